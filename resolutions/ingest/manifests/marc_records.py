"""Records in MARCXML, as pymarc reads them, one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from xml.sax import SAXException, SAXParseException, make_parser
from xml.sax.handler import LexicalHandler, feature_namespaces, property_lexical_handler
from xml.sax.xmlreader import AttributesNSImpl

from pymarc import Record as MarcRecord
from pymarc.marcxml import XmlHandler

from ..refusals import Refused

_CHUNK = 2**16
_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")


@dataclass(frozen=True, slots=True)
class Record:
    """``place`` is its number in the file, ``name`` for messages, ``number`` that of the Digital Library: the figures
    in 001, else empty."""

    place: int
    name: str
    number: str
    marc: MarcRecord

    def rows(self, *tags: str) -> Iterator[dict[str, str]]:
        """Each field of these tags: code → text, the first of a code that repeats."""
        for field in self.marc.get_fields(*tags):
            yield dict(reversed([(one.code, _clean(one.value)) for one in field.subfields]))

    def values(self, tag: str, code: str) -> list[str]:
        """Every text of a subfield, each once."""
        texts = (_clean(text) for field in self.marc.get_fields(tag) for text in field.get_subfields(code))
        return list(dict.fromkeys(text for text in texts if text))

    def tags(self) -> set[str]:
        return {field.tag for field in self.marc.fields}


def records(content: bytes) -> Iterator[Record]:
    """In the order of the file; a few are in memory at a time. Raises ``Refused``."""
    handler, parser, done = _Handler(), make_parser(), 0
    parser.setContentHandler(handler)
    parser.setFeature(feature_namespaces, True)
    parser.setProperty(property_lexical_handler, _NoDoctype())
    try:
        for start in range(0, len(content), _CHUNK):
            parser.feed(content[start : start + _CHUNK])  # type: ignore[attr-defined]  # the parser of expat has it
            found, handler.records = handler.records, []
            for marc in found:
                done += 1
                yield _record(marc, done)
        parser.close()  # type: ignore[attr-defined]
    except SAXParseException as error:
        raise Refused(f"not XML that can be read: {error.getMessage()}, line {error.getLineNumber()}") from error
    except (SAXException, KeyError, ValueError) as error:
        raise Refused(f"not MARCXML that can be read, after record {done}: {error}") from error


def _record(marc: MarcRecord, number: int) -> Record:
    field = marc.get("001")
    known = _clean(field.data or "") if field else ""
    name = f"record {number}" + (f" ({known})" if known else "")
    return Record(number, name, known if known.isascii() and known.isdigit() else "", marc)


def day(text: str) -> str | None:
    """``20111219`` and ``2011-12-19`` as in ISO 8601; None for what is no single day."""
    found = _DAY.fullmatch(text.strip())
    try:
        return date(*map(int, found.groups())).isoformat() if found else None
    except ValueError:
        return None


class _Handler(XmlHandler):
    """Passes over the leaders: they say nothing of a text, and pymarc refuses those of another length."""

    def startElementNS(self, name: tuple[str | None, str], qname: str | None, attrs: AttributesNSImpl) -> None:
        if name[1] == "leader":
            return
        super().startElementNS(name, qname, attrs)

    def endElementNS(self, name: tuple[str | None, str], qname: str | None) -> None:
        if name[1] == "leader":
            return
        super().endElementNS(name, qname)


class _NoDoctype(LexicalHandler):
    """No export has a document type, and with one a small file can become a large one."""

    def startDTD(self, *_: object) -> None:
        raise SAXException("it has a document type")


def _clean(text: str) -> str:
    return " ".join(text.split())
