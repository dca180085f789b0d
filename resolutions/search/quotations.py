"""Is this quotation in a text, and where exactly?

Words count, and the marks between them; how letters, quotation marks and hyphens are written down does not, nor do
capitals (``text.equality``, ``analyzers.literal_form``). What is not held is never called invented: the archive cannot
say. ``benchmarks/quotations.py`` measures what is found again of quotations made by a seed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum, auto
from itertools import accumulate

from django.db import connection
from tantivy import Order, Query, Searcher

from resolutions.comparison.words import Op, redline
from resolutions.models import Paragraph
from resolutions.text.symbols import Symbol

from . import hits, schema
from .agreed import NEAR, SHORTEST
from .analyzers import literal_tokens, stems_of
from .engine import numbers
from .hits import Hit
from .index_sync import current_state, reading
from .likeness import likeness
from .query.compiling import Compiler, all_of, any_of, filtering
from .query.terms import Spellings
from .quoted_paragraph import is_at, names_of
from .ranking import Ranked
from .store import IndexUnusable, Opened
from .text_counts import texts_of
from .vocabulary import Vocabulary

MOST_LETTERS = 4_000
"""Of a quotation; whole drafts are for the agreed-language finder."""

SHOWN = 10
_CANDIDATES = 60
_RAREST = 8
_APART = " \x1f "
"""Between units that no quotation runs across: a title, a footnote."""

_ENUMERATOR = re.compile(r"^\s*(?:\d{1,3}[.)]|\([a-z]{1,4}\)|[•*–-])\s+", re.IGNORECASE | re.MULTILINE)
_RAISED = re.compile("[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+")
_OMISSION = re.compile(r"\s*(?:[\[(]\s*(?:\.\s?\.\s?\.|…)\s*[\])]|…|\.\s?\.\s?\.)\s*")
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_WRITTEN_WITHOUT_BLANKS = re.compile("[\u3400-\u9fff\uf900-\ufaff]")

_UNITS = f"""
WITH named AS (
    SELECT id FROM resolutions_version WHERE symbol_key = ANY(%(keys)s) ORDER BY symbol_key DESC LIMIT 1
), texts AS (
    SELECT l.id, l.title, l.leads, l.language FROM resolutions_languageversion l JOIN named ON named.id = l.version_id
    WHERE %(language)s IN ('', l.language)
), units AS (
    SELECT language_version_id AS text_id, {schema.PARAGRAPH} AS kind, id, text, 1 AS part, position
    FROM resolutions_paragraph WHERE language_version_id IN (SELECT id FROM texts)
    UNION ALL
    SELECT language_version_id, {schema.FOOTNOTE}, id, text, 2, position
    FROM resolutions_footnote WHERE language_version_id IN (SELECT id FROM texts)
    UNION ALL
    SELECT id, {schema.TITLE}, id, title, 3, 0 FROM texts
)
SELECT units.text_id, units.kind, units.id, units.text FROM units JOIN texts ON texts.id = units.text_id
ORDER BY texts.leads DESC, texts.language, units.part, units.position
"""
"""Written out: to put the same together as querysets takes twice as long as to answer it."""


class Verdict(StrEnum):
    VERBATIM = auto()
    NEAR = auto()
    """Nearly these words stand there."""
    NOT_SAID = auto()
    """What is named is held, and does not say this."""
    NOT_HELD = auto()
    """The archive cannot say."""


class TooShort(ValueError):
    """Fewer words than ``SHORTEST``: they stand everywhere."""


class Building(Exception):
    """There is no index that can be read yet."""


@dataclass(frozen=True, slots=True)
class Difference:
    """``words`` redline what ``hit`` says to the quotation; ``share`` of its words stand there in this order."""

    hit: Hit
    share: float
    words: tuple[Op, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """``places`` are where it stands verbatim in what was named, or the first and last texts that have it, where
    nothing was; ``texts`` counts them. ``elsewhere`` are such places in other texts, or other paragraphs, than what was
    named, in ``texts_elsewhere`` texts."""

    quotation: str
    verdict: Verdict
    symbol: str | None = None
    paragraph: str | None = None
    places: tuple[Hit, ...] = ()
    texts: int = 0
    near: Difference | None = None
    elsewhere: tuple[Hit, ...] = ()
    texts_elsewhere: int = 0
    omissions: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A quotation ready to be looked for: its parts between marks of omission, each in literal form."""

    words: str
    parts: tuple[str, ...]

    @classmethod
    def of(cls, quotation: str) -> Asked:
        """Raises ``TooShort``."""
        plain = _ENUMERATOR.sub("", _RAISED.sub("", quotation.replace("\x00", "")[:MOST_LETTERS]))
        words = [_EDGES.sub("", " ".join(part.split())) for part in _OMISSION.split(plain)]
        words = [part for part in words if part]
        if sum(len(stems_of(part)) for part in words) < SHORTEST and not _WRITTEN_WITHOUT_BLANKS.search(plain):
            raise TooShort(
                f"A quotation of fewer than {SHORTEST} words stands in too many places to say anything of it."
            )
        return cls(" ".join(words), tuple(_shape(part) for part in words))

    def places(self, shape: str) -> Iterable[tuple[int, int]]:
        """Start and end of every place in a text in literal form where the parts stand in order."""
        at = 0
        while (span := self._next(shape, at)) is not None:
            yield span
            at = span[0] + 1

    def _next(self, shape: str, at: int) -> tuple[int, int] | None:
        start = _find(shape, self.parts[0], at)
        end = start
        for part in self.parts:
            place = _find(shape, part, end) if end >= 0 else -1
            if place < 0 or _APART in shape[start:place]:
                return None
            end = place + len(part)
        return start, end


@dataclass(frozen=True, slots=True)
class _Unit:
    """A title, paragraph or footnote of the text named."""

    kind: int
    pk: int
    text: str


def verify(quotation: str, symbol: str = "", paragraph: str = "", language: str = "") -> Finding:
    """Raises ``TooShort``, ``NoParagraph``, ``ValueError`` for what is no symbol, and ``Building`` where nothing was
    named and there is no index."""
    asked = Asked.of(quotation)
    if not symbol.strip():
        return _anywhere(quotation, asked)
    named = Symbol.from_reader(symbol)
    if paragraph.strip():
        names_of(paragraph.strip())
    finding = _in_text(quotation, asked, named, paragraph.strip(), language)
    return finding if finding.verdict == Verdict.VERBATIM else _with_elsewhere(finding, asked)


def _in_text(quotation: str, asked: Asked, symbol: Symbol, paragraph: str, language: str) -> Finding:
    finding = Finding(quotation, Verdict.NOT_HELD, str(symbol), paragraph or None, omissions=len(asked.parts) > 1)
    units = _units(symbol, language)
    if not units:
        return finding
    found = _read(_verbatim(asked, units))
    there = [hit for hit in found if is_at(hit, paragraph)]
    if there:
        return replace(finding, verdict=Verdict.VERBATIM, places=tuple(there[:SHOWN]), texts=1)
    if found:
        return replace(finding, verdict=Verdict.NOT_SAID, elsewhere=tuple(found[:SHOWN]), texts_elsewhere=1)
    near = _nearest(asked, units, paragraph)
    return replace(finding, verdict=Verdict.NEAR if near else Verdict.NOT_SAID, near=near)


def _units(symbol: Symbol, language: str) -> list[list[_Unit]]:
    """Of each language version of the text named, the leading one first: the paragraphs in order, then what stands
    apart. One query."""
    of_text: dict[int, list[_Unit]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_UNITS, {"keys": [symbol.key, symbol.document.key], "language": language})
        for key, kind, pk, text in cursor:
            of_text.setdefault(key, []).append(_Unit(kind, pk, text))
    return list(of_text.values())


def _verbatim(asked: Asked, texts: Sequence[Sequence[_Unit]]) -> list[_Unit]:
    """The unit in which each place begins."""
    found: dict[_Unit, None] = {}
    for units in texts:
        shapes = [_shape(unit.text) for unit in units]
        joints = [" " if unit.kind == schema.PARAGRAPH else _APART for unit in units]
        whole = "".join(joint + shape for joint, shape in zip(joints, shapes, strict=True)) + " "
        lengths = (len(joint) + len(shape) for joint, shape in zip(joints, shapes, strict=True))
        ends = list(accumulate(lengths))
        for start, _end in asked.places(whole):
            found[next(unit for unit, end in zip(units, ends, strict=True) if start < end)] = None
    return list(found)


def _nearest(asked: Asked, texts: Sequence[Sequence[_Unit]], paragraph: str) -> Difference | None:
    """The unit with most of the quotation's words; what stands in the paragraph named goes before."""
    wanted = tuple(stems_of(asked.words))
    weighed = [(*likeness(wanted, tuple(stems_of(unit.text))), unit) for units in texts for unit in units]
    near = sorted((one for one in weighed if one[0] >= NEAR.share), key=lambda one: one[:2], reverse=True)[:SHOWN]
    read = hits.read([_ranked(unit) for *_, unit in near], None)
    found = [(share, read[_ranked(unit)]) for share, _, unit in near if _ranked(unit) in read]
    found.sort(key=lambda one: not is_at(one[1], paragraph))
    return _difference(found[0][1], found[0][0], asked) if found else None


def _difference(hit: Hit, share: float, asked: Asked) -> Difference:
    """Without what stands before and after it in a longer paragraph."""
    words = list(redline(hit.text, asked.words))
    while words and words[0][0] == "-":
        words.pop(0)
    while words and words[-1][0] == "-":
        words.pop()
    return Difference(hit, share, tuple(words))


def _with_elsewhere(finding: Finding, asked: Asked) -> Finding:
    """Adds where it stands verbatim in other texts, as far as the index can be asked."""
    if finding.elsewhere:
        return finding
    try:
        with _index() as index:
            places, texts = index.places(asked)
    except Building:
        return finding
    return replace(finding, elsewhere=places, texts_elsewhere=texts)


def _anywhere(quotation: str, asked: Asked) -> Finding:
    finding = Finding(quotation, Verdict.NOT_HELD, omissions=len(asked.parts) > 1)
    with _index() as index:
        places, texts = index.places(asked)
        if places:
            return replace(finding, verdict=Verdict.VERBATIM, places=places, texts=texts)
        candidates = index.candidates(asked.words)
    near = _near_anywhere(asked, candidates)
    return replace(finding, verdict=Verdict.NEAR, near=near) if near else finding


def _near_anywhere(asked: Asked, candidates: Collection[int]) -> Difference | None:
    wanted = tuple(stems_of(asked.words))
    rows = Paragraph.objects.filter(pk__among=candidates).values_list("pk", "text")
    weighed = [(*likeness(wanted, tuple(stems_of(text))), pk) for pk, text in rows]
    best = max(weighed, default=(0.0, 0.0, 0))
    if best[0] < NEAR.share:
        return None
    read = list(hits.read([Ranked(schema.PARAGRAPH, best[2], best[2], 0.0)], None).values())
    return _difference(read[0], best[0], asked) if read else None


@contextmanager
def _index() -> Iterator[_Index]:
    """The index in its present state. Raises ``Building``."""
    opened = current_state().opened
    if opened is None:
        raise Building
    try:
        with reading(opened):
            yield _Index(opened)
    except IndexUnusable:
        raise Building from None


class _Index:
    """One state of the index, while it is asked."""

    def __init__(self, opened: Opened) -> None:
        self.searcher: Searcher = opened.searcher
        self.compiler = Compiler(schema.schema(), Vocabulary(opened), Spellings())

    def places(self, asked: Asked) -> tuple[tuple[Hit, ...], int]:
        """The first and the last places of the whole archive whose rows bear it out, and how many texts have it."""
        query = all_of([self.compiler.literal(part) for part in asked.parts])
        first = self._edge(query, Order.Asc)
        last = self._edge(query, Order.Desc) if len(first) == SHOWN else []
        read = hits.read({*first, *last}, None)
        edges = [[read[one] for one in edge if one in read] for edge in (first, last)]
        there = [[hit for hit in edge if any(asked.places(f" {_shape(hit.text)} "))] for edge in edges]
        few = SHOWN // 2 if last else SHOWN
        found = tuple({hit.url(""): hit for edge in there for hit in edge[:few]}.values())
        if not found:
            return (), 0
        return found, max(1, texts_of(self.searcher, query)) if last else len({hit.version.id for hit in found})

    def _edge(self, query: Query, order: Order) -> list[Ranked]:
        """The first or last entries by their day."""
        found = self.searcher.search(filtering(query), limit=SHOWN, count=False, order_by_field="day", order=order)
        entries = numbers(self.searcher, "entry", [place for _, place in found.hits])
        return [Ranked(*schema.row_of(entry), entry, 0.0) for entry in entries]

    def candidates(self, words: str) -> list[int]:
        """Primary keys of paragraphs that share most of the rarest words."""
        rarest = self.compiler.vocabulary.rarest(words, _RAREST)
        if not rarest:
            return []
        query = any_of([self.compiler.term("text", stem) for stem in rarest])
        found = self.searcher.search(query, limit=_CANDIDATES, count=False)
        entries = numbers(self.searcher, "entry", [place for _, place in found.hits])
        return [pk for kind, pk in map(schema.row_of, entries) if kind == schema.PARAGRAPH]


def _read(units: Sequence[_Unit]) -> list[Hit]:
    read = hits.read([_ranked(unit) for unit in units], None)
    return [read[_ranked(unit)] for unit in units if _ranked(unit) in read]


def _ranked(unit: _Unit) -> Ranked:
    return Ranked(unit.kind, unit.pk, unit.pk, 0.0)


def _shape(text: str) -> str:
    """In literal form, one blank between words and marks."""
    return " ".join(literal_tokens(text))


def _find(shape: str, part: str, at: int) -> int:
    """Where whole words begin; -1 where they do not stand. Chinese has no blanks between words."""
    if _WRITTEN_WITHOUT_BLANKS.search(part):
        return shape.find(part, at)
    found = shape.find(f" {part} ", max(at - 1, 0))
    return found if found < 0 else found + 1
