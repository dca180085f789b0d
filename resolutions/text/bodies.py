"""Whose resolution a number is: the bodies that adopt resolutions, and what their numbers look like.

Sources: the Dag Hammarskjöld Library's guides to each organ's documents. The Assembly's session N adopts between
September 1945+N and September 1946+N; up to session 30 its numbers carry the session in roman, and its decisions are
numbered from 301 on. The Human Rights Council began in 2006 with three sessions a year. The Economic and Social Council
(since 1978), the Commission on Human Rights and its Sub-Commission number by year; the Security Council shows the year
in brackets.
"""

from __future__ import annotations

import re
from datetime import date

from .symbols import Symbol

ASSEMBLY, SECURITY, ECOSOC, RIGHTS = "A", "S", "E", "A/HRC"
RIGHTS_COMMISSION, RIGHTS_SUBCOMMISSION, ENVIRONMENT, ASIA = "E/CN.4", "E/CN.4/Sub.2", "UNEP/EA", "E/ESCAP"
OTHER = "other"
"""A body that is named, but whose resolutions have no symbols of the United Nations' own."""
COUNCIL, COMMISSION = "Council", "Commission"
"""Short names: whose they are depends on the number's shape and on what was named before."""

BODIES = {
    "General Assembly": ASSEMBLY,
    "Assembly": ASSEMBLY,
    "Security Council": SECURITY,
    "Economic and Social Council": ECOSOC,
    "Human Rights Council": RIGHTS,
    "Commission on Human Rights": RIGHTS_COMMISSION,
    "Subcommission": RIGHTS_SUBCOMMISSION,
    "Sub-Commission": RIGHTS_SUBCOMMISSION,
    "Environment Assembly": ENVIRONMENT,
    "Economic and Social Commission for Asia and the Pacific": ASIA,
    "Council": COUNCIL,
    "Commission": COMMISSION,
    "Health Assembly": OTHER,
    "Habitat Assembly": OTHER,
    "Governing Council": OTHER,
    "Executive Council": OTHER,
    "Executive Board": OTHER,
    "Conference": OTHER,
    "Congress": OTHER,
    "Meeting of": OTHER,
}
"""Names, as they stand before "resolution", to the organ part of the symbol."""
NAMES = "|".join(re.escape(name).replace(r"\ ", r"\s") for name in sorted(BODIES, key=len, reverse=True))
"""A pattern of all names, the longest first."""

BY_SESSION = frozenset({RIGHTS, ENVIRONMENT, ASIA})
"""Bodies other than the Assembly that number their resolutions by session."""
BEFORE_A_BARE_NUMBER = BY_SESSION | {COUNCIL}
"""Bodies that may own a number when they are the last named before it, if number and date allow."""
BY_YEAR = frozenset({ECOSOC, RIGHTS_COMMISSION, RIGHTS_SUBCOMMISSION})
DOCUMENT_SERIES = frozenset(
    "A S E T ST TD DP CD CCW CBD UNEP UNFF FCCC ICCD IPBES ISBA SPLOS CLCS NPT BWC TPNW CTOC CAC CAT CCPR CED CEDAW "
    "CERD CMW CRC CRPD HRI HSP ICEF JIU CEB UNW".split()
)
"""First letters of the document series of the United Nations, its treaty bodies and the conferences it serves."""
FIRST_SESSION_IN_ARABIC = 31
LAST_ROMAN_SESSION = 30
FIRST_DECISION = 301
HIGHEST_SESSION = 150
FIRST_NUMBER_OF_SESSION_15 = 1490
MOST_RIGHTS_RESOLUTIONS = 60
"""In one session of the Human Rights Council, rounded up."""


def organ_named(name: str) -> str:
    """The organ, or short name, of a match of :data:`NAMES`."""
    return BODIES[" ".join(name.split())]


def is_year(number: str) -> bool:
    return len(number) == 4 and number.isdecimal() and 1946 <= int(number) <= 2099


def may_be_assembly(session: str, number: int, series: str, day: date | None, years_off: int = 0) -> bool:
    """Whether the Assembly can have adopted ``session/number`` on that day. ``session`` may be ``S-10``.

    ``years_off`` allows for a slip of the pen in the date.
    """
    if session.startswith(("S", "E")):
        return True
    ordinal = int(session)
    if not FIRST_SESSION_IN_ARABIC <= ordinal <= HIGHEST_SESSION or (series == "DEC" and number < FIRST_DECISION):
        return False
    return number > 0 and (day is None or -years_off <= day.year - 1945 - ordinal <= 1 + years_off)


def may_be_rights_council(session: str, number: int, day: date | None) -> bool:
    """Whether the Human Rights Council can have adopted ``session/number`` on that day, give or take a year."""
    if session.startswith("S"):
        return day is None or day.year >= 2006
    if session.startswith("E") or number > MOST_RIGHTS_RESOLUTIONS:
        return False
    return day is None or abs(day.year - 2006 - (int(session) - 1) / 3) <= 1.5


def may_be_roman_assembly(number: int, session: int) -> bool:
    """Whether the numbers the Assembly ran through in its sessions up to the thirtieth allow ``number (session)``."""
    return session <= LAST_ROMAN_SESSION and (session < 15 or number >= FIRST_NUMBER_OF_SESSION_15)


def symbol_text(organ: str, series: str, session: str, number: str, part: str = "") -> str | None:
    """A symbol to be parsed; None for bodies that give none: ``A``, ``RES``, ``66``, ``152`` → ``A/RES/66/152``."""
    if organ == ENVIRONMENT:
        return f"UNEP/EA.{session}/Res.{number}" if series == "RES" else None
    return None if organ in {OTHER, SECURITY} else f"{organ}/{series}/{session}/{number}{part}"


def reporter(symbol: Symbol) -> str | None:
    """Whose resolutions a report prints: Supplement No. 53 of the Assembly's records is the Human Rights Council's."""
    if symbol.organ == ASSEMBLY and symbol.session and symbol.number == "53" and not symbol.committee:
        return RIGHTS
    if symbol.organ == ECOSOC and symbol.year and not symbol.committee:
        return RIGHTS_COMMISSION if symbol.number == "23" else OTHER
    return None
