"""The database of the benchmarks: beside the reader's own on the same server, emptied and filled without asking."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator

import django
import psycopg
from psycopg import sql

DATABASE = "resarchive_bench"


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
    from .data import batches

    filler, stored = _Filler(), 0
    for batch in batches(issues):
        filler.store(batch)
        stored += len(batch)
    return stored


class _Filler:
    """Keeps what the texts share: sessions, committees, subjects, proposals, sponsors."""

    def __init__(self) -> None:
        from resolutions import models

        self.models = models
        self.known: dict[tuple, object] = {}

    def _once(self, model, key, **values):
        if (model, key) not in self.known:
            self.known[model, key] = model.objects.create(**values)
        return self.known[model, key]

    def store(self, batch: list) -> None:
        from django.db import transaction

        from resolutions.search import outbox

        m = self.models
        with transaction.atomic():
            files = [_file(m, issue) for issue in batch]
            m.SourceFile.objects.bulk_create(files)
            versions = [self._version(issue, file) for issue, file in zip(batch, files, strict=True)]
            m.Version.objects.bulk_create(versions)
            pairs = list(zip(batch, versions, strict=True))
            m.Paragraph.objects.bulk_create([row for pair in pairs for row in _paragraphs(m, *pair)])
            m.Footnote.objects.bulk_create([row for pair in pairs for row in _footnotes(m, *pair)])
            m.Sponsorship.objects.bulk_create([row for pair in pairs for row in self._sponsors(*pair)])
            outbox.record([version.pk for version in versions])

    def _version(self, issue, file):
        m = self.models
        code = str(issue.session)
        session = self._once(m.Session, code, code=code, kind="regular", ordinal=issue.session)
        slug, name = f"subject-{issue.subject}", issue.committee
        series = self._once(m.Series, slug, slug=slug, title=issue.title, title_key=slug)
        committee = self._once(m.Committee, name, name=name) if name else None
        place = {"session": session, "series": series, "committee": committee, "title": issue.title}
        resolution = self._once(m.Resolution, issue.proposal, outcome="adopted_without_vote", **place)
        symbol = issue.symbol
        adopted = issue.stage == "adopted"
        return m.Version(
            resolution=resolution,
            source=file,
            kind="resolution" if adopted else "draft_resolution",
            stage=issue.stage,
            symbol=str(symbol),
            symbol_key=symbol.key,
            symbol_sort=symbol.sort_key,
            symbol_from="option",
            title=issue.title,
            issued_on=issue.day,
            adopted_on=issue.day if adopted else None,
            parsed={"subjects": list(issue.document.subjects)},
        )

    def _sponsors(self, issue, version) -> Iterator:
        if issue.stage == "adopted":
            return
        names = dict.fromkeys(sponsor.name[:300] for sponsor in issue.document.sponsors)
        for position, name in enumerate(names):
            slug = hashlib.sha256(name.encode()).hexdigest()[:40]
            sponsor = self._once(self.models.Sponsor, name, name=name, slug=slug)
            yield self.models.Sponsorship(version=version, sponsor=sponsor, position=position)


def _file(m, issue):
    content = str(issue.symbol).encode()
    name = f"{issue.symbol.address}.txt"
    return m.SourceFile(sha256=hashlib.sha256(content).hexdigest(), name=name, format="text", content=content)


def _paragraphs(m, issue, version) -> Iterator:
    for position, one in enumerate({one.id: one for one in issue.paragraphs}.values(), start=1):
        yield m.Paragraph(
            version=version,
            position=position,
            anchor=one.id[:120],
            kind=one.kind,
            section=list(one.section),
            annex=one.annex,
            number=(one.number or "")[:40],
            depth=one.depth,
            opening=one.opening[:200],
            text=one.text,
        )


def _footnotes(m, issue, version) -> Iterator:
    for position, one in enumerate(issue.document.footnotes, start=1):
        yield m.Footnote(version=version, position=position, mark=one.mark[:40], text=one.text)
