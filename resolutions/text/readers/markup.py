"""Markup that Markdown may hold beside its own signs: items of lists, tags of HTML, tables drawn in other ways, notes
within the line, links by name. Each step leaves the lines where they are: problems name them."""

from __future__ import annotations

import re
from html import unescape
from itertools import count

from ..lines import ITALIC, ITALIC_END, mark
from .dashed_tables import with_strokes

_ITEM = re.compile(
    r"^(?P<indent>[ \t]{0,16})(?P<sign>[-*+])[ \t]{1,4}(?:\[[ xX]\][ \t])?(?=[^\W\d_a-z]|[“\"(\[]|\d{1,3}[.)] )", re.M
)
_NUMBER = re.compile(r"\(?[a-z]{1,4}\)|\d{1,3}[.)] |\([A-Z0-9]{1,3}\)")
_ITALICS = re.compile(r"<(em|i)>([^<>\n]{1,400})</\1>", re.IGNORECASE)
_STRUCK = re.compile(r"<(del|s|strike)>([^<>\n]{1,2000})</\1>", re.IGNORECASE)
_SETTING = "b|strong|u|span|font|big|small|center|div|p|ins|mark"
_SET = re.compile(rf"</?(?:{_SETTING})(?: [^<>\n]{{0,300}})?>", re.IGNORECASE)
_ANY = re.compile(rf"<(?:em|i|br|{_SETTING})\b", re.IGNORECASE)
_FEWEST_TAGS = 3
"""Of a text that is set with tags; in another they are letters."""
_BREAK = re.compile(r"<br ?/?>(?=\s*$)|(?<=\S)<br ?/?>(?=\S)", re.IGNORECASE | re.MULTILINE)
_TABLE = re.compile(r"<table\b[^<>]{0,300}>(.{1,200000}?)</table>", re.IGNORECASE | re.DOTALL)
_ROW = re.compile(r"<tr\b[^<>]{0,300}>(.*?)</tr>", re.IGNORECASE | re.DOTALL)
_CELL = re.compile(r"<t[dh]\b[^<>]{0,300}>(.*?)</t[dh]>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^<>]{1,300}>")
_BETWEEN_COLUMNS = re.compile(r"[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)+")
_OF_A_GRID = re.compile(r"[ \t]{0,3}\+(?:[-=:]{2,}\+)+[ \t]*")
_IN_LINE = re.compile(r"\^\[([^\[\]\n]{1,2000})\]")
_LAST_NOTE = re.compile(r"\[\^(\d{1,3})\]")
_RAISED = re.compile(r"\$\s?\^\{?\s?(\d{1,3})\s?\}?\s?\$")
_IMAGE = re.compile(r"!\[[^\[\]\n]{0,300}\]\([^()\n]{0,500}\)")
_ADDRESS = re.compile(r"^[ \t]{0,3}\[([^\[\]^\n]{1,100})\]:[ \t]+(?:<?[a-z]{3,6}:|/|#|www\.)\S{1,500}.*$", re.MULTILINE)
_BY_NAME = re.compile(r"\[([^\[\]\n]{1,300})\]\[([^\[\]\n]{0,100})\]")
_ARROWS = "\u21a9\u2191\u23ce"
_BACK = re.compile(rf"(?<!\s)\s{{0,4}}[{_ARROWS}]\ufe0e?[ \t]{{0,4}}$", re.MULTILINE)


def without_signs_of_lists(text: str) -> str:
    """A sign before a number says no more than the number; before words it is the dot of a list. One alone is a dash,
    or the star of a note."""
    found = list(_ITEM.finditer(text)) if any(f"{sign} " in text for sign in "-*+") else []
    lists = {each["sign"] for each, other in zip(found, found[1:], strict=False) if _are_neighbours(text, each, other)}

    def written(item: re.Match[str]) -> str:
        if item["sign"] not in lists:
            return item[0]
        return item["indent"] if _NUMBER.match(text, item.end()) else f"{item['indent']}• "

    return _ITEM.sub(written, text) if lists else text


def _are_neighbours(text: str, item: re.Match[str], below: re.Match[str]) -> bool:
    """Do two items of one sign stand in one list, with nothing between them but lines that go on with the first?"""
    if item["sign"] != below["sign"]:
        return False
    between = text[item.end() : below.start()].rstrip("\n").split("\n")[1:]
    return all(not line.strip() or line.startswith((" ", "\t")) for line in between) and len(between) < 12


def tags(text: str) -> str:
    """Tags that only set words go where the text is set with them, italics become a hint, what is struck through is
    struck as Markdown strikes it."""
    if "<" not in text:
        return text
    is_set = len(_ANY.findall(text)) >= _FEWEST_TAGS
    text = _TABLE.sub(_with_strokes, text)
    text = _STRUCK.sub(r"~~\2~~", _ITALICS.sub(rf"{ITALIC}\2{ITALIC_END}", text))
    return _SET.sub("", _BREAK.sub(" ", text)) if is_set else text


def _with_strokes(table: re.Match[str]) -> str:
    rows = [[_words(cell) for cell in _CELL.findall(row)] for row in _ROW.findall(table[1])]
    lines = [f"| {' | '.join(row)} |" for row in rows if row]
    heads = ["|---|"] if lines else []
    written = [*lines[:1], *heads, *lines[1:]]
    return "\n".join(written) + "\n" * max(table[0].count("\n") - len(written) + 1, 0)


def _words(cell: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", cell)).replace("|", "\\|").split())


def tables(text: str) -> str:
    """Tables without strokes at their sides, and those drawn as a grid or with dashes alone, with strokes."""
    if "--" not in text and "==" not in text:
        return text
    lines = with_strokes(text.split("\n"))
    for at, line in enumerate(lines):
        if _OF_A_GRID.fullmatch(line):
            lines[at] = "|---|"
        elif at and _BETWEEN_COLUMNS.fullmatch(line) and "|" in lines[at - 1]:
            lines[at - 1 : at + 1] = f"| {lines[at - 1].strip()} |", "|---|"
            for below in count(at + 1):
                if below >= len(lines) or "|" not in lines[below]:
                    break
                lines[below] = f"| {lines[below].strip()} |"
    return "\n".join(lines)


def notes_in_the_line(text: str) -> str:
    """``^[See A/80/1.]``: the note stands below the text, under the next number."""
    text = _RAISED.sub(lambda found: mark(found[1]), text) if "$" in text else text
    if "^[" not in text:
        return text
    numbers = count(max((int(number) for number in _LAST_NOTE.findall(text)), default=0) + 1)
    notes: list[str] = []

    def marked(found: re.Match[str]) -> str:
        number = next(numbers)
        notes.append(f"[^{number}]: {found[1]}")
        return f"[^{number}]"

    return "\n\n".join((_IN_LINE.sub(marked, text), *notes))


def links(text: str) -> str:
    """Without pictures, the addresses of links by name, and the arrows that lead back from a note."""
    if "](" in text:
        text = _IMAGE.sub("", text)
    if "]:" in text and (names := {name.casefold() for name in _ADDRESS.findall(text)}):
        text = _ADDRESS.sub("", text)
        text = _BY_NAME.sub(lambda each: each[1] if (each[2] or each[1]).casefold() in names else each[0], text)
    return _BACK.sub("", text) if any(arrow in text for arrow in _ARROWS) else text
