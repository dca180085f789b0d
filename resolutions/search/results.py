"""The one search behind the page, the feed, the table and the JSON: what was asked in, what is shown out."""

from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from functools import cached_property
from time import monotonic
from typing import Any

from tantivy import Query, Searcher

from . import facets, hits, languages, relaxing, schema, spelling
from .concurrently import CONCURRENT
from .engine import matching
from .facets import Facets
from .hits import Hit
from .index_sync import State, current_state, reading
from .meaning import Meaning, plain_parts, understood, without_small_words
from .pasted import Typed, quotation
from .query import QueryError, parse
from .query.compiling import Compiler, asked_of_places, everything, filtering
from .query.matching import Matcher
from .query.symbols import symbol_in
from .query.tree import Any as AnyOf
from .query.tree import Node, Words
from .ranking import Ranked, Ranking, rank
from .relevance import PlainQuery, TextRanking
from .request import LAST_PAGE, SearchRequest
from .store import IndexUnusable
from .vocabulary import Vocabulary

AnyRanking = Ranking | TextRanking

MOST_SECONDS = 3.0
"""After which nothing further is tried: what was found until then is shown."""


@dataclass(frozen=True, slots=True)
class Answer:
    """``total`` counts titles, paragraphs and footnotes that have all the words. Without facets, the texts they stand
    in are not counted. ``loosened`` says in a sentence or two that others were counted because none has all of them,
    and that they were looked for in all languages because in the reader's there is none. ``weighed``: the hits are
    texts in the order of what they are about, not only those that were counted. ``quoted``: the query stands word for
    word in a text, and is read as a quotation of it."""

    asked: SearchRequest
    state: State | None = None
    error: QueryError | None = None
    hits: list[Hit] = field(default_factory=list)
    total: int = 0
    facets: Facets = field(default_factory=lambda: Facets([], 0))
    left: bool = False
    """There are hits past this page."""
    loosened: str = ""
    weighed: bool = False
    quoted: bool = False
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


def search(asked: SearchRequest, with_facets: bool = True, until_in: float = 0) -> Answer:
    """Answer what was asked. Never raises for anything a reader can type or any state the index is in. ``until_in``:
    seconds for which everything that is committed now is waited for (``index_sync.current_state``)."""
    typed = Typed.read(asked.q)
    if typed.wrong and typed.words is None:
        return Answer(asked, error=typed.wrong)
    if typed.tree is None and typed.wrong is None and not asked.filters:
        return Answer(asked)
    state = current_state(until_in)
    if state.opened is None:
        return Answer(asked, state)
    try:
        with reading(state.opened):
            return _Search(asked, typed, state).answer(with_facets)
    except QueryError as error:
        return Answer(asked, state, error)
    except IndexUnusable:
        return Answer(asked, State(None))


@dataclass(frozen=True, slots=True)
class _Attempt:
    """One way to answer: ``query``, of places as ``compiler`` shows them. ``plain`` are its words where texts are
    weighed by them. ``why`` says in what it is not what was asked for."""

    compiler: Compiler
    query: Query
    matcher: Matcher | None
    plain: PlainQuery | None = None
    why: tuple[str, ...] = ()


class _Search:
    def __init__(self, asked: SearchRequest, typed: Typed, state: State) -> None:
        self.asked, self.state, self.until = asked, state, monotonic() + MOST_SECONDS
        assert state.opened is not None  # without an index there is no search
        self.opened = state.opened
        self.searcher: Searcher = state.opened.searcher
        self.vocabulary = Vocabulary(state.opened)
        said = quotation(asked.q)
        self.quoted = bool(said) and _may_quote(typed) and self._stands(said)
        tree = self._tree(typed)
        self.meaning = (
            understood(tree, self.vocabulary) if tree is not None else Meaning(None, self.vocabulary.spellings())
        )
        reader = languages.searched_language(tree, asked.filters, asked.shown_in)
        self.compiler = Compiler(schema.schema(), self.vocabulary, self.meaning.spellings, reader)

    def _tree(self, typed: Typed) -> Node | None:
        """Of what was typed. What stands so in a text is a quotation of it; else the query language decides."""
        if typed.words is not None and self.quoted:
            return typed.words
        if typed.wrong:
            raise typed.wrong
        return typed.tree

    def _stands(self, said: str) -> bool:
        literal = Compiler(schema.schema(), self.vocabulary, self.vocabulary.spellings()).literal(said)
        return matching(self.searcher.search(filtering(literal), limit=1)) > 0

    def answer(self, with_facets: bool) -> Answer:
        attempt, ranking, counted = self._first_that_finds(with_facets)
        wanted, left = self._wanted(ranking)
        versions = ranking.versions() if self.asked.by == "series" else {}
        groups = [one.group for one in wanted]
        asked_for = CONCURRENT.submit(ranking.others, groups) if versions is None else None
        found = hits.read(wanted, attempt.matcher)
        answering = versions or {} if asked_for is None else asked_for.result()
        return Answer(
            self.asked,
            self.state,
            hits=[_with_others(found[one], answering.get(one.group, 1)) for one in wanted if one in found],
            total=ranking.total,
            facets=counted.result() if counted else Facets([], 0),
            left=left,
            loosened=" ".join(attempt.why) if ranking.total else "",
            weighed=attempt.plain is not None and len(attempt.plain.words) > 1,
            quoted=self.quoted,
            meant=self._meant(),
        )

    def _meant(self) -> str:
        """The query with its unknown words replaced, where that has an answer; "" otherwise."""
        meant = spelling.suggestion(self.searcher, self.compiler, self.asked.q)
        tree = parse(meant) if meant else None
        if tree is None:
            return ""
        known = understood(tree, self.vocabulary)
        compiler = Compiler(schema.schema(), self.vocabulary, known.spellings, self.compiler.reader)
        answers = [(self.searcher, self._narrowed(compiler, compiler.compile(known.tree)))]
        if known.plain:
            plain = PlainQuery(without_small_words(known.plain), known.fixed, compiler, self.opened)
            answers.append((plain.texts, self._narrowed(plain.of_texts, plain.every_word)))
        return meant if any(matching(searcher.search(query, limit=1)) for searcher, query in answers) else ""

    def _first_that_finds(self, with_facets: bool) -> tuple[_Attempt, AnyRanking, Future[Facets] | None]:
        """The first attempt that finds anything, else the last in the reader's language: its facets tell what could be
        found without a filter."""
        for attempt in self._attempts():
            begun = attempt, *self._begin(attempt, with_facets)
            if begun[1].total:
                return begun
            if attempt.compiler is self.compiler:
                last = begun
            if monotonic() > self.until:
                break
        return last

    def _attempts(self) -> Iterator[_Attempt]:
        """What was asked, of the texts as the reader is shown them; then the words of a plain query, those that stand
        nowhere replaced; then in different places of one text; then all this in all languages; then some of the
        words."""
        tree = self.meaning.tree
        if tree is None:
            yield _Attempt(self.compiler, everything(), None)
            return
        exactly = _Attempt(self.compiler, self.compiler.compile(tree), Matcher(tree, self.meaning.spellings))
        shown: list[tuple[Compiler, tuple[str, ...]]] = [(self.compiler, ())]
        if self.compiler.reader:
            shown.append((self.compiler.in_every_language(), (languages.found_elsewhere(),)))
        plain = [self._plain(compiler) for compiler, _ in shown]
        for (compiler, why), words in zip(shown, plain, strict=True):
            yield replace(exactly, compiler=compiler, why=why, **self._weighing(words))
            if words is not None:
                for loosen in (*([relaxing.in_one_place] if self._replaced else []), relaxing.in_different_places):
                    yield from self._looser(loosen, words, compiler, why)
        for (compiler, why), words in zip(shown, plain, strict=True):
            if words is not None:
                yield from self._looser(relaxing.with_most_words, words, compiler, why)

    def _looser(
        self, loosen: relaxing.Loosening, plain: PlainQuery, compiler: Compiler, why: tuple[str, ...]
    ) -> Iterator[_Attempt]:
        looser = loosen(plain, self._narrowed)
        if looser is not None:
            marker = relaxing.Marker(looser.marks, self.meaning.spellings)
            replaced = (relaxing.said_of(self._replaced),) if self._replaced else ()
            reasons = filter(None, (*why, *replaced, looser.why))
            attempt = _Attempt(compiler, looser.query, marker, why=tuple(reasons))
            yield replace(attempt, **self._weighing(plain))

    @cached_property
    def _replaced(self) -> dict[str, str]:
        """Words of a plain query that no text has, each with the nearest that some have in the reader's language, else
        in any."""
        unknown = [
            word.text
            for word in without_small_words(self.meaning.plain)
            if not self.vocabulary.spread(self.meaning.spellings.sequences(word.text))
        ]
        compilers = [self.compiler, *([self.compiler.in_every_language()] if self.compiler.reader else [])]
        found = {
            word: next(filter(None, (spelling.nearest(self.searcher, one, word) for one in compilers)), "")
            for word in unknown
        }
        return {word: instead for word, instead in found.items() if instead}

    def _plain(self, compiler: Compiler) -> PlainQuery | None:
        """The words of a plain query, one that the archive does not have replaced by the nearest it has."""
        meaning, named = self.meaning, symbol_in(self.asked.q)
        if not meaning.plain:
            return None
        known = [Words(self._replaced.get(word.text, word.text)) for word in without_small_words(meaning.plain)]
        typed = "" if meaning.fixed else self.asked.q
        return PlainQuery(known, meaning.fixed, compiler, self.opened, named.symbol.key if named else "", typed)

    def _weighing(self, plain: PlainQuery | None) -> dict[str, Any]:
        """Of an attempt whose texts are weighed: that they are, and that a row may answer in part."""
        if plain is None or not self._is_weighed:
            return {}
        return {"plain": plain, "matcher": relaxing.Marker(AnyOf(plain.words), self.meaning.spellings)}

    @property
    def _is_weighed(self) -> bool:
        """Are texts listed, in the order of what they are about? Not where places are, or days put them in order, or
        something is asked of places that is not known of texts."""
        asked = {part.field for part in self.meaning.fixed} | {*self.asked.filters}
        return self.asked.by != "paragraph" and self.asked.sort == "relevance" and not any(map(asked_of_places, asked))

    def _begin(self, attempt: _Attempt, with_facets: bool) -> tuple[AnyRanking, Future[Facets] | None]:
        """Ranks, and counts the facets meanwhile."""
        total: Future[int] = Future()
        counted = self._begin_to_count(attempt, total) if with_facets else None
        try:
            ranking = self._rank(attempt)
            total.set_result(ranking.total)
        finally:
            total.cancel()  # whoever counts the facets waits for it
        return ranking, counted

    def _begin_to_count(self, attempt: _Attempt, total: Future[int]) -> Future[Facets]:
        subjects, asked = self.vocabulary.subjects(), self.asked
        return CONCURRENT.submit(
            facets.count, self.searcher, attempt.compiler, attempt.query, asked.filters, total, subjects, asked.more
        )

    def _narrowed(self, compiler: Compiler, query: Query) -> Query:
        return facets.narrowed(compiler, query, self.asked.filters)

    def _rank(self, attempt: _Attempt) -> AnyRanking:
        needed = self.asked.page * self.asked.per_page + 1
        query = self._narrowed(attempt.compiler, attempt.query)
        if attempt.plain is None:
            return rank(self.searcher, attempt.compiler, query, self.asked.by, self.asked.sort, needed, self.until)
        total = matching(self.searcher.search(filtering(query), limit=1))
        return TextRanking(attempt.plain, self._narrowed, self.asked.by, needed, total)

    def _wanted(self, ranking: AnyRanking) -> tuple[list[Ranked], bool]:
        """The page's entries, and whether more are left. A hit that its row refuses makes its page shorter, so
        that no page ever moves."""
        start, end = (self.asked.page - 1) * self.asked.per_page, self.asked.page * self.asked.per_page
        return ranking.ranked[start:end], len(ranking.ranked) > end


def _may_quote(typed: Typed) -> bool:
    """Has it nothing but words, with or without signs of the query language among them?"""
    plain, fixed = plain_parts(typed.tree) if typed.tree is not None else ((), ())
    return typed.words is not None or bool(plain) and not fixed


def _with_others(hit: Hit, versions: int) -> Hit:
    return replace(hit, others=versions - 1) if versions > 1 else hit
