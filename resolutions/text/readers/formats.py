"""The one table of formats: what they are called, how a file of each is recognized, who reads it, which is preferred.

A new format is a module beside this one, with its reader, and a line in ``FORMATS``. Readers are imported when the
first file of their format is read: a command that reads none does not wait for them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, cast

from ..wording import N_

if TYPE_CHECKING:
    from ..document import Document
    from ..lines import Line

_PDF = re.compile(rb"\s{0,200}%PDF-")
_HTML = re.compile(
    r"\s{0,200}<(?:!doctype\s+html|html|head|body|meta|title|div|p|h[1-6]|table|pre|article)\b", re.IGNORECASE
)
_XML_HTML = re.compile(r"\s{0,200}<\?xml[^>]{0,300}\?>.{0,2000}?<html\b", re.IGNORECASE | re.DOTALL)
_XML = re.compile(r"\s{0,200}<(?:\?xml\b|akomaNtoso\b|[\w-]+:akomaNtoso\b)")
_START = 4096


class Sample:
    """The bytes of a file, and its first letters where it is text."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        start = data[:_START].replace(b"\x00", b"").decode("latin-1")
        self.start = start.removeprefix("\xef\xbb\xbf").lstrip("\xff\xfe")


@dataclass(frozen=True, slots=True)
class Format:
    """``name`` is what the ``parse`` command calls it, ``label`` what pages do, for their catalogues. ``endings`` are
    those of its files' names. ``is_its`` tells whether a file is one of it, by its bytes: names lie. ``reader`` names
    the module of this package and the function in it; ``whole`` is whether that gives a Document, or lines of text.
    ``rank`` is its place among the sources of one text, the best first: the Secretariat's mark-up says most, and what a
    program recognized on the picture of a page is the least to be relied on."""

    name: str
    label: str
    rank: int
    endings: tuple[str, ...]
    is_its: Callable[[Sample], bool]
    reader: str
    whole: bool = False

    def lines(self, data: bytes) -> list[Line]:
        """The lines of a file. Raises ``Unreadable``."""
        return cast("list[Line]", _reader(self.reader)(data))

    def document(self, data: bytes, name: str) -> Document:
        """The Document in the file of this name, of a format that is ``whole``. Raises ``Unreadable``."""
        return cast("Document", _reader(self.reader)(data, name=name))


@cache
def _reader(dotted: str) -> Callable[..., object]:
    module, _, function = dotted.rpartition(".")
    return cast("Callable[..., object]", getattr(import_module(f".{module}", __package__), function))


def _is_pdf(sample: Sample) -> bool:
    return _PDF.match(sample.data, 0, 1024) is not None


def _is_scan(sample: Sample) -> bool:
    if not _is_pdf(sample):
        return False
    from .scans import is_scan

    return is_scan(sample.data)


def _is_docx(sample: Sample) -> bool:
    return sample.data.startswith(b"PK\x03\x04") and b"word/" in sample.data


def _is_html(sample: Sample) -> bool:
    return bool(_HTML.match(sample.start) or _XML_HTML.match(sample.start))


def _is_xml(sample: Sample) -> bool:
    """Other XML than HTML counts as Akoma Ntoso, the one that is read."""
    return _XML.match(sample.start) is not None


FORMATS = {
    form.name: form
    for form in (
        Format("scan", N_("scanned pages"), 5, (), _is_scan, "pdf.read_pdf"),
        Format("pdf", "PDF", 3, (".pdf",), _is_pdf, "pdf.read_pdf"),
        Format("docx", "Word", 1, (".docx",), _is_docx, "docx.read_docx"),
        Format("html", "HTML", 2, (".html", ".htm", ".xhtml"), _is_html, "html.read_html"),
        Format("akn", "Akoma Ntoso", 0, (".xml", ".akn"), _is_xml, "akn.read_akn", whole=True),
        Format("text", N_("text"), 4, (".txt", ".text", ".md", ".markdown"), lambda _: True, "plain.read_text"),
    )
}
"""In the order in which a file is asked whether it is one of it."""

ENDINGS = frozenset(ending for form in FORMATS.values() for ending in form.endings)
"""Of the names of files that may be documents."""

ADVISED = frozenset({".doc", ".rtf", ".odt", ".epub"})
"""Of documents that are not read, and are refused with advice what to save them as (``encoding``)."""


def format_of(data: bytes) -> str:
    """The name of the format that the bytes are in."""
    sample = Sample(data)
    return next(form.name for form in FORMATS.values() if form.is_its(sample))


def rank_of(name: str) -> int:
    """Its place in the order of preference among sources of one text, the best first."""
    return FORMATS[name].rank
