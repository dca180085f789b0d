"""MARCXML records of the United Nations Digital Library, as a manifest.

The fields are those of the Dag Hammarskjöld Library: the UNBIS Reference Manual for Bibliographic Description
(un.org/depts/dhl/unbisref_manual, tags 191, 245, 856, 991), and for the rest the names and subfields by which its own
cataloguing program checks them (dag-hammarskjold-library/dlx-rest, ``validation.js``). MARCXML is the schema of the
Library of Congress (www.loc.gov/standards/marcxml).

==============  ==================================================================================================
001             number of the record
191 $a          symbol of the document; several where it has several
245 $a $n $p    title, and the number and title of a part
245 $b          what it is: "draft resolution", "resolution"
245 $c          who is responsible: of a draft, its sponsors
500 $a          notes; one that begins "Additional sponsors" names those who joined later
650 $a, 651 $a  subjects, topical and geographic
710 $a          bodies with a part in it; of a draft, the States that sponsor it
856 $u          addresses of its files; the last part is the file's name
991 $a $b $c    agenda: symbol of the agenda document, number of the item ("69b"), its title
993 $a          symbols of related documents: drafts, reports, meeting records
==============  ==================================================================================================

Not read: 269 and 992 (dates, often of the year only), 967 and 996 (votes: voting records are records of their own).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from urllib.parse import unquote, urlsplit

from lxml import etree

from resolutions.text.document import AgendaItem
from resolutions.text.sponsors import read_sponsors
from resolutions.text.states import state_named
from resolutions.text.symbols import Symbol

from ..refusals import Refused
from .entries import Manifest, ManifestEntry, read_item, read_symbol

LANGUAGE = "en"
"""Titles and subjects of the records are in English."""

_HEAD = 2000
_MARC = re.compile(rb"<(?:\w+:)?(?:collection|record)[\s>]")
_DRAFT = re.compile(r"\b(?:draft (?:resolution|decision)|amendment)", re.IGNORECASE)
_ADDITIONAL = re.compile(r"(?:list of )?additional sponsors?\s*:?\s*(?P<names>.+)", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\[[^\]]*\]")
_BY = re.compile(r"^(?:submitted |sponsored |proposed )?by (?:the )?", re.IGNORECASE)
_PUNCTUATION = " :;/=,"
"""The punctuation that the cataloguing rules (ISBD) put between the parts of a title."""


def is_marc(content: bytes) -> bool:
    """Whether a file may be MARCXML, judged by its beginning."""
    head = content[:_HEAD].lstrip(b"\xef\xbb\xbf \r\n\t")
    return head.startswith(b"<") and bool(_MARC.search(head)) and b"akomaNtoso" not in head


def read_marc(content: bytes) -> Manifest:
    """The entries of texts by the symbols of their records, and of files by the names in the records. Raises
    ``Refused``."""
    manifest = Manifest()
    for record in _records(content):
        symbols = _symbols(record)
        if not symbols:
            manifest.remarks.append(f"{record.name} has no symbol (191 $a): it names no document and is left aside")
            continue
        manifest.entries += 1
        entry = _entry(record, manifest.remarks)
        for symbol in symbols:
            manifest.by_symbol.setdefault(Symbol.parse(symbol).key, entry)
        for name in _file_names(record):
            manifest.by_name.setdefault(name, entry.or_else(ManifestEntry(symbol=symbols[0])))
    return manifest


@dataclass(frozen=True, slots=True)
class Record:
    """``fields`` are (tag, ((code, text), …)) in the order of the record."""

    name: str
    fields: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]

    def rows(self, tag: str) -> Iterator[dict[str, str]]:
        """Each field of this tag: code → text, the first of a code that repeats."""
        for found, subfields in self.fields:
            if found == tag:
                yield dict(reversed(subfields))

    def values(self, tag: str, code: str) -> list[str]:
        """Every text of a subfield, each once."""
        texts = (text for found, subfields in self.fields if found == tag for one, text in subfields if one == code)
        return list(dict.fromkeys(texts))


def _records(content: bytes) -> Iterator[Record]:
    parsing = {"resolve_entities": False, "no_network": True, "huge_tree": False, "remove_comments": True}
    try:
        found = etree.iterparse(BytesIO(content), events=("end",), tag="{*}record", **parsing)
        for number, (_, element) in enumerate(found, 1):
            yield _record(element, number)
            element.clear()
    except etree.XMLSyntaxError as error:
        raise Refused(f"not XML that can be read: {error.msg}") from error


def _record(element: etree._Element, number: int) -> Record:
    known = next((one.text for one in element.iterfind("{*}controlfield") if one.get("tag") == "001"), None)
    fields = (
        (
            row.get("tag", ""),
            tuple((one.get("code", ""), " ".join((one.text or "").split())) for one in row.iterfind("{*}subfield")),
        )
        for row in element.iterfind("{*}datafield")
    )
    return Record(f"record {number}" + (f" ({known.strip()})" if known else ""), tuple(fields))


def _symbols(record: Record) -> list[str]:
    try:
        return [read_symbol(text) for text in record.values("191", "a") if text]
    except ValueError as error:
        raise Refused(f"{record.name}, 191 $a: {error}") from error


def _entry(record: Record, remarks: list[str]) -> ManifestEntry:
    title = next(record.rows("245"), {})
    parts = (title.get(code, "").strip(_PUNCTUATION) for code in "anp")
    whole = ". ".join(part.removesuffix(".") for part in parts if part)
    sponsors, additional = _sponsors(record, title)
    return ManifestEntry(
        title=whole or None,
        language=LANGUAGE if whole else None,
        sponsors=sponsors,
        additional_sponsors=additional,
        agenda_items=tuple(_agenda_items(record)),
        subjects=tuple(text.rstrip(". ") for tag in ("650", "651") for text in record.values(tag, "a")),
        related=tuple(_related(record, remarks)),
    )


def _sponsors(record: Record, title: dict[str, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The sponsors of a draft, and those who joined later. The records of adopted texts name none."""
    if not _DRAFT.search(title.get("b", "")):
        return (), ()
    printed = _BY.sub("", _BRACKETS.sub("", title.get("c", "")).strip(" ."))
    named = dict.fromkeys(one.name for one in read_sponsors(printed))
    named |= dict.fromkeys(state for text in record.values("710", "a") if (state := state_named(text.rstrip("."))))
    notes = (_ADDITIONAL.match(note) for note in record.values("500", "a"))
    later = (one.name for note in notes if note for one in read_sponsors(note["names"].rstrip(". ")))
    additional = dict.fromkeys(name for name in later if name not in named)
    return tuple(named), tuple(additional)


def _agenda_items(record: Record) -> Iterator[AgendaItem]:
    """Items of the General Assembly's agenda; a text may also be on that of another organ."""
    for row in record.rows("991"):
        if not row.get("a", "").startswith("A/") or not row.get("b"):
            continue
        try:
            item = read_item(row["b"])
        except ValueError as error:
            raise Refused(f"{record.name}, 991 $b: {error}") from error
        yield AgendaItem(item.number, item.letter, row.get("c", "").strip(_PUNCTUATION).removesuffix(".") or None)


def _related(record: Record, remarks: list[str]) -> Iterator[str]:
    for text in record.values("993", "a"):
        try:
            yield read_symbol(text)
        except ValueError as error:
            remarks.append(f"{record.name}, 993 $a: {error}; left out")


def _file_names(record: Record) -> Iterator[str]:
    for address in record.values("856", "u"):
        name = unquote(urlsplit(address).path).rpartition("/")[2]
        if "." in name:
            yield name
