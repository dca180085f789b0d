"""The lists of several votes, as they are held: who voted how."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from resolutions.models import Ballot, Sponsor, Vote

from .sides import NOT_VOTING

Positions = Mapping[int, str]
"""A vote's list: the position by the State's primary key."""


def lists_of(votes: Sequence[Vote]) -> dict[int, dict[int, str]]:
    """By the vote's primary key; empty where none is held. One query, none where there is no vote."""
    lists: dict[int, dict[int, str]] = {vote.pk: {} for vote in votes}
    if lists:
        ballots = Ballot.objects.filter(vote__in=lists).order_by().values_list("vote", "state", "position")
        for vote, state, position in ballots:
            lists[vote][state] = position
    return lists


def position_of(state: Sponsor, vote: Vote, lists: Mapping[int, Positions]) -> str:
    """Where a State stood in a vote that has a list and a ``day``; not voting is inferred of a Member on that day that
    the list does not name, "" is said of a State that was none."""
    day = vote.day  # type: ignore[attr-defined]
    position = lists[vote.pk].get(state.pk, "")
    return position or (NOT_VOTING if day and state.is_member_on(day) else "")
