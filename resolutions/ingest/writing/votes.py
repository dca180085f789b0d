"""Votes that editors enter: who voted how, and a vote as a record from which it can be made again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from resolutions.models import Ballot, Version, Vote
from resolutions.models.choices import SponsorKind

from .authority import Authority

COLUMNS = ("body", "in_favour", "against", "abstaining", "held_on", "meeting")


def said(vote: Vote) -> dict[str, Any]:
    """The vote as JSON: its columns, and ``ballots`` as positions by the names printed."""
    columns = {name: getattr(vote, name) for name in COLUMNS}
    day = vote.held_on.isoformat() if vote.held_on else None
    return {
        **columns,
        "held_on": day,
        "ballots": dict(vote.ballots.order_by("pk").values_list("as_written", "position")),
    }


def put(version: Version, said: Mapping[str, Any]) -> Vote:
    """Make a vote again from what was ``said`` of it."""
    vote = Vote.objects.create(version=version, **{name: said[name] for name in COLUMNS})
    set_ballots(vote, said["ballots"])
    return vote


def set_ballots(vote: Vote, ballots: Mapping[str, str]) -> None:
    """Who voted how, as names and positions."""
    authority = Authority()
    rows = [
        Ballot(vote=vote, state_id=authority.sponsor(name, SponsorKind.STATE), as_written=name, position=position)
        for name, position in ballots.items()
    ]
    with transaction.atomic():
        vote.ballots.all().delete()
        Ballot.objects.bulk_create(rows)
