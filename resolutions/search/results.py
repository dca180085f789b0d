"""The one search behind the page, the feed, the table and the JSON: what was asked in, what is shown out."""

from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from itertools import product

from tantivy import Query, Searcher

from . import facets, hits, languages, relaxing, schema, spelling
from .concurrently import CONCURRENT
from .facets import Facets
from .hits import Hit
from .index_sync import State, current_state, reading
from .query import QueryError, parse
from .query.compiling import Compiler, everything
from .query.matching import Matcher
from .query.tree import Node
from .ranking import Ranked, Ranking, others, rank
from .request import LAST_PAGE, SearchRequest
from .store import IndexUnusable
from .vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Answer:
    """``total`` counts matching titles, paragraphs and footnotes. Without facets, these and the texts they stand in are
    not counted. ``loosened`` says in a sentence or two how the query was loosened because nothing answers it as it
    stands, and that it was looked for in all languages because nothing answers it in the reader's."""

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
        with reading(state.opened):
            return _Search(asked, tree, state).answer(with_facets)
    except QueryError as error:
        return Answer(asked, state, error)
    except IndexUnusable:
        return Answer(asked, State(None))


@dataclass(frozen=True, slots=True)
class _Attempt:
    """One way to answer: ``query``, of texts as ``compiler`` shows them. ``why`` says in what it is not what was asked
    for."""

    compiler: Compiler
    query: Query
    matcher: Matcher | None
    why: tuple[str, ...] = ()


class _Search:
    def __init__(self, asked: SearchRequest, tree: Node | None, state: State) -> None:
        self.asked, self.tree, self.state = asked, tree, state
        assert state.opened is not None  # without an index there is no search
        self.searcher: Searcher = state.opened.searcher
        self.vocabulary = Vocabulary(state.opened)
        self.spellings = self.vocabulary.spellings()
        reader = languages.searched_language(tree, asked.filters, asked.shown_in)
        self.compiler = Compiler(schema.schema(), self.vocabulary, self.spellings, reader)
        self.query = self.compiler.compile(tree) if tree is not None else everything()

    def answer(self, with_facets: bool) -> Answer:
        attempt, ranking, counted = self._first_that_finds(with_facets)
        wanted, left = self._wanted(ranking)
        versions = ranking.versions() if self.asked.by == "series" else {}
        asked_for = self._begin_to_ask_for_others(attempt, wanted) if versions is None else None
        found = hits.read(wanted, attempt.matcher)
        answering = versions or {} if asked_for is None else asked_for.result()
        unsure = bool(attempt.why) or not ranking.total
        return Answer(
            self.asked,
            self.state,
            hits=[_with_others(found[one], answering.get(one.group, 1)) for one in wanted if one in found],
            total=ranking.total,
            facets=counted.result() if counted else Facets([], 0),
            left=left,
            loosened=" ".join(attempt.why) if ranking.total else "",
            meant=spelling.suggestion(self.searcher, self.compiler, self.asked.q) if unsure else "",
        )

    def _first_that_finds(self, with_facets: bool) -> tuple[_Attempt, Ranking, Future[Facets] | None]:
        """The first attempt that finds anything, else the last in the reader's language: its facets tell what could be
        found without a filter."""
        for attempt in self._attempts():
            begun = attempt, *self._begin(attempt, with_facets)
            if begun[1].total:
                return begun
            if attempt.compiler is self.compiler:
                last = begun
        return last

    def _attempts(self) -> Iterator[_Attempt]:
        """What was asked, of the texts as the reader is shown them and then in all languages; then the same
        loosened."""
        shown: list[tuple[Compiler, tuple[str, ...]]] = [(self.compiler, ())]
        if self.compiler.reader:
            shown.append((self.compiler.in_every_language(), (languages.found_elsewhere(),)))
        matcher = Matcher(self.tree, self.spellings) if self.tree is not None else None
        for compiler, why in shown:
            yield _Attempt(compiler, self.query, matcher, why)
        if self.tree is None:
            return
        for loosen, (compiler, why) in product(relaxing.WAYS, shown):
            looser = loosen(self.searcher, compiler, self.tree)
            if looser is not None:
                marker = relaxing.Marker(looser.marks, self.spellings)
                yield _Attempt(compiler, looser.query, marker, (*why, looser.why))

    def _begin(self, attempt: _Attempt, with_facets: bool) -> tuple[Ranking, Future[Facets] | None]:
        """Ranks, and counts the facets meanwhile."""
        total: Future[int] = Future()
        counted = self._begin_to_count(attempt, total) if with_facets else None
        try:
            ranking = self._rank(attempt)
        except BaseException as error:
            total.set_exception(error)
            raise
        total.set_result(ranking.total)
        return ranking, counted

    def _begin_to_count(self, attempt: _Attempt, total: Future[int]) -> Future[Facets]:
        subjects, asked = self.vocabulary.subjects(), self.asked
        return CONCURRENT.submit(
            facets.count, self.searcher, attempt.compiler, attempt.query, asked.filters, total, subjects, asked.more
        )

    def _narrowed(self, attempt: _Attempt) -> Query:
        return facets.narrowed(attempt.compiler, attempt.query, self.asked.filters)

    def _rank(self, attempt: _Attempt) -> Ranking:
        needed = self.asked.page * self.asked.per_page + 1
        query = self._narrowed(attempt)
        return rank(self.searcher, attempt.compiler, query, self.asked.by, self.asked.sort, needed)

    def _wanted(self, ranking: Ranking) -> tuple[list[Ranked], bool]:
        """The page's entries, and whether more are left. A hit that its row refuses makes its page shorter, so
        that no page ever moves."""
        start, end = (self.asked.page - 1) * self.asked.per_page, self.asked.page * self.asked.per_page
        return ranking.ranked[start:end], len(ranking.ranked) > end

    def _begin_to_ask_for_others(self, attempt: _Attempt, wanted: list[Ranked]) -> Future[dict[int, int]]:
        groups = [one.group for one in wanted]
        return CONCURRENT.submit(others, self.searcher, attempt.compiler, self._narrowed(attempt), groups)


def _with_others(hit: Hit, versions: int) -> Hit:
    return replace(hit, others=versions - 1) if versions > 1 else hit
