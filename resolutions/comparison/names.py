"""What people call a paragraph: "operative paragraph 12 (a)", for short "OP 12 (a)"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby

from resolutions.text.anchors import paragraph_label, prefix_of
from resolutions.text.document import Paragraph
from resolutions.text.kinds import BETWEEN_PARAGRAPHS

from .wording import ENGLISH, Wording, joined

_COUNTED = re.compile(r"[ht](\d+)(?:_\d+)?")
"""The id of a heading, or of a block of text, that is only counted."""


def long_name(paragraph: Paragraph, say: Wording = ENGLISH) -> str:
    return _counted(_kind(paragraph), [number_of(paragraph)], place_of(paragraph, say), say)


def short_name(paragraph: Paragraph, say: Wording = ENGLISH) -> str:
    """With the letters of the part it stands in where it is counted there: ``PP 3``."""
    kind, number = _kind(paragraph), number_of(paragraph)
    name = _SHORT[kind](say) if kind in _SHORT else kind
    return f"{name} {number}".rstrip() + place_of(paragraph, say)


def spelt(label: str, say: Wording = ENGLISH) -> str:
    """A label as ``paragraph_label`` gives it, with the words of a language for PP and OP."""
    kind, _, number = label.partition(" ")
    return f"{_SHORT[kind](say)} {number}" if kind in ("PP", "OP") else label


def number_of(paragraph: Paragraph) -> str:
    """``3``, ``12 (a) (ii)``, ``III``; its place among its kind where it has no number; empty for the formula."""
    if label := paragraph_label(paragraph.id, paragraph):
        return label.removeprefix("PP ").removeprefix("OP ")
    found = _COUNTED.fullmatch(paragraph.id, len(prefix_of(paragraph.section)))
    return found[1] if found else ""


def place_of(paragraph: Paragraph, say: Wording = ENGLISH) -> str:
    """``, Annex I``, ``, section II``; empty for the body of a text without sections."""
    parts = [
        part
        if part.lower().startswith(("annex", "section", "part"))
        else say.gettext("section %(name)s") % {"name": part}
        for part in paragraph.section
    ]
    return "".join(f", {part}" for part in parts)


def listed(paragraphs: Iterable[Paragraph], say: Wording = ENGLISH) -> str:
    """``operative paragraphs 8 and 11``, ``preambular paragraph 2 and operative paragraph 1``."""
    groups = []
    for (kind, place), group in groupby(paragraphs, key=lambda each: (_kind(each), place_of(each, say))):
        groups.append(_counted(kind, [number_of(each) for each in group], place, say))
    return joined(groups, say)


def _counted(kind: str, numbers: Sequence[str], place: str, say: Wording) -> str:
    return f"{_LONG[kind](say, len(numbers))} {joined(numbers, say)}".rstrip() + place


def _kind(paragraph: Paragraph) -> str:
    if paragraph.kind in BETWEEN_PARAGRAPHS:
        return paragraph.kind
    label = paragraph_label(paragraph.id, paragraph)
    return label[:2] if label[:3] in ("PP ", "OP ") else "paragraph" if label else "text"


_SHORT: Mapping[str, Callable[[Wording], str]] = {
    # Translators: before the number of a preambular paragraph, in the margin of a text: short.
    "PP": lambda say: say.gettext("PP"),
    # Translators: before the number of an operative paragraph, where one is named: short.
    "OP": lambda say: say.gettext("OP"),
    "paragraph": lambda say: say.gettext("Paragraph"),
    "text": lambda say: say.gettext("Text"),
    "heading": lambda say: say.gettext("Heading"),
    "formula": lambda say: say.gettext("Formula"),
}
_LONG: Mapping[str, Callable[[Wording, int], str]] = {
    "PP": lambda say, n: say.ngettext("preambular paragraph", "preambular paragraphs", n),
    "OP": lambda say, n: say.ngettext("operative paragraph", "operative paragraphs", n),
    "paragraph": lambda say, n: say.ngettext("paragraph", "paragraphs", n),
    "text": lambda say, n: say.ngettext("block of text", "blocks of text", n),
    "heading": lambda say, n: say.ngettext("heading", "headings", n),
    "formula": lambda say, n: say.gettext("opening formula"),
}
