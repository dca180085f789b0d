"""Files that a librarian uploads in a browser: kept between the dry run and the load, and loaded in a separate process,
by the code of ``manage.py ingest``.

They are stored below the state folder, which no web server serves, in a folder that only the server's account can read.
"""

from __future__ import annotations

import os
import secrets
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.db import transaction

from resolutions.models import IngestRun

from . import run_record

MOST_BYTES = 100 * 2**20
"""Limit for all files of one upload together."""
MOST_FILES = 1000
MOST_AT_ONCE = 2
"""Uploads that are tried or loaded: each has a process that reads files."""
KEPT_DAYS = 7
"""Files that nobody loaded are deleted after this time."""
_TAIL = 20


class BoundedUpload(FileUploadHandler):
    """Discards a request whose stated size exceeds the limit for all files; the form reports why."""

    def handle_raw_input(self, input_data, META, content_length, boundary, encoding=None) -> None:
        self.too_large = is_too_large(content_length)

    def new_file(self, *args, **kwargs) -> None:
        if self.too_large:
            raise StopUpload(connection_reset=False)

    def receive_data_chunk(self, raw_data, start):
        return raw_data

    def file_complete(self, file_size) -> None:
        return None


def is_too_large(content_length: int) -> bool:
    return content_length > MOST_BYTES + 2**20


def folder_of(run: IngestRun) -> Path | None:
    """The folder where the run's files wait; None if there is none any more."""
    folder = _root() / run.folder if run.folder else None
    return folder if folder and folder.is_dir() else None


def _root() -> Path:
    return settings.STATE / "uploads"


def files_of(folder: Path) -> tuple[list[Path], Path | None]:
    """The files that wait in the folder, and the manifest uploaded with them."""
    manifest = next((folder / "manifest").iterdir(), None) if (folder / "manifest").is_dir() else None
    return sorted((folder / "files").iterdir()), manifest


def keep(files: Sequence[UploadedFile], manifest: UploadedFile | None, session: str, by) -> IngestRun:
    """Keep the files, as a dry run that has not started. Files that waited too long are deleted."""
    _clear_out()
    folder = _root() / secrets.token_hex(16)
    folder.mkdir(mode=0o700, parents=True)
    _write(folder / "files", files)
    if manifest:
        _write(folder / "manifest", [manifest])
    asked = ", ".join(_name(file) for file in files[:5]) + (f" and {len(files) - 5} more" if len(files) > 5 else "")
    return IngestRun.objects.create(dry_run=True, folder=folder.name, asked=asked, session=session, by=by)


def _name(file: UploadedFile) -> str:
    assert file.name is not None  # Django leaves out uploads without one
    return file.name


def _write(folder: Path, files: Iterable[UploadedFile]) -> None:
    folder.mkdir(mode=0o700)
    for file in files:
        with (folder / _name(file)).open("xb") as kept:
            for chunk in file.chunks():
                kept.write(chunk)


def discard(run: IngestRun) -> None:
    folder = folder_of(run)
    if folder:
        shutil.rmtree(folder, ignore_errors=True)


def _clear_out() -> None:
    oldest = time.time() - KEPT_DAYS * 24 * 3600
    for folder in _root().iterdir() if _root().is_dir() else ():
        if folder.stat().st_mtime < oldest:
            shutil.rmtree(folder, ignore_errors=True)


def are_many() -> bool:
    """Whether as many uploads are at work as may be."""
    unfinished = run_record.with_held(IngestRun.objects.filter(finished_at=None).exclude(folder=""))
    return sum(map(run_record.goes_on, unfinished)) >= MOST_AT_ONCE


def load_after(run: IngestRun, by) -> IngestRun | None:
    """A run, not yet started, that loads the files of a dry run or of an interrupted load. None if someone else has
    already created it."""
    with transaction.atomic():
        run = IngestRun.objects.select_for_update(of=("self",)).get(pk=run.pk)
        if run.followed_by.exists():
            return None
        return IngestRun.objects.create(folder=run.folder, asked=run.asked, session=run.session, by=by, follows=run)


def start(run: IngestRun) -> None:
    """Start the run in a separate process, which outlives this request and this server's worker."""
    folder = _root() / run.folder
    with (folder / f"{run.pk}.log").open("wb") as log:
        process = subprocess.Popen(
            command(run),
            cwd=folder / "files",
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            # The load is no server: its statements take the time they need.
            env={name: value for name, value in os.environ.items() if name != "SERVING"},
        )
    threading.Thread(target=process.wait, daemon=True).start()


def command(run: IngestRun) -> list[str]:
    return [sys.executable, "-u", str(settings.BASE_DIR / "manage.py"), "load_upload", str(run.pk)]


def last_log_lines(run: IngestRun) -> list[str]:
    """The last lines that the run's process printed."""
    folder = folder_of(run)
    log = folder / f"{run.pk}.log" if folder else None
    if log is None or not log.is_file():
        return []
    return log.read_text(errors="replace").splitlines()[-_TAIL:]
