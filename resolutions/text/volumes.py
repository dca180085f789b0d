"""A file with several resolutions in it, such as pages of the printed Official Records, taken apart into documents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .languages.en import WORDS
from .lines import HINTS, Line
from .sheet import plain

_TITLE_LINE = re.compile(
    r"(?:(?:E?S-)?\d{1,2}/\d{1,3}|\d{1,4}\.? ?(?:[A-Z]{1,2} )?\([IVXLSE1l-]{1,9}\))"
    r"(?: ?[A-Z](?:-[A-Z])?)?\s?\.\s{1,4}\S"
)
"""A number and a title. What recognized the print may have read the roman I as 1 or l, and a point too many."""
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
    """The lines of one document. A ``fragment`` is the end of one that began before this file."""

    lines: list[Line]
    fragment: bool = False


def split(lines: Sequence[Line]) -> list[Part]:
    """The parts of a file, in order; one where the file holds one document.

    A document begins at the line of its number and title ("1392 (XIV). …") if the opening formula is not far below.
    What stands above the first is the end of a document that began elsewhere, if a plenary meeting closes it or it has
    sentences, as the last articles of an annex have.
    """
    starts = [
        index
        for index, line in enumerate(lines)
        if line.text.lstrip(_BEFORE)[:1] in _FIRSTS and _is_start(lines, index)
    ]
    closed_above = starts and _closes(lines[: starts[0]])
    if not starts or len(starts) == 1 and not closed_above:
        return [Part(list(lines))]
    bounds = [0, *starts[0 if closed_above else 1 :], len(lines)]
    return [
        Part(list(lines[start:end]), fragment=bool(closed_above) and not start)
        for start, end in zip(bounds, bounds[1:], strict=False)
        if end > start
    ]


def _closes(above: Sequence[Line]) -> bool:
    """Does a text end above the first title? On a cover the meeting stands among its elements."""
    texts = [plain(line.text).strip() for line in above if line.text.strip()]
    ends = any(_MEETING_LINE.match(text) or _SENTENCE_END.fullmatch(text) for text in texts)
    return ends and not any(map(_COVER_LINE.match, texts))


def _is_start(lines: Sequence[Line], index: int) -> bool:
    if not _TITLE_LINE.match(plain(lines[index].text).strip()):
        return False
    below = (plain(line.text).strip() for line in lines[index + 1 : index + 4 * _REACH] if line.text.strip())
    for _, text in zip(range(_REACH), below, strict=False):
        if WORDS.formula.match(text):
            return True
        if _TITLE_LINE.match(text):
            return False
    return False
