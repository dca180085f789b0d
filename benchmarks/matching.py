"""How much of a document's truth a reading found: counts that add up over documents.

A block counts as found when its letters and digits are those of the truth, in the same order of blocks. Nothing is
compared more loosely than that: a word too many, or a note's digit left in the text, loses the block.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Indel, LCSseq

from resolutions.text.document import Document, Paragraph
from resolutions.text.symbols import Symbol

_WORD = re.compile(r"[^\W_]+")
_ANCHOR_LETTERS = 12


@dataclass(slots=True)
class Tally:
    """``found`` of ``wanted`` in the truth; ``given`` is how many the reading offered."""

    found: int = 0
    wanted: int = 0
    given: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.found + other.found, self.wanted + other.wanted, self.given + other.given)

    @property
    def f1(self) -> float:
        return 2 * self.found / (self.wanted + self.given) if self.wanted + self.given else 1.0

    @property
    def recall(self) -> float:
        return self.found / self.wanted if self.wanted else 1.0


@dataclass(slots=True)
class Score:
    """The tallies of one document, or of many added up; ``differences`` are lines for a person to look at."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    differences: list[str] = field(default_factory=list)

    def add(self, name: str, tally: Tally) -> None:
        self.tallies[name] = self.tallies.get(name, Tally()) + tally

    def merge(self, other: Score) -> None:
        for name, tally in other.tallies.items():
            self.add(name, tally)


def letters(text: str | None) -> str:
    """Letters and digits only, without case or the print's forms of them."""
    plain = unicodedata.normalize("NFKC", text or "").casefold()
    return "".join(character for character in plain if character.isalnum())


def words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def score(truth: Document, read: Document, faults: frozenset[str] = frozenset()) -> Score:
    """Everything measured of one document.

    ``faults`` names places where the truth itself is known to be wrong: ``block:<id>``, ``note:<mark>``,
    ``anchor:<mark>``, ``after:<id>`` for a block the truth lacks, or a cover field. They are counted on neither side.
    """
    result = Score()
    truth, read = _without_faults(truth, read, faults)
    _score_blocks(result, truth, read)
    _score_letters(result, truth, read)
    _score_cells(result, truth, read)
    _score_footnotes(result, truth, read)
    _score_citations(result, truth, read)
    _score_cover(result, truth, read)
    return result


def _without_faults(truth: Document, read: Document, faults: frozenset[str]) -> tuple[Document, Document]:
    """Both documents without what the truth has wrong, and without what the reading has in its place."""
    for fault in sorted(faults):
        kind, _, place = fault.partition(":")
        if kind == "block":
            wrong = next(p for p in truth.paragraphs if p.id == place)
            truth = replace(truth, paragraphs=tuple(p for p in truth.paragraphs if p is not wrong))
            read = replace(read, paragraphs=_without_nearest(read.paragraphs, wrong))
        elif kind == "after":
            before = letters(next(p.text for p in truth.paragraphs if p.id == place))
            index = next((i for i, p in enumerate(read.paragraphs) if letters(p.text) == before), len(read.paragraphs))
            read = replace(read, paragraphs=read.paragraphs[: index + 1] + read.paragraphs[index + 2 :])
        elif kind == "note":
            truth, read = (
                replace(d, footnotes=tuple(f for f in d.footnotes if f.mark != place)) for d in (truth, read)
            )
        elif kind == "anchor":
            truth, read = (replace(d, paragraphs=_without_mark(d.paragraphs, place)) for d in (truth, read))
        elif kind in COVER:
            read = replace(read, **{_FIELDS.get(kind, kind): getattr(truth, _FIELDS.get(kind, kind))})
        else:
            raise ValueError(f"no such place: {fault}")
    return truth, read


def _without_nearest(paragraphs: tuple[Paragraph, ...], wrong: Paragraph) -> tuple[Paragraph, ...]:
    choices = {index: letters(paragraph.text) for index, paragraph in enumerate(paragraphs)}
    nearest = process.extractOne(letters(wrong.text), choices, scorer=fuzz.ratio, score_cutoff=40)
    return paragraphs[: nearest[2]] + paragraphs[nearest[2] + 1 :] if nearest else paragraphs


def _without_mark(paragraphs: tuple[Paragraph, ...], mark: str) -> tuple[Paragraph, ...]:
    return tuple(replace(p, notes=tuple(n for n in p.notes if n.mark != mark)) for p in paragraphs)


def blocks(document: Document, *, annex: bool | None, heading: bool = False) -> list[Paragraph]:
    """The blocks with any letters in them; the formula is not one, and headings are counted apart."""
    return [
        paragraph
        for paragraph in document.paragraphs
        if (paragraph.kind == "heading") == heading
        and paragraph.kind != "formula"
        and annex in (None, paragraph.annex)
        and letters(paragraph.text)
    ]


def pairs(truth: Sequence[str], read: Sequence[str]) -> list[tuple[int, int]]:
    """Indices of equal items in the longest common subsequence."""
    found = []
    for operation in LCSseq.opcodes(truth, read):
        if operation.tag == "equal":
            found += zip(
                range(operation.src_start, operation.src_end),
                range(operation.dest_start, operation.dest_end),
                strict=True,
            )
    return found


def _score_blocks(result: Score, truth: Document, read: Document) -> None:
    perfect = True
    for name, annex in (("block", False), ("annex_block", True)):
        wanted, given = blocks(truth, annex=annex), blocks(read, annex=annex)
        wanted_letters, given_letters = [letters(p.text) for p in wanted], [letters(p.text) for p in given]
        matched = pairs(wanted_letters, given_letters)
        result.add(name, Tally(len(matched), len(wanted), len(given)))
        perfect = perfect and len(matched) == len(wanted) == len(given)
        _score_matched(result, [(wanted[i], given[j]) for i, j in matched])
        result.differences += _unmatched(name, wanted, given, matched)
    result.add("perfect", Tally(int(perfect), 1, 1))
    headings = [
        [letters((p.number or "") + p.text) for p in blocks(d, annex=None, heading=True)] for d in (truth, read)
    ]
    result.add("heading", Tally(len(pairs(*headings)), *map(len, headings)))


def _score_matched(result: Score, matched: Iterable[tuple[Paragraph, Paragraph]]) -> None:
    for truth, read in matched:
        if truth.kind in ("preambular", "operative"):
            result.add("part", Tally(int(truth.kind == read.kind), 1, 1))
            if truth.kind != read.kind:
                result.differences.append(f"part: {truth.kind} read as {read.kind}: {truth.text[:80]}")
        result.add("opening", Tally(int(letters(truth.opening) == letters(read.opening)), 1, 1))
        result.add("same_id", Tally(int(truth.id == read.id), 1, 1))
        result.add("block_kind", Tally(int(truth.kind == read.kind), 1, 1))
        same = letters(truth.number) == letters(read.number)
        result.add("number", Tally(int(same), 1, 1))
        if not same:
            result.differences.append(f"number: {truth.number} read as {read.number}: {truth.text[:80]}")


def _unmatched(name: str, wanted: list[Paragraph], given: list[Paragraph], matched: list[tuple[int, int]]) -> list[str]:
    """A line for each block lost, beside the block it comes nearest to, where there is one."""
    seen_wanted, seen_given = {i for i, _ in matched}, {j for _, j in matched}
    missing = [paragraph for i, paragraph in enumerate(wanted) if i not in seen_wanted]
    extra = {j: paragraph for j, paragraph in enumerate(given) if j not in seen_given}
    lines = []
    for paragraph in missing:
        choices = {j: letters(each.text) for j, each in extra.items()}
        nearest = process.extractOne(letters(paragraph.text), choices, scorer=fuzz.ratio, score_cutoff=60)
        if nearest:
            read = extra.pop(nearest[2])
            difference = first_difference(letters(paragraph.text), nearest[0])
            lines.append(f"{name}: {_shown(paragraph)} read in lines {read.lines[0]}–{read.lines[1]}: {difference}")
        else:
            lines.append(f"{name} missing: {_shown(paragraph)}")
    return lines + [f"{name} extra: {_shown(paragraph)}" for paragraph in extra.values()]


def first_difference(wanted: str, given: str) -> str:
    """``…r2022and7823[1|]of22decemb…``: what the truth has, and what the reading has instead."""
    first = next((o for o in Indel.opcodes(wanted, given) if o.tag != "equal"), None)
    if first is None:
        return "in another place"
    here, there = wanted[first.src_start : first.src_end], given[first.dest_start : first.dest_end]
    before, after = wanted[max(first.src_start - 12, 0) : first.src_start], wanted[first.src_end : first.src_end + 10]
    return f"…{before}[{here[:40]}|{there[:40]}]{after}…"


def _shown(paragraph: Paragraph) -> str:
    text = paragraph.text if len(paragraph.text) < 90 else f"{paragraph.text[:50]} […] {paragraph.text[-30:]}"
    return f"{paragraph.kind} {paragraph.number or ''} “{text}”"


def _score_letters(result: Score, truth: Document, read: Document) -> None:
    """Letters of the truth's words that the reading has too, wherever it has put them."""
    wanted, given = Counter(_all_words(truth)), Counter(_all_words(read))
    found = sum(min(count, given[word]) * len(word) for word, count in wanted.items())
    totals = [sum(len(word) * count for word, count in each.items()) for each in (wanted, given)]
    result.add("character", Tally(found, *totals))


def _all_words(document: Document) -> list[str]:
    parts = [f"{p.number or ''} {p.text}" for p in document.paragraphs]
    parts += [footnote.text for footnote in document.footnotes]
    parts += [cell for table in document.tables for row in table.rows for cell in row]
    return [word for part in parts for word in words(part)]


def _score_cells(result: Score, truth: Document, read: Document) -> None:
    """Cells with letters, by what they say, their column and what the first cell of their row says. Rows and columns
    that hold no letters count for nothing."""
    wanted, given = (Counter(_cells(d)) for d in (truth, read))
    found = wanted & given
    result.add("cell", Tally(found.total(), wanted.total(), given.total()))
    result.differences += [f"cell missing: {cell!r}" for cell in (wanted - found)]


def _cells(document: Document) -> Iterator[tuple[str, int, str]]:
    for table in document.tables:
        filled = [[letters(cell) for cell in row] for row in table.rows]
        width = max(map(len, filled), default=0)
        columns = [at for at in range(width) if any(row[at : at + 1] != [""] for row in filled if len(row) > at)]
        for row in filled:
            first = next(filter(None, row), "")
            yield from ((row[at], place, first) for place, at in enumerate(columns) if row[at : at + 1] and row[at])


def _score_footnotes(result: Score, truth: Document, read: Document) -> None:
    wanted, given = ([(letters(f.mark) or f.mark, letters(f.text)) for f in d.footnotes] for d in (truth, read))
    matched = pairs(wanted, given)
    result.add("footnote", Tally(len(matched), len(wanted), len(given)))
    missing = set(range(len(wanted))) - {i for i, _ in matched}
    extra = set(range(len(given))) - {j for _, j in matched}
    result.differences += [
        f"note missing: {truth.footnotes[i].mark} {truth.footnotes[i].text[:110]}" for i in sorted(missing)
    ]
    result.differences += [
        f"note extra:   {read.footnotes[j].mark} {read.footnotes[j].text[:110]}" for j in sorted(extra)
    ]
    anchors = [Counter(_anchors(d)) for d in (truth, read)]
    found = anchors[0] & anchors[1]
    result.add("anchor", Tally(found.total(), anchors[0].total(), anchors[1].total()))
    result.differences += [f"anchor missing: {mark} after …{before}" for mark, before in (anchors[0] - found)]
    result.differences += [f"anchor extra:   {mark} after …{before}" for mark, before in (anchors[1] - found)]


def _anchors(document: Document) -> list[tuple[str, str]]:
    """Each mark with the letters it stands after."""
    return [
        (letters(note.mark) or note.mark, letters(paragraph.text[: note.offset])[-_ANCHOR_LETTERS:])
        for paragraph in document.paragraphs
        for note in paragraph.notes
    ]


def _score_citations(result: Score, truth: Document, read: Document) -> None:
    """Against the links of the markup. It leaves many references without one: those are counted apart, not as wrong."""
    wanted, given = (Counter(_cited(c.symbol) for c in d.citations) for d in (truth, read))
    found = wanted & given
    extra = given - found
    unlinked, text = Counter[str](), _unlinked_text(truth)
    for citation in read.citations:
        symbol = _cited(citation.symbol)
        written = " ".join(citation.as_written.split())
        if unlinked[symbol] < extra[symbol] and written in text:
            text = text.replace(written, "", 1)
            unlinked[symbol] += 1
    result.add("citation", Tally(found.total(), wanted.total(), given.total() - unlinked.total()))
    result.add("citation_strict", Tally(found.total(), wanted.total(), given.total()))
    result.differences += [f"citation missing: {symbol}" for symbol in (wanted - found).elements()]
    result.differences += [f"citation extra:   {symbol}" for symbol in (extra - unlinked).elements()]


def _unlinked_text(truth: Document) -> str:
    """Paragraphs and footnotes with the linked words taken out."""
    texts = {p.id: p.text for p in truth.paragraphs} | {f"fn{f.mark}": f.text for f in truth.footnotes}
    texts["sponsor_note"] = truth.sponsor_note or ""
    for citation in reversed(truth.citations):
        text = texts[citation.where]
        texts[citation.where] = f"{text[: citation.start]}|{text[citation.end :]}"
    return "\n".join(" ".join(text.split()) for text in texts.values())


def _cited(symbol: str) -> str:
    """The markup links a resolution without its part's letter, and the first half of a double symbol."""
    return replace(Symbol.parse(symbol), part="", twin=None).key


COVER: dict[str, Callable[[Document], object]] = {
    "symbol": lambda d: Symbol.parse(d.symbol).key if d.symbol else None,
    "session": lambda d: d.session,
    "issued_on": lambda d: d.issued_on,
    "adopted_on": lambda d: d.adopted_on,
    "meeting": lambda d: (d.meeting.number, d.meeting.date) if d.meeting else None,
    "origin": lambda d: (letters(d.origin.text), d.origin.committee) if d.origin else None,
    "agenda_items": lambda d: [(item.number, item.letter) for item in d.agenda_items],
    "agenda_title": lambda d: [letters(item.title) for item in d.agenda_items],
    "title": lambda d: letters(d.title),
    "distribution": lambda d: d.distribution,
    "organ": lambda d: d.organ,
    "kind": lambda d: d.kind,
}


_FIELDS = {"agenda_title": "agenda_items"}
"""The Document's field behind a figure, where the names differ."""


def _score_cover(result: Score, truth: Document, read: Document) -> None:
    for name, value in COVER.items():
        same = value(truth) == value(read)
        result.add(name, Tally(int(same), 1, 1))
        if not same:
            result.differences.append(f"{name}: {value(truth)} read as {value(read)}")
