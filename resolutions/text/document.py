"""What a document is once it has been read: frozen values, no behaviour beyond their own shape.

Every value that came from the file points back to the lines it came from. Lines are counted from 1. Offsets are
counted in characters of the clean text they belong to. ``None`` and ``()`` mean "the text does not say".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from .kinds import (
    DocumentKind,
    Intention,
    Operation,
    Outcome,
    ParagraphKind,
    RelatedRole,
    Side,
    SponsorKind,
    SponsorRole,
    SymbolFrom,
    Where,
)

Lines = tuple[int, int]
"""First and last line of the source, both included."""


class _Value:
    """Packed by its fields alone, which costs half of what it would when one process hands to another what it read."""

    __slots__: tuple[str, ...] = ()

    def __reduce__(self) -> tuple[type, tuple[Any, ...]]:
        return type(self), tuple([getattr(self, name) for name in self.__slots__])


@dataclass(frozen=True, slots=True)
class NoteMark(_Value):
    """A footnote mark standing in a paragraph, before the character at ``offset``."""

    mark: str
    offset: int


@dataclass(frozen=True, slots=True)
class Paragraph(_Value):
    """A block of the text.

    ``id`` is the paragraph's permanent anchor within its document: ``pp3``, ``op12``, ``op12-a``, ``i-op3``,
    ``annex-4``.
    ``section`` names the parts the block stands in, outermost first: ``("A", "II")``, ``("Annex I",)``.
    ``number`` is as printed, without its point: ``4``, ``(a)``; ``None`` where the block has none.
    ``opening`` is the participle or verb the paragraph opens with ("Recalling also", "Requests"), always a prefix of
    ``text``.
    ``text`` is clean prose, without the number.
    """

    id: str
    kind: ParagraphKind
    text: str
    number: str | None = None
    depth: int = 0
    section: tuple[str, ...] = ()
    annex: bool = False
    opening: str = ""
    notes: tuple[NoteMark, ...] = ()
    lines: Lines = (0, 0)

    def called(self, id: str) -> Paragraph:
        """The same with this ``id``. Asked of every paragraph read: ``replace`` takes five times as long."""
        rest = (self.number, self.depth, self.section, self.annex, self.opening, self.notes, self.lines)
        return Paragraph(id, self.kind, self.text, *rest)


@dataclass(frozen=True, slots=True)
class Table(_Value):
    section: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    after: str | None = None
    """Id of the paragraph the table follows."""
    lines: Lines = (0, 0)


@dataclass(frozen=True, slots=True)
class Footnote(_Value):
    mark: str
    text: str
    lines: Lines = (0, 0)


@dataclass(frozen=True, slots=True)
class AgendaItem(_Value):
    number: str
    letter: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Origin(_Value):
    """Where an adopted text came from. ``committee`` is None for "without reference to a Main Committee"."""

    text: str
    committee: str | None = None
    symbols: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Meeting(_Value):
    """The plenary meeting of adoption. ``text`` is the line as printed ("42nd (resumed) plenary meeting")."""

    number: int | None = None
    date: date | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Sponsor(_Value):
    name: str
    kind: SponsorKind = SponsorKind.STATE
    role: SponsorRole = SponsorRole.SPONSOR


@dataclass(frozen=True, slots=True)
class Vote(_Value):
    """``by_state`` maps a State's name to how it voted, ``announced`` to how it said later that it had meant to."""

    in_favour: int | None = None
    against: int | None = None
    abstaining: int | None = None
    by_state: Mapping[str, Side] = field(default_factory=dict)
    announced: Mapping[str, Intention] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Related(_Value):
    """Another document of the same proposal, which the source names beside the text; and the text that a document
    about another speaks of."""

    role: RelatedRole
    symbol: str
    date: date | None = None


@dataclass(frozen=True, slots=True)
class Instruction(_Value):
    """One thing that an amendment or a corrigendum tells to do with the text it is about.

    ``where`` is the id of its own paragraph that tells it. ``target`` is what it changes, as the ids of the text's
    paragraphs say it: ``op3``, ``pp38``, ``op3-a``; ``pp-last``, ``title``, ``text`` (the whole), empty where it is not
    told. ``words`` are those that are replaced or deleted, or the instruction itself where it is not understood. ``by``
    are the words put in their place or inserted; of whole paragraphs, each with its number. ``place`` is where they go,
    seen from ``beside``: words of the target, or the id of a paragraph.
    """

    where: str
    operation: Operation
    target: str = ""
    words: str = ""
    by: tuple[str, ...] = ()
    place: Where | None = None
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Citation(_Value):
    """A reference to another document.

    ``where`` is a paragraph id, ``fn3`` for a footnote by its mark, or ``sponsor_note``; ``start`` and ``end`` are
    offsets in that text. ``symbol`` is the normal form of the document cited. ``carrier`` is the opening words that
    carry it.
    """

    where: str
    start: int
    end: int
    as_written: str
    symbol: str
    date: date | None = None
    carrier: str = ""


@dataclass(frozen=True, slots=True)
class Inference(_Value):
    """A value the text does not state but allows to be inferred, with the reason. Never mixed with what it states."""

    value: str
    why: str


@dataclass(frozen=True, slots=True)
class Piece(_Value):
    """A stretch of the source that is not body text; ``role`` is ``cover:<field>`` or ``furniture:<which>``."""

    line: int
    role: str
    text: str


@dataclass(frozen=True, slots=True)
class Problem(_Value):
    """``code`` is one of ``problems.ProblemCode``."""

    line: int
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Unread(_Value):
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Document(_Value):
    """One issued text. Its field names are the contract of the ``parse`` command: outside programs rely on them."""

    source: str
    format: str
    language: str = "en"
    kind: DocumentKind | None = None
    symbol: str | None = None
    symbol_from: SymbolFrom | None = None
    title: str | None = None
    organ: str | None = None
    session: str | None = None
    committee: str | None = None
    agenda_items: tuple[AgendaItem, ...] = ()
    distribution: str | None = None
    issued_on: date | None = None
    original_language: str | None = None
    adopted_on: date | None = None
    origin: Origin | None = None
    meeting: Meeting | None = None
    sponsors: tuple[Sponsor, ...] = ()
    sponsor_note: str | None = None
    subjects: tuple[str, ...] = ()
    subject_identifiers: Mapping[str, str] = field(default_factory=dict)
    """Of the subjects whose identifier in the UNBIS Thesaurus is stated, by name."""
    vote: Vote | None = None
    outcome: Outcome | None = None
    related: tuple[Related, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    tables: tuple[Table, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    citations: tuple[Citation, ...] = ()
    instructions: tuple[Instruction, ...] = ()
    inferred: Mapping[str, Inference] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    unread: tuple[Unread, ...] = ()
    pieces: tuple[Piece, ...] = ()
    """Every other letter of the file: cover fields and page furniture, so that nothing is lost."""

    def as_dict(self) -> dict[str, object]:
        """Plain dicts, lists and ISO dates, ready for ``json.dumps``."""
        return _fields(self)


def _fields(value: Any) -> dict[str, object]:
    return {name: _plain(getattr(value, name)) for name in value.__slots__}


def _plain(value: object) -> object:
    if value is None or isinstance(value, (str, int)):
        return value
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return _fields(value)
