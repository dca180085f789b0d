"""What cannot be loaded, and why."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


class Refused(Exception):
    """One file, folder or manifest cannot be loaded. The message is one line, without the name."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file, folder or manifest that cannot be loaded, and why, in one line."""

    path: Path
    name: str
    message: str
