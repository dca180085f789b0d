"""What may move from one session to the next: the numbers, dates and ordinals of a text, with their values."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto

from resolutions.text.document import Citation, Document
from resolutions.text.equality import HYPHENS, normal_form
from resolutions.text.ordinals import DATE_PATTERN, MONTHS, ordinal, parse_date

from ..words import words_of

_HYPHEN = f"[{re.escape(HYPHENS)}]"
_NUMBER_IN_CITATION = re.compile(rf"(?:E?S{_HYPHEN})?\d")
_DATE_AFTER = re.compile(rf",?\s+of\s+(?P<date>{DATE_PATTERN})", re.IGNORECASE)
_FIRST_DAY = rf"\d{{1,2}}\s+(?:(?:{'|'.join(MONTHS)})\s+)?(?:to|and)\s+"
_DAYS_BEFORE = re.compile(rf"^{_FIRST_DAY}", re.IGNORECASE)
_TOKEN = re.compile(
    rf"(?P<date>(?<!\d)(?:{_FIRST_DAY})?{DATE_PATTERN}(?!\d))"
    r"|(?P<year>(?<![\d/.,])(?:19|20)\d\d(?:/\d\d(?!\d)|(?![\d/s]|[.,]\d)))"
    rf"|(?P<ordinal>\b(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety){_HYPHEN})?[a-z]+(?:st|nd|rd|th)\b)"
    r"|(?P<number>(?<![\w/.])\d{1,3}(?:[ ,\u00a0]\d{3})+(?![\d/])|(?<![\w/.])\d{1,3}(?:\.\d+)?(?![\w/]|[.,]\d))",
    re.IGNORECASE,
)


_RECORDS = re.compile(
    r"Official\s+Records\s+of\s+the\s+General\s+Assembly,\s+(?P<ordinal>[\w\u2010\u2011-]+)\s+Session,\s+"
    r"Supplement\s+No\.\s+\d+\s+\(A/(?P<session>\d+)/\d+\)"
)


class TokenKind(StrEnum):
    RESOLUTION = auto()
    """The number of a resolution or decision, with its date where it stands beside it."""
    DOCUMENT = auto()
    """The symbol of any other document."""
    RECORDS = auto()
    """A Supplement of the Official Records, with its session and symbol; its value is the session."""
    ORDINAL = auto()
    DATE = auto()
    YEAR = auto()
    NUMBER = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """``value`` is the number, ordinal or year, the date, or the symbol of what is cited; ``dated`` says that a
    reference has its date beside it, which ``date`` holds also where another reference shares it."""

    kind: TokenKind
    start: int
    end: int
    text: str
    value: int | date | str
    date: date | None = None

    @property
    def dated(self) -> bool:
        return self.date is not None and str(self.date.year) in self.text.rpartition(" of ")[2]

    def says_the_same(self, other: Token) -> bool:
        """Whether both name one number, day or document; of several days all must be the same."""
        return self.value == other.value and (
            self.kind is not TokenKind.DATE or normal_form(self.text) == normal_form(other.text)
        )

    @property
    def mask(self) -> str:
        """What stands for it where texts are laid beside each other without their numbers."""
        organ = self.value.partition("/")[0] if isinstance(self.value, str) else ""
        return f"\0{self.kind}{organ}"


def tokens_of(document: Document) -> dict[str, tuple[Token, ...]]:
    """The tokens of every paragraph, by its id, and of every footnote, by ``fn`` and its mark; in their order."""
    cited: dict[str, list[Citation]] = defaultdict(list)
    for citation in document.citations:
        cited[citation.where].append(citation)
    return {where: tuple(_tokens(text, cited[where])) for where, text in places(document)}


def places(document: Document) -> Iterator[tuple[str, str]]:
    """Every paragraph and footnote, as slots name them, with its text."""
    yield from ((paragraph.id, paragraph.text) for paragraph in document.paragraphs)
    yield from ((f"fn{note.mark}", note.text) for note in document.footnotes)


def masked(text: str, tokens: Sequence[Token]) -> list[tuple[str, Token | None]]:
    """The words of a text, each token standing as one word, with the token it is."""
    found: list[tuple[str, Token | None]] = []
    at = 0
    for token in tokens:
        found += [(word, None) for word in words_of(text[at : token.start])]
        found.append((token.mask, token))
        at = token.end
    return found + [(word, None) for word in words_of(text[at:])]


def _tokens(text: str, citations: Iterable[Citation]) -> Iterator[Token]:
    at = 0
    references = [*_records(text), *filter(None, (_reference(text, citation) for citation in citations))]
    for reference in sorted(references, key=lambda token: token.start):
        if reference.start < at:
            continue  # a double symbol, or "Ibid."
        yield from _others(text, at, reference.start)
        yield reference
        at = reference.end
    yield from _others(text, at, len(text))


def _records(text: str) -> Iterator[Token]:
    for found in _RECORDS.finditer(text):
        if ordinal(found["ordinal"]) == (session := int(found["session"])):
            yield Token(TokenKind.RECORDS, found.start(), found.end(), found[0], session)


def _reference(text: str, citation: Citation) -> Token | None:
    """From its number to its date, which a source that marks references may leave outside the mark."""
    written = citation.as_written
    if written.startswith("Ibid"):
        return None
    act = "/RES/" in citation.symbol or "/DEC/" in citation.symbol
    found = _NUMBER_IN_CITATION.search(written) if act and "/RES/" not in written and "/DEC/" not in written else None
    cut = found.start() if found else 0
    kind = TokenKind.RESOLUTION if act else TokenKind.DOCUMENT
    start, end, day = citation.start + cut, citation.end, citation.date
    dated = _DATE_AFTER.match(text, end) if act else None
    if dated:
        end, day = dated.end(), parse_date(dated["date"])
    return Token(kind, start, end, text[start:end], citation.symbol, day)


def _others(text: str, start: int, end: int) -> Iterator[Token]:
    for found in _TOKEN.finditer(text, start, end):
        kind, written = TokenKind(found.lastgroup or ""), found[0]
        value: int | date | None
        if kind is TokenKind.DATE:
            value = parse_date(_DAYS_BEFORE.sub("", written))
        elif kind is TokenKind.ORDINAL:
            value = ordinal(written)
        else:
            value = int(re.sub(r"\D", "", written.partition("/")[0]))
        if value is not None:
            yield Token(kind, found.start(), found.end(), written, value)
