"""The one way in: bytes of a file to a Document."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import PurePath

from .body import read_blocks
from .citations import cite
from .closing import take_closing
from .cover import Cover, read_cover
from .document import Document, Meeting, Paragraph, Problem, Table
from .footnotes import Note, take_notes
from .furniture import number_pages, take_front_matter, take_furniture, take_official_records_heads, take_running_heads
from .inference import infer
from .lines import Line
from .marks import set_marks
from .masthead import Masthead, read_masthead
from .readers import Unreadable, decode
from .readers.akn import read_akn
from .readers.docx import read_docx
from .readers.formats import format_of
from .readers.html import read_html
from .readers.pdf import read_pdf
from .readers.plain import read_plain
from .sheet import Sheet
from .structure import structure
from .symbols import Symbol
from .volumes import Part, split

__all__ = ["Unreadable", "parse", "parse_all"]

_RESOLVING = frozenset({"formula", "preambular", "operative"})
"""Paragraphs that only a resolution has."""

_SYMBOL_NAME = re.compile(r"[AESaes][_-](?:RES|C|L|\d|ES|S|HRC)")


def parse(data: bytes, *, name: str, symbol: str | None = None) -> Document:
    """Reads a file that holds one document; of a volume, the document the name or ``symbol`` says, else the first.

    ``name`` is the file's name: it may say the symbol (``A_RES_66_152.txt``) where the text does not. ``symbol`` is
    what the caller knows and outranks both. Raises ``Unreadable`` with a one-line reason.
    """
    documents = parse_all(data, name=name, symbol=symbol)
    wanted = symbol or _symbol_of_name(name)
    return next((document for document in documents if wanted and document.symbol == wanted), documents[0])


def parse_all(data: bytes, *, name: str, symbol: str | None = None) -> tuple[Document, ...]:
    """Reads every document of a file: one, or several where pages of the Official Records hold more.

    Of several, each has the symbol its own title says, or none. Raises ``Unreadable`` with a one-line reason.
    """
    form = format_of(data)
    if form == "akn":
        return (_finish(_with_symbol(read_akn(data, name=name), name, symbol)),)
    parts = split(LINES_OF[form](data))
    if len(parts) == 1:
        return (_finish(_with_symbol(read_lines(parts[0], name=name, form=form), name, symbol)),)
    return tuple(_finish(read_lines(part, name=name, form=form)) for part in parts)


def _finish(document: Document) -> Document:
    document = replace(document, citations=document.citations or cite(document))
    return replace(document, inferred=infer(document))


def _text_lines(data: bytes) -> list[Line]:
    return read_plain(decode(data))


LINES_OF: dict[str, Callable[[bytes], list[Line]]] = {
    "text": _text_lines,
    "html": read_html,
    "docx": read_docx,
    "pdf": read_pdf,
}
"""The reader of each format that holds lines; Akoma Ntoso holds a whole Document."""


def read_lines(part: Part, *, name: str, form: str) -> Document:
    """A document from the lines of any reader. A fragment has no cover."""
    sheet = Sheet.of(part.lines)
    take_furniture(sheet)
    take_front_matter(sheet)
    take_official_records_heads(sheet)
    masthead = Masthead() if part.fragment else read_masthead(sheet)
    cover = read_cover(sheet, masthead)
    take_running_heads(sheet, masthead.end, cover.symbol, cover.title)
    number_pages(sheet)
    notes = take_notes(sheet, masthead.end)
    meeting = take_closing(sheet, masthead.end)
    lost = set_marks([row for _, row in sheet.free(masthead.end)], notes)
    for label in lost:
        note = next(note for note in notes if note.mark == label)
        sheet.problem(note.rows[0].number, "mark_not_found", f"no place found in the text for the mark of note {label}")
    paragraphs, tables = structure(read_blocks(sheet, masthead.end))
    if part.fragment:
        sheet.problem(sheet.rows[0].number, "fragment", "the beginning of this text is not in the file")
    if not paragraphs and not cover.title:
        raise Unreadable("no text of a document was found in it")
    known = part.fragment or cover.kind or cover.symbol or cover.title
    if not known and not any(paragraph.kind in _RESOLVING for paragraph in paragraphs):
        sheet.problem(sheet.rows[0].number, "not_a_resolution", "nothing in it reads as a resolution or a draft of one")
    return _assemble(sheet, cover, paragraphs, tables, notes, meeting, name=name, form=form)


def _assemble(
    sheet: Sheet,
    cover: Cover,
    paragraphs: tuple[Paragraph, ...],
    tables: tuple[Table, ...],
    notes: Sequence[Note],
    meeting: Meeting | None,
    *,
    name: str,
    form: str,
) -> Document:
    marks = {mark.mark for paragraph in paragraphs for mark in paragraph.notes}
    sponsor_note = next((note for note in notes if note.mark == cover.sponsor_mark and note.mark not in marks), None)
    return Document(
        source=name,
        format=form,
        kind=cover.kind,
        symbol=cover.symbol,
        symbol_from="text" if cover.symbol else None,
        title=cover.title,
        organ=cover.organ,
        session=cover.session or (Symbol.parse(cover.symbol).session if cover.symbol else None),
        committee=cover.committee,
        agenda_items=cover.agenda_items,
        distribution=cover.distribution,
        issued_on=cover.issued_on,
        original_language=cover.original_language,
        adopted_on=cover.adopted_on or (meeting.date if meeting and cover.kind else None),
        origin=cover.origin,
        meeting=meeting,
        sponsors=cover.sponsors,
        sponsor_note=sponsor_note.footnote().text if sponsor_note else None,
        outcome="adopted" if cover.kind in ("resolution", "decision") else None,
        paragraphs=paragraphs,
        tables=tables,
        footnotes=tuple(note.footnote() for note in notes if note is not sponsor_note),
        problems=tuple(sheet.problems),
        unread=tuple(sheet.unread),
        pieces=tuple(sheet.pieces),
    )


def _with_symbol(document: Document, name: str, given: str | None) -> Document:
    """The symbol the caller gives, else the text's, else the file name's."""
    if given:
        symbol = Symbol.parse(given)
        problems = tuple(problem for problem in document.problems if problem.code != "symbol_from_number")
        if document.symbol and Symbol.parse(document.symbol) != symbol:
            line = next((piece.line for piece in document.pieces if piece.role == "cover:symbol"), 0)
            said = f"symbol: the text says {document.symbol}, beside it {symbol} was given"
            problems += (Problem(line, "symbol_differs", said),)
        return replace(document, symbol=str(symbol), symbol_from="option", problems=problems)
    if document.symbol or not (named := _symbol_of_name(name)):
        return document
    return replace(document, symbol=named, symbol_from="name")


def _symbol_of_name(name: str) -> str | None:
    stem = PurePath(name).stem
    if not _SYMBOL_NAME.match(stem):
        return None
    try:
        return str(Symbol.from_reader(stem))
    except ValueError:
        return None
