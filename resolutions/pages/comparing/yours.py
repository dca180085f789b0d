"""A comparison of texts of which a reader brought one or both. It has no address, and nothing of it is kept."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from django.utils.translation import gettext

from resolutions.models import Version
from resolutions.models.documents import as_document
from resolutions.text.document import Document

from ..own_texts import NotRead
from .comparison_page import WAYS, ComparePage

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class YoursPage(ComparePage):
    """Two documents side by side, or as ``way`` says. ``language`` is that of both. ``names`` are what they are called,
    where their symbols do not tell them apart. Raises NotRead if they have no language in common."""

    def __init__(
        self, a: Document | Version, b: Document | Version, way: str, names: tuple[str, str] | None = None
    ) -> None:
        self.given_names = names
        self.brought = [one for one in (a, b) if isinstance(one, Document)]
        self.documents = _in_one_language(a, b)
        self.way = way if way in WAYS else "side"
        self.language = self.documents[0].language

    @cached_property
    def addresses(self) -> tuple[str, str]:
        """None: a paragraph's name leads to its place on this page."""
        return "", ""

    @property
    def other_ways(self) -> list[tuple[str, StrOrPromise]]:
        """Ways to show it that are not shown now."""
        return [(way, label) for way, label in WAYS.items() if way != self.way]

    @cached_property
    def names(self) -> tuple[str, str]:
        if self.given_names:
            return self.given_names
        a, b = self.documents
        return a.symbol or a.title or a.source, b.symbol or b.title or b.source


def _in_one_language(a: Document | Version, b: Document | Version) -> tuple[Document, Document]:
    """A held text in the language of the one beside it. Raises NotRead."""
    brought = next((one.language for one in (a, b) if isinstance(one, Document)), None)
    first, second = (_document(one, brought) for one in (a, b))
    if first.language != second.language:
        raise NotRead(gettext("The two are in different languages: texts are compared within one."))
    return first, second


def _document(one: Document | Version, language: str | None) -> Document:
    if isinstance(one, Document):
        return one
    held = language if language in one.titles else one.shown_language
    text = one.language_versions.select_related(
        "version__resolution__session", "version__resolution__committee", "shown__source"
    )
    return as_document(text.defer("shown__source__content").get(language=held))
