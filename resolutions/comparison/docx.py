"""A Word file with real tracked changes: accepting all gives the second text, rejecting all the first, written down as
the second is.

The Secretariat asks for drafts based on an earlier resolution in this form. A paragraph put in or taken out carries the
mark on its paragraph sign too (ISO/IEC 29500-1, 17.13.5), so that no empty line stays behind; a moved one is both,
under the name of its move; rows and cells of tables carry it as well. Numbers are printed as text, so that they are
tracked like any other word; footnotes are the word processor's own, tracked in the text and in themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from docx.document import Document as File
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from resolutions.text.document import Document
from resolutions.text.languages import language_of
from resolutions.text.writers.docx_elements import element
from resolutions.text.writers.docx_file import describe, finished, new_file
from resolutions.text.writers.docx_footnotes import add_footnotes

from .result import Comparison
from .tracked import Tracked, TrackedTable, tracked
from .wordprocessingml import AUTHOR, Writer

Comments = Mapping[str, Sequence[str]]
"""What is said beside paragraphs of the second text, by their ids."""


def as_docx(
    a: Document,
    b: Document,
    comparison: Comparison,
    comments: Comments | None = None,
    made_at: datetime | None = None,
) -> bytes:
    """A letter that XML cannot hold is written as U+FFFD."""
    file, text = new_file(language_of(b.language)), tracked(a, b, comparison)
    title = f"{comparison.a} compared with {comparison.b}"
    describe(file, title=title, author=AUTHOR)
    file.sections[0].header.paragraphs[0].text = title
    writer = Writer(text.own_marks)
    margins = file.sections[-1]._sectPr  # python-docx has no way of its own to track changes
    for block in _blocks(text.blocks, writer):
        margins.addprevious(block)
    _add_comments(file, text.blocks, comments or {})
    if text.notes:
        add_footnotes(file, [writer.note(number, words) for number, words in enumerate(text.notes, 1)])
    return finished(file, made_at)


def _blocks(blocks: Sequence[Tracked | TrackedTable], writer: Writer) -> Iterator[Element]:
    """A table is always followed by a paragraph: Word makes one of two tables that touch."""
    for at, block in enumerate(blocks):
        if isinstance(block, Tracked):
            yield writer.paragraph(block)
            continue
        yield writer.table(block)
        if at + 1 == len(blocks) or isinstance(blocks[at + 1], TrackedTable):
            yield element("p")


def _add_comments(file: File, blocks: Sequence[Tracked | TrackedTable], comments: Comments) -> None:
    """Each around the whole of its paragraph (17.13.4)."""
    ids = [block.ends[1] for block in blocks if isinstance(block, Tracked)]
    written = [each for each in file.element.body.iterchildren(qn("w:p")) if len(each)]
    for paragraph, name in zip(written, ids, strict=False):
        for words in comments.get(name or "", ()):
            number = str(file.comments.add_comment(words, AUTHOR, "").comment_id)
            properties = paragraph.find(qn("w:pPr"))
            properties.addnext(element("commentRangeStart", id=number))
            paragraph.append(element("commentRangeEnd", id=number))
            paragraph.append(element("r", element("commentReference", id=number)))
