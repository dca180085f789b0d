"""Why a paragraph was not foretold: what in it is hardest to know."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from enum import StrEnum

from resolutions.comparison.base_draft.history import pasts
from resolutions.comparison.base_draft.moves import session_cited
from resolutions.comparison.base_draft.tokens import Token, TokenKind, tokens_of
from resolutions.text.document import Document


class Miss(StrEnum):
    """The hardest to know first; a paragraph is counted once."""

    AMOUNT = "an amount, a count, or a paragraph’s number"
    NOT_HELD = "a resolution of a session of which nothing is held"
    DATE = "the date of an event"
    OTHER_ORGAN = "a resolution of another organ, or a document"
    SUBJECT = "a resolution on another subject"
    LIST = "a list that grew, punctuation, capitals"
    YEAR = "a year"
    ORDINAL = "an ordinal"
    LAST = "the last resolution on the subject"


UNKNOWABLE = (Miss.AMOUNT, Miss.NOT_HELD, Miss.DATE, Miss.OTHER_ORGAN)
"""What is decided, happens or is adopted after the base, and stands in no text that is held."""

_OF_KIND = {
    TokenKind.NUMBER: Miss.AMOUNT,
    TokenKind.DATE: Miss.DATE,
    TokenKind.YEAR: Miss.YEAR,
    TokenKind.ORDINAL: Miss.ORDINAL,
    TokenKind.DOCUMENT: Miss.OTHER_ORGAN,
    TokenKind.RECORDS: Miss.ORDINAL,
}


def misses(base: Document, later: Document, places: Collection[str], sessions: Collection[int]) -> Iterator[Miss]:
    """One for each of these paragraphs of the later text. ``sessions`` are those held."""
    if not places:
        return
    stood, tokens = pasts(later, [base]), tokens_of(later)
    for where in places:
        moved = [
            token
            for token in tokens[where]
            if (past := stood[where, token.start]) and not token.says_the_same(past[0].token)
        ]
        yield _hardest(moved, base, sessions)


def _hardest(moved: Iterable[Token], base: Document, sessions: Collection[int]) -> Miss:
    kinds = {_miss(token, base, sessions) for token in moved}
    return next((kind for kind in Miss if kind in kinds), Miss.LIST)


def _miss(token: Token, base: Document, sessions: Collection[int]) -> Miss:
    if token.kind is not TokenKind.RESOLUTION:
        return _OF_KIND[token.kind]
    symbol = str(token.value)
    if symbol == base.symbol:
        return Miss.LAST
    session = session_cited(symbol.partition(" ")[0])
    if not session:
        return Miss.OTHER_ORGAN
    return Miss.SUBJECT if session in sessions else Miss.NOT_HELD
