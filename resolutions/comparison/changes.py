"""What kind of change it is: of every stretch of words put in, taken out or replaced, and of the paragraph as a
whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from resolutions.text.languages import ENGLISH

from .openings import Ladders, bare, verb_change
from .reference_words import SYMBOL, ReferenceWords, reference_words
from .result import Change, ChangeKind
from .words import Op, words_of, written_before

_HEAVIEST_FIRST = list(ChangeKind)
_CONTEXT = 60
# A hyphen for a blank is a matter of spelling; letters that have run together may be a line break badly mended.
_HYPHENS = re.compile(r"(?<=[^\W\d])[-\u2010\u2011](?=\w)")
_NOT_LETTERS = re.compile(r"[\W_]+")
# The digits of a footnote mark that a conversion has glued to a word, a comma or a year.
_GLUED_MARK = re.compile(r"(?<=[^\W\d])\d{1,3}$|(?<=[^\W\d][.,;:])\d{1,3}$|(?<=\b(?:19|20)\d\d)\d{1,2}$")


def changes_of(
    words: Sequence[Op],
    opening_a: str = "",
    opening_b: str = "",
    ladders: Ladders | None = None,
    language: str = ENGLISH,
) -> tuple[Change, ...]:
    """The changes a redline holds, in order. The openings are those of the two paragraphs, where they have any;
    ``ladders`` say how strong they are. ``language`` is that of both texts."""
    refers = reference_words(language)
    return tuple(_change(stretch, opening_a, opening_b, ladders, refers) for stretch in _stretches(words))


def heaviest(changes: Sequence[Change]) -> ChangeKind | None:
    return min((change.kind for change in changes), key=_HEAVIEST_FIRST.index, default=None)


_Stretch = tuple[str, str, str, str, int, int]


def _stretches(words: Sequence[Op]) -> Iterator[_Stretch]:
    """``(before, after, text to the left, to the right, offset in a, offset in b)`` of each change."""
    left, in_a, in_b = "", 0, 0
    old = new = ""
    for op, text in (*words, ("=", "")):
        if op == "-":
            old += text
        elif op == "+":
            new += text
        else:
            if old or new:
                yield old, new, left, text, in_a, in_b
            left = " ".join(f"{left} {new} {text}"[-_CONTEXT:].split())
            in_a, in_b, old, new = in_a + len(old) + len(written_before(text)), in_b + len(new) + len(text), "", ""


def _change(
    stretch: _Stretch, opening_a: str, opening_b: str, ladders: Ladders | None, refers: ReferenceWords
) -> Change:
    before, after, left, right, in_a, in_b = stretch
    kind, verb = _kind(before, after, left, right, refers), None
    if kind != ChangeKind.EDITORIAL and opening_a and opening_b and (in_a < len(opening_a) or in_b < len(opening_b)):
        verb = verb_change(opening_a, opening_b, ladders, refers.code)
        same = bare(before, refers.code) == bare(after, refers.code)
        kind = ChangeKind.OPENING if verb else ChangeKind.EDITORIAL if same else kind
    return Change(kind, before.strip(), after.strip(), verb)


def _kind(before: str, after: str, left: str, right: str, refers: ReferenceWords) -> ChangeKind:
    old, new = (words_of(_HYPHENS.sub(" ", text.lower())) for text in (before, after))
    if old == new or refers.grammar.issuperset(old + new):
        return ChangeKind.EDITORIAL
    if refers.is_within_ordinal(old + new, right):
        return ChangeKind.DATE
    if not old or not new:
        return ChangeKind.SUBSTANTIVE
    if _letters(before) == _letters(after) or _without_marks(before) == _without_marks(after):
        return ChangeKind.CONVERSION
    return _kind_of_replacement(words_of(before), words_of(after), left, right, refers)


def _kind_of_replacement(
    before: Sequence[str], after: Sequence[str], left: str, right: str, refers: ReferenceWords
) -> ChangeKind:
    """Dates and symbols for dates and symbols; anything else is of substance, a number that is no date too."""
    changed = [word for word in (*before, *after) if word.lower() not in refers.small]
    if not changed or not all(map(refers.is_symbol_or_date, changed)):
        return ChangeKind.SUBSTANTIVE
    symbols = [any(map(SYMBOL.fullmatch, side)) for side in (before, after)]
    if all(symbols) or refers.in_reference.search(left) or refers.goes_on_as_reference.match(right):
        return ChangeKind.REFERENCE
    stated = refers.year_or_month.search(" ".join(changed)) or refers.month_follows.match(right)
    dated = stated or not any(map(str.isdigit, changed))
    return ChangeKind.DATE if dated and not any(symbols) else ChangeKind.SUBSTANTIVE


def _letters(text: str) -> str:
    return _NOT_LETTERS.sub("", text.lower())


def _without_marks(text: str) -> list[str]:
    return [_GLUED_MARK.sub("", word) for word in text.split()]
