"""A word over time: in how many texts and paragraphs of each session it stands, and where it stood first and last."""

from dataclasses import dataclass, field, replace

from tantivy import Query, Searcher

from resolutions.models.choices import Stage

from . import languages, schema, session_counts
from .engine import matching
from .hits import Hit
from .index_sync import current_state, reading
from .meaning import understood
from .query import QueryError, parse
from .query.compiling import Compiler
from .query.matching import Matcher
from .query.tree import Node
from .request import SearchRequest
from .results import search
from .session_counts import Among, SessionCount, SessionCounts
from .store import IndexUnusable, Opened
from .subject_changes import Changes, changes, is_of_words
from .vocabulary import Vocabulary

EDGE = 5
"""Texts that are shown as the first, and as the last."""


@dataclass(frozen=True, slots=True)
class OverTime:
    """``adopted``: adopted texts alone are counted. ``changes`` are the subjects the words came into and went out of in
    a session; None where not words alone are asked for. ``held`` are all sessions of which a text is held, the newest
    first. ``elsewhere`` says that all languages were looked at because in the reader's nothing is found."""

    q: str
    adopted: bool = True
    among: Among = Among.COMMITTEE
    error: QueryError | None = None
    available: bool = True
    counts: SessionCounts = field(default_factory=SessionCounts)
    first: list[Hit] = field(default_factory=list)
    last: list[Hit] = field(default_factory=list)
    """Without those that are among the first already."""
    changes: Changes | None = None
    held: list[str] = field(default_factory=list)
    elsewhere: str = ""

    @property
    def sessions(self) -> list[SessionCount]:
        return self.counts.sessions


def over_time(q: str, session: str = "", *, adopted: bool = True, among: Among = Among.COMMITTEE) -> OverTime:
    """How the texts a query finds spread over the sessions, and every subject that changed in ``session``; where none
    is said, some of those of the newest. Never raises for anything a reader can type or any state the index is in."""
    asked = OverTime(q, adopted, among)
    try:
        tree = parse(q)
        opened = current_state().opened
        if tree is None or opened is None:
            return replace(asked, available=opened is not None)
        with reading(opened):
            counted = _counted(asked, tree, opened, session)
    except QueryError as error:
        return replace(asked, error=error)
    except IndexUnusable:
        return replace(asked, available=False)
    first, last = (_edge(counted, newest) for newest in (False, True))
    told = {hit.version.id for hit in first}
    return replace(counted, first=first, last=[hit for hit in last if hit.version.id not in told])


def _edge(counted: OverTime, newest: bool) -> list[Hit]:
    """The first or the last texts, looked for in the sessions that have them, unless some texts have no session."""
    filters: dict[str, tuple[str, ...]] = {"stage": (str(Stage.ADOPTED),)} if counted.adopted else {}
    if counted.sessions and not counted.counts.beyond:
        filters["session"] = counted.counts.at_the_edge(EDGE, newest)
    asked = SearchRequest(counted.q, filters, by="version", sort="newest" if newest else "oldest", per_page=EDGE)
    return search(asked, with_facets=False).hits


def _counted(asked: OverTime, tree: Node, opened: Opened, session: str) -> OverTime:
    """The counts by session and the changes; the first and last texts are still to be added."""
    searcher, vocabulary = opened.searcher, Vocabulary(opened)
    meaning = understood(tree, vocabulary)
    tree, spelt = meaning.tree or tree, meaning.spellings
    compiler = Compiler(schema.schema(), vocabulary, spelt, languages.searched_language(tree))
    query = compiler.compile(tree)
    compiler, elsewhere = _where_found(searcher, compiler, query)
    counts = session_counts.count(opened, compiler, query, asked.adopted, asked.among)
    counted = replace(asked, counts=counts, elsewhere=elsewhere)
    if not (counts.sessions and is_of_words(tree)):
        return counted
    held = session_counts.sessions_held(opened, compiler.reader)
    told, whole = (session, True) if session in held else (counts.sessions[-1].session, False)
    changed = changes(searcher, compiler, query, Matcher(tree, spelt), told, held, whole=whole)
    return replace(counted, changes=changed, held=held[::-1])


def _where_found(searcher: Searcher, compiler: Compiler, query: Query) -> tuple[Compiler, str]:
    """The texts as the reader is shown them; or in all languages, with a sentence on it, where it is found there
    alone."""
    if compiler.reader is None or _is_found(searcher, compiler.shown(query)) or not _is_found(searcher, query):
        return compiler, ""
    return compiler.in_every_language(), languages.found_elsewhere()


def _is_found(searcher: Searcher, query: Query) -> bool:
    return bool(matching(searcher.search(query, limit=1)))
