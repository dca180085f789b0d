"""The Dag Hammarskjöld Library's table of recorded votes: a row a State and vote, some 900,000 rows from 1946 to today.

==================================================  ===============================================================
undl_id, undl_link                                  number and address of the record in the Digital Library
ms_code, ms_name, ms_vote                           the State, as the record prints it, and how it voted: Y N A X
date, session, meeting                              of the vote
resolution, draft, committee_report                 symbols; a text that was rejected has that of its draft alone
title, agenda_title, subjects, vote_note            words on it
total_yes, total_no, total_abstentions,             as announced
total_non_voting, total_ms
==================================================  ===============================================================

The rows of one vote need not stand together. The table is read in one pass; of each vote a list of
names is kept.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from sys import intern

from resolutions.text.symbols import Symbol
from resolutions.text.vote_corrections import without_announced

from ..refusals import Refused

NEEDED = ("undl_id", "ms_name", "ms_vote", "date", "resolution")
"""Without these columns a table is no table of votes."""
OPTIONAL = (
    "undl_link",
    "session",
    "meeting",
    "draft",
    "committee_report",
    "title",
    "agenda_title",
    "subjects",
    "vote_note",
    "total_yes",
    "total_no",
    "total_abstentions",
    "total_non_voting",
    "total_ms",
)
SIDES = {"Y": "in_favour", "N": "against", "A": "abstaining", "X": "not_voting"}
MOST_ROWS = 5_000_000
"""Five times as many as there have been since 1946."""
_HEAD = 4000
_PART = re.compile(
    r"\b(?:paragraphs?|preambular|operative|amendments?|subparagraphs?|sections?|words?|phrase|motion|separate vote)\b",
    re.IGNORECASE,
)
"""A note with these words is of a vote on a part of the text, not on all of it."""
_WHOLE = re.compile(r"\b(?:resolution|decision|draft|text|proposal)(?:,? as amended,?)? as a whole\b", re.IGNORECASE)
_KIND = r"(?:revised |amended )?(?:draft )?(?:resolutions?|decisions?)(?: [A-Z])?"
_ADDED = re.compile(
    rf"\s+:\s*{_KIND}(?:\s*/\s*\S.*)?$|\s+[:/]\s*adopted by the (?:General Assembly|\w+ Committee)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
"""In the punctuation of library catalogues (ISBD): after `` : `` what the text is, after `` / `` who is responsible."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(slots=True)
class RecordedVote:
    """One vote of the table; ``ballots`` are names by how they voted. ``symbol`` is that of the text voted on."""

    record: str
    line: int
    values: Mapping[str, str]
    symbol: str
    ballots: dict[str, list[str]] = field(default_factory=dict)

    @property
    def part(self) -> str:
        note = without_announced(self.values.get("vote_note", ""))
        return note if _PART.search(note) and not _WHOLE.search(note) else ""

    @property
    def title(self) -> str:
        return title_alone(self.values.get("title", ""))

    @property
    def in_committee(self) -> bool:
        """As its meeting says, by the symbol of its record; where that is no record of a meeting, the text voted on."""
        meeting = _symbol(self.values.get("meeting", ""))
        said = meeting if "/PV." in meeting or "/SR." in meeting else self.symbol
        return bool(said and Symbol.parse(said).committee)

    @property
    def day(self) -> date | None:
        text = self.values["date"]
        try:
            return date.fromisoformat(text) if _DAY.fullmatch(text) else None
        except ValueError:
            return None

    def total(self, column: str) -> int | None:
        text = self.values.get(column, "")
        return int(text) if text.isascii() and text.isdecimal() and len(text) < 5 else None


@dataclass(slots=True)
class VotingTable:
    """``votes`` in the order of the table, ``rows`` of which they were read, ``remarks`` on what was left aside."""

    votes: list[RecordedVote] = field(default_factory=list)
    rows: int = 0
    remarks: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, votes: Sequence[RecordedVote]) -> VotingTable:
        return cls([*votes], sum(len(names) for vote in votes for names in vote.ballots.values()))


def title_alone(catalogued: str) -> str:
    """The title of a text without what the Library adds to it: ``Right to food : resolution / adopted by the General
    Assembly``. Words that are not exactly such an addition stay."""
    return _ADDED.sub("", catalogued).rstrip(" :/").removesuffix(".")


def is_voting_table(path: Path) -> bool:
    """By the names of its columns."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            names = next(csv.reader([lines.readline(_HEAD)]), [])
    except (OSError, UnicodeDecodeError, csv.Error):
        return False
    return set(NEEDED) <= {name.strip().lower() for name in names}


def read_voting_table(path: Path) -> VotingTable:
    """Raises ``Refused`` with the line and the field where the table is damaged; votes on what has no symbol are left
    aside with a remark."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            return _read(csv.reader(lines))
    except UnicodeDecodeError as error:
        raise Refused("not in UTF-8: save the table as “CSV UTF-8”") from error
    except csv.Error as error:
        raise Refused(f"not a table that can be read: {error}") from error
    except OSError as error:
        raise Refused(f"cannot be opened: {error.strerror}") from error


def _read(rows: Iterator[list[str]]) -> VotingTable:
    names = [name.strip().lower() for name in next(rows)]
    places = {name: names.index(name) for name in (*NEEDED, *OPTIONAL) if name in names}
    table = VotingTable()
    votes: dict[str, RecordedVote] = {}
    identity, voter, voted = (places[name] for name in ("undl_id", "ms_name", "ms_vote"))
    for line, row in enumerate(rows, 2):
        if not row:
            continue
        if len(row) != len(names):
            raise Refused(f"line {line}: {len(row)} values where the first line names {len(names)} columns")
        record = row[identity].strip()
        vote = votes.get(record)
        if vote is None:
            votes[record] = vote = _begin(record, line, {name: row[place].strip() for name, place in places.items()})
        side = SIDES.get(row[voted].strip().upper())
        if side is None:
            raise Refused(f"line {line}, ms_vote: “{row[voted]}” is none of Y, N, A, X")
        vote.ballots.setdefault(side, []).append(intern(row[voter].strip()))
        table.rows += 1
        if table.rows > MOST_ROWS:
            raise Refused(f"more than {MOST_ROWS} rows")
    table.votes = [vote for vote in votes.values() if vote.symbol]
    table.remarks = list(_left_aside(votes.values()))
    return table


def _begin(record: str, line: int, values: dict[str, str]) -> RecordedVote:
    if not record:
        raise Refused(f"line {line}, undl_id: empty")
    symbol = next((one for name in ("resolution", "draft") if (one := _symbol(values.get(name, "")))), "")
    return RecordedVote(record, line, values, symbol)


def _symbol(text: str) -> str:
    try:
        return str(Symbol.from_reader(text)) if text else ""
    except ValueError:
        return ""


def _left_aside(votes: Iterable[RecordedVote]) -> Iterator[str]:
    without = [vote for vote in votes if not vote.symbol]
    if without:
        yield f"left aside, since they name no document by its symbol: {_some(without)}"


def _some(votes: Sequence[RecordedVote], few: int = 5) -> str:
    named = ", ".join(f"record {vote.record} (line {vote.line})" for vote in votes[:few])
    return named if len(votes) <= few else f"{named} and {len(votes) - few} more"
