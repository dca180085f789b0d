"""Elements and attributes of Akoma Ntoso, whatever text goes into them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
VOTERS = "{http://un.org/akn4un}voters"
_NOT_IN_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def add(parent: Element, tag: str, text: str = "", /, **attributes: str | None) -> Element:
    """A new last child. ``attributes`` that are None are left out; ``klass`` is ``class``."""
    named = {("class" if key == "klass" else key): clean(value) for key, value in attributes.items() if value}
    element = etree.SubElement(parent, tag if tag.startswith("{") else f"{{{NAMESPACE}}}{tag}", named)
    element.text = clean(text) or None
    return element


def clean(text: str) -> str:
    """A letter that XML cannot hold becomes U+FFFD."""
    return _NOT_IN_XML.sub("\ufffd", text)
