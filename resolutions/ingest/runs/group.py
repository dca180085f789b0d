"""Stores several texts together. The database is queried once for all of them and new rows are written in bulk; the
result is the same as storing them one after another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils import timezone

from resolutions.models import (
    Correction,
    Footnote,
    IngestRun,
    LanguageVersion,
    Note,
    Paragraph,
    Problem,
    Reading,
    Resolution,
    SourceFile,
    Version,
    Vote,
)
from resolutions.models.choices import FileChange
from resolutions.models.wordings import wordings
from resolutions.search import outbox
from resolutions.text import document as doc
from resolutions.text import files
from resolutions.text.languages import best_of

from ..manifests.apply import with_manifest
from ..matching import series, series_evidence
from ..matching.claims import agenda_items
from ..matching.incoming_text import IncomingText
from ..matching.proposals import Proposals
from ..matching.removed import RemovedTexts
from ..matching.version_matching import HeldReading, Known, Match
from ..refusals import Refusal, Refused, check_language, refuse_other_documents
from ..writing import citation_targets, combined_cover, cover, cover_rows, roll_calls, source_rank, text_rows
from ..writing.agenda import AgendaLookup
from ..writing.authority import Authority
from ..writing.copies import Copies
from ..writing.reapply_corrections import mended, names_on_cover
from . import showing
from .deleting import settle_former_version
from .file_outcome import FileOutcome
from .held_rows import HeldRows
from .stored_text import StoredText

Waiting = tuple[IncomingText, Match]


@dataclass(slots=True)
class Group:
    """Stores texts within the caller's transaction."""

    run: IngestRun | None
    places: AgendaLookup
    authority: Authority
    copies: Copies
    removed_texts: RemovedTexts

    def store(self, texts: Sequence[IncomingText]) -> list[FileOutcome | Refusal]:
        """Store the texts and return the outcome of each. A text that may belong to the same version as an earlier one
        waits until that one is stored."""
        done: list[FileOutcome | Refusal] = []
        while len(done) < len(texts):
            done += self._store_first(texts[len(done) :])
        return done

    def _store_first(self, texts: Sequence[IncomingText]) -> list[FileOutcome | Refusal]:
        known = Known({t.sha256 for t in texts}, {t.incoming.name for t in texts}, {t.key for t in texts if t.key})
        outcomes: list[FileOutcome | Refusal | None] = []
        waiting: list[Waiting] = []
        taken: set[tuple] = set()
        for text in texts:
            outcome, match = _check_and_match(text, known, self.removed_texts)
            marks = text.marks | {(pk,) for pk in (match.version, match.moved_from) if pk}
            if waiting and (isinstance(outcome, Refusal) or marks & taken):
                break
            if outcome is None:
                taken |= marks
                waiting.append((text, match))
            outcomes.append(outcome)
        stored = iter(self._write(waiting, known) if waiting else ())
        return [outcome or next(stored) for outcome in outcomes]

    def _write(self, waiting: Sequence[Waiting], known: Known) -> list[FileOutcome]:
        texts = self._begin(waiting)
        self._write_sources(texts, known)
        proposals = self._place(texts)
        self._write_rows(texts)
        display_changed = proposals.write()
        self.copies.flush()
        done = self._write_texts(texts)
        citation_targets.resolve_to(*(one.version for one in texts if one.is_new_version or one.filled.symbol_changed))
        self.copies.flush()
        showing.after_writing([one for one in texts if not one.is_new_version], self.run)
        Problem.objects.count_alike(one.version.pk for one in texts if one.is_new_version)
        as_before = (FileChange.CREATED, FileChange.UNCHANGED)
        updated = [one.version_id for one in done if one.version_id and one.change not in as_before]
        Version.objects.filter(pk__in=updated).update(loaded_at=timezone.now())
        touched = {proposal.row.pk for proposal in proposals if proposal.changed and proposal.versions}
        renamed = series.find(touched | {one.version.resolution_id for one in texts}, self.places)
        outbox.record([*(one.version.pk for one in texts), *display_changed, *renamed])
        for one in texts:
            if one.left_version:
                settle_former_version(one.left_version, self.places)
        return done

    def _begin(self, waiting: Sequence[Waiting]) -> list[StoredText]:
        held = HeldRows({match.version for _, match in waiting if match.version})
        held.add_moved({match.reading for _, match in waiting if match.moved_from and match.reading})
        new = {
            Version: sum(match.version is None for _, match in waiting),
            LanguageVersion: len(waiting),
            Reading: sum(match.reading is None for _, match in waiting),
        }
        for model in (*new, Resolution, SourceFile):
            self.copies.keys.expect(model, new.get(model, len(waiting)))
        return [self._begin_one(text, match, held) for text, match in waiting]

    def _begin_one(self, text: IncomingText, match: Match, held: HeldRows) -> StoredText:
        former = match.reading and held.readings[match.reading].language_version_id
        one = StoredText(text, *self._rows_of(text, match, held), text.document)
        if former and former != one.language_version.pk:
            one.left_version = match.moved_from or one.version.pk
        one.is_new_version, one.is_new_reading = match.version is None, match.reading is None
        one.is_new_language = one.language_version.shown_id is None
        one.fixed = frozenset(held.fixed.get(one.version.pk, ()))
        self._fill_reading(one)
        readings = held.readings_of(one.version.pk)
        one.others = [
            other
            for other in readings
            if other.language_version_id == one.language_version.pk and other.pk != one.reading.pk
        ]
        self._choose_shown(one)
        self._combine(one, [other for other in readings if other.pk != one.reading.pk], held)
        one.document = with_manifest(one.document, one.reading.manifest)
        self._set_titles(one, held)
        if not one.is_new_language:
            one.document = mended(one.language_version, one.document)
        return one

    def _rows_of(self, text: IncomingText, match: Match, held: HeldRows) -> tuple[Version, LanguageVersion, Reading]:
        """The rows the text is written to; new ones get their primary keys here."""
        version = held.versions[match.version] if match.version else Version(pk=self._key(Version))
        reading = held.readings[match.reading] if match.reading else Reading(pk=self._key(Reading))
        language = text.document.language
        if match.reading and not match.moved_from and reading.parsed.get("language") == language:
            # An editor may have corrected its language.
            return version, held.texts[reading.language_version_id], reading
        in_language = held.text_in(version.pk, language) if match.version else None
        if in_language is None:
            in_language = LanguageVersion(pk=self._key(LanguageVersion), version=version, language=language)
        return version, in_language, reading

    def _key(self, model: type) -> int:
        [pk] = self.copies.reserve(model, 1)
        return pk

    def _fill_reading(self, one: StoredText) -> None:
        """Fill the columns of the reading from the parsed document and its manifest entry."""
        text, reading = one.text, one.reading
        symbol = one.version.symbol if "symbol" in one.fixed else text.document.symbol
        manifest = {**reading.manifest, **text.incoming.entry_for(symbol).as_dict()}
        other_bytes = bool(reading.source_id) and reading.source.sha256 != text.sha256
        one.source_changed = bool(reading.manifest != manifest or other_bytes)
        document = cover.with_manifest_symbol(text.document, manifest)
        reading.language_version = one.language_version
        reading.part, reading.read_by = text.part, files.edition()
        reading.parsed, reading.manifest = cover.parsed(document), manifest
        reading.inferred = {name: {"value": its.value, "why": its.why} for name, its in document.inferred.items()}
        reading.reissued = source_rank.reissue_note(document.pieces)
        reading.rank = source_rank.rank(reading, document, text.incoming.name)

    def _choose_shown(self, one: StoredText) -> None:
        best = min((one.reading, *one.others), key=lambda reading: (reading.rank, reading.pk))
        text = one.language_version
        if text.shown_id != best.pk:
            one.former = text.shown if text.shown_id else None
            text.shown = best

    def _combine(self, one: StoredText, further: Sequence[Reading], held: HeldRows) -> None:
        languages = {reading.pk: held.texts[reading.language_version_id].language for reading in further}
        readings = [(reading, languages[reading.pk]) for reading in further]
        names = {reading.pk: reading.source.name for reading in further} | {one.reading.pk: one.text.incoming.name}
        one.readings = [*readings, (one.reading, one.language_version.language)]
        combined = combined_cover.combine(one.readings, names)
        one.contradictions = combined.contradictions
        one.filled = cover.fill(one.version, combined, one.fixed)

    def _set_titles(self, one: StoredText, held: HeldRows) -> None:
        """Set the title of the language version, the titles of the version, and which language version leads."""
        text, version = one.language_version, one.version
        title = one.document.title or ""
        if one.is_shown and text.pk not in held.fixed_titles:
            one.with_changed_field("title", text.title, title)
            text.title = title
        elif one.is_shown and text.title != title:
            one.with_kept_field("title")
        texts = {other.language: other for other in held.texts_of(version.pk)} | {text.language: text}
        version.titles = {language: other.title for language, other in texts.items()}
        leader = best_of(texts)
        for language, other in texts.items():
            other.leads = language == leader

    def _write_sources(self, texts: Iterable[StoredText], known: Known) -> None:
        """Write the bytes as received. A source file that is replaced stays and points to its replacement."""
        sources: dict[str, SourceFile] = {}
        for one in texts:
            text, reading = one.text, one.reading
            source = sources.get(text.sha256) or self._source(text, known.sources.get(text.sha256))
            sources[text.sha256] = source
            if reading.source_id and reading.source_id != source.pk:
                SourceFile.objects.filter(pk=reading.source_id).update(replaced_by=source.pk)
            reading.source = source

    def _source(self, text: IncomingText, pk: int | None) -> SourceFile:
        source = SourceFile(pk=pk, sha256=text.sha256, name=text.incoming.name, format=text.document.format)
        if pk:
            source.save(update_fields=["name", "format", "replaced_by"])
        else:
            source.pk = self._key(SourceFile)
            source.content, source.received_at = text.read.content, timezone.now()
            self.copies.add_new([source])
        return source

    def _place(self, texts: Sequence[StoredText]) -> Proposals:
        """Assign each version to its resolution. A resolution that an editor chose stays."""
        proposals = Proposals(self.places, self.copies)
        proposals.look_up([one.version for one in texts])
        for one in texts:
            sample = one.language_version.language, one.sample
            proposals.place(one.version, one.is_new_version, "resolution" in one.fixed, sample)
        self._set_item_titles(texts)
        self.places.write_titles()
        return proposals

    def _set_item_titles(self, texts: Sequence[StoredText]) -> None:
        """Record the titles of the agenda items in each language. The numbers are those of the version; a reading that
        names as many items is taken to name the same ones, in the same order."""
        for one in texts:
            session = one.version.resolution.session
            if session is None:
                continue
            numbered = list(agenda_items(_stated_items(one.version.parsed, one.version.manifest)))
            for reading, language in one.readings if numbered else ():
                titles = [item.get("title") for item in _stated_items(reading.parsed, reading.manifest)]
                if len(titles) == len(numbered):
                    source_order = f"{reading.rank[:6]} {one.version.symbol_sort}"
                    for (number, letter, _), title in zip(numbered, titles, strict=True):
                        item = self.places.agenda_item(session, number, letter)
                        self.places.set_title(item, language, title or "", source_order)

    def _write_rows(self, texts: Sequence[StoredText]) -> None:
        """Write versions, language versions and readings. Where the leading language changes, the former one stops
        leading first."""
        moved = [one.reading.pk for one in texts if one.left_version]
        if moved:
            LanguageVersion.objects.filter(shown__in=moved).update(shown=None)
        led = [one.version.pk for one in texts if not one.is_new_version and one.language_version.leads]
        if led:
            leading = LanguageVersion.objects.leading().filter(version__in=led)
            leading.exclude(pk__in=[one.language_version.pk for one in texts]).update(leads=False)
        for one in texts:
            if not one.is_new_version:
                one.version.save()
            if not one.is_new_language:
                one.language_version.save()
            if not one.is_new_reading:
                one.reading.save()
        self.copies.add_new([one.version for one in texts if one.is_new_version])
        self.copies.add_new([one.language_version for one in texts if one.is_new_language])
        self.copies.add_new([one.reading for one in texts if one.is_new_reading])

    def _write_texts(self, texts: Sequence[StoredText]) -> list[FileOutcome]:
        cited = {key for one in texts if one.is_shown for key in text_rows.cited_in(one.document)}
        targets = citation_targets.targets(cited)
        cover_rows.clear([one.version.pk for one in texts if not one.is_new_version])
        covers = [names_on_cover(one.version, is_new=one.is_new_version) for one in texts]
        recorded = roll_calls.of_versions(one.version for one in texts)
        self._expect(texts, covers)
        before = wordings([one.language_version.pk for one in texts if not one.is_new_language])
        done = []
        for one, names in zip(texts, covers, strict=True):
            of_version = recorded.get(one.version.pk, ())
            unnamed = cover_rows.add(one.version, names, self.authority, self.copies, of_version)
            done.append(self._write_text(one, targets, unnamed, before.get(one.language_version.pk)))
        return done

    def _expect(self, texts: Sequence[StoredText], covers: Sequence[doc.Document]) -> None:
        shown = [one.document for one in texts if one.is_shown]
        self.copies.keys.expect(Paragraph, sum(len(document.paragraphs) for document in shown))
        self.copies.keys.expect(Footnote, sum(len(document.footnotes) for document in shown))
        self.copies.keys.expect(Vote, sum(names.vote is not None for names in covers))
        self.authority.expect_states(name for names in covers for name in cover_rows.states_in(names))
        self.authority.expect_subjects(name for names in covers for name in names.subjects)
        self.authority.identify_subjects(
            {name: one for text in texts for name, one in text.document.subject_identifiers.items()}
        )

    def _write_text(
        self, one: StoredText, targets: dict[str, int], unnamed: list[doc.Problem], before: doc.Document | None
    ) -> FileOutcome:
        """Write the rows of the text if this reading is the one shown, else the problems where it differs from that
        one."""
        text, name = one.language_version, one.text.incoming.name
        if not one.is_shown:
            showing.note_differences(one, before, self.run, self.copies)
            return one.result(text_rows.NOTHING_CHANGED, (), text.shown_reading.source.name)
        problems = (*one.document.problems, *one.filled.cut, *unnamed)
        changes = text_rows.write_text(text, one.document, one.commitments, targets, one.is_new_language, self.copies)
        series_evidence.take_fingerprint(text, one.sample, one.is_new_language, self.copies)
        text_rows.write_problems(text, one.reading, problems, name, self.run, one.is_new_language, self.copies)
        if before is not None:
            showing.keep_former_text(one, before, changes)
        return one.result(changes, problems, one.former.source.name if one.former else "")


def _stated_items(parsed: Mapping[str, Any], manifest: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    return parsed.get("agenda_items") or manifest.get("agenda_items") or ()


def _check_and_match(
    text: IncomingText, known: Known, removed_texts: RemovedTexts
) -> tuple[FileOutcome | Refusal | None, Match]:
    """The outcome of a text that need not be stored (else None), and what the text matches."""
    incoming = text.incoming
    if removal := removed_texts.find(text, known):
        incoming.entry_for(text.document.symbol)
        return FileOutcome.left_out(incoming, removal), Match()
    try:
        if len(text.read.documents) == 1:
            refuse_other_documents(text.document, incoming.manifest.symbol)
        text_rows.check(text.document)
        check_language(text.document)
        held = known.reading(incoming.name, text.sha256, text.part, text.document)
        match = known.match(held, text.document)
        _refuse_to_move_corrected(match, held, text)
    except Refused as refused:
        return Refusal(incoming.path, incoming.name, str(refused)), Match()
    if held and not match.moved_from and (held.sha256, held.part) == (text.sha256, text.part):
        return (FileOutcome.unchanged(incoming, held) if held.is_unchanged(incoming) else None), match
    return None, match


def _refuse_to_move_corrected(match: Match, held: HeldReading | None, text: IncomingText) -> None:
    """A file that turns out to belong to another document moves there. Raises ``Refused`` if editors corrected the
    document it was loaded as, since their work would not move with it."""
    if match.moved_from is None or held is None:
        return
    worked_on = Q(version=match.moved_from) | Q(language_version__version=match.moved_from)
    if Correction.objects.filter(worked_on).exists() or Note.objects.filter(version=match.moved_from).exists():
        symbol = text.document.symbol
        raise Refused(f"says it is {symbol}, which is held; it was loaded as {held}, and editors worked on that")
