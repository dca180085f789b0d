"""A document as a MARC record, with the fields in which the United Nations Digital Library describes one.

They are those that ``ingest.manifests.marc`` reads, with the same meanings. Besides: 967 has the number of the State in
the list ($a) and its code ($c), 996 the words that the Library's manual prescribes ($a). What is not known has no
field.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pymarc import Field, Indicators, Record, Subfield, record_to_xml

from ..document import AgendaItem, Document
from ..elsewhere import thesaurus_heading
from ..kinds import Outcome, RelatedRole, Side
from ..languages import language_of
from ..ordinals import ordinal_digits
from ..states import state_of
from .xml_letters import clean

NAMESPACE = "http://www.loc.gov/MARC21/slim"
_VOTED = {Side.IN_FAVOUR: "Y", Side.AGAINST: "N", Side.ABSTAINING: "A"}
_OUTCOMES = {one: one.value.replace("_", " ").capitalize() for one in Outcome} | {
    Outcome.ADOPTED_WITHOUT_VOTE: "Adopted without vote",
    Outcome.ADOPTED_BY_VOTE: "Adopted",
}
_LEADER = "     nam a22     u  4500"
"""New, of language material, complete in itself; how fully it describes is not known. MARCXML leaves lengths blank."""
_INDICATORS = {"245": "10", "650": " 7", "710": "2 ", "856": "40"}
"""Those that the format defines for these fields: a title that is an entry, without letters to pass over; the list that
a heading is from stands in $2; the name of a body as it is written; an address of the document itself by HTTP."""
_THESAURUS = "unbist"
"""The UNBIS Thesaurus among the source codes of the Library of Congress."""
UNTITLED = "Untitled text"
_Field = tuple[str, list[tuple[str, str | None]]]
"""Its tag and subfields."""


def as_marcxml(document: Document, number: str, address: str, official: str = "") -> str:
    """A collection of one record. ``number`` is that of the record in 001, ``address`` that of the text's page."""
    record = as_marc(document, number, address, official)
    written = record_to_xml(record, namespace=True).decode()  # type: ignore[no-untyped-call]  # it has no types
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<collection xmlns="{NAMESPACE}">{written}</collection>\n'


def as_marc(document: Document, number: str, address: str, official: str = "") -> Record:
    record = Record(leader=_LEADER, force_utf8=True)
    record.fields.append(Field(tag="001", data=number))
    for tag, subfields in _fields(document, address, official):
        said = [Subfield(code, clean(" ".join(text.split()))) for code, text in subfields if text]
        if said:
            indicators = Indicators(*_INDICATORS.get(tag, "  "))
            record.fields.append(Field(tag=tag, indicators=indicators, subfields=said))
    return record


def _fields(document: Document, address: str, official: str) -> Iterator[_Field]:
    """In the order of their tags; a subfield without a value is left out."""
    yield from _described(document)
    yield from _of_related(document, "791", about=True)
    yield "856", [("u", address)]
    yield "856", [("u", official)]
    by_state = document.vote.by_state if document.vote else {}
    for number, (name, side) in enumerate(by_state.items(), 1):
        yield "967", [("a", str(number)), ("c", _code(name)), ("d", _VOTED[Side(side)]), ("e", name)]
    for item in document.agenda_items:
        yield "991", [("a", f"A/{document.session}" if document.session else None), *_item(item)]
    yield "992", [("a", _figures(document.adopted_on))]
    yield from _of_related(document, "993", about=False)
    yield "996", _outcome(document)


def _described(document: Document) -> Iterator[_Field]:
    """What a catalogue calls the description, and its headings."""
    kind = (document.kind or "").replace("_", " ")
    sponsors = ", ".join(sponsor.name for sponsor in document.sponsors)
    yield "041", [("a", language_of(document.language).code3)]
    yield "191", [("a", document.symbol), ("b", "A/"), ("c", document.session)] if document.symbol else []
    yield "245", [("a", document.title or _supplied_title(document)), ("b", kind), ("c", sponsors)]
    yield "269", [("a", _figures(document.issued_on))]
    yield "500", [("a", document.meeting.text if document.meeting else None)]
    yield "500", [("a", document.origin.text if document.origin else None)]
    for subject in document.subjects:
        identifier = document.subject_identifiers.get(subject, "")
        yield "650", [("a", subject), ("0", thesaurus_heading(identifier) or identifier), ("2", _THESAURUS)]
    yield "710", [("a", "UN. General Assembly"), ("b", document.committee)]
    for sponsor in document.sponsors:
        yield "710", [("a", sponsor.name)]


def _supplied_title(document: Document) -> str:
    """Of a text without one, which no record may lack: its name, in the brackets of what a cataloguer supplies."""
    return f"[{document.symbol or UNTITLED}]"


def _of_related(document: Document, tag: str, *, about: bool) -> Iterator[_Field]:
    for related in document.related:
        if (related.role == RelatedRole.ABOUT) == about:
            yield tag, [("a", related.symbol)]


def _item(item: AgendaItem) -> list[tuple[str, str | None]]:
    return [("b", f"{item.number}{item.letter or ''}"), ("c", item.title)]


def _outcome(document: Document) -> list[tuple[str, str | None]]:
    """``Adopted 122-55-1, 77th plenary meeting``, and the counts by themselves."""
    vote = document.vote
    counts = [vote.in_favour, vote.against, vote.abstaining] if vote else []
    whole = "-".join(map(str, counts)) if counts and None not in counts else ""
    words = _OUTCOMES.get(document.outcome, "") if document.outcome else ""
    number = document.meeting.number if document.meeting else None
    meeting = f", {ordinal_digits(number)} plenary meeting" if number else ""
    how = f"{words} {whole}" if whole and document.outcome != Outcome.ADOPTED_WITHOUT_VOTE else words
    return [
        ("a", f"{how}{meeting}" if words else None),
        *((code, str(count)) for code, count in zip("bcd", counts, strict=False) if count is not None),
    ]


def _code(name: str) -> str | None:
    """Of ISO 3166-1, three letters."""
    state = state_of(name)
    return state.code if state else None


def _figures(day: date | None) -> str:
    return f"{day:%Y%m%d}" if day else ""
