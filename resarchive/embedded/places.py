"""Where the embedded database keeps its files. Nothing is created outside these folders, and no mode is widened."""

import hashlib
import os
import secrets
import tempfile
from dataclasses import dataclass
from pathlib import Path

from resarchive.embedded import locks
from resarchive.embedded.account import Account
from resarchive.embedded.errors import EmbeddedError

SYSTEM_HOME = Path("/var/lib/resarchive")
"""Used where the account that runs the server for root cannot reach root's state folder."""

SHELL_READS = frozenset('"$`\\')
"""Characters that mean something to a shell even in double quotes."""

LONGEST_SOCKET_FOLDER = 84
"""Bytes. ``sockaddr_un`` holds 104 on macOS and 108 on Linux, and the socket's own name is part of it."""


@dataclass(frozen=True, slots=True)
class Places:
    state: Path
    """Belongs to the program: locks and secret key."""
    home: Path
    """Belongs to the server's account: data and log."""
    socket: Path

    @property
    def log(self) -> Path:
        return self.home / "server.log"

    @property
    def programs(self) -> Path:
        """Where a copy of PostgreSQL's programs may be: they find and call each other through a shell."""
        return SYSTEM_HOME if SHELL_READS & set(str(self.home)) else self.home

    def data(self, major: int) -> Path:
        return self.home / f"data-{major}"

    def lock(self, name: str) -> Path:
        return self.state / f"{name}.lock"


def prepare(state: Path, account: Account) -> Places:
    """Create the folders and return their paths."""
    state = state.absolute()
    state.mkdir(parents=True, exist_ok=True)
    home = _home(state, account)
    socket = home / "socket"
    # To libpq a comma in the host separates two hosts.
    if len(os.fsencode(socket)) > LONGEST_SOCKET_FOLDER or "," in str(socket):
        socket = Path(tempfile.gettempdir()) / f"resarchive-{account.uid}-{_digest(state)}"
    account.own(socket)
    _check_owner(socket, account)
    return Places(state, home, socket)


def _home(state: Path, account: Account) -> Path:
    if account.can_reach(state):
        home = state / "postgres"
    else:
        SYSTEM_HOME.mkdir(mode=0o711, parents=True, exist_ok=True)
        home = SYSTEM_HOME / _digest(state / _token(state))
    account.own(home)
    return home


def _token(state: Path) -> str:
    """Random, and kept in the state folder: a new folder in place of a deleted one does not find its data. The path
    counts as well, so that a copy of the folder does not share the data of the original."""
    with open(locks.take(state / "token"), "r+") as file:
        token = file.read()
        if not token:
            token = secrets.token_hex(6)
            file.write(token)
    return token


def _check_owner(folder: Path, account: Account) -> None:
    """A folder in the temporary folder could have been created by someone else."""
    found = folder.lstat()
    if folder.is_symlink() or found.st_uid != account.uid or found.st_mode & 0o077:
        raise EmbeddedError(f"{folder} belongs to somebody else; remove it or set RESARCHIVE_STATE to another folder")


def _digest(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]
