"""Keeping this machine's index equal to the database: catching up with the outbox, and building it anew.

There is no daemon. Whoever searches looks whether the index is behind; if it is, one thread of one process on the
machine brings it up to date, and the search waits for it a moment at most. The thread stays while there is more to
come.
"""

import logging
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from django.db import connection
from tantivy import Index, IndexWriter, Query, Schema

from resolutions.models import Version

from . import outbox, schema
from .analyzers import register
from .entries import cursor_document, documents, read, text_of
from .query.compiling import everything
from .store import IndexUnusable, IndexUnwritable, Opened, Store, damage, damage_is_unusable, store, texts_of

CHUNK = 200
"""Versions read and written together while an index is built."""

FEW = 25
"""Changed versions committed together: whoever waits for one of them waits for no more than these."""

logger = logging.getLogger(__name__)

PATIENCE = 0.8
"""Seconds a search waits for the index to catch up before it answers with what is there."""

_GLANCE = 0.01

_OTHERS = 0.1
"""Seconds for which another process at work is waited for: enough for a text or two, and too short to hold up readers
while a load keeps it at work."""

LINGER = 2.0
"""Seconds for which a thread that has caught up looks for more. To close the index is to wait until its parts are
merged, and whoever commits a text meanwhile would wait too."""

_TURN = 0.0005
"""Seconds until a reader gets the interpreter from the thread at work: a page asks for it dozens of times."""

_WRITER_BYTES = 60_000_000
_BUILDER_BYTES = 300_000_000
_TEXTS_SHARE = 3
"""A third of the memory is for the index of whole texts, the rest for that of paragraphs."""

Item = TypeVar("Item")
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class State:
    """How things stand, for the page. ``opened`` is None while there is no index to search."""

    opened: Opened | None
    behind: int = 0
    """Changed versions the index does not show yet."""
    progress: tuple[int, int] | None = None
    """Versions in, versions in all, while an index is being built."""


def current_state(until_in: float = 0) -> State:
    """The index, brought up to date if that is quickly done. Starts whatever work is needed. Whoever needs all that is
    committed now waits for it up to ``until_in`` seconds."""
    here = store()
    try:
        changes = _changes(here.open())
        if not changes:
            # Opened anew: what was taken in meanwhile is no change any more, and must be seen.
            return State(here.open())
    except IndexUnusable:
        _work(here)
        return _after_work(here)
    next_in = changes if until_in else _most_waited_for(changes)
    _work(here, lambda: _are_in(here, next_in), until_in or PATIENCE)
    return _after_work(here)


def changes_pending() -> int:
    """Changed versions the index does not show. Starts no work. Raises IndexUnusable where there is no index."""
    return len(_changes(store().open()))


@contextmanager
def reading(opened: Opened) -> Iterator[None]:
    """Around whatever is asked of an open build. Raises IndexUnusable where the build turns out to be damaged, and
    gives it up, so that the next to look builds another. An error of a build that can be read is somebody else's."""
    try:
        yield
    except damage() as error:
        here = store()
        if _answers(here.folder / opened.build):
            raise
        logger.warning("the search index cannot be read and is given up: %s", error)
        here.give_up(opened.build)
        raise IndexUnusable(f"the index cannot be read: {error}") from error


def _answers(build: Path) -> bool:
    """Opened anew, does it say what it holds, in every column?"""
    try:
        with damage_is_unusable():
            searcher = register(Index.open(str(build))).searcher()
            found = searcher.search(everything(), limit=CHUNK)
            for name in schema.READ_NUMBERS + schema.LOOKED_UP_NUMBERS:
                searcher.fast_field_values(name, [place for _, place in found.hits])
            searcher.aggregate(everything(), {name: {"terms": {"field": name}} for name in schema.LABEL_FIELDS})
            texts = register(Index.open(str(texts_of(build)))).searcher()
            found = texts.search(everything(), limit=CHUNK)
            for name in schema.READ_OF_TEXTS + schema.LOOKED_UP_NUMBERS:
                texts.fast_field_values(name, [place for _, place in found.hits])
    except IndexUnusable:
        return False
    return True


def catch_up(here: Store, linger: float = 0) -> bool:
    """Bring the index up to date, building it if there is none; then go on for ``linger`` seconds without a change.
    Returns False, and at once, if another process is at it."""
    with here.locked() as mine:
        if not mine:
            return False
        try:
            with damage_is_unusable():
                _follow(here, here.open(), linger)
        except IndexUnusable as unusable:
            if here.current() is not None:
                logger.warning("the search index is built anew: %s", unusable)
            with damage_is_unusable():
                _build(here, _write_progress(here))
    return True


def rebuild(progress: Progress | None = None) -> int:
    """Build the index anew beside the one in use, then use it. Returns the number of versions indexed. Raises OSError
    or IndexUnwritable where the disk does not allow it."""
    here = store()
    with here.locked(wait=True), damage_is_unusable():
        return _build(here, progress or _write_progress(here))


def _after_work(here: Store) -> State:
    try:
        behind = len({version for version, _ in _changes(here.open())})
        return State(here.open(), behind)
    except IndexUnusable:
        return State(None, progress=_read_progress(here))


def _changes(opened: Opened) -> list[tuple[int, int]]:
    return [change for change in outbox.pending(opened.cursor) if change not in opened.done]


def _are_in(here: Store, changes: list[tuple[int, int]]) -> bool:
    """Whether the index has these changes, whichever process made them; False while there is no index."""
    try:
        opened = here.open()
    except IndexUnusable:
        return False
    return all(change in opened.done or change[1] < opened.cursor for change in changes)


_threads: dict[Path, threading.Thread] = {}
_starting = threading.Lock()


def _work(here: Store, enough: Callable[[], bool] = lambda: False, patience: float = PATIENCE) -> None:
    """Catch up in a thread of its own, and wait a moment for it, no longer than until there is ``enough``: while many
    texts load it never ends. In an open transaction there is no other way than here: only this connection sees its
    rows."""
    if connection.in_atomic_block:
        _try_to_catch_up(here)
        return
    with _starting:
        running = _threads.get(here.folder)
        if running is None or not running.is_alive():
            running = _threads[here.folder] = threading.Thread(target=_thread, args=(here,), daemon=True)
            running.start()
    until = time.monotonic() + patience
    while running.is_alive() and not enough() and time.monotonic() < until:
        running.join(_GLANCE)


def _thread(here: Store) -> None:
    """Where another process is at it, that one is given a moment."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(_TURN)
    try:
        if not _try_to_catch_up(here, LINGER):
            time.sleep(_OTHERS)
    finally:
        sys.setswitchinterval(usual)
        connection.close()


def _try_to_catch_up(here: Store, linger: float = 0) -> bool:
    """As ``catch_up``. A disk that is full or cannot be written is reported, and what is there goes on being searched:
    the next search tries again."""
    try:
        return catch_up(here, linger)
    except (OSError, IndexUnwritable) as error:
        logger.error("the search index cannot be brought up to date: %s", error)
        return True


def _follow(here: Store, opened: Opened, linger: float) -> None:
    writer = _Writer(here.folder / opened.build, _WRITER_BYTES)
    last = time.monotonic()
    while True:
        horizon = outbox.horizon()
        changes = _changes(opened)
        if not changes:
            if time.monotonic() > last + linger:
                break
            time.sleep(_GLANCE)
            continue
        few = _most_waited_for(changes)
        ids = list(dict.fromkeys(version for version, _ in few))
        writer.delete(ids)
        writer.add(ids)
        left = set(changes).difference(few)
        writer.commit(min([horizon, *(transaction for _, transaction in left)]))
        opened.done.update(few)
        opened, last = here.open(), time.monotonic()
        opened.done.difference_update([change for change in opened.done if change[1] < opened.cursor])
    writer.close()


def _most_waited_for(changes: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """What an editor has just committed is looked for at once: it goes before transactions that bring more than
    ``FEW``, as those of a load do. Of either the oldest goes first."""
    sizes = Counter(transaction for _, transaction in changes)
    return sorted(changes, key=lambda change: sizes[change[1]] > FEW)[:FEW]


def _build(here: Store, progress: Progress) -> int:
    """Under the lock. What changes meanwhile has a transaction at or above the horizon and is caught up with
    afterwards."""
    horizon = outbox.horizon()
    build = here.new_build()
    writer = _Writer(build, _BUILDER_BYTES, threads=2)
    ids = list(Version.objects.order_by("pk").values_list("pk", flat=True))
    for number, chunk in enumerate(chunks(ids)):
        progress(number * CHUNK, len(ids))
        writer.add(chunk)
    writer.commit(horizon)
    writer.close()
    here.use(build)
    progress(len(ids), len(ids))
    return len(ids)


def chunks(items: list[Item]) -> Iterator[list[Item]]:
    return (items[start : start + CHUNK] for start in range(0, len(items), CHUNK))


class _Writer:
    """Writes a build: its texts, and its places with the cursor. Texts are committed first: what the cursor says is in
    is in both, whenever the process dies."""

    def __init__(self, build: Path, heap: int, threads: int = 1) -> None:
        self._places = _writer(build, schema.schema(), heap, threads)
        self._texts = _writer(texts_of(build), schema.texts_schema(), heap // _TEXTS_SHARE, 1)

    def add(self, version_ids: list[int]) -> None:
        for facts in read(version_ids):
            self._texts.add_document(text_of(facts))
            for document in documents(facts):
                self._places.add_document(document)

    def delete(self, version_ids: list[int]) -> None:
        """Not by delete_documents_by_term: it takes an int for a signed term and deletes nothing, without a word."""
        for pk in version_ids:
            self._texts.delete_documents_by_query(Query.term_query(schema.texts_schema(), "version", pk, "basic"))
            self._places.delete_documents_by_query(Query.term_query(schema.schema(), "version", pk, "basic"))

    def commit(self, cursor: int) -> None:
        self._places.delete_documents_by_query(Query.exists_query("cursor"))
        self._places.add_document(cursor_document(cursor))
        self._texts.commit()
        self._places.commit()

    def close(self) -> None:
        """When their parts are merged."""
        self._texts.wait_merging_threads()
        self._places.wait_merging_threads()


def _writer(folder: Path, shape: Schema, heap: int, threads: int) -> IndexWriter:
    return register(Index(shape, path=str(folder))).writer(heap, threads)


def _write_progress(here: Store) -> Progress:
    """Other processes of this machine read it too, so it goes through a file."""

    def write(done: int, total: int) -> None:
        (here.folder / "progress").write_text(f"{done} {total}")

    return write


def _read_progress(here: Store) -> tuple[int, int] | None:
    try:
        done, total = (here.folder / "progress").read_text().split()
    except (FileNotFoundError, ValueError):
        return None
    return int(done), int(total)
