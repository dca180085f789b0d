"""The words of one Akoma Ntoso element: clean prose, with the footnotes, links and italics that stand in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

NAMESPACE = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
_SUPERSCRIPTS = str.maketrans("abcdefghijklmnoprstuvwxyz0123456789", "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ⁰¹²³⁴⁵⁶⁷⁸⁹")
_PRINTING = str.maketrans("\u2011", "-", "\u00ad\u200b\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e")
"""Hyphens that do not break, soft hyphens, direction marks: they say how to set a line, not what it says."""


_STOPS = tuple(",;.:،؛，；：。")


@dataclass(slots=True)
class Prose:
    """``notes`` are (mark, offset, element); ``links`` are (start, end, address); ``italics`` and ``bolds`` are
    (start, end)."""

    text: str = ""
    notes: list[tuple[str, int, Element]] = field(default_factory=list)
    links: list[tuple[int, int, str]] = field(default_factory=list)
    italics: list[tuple[int, int]] = field(default_factory=list)
    bolds: list[tuple[int, int]] = field(default_factory=list)

    def opening(self, *, in_bold: bool = False) -> str:
        """The italics the text begins with, or the bold in Chinese, without the comma that may follow them."""
        end = 0
        for start, stop in self.bolds if in_bold else self.italics:
            if self.text[end:start].strip():
                break
            end = stop
        return self.text[:end].rstrip(" ,;:.،؛，、；：。")

    @property
    def is_set_apart(self) -> bool:
        """All of it in bold, or in italics and no sentence: a heading."""
        most = max(len(self.text) - 1 - self.text.count(" ") // 2, 1)
        italic = sum(end - start for start, end in self.italics)
        bold = sum(end - start for start, end in self.bolds)
        return bold >= most or (italic >= most and not self.text.endswith(_STOPS))


def local_name(element: Element) -> str:
    """The tag without its namespace; empty for comments and processing instructions."""
    return _local_name(element.tag)


@lru_cache(maxsize=1_000)
def _local_name(tag: object) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def read_prose(element: Element, *, without: frozenset[str] = frozenset()) -> Prose:
    """Text of the element in reading order, each run of blanks as one; children named in ``without`` are left out."""
    writer = _Writer()
    writer.read(element, without)
    writer.prose.text = "".join(writer.pieces)
    writer.prose.links = _joined(writer.prose.links, writer.prose.text)
    return writer.prose


class _Writer:
    def __init__(self) -> None:
        self.prose = Prose()
        self.pieces: list[str] = []
        self.length = 0
        self.blank = False

    def read(self, element: Element, without: frozenset[str] = frozenset()) -> None:
        self.add(element.text)
        for child in element:
            if not without or local_name(child) not in without:
                self.child(child)
            self.add(child.tail)

    def child(self, element: Element) -> None:
        name = local_name(element)
        if name == "authorialNote":
            self.prose.notes.append((element.get("marker", ""), self.length, element))
            return
        if name in ("eol", "br"):
            self.blank = True
        if name == "sup" and _brackets_a_mark(element):
            return
        if name == "sup":
            self.add((element.text or "").translate(_SUPERSCRIPTS))
            return
        before, blank = self.length, self.blank
        self.read(element)
        start = before + (self.length > before > 0 and (blank or self._begins_with_blank(element)))
        if self.length > start:
            self._style(element, name, start)

    def add(self, text: str | None) -> None:
        if not text:
            return
        words = (text if text.isascii() else text.translate(_PRINTING)).split()
        if words:
            run = " ".join(words)
            if (self.blank or text[0].isspace()) and self.length:
                run = " " + run
            self.pieces.append(run)
            self.length += len(run)
            self.blank = text[-1].isspace()
        else:
            self.blank = self.blank or text.isspace()

    def _style(self, element: Element, name: str, start: int) -> None:
        style = element.get("class", "")
        if name == "a":
            self.prose.links.append((start, self.length, element.get("href", "")))
        if "italic" in style:
            self.prose.italics.append((start, self.length))
        if "bold" in style:
            self.prose.bolds.append((start, self.length))

    @staticmethod
    def _begins_with_blank(element: Element) -> bool:
        return next((text[0].isspace() for text in element.itertext() if text), False)


def _brackets_a_mark(element: Element) -> bool:
    """Arabic sets a note's mark in raised brackets, which belong to the mark and not to the sentence."""
    before, after = element.getprevious(), element.getnext()
    sign = (element.text or "").strip()
    if sign == "(":
        return after is not None and local_name(after) == "authorialNote" and not (element.tail or "").strip()
    return sign == ")" and before is not None and local_name(before) == "authorialNote"


def _joined(links: list[tuple[int, int, str]], text: str) -> list[tuple[int, int, str]]:
    """One link may come in several pieces, side by side with one address."""
    whole: list[tuple[int, int, str]] = []
    for start, end, address in links:
        if whole and whole[-1][2] == address and not text[whole[-1][1] : start].strip():
            start = whole.pop()[0]
        whole.append((start, end, address))
    return whole


def cut(prose: Prose, length: int) -> Prose:
    """The prose without its first characters."""
    return Prose(
        prose.text[length:],
        [(mark, max(offset - length, 0), element) for mark, offset, element in prose.notes],
        [(start - length, end - length, address) for start, end, address in prose.links if start >= length],
        [(max(start - length, 0), end - length) for start, end in prose.italics if end > length],
        [(max(start - length, 0), end - length) for start, end in prose.bolds if end > length],
    )
