"""Votes on texts that the archive does not hold: a record without text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from resolutions.ingest.writing.roll_calls import name_of
from resolutions.models import RollCall
from resolutions.models.choices import VotedOn

from .kinds import heading
from .shown import ShownVote, Side, Voter
from .sides import SIDES

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class RecordOfVote(ShownVote):
    """A record as the page of a vote shows one, at no query of its own. Names are as they were then and lead nowhere:
    entries of States count the votes on texts that are held."""

    record: RollCall

    @cached_property
    def sides(self) -> list[Side]:
        return [
            Side(position, name, self._voters(str(position)), getattr(self.record, str(position)))
            for position, name in SIDES.items()
        ]

    def _voters(self, position: str) -> list[Voter]:
        return [Voter(name_of(name), name_of(name), "") for name in self.record.ballots.get(position, ())]

    @property
    def anchor(self) -> str:
        return f"record-{self.record.record}"

    @property
    def heading(self) -> StrOrPromise:
        return heading(self.record.body, VotedOn.PART if self.record.part else VotedOn.TEXT)
