"""Elements of WordprocessingML (ISO/IEC 29500-1, 17), for what python-docx has no way of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from .xml_letters import clean


def element(tag: str, *children: Element, **attributes: str) -> Element:
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    made.extend(children)
    return made


def texts(words: str, tag: str = "t") -> Iterator[Element]:
    """What a run holds for these words: tabs and breaks are elements of their own, which Word shows as such."""
    for part in re.split(r"([\t\n])", clean(words)):
        if part in ("\t", "\n"):
            yield element("tab" if part == "\t" else "br")
        elif part:
            made = element(tag)
            made.text = part
            made.set(qn("xml:space"), "preserve")
            yield made
