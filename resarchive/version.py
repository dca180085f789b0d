"""The program's version number. It stands in ``pyproject.toml`` alone."""

import tomllib
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"


@cache
def version() -> str:
    """As ``1.2.3``. Read from the clone: the program is run from there and never installed as a package, so Python's
    package metadata does not know it."""
    return tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["version"]
