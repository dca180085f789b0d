"""The words around a number, a date or an ordinal by which it is known what it counts: data, each with its reason."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from .moves import Move


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand right before the token, right after it, or both; ``never`` must not stand before it. ``ahead``
    are the years or sessions after the base's own that the token may name; any where it is empty."""

    reason: str
    before: str = ""
    after: str = ""
    never: str = ""
    ahead: Collection[int] = ()

    def holds(self, move: Move, ahead: int = 0) -> bool:
        return (
            (not self.ahead or ahead in self.ahead)
            and (not self.before or move.preceded_by(_pattern(rf"(?:{self.before})\s*$")))
            and (not self.after or move.followed_by(_pattern(self.after)))
            and not (self.never and move.preceded_by(_pattern(self.never)))
        )


def is_one_of(phrases: Iterable[Phrase], move: Move, ahead: int = 0) -> bool:
    return any(phrase.holds(move, ahead) for phrase in phrases)


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)  # compiled once: ``re`` keeps them


YEARS = (
    Phrase(
        "a programme, a budget, a scale or a session of the year",
        before=r"\b(?:assessments|budget|programme|plan|performance|work|fund|sessions?)\s+(?:for|in|during|of)"
        r"(?:\s+\d{4}\s+and)?",
        ahead=(0, 1, 2),
    ),
    Phrase("a session held each year", after=r"\s+(?:substantive\s+)?session\b", ahead=(0, 1)),
    Phrase(
        "a forum held each year",
        after=r"\s+(?:Economic\s+and\s+Social\s+Council\s+forum|high-level\s+political\s+forum|forum)\b",
        ahead=(0, 1),
    ),
    Phrase("the year a report is on", before=r"\b(?:report|yearbook)\b[^;]*\bfor(?:\s+\d{4}\s+and)?", ahead=(-1, 0)),
    Phrase("a report named by its year", before=r"\bReport(?:\s+on\s+[A-Z][\w\s]{1,40})?", ahead=(0, 1)),
    Phrase("a report named by its year", after=r"\s+report\s+of\b", ahead=(0, 1)),
    Phrase("a session held in the year of adoption", before=r"\bwork\s+of\s+its\s+session\s+held\s+in", ahead=(0,)),
    Phrase("meetings to be held in a year", before=r"\bincluding\s+those\s+to\s+be\s+held\s+in", ahead=(0, 1)),
    Phrase(
        "something to be done in the year after adoption",
        before=r"\b(?:for|during|in|of)",
        never=r"\b(?:held|convened|summit|conference|proclam\w+|postpone\w*|rebound)\b[^;]{0,60}$",
        ahead=(1,),
    ),
)

OWN_SESSION = (
    Phrase("briefings and reports up to this session", before=r"\bsessions?\s+to|\w(?:st|nd|rd|th)\s+to"),
    Phrase("what is done or decided until the end of the session", before=r"\buntil\s+the\s+end\s+of\s+its"),
    Phrase("what a working group did during the session", before=r"\bon\s+its\s+work\s+during\s+the"),
    Phrase("reports to the sessions since the last text", before=r"\bsubmitted\b[^;]*\w(?:st|nd|rd|th)\s+and"),
    Phrase("the records of the session", before=r"\bofficial\s+records\s+of\s+the"),
)

SESSION_BEFORE = (
    Phrase(
        "reports to the sessions since the last text",
        before=r"\bsubmitted\b[^;]*\bat\s+its",
        after=r"\s+and\s+[\w\u2010\u2011-]+(?:st|nd|rd|th)\s+sessions\b",
    ),
)

MEETINGS = (
    Phrase(
        "a yearly meeting of States parties", after=r"\s+Meeting\s+of\s+States\s+Parties\b", before=r"\bconvene\s+the"
    ),
    Phrase("a yearly meeting to be convened", before=r"\bconvene\b[^;]*\bthe", after=r"\s+meeting\s+of\s+the\s+\w+"),
)

AMOUNTS = (
    Phrase("contributions in arrears", before=r"\bcontributions\s+outstanding\s+in\s+the\s+amount\s+of"),
    Phrase("a share of assessed contributions", after=r"\s+per\s+cent\s+of\s+the\s+total\s+assessed\b"),
    Phrase("States that have paid", after=r"\s+Member\s+States\s+have\s+paid\b"),
    Phrase(
        "States that have joined a treaty", before=r"\b(?:accession|ratification|signing|signature)\b[^,;]{0,40}\bby"
    ),
    Phrase("States that have joined a treaty", before=r"\bnumber\s+of\s+States\s+parties\s+has\s+reached"),
)
"""Numbers of the day: they differ from text to text, and nobody can know the next."""
