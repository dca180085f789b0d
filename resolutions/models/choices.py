"""The closed lists of the archive, with their labels. Each is also a check constraint in the database; the values that
files can state are listed in the pure core (``text.kinds``)."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _

from resolutions.text import kinds


class Stage(models.TextChoices):
    DRAFT = "draft", _("draft")
    REVISED = "revised", _("revised draft")
    AMENDMENT = "amendment", _("amendment")
    ADOPTED = "adopted", _("adopted")
    UNKNOWN = "unknown", _("stage not known")


class Kind(models.TextChoices):
    """What the document is, in the words of the ``parse`` contract."""

    DRAFT_RESOLUTION = kinds.DocumentKind.DRAFT_RESOLUTION.value, _("draft resolution")
    RESOLUTION = kinds.DocumentKind.RESOLUTION.value, _("resolution")
    DRAFT_DECISION = kinds.DocumentKind.DRAFT_DECISION.value, _("draft decision")
    DECISION = kinds.DocumentKind.DECISION.value, _("decision")
    AMENDMENT = kinds.DocumentKind.AMENDMENT.value, _("amendment")
    ADDENDUM = kinds.DocumentKind.ADDENDUM.value, _("addendum")
    CORRIGENDUM = kinds.DocumentKind.CORRIGENDUM.value, _("corrigendum")
    OTHER = kinds.DocumentKind.OTHER.value, _("other document")
    UNKNOWN = "unknown", _("kind not known")


ABOUT_ANOTHER = tuple(kind for kind in Kind if kind.value in kinds.ABOUT_ANOTHER)
"""Documents about a text: shown with it, but never a version of it in comparisons, timelines and counts of its
texts."""

TELLING = tuple(kind for kind in Kind if kind.value in kinds.TELLING)
"""Documents that tell what to do with the words of a text."""


class SymbolFrom(models.TextChoices):
    TEXT = kinds.SymbolFrom.TEXT.value, _("printed in the text")
    NUMBER = kinds.SymbolFrom.NUMBER.value, _("made from the number before the title")
    NAME = kinds.SymbolFrom.NAME.value, _("taken from the file name")
    OPTION = kinds.SymbolFrom.OPTION.value, _("given when loading")
    EDITOR = "editor", _("given by an editor")
    UNKNOWN = "", _("symbol not known")


class Outcome(models.TextChoices):
    """The outcome of a proposal. Files state how one was adopted, votes decide some of the others, and editors can set
    any."""

    ADOPTED = kinds.Outcome.ADOPTED.value, _("adopted")
    WITHOUT_VOTE = kinds.Outcome.ADOPTED_WITHOUT_VOTE.value, _("adopted without a vote")
    BY_VOTE = kinds.Outcome.ADOPTED_BY_VOTE.value, _("adopted by vote")
    REJECTED = kinds.Outcome.REJECTED.value, _("rejected")
    WITHDRAWN = kinds.Outcome.WITHDRAWN.value, _("withdrawn")
    NO_ACTION = kinds.Outcome.NO_ACTION.value, _("no action taken")
    SUPERSEDED = kinds.Outcome.SUPERSEDED.value, _("superseded by another draft")
    UNKNOWN = "", _("outcome not known")


ADOPTED = (Outcome.ADOPTED, Outcome.WITHOUT_VOTE, Outcome.BY_VOTE)
NOT_ADOPTED = (Outcome.REJECTED, Outcome.WITHDRAWN, Outcome.NO_ACTION, Outcome.SUPERSEDED)
"""Outcomes that end a proposal without adoption, so that no adopted text is to be expected."""


class SeriesFrom(models.TextChoices):
    """Why a proposal belongs to its series."""

    TITLE = "title", _("its title is that of a proposal in another session, or of the series")
    TEXT = "text", _("it carries on a text that it cites, or is carried on by one")
    MANIFEST = "manifest", _("said beside the file")
    EDITOR = "editor", _("chosen by an editor")
    UNKNOWN = "", _("in no recurring subject")


class SessionKind(models.TextChoices):
    REGULAR = "regular", _("regular session")
    SPECIAL = "special", _("special session")
    EMERGENCY = "emergency", _("emergency special session")


class ParagraphKind(models.TextChoices):
    PREAMBULAR = kinds.ParagraphKind.PREAMBULAR.value, _("preambular paragraph")
    OPERATIVE = kinds.ParagraphKind.OPERATIVE.value, _("operative paragraph")
    HEADING = kinds.ParagraphKind.HEADING.value, _("heading")
    TEXT = kinds.ParagraphKind.TEXT.value, _("text")
    FORMULA = kinds.ParagraphKind.FORMULA.value, _("opening formula")


class SponsorKind(models.TextChoices):
    STATE = kinds.SponsorKind.STATE.value, _("State")
    GROUP = kinds.SponsorKind.GROUP.value, _("group")
    BODY = kinds.SponsorKind.BODY.value, _("body")
    UNKNOWN = "unknown", _("name not understood")
    NO_NAME = "no_name", _("no name, says an editor")


IN_DOUBT = (SponsorKind.UNKNOWN, SponsorKind.NO_NAME)
"""Kinds of entries for what stands where a name should: one that no list has, until an editor decides what it means,
and what an editor called no name, which loads leave out."""


class SponsorRole(models.TextChoices):
    SPONSOR = kinds.SponsorRole.SPONSOR.value, _("sponsor")
    ADDITIONAL = kinds.SponsorRole.ADDITIONAL.value, _("additional sponsor")
    BEHALF = "behalf", _("group on whose behalf it is tabled")


class VoteBody(models.TextChoices):
    PLENARY = "plenary", _("plenary")
    COMMITTEE = "committee", _("committee")


class VotedOn(StrEnum):
    """What a vote was on: a text as a whole, a part of it, an amendment. Only the first is the vote on the text."""

    TEXT = "text"
    PART = "part"
    AMENDMENT = "amendment"


class VotesListed(models.TextChoices):
    """Which votes a list has."""

    COUNTED = "", _("in the plenary, on texts as a whole")
    COMMITTEE = "committee", _("in committee")
    PART = "part", _("on parts of texts and on amendments")
    ALL = "all", _("every vote")


class BallotPosition(models.TextChoices):
    IN_FAVOUR = kinds.Side.IN_FAVOUR.value, _("in favour")
    AGAINST = kinds.Side.AGAINST.value, _("against")
    ABSTAINING = kinds.Side.ABSTAINING.value, _("abstaining")


class IntendedPosition(models.TextChoices):
    """How a State announced later that it had meant to vote."""

    IN_FAVOUR = kinds.Intention.IN_FAVOUR.value, _("intended to vote in favour")
    AGAINST = kinds.Intention.AGAINST.value, _("intended to vote against")
    ABSTAINING = kinds.Intention.ABSTAINING.value, _("intended to abstain")
    NOT_VOTING = kinds.Intention.NOT_VOTING.value, _("intended not to vote")


class FileChange(models.TextChoices):
    """The outcome of a file in a run."""

    CREATED = "created", _("created")
    LANGUAGE_ADDED = "language_added", _("another language")
    BETTER_SOURCE = "better_source", _("better source")
    KEPT_BESIDE = "kept_beside", _("kept beside")
    UPDATED = "updated", _("updated")
    UNCHANGED = "unchanged", _("unchanged")
    REFUSED = "refused", _("refused")
    LEFT_OUT = "left_out", _("left out")


def one_of(field: str, choices: type[models.TextChoices], name: str) -> models.CheckConstraint:
    """A check constraint: the database refuses a value that is not in the list."""
    return models.CheckConstraint(condition=models.Q(**{f"{field}__in": choices.values}), name=name)
