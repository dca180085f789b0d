"""Stores files as rows: all of a file or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from django.db import DataError, IntegrityError, connection, transaction
from django.db.models import Q

from resolutions.models import Correction, IngestRun, Note, Problem, Reading
from resolutions.models.choices import FileChange
from resolutions.text.files import FileRead, one_line
from resolutions.text.problems import ProblemCode

from ..manifests.gathering import IncomingFile
from ..matching.incoming_text import IncomingText
from ..matching.removed import RemovedTexts, digests_with_removals
from ..refusals import Refusal
from ..writing.agenda import AgendaLookup
from ..writing.authority import Authority
from ..writing.copies import Copies, Keys
from . import run_record
from .deleting import delete_reading
from .file_outcome import FileOutcome
from .group import Group

_BEGIN_WRITING = """
SELECT pg_advisory_xact_lock(%s), set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
       set_config('enable_mergejoin', 'off', true)
"""
"""Every query of a load is about a few rows that an index finds, also in tables that have grown a thousandfold since
PostgreSQL last collected their statistics."""


@dataclass(slots=True)
class Storage:
    """Stores files. ``run`` is saved once there is something to record, and each file is recorded with it."""

    run: IngestRun | None = None
    places: AgendaLookup = field(default_factory=lambda: AgendaLookup(alone=True))
    authority: Authority = field(default_factory=Authority)
    refused: set[str] = field(default_factory=lambda: set(_refused_before()))
    """Names of files with a recorded refusal, which is deleted when the file is stored."""
    with_removals: set[str] = field(default_factory=lambda: set(digests_with_removals()))
    """Digests of files from which a text was removed: of such a file every text is checked."""
    keys: Keys = field(default_factory=Keys)

    def open_run(self) -> IngestRun:
        if self.run is None:
            self.run = IngestRun.objects.create()
        elif self.run.pk is None:
            run_record.begin(self.run)
        return self.run

    def store(self, incoming: IncomingFile, read: FileRead) -> list[FileOutcome]:
        """Store the texts of one file."""
        return self.store_all([(incoming, read)])

    def store_all(self, files: Iterable[tuple[IncomingFile, FileRead]]) -> list[FileOutcome]:
        """Store files in one transaction. A refused text affects only itself; one that the database rejects
        (``DataError``, ``IntegrityError``) fails them all."""
        of_files = [IncomingText.all_of(incoming, read) for incoming, read in files]
        every_text = [text for texts in of_files for text in texts]
        with self._transaction(every_text) as group:
            outcomes = iter(group.store(every_text))
            done = [self._settle_file(texts, [next(outcomes) for _ in texts], group) for texts in of_files]
            return self._record([loaded for of_file in done for loaded in of_file], group)

    def store_apart(self, incoming: IncomingFile, read: FileRead) -> list[FileOutcome]:
        """Store the texts of one file in one transaction, each in a savepoint, so that one that the database rejects
        affects only itself."""
        texts = IncomingText.all_of(incoming, read)
        with self._transaction(texts) as group:
            outcomes = [self._store_apart(text, group) for text in texts]
            return self._record(self._settle_file(texts, outcomes, group), group)

    def _store_apart(self, text: IncomingText, group: Group) -> FileOutcome | Refusal:
        places, authority = AgendaLookup(alone=True), Authority()
        try:
            with transaction.atomic():
                [outcome] = replace(group, places=places, authority=authority, copies=Copies(self.keys)).store([text])
                return outcome
        except (DataError, IntegrityError) as error:
            return Refusal(text.incoming.path, text.incoming.name, str(error))

    @contextmanager
    def _transaction(self, texts: Sequence[IncomingText] = ()) -> Iterator[Group]:
        """A transaction in which ``texts`` are stored. Rows looked up or created in a transaction that fails are
        forgotten."""
        places, self.places = self.places, AgendaLookup(alone=True)
        authority, self.authority = self.authority, Authority()
        run = self.open_run()
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(_BEGIN_WRITING, [run_record.WRITERS])
            yield Group(run, places, authority, Copies(self.keys), RemovedTexts(texts))
        self.places, self.authority = places, authority

    def _settle_file(
        self, texts: Sequence[IncomingText], outcomes: Sequence[FileOutcome | Refusal], group: Group
    ) -> list[FileOutcome]:
        """Finish a file whose texts are stored: delete its former refusal and the readings it no longer has."""
        name = texts[0].incoming.name
        if name in self.refused and texts[0].incoming.content is None:
            Problem.objects.refusals().filter(file_name=name).delete()
            self.refused.discard(name)
        done = [self._as_outcome(one, place, len(texts)) for place, one in enumerate(outcomes, 1)]
        if any(loaded.change != FileChange.CREATED for loaded in done):
            _delete_outdated(done, group.places)
        return done

    def _record(self, done: list[FileOutcome], group: Group) -> list[FileOutcome]:
        assert group.run is not None
        run_record.record(group.run, done, group.copies)
        group.copies.flush()
        return done

    def _as_outcome(self, outcome: FileOutcome | Refusal, place: int, of: int) -> FileOutcome:
        if isinstance(outcome, FileOutcome):
            return outcome
        which = f"text {place} of {of}: " if of > 1 else ""
        return self._refuse(replace(outcome, message=one_line(which + outcome.message)))

    def refuse_file(self, refusal: Refusal) -> list[FileOutcome]:
        """Record a file without any text: one line in the report and, until the file is loaded, a problem for the
        editors."""
        with self._transaction() as group:
            Problem.objects.refusals().filter(file_name=refusal.name).delete()
            return self._record([self._refuse(refusal)], group)

    def _refuse(self, refusal: Refusal) -> FileOutcome:
        Problem.objects.create(run=self.run, file_name=refusal.name, code=ProblemCode.REFUSED, message=refusal.message)
        self.refused.add(refusal.name)
        return FileOutcome.refused(refusal)

    def disconnect(self) -> None:
        """Give up a connection that failed, and the run's lock: where it failed for a moment only, it goes back to the
        pool and would hold the lock as long as the process lives."""
        if self.run and self.run.pk:
            run_record.release_lock(self.run)
        connection.close()

    def reconnected(self) -> None:
        """Take the run's lock again."""
        if self.run and self.run.pk:
            run_record.begin(self.run)


def _delete_outdated(done: Sequence[FileOutcome], places: AgendaLookup) -> None:
    """Delete the readings of texts that the same bytes once gave and no longer give; one whose text an editor corrected
    or noted something of stays, numbered after the others. Nothing is deleted while a text of the file is refused,
    since it may be that one."""
    read = [loaded.reading_id for loaded in done if loaded.change != FileChange.LEFT_OUT]
    stored = [pk for pk in read if pk is not None]
    if len(stored) < len(read):
        return
    of_file = Reading.objects.filter(source__readings__in=stored).distinct()
    gone = of_file.exclude(pk__in=stored).select_related("language_version__version__resolution").order_by("part")
    for place, reading in enumerate(gone, len(done)):
        text = reading.language_version
        corrected = Correction.objects.filter(Q(language_version=text) | Q(version=text.version_id))
        if corrected.exists() or Note.objects.filter(version=text.version_id).exists():
            Reading.objects.filter(pk=reading.pk).update(part=place)
        else:
            delete_reading(reading, places)


def _refused_before() -> Iterable[str]:
    return Problem.objects.refusals().values_list("file_name", flat=True)
