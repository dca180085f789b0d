"""The whole archive in one file, and back.

A backup is a tar file of two members: PostgreSQL's own dump, and a list of what is in it, by which a restored archive
is checked. Both are of the same moment (an exported snapshot; PostgreSQL, "pg_dump", ``--snapshot``), while readers
read and loads go on.
"""

import hashlib
import io
import json
import os
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from resarchive.embedded.binaries import find_install
from resarchive.version import version
from resolutions.models import Correction, LanguageVersion, Paragraph, SourceFile, Version

DUMP, CONTENTS = "archive.dump", "contents.json"

COUNTED = (Version, LanguageVersion, Paragraph, SourceFile, Correction)

_DAMAGED = "SELECT name FROM resolutions_sourcefile WHERE encode(sha256(content), 'hex') <> sha256 ORDER BY name"


class BackupError(Exception):
    """In one line, why a backup cannot be made or restored."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a backup holds: ``rows`` by table, ``sources`` the SHA-256 of the digests of all files received, in order,
    ``migrations`` those applied to its tables."""

    version: str
    made: str
    migrations: list[str]
    rows: dict[str, int]
    sources: str


def contents() -> Contents:
    """Of the database as it is seen now."""
    digest = hashlib.sha256()
    for one in SourceFile.objects.order_by("sha256").values_list("sha256", flat=True).iterator():
        digest.update(one.encode())
    applied = MigrationRecorder(connection).applied_migrations()
    return Contents(
        version=version(),
        made=timezone.now().isoformat(timespec="seconds"),
        migrations=sorted(name for app, name in applied if app == "resolutions"),
        rows={model._meta.db_table: model._base_manager.count() for model in COUNTED},
        sources=digest.hexdigest(),
    )


def damaged() -> list[str]:
    """Names of the stored files whose bytes no longer have the digest they came with."""
    with connection.cursor() as cursor:
        cursor.execute(_DAMAGED)
        return [name for (name,) in cursor.fetchall()]


def back_up(path: Path) -> Contents:
    """Write everything to ``path``, which appears whole or not at all. Raises ``BackupError``."""
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".backup-") as folder:
        dump, whole = Path(folder) / DUMP, Path(folder) / "whole"
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            cursor.execute("SELECT pg_export_snapshot()")
            [snapshot] = cursor.fetchone()
            found = contents()
            _run("pg_dump", "--format=custom", "--no-owner", "--no-acl", f"--snapshot={snapshot}", f"--file={dump}")
        with tarfile.open(whole, "w") as packed:
            _add(packed, CONTENTS, json.dumps(asdict(found), indent=1).encode())
            packed.add(dump, DUMP)
        os.replace(whole, path)
    return found


def restore(path: Path) -> Contents:
    """Replace everything in the database by the backup at ``path``: in one transaction, or not at all. What comes back
    is compared with the list of contents. Raises ``BackupError``."""
    with _unpacked(path) as (dump, promised):
        _run(
            "pg_restore", "--clean", "--if-exists", "--no-owner", "--no-acl", "--exit-on-error", "--single-transaction",
            f"--dbname={connection.settings_dict['NAME']}", str(dump),
        )  # fmt: skip
    connection.close()
    found = contents()
    differ = [name for name in ("migrations", "rows", "sources") if getattr(found, name) != getattr(promised, name)]
    if differ:
        raise BackupError(f"what came back is not what the backup lists: {', '.join(differ)}")
    if broken := damaged():
        raise BackupError(f"{len(broken)} files came back damaged, the first {broken[0]}")
    return found


def listed(path: Path) -> Contents:
    """What a backup says it holds. Raises ``BackupError``."""
    try:
        with tarfile.open(path) as packed:
            member = packed.extractfile(CONTENTS)
            assert member is not None, "a folder of that name"
            return Contents(**json.load(member))
    except (OSError, tarfile.TarError, KeyError, ValueError, TypeError, AssertionError) as error:
        raise BackupError(f"{path} is no backup of this program, or is damaged: {error}") from error


@contextmanager
def _unpacked(path: Path) -> Iterator[tuple[Path, Contents]]:
    promised = listed(path)
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".restore-") as folder:
        try:
            with tarfile.open(path) as packed:
                packed.extract(DUMP, folder, filter="data")
        except (OSError, tarfile.TarError, KeyError, EOFError) as error:
            raise BackupError(f"{path} is damaged: {error}") from error
        yield Path(folder) / DUMP, promised


def _add(packed: tarfile.TarFile, name: str, content: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size = len(content)
    packed.addfile(member, io.BytesIO(content))


def _run(program: str, *arguments: str) -> None:
    """One of PostgreSQL's programs, on the archive's database. The password goes through the environment, where other
    accounts of the machine do not see it."""
    connection.ensure_connection()
    place: dict[str, Any] = connection.connection.info.get_parameters() | {
        "password": connection.connection.info.password
    }
    names = {"host": "PGHOST", "port": "PGPORT", "user": "PGUSER", "password": "PGPASSWORD", "dbname": "PGDATABASE"}
    environment = os.environ | {names[name]: str(value) for name, value in place.items() if name in names and value}
    command = [str(find_install() / "bin" / program), *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        last = done.stderr.strip().splitlines()
        raise BackupError(f"{program} failed: {last[-1] if last else f'exit status {done.returncode}'}")
