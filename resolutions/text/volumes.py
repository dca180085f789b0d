"""A file with several resolutions in it, such as pages of the printed Official Records, taken apart into documents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from .languages.vocabularies import words_of
from .lines import HINTS, Line
from .printed_notes import at_home
from .sheet import plain

_TITLE_LINE = re.compile(
    r"(?:(?:E?S-)?\d{1,2}/\d{1,3}|\d{1,4}\.? ?(?:[A-Z]{1,2} )?\([IVXLSE1l-]{1,9}\))"
    r"(?: ?[A-Z](?:-[A-Z])?)?\s?\.\s{1,4}\S"
)
"""A number and a title. What recognized the print may have read the roman I as 1 or l, and a point too many."""
_OLD_TITLE_LINE = re.compile(r"\d{1,4} ?\([IVXL]{1,7}\)\. [A-Z][^|]{10,200}[^\d|)]")
"""A title that shows by itself that it is one, whatever follows: number and session as they stand nowhere else. Lines
of a table of contents end with a page."""
_LEAD_LINE = re.compile(
    r"<!--.*|\|.*|CONTENTS|Page|\d{1,4}|(?:[IVXL]{1,6}\.?\s{0,3})?(?:\d{1,4}\s{1,3})?Resolutions? adopted .*"
    r"|(?:\d{1,4}\s{1,3})?General Assembly\s?[—–-].*",
    re.IGNORECASE,
)
"""Heads of pages and chapters, and contents."""
_FORMULAS = {code: words_of(code).formula for code in ("en", "fr")}
"""The first volumes are printed in two columns, English and French."""
_MEETING_LINE = re.compile(r"\S{1,30} plenary meeting\b")
_COVER_LINE = re.compile(
    r"Distr\s?[.:]|United Nations$|General Assembly$|Resolutions? adopted by the General Assembly|[AES]/\S+\*?$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r".{25,}[a-z)][.;]$")
_FIRSTS = frozenset("0123456789SE")
_BEFORE = " \t" + "".join(HINTS)
_REACH = 14
"""Lines with text between a title and its opening formula, at the most."""


@dataclass(frozen=True, slots=True)
class Part:
    """The lines of one document. A ``fragment`` is the end of one that began before this file. The first ``lead`` lines
    are none of its own: heads and contents of the volume. ``language`` is that of the formula it opens with."""

    lines: list[Line]
    fragment: bool = False
    lead: int = 0
    language: str | None = None


def split(lines: Sequence[Line]) -> list[Part]:
    """The parts of a file, in order; one where the file holds one document.

    A document begins at the line of its number and title ("1392 (XIV). …") if the opening formula is not far below.
    What stands above the first is the end of a document that began elsewhere, if a plenary meeting closes it or it has
    sentences, as the last articles of an annex have. Notes stand in the part that has their marks.
    """
    found = (
        (index, _opens(lines, index)) for index, line in enumerate(lines) if line.text.lstrip(_BEFORE)[:1] in _FIRSTS
    )
    languages = {index: code for index, code in found if code is not None}
    starts = list(languages)
    if not starts:
        return [Part(list(lines))]
    above = lines[: starts[0]]
    closed_above = _closes(above)
    lead = 0 if closed_above or not _is_lead(above, several=len(starts) > 1) else len(above)
    if len(starts) == 1 and not closed_above:
        return [Part(list(lines), lead=lead)]
    bounds = [0, *starts[0 if closed_above else 1 :], len(lines)]
    spans = [(start, end) for start, end in zip(bounds, bounds[1:], strict=False) if end > start]
    texts = at_home([lines[start:end] for start, end in spans])
    first = Part(texts[0], fragment=closed_above, lead=lead)
    return [
        first,
        *(Part(text, language=languages[start] or None) for (start, _), text in zip(spans[1:], texts[1:], strict=True)),
    ]


def _closes(above: Sequence[Line]) -> bool:
    """Does a text end above the first title? On a cover the meeting stands among its elements."""
    texts = _texts(above)
    ends = any(_MEETING_LINE.match(text) or _SENTENCE_END.fullmatch(text) for text in texts)
    return ends and not any(map(_COVER_LINE.match, texts))


def _is_lead(above: Sequence[Line], *, several: bool) -> bool:
    """Is what stands above the first title no cover, but the head of a chapter? Above the only title of a file every
    line has to look like one."""
    texts = _texts(above)
    if several:
        return not any(map(_COVER_LINE.match, texts))
    return all(_LEAD_LINE.fullmatch(text) or text.isupper() for text in texts) and any(
        "adopted" in text.lower() for text in texts
    )


def _texts(lines: Sequence[Line]) -> list[str]:
    return [plain(line.text).strip() for line in lines if line.text.strip()]


def _opens(lines: Sequence[Line], index: int) -> str | None:
    """The language of the formula below the title at this line; empty where the title tells by itself; None where there
    is no title."""
    title = plain(lines[index].text).strip()
    if not _TITLE_LINE.match(title):
        return None
    below = (plain(line.text).strip() for line in lines[index + 1 : index + 4 * _REACH] if line.text.strip())
    following = next(below, "")
    for _, text in zip(range(_REACH), chain([following], below), strict=False):
        code = next((code for code, formula in _FORMULAS.items() if formula.match(text)), None)
        if code:
            return code
        if _TITLE_LINE.match(text):
            return None
    return "" if _OLD_TITLE_LINE.fullmatch(title) and following and not _TITLE_LINE.match(following) else None
