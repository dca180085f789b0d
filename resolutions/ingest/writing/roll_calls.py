"""The Library's records of votes, put together with what texts state of theirs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from resolutions.models import RollCall, Version
from resolutions.models.choices import BallotPosition, VoteBody
from resolutions.text import document as doc
from resolutions.text.kinds import Side
from resolutions.text.problems import ProblemCode
from resolutions.text.states import state_named
from resolutions.text.symbols import Symbol
from resolutions.text.vote_corrections import announced, unread

NOT_VOTING = "not_voting"
"""The key of ``RollCall.ballots`` for those who did not vote, whom the archive infers from who was a Member."""
MOST_NAMED = 10
"""States named in the problem of a vote that is recorded otherwise."""


@dataclass(frozen=True, slots=True)
class VoteToWrite:
    """``record`` is the number of the record that the vote, or its list of names, is from, ``note`` what that says."""

    body: str
    counts: tuple[int | None, int | None, int | None]
    by_state: Mapping[str, str]
    part: str = ""
    day: date | None = None
    meeting: str = ""
    record: str = ""
    announced: Mapping[str, str] = field(default_factory=dict)
    note: str = ""


def of_versions(versions: Iterable[Version]) -> dict[int, list[RollCall]]:
    """The records of the votes on each version, by its symbol. One query."""
    by_key: dict[str, list[Version]] = defaultdict(list)
    for version in versions:
        if version.symbol_key:
            by_key[version.symbol_key].append(version)
    found: dict[int, list[RollCall]] = defaultdict(list)
    for one in RollCall.objects.filter(symbol_key__in=list(by_key)).order_by("record") if by_key else ():
        for version in by_key[one.symbol_key]:
            found[version.pk].append(one)
    return found


def body_of(symbol: str | None) -> VoteBody:
    """Whose vote a text states: a draft of a committee is voted on there."""
    return VoteBody.COMMITTEE if symbol and Symbol.parse(symbol).committee else VoteBody.PLENARY


def combined(
    body: str, stated: doc.Vote | None, recorded: Sequence[RollCall]
) -> tuple[list[VoteToWrite], list[doc.Problem]]:
    """The votes to write: on the whole text in ``body``, as the text states it, with the list of names of its record
    where it has none; else as it is recorded. Then those of the other body, and on parts of the text, as recorded. A
    problem where text and record differ, and for what a record's note says of votes and is not read."""
    whole = fullest(one for one in recorded if one.body == body and not one.part)
    votes: list[VoteToWrite] = []
    problems: list[doc.Problem] = []
    if stated:
        counts = (stated.in_favour, stated.against, stated.abstaining)
        problems += _differences(stated, whole) if whole else ()
        note = whole.note if whole else ""
        later = {**announced(note), **stated.announced}
        if whole and not stated.by_state:
            votes.append(VoteToWrite(body, counts, by_state(whole), record=whole.record, announced=later, note=note))
        else:
            votes.append(VoteToWrite(body, counts, stated.by_state, announced=later, note=note))
    elif whole:
        votes.append(_as_recorded(whole))
    votes += _others(one for one in recorded if one.body != body or one.part)
    problems += dict.fromkeys(problem for vote in votes for problem in unread(vote.note))
    return votes, problems


def fullest(recorded: Iterable[RollCall]) -> RollCall | None:
    """Of several records of one vote that with the longest list, of equally long ones the first by its number."""
    return min(recorded, key=lambda one: (-sum(map(len, one.ballots.values())), one.record), default=None)


def by_state(recorded: RollCall) -> dict[str, str]:
    """Names as the archive prints them, with how they voted; without those who did not vote."""
    return {name_of(name): side.value for side in BallotPosition for name in recorded.ballots.get(side.value, ())}


def name_of(printed: str) -> str:
    """The Library prints names in capitals. One that is no State's stays as it is, in small letters."""
    return state_named(printed) or (printed.title() if printed.isupper() else printed)


def _others(recorded: Iterable[RollCall]) -> list[VoteToWrite]:
    of_one: dict[tuple[str, str], list[RollCall]] = defaultdict(list)
    for one in recorded:
        of_one[one.body, one.part].append(one)
    chosen = (fullest(several) for several in of_one.values())
    return [_as_recorded(one) for one in chosen if one]


def _as_recorded(one: RollCall) -> VoteToWrite:
    counts = (one.in_favour, one.against, one.abstaining)
    return VoteToWrite(
        one.body, counts, by_state(one), one.part, one.day, one.meeting, one.record, announced(one.note), one.note
    )


def _differences(stated: doc.Vote, recorded: RollCall) -> Iterable[doc.Problem]:
    here = (stated.in_favour, stated.against, stated.abstaining)
    there = (recorded.in_favour, recorded.against, recorded.abstaining)
    if any(None not in pair and pair[0] != pair[1] for pair in zip(here, there, strict=True)):
        yield _problem(f"vote: {_counted(here)} here, {_counted(there)} in the Library's record {recorded.record}")
    listed, names = by_state(recorded), stated.by_state
    if not (listed and names):
        return
    moved = [
        f"{name} ({_side(names.get(name))} here, {_side(listed.get(name))} there)"
        for name in sorted({*names, *listed})
        if names.get(name) != listed.get(name)
    ]
    if moved:
        more = f" and {len(moved) - MOST_NAMED} more" if len(moved) > MOST_NAMED else ""
        yield _problem(f"vote: {'; '.join(moved[:MOST_NAMED])}{more}, in the Library's record {recorded.record}")


def _problem(message: str) -> doc.Problem:
    return doc.Problem(0, ProblemCode.VOTE_DIFFERS, message)


def _counted(counts: Sequence[int | None]) -> str:
    return "–".join("?" if count is None else str(count) for count in counts)


def _side(side: str | None) -> str:
    return Side(side).value.replace("_", " ") if side else "not voting"
