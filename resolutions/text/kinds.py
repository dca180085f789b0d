"""The closed lists of what a file may say: kinds of documents and paragraphs, outcomes, roles.

Their values are those of the ``parse`` command, on which outside programs rely. A member is a ``str``: it compares,
hashes and prints as its value, and JSON writes it so.
"""

from __future__ import annotations

from enum import StrEnum, auto


class DocumentKind(StrEnum):
    DRAFT_RESOLUTION = auto()
    RESOLUTION = auto()
    DRAFT_DECISION = auto()
    DECISION = auto()
    AMENDMENT = auto()
    ADDENDUM = auto()
    CORRIGENDUM = auto()
    OTHER = auto()


ADOPTED_KINDS = frozenset({DocumentKind.RESOLUTION, DocumentKind.DECISION})
"""Documents that the Assembly adopted."""

ABOUT_ANOTHER = frozenset({DocumentKind.AMENDMENT, DocumentKind.ADDENDUM, DocumentKind.CORRIGENDUM})
"""Documents about a text. They are no stage of it: nothing is compared with them."""

TELLING = frozenset({DocumentKind.AMENDMENT, DocumentKind.CORRIGENDUM})
"""Documents that tell what to do with the words of a text."""


class ParagraphKind(StrEnum):
    PREAMBULAR = auto()
    OPERATIVE = auto()
    HEADING = auto()
    TEXT = auto()
    FORMULA = auto()
    """The words a text begins with: "The General Assembly,"."""


PREAMBULAR, OPERATIVE, HEADING, TEXT, FORMULA = ParagraphKind
"""The same by names of their own: every paragraph read is asked for its kind, and a member of an enum takes six times
as long to look up as a name."""

OF_A_RESOLUTION = frozenset({FORMULA, PREAMBULAR, OPERATIVE})
"""Paragraphs that only a resolution or a decision has."""

WITH_OPENING = frozenset({PREAMBULAR, OPERATIVE})
"""Paragraphs that open with a participle or a verb."""

BETWEEN_PARAGRAPHS = frozenset({HEADING, FORMULA})
"""What stands between the paragraphs, and neither holds others nor is split or joined."""


class SymbolFrom(StrEnum):
    """Where a document's symbol was found: in its text, made from the number before its title, in the file's name, or
    said by who gave the file."""

    TEXT = auto()
    NUMBER = auto()
    NAME = auto()
    OPTION = auto()


class Outcome(StrEnum):
    """What became of a proposal. The last four are known from votes and editors; adopted texts do not say them."""

    ADOPTED = auto()
    ADOPTED_WITHOUT_VOTE = auto()
    ADOPTED_BY_VOTE = auto()
    REJECTED = auto()
    WITHDRAWN = auto()
    NO_ACTION = auto()
    SUPERSEDED = auto()

    @classmethod
    def more_exact(cls, stated: str | None, given: str | None) -> Outcome | None:
        """What a text states; where it states nothing, or only that it was adopted, what is ``given`` beside it."""
        found = given or stated if stated in (None, cls.ADOPTED) else stated
        return cls(found) if found else None


class Side(StrEnum):
    """How a State voted."""

    IN_FAVOUR = auto()
    AGAINST = auto()
    ABSTAINING = auto()


class Intention(StrEnum):
    """How a State announced later that it had meant to vote."""

    IN_FAVOUR = auto()
    AGAINST = auto()
    ABSTAINING = auto()
    NOT_VOTING = auto()


class SponsorKind(StrEnum):
    STATE = auto()
    GROUP = auto()
    BODY = auto()


class SponsorRole(StrEnum):
    SPONSOR = auto()
    ADDITIONAL = auto()
    """Joined after the text was tabled."""


class RelatedRole(StrEnum):
    """What another document is to the one that names it."""

    DRAFT = auto()
    ADDENDUM = auto()
    """It says who joined as a sponsor."""
    REPORT = auto()
    """The committee's."""
    RECORD = auto()
    """Of the meeting."""
    ABOUT = auto()
    """The text that an amendment, an addendum or a corrigendum speaks of."""


class Operation(StrEnum):
    """What an amendment tells to do with a text: with words of a paragraph, or with whole paragraphs."""

    REPLACE_WORDS = auto()
    INSERT_WORDS = auto()
    DELETE_WORDS = auto()
    REPLACE = auto()
    INSERT = auto()
    DELETE = auto()
    MOVE = auto()
    RENUMBER = auto()
    OTHER = auto()
    """Told in words that are not understood."""


class Where(StrEnum):
    """Where words or paragraphs go, seen from what they stand beside; ``EVERYWHERE``: each time the words occur."""

    BEFORE = auto()
    AFTER = auto()
    BEGINNING = auto()
    END = auto()
    EVERYWHERE = auto()
