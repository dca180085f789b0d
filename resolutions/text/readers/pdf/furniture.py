"""What the pages of a PDF carry besides the text, by place and form: running heads, feet, notes.

The head of a page after the first is what stands above the rule across the page and holds a symbol, or words that
other pages have at the same height too; without such a rule, the lines that others have, or a symbol or a page number.
The foot is what stands lowest and has the form of a job number, a page number or a bar code. Notes stand below a short
rule, or lowest on the page in small print that begins with a mark.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from ...lines import HINTS
from .norms import Norms
from .printed import PrintedLine
from .rules import Rules

_TOP, _BOTTOM = 0.80, 0.13
"""Of the page's height: heads stand above the first, feet below the second."""
_PAGE_WIDE = 0.6
_SHORT_RULE = (20.0, 0.45)
"""A rule above notes has at least so many points, and at most this part of the page's width."""
_MOST_HEAD_LINES = 8
_REPEATED = 0.4
"""Of the pages, that have a line at one height."""
_UNDERSCORES = re.compile(r"_{6,}")
_JOB = r"\d{2}-\d{5,6}\*{0,3}(?:\s*\([A-Z]\))?(?:\s+\d{6})*"
_PAGE = r"(?:[Pp]age\s)?\d{1,4}(?:\s?(?:/|of|de|из)\s?\d{1,4})?"
_FOOT = re.compile(
    rf"(?:{_JOB}|{_PAGE}|[-–—]\s?\d{{1,4}}\s?[-–—]|\*\d{{6,}}\*|/\.{{2,3}}|\.{{2,3}}|[Pp]lease recycle.{{0,24}}"
    r"|(?:https?|file)://\S+"
    rf"|{_PAGE}\s+{_JOB}|{_JOB}\s+{_PAGE}|{_JOB}\s+\*\d{{6,}}\*)"
)
_PRINTED_ON = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}:\d{2}(?: ?[AP]M)?")
"""What a browser prints in the corner of a page: day and hour."""
_BELOW_A_PAGE = re.compile(r"(?:https?|file)://\S+\s+\d{1,4}/\d{1,4}")
"""What a browser prints below it: the address, and the page of how many."""
_HINTED = re.compile(f"[{''.join(HINTS)}]")
_SMALLER = 0.93
_APART = 1.8
"""Times the distance of two lines, that those of a foot stand apart at most."""
_OFF = 1.15
"""Times the distance of two lines, between text and furniture."""
_SYMBOL = re.compile(r"\b[AES]/[A-Z0-9][\w./()-]+")


@dataclass(slots=True)
class Zones:
    """The lines of one page, each in one of these, from the top down."""

    head: list[PrintedLine] = field(default_factory=list)
    body: list[PrintedLine] = field(default_factory=list)
    notes: list[PrintedLine] = field(default_factory=list)
    foot: list[PrintedLine] = field(default_factory=list)


@dataclass(slots=True)
class PageLines:
    """A page before it is taken apart. ``width`` and ``height`` are in points. ``hidden`` are words on it that a reader
    does not see, each passage with why. ``recognized`` is whether its words were recognized on a picture of it."""

    lines: list[PrintedLine]
    rules: Rules
    width: float
    height: float
    hidden: list[tuple[str, str]] = field(default_factory=list)
    recognized: bool = False


def bare(text: str) -> str:
    return _HINTED.sub("", text).strip()


def zones_of(pages: Sequence[PageLines], norms: Norms) -> list[Zones]:
    repeated = _repeated(pages)
    found: list[Zones] = []
    for index, page in enumerate(pages):
        zones = _zones(page, index, norms, repeated)
        if found and found[-1].notes and all(_is_small_print(line, norms) for line in zones.body):
            zones.notes, zones.body = zones.body + zones.notes, []  # notes at the end that go on overleaf
        found.append(zones)
    return found


def _is_small_print(line: PrintedLine, norms: Norms) -> bool:
    return line.size < _SMALLER * norms.size and len(line.pieces) == 1


def _repeated(pages: Sequence[PageLines]) -> Counter[tuple[int, str]]:
    """How many pages have the same words at the same height."""
    seen: Counter[tuple[int, str]] = Counter()
    for page in pages:
        seen.update({_key(line) for line in page.lines if _is_outside(line, page)})
    floor = max(2, _REPEATED * len(pages))
    return Counter({key: count for key, count in seen.items() if count >= floor})


def _key(line: PrintedLine) -> tuple[int, str]:
    return round(line.base / 4), bare(line.text)


def _is_outside(line: PrintedLine, page: PageLines) -> bool:
    return not _BOTTOM * page.height < line.base < _TOP * page.height


def _zones(page: PageLines, index: int, norms: Norms, repeated: Counter[tuple[int, str]]) -> Zones:
    zones = Zones()
    lines = sorted(page.lines, key=lambda line: -line.base)
    foot = _foot(lines, page, norms, repeated)
    lines = [line for line in lines if id(line) not in foot]
    head = {id(line) for line in lines[: _head(lines, page, norms, repeated) if index else _printed_on(lines)]}
    zones.foot = [line for line in page.lines if id(line) in foot]
    zones.head = [line for line in lines if id(line) in head]
    rest = [line for line in page.lines if id(line) not in foot | head]
    for _, stretch in groupby(rest, key=lambda line: line.stretch):
        part = Zones()
        _split_notes(part, sorted(stretch, key=lambda line: -line.base), page, norms)
        zones.body += part.body
        zones.notes += part.notes
    return zones


def _foot(lines: list[PrintedLine], page: PageLines, norms: Norms, repeated: Counter[tuple[int, str]]) -> set[int]:
    """Of the lowest lines those that have the form of a foot, or stand on other pages too."""
    found: list[PrintedLine] = []
    for line in reversed(lines):
        if line.base > _BOTTOM * page.height or found and line.base - found[-1].base > _APART * norms.leading:
            break
        words = [bare(piece.text) for piece in line.pieces]
        formed = all(_FOOT.fullmatch(word) for word in words) or _FOOT.fullmatch(" ".join(words))
        if not formed and (line.marked or _key(line) not in repeated):
            break
        found.append(line)
    by_browser = len(found) == 1 and _BELOW_A_PAGE.fullmatch(bare(found[0].text))
    if not by_browser and not _stands_off(lines, len(lines) - len(found), norms):
        return set()
    return {id(line) for line in found}


def _head(lines: list[PrintedLine], page: PageLines, norms: Norms, repeated: Counter[tuple[int, str]]) -> int:
    """How many of the first lines are the running head."""
    rule = next(
        (r.at for r in page.rules.across if r.length >= _PAGE_WIDE * page.width and r.at > _TOP * page.height), None
    )
    if rule is not None:
        above = [line for line in lines if line.base > rule]
        named = any(_SYMBOL.search(bare(line.text)) or _key(line) in repeated for line in above)
        if named and len(above) <= _MOST_HEAD_LINES:
            return len(above)
    taken = 0
    for line in lines[:_MOST_HEAD_LINES]:
        formed = _FOOT.fullmatch(bare(line.text)) or _SYMBOL.fullmatch(bare(line.text))
        if line.base > _TOP * page.height and (_key(line) in repeated or formed):
            taken += 1
        else:
            break
    return taken if _stands_off(lines, taken, norms) else _printed_on(lines)


def _printed_on(lines: Sequence[PrintedLine]) -> int:
    """Of the lines of a page those that a browser prints above them: when it printed the page."""
    return int(bool(lines) and _PRINTED_ON.fullmatch(bare(lines[0].pieces[0].text)) is not None)


def _stands_off(lines: Sequence[PrintedLine], at: int, norms: Norms) -> bool:
    """Is there more than the distance of two lines between these and the text? A number may be the last word of it."""
    if not 0 < at < len(lines):
        return True
    return lines[at - 1].base - lines[at].base > _OFF * norms.leading_of(max(lines[at - 1].size, lines[at].size))


def _split_notes(zones: Zones, lines: list[PrintedLine], page: PageLines, norms: Norms) -> None:
    """Body and notes: below a short rule all that is set smaller than the text; at the foot all small print that
    begins with a mark."""
    rules = _note_rules(lines, page)
    inside = False
    above = None
    for line in lines:
        if _UNDERSCORES.fullmatch(bare(line.text)):
            inside, above = True, None
            continue
        if any(above_rule >= line.base for above_rule in rules):
            while rules and rules[0] >= line.base:
                rules.pop(0)
            inside, above = True, None
        small = line.size < _SMALLER * norms.size
        if inside and not (small or line.marked and above is None) and not _goes_on(line, above):
            inside = False
        (zones.notes if inside else zones.body).append(line)
        above = line
    _take_small_print(zones, norms)


def _goes_on(line: PrintedLine, above: PrintedLine | None) -> bool:
    """Is the line right below a note in the same print?"""
    return above is not None and abs(line.size - above.size) <= 0.3 and above.base - line.base < 1.6 * line.size


def _note_rules(lines: list[PrintedLine], page: PageLines) -> list[float]:
    """Heights of the short rules at the left that no other rule of the same column stands beside, from the highest
    down."""
    shortest, widest = _SHORT_RULE
    left = min((line.left for line in lines), default=0.0)
    start, end = next((line.column for line in lines if line.column), (0.0, page.width))
    beside = [rule for rule in page.rules.across if rule.start < end and rule.end > start]
    return [
        rule.at
        for rule in beside
        if shortest <= rule.length <= widest * page.width
        and rule.start <= left + 0.15 * page.width
        and not any(abs(other.at - rule.at) < 2 and other != rule for other in beside)
        and not any(down.start - 2 <= rule.at <= down.end + 2 for down in page.rules.down)
    ]


def _take_small_print(zones: Zones, norms: Norms) -> None:
    """Notes without a rule above them."""
    if zones.notes:
        return
    first = None
    for index in range(len(zones.body) - 1, -1, -1):
        line = zones.body[index]
        if line.size >= _SMALLER * norms.size:
            break
        if line.marked:
            first = index
    if first is not None:
        zones.notes, zones.body = zones.body[first:], zones.body[:first]
