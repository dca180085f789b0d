"""What a reader of one text sees, gathered from rows in a fixed number of queries whatever the text's length."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, QuerySet
from django.db.models.functions import JSONObject
from django.urls import reverse

from .models import (
    AgendaItem,
    Citation,
    Footnote,
    NoteAnchor,
    Paragraph,
    Problem,
    Sponsorship,
    Table,
    Version,
)
from .rendering import Link, Mark, Segment, paragraph_label, segments


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote as shown: ``id`` on the page, and the places in the text its mark stands at (id, name)."""

    id: str
    mark: str
    segments: list[Segment]
    places: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph as shown, with the footnotes first marked in it and the tables that follow it."""

    row: Paragraph
    label: str
    segments: list[Segment]
    notes: list[Note]
    tables: list[Table]


def covers() -> QuerySet[Version]:
    """Versions with all their cover says: adds ``agenda``, ``sponsor_list`` and ``problem_list``, lists of dicts."""
    agenda = AgendaItem.objects.filter(resolutions=OuterRef("resolution")).order_by("number", "letter")
    sponsors = Sponsorship.objects.filter(version=OuterRef("pk")).order_by("position")
    problems = Problem.objects.filter(version=OuterRef("pk")).order_by("line", "pk")
    return (
        Version.objects.select_related("resolution__session", "resolution__series", "resolution__committee", "source")
        .defer("source__content", "parsed", "given")
        .annotate(
            agenda=ArraySubquery(
                agenda.values(
                    json=JSONObject(code=F("session__code"), number=F("number"), letter=F("letter"), title=F("title"))
                )
            ),
            sponsor_list=ArraySubquery(
                sponsors.values(json=JSONObject(name=F("sponsor__name"), slug=F("sponsor__slug"), role=F("role")))
            ),
            problem_list=ArraySubquery(
                problems.values(json=JSONObject(line=F("line"), code=F("code"), message=F("message")))
            ),
        )
    )
