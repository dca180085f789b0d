"""Tables that the file keeps no columns of, and paragraphs that were taken for the cells of one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..document import Document, Problem, Table
from ..joining import finished
from ..openings import counted_opening
from ..problems import ProblemCode

_NUMBER_IN_CELL = re.compile(r"(?:(?:[OP]P ?)?\d{1,3}(?: ?bis)?[.)]?|\([a-z]{1,3}\)) ")


def _holds_paragraphs(table: Table) -> bool:
    """Do cells of several rows open and end as paragraphs do?"""
    prose = [
        row
        for row in table.rows
        if any(finished(cell) and counted_opening(_bare(cell)) for cell in row if len(cell) > 40)
    ]
    return len(prose) > 1


def _bare(cell: str) -> str:
    """The words of a paragraph behind its number."""
    return _NUMBER_IN_CELL.sub("", cell, count=1)


def of_the_tables(document: Document) -> Iterator[Problem]:
    for table in document.tables:
        if table.rows and all(len(row) == 1 for row in table.rows):
            message = "the file keeps no columns of this table: its cells stand one below the other"
            yield Problem(table.lines[0], ProblemCode.TABLE_GUESSED, message)
        elif document.language == "en" and _holds_paragraphs(table):
            message = "paragraphs of a text stand in this table: they are read as its cells"
            yield Problem(table.lines[0], ProblemCode.TABLE_GUESSED, message)
