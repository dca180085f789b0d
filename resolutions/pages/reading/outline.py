"""The contents of a text: its chapters, each with the headings below it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from resolutions.models import Paragraph


@dataclass(frozen=True, slots=True)
class Chapter:
    """``below`` are headings with how far each is indented, from 0."""

    heading: Paragraph
    below: list[tuple[Paragraph, int]] = field(default_factory=list)


def outline(headings: Iterable[Paragraph]) -> list[Chapter]:
    """The headings of a text in their order. The first heading in a part of the text opens the part; those that follow
    in the same part stand below it. A heading outside all parts is a chapter of its own."""
    chapters: list[Chapter] = []
    part: list[str] = []
    for heading in headings:
        opens = heading.section != part
        part = heading.section
        level = len(part) - (1 if opens and part else 0) + heading.depth
        if level and chapters and chapters[-1].heading.section[:1] == part[:1]:
            chapters[-1].below.append((heading, level - 1))
        else:
            chapters.append(Chapter(heading))
    return chapters
