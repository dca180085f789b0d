"""Citations: what other documents a text names, each with its span, its normal symbol and its date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from .citation_scan import Scan, dates_shared
from .citations_by_shape import ScanByShape
from .document import Citation, Document, Footnote, Paragraph
from .languages import ENGLISH
from .symbols import Symbol

_IBID = re.compile(r"\bIbid\.(?!,\s[\w\s-]{0,40}(?:[Ss]ession|vol\.|Supplement))")


def find_citations(text: str, *, where: str, opening: str = "", language: str = ENGLISH) -> tuple[Citation, ...]:
    """The citations of one paragraph or footnote, in the order of the text. Offsets are characters of ``text``.

    ``opening`` is handed on as each citation's carrier.
    """
    if "/" not in text and "(" not in text:
        return ()
    english = language == ENGLISH
    scan = Scan(text, where, opening) if english else ScanByShape(text, where, opening, language)
    return dates_shared(text, scan.run())


def cite(document: Document) -> tuple[Citation, ...]:
    """Every citation of a document: paragraphs, then footnotes, then the sponsors' note.

    A citation in a footnote is carried by the opening of the paragraph its mark stands in, one in a sub-paragraph by
    the opening of the paragraph above it. ``Ibid.`` cites the document that the note before
    it cites last.
    """
    carriers: dict[str, str] = {}
    found = list(_in_paragraphs(document.paragraphs, carriers, document.language))
    found.extend(_in_footnotes(document.footnotes, carriers, document.language))
    found.extend(find_citations(document.sponsor_note or "", where="sponsor_note", language=document.language))
    return tuple(found)


def with_links(read: Sequence[Citation], links: Iterable[Citation]) -> tuple[Citation, ...]:
    """What is read in the words, and the links of the mark-up where nothing is read: links leave out whole kinds of
    reference, and some lead to another document than the words name."""
    taken: dict[str, list[Citation]] = {}
    for one in read:
        taken.setdefault(one.where, []).append(one)
    more = [
        link
        for link in links
        if not any(link.start < one.end and one.start < link.end for one in taken.get(link.where, ()))
    ]
    return (*read, *more)


def _in_paragraphs(paragraphs: Iterable[Paragraph], carriers: dict[str, str], language: str) -> Iterator[Citation]:
    above = ""
    for paragraph in paragraphs:
        if paragraph.depth == 0:
            above = paragraph.opening
        opening = paragraph.opening or above
        for note in paragraph.notes:
            carriers.setdefault(note.mark, opening)
        yield from find_citations(paragraph.text, where=paragraph.id, opening=opening, language=language)


def _in_footnotes(footnotes: Iterable[Footnote], carriers: dict[str, str], language: str) -> Iterator[Citation]:
    antecedent: Citation | None = None
    for note in footnotes:
        where, opening = f"fn{note.mark}", carriers.get(note.mark, "")
        found = find_citations(note.text, where=where, opening=opening, language=language)
        ibid = _IBID.search(note.text)
        if ibid and antecedent and not found:
            start, end = ibid.span()
            found = (Citation(where, start, end, ibid[0], antecedent.symbol, antecedent.date, opening),)
        antecedent = _last_document(found)
        yield from found


def _last_document(found: tuple[Citation, ...]) -> Citation | None:
    """What "Ibid." means: the document cited last, by its first symbol and not by its corrigenda's."""
    if not found:
        return None
    base = Symbol.parse(found[-1].symbol).base
    return next(citation for citation in found if Symbol.parse(citation.symbol).base == base)
