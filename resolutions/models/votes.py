"""How States voted on a text."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .choices import BallotPosition, VoteBody, one_of
from .querysets import BallotQuerySet, VoteQuerySet


class Vote(models.Model):
    """A vote on a text as a whole, in the plenary or in committee. A text adopted without a vote has none:
    ``Resolution.outcome`` tells the two, and "not known", apart. It follows the votes in the plenary
    (``ingest.outcomes``).

    The counts are those announced, null where they are not said; the ballots are the list, which may be missing or
    differ. A vote ``from_file`` is replaced when the file is loaded again; an editor's stays, and is shown instead.
    ``held_on`` and ``meeting`` are empty where they are those of the text's adoption.
    """

    version = models.ForeignKey("resolutions.Version", models.CASCADE, related_name="votes")
    body = models.CharField(max_length=10, choices=VoteBody.choices, default=VoteBody.PLENARY)
    in_favour = models.PositiveSmallIntegerField(null=True, blank=True)
    against = models.PositiveSmallIntegerField(null=True, blank=True)
    abstaining = models.PositiveSmallIntegerField(null=True, blank=True)
    held_on = models.DateField(null=True, blank=True)
    meeting = models.CharField(max_length=200, blank=True)
    from_file = models.BooleanField(default=False, editable=False)

    objects = VoteQuerySet.as_manager()

    class Meta:
        ordering = ["version", "body"]
        constraints = [
            one_of("body", VoteBody, "vote_body_known"),
            models.UniqueConstraint(fields=["version", "body", "from_file"], name="vote_said_once"),
        ]

    def __str__(self) -> str:
        return f"{self.version}, {self.get_body_display()}"

    def get_absolute_url(self) -> str:
        return vote_address(self.version)

    @property
    def counts(self) -> str:
        """The counts announced, in words."""
        said = ((getattr(self, position.value), position.label) for position in BallotPosition)
        return ", ".join(f"{count} {label}" for count, label in said if count is not None)


def vote_address(version) -> str:
    """Where the votes on a text are: in the plenary, and in committee where that is known."""
    if version.symbol:
        return reverse("vote", args=[version.symbol])
    return reverse("document_vote", args=[version.pk])


class Ballot(models.Model):
    """How one State voted, under the name it had then."""

    # The constraint below has an index that begins with the vote.
    vote = models.ForeignKey(Vote, models.CASCADE, related_name="ballots", db_index=False)
    state = models.ForeignKey("resolutions.Sponsor", models.PROTECT, related_name="ballots")
    as_written = models.CharField(max_length=300)
    position = models.CharField(max_length=10, choices=BallotPosition.choices)

    objects = BallotQuerySet.as_manager()

    class Meta:
        ordering = ["vote", "state__name"]
        verbose_name = _("ballot")
        constraints = [
            one_of("position", BallotPosition, "ballot_position_known"),
            models.UniqueConstraint(fields=["vote", "as_written"], name="one_ballot_per_name"),
        ]

    def __str__(self) -> str:
        return f"{self.state}: {self.get_position_display()}"
