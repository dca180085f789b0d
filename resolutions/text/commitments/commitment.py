"""One thing the Assembly asks for, and when it falls due."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

_TO_THE_NEXT = re.compile(r"[\s,;](?:and|or|as well as)\Z")
"""What leads from one clause to the next, without the blanks and commas behind it."""


class CommitmentKind(StrEnum):
    """What is asked for."""

    REPORT = "report"
    BRIEFING = "briefing"
    AGENDA = "agenda"
    CONSIDER = "consider"
    CONVENE = "convene"
    REVIEW = "review"
    CONTINUE = "continue"
    ESTABLISH = "establish"
    APPOINT = "appoint"
    BUDGET = "budget"


class Rhythm(StrEnum):
    """How often it is asked for, where the text says more than one session."""

    ANNUAL = "annual"
    BIENNIAL = "biennial"
    TRIENNIAL = "triennial"
    QUADRENNIAL = "quadrennial"
    QUINQUENNIAL = "quinquennial"


@dataclass(frozen=True, slots=True)
class Due:
    """When it falls due. Nothing stated: all empty.

    ``words`` are those of the text. ``sessions`` are codes of sessions of the Assembly, ``("82",)``; ``year`` is the
    calendar year of a date without a session; ``ends`` are the words of a clause that ends it ("until 31 December
    2027", "for a period of three years"). ``is_inferred``: the session follows from words that name none ("at its next
    session", "annually").
    """

    words: str = ""
    sessions: tuple[str, ...] = ()
    year: int | None = None
    rhythm: Rhythm | None = None
    ends: str = ""
    is_inferred: bool = False


@dataclass(frozen=True, slots=True)
class Commitment:
    """``where`` is the paragraph's id, ``start`` and ``end`` are offsets of the clause in its text.

    ``verb`` is the verb that asks, in lower case ("requests"). ``addressees`` are those who are asked: names of
    ``addressees.NAMES`` where they are known, else the text's own words. ``addressee_inferred``: they stand elsewhere
    than in this clause (a pronoun, the words above a list). ``about`` is the subject, ``item`` and ``sub_item`` are
    titles of the agenda; each empty where the text does not say.
    """

    where: str
    start: int
    end: int
    kind: CommitmentKind
    verb: str
    addressees: tuple[str, ...]
    about: str = ""
    item: str = ""
    sub_item: str = ""
    due: Due = Due()
    addressee_inferred: bool = False


def words_between(text: str, start: int, end: int) -> str:
    """The words of a clause, without the "and" that leads to the next."""
    return _TO_THE_NEXT.sub("", text[start:end].rstrip(" ,;")).strip(" ,;")
