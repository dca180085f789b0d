"""The closed lists of the archive. Each is also a check constraint in the database."""

from django.db import models


class Stage(models.TextChoices):
    DRAFT = "draft", "draft"
    REVISED = "revised", "revised draft"
    AMENDMENT = "amendment", "amendment"
    ADOPTED = "adopted", "adopted"
    UNKNOWN = "unknown", "stage not known"


class Kind(models.TextChoices):
    """What the document is, in the words of the ``parse`` contract."""

    DRAFT_RESOLUTION = "draft_resolution", "draft resolution"
    RESOLUTION = "resolution", "resolution"
    DRAFT_DECISION = "draft_decision", "draft decision"
    DECISION = "decision", "decision"
    AMENDMENT = "amendment", "amendment"
    OTHER = "other", "other document"
    UNKNOWN = "unknown", "kind not known"


class SymbolFrom(models.TextChoices):
    TEXT = "text", "printed in the text"
    NAME = "name", "taken from the file name"
    OPTION = "option", "given when loading"
    EDITOR = "editor", "given by an editor"
    UNKNOWN = "", "symbol not known"


class Outcome(models.TextChoices):
    ADOPTED = "adopted", "adopted"
    WITHOUT_VOTE = "adopted_without_vote", "adopted without a vote"
    BY_VOTE = "adopted_by_vote", "adopted by vote"
    UNKNOWN = "", "outcome not known"


class SeriesFrom(models.TextChoices):
    """Why a proposal stands in its series."""

    TITLE = "title", "its title is that of a proposal in another session, or of the series"
    MANIFEST = "manifest", "said beside the file"
    EDITOR = "editor", "chosen by an editor"
    UNKNOWN = "", "in no series"


class SessionKind(models.TextChoices):
    REGULAR = "regular", "regular session"
    SPECIAL = "special", "special session"
    EMERGENCY = "emergency", "emergency special session"


class ParagraphKind(models.TextChoices):
    PREAMBULAR = "preambular", "preambular paragraph"
    OPERATIVE = "operative", "operative paragraph"
    HEADING = "heading", "heading"
    TEXT = "text", "text"
    FORMULA = "formula", "opening formula"


class SponsorKind(models.TextChoices):
    STATE = "state", "State"
    GROUP = "group", "group"
    BODY = "body", "body"


class SponsorRole(models.TextChoices):
    SPONSOR = "sponsor", "sponsor"
    ADDITIONAL = "additional", "additional sponsor"


class Change(models.TextChoices):
    """What became of a file in a run."""

    CREATED = "created", "created"
    UPDATED = "updated", "updated"
    UNCHANGED = "unchanged", "unchanged"
    REFUSED = "refused", "refused"


def one_of(field: str, choices: type[models.TextChoices], name: str) -> models.CheckConstraint:
    """The database refuses a value that is not in the list."""
    return models.CheckConstraint(condition=models.Q(**{f"{field}__in": choices.values}), name=name)
