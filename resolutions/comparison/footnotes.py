"""Footnotes paired by what they say and where they stand, never by number: numbers shift with every footnote put in."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

import scipy
from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist

from resolutions.text.document import Document, Footnote
from resolutions.text.equality import normal_form, same_text

from .align import Link
from .changes import changes_of, heaviest
from .order import reading_order
from .result import ChangeKind, NoteRow, Row, RowOp
from .words import Vocabulary, redline, words_of, written_after

Place = tuple[str, int]
"""Paragraph id and offset in its text."""

_SAME_PLACE = 0.45
_SAME_PARAGRAPH = 0.15
_PAIRED_AT_LEAST = 0.4
_NEAR = 3
_SIGNAL = re.compile(r"^(?:See(?: also)?|Cf\.) ", re.IGNORECASE)
# The table of all pairs has at most this many rows and columns: footnotes beyond are taken as put in or taken out.
_MOST_NOTES = 2_000


def compare_footnotes(a: Document, b: Document, rows: Sequence[Row]) -> tuple[NoteRow, ...]:
    """One row a footnote, in the order of ``b``; those taken out stand where they stood.

    Where one side has no footnote at all, they were most likely lost on the way: their kind is ``conversion``.
    """
    places_a, places_b = _places(a), _places(b)
    by_id = {paragraph: row for row in rows for paragraph in row.a}
    expected = [_carried_over(place, by_id) if place else None for place in places_a]
    pairs = _pairs(a.footnotes, b.footnotes, expected, places_b)
    alone = ChangeKind.SUBSTANTIVE if a.footnotes and b.footnotes else ChangeKind.CONVERSION
    found = []
    for link in reading_order([Link((i,), (j,)) for i, j in pairs], len(a.footnotes), len(b.footnotes)):
        in_a = _paragraph(places_a[link.a[0]]) if link.a else None
        in_b = _paragraph(places_b[link.b[0]]) if link.b else None
        if link.a and link.b:
            old, new = a.footnotes[link.a[0]], b.footnotes[link.b[0]]
            found.append(_pair(old, new, in_a, in_b, (link.a[0], link.b[0]), b.language))
        elif link.a:
            note = a.footnotes[link.a[0]]
            found.append(NoteRow(RowOp.DELETED, note.mark, None, (("-", note.text),), alone, in_a, None))
        else:
            note = b.footnotes[link.b[0]]
            found.append(NoteRow(RowOp.INSERTED, None, note.mark, (("+", note.text),), alone, None, in_b))
    return tuple(found)


def _pair(
    old: Footnote, new: Footnote, in_a: str | None, in_b: str | None, at: tuple[int, int], language: str
) -> NoteRow:
    words = redline(old.text, new.text)
    op = RowOp.SAME if same_text(old.text, new.text) else RowOp.EDITED
    signal = op == RowOp.EDITED and _cited(old) == _cited(new)
    kind = ChangeKind.EDITORIAL if signal else heaviest(changes_of(words, language=language))
    return NoteRow(op, old.mark, new.mark, words, kind, in_a, in_b, at)


def _cited(note: Footnote) -> str:
    """What a note cites, its signal word apart: "See resolution 66/3." and "Resolution 66/3." cite the same."""
    return normal_form(_SIGNAL.sub("", note.text)).casefold()


def _paragraph(place: Place | None) -> str | None:
    return place[0] if place else None


def _places(document: Document) -> list[Place | None]:
    """Where each footnote's mark stands. A mark printed for two notes goes to each in turn."""
    marks: dict[str, list[Place]] = defaultdict(list)
    for paragraph in document.paragraphs:
        for note in paragraph.notes:
            marks[note.mark].append((paragraph.id, note.offset))
    waiting = {mark: iter(places) for mark, places in marks.items()}
    return [next(waiting.get(note.mark, iter(())), None) for note in document.footnotes]


def _carried_over(place: Place, rows: Mapping[str, Row]) -> Place | None:
    """Where a place of the first text is found in the second, following the words."""
    row = rows.get(place[0])
    if row is None or not row.b:
        return None
    in_a = in_b = 0
    offset = written_after(row.words, place[1])
    for op, text in row.words:
        if op != "+" and in_a + len(text) > offset:
            return row.b[0], in_b + (offset - in_a if op == "=" else 0)
        in_a += len(text) if op != "+" else 0
        in_b += len(text) if op != "-" else 0
    return row.b[0], in_b


def _pairs(
    a: Sequence[Footnote], b: Sequence[Footnote], expected: Sequence[Place | None], places: Sequence[Place | None]
) -> list[tuple[int, int]]:
    a, b = a[:_MOST_NOTES], b[:_MOST_NOTES]
    if not a or not b:
        return []
    vocabulary = Vocabulary()
    codes = [["".join([vocabulary[word] for word in words_of(note.text.lower())]) for note in side] for side in (a, b)]
    table = cdist(*codes, scorer=Indel.normalized_similarity) * (1 - _SAME_PLACE)
    by_paragraph: dict[str, list[int]] = defaultdict(list)
    for j, place in enumerate(places[: len(b)]):
        if place:
            by_paragraph[place[0]].append(j)
    for i, place in enumerate(expected[: len(a)]):
        for j in by_paragraph[place[0]] if place else ():
            near = abs((places[j] or ("", 0))[1] - (place or ("", 0))[1]) <= _NEAR
            table[i, j] += _SAME_PLACE if near else _SAME_PARAGRAPH
    chosen = zip(*scipy.optimize.linear_sum_assignment(-table), strict=True)
    return [(int(i), int(j)) for i, j in chosen if table[i, j] >= _PAIRED_AT_LEAST]
