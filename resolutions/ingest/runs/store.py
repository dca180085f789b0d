"""Files into rows: all of a file or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from django.db import DataError, IntegrityError, connection, transaction

from resolutions.models import IngestRun, Problem, Version
from resolutions.models.choices import FileChange
from resolutions.text.files import FileRead, one_line

from ..manifests.gathering import IncomingFile
from ..matching.removed import RemovedTexts, digests_of_removed
from ..refusals import Refusal
from ..writing.agenda import AgendaLookup
from ..writing.authority import Authority
from ..writing.copies import Copies, Keys
from . import run_record
from .file_outcome import FileOutcome
from .group import Group, IncomingText
from .removals import delete_rows

_ALONE = """
SELECT pg_advisory_xact_lock(%s), set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
       set_config('enable_mergejoin', 'off', true)
"""
"""Every question of a load is about a few rows that an index finds, also in tables that have grown a thousandfold since
the server last looked how large they are."""


@dataclass(slots=True)
class Storage:
    """Stores files. ``run`` is recorded when there is something to record, and each file with it."""

    run: IngestRun | None = None
    places: AgendaLookup = field(default_factory=lambda: AgendaLookup(alone=True))
    authority: Authority = field(default_factory=Authority)
    refused: set[str] = field(default_factory=lambda: set(_refused_before()))
    """Names of files with a refusal on record, which goes when the file is stored."""
    bereft: set[str] = field(default_factory=lambda: set(digests_of_removed()))
    """Digests of files of which a text was taken out: of such a file every text is looked at."""
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
        """Store files in one transaction. A text that is refused costs itself alone; one that the database cannot take
        (``DataError``, ``IntegrityError``) costs all of them."""
        of_files = [IncomingText.all_of(incoming, read) for incoming, read in files]
        every_text = [text for texts in of_files for text in texts]
        with self._transaction(every_text) as group:
            outcomes = iter(group.store(every_text))
            done = [self._settle_file(texts, [next(outcomes) for _ in texts], group) for texts in of_files]
            return self._record([loaded for of_file in done for loaded in of_file], group)

    def store_apart(self, incoming: IncomingFile, read: FileRead) -> list[FileOutcome]:
        """Store the texts of one file in one transaction, so that one the database cannot take costs itself alone."""
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
        """To store ``texts``. What was found or made in a transaction that fails is not remembered."""
        places, self.places = self.places, AgendaLookup(alone=True)
        authority, self.authority = self.authority, Authority()
        run = self.open_run()
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(_ALONE, [run_record.WRITERS])
            yield Group(run, places, authority, Copies(self.keys), RemovedTexts(texts))
        self.places, self.authority = places, authority

    def _settle_file(
        self, texts: Sequence[IncomingText], outcomes: Sequence[FileOutcome | Refusal], group: Group
    ) -> list[FileOutcome]:
        """What is done once the texts of a file are stored."""
        name = texts[0].incoming.name
        if name in self.refused and texts[0].incoming.content is None:
            Problem.objects.refusals().filter(file_name=name).delete()
            self.refused.discard(name)
        done = [self._said(one, place, len(texts)) for place, one in enumerate(outcomes, 1)]
        if any(loaded.change != FileChange.CREATED for loaded in done):
            _retire(done, group.places)
        return done

    def _record(self, done: list[FileOutcome], group: Group) -> list[FileOutcome]:
        run_record.record(group.run, done, group.copies)
        group.copies.flush()
        return done

    def _said(self, outcome: FileOutcome | Refusal, place: int, of: int) -> FileOutcome:
        if isinstance(outcome, FileOutcome):
            return outcome
        which = f"text {place} of {of}: " if of > 1 else ""
        return self._refuse(replace(outcome, message=one_line(which + outcome.message)))

    def refuse_file(self, refusal: Refusal) -> list[FileOutcome]:
        """Of a file that brings no text: one line for the librarian and, until it is loaded, for the editors."""
        with self._transaction() as group:
            Problem.objects.refusals().filter(file_name=refusal.name).delete()
            return self._record([self._refuse(refusal)], group)

    def _refuse(self, refusal: Refusal) -> FileOutcome:
        Problem.objects.create(run=self.run, file_name=refusal.name, code="refused", message=refusal.message)
        self.refused.add(refusal.name)
        return FileOutcome.refused(refusal)

    def reached_again(self) -> None:
        """After the database was away: what its session held is to be held again."""
        if self.run and self.run.pk:
            run_record.let_go(self.run)
            run_record.begin(self.run)


def _retire(done: Sequence[FileOutcome], places: AgendaLookup) -> None:
    """Texts the same bytes were once read as, and are not now, go; but one an editor worked on stays, behind the
    others. Nothing goes while a text of the file is refused: it may be the one."""
    stored = [loaded.version_id for loaded in done if loaded.change != FileChange.LEFT_OUT]
    if None in stored:
        return
    of_file = Version.objects.filter(source__versions__in=stored).distinct()
    gone = of_file.exclude(pk__in=stored).select_related("resolution").defer("parsed").order_by("part")
    for place, version in enumerate(gone, len(done)):
        if version.corrections.exists():
            Version.objects.filter(pk=version.pk).update(part=place)
        else:
            delete_rows(version, places)


def _refused_before() -> Iterable[str]:
    return Problem.objects.refusals().values_list("file_name", flat=True)
