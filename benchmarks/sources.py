"""Kinds of source files, and what counts most of each: documents with a fault, and faults that no problem reports.

A document is *faulty* if a block outside the headings, a part, a number, a note, a mark or a field of the cover differs
from its truth, faults of the truth itself excepted. A fault is *silent* if the reading reports no problem that readers
could see (gravity 1 to 3). A *false alarm* is such a problem of a faultless document, whose tables are right as well:
that the cells of one are in the wrong rows or columns is no fault by itself, but a problem that says so is true.

To add a kind: a function that yields its ``Pair``s, and a line in ``SOURCES``.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NamedTuple

from scipy.stats import binomtest

from benchmarks.degrade import PDF, expected, rendered
from benchmarks.matching import COVER, Score, Tally, score
from benchmarks.office import saved_by_office
from benchmarks.printing import as_printed
from benchmarks.stored import FORMS, recognized
from benchmarks.web_page import as_page
from resolutions.text.document import Document
from resolutions.text.parse import Unreadable, parse
from resolutions.text.problems import Gravity, gravity_of
from resolutions.text.readers.akn import read_akn
from resolutions.text.symbols import Symbol
from resolutions.text.writers import as_docx

ON_PAGES = Path(__file__).parent.parent / "resolutions/pages/coverage/measured.csv"
OF_A_FAULT = ("block", "annex_block", "part", "number", "footnote", "anchor", *COVER)
"""Tallies of which none may lack or add anything in a faultless document."""


class Pair(NamedTuple):
    """A document by the key of its symbol, as it should be read and as it was."""

    key: str
    truth: Document
    read: Document


@dataclass(frozen=True, slots=True)
class SourceKind:
    """``pairs`` are its documents in a corpus. ``seen`` are kinds whose every document was looked at while the reading
    was written: their figures only guard against getting worse. Of the others only the half held out is published.
    ``unprinted`` are fields of the cover that files of the kind do not print as the truth has them. ``format`` is the
    one of the archive for which the figures of this kind stand on its pages. What is ``slow`` is none of the tiny form
    of the measurement."""

    name: str
    label: str
    pairs: Callable[[Path], Iterable[Pair]]
    seen: bool = False
    unprinted: frozenset[str] = frozenset()
    format: str = ""
    slow: bool = False


@dataclass(slots=True)
class Outcome:
    """What became of the documents of one kind; ``faults`` has the differences of each faulty one."""

    total: Score = field(default_factory=Score)
    documents: int = 0
    silent: int = 0
    false_alarms: int = 0
    faults: dict[str, list[str]] = field(default_factory=dict)

    def add(self, pair: Pair, unprinted: frozenset[str] = frozenset()) -> None:
        one = score(pair.truth, pair.read, unprinted.union(read_faults().get(pair.key, ())))
        self.total.merge(one)
        self.documents += 1
        reported = reports(pair.read)
        if is_faulty(one):
            self.faults[pair.key] = [*one.differences, *([] if reported else ["SILENT"])]
            self.silent += not reported
        else:
            self.false_alarms += reported and not differs(one, "cell")

    def counts(self) -> dict[str, int]:
        """How many documents are what ``SHARES`` say."""
        return dict(zip(SHARES, (len(self.faults), self.silent, self.false_alarms), strict=True))

    def figures(self) -> dict[str, float]:
        """Shares of documents, and the figures of ``COLUMNS``."""
        found = {name: count / self.documents for name, count in self.counts().items()}
        found |= {name: getattr(self.total.tallies.get(key, Tally()), way) for name, (key, way) in COLUMNS.items()}
        found["cover"] = min(self.total.tallies[name].recall for name in COVER)
        return {name: round(value, 5) for name, value in found.items()}


SHARES = ("faulty", "silent", "false_alarms")
COLUMNS = {
    "block_f1": ("block", "f1"),
    "documents_perfect": ("perfect", "recall"),
    "footnote_f1": ("footnote", "f1"),
    "part_accuracy": ("part", "recall"),
    "heading_f1": ("heading", "f1"),
    "annex_block_f1": ("annex_block", "f1"),
    "same_id": ("same_id", "recall"),
    "cell_accuracy": ("cell", "recall"),
}
"""Figures of a kind: their tally, and how it is summed up."""


def is_faulty(one: Score) -> bool:
    return any(differs(one, name) for name in OF_A_FAULT)


def differs(one: Score, name: str) -> bool:
    tally = one.tallies.get(name, Tally())
    return tally.found != tally.wanted or tally.given > tally.wanted


def reports(read: Document) -> bool:
    """Does the reading report a problem that readers could see?"""
    return any(gravity_of(problem.code) < Gravity.UNSEEN for problem in read.problems)


def is_held_out(key: str) -> bool:
    """Of the half that nobody looks at while the reading is written: by a hash of the symbol's key."""
    return hashlib.sha256(key.encode()).digest()[0] % 2 == 1


def measured(kind: SourceKind, corpus: Path, *, tuning: bool = False, whole: bool = False) -> Outcome:
    """The half held out of a kind's documents, or with ``tuning`` the other; all of a kind that was seen, and of every
    kind where the ``whole`` is asked for."""
    outcome = Outcome()
    for pair in kind.pairs(corpus):
        if whole or kind.seen or is_held_out(pair.key) != tuning:
            outcome.add(pair, kind.unprinted)
    return outcome


def publish(outcomes: dict[str, Outcome], path: Path = ON_PAGES) -> None:
    """Writes what the pages of the archive say of each format."""
    with path.open("w", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("format", "documents", "faulty", "silent"))
        for kind in SOURCES:
            if kind.format and (outcome := outcomes.get(kind.name)):
                rows.writerow((kind.format, outcome.documents, len(outcome.faults), outcome.silent))


def sources_section(outcomes: dict[str, Outcome]) -> str:
    """The table of all kinds, a row each; behind the share of documents that are faulty, faulty in silence or falsely
    doubted stands the interval in which it lies (95 in 100)."""
    names = ("cover", *COLUMNS)
    titles = ["kind", "documents", *(title for share in SHARES for title in (share, "95 %")), *names]
    head = ["## By kind of source", "", f"| {' | '.join(titles)} |"]
    rows = []
    for kind in SOURCES:
        if outcome := outcomes.get(kind.name):
            figures = outcome.figures()
            label = f"{kind.label} (seen)" if kind.seen else kind.label
            cells = [label, str(outcome.documents)]
            for name, count in outcome.counts().items():
                cells += [f"{figures[name]:.4f}", interval(count, outcome.documents)]
            rows.append(f"| {' | '.join([*cells, *(f'{figures[name]:.4f}' for name in names)])} |")
    return "\n".join([*head, "|---" * len(titles) + "|", *rows, ""])


def interval(count: int, documents: int) -> str:
    """In which the share lies with 95 per cent (Wilson)."""
    low, high = binomtest(count, documents).proportion_ci(method="wilson")
    return f"{low:.4f}–{high:.4f}"


@cache
def truths(*folders: Path) -> dict[str, Document]:
    """The XML's documents by the key of their symbol."""
    paths = (path for folder in folders for path in sorted(folder.glob("*.xml")))
    found = (read_akn(path.read_bytes(), name=path.name) for path in paths)
    return {Symbol.parse(document.symbol).key: document for document in found if document.symbol}


@cache
def read_faults() -> dict[str, dict[str, str]]:
    """Places where the XML is wrong, with the reason, by the key of the symbol."""
    faults: dict[str, dict[str, str]] = {}
    with (Path(__file__).parent / "xml_faults.csv").open(newline="") as rows:
        for row in csv.DictReader(rows):
            faults.setdefault(Symbol.parse(row["symbol"]).key, {})[row["place"]] = row["why"]
    return faults


def attempt(data: bytes, truth: Document) -> Document:
    """The reading; a file that cannot be read counts as an empty one."""
    try:
        return parse(data, name="document")
    except Unreadable:
        return Document(source=truth.source, format="none")


def read_beside(folder: Path, pattern: str, known: dict[str, Document]) -> Iterator[Pair]:
    """The files of a folder, each named by its symbol, whose truth is ``known``."""
    for path in sorted(folder.glob(pattern)):
        key = Symbol.from_reader(path.stem).key
        if key in known:
            yield Pair(key, known[key], attempt(path.read_bytes(), known[key]))


def issued_pdfs(corpus: Path) -> Iterator[Pair]:
    """The issued PDFs of session 79, beside the corpus, against the Secretariat's XML."""
    return read_beside(_pdfs(corpus) / "79", "*.pdf", truths(corpus / "akn/79"))


def issued_pdf_files(corpus: Path) -> list[Path]:
    return sorted((_pdfs(corpus) / "79").glob("*.pdf"))


def draft_pdfs(corpus: Path) -> Iterator[Pair]:
    """The issued PDFs of drafts of session 80, against what is read of the text of the same: two readings that share
    neither lines nor layout. Where they differ either may be wrong."""
    texts = {path.stem: path for path in (corpus / "pdf-text/80-drafts").glob("*.txt")}
    for path in sorted((_pdfs(corpus) / "80-drafts").glob("*.pdf")):
        if path.stem in texts:
            truth = parse(texts[path.stem].read_bytes(), name="document")
            yield Pair(Symbol.from_reader(path.stem).key, truth, attempt(path.read_bytes(), truth))


def _pdfs(corpus: Path) -> Path:
    """The folder of PDFs beside a corpus."""
    return corpus.resolve().with_name(f"{corpus.resolve().name}-pdf")


def texts_of_pdfs(corpus: Path) -> Iterator[Pair]:
    """The text that others pulled out of the same."""
    return read_beside(corpus / "pdf-text/79", "*.txt", truths(corpus / "akn/79"))


def in_style(style: str) -> Callable[[Path], Iterator[Pair]]:
    """The XML of other sessions, rendered in a style and read back."""

    def pairs(corpus: Path) -> Iterator[Pair]:
        for key, document in truths(*(corpus / "akn" / session for session in SESSIONS_RENDERED)).items():
            truth = expected(document, style)
            yield Pair(key, truth, attempt(rendered(document, style, seed=1).encode(), truth))

    return pairs


def as_word(corpus: Path) -> Iterator[Pair]:
    """The XML of other sessions, written as Word files and read back: their cover is ours."""
    for key, document in truths(*(corpus / "akn" / session for session in SESSIONS_RENDERED)).items():
        truth = expected(document, PDF)
        yield Pair(key, truth, attempt(as_docx(truth), truth))


def saved_as_word(corpus: Path) -> Iterator[Pair]:
    """Every third of the XML of one of them as LibreOffice saves its Word file."""
    documents = dict(list(truths(corpus / "akn" / SESSIONS_RENDERED[0]).items())[::3])
    expectations = {key: expected(document, PDF) for key, document in documents.items()}
    saved = saved_by_office({key: as_docx(truth) for key, truth in expectations.items()})
    for key, data in saved.items():
        yield Pair(key, expectations[key], attempt(data, expectations[key]))


def as_web_pages(corpus: Path) -> Iterator[Pair]:
    """The XML of one of them as pages of a library, with menu, foot and what else is the site's around the text."""
    for key, document in truths(corpus / "akn" / SESSIONS_RENDERED[0]).items():
        truth = expected(document, "plain")
        yield Pair(key, truth, attempt(as_page(as_printed(document)).encode(), truth))


def as_stored(corpus: Path) -> Iterator[Pair]:
    """The XML of one of them as text, each in one of the forms in which other programs stored or sent it."""
    for at, (key, document) in enumerate(truths(corpus / "akn" / SESSIONS_RENDERED[0]).items()):
        truth = expected(document, PDF)
        text = rendered(document, PDF, seed=1)
        yield Pair(key, truth, attempt(FORMS[at % len(FORMS)](text), truth))


def as_recognized(corpus: Path) -> Iterator[Pair]:
    """The same with letters that a program took for others: nearly all are faulty, and none may be so in silence."""
    for key, document in truths(corpus / "akn" / SESSIONS_RENDERED[0]).items():
        truth = expected(document, PDF)
        yield Pair(key, truth, attempt(recognized(rendered(document, PDF, seed=1), key), truth))


SESSIONS_RENDERED = ("75", "76", "77")
_NOT_OF_A_DRAFT = frozenset(COVER) - {"title", "session", "issued_on", "agenda_items", "agenda_title"}
_NO_COVER = frozenset(COVER) - {"title"}
SOURCES = (
    SourceKind("issued_pdf", "issued PDFs of resolutions, session 79", issued_pdfs, format="pdf"),
    SourceKind("draft_pdf", "issued PDFs of drafts, session 80, against their text", draft_pdfs),
    SourceKind("pdf_text", "text of PDFs, session 79", texts_of_pdfs, seen=True),
    SourceKind("rendered_text", "text as of PDFs, rendered from XML, sessions 75 to 77", in_style(PDF), format="text"),
    SourceKind("markdown", "Markdown as of drafts, rendered", in_style("markdown"), unprinted=_NOT_OF_A_DRAFT),
    SourceKind("plain", "plain text of resolutions, rendered", in_style("plain")),
    SourceKind("draft", "plain text as of drafts, rendered", in_style("draft"), unprinted=_NOT_OF_A_DRAFT),
    SourceKind("headerless", "text without cover and notes, rendered", in_style("headerless"), unprinted=_NO_COVER),
    SourceKind("word", "Word files, written from XML", as_word, format="docx"),
    SourceKind(
        "office_word",
        "the same as LibreOffice saves them, session 75",
        saved_as_word,
        slow=True,
    ),
    SourceKind("stored", "text as others stored or sent it, rendered, session 75", as_stored),
    SourceKind("recognized", "text with letters taken for others, rendered, session 75", as_recognized),
    SourceKind("web_page", "web pages as a library sets them, made of XML", as_web_pages, format="html"),
)
