"""A document as Akoma Ntoso 3.0 (OASIS LegalDocML), in the way the Secretariat marks up its resolutions (AKN4UN).

What is written reads back, by our own reader, to the same paragraphs, notes and cover. What the text does not say is
left out; only the dates that Akoma Ntoso demands are filled, with the Secretariat's own placeholder.
"""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from lxml import etree

from ..document import Citation, Document, Footnote, Paragraph
from ..symbols import Symbol

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_PLACEHOLDER = "0001-01-01"
_LANGUAGES = {"en": "eng", "fr": "fra", "es": "spa", "ru": "rus", "ar": "ara", "zh": "zho"}
_NOT_IN_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_akn(document: Document) -> bytes:
    """UTF-8 with its declaration. A letter that XML cannot hold is written as U+FFFD."""
    return _Writer(document).write()


def _add(parent: Element, tag: str, text: str = "", /, **attributes: str | None) -> Element:
    """``attributes`` that are None are left out; ``klass`` is ``class``."""
    named = {("class" if key == "klass" else key): _clean(value) for key, value in attributes.items() if value}
    element = etree.SubElement(parent, f"{{{_NAMESPACE}}}{tag}", named)
    element.text = _clean(text) or None
    return element


def _clean(text: str) -> str:
    return _NOT_IN_XML.sub("\ufffd", text)


class _Writer:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.citations: dict[str, list[Citation]] = defaultdict(list)
        for citation in sorted(document.citations, key=lambda citation: citation.start):
            self.citations[citation.where].append(citation)
        self.notes: dict[str, list[tuple[int, Footnote]]] = defaultdict(list)
        for at, note in enumerate(document.footnotes, start=1):
            self.notes[note.mark].append((at, note))
        self.written: dict[str, int] = {}
        """The number of the note that a mark stood for last."""

    def write(self) -> bytes:
        root = etree.Element(f"{{{_NAMESPACE}}}akomaNtoso", nsmap={None: _NAMESPACE})
        is_draft = "draft" in (self.document.kind or "")
        statement = _add(root, "statement", name="draftResolution" if is_draft else "resolution")
        self._meta(statement, "")
        self._cover(statement)
        if self.document.title:
            title = _add(_add(statement, "preface"), "p")
            _add(title, "docTitle", self.document.title, refersTo="#resolutionTitle")
        self._text(statement)
        self._conclusions(statement)
        self._annexes(statement)
        self._stray_notes(statement)
        written: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True)
        return written

    def _meta(self, parent: Element, part: str) -> None:
        """The three levels of FRBR that every document of Akoma Ntoso states."""
        document = self.document
        meta = _add(parent, "meta")
        identification = _add(meta, "identification", source="#resarchive")
        language = _LANGUAGES.get(document.language, document.language)
        name = Symbol.parse(document.symbol).address if document.symbol else document.source
        work = f"/akn/un/statement/deliberation/unga/{name}"
        days = {"adoption": document.adopted_on, "publication": document.issued_on, "markup": None}
        levels = zip(("Work", "Expression", "Manifestation"), ("", f"/{language}@", f"/{language}@.xml"), strict=True)
        for (level, ending), (kind, day) in zip(levels, days.items(), strict=True):
            place = _add(identification, f"FRBR{level}")
            _add(place, "FRBRthis", value=f"{work}{ending}/!{part or 'main'}")
            _add(place, "FRBRuri", value=f"{work}{ending}")
            _add(place, "FRBRdate", date=day.isoformat() if day else _PLACEHOLDER, name=kind)
            _add(place, "FRBRauthor", href="#ga" if level != "Manifestation" else "#resarchive")
            if level == "Work":
                _add(place, "FRBRcountry", value="un")
            if level == "Expression":
                _add(place, "FRBRlanguage", language=language)
        if document.subjects and not part:
            headings = _add(meta, "classification", source="#resarchive")
            for subject in document.subjects:
                _add(headings, "keyword", value=subject, showAs=subject, dictionary="UNBIS Thesaurus")

    def _cover(self, statement: Element) -> None:
        document = self.document
        lines: list[tuple[str, str | date | None, dict[str, str | None]]] = [
            ("docAuthority", document.organ, {"refersTo": "#issuingBody"}),
            ("docNumber", document.symbol, {"refersTo": "#symbol"}),
            ("docStatus", document.distribution and f"Distr.: {document.distribution}", {}),
            ("docDate", document.issued_on, {"refersTo": "#dateOfIssuance"}),
            ("session", document.session, {"value": document.session}),
            ("docProponent", f"[{document.origin.text}]" if document.origin else None, {}),
        ]
        cover = _add(statement, "coverPage")
        for tag, said, attributes in lines:
            if isinstance(said, date):
                _add(_add(cover, "p"), tag, _printed(said), date=said.isoformat(), **attributes)
            elif said:
                _add(_add(cover, "p"), tag, said, **attributes)
        items = ", ".join(f"{i.number} ({i.letter})" if i.letter else i.number for i in document.agenda_items)
        titles = "; ".join(dict.fromkeys(item.title for item in document.agenda_items if item.title))
        for name, said in (("agenda item", items), ("agenda item name", titles)):
            if said:
                _add(_add(cover, "p"), "inline", said, name=name)

    def _text(self, statement: Element) -> None:
        """The preamble is what stands before the first operative paragraph; what follows is the main body."""
        rows = [row for row in self.document.paragraphs if not row.annex]
        first = next((at for at, row in enumerate(rows) if row.kind not in ("formula", "preambular")), len(rows))
        preamble, rest = rows[:first], rows[first:]
        if preamble:
            holder = _add(statement, "preamble")
            for row in preamble:
                self._preambular(holder, row)
        main = _add(statement, "mainBody")
        self._tables(main, None)
        self._body(main, rest)

    def _preambular(self, holder: Element, row: Paragraph) -> None:
        is_formula = row.kind == "formula"
        place = _add(holder, "formula" if is_formula else "container", name="enactingFormula" if is_formula else "pp")
        place.set("eId", row.id)
        self._prose(_add(place, "p"), row)
        self._tables(holder, row.id)

    def _body(self, body: Element, rows: list[Paragraph]) -> None:
        for row in rows:
            if row.kind == "preambular":
                self._prose(_add(body, "crossHeading", eId=row.id), row)
            else:
                self._numbered(_add(body, "paragraph", eId=row.id), row)
            self._tables(body, row.id)

    def _numbered(self, paragraph: Element, row: Paragraph) -> None:
        if row.number:
            _add(paragraph, "num", row.number if row.number.endswith(")") else f"{row.number}.")
        if row.kind == "heading":
            self._prose(_add(paragraph, "heading"), row)
        else:
            self._prose(_add(_add(paragraph, "content"), "p"), row)

    def _tables(self, parent: Element, after: str | None) -> None:
        for table in self.document.tables:
            if table.after == after:
                element = _add(parent, "table")
                for cells in table.rows:
                    row = _add(element, "tr")
                    for cell in cells:
                        _add(_add(row, "td"), "p", cell)

    def _prose(self, parent: Element, row: Paragraph) -> None:
        """The words with their opening in italics, their links, and each note where its mark stands first."""
        marks = defaultdict(list)
        for note in row.notes:
            marks[min(note.offset, len(row.text))].append(note.mark)
        links = _apart(self.citations[row.id], len(row.text))
        edges = {0, len(row.text), len(row.opening), *marks, *(e for c in links for e in (c.start, c.end))}
        cuts = sorted(edges)
        for start, end in zip(cuts, [*cuts[1:], len(row.text)], strict=True):
            for mark in marks[start]:
                self._note(parent, mark)
            link = next((c for c in links if c.start <= start < c.end), None)
            _words(parent, row.text[start:end], is_italic=start < len(row.opening), link=link)

    def _note(self, parent: Element, mark: str) -> None:
        if not self.notes[mark]:
            if mark in self.written:
                _add(parent, "noteRef", href=f"#note-{self.written[mark]}", marker=mark)
            return
        self.written[mark], note = self.notes[mark].pop(0)
        element = _add(parent, "authorialNote", marker=mark, placement="bottom", eId=f"note-{self.written[mark]}")
        self._note_words(element, note)

    def _note_words(self, element: Element, note: Footnote) -> None:
        words, at = _add(element, "p"), 0
        for citation in _apart(self.citations[f"fn{note.mark}"], len(note.text)):
            if note.text[citation.start : citation.end] == citation.as_written:
                _words(words, note.text[at : citation.start])
                _words(words, note.text[citation.start : citation.end], link=citation)
                at = citation.end
        _words(words, note.text[at:])

    def _conclusions(self, statement: Element) -> None:
        document = self.document
        if document.meeting or document.adopted_on:
            place = _add(_add(statement, "conclusions"), "p")
            if document.meeting:
                _add(place, "inline", document.meeting.text, name="adoptionMeeting")
            if document.adopted_on:
                _add(place, "docDate", _printed(document.adopted_on), date=document.adopted_on.isoformat())

    def _annexes(self, statement: Element) -> None:
        rows = [row for row in self.document.paragraphs if row.annex]
        if not rows:
            return
        attachments = _add(statement, "attachments")
        for at, (_, some) in enumerate(groupby(rows, key=lambda row: row.section[:1]), start=1):
            annex = _add(_add(attachments, "attachment"), "doc", name="annex")
            self._meta(annex, f"annex_{at}")
            self._body(_add(annex, "mainBody"), list(some))

    def _stray_notes(self, statement: Element) -> None:
        """Notes whose mark is not in the text stand with the title, as the Secretariat's do."""
        left = sorted(((at, note) for some in self.notes.values() for at, note in some), key=lambda pair: pair[0])
        if left:
            preface = statement.find(f"{{{_NAMESPACE}}}preface")
            place = _add(preface if preface is not None else statement, "p")
            for at, note in left:
                self._note_words(_add(place, "authorialNote", marker=note.mark, eId=f"note-{at}"), note)


def _words(parent: Element, text: str, *, is_italic: bool = False, link: Citation | None = None) -> None:
    if not text:
        return
    holder = parent
    if link:
        holder = _add(holder, "a", href=f"https://undocs.org/en/{Symbol.parse(link.symbol).address}")
    if is_italic:
        holder = _add(holder, "inline", name="opening", klass="italic")
    if holder is not parent:
        holder.text = _clean(text)
    elif len(parent):
        parent[-1].tail = (parent[-1].tail or "") + _clean(text)
    else:
        parent.text = (parent.text or "") + _clean(text)


def _apart(citations: list[Citation], length: int) -> list[Citation]:
    """Those that lie within the text and do not overlap one before."""
    kept: list[Citation] = []
    for citation in citations:
        if (kept[-1].end if kept else 0) <= citation.start < citation.end <= length:
            kept.append(citation)
    return kept


def _printed(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
