"""Texts that are stored together. What is asked of the database is asked once for all of them, and what is new is
written at once; yet each is stored as if it came alone, after those before it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from resolutions.models import Correction, Footnote, IngestRun, Paragraph, Resolution, SourceFile, Version, Vote
from resolutions.models.choices import FileChange
from resolutions.models.curation import SEVERAL
from resolutions.search import outbox
from resolutions.text import document as doc
from resolutions.text import files
from resolutions.text.files import FileRead, digest
from resolutions.text.fingerprint import fingerprint
from resolutions.text.symbols import Symbol

from ..manifests.apply import with_given
from ..manifests.gathering import IncomingFile
from ..matching import series, series_evidence
from ..matching.proposals import Proposals
from ..matching.removed import RemovedTexts
from ..matching.version_matching import Held, Known
from ..refusals import Refusal, Refused, refuse_what_is_none
from ..writing import citation_targets, cover, cover_rows, text_rows
from ..writing.agenda import AgendaLookup
from ..writing.authority import Authority
from ..writing.copies import Copies
from ..writing.reapply_corrections import mended, settle_again
from .file_outcome import FileOutcome


@dataclass(frozen=True, slots=True)
class IncomingText:
    """One text of a file that was read; ``part`` is its place among them."""

    incoming: IncomingFile
    read: FileRead
    sha256: str
    part: int

    @classmethod
    def all_of(cls, incoming: IncomingFile, read: FileRead) -> list[IncomingText]:
        meant = incoming.in_volume() if len(read.documents) > 1 else incoming
        sha256 = digest(read.content)
        return [cls(meant, read, sha256, part) for part in range(len(read.documents))]

    @property
    def document(self) -> doc.Document:
        return self.read.documents[self.part]

    @property
    def key(self) -> str | None:
        """Of the symbol it says."""
        return Symbol.parse(self.document.symbol).key if self.document.symbol else None

    @property
    def marks(self) -> set[tuple]:
        """By any of these another text may be a reading of the same version."""
        by_symbol = {(self.key, self.document.language)} if self.key else set()
        return by_symbol | {(self.sha256, self.part), (self.incoming.name, self.part)}


@dataclass(slots=True)
class Reading:
    """A text on its way into the rows of its version."""

    text: IncomingText
    version: Version
    document: doc.Document
    filled: cover.Filled
    fixed: set[str]
    """Columns an editor holds."""
    is_new: bool
    is_moved: bool
    """Whether its bytes, or what is said beside them, are others than before."""

    @property
    def sample(self) -> bytes:
        """The fingerprint taken when the file was read; of what editors mend another is taken."""
        samples = self.text.read.samples
        if samples and self.is_new:
            return samples[self.text.part]
        return fingerprint(paragraph.text for paragraph in self.document.paragraphs)

    def result(self, changes: text_rows.TextChanges, problems: tuple[doc.Problem, ...]) -> FileOutcome:
        nothing = not (self.is_moved or self.filled.changed or changes)
        is_held = self.text.incoming.content is not None
        return FileOutcome(
            str(self.text.incoming.path),
            self.text.incoming.name,
            FileChange.CREATED if self.is_new else FileChange.UNCHANGED if nothing else FileChange.UPDATED,
            str(self.version),
            self.version.pk,
            fields=self.filled.changed,
            text=changes,
            kept=self.filled.kept,
            problems=problems,
            unread=len(self.document.unread),
            message="held already" if is_held and not nothing else "",
            kind=self.version.kind,
        )


@dataclass(slots=True)
class Group:
    """Stores texts within the transaction it is used in."""

    run: IngestRun | None
    places: AgendaLookup
    authority: Authority
    copies: Copies
    removed_texts: RemovedTexts

    def store(self, texts: Sequence[IncomingText]) -> list[FileOutcome | Refusal]:
        """What became of each. One that may be another reading of one before it waits until that is stored."""
        done: list[FileOutcome | Refusal] = []
        while len(done) < len(texts):
            done += self._store_first(texts[len(done) :])
        return done

    def _store_first(self, texts: Sequence[IncomingText]) -> list[FileOutcome | Refusal]:
        known = Known({t.sha256 for t in texts}, {t.incoming.name for t in texts}, {t.key for t in texts if t.key})
        outcomes: list[FileOutcome | Refusal | None] = []
        waiting: list[tuple[IncomingText, Held | None]] = []
        taken: set[tuple] = set()
        for text in texts:
            outcome, held = _look(text, known, self.removed_texts)
            marks = text.marks | ({(held.pk,)} if held else set())
            if waiting and (isinstance(outcome, Refusal) or marks & taken):
                break
            if outcome is None:
                taken |= marks
                waiting.append((text, held))
            outcomes.append(outcome)
        stored = iter(self._write(waiting, known) if waiting else ())
        return [outcome or next(stored) for outcome in outcomes]

    def _write(self, waiting: Sequence[tuple[IncomingText, Held | None]], known: Known) -> list[FileOutcome]:
        readings = self._begin(waiting)
        self._write_sources(readings, known)
        proposals = self._place(readings)
        self.copies.add_new([one.version for one in readings if one.is_new])
        for one in readings:
            if not one.is_new:
                one.version.save()
        shown_otherwise = proposals.write()
        self.copies.flush()
        done = self._write_texts(readings)
        citation_targets.resolve_to(*(one.version for one in readings if one.is_new or one.filled.readdressed))
        self.copies.flush()
        for one in readings:
            if not one.is_new:
                settle_again(one.version)
        updated = [loaded.version_id for loaded in done if loaded.change == FileChange.UPDATED]
        Version.objects.filter(pk__in=updated).update(loaded_at=timezone.now())
        touched = {proposal.row.pk for proposal in proposals if proposal.changed and proposal.versions}
        renamed = series.find(touched | {one.version.resolution_id for one in readings}, self.places)
        outbox.record([*(one.version.pk for one in readings), *shown_otherwise, *renamed])
        return done

    def _begin(self, waiting: Sequence[tuple[IncomingText, Held | None]]) -> list[Reading]:
        held = _whole([held.pk for _, held in waiting if held])
        fixed = _corrected_columns(held.values())
        for model in (Version, Resolution, SourceFile):
            self.copies.keys.expect(model, len(waiting) - len(held))
        new = iter(self.copies.reserve(Version, len(waiting) - len(held)))
        readings = []
        for text, known in waiting:
            version = held[known.pk] if known else Version(pk=next(new))
            symbol = version.symbol if "symbol" in fixed[version.pk] else text.document.symbol
            given = {**version.given, **text.incoming.about(symbol).as_dict()}
            is_moved = version.given != given or (version.source_id and version.source.sha256 != text.sha256)
            version.part, version.read_by = text.part, files.edition()
            filled = cover.fill(version, cover.with_symbol_given(text.document, given), given, fixed[version.pk])
            document = with_given(text.document, given)
            document = mended(version, document) if known else document
            readings.append(Reading(text, version, document, filled, fixed[version.pk], known is None, bool(is_moved)))
        return readings

    def _write_sources(self, readings: Iterable[Reading], known: Known) -> None:
        """The bytes as received. Those they replace stay and point to them."""
        sources: dict[str, SourceFile] = {}
        for one in readings:
            text, version = one.text, one.version
            source = sources.get(text.sha256) or self._source(text, known.sources.get(text.sha256))
            sources[text.sha256] = source
            if version.source_id and version.source_id != source.pk:
                SourceFile.objects.filter(pk=version.source_id).update(replaced_by=source.pk)
            version.source = source

    def _source(self, text: IncomingText, pk: int | None) -> SourceFile:
        source = SourceFile(pk=pk, sha256=text.sha256, name=text.incoming.name, format=text.document.format)
        if pk:
            source.save(update_fields=["name", "format", "replaced_by"])
        else:
            [source.pk] = self.copies.reserve(SourceFile, 1)
            source.content, source.received_at = text.read.content, timezone.now()
            self.copies.add_new([source])
        return source

    def _place(self, readings: Sequence[Reading]) -> Proposals:
        """Put each version under its resolution. An editor's resolution stays."""
        proposals = Proposals(self.places, self.copies)
        proposals.look_up([one.version for one in readings])
        for one in readings:
            proposals.place(one.version, one.is_new, "resolution" in one.fixed, one.sample)
        return proposals

    def _write_texts(self, readings: Sequence[Reading]) -> list[FileOutcome]:
        targets = citation_targets.targets(
            {cited for one in readings for cited in text_rows.cited_in(one.document, one.version.language)}
        )
        cover_rows.clear([one.version.pk for one in readings if not one.is_new])
        self.copies.keys.expect(Paragraph, sum(len(one.document.paragraphs) for one in readings))
        self.copies.keys.expect(Footnote, sum(len(one.document.footnotes) for one in readings))
        self.copies.keys.expect(Vote, sum(one.document.vote is not None for one in readings))
        self.authority.expect_states(name for one in readings for name in cover_rows.states_in(one.document))
        self.authority.expect_subjects(name for one in readings for name in one.document.subjects)
        done = []
        for one in readings:
            unnamed = cover_rows.add(one.version.pk, one.document, self.authority, self.copies)
            problems = (*one.document.problems, *one.filled.cut, *unnamed)
            changes = text_rows.write_text(one.version, one.document, targets, one.is_new, self.copies)
            series_evidence.take_fingerprint(one.version, one.sample, one.is_new, self.copies)
            name = one.text.incoming.name
            text_rows.write_problems(one.version, problems, name, self.run, one.is_new, self.copies)
            done.append(one.result(changes, problems))
        return done


def _look(
    text: IncomingText, known: Known, removed_texts: RemovedTexts
) -> tuple[FileOutcome | Refusal | None, Held | None]:
    """What became of a text that need not be stored, else None; and the version it is a reading of, if it is held."""
    incoming = text.incoming
    if removal := removed_texts.find(text, known):
        incoming.about(text.document.symbol)
        return FileOutcome.left_out(incoming, removal), None
    try:
        if len(text.read.documents) == 1:
            refuse_what_is_none(text.document, incoming.given.symbol)
        text_rows.check(text.document)
        held = known.find(incoming.name, text.sha256, text.part, text.document)
    except Refused as refused:
        return Refusal(incoming.path, incoming.name, str(refused)), None
    is_its_file = held and (held.sha256, held.part) == (text.sha256, text.part)
    return (FileOutcome.unchanged(incoming, held) if is_its_file and held.has_nothing_new(incoming) else None), held


def _whole(pks: Sequence[int]) -> dict[int, Version]:
    """Locked until they are stored: they are saved whole, and an editor may be correcting one at this moment."""
    if not pks:
        return {}
    held = Version.objects.select_for_update(of=("self",)).select_related("source").defer("source__content")
    return {version.pk: version for version in held.filter(pk__in=pks).order_by("pk")}


def _corrected_columns(versions: Collection[Version]) -> dict[int, set[str]]:
    """Version → the columns editors hold, with what they hold of its proposal; with the symbol go those that follow
    it."""
    fixed: dict[int, set[str]] = defaultdict(set)
    if not versions:
        return fixed
    of_proposal = Q(resolution__in={one.resolution_id for one in versions}, field__in=cover.BESIDE_COLUMNS)
    standing = Correction.objects.standing().filter(Q(version__in=versions) | of_proposal).exclude(field__in=SEVERAL)
    for version_id, resolution_id, name in standing.values_list("version", "resolution", "field"):
        names = (name, "symbol_key", "symbol_sort", "symbol_from") if name == "symbol" else (name,)
        for one in versions:
            if version_id == one.pk or resolution_id == one.resolution_id:
                fixed[one.pk].update(names)
    return fixed
