"""A text beside itself as amendments would have it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from django.utils.translation import gettext

from resolutions.models import Version
from resolutions.models.documents import as_documents
from resolutions.text.amendments import Amended, amend
from resolutions.text.languages import ENGLISH

from ..links import amended_address
from .choice import version_named
from .comparison_page import WAYS, ComparePage
from .content import Content
from .instructions import InstructionLine, lines_of, lines_unapplied

MOST = 30
"""Amendments applied at once."""
_DEEPEST = 4
"""A sub-amendment to a sub-amendment: more does not occur."""


class NotAmended(Exception):
    """Why the amendments cannot be applied, in the language of the page."""


class AmendedPage(ComparePage):
    """A text beside what all the amendments make of it. For a single sub-amendment: the text with the amendment it
    changes, beside the text with both. Amendments are read in English, and so is the text. Raises NotAmended."""

    language = ENGLISH

    def __init__(self, asked: Sequence[str], way: str) -> None:
        if not asked:
            raise NotAmended(gettext("Say which amendment is to be applied."))
        if len(asked) > MOST:
            raise NotAmended(gettext("At most %(most)d amendments are applied at once.") % {"most": MOST})
        self.amendments = [_amendment(one) for one in asked]
        self.way = way if way in WAYS else "side"
        chains = [_chain(one) for one in self.amendments]
        if len({chain[0].pk for chain in chains}) > 1:
            raise NotAmended(gettext("These amendments are about different texts."))
        self.text, *first = chains[0]
        self.steps_before = first[:-1] if len(chains) == 1 else []
        steps = {version.pk: version for chain in chains for version in chain[1:]}
        documents = dict(zip([self.text.pk, *steps], _documents([self.text, *steps.values()]), strict=True))
        before, after = documents[self.text.pk], documents[self.text.pk]
        self.by_version: list[tuple[Version, Amended]] = []
        for pk, version in steps.items():
            made = amend(after, documents[pk].instructions)
            after = made.document
            if version in self.steps_before:
                before = after
            else:
                self.by_version.append((version, made))
        self.documents = (before, after)

    @cached_property
    def told(self) -> list[tuple[Version, list[InstructionLine], list[InstructionLine]]]:
        """Of each amendment what was applied, and what could not be, with the reason."""
        return [(one, lines_of(made.applied), lines_unapplied(made.unapplied)) for one, made in self.by_version]

    @property
    def is_incomplete(self) -> bool:
        return any(made.unapplied for _, made in self.by_version)

    @cached_property
    def addresses(self) -> tuple[str, str]:
        """The amended text has no page of its own."""
        return self.text.get_absolute_url(), ""

    @cached_property
    def names(self) -> tuple[str, str]:
        before = " ".join([str(self.text), *(f"+ {one}" for one in self.steps_before)])
        return before, " ".join([before, *(f"+ {one}" for one in self.amendments)])

    @property
    def file_name(self) -> str:
        return self.names[1].replace("/", "-")

    def _address(self, language: str = "", *, turned: bool = False, **state: str) -> str:
        """There is one language, and one way round."""
        return amended_address(self.amendments, **state)


def _amendment(asked: str) -> Version:
    version = version_named(asked)
    if version is None:
        raise NotAmended(gettext("%(asked)s is not held.") % {"asked": asked})
    if not version.tells:
        raise NotAmended(gettext("%(symbol)s is no amendment.") % {"symbol": version})
    return version


def _chain(version: Version) -> list[Version]:
    """The text, what amends it, what amends that, and so on to ``version``."""
    chain = [version]
    while chain[0].tells and len(chain) <= _DEEPEST:
        about = chain[0].about
        if about is None:
            raise NotAmended(gettext("The text that %(symbol)s is about is not held.") % {"symbol": chain[0]})
        chain.insert(0, about)
    return chain


def _documents(versions: Sequence[Version]) -> list:
    for version in versions:
        if ENGLISH not in version.titles:
            raise NotAmended(
                gettext("%(symbol)s is not held in English, in which amendments are read.") % {"symbol": version}
            )
    return as_documents(Content(versions, ENGLISH).texts)
