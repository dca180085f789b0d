"""Elements and attributes of Akoma Ntoso, whatever text goes into them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from .xml_letters import clean

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
VOTERS = "{http://un.org/akn4un}voters"


def add(parent: Element, tag: str, text: str = "", /, **attributes: str | None) -> Element:
    """A new last child. ``attributes`` that are None are left out; ``klass`` is ``class``."""
    named = {("class" if key == "klass" else key): clean(value) for key, value in attributes.items() if value}
    element = etree.SubElement(parent, tag if tag.startswith("{") else f"{{{NAMESPACE}}}{tag}", named)
    element.text = clean(text) or None
    return element
