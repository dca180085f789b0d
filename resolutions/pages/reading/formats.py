"""The forms in which a document can be had at its address: ``/A/RES/66/152.json``."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from resolutions.models import LanguageVersion
from resolutions.models.documents import as_document
from resolutions.text.elsewhere import official_document
from resolutions.text.writers import as_akn, as_docx, as_markdown, as_plain_text
from resolutions.text.writers.marc import as_marcxml

from ..links import permanent_address
from . import reference

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class TextFormat:
    """``write`` gets a text in its language and its full address; what it gives as text is sent as UTF-8, bytes as
    they are."""

    name: StrOrPromise
    content_type: str
    write: Callable[[LanguageVersion, str], str | bytes]


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMATS = {
    "txt": TextFormat(_("plain text"), "text/plain", lambda text, _: as_plain_text(as_document(text))),
    "md": TextFormat("Markdown", "text/markdown", lambda text, _: as_markdown(as_document(text))),
    "docx": TextFormat("Word", WORD, lambda text, _: as_docx(as_document(text), timezone.now())),
    "xml": TextFormat("Akoma Ntoso", "application/xml", lambda text, _: as_akn(as_document(text))),
    "marcxml": TextFormat("MARCXML", "application/marcxml+xml", lambda text, address: _marcxml(text, address)),
    "json": TextFormat("JSON", "application/json", lambda text, _: _json(as_document(text).as_dict())),
    "bib": TextFormat("BibTeX", "application/x-bibtex", reference.as_bibtex),
    "ris": TextFormat("RIS", "application/x-research-info-systems", reference.as_ris),
    "csl": TextFormat("CSL-JSON", "application/vnd.citationstyles.csl+json", lambda *of: _json(reference.as_csl(*of))),
}


def _marcxml(text: LanguageVersion, address: str) -> str:
    number = f"resarchive-{text.version.pk}-{text.language}"
    return as_marcxml(as_document(text), number, address, official_document(text.version.symbol, text.language))


def format_address(text: LanguageVersion, format: str) -> str:
    path, mark, query = permanent_address(text).partition("?")
    return f"{path.rstrip('/')}.{format}{mark}{query}"


def formats_of(text: LanguageVersion) -> list[tuple[TextFormat, str]]:
    """Each format with its address."""
    return [(format, format_address(text, ending)) for ending, format in FORMATS.items()]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)
