"""Votes that editors enter: the ballots, and a vote as a record from which it can be recreated."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Model

from resolutions.models import Announcement, Ballot, Version, Vote
from resolutions.models.choices import SponsorKind

from .authority import Authority

COLUMNS = ("body", "part", "in_favour", "against", "abstaining", "held_on", "meeting")


def as_record(vote: Vote) -> dict[str, Any]:
    """The vote as JSON: its columns, and ``ballots`` and ``announced`` as positions by the names printed."""
    columns = {name: getattr(vote, name) for name in COLUMNS}
    day = vote.held_on.isoformat() if vote.held_on else None
    return {
        **columns,
        "held_on": day,
        "ballots": dict(vote.ballots.order_by("pk").values_list("as_written", "position")),
        "announced": dict(vote.announcements.order_by("pk").values_list("as_written", "position")),
    }


def put(version: Version, record: Mapping[str, Any]) -> Vote:
    """Recreate a vote from its record (``record``)."""
    vote = Vote.objects.create(version=version, **{name: record[name] for name in COLUMNS if name in record})
    set_ballots(vote, record["ballots"], record.get("announced", {}))
    return vote


def set_ballots(vote: Vote, ballots: Mapping[str, str], announced: Mapping[str, str]) -> None:
    """Replace the ballots of a vote, and what was announced later, given as name → position."""
    authority = Authority()
    with transaction.atomic():
        _set(Ballot, vote, ballots, authority)
        _set(Announcement, vote, announced, authority)


def _set(model: type[Model], vote: Vote, positions: Mapping[str, str], authority: Authority) -> None:
    model._default_manager.filter(vote=vote).delete()
    model._default_manager.bulk_create(
        model(vote=vote, state_id=authority.sponsor(name, SponsorKind.STATE), as_written=name, position=position)
        for name, position in positions.items()
    )
