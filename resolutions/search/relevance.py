"""Which texts are about what was asked, and the place of each that says it best.

Words of a plain query are weighed, not required. A text weighs what its title, its words and its subject headings
weigh, each by BM25 over whole texts, and what its best title, paragraph or footnote weighs among all places. The more
words a query has, the more of it is a sentence that somebody remembers, which stands in one place: its weight grows
with their number. The weights were chosen on half of the judged queries of ``benchmarks/relevance.py``;
``docs/relevance.md`` has what they give on the other half.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log1p

from tantivy import Query

from . import schema
from .engine import numbers
from .pasted import quotation
from .query.compiling import Compiler, all_of, any_of, filtering
from .query.terms import Stems
from .query.tree import Label, Range, Words
from .ranking import GROUP_FIELD, Ranked, best_scores, looks, others
from .store import Opened

TITLE, BODY, TOPIC, PLACE = 0.5, 1.0, 0.8, 0.25
"""What a word weighs in the title of a text, in all its words, in its subject headings, and in its best place."""

TOPIC_WORDS, GROWTH = 4, 2
"""Words up to which a query says what a text is about; with more of them the weight of the best place grows with this
power of their number."""

THERE = 1.0
"""What a word weighs that stands in a place at all, however long that is, in shares of its rarity (BM25+): a place with
all the words goes before one that has some of them often."""

WEIGHED = 60
"""Groups, the first by their texts, of which the best places are looked for. What comes after them keeps its order."""

_IN_THE_FIRST_LOOK = 3_000
"""Texts: enough for that many groups in one look, where a subject has as many texts as sessions."""

_PLACES = 6_000
"""Places looked at among the texts of those: more than they have."""

_FREQUENT = 20_000
"""Places with each of the words of a name, above which nobody looks where the name itself stands."""

_LOOKED_AT = 1_000
"""Places that have a quotation: phrases of frequent words have more."""

_BEFORE_ALL = 1_000.0

AS_GOOD, PLACE_AS_GOOD = 0.8, 0.97
"""Of the weight of the best text, and of the best place, of a group: one that has so much may stand for the group. What
the texts of a series weigh differs by their length."""

Narrowing = Callable[[Compiler, Query], Query]
"""Adds to a query of texts or of places what is chosen in facets and which language is shown."""


class PlainQuery:
    """The words of a plain query, for the index of texts and for that of places; ``fixed`` is what must hold of a text
    beside them, ``named`` the key of a symbol among them, ``typed`` the whole query where it may be a quotation.
    ``compiler`` compiles for places."""

    def __init__(
        self,
        words: Sequence[Words],
        fixed: Sequence[Label | Range],
        compiler: Compiler,
        opened: Opened,
        named: str = "",
        typed: str = "",
    ) -> None:
        self.words = tuple(words)
        self.of_places = compiler
        self.of_texts = Compiler(schema.texts_schema(), compiler.vocabulary, compiler.spellings, compiler.reader)
        self.places, self.texts = opened.searcher, opened.texts
        self._fixed, self._named, self._typed = fixed, named, typed

    @cached_property
    def as_typed(self) -> Query | None:
        """Places in which the query stands word for word; None where it is too short to be a quotation."""
        said = quotation(self._typed)
        return self.of_places.literal(said) if said else None

    @cached_property
    def any_word(self) -> Query:
        """Texts with any of the words, weighed."""
        weighed = [part for word in self.words for part in self._weighed(word)]
        if self._named:
            weighed.append(Query.boost_query(self.of_texts.term("symbol", self._named, "basic"), _BEFORE_ALL))
        return self.with_fixed(self.of_texts, any_of(weighed))

    @cached_property
    def every_word(self) -> Query:
        """Texts with all the words."""
        everywhere = [any_of(self._weighed(word)) for word in self.words]
        return self.with_fixed(self.of_texts, filtering(all_of(everywhere)))

    @cached_property
    def place(self) -> float:
        """What a word weighs in the best place of a text."""
        return PLACE * max(1.0, len(set(self.words)) / TOPIC_WORDS) ** GROWTH

    @property
    def is_long(self) -> bool:
        """Is it rather a sentence than a topic?"""
        return self.place > PLACE

    @cached_property
    def places_with_any_word(self) -> Query:
        """Weighed."""
        return self.with_fixed(self.of_places, any_of([part for word in self.words for part in self._in_places(word)]))

    def any_word_in(self, versions: Sequence[int]) -> Query:
        """Places of these versions with any of the words, weighed."""
        among = filtering(Query.term_set_query(schema.schema(), "version", list(versions)))
        return all_of([self.places_with_any_word, among])

    def with_fixed(self, compiler: Compiler, query: Query) -> Query:
        """The same where what must hold of the text holds, or of its places where those are asked for."""
        return all_of([query, *(compiler.compile(part) for part in self._fixed if compiler.knows(part.field))])

    def sequences(self, word: Words) -> tuple[Stems, ...]:
        """What a word stands for."""
        return self.of_texts.spellings.sequences(word.text)

    def _in_places(self, word: Words) -> list[Query]:
        """By how often a place has it, and that it does."""
        query, vocabulary = self.of_places.compile(word), self.of_places.vocabulary
        count = min(vocabulary.spread(self.sequences(word)), vocabulary.entries)
        rarity = log1p((vocabulary.entries - count + 0.5) / (count + 0.5))
        return [query, Query.const_score_query(query, THERE * rarity)]

    def _weighed(self, word: Words) -> list[Query]:
        """In each part of a text. The engine sums a list of terms sooner than lists within it."""
        sequences = self.sequences(word)
        title = [self.of_texts.sequence(schema.TEXT_TITLE, stems) for stems in sequences]
        body = [self._side_by_side(stems) for stems in sequences]
        topic = [self._together(schema.TEXT_TOPIC, stems) for stems in sequences]
        parts = ((title, TITLE), (body, BODY), (topic, TOPIC))
        return [Query.boost_query(_best_of(queries), weight) for queries, weight in parts]

    def _side_by_side(self, stems: Stems) -> Query:
        """Texts that have them side by side. Where words stand is in the index of places; very frequent ones are taken
        to stand so wherever a text has them all."""
        query = self._together(schema.TEXT_BODY, stems)
        if len(stems) == 1 or self.of_places.vocabulary.spread([stems]) > _FREQUENT:
            return query
        counted = {"versions": {"terms": {"field": "version", "size": _FREQUENT, "segment_size": _FREQUENT}}}
        found = self.places.aggregate(self.of_places.sequence("text", stems), counted)["versions"]["buckets"]
        versions = [int(one["key"]) for one in found]
        return all_of([query, filtering(Query.term_set_query(schema.texts_schema(), "version", versions))])

    def _together(self, field: str, stems: Stems) -> Query:
        """Texts with all of them in this field."""
        return all_of([self.of_texts.term(field, stem) for stem in dict.fromkeys(stems)])


def _best_of(queries: list[Query]) -> Query:
    """Spellings of one word weigh no more than the best of them."""
    return queries[0] if len(queries) == 1 else Query.disjunction_max_query(queries)


@dataclass(frozen=True, slots=True)
class _Text:
    """The text that stands for a group: of those that weigh as much the adopted one, one with a symbol, the newest."""

    group: int
    score: float
    day: int
    version: int
    language_version: int


@dataclass(frozen=True, slots=True)
class _Place:
    score: float
    entry: int


_InText = tuple[_Text, _Place | None]
"""A text with its best place, where that is known."""


class TextRanking:
    """Groups of texts in the order of what they are about. ``total`` is the number of places that are counted for the
    query, not of the groups that are listed."""

    def __init__(self, plain: PlainQuery, narrowed: Narrowing, by: str, needed: int, total: int) -> None:
        self._plain, self._narrowed = plain, narrowed
        self._by, self._needed, self.total = by, needed, total

    @cached_property
    def ranked(self) -> list[Ranked]:
        """The first groups, as many as are needed if there are so many; before all others those that have the query
        word for word. A text none of whose places has any of the words is shown by its title."""
        every = self._texts()
        weights = {text.group: text.score for text in every}
        quoting = self._by_places(self._plain.as_typed and filtering(self._plain.as_typed), weights)
        texts = [text for text in every if text.group not in quoting]
        found = self._weighed(texts[:WEIGHED], weights)
        weighed = [one for group, one in found.items() if group not in quoting]
        rest = [(text, None) for text in texts[WEIGHED:] if text.group not in found]
        first = sorted(quoting.values(), key=self._heaviest_first)
        ordered = [*first, *sorted(weighed, key=self._heaviest_first), *rest][: self._needed]
        places = self._best_places([text.version for text, place in ordered if place is None])
        return [_ranked(text, self._weight(text, place), place or places.get(text.version)) for text, place in ordered]

    def _weighed(self, texts: Sequence[_Text], weights: Mapping[int, float]) -> dict[int, _InText]:
        """These groups with the best place of each; and for a long query those that have the best of all places."""
        places = self._best_places([text.version for text in texts])
        found: dict[int, _InText] = {text.group: (text, places.get(text.version)) for text in texts}
        if self._plain.is_long:
            for group, (text, place) in self._by_places(self._plain.places_with_any_word, weights).items():
                held = found.get(group)
                if held is None or _score(held[1]) < PLACE_AS_GOOD * _score(place):
                    found[group] = text, place
        return found

    def _weight(self, text: _Text, place: _Place | None) -> float:
        return text.score + self._plain.place * _score(place)

    def _heaviest_first(self, found: _InText) -> tuple[float, int, int]:
        """Of those that weigh the same the newest."""
        text, place = found
        return -round(self._weight(text, place), 3), -text.day, text.group

    def versions(self) -> dict[int, int] | None:
        """Not known of all groups: ``others`` asks for those that are shown."""
        return None

    def others(self, groups: list[int]) -> dict[int, int]:
        """In how many versions of each group all the words stand."""
        query = self._narrowed(self._plain.of_texts, self._plain.every_word)
        return others(self._plain.texts, self._plain.of_texts, query, groups)

    def _texts(self) -> list[_Text]:
        """One of each group, by the weight of its best text."""
        query = self._narrowed(self._plain.of_texts, self._plain.any_word)
        look = looks(
            self._plain.texts, schema.texts_schema(), query, self._by, max(self._needed, WEIGHED), _IN_THE_FIRST_LOOK
        )
        best = best_scores(look.groups, look.scores)
        names = ("standing", "day", "version", "language_version")
        columns = [numbers(self._plain.texts, name, look.places) for name in names]
        chosen: dict[int, tuple[int, ...]] = {}
        for group, score, known in zip(look.groups, look.scores, zip(*columns, strict=True), strict=True):
            if score >= AS_GOOD * best[group] and known > chosen.get(group, ()):
                chosen[group] = known
        heaviest = sorted(best, key=lambda group: (-best[group], group))
        return [_Text(group, best[group], *chosen[group][1:]) for group in heaviest]

    def _by_places(self, query: Query | None, weights: Mapping[int, float]) -> dict[int, _InText]:
        """Of each group with places that a query finds the best of them, in the text that stands for the group."""
        if query is None:
            return {}
        hits = self._plain.places.search(self._narrowed(self._plain.of_places, query), _LOOKED_AT, count=False).hits
        found = [place for _, place in hits]
        names = (GROUP_FIELD[self._by], "standing", "day", "version", "language_version", "position", "entry")
        columns = [numbers(self._plain.places, name, found) for name in names]
        best: dict[int, float] = {}
        chosen: dict[int, tuple] = {}
        for (score, _), group, *known, position, entry in zip(hits, *columns, strict=True):
            if score >= PLACE_AS_GOOD * best.setdefault(group, score):
                chosen[group] = max((*known, -position, entry, score), chosen.get(group, ()))
        return {
            group: (_Text(group, weights.get(group, 0.0), *known[1:4]), _Place(known[-1], known[-2]))
            for group, known in chosen.items()
        }

    def _best_places(self, versions: Sequence[int]) -> dict[int, _Place]:
        """The best place of each version that has one; of those as good the first in the text."""
        if not versions:
            return {}
        query = self._narrowed(self._plain.of_places, self._plain.any_word_in(versions))
        hits = self._plain.places.search(query, limit=_PLACES, count=False).hits
        of_version = numbers(self._plain.places, "version", [place for _, place in hits])
        best = best_scores(of_version, [score for score, _ in hits])
        as_good = [
            (version, place) for version, (score, place) in zip(of_version, hits, strict=True) if score == best[version]
        ]
        columns = [numbers(self._plain.places, name, [place for _, place in as_good]) for name in ("position", "entry")]
        first: dict[int, tuple[int, ...]] = {}
        for (version, _), position, entry in zip(as_good, *columns, strict=True):
            first[version] = max((-position, entry), first.get(version, ()))
        return {version: _Place(best[version], entry) for version, (_, entry) in first.items()}


def _score(place: _Place | None) -> float:
    return place.score if place else 0.0


def _ranked(text: _Text, score: float, place: _Place | None) -> Ranked:
    kind, pk = schema.row_of(place.entry) if place else (schema.TITLE, text.language_version)
    return Ranked(kind, pk, text.group, score)
