"""Records for harvesters: OAI-PMH 2.0 (openarchives.org/OAI/openarchivesprotocol.html), as data.

A list goes by the key of its rows, live texts first and then those taken out, so that a load that goes on neither
repeats a record nor leaves one out. What was taken out stays listed as deleted while the removal stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from resolutions.models import Committee, LanguageVersion, Removal, Series, Session, Version
from resolutions.models.curation import RemovalScope
from resolutions.models.documents import as_documents
from resolutions.text.document import Document

PAGE = 50
PREFIXES = ("oai_dc", "marcxml", "akn")


class NoSuchSet(ValueError):
    """A set that is none of ``sets``."""


@dataclass(frozen=True, slots=True)
class Asked:
    """``behind`` is the key of the last record of the page before; ``deleted`` whether the deleted ones have begun."""

    prefix: str
    of_set: str = ""
    begin: datetime | None = None
    end: datetime | None = None
    behind: int = 0
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class Header:
    """``sets`` are empty for a record that was deleted."""

    pk: int
    stamp: datetime
    sets: tuple[str, ...] = ()
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class Harvested:
    """``text`` and ``document`` are None for a header alone, or a record that was deleted."""

    header: Header
    text: LanguageVersion | None = None
    document: Document | None = None


def sets() -> list[tuple[str, str]]:
    """(spec, name) of each session, committee and recurring subject. Three queries."""
    sessions = [(f"session:{code}", f"Session {code}") for code in Session.objects.values_list("code", flat=True)]
    committees = [(f"committee:{one.code}", one.name) for one in Committee.objects.exclude(code=None)]
    series = [(f"series:{slug}", title) for slug, title in Series.objects.standing().values_list("slug", "title")]
    return [*sessions, *committees, *series]


def page_of(asked: Asked, *, whole: bool) -> tuple[list[Harvested], Asked | None]:
    """A page, and how to ask for the next; None after the last. ``whole`` reads the texts too."""
    if asked.deleted:
        return _deleted(asked)
    rows = _live(asked).filter(pk__gt=asked.behind).order_by("pk")
    found = list(rows[: PAGE + 1])
    shown = found[:PAGE]
    page = _read(shown) if whole else [Harvested(_header(version)) for version in shown]
    if len(found) > PAGE:
        return page, _next(asked, shown[-1].pk, deleted=False)
    beyond = _next(asked, 0, deleted=True)
    return page, beyond if _removed(beyond).exists() else None


def one(pk: int) -> Harvested | None:
    """The record of a text, deleted or not; None where there never was one."""
    version = _with_places(Version.objects.filter(pk=pk)).first()
    if version is not None:
        return _read([version])[0]
    removal = _removed(Asked("")).filter(version_pk=pk).first()
    return Harvested(Header(pk, removal.made_at, deleted=True)) if removal else None


def earliest() -> datetime | None:
    """The first of all stamps, those of deleted records too. Two queries."""
    removed = min(_removed(Asked("")).values_list("made_at", flat=True), default=None)
    first = Version.objects.order_by("loaded_at").values_list("loaded_at", flat=True).first()
    return min(filter(None, (first, removed)), default=None)


def _live(asked: Asked) -> QuerySet:
    rows = _with_places(Version.objects.all())
    if asked.begin:
        rows = rows.filter(loaded_at__gte=asked.begin)
    if asked.end:
        rows = rows.filter(loaded_at__lte=asked.end)
    return rows.filter(_in_set(asked.of_set)) if asked.of_set else rows


def _with_places(rows: QuerySet) -> QuerySet:
    places = rows.select_related("resolution__session", "resolution__committee", "resolution__series")
    return places.defer("parsed", "manifest")


def _in_set(spec: str) -> Q:
    kind, _, name = spec.partition(":")
    paths = {"session": "session__code", "committee": "committee__code", "series": "series__slug"}
    if kind not in paths or not name:
        raise NoSuchSet(spec)
    return Q(**{f"resolution__{paths[kind]}": name})


def _removed(asked: Asked) -> QuerySet:
    """Whole texts that were taken out and are not back. A set is not known of them any more: they are listed in all."""
    rows = Removal.objects.standing().filter(scope=RemovalScope.VERSION).order_by("version_pk", "-pk")
    rows = rows.exclude(version_pk__in=Version.objects.values("pk")).distinct("version_pk")
    if asked.begin:
        rows = rows.filter(made_at__gte=asked.begin)
    if asked.end:
        rows = rows.filter(made_at__lte=asked.end)
    return rows.filter(version_pk__gt=asked.behind)


def _deleted(asked: Asked) -> tuple[list[Harvested], Asked | None]:
    found = list(_removed(asked)[: PAGE + 1])
    page = [Harvested(Header(one.version_pk, one.made_at, deleted=True)) for one in found[:PAGE]]
    more = len(found) > PAGE
    return page, _next(asked, page[-1].header.pk, deleted=True) if more else None


def _read(versions: Sequence[Any]) -> list[Harvested]:
    """The texts in their leading languages, in a fixed number of queries."""
    related = ("version__resolution__session", "version__resolution__committee", "version__about", "shown__source")
    rows = LanguageVersion.objects.leading().filter(version__in=versions).select_related(*related)
    texts = list(rows.defer("shown__source__content"))
    of_version = {text.version_id: (text, document) for text, document in zip(texts, as_documents(texts), strict=True)}
    return [Harvested(_header(version), *of_version.get(version.pk, (None, None))) for version in versions]


def _header(version: Any) -> Header:
    resolution = version.resolution
    places = (
        f"session:{resolution.session.code}" if resolution.session else "",
        f"committee:{resolution.committee.code}" if resolution.committee and resolution.committee.code else "",
        f"series:{resolution.series.slug}" if resolution.series else "",
    )
    return Header(version.pk, version.loaded_at, tuple(filter(None, places)))


def _next(asked: Asked, behind: int, *, deleted: bool) -> Asked:
    return Asked(asked.prefix, asked.of_set, asked.begin, asked.end, behind, deleted)
