"""One number, date or ordinal of an adopted text on its way to the draft, and what it becomes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from resolutions.text.document import Document

from .history import Past
from .known import Known
from .slots import BLANK, Certainty, Why
from .tokens import Token, TokenKind

_BEFORE = 200
"""Characters before a token that are looked at."""
_SEASON = 45
"""Days by which the adoption of a subject's texts differs from year to year."""


@dataclass(frozen=True, slots=True)
class Filled:
    text: str
    why: Why
    certainty: Certainty
    start: int | None = None
    """Where it begins, if before the token."""


@dataclass(frozen=True, slots=True)
class Move:
    """One token of the base, on its way to the draft of ``session``. ``text`` is that of its paragraph; ``past`` is as
    in ``history.pasts``; ``last`` is the base's reference to the last resolution on the subject before it."""

    base: Document
    text: str
    token: Token
    past: tuple[Past, ...]
    session: int
    known: Known
    last: Token | None
    operative: bool = False
    in_note: bool = False
    previous: Move | None = None
    """That of the token before it in the paragraph."""

    @property
    def list_grew(self) -> bool:
        """Whether it was added at the end of a list of references, whose others stayed."""
        before = self.previous
        return (
            not self.past
            and before is not None
            and before.token.kind is TokenKind.RESOLUTION
            and before.stayed
            and self.text[before.token.end : self.token.start].strip() == "and"
        )

    @property
    def ends_a_span_begun_before(self) -> bool:
        """Whether it is the second of two years, as in 2015–2023, of which the first stayed."""
        before = self.previous
        between = self.text[before.token.end : self.token.start] if before else ""
        return before is not None and between in ("-", "\u2013") and before.stayed

    @property
    def now(self) -> int:
        return session_of(self.base)

    @property
    def step(self) -> int:
        """Sessions from the base to the draft."""
        return self.session - self.now

    @property
    def last_symbol(self) -> str:
        return str(self.last.value) if self.last else ""

    @property
    def keeps_its_rhythm(self) -> bool:
        """Whether the draft comes as many sessions after the base as the base after the last resolution before it, and
        those two are of about the same day of the year."""
        return (
            self.last is not None
            and self.step == self.now - session_cited(self.last_symbol)
            and (self.last.date is None or same_season(self.last.date, self.base.adopted_on))
        )

    @property
    def keeps_pace(self) -> bool:
        """Whether the draft comes as many sessions after the base as the base after the text before it."""
        return bool(self.past) and self.step == self.now - session_of(self.past[0].document)

    @property
    def stayed(self) -> bool:
        return bool(self.past) and self.token.says_the_same(self.past[0].token)

    @property
    def same_words(self) -> bool:
        """Whether nothing but numbers changed in its paragraph from the text before to the base."""
        return bool(self.past) and self.past[0].same_words

    def followed_by(self, words: re.Pattern[str]) -> bool:
        return words.match(self.text, self.token.end) is not None

    def preceded_by(self, words: re.Pattern[str]) -> bool:
        return words.search(self.text, max(0, self.token.start - _BEFORE), self.token.start) is not None

    def left(self) -> Filled:
        """As it stands, to be checked: it changed last time."""
        return Filled(self.token.text, Why.CHANGED, Certainty.TO_CHECK)

    def blank(self) -> Filled:
        return Filled(BLANK, Why.CHANGED, Certainty.BLANK)

    def rates(self) -> list[float]:
        """How far the number moved a session, from text to text, the latest first. Ends where a text has none."""
        texts = [self.base, *(past.document for past in self.past)]
        tokens = [self.token, *(past.token for past in self.past)]
        found = []
        for later, earlier, new, old in zip(texts, texts[1:], tokens, tokens[1:], strict=False):
            if not isinstance(new.value, int) or not isinstance(old.value, int):
                break
            found.append((new.value - old.value) / max(session_of(later) - session_of(earlier), 1))
        return found

    @property
    def moved_twice(self) -> bool:
        """Whether it moved on by one for each session, and did so the time before as well."""
        return self.rates()[:2] == [1, 1]

    @property
    def changed_twice(self) -> bool:
        tokens = [self.token, *(past.token for past in self.past[:2])]
        return len(tokens) == 3 and not any(new.says_the_same(old) for new, old in pairwise(tokens))

    def next_value(self) -> int | None:
        """Where a number that moved by whole steps for each session goes next; None for any other."""
        rate = next(iter(self.rates()), 0)
        assert isinstance(self.token.value, int)
        moves = 0 < rate <= 4 and float(rate * self.step).is_integer()
        return self.token.value + int(rate * self.step) if moves else None


def same_season(first: date, second: date | None) -> bool:
    """Whether two days are of about the same day of the year: a subject keeps its place in a session."""
    if second is None:
        return False
    apart = abs(first.timetuple().tm_yday - second.timetuple().tm_yday)
    return min(apart, 365 - apart) <= _SEASON


def session_of(document: Document) -> int:
    """The number of a regular session; 0 where it has none."""
    return int(document.session) if document.session and document.session.isdigit() else 0


def session_cited(symbol: str) -> int:
    """Of which regular session a resolution of the Assembly is, by its symbol; 0 for any other."""
    session = symbol.removeprefix("A/RES/").partition("/")[0]
    return int(session) if session.isdigit() else 0
