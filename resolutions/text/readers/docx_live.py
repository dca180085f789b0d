"""What of a Word file is its text: words that are struck, hidden, deleted or moved away are not, and text boxes are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from lxml.etree import _Element as Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BOX = f"{_W}txbxContent"
_OFF = ("0", "false", "off")
_WHY_REVISED = {f"{_W}del": "deleted", f"{_W}moveFrom": "moved away"}
_WHY_FORMATTED = {"vanish": "hidden", "webHidden": "hidden", "strike": "struck through", "dstrike": "struck through"}


class LeftOut(NamedTuple):
    """Words of the file that are no text of the document, and why."""

    why: str
    words: str


class Live:
    """Tells apart what is text in the paragraphs of one file. ``left_out`` is what was met that is none."""

    def __init__(self, document: WordDocument) -> None:
        self.left_out: list[LeftOut] = []
        self._styles = {
            style.get(f"{_W}styleId", ""): why
            for style in document.styles.element.iter(f"{_W}style")
            if (why := _why(style.find(f"{_W}rPr")))
        }

    def runs(self, parent: Element) -> Iterator[Element]:
        """The runs of a paragraph that are text, in order; those within its text boxes are not the paragraph's."""
        for child in parent:
            if child.tag in _WHY_REVISED:
                self._leave(_WHY_REVISED[child.tag], child)
            elif child.tag == f"{_W}r":
                why = _why(child.find(f"{_W}rPr")) or self._why_of_style(child)
                if why:
                    self._leave(why, child)
                else:
                    yield child
            elif isinstance(child.tag, str) and child.tag != f"{_W}pPr":
                yield from self.runs(child)

    def _why_of_style(self, run: Element) -> str | None:
        style = run.find(f"{_W}rPr/{_W}rStyle")
        return self._styles.get(style.get(f"{_W}val", "")) if style is not None else None

    def _leave(self, why: str, element: Element) -> None:
        words = "".join(each.text or "" for each in element.iter(f"{_W}t", f"{_W}delText"))
        if words.strip():
            self.left_out.append(LeftOut(why, words.strip()))

    def take_left_out(self) -> list[LeftOut]:
        """What was left out since it was last asked for."""
        taken, self.left_out = self.left_out, []
        return taken


def _why(properties: Element | None) -> str | None:
    for name, why in _WHY_FORMATTED.items() if properties is not None else ():
        found = properties.find(f"{_W}{name}") if properties is not None else None
        if found is not None and found.get(f"{_W}val", "") not in _OFF:
            return why
    return None


def ends_deleted(paragraph: Element) -> bool:
    """Was the end of the paragraph deleted, so that the next one goes on with it?"""
    return any(paragraph.find(f"{_W}pPr/{_W}rPr/{_W}{name}") is not None for name in ("del", "moveFrom"))


def text_boxes(paragraph: Element) -> Iterator[Element]:
    """The contents of the paragraph's text boxes, each once: the older form of the same box, for older programs, is
    passed over."""
    boxes = [box for box in paragraph.iter(_BOX) if not _is_within(box, (_BOX,), paragraph)]
    newer = [box for box in boxes if not _is_within(box, (_FALLBACK,), paragraph)]
    yield from newer or boxes


def _is_within(element: Element, tags: Iterable[str], top: Element) -> bool:
    for above in element.iterancestors():
        if above is top:
            return False
        if above.tag in tags:
            return True
    return False


def rows_of(table: Element) -> list[list[Element]]:
    """The cells of each row of a table, those of tables within it not among them."""
    return [list(_children(row, f"{_W}tc")) for row in _children(table, f"{_W}tr") if not _is_deleted(row)]


def _is_deleted(row: Element) -> bool:
    return row.find(f"{_W}trPr/{_W}del") is not None


def _children(parent: Element, tag: str) -> Iterator[Element]:
    """Children of a kind, content controls around them apart."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
            yield from _children(child, tag)
