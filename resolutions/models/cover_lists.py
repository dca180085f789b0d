"""Sponsors, agenda items and subjects of covers as annotations of versions (lists of dicts), so that they need no query
of their own, however many versions there are."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, Func, JSONField, OuterRef, QuerySet, Subquery
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import JSONObject

from .agenda import AgendaItem
from .choices import Kind, SponsorRole
from .sponsors import Sponsorship
from .subjects import Subject, SubjectHeading
from .tallies import ChangeTally
from .votes import Announcement, Ballot, Vote, voted_on


def sponsors_named(*, names: bool = True) -> Func:
    """``as_written``, ``name`` and, if asked for, ``names`` (the authority list's), ``slug``, ``kind``, ``iso3`` and
    ``role``, in the printed order."""
    return _sponsors(Sponsorship.objects.filter(version=OuterRef("pk")).order_by("position"), names)


def sponsors_joined(*, names: bool = True) -> Func:
    """Who joined by an addendum to the text: as ``sponsors_named``, with the ``symbol`` of the addendum."""
    of_addenda = {
        "version__about": OuterRef("pk"),
        "version__kind": Kind.ADDENDUM,
        "role": SponsorRole.ADDITIONAL,
    }
    rows = Sponsorship.objects.filter(**of_addenda).order_by("version__symbol_sort", "position")
    return _sponsors(rows, names, symbol=F("version__symbol"))


def _sponsors(rows: QuerySet, names: bool, **further: F) -> Func:
    entry = {name: F(f"sponsor__{name}") for name in ("name", "slug", "kind", *_names(names))}
    entry |= {"iso3": F("sponsor__code"), **further}
    return _listed(rows, as_written=F("as_written"), role=F("role"), **entry)


def changes_marked() -> Subquery:
    """``before``, the primary key of the text before, ``counts`` of its paragraphs by what became of them, and
    ``marks``, what became of each; null where that is not counted, or no longer right."""
    current = ChangeTally.objects.current().filter(version=OuterRef("pk"))
    counted = JSONObject(before=F("before"), counts=F("counts__paragraphs"), marks=F("counts__marks"))
    return Subquery(current.values(json=counted)[:1])


def subjects_named(*, names: bool = True) -> Func:
    """``name``, ``slug``, ``identifier`` and, if asked for, ``names``, in the library's order. Each subject is looked
    up by its key: joined, PostgreSQL reads the list of all subjects once for every text."""
    entry = {name: F(name) for name in ("name", "slug", "identifier", *_names(names))}
    subject = Subject.objects.filter(pk=OuterRef("subject")).values(json=JSONObject(**entry))
    rows = SubjectHeading.objects.filter(version=OuterRef("pk")).order_by("position")
    return _as_list(rows.values(json=Subquery(subject)))


def votes_taken(*, ballots: bool = False) -> Func:
    """``body``, ``on`` (``VotedOn``), ``part``, ``in_favour``, ``against`` and ``abstaining``, each vote once; the
    plenary's first, and those on the whole text before those on its parts. With ``ballots``, also these, and
    ``announced``: lists of ``as_written`` and ``position``."""
    names = ("body", "part", "in_favour", "against", "abstaining")
    columns: dict[str, Any] = {"on": voted_on(), **{name: F(name) for name in names}}
    if ballots:
        for name, model in (("ballots", Ballot), ("announced", Announcement)):
            rows = model._default_manager.filter(vote=OuterRef("pk")).order_by("pk")
            columns[name] = _listed(rows, as_written=F("as_written"), position=F("position"))
    rows = Vote.objects.once().filter(version=OuterRef("pk")).order_by("-body", "part")
    return _listed(rows, **columns)


def agenda_named() -> Func:
    """``session`` (its code), ``number``, ``letter``, ``title`` and ``titles``, in the order of the agenda."""
    rows = AgendaItem.objects.filter(resolutions=OuterRef("resolution")).order_by("number", "letter")
    columns = {name: F(name) for name in ("number", "letter", "title", "titles")}
    return _listed(rows, session=F("session__code"), **columns)


def _names(wanted: bool) -> tuple[str, ...]:
    """The column of the names in all languages: a page of a hundred texts is twice as long with it."""
    return ("names",) if wanted else ()


def _listed(rows: QuerySet, **entry: Any) -> Func:
    """A list of dicts, which PostgreSQL sends as one value of JSON: an array of JSON is decoded entry by entry, and a
    page of texts has thousands."""
    return _as_list(rows.values(json=JSONObject(**entry)))


def _as_list(entries: QuerySet) -> Func:
    return Func(ArraySubquery(entries), function="to_jsonb", output_field=JSONField())


def library_number() -> KeyTextTransform:
    """The number of its record in the UN Digital Library, where a record of it was loaded."""
    return KeyTextTransform("library_record", "manifest")
