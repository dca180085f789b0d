"""The body of an Akoma Ntoso document: its elements as the paragraphs, tables and footnotes of a Document.

The Secretariat's mark-up is uneven: sub-paragraphs come as list points, as paragraphs with a number or as text that
begins with one; preambular paragraphs of a section come as ``crossHeading``; annexes with their heading or without.
What a block is follows from where it stands and how it is numbered, not from its element alone.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from ..document import Footnote, Problem, Table
from ..joining import COLONS, COMMAS, ENDS, finished
from ..kinds import BETWEEN_PARAGRAPHS, FORMULA, HEADING, OPERATIVE, PREAMBULAR, TEXT, ParagraphKind
from ..languages import ENGLISH
from ..languages.vocabularies import words_of
from ..numbering import canonical_part, canonical_section, is_part, title_start, titled_part
from ..openings import opens_operative
from ..ordinals import to_roman
from ..problems import ProblemCode
from .akn_blocks import Block, Body, lines_of
from .akn_prose import NAMESPACE, Prose, cut, local_name, read_prose
from .figures import figure

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_HEADING_CLASSES = ("H1", "H23", "H4", "HCh")
_NO_STYLE = "MercuryDocument"
"""The class of what lost its style on the way from the word processor."""
_HEADINGS = ("heading", "subheading")
_ANNEX = re.compile(r"Annex(?: [IVX]+| [A-Z])?")
_LEADING_NUMBER = re.compile(
    r"[ \t\r\n\xa0]*(\([a-z]{1,5}\)(?=\s+[A-Z(“])"
    r"|(?:\([a-z]{1,5}\)|\([0-9]{1,2}\)|\d{1,3}\.?|[a-z]{1,5}\.|[*•–—-]|[IVX]+\.)(?=[ \xa0]*\t))"
)
_LEADING_NUMBER_ABROAD = re.compile(
    r"[ \t\r\n\xa0]*(\(?[a-zасеорх]{1,5}\)(?=\s+[^\W\d_(])|\([\u0621-\u064a](?:[ ـ]?[\u0621-\u064a])?\)(?=\s)"
    r"|\d{1,3}\s?[-–](?=\s+[\u0621-\u064a])|\d{1,3}\.(?=\s+[\u4e00-\u9fff])|[\u3220-\u3229]{1,3}|\([一二三四五六七八九十子丑寅卯辰巳午未]{1,4}\)|[’‘]\d{1,2}[‘’](?=\s)"
    r"|(?:\([0-9]{1,2}\)|\d{1,3}\.?|[a-z]{1,5}\.|[*•–—-]|[IVX]+\.)(?=[ \xa0]*\t))"
)
"""In the other languages: ``a) ``, ``(أ) ``, ``1 - ``, ``㈠``."""
_TABLE_NOTE = re.compile(r"([*†]{1,3}|[ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}|[a-z](?=\s))\s*")
_RAISED = re.compile("[ᵃᵇᶜᵈᵉᶠ]")
_MOST_COLUMNS = 40
_LONGEST_HEADING = 300
_POINT = re.compile(r"\s?(?:\.|[-–—]|、)$")
"""What closes a number: in Arabic a dash."""
_MISPRINTED = {"l.": "1.", "O.": "0."}


class BodyReader:
    """Walks the elements in order. One method an element; those it does not know are kept as text, with a problem."""

    def __init__(self, language: str) -> None:
        self.words = words_of(language)
        self.leading_number = _LEADING_NUMBER if language == ENGLISH else _LEADING_NUMBER_ABROAD
        self.body = Body(language=language, in_bold=self.words.opens_in_bold)
        self.part: tuple[str, ...] = ()
        self._readers = {
            "formula": self._formula,
            "container": self._container,
            "blockList": self._list,
            "list": self._list,
            "sublist": self._children,
            "listIntroduction": self._introduction,
            "intro": self._introduction,
            "item": self._point,
            "point": self._point,
            "crossHeading": self._cross_heading,
            "heading": self._heading,
            "subheading": self._heading,
            "paragraph": self._paragraph,
            "section": self._section,
            "title": self._section,
            "part": self._section,
            "table": self._table,
            "attachments": self._children,
            "attachment": self._attachment,
            "preamble": self._preamble,
            "mainBody": self._main_body,
        }
        self._default = TEXT
        self._pending_number: str | None = None

    def read(self, element: Element) -> None:
        reader = self._readers.get(local_name(element))
        if reader:
            reader(element)
        elif "".join(element.itertext()).strip():
            self._problem(element, ProblemCode.UNKNOWN_ELEMENT, f"<{local_name(element)}> is not expected in the body")
            self._add(TEXT, read_prose(element), element)

    def begin_part(self, label: str | None, element: Element) -> None:
        """Part A or B of a composite resolution; its sections stand inside it."""
        self.part = (label,) if label else ()
        self.body.section, self.body.annex, self.body.document_within = self.part, False, False
        if label:
            self._add(HEADING, Prose(label), element)

    def _children(self, element: Element) -> None:
        for child in element:
            self.read(child)

    def _formula(self, element: Element) -> None:
        self._add(FORMULA, read_prose(element), element)

    def _container(self, element: Element) -> None:
        for child in element:
            if local_name(child) == "p":
                prose = read_prose(child)
                self._add(self._kind(None, prose), prose, child)
            else:
                self.read(child)

    def _preamble(self, element: Element) -> None:
        self._default = PREAMBULAR
        self._children(element)

    def _main_body(self, element: Element) -> None:
        self._default = OPERATIVE
        self._children(element)

    def _attachment(self, element: Element) -> None:
        self._default = TEXT
        self.body.annex, self.body.document_within = True, False
        self.body.section = (*self.part, self._annex_label(element))
        for child in element.iter(f"{NAMESPACE}mainBody"):
            self._children(child)

    def _annex_label(self, element: Element) -> str:
        """The heading printed on it, or its place among the others."""
        first = next((" ".join(p.itertext()).strip() for p in element.iter() if local_name(p) in ("p", *_HEADINGS)), "")
        siblings = [child for child in element.getparent() if local_name(child) == "attachment"]
        if _is_annex(first) or len(siblings) == 1:
            return first if _is_annex(first) else self.words.annex_name
        return f"{self.words.annex_name} {to_roman(siblings.index(element) + 1)}"

    def _section(self, element: Element) -> None:
        outer = self.body.section
        number = element.find(f"{NAMESPACE}num")
        if number is not None:
            self._open_section(_number(number), inside=local_name(element) == "title")
        for child in element:
            if local_name(child) != "num":
                self.read(child)
        if local_name(element) == "title":
            self.body.section = outer

    def _open_section(self, label: str | None, *, inside: bool = False) -> None:
        base = self.body.section if inside else self._base()
        self.body.section = (*base, label) if label else base
        self.body.label = label
        self.body.document_within = False

    def _base(self) -> tuple[str, ...]:
        """The part and the annex in which sections begin."""
        return self.body.section[: len(self.part) + self.body.annex]

    def _heading(self, element: Element) -> None:
        self._add_heading(read_prose(element), element)

    def _add_heading(self, prose: Prose, element: Element, number: str | None = None) -> None:
        """Headings with a number open a part of the text, as in every other format; a few say it twice."""
        if is_part(prose.text, self.words.code) and not number and not self.body.annex:
            self._open_section(prose.text.rstrip("."))
            return
        titled = titled_part(prose.text, number, code=self.words.code)
        start = title_start(prose.text, self.words.code)
        if titled and start and start[0] == titled:
            number, prose = titled, cut(prose, start[1])
        if titled or (is_part(prose.text, self.words.code) and self.body.annex):
            self.body.section = (*self._base(), titled or prose.text.rstrip("."))
        if _is_annex(prose.text):
            self.body.section, self.body.annex, self.body.document_within = (*self.part, prose.text), True, False
        if self.body.blocks and self.body.blocks[-1].kind == OPERATIVE and self.body.blocks[-1].number is None:
            self.body.document_within = self.body.blocks[-1].prose.text.endswith(COLONS) or self.body.document_within
        self._add(HEADING, prose, element, number)

    def _cross_heading(self, element: Element) -> None:
        prose = read_prose(element)
        self._add(OPERATIVE if prose.text.endswith(ENDS) else PREAMBULAR, prose, element)

    def _paragraph(self, element: Element) -> None:
        style = element.get("class", "")
        number = None
        for child in element:
            name = local_name(child)
            if name == "num":
                number = _number(child)
                if "".join(child.itertext()).strip() in _MISPRINTED:
                    self._problem(
                        child,
                        ProblemCode.MISPRINTED_NUMBER,
                        f"the number is printed {''.join(child.itertext()).strip()}",
                    )
            elif name in _HEADINGS:
                self._add_heading(read_prose(child), child, number)
                number = None
            elif name == "content":
                self._content(child, style, number)
                number = None
            else:
                self._pending_number = number
                self.read(child)
                number = self._pending_number
                self._pending_number = None
        if number and canonical_part(number):
            self._open_section(number)
        elif number:
            self._problem(element, ProblemCode.NUMBER_WITHOUT_TEXT, f"number {number} has no text")
            self._add(HEADING, Prose(), element, number)

    def _content(self, element: Element, style: str, number: str | None) -> None:
        """A number may stand in the text, before a tab; two numbers are a paragraph that begins with a list."""
        prose = read_prose(element)
        raw = "".join(element.itertext())
        while found := self.leading_number.match(raw):
            if number:
                self._add(self._kind(number, Prose()), Prose(), element, number)
            number, raw = _POINT.sub("", found[1]), raw[found.end() :]
            prose = cut(prose, len(found[1]) + (prose.text[len(found[1]) : len(found[1]) + 1] == " "))
        if number and prose.text.startswith("."):
            prose = cut(prose, len(prose.text) - len(prose.text.lstrip(". ")))
        if style == "FootnoteText" or (style == _NO_STYLE and _RAISED.match(prose.text)):
            self._table_note(prose, element)
        elif (
            style in _HEADING_CLASSES
            or self._is_set_apart(prose)
            or element.find(f".//{NAMESPACE}subheading") is not None
            or (style == _NO_STYLE and (not number or canonical_part(number)) and self._is_heading_by_form(prose))
        ):
            self._add_heading(prose, element, number)
        else:
            self._add(self._kind(number, prose), prose, element, number)

    def _is_set_apart(self, prose: Prose) -> bool:
        """In bold or italics as a whole. Where openings are in bold, no sentence that ends as one does."""
        return prose.is_set_apart and (self.words.capitals or not finished(prose.text))

    def _is_heading_by_form(self, prose: Prose) -> bool:
        """A few words that end without a stop, below a sentence that ends with one and announces nothing."""
        last = self.body.blocks[-1] if self.body.blocks else None
        ends = (*ENDS, *COMMAS) if last and last.kind == PREAMBULAR else ENDS
        apart = last is None or last.kind in (HEADING, FORMULA) or last.prose.text.endswith(ends)
        short = any(map(str.isalpha, prose.text)) and len(prose.text) <= _LONGEST_HEADING and not finished(prose.text)
        labelled = self._default == TEXT and self.words.label.match(prose.text) is not None
        return apart and (labelled or short and not prose.opening(in_bold=self.words.opens_in_bold))

    def _list(self, element: Element) -> None:
        self._children(element)

    def _introduction(self, element: Element) -> None:
        number, self._pending_number = self._pending_number, None
        prose = read_prose(element)
        self._add(self._kind(number, prose), prose, element, number)

    def _point(self, element: Element) -> None:
        number = element.find(f"{NAMESPACE}num")
        prose = read_prose(element, without=frozenset({"num"}))
        label = _number(number) if number is not None else None
        if canonical_part(label or ""):
            self._add_heading(prose, element, label)
        else:
            self._add(self._kind(label, prose), prose, element, label)

    def _kind(self, number: str | None, prose: Prose) -> ParagraphKind:
        """Operative paragraphs are numbered, or open with a verb in italics; all else in the body is plain text."""
        if self.body.annex or self._default == TEXT:
            return TEXT
        if self._default == PREAMBULAR:
            return PREAMBULAR if number or self._begins_paragraph(prose) else TEXT
        last = next((block for block in reversed(self.body.blocks) if block.kind != HEADING), None)
        introduced = last and last.kind == OPERATIVE and last.number is None and last.prose.text.endswith(COLONS)
        if introduced and number and number.isdigit():
            self.body.document_within = True
        if self.body.document_within:
            return TEXT
        if number:
            return OPERATIVE
        begins = not last or last.kind in (PREAMBULAR, FORMULA) or last.section != self.body.section
        opening = prose.opening(in_bold=self.words.opens_in_bold)
        if opening or (begins and opens_operative(prose.text, self.words.code)):
            return PREAMBULAR if prose.text.endswith(COMMAS) and begins else OPERATIVE
        return TEXT

    def _begins_paragraph(self, prose: Prose) -> bool:
        """By its capital; in languages without, or that begin with small letters, by the words set apart or the comma
        above."""
        if self.words.capitals:
            return prose.text[:1].isupper()
        last = self.body.blocks[-1].prose.text if self.body.blocks else ""
        return bool(prose.opening(in_bold=self.words.opens_in_bold)) or last.endswith(COMMAS)

    def _add(self, kind: ParagraphKind, prose: Prose, element: Element, number: str | None = None) -> None:
        body = self.body
        if kind == HEADING and body.label and not number:
            number, body.label = body.label, None
        if body.label and kind != HEADING:
            label, body.label = Prose(body.label), None
            body.blocks.append(Block(HEADING, label, lines_of(element), None, body.section, body.annex))
        last = body.blocks[-1] if body.blocks else None
        if last and last.number and not last.prose.text and not number and kind not in BETWEEN_PARAGRAPHS:
            last.prose, last.lines = (
                prose,
                (last.lines[0], lines_of(element)[1]),
            )  # its number stood in a paragraph alone
        elif prose.text or number:
            body.blocks.append(Block(kind, prose, lines_of(element), number, body.section, body.annex))

    def _table_note(self, prose: Prose, element: Element) -> None:
        """A note below a table, by its mark; a legend without one is text."""
        found = _TABLE_NOTE.match(prose.text)
        if found:
            mark = unicodedata.normalize("NFKC", found[1])
            self.body.table_notes.append(Footnote(mark, prose.text[found.end() :], lines_of(element)))
        else:
            self._add(TEXT, prose, element)

    def _table(self, element: Element) -> None:
        rows = tuple(_row(row) for row in element.iter(f"{NAMESPACE}tr"))
        if any(cell for row in rows for cell in row):
            table = Table(self.body.section, rows, lines=lines_of(element))
            self.body.tables.append((len(self.body.blocks) - 1, table))

    def _problem(self, element: Element, code: ProblemCode, message: str) -> None:
        self.body.problems.append(Problem(element.sourceline or 0, code, message))


def _is_annex(text: str) -> bool:
    return _ANNEX.fullmatch(canonical_section(text)) is not None


def _number(element: Element) -> str | None:
    printed = " ".join("".join(element.itertext()).split())
    return _POINT.sub("", _MISPRINTED.get(printed, printed)) or None


def _row(row: Element) -> tuple[str, ...]:
    """The cells' texts; a cell over several columns is followed by empty ones, so that columns stay aligned."""
    cells: list[str] = []
    for cell in row:
        width = figure(cell.get("colspan", "")) or 1
        cells.append(" ".join(read_prose(p).text for p in cell) or read_prose(cell).text)
        cells.extend([""] * (min(width, _MOST_COLUMNS) - 1))
    return tuple(cells)
