"""Putting the halves of a broken sentence together, without adding or losing a letter."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from .broken_words import is_broken
from .lines import HINTS, MARK, MARK_END, hinted, without_italics, without_marks

_ODD_SPACE = "\t\xa0\u2000-\u200a\u202f\u205f\u3000"
_NO_WIDTH = re.compile("[\u00ad\u200b\u2060\ufeff]")
"""Where a line may or may not break: soft hyphens and marks without a width. They say how to set a text, not what it
says."""
_SPACES = re.compile(rf"[ {_ODD_SPACE}]{{2,}}|[{_ODD_SPACE}]")
_ODD = re.compile(rf"[{_ODD_SPACE}\u00ad\u200b\u2060\ufeff]|  ")
_SPACE_BEFORE_MARK = re.compile(rf"(?<!\s)\s+(?={MARK})")
_IDEOGRAPHIC = re.compile("[\u3000-\u303f\u3400-\u9fff\uff01-\uff5e]")
_FIRST_MARK = re.compile(rf"^({MARK}[^{MARK_END}]*{MARK_END})\s+")
_HYPHENATED = re.compile(r"(?:\w|[\ufdd1\ufdd3])[-\u2010\u2011]$")
_ADDRESS_END = re.compile(r"(?:https?://|www\.)\S{3,}[/\-_.]$")
_SYMBOL_GOES_ON = re.compile(r"(?<![\w/])[AES]/(?:[A-Z0-9][\w.-]{0,11}/){0,6}(?:(?:L|Rev|Add|Corr|Amend|PV|SR)\.)?$")
"""A symbol that a line breaks behind one of its strokes, or before its last number."""
_SOFT_HYPHEN = "\u00ad"
_GOING_ON = ((_HYPHENATED, 8), (_ADDRESS_END, 200), (_SYMBOL_GOES_ON, 60))
"""What goes on in the line below without a blank, with the characters at the end of a line that show it."""
_JOINTS = ("-", "\u2010", "\u2011", _SOFT_HYPHEN, "/", "_", ".")
COMMAS = (",", "،", "，", "、")
COLONS = (":", "：")
ENDS = (".", ";", "؛", "。", "；")
"""How clauses end, in every script."""
_STOPS = ".;:,!?،؛؟。；：，、！？"
_FINISHED = re.compile(rf"(?:[{_STOPS}][”\"’')\]»“」』》）]?|[;,] (?:and|or|et|ou|y|o|и|или))$")
_ATTRIBUTED = re.compile(r"(?<=[,;.:])(?:\s?\[[^\[\]]{1,80}\])+$")
"""Who wants the words, or what was agreed on them while they are negotiated, behind the stop: "…; [EU, Norway]"."""
_HINTS_AT_END = re.compile(f"(?:{MARK}[^{MARK_END}]*{MARK_END}|[{''.join(HINTS)}])+$")


def join(texts: Iterable[str]) -> str:
    """Lines as one clean text: a hyphen, a broken web address or a Chinese character joins without a space, everything
    else with one. A hyphen that only breaks a word is left out."""
    pieces: list[str] = []
    for text in texts:
        if pieces and _glues(pieces[-1]):
            pieces[-1] = pieces[-1][:-1] if is_broken(pieces[-1], text) else pieces[-1]
        elif pieces and not _between_characters(pieces[-1], text):
            pieces.append(" ")
        pieces.append(text)
    return tidy(without_italics("".join(pieces)))


def tidy(text: str) -> str:
    """Single spaces, none before a footnote mark, none at the ends or between a mark and the first word."""
    if ("  " in text or "\t" in text or not text.isascii()) and _ODD.search(text):
        text = _SPACES.sub(" ", _NO_WIDTH.sub("", text))
    if MARK in text:
        text = _FIRST_MARK.sub(r"\1", _SPACE_BEFORE_MARK.sub("", text.strip()))
    return text.strip()


def _between_characters(above: str, below: str) -> bool:
    """Does a line of Chinese end or begin here? It breaks between any two characters, and sets no blanks."""
    if above.isascii() and below.isascii():
        return False
    return bool(_IDEOGRAPHIC.search(bare_end(above)[-1:]) or _IDEOGRAPHIC.search(plain_start(below)))


def plain_start(text: str) -> str:
    """The first character of a text that is no hint."""
    return (without_marks(text) if hinted(text) else text).lstrip("".join(HINTS))[:1]


def _glues(text: str) -> bool:
    if text.endswith(_SOFT_HYPHEN):
        return True
    if text.endswith(_JOINTS):
        return any(form.search(text[-reach:]) for form, reach in _GOING_ON)
    return False


@lru_cache(maxsize=4096)  # a line's end is looked at again for every line below it
def finished(text: str) -> bool:
    """Does the text end as a paragraph of a resolution ends: with punctuation, or punctuation and "and"?"""
    said = _ATTRIBUTED.sub("", text) if text.endswith("]") else text
    return _FINISHED.search(bare_end(said)) is not None


def bare_end(text: str) -> str:
    """The last characters of a text, marks and hints at its end apart."""
    tail = text[-60:].rstrip()
    return (_HINTS_AT_END.sub("", tail).rstrip() if hinted(tail) else tail)[-12:]
