"""What people call a paragraph: "operative paragraph 12 (a)", for short "OP 12 (a)"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from resolutions.text.anchors import UNNUMBERED, prefix_of
from resolutions.text.document import Paragraph

_KINDS = {
    "preambular": ("preambular paragraph", "PP"),
    "operative": ("operative paragraph", "OP"),
    "text": ("paragraph", "Paragraph"),
    "heading": ("heading", "Heading"),
    "formula": ("opening formula", "Formula"),
}
_REPEATED = re.compile(r"_\d+")
_NUMBER = r"(?P<number>[^-]+)(?P<below>(?:-[^-]+)*)"
_OF_HEADING = re.compile(rf"h-?{_NUMBER}")
_OF_PARAGRAPH = re.compile(rf"(?:(?:pp|op|para)-?|t(?=\d))?{_NUMBER}")
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def long_name(paragraph: Paragraph) -> str:
    return _joined(_KINDS[paragraph.kind][0], paragraph)


def short_name(paragraph: Paragraph) -> str:
    return _joined(_KINDS[paragraph.kind][1], paragraph)


def number_of(paragraph: Paragraph) -> str:
    """``3``, ``12 (a) (ii)``; empty where the paragraph has none. Read from its id, which knows what it stands
    under: what has no number of its own goes by that."""
    prefix, own = prefix_of(paragraph.section), _REPEATED.sub("", paragraph.id)
    form = _OF_HEADING if paragraph.kind == "heading" else _OF_PARAGRAPH
    found = form.fullmatch(own, len(prefix)) if own.startswith(prefix) and paragraph.kind != "formula" else None
    if not found:
        return paragraph.number or ""
    below = [f"({part})" for part in found["below"].split("-") if part and not UNNUMBERED.fullmatch(part)]
    return " ".join([found["number"] if found["number"][0].isdigit() else f"({found['number']})", *below])


def place_of(paragraph: Paragraph) -> str:
    """``, Annex I``, ``, section II``; empty for the body of a text without sections."""
    parts = [
        part if part.lower().startswith(("annex", "section", "part")) else f"section {part}"
        for part in paragraph.section
    ]
    return "".join(f", {part}" for part in parts)


def _joined(kind: str, paragraph: Paragraph) -> str:
    return " ".join(filter(None, (kind, number_of(paragraph)))) + place_of(paragraph)


def in_words(number: int) -> str:
    """Numbers below ten in words, as the Editorial Manual has it."""
    return _SMALL[number] if number < len(_SMALL) else str(number)


def counted(number: int, one: str, many: str = "") -> str:
    """``one word``, ``three words``."""
    return f"{in_words(number)} {one if number == 1 else many or one + 's'}"


def listed(paragraphs: Iterable[Paragraph]) -> str:
    """``operative paragraphs 8 and 11``, ``preambular paragraph 2 and operative paragraph 1``."""
    groups = []
    for (kind, place), group in groupby(paragraphs, key=lambda each: (_KINDS[each.kind][0], place_of(each))):
        numbers = list(map(number_of, group))
        groups.append(f"{kind}{'s' if len(numbers) > 1 else ''} {joined(numbers)}".rstrip() + place)
    return joined(groups)


def joined(parts: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))
