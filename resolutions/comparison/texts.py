"""Two documents in, one Comparison out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from resolutions.text.document import Document, Paragraph
from resolutions.text.kinds import FORMULA

from .align import Link, align
from .changes import changes_of, heaviest
from .cover import compare_cover
from .footnotes import compare_footnotes
from .openings import Ladders
from .order import reading_order
from .result import OF_ONE, ChangeKind, Comparison, NoteRow, Row, RowOp, TableChange
from .sentence import sentence
from .tables import compare_tables
from .wording import ENGLISH, Wording
from .words import Cuts, Op, Tokeniser, count, redline

MOST_PARAGRAPHS = 20_000
MOST_LETTERS = 20_000_000
PART_BREAK = "\n"
"""Stands between the parts of a split or merged paragraph in its words."""


class TooLarge(ValueError):
    """The two documents are beyond what is compared; the message says the bound."""

    def __init__(self, name: str, most: int, letters: bool = False):
        self.name, self.most, self.letters = name, most, letters
        super().__init__(self.said(ENGLISH))

    def said(self, say: Wording) -> str:
        if self.letters:
            message = say.gettext("%(text)s has more than %(most)s letters")
        else:
            message = say.gettext("%(text)s has more than %(most)s paragraphs")
        return message % {"text": self.name, "most": f"{self.most:,}"}


def compare(a: Document, b: Document, ladders: Ladders | None = None) -> Comparison:
    """What became of ``a`` in ``b``: paragraphs, words, footnotes, tables, cover. ``ladders`` say how strong opening
    verbs are; without them those of ``strength.json`` do. Raises TooLarge."""
    rows = compare_paragraphs(a, b, ladders)
    notes, tables = compare_footnotes(a, b, rows), compare_tables(a, b, rows)
    summary = _summary(rows, notes, tables)
    comparison = Comparison(name_of(a), name_of(b), rows, notes, tables, compare_cover(a, b), summary)
    return replace(comparison, sentence=sentence(comparison, a, b))


def compare_paragraphs(
    a: Document, b: Document, ladders: Ladders | None = None, cuts: Cuts | None = None
) -> tuple[Row, ...]:
    """The rows of ``compare`` alone. ``cuts`` are shared by the comparisons of a chain. Raises TooLarge."""
    for document in (a, b):
        _check_size(document)
    tokeniser = Tokeniser(cuts)
    links = reading_order(align(a.paragraphs, b.paragraphs, tokeniser), len(a.paragraphs), len(b.paragraphs))
    return tuple(_row(link, a.paragraphs, b.paragraphs, tokeniser, ladders, b.language) for link in links)


def name_of(document: Document) -> str:
    return document.symbol or document.source


def _check_size(document: Document) -> None:
    if len(document.paragraphs) > MOST_PARAGRAPHS:
        raise TooLarge(name_of(document), MOST_PARAGRAPHS)
    if sum(len(paragraph.text) for paragraph in document.paragraphs) > MOST_LETTERS:
        raise TooLarge(name_of(document), MOST_LETTERS, letters=True)


def _row(
    link: Link,
    a: Sequence[Paragraph],
    b: Sequence[Paragraph],
    tokeniser: Tokeniser,
    ladders: Ladders | None,
    language: str,
) -> Row:
    old, new = [a[i] for i in link.a], [b[j] for j in link.b]
    before, after = (PART_BREAK.join(each.text for each in side) for side in (old, new))
    words = redline(before, after, tokeniser) if old and new else _alone(before, after)
    changes = changes_of(words, old[0].opening, new[0].opening, ladders, language) if old and new else ()
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


def _op(link: Link, words: Sequence[Op]) -> RowOp:
    if not link.a or not link.b:
        return RowOp.DELETED if link.a else RowOp.INSERTED
    if len(link.b) > 1 or len(link.a) > 1:
        return RowOp.SPLIT if len(link.b) > 1 else RowOp.MERGED
    if link.moved:
        return RowOp.MOVED
    return RowOp.SAME if all(op == "=" for op, _ in words) else RowOp.EDITED


def _renumbered(old: Paragraph, new: Paragraph) -> bool:
    return None not in (old.number, new.number) and old.number != new.number


def _kind_alone(paragraph: Paragraph) -> ChangeKind:
    """The opening formula counts, but quietly: some conversions lose it."""
    return ChangeKind.CONVERSION if paragraph.kind == FORMULA else ChangeKind.SUBSTANTIVE


def _summary(rows: Sequence[Row], notes: Sequence[NoteRow], tables: Sequence[TableChange]) -> dict[str, int]:
    """How many rows of each op and kind, words put in and taken out, footnotes and rows of tables by op."""
    counts = Counter(row.op for row in rows)
    kinds = Counter(row.kind for row in rows if row.kind)
    note_counts = Counter(note.op for note in notes)
    table_counts = Counter(row.op for table in tables for row in table.rows)
    added, removed = (sum(count(row.words, wanted) for row in rows) for wanted in "+-")
    return {
        **{op.value: counts[op] for op in RowOp},
        "renumbered": sum(row.renumbered for row in rows),
        "words_added": added,
        "words_removed": removed,
        **{f"kind_{kind}": count for kind, count in sorted(kinds.items())},
        **{f"footnotes_{op}": note_counts[op] for op in OF_ONE},
        **{f"table_rows_{op}": table_counts[op] for op in OF_ONE},
    }
