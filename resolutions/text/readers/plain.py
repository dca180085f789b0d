"""Plain text and Markdown: one reader, because converters mix them line by line.

Text pulled from a PDF, from HTML or from Word carries no markup, or a little of it: superscript digits, ``*italics*``,
``<sup>``, links. What is markup becomes a hint; what is not stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import accumulate, pairwise
from textwrap import dedent

from ..lines import ITALIC, ITALIC_END, MARK, Line, left_out, mark, with_remarks, without_noncharacters
from .bracketed import bracketed
from .encoding import decode
from .markup import links, notes_in_the_line, tables, tags, without_signs_of_lists
from .text_pages import with_pages
from .text_tables import with_tables

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SUPERSCRIPT = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_SQUARE_METRES = re.compile(r"(?:^|[\s\d])[kcm]?m$")
_SUP_TAG = re.compile(r"<sup>\s*\\?([0-9a-z*]{1,4})\s*</sup>|(?:(?<=\d{4})|(?<![\dm]))\^(\d{1,3})\^", re.IGNORECASE)
"""A raised mark, as HTML and as Pandoc's Markdown sets it."""
_NOTE_REFERENCE = re.compile(r"^([ \t]{0,3})\[\^([\w*-]{1,30})\]:|\[\^([\w*-]{1,30})\]", re.MULTILINE)
"""A note at the head of a line, with its colon; and a mark anywhere."""
_LINK = re.compile(r"(?<!!)\[([^\[\]\n]{1,300})\]\([^()\s]{0,300}\)")
_LINK_IN_ITALICS = re.compile(r"\*\[\*([^\[\]\n*]{1,300})\*\]\([^()\s]{0,300}\)\*")
"""Italics go on over a link: converters close them before it and open them behind it."""
_HEADING = re.compile(r"^(#{1,6})[ \t]+")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!~^>-])")
_EMPHASIS = re.compile(
    r"\*(?<![\w*\\]\*)(\*{0,2})(?=[^\s*])"
    rf"((?:[^*\n\\]|\\.|{MARK}\*){{0,4000}}(?:\n(?:[^*\n\\]|\\.){{1,400}}){{0,3}}(?<=[^\s*\\]))"
    r"\*\1(?!\*|(?![\u3400-\u9fff\uf900-\ufaff])\w)"
)
"""Within a word there is none, save in Chinese, which has no blanks between words."""
_UNDERLINED = re.compile(r"_(?<!\w_)(?=[^\s_])([^_\n]{1,400})(?<=[^\s_])_(?!\w)")
"""It begins with its sign: so it is looked for three times as fast."""
_WIKI_ITALICS = re.compile(r"^([ \t]{0,20}(?:\d{1,3}\. ?)?)''(?!')([^'\n]{2,100})''(?!')", re.MULTILINE)
"""What a wiki sets in italics at the head of a line; within lines two apostrophes may be a quotation mark."""
_QUOTED_MAIL = re.compile(r"^(?:>[ \t]?)+", re.MULTILINE)
_FEWEST_QUOTED = 5
_LINE_NUMBER = re.compile(r"[ \t]{0,8}(\d{1,5})(?:[ \t]|$)")
_FEWEST_NUMBERED = 20
_BEGINS_NUMBERED = re.compile(r"\s*\d")
_AT_THE_MARGIN = re.compile(r"^\S", re.MULTILINE)
_BARCODE = re.compile(r"^\*\d+\*\s*$")
_STRUCK = re.compile(r" ?~~(?=\S)([^~\n]{1,2000})(?<=\S)~~")
_LINE_END = re.compile(r"\r\n|[\n\r\x0b\x85\u2028\u2029]")
_ODD_LINE_END = re.compile(r"[\x0b\x0c\x85\u2028\u2029]")


def read_text(data: bytes) -> list[Line]:
    """Lines of a text file in any encoding. Raises ``Unreadable``."""
    text, told = decode(data)
    return with_remarks(read_plain(text), told)


def read_plain(text: str) -> list[Line]:
    """Lines of a text, markup turned into hints. Line ends are those of any system; a form feed ends a line."""
    ends = _page_ends(text)
    for step in STEPS:
        text = step(text)
    lines = enumerate(text.split("\n"), 1)
    return with_tables(with_pages([_line(number, line) for number, line in lines], ends))


def _page_ends(text: str) -> list[int]:
    """The numbers of the lines that end with a form feed."""
    pages = text.split("\x0c")[:-1]
    return list(accumulate(len(_LINE_END.findall(page)) + 1 for page in pages))


def _line(number: int, text: str) -> Line:
    """Words that Markdown strikes through are none of the text."""
    if "~~" not in text or not (struck := _STRUCK.findall(text)):
        return _heading(number, text) if text.startswith("#") else Line(number, text)
    doubt = left_out([("struck through", words) for words in struck])
    return _heading(number, _STRUCK.sub("", text))._replace(doubt=doubt)


def _heading(number: int, text: str) -> Line:
    heading = _HEADING.match(text)
    return Line(number, text[heading.end() :], heading=len(heading[1])) if heading else Line(number, text)


def _same_line_ends(text: str) -> str:
    return _ODD_LINE_END.sub("\n", text.replace("\r\n", "\n").replace("\r", "\n"))


def _emphasis(text: str) -> str:
    """``*italics*`` and ``**bold**``, over up to four lines. Bold is no hint: converters set whole titles in it."""

    def hint(found: re.Match[str]) -> str:
        if _BARCODE.match(found[0]):
            return found[0]
        if len(found[1]) == 1:
            return _emphasis(found[2])
        return "\n".join(f"{ITALIC}{part}{ITALIC_END}" for part in found[2].split("\n"))

    return _EMPHASIS.sub(hint, text)


def _underlined(text: str) -> str:
    """``_italics_`` of Markdown, and ``''italics''`` of a wiki."""
    text = _UNDERLINED.sub(rf"{ITALIC}\1{ITALIC_END}", text) if "_" in text else text
    return _WIKI_ITALICS.sub(rf"\1{ITALIC}\2{ITALIC_END}", text) if "''" in text else text


def _unquoted(text: str) -> str:
    """Without the signs by which a mail quotes each line."""
    return _QUOTED_MAIL.sub("", text) if text.count("\n>") >= _FEWEST_QUOTED else text


def _without_line_numbers(text: str) -> str:
    """Without the numbers of lines that stand in front of every line of some prints: they count on without a gap."""
    if not _BEGINS_NUMBERED.match(text):
        return text
    lines = text.split("\n")
    numbered = [_LINE_NUMBER.match(line) for line in lines]
    found = [each for each in numbered if each]
    written = sum(bool(line.strip()) for line in lines)
    if len(found) < max(_FEWEST_NUMBERED, written * 9 // 10):
        return text
    numbers = [int(each[1]) for each in found]
    counting = sum(after - before == 1 for before, after in pairwise(numbers))
    if counting * 20 < len(numbers) * 19:
        return text
    return "\n".join(line[each.end() :] if each else line for line, each in zip(lines, numbered, strict=True))


def _dedented(text: str) -> str:
    """Where every line is indented, the indent tells nothing."""
    return text if _AT_THE_MARGIN.search(text) else dedent(text)


def _unescape(text: str) -> str:
    return _ESCAPE.sub(r"\1", text) if "\\" in text else text


def _links(text: str) -> str:
    """The words of a link are the document's, its address is the converter's."""
    return _LINK.sub(r"\1", _LINK_IN_ITALICS.sub(r"\1", text)) if "](" in text else text


def _sup_tags(text: str) -> str:
    return _SUP_TAG.sub(lambda found: mark(found[1] or found[2]), text) if "<" in text or "^" in text else text


def _note_references(text: str) -> str:
    def hint(found: re.Match[str]) -> str:
        return f"{found[1]}{mark(found[2])} " if found[2] else mark(found[3])

    return _NOTE_REFERENCE.sub(hint, text) if "[^" in text else text


def _superscripts(text: str) -> str:
    """Unicode superscript digits are marks, except in square and cubic metres."""

    def hint(found: re.Match[str]) -> str:
        if found[0] in "²³" and _SQUARE_METRES.search(text[max(0, found.start() - 3) : found.start()]):
            return found[0]
        return mark(found[0].translate(_SUPERSCRIPTS))

    return _SUPERSCRIPT.sub(hint, text)


STEPS: tuple[Callable[[str], str], ...] = (
    without_noncharacters,
    _same_line_ends,
    _without_line_numbers,
    _unquoted,
    _dedented,
    tables,
    notes_in_the_line,
    _note_references,
    _links,
    links,
    _sup_tags,
    tags,
    without_signs_of_lists,
    bracketed,
    _emphasis,
    _underlined,
    _unescape,
    _superscripts,
)
