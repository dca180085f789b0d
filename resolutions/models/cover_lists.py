"""Sponsors, agenda items and subjects of covers as annotations of versions (lists of dicts), so that they need no query
of their own, however many versions there are."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, QuerySet
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import JSONObject

from .agenda import AgendaItem
from .choices import Kind, SponsorRole
from .sponsors import Sponsorship
from .subjects import SubjectHeading
from .votes import Announcement, Ballot, Vote, voted_on


def sponsors_named() -> ArraySubquery:
    """``as_written``, ``name`` and ``names`` (the authority list's), ``slug``, ``kind``, ``iso3`` and ``role``, in the
    printed order."""
    return _sponsors(Sponsorship.objects.filter(version=OuterRef("pk")).order_by("position"))


def sponsors_joined() -> ArraySubquery:
    """Who joined by an addendum to the text: as ``sponsors_named``, with the ``symbol`` of the addendum."""
    of_addenda = {
        "version__about": OuterRef("pk"),
        "version__kind": Kind.ADDENDUM,
        "role": SponsorRole.ADDITIONAL,
    }
    rows = Sponsorship.objects.filter(**of_addenda).order_by("version__symbol_sort", "position")
    return _sponsors(rows, symbol=F("version__symbol"))


def _sponsors(rows: QuerySet, **further: F) -> ArraySubquery:
    entry = {name: F(f"sponsor__{name}") for name in ("name", "names", "slug", "kind")}
    entry |= {"iso3": F("sponsor__code"), **further}
    return ArraySubquery(rows.values(json=JSONObject(as_written=F("as_written"), role=F("role"), **entry)))


def subjects_named() -> ArraySubquery:
    """``name``, ``names``, ``slug`` and ``identifier``, in the library's order."""
    rows = SubjectHeading.objects.filter(version=OuterRef("pk")).order_by("position")
    entry = {name: F(f"subject__{name}") for name in ("name", "names", "slug", "identifier")}
    return ArraySubquery(rows.values(json=JSONObject(**entry)))


def votes_taken(*, ballots: bool = False) -> ArraySubquery:
    """``body``, ``on`` (``VotedOn``), ``part``, ``in_favour``, ``against`` and ``abstaining``, each vote once; the
    plenary's first, and those on the whole text before those on its parts. With ``ballots``, also these, and
    ``announced``: lists of ``as_written`` and ``position``."""
    names = ("body", "part", "in_favour", "against", "abstaining")
    columns: dict[str, Any] = {"on": voted_on(), **{name: F(name) for name in names}}
    if ballots:
        position = JSONObject(as_written=F("as_written"), position=F("position"))
        for name, model in (("ballots", Ballot), ("announced", Announcement)):
            rows = model._default_manager.filter(vote=OuterRef("pk")).order_by("pk")
            columns[name] = ArraySubquery(rows.values(json=position))
    rows = Vote.objects.once().filter(version=OuterRef("pk")).order_by("-body", "part")
    return ArraySubquery(rows.values(json=JSONObject(**columns)))


def agenda_named() -> ArraySubquery:
    """``session`` (its code), ``number``, ``letter``, ``title`` and ``titles``, in the order of the agenda."""
    rows = AgendaItem.objects.filter(resolutions=OuterRef("resolution")).order_by("number", "letter")
    columns = {name: F(name) for name in ("number", "letter", "title", "titles")}
    return ArraySubquery(rows.values(json=JSONObject(session=F("session__code"), **columns)))


def library_number() -> KeyTextTransform:
    """The number of its record in the UN Digital Library, where a record of it was loaded."""
    return KeyTextTransform("library_record", "manifest")
