"""What a MARC record says of a vote, and of how a text was adopted (UNBIS Reference Manual, tags 967 and 996).

=====================  ===========================================================================================
967, 968, 969 $d $e    how a State voted (Y, N, A; none for who did not vote) and its name, as printed
996 $a                 "Adopted without vote, 83rd plenary meeting", "Adopted 122-55-1, 77th plenary meeting"
996 $b $c $d $e $f     in favour, against, abstaining, not voting, Members
952 $a                 meeting, and 591 $a a note, of a voting record
=====================  ===========================================================================================

A voting record has no symbol of its own: 791 names the resolution.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from resolutions.text.elsewhere import library_record
from resolutions.text.kinds import Outcome
from resolutions.text.symbols import Symbol

from ..refusals import Refused
from .marc_records import Record, day
from .voting_table import SIDES, RecordedVote

BALLOTS = frozenset({"967", "968", "969"})
OF_VOTES = BALLOTS | {"591", "952"}
"""Fields that are read of records of votes alone."""
_TOTALS = {"total_yes": "b", "total_no": "c", "total_abstentions": "d", "total_non_voting": "e", "total_ms": "f"}
_COUNTS = re.compile(r"Adopted (?P<total_yes>\d{1,3})-(?P<total_no>\d{1,3})-(?P<total_abstentions>\d{1,3})\b", re.I)
_AGREED = re.compile(r"Adopted (?:without (?:a )?vote|by acclamation|by consensus)\b", re.IGNORECASE)


def recorded_vote(record: Record, own: Sequence[str]) -> RecordedVote | None:
    """The vote that a record of the Digital Library records, on the text it is about (``own`` are the symbols of its
    document) or else on that of 791; None where it records none. Raises ``Refused``."""
    ballots, totals = _ballots(record), _totals(record)
    symbol = next(iter(own), "") or _voted_on(record)
    if not symbol or not record.number or not (any(ballots.values()) or totals):
        return None
    printed = next(iter(record.values("992" if own else "269", "a")), "")
    values = {
        **totals,
        "date": day(printed) or "",
        "session": Symbol.parse(symbol).session or "",
        "title": next(iter(record.values("245", "a")), ""),
        "meeting": next(iter(record.values("952", "a")), ""),
        "draft": next(
            (str(symbol) for symbol in map(_symbol, record.values("993", "a")) if symbol and symbol.is_draft), ""
        ),
        "agenda_title": next(iter(record.values("991", "c")), "").rstrip(" ."),
        "subjects": "; ".join(record.values("650", "a")),
        "vote_note": "; ".join(record.values("591", "a")),
        "undl_link": library_record(record.number),
    }
    return RecordedVote(record.number, record.place, values, symbol, ballots)


def outcome(record: Record) -> str | None:
    """How a text was adopted, as far as 996 says more than that it was."""
    for note in record.values("996", "a"):
        if _AGREED.match(note):
            return Outcome.ADOPTED_WITHOUT_VOTE
        if _COUNTS.match(note):
            return Outcome.ADOPTED_BY_VOTE
    return None


def _ballots(record: Record) -> dict[str, list[str]]:
    ballots: dict[str, list[str]] = {}
    for row in record.rows(*sorted(BALLOTS)):
        side = SIDES.get(row.get("d", "X").upper() or "X")
        if side is None:
            raise Refused(f"{record.name}, 967 $d: “{row['d']}” is none of Y, N, A")
        if name := row.get("e", ""):
            ballots.setdefault(side, []).append(name)
    return ballots


def _totals(record: Record) -> dict[str, str]:
    row = next(record.rows("996"), {})
    counted = {name: row[code] for name, code in _TOTALS.items() if row.get(code)}
    found = _COUNTS.match(row.get("a", ""))
    return counted or (found.groupdict() if found else {})


def _voted_on(record: Record) -> str:
    """A resolution of the General Assembly; the Digital Library has voting records of the Security Council too."""
    found = filter(None, map(_symbol, record.values("791", "a")))
    return next((str(symbol) for symbol in found if symbol.organ == "A" and symbol.is_resolution), "")


def _symbol(text: str) -> Symbol | None:
    try:
        return Symbol.from_reader(text)
    except ValueError:
        return None
