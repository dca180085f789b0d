"""How well the six languages are read: the Secretariat's XML in five against the English of the same resolutions, the
plain text of each as a PDF's, and what changed from one session to another.

python -m benchmarks.languages CORPUS [--languages FOLDER] [--half N] [--worst N]

``CORPUS`` holds the English XML in ``akn/77`` and ``akn/79``; the same in the other languages stands in its folder
``languages``, else in ``corpus-languages`` beside it. Rules were written by the resolutions of half 0; the figures
published are those of half 1.
"""

from __future__ import annotations

import random
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.matching import Score, score
from benchmarks.options import ask_languages, languages_asked, options
from benchmarks.pdf_languages import LanguagePdf, as_printed_in
from benchmarks.report import report
from resolutions.comparison import compare
from resolutions.comparison.bitext import align_languages
from resolutions.comparison.result import ChangeKind
from resolutions.text.document import Document
from resolutions.text.languages import ENGLISH, LANGUAGES
from resolutions.text.numbering import canonical_number, canonical_part
from resolutions.text.parse import Unreadable, parse
from resolutions.text.symbols import Symbol

OTHERS = tuple(one.code for one in LANGUAGES if one.code != ENGLISH)
SESSIONS = ("77", "79")
REACH_OF_ONE = {
    "ids_equal": 0.95,
    "part": 0.995,
    "number": 0.995,
    "opening": 0.995,
    "item_letter": 0.995,
    "meeting": 0.995,
    "committee": 0.995,
    "adopted_on": 0.995,
    "plain_blocks_f1": 0.99,
    "plain_part": 0.99,
    "plain_cover": 0.98,
    "cited_symbols": 0.97,
    "changes_agree": 0.97,
}
COVER_FIELDS = (
    "symbol",
    "title",
    "session",
    "item_number",
    "item_letter",
    "issued_on",
    "adopted_on",
    "origin",
    "meeting",
)


def half_of(symbol: str) -> int:
    """0 for the half that rules are written by, 1 for the half whose figures are published."""
    return zlib.crc32(symbol.removeprefix("A/RES/").encode()) % 2


@dataclass(frozen=True, slots=True)
class Share:
    found: int = 0
    of: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.found + other.found, self.of + other.of)

    @property
    def value(self) -> float:
        return self.found / self.of if self.of else 1.0


@dataclass(slots=True)
class Measured:
    """Shares by figure and language, and what a person should look at."""

    shares: dict[tuple[str, str], Share] = field(default_factory=lambda: defaultdict(Share))
    remarks: Counter[str] = field(default_factory=Counter)

    def add(self, figure: str, code: str, found: int, of: int = 1) -> None:
        self.shares[figure, code] += Share(found, of)

    def check(self, figure: str, code: str, is_right: bool, remark: str) -> None:
        self.add(figure, code, int(is_right))
        if not is_right:
            self.remarks[f"{code} {figure}: {remark}"] += 1


def documents(folders: Sequence[Path], half: int | None) -> dict[str, dict[str, Document]]:
    """By symbol, then by language."""
    held: dict[str, dict[str, Document]] = defaultdict(dict)
    for path in sorted(path for folder in folders for path in folder.rglob("*.xml")):
        try:
            document = parse(path.read_bytes(), name=path.name)
        except Unreadable:
            continue
        if document.symbol and (half is None or half_of(document.symbol) == half):
            held[document.symbol][document.language] = document
    return {symbol: texts for symbol, texts in held.items() if ENGLISH in texts and len(texts) > 1}


def measure_xml(held: Mapping[str, Mapping[str, Document]], measured: Measured) -> None:
    for symbol, texts in held.items():
        english = texts[ENGLISH]
        ids = [paragraph.id for paragraph in english.paragraphs]
        same = {code: [p.id for p in texts[code].paragraphs] == ids for code in OTHERS if code in texts}
        for code, is_same in same.items():
            measured.check("ids_equal", code, is_same, symbol)
            measure_paragraphs(english, texts[code], measured)
            measure_cover(english, texts[code], measured)
            cited = [{citation.symbol for citation in one.citations} for one in (english, texts[code])]
            measured.add("cited_symbols", code, 2 * len(cited[0] & cited[1]), len(cited[0]) + len(cited[1]))
        if len(same) == len(OTHERS):
            measured.check("ids_equal", "all", all(same.values()), symbol)


def measure_paragraphs(english: Document, other: Document, measured: Measured) -> None:
    """Of the rows that both languages have, as they are aligned."""
    code = other.language
    texts = {one.language: [(p.id, p) for p in one.paragraphs] for one in (english, other)}
    for row in align_languages(texts):
        if len(row.cells) < 2:
            continue
        here, there = row.cells[ENGLISH], row.cells[code]
        where = f"{english.symbol} {here.id}"
        measured.check("part", code, here.kind == there.kind, f"{where}: {here.kind} read as {there.kind}")
        numbers = [_canonical(one.number or "") for one in (here, there)]
        measured.check("number", code, numbers[0] == numbers[1], f"{where}: {here.number} read as {there.number}")
        if here.opening:
            measured.check("opening", code, bool(there.opening), where)


def _canonical(number: str) -> str:
    """As English prints it: ``II`` for the section ``二``, ``(a)`` for the subparagraph ``أ``."""
    return canonical_part(number) or canonical_number(number)


def measure_cover(english: Document, other: Document, measured: Measured) -> None:
    stated = {
        "item_letter": lambda one: [(item.number, item.letter) for item in one.agenda_items],
        "meeting": lambda one: one.meeting and one.meeting.number,
        "committee": lambda one: one.origin and one.origin.committee,
        "adopted_on": lambda one: one.adopted_on,
        "issued_on": lambda one: one.issued_on,
        "distribution": lambda one: one.distribution,
    }
    for name, value in stated.items():
        here, there = value(english), value(other)
        measured.check(name, other.language, here == there, f"{english.symbol}: {here}, read {there}")


def measure_plain(held: Mapping[str, Mapping[str, Document]], measured: Measured) -> None:
    """Each text as the text of a PDF, read back, against what its XML says."""
    for symbol, texts in held.items():
        for code in OTHERS:
            if code not in texts:
                continue
            truth = as_printed_in(texts[code])
            text = LanguagePdf(truth, random.Random(f"1 {code} {symbol}")).text()
            try:
                read = parse(text.encode(), name="text.txt")
            except Unreadable as error:
                measured.check("plain_readable", code, False, f"{symbol}: {error}")
                continue
            measured.check("plain_language", code, read.language == code, f"{symbol} read as {read.language}")
            _add_score(score(truth, read), code, symbol, measured)


def _add_score(found: Score, code: str, symbol: str, measured: Measured) -> None:
    tallies = found.tallies
    for name in ("block", "annex_block"):
        if name in tallies:
            tally = tallies[name]
            measured.add(f"plain_{name}s_f1", code, 2 * tally.found, tally.wanted + tally.given)
    for name in ("part", "number", "opening", "footnote"):
        if name in tallies:
            measured.add(f"plain_{name}", code, tallies[name].found, tallies[name].wanted)
    for name in COVER_FIELDS:
        if name in tallies:
            measured.add("plain_cover", code, tallies[name].found, tallies[name].wanted)
            measured.add(f"plain_{name}", code, tallies[name].found, tallies[name].wanted)
    for difference in found.differences[:3]:
        measured.remarks[f"{code} plain {symbol} {difference[:230]}"] += 1


def measure_changes(held: Mapping[str, Mapping[str, Document]], measured: Measured) -> None:
    """Texts of one subject in two sessions, compared in each language: rows that pair the same paragraphs."""
    for earlier, later in _of_one_subject(held):
        english = _rows(held[earlier][ENGLISH], held[later][ENGLISH])
        wanted = english.keys()
        for code in OTHERS:
            if code in held[earlier] and code in held[later]:
                rows = _rows(held[earlier][code], held[later][code])
                given = rows.keys()
                both = [place for place in wanted & given if english[place] and rows[place]]
                measured.add("kinds_agree", code, sum(english[one] == rows[one] for one in both), len(both))
                measured.add("changes_agree", code, 2 * len(wanted & given), len(wanted) + len(given))
                if wanted != given:
                    measured.remarks[f"{code} changes {earlier} {later}: {len(wanted ^ given)} rows differ"] += 1


def _of_one_subject(held: Mapping[str, Mapping[str, Document]]) -> Iterator[tuple[str, str]]:
    """Pairs of symbols whose English titles are the same, of different sessions."""
    by_title: dict[str, list[str]] = defaultdict(list)
    for symbol, texts in held.items():
        by_title[(texts[ENGLISH].title or "").casefold()].append(symbol)
    for symbols in by_title.values():
        ordered = sorted(symbols, key=lambda symbol: Symbol.parse(symbol).sort_key)
        if len(ordered) == 2 and Symbol.parse(ordered[0]).session != Symbol.parse(ordered[1]).session:
            yield ordered[0], ordered[1]


def _rows(earlier: Document, later: Document) -> dict[tuple[tuple[str, ...], tuple[str, ...]], ChangeKind | None]:
    """The kind of change by the paragraphs that a row pairs."""
    return {(tuple(row.a), tuple(row.b)): row.kind for row in compare(earlier, later).rows}


def figures_of(measured: Measured) -> dict[str, float]:
    return {f"{figure}_{code}": round(share.value, 4) for (figure, code), share in sorted(measured.shares.items())}


def reach_of(figures: Mapping[str, float]) -> dict[str, float]:
    reach = {f"{name}_{code}": value for name, value in REACH_OF_ONE.items() for code in OTHERS}
    return {name: value for name, value in (reach | {"ids_equal_all": 0.9}).items() if name in figures}


def table(measured: Measured) -> str:
    names = sorted({figure for figure, _ in measured.shares})
    lines = [f"| figure | {' | '.join((*OTHERS, 'all six'))} | reach |", "|---" * (len(OTHERS) + 3) + "|"]
    for name in names:
        cells = [measured.shares.get((name, code)) for code in (*OTHERS, "all")]
        shown = [f"{cell.value:.4f}" if cell else "" for cell in cells]
        lines.append(f"| {name} | {' | '.join(shown)} | {REACH_OF_ONE.get(name, '')} |")
    return "\n".join(lines)


def main() -> None:
    parser = options(__doc__)
    ask_languages(parser)
    parser.add_argument("--half", type=int, choices=(0, 1), default=1)
    parser.add_argument("--worst", type=int, default=0, help="show so many remarks")
    parser.add_argument("--only", choices=("xml", "plain", "changes"), help="measure one part alone")
    asked = parser.parse_args()
    languages = languages_asked(asked)
    folders = [*(asked.corpus / "akn" / session for session in SESSIONS), languages]
    held = documents(folders, None if asked.tiny else asked.half)
    measured = Measured()
    for name, measure in (("xml", measure_xml), ("plain", measure_plain), ("changes", measure_changes)):
        if asked.only in (None, name):
            measure(held, measured)
    remarks = [f"- {remark}" for remark in list(measured.remarks)[: asked.worst]]
    texts = sum(len(one) for one in held.values())
    said = f"{len(held)} resolutions, {texts} texts, half {asked.half} of what is held. No "
    said += "difference is excused: where the files themselves differ (a number printed otherwise) it counts as a miss."
    figures = figures_of(measured)
    sections = [said, "", table(measured), "", *remarks]
    report("languages", "Six languages, measured", figures, reach_of(figures), {}, sections, tiny=asked.tiny)


if __name__ == "__main__":
    main()
