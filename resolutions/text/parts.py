"""Parts of a document and their headings: "A", "I", "I. Governance", and a number with its title on the next line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from .document import NoteMark, Paragraph
from .kinds import HEADING
from .numbering import canonical_part, is_part, title_start


def enter(part: tuple[str, ...], label: str) -> tuple[str, ...]:
    """Where the walk stands once the part called ``label`` begins: ``("A",)`` and ``II`` give ``("A", "II")``.

    The style of numbers met first is the outer one.
    """
    styles = [_is_roman(each) for each in part]
    style = _is_roman(label) and not (label == "I" and "H" in part)
    return (*part[: styles.index(style)], label) if style in styles else (*part, label)


def _is_roman(label: str) -> bool:
    """Sections never reach fifty, so "C", "D", "L" and "M" are letters."""
    return set((canonical_part(label) or label).split()[-1]) <= set("IVX")


def with_titles(paragraphs: Iterable[Paragraph], code: str) -> Iterator[Paragraph]:
    """Headings of parts as one paragraph each: the part's number as ``number``, its title as ``text``."""
    held: Paragraph | None = None
    for paragraph in paragraphs:
        if held and paragraph.kind == HEADING and paragraph.section == held.section:
            lines = (held.lines[0], paragraph.lines[1])
            yield replace(paragraph, number=held.text.rstrip("."), lines=lines)
            held = None
            continue
        if held:
            yield held
        held = paragraph if paragraph.kind == HEADING and is_part(paragraph.text, code) else None
        if not held:
            yield _numbered(paragraph, code)
    if held:
        yield held


def _numbered(paragraph: Paragraph, code: str) -> Paragraph:
    titled = title_start(paragraph.text, code) if paragraph.kind == HEADING else None
    if not titled or paragraph.number:
        return paragraph
    number, cut = titled
    notes = tuple(NoteMark(note.mark, note.offset - cut) for note in paragraph.notes)
    return replace(paragraph, number=number, text=paragraph.text[cut:], notes=notes)
