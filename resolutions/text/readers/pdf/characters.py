"""The characters of a page, in runs: letters that one object of the page prints in one go, with their place and font.

PDFium puts in characters that no object prints, where it sees the end of a word or of a line. They say where words end
and are no text. Coordinates are those of the page in points, from its lower left corner, turned so that the text runs
from left to right.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from ...lines import without_noncharacters
from ..errors import Unreadable
from .places import Box, turned
from .visible import WITHOUT_INK, Visibility

pdfium_c.FPDFText_GetTextObject.restype = ctypes.c_void_p
pdfium_c.FPDFTextObj_GetFont.restype = ctypes.c_void_p
"""Only compared: a pointer object for every character would take half of the time."""

MOST_CHARACTERS = 3_000_000
"""Of a document, made up ones too. A printed page has some 4,000."""

_BROKEN_HYPHEN = re.compile("[\x02\ufffe]")
"""PDFium's signs for a hyphen at which a word is broken over two lines: of a character, and of a stretch of text."""
_WORDS = re.compile(r"[^\s\x00-\x1f]+|.", re.DOTALL)
_CONTROL = re.compile("[\x00-\x1f\x7f\uffff\ud800-\udfff]")
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LAM = "\u0644"
_SIGNS = {"\u0622": "\ufef5", "\u0623": "\ufef7", "\u0625": "\ufef9", "\u0627": "\ufefb"}
"""By alef: the sign that it prints with a lam before it."""
_BESIDE_LAM = re.compile("(?<={0})[{1}]|[{1}](?={0})".format(_LAM, "".join(_SIGNS)))
_LETTERS_OF_SIGNS = {ord(sign): _LAM + alef for alef, sign in _SIGNS.items()}
_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique", re.IGNORECASE)
_ITALIC_FLAG = 1 << 6
_FORCED_BOLD_FLAG = 1 << 18
_LONGEST_NAME = 128
_QUARTERS = 4
_MOST_ASIDE = 80
_SHARE_ASIDE = 0.2
"""Characters at an angle to the rest of a page, of stamps and printers; of a page that has few, such a share."""
_MARGIN = 0.1
"""Of the width and the height of a page."""
_FEWEST_MOVED = 2
_SLANTED = 0.1
"""Cosine of the angle between the axes of slanted letters: what has no italics is slanted instead."""


class Font(NamedTuple):
    """A font of the document; two subsets of one typeface are two fonts."""

    key: int
    name: str
    bold: bool
    italic: bool


class Run(NamedTuple):
    """``base`` is the height of its baseline. ``apart`` is whether a word ended right before it. ``order`` counts the
    runs of a page as the file has them."""

    text: str
    left: float
    right: float
    base: float
    size: float
    font: Font
    apart: bool
    order: int


@dataclass(slots=True)
class PageText:
    """``hidden`` are words that a reader does not see, in the order of the file, with why.
    ``quarter`` is how often the page is turned by 90 degrees, against the clock, for its text to run from left to
    right; a place on it is found again with ``turned``. ``frame`` is the page so turned."""

    runs: list[Run] = field(default_factory=list)
    hidden: list[tuple[str, str]] = field(default_factory=list)
    quarter: int = 0
    frame: Box = Box(0.0, 0.0, 0.0, 0.0)

    def in_frame(self) -> list[Run]:
        """The runs by their places from the lower left corner of the page."""
        x, y = self.frame.left, self.frame.bottom
        if not (x or y):
            return self.runs
        return [run._replace(left=run.left - x, right=run.right - x, base=run.base - y) for run in self.runs]


class Fonts:
    """The fonts of a document by their handles."""

    def __init__(self) -> None:
        self._known: dict[int, Font] = {}

    def of(self, text: object) -> Font:
        handle = pdfium_c.FPDFTextObj_GetFont(text) or 0
        if handle not in self._known:
            self._known[handle] = _described(handle)
        return self._known[handle]


def _described(handle: int) -> Font:
    font = ctypes.cast(handle, pdfium_c.FPDF_FONT)
    buffer = ctypes.create_string_buffer(_LONGEST_NAME)
    pdfium_c.FPDFFont_GetBaseFontName(font, buffer, _LONGEST_NAME)
    name = buffer.value.decode("latin-1")
    flags = max(pdfium_c.FPDFFont_GetFlags(font), 0) if handle else 0
    bold = bool(_BOLD.search(name)) or bool(flags & _FORCED_BOLD_FLAG)
    return Font(handle, name, bold, bool(flags & _ITALIC_FLAG) or bool(_ITALIC.search(name)))


def read_characters(text_page: pdfium.PdfTextPage, fonts: Fonts, room: int, seen: Visibility) -> PageText:
    """The runs of a page that are ``seen``. Raises ``Unreadable`` where it has more than ``room`` characters."""
    count = text_page.count_chars()
    if count > room:
        raise Unreadable(f"more than the {MOST_CHARACTERS:,} characters a PDF may have")
    raw = text_page.raw
    text = _text(raw, count)
    page = PageText()
    found: list[tuple[int, Run]] = []
    apart = True
    in_arabic = RIGHT_TO_LEFT.search(text) is not None
    for start, end, printed in _stretches(raw, text, whole=not in_arabic):
        if printed is None or not _clean(text[start:end]).strip():
            apart = True
            continue
        for first, letters in _going_right(raw, start, text[start:end]) if in_arabic else [(start, text[start:end])]:
            if not (clean := _clean(letters)):
                continue
            item = ctypes.cast(printed, pdfium_c.FPDF_PAGEOBJECT)
            quarter, run = _run(raw, first, clean, letters, fonts.of(item), apart=apart, order=first)
            apart = False
            place = turned(run.left, run.base, -quarter % _QUARTERS) if quarter else (run.left, run.base)
            if why := seen.why_hidden(item, *place):
                _hide(page, why, run)
            else:
                found.append((quarter, run))
    if not found and page.hidden and all(why == WITHOUT_INK for why, _ in page.hidden):
        seen.recognized = True
        return read_characters(text_page, fonts, room, seen)
    _turn(page, list(_printed_once(found)), seen.box)
    return page


def _hide(page: PageText, why: str, run: Run) -> None:
    """Words that go on with those before them are one passage."""
    if page.hidden and page.hidden[-1][0] == why:
        page.hidden[-1] = why, f"{page.hidden[-1][1]}{' ' if run.apart else ''}{run.text}"
    else:
        page.hidden.append((why, run.text.strip()))


def _stretches(raw: object, text: str, *, whole: bool) -> Iterator[tuple[int, int, int | None]]:
    """First and end of the characters that one object prints, with the object: None for those made up. Where the
    objects are ``whole``, those of each stand in a row, made up ones between them."""
    start, printed = 0, None
    for at, one in _objects(raw, text, whole=whole):
        if one != printed:
            if at > start:
                yield start, at, printed
            start, printed = at, one
    if text:
        yield start, len(text), printed


def _objects(raw: object, text: str, *, whole: bool) -> Iterator[tuple[int, int | None]]:
    """Where an object may begin to print. Of a word only both ends are asked for, where they are of one object, and
    none where the blanks on both sides are of one that is whole."""
    get_object = pdfium_c.FPDFText_GetTextObject
    before = behind = None
    asked = -1
    """The place of the blank ``behind`` a word."""
    for word in _WORDS.finditer(text):
        first, last = word.start(), word.end() - 1
        one = behind if first == asked else get_object(raw, first) if first == last else None
        if first == last:
            before = one
            yield first, one
            continue
        if whole and before is not None and last + 1 < len(text):
            asked, behind = last + 1, get_object(raw, last + 1)
            if behind == before:
                continue
        before, one = None, get_object(raw, first)
        yield first, one
        if get_object(raw, last) != one:
            yield from ((at, get_object(raw, at)) for at in range(first + 1, last + 1))


def _text(raw: object, count: int) -> str:
    """A character for each of PDFium's."""
    buffer = (ctypes.c_ushort * (count + 1))()
    if pdfium_c.FPDFText_GetText(raw, 0, count, buffer) == count + 1:
        text = bytes(buffer)[: 2 * count].decode("utf-16-le", "replace")
        if len(text) == count:
            return text
    codes = (pdfium_c.FPDFText_GetUnicode(raw, index) for index in range(count))
    return "".join(chr(code) if code <= 0x10FFFF else "\ufffd" for code in codes)


def _clean(letters: str) -> str:
    if letters.isascii() and letters.isprintable():
        return letters
    letters = _BROKEN_HYPHEN.sub("-", letters).replace("\x00", "\ufffd").replace("\xa0", " ")
    return without_noncharacters(_CONTROL.sub(" ", letters))


def _run(raw: object, first: int, clean: str, letters: str, font: Font, *, apart: bool, order: int) -> tuple[int, Run]:
    """A run, and by how many quarters of a circle its text is turned."""
    matrix = pdfium_c.FS_MATRIX()
    pdfium_c.FPDFText_GetMatrix(raw, first, matrix)
    scale = math.hypot(matrix.c, matrix.d) or 1.0
    upright = not matrix.b and matrix.a > 0
    quarter = 0 if upright else round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % _QUARTERS
    lead = len(clean) - len(clean.lstrip())
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium_c.FPDFText_GetCharOrigin(raw, first + lead, x, y)
    box = pdfium_c.FS_RECTF()
    pdfium_c.FPDFText_GetLooseCharBox(raw, first + len(clean.rstrip()) - 1, box)
    begin, base = turned(x.value, y.value, quarter)
    ends = [turned(box.left, box.bottom, quarter)[0], turned(box.right, box.top, quarter)[0]]
    if len(clean.strip()) > 1 and RIGHT_TO_LEFT.search(clean):
        end = first + len(clean.rstrip()) - 1
        pdfium_c.FPDFText_GetLooseCharBox(raw, first + lead, box)
        ends += [turned(box.left, box.bottom, quarter)[0], turned(box.right, box.top, quarter)[0]]
        pdfium_c.FPDFText_GetCharOrigin(raw, end, x, y)
        clean = _in_signs(raw, first, clean)
        if turned(x.value, y.value, quarter)[0] > begin:
            clean = clean[::-1]  # as it stands on the page, not as it is read
        clean = clean.translate(_LETTERS_OF_SIGNS)
    size = pdfium_c.FPDFText_GetFontSize(raw, first) * scale
    if abs(matrix.a * matrix.c + matrix.b * matrix.d) > _SLANTED * scale * math.hypot(matrix.a, matrix.b):
        font = font._replace(italic=True)
    return quarter, Run(clean, min(begin, *ends), max(begin, *ends), base, size, font, apart, order)


def _in_signs(raw: object, first: int, clean: str) -> str:
    """The letters, lam and alef that one sign prints as that sign: a file gives both at one place, in either order."""
    x, y = ctypes.c_double(), ctypes.c_double()

    def place(at: int) -> tuple[float, float]:
        pdfium_c.FPDFText_GetCharOrigin(raw, first + at, x, y)
        return x.value, y.value

    pieces: list[str] = []
    start = 0
    for alef in _BESIDE_LAM.finditer(clean):
        beside = (at for at in (alef.start() - 1, alef.end()) if start <= at < len(clean) and clean[at] == _LAM)
        lam = next((at for at in beside if place(at) == place(alef.start())), None)
        if lam is not None:
            pieces += [clean[start : min(lam, alef.start())], _SIGNS[alef[0]]]
            start = max(lam, alef.start()) + 1
    return "".join([*pieces, clean[start:]])


def _going_right(raw: object, start: int, letters: str) -> Iterator[tuple[int, str]]:
    """Stretches of letters, each with its first, that stand one right of the other: PDFium moves figures and Latin
    letters of one stretch within words that are read from the right."""
    x, y = ctypes.c_double(), ctypes.c_double()

    def left(at: int) -> float:
        pdfium_c.FPDFText_GetCharOrigin(raw, at, x, y)
        return x.value

    if RIGHT_TO_LEFT.search(letters) or len(letters) < _FEWEST_MOVED or left(start + len(letters) - 1) >= left(start):
        yield start, letters
        return
    places = [left(start + at) for at in range(len(letters))]
    cuts = [0, *(at for at in range(1, len(letters)) if places[at] < places[at - 1]), len(letters)]
    for begin, end in pairwise(cuts):
        yield start + begin, letters[begin:end]


def _printed_once(found: Sequence[tuple[int, Run]]) -> Iterator[tuple[int, Run]]:
    """Without runs that stand on themselves: some programs make bold of letters printed twice. Of single letters two
    may stand as close."""
    places: dict[str, set[tuple[int, int]]] = {}
    for quarter, run in found:
        left, base = round(run.left), round(run.base)
        same = places.setdefault(run.text, set())
        around = ((left + x, base + y) for x in (-1, 0, 1) for y in (-1, 0, 1))
        if len(run.text) == 1 or not same or same.isdisjoint(around):
            same.add((left, base))
            yield quarter, run


def _turn(page: PageText, found: Sequence[tuple[int, Run]], box: Box) -> None:
    """The runs that stand as most of the page does, and among the hidden ones those at an angle to them, where they are
    more than a stamp or the name of a printer."""
    letters: Counter[int] = Counter()
    for quarter, run in found:
        letters[quarter] += len(run.text)
    page.quarter = letters.most_common(1)[0][0] if letters else 0
    page.frame = box.turned(page.quarter)
    page.runs = [run for quarter, run in found if quarter == page.quarter]
    if len(page.runs) < len(found):
        aside = [run for quarter, run in found if quarter != page.quarter and _is_within(run, quarter, box)]
        if sum(len(run.text) for run in aside) >= min(_MOST_ASIDE, _SHARE_ASIDE * letters.total()):
            page.hidden.append(("set at an angle", " ".join(run.text.strip() for run in aside)))


def _is_within(run: Run, quarter: int, box: Box) -> bool:
    """Does it stand off the margins of the page, where heads, feet and stamps do?"""
    x, y = turned(run.left, run.base, -quarter % _QUARTERS)
    return box.within(_MARGIN).holds(x, y)
