"""Where two sources of one language version have different words. Words are compared by the one equality of the archive
(``text.equality``): accents composed or not, hyphens, quotes and invisible marks do not count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from rapidfuzz.distance import Indel

from resolutions.text.document import Document, Problem
from resolutions.text.equality import normal_form
from resolutions.text.problems import ProblemCode

WORDS, NUMBERS = ProblemCode.WORDS_DIFFER, ProblemCode.NUMBERS_DIFFER
CODES = (WORDS, NUMBERS)

MOST_SHOWN = 12
"""Differences of one source that are listed one by one; a source with more is another text or badly read, and gets one
line that says so."""

MOST_WORDS = 120
"""Limit for the words of one difference in a message."""

_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Difference:
    """A place where two texts differ: the paragraph id in the first, and the words of both."""

    where: str
    before: str
    after: str
    line: int
    """In the second text's file."""

    @property
    def in_numbers(self) -> bool:
        return bool(_DIGIT.search(self.before) or _DIGIT.search(self.after))


@dataclass(frozen=True, slots=True)
class _Word:
    form: str
    printed: str
    where: str
    line: int


def differences(first: Document, second: Document) -> list[Difference]:
    """The places where two readings of one text differ in their words, their notes' words or their numbers, in the
    order of the first. Differences in blanks alone do not count."""
    ours, theirs = list(_words(first)), list(_words(second))
    forms = [word.form for word in ours], [word.form for word in theirs]
    if forms[0] == forms[1]:
        return []
    spans = (span for span in _spans(*forms) if _joined(forms[0], *span[:2]) != _joined(forms[1], *span[2:]))
    return [_difference(ours, theirs, *span) for span in spans]


def _joined(forms: Sequence[str], start: int, end: int) -> str:
    return "".join(forms[start:end])


def _spans(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Start and end, in both texts, of each stretch that differs."""
    for equal, steps in groupby(Indel.opcodes(ours, theirs), key=lambda step: step.tag == "equal"):
        if not equal:
            run = list(steps)
            yield run[0].src_start, run[-1].src_end, run[0].dest_start, run[-1].dest_end


def _difference(
    ours: Sequence[_Word], theirs: Sequence[_Word], start: int, end: int, there: int, until: int
) -> Difference:
    """Where one of the texts has nothing, the place is that of the word before."""
    before_ours = ours[max(start - 1, 0)] if ours else theirs[there]
    before_theirs = theirs[max(there - 1, 0)] if theirs else ours[start]
    old, new = ours[start:end], theirs[there:until]
    where = (old[0] if old else before_ours).where
    return Difference(where, _shown(old), _shown(new), (new[0] if new else before_theirs).line)


def _shown(words: Sequence[_Word]) -> str:
    text = " ".join(word.printed for word in words[:MOST_WORDS])
    return text if len(words) <= MOST_WORDS else f"{text} …"


def problems_of(differing: list[Difference], shown: str) -> Iterator[Problem]:
    """The differences as problems of the reading that is not shown, numbers first; ``shown`` is the name of the file
    that is."""
    if len(differing) > MOST_SHOWN:
        yield Problem(
            differing[0].line,
            WORDS,
            f"differs in {len(differing)} places from {shown}, which is shown: compare the two",
        )
        return
    for one in sorted(differing, key=lambda one: not one.in_numbers):
        code = NUMBERS if one.in_numbers else WORDS
        yield Problem(one.line, code, f"{one.where}: “{one.after}” here, “{one.before}” in {shown}, which is shown")


def _words(document: Document) -> Iterator[_Word]:
    for paragraph in document.paragraphs:
        if paragraph.number:
            yield _Word(_bare(paragraph.number), paragraph.number, paragraph.id, paragraph.lines[0])
        yield from _cut(paragraph.text, paragraph.id, paragraph.lines[0])
    for place, note in enumerate(document.footnotes, 1):
        yield from _cut(note.text, f"note-{place}", note.lines[0])


def _cut(text: str, where: str, line: int) -> Iterator[_Word]:
    for printed in text.split():
        form = _form(printed)
        if form:
            yield _Word(form, printed, where, line)


@lru_cache(maxsize=50_000)
def _form(word: str) -> str:
    """Cached, since most words recur."""
    return normal_form(word)


def _bare(number: str) -> str:
    return number.strip("().").casefold()
