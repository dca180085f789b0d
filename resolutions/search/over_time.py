"""A word over time: in how many texts of each session it stands, by committee, and where it stood first and last."""

from dataclasses import dataclass, field

from tantivy import Query

from . import schema
from .asked import Asked
from .follow import current_state, reading
from .hits import Hit
from .query import QueryError, parse
from .query.compiling import Compiler, filtering
from .results import search, spellings
from .store import IndexUnusable
from .vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class SessionCount:
    """``held`` is the number of texts the archive has of the session; ``committees`` (name, texts), most first."""

    session: str
    texts: int
    held: int
    committees: list[tuple[str, int]]

    @property
    def percent(self) -> float:
        return 100 * self.texts / self.held if self.held else 0.0


@dataclass(frozen=True, slots=True)
class OverTime:
    q: str
    error: QueryError | None = None
    available: bool = True
    sessions: list[SessionCount] = field(default_factory=list)
    first: list[Hit] = field(default_factory=list)
    last: list[Hit] = field(default_factory=list)
    """None that is among the first: of a few texts these are all."""

    @property
    def most(self) -> int:
        return max((one.texts for one in self.sessions), default=0)


def over_time(q: str) -> OverTime:
    """How the texts a query finds spread over the sessions. Never raises for anything a reader can type or any state
    the index is in."""
    try:
        tree = parse(q)
        opened = current_state().opened
        if tree is None or opened is None:
            return OverTime(q, available=opened is not None)
        compiler = Compiler(schema.schema(), Vocabulary(opened), spellings())
        query = compiler.compile(tree)
    except QueryError as error:
        return OverTime(q, error)
    try:
        with reading(opened):
            held = _texts(opened.searcher, filtering(compiler.term("part", "title", "basic")))
            found = _texts(opened.searcher, query)
    except IndexUnusable:
        return OverTime(q, available=False)
    sessions = [
        SessionCount(code, count, held.get(code, (0, {}, 0))[0], sorted(by.items(), key=_most))
        for code, (count, by, _) in sorted(found.items(), key=lambda one: one[1][2])
    ]
    first, last = (
        search(Asked(q=q, by="version", sort=sort, per_page=5), with_facets=False).hits for sort in ("oldest", "newest")
    )
    told = {hit.version.id for hit in first}
    return OverTime(q, sessions=sessions, first=first, last=[hit for hit in last if hit.version.id not in told])


def _most(one: tuple[str, int]) -> tuple[int, str]:
    return -one[1], one[0]


def _texts(searcher, query: Query) -> dict[str, tuple[int, dict[str, int], float]]:
    """Session → (texts, texts by committee, its place in time)."""
    texts = {"texts": {"cardinality": {"field": "version"}}}
    committees = {"terms": {"field": "committee", "size": 30}, "aggs": texts}
    wanted = {
        "sessions": {
            "terms": {"field": "session", "size": 500},
            "aggs": {**texts, "committees": committees, "day": {"min": {"field": "day"}}},
        }
    }
    return {
        bucket["key"]: (
            int(bucket["texts"]["value"]),
            {one["key"]: int(one["texts"]["value"]) for one in bucket["committees"]["buckets"]},
            bucket["day"]["value"] or 0,
        )
        for bucket in searcher.aggregate(query, wanted)["sessions"]["buckets"]
    }
