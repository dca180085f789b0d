"""In which language a search looks at a text.

A text says the same in every language it is held in. A search looks at it in the one that the reader is shown, so that
every text is found and counted once, however many languages are held; where the reader names a language, in that one;
where nothing is found, in all of them (``Compiler.shown``, the one place where a query is held to it).
"""

from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from resolutions.models import LanguageVersion
from resolutions.text.languages import ENGLISH, LANGUAGES, best_of

from .query.tree import All, Label, Node, Not, Within
from .query.tree import Any as AnyOf

CODES = tuple(one.code for one in LANGUAGES)

FIELD = "language"
"""Of the query language, and the facet."""


def reader_language(asked: str = "") -> str:
    """The language ``asked`` for, else that of the page; English where it is none of the official ones."""
    spoken = (asked or get_language() or ENGLISH).partition("-")[0]
    return spoken if spoken in CODES else ENGLISH


def searched_language(tree: Node | None, filters: Mapping[str, Any] | None = None, asked: str = "") -> str | None:
    """The language of the reader whose texts are searched; None where the search itself names a language."""
    named = FIELD in (filters or {}) or (tree is not None and names_language(tree))
    return None if named else reader_language(asked)


def names_language(node: Node) -> bool:
    if isinstance(node, (All, AnyOf)):
        return any(map(names_language, node.parts))
    if isinstance(node, (Not, Within)):
        return names_language(node.inner)
    return isinstance(node, Label) and node.field == FIELD


def beside(language: str, held: Collection[str]) -> list[str]:
    """The official languages whose readers are shown another language version of the text than this one; none where the
    text is held in one language."""
    return [code for code in CODES if best_of(held, code) != language]


def as_shown_to(reader: str) -> QuerySet[LanguageVersion]:
    """Of each version the language version that readers of this language are shown."""
    held_otherwise = Q(leads=True) & ~Q(version__titles__has_key=reader)
    return LanguageVersion.objects.filter(Q(language=reader) | held_otherwise)


def heading_in(language: str, title: str, of_proposal: Mapping[str, str], otherwise: str) -> str:
    """The title of a language version; where it has none, that of its proposal, in the same language if there is
    one."""
    return title or of_proposal.get(language) or otherwise


def found_elsewhere() -> str:
    """Says that texts were looked at in all languages because as the reader is shown them nothing was found."""
    return _("Nothing was found in the language of this page, so all languages were searched.")
