"""What a file is, by its bytes: names lie."""

from __future__ import annotations

import re

_PDF = re.compile(rb"\s{0,200}%PDF-")
_HTML = re.compile(
    r"\s{0,200}<(?:!doctype\s+html|html|head|body|meta|title|div|p|h[1-6]|table|pre|article)\b", re.IGNORECASE
)
_XML_HTML = re.compile(r"\s{0,200}<\?xml[^>]{0,300}\?>.{0,2000}?<html\b", re.IGNORECASE | re.DOTALL)
_XML = re.compile(r"\s{0,200}<(?:\?xml\b|akomaNtoso\b|[\w-]+:akomaNtoso\b)")
_START = 4096


def format_of(data: bytes) -> str:
    """``akn``, ``html``, ``docx``, ``pdf`` or ``text``. Other XML than HTML counts as Akoma Ntoso, the one read."""
    if _PDF.match(data[:1024]):
        return "pdf"
    if data.startswith(b"PK\x03\x04") and b"word/" in data:
        return "docx"
    start = data[:_START].replace(b"\x00", b"").decode("latin-1").removeprefix("\xef\xbb\xbf").lstrip("\xff\xfe")
    if _HTML.match(start) or _XML_HTML.match(start):
        return "html"
    return "akn" if _XML.match(start) else "text"
