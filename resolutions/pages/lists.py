"""Lists with a shape: the agenda as a tree, a subject's texts with the text before each, a page of a long list."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

from ..models import AgendaItem, Version

PER_PAGE = 50


@dataclass(slots=True)
class Branch:
    """One number of the agenda. ``item`` is None where texts name only its lettered parts."""

    number: int
    item: AgendaItem | None = None
    parts: list[AgendaItem] = field(default_factory=list)


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


def with_the_one_before(versions: Iterable[Version]) -> list[tuple[Version, Version | None]]:
    """Each text with the text before it."""
    rows = list(versions)
    return list(zip(rows, [None, *rows[:-1]], strict=True)) if rows else []


def page_of_list(request: HttpRequest, rows: QuerySet) -> Page:
    """The page ``?page=`` asks for; a page that does not exist is the nearest that does. Two queries."""
    return Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
