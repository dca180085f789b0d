"""The one search behind the page, the feed and the table: what was asked in, what is shown out."""

from dataclasses import dataclass, field, replace

from tantivy import Query, Searcher

from resolutions.models import SpellingVariant

from . import facets, hits, relaxing, schema, spelling
from .asked import LAST_PAGE, Asked
from .facets import Facets
from .follow import State, current_state, reading
from .hits import Hit
from .query import QueryError, parse
from .query.compiling import Compiler, all_of, everything
from .query.matching import Matcher
from .query.terms import Spellings
from .query.tree import Node
from .ranking import Ranking, others, rank
from .store import IndexUnusable
from .vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Answer:
    """``total`` counts matching titles, paragraphs and footnotes. Without facets, these and the texts they stand in are
    not counted. ``loosened`` says in a sentence how the query was loosened because
    nothing answers it as it stands."""

    asked: Asked
    state: State | None = None
    error: QueryError | None = None
    hits: list[Hit] = field(default_factory=list)
    total: int = 0
    facets: Facets = field(default_factory=lambda: Facets([], 0))
    more: bool = False
    loosened: str = ""
    meant: str = ""
    """The query with its unknown words replaced by the nearest ones the archive knows."""

    @property
    def available(self) -> bool:
        return self.state is None or self.state.opened is not None


def spellings() -> Spellings:
    return Spellings.of(SpellingVariant.objects.values_list("spelling", "variant", "ending"))


def search(asked: Asked, with_facets: bool = True) -> Answer:
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
    def __init__(self, asked: Asked, tree: Node | None, state: State) -> None:
        self.asked, self.tree, self.state = asked, tree, state
        self.searcher: Searcher = state.opened.searcher
        self.spellings = spellings()
        self.compiler = Compiler(schema.schema(), Vocabulary(state.opened), self.spellings)
        self.query = self.compiler.compile(tree) if tree is not None else everything()

    def answer(self, with_facets: bool) -> Answer:
        query = self.query
        loosened, matcher = "", Matcher(self.tree, self.spellings) if self.tree is not None else None
        ranking = self._rank(query)
        if not ranking.total and self.tree is not None:
            looser = relaxing.loosen(self.searcher, self.compiler, self.tree)
            if looser is not None:
                query, matcher, loosened = looser.query, relaxing.Marker(looser.marks, self.spellings), looser.why
                ranking = self._rank(query)
        shown, more = self._page(ranking, matcher)
        found = self._count(query, ranking.total) if with_facets else Facets([], 0)
        unsure = bool(loosened) or not ranking.total
        return Answer(
            self.asked,
            self.state,
            hits=self._with_others(query, ranking, shown),
            total=ranking.total,
            facets=found,
            more=more,
            loosened=loosened if ranking.total else "",
            meant=spelling.suggestion(self.searcher, self.state.opened, self.asked.q) if unsure else "",
        )

    def _count(self, query: Query, total: int) -> Facets:
        return facets.count(self.searcher, self.compiler, query, self.asked.filters, total)

    def _filtered(self, query: Query) -> Query:
        return all_of([query, *facets.clauses(self.compiler, self.asked.filters)])

    def _rank(self, query: Query) -> Ranking:
        needed = self.asked.page * self.asked.per_page + 1
        return rank(self.searcher, self.compiler, self._filtered(query), self.asked.by, self.asked.sort, needed)

    def _page(self, ranking: Ranking, matcher: Matcher | None) -> tuple[list, bool]:
        """The page's (ranked, hit) pairs. A hit that its row refuses makes its page shorter, so that no page ever
        moves."""
        start = (self.asked.page - 1) * self.asked.per_page
        wanted = ranking.ranked[start : start + self.asked.per_page]
        found = hits.read(wanted, matcher)
        more = len(ranking.ranked) > start + self.asked.per_page and self.asked.page < LAST_PAGE
        return [(one, found[one]) for one in wanted if one in found], more

    def _with_others(self, query: Query, ranking: Ranking, shown: list) -> list[Hit]:
        if self.asked.by != "series":
            return [hit for _, hit in shown]
        counts = ranking.versions
        if counts is None:
            counts = others(self.searcher, self.compiler, self._filtered(query), [one.group for one, _ in shown])
        return [replace(hit, others=max(counts.get(one.group, 1) - 1, 0)) for one, hit in shown]
