"""Does the index say what the database says? Fingerprints of every version, from both sides."""

from collections.abc import Iterator
from dataclasses import dataclass

from tantivy import Query, Searcher

from resolutions.models import Version

from . import schema
from .entries import documents, read
from .index_sync import chunks
from .store import Opened

_MOST_TITLES = 10_000_000


@dataclass(frozen=True, slots=True)
class Difference:
    """``version_id`` and what is wrong with it in the index: ``missing``, ``differs``, ``not in the database``."""

    version_id: int
    what: str


def differences(opened: Opened) -> Iterator[Difference]:
    """Every version of which index and database say different things. Reads every row."""
    indexed = _stamps(opened.searcher)
    for ids in chunks(list(Version.objects.order_by("pk").values_list("pk", flat=True))):
        for facts in read(ids):
            pk = facts.row["pk"]
            stamp = indexed.pop(pk, None)
            if stamp is None:
                yield Difference(pk, "missing")
            elif stamp != facts.stamp() or _entries(opened.searcher, pk) != sum(1 for _ in documents(facts)):
                yield Difference(pk, "differs")
    for pk in indexed:
        yield Difference(pk, "not in the database")


def _stamps(searcher: Searcher) -> dict[int, int]:
    """Version → fingerprint, from the title entries."""
    titles = Query.term_query(schema.schema(), "part", "title", "basic")
    found = searcher.search(titles, limit=max(1, min(searcher.num_docs, _MOST_TITLES)), count=False)
    places = [place for _, place in found.hits]
    columns = (searcher.fast_field_values(name, places) for name in ("version", "stamp"))
    return dict(zip(*columns, strict=True))


def _entries(searcher: Searcher, version_id: int) -> int:
    of_version = Query.term_query(schema.schema(), "version", version_id, "basic")
    return searcher.search(of_version, limit=1).count
