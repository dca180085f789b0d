"""Files into rows: all of a file or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from django.db import DataError, IntegrityError, connection, transaction

from resolutions.models import IngestRun, Problem, Version
from resolutions.models.choices import Change
from resolutions.reading import FileRead, one_line

from . import runs
from .authority import Authority
from .copying import Copies, Keys
from .group import Group, Text
from .incoming import Incoming
from .loaded import Loaded
from .places import Places
from .refusals import Refusal
from .removing import remove
from .taken_out import TakenOut, digests_taken_out

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
    places: Places = field(default_factory=lambda: Places(alone=True))
    authority: Authority = field(default_factory=Authority)
    refused: set[str] = field(default_factory=lambda: set(_refused_before()))
    """Names of files with a refusal on record, which goes when the file is stored."""
    bereft: set[str] = field(default_factory=lambda: set(digests_taken_out()))
    """Digests of files of which a text was taken out: of such a file every text is looked at."""
    keys: Keys = field(default_factory=Keys)

    def open_run(self) -> IngestRun:
        if self.run is None:
            self.run = IngestRun.objects.create()
        elif self.run.pk is None:
            runs.begin(self.run)
        return self.run

    def store(self, incoming: Incoming, read: FileRead) -> list[Loaded]:
        """Store the texts of one file."""
        return self.store_all([(incoming, read)])

    def store_all(self, files: Iterable[tuple[Incoming, FileRead]]) -> list[Loaded]:
        """Store files in one transaction. A text that is refused costs itself alone; one that the database cannot take
        (``DataError``, ``IntegrityError``) costs all of them."""
        of_files = [Text.all_of(incoming, read) for incoming, read in files]
        every_text = [text for texts in of_files for text in texts]
        with self._transaction(every_text) as group:
            outcomes = iter(group.store(every_text))
            done = [self._settle_file(texts, [next(outcomes) for _ in texts], group) for texts in of_files]
            return self._record([loaded for of_file in done for loaded in of_file], group)

    def store_apart(self, incoming: Incoming, read: FileRead) -> list[Loaded]:
        """Store the texts of one file in one transaction, so that one the database cannot take costs itself alone."""
        texts = Text.all_of(incoming, read)
        with self._transaction(texts) as group:
            outcomes = [self._store_apart(text, group) for text in texts]
            return self._record(self._settle_file(texts, outcomes, group), group)

    def _store_apart(self, text: Text, group: Group) -> Loaded | Refusal:
        places, authority = Places(alone=True), Authority()
        try:
            with transaction.atomic():
                [outcome] = replace(group, places=places, authority=authority, copies=Copies(self.keys)).store([text])
                return outcome
        except (DataError, IntegrityError) as error:
            return Refusal(text.incoming.path, text.incoming.name, str(error))

    @contextmanager
    def _transaction(self, texts: Sequence[Text] = ()) -> Iterator[Group]:
        """To store ``texts``. What was found or made in a transaction that fails is not remembered."""
        places, self.places = self.places, Places(alone=True)
        authority, self.authority = self.authority, Authority()
        run = self.open_run()
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(_ALONE, [runs.WRITERS])
            yield Group(run, places, authority, Copies(self.keys), TakenOut(texts))
        self.places, self.authority = places, authority

    def _settle_file(self, texts: Sequence[Text], outcomes: Sequence[Loaded | Refusal], group: Group) -> list[Loaded]:
        """What is done once the texts of a file are stored."""
        name = texts[0].incoming.name
        if name in self.refused and texts[0].incoming.content is None:
            Problem.objects.refusals().filter(file_name=name).delete()
            self.refused.discard(name)
        done = [self._said(one, place, len(texts)) for place, one in enumerate(outcomes, 1)]
        if any(loaded.change != Change.CREATED for loaded in done):
            _retire(done, group.places)
        return done

    def _record(self, done: list[Loaded], group: Group) -> list[Loaded]:
        runs.record(group.run, done, group.copies)
        group.copies.flush()
        return done

    def _said(self, outcome: Loaded | Refusal, place: int, of: int) -> Loaded:
        if isinstance(outcome, Loaded):
            return outcome
        which = f"text {place} of {of}: " if of > 1 else ""
        return self._refuse(replace(outcome, message=one_line(which + outcome.message)))

    def refuse_file(self, refusal: Refusal) -> list[Loaded]:
        """Of a file that brings no text: one line for the librarian and, until it is loaded, for the editors."""
        with self._transaction() as group:
            Problem.objects.refusals().filter(file_name=refusal.name).delete()
            return self._record([self._refuse(refusal)], group)

    def _refuse(self, refusal: Refusal) -> Loaded:
        Problem.objects.create(run=self.run, file_name=refusal.name, code="refused", message=refusal.message)
        self.refused.add(refusal.name)
        return Loaded.refused(refusal)

    def reached_again(self) -> None:
        """After the database was away: what its session held is to be held again."""
        if self.run and self.run.pk:
            runs.let_go(self.run)
            runs.begin(self.run)


def _retire(done: Sequence[Loaded], places: Places) -> None:
    """Texts the same bytes were once read as, and are not now, go; but one an editor worked on stays, behind the
    others. Nothing goes while a text of the file is refused: it may be the one."""
    stored = [loaded.version_id for loaded in done if loaded.change != Change.LEFT_OUT]
    if None in stored:
        return
    of_file = Version.objects.filter(source__versions__in=stored).distinct()
    gone = of_file.exclude(pk__in=stored).select_related("resolution").defer("parsed").order_by("part")
    for place, version in enumerate(gone, len(done)):
        if version.corrections.exists():
            Version.objects.filter(pk=version.pk).update(part=place)
        else:
            remove(version, places)


def _refused_before() -> Iterable[str]:
    return Problem.objects.refusals().values_list("file_name", flat=True)
