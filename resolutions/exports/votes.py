"""Votes as records: what a vote was on, its figures, and how each State voted. (As tables: ``datasets``.)"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from resolutions.models import Announcement, Ballot

from .records import Record, brief


def vote_record(vote: Any, whole: Callable[[str], str]) -> Record:
    """``vote`` comes from ``VoteQuerySet.with_text``; ``whole`` makes a whole address of a path."""
    return {
        "text": brief(vote.version, whole),
        "body": vote.body,
        "on": vote.on,
        "part": vote.part or None,
        "held_on": vote.day.isoformat() if vote.day else None,
        "meeting": vote.meeting or vote.version.meeting or None,
        "in_favour": vote.in_favour,
        "against": vote.against,
        "abstaining": vote.abstaining,
    }


def ballot_record(ballot: Ballot | Announcement) -> Record:
    """How a State voted, or announced later that it had meant to. ``ballot`` has its ``state``. Codes are those of the
    State's entry; a State that has none has null."""
    return {
        "state": ballot.state.name,
        "slug": ballot.state.slug,
        "iso3": ballot.state.code or None,
        "m49": ballot.state.m49 or None,
        "as_written": ballot.as_written,
        "position": ballot.position,
    }
