"""What stood in a subject's older texts where a number, a date or an ordinal stands in its latest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from resolutions.text.document import Document

from ..result import Comparison, RowOp
from ..texts import TooLarge, compare
from ..words import Vocabulary
from .tokens import Token, TokenKind, masked, places, tokens_of

Place = tuple[str, int]
"""A paragraph or footnote, and the offset a token begins at."""

_ONE_WITH_ONE = (RowOp.SAME, RowOp.EDITED, RowOp.MOVED)


@dataclass(frozen=True, slots=True)
class Past:
    """A token as it stood in an older text. ``same_words`` says that its paragraph is the later text's but for numbers,
    dates and ordinals."""

    document: Document
    token: Token
    same_words: bool


Beside = dict[Place, tuple[str, Token, bool]]
"""For tokens of a later text, those in their place in an earlier one: the paragraph they stand in, the token, and
whether the two paragraphs are the same but for their tokens."""


def pasts(base: Document, older: Sequence[Document]) -> dict[Place, tuple[Past, ...]]:
    """For each token of the base, as far back as it can be followed, the latest text first. ``older`` are the
    subject's older texts, the latest first; a text too large to be compared ends the history."""
    steps: list[tuple[Document, Beside]] = []
    later = base
    for document in older:
        try:
            steps.append((document, _beside(later, document)))
        except TooLarge:
            break
        later = document
    places_of_tokens = ((where, token.start) for where, tokens in tokens_of(base).items() for token in tokens)
    return {place: tuple(_followed(place, steps)) for place in places_of_tokens}


def _followed(place: Place, steps: Sequence[tuple[Document, Beside]]) -> Iterator[Past]:
    for document, beside in steps:
        if place not in beside:
            return
        where, token, same_words = beside[place]
        yield Past(document, token, same_words)
        place = where, token.start


def _beside(later: Document, earlier: Document) -> Beside:
    new, old = tokens_of(later), tokens_of(earlier)
    texts_new, texts_old = dict(places(later)), dict(places(earlier))
    found: Beside = {}
    for where, before in _pairs(compare(earlier, later)):
        if new[where] and old[before]:
            sides = masked(texts_new[where], new[where]), masked(texts_old[before], old[before])
            same = [word for word, _ in sides[0]] == [word for word, _ in sides[1]]
            found.update({(where, token.start): (before, past, same) for token, past in _in_place(*sides)})
    return found


def _pairs(comparison: Comparison) -> Iterator[tuple[str, str]]:
    """Paragraphs and footnotes of the later text, each with its own in the earlier."""
    for row in comparison.rows:
        if row.op in _ONE_WITH_ONE:
            yield row.b[0], row.a[0]
    for note in comparison.footnotes:
        if note.a is not None and note.b is not None:
            yield f"fn{note.b}", f"fn{note.a}"


Words = list[tuple[str, Token | None]]


def _in_place(new: Words, old: Words) -> Iterator[tuple[Token, Token]]:
    """Tokens that stand among the same words. Where a list of references has grown, those in both texts are each
    other's; else a reference is that of its place."""
    vocabulary = Vocabulary()
    grown = _references(new) > _references(old)
    codes = ("".join([vocabulary[_code(word, token, grown)] for word, token in side]) for side in (new, old))
    for block in LCSseq.opcodes(*codes).as_matching_blocks():
        for at in range(block.size):
            token, past = new[block.a + at][1], old[block.b + at][1]
            if token and past:
                yield token, past


def _references(words: Words) -> set[str]:
    return {str(token.value) for _, token in words if token and token.kind is TokenKind.RESOLUTION}


def _code(word: str, token: Token | None, by_value: bool) -> str:
    return f"{word}{token.value}" if by_value and token and token.kind is TokenKind.RESOLUTION else word
