"""Made-up texts into the tables, by COPY: as many rows a text as a load writes, without reading a file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count, islice
from typing import Any, TypeVar

from psycopg import sql

_BATCH = 500

Row = TypeVar("Row")


def fill(issues: Iterable) -> int:
    """Store the texts (``data.Issue``) and say so to the index, a transaction a batch. Returns their number."""
    from django.db import connection

    filler, stored = _Filler(), 0
    for batch in _batches(iter(issues)):
        filler.store(batch)
        stored += len(batch)
    with connection.cursor() as cursor:
        for statement in _past_the_keys_given():
            cursor.execute(statement)
        cursor.execute("VACUUM ANALYZE")
    return stored


def _batches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while batch := list(islice(rows, _BATCH)):
        yield batch


def _past_the_keys_given() -> list[str]:
    """What is loaded on top must not get the keys of what is there."""
    from django.apps import apps
    from django.core.management.color import no_style
    from django.db import connection

    return connection.ops.sequence_reset_sql(no_style(), list(apps.get_app_config("resolutions").get_models()))


class Rows:
    """Rows of one table that wait to be copied: the columns named, and for all others what the model gives."""

    def __init__(self, model, *given: str) -> None:
        from django.db import connection

        fields = [field for field in model._meta.concrete_fields if not field.generated]
        others = [field for field in fields if not (field.attname in given or field.primary_key)]
        columns = [*given, *(field.attname for field in others)]
        self.usual = tuple(field.get_db_prep_save(field.pre_save(model(), True), connection) for field in others)
        self.query = sql.SQL("COPY {} ({}) FROM STDIN").format(
            sql.Identifier(model._meta.db_table), sql.SQL(", ").join(map(sql.Identifier, columns))
        )
        self.waiting: list[tuple] = []

    def add(self, *values: Any) -> None:
        self.waiting.append(values + self.usual)

    def copy(self, cursor) -> None:
        with cursor.copy(self.query) as stream:
            for row in self.waiting:
                stream.write_row(row)
        self.waiting.clear()


class _Filler:
    """Keeps what texts share (sessions, committees, agenda items, series, proposals, sponsors) and numbers what they
    do not: a version, what it says in its first language, the reading shown and its file have one number; so have what
    it says in another language, the reading and the file of that."""

    def __init__(self) -> None:
        from resolutions import models as m
        from resolutions.ingest.writing.agenda import AgendaLookup
        from resolutions.ingest.writing.authority import Authority
        from resolutions.ingest.writing.copies import Copies

        self.models, self.places, self.authority, self.copies = m, AgendaLookup(), Authority(), Copies()
        self.known: dict[tuple, Any] = {}
        self.number = count(1)
        self.tables = {
            "files": Rows(m.SourceFile, "id", "sha256", "name", "format", "content"),
            "versions": Rows(
                m.Version,
                *("id", "resolution_id", "kind", "stage", "symbol", "symbol_key", "symbol_sort", "symbol_from"),
                *("titles", "issued_on", "adopted_on"),
            ),
            "languages": Rows(m.LanguageVersion, "id", "version_id", "language", "title", "shown_id", "leads"),
            "readings": Rows(m.Reading, "id", "source_id", "language_version_id"),
            "paragraphs": Rows(
                m.Paragraph,
                *("language_version_id", "position", "anchor", "kind", "section", "annex", "number", "depth"),
                *("opening", "text"),
            ),
            "footnotes": Rows(m.Footnote, "language_version_id", "position", "mark", "text"),
        }

    def store(self, batch: list) -> None:
        from django.db import connection, transaction

        from resolutions.search import outbox

        with transaction.atomic(), connection.cursor() as cursor:
            numbers = [self._text(issue) for issue in batch]
            for rows in self.tables.values():
                rows.copy(cursor)
            self.copies.flush()
            outbox.record(numbers)

    def _once(self, model, key, **values):
        if (model, key) not in self.known:
            self.known[model, key] = model.objects.create(**values)
        return self.known[model, key]

    def _text(self, issue) -> int:
        number, symbol, adopted = next(self.number), issue.symbol, issue.stage == "adopted"
        written, language = str(symbol), issue.document.language
        titles = {language: issue.title} | {one.language: one.title for one in issue.translations}
        self.tables["versions"].add(
            *(number, self._proposal(issue).pk, "resolution" if adopted else "draft_resolution", issue.stage),
            *(written, symbol.key, symbol.sort_key, "option", json.dumps(titles)),
            *(issue.day, issue.day if adopted else None),
        )
        self._language(number, number, language, issue.title, written)
        self._blocks(issue.paragraphs, issue.document.footnotes, number)
        for one in issue.translations:
            other = next(self.number)
            self._language(other, number, one.language, one.title, written)
            self._blocks(one.paragraphs, (), other)
        self._names(issue.document, number, adopted)
        return number

    def _language(self, number: int, version: int, language: str, title: str, symbol: str) -> None:
        content = f"{symbol} {language}".encode()
        digest = hashlib.sha256(content).hexdigest()
        self.tables["files"].add(number, digest, f"{symbol.replace('/', '_')}.txt", "text", content)
        self.tables["languages"].add(number, version, language, title, number, number == version)
        self.tables["readings"].add(number, number, number)

    def _proposal(self, issue):
        m, code, document = self.models, str(issue.session), issue.document
        session = self._once(m.Session, code, code=code, kind="regular", ordinal=issue.session)
        slug = f"subject-{issue.subject}"
        titled = {"title": issue.title, "titles": {document.language: issue.title}}
        series = self._once(m.Series, slug, slug=slug, title_key=slug, **titled)
        place = {"session": session, "series": series, "committee": self.places.committee(issue.committee), **titled}
        known = (m.Resolution, issue.proposal) in self.known
        proposal = self._once(m.Resolution, issue.proposal, outcome=document.outcome or "", **place)
        if not known:
            proposal.agenda_items.set(self._items(session, document.agenda_items))
        return proposal

    def _items(self, session, items: Iterable) -> list:
        keys = {(session.pk, int(one.number), one.letter or "") for one in items if one.number.isdigit()}
        model = self.models.AgendaItem
        return [self._once(model, key, session=session, number=key[1], letter=key[2]) for key in sorted(keys)]

    def _blocks(self, paragraphs: Iterable, footnotes: Iterable, number: int) -> None:
        for position, one in enumerate({one.id: one for one in paragraphs}.values(), start=1):
            self.tables["paragraphs"].add(
                *(number, position, one.id[:120], one.kind, json.dumps(one.section), one.annex),
                *((one.number or "")[:40], one.depth, one.opening[:200], one.text),
            )
        for position, one in enumerate(footnotes, start=1):
            self.tables["footnotes"].add(number, position, one.mark[:40], one.text)

    def _names(self, document, number: int, adopted: bool) -> None:
        """A draft has sponsors, an adopted text its vote (without the list of States, which is not searched)."""
        from resolutions.ingest.writing import cover_rows

        vote = replace(document.vote, by_state={}) if document.vote and adopted else None
        cover_rows.add(
            self.models.Version(pk=number, symbol=document.symbol),
            replace(document, sponsors=() if adopted else document.sponsors, sponsor_note=None, vote=vote),
            self.authority,
            self.copies,
        )
