"""Does the index say what the database says? Fingerprints of every language version, from both sides."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from tantivy import Query, Searcher

from resolutions.models import Version

from . import schema
from .engine import matching, numbers
from .entries import documents, read
from .index_sync import chunks
from .store import Opened

_MOST_TITLES = 10_000_000


@dataclass(frozen=True, slots=True)
class Difference:
    """``version_id`` and what is wrong with it in the index: ``missing``, ``differs``, ``not in the database``."""

    version_id: int
    what: str


@dataclass(slots=True)
class _Stored:
    """What the database says of a version: fingerprints by language version, and the number of its entries."""

    stamps: dict[int, int]
    entries: int = 0


def differences(opened: Opened) -> Iterator[Difference]:
    """Every version of which index and database say different things. Reads every row."""
    titles = Query.term_query(schema.schema(), "part", "title", "basic")
    indexed, texts = _stamps(opened.searcher, titles), _stamps(opened.texts, Query.all_query())
    for ids in chunks(list(Version.objects.order_by("pk").values_list("pk", flat=True))):
        for pk, stored in _stored(ids).items():
            of_places, of_texts = indexed.pop(pk, {}), texts.pop(pk, {})
            if not of_places:
                yield Difference(pk, "missing")
            elif not of_places == of_texts == stored.stamps or _entries(opened.searcher, pk) != stored.entries:
                yield Difference(pk, "differs")
    for pk in {*indexed, *texts}:
        yield Difference(pk, "not in the database")


def _stored(version_ids: list[int]) -> dict[int, _Stored]:
    """What the database holds of each version that has entries."""
    said: dict[int, _Stored] = defaultdict(lambda: _Stored({}))
    for facts in read(version_ids):
        of_version = said[facts.version]
        of_version.stamps[facts.language_version] = facts.stamp
        of_version.entries += sum(1 for _ in documents(facts))
    return said


def _stamps(searcher: Searcher, query: Query) -> dict[int, dict[int, int]]:
    """Version → fingerprints by language version, from the entries that have one."""
    found = searcher.search(query, limit=max(1, min(searcher.num_docs, _MOST_TITLES)), count=False)
    places = [place for _, place in found.hits]
    columns = (numbers(searcher, name, places) for name in ("version", "language_version", "stamp"))
    stamps: dict[int, dict[int, int]] = defaultdict(dict)
    for version, language_version, stamp in zip(*columns, strict=True):
        stamps[version][language_version] = stamp
    return stamps


def _entries(searcher: Searcher, version_id: int) -> int:
    of_version = Query.term_query(schema.schema(), "version", version_id, "basic")
    return matching(searcher.search(of_version, limit=1))
