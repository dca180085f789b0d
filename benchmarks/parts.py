"""The parts of an archive of its own, each a process that can be killed: PostgreSQL, the web server, a load.

All of it lies in a folder made for it, apart from the reader's own archive. Only what was started here is ever killed,
by its process id.
"""

from __future__ import annotations

import http.client
import os
import re
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar
from urllib.parse import quote

import django
import psycopg
from django.core.management import call_command

from benchmarks.serving import NEVER_KEPT
from resarchive.embedded import locks
from resarchive.embedded.server import NAME, Server

BASE = Path(__file__).parent.parent
PATIENCE = 60
"""Seconds after which a part that was started again counts as lost."""
PAUSE = 0.02
"""Seconds between two looks at whether it is there."""
THREADS = 4
PAGE = "/sessions/"


Made = TypeVar("Made", bound="Parts")


class Database:
    """A PostgreSQL server that nobody but its user starts again: the archive knows it as a ``DATABASE_URL``."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.server = folder, Server(folder)
        self.start()

    def start(self) -> None:
        address = self.server.ensure(doubt=True)
        self.url = f"postgres://{address.user}@{quote(address.host, safe='')}/{NAME}"
        self.pid = self.asked("SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int")

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)

    def kill_a_connection(self) -> None:
        """One of the processes that answer clients; the server then ends all others and recovers."""
        of_clients = "backend_type = 'client backend' AND pid <> pg_backend_pid()"
        os.kill(self.asked(f"SELECT pid FROM pg_stat_activity WHERE {of_clients} LIMIT 1"), signal.SIGKILL)

    def leave(self) -> None:
        """Its keeper stops it."""
        self.server.release()
        until = time.monotonic() + PATIENCE
        while locks.is_held(self.folder / "server.lock") and time.monotonic() < until:
            time.sleep(PAUSE)

    def asked(self, query: str) -> Any:
        with psycopg.connect(self.url, autocommit=True) as connection:
            answer = connection.execute(query)
            return answer.fetchone()[0] if answer.description else None


class Web:
    """gunicorn on a port of its own, which it keeps when it is started again. ``environment`` is what it has besides
    that of this process."""

    def __init__(self, log: Path, workers: int, environment: Mapping[str, str] | None = None) -> None:
        self.log, self.number, self.environment = log, workers, dict(environment or {})
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.start()

    def start(self) -> None:
        command = [sys.executable, "-m", "gunicorn", "resarchive.wsgi", "--bind", f"127.0.0.1:{self.port}"]
        command += ["--workers", str(self.number), "--threads", str(THREADS)]
        command += ["--log-level", "error", "--no-control-socket"]
        with self.log.open("ab") as log:
            environment = os.environ | self.environment
            self.process = subprocess.Popen(command, cwd=BASE, env=environment, stdout=log, stderr=log)

    def workers(self) -> list[int]:
        return children(self.process.pid)

    def kill(self) -> None:
        """With all its workers, as a container ends: left alone they keep the port for a while."""
        for pid in (self.process.pid, *self.workers()):
            os.kill(pid, signal.SIGKILL)
        self.process.wait()

    def kill_a_worker(self) -> None:
        """gunicorn starts another by itself."""
        os.kill(self.workers()[0], signal.SIGKILL)

    def leave(self) -> None:
        self.process.terminate()
        self.process.wait()

    def asked(self, address: str, headers: Mapping[str, str] = NEVER_KEPT) -> int:
        """The status of the page, by itself one that is made anew; 0 where nobody answers."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("GET", address, headers=headers)
            answer = connection.getresponse()
            answer.read()
            return answer.status
        except (OSError, http.client.HTTPException):
            return 0
        finally:
            connection.close()

    def seconds_until_answer(self) -> float:
        begun = time.monotonic()
        while self.asked(PAGE) != 200:
            if time.monotonic() > begun + PATIENCE:
                raise RuntimeError(f"no page after {PATIENCE} s; see {self.log}")
            time.sleep(PAUSE)
        return time.monotonic() - begun


class Parts:
    """An archive with tables and no texts, served without limits for clients; Django is set up on it."""

    def __init__(self, folder: Path, workers: int) -> None:
        folder.chmod(0o711)  # the account that runs PostgreSQL goes through it
        self.log = folder / "commands.log"
        self.database = Database(folder / "server")
        os.environ.update(
            DATABASE_URL=self.database.url,
            RESARCHIVE_STATE=str(folder / "state"),
            SECRET_KEY=secrets.token_hex(32),
            LIMITS="0",
            DJANGO_SETTINGS_MODULE="resarchive.settings",
        )
        django.setup()
        call_command("migrate", verbosity=0)
        self.web = Web(folder / "web.log", workers)

    @property
    def hosts(self) -> list[Web]:
        """All that serve readers."""
        return [self.web]

    def command(self, *arguments: str) -> subprocess.Popen:
        """Of ``manage.py``, begun."""
        with self.log.open("ab") as log:
            command = [sys.executable, "manage.py", *arguments, "--verbosity", "0"]
            return subprocess.Popen(command, cwd=BASE, stdout=log, stderr=log)

    def load(self, folder: Path) -> subprocess.Popen:
        return self.command("ingest", str(folder), "--workers", "1")

    def leave(self) -> None:
        self.web.leave()
        self.database.leave()


@contextmanager
def running(kind: type[Made], workers: int) -> Iterator[Made]:
    """Such parts in a folder of their own, until the block ends."""
    with TemporaryDirectory(prefix="parts-", ignore_cleanup_errors=True) as folder:
        made = kind(Path(folder), workers)
        try:
            yield made
        finally:
            made.leave()


def children(pid: int) -> list[int]:
    """Processes that it started (Linux)."""
    return list(map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split()))


def processor_s(pid: int) -> float:
    """Seconds of a processor that the process has had."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK")


def peak_mb(pid: int) -> float:
    """The most memory that the process has ever held."""
    found = re.search(r"^VmHWM:\s+(\d+)", Path(f"/proc/{pid}/status").read_text(), re.MULTILINE)
    return int(found[1]) / 1024 if found else 0.0
