"""The closed lists of the archive. Each is also a check constraint in the database."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    DRAFT = "draft", _("draft")
    REVISED = "revised", _("revised draft")
    AMENDMENT = "amendment", _("amendment")
    ADOPTED = "adopted", _("adopted")
    UNKNOWN = "unknown", _("stage not known")


class Kind(models.TextChoices):
    """What the document is, in the words of the ``parse`` contract."""

    DRAFT_RESOLUTION = "draft_resolution", _("draft resolution")
    RESOLUTION = "resolution", _("resolution")
    DRAFT_DECISION = "draft_decision", _("draft decision")
    DECISION = "decision", _("decision")
    AMENDMENT = "amendment", _("amendment")
    OTHER = "other", _("other document")
    UNKNOWN = "unknown", _("kind not known")


class SymbolFrom(models.TextChoices):
    TEXT = "text", _("printed in the text")
    NAME = "name", _("taken from the file name")
    OPTION = "option", _("given when loading")
    EDITOR = "editor", _("given by an editor")
    UNKNOWN = "", _("symbol not known")


class Outcome(models.TextChoices):
    """What became of a proposal. Files say how one was adopted, votes tell some of the rest, and editors any of it."""

    ADOPTED = "adopted", _("adopted")
    WITHOUT_VOTE = "adopted_without_vote", _("adopted without a vote")
    BY_VOTE = "adopted_by_vote", _("adopted by vote")
    REJECTED = "rejected", _("rejected")
    WITHDRAWN = "withdrawn", _("withdrawn")
    NO_ACTION = "no_action", _("no action taken")
    SUPERSEDED = "superseded", _("superseded by another draft")
    UNKNOWN = "", _("outcome not known")


ADOPTED = (Outcome.ADOPTED, Outcome.WITHOUT_VOTE, Outcome.BY_VOTE)
NOT_ADOPTED = (Outcome.REJECTED, Outcome.WITHDRAWN, Outcome.NO_ACTION, Outcome.SUPERSEDED)
"""With these a proposal has come to its end, and no adopted text is to be looked for."""


class SeriesFrom(models.TextChoices):
    """Why a proposal stands in its series."""

    TITLE = "title", _("its title is that of a proposal in another session, or of the series")
    TEXT = "text", _("it carries on a text that it cites, or is carried on by one")
    MANIFEST = "manifest", _("said beside the file")
    EDITOR = "editor", _("chosen by an editor")
    UNKNOWN = "", _("in no series")


class SessionKind(models.TextChoices):
    REGULAR = "regular", _("regular session")
    SPECIAL = "special", _("special session")
    EMERGENCY = "emergency", _("emergency special session")


class ParagraphKind(models.TextChoices):
    PREAMBULAR = "preambular", _("preambular paragraph")
    OPERATIVE = "operative", _("operative paragraph")
    HEADING = "heading", _("heading")
    TEXT = "text", _("text")
    FORMULA = "formula", _("opening formula")


class SponsorKind(models.TextChoices):
    STATE = "state", _("State")
    GROUP = "group", _("group")
    BODY = "body", _("body")


class SponsorRole(models.TextChoices):
    SPONSOR = "sponsor", _("sponsor")
    ADDITIONAL = "additional", _("additional sponsor")
    BEHALF = "behalf", _("group on whose behalf it is tabled")


class VoteBody(models.TextChoices):
    PLENARY = "plenary", _("plenary")
    COMMITTEE = "committee", _("committee")


class BallotPosition(models.TextChoices):
    IN_FAVOUR = "in_favour", _("in favour")
    AGAINST = "against", _("against")
    ABSTAINING = "abstaining", _("abstaining")


class FileChange(models.TextChoices):
    """What became of a file in a run."""

    CREATED = "created", _("created")
    UPDATED = "updated", _("updated")
    UNCHANGED = "unchanged", _("unchanged")
    REFUSED = "refused", _("refused")
    LEFT_OUT = "left_out", _("left out")


def one_of(field: str, choices: type[models.TextChoices], name: str) -> models.CheckConstraint:
    """The database refuses a value that is not in the list."""
    return models.CheckConstraint(condition=models.Q(**{f"{field}__in": choices.values}), name=name)
