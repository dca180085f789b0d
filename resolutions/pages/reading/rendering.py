"""TextBlocks as data for the page: prose cut into segments, each escaped where it is printed. No HTML is made here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

Span = tuple[int, int]
"""Start and end, in characters of the text."""


@dataclass(frozen=True, slots=True)
class Link:
    """A stretch of text that leads somewhere: ``start`` and ``end`` are offsets in the text it belongs to."""

    start: int
    end: int
    href: str
    held: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """A footnote mark standing before the character at ``offset``; ``note`` is the id of the footnote on the page."""

    offset: int
    mark: str
    id: str
    note: str | None


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text with one look. ``marks`` stand before it; only the last segment of a text may be empty."""

    text: str
    italic: bool = False
    found: bool = False
    link: Link | None = None
    marks: tuple[Mark, ...] = ()


def segments(
    text: str,
    *,
    opening: str = "",
    links: Iterable[Link] = (),
    marks: Sequence[Mark] = (),
    found: Sequence[Span] = (),
) -> list[Segment]:
    """``text`` cut wherever its look changes. Joined again, the segments are exactly ``text``.

    ``found`` are the spans a reader searched for, in order and apart.
    Links that overlap an earlier one, or lie outside the text, are left out: the words stay, the link does not.
    """
    kept = _apart(links, len(text))
    italic_to = len(opening) if opening and text.startswith(opening) else 0
    cuts = {0, len(text), italic_to, *(link.start for link in kept), *(link.end for link in kept)}
    cuts |= {min(mark.offset, len(text)) for mark in marks} | {edge for span in found for edge in span}
    edges = sorted(cuts)
    pieces = [
        Segment(
            text[start:end],
            italic=end <= italic_to,
            found=any(first <= start < last for first, last in found),
            link=next((link for link in kept if link.start <= start < link.end), None),
            marks=_at(marks, start, len(text)),
        )
        for start, end in zip(edges, edges[1:], strict=False)
    ]
    trailing = _at(marks, len(text), len(text))
    return [*pieces, Segment("", marks=trailing)] if trailing else pieces


LINE = 72
"""Characters of a numbered line: so many fit on A4 beside the numbers."""


def lines(cut: Iterable[Segment], width: int = LINE) -> list[list[Segment]]:
    """The same words in lines broken at blanks. They depend on the words alone, not on the sheet or the screen, so that
    everybody in a room means the same line by its number."""
    cut = list(cut)
    ends = _ends("".join(segment.text for segment in cut), width)
    found: list[list[Segment]] = [[]]
    at = 0
    for segment in cut:
        rest = segment
        while ends and at + len(rest.text) > ends[0]:
            here = ends.pop(0) - at
            found[-1].append(replace(rest, text=rest.text[:here]))
            found.append([])
            rest = replace(rest, text=rest.text[here:], marks=())
            at += here
        found[-1].append(rest)
        at += len(rest.text)
    return found


def _ends(text: str, width: int) -> list[int]:
    """Where a line ends and the next begins, after a blank; a word longer than a line has one to itself."""
    ends: list[int] = []
    start = 0
    while len(text) - start > width:
        blank = text.rfind(" ", start, start + width + 1)
        blank = blank if blank >= start else text.find(" ", start + width)
        if blank < 0:
            break
        start = blank + 1
        ends.append(start)
    return ends if not ends or ends[-1] < len(text) else ends[:-1]


def _apart(links: Iterable[Link], length: int) -> list[Link]:
    kept: list[Link] = []
    for link in sorted(links, key=lambda link: link.start):
        if (kept[-1].end if kept else 0) <= link.start < link.end <= length:
            kept.append(link)
    return kept


def _at(marks: Sequence[Mark], offset: int, length: int) -> tuple[Mark, ...]:
    return tuple(mark for mark in marks if min(mark.offset, length) == offset)
