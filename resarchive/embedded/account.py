"""Which OS account runs the server. PostgreSQL refuses to run as root, so root runs it under another account."""

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from resarchive.embedded.errors import EmbeddedError

LENT_BY_ROOT = ("postgres", "nobody")


@dataclass(frozen=True, slots=True)
class Account:
    uid: int
    gid: int
    lent: bool
    """Whether the program itself runs as root and the server under another account."""

    def popen_options(self) -> dict[str, Any]:
        """Keyword arguments that make ``subprocess`` run a program under this account."""
        if not self.lent:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def own(self, folder: Path, mode: int = 0o700) -> None:
        """Create a folder that only this account can enter."""
        folder.mkdir(mode=mode, exist_ok=True)
        if self.lent:
            os.chown(folder, self.uid, self.gid)

    def can_reach(self, path: Path) -> bool:
        """Whether this account can enter the folder (or run the program) at ``path``."""
        if not self.lent:
            return os.access(path, os.X_OK)
        check = subprocess.run(["/bin/sh", "-c", 'test -x "$1"', "sh", path], cwd="/", **self.popen_options())
        return check.returncode == 0


def server_account() -> Account:
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid(), lent=False)
    for name in LENT_BY_ROOT:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(entry.pw_uid, entry.pw_gid, lent=True)
    raise EmbeddedError(f"PostgreSQL does not run as root, and there is no account {' or '.join(LENT_BY_ROOT)}")
