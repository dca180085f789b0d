"""A streaming replica of a database, and the wire between the two, which can be cut."""

from __future__ import annotations

import socket
import subprocess
import threading
import time
from contextlib import suppress
from pathlib import Path

from benchmarks.parts import PATIENCE, PAUSE, Database
from resarchive.embedded.account import server_account
from resarchive.embedded.binaries import find_install, reachable_install, version
from resarchive.embedded.places import prepare
from resarchive.embedded.server import NAME, PORT

REPLICA = "replica"
"""What it calls itself to the primary."""

_PIECE = 65_536


class Wire:
    """Carries what two servers say to each other, over a socket in a folder of its own, unless it is cut: then nothing
    arrives and no connection ends, as where a cable is pulled."""

    def __init__(self, folder: Path, server: Path) -> None:
        folder.mkdir()
        self.folder, self.server = folder, server / f".s.PGSQL.{PORT}"
        self.whole = threading.Event()
        self.whole.set()
        self.listener = socket.socket(socket.AF_UNIX)
        place = folder / f".s.PGSQL.{PORT}"
        self.listener.bind(str(place))
        place.chmod(0o777)  # the account that runs PostgreSQL connects
        self.listener.listen()
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        self.whole.clear()

    def mend(self) -> None:
        self.whole.set()

    def leave(self) -> None:
        self.mend()
        self.listener.close()

    def _accept(self) -> None:
        with suppress(OSError):  # closed
            while True:
                near, _ = self.listener.accept()
                self.whole.wait()
                far = socket.socket(socket.AF_UNIX)
                try:
                    far.connect(str(self.server))
                except OSError:  # the primary is not there
                    near.close()
                    continue
                for one, other in ((near, far), (far, near)):
                    threading.Thread(target=self._carry, args=(one, other), daemon=True).start()

    def _carry(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while piece := one.recv(_PIECE):
                self.whole.wait()
                other.sendall(piece)
        for end in (one, other):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)


class Replica(Database):
    """A copy of the primary at the other end of the wire, which follows it."""

    def __init__(self, folder: Path, wire: Wire) -> None:
        account, install = server_account(), find_install()
        places = prepare(folder, account)
        programs = reachable_install(install, account, places.programs) / "bin"
        data = places.data(int(version(install).partition(".")[0]))
        command = [programs / "pg_basebackup", "--dbname", f"host={wire.folder} user={NAME} application_name={REPLICA}"]
        command += ["--pgdata", data, "--checkpoint", "fast", "--write-recovery-conf"]
        subprocess.run(command, check=True, cwd="/", **account.popen_options())
        with (data / "postgresql.auto.conf").open("a") as settings:
            settings.write("hot_standby_feedback = on\n")  # else what is removed there ends queries here
        super().__init__(folder)

    def promote(self) -> None:
        self.asked("SELECT pg_promote()")


def follow(primary: Database) -> None:
    """From now on nothing counts as saved before the replica shows it."""
    primary.asked(f"ALTER SYSTEM SET synchronous_standby_names = '{REPLICA}'")
    primary.asked("ALTER SYSTEM SET synchronous_commit = 'remote_apply'")
    primary.asked("SELECT pg_reload_conf()")
    seconds_until_in_step(primary)


def seconds_until_in_step(primary: Database) -> float:
    """Until the replica has all that the primary has."""
    begun = time.monotonic()
    while (
        primary.asked("SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync' AND replay_lsn >= flush_lsn")
        == 0
    ):
        if time.monotonic() > begun + PATIENCE:
            raise RuntimeError("the replica does not follow")
        time.sleep(PAUSE)
    return time.monotonic() - begun
