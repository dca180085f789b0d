"""What a base draft says of each thing it brought up to date."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto

BLANK = "[…]"
"""What stands where nobody can know yet."""


class Certainty(StrEnum):
    CERTAIN = auto()
    LIKELY = auto()
    TO_CHECK = auto()
    """It changed last time, and may again: it is left as it stands."""
    BLANK = auto()
    """Nobody can know it yet: what stands there is to be filled in."""


class Why(StrEnum):
    """The reason of a slot."""

    LAST = auto()
    """The text this draft is based on has become the last resolution on the subject."""
    SUBJECT = auto()
    """A newer text on the subject of a resolution that is cited is held."""
    MOVED = auto()
    """It moved on from the text before to the base, by as many sessions or years."""
    COMING = auto()
    """A coming session, a financial period, a year's programme: where no older text shows that it moves."""
    RECORDS = auto()
    """The Official Records of the new session."""
    NOT_ISSUED = auto()
    """A report of the new session, which is not issued yet."""
    CHANGED = auto()
    """It changed from the text before to the base, in a way that tells nothing of the next."""
    EVENT = auto()
    """An event that will be past when the draft is tabled: of the next of its kind nothing is known."""
    NOT_HELD = auto()
    """The text to cite is of a session of which nothing is held yet."""


@dataclass(frozen=True, slots=True)
class Slot:
    """``where`` is a paragraph's id, or ``fn3`` for a footnote by its mark; ``start`` and ``end`` are offsets there.
    ``was`` is what stood in its place in the subject's text before the base, ``was_in`` that text's symbol; both are
    empty where none shows it."""

    where: str
    start: int
    end: int
    before: str
    after: str
    why: Why
    certainty: Certainty
    was: str = ""
    was_in: str = ""
