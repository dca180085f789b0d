"""One file, read: bytes, digest and Documents. Pure, so that it can run in a process of its own.

The parser is imported when a file is read: to find that nothing is new takes less time than the import.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import threading
import zipfile
import zlib
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import TYPE_CHECKING

from resolutions import text

from .bounds import bounded
from .document import Document
from .readers.encoding import MAX_BYTES
from .readers.errors import Unreadable

if TYPE_CHECKING:
    from .commitments import Commitment

_POLITELY = 10
"""Added to the niceness of a process that reads: 0 is usual, 19 gives way to all others."""


@dataclass(frozen=True, slots=True)
class FileRead:
    """``documents`` are all the file holds, in order: one, or several in pages of a printed volume. ``samples`` are
    their fingerprints (``text.fingerprint``) and ``commitments`` what each asks for, where they were worked out."""

    content: bytes
    documents: tuple[Document, ...]
    samples: tuple[bytes, ...] = ()
    commitments: tuple[tuple[Commitment, ...], ...] = ()


def file_bytes(path: Path) -> bytes:
    """The bytes of a file, or of ``folder.zip/name`` within a zip archive. Raises ``Unreadable`` with a reason a
    librarian understands."""
    archive = next((parent for parent in path.parents if parent.suffix.lower() == ".zip" and parent.is_file()), None)
    if archive:
        return _member_bytes(archive, path.relative_to(archive).as_posix())
    try:
        if path.is_dir():
            raise Unreadable("this is a folder, not a file")
        if path.stat().st_size > MAX_BYTES:
            raise Unreadable(f"larger than the {MAX_BYTES // 2**20} MB a document may have")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise Unreadable("no such file") from error
    except OSError as error:
        raise Unreadable(f"cannot be opened: {error.strerror}") from error


def _member_bytes(archive: Path, name: str) -> bytes:
    """What is unpacked is bounded, whatever size the archive says it has."""
    try:
        state = archive.stat()
        with _opened(archive, state.st_mtime_ns, state.st_size).open(name) as member:
            content = member.read(MAX_BYTES + 1)
    except (OSError, KeyError, RuntimeError, NotImplementedError, zipfile.BadZipFile, zlib.error) as error:
        raise Unreadable(f"cannot be unpacked: {error}") from error
    if len(content) > MAX_BYTES:
        raise Unreadable(f"larger than the {MAX_BYTES // 2**20} MB a document may have")
    return content


@lru_cache(maxsize=1)
def _opened(archive: Path, *_state: int) -> zipfile.ZipFile:
    """The archive read last stays open: its directory, of thousands of files perhaps, is read once."""
    return zipfile.ZipFile(archive)


def read_file(
    path: Path,
    name: str,
    symbol: str | None = None,
    content: bytes | None = None,
    language: str | None = None,
) -> FileRead:
    """Read the file at ``path``, called ``name`` in the archive. ``symbol`` and ``language`` are what the manifest or
    the user says, ``content`` its bytes where they are at hand.

    Raises ``Unreadable``.
    """
    content = file_bytes(path) if content is None else content
    from .parse import parse_all

    return FileRead(content, parse_all(content, name=name, symbol=symbol, language=language))


def read_to_store(
    path: Path, name: str, symbol: str | None, content: bytes | None = None, language: str | None = None
) -> FileRead:
    """With what can be worked out before it is stored: many may read, one stores. Raises ``Unreadable``."""
    from .commitments import commitments_to_follow
    from .fingerprint import fingerprint

    read = read_file(path, name, symbol, content, language)
    return replace(
        read,
        samples=tuple(fingerprint(one.text for one in each.paragraphs) for each in read.documents),
        commitments=tuple(commitments_to_follow(each) for each in read.documents),
    )


def read_for_another(
    path: Path, name: str, symbol: str | None, content: bytes | None = None, language: str | None = None
) -> FileRead:
    """As ``read_to_store``, in a process that may be ended: within bounds of time and memory. Raises ``Unreadable``."""
    content = file_bytes(path) if content is None else content
    with bounded(len(content)):
        return read_to_store(path, name, symbol, content, language)


def read_document(path: Path, name: str) -> Document:
    """The one document meant where a file stands for a document; of a volume, the one its name says, else the first.

    Raises ``Unreadable``.
    """
    from .parse import parse

    return parse(file_bytes(path), name=name)


def why_not(fault: BaseException) -> str:
    """In one line for the librarian, why a file could not be read. What is not its own fault is called the
    program's."""
    if isinstance(fault, Unreadable):
        return one_line(str(fault))
    return one_line(f"the program failed on it: {type(fault).__name__}: {fault}")


def one_line(message: str) -> str:
    return " ".join(message.split())


def begin_to_serve() -> None:
    """For a process that reads for another: go when that one is killed, instead of waiting for work for ever; and give
    way to whoever answers readers on the same machine."""
    os.nice(_POLITELY)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


@cache
def edition() -> str:
    """Names the rules files are read by. It changes with any line of the reading package; files are then read again."""
    return edition_of(Path(text.__file__).parent)


def edition_of(*folders: Path) -> str:
    """Names what stands in these folders of the program; it changes with any line of it."""
    files = (path for folder in folders for path in folder.rglob("*"))
    sources = sorted(path for path in files if path.suffix in (".py", ".csv", ".txt", ".json", ".html"))
    return digest(b"".join(path.read_bytes() for path in sources))[:16]


def digest(content: bytes) -> str:
    """The SHA-256 a file is known by."""
    return hashlib.sha256(content).hexdigest()
