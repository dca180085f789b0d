"""Paragraphs whose text did not change by a letter, however the letters are written down."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from resolutions.text.document import Paragraph
from resolutions.text.equality import normal_form

from .chain import Pair, heaviest_chain
from .words import Vocabulary

# Above this many pairs of equal paragraphs (a text of ten thousand blank lines) the choice among equals is not weighed.
_MOST_PAIRS = 200_000


def equal_pairs(a: Sequence[Paragraph], b: Sequence[Paragraph]) -> tuple[list[Pair], list[Pair]]:
    """Pairs of equal text: as many as possible in order, and the others, which have moved."""
    old, new = _Side.of(a), _Side.of(b)
    where: dict[str, list[int]] = defaultdict(list)
    for j, text in enumerate(new.texts):
        where[text].append(j)
    in_order = _in_order(old, new, where)
    return in_order, _crossing(old.texts, where, in_order)


class _Side(NamedTuple):
    """Paragraphs, and their texts in normal form."""

    paragraphs: Sequence[Paragraph]
    texts: list[str]

    @classmethod
    def of(cls, paragraphs: Sequence[Paragraph]) -> _Side:
        return cls(paragraphs, [normal_form(paragraph.text) for paragraph in paragraphs])


def _in_order(a: _Side, b: _Side, where: dict[str, list[int]]) -> list[Pair]:
    if sum(len(where.get(text, ())) for text in a.texts) > _MOST_PAIRS:
        vocabulary = Vocabulary()
        codes = ["".join([vocabulary[text] for text in side.texts]) for side in (a, b)]
        blocks = LCSseq.opcodes(*codes).as_matching_blocks()
        return [(block.a + at, block.b + at) for block in blocks for at in range(block.size)]
    # Number first: the chain holds as many pairs as can be. Its place in the text decides only among equals.
    little = 1 / (5 * (len(a.texts) + 1))
    return heaviest_chain(
        (i, j, 1 + little * _fits(a, b, i, j)) for i, text in enumerate(a.texts) for j in where.get(text, ())
    )


def _fits(a: _Side, b: _Side, i: int, j: int) -> int:
    old, new = a.paragraphs[i], b.paragraphs[j]
    return (
        (old.number == new.number)
        + (old.section == new.section)
        + (i > 0 and j > 0 and a.texts[i - 1] == b.texts[j - 1])
        + (a.texts[i + 1 : i + 2] == b.texts[j + 1 : j + 2] != [])
    )


def _crossing(texts: Sequence[str], where: dict[str, list[int]], in_order: list[Pair]) -> list[Pair]:
    paired_a, paired_b = {i for i, _ in in_order}, {j for _, j in in_order}
    left = {text: iter([j for j in places if j not in paired_b]) for text, places in where.items()}
    crossing = []
    for i, text in enumerate(texts):
        if i not in paired_a and (j := next(left.get(text, iter(())), None)) is not None:
            crossing.append((i, j))
    return crossing
