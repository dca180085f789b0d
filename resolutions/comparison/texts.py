"""Two documents in, one Comparison out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from resolutions.text.document import Document, Paragraph

from .align import Link, align
from .changes import changes_of, heaviest
from .cover import compare_cover
from .footnotes import compare_footnotes
from .order import reading_order
from .result import Comparison, NoteRow, Row
from .sentence import sentence
from .words import Op, Tokeniser, count, redline

MOST_PARAGRAPHS = 20_000
MOST_LETTERS = 20_000_000
PART_BREAK = "\n"
"""Stands between the parts of a split or merged paragraph in its words."""


class TooLarge(ValueError):
    """The two documents are beyond what is compared; the message says the bound."""


def compare(a: Document, b: Document) -> Comparison:
    """What became of ``a`` in ``b``: paragraphs, words, footnotes, cover. Raises TooLarge."""
    for document in (a, b):
        _check_size(document)
    tokeniser = Tokeniser()
    links = reading_order(align(a.paragraphs, b.paragraphs, tokeniser), len(a.paragraphs), len(b.paragraphs))
    rows = tuple(_row(link, a.paragraphs, b.paragraphs, tokeniser) for link in links)
    notes = compare_footnotes(a, b, rows)
    names_a, names_b = ({paragraph.id: paragraph for paragraph in side.paragraphs} for side in (a, b))
    return Comparison(
        name_of(a),
        name_of(b),
        rows,
        notes,
        compare_cover(a, b),
        _summary(rows, notes),
        sentence(rows, notes, names_a, names_b),
    )


def name_of(document: Document) -> str:
    return document.symbol or document.source


def _check_size(document: Document) -> None:
    if len(document.paragraphs) > MOST_PARAGRAPHS:
        raise TooLarge(f"{name_of(document)} has more than {MOST_PARAGRAPHS:,} paragraphs")
    if sum(len(paragraph.text) for paragraph in document.paragraphs) > MOST_LETTERS:
        raise TooLarge(f"{name_of(document)} has more than {MOST_LETTERS:,} letters")


def _row(link: Link, a: Sequence[Paragraph], b: Sequence[Paragraph], tokeniser: Tokeniser) -> Row:
    old, new = [a[i] for i in link.a], [b[j] for j in link.b]
    before, after = (PART_BREAK.join(each.text for each in side) for side in (old, new))
    words = redline(before, after, tokeniser) if old and new else _alone(before, after)
    changes = changes_of(words, old[0].opening, new[0].opening) if old and new else ()
    return Row(
        op=_op(link, words),
        a=tuple(each.id for each in old),
        b=tuple(each.id for each in new),
        words=words,
        renumbered=len(old) == len(new) == 1 and _renumbered(old[0], new[0]),
        kind=heaviest(changes) if old and new else _kind_alone((old or new)[0]),
        changes=changes,
    )


def _alone(before: str, after: str) -> tuple[Op, ...]:
    return tuple(piece for piece in (("-", before), ("+", after)) if piece[1])


def _op(link: Link, words: Sequence[Op]) -> str:
    if not link.a or not link.b:
        return "deleted" if link.a else "inserted"
    if len(link.b) > 1 or len(link.a) > 1:
        return "split" if len(link.b) > 1 else "merged"
    if link.moved:
        return "moved"
    return "same" if all(op == "=" for op, _ in words) else "edited"


def _renumbered(old: Paragraph, new: Paragraph) -> bool:
    return None not in (old.number, new.number) and old.number != new.number


def _kind_alone(paragraph: Paragraph) -> str:
    """The opening formula counts, but quietly: some conversions lose it."""
    return "conversion" if paragraph.kind == "formula" else "substantive"


def _summary(rows: Sequence[Row], notes: Sequence[NoteRow]) -> dict[str, int]:
    """How many rows of each op and kind, words put in and taken out, footnotes by op."""
    ops = ("same", "edited", "inserted", "deleted", "moved", "split", "merged")
    counts = Counter(row.op for row in rows)
    kinds = Counter(row.kind for row in rows if row.kind)
    note_counts = Counter(note.op for note in notes)
    added, removed = (sum(count(row.words, wanted) for row in rows) for wanted in "+-")
    return {
        **{op: counts[op] for op in ops},
        "renumbered": sum(row.renumbered for row in rows),
        "words_added": added,
        "words_removed": removed,
        **{f"kind_{kind}": count for kind, count in sorted(kinds.items())},
        **{f"footnotes_{op}": note_counts[op] for op in ("same", "edited", "inserted", "deleted")},
    }
