"""What an amendment changes, by the names that delegates give it, as the ids of the text's paragraphs.

"operative paragraph 3 (b)" is ``op3-b``, "the thirty-eighth preambular paragraph" ``pp38``, "paragraph 4 of the annex"
``annex-4``, "the last preambular paragraph" ``pp-last``, "the title" ``title``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..anchors import slug
from ..inserted import INSERTED_PATTERN
from ..ordinals import ORDINAL_PATTERN, ordinal

TITLE, TEXT, PREAMBLE, OPERATIVE_PART = "title", "text", "pp", "op"
LAST, LAST_BUT_ONE = "last", "last-1"

_ORDER = rf"(?:last but one|penultimate|last|final|{ORDINAL_PATTERN})"
_AND = r"(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*)"
_NUMBER = rf"\d{{1,3}}(?:\s?(?:{INSERTED_PATTERN})\b)?"
_TO = r"\s*(?:to|-|–|—)\s*"
_LETTERS = r"(?:\s?\([a-z]{1,5}\))"
_NUMBERED = rf"{_NUMBER}{_LETTERS}*"
_NUMBERS = rf"{_NUMBERED}(?:(?:{_AND}|{_TO}){_NUMBERED})*"
_KIND = r"(?P<kind{0}>operative|preambular)"
_PART_NUMBER = r"\s(?:[IVX]{{1,5}}|[A-Z])\b"
_PLACE = rf"(?P<place{{0}}>(?:section|part){_PART_NUMBER}|(?:the\s)?(?:annex|appendix)(?:{_PART_NUMBER})?)"
_PARAGRAPH = r"(?:paragraphs?|paras?\b\.?)"
_NAMES = re.compile(
    rf"(?:{_PLACE.format(1)}\s?,\s?)?"
    rf"(?:sub-?paragraphs?\s?(?P<letters>{_LETTERS}+(?:{_AND}{_LETTERS}+)*)\s?(?:,|of|in|under)\s)?"
    r"(?:the\s)?(?:(?:new|existing|current|present|proposed|original)\s){0,2}"
    r"(?:"
    rf"(?P<orders>{_ORDER}(?:{_AND}{_ORDER})*)\s(?:{_KIND.format(1)}\s{_PARAGRAPH}"
    rf"|{_PARAGRAPH}\sof\sthe\s(?P<of>preamble|preambular|operative)(?:\s(?:part|section))?)"
    rf"|(?:{_KIND.format(2)}\s)?{_PARAGRAPH}\s(?P<numbers>{_NUMBERS})"
    r"(?:\sof\sthe\s(?P<of_part>preamble|preambular|operative)(?:\s(?:part|section))?)?"
    rf"|\b(?P<short>OP|PP)\s?(?P<short_numbers>{_NUMBERS})"
    r")"
    rf"(?:,?\ssub-?paragraphs?\s?(?P<letters_behind>{_LETTERS}+(?:{_AND}{_LETTERS}+)*))?"
    rf"(?:\s(?:of|in)\s{_PLACE.format(2)})?"
    r"|(?P<title>(?:the\s)?\btitle(?:\sof\sthe\s(?:draft\s)?(?:resolution|decision|text))?\b)"
    r"|(?P<part>(?:the\s)?\b(?:preamble|(?:preambular|operative)\s(?:part|section))"
    r"(?:\sof\sthe\s(?:draft\s)?(?:resolution|decision|text))?\b)"
    r"|(?P<alone>\bsub-?paragraphs?\s?(?P<own_letters>" + _LETTERS + r"+))",
    re.IGNORECASE,
)
_ONE = re.compile(rf"(?P<number>{_NUMBER})(?P<letters>{_LETTERS}*)(?P<range>{_TO}(?={_NUMBER}))?", re.IGNORECASE)
_EACH_ORDER = re.compile(_ORDER, re.IGNORECASE)
_LETTER = re.compile(r"\(([a-z]{1,5})\)", re.IGNORECASE)
_WORDS_OF_ORDER = {"last": LAST, "final": LAST, "penultimate": LAST_BUT_ONE, "last but one": LAST_BUT_ONE}
WHOLE = re.compile(
    r"throughout(?: the (?:(?:entire |whole )?(?:draft )?(?:resolution|decision|text|document)|draft))?"
    r"|in the (?:whole|entire) (?:text|draft(?: resolution)?)",
    re.IGNORECASE,
)
MOST = 200
"""Paragraphs that one range may name."""


def find_targets(text: str) -> Iterator[tuple[int, int, list[str]]]:
    """Start, end and the ids of each thing named in a text. "subparagraph (b)" alone has the id ``-b``: it is a part of
    what was named before."""
    for found in _NAMES.finditer(text):
        if ids := list(_ids(found)):
            yield found.start(), found.end(), ids


def _ids(found: re.Match[str]) -> Iterator[str]:
    if found["title"]:
        yield TITLE
    elif found["part"]:
        yield OPERATIVE_PART if "operative" in found["part"].lower() else PREAMBLE
    elif found["alone"]:
        yield "".join(f"-{letter.lower()}" for letter in _LETTER.findall(found["own_letters"]))
    else:
        prefix = _prefix(found["place1"] or found["place2"])
        below = _below(found["letters"] or found["letters_behind"] or "")
        for one in _numbers(found):
            yield from (f"{prefix}{_kind(found, prefix)}{one}{letters}" for letters in below)


def _prefix(place: str | None) -> str:
    """``annex-``, ``annex-i-``, ``ii-``: as ids of paragraphs in that part begin."""
    words = re.sub(r"^(?:the|section|part)\s", "", (place or "").strip(), flags=re.IGNORECASE)
    return f"{slug(words)}-" if words else ""


def _kind(found: re.Match[str], prefix: str) -> str:
    said = next(filter(None, (found[name] for name in ("kind1", "kind2", "of", "of_part", "short"))), "").lower()
    if said.startswith(("preamb", "pp")):
        return PREAMBLE
    return "" if prefix.startswith(("annex", "appendix")) and not said else OPERATIVE_PART


def _below(letters: str) -> list[str]:
    """``(a) and (b)`` → ``-a``, ``-b``; ``(a) (i)`` → ``-a-i``; one empty where no subparagraph is named."""
    groups = re.split(_AND, letters.strip(), flags=re.IGNORECASE)
    return ["".join(f"-{letter.lower()}" for letter in _LETTER.findall(group)) for group in groups]


def _numbers(found: re.Match[str]) -> Iterator[str]:
    if found["orders"]:
        for word in _EACH_ORDER.findall(found["orders"]):
            order = _WORDS_OF_ORDER.get(" ".join(word.lower().split()))
            number = order and f"-{order}" or ordinal(word)
            if number:
                yield str(number)
        return
    first = 0
    for one in _ONE.finditer(found["numbers"] or found["short_numbers"] or ""):
        number = int(re.match(r"\d+", one["number"])[0])  # type: ignore[index]
        if first and first < number <= first + MOST:
            yield from map(str, range(first + 1, number))
        yield slug(one["number"]) + "".join(f"-{letter.lower()}" for letter in _LETTER.findall(one["letters"]))
        first = number if one["range"] else 0
