"""In which language a Word file says that it is: spelling is checked, and words are read aloud, by what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from ..languages import Language

if TYPE_CHECKING:
    from docx.document import Document as File

_SCRIPTS = {"zh": "eastAsia", "ar": "bidi"}
"""Words in these scripts have an attribute of their own beside the common one (ISO/IEC 29500-1, 17.3.2.20)."""


def set_language(file: File, language: Language) -> None:
    """Of all text that says no other; its lines run from the right where the script does."""
    file.core_properties.language = language.code
    said = file.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:lang')}")
    for attribute in ("val", _SCRIPTS.get(language.code, "val")):
        said.set(qn(f"w:{attribute}"), language.code)
    if language.right_to_left:
        # First of what the style says of paragraphs, before spacing: the schema has an order (17.3.1.26).
        file.styles["Normal"].element.get_or_add_pPr().insert(0, OxmlElement("w:bidi"))
