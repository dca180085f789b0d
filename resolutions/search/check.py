"""Does the index say what the database says? Fingerprints of every version, from both sides."""

from collections.abc import Iterator
from dataclasses import dataclass

from tantivy import Query, Searcher

from resolutions.models import Version

from . import schema
from .entries import documents, read
from .follow import chunks
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
    counts = _counts(opened.searcher)
    for ids in chunks(list(Version.objects.order_by("pk").values_list("pk", flat=True))):
        for facts in read(ids):
            pk = facts.row["pk"]
            stamp = indexed.pop(pk, None)
            if stamp is None:
                yield Difference(pk, "missing")
            elif stamp != facts.stamp() or counts.get(pk) != sum(1 for _ in documents(facts)):
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


def _counts(searcher: Searcher) -> dict[int, int]:
    """Version → entries."""
    size = max(1, min(searcher.num_docs, 65_000))
    answer = searcher.aggregate(Query.all_query(), {"versions": {"terms": {"field": "version", "size": size}}})
    return {int(bucket["key"]): bucket["doc_count"] for bucket in answer["versions"]["buckets"]}
