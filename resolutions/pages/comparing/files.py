"""A comparison as a file: what ``manage.py compare`` prints."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils import timezone

from resolutions.comparison import Comparison, docx
from resolutions.comparison.result import NoteRow
from resolutions.text.document import Document

from .attempt import Attempt
from .comparison_page import ComparePage
from .lines import Line

Write = Callable[[Document, Document, Comparison], bytes]


@dataclass(frozen=True, slots=True)
class ComparisonFile:
    """One form a comparison can be had in. ``is_text`` is whether a terminal can show it, ``is_saved`` whether a
    browser keeps it as a file."""

    content_type: str
    write: Write
    is_text: bool = True
    is_saved: bool = False


class _Page(ComparePage):
    """The page of two documents that need not be in the archive, in one column."""

    def __init__(self, a: Document, b: Document, comparison: Comparison) -> None:
        self.way = "inline"
        self.documents = (a, b)
        self.attempt = Attempt(comparison)


def as_json(a: Document, b: Document, comparison: Comparison) -> bytes:
    return json.dumps(comparison.as_dict(), ensure_ascii=False).encode() + b"\n"


def as_html(a: Document, b: Document, comparison: Comparison) -> bytes:
    """A page that stands by itself; browsers underline and strike by themselves what is marked as ins and del."""
    return render_to_string("compare/file.html", {"page": _Page(a, b, comparison)}).encode()


def as_docx(a: Document, b: Document, comparison: Comparison) -> bytes:
    return docx.as_docx(a, b, comparison, made_at=timezone.now())


def as_text(a: Document, b: Document, comparison: Comparison) -> bytes:
    """What changed and nothing else, in the notation of GNU wdiff: ``[-taken out-] {+put in+}``."""
    page = _Page(a, b, comparison)
    lines = [f"{comparison.a} → {comparison.b}", comparison.sentence]
    for line in page.changed:
        lines += ["", f"{_heading(line)}:", _marked(line.row.words)]
    for table in page.tables:
        for row, op in table.rows:
            if row.op != "same":
                lines += ["", f"{table.name}, row {op}:", " | ".join(map(_marked, row.cells))]
    for note in comparison.footnotes:
        if note.op != "same":
            lines += ["", f"Note {_note_marks(note)}, {note.op}:", _marked(note.words)]
    for fact in page.cover:
        change = fact.words or [("-", value) for value in fact.gone] + [("+", value) for value in fact.come]
        lines += ["", f"{fact.label}:", _marked(change)]
    return "\n".join([*lines, ""]).encode()


def _heading(line: Line) -> str:
    name = f"{line.name[0].upper()}{line.name[1:]}"
    return f"{name}, {line.op}{f', from {line.came_from}' if line.came_from else ''}"


def _note_marks(note: NoteRow) -> str:
    return f"{note.a} → {note.b}" if note.renumbered else f"{note.a or note.b}"


def _marked(words: Iterable[tuple[str, str]]) -> str:
    marks = {"=": "{}", "-": "[-{}-]", "+": "{{+{}+}}"}
    return "".join(marks[op].format(text) for op, text in words)


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMATS = {
    "json": ComparisonFile("application/json", as_json),
    "text": ComparisonFile("text/plain; charset=utf-8", as_text),
    "html": ComparisonFile("text/html; charset=utf-8", as_html),
    "docx": ComparisonFile(WORD, as_docx, is_text=False, is_saved=True),
}
"""By the name that the ``compare`` command and the address of the page call it."""
