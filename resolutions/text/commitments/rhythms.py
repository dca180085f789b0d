"""How often something is asked for, in words."""

from __future__ import annotations

import re

from .commitment import Rhythm

RHYTHMS: tuple[tuple[Rhythm, re.Pattern[str]], ...] = (
    (
        Rhythm.ANNUAL,
        re.compile(
            r"\bannually\b|\bevery (?:year|session)\b|\b(?:on an|on a yearly|an) annual basis\b|\byearly\b"
            r"|(?<!for )\beach (?:year|session)\b|\bannual (?:written )?report(?:s|ing)?\b"
        ),
    ),
    (
        Rhythm.BIENNIAL,
        re.compile(
            r"\bbiennially\b|\bbiennial (?:basis|reports?)\b|\bevery (?:two|second|other) (?:years?"
            r"|sessions?)\b|\bbiennium basis\b"
        ),
    ),
    (
        Rhythm.TRIENNIAL,
        re.compile(
            r"\btriennially\b|\btriennial (?:basis|reports?)\b|\bevery (?:three|third) (?:years?"
            r"|sessions?)\b"
        ),
    ),
    (
        Rhythm.QUADRENNIAL,
        re.compile(r"\bquadrennial(?:ly)?\b(?: basis| reports?)?|\bevery (?:four|fourth) (?:years?|sessions?)\b"),
    ),
    (Rhythm.QUINQUENNIAL, re.compile(r"\bevery (?:five|fifth) (?:years?|sessions?)\b")),
)
_LETTERS = ("annual", "ennial", "ennium", "every ", "each ", "yearly")


def rhythm_in(words: str) -> tuple[Rhythm | None, str]:
    """The rhythm that is stated, and its words."""
    if not any(map(words.__contains__, _LETTERS)):
        return None, ""
    stated = ((rhythm, pattern.search(words)) for rhythm, pattern in RHYTHMS)
    return next(((rhythm, found[0]) for rhythm, found in stated if found), (None, ""))
