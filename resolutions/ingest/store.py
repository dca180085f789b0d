"""One document into rows, in one transaction: all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from resolutions.models import Correction, IngestRun, Problem, Resolution, SourceFile, Sponsorship, Version
from resolutions.models.choices import SponsorRole
from resolutions.reading import FileRead, digest, edition
from resolutions.search import outbox
from resolutions.text import document as doc
from resolutions.text.symbols import Symbol

from . import citing, cover, proposals, rows
from .incoming import Incoming, Refused
from .places import Places

LOADERS = 7_200_019
"""Key of the advisory lock under which documents are stored: two loaders at once take turns."""


class Change(StrEnum):
    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of one file. ``path`` is where it lies and ``name`` what it is called in the archive; ``fields`` are
    (column, before, after); ``message`` says why, where there is a why."""

    path: str
    name: str
    change: Change
    label: str = ""
    version_id: int | None = None
    fields: tuple[tuple[str, Any, Any], ...] = ()
    text: rows.TextChanges | None = None
    kept: tuple[str, ...] = ()
    """Columns where the file says something else than an editor, who was left in the right."""
    problems: tuple[doc.Problem, ...] = ()
    unread: int = 0
    message: str = ""

    @classmethod
    def unchanged(cls, incoming: Incoming, version: Version) -> Loaded:
        other = version.source.name
        message = "" if other == incoming.name else f"the same bytes as {other}"
        return cls(str(incoming.path), incoming.name, Change.UNCHANGED, str(version), version.pk, message=message)


def is_unchanged(incoming: Incoming, version: Version) -> bool:
    """Whether a file with the version's bytes brings nothing new: the program reads as it did then, and what was once
    said beside the file stays until it is said otherwise."""
    return version.read_by == edition() and incoming.given.as_dict().items() <= version.given.items()


@dataclass(slots=True)
class Storage:
    """Stores documents one at a time. ``run`` is recorded when there is something to record."""

    run: IngestRun | None = None
    places: Places = field(default_factory=Places)
    refused: set[str] = field(default_factory=lambda: set(_refused_before()))
    """Names of files with a refusal on record, which goes when the file is stored."""

    def open_run(self) -> IngestRun:
        if self.run is None:
            self.run = IngestRun.objects.create()
        return self.run

    def store(self, incoming: Incoming, read: FileRead) -> Loaded:
        """Store one file, or refuse it with ``Refused`` and leave no trace."""
        self.open_run()
        try:
            with transaction.atomic():
                return self._store(incoming, read)
        except BaseException:
            self.places.forget()
            raise

    def _store(self, incoming: Incoming, read: FileRead) -> Loaded:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOADERS])
        document = read.document
        version = find_version(incoming, read)
        if version and version.source.sha256 == digest(read.content) and is_unchanged(incoming, version):
            return Loaded.unchanged(incoming, version)
        is_new = version is None
        version = version or Version()
        before = (version.source_id, version.given)
        version.given = {**version.given, **incoming.given.as_dict()}
        filled = _fill(version, _with_symbol_given(document, version.given))
        version.source, version.read_by = _source(incoming, read, version), edition()
        self._place(version, is_new)
        problems = (*document.problems, *filled.cut, *self._write_sponsors(version, document.sponsors, is_new))
        text = rows.write_text(version, document, is_new)
        rows.write_problems(version, problems, incoming.name, self.run, is_new)
        if incoming.name in self.refused:
            Problem.objects.refusals().filter(file_name=incoming.name).delete()
        if is_new or filled.readdressed:
            citing.resolve_to(version)
        outbox.record([version.pk])
        change = Change.CREATED if is_new else Change.UPDATED
        if before == (version.source_id, version.given) and not (filled.changed or text):
            change = Change.UNCHANGED
        if change == Change.UPDATED:
            Version.objects.filter(pk=version.pk).update(loaded_at=timezone.now())
        done = Loaded(str(incoming.path), incoming.name, change, str(version), version.pk)
        return replace(
            done, fields=filled.changed, text=text, kept=filled.kept, problems=problems, unread=len(document.unread)
        )

    def _place(self, version: Version, is_new: bool) -> None:
        """Put the version under its resolution and save it. An editor's resolution stays."""
        former = known = None if is_new else version.resolution
        if is_new or not _is_held_by_editors(version, former):
            known = proposals.find(version) or _own(former, version)
            version.resolution = known or proposals.begin(version, self.places)
        version.save()
        if known:
            outbox.record(proposals.settle(known, self.places))
        if former and former != version.resolution:
            proposals.discard_if_empty(former)

    def _write_sponsors(self, version: Version, sponsors: Iterable[doc.Sponsor], is_new: bool) -> list[doc.Problem]:
        """Rows in the printed order, each sponsor once. What is too long for a name is a problem, not a sponsor."""
        if not is_new:
            if Correction.objects.standing().filter(version=version, field="sponsors").exists():
                return []
            Sponsorship.objects.filter(version=version).delete()
        named: dict[str, doc.Sponsor] = {}
        for sponsor in sponsors:
            named.setdefault(sponsor.name, sponsor)
        fitting = [sponsor for name, sponsor in named.items() if len(name) <= 300]
        Sponsorship.objects.bulk_create(
            Sponsorship(
                version=version,
                sponsor=self.places.sponsor(sponsor.name, sponsor.kind),
                role=sponsor.role if sponsor.role in SponsorRole.values else SponsorRole.SPONSOR,
                position=position,
            )
            for position, sponsor in enumerate(fitting)
        )
        if len(fitting) == len(named):
            return []
        return [doc.Problem(0, "sponsor_too_long", "a sponsor's name of more than 300 characters was left out")]


def find_version(incoming: Incoming, read: FileRead) -> Version | None:
    """The version this file is a new reading of. Raises ``Refused`` where its symbol is another document's.

    A file is known by its bytes, by its name (where it then said the same symbol, or none), and by its symbol.
    """
    symbol, language = read.document.symbol, read.document.language
    key = Symbol.parse(symbol).key if symbol else None
    found = _known_by_file(incoming.name, digest(read.content), key)
    owner = _Held.first(symbol_key=key, language=language) if key else None
    if owner is None or owner == found:
        return _whole(found)
    if found is None and owner.name == incoming.name:
        return _whole(owner)
    raise Refused(f"says it is {symbol}, but {owner.name} is that document in the archive")


@dataclass(frozen=True, slots=True)
class _Held:
    """As much of a version as tells whether a file is its file. ``said`` is the symbol the file or its manifest gave
    when last read, whatever an editor made of it, and ``given`` the manifest's."""

    pk: int
    sha256: str
    name: str
    said: str | None
    given: str | None

    @classmethod
    def all(cls, *conditions: Q, **values: Any) -> list[_Held]:
        rows = Version.objects.filter(*conditions, **values).order_by("pk")
        columns = ("pk", "source__sha256", "source__name", "parsed__symbol", "given__symbol")
        return [cls(*row) for row in rows.values_list(*columns)]

    @classmethod
    def first(cls, **values: Any) -> _Held | None:
        return next(iter(cls.all(**values)), None)

    def may_say(self, key: str | None) -> bool:
        if self.said is None or (key is None and self.given):
            return True
        return Symbol.parse(self.said).key == key


def _known_by_file(name: str, sha256: str, key: str | None) -> _Held | None:
    near = _Held.all(Q(source__sha256=sha256) | Q(source__name=name))
    found = next((one for one in near if one.sha256 == sha256), None)
    if found and found.name != name and not found.may_say(key):
        raise Refused(f"the same bytes as {found.name}, which is {found.said} in the archive")
    return found or next((one for one in near if one.may_say(key)), None)


def _whole(found: _Held | None) -> Version | None:
    held = Version.objects.select_related("resolution", "source").defer("source__content")
    return held.get(pk=found.pk) if found else None


def _source(incoming: Incoming, read: FileRead, version: Version) -> SourceFile:
    """The bytes as received. Those they replace stay and point to them."""
    source = SourceFile(
        sha256=digest(read.content), name=incoming.name, format=read.document.format, content=read.content
    )
    SourceFile.objects.bulk_create(
        [source], update_conflicts=True, unique_fields=["sha256"], update_fields=["name", "format", "replaced_by"]
    )
    if version.pk and version.source_id != source.pk:
        SourceFile.objects.filter(pk=version.source_id).update(replaced_by=source)
    return source


@dataclass(frozen=True, slots=True)
class Filled:
    """What filling the columns did: (column, before, after); columns an editor kept from it; values that were cut."""

    changed: tuple[tuple[str, Any, Any], ...]
    kept: tuple[str, ...]
    cut: list[doc.Problem]

    @property
    def readdressed(self) -> bool:
        return any(name in ("symbol", "language") for name, _, _ in self.changed)


def _with_symbol_given(document: doc.Document, given: dict[str, str]) -> doc.Document:
    """The reader was told the symbol said beside the file this time; it may have been said before."""
    symbol = given.get("symbol")
    return document if symbol in (None, document.symbol) else replace(document, symbol=symbol, symbol_from="option")


def _fill(version: Version, document: doc.Document) -> Filled:
    """Set the columns from the document, but for those an editor holds."""
    version.parsed = cover.parsed(document)
    version.inferred = {name: {"value": one.value, "why": one.why} for name, one in document.inferred.items()}
    fixed = _corrected_columns(version) if version.pk else set()
    symbol = version.symbol if "symbol" in fixed else document.symbol
    told = cover.columns(version.parsed, version.given, Symbol.parse(symbol) if symbol else None)
    said, cut = cover.fitted({**told, **cover.symbol_said(version.parsed)})
    before = {name: getattr(version, name) for name in said}
    differing = cover.differences(before, said, cover.CURATED)
    for name, value in said.items():
        if name not in fixed:
            setattr(version, name, value)
    changed = tuple(one for one in differing if one[0] not in fixed)
    return Filled(changed, tuple(name for name, _, _ in differing if name in fixed), cut)


def _corrected_columns(version: Version) -> set[str]:
    fields = set(Correction.objects.standing().filter(version=version).values_list("field", flat=True))
    return fields | ({"symbol_key", "symbol_sort", "symbol_from"} if "symbol" in fields else set())


def _is_held_by_editors(version: Version, resolution: Resolution | None) -> bool:
    """Whether an editor chose the version's resolution, or mended that resolution."""
    standing = Correction.objects.standing()
    return (
        standing.filter(version=version, field="resolution").exists() or standing.filter(resolution=resolution).exists()
    )


def _own(former: Resolution | None, version: Version) -> Resolution | None:
    """The resolution the version has to itself, to be kept where no other fits."""
    alone = former is not None and not former.versions.exclude(pk=version.pk).exists()
    return former if alone else None


def _refused_before() -> Iterable[str]:
    return Problem.objects.refusals().values_list("file_name", flat=True)
