"""The lines of one document while it is being read: each line is given a role once, and none is left without."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from .document import Piece, Problem, Unread
from .inserted import INSERTED_PATTERN
from .languages.en import WORDS as ENGLISH_WORDS
from .languages.words import Words
from .lines import HINTS, ITALIC, ITALIC_END, Line, Role, hinted
from .problems import ProblemCode

_NOT_LETTERS = re.compile(r"[\W_]+")


@dataclass(slots=True)
class Row:
    """A line and what was found out about it. ``role`` stays empty while the line may still be body text."""

    number: int
    text: str
    heading: int = 0
    indented: bool = False
    role: str = ""
    page: int = 0
    cells: tuple[str, ...] = ()
    begins: bool | None = None
    """Whether a paragraph begins here, where the container shows it."""
    note: bool = False
    """Stands among the notes at the foot of a page."""

    @property
    def blank(self) -> bool:
        return not self.text

    @property
    def free(self) -> bool:
        return bool(self.text) and not self.role


@dataclass(slots=True)
class Sheet:
    """All rows of a document, and what the steps found on the way. ``words`` are those of its language."""

    rows: list[Row]
    words: Words = ENGLISH_WORDS
    problems: list[Problem] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    wrapped: int = 0
    """Characters of a full line, where lines are those of a printed page; 0 where every line is a paragraph."""
    laid_out: bool = False
    """The container shows where paragraphs and notes begin and what is set as a mark: nothing of it is guessed from
    the words."""

    @classmethod
    def of(cls, lines: list[Line], words: Words = ENGLISH_WORDS) -> Sheet:
        """Accents are composed where the words that are looked for have some: the same text (UAX #15)."""
        rows = [_row(line) for line in lines]
        if words is not ENGLISH_WORDS:
            for row in rows:
                row.text = unicodedata.normalize("NFC", row.text)
        sheet = cls(rows, words, laid_out=any(line.begins is not None for line in lines))
        for line, row in zip(lines, sheet.rows, strict=True):
            if line.role in (Role.HEAD, Role.FOOT):
                sheet.take(row, f"furniture:{line.role}")
            if line.doubt:
                sheet.problem(line.number, *line.doubt)
        return sheet

    def take(self, row: Row, role: str) -> None:
        """The whole row is not body text; what it is stays on record."""
        row.role = role
        self.pieces.append(Piece(row.number, role, plain(row.text)))

    def leave(self, row: Row) -> None:
        """The row is nothing a document holds: signs without a letter or a digit."""
        row.role = "unread"
        self.unread.append(Unread(row.number, plain(row.text)))
        self.problem(row.number, ProblemCode.UNREAD, "a line without a letter or a digit, left out of the text")

    def problem(self, line: int, code: ProblemCode, message: str) -> None:
        self.problems.append(Problem(line, code, message))

    def free(self, start: int = 0, end: int | None = None) -> Iterator[tuple[int, Row]]:
        """Rows with text that have no role yet, with their index."""
        for index, row in enumerate(self.rows[start:end], start):
            if row.text and not row.role:
                yield index, row


_AT_AN_EDGE = " \t\u200b\u200e\u200f\u2060\ufeff"
"""Blanks, and signs without a width that say which way letters run."""
_BLANK = re.compile("[\xa0\u2000-\u200a\u202f\u205f\u3000]")
_WITHOUT_WIDTH = re.compile("[\u200b\u2060\ufeff]|\u00ad(?=.)")
"""Where a line may or may not break. A soft hyphen at its end says that a word goes on below."""
_NOT_SIGN = re.compile(r"(?<=\w)¬$")
"""How some programs write a soft hyphen at the end of a line."""
_DIRECTION = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_TO_BE_SET = re.compile("[\xa0\u00ad\u2000-\u200b\u200e\u200f\u202a-\u202f\u205f\u2060\u2066-\u2069\u3000\ufeff¬]")
"""Any of these: most lines have none."""
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdcf\ufdf0-\ufefc]")
_NUMBER_IN_ITALICS = re.compile(
    rf"{ITALIC}?\({ITALIC}?(?:[a-z]{{1,5}}|\d{{1,2}}){ITALIC_END}?\){ITALIC_END}?|{ITALIC}(?:\d{{1,3}}|[a-z]{{1,5}})[.)]{ITALIC_END}"
)

_INSERTED_IN_ITALICS = re.compile(
    rf"\[?(?:[OP][Pp]\.?\s?)?\d{{1,3}}\s?\.?\s?\(?{ITALIC}\(?(?:{INSERTED_PATTERN})\b[.)]?\s?{ITALIC_END}"
)


def _upright(text: str) -> str:
    """The number that a line begins with is set upright: the Assembly prints the letter of "(a)" in italics, and the
    word of "4 bis". Italics that go on behind it stay."""
    found = (_NUMBER_IN_ITALICS.match(text) or _INSERTED_IN_ITALICS.match(text)) if hinted(text) else None
    if not found:
        return text
    number = plain(found[0])
    goes_on = found[0].count(ITALIC) > found[0].count(ITALIC_END)
    return f"{number}{ITALIC if goes_on else ''}{text[found.end() :]}"


def _without_signs(text: str) -> str:
    """Blanks of one width, and without the signs that only say how to set the line. Those of direction stay where
    letters run from right to left: what is shown depends on them."""
    if not _TO_BE_SET.search(text):
        return text
    text = _NOT_SIGN.sub("\u00ad", _WITHOUT_WIDTH.sub("", _BLANK.sub(" ", text))).strip(_AT_AN_EDGE)
    return text if _RIGHT_TO_LEFT.search(text) else _DIRECTION.sub("", text)


def _row(line: Line) -> Row:
    text = line.text.strip()
    stripped = _upright(text if text.isascii() else _without_signs(text))
    return Row(
        line.number,
        stripped,
        line.heading,
        indented=bool(stripped) and line.text[0].isspace(),
        role="table" if line.cells else "",
        cells=line.cells,
        begins=line.begins,
        note=line.role is Role.NOTE,
    )


_HINT_CHARACTERS = str.maketrans("", "", "".join(HINTS))


def plain(text: str) -> str:
    """Text without hints; a mark's label stays."""
    return text.translate(_HINT_CHARACTERS) if hinted(text) else text


def letters(text: str) -> str:
    """Letters and digits only, case folded: what two spellings of the same words share."""
    return _NOT_LETTERS.sub("", plain(text)).casefold()
