"""The one search behind the page, the feed, the table and the JSON: what was asked in, what is shown out."""

from concurrent.futures import Future
from dataclasses import dataclass, field, replace

from tantivy import Query, Searcher

from . import facets, hits, relaxing, schema, spelling
from .concurrently import CONCURRENT
from .facets import Facets
from .hits import Hit
from .index_sync import State, current_state, reading
from .query import QueryError, parse
from .query.compiling import Compiler, all_of, everything
from .query.matching import Matcher
from .query.tree import Node
from .ranking import Ranked, Ranking, others, rank
from .request import LAST_PAGE, SearchRequest
from .store import IndexUnusable
from .vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Answer:
    """``total`` counts matching titles, paragraphs and footnotes. Without facets, these and the texts they stand in are
    not counted. ``loosened`` says in a sentence how the query was loosened because
    nothing answers it as it stands."""

    asked: SearchRequest
    state: State | None = None
    error: QueryError | None = None
    hits: list[Hit] = field(default_factory=list)
    total: int = 0
    facets: Facets = field(default_factory=lambda: Facets([], 0))
    left: bool = False
    """There are hits past this page."""
    loosened: str = ""
    meant: str = ""
    """The query with its unknown words replaced by the nearest ones the archive knows."""

    @property
    def more(self) -> bool:
        """Is there another page?"""
        return self.left and self.asked.page < LAST_PAGE

    @property
    def ends(self) -> bool:
        """Do the pages end here, before the hits do?"""
        return self.left and self.asked.page >= LAST_PAGE

    @property
    def available(self) -> bool:
        return self.state is None or self.state.opened is not None


def search(asked: SearchRequest, with_facets: bool = True) -> Answer:
    """Answer what was asked. Never raises for anything a reader can type or any state the index is in."""
    try:
        tree = parse(asked.q)
    except QueryError as error:
        return Answer(asked, error=error)
    if tree is None and not asked.filters:
        return Answer(asked)
    state = current_state()
    if state.opened is None:
        return Answer(asked, state)
    try:
        asking = _Search(asked, tree, state)
        with reading(state.opened):
            return asking.answer(with_facets)
    except QueryError as error:
        return Answer(asked, state, error)
    except IndexUnusable:
        return Answer(asked, State(None))


class _Search:
    def __init__(self, asked: SearchRequest, tree: Node | None, state: State) -> None:
        self.asked, self.tree, self.state = asked, tree, state
        self.searcher: Searcher = state.opened.searcher
        vocabulary = Vocabulary(state.opened)
        self.spellings = vocabulary.spellings()
        self.compiler = Compiler(schema.schema(), vocabulary, self.spellings)
        self.query = self.compiler.compile(tree) if tree is not None else everything()

    def answer(self, with_facets: bool) -> Answer:
        query = self.query
        loosened, matcher = "", Matcher(self.tree, self.spellings) if self.tree is not None else None
        ranking, counted = self._begin(query, with_facets)
        if not ranking.total and self.tree is not None:
            looser = relaxing.loosen(self.searcher, self.compiler, self.tree)
            if looser is not None:
                query, matcher, loosened = looser.query, relaxing.Marker(looser.marks, self.spellings), looser.why
                ranking, counted = self._begin(query, with_facets)
        wanted, left = self._wanted(ranking)
        versions = ranking.versions() if self.asked.by == "series" else {}
        asked_for = self._begin_to_ask_for_others(query, wanted) if versions is None else None
        found = hits.read(wanted, matcher)
        versions = versions if asked_for is None else asked_for.result()
        unsure = bool(loosened) or not ranking.total
        return Answer(
            self.asked,
            self.state,
            hits=[_with_others(found[one], versions.get(one.group, 1)) for one in wanted if one in found],
            total=ranking.total,
            facets=counted.result() if counted else Facets([], 0),
            left=left,
            loosened=loosened if ranking.total else "",
            meant=spelling.suggestion(self.searcher, self.state.opened, self.asked.q) if unsure else "",
        )

    def _begin(self, query: Query, with_facets: bool) -> tuple[Ranking, Future[Facets] | None]:
        """Ranks, and counts the facets meanwhile."""
        total: Future[int] = Future()
        counted = self._begin_to_count(query, total) if with_facets else None
        try:
            ranking = self._rank(query)
        except BaseException as error:
            total.set_exception(error)
            raise
        total.set_result(ranking.total)
        return ranking, counted

    def _begin_to_count(self, query: Query, total: Future[int]) -> Future[Facets]:
        subjects = self.compiler.vocabulary.subjects()
        asked = self.asked
        return CONCURRENT.submit(
            facets.count, self.searcher, self.compiler, query, asked.filters, total, subjects, asked.more
        )

    def _filtered(self, query: Query) -> Query:
        return all_of([query, *facets.clauses(self.compiler, self.asked.filters)])

    def _rank(self, query: Query) -> Ranking:
        needed = self.asked.page * self.asked.per_page + 1
        return rank(self.searcher, self.compiler, self._filtered(query), self.asked.by, self.asked.sort, needed)

    def _wanted(self, ranking: Ranking) -> tuple[list[Ranked], bool]:
        """The page's entries, and whether more are left. A hit that its row refuses makes its page shorter, so
        that no page ever moves."""
        start, end = (self.asked.page - 1) * self.asked.per_page, self.asked.page * self.asked.per_page
        return ranking.ranked[start:end], len(ranking.ranked) > end

    def _begin_to_ask_for_others(self, query: Query, wanted: list[Ranked]) -> Future[dict[int, int]]:
        groups = [one.group for one in wanted]
        return CONCURRENT.submit(others, self.searcher, self.compiler, self._filtered(query), groups)


def _with_others(hit: Hit, versions: int) -> Hit:
    return replace(hit, others=versions - 1) if versions > 1 else hit
