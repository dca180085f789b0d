"""Lists with a shape: the agenda as a tree, a subject's texts with the text before each, a page of a long list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from resolutions.models import AgendaItem, Sponsor

from .naming import heading_language

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

PER_PAGE = 50
KINDS_OF_SPONSOR = {
    "state": _("States"),
    "group": _("Groups"),
    "body": _("Bodies and officers"),
    "unknown": _("Names not understood"),
}


@dataclass(slots=True)
class Branch:
    """One number of the agenda. ``item`` is None where texts name only its lettered parts."""

    number: int
    item: AgendaItem | None = None
    parts: list[AgendaItem] = field(default_factory=list)

    @property
    def title(self) -> str:
        """The item's own title, or what the titles of its parts share before the colon."""
        if self.item:
            return self.item.heading
        heads = {part.heading.partition(": ")[0] for part in self.parts if ": " in part.heading}
        return heads.pop() if len(heads) == 1 else ""

    @property
    def language(self) -> str:
        """In which the title is."""
        return heading_language(self.item or next(iter(self.parts), None))

    @property
    def parts_below(self) -> list[tuple[AgendaItem, str]]:
        """The lettered parts, each with its title less the words it shares with the item's."""
        return [(part, part.heading.removeprefix(f"{self.title}: ")) for part in self.parts]


def agenda_tree(items: Iterable[AgendaItem]) -> list[Branch]:
    """``items`` of one session, in order of number and letter."""
    branches: dict[int, Branch] = {}
    for item in items:
        branch = branches.setdefault(item.number, Branch(item.number))
        if item.letter:
            branch.parts.append(item)
        else:
            branch.item = item
    return list(branches.values())


def by_kind(sponsors: Iterable[Sponsor]) -> list[tuple[StrOrPromise, list[Sponsor]]]:
    """States, then groups, then bodies, then names that no list has; a kind that has none is left out, and so is what
    an editor called no name."""
    kinds: dict[str, list[Sponsor]] = {kind: [] for kind in KINDS_OF_SPONSOR}
    for sponsor in sponsors:
        if sponsor.kind in kinds:
            kinds[sponsor.kind].append(sponsor)
    return [(KINDS_OF_SPONSOR[kind], rows) for kind, rows in kinds.items() if rows]


def page_of_list(request: HttpRequest, rows: QuerySet | Sequence[Any]) -> Page:
    """The page ``?page=`` asks for; a page that does not exist is the nearest that does. Two queries; none for
    rows that are read already."""
    return Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
