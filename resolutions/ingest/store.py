"""Files into rows: all of a document or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import DataError, IntegrityError, connection, transaction
from django.db.models import Q
from django.utils import timezone

from resolutions.models import Correction, IngestRun, Problem, Resolution, SourceFile, Version
from resolutions.models.choices import Change, Kind
from resolutions.reading import FileRead, digest, edition, one_line
from resolutions.search import outbox
from resolutions.text import document as doc
from resolutions.text.symbols import Symbol

from . import citing, cover, kinship, named, proposals, rows, runs, series
from .authority import Authority
from .copying import Copies
from .filling import with_given
from .incoming import Incoming
from .known import find_version
from .mended import mended, settle_again
from .places import Places
from .refusals import Refusal, Refused, refuse_what_is_none

LOADERS = 7_200_019
"""Key of the advisory lock under which documents are stored: two loaders at once take turns."""


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
    kind: str = Kind.UNKNOWN

    def notes(self) -> list[str]:
        """In a line each, what the fields do not tell: what changed in the text, and what an editor holds."""
        changed = [("paragraphs", self.text.paragraphs), ("footnotes", self.text.footnotes)] if self.text else []
        kept = [f"{column}: an editor's value stays" for column in self.kept]
        return [f"{what}: {changes}" for what, changes in changed if changes] + kept

    def without_number(self) -> Loaded:
        """Of a dry run: a new version's number is taken back with it."""
        if self.change != Change.CREATED:
            return self
        label = self.label if self.label != f"document {self.version_id}" else "no symbol yet"
        return replace(self, label=label, version_id=None)

    @classmethod
    def unchanged(cls, incoming: Incoming, version: Version) -> Loaded:
        other = version.source.name
        message = "" if other == incoming.name else f"the same bytes as {other}"
        where = (str(incoming.path), incoming.name)
        return cls(*where, Change.UNCHANGED, str(version), version.pk, message=message, kind=version.kind)


def is_unchanged(incoming: Incoming, version: Version) -> bool:
    """Whether a file with the version's bytes brings nothing new: the program reads as it did then, and what was once
    said beside the file stays until it is said otherwise."""
    said = incoming.about(version.symbol).as_dict()
    return version.read_by == edition() and said.items() <= version.given.items()


def is_whole_and_unchanged(incoming: Incoming, held: Sequence[Version]) -> bool:
    """The same of a file, which may hold several texts: ``held`` are its versions."""
    meant = incoming.in_volume() if len(held) > 1 else incoming
    return bool(held) and all(is_unchanged(meant, version) for version in held)


@dataclass(slots=True)
class Storage:
    """Stores files one at a time. ``run`` is recorded when there is something to record, and each file with it."""

    run: IngestRun | None = None
    places: Places = field(default_factory=Places)
    authority: Authority = field(default_factory=Authority)
    refused: set[str] = field(default_factory=lambda: set(_refused_before()))
    """Names of files with a refusal on record, which goes when the file is stored."""
    copies: Copies = field(default_factory=Copies)
    meant: list[tuple[Version, bool]] = field(default_factory=list)
    """Versions of this transaction that citations may mean now, and whether each is new."""
    changed: list[int] = field(default_factory=list)
    """Keys of versions that are shown otherwise after this transaction."""

    def open_run(self) -> IngestRun:
        if self.run is None:
            self.run = IngestRun.objects.create()
        elif self.run.pk is None:
            runs.begin(self.run)
        return self.run

    def store(self, incoming: Incoming, read: FileRead) -> list[Loaded]:
        """Store the documents of one file, or refuse it with ``Refused`` and leave no trace."""
        return self.store_all([(incoming, read)])

    def store_all(self, files: Iterable[tuple[Incoming, FileRead]]) -> list[Loaded]:
        """Store files in one transaction: all of them, or, where one of them cannot be stored, none."""
        self.open_run()
        try:
            with transaction.atomic():
                with connection.cursor() as cursor:
                    cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOADERS])
                done = [loaded for incoming, read in files for loaded in self._store_file(incoming, read)]
                runs.record(self.run, done, self.copies)
                self._complete()
            return done
        except BaseException:
            self.places.forget()
            self.authority.forget()
            self.copies.drop()
            self.meant, self.changed = [], []
            raise

    def _store_file(self, incoming: Incoming, read: FileRead) -> list[Loaded]:
        if incoming.name in self.refused:
            Problem.objects.refusals().filter(file_name=incoming.name).delete()
        if len(read.documents) == 1:
            refuse_what_is_none(read.documents[0], incoming.given.symbol)
            done = [self._store(incoming, read, 0)]
        else:
            done = self._store_volume(incoming.in_volume(), read)
        if any(loaded.change != Change.CREATED for loaded in done):
            self._retire(done)
        return done

    def _complete(self) -> None:
        """What is done once for all documents of a transaction."""
        self.copies.flush()
        for version, is_new in self.meant:
            citing.resolve_to(version, is_new)
        touched = set(Version.objects.filter(pk__in=self.changed).values_list("resolution", flat=True))
        outbox.record([*self.changed, *series.find(touched, self.places)])
        self.meant, self.changed = [], []

    def _store_volume(self, incoming: Incoming, read: FileRead) -> list[Loaded]:
        """Each document on its own: one that is refused costs the others nothing."""
        self._complete()
        done = []
        for part in range(len(read.documents)):
            try:
                with transaction.atomic():
                    loaded = self._store(incoming, read, part)
                    self._complete()
                done.append(loaded)
            except (Refused, DataError, IntegrityError) as error:
                self.places.forget()
                self.authority.forget()
                self.copies.drop()
                self.meant, self.changed = [], []
                message = one_line(f"text {part + 1} of {len(read.documents)}: {error}")
                done.append(self.refuse(Refusal(incoming.path, incoming.name, message)))
        return done

    def refuse(self, refusal: Refusal) -> Loaded:
        """One line for the librarian and, until the file is loaded, for the editors."""
        run = self.open_run()
        Problem.objects.create(run=run, file_name=refusal.name, code="refused", message=refusal.message)
        self.refused.add(refusal.name)
        return Loaded(str(refusal.path), refusal.name, Change.REFUSED, message=refusal.message)

    def _retire(self, done: list[Loaded]) -> None:
        """Texts the same bytes were once read as, and are not now, go; but one an editor worked on stays, behind the
        others. Nothing goes while a text of the file is refused: it may be the one."""
        stored = [loaded.version_id for loaded in done]
        if None in stored:
            return
        of_file = Version.objects.filter(source__versions__in=stored).distinct()
        gone = of_file.exclude(pk__in=stored).select_related("resolution").defer("parsed").order_by("part")
        for place, version in enumerate(gone, len(stored)):
            if version.corrections.exists():
                Version.objects.filter(pk=version.pk).update(part=place)
                continue
            pk, resolution = version.pk, version.resolution
            version.delete()
            outbox.record([pk, *proposals.left_by_one(resolution, self.places)])

    def _store(self, incoming: Incoming, read: FileRead, part: int) -> Loaded:
        document, sha256 = read.documents[part], digest(read.content)
        version = find_version(incoming.name, sha256, part, document)
        if version and (version.source.sha256, version.part) == (sha256, part) and is_unchanged(incoming, version):
            return Loaded.unchanged(incoming, version)
        is_new = version is None
        if not is_new:
            self.copies.flush()
        version = version or Version()
        before = (version.source_id, version.given)
        version.given = {**version.given, **incoming.about(document.symbol).as_dict()}
        filled = _fill(version, _with_symbol_given(document, version.given))
        version.source, version.part, version.read_by = _source(incoming, read, version), part, edition()
        document = with_given(document, version.given)
        shown_otherwise = self._place(version, is_new)
        document = document if is_new else mended(version, document)
        if not is_new:
            named.clear([version.pk])
        problems = (*document.problems, *filled.cut, *named.add(version.pk, document, self.authority, self.copies))
        text = rows.write_text(version, document, is_new, self.copies)
        kinship.take_fingerprint(version, document, is_new, self.copies)
        rows.write_problems(version, problems, incoming.name, self.run, is_new)
        if not is_new:
            settle_again(version)
        if is_new or filled.readdressed:
            self.meant.append((version, is_new))
        self.changed += [version.pk, *shown_otherwise]
        change = Change.CREATED if is_new else Change.UPDATED
        if before == (version.source_id, version.given) and not (filled.changed or text):
            change = Change.UNCHANGED
        if change == Change.UPDATED:
            Version.objects.filter(pk=version.pk).update(loaded_at=timezone.now())
        done = Loaded(str(incoming.path), incoming.name, change, str(version), version.pk, kind=version.kind)
        return replace(
            done, fields=filled.changed, text=text, kept=filled.kept, problems=problems, unread=len(document.unread)
        )

    def _place(self, version: Version, is_new: bool) -> list[int]:
        """Put the version under its resolution and save it. An editor's resolution stays. Returns the keys of versions
        that are shown otherwise now."""
        former = known = None if is_new else version.resolution
        if is_new or not _is_held_by_editors(version, former):
            known = proposals.find(version) or _own(former, version)
            version.resolution = known or proposals.begin(version, self.places)
        version.save()
        others = proposals.settle(known, self.places) if known else []
        if former and former != version.resolution:
            others += proposals.left_by_one(former, self.places)
        return others


def _source(incoming: Incoming, read: FileRead, version: Version) -> SourceFile:
    """The bytes as received. Those they replace stay and point to them."""
    source = SourceFile(
        sha256=digest(read.content), name=incoming.name, format=read.documents[0].format, content=read.content
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
    """Whether an editor chose the version's resolution, mended that resolution, or moved a text in or out of it."""
    pk = resolution.pk if resolution else None
    moved = Q(field="resolution") & (Q(version=version) | Q(before=pk) | Q(value=pk))
    return Correction.objects.standing().filter(moved | Q(resolution=resolution)).exists()


def _own(former: Resolution | None, version: Version) -> Resolution | None:
    """The resolution the version has to itself, to be kept where no other fits."""
    alone = former is not None and not former.versions.exclude(pk=version.pk).exists()
    return former if alone else None


def _refused_before() -> Iterable[str]:
    return Problem.objects.refusals().values_list("file_name", flat=True)
