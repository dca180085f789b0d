"""Agreed language: was this passage adopted before, when first, when last, how often, in these words or nearly so.

Verbatim passages are found as literal phrases of adopted texts. For near ones, any of the passage's rarest words brings
candidates, which are then compared word by word (longest common subsequence); ``benchmarks/search.py`` measures what
that finds again.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from django.urls import reverse
from tantivy import Occur, Order, Query, Searcher

from resolutions.comparison.words import redline
from resolutions.models import Paragraph, Version, Vote
from resolutions.models.choices import SessionKind, Stage
from resolutions.text.parse import Unreadable, parse

from . import hits, languages, schema
from .analyzers import stems_of
from .concurrently import CONCURRENT
from .engine import numbers
from .entries import order_date
from .hits import Hit
from .index_sync import current_state, reading
from .likeness import closeness, likeness
from .query import QueryError
from .query import parse as parse_query
from .query.compiling import Compiler, all_of, any_of, filtering
from .query.matching import phrase_pattern
from .query.terms import Spellings
from .query.tree import Phrase
from .ranking import Ranked
from .request import SearchRequest
from .store import IndexUnusable, Opened
from .text_counts import EACH, texts_in
from .vocabulary import Vocabulary

MOST_PASSAGES = 120
MOST_LETTERS = 90_000
SHORTEST = 3
"""Words of a passage: shorter ones are not looked up."""

SHOWN = 10


class Nearness(NamedTuple):
    """``share`` of the passage's words found again in the same order, from which a paragraph counts as near; of the
    paragraphs with any of its ``rarest`` words so many ``candidates`` are compared."""

    share: float
    rarest: int
    candidates: int


NEAR = Nearness(0.6, 20, 200)
CLOSE = 0.5
"""The :func:`closeness` from which on a paragraph counts as near: most words of a passage, being those of every text,
stand in a long paragraph somewhere in its order."""
CHANGED = Nearness(0.8, 8, 60)
"""Beside a passage that was adopted verbatim: what was changed in it elsewhere, not what is merely like it."""

_A_DRAFT = 3
"""Paragraphs with an opening, from which a text is read as a draft."""

_NUMBER = re.compile(
    r"^\s*(?:(?:OP|PP)?\s*\d{1,3}(?:\s*bis|\s*ter)?[.)]|\([a-z]{1,4}\)|\(\d{1,2}\)|[•*–-])\s+", re.IGNORECASE
)
_EDGES = " \t\r\n,;.:*_"


class _Row(NamedTuple):
    """A paragraph."""

    pk: int
    text: str
    version: int


@dataclass(frozen=True, slots=True)
class Near:
    """A paragraph adopted in nearly these words: ``share`` of the passage's; ``words`` redlines it to the passage."""

    hit: Hit
    share: float
    words: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Agreed:
    """What is known of a passage. ``texts`` counts adopted texts that have it verbatim, ``sessions`` how many in each.

    ``first`` and ``last`` are the earliest and latest of them; ``near`` the nearest others, which do not have it
    verbatim, best first, of those that were compared: ``near_sessions`` how many texts in each session have one, at the
    least where there were ``more`` to compare.
    """

    passage: str
    texts: int = 0
    sessions: tuple[tuple[str, int], ...] = ()
    first: Hit | None = None
    last: Hit | None = None
    near: tuple[Near, ...] = ()
    near_sessions: tuple[tuple[str, int], ...] = ()
    more: bool = False

    @property
    def near_texts(self) -> int:
        return sum(count for _, count in self.near_sessions)

    @property
    def every_text(self) -> str:
        """The search that lists all texts that have it verbatim; "" where no phrase can hold it: it is too long, or has
        quotation marks in it."""
        phrase = f'"{self.passage}"'
        try:
            asked = parse_query(phrase) == Phrase(self.passage)
        except QueryError:
            asked = False
        every = SearchRequest(phrase, {"stage": (Stage.ADOPTED,)}, by="version", sort="oldest")
        return f"{reverse('search')}?{every.querystring()}" if asked else ""

    @property
    def standing(self) -> str:
        return "verbatim" if self.texts else "near" if self.near else "new"


@dataclass(frozen=True, slots=True)
class Taken:
    """What is looked up of what was pasted, and what is not: passages past ``MOST_PASSAGES``, and the end of a text
    longer than ``MOST_LETTERS``, from the beginning of a line on."""

    passages: list[str]
    left_out: list[str]
    unread: str

    @property
    def rest(self) -> str:
        return "\n\n".join(filter(None, (*self.left_out, self.unread)))


def take(pasted: str) -> Taken:
    """The passages of what was pasted. A draft is read as the archive reads its files: paragraphs, without notes and
    page furniture. Anything else is cut at blank lines, or at line ends where there are none."""
    pasted = pasted.replace("\x00", "")
    end = _end(pasted)
    read = pasted[:end]
    found = _paragraphs(read) or re.split(r"\n\s*\n" if re.search(r"\n\s*\n", read) else r"\n", read)
    bare = (" ".join(_NUMBER.sub("", block, count=1).split()).strip(_EDGES) for block in found)
    every = [passage for passage in bare if len(stems_of(passage)) >= SHORTEST]
    return Taken(every[:MOST_PASSAGES], every[MOST_PASSAGES:], pasted[end:].strip())


def _end(pasted: str) -> int:
    """Where reading ends: no passage is looked up as a half of it, as long as there are lines, or blanks."""
    if len(pasted) <= MOST_LETTERS:
        return len(pasted)
    ends = (pasted.rfind(mark, 0, MOST_LETTERS) for mark in ("\n", " "))
    return next((end for end in ends if end > 0), MOST_LETTERS)


def _paragraphs(pasted: str) -> list[str]:
    """The paragraphs of a draft; none if it does not read as one."""
    try:
        document = parse(pasted.encode("utf-8", "replace"), name="pasted.txt")
    except Unreadable:
        return []
    read = [one.text for one in document.paragraphs if one.kind in {"preambular", "operative"}]
    return read if len(read) >= _A_DRAFT else []


def find(passages: Iterable[str]) -> list[Agreed] | None:
    """What is known of every passage; None while there is no index that can be read."""
    opened = current_state().opened
    if opened is None:
        return None
    try:
        with reading(opened):
            return Finder(opened).find(list(passages))
    except IndexUnusable:
        return None


def places_by_standing(found: Iterable[Agreed]) -> dict[str, list[int]]:
    """Which of the passages, counted from 1, are verbatim, near and new."""
    places: dict[str, list[int]] = {"verbatim": [], "near": [], "new": []}
    for place, one in enumerate(found, start=1):
        places[one.standing].append(place)
    return places


def votes_on(found: Iterable[Agreed]) -> dict[int, dict[str, int | None]]:
    """The votes on the texts that are shown, as :func:`votes_of` gives them."""
    return votes_of(hit for one in found for hit in (one.first, one.last, *(near.hit for near in one.near)) if hit)


def votes_of(places: Iterable[Hit]) -> dict[int, dict[str, int | None]]:
    """The votes in the plenary on the texts in which places stand, by version: ``in_favour``, ``against``,
    ``abstaining``. One query; what an editor says goes before what a file does."""
    shown = {hit.version.id for hit in places}
    votes = Vote.objects.counted().filter(version__in=shown)
    return {vote.pop("version"): vote for vote in votes.values("version", "in_favour", "against", "abstaining")}


@dataclass(slots=True)
class _Looked:
    """What the index has of a passage. ``first`` and ``last`` are entries that have it verbatim, the earliest and the
    latest first; ``near`` (primary keys of candidates, are there more?) in the order in which they are to be tried."""

    passage: str
    stems: tuple[str, ...]
    first: list[Ranked] = field(default_factory=list)
    last: list[Ranked] = field(default_factory=list)
    sessions: tuple[tuple[str, int], ...] = ()
    near: list[tuple[list[int], bool]] = field(default_factory=list)

    @property
    def nearness(self) -> Nearness:
        return CHANGED if self.first else NEAR


class Finder:
    """Finds passages in the adopted texts of one state of the index: in these as the reader is shown them, and what is
    not found there in all languages. ``adopted`` are the one and the other.

    All passages are looked up in the index at once, which uses every core; then the rows of all of them are read
    together, so that a draft of a hundred passages costs as many queries as one passage does."""

    def __init__(self, opened: Opened) -> None:
        self.searcher: Searcher = opened.searcher
        self.compiler = Compiler(schema.schema(), Vocabulary(opened), Spellings(), languages.reader_language())
        adopted = self.compiler.term("stage", "adopted", "basic")
        shown = [self.compiler.shown(adopted), adopted] if self.compiler.reader else [adopted]
        self.adopted = [filtering(texts) for texts in shown]

    def find(self, passages: Sequence[str]) -> list[Agreed]:
        """What is known of each. Four queries, however many there are."""
        looked = list(CONCURRENT.map(self._look, passages))
        texts = _Texts({pk for one in looked for pks, _ in one.near for pk in pks})
        edges = hits.read(dict.fromkeys(entry for one in looked for entry in (*one.first, *one.last)), None)
        compared = [_compared(one, texts) for one in looked]
        best = hits.read(dict.fromkeys(ranked for one in compared for ranked in one.best), None)
        days = _days({version for one in compared for version in one.versions})
        return [_agreed(one, near, edges, best, days) for one, near in zip(looked, compared, strict=True)]

    def _look(self, passage: str) -> _Looked:
        """In the index alone: what runs beside the request must not ask the database."""
        looked = _Looked(passage, tuple(stems_of(passage)))
        for adopted in self.adopted:
            verbatim = all_of([self.compiler.literal(passage), adopted])
            looked.first = self._edge(verbatim, Order.Asc)
            if looked.first:
                looked.last, looked.sessions = self._edge(verbatim, Order.Desc), self._sessions(verbatim)
                others = Query.boolean_query([(Occur.Must, adopted), (Occur.MustNot, verbatim)])
                looked.near = [self._candidates(passage, CHANGED, others)]
                return looked
        looked.near = [self._candidates(passage, NEAR, adopted) for adopted in self.adopted]
        return looked

    def _candidates(self, passage: str, nearness: Nearness, among: Query) -> tuple[list[int], bool]:
        """Primary keys of the paragraphs that share most of the passage's rarest words; whether there are more."""
        rarest = self.compiler.vocabulary.rarest(passage, nearness.rarest)
        if not rarest:
            return [], False
        query = any_of([self.compiler.term("text", stem) for stem in rarest])
        found = self.searcher.search(all_of([query, among]), limit=nearness.candidates, count=False)
        entries = numbers(self.searcher, "entry", [place for _, place in found.hits])
        rows = [schema.row_of(entry) for entry in entries]
        return [pk for kind, pk in rows if kind == schema.PARAGRAPH], len(entries) == nearness.candidates

    def _edge(self, query: Query, order: Order) -> list[Ranked]:
        """The first or last entries; more than one, because a row may have changed since."""
        found = self.searcher.search(query, limit=5, count=False, order_by_field="day", order=order)
        entries = numbers(self.searcher, "entry", [place for _, place in found.hits])
        return [Ranked(*schema.row_of(entry), entry, 0.0) for entry in entries]

    def _sessions(self, query: Query) -> tuple[tuple[str, int], ...]:
        """(session, adopted texts with the passage), in order of time."""
        wanted = {
            "sessions": {
                "terms": {"field": "session", "size": 500},
                "aggs": {"texts": EACH, "day": {"min": {"field": "day"}}},
            }
        }
        buckets = self.searcher.aggregate(query, wanted)["sessions"]["buckets"]
        buckets.sort(key=lambda bucket: bucket["day"]["value"] or 0)
        return tuple((bucket["key"], texts_in(bucket["texts"])) for bucket in buckets)


class _Texts:
    """Paragraphs by primary key, each with its stems, cut once. One query."""

    def __init__(self, pks: set[int]) -> None:
        columns = ("pk", "text", "language_version__version")
        rows = Paragraph.objects.filter(pk__among=pks).values_list(*columns) if pks else ()
        self._rows = {row[0]: _Row(*row) for row in rows}
        self._stems: dict[int, tuple[str, ...]] = {}

    def of(self, pks: Iterable[int]) -> Iterator[tuple[_Row, tuple[str, ...]]]:
        for pk in pks:
            row = self._rows.get(pk)
            if row is not None:
                if pk not in self._stems:
                    self._stems[pk] = tuple(stems_of(row.text))
                yield row, self._stems[pk]


class _Compared(NamedTuple):
    """Paragraphs in nearly the words of a passage: one of each wording, the ``best`` first, and the ``versions`` of all
    of them; whether there were ``more`` to compare."""

    best: list[Ranked]
    versions: set[int]
    more: bool


def _compared(looked: _Looked, texts: _Texts) -> _Compared:
    """Of the first candidates of which any is near enough."""
    compared = _Compared([], set(), False)
    for pks, more in looked.near:
        weighed = []
        for row, stems in texts.of(pks):
            share, length = likeness(looked.stems, stems)
            close = closeness(looked.stems, stems) if share >= looked.nearness.share else 0.0
            if close >= CLOSE:
                weighed.append((close, length, share, row))
        weighed.sort(key=lambda one: one[:2], reverse=True)
        compared = _Compared(_one_a_wording(weighed), {row.version for *_, row in weighed}, more)
        if weighed:
            break
    return compared


def _one_a_wording(weighed: list[tuple[float, float, float, _Row]]) -> list[Ranked]:
    """The best of each, in their order."""
    best: dict[str, Ranked] = {}
    for _, _, share, row in weighed:
        best.setdefault(" ".join(row.text.split()), Ranked(schema.PARAGRAPH, row.pk, row.pk, share))
    return list(best.values())[:SHOWN]


def _agreed(
    looked: _Looked,
    compared: _Compared,
    edges: dict[Ranked, Hit],
    best: dict[Ranked, Hit],
    days: dict[int, tuple[str, date]],
) -> Agreed:
    passage, shown = looked.passage, [(ranked, best[ranked]) for ranked in compared.best if ranked in best]
    near = tuple(Near(hit, ranked.score, _redlined(hit.text, passage)) for ranked, hit in shown)
    near_sessions = _by_session(days[version] for version in compared.versions if version in days)
    found = Agreed(passage, near=near, near_sessions=near_sessions, more=compared.more)
    first, last = (_with_passage(passage, entries, edges) for entries in (looked.first, looked.last))
    if first is None or last is None:
        return found
    texts = sum(count for _, count in looked.sessions)
    return replace(found, texts=texts, sessions=looked.sessions, first=first, last=last)


def _with_passage(passage: str, entries: list[Ranked], read: dict[Ranked, Hit]) -> Hit | None:
    """The first entry whose row still has the passage."""
    pattern = phrase_pattern(passage)
    found = (read[one] for one in entries if one in read)
    return next((hit for hit in found if pattern.search(hits.searched_text(hit))), None)


def _days(versions: set[int]) -> dict[int, tuple[str, date]]:
    """(session, day) of each version; "" where the session is not known. One query."""
    if not versions:
        return {}
    session = "resolution__session__"
    columns = ("pk", f"{session}code", f"{session}kind", f"{session}ordinal", "adopted_on", "issued_on")
    days = {}
    for pk, code, kind, number, adopted, issued in Version.objects.filter(pk__among=versions).values_list(*columns):
        regular = number if kind == SessionKind.REGULAR else None
        days[pk] = code or "", order_date(adopted, issued, regular) or date.min
    return days


def _redlined(text: str, passage: str) -> tuple[tuple[str, str], ...]:
    """A passage is looked up without the stop behind it: that of the text is no difference."""
    bare = text.rstrip(_EDGES)
    stop = (("=", text[len(bare) :]),) if bare != text else ()
    return (*redline(bare, passage), *stop)


def _by_session(days: Iterable[tuple[str, date]]) -> tuple[tuple[str, int], ...]:
    """(session, texts), in order of time."""
    of: dict[str, list[date]] = defaultdict(list)
    for code, day in days:
        of[code].append(day)
    return tuple((code, len(some)) for code, some in sorted(of.items(), key=lambda one: min(one[1])))
