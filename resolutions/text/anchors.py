"""Paragraph ids: the permanent anchors of a document's text.

The scheme, which every reader uses so that the same text gives the same addresses whatever file and language it came
in:

====================  ==========================================================
``pp3``               third preambular paragraph
``op12``              operative paragraph 12, by its printed number
``op12-a-ii``         its sub-paragraph (a) (ii)
``op1``               a single operative paragraph that has no number
``para5``             paragraph 5 of a declaration that stands in the body
``t2``, ``h1``        second block of plain text without a number, first heading
``formula``           "The General Assembly,"
``i-op3``, ``a-pp1``  the same within section I, part A
``annex-4``           paragraph 4 of the annex; ``annex-i-4-a``, ``annex-t1``, ``annex-h1``
====================  ==========================================================

Where a text prints the same number twice in one place, the second gets ``_2``: ``op7_2``.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Protocol

from .document import Paragraph
from .inserted import INSERTED, INSERTED_WORD
from .kinds import BETWEEN_PARAGRAPHS, FORMULA, HEADING, OPERATIVE, PREAMBULAR, TEXT
from .numbering import canonical_number, canonical_part, canonical_section

_LETTERS = {
    PREAMBULAR: "pp",
    OPERATIVE: "op",
    HEADING: "h",
    TEXT: "t",
    FORMULA: "formula",
}
_PART_LENGTH = 24
_ID_LENGTH = 96
"""An id also has to fit the database's column, with its suffix."""

_STANDING = re.compile(r"(?:(pp|op|para)-?)?(?!t\d)([^\W_-]+)((?:-(?!(?:pp|op)-?\d)[^\W_-]+)*)")
_REPEATED = re.compile(r"_\d+")
_LABEL = re.compile(r"[OP][Pp]\.?\s?(?=\d)")
"""What a number says of its paragraph while a text is negotiated: "OP4"."""
_SHORT = {"pp": "PP ", "op": "OP "}
UNNUMBERED = re.compile(r"t\d+")
"""The part of an id that only counts: a block without a number below a paragraph."""


def place_of_citation(anchor: str | None, mark: str | None) -> str:
    """Where a citation stands: ``op3``, ``fn7`` within a footnote, ``sponsor_note`` where it has neither."""
    return anchor or (f"fn{mark}" if mark else "sponsor_note")


def assign_ids(paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """The same paragraphs with their ``id`` set, unique within the document; ids they already have are ignored."""
    ordinals: Counter[str] = Counter()
    taken: Counter[str] = Counter()
    parents: list[tuple[Paragraph, str]] = []
    named = []
    for paragraph in paragraphs:
        while parents and not _can_hold(parents[-1][0], paragraph):
            parents.pop()
        wanted = _below(parents[-1][1], paragraph, ordinals) if parents else _on_its_own(paragraph, ordinals)
        taken[wanted] += 1
        anchor = wanted if taken[wanted] == 1 else f"{wanted}_{taken[wanted]}"
        named.append(paragraph.called(anchor))
        if paragraph.kind not in BETWEEN_PARAGRAPHS:
            parents.append((paragraph, anchor))
    return tuple(named)


@lru_cache(maxsize=2_000)
def slug(text: str) -> str:
    """Lower-case letters and digits joined by hyphens: ``Annex I`` is ``annex-i``, ``(a)`` is ``a``."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "-".join("".join(c if c.isalnum() else " " for c in plain).split())[:_PART_LENGTH].strip("-")


def prefix_of(section: Iterable[str]) -> str:
    """What the ids of a part's paragraphs begin with: ``annex-i-`` for ``("Annex I",)``, nothing for the body."""
    return "".join(f"{part}-" for part in map(slug, map(canonical_section, section)) if part)


class Numbered(Protocol):
    """A Paragraph, or what was made of one."""

    @property
    def kind(self) -> str: ...
    @property
    def number(self) -> str | None: ...
    @property
    def section(self) -> Sequence[str]: ...


def paragraph_label(anchor: str, paragraph: Numbered) -> str:
    """How people name the paragraph with this anchor: ``PP 3``, ``OP 12 (a)``; ``4 (a)`` in an annex or a declaration;
    its printed number where the anchor says no more. What stands without a number below a paragraph is called as that
    is."""
    return _label(anchor, paragraph.kind, paragraph.number or "", tuple(paragraph.section))


@lru_cache(maxsize=20_000)
def _label(anchor: str, kind: str, printed: str, section: tuple[str, ...]) -> str:
    """Cached: texts name their paragraphs alike, and a comparison asks for each name several times."""
    prefix = prefix_of(section)
    if kind in BETWEEN_PARAGRAPHS or not anchor.startswith(prefix):
        return printed
    found = _STANDING.fullmatch(_REPEATED.sub("", anchor), len(prefix))
    if not found:
        return printed
    first = found[2] if found[2][0].isdigit() else f"({found[2]})"
    parts = [part for part in found[3].split("-") if part and not UNNUMBERED.fullmatch(part)]
    below = "".join(f" {part}" if part in INSERTED else f" ({part})" for part in parts)
    return f"{_SHORT.get(found[1], '')}{first}{below}"


def _can_hold(parent: Paragraph, child: Paragraph) -> bool:
    """Whether ``child`` may stand under ``parent``. A heading between the two does not part them."""
    if child.kind in BETWEEN_PARAGRAPHS:
        return parent.section == child.section
    same_place = parent.section == child.section and parent.annex == child.annex
    return same_place and parent.depth < child.depth and child.kind in (parent.kind, TEXT)


def _below(parent: str, paragraph: Paragraph, ordinals: Counter[str]) -> str:
    if paragraph.kind in BETWEEN_PARAGRAPHS:
        return _on_its_own(paragraph, ordinals)
    if number := slug(canonical_number(paragraph.number or "")):
        return f"{parent}-{number}"[:_ID_LENGTH]
    ordinals[f"{parent}-t"] += 1
    return f"{parent}-t{ordinals[f'{parent}-t']}"[:_ID_LENGTH]


def _number(paragraph: Paragraph) -> str:
    """The number alone, as English prints it: of "OP2bis", "2 bis"; of "ثانيا", "II"."""
    printed = paragraph.number or ""
    if paragraph.kind == HEADING and (part := canonical_part(printed)):
        return part
    return INSERTED_WORD.sub(r"\g<number> \g<word>", _LABEL.sub("", canonical_number(printed)))


def _on_its_own(paragraph: Paragraph, ordinals: Counter[str]) -> str:
    prefix = prefix_of(paragraph.section)
    letters = _LETTERS[paragraph.kind]
    if paragraph.kind == FORMULA:
        return (prefix + letters)[:_ID_LENGTH]
    number = slug(_number(paragraph))
    if not number:
        ordinals[prefix + letters] += 1
        return f"{prefix}{letters}{ordinals[prefix + letters]}"[:_ID_LENGTH]
    if paragraph.annex and prefix and paragraph.kind != HEADING:
        return (prefix + number)[:_ID_LENGTH]
    if paragraph.kind == TEXT:
        letters = "para"
    return f"{prefix}{letters}{'' if number[0].isdigit() else '-'}{number}"[:_ID_LENGTH]
