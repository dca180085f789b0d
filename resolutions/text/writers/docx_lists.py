"""Paragraphs that Word numbers: the numbers count on by themselves when one is put in or taken out.

A paragraph gets a number of Word's where that comes out as the one printed. Any other ("4 bis", a number that was left
out before it, one in other letters) stays words of the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from ..document import Paragraph
from ..numbering import printed_number
from ..readers.docx_numbering import printed
from .docx_elements import element

if TYPE_CHECKING:
    from docx.document import Document as File

LEVELS = (("decimal", "{}."), ("lowerLetter", "({})"), ("lowerRoman", "({})"))
"""Of each level how it counts, and what is printed around the figure."""
_LIST = "77"
"""Its number among the kinds of list of a file; the template's are below it."""
_INDENT = 720
"""Twentieths of a point."""


class Lists:
    """Numbers the paragraphs of one file; ``place`` is asked once for each, in order."""

    def __init__(self, file: File) -> None:
        self._part = file.part.numbering_part.element
        self._part.insert_element_before(_kind_of_list(), "w:num")
        self._counts = [0] * len(LEVELS)
        self._number = 0

    def place(self, paragraph: Paragraph) -> Element | None:
        """What says that Word numbers the paragraph (``w:numPr``); None where its number is to be written."""
        label = printed_number(paragraph.number or "")
        level = self._next(label)
        if level is None:
            level = next((at for at in range(len(LEVELS)) if _label(at, 1) == label), None)
            if level is None:
                return None
            self._begin(level)
        self._counts[level] += 1
        self._counts[level + 1 :] = [0] * (len(LEVELS) - level - 1)
        return element("numPr", element("ilvl", val=str(level)), element("numId", val=str(self._number)))

    def _next(self, label: str) -> int | None:
        """The level on which it comes next, within what was numbered before."""
        levels = range(len(LEVELS)) if self._number else ()
        return next((at for at in levels if self._is_open(at) and _label(at, self._counts[at] + 1) == label), None)

    def _is_open(self, level: int) -> bool:
        """Whether the level has begun, or begins below one that has."""
        return self._counts[level] > 0 or (level > 0 and self._counts[level - 1] > 0)

    def _begin(self, level: int) -> None:
        """A list of its own, which counts from one."""
        self._number = max((int(one.get(qn("w:numId"))) for one in self._part.iter(qn("w:num"))), default=0) + 1
        self._counts = [0] * len(LEVELS)
        starts = [element("lvlOverride", element("startOverride", val="1"), ilvl=str(at)) for at in range(len(LEVELS))]
        self._part.append(element("num", element("abstractNumId", val=_LIST), *starts, numId=str(self._number)))


def _label(level: int, count: int) -> str:
    form, around = LEVELS[level]
    return around.format(printed(form, count))


def _kind_of_list() -> Element:
    levels = [
        element(
            "lvl",
            element("start", val="1"),
            element("numFmt", val=form),
            element("lvlText", val=around.format(f"%{at + 1}")),
            element("lvlJc", val="left"),
            element("pPr", element("ind", left=str(_INDENT * at), firstLine=str(_INDENT))),
            ilvl=str(at),
        )
        for at, (form, around) in enumerate(LEVELS)
    ]
    return element("abstractNum", element("multiLevelType", val="multilevel"), *levels, abstractNumId=_LIST)
