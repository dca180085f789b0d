"""Folders and zip archives: their files by name, in an order that does not depend on the disk.

Files that an operating system or a word processor leaves behind are skipped: hidden files, ``__MACOSX``, lock files.
"""

from __future__ import annotations

import os
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..refusals import Refused

MOST_MEMBERS = 10_000
"""Limit for the files in one zip archive."""
MOST_UNPACKED = 4 * 2**30
"""Limit for the bytes of all its files. No file is read beyond the size that the archive states for it."""

_JUNK = (".", "~$", "__MACOSX")


def is_archive(path: Path) -> bool:
    return path.suffix.lower() == ".zip" and path.is_file()


class Folder:
    what = "folder"

    def __init__(self, path: Path) -> None:
        self.path = path

    def names(self) -> list[str]:
        """Paths of all files below it."""
        return list(self._walk())

    def _walk(self) -> Iterator[str]:
        for parent, folders, files in os.walk(self.path):
            folders[:] = sorted((name for name in folders if not name.startswith(_JUNK)), key=_natural)
            for name in sorted(files, key=_natural):
                if not name.startswith(_JUNK):
                    yield (Path(parent) / name).relative_to(self.path).as_posix()

    def place(self, name: str) -> Path:
        return self.path / name

    def why_not(self, name: str) -> str:
        """Why a file cannot be loaded, as far as its name tells; usually empty."""
        return ""

    def read(self, name: str, most: int) -> bytes:
        """The first bytes of a file. Raises ``Refused``."""
        try:
            with self.place(name).open("rb") as file:
                return file.read(most)
        except OSError as error:
            raise Refused(f"cannot be opened: {error.strerror}") from error


class Archive:
    """A zip archive, read in place. Raises ``Refused`` if it cannot be read."""

    what = "zip archive"

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self.zip = zipfile.ZipFile(path)
        except (OSError, zipfile.BadZipFile) as error:
            raise Refused(f"no zip archive that can be read: {error}") from error
        members = [one for one in self.zip.infolist() if not one.is_dir()]
        if too_much := _too_much(members):
            self.close()
            raise Refused(too_much)
        self._times = Counter(one.filename for one in members)
        self._members = {one.filename.replace("\\", "/"): one.filename for one in members}

    def close(self) -> None:
        self.zip.close()

    def names(self) -> list[str]:
        shown = (name for name in self._members if not any(part.startswith(_JUNK) for part in _plain(name)))
        return sorted(shown, key=_natural)

    def place(self, name: str) -> Path:
        return self.path / self._members[name]

    def why_not(self, name: str) -> str:
        if {"", ".", ".."} & set(name.split("/")):
            return "a name that leads out of its archive"
        if self._times[self._members[name]] > 1:
            return "the archive holds several files of this name"
        if name.lower().endswith(".zip"):
            return "an archive within an archive is not opened: unpack it first"
        return ""

    def read(self, name: str, most: int) -> bytes:
        try:
            with self.zip.open(self._members[name]) as member:
                return member.read(most)
        except (OSError, RuntimeError, NotImplementedError, zipfile.BadZipFile, zlib.error) as error:
            raise Refused(f"cannot be unpacked: {error}") from error


def _too_much(members: list[zipfile.ZipInfo]) -> str:
    """Which limit the archive exceeds, in words; empty if none."""
    if len(members) > MOST_MEMBERS:
        return f"{len(members)} files in one archive; {MOST_MEMBERS} may be"
    unpacked = sum(one.file_size for one in members)
    return f"unpacks to more than {MOST_UNPACKED // 2**30} GB" if unpacked > MOST_UNPACKED else ""


def _plain(name: str) -> Iterable[str]:
    return (part for part in name.split("/") if part not in (".", ".."))


def _natural(name: str) -> list[tuple[int, str]]:
    return [(int(piece), "") if piece.isdecimal() else (0, piece) for piece in re.findall(r"\d+|\D+", name)]
