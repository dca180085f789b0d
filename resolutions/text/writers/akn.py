"""A document as Akoma Ntoso 3.0 (OASIS LegalDocML), in the way the Secretariat marks up its resolutions (AKN4UN).

What is written reads back, by our own reader, to the same paragraphs, notes and cover. What the text does not say is
left out; only the dates that Akoma Ntoso demands are filled, with the Secretariat's own placeholder.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from lxml import etree

from ..akn_uri import PLACEHOLDER, work_uri
from ..document import Citation, Document, Footnote, Paragraph
from ..elsewhere import thesaurus_heading
from ..kinds import FORMULA, HEADING, PREAMBULAR
from ..languages import language_of
from ..numbering import printed_number
from ..ordinals import date_words
from ..readers.akn import KINDS
from ..symbols import Symbol
from .akn_elements import NAMESPACE, add
from .akn_proposal import SOURCE, write_proposal
from .xml_letters import clean

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_NAMES = {kind: name for name, kind in KINDS.items()}
_PREAMBLE = (FORMULA, PREAMBULAR)


def as_akn(document: Document) -> bytes:
    """UTF-8 with its declaration. A letter that XML cannot hold is written as U+FFFD."""
    return _Writer(document).write()


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
        root = etree.Element(f"{{{NAMESPACE}}}akomaNtoso", nsmap={None: NAMESPACE})
        statement = add(
            root, "statement", name=_NAMES.get(self.document.kind, "statement") if self.document.kind else "statement"
        )
        self._meta(statement, "")
        self._cover(statement)
        if self.document.title:
            title = add(add(statement, "preface"), "p")
            add(title, "docTitle", self.document.title, refersTo="#resolutionTitle")
        self._text(statement)
        self._conclusions(statement)
        self._annexes(statement)
        self._stray_notes(statement)
        written: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True)
        return written

    def _meta(self, parent: Element, part: str) -> None:
        """The three levels of FRBR that every document of Akoma Ntoso states."""
        document = self.document
        meta = add(parent, "meta")
        identification = add(meta, "identification", source=SOURCE)
        language = language_of(document.language).code3
        work = work_uri(document.symbol, document.adopted_on or document.issued_on, document.source)
        days = {"adoption": document.adopted_on, "publication": document.issued_on, "markup": None}
        levels = {"Work": ("", ""), "Expression": (f"/{language}", ""), "Manifestation": (f"/{language}", ".xml")}
        for (level, (ending, form)), (kind, day) in zip(levels.items(), days.items(), strict=True):
            place = add(identification, f"FRBR{level}")
            add(place, "FRBRthis", value=f"{work}{ending}/!{part or 'main'}{form}")
            add(place, "FRBRuri", value=f"{work}{ending}{form}")
            add(place, "FRBRdate", date=day.isoformat() if day else PLACEHOLDER, name=kind)
            add(place, "FRBRauthor", href="#ga" if level != "Manifestation" else "#resarchive")
            if level == "Work":
                add(place, "FRBRcountry", value="un")
            if level == "Expression":
                add(place, "FRBRlanguage", language=language)
        if document.subjects and not part:
            headings = add(meta, "classification", source=SOURCE)
            for subject in document.subjects:
                href = thesaurus_heading(document.subject_identifiers.get(subject, ""))
                place = {"href": href} if href else {}
                add(headings, "keyword", value=subject, **place, showAs=subject, dictionary="UNBIS Thesaurus")
        if not part:
            write_proposal(meta, document)

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
        cover = add(statement, "coverPage")
        for tag, said, attributes in lines:
            if isinstance(said, date):
                add(add(cover, "p"), tag, date_words(said), date=said.isoformat(), **attributes)
            elif said:
                add(add(cover, "p"), tag, said, **attributes)
        original = document.original_language and f"Original: {document.original_language}"
        items = ", ".join(f"{i.number} ({i.letter})" if i.letter else i.number for i in document.agenda_items)
        titles = "; ".join(dict.fromkeys(item.title for item in document.agenda_items if item.title))
        for name, said in (
            ("original language", original),
            ("committee", document.committee),
            ("agenda item", items),
            ("agenda item name", titles),
        ):
            if said:
                add(add(cover, "p"), "inline", said, name=name)
        if not len(cover):
            add(cover, "p")

    def _text(self, statement: Element) -> None:
        """The preamble is what stands before the first operative paragraph; what follows is the main body."""
        rows = [row for row in self.document.paragraphs if not row.annex]
        first = next((at for at, row in enumerate(rows) if row.kind not in _PREAMBLE), len(rows))
        preamble, rest = rows[:first], rows[first:]
        if preamble:
            holder = add(statement, "preamble")
            for row in preamble:
                self._preambular(holder, row)
        main = add(statement, "mainBody")
        self._tables(main, None)
        self._body(main, rest)
        if not len(main):
            add(main, "p")

    def _preambular(self, holder: Element, row: Paragraph) -> None:
        if row.number:
            item = add(add(holder, "blockList", eId=f"list-{row.id}"), "item", eId=row.id)
            add(item, "num", row.number)
            self._prose(add(item, "p"), row)
            self._tables(holder, row.id)
            return
        is_formula = row.kind == FORMULA
        place = add(holder, "formula" if is_formula else "container", name="enactingFormula" if is_formula else "pp")
        place.set("eId", row.id)
        self._prose(add(place, "p"), row)
        self._tables(holder, row.id)

    def _body(self, body: Element, rows: list[Paragraph]) -> None:
        for row in rows:
            if row.kind == PREAMBULAR:
                self._preambular(body, row)
            else:
                self._numbered(add(body, "paragraph", eId=row.id), row)
                self._tables(body, row.id)

    def _numbered(self, paragraph: Element, row: Paragraph) -> None:
        if row.number:
            add(paragraph, "num", printed_number(row.number))
        if row.kind == HEADING:
            self._prose(add(paragraph, "heading"), row)
        else:
            self._prose(add(add(paragraph, "content"), "p"), row)

    def _tables(self, parent: Element, after: str | None) -> None:
        for table in self.document.tables:
            if table.after == after:
                element = add(parent, "table")
                for cells in table.rows:
                    row = add(element, "tr")
                    for cell in cells:
                        add(add(row, "td"), "p", cell)

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
                add(parent, "noteRef", href=f"#note-{self.written[mark]}", marker=mark)
            return
        self.written[mark], note = self.notes[mark].pop(0)
        element = add(parent, "authorialNote", marker=mark, placement="bottom", eId=f"note-{self.written[mark]}")
        self._note_words(element, note)

    def _note_words(self, element: Element, note: Footnote) -> None:
        words, at = add(element, "p"), 0
        for citation in _apart(self.citations[f"fn{note.mark}"], len(note.text)):
            if note.text[citation.start : citation.end] == citation.as_written:
                _words(words, note.text[at : citation.start])
                _words(words, note.text[citation.start : citation.end], link=citation)
                at = citation.end
        _words(words, note.text[at:])

    def _conclusions(self, statement: Element) -> None:
        document = self.document
        if document.meeting or document.adopted_on:
            place = add(add(statement, "conclusions"), "p")
            if document.meeting:
                add(place, "inline", document.meeting.text, name="adoptionMeeting")
            if document.adopted_on:
                add(place, "docDate", date_words(document.adopted_on), date=document.adopted_on.isoformat())

    def _annexes(self, statement: Element) -> None:
        rows = [row for row in self.document.paragraphs if row.annex]
        if not rows:
            return
        attachments = add(statement, "attachments")
        for at, (_, some) in enumerate(groupby(rows, key=lambda row: row.section[:1]), start=1):
            annex = add(add(attachments, "attachment"), "doc", name="annex")
            self._meta(annex, f"annex_{at}")
            self._body(add(annex, "mainBody"), list(some))

    def _stray_notes(self, statement: Element) -> None:
        """Notes whose mark is not in the text stand with the title, as the Secretariat's do."""
        left = sorted(((at, note) for some in self.notes.values() for at, note in some), key=lambda pair: pair[0])
        if left:
            preface = statement.find(f"{{{NAMESPACE}}}preface")
            if preface is None:
                preface = add(statement, "preface")
                statement.find(f"{{{NAMESPACE}}}coverPage").addnext(preface)
            place = add(preface, "p")
            for at, note in left:
                self._note_words(add(place, "authorialNote", marker=note.mark, eId=f"note-{at}"), note)


def _words(parent: Element, text: str, *, is_italic: bool = False, link: Citation | None = None) -> None:
    if not text:
        return
    holder = parent
    if link:
        holder = add(holder, "a", href=f"https://undocs.org/en/{Symbol.parse(link.symbol).address}")
    if is_italic:
        holder = add(holder, "inline", name="opening", klass="italic")
    if holder is not parent:
        holder.text = clean(text)
    elif len(parent):
        parent[-1].tail = (parent[-1].tail or "") + clean(text)
    else:
        parent.text = (parent.text or "") + clean(text)


def _apart(citations: list[Citation], length: int) -> list[Citation]:
    """Those that lie within the text and do not overlap one before."""
    kept: list[Citation] = []
    for citation in citations:
        if (kept[-1].end if kept else 0) <= citation.start < citation.end <= length:
            kept.append(citation)
    return kept
