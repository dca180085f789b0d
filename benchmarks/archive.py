"""The database of the benchmarks: beside the reader's own on the same server, emptied and filled without asking."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count
from typing import Any

import django
import psycopg
from psycopg import sql

DATABASE = os.environ.get("BENCH_DATABASE", "resarchive_bench")


def open_archive(empty: bool = False) -> None:
    """Set Django up on the benchmark's database; create it, or empty it, where asked to."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "resarchive.settings")
    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    if empty:
        connection.close()
        connection.close_pool()
    reached = connection.get_connection_params()
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = DATABASE
    settings.ALLOWED_HOSTS.append("testserver")
    settings.RATE_LIMITS = {}
    settings.ROOT_URLCONF = "benchmarks.urls"
    asked = {name: reached[name] for name in ("host", "port", "user", "password") if reached.get(name)}
    with psycopg.connect(dbname="postgres", autocommit=True, **asked) as server:
        known = server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone()
        if known and empty:
            server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(DATABASE)))
        if empty or not known:
            server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(DATABASE)))
    call_command("migrate", verbosity=0)


def fill(issues: Iterator) -> int:
    """Store the texts and say so to the index, a transaction a batch. Returns their number."""
    from django.db import connection

    from benchmarks.data import batches

    filler, stored = _Filler(), 0
    for batch in batches(issues):
        filler.store(batch)
        stored += len(batch)
    with connection.cursor() as cursor:
        for statement in _past_the_keys_given():
            cursor.execute(statement)
        cursor.execute("VACUUM ANALYZE")
    return stored


def _past_the_keys_given() -> list[str]:
    """What is loaded on top must not get the keys of what is there."""
    from django.apps import apps
    from django.core.management.color import no_style
    from django.db import connection

    return connection.ops.sequence_reset_sql(no_style(), list(apps.get_app_config("resolutions").get_models()))


class _Rows:
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
    do not."""

    def __init__(self) -> None:
        from resolutions import models as m
        from resolutions.ingest.writing.authority import Authority
        from resolutions.ingest.writing.copies import Copies

        self.models, self.authority, self.copies = m, Authority(), Copies()
        self.known: dict[tuple, Any] = {}
        self.number = count(1)
        self.tables = {
            "files": _Rows(m.SourceFile, "id", "sha256", "name", "format", "content"),
            "versions": _Rows(
                m.Version,
                *("id", "resolution_id", "source_id", "kind", "stage", "symbol", "symbol_key", "symbol_sort"),
                *("symbol_from", "title", "issued_on", "adopted_on"),
            ),
            "paragraphs": _Rows(
                m.Paragraph,
                *("version_id", "position", "anchor", "kind", "section", "annex", "number", "depth", "opening", "text"),
            ),
            "footnotes": _Rows(m.Footnote, "version_id", "position", "mark", "text"),
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
        written = str(symbol)
        content = written.encode()
        digest = hashlib.sha256(content).hexdigest()
        self.tables["files"].add(number, digest, f"{symbol.address}.txt", "text", content)
        self.tables["versions"].add(
            *(number, self._proposal(issue).pk, number, "resolution" if adopted else "draft_resolution", issue.stage),
            *(written, symbol.key, symbol.sort_key, "option", issue.title, issue.day, issue.day if adopted else None),
        )
        self._blocks(issue, number)
        self._names(issue.document, number, adopted)
        return number

    def _proposal(self, issue):
        m, code, document = self.models, str(issue.session), issue.document
        session = self._once(m.Session, code, code=code, kind="regular", ordinal=issue.session)
        slug, name = f"subject-{issue.subject}", issue.committee
        series = self._once(m.Series, slug, slug=slug, title=issue.title, title_key=slug)
        committee = self._once(m.Committee, name, name=name) if name else None
        place = {"session": session, "series": series, "committee": committee, "title": issue.title}
        known = (m.Resolution, issue.proposal) in self.known
        proposal = self._once(m.Resolution, issue.proposal, outcome=document.outcome or "", **place)
        if not known:
            proposal.agenda_items.set(self._items(session, document.agenda_items))
        return proposal

    def _items(self, session, items: Iterable) -> list:
        keys = {(session.pk, int(one.number), one.letter or "") for one in items if one.number.isdigit()}
        model = self.models.AgendaItem
        return [self._once(model, key, session=session, number=key[1], letter=key[2]) for key in sorted(keys)]

    def _blocks(self, issue, number: int) -> None:
        for position, one in enumerate({one.id: one for one in issue.paragraphs}.values(), start=1):
            self.tables["paragraphs"].add(
                *(number, position, one.id[:120], one.kind, json.dumps(one.section), one.annex),
                *((one.number or "")[:40], one.depth, one.opening[:200], one.text),
            )
        for position, one in enumerate(issue.document.footnotes, start=1):
            self.tables["footnotes"].add(number, position, one.mark[:40], one.text)

    def _names(self, document, number: int, adopted: bool) -> None:
        """A draft has sponsors, an adopted text its vote (without the list of States, which is not searched)."""
        from resolutions.ingest.writing import cover_rows

        vote = replace(document.vote, by_state={}) if document.vote and adopted else None
        cover_rows.add(
            number,
            replace(document, sponsors=() if adopted else document.sponsors, sponsor_note=None, vote=vote),
            self.authority,
            self.copies,
        )
