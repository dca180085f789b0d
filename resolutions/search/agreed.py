"""Agreed language: was this passage adopted before, when first, when last, how often, in these words or nearly so.

Verbatim passages are found as literal phrases of adopted texts. For near ones, any of the passage's rarest words brings
candidates, which are then compared word by word (longest common subsequence); ``benchmarks/search.py`` measures what
that finds again.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import NamedTuple

from django.urls import reverse
from rapidfuzz.distance import LCSseq
from tantivy import Occur, Order, Query, Searcher

from resolutions.comparison.words import redline
from resolutions.models import Paragraph, Version, Vote
from resolutions.models.choices import SessionKind, Stage
from resolutions.text.parse import Unreadable, parse

from . import hits, languages, schema
from .analyzers import stems_of
from .engine import numbers
from .entries import order_date
from .hits import Hit
from .index_sync import current_state, reading
from .query import QueryError
from .query import parse as parse_query
from .query.compiling import Compiler, all_of, any_of, filtering
from .query.matching import phrase_pattern
from .query.terms import Spellings
from .query.tree import Phrase
from .ranking import Ranked
from .request import SearchRequest
from .store import IndexUnusable, Opened
from .vocabulary import Vocabulary

MOST_PASSAGES = 80
MOST_LETTERS = 60_000
SHORTEST = 3
"""Words: fewer are no language one agrees on."""

SHOWN = 10


class Nearness(NamedTuple):
    """``share`` of the passage's words found again in the same order, from which a paragraph counts as near; of the
    paragraphs with any of its ``rarest`` words so many ``candidates`` are compared."""

    share: float
    rarest: int
    candidates: int


NEAR = Nearness(0.6, 20, 200)
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
            finder = Finder(opened)
            return [finder.find(passage) for passage in passages]
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
    votes = Vote.objects.in_plenary().filter(version__in=shown).order_by("-from_file")
    return {vote.pop("version"): vote for vote in votes.values("version", "in_favour", "against", "abstaining")}


class Finder:
    """Finds passages in the adopted texts of one state of the index: in these as the reader is shown them, and what is
    not found there in all languages. ``adopted`` are the one and the other."""

    def __init__(self, opened: Opened) -> None:
        self.searcher: Searcher = opened.searcher
        self.compiler = Compiler(schema.schema(), Vocabulary(opened), Spellings(), languages.reader_language())
        adopted = self.compiler.term("stage", "adopted", "basic")
        shown = [self.compiler.shown(adopted), adopted] if self.compiler.reader else [adopted]
        self.adopted = [filtering(texts) for texts in shown]

    def find(self, passage: str) -> Agreed:
        verbatim = (self._verbatim(passage, adopted) for adopted in self.adopted)
        nearly = (self._nearly(passage, NEAR, adopted) for adopted in self.adopted)
        known = (one for one in chain(verbatim, nearly) if one and one.standing != "new")
        return next(known, Agreed(passage))

    def _verbatim(self, passage: str, adopted: Query) -> Agreed | None:
        verbatim = all_of([self.compiler.literal(passage), adopted])
        first, last = (self._edge(verbatim, passage, order) for order in (Order.Asc, Order.Desc))
        if first is None or last is None:
            return None
        sessions = self._sessions(verbatim)
        texts = sum(count for _, count in sessions)
        others = Query.boolean_query([(Occur.Must, adopted), (Occur.MustNot, verbatim)])
        changed = self._nearly(passage, CHANGED, others)
        return replace(changed, texts=texts, sessions=sessions, first=first, last=last)

    def _nearly(self, passage: str, nearness: Nearness, among: Query) -> Agreed:
        """Paragraphs in nearly these words, one of each wording, and the sessions of all of them."""
        wanted = tuple(stems_of(passage))
        candidates, more = self._candidates(wanted, nearness, among)
        weighed = []
        for row in self._rows(candidates):
            share, length = likeness(wanted, tuple(stems_of(row.text)))
            if share >= nearness.share:
                weighed.append((share, length, row))
        weighed.sort(key=lambda one: (one[0], one[1]), reverse=True)
        sessions = _by_session({row.version for *_, row in weighed})
        return Agreed(passage, near=self._best(weighed, passage), near_sessions=sessions, more=more)

    def _best(self, weighed: list[tuple[float, float, _Row]], passage: str) -> tuple[Near, ...]:
        best = {" ".join(row.text.split()): (share, row.pk) for share, _, row in reversed(weighed)}
        chosen = sorted(best.values(), key=lambda one: -one[0])[:SHOWN]
        read = hits.read([Ranked(schema.PARAGRAPH, pk, pk, share) for share, pk in chosen], None)
        return tuple(Near(hit, ranked.score, redline(hit.text, passage)) for ranked, hit in read.items())

    def _candidates(self, stems: tuple[str, ...], nearness: Nearness, among: Query) -> tuple[list[int], bool]:
        """Primary keys of the paragraphs that share most of the passage's rarest words; whether there are more."""
        frequency = {stem: self.searcher.doc_freq("text", stem) for stem in dict.fromkeys(stems)}
        rarest = sorted((count, stem) for stem, count in frequency.items() if count)[: nearness.rarest]
        if not rarest:
            return [], False
        query = any_of([self.compiler.term("text", stem) for _, stem in rarest])
        found = self.searcher.search(all_of([query, among]), limit=nearness.candidates, count=False)
        entries = numbers(self.searcher, "entry", [place for _, place in found.hits])
        rows = [schema.row_of(entry) for entry in entries]
        return [pk for kind, pk in rows if kind == schema.PARAGRAPH], len(entries) == nearness.candidates

    def _rows(self, pks: list[int]) -> list[_Row]:
        columns = ("pk", "text", "language_version__version")
        return [_Row(*row) for row in Paragraph.objects.filter(pk__among=pks).values_list(*columns)] if pks else []

    def _edge(self, query: Query, passage: str, order: Order) -> Hit | None:
        """The first or last entry whose row still has the passage."""
        found = self.searcher.search(query, limit=5, count=False, order_by_field="day", order=order)
        entries = numbers(self.searcher, "entry", [place for _, place in found.hits])
        ranked = [Ranked(*schema.row_of(entry), entry, 0.0) for entry in entries]
        pattern = phrase_pattern(passage)
        read = hits.read(ranked, None)
        return next(
            (read[one] for one in ranked if one in read and pattern.search(hits.searched_text(read[one]))), None
        )

    def _sessions(self, query: Query) -> tuple[tuple[str, int], ...]:
        """(session, adopted texts with the passage), in order of time."""
        wanted = {
            "sessions": {
                "terms": {"field": "session", "size": 500},
                "aggs": {"texts": {"cardinality": {"field": "version"}}, "day": {"min": {"field": "day"}}},
            }
        }
        buckets = self.searcher.aggregate(query, wanted)["sessions"]["buckets"]
        buckets.sort(key=lambda bucket: bucket["day"]["value"] or 0)
        return tuple((bucket["key"], int(bucket["texts"]["value"])) for bucket in buckets)


def _by_session(versions: set[int]) -> tuple[tuple[str, int], ...]:
    """(session, texts), in order of time; "" where the session is not known. One query."""
    if not versions:
        return ()
    session = "resolution__session__"
    columns = (f"{session}code", f"{session}kind", f"{session}ordinal", "adopted_on", "issued_on")
    days: dict[str, list[date]] = defaultdict(list)
    for code, kind, number, adopted, issued in Version.objects.filter(pk__among=versions).values_list(*columns):
        regular = number if kind == SessionKind.REGULAR else None
        days[code or ""].append(order_date(adopted, issued, regular) or date.min)
    return tuple((code, len(of)) for code, of in sorted(days.items(), key=lambda one: min(one[1])))


def likeness(passage: tuple[str, ...], other: tuple[str, ...]) -> tuple[float, float]:
    """(share of the passage's words found in the other in order, the same of both together): a passage may be part of a
    longer paragraph, and of two paragraphs that hold it the shorter is nearer."""
    common = LCSseq.similarity(passage, other)
    return common / max(len(passage), 1), 2 * common / max(len(passage) + len(other), 1)
