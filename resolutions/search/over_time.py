"""A word over time: in how many texts of each session it stands, by committee, and where it stood first and last."""

from dataclasses import dataclass, field, replace
from itertools import dropwhile
from typing import NamedTuple

from tantivy import Query, Searcher

from . import languages, schema
from .engine import matching
from .hits import Hit
from .index_sync import current_state, reading
from .meaning import understood
from .query import QueryError, parse
from .query.compiling import Compiler, filtering
from .query.matching import Matcher
from .query.tree import Node
from .request import SearchRequest
from .results import search
from .store import IndexUnusable, Opened
from .subject_changes import Changes, changes, is_of_words
from .vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class SessionCount:
    """``held`` is the number of texts the archive has of the session; ``committees`` (name, texts), most first."""

    session: str
    texts: int
    held: int
    committees: list[tuple[str, int]]


class Counted(NamedTuple):
    """Texts of a session, by committee, and the session's place in time."""

    texts: int
    committees: dict[str, int]
    day: float


NONE = Counted(0, {}, 0)


@dataclass(frozen=True, slots=True)
class OverTime:
    """``sessions`` are all that are held from the first on in which a text answers, in order of time. ``changes`` are
    the subjects the words came into and went out of; None where so much is found, or not words alone (``of_words``) are
    asked for, that nothing can be said of them. ``elsewhere`` says that all languages were looked at because in the
    reader's nothing is found."""

    q: str
    error: QueryError | None = None
    available: bool = True
    sessions: list[SessionCount] = field(default_factory=list)
    first: list[Hit] = field(default_factory=list)
    last: list[Hit] = field(default_factory=list)
    """Without those that are among the first already."""
    changes: list[Changes] | None = None
    of_words: bool = True
    elsewhere: str = ""


def over_time(q: str, whole: str = "") -> OverTime:
    """How the texts a query finds spread over the sessions; every subject that changed in the session ``whole``. Never
    raises for anything a reader can type or any state the index is in."""
    try:
        tree = parse(q)
        opened = current_state().opened
        if tree is None or opened is None:
            return OverTime(q, available=opened is not None)
        with reading(opened):
            counted = _counted(q, tree, opened, whole)
    except QueryError as error:
        return OverTime(q, error)
    except IndexUnusable:
        return OverTime(q, available=False)
    first, last = (
        search(SearchRequest(q=q, by="version", sort=sort, per_page=5), with_facets=False).hits
        for sort in ("oldest", "newest")
    )
    told = {hit.version.id for hit in first}
    return replace(counted, first=first, last=[hit for hit in last if hit.version.id not in told])


def _counted(q: str, tree: Node, opened: Opened, whole: str) -> OverTime:
    """The counts by session and the changes; the first and last texts are still to be added."""
    searcher, vocabulary = opened.searcher, Vocabulary(opened)
    meaning = understood(tree, vocabulary)
    tree, spelt = meaning.tree or tree, meaning.spellings
    compiler = Compiler(schema.schema(), vocabulary, spelt, languages.searched_language(tree))
    query, of_words = compiler.compile(tree), is_of_words(tree)
    held = _texts(searcher, compiler.shown(filtering(compiler.term("part", "title", "basic"))))
    compiler, elsewhere = _where_found(searcher, compiler, query)
    sessions = _sessions(_texts(searcher, compiler.shown(query)), held)
    changed = changes(searcher, compiler, query, Matcher(tree, spelt), whole) if of_words else None
    return OverTime(q, sessions=sessions, changes=changed, of_words=of_words, elsewhere=elsewhere)


def _where_found(searcher: Searcher, compiler: Compiler, query: Query) -> tuple[Compiler, str]:
    """The texts as the reader is shown them; or in all languages, with a sentence on it, where it is found there
    alone."""
    if compiler.reader is None or _is_found(searcher, compiler.shown(query)) or not _is_found(searcher, query):
        return compiler, ""
    return compiler.in_every_language(), languages.found_elsewhere()


def _is_found(searcher: Searcher, query: Query) -> bool:
    return bool(matching(searcher.search(query, limit=1)))


def _sessions(found: dict[str, Counted], held: dict[str, Counted]) -> list[SessionCount]:
    """A session in which none is found says something too, after the first in which one is."""
    ordered = sorted(held | found, key=lambda code: (held.get(code) or found[code]).day)
    counted = (_count(code, found.get(code, NONE), held.get(code, NONE)) for code in ordered)
    return list(dropwhile(lambda one: not one.texts, counted))


def _count(code: str, found: Counted, held: Counted) -> SessionCount:
    return SessionCount(code, found.texts, held.texts, sorted(found.committees.items(), key=_most))


def _most(one: tuple[str, int]) -> tuple[int, str]:
    return -one[1], one[0]


def _texts(searcher: Searcher, query: Query) -> dict[str, Counted]:
    texts = {"texts": {"cardinality": {"field": "version"}}}
    committees = {"terms": {"field": "committee", "size": 30}, "aggs": texts}
    wanted = {
        "sessions": {
            "terms": {"field": "session", "size": 500},
            "aggs": {**texts, "committees": committees, "day": {"min": {"field": "day"}}},
        }
    }
    return {
        bucket["key"]: Counted(
            int(bucket["texts"]["value"]),
            {one["key"]: int(one["texts"]["value"]) for one in bucket["committees"]["buckets"]},
            bucket["day"]["value"] or 0,
        )
        for bucket in searcher.aggregate(query, wanted)["sessions"]["buckets"]
    }
