"""Marks of notes in square brackets, as web pages and mails have them: ``1993,[4]``, ``[4] Resolution 1.``"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..lines import Line, mark

_IN_BRACKETS = re.compile(r"\[(\d{1,3})\]")
_MARK = re.compile(r"[\w,;:.)”] ?\[(\d{1,3})\]")
_MARK_BEHIND_WORDS = re.compile(r"[^\W\d] ?\[(\d{1,3})\]")
_NOTE = re.compile(r"^[ \t]{0,20}\[(\d{1,3})\][ \t]+(?=\S)", re.MULTILINE)


def bracketed(text: str) -> str:
    """The text with its marks as hints. ``[1]`` is a mark where it stands behind words and before a note. Behind a
    number, where the same stands behind words too, it is cited."""
    if "[1]" not in text:
        return text
    notes = set(_NOTE.findall(text)).intersection(_MARK.findall(text))
    behind_words = set(_MARK_BEHIND_WORDS.findall(text))

    def hint(found: re.Match[str]) -> str:
        behind_number = text[max(found.start() - 2, 0) : found.start()].rstrip()[-1:].isdigit()
        cited = behind_number and found[1] in behind_words
        return found[0] if cited or found[1] not in notes else mark(found[1])

    return _IN_BRACKETS.sub(hint, text)


def with_bracketed(lines: Sequence[Line]) -> list[Line]:
    """The same of lines; rows of tables stay as they are."""
    plain = ["" if line.cells else line.text for line in lines]
    texts = bracketed("\n".join(plain)).split("\n")
    return [
        line._replace(text=text) if text != old else line
        for line, old, text in zip(lines, plain, texts, strict=bool(lines))
    ]
