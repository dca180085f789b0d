"""The lines of a file as the parser had them before it, to be shown beside what it made of them."""

from __future__ import annotations

from .document import NoteMark
from .lines import take_marks, without_italics
from .mending import with_marks
from .readers import decode
from .readers.formats import FORMATS, format_of


def source_lines(data: bytes) -> list[tuple[int, str]]:
    """Number and words of each line, as the problems and paragraphs of a Document count them; those of a marked up
    text are its bare lines. Footnote marks that are sure stand as ``[^1]``.

    Raises ``Unreadable``.
    """
    form = FORMATS[format_of(data)]
    if form.whole:
        return list(enumerate(decode(data).text.splitlines(), 1))
    return [(line.number, _shown(line.text)) for line in form.lines(data)]


def _shown(text: str) -> str:
    words, marks = take_marks(without_italics(text))
    return with_marks(words, (NoteMark(*mark) for mark in marks))
