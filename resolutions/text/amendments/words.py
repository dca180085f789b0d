"""Words of paragraphs replaced, inserted and deleted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..document import Instruction, NoteMark, Paragraph
from ..equality import APOSTROPHES, HYPHENS, QUOTATION_MARKS
from ..kinds import WITH_OPENING, Operation, Where
from ..openings import opening_of
from .reasons import Cannot, Reason

Move = tuple[int, int, int]
"""Start and end of words that are replaced, and the length of what stands there now."""


def edits(texts: Sequence[str], one: Instruction) -> list[tuple[str, list[Move]]]:
    """Each text with the words changed, and where. Raises ``Cannot`` unless the words stand there, once or each time
    that is meant."""
    if one.operation == Operation.INSERT_WORDS and not one.beside:
        return _at_an_end(texts, one)
    wanted = one.beside if one.operation == Operation.INSERT_WORDS else one.words
    found = [(i, match) for i, text in enumerate(texts) for match in _pattern(wanted).finditer(text)]
    if not found:
        raise Cannot(Reason.WORDS_NOT_FOUND)
    if len(found) > 1 and one.place != Where.EVERYWHERE:
        raise Cannot(Reason.WORDS_TWICE)
    return [_edited(text, [match for at, match in found if at == i], one) for i, text in enumerate(texts)]


def _at_an_end(texts: Sequence[str], one: Instruction) -> list[tuple[str, list[Move]]]:
    """Words added before the sign that ends a paragraph, or before its first word."""
    added = one.by[0]
    edits: list[tuple[str, list[Move]]] = [(text, []) for text in texts]
    if one.place == Where.BEGINNING:
        edits[0] = (f"{added} {texts[0]}", [(0, 0, len(added) + 1)])
        return edits
    at = len(texts[-1].rstrip(" .;:,"))
    mark = texts[-1][at:]
    words = added.rstrip(" .;:,") if mark else added
    glue = "" if words[:1] in ",;." else " "
    edits[-1] = (f"{texts[-1][:at]}{glue}{words}{mark}", [(at, at, len(glue) + len(words))])
    return edits


def _edited(text: str, found: Sequence[re.Match[str]], one: Instruction) -> tuple[str, list[Move]]:
    pieces, moves, end = [], [], 0
    for match in found:
        start, stop, new = _edit(text, match, one)
        pieces += [text[end:start], new]
        moves.append((start, stop, len(new)))
        end = stop
    return "".join([*pieces, text[end:]]), moves


def _edit(text: str, match: re.Match[str], one: Instruction) -> tuple[int, int, str]:
    """What stands between ``start`` and ``end`` becomes the new words; blanks follow what is inserted or deleted."""
    start, end = match.span()
    if one.operation == Operation.REPLACE_WORDS:
        return start, end, one.by[0]
    if one.operation == Operation.DELETE_WORDS:
        if text[end : end + 1] == " " and (start == 0 or text[start - 1] == " "):
            return start, end + 1, ""
        return (start - 1, end, "") if start and text[start - 1] == " " else (start, end, "")
    if one.place == Where.BEFORE:
        return start, start, f"{one.by[0]} "
    return end, end, f"{'' if one.by[0][:1] in ',;.' else ' '}{one.by[0]}"


def _pattern(words: str) -> re.Pattern[str]:
    """The words in any form of their blanks, hyphens and quotation marks, and as whole words."""
    forms = {sign: f"[{re.escape(family)}]" for family in (HYPHENS, APOSTROPHES, QUOTATION_MARKS) for sign in family}
    inner = "".join(
        forms.get(sign, re.escape(sign)) if not sign.isspace() else r"\s+" for sign in " ".join(words.split())
    )
    head = r"\b" if words[:1].isalnum() else ""
    tail = r"\b" if words[-1:].isalnum() else ""
    return re.compile(f"{head}{inner}{tail}")


def with_words(paragraph: Paragraph, words: str, moves: Sequence[Move]) -> Paragraph:
    """Marks keep their place; one among words that are gone stands at the end of what replaced them."""
    notes = tuple(NoteMark(note.mark, _moved(note.offset, moves)) for note in paragraph.notes)
    opening = opening_of(words, paragraph.kind) if paragraph.kind in WITH_OPENING else ""
    return replace(paragraph, text=words, notes=notes, opening=opening)


def _moved(offset: int, moves: Sequence[Move]) -> int:
    shift = 0
    for start, end, length in moves:
        if offset >= end and (end > start or offset > start):
            shift += length - (end - start)
        elif offset > start:
            return start + shift + length
    return offset + shift
