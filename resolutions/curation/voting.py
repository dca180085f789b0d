"""What editors do with votes: enter one, change it, take it away, put it back. What a file records stays as it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from resolutions.ingest.writing import votes
from resolutions.models import Correction, Resolution, Version, Vote
from resolutions.models.curation import VOTE

from .effects import locked, settle_proposal


def enter_vote(vote: Vote, ballots: Mapping[str, str], announced: Mapping[str, str] | None = None) -> None:
    """Save a vote that an editor entered or changed, with who voted how, and who announced later how it had meant to
    (positions by name); what became of the proposal follows, and of that whose text it was on before."""
    with transaction.atomic():
        texts = {vote.version_id, *Vote.objects.filter(pk=vote.pk).values_list("version", flat=True)}
        concerned = list(Resolution.objects.filter(versions__in=texts).distinct())
        vote.save()
        votes.set_ballots(vote, ballots, announced or {})
        for resolution in concerned:
            settle_proposal(resolution)


def take_away_vote(vote: Vote, editor: Any) -> Correction:
    """Delete a vote that an editor entered. All that it said is on record, and can be taken back."""
    with transaction.atomic():
        version = locked(vote.version)
        said = votes.as_record(vote)
        correction = Correction.objects.create(version=version, field=VOTE, before=said, value=None, editor=editor)
        vote.delete()
        settle_proposal(version.resolution)
        return correction


def vote_again(version: Version, said: Mapping[str, Any]) -> None:
    """Put back a vote that was taken away. Raises ValidationError where another was entered meanwhile."""
    if version.votes.filter(body=said["body"], part=said.get("part", ""), from_file=False).exists():
        raise ValidationError(_("There is another vote on %(text)s now. Delete it first.") % {"text": version})
    votes.put(version, said)
    settle_proposal(version.resolution)
