"""The one way in: bytes of a file to a Document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .about import with_what_it_is_about
from .amendments import instructions_of
from .body import read_blocks
from .breaks import doubt_breaks
from .citations import cite, with_links
from .closing import meeting_of_decision, meeting_of_vote, take_closing
from .cover import Cover, read_cover
from .document import Document, Meeting, Paragraph, Problem, Related, Table, Vote
from .doubts import doubts
from .footnotes import Note, take_notes, take_reissue
from .furniture import (
    number_pages,
    take_front_matter,
    take_furniture,
    take_lead,
    take_official_records_heads,
    take_running_heads,
    take_signature,
)
from .inference import infer
from .kinds import ADOPTED_KINDS, OF_A_RESOLUTION, DocumentKind, Outcome, RelatedRole, SymbolFrom
from .languages import ENGLISH, language_of
from .languages.recognition import NotOfficial, recognize
from .languages.vocabularies import foreign_cover, told_by_cover, words_of
from .marks import set_marks
from .masthead import Masthead, read_masthead
from .printed_vote import take_announced, take_vote, take_without_vote, vote_of_decision
from .problems import ProblemCode
from .readers.errors import Unreadable
from .readers.formats import FORMATS, format_of
from .run_together import set_apart
from .sheet import Sheet, plain
from .structure import structure
from .symbols import Symbol, symbol_of_file
from .volumes import Part, split

__all__ = ["Unreadable", "parse", "parse_all"]


def parse(data: bytes, *, name: str, symbol: str | None = None, language: str | None = None) -> Document:
    """Reads a file that holds one document; of a volume, the document the name or ``symbol`` says, else the first.

    ``name`` is the file's name: it may say the symbol (``A_RES_66_152.txt``) where the text does not. ``symbol`` is
    what the caller knows and outranks both. ``language`` is that of a file that does not state it, by its code; without
    one it is recognized. Raises ``Unreadable`` with a one-line reason.
    """
    documents = parse_all(data, name=name, symbol=symbol, language=language)
    wanted = symbol or str(symbol_of_file(name) or "")
    return next((document for document in documents if wanted and document.symbol == wanted), documents[0])


def parse_states(data: bytes, *, name: str) -> tuple[Document, Document] | None:
    """The text of a Word file before its tracked changes and after them; None for a file without any. Raises
    ``Unreadable``."""
    if format_of(data) != "docx":
        return None
    from .readers.docx import read_docx
    from .readers.docx_live import State

    before, after = (read_docx(data, state) for state in (State.BEFORE, State.AFTER))
    if [line.text for line in before] == [line.text for line in after]:
        return None
    first, second = (_read_alone(split(lines)[0], name=name, form="docx") for lines in (before, after))
    return first, second


def parse_all(
    data: bytes, *, name: str, symbol: str | None = None, language: str | None = None
) -> tuple[Document, ...]:
    """Reads every document of a file: one, or several where pages of the Official Records hold more.

    Of several, each has the symbol its own title says, or none. Raises ``Unreadable`` with a one-line reason.
    """
    form = FORMATS[format_of(data)]
    if form.whole:
        return (_finish(_with_symbol(form.document(data, name), name, symbol)),)
    parts = split(form.lines(data))
    if len(parts) == 1:
        return (_read_alone(parts[0], name=name, form=form.name, symbol=symbol, language=language),)
    read_parts = (read_lines(part, name=name, form=form.name, language=part.language or language) for part in parts)
    return tuple(_doubted(_finish(each)) for each in read_parts)


def _read_alone(
    part: Part, *, name: str, form: str, symbol: str | None = None, language: str | None = None
) -> Document:
    """The document of a file that has one."""
    read = read_lines(part, name=name, form=form, language=language)
    return _doubted(_finish(_with_symbol(read, name, symbol)))


def _finish(document: Document) -> Document:
    document = with_what_it_is_about(document)
    document = replace(document, citations=with_links(cite(document), document.citations))
    return replace(document, instructions=instructions_of(document), inferred=infer(document))


def _doubted(document: Document) -> Document:
    return replace(document, problems=(*document.problems, *doubts(document)))


def read_lines(part: Part, *, name: str, form: str, language: str | None = None) -> Document:
    """A document from the lines of any reader. A fragment has no cover."""
    sheet = _sheet(part, language)
    take_furniture(sheet)
    take_front_matter(sheet)
    take_signature(sheet)
    take_official_records_heads(sheet)
    take_lead(sheet, part.lead)
    masthead = Masthead() if part.fragment else read_masthead(sheet)
    cover = read_cover(sheet, masthead)
    take_running_heads(sheet, masthead.end, cover.symbol, cover.title)
    number_pages(sheet)
    vote = take_vote(sheet, masthead.end)
    without_vote = vote is None and cover.kind in ADOPTED_KINDS and take_without_vote(sheet, masthead.end)
    vote, notes = take_announced(sheet, vote, take_reissue(sheet, take_notes(sheet, masthead.end)))
    meeting = take_closing(sheet, masthead.end) or cover.meeting or meeting_of_vote(sheet)
    _set_marks(sheet, notes, masthead.end, cover.title_mark)
    blocks = read_blocks(sheet, masthead.end)
    doubt_breaks(sheet, blocks)
    paragraphs, tables = structure(blocks, sheet.words)
    if cover.kind == DocumentKind.DECISION and paragraphs:
        meeting = meeting or meeting_of_decision(paragraphs[0].text)
        vote = vote or vote_of_decision(paragraphs[0].text)
    if cover.session is None and not part.fragment:
        _doubt_language(sheet)
    if part.fragment:
        sheet.problem(sheet.rows[0].number, ProblemCode.FRAGMENT, "the beginning of this text is not in the file")
    if not paragraphs and not cover.title:
        raise Unreadable("no text of a document was found in it")
    told = paragraphs or cover.is_supplement
    known = told and (part.fragment or cover.kind or cover.symbol or cover.title)
    if not known and not any(paragraph.kind in OF_A_RESOLUTION for paragraph in paragraphs):
        sheet.problem(
            sheet.rows[0].number, ProblemCode.NOT_A_RESOLUTION, "nothing in it reads as a resolution or a draft of one"
        )
    outcome = _outcome(vote, without_vote=without_vote) if cover.kind in ADOPTED_KINDS else None
    return _assemble(sheet, cover, paragraphs, tables, notes, meeting, vote, outcome, name=name, form=form)


def _outcome(vote: Vote | None, *, without_vote: bool) -> Outcome:
    """Of an adopted text."""
    if vote:
        return Outcome.ADOPTED_BY_VOTE
    return Outcome.ADOPTED_WITHOUT_VOTE if without_vote else Outcome.ADOPTED


def _set_marks(sheet: Sheet, notes: Sequence[Note], start: int, title_mark: str | None) -> None:
    """The marks in the text; a note has a problem where no place was found for its mark, or two are as likely."""
    rows = [row for _, row in sheet.free(start)]
    lost, unsure = set_marks(rows, notes, laid_out=sheet.laid_out, words=sheet.words)
    for label in lost:
        if label != title_mark:
            note = next(note for note in notes if note.mark == label)
            message = f"no place found in the text for the mark of note {label}"
            sheet.problem(note.rows[0].number, ProblemCode.MARK_NOT_FOUND, message)
    for place in unsure:
        message = (
            f"“…{place.around}…”: this {place.mark} may be the mark of note {place.mark}, which was found elsewhere"
        )
        sheet.problem(place.line, ProblemCode.DIGIT_AS_MARK, message)


def _sheet(part: Part, language: str | None) -> Sheet:
    """The lines with the words of ``language``, else of the one they are recognized by; the cover tells where the text
    is too short to."""
    texts = [plain(line.text) for line in part.lines]
    try:
        found, second = recognize(texts)
        code = language or found or told_by_cover(texts) or ENGLISH
        second = second if code == found else None
    except NotOfficial as error:
        told, second = language or told_by_cover(texts), None
        if told is None:
            raise Unreadable(f"{error}; say which with --language if it is one of them") from error
        code = told
    words = words_of(code)
    sheet = Sheet.of(set_apart(part.lines, words), words)
    if second:
        names = " and ".join(language_of(code).name for code in (sheet.words.code, second))
        message = f"the text is in {names}; it is read as {language_of(sheet.words.code).name}, as most of it is"
        sheet.problem(sheet.rows[0].number, ProblemCode.LANGUAGES_MIXED, message)
    return sheet


def _doubt_language(sheet: Sheet) -> None:
    """A cover of which little is read may be in another language than the text."""
    told = foreign_cover((plain(row.text) for row in sheet.rows), sheet.words.code)
    if told:
        names = f"the cover is in {language_of(told).name}, the text in {language_of(sheet.words.code).name}"
        sheet.problem(sheet.rows[0].number, ProblemCode.LANGUAGES_MIXED, f"{names}: what the cover says is not read")


def _assemble(
    sheet: Sheet,
    cover: Cover,
    paragraphs: tuple[Paragraph, ...],
    tables: tuple[Table, ...],
    notes: Sequence[Note],
    meeting: Meeting | None,
    vote: Vote | None,
    outcome: Outcome | None,
    *,
    name: str,
    form: str,
) -> Document:
    marks = {mark.mark for paragraph in paragraphs for mark in paragraph.notes}
    sponsor_note = next((note for note in notes if note.mark == cover.sponsor_mark and note.mark not in marks), None)
    return Document(
        source=name,
        format=form,
        language=sheet.words.code,
        kind=cover.kind,
        symbol=cover.symbol,
        symbol_from=cover.symbol_from,
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
        sponsor_note=sponsor_note.footnote().text if sponsor_note else cover.sponsor_note,
        vote=vote,
        outcome=outcome,
        related=_related(cover),
        paragraphs=paragraphs,
        tables=tables,
        footnotes=tuple(note.footnote() for note in notes if note is not sponsor_note),
        problems=tuple(sheet.problems),
        unread=tuple(sheet.unread),
        pieces=tuple(sheet.pieces),
    )


def _related(cover: Cover) -> tuple[Related, ...]:
    about = (Related(RelatedRole.ABOUT, cover.about),) if cover.about else ()
    return (*about, *(Related(RelatedRole.DRAFT, symbol) for symbol in cover.drawn_from))


def _with_symbol(document: Document, name: str, given: str | None) -> Document:
    """The symbol the caller gives, else the text's, else the file name's. A text that says another than was given, or
    than its file is called, has a problem: one of them is wrong."""
    said, named = document.symbol, symbol_of_file(name)
    if given:
        symbol = Symbol.parse(given)
        differs = _symbol_differs(document, symbol, f"beside it {symbol} was given")
        problems = (*document.problems, *differs)
        return replace(document, symbol=str(symbol), symbol_from=SymbolFrom.OPTION, problems=problems)
    if said and named:
        differs = _symbol_differs(document, named, f"the file is called {named}")
        return replace(document, problems=(*document.problems, *differs))
    return document if said or not named else replace(document, symbol=str(named), symbol_from=SymbolFrom.NAME)


def _symbol_differs(document: Document, other: Symbol, otherwise: str) -> list[Problem]:
    if not document.symbol or other in _spellings(Symbol.parse(document.symbol)):
        return []
    line = next((piece.line for piece in document.pieces if piece.role == "cover:symbol"), 0)
    return [Problem(line, ProblemCode.SYMBOL_DIFFERS, f"symbol: the text says {document.symbol}, {otherwise}")]


def _spellings(symbol: Symbol) -> tuple[Symbol, Symbol]:
    """A file is often called without the letters of the parts it holds."""
    return symbol, replace(symbol, part="")
