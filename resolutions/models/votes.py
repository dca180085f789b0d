"""Votes of States on texts."""

from collections.abc import Mapping

from django.db import models
from django.db.models import Case, CharField, Exists, F, OuterRef, Q, Subquery, Value, When, Window
from django.db.models.functions import Coalesce, Lag
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from .choices import ABOUT_ANOTHER, BallotPosition, IntendedPosition, VoteBody, VotedOn, VotesListed, one_of


def voted_on(vote: str = "") -> Case:
    """``Vote.on`` as an expression; ``vote`` is the path to the vote."""
    return Case(
        When(~Q(**{f"{vote}part": ""}), then=Value(VotedOn.PART.value)),
        When(Q(**{f"{vote}version__kind__in": ABOUT_ANOTHER}), then=Value(VotedOn.AMENDMENT.value)),
        default=Value(VotedOn.TEXT.value),
        output_field=CharField(),
    )


class VoteQuerySet(models.QuerySet):
    def once(self):
        """Each vote once: where an editor and a file both record one, the editor's."""
        editors = self.model._default_manager.filter(
            body=OuterRef("body"), part=OuterRef("part"), version=OuterRef("version"), from_file=False
        )
        return self.filter(Q(from_file=False) | ~Exists(editors))

    def in_plenary(self):
        """Votes of the plenary on documents as a whole, amendments among them."""
        return self.filter(body=VoteBody.PLENARY, part="")

    def counted(self):
        """Votes that are the vote on their text: in the plenary, on a text as a whole, each once. Counts, charts,
        voting records and claims are of these alone."""
        return self.in_plenary().exclude(version__kind__in=ABOUT_ANOTHER).once()

    def listed(self, which: str):
        """The votes of one of ``VotesListed``, each once."""
        if which == VotesListed.COUNTED:
            return self.counted()
        if which == VotesListed.COMMITTEE:
            return self.once().filter(body=VoteBody.COMMITTEE)
        if which == VotesListed.PART:
            return self.once().filter(~Q(part="") | Q(version__kind__in=ABOUT_ANOTHER))
        return self.once()

    def with_is_listed(self):
        """Adds ``is_listed``: whether the ballots are known."""
        return self.annotate(is_listed=Exists(Ballot.objects.filter(vote=OuterRef("pk"))))

    def with_list(self):
        """Votes whose ballots are known."""
        return self.filter(Exists(Ballot.objects.filter(vote=OuterRef("pk"))))

    def while_member(self, state):
        """Votes on days when the State was a Member of the United Nations."""
        dated = self.annotate(day=Coalesce("held_on", "version__adopted_on")).filter(day__gte=state.member_from)
        return dated.filter(day__lt=state.member_until) if state.member_until else dated

    def with_text(self):
        """Adds the text voted on, its session and series, and ``day``: that of the vote, or of the text's adoption."""
        proposal = "version__resolution"
        text = self.select_related(f"{proposal}__session", f"{proposal}__series", f"{proposal}__committee")
        return text.defer("version__parsed", "version__manifest").annotate(
            day=Coalesce("held_on", "version__adopted_on")
        )

    def latest_first(self):
        return self.with_text().order_by(F("day").desc(nulls_last=True), "-version__symbol_sort", "pk")


class Vote(models.Model):
    """A vote on a text, in the plenary or in committee: on all of it, or on the ``part`` that is named (a paragraph, an
    amendment moved from the floor). A text adopted without a vote has none:
    ``Resolution.outcome`` distinguishes this from "not known", and follows the votes in the plenary
    (``ingest.writing.outcomes``).

    The counts are those announced, null if they are not stated; the ballots are the list by State, which may be missing
    or differ. A vote ``from_file`` is replaced when the file is loaded again; an editor's stays, and is shown instead.
    ``held_on`` and ``meeting`` are empty if they are those of the text's adoption. ``record`` is the number of the
    Library's record that the vote, or its list, is from (``RollCall``), and ``note`` what that says of it.
    """

    version = models.ForeignKey("resolutions.Version", models.CASCADE, related_name="votes", verbose_name=_("text"))
    body = models.CharField(max_length=10, choices=VoteBody.choices, default=VoteBody.PLENARY, verbose_name=_("body"))
    part = models.CharField(
        _("vote on a part"),
        max_length=500,
        blank=True,
        help_text=_("Empty for a vote on the whole text; else what was voted on: operative paragraph 5, an amendment."),
    )
    in_favour = models.PositiveSmallIntegerField(null=True, blank=True, verbose_name=_("in favour"))
    against = models.PositiveSmallIntegerField(null=True, blank=True, verbose_name=_("against"))
    abstaining = models.PositiveSmallIntegerField(null=True, blank=True, verbose_name=_("abstaining"))
    held_on = models.DateField(null=True, blank=True, verbose_name=_("held on"))
    meeting = models.CharField(max_length=200, blank=True, verbose_name=_("meeting"))
    from_file = models.BooleanField(default=False, editable=False, verbose_name=_("said by a file"))
    record = models.CharField(max_length=40, blank=True, editable=False)
    note = models.TextField(_("note"), blank=True, editable=False)

    objects = VoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("vote")
        verbose_name_plural = _("votes")
        ordering = ["version", "body"]
        constraints = [
            one_of("body", VoteBody, "vote_body_known"),
            models.UniqueConstraint(fields=["version", "body", "part", "from_file"], name="vote_said_once"),
        ]

    def __str__(self) -> str:
        return ", ".join(map(str, filter(None, (self.version, self.get_body_display(), self.part))))

    def get_absolute_url(self) -> str:
        return vote_address(self.version)

    @property
    def on(self) -> VotedOn:
        if self.part:
            return VotedOn.PART
        return VotedOn.AMENDMENT if self.version.is_about_another else VotedOn.TEXT

    @property
    def counts(self) -> str:
        """The counts announced, with their labels."""
        return counted({position: getattr(self, position.value) for position in BallotPosition})


def counted(figures: Mapping[str, int | None]) -> str:
    """``141 in favour, 5 against, 1 abstaining``, of figures by position; one that is not known is left out."""
    known = [(position, count) for position in BallotPosition if (count := figures.get(position)) is not None]
    return gettext(", ").join(_counted(position, count) for position, count in known)


def _counted(position: BallotPosition, count: int) -> str:
    """Several languages have another word for one abstention than for several."""
    if position is not BallotPosition.ABSTAINING:
        return f"{count} {position.label}"
    return ngettext("%(count)s abstaining", "%(count)s abstaining", count) % {"count": count}


def vote_address(version) -> str:
    """The address of the votes on a text: in the plenary, and in committee if known."""
    if version.symbol:
        return reverse("vote", args=[version.symbol])
    return reverse("document_vote", args=[version.pk])


class BallotQuerySet(models.QuerySet):
    def with_announced(self):
        """Adds ``announced``: how the State said later that it had meant to vote, null where it said nothing."""
        later = Announcement.objects.filter(vote=OuterRef("vote"), state=OuterRef("state")).order_by("pk")
        return self.annotate(announced=Subquery(later.values("position")[:1]))

    def counted(self):
        """Ballots of the votes that are counted (``VoteQuerySet.counted``)."""
        return self.listed(VotesListed.COUNTED)

    def listed(self, which: str):
        """Ballots of the votes of one of ``VotesListed``."""
        return self.filter(vote__in=Vote.objects.listed(which))

    def switched(self) -> dict[int, str]:
        """Of ballots of plenary votes, those cast otherwise than the State's ballot before on the same recurring
        subject: by primary key, the position of that before. One query, which looks at every ballot of the set; so
        narrow by what comes of it, not before it."""
        day = Coalesce("vote__held_on", "vote__version__adopted_on")
        of_state_and_subject = [F("state"), F("vote__version__resolution__series")]
        before = Window(Lag("position"), of_state_and_subject, [day, F("vote__version__symbol_sort")])
        placed = self.exclude(vote__version__resolution__series=None).order_by().annotate(before=before)
        return dict(placed.filter(before__isnull=False).exclude(before=F("position")).values_list("pk", "before"))

    def latest_first(self):
        """The latest first, with the vote, its text and ``day``: that of the vote, or of the text's adoption."""
        text = self.select_related("vote__version__resolution__session").defer(
            "vote__version__parsed", "vote__version__manifest"
        )
        dated = text.with_announced().annotate(day=Coalesce("vote__held_on", "vote__version__adopted_on"))
        return dated.order_by(F("day").desc(nulls_last=True), "-vote__version__symbol_sort", "pk")


class Ballot(models.Model):
    """How one State voted, under the name it had then."""

    # The constraint below has an index that begins with the vote.
    vote = models.ForeignKey(Vote, models.CASCADE, related_name="ballots", db_index=False, verbose_name=_("vote"))
    state = models.ForeignKey("resolutions.Sponsor", models.PROTECT, related_name="ballots", verbose_name=_("State"))
    as_written = models.CharField(max_length=300, verbose_name=_("as printed"))
    position = models.CharField(max_length=10, choices=BallotPosition.choices, verbose_name=_("position"))

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


class Announcement(models.Model):
    """What a State announced after a vote: how it had meant to vote. It stands beside the vote as cast, which it does
    not change, and may be of a State that did not vote."""

    vote = models.ForeignKey(Vote, models.CASCADE, related_name="announcements", db_index=False, verbose_name=_("vote"))
    state = models.ForeignKey(
        "resolutions.Sponsor", models.PROTECT, related_name="announcements", verbose_name=_("State")
    )
    as_written = models.CharField(max_length=300, verbose_name=_("as printed"))
    position = models.CharField(max_length=10, choices=IntendedPosition.choices, verbose_name=_("meant to vote"))

    class Meta:
        ordering = ["vote", "state__name"]
        verbose_name = _("vote announced later")
        verbose_name_plural = _("votes announced later")
        constraints = [
            one_of("position", IntendedPosition, "announced_position_known"),
            models.UniqueConstraint(fields=["vote", "as_written"], name="one_announcement_per_name"),
        ]

    def __str__(self) -> str:
        return f"{self.state}: {self.get_position_display()}"
