"""What of a Word file is its text: words that are struck, hidden, deleted or moved away are not, and text boxes are.

A file with tracked changes has two texts: the one with the changes, and the one before them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from .docx_hidden import Formatting, ends_hidden, is_on

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from lxml.etree import _Element as Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BOX = f"{_W}txbxContent"
_RUNS = (f"{_W}r", "{http://schemas.openxmlformats.org/officeDocument/2006/math}r")


class State(Enum):
    """Of a text with tracked changes. The value is what is none of it: by its element, and why."""

    AFTER = {"del": "deleted", "moveFrom": "moved away"}
    BEFORE = {"ins": "inserted", "moveTo": "moved here"}

    def why(self, element: Element) -> str | None:
        """Why an element and all below it is none of the text in this state."""
        return self.value.get(element.tag.removeprefix(_W)) if isinstance(element.tag, str) else None

    def lacks(self, properties: Element | None) -> bool:
        """Do the properties of a row, or of the end of a paragraph, say that it is none of it?"""
        return properties is not None and any(properties.find(f"{_W}{name}") is not None for name in self.value)


class LeftOut(NamedTuple):
    """Words of the file that are no text of the document, and why."""

    why: str
    words: str


class Live:
    """Tells apart what is text in the paragraphs of one file. ``left_out`` is what was met that is none."""

    def __init__(self, document: WordDocument, state: State) -> None:
        self.state = state
        self.left_out: list[LeftOut] = []
        self._formatting = Formatting(document)

    def runs(self, paragraph: Element) -> Iterator[Element]:
        """The runs of a paragraph that are text, in order; those within its text boxes are not the paragraph's."""
        yield from self._runs(paragraph, paragraph)

    def _runs(self, parent: Element, paragraph: Element) -> Iterator[Element]:
        for child in parent:
            if revised := self.state.why(child):
                self._leave(revised, child)
            elif child.tag == _FALLBACK and child.getprevious() is not None:
                continue  # the older form of what was read
            elif child.tag in _RUNS:
                if why := self._formatting.why_hidden(child, paragraph):
                    self._leave(why, child)
                else:
                    yield child
                    yield from self._below_what_is_set_above(child, paragraph)
            elif isinstance(child.tag, str) and child.tag != f"{_W}pPr":
                yield from self._runs(child, paragraph)

    def _below_what_is_set_above(self, run: Element, paragraph: Element) -> Iterator[Element]:
        """The words of a run that tells above them how they are said."""
        for ruby in run.iterfind(f"{_W}ruby"):
            for said in ruby.iterfind(f"{_W}rt"):
                self._leave("set above the line", said)
            for base in ruby.iterfind(f"{_W}rubyBase"):
                yield from self._runs(base, paragraph)

    def rows_of(self, table: Element) -> list[list[Element]]:
        """The cells of each row of a table, those of tables within it not among them."""
        return [list(_children(row, f"{_W}tc")) for row in _children(table, f"{_W}tr") if self._is_live(row)]

    def _is_live(self, row: Element) -> bool:
        """Is the row in the text, and is it printed?"""
        hidden = is_on(row.find(f"{_W}trPr/{_W}hidden"))
        if hidden:
            self._leave("hidden", row)
        return not (hidden or self.state.lacks(row.find(f"{_W}trPr")))

    def _leave(self, why: str, element: Element) -> None:
        words = "".join(each.text or "" for each in element.iter(f"{_W}t", f"{_W}delText"))
        if words.strip():
            self.left_out.append(LeftOut(why, words.strip()))

    def take_left_out(self) -> list[LeftOut]:
        """What was left out since it was last asked for."""
        taken, self.left_out = self.left_out, []
        return taken


def goes_on(paragraph: Element, state: State) -> bool:
    """Is the end of the paragraph none of the text or not printed, so that the next one goes on with it?"""
    return ends_hidden(paragraph) or state.lacks(paragraph.find(f"{_W}pPr/{_W}rPr"))


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


def _children(parent: Element, tag: str) -> Iterator[Element]:
    """Children of a kind, content controls around them apart."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
            yield from _children(child, tag)
