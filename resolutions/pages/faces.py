"""The forms in which a document can be had at its address: ``/A/RES/66/152.json``."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from ..documents import as_document
from ..models import Version
from ..text.writers import as_akn, as_docx, as_markdown, as_plain_text
from . import reference
from .links import permanent_address


@dataclass(frozen=True, slots=True)
class Face:
    """``write`` gets the version and its full address; text it gives is sent as UTF-8, bytes as they are."""

    name: str
    content_type: str
    write: Callable[[Version, str], str | bytes]


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FACES = {
    "txt": Face("plain text", "text/plain", lambda version, _: as_plain_text(as_document(version))),
    "md": Face("Markdown", "text/markdown", lambda version, _: as_markdown(as_document(version))),
    "docx": Face("Word", WORD, lambda version, _: as_docx(as_document(version))),
    "xml": Face("Akoma Ntoso", "application/xml", lambda version, _: as_akn(as_document(version))),
    "json": Face("JSON", "application/json", lambda version, _: _json(as_document(version).as_dict())),
    "bib": Face("BibTeX", "application/x-bibtex", reference.as_bibtex),
    "ris": Face("RIS", "application/x-research-info-systems", reference.as_ris),
    "csl": Face("CSL-JSON", "application/vnd.citationstyles.csl+json", lambda *of: _json(reference.as_csl(*of))),
}


def face_address(version: Version, face: str) -> str:
    path, mark, query = permanent_address(version).partition("?")
    return f"{path.rstrip('/')}.{face}{mark}{query}"


def faces_of(version: Version) -> list[tuple[Face, str]]:
    """Each face with its address."""
    return [(face, face_address(version, ending)) for ending, face in FACES.items()]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)
