"""Starting and joining the server of one state folder.

Four locks in the state folder, each held by an open file:

- ``start``: exclusive, while one process checks whether the server runs and starts it;
- ``users``: shared, by every process that uses the server, until the process is gone;
- ``server``: exclusive, inherited by the postmaster and so by all its children: while any of them lives it is held, and
  when it is free every pid file is stale;
- ``keeper``: exclusive, by the process that stops the server after its last user.
"""

import functools
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from resarchive.embedded import keeper, locks
from resarchive.embedded.account import server_account
from resarchive.embedded.binaries import find_install, reachable_install, version
from resarchive.embedded.errors import EmbeddedError
from resarchive.embedded.places import prepare

PORT = 5432  # only part of the socket's name: the server does not listen on TCP
NAME = "resarchive"
START_TIMEOUT = 60.0
"""Seconds to wait for a server that is starting, recovering from a crash, or still dying."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where to connect: ``host`` is the socket's folder."""

    host: str
    port: int = PORT
    user: str = NAME


@functools.cache
def server_for(state: Path) -> "Server":
    return Server(state)


class Server:
    """The server of one state folder. ``install`` is a PostgreSQL folder to use instead of the one found."""

    def __init__(self, state: Path, install: Path | None = None) -> None:
        self.state = state
        self._install = install
        self._users: int | None = None
        self._one_thread = threading.Lock()

    def ensure(self, *, doubt: bool = False) -> Address:
        """Join the running server or start it. Raises ``EmbeddedError``.

        Cheap (a few microseconds) when already joined, and then nearly always right: while the children of a killed
        server are ending it still seems to run. A caller whose connection was refused calls again with ``doubt``.
        """
        with self._one_thread:
            if self._users is None:
                self._join()
            if doubt or not locks.is_held(self._places.lock("server")):
                self._start_or_wait()
        return Address(str(self._places.socket))

    def release(self) -> None:
        """Stop using the server in this process. The end of the process has the same effect."""
        with self._one_thread:
            if self._users is not None:
                os.close(self._users)
                self._users = None

    def _join(self) -> None:
        self._account = server_account()
        self._places = prepare(self.state, self._account)
        found = self._install or find_install()
        self._bin = reachable_install(found, self._account, self._places.programs) / "bin"
        self._major = int(version(found).split(".")[0])
        self._data = self._places.data(self._major)
        # Waits while a keeper that holds the lock exclusively stops the server.
        self._users = locks.take(self._places.lock("users"), shared=True)
        self._start_or_wait()

    def _start_or_wait(self) -> None:
        starting = locks.take(self._places.lock("start"))
        try:
            self._until_ready()
            self._ensure_keeper()
        finally:
            os.close(starting)

    def _until_ready(self) -> None:
        deadline = time.monotonic() + START_TIMEOUT
        started = False
        while not (locks.is_held(self._places.lock("server")) and self._accepts()):
            if time.monotonic() > deadline:
                raise EmbeddedError(f"the database does not answer; its log: {self._places.log}")
            server_lock = locks.try_take(self._places.lock("server"))
            if server_lock is None:
                time.sleep(0.05)
                continue
            try:
                if started:
                    raise EmbeddedError(f"the database does not start: {self._last_log_line()}")
                self._launch(server_lock)
                started = True
            finally:
                os.close(server_lock)
        if started:
            self._create_database()

    def _launch(self, server_lock: int) -> None:
        """Start the postmaster, which inherits the lock ``server_lock``. The shell lets it outlive this process."""
        self._initialise()
        (self._data / "postmaster.pid").unlink(missing_ok=True)
        for left_over in self._places.socket.glob(".s.PGSQL.*"):
            left_over.unlink()
        options = {
            "listen_addresses": "",
            "unix_socket_directories": '"{}"'.format(str(self._places.socket).replace('"', '""')),
            "unix_socket_permissions": "0700",
            "port": str(PORT),
        }
        command: list[str | Path] = [self._bin / "postgres", "-D", self._data]
        for name, value in options.items():
            command += ["-c", f"{name}={value}"]
        with self._places.log.open("ab") as log:
            self._run(
                ["/bin/sh", "-c", '"$@" &', "sh", *command],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                pass_fds=[server_lock],
                start_new_session=True,
            )

    def _initialise(self) -> None:
        """Create the data folder, completely or not at all."""
        if self._data.exists():
            return
        unfinished = self._data.with_suffix(".unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        initdb: list[str | Path] = [self._bin / "initdb", "-D", unfinished]
        settings = ["-U", NAME, "--auth=trust", "--encoding=UTF8", "--no-sync"]
        locale = ["--locale=C.UTF-8"]
        if self._major >= 17:
            # PostgreSQL's own C.UTF-8 is the same on every system, and available whatever locales the system lacks.
            locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        made = self._run([*initdb, *settings, *locale], capture_output=True, text=True)
        if made.returncode:
            raise EmbeddedError(f"initdb: {made.stderr.strip().splitlines()[-1]}")
        self._run([*initdb, "--sync-only"], capture_output=True)
        unfinished.rename(self._data)

    def _create_database(self) -> None:
        with psycopg.connect(
            host=str(self._places.socket), user=NAME, dbname="postgres", autocommit=True
        ) as connection:
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME]).fetchone():
                connection.execute(f"CREATE DATABASE {NAME}")

    def _ensure_keeper(self) -> None:
        held = locks.try_take(self._places.lock("keeper"))
        if held is None:
            return
        task = {
            "users": str(self._places.lock("users")),
            "server": str(self._places.lock("server")),
            "keeper": held,
            "stop": [str(self._bin / "pg_ctl"), "stop", "-s", "-w", "-m", "fast", "-D", str(self._data)],
            "account": self._account.popen_options(),
        }
        subprocess.run(
            ["/bin/sh", "-c", '"$@" &', "sh", sys.executable, "-I", "-S", keeper.__file__, json.dumps(task)],
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=[held],
            start_new_session=True,
            check=True,
        )
        os.close(held)

    def _accepts(self) -> bool:
        command: list[str | Path] = [
            self._bin / "pg_isready",
            "-q",
            "-t",
            "2",
            "-U",
            NAME,
            "-d",
            "postgres",
            "-h",
            self._places.socket,
            "-p",
            str(PORT),
        ]
        return self._run(command).returncode == 0

    def _last_log_line(self) -> str:
        lines = self._places.log.read_text(errors="replace").strip().splitlines()
        return lines[-1] if lines else "it says nothing"

    def _run(self, command: Sequence[str | Path], **options: Any) -> subprocess.CompletedProcess[Any]:
        return subprocess.run(command, cwd="/", **self._account.popen_options(), **options)
