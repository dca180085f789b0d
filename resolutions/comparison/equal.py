"""Paragraphs whose text did not change by a letter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rapidfuzz.distance import LCSseq

from resolutions.text.document import Paragraph

from .chain import Pair, heaviest_chain
from .words import Vocabulary

# Above this many pairs of equal paragraphs (a text of ten thousand blank lines) the choice among equals is not weighed.
_MOST_PAIRS = 200_000


def equal_pairs(a: Sequence[Paragraph], b: Sequence[Paragraph]) -> tuple[list[Pair], list[Pair]]:
    """Pairs of equal text: as many as possible in order, and the others, which have moved."""
    where: dict[str, list[int]] = defaultdict(list)
    for j, paragraph in enumerate(b):
        where[paragraph.text].append(j)
    in_order = _in_order(a, b, where)
    return in_order, _crossing(a, where, in_order)


def _in_order(a: Sequence[Paragraph], b: Sequence[Paragraph], where: dict[str, list[int]]) -> list[Pair]:
    if sum(len(where.get(paragraph.text, ())) for paragraph in a) > _MOST_PAIRS:
        vocabulary = Vocabulary()
        codes = ["".join([vocabulary[paragraph.text] for paragraph in side]) for side in (a, b)]
        blocks = LCSseq.opcodes(*codes).as_matching_blocks()
        return [(block.a + at, block.b + at) for block in blocks for at in range(block.size)]
    # Number first: the chain holds as many pairs as can be. Its place in the text decides only among equals.
    little = 1 / (5 * (len(a) + 1))
    return heaviest_chain(
        (i, j, 1 + little * _fits(a, b, i, j)) for i in range(len(a)) for j in where.get(a[i].text, ())
    )


def _fits(a: Sequence[Paragraph], b: Sequence[Paragraph], i: int, j: int) -> int:
    return (
        (a[i].number == b[j].number)
        + (a[i].section == b[j].section)
        + (i > 0 and j > 0 and a[i - 1].text == b[j - 1].text)
        + (i + 1 < len(a) and j + 1 < len(b) and a[i + 1].text == b[j + 1].text)
    )


def _crossing(a: Sequence[Paragraph], where: dict[str, list[int]], in_order: list[Pair]) -> list[Pair]:
    paired_a, paired_b = {i for i, _ in in_order}, {j for _, j in in_order}
    left = {text: iter([j for j in places if j not in paired_b]) for text, places in where.items()}
    crossing = []
    for i, paragraph in enumerate(a):
        if i not in paired_a and (j := next(left.get(paragraph.text, iter(())), None)) is not None:
            crossing.append((i, j))
    return crossing
