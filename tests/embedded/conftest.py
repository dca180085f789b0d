"""Processes that share one embedded server, under the account of the tests and, for root, under an ordinary one too."""

import json
import os
import pwd
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from resarchive.embedded import keeper, locks
from resarchive.embedded.account import Account, server_account
from resarchive.embedded.binaries import find_install, reachable_install

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 20.0
OWN, ORDINARY = "own account", "ordinary account"
BOTH = pytest.mark.parametrize("household", [OWN, ORDINARY] if os.geteuid() == 0 else [OWN], indirect=True)
"""Where root lends an account to the server, and where the account of the processes is the server's."""


class Client:
    """A running ``client.py``."""

    def __init__(self, arguments: list[str], temporary: Path) -> None:
        environment = os.environ | {"PYTHONPATH": str(ROOT), "TMPDIR": str(temporary)}
        command = [sys.executable, str(Path(__file__).with_name("client.py")), *arguments]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd="/", env=environment
        )

    def ask(self, line: str):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def leave(self) -> None:
        self.process.stdin.close()
        assert self.process.wait(PATIENCE) == 0

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(PATIENCE)


@dataclass
class Household:
    """A state folder and the processes that use it."""

    folder: Path
    """Goes with the test, and everything in it."""
    state: Path
    account: Account
    identity: list[str]
    clients: list[Client]

    def client(self) -> Client:
        client = Client([str(self.state), *self.identity], self.folder)
        self.clients.append(client)
        return client

    def postmaster(self) -> int:
        [pid_file] = self.state.glob("postgres/data-*/postmaster.pid")
        return int(pid_file.read_text().splitlines()[0])

    def runs(self) -> bool:
        return locks.is_held(self.state / "server.lock")

    def wait_until_stopped(self) -> None:
        deadline = time.monotonic() + PATIENCE
        while self.runs() or locks.is_held(self.state / "keeper.lock"):
            assert time.monotonic() < deadline, "the server or its keeper is still there"
            time.sleep(0.02)


@pytest.fixture
def household(request: pytest.FixtureRequest) -> Iterator[Household]:
    """Of an ordinary account, as most have; a test may ask for ``BOTH``, where root runs it."""
    kind = getattr(request, "param", ORDINARY if os.geteuid() == 0 else OWN)
    with tempfile.TemporaryDirectory(prefix="resarchive-embedded-", ignore_cleanup_errors=True) as folder:
        state = Path(folder) / "a state"
        household = Household(Path(folder), state, server_account(), [], [])
        if kind == ORDINARY:
            nobody = pwd.getpwnam("nobody")
            os.chown(folder, nobody.pw_uid, nobody.pw_gid)
            household.account = Account(nobody.pw_uid, nobody.pw_gid, lent=True)
            reach = request.getfixturevalue("within_reach")
            household.identity = [str(nobody.pw_uid), *reach(household.account)]
        else:
            os.chmod(folder, 0o711)
        yield household
        for client in household.clients:
            client.kill()
        if household.state.exists():
            household.wait_until_stopped()


@pytest.fixture(scope="session")
def within_reach(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Account], list[str]]]:
    """Gives a Python, a PostgreSQL and a keeper that an ordinary account can run, though ours lie under root's home."""
    with tempfile.TemporaryDirectory(prefix="resarchive-reach-") as name:
        folder = Path(name)
        folder.chmod(0o755)

        def reach(account: Account) -> list[str]:
            pythons = [Path(sys.executable), Path("/usr/bin/python3"), Path("/usr/local/bin/python3")]
            python = next((path for path in pythons if account.can_reach(path)), None) or _copy_python(folder)
            shutil.copy(keeper.__file__, folder)
            return [str(python), str(reachable_install(find_install(), account, folder)), str(folder)]

        yield reach


def _copy_python(folder: Path) -> Path:
    """The interpreter and the standard library, which is all that the keeper needs."""
    library = Path(sysconfig.get_path("stdlib"))
    copy = folder / "python"
    if not copy.exists():
        shutil.copytree(library, copy / "lib" / library.name, ignore=shutil.ignore_patterns("site-packages", "test*"))
        shutil.copytree(Path(sys.base_prefix, "bin"), copy / "bin", symlinks=True)
        for shared in Path(sys.base_prefix, "lib").glob("libpython*"):
            shutil.copy(shared, copy / "lib")
    return copy / "bin" / Path(sys._base_executable).resolve().name
