"""Where this machine's index lies, how it is opened, and who may write it.

Layout of ``settings.SEARCH_INDEX_DIR``: one folder a database and schema version; in it numbered builds and a file
``current`` that names the build in use. A build is the index of places, with that of texts in its folder ``texts``. A
rebuild writes a new build beside it and moves ``current`` in one step, so readers never see half an index.
``writer.lock`` is held (flock) by the one process that writes; the system frees it when the process dies.
"""

import errno
import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.db import connection
from tantivy import Index, Query, Searcher

from . import outbox, schema
from .analyzers import register
from .engine import numbers

Seen = tuple[int, int, int]


class IndexUnusable(Exception):
    """There is no index, or it is damaged: it must be rebuilt."""


class IndexUnwritable(Exception):
    """The disk is full, or must not be written. What is there may be sound."""


_OF_THE_DISK = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM)


def damage() -> tuple[type[BaseException], ...]:
    """What the engine raises for a file that it cannot read. For some it panics; Python's class for that is made at the
    first panic, is no ``Exception`` and has no name that could be imported: ask for it in the ``except`` itself."""
    panics = (one for one in BaseException.__subclasses__() if one.__name__ == "PanicException")
    return (OSError, ValueError, *panics)


@contextmanager
def damage_is_unusable() -> Iterator[None]:
    """Damage met inside is raised as IndexUnusable; that the disk cannot be written as IndexUnwritable."""
    try:
        yield
    except damage() as error:
        if _is_of_the_disk(error):
            raise IndexUnwritable(f"the index cannot be written: {error}") from error
        raise IndexUnusable(f"the index cannot be read: {error}") from error


def _is_of_the_disk(error: BaseException) -> bool:
    """By the number of the system's error, which the engine has in its words only."""
    number = getattr(error, "errno", None)
    return number in _OF_THE_DISK or any(f"(os error {one})" in str(error) for one in _OF_THE_DISK)


@dataclass(slots=True)
class Opened:
    """An open build. ``searcher`` is a view of its places at ``seen``, what the system says of its list of segments;
    ``texts`` is one of its texts, which are committed first.

    ``done`` are the changes (version, transaction) from the cursor on that this process has put into the build.
    """

    build: str
    indexes: tuple[Index, Index]
    searcher: Searcher
    texts: Searcher
    seen: Seen
    cursor: int
    done: set[tuple[int, int]] = field(default_factory=set)


class Store:
    """One machine's index of one database."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._opened: Opened | None = None

    @property
    def lock_path(self) -> Path:
        """In its folder, which is made where it is missing: somebody may delete it at any time."""
        self.folder.mkdir(parents=True, exist_ok=True)
        return self.folder / "writer.lock"

    def current(self) -> Path | None:
        """The build in use, or None."""
        try:
            return self.folder / (self.folder / "current").read_text()
        except FileNotFoundError:
            return None

    def open(self) -> Opened:
        """The index as last committed by any process. Raises IndexUnusable."""
        build = self.current()
        if build is None:
            raise IndexUnusable("no index has been built yet")
        try:
            with damage_is_unusable():
                self._opened = opened = _opened(build, self._opened)
        except IndexUnusable:
            self.forget()
            raise
        return opened

    def forget(self) -> None:
        self._opened = None

    @contextmanager
    def locked(self, wait: bool = False) -> Iterator[bool]:
        """True inside the block when this process may write. Without ``wait``, False if another one is writing."""
        with open(self.lock_path, "w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
                return
            yield True

    def new_build(self) -> Path:
        """An empty folder for a build. Call it under the lock: leftovers of builds that died are removed."""
        in_use = self.current()
        numbers = [0]
        for old in self.folder.glob("build-*"):
            numbers.append(int(old.name.removeprefix("build-")))
            if old != in_use:
                shutil.rmtree(old, ignore_errors=True)
        build = self.folder / f"build-{max(numbers) + 1}"
        texts_of(build).mkdir(parents=True)
        return build

    def give_up(self, build: str) -> None:
        """This build is damaged: the next to look finds none and builds another."""
        self.forget()
        current = self.current()
        if current is not None and current.name == build:
            (self.folder / "current").unlink(missing_ok=True)

    def use(self, build: Path) -> None:
        """Make this build the one in use, in one step. Readers of the old one keep their open files."""
        old = self.current()
        written = self.folder / "current.new"
        written.write_text(build.name)
        os.replace(written, self.folder / "current")
        if old is not None and old != build:
            shutil.rmtree(old, ignore_errors=True)


def _opened(build: Path, known: Opened | None) -> Opened:
    """The build as it is now; ``known`` is how it, or the one before it, was last seen."""
    seen = _seen(build)
    if known is None or known.build != build.name:
        indexes = _open(build), _open(texts_of(build))
        return _look(build.name, indexes, seen, set())
    if known.seen == seen:
        return known
    for index in known.indexes:
        index.reload()
    return _look(build.name, known.indexes, seen, known.done)


def texts_of(build: Path) -> Path:
    """Where the texts of a build lie."""
    return build / "texts"


def _open(folder: Path) -> Index:
    index = register(Index.open(str(folder)))
    index.config_reader("manual")
    return index


def _seen(build: Path) -> Seen:
    state = (build / "meta.json").stat()
    return state.st_mtime_ns, state.st_ino, state.st_size


def _look(build: str, indexes: tuple[Index, Index], seen: Seen, done: set[tuple[int, int]]) -> Opened:
    searcher, texts = (index.searcher() for index in indexes)
    marks = searcher.search(Query.exists_query("cursor"), limit=1, count=False).hits
    if not marks:
        raise IndexUnusable("the index does not say how far it has come")
    (cursor,) = numbers(searcher, "cursor", [marks[0][1]])
    return Opened(build, indexes, searcher, texts, seen, cursor, done)


_stores: dict[Path, Store] = {}
_identities: dict[str, str] = {}


def store() -> Store:
    """This process's store for the database in use."""
    name = str(connection.settings_dict["NAME"])
    if name not in _identities:
        _identities[name] = outbox.database_identity()
    folder = Path(settings.SEARCH_INDEX_DIR) / f"{_identities[name]}-v{schema.SCHEMA_VERSION}"
    return _stores.setdefault(folder, Store(folder))
