"""The one symbol inside what a reader typed or pasted, in whatever joints it is written.

::

    A/RES/66/152   A.RES.66.152   A RES 66 152   A_RES_66_152-EN.pdf   (A/RES/66/152),   UN Doc A/RES/66/152
    GA res. No. 66/152   resolution 066/152 of 19 December 2011   66∕152, op 3 (b)   paragraph 3 of resolution 66/152
    C.3/80/L.35   217 A (III)   UNSCR 1325   docs.un.org/en/A/RES/66/152   …/view_doc.asp?symbol=A/RES/66/152

What a symbol is, is for ``text.symbols.Symbol`` to say; here it is only cut out and its joints are made slashes.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from resolutions.text.paragraph_names import paragraph_named_in
from resolutions.text.symbols import LONGEST, PRINTED, Symbol

from .fields import NAMES

MOST_LETTERS = 400
"""Of a link or a sentence with a symbol in it; in a longer text none is looked for."""

_SLASHES = dict.fromkeys(map(ord, "\u2044\u2215\u29f8\uff0f\\"), "/")
_HYPHENS = {**dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-"), 0xAD: None, 0x200B: None}
_FIELD = re.compile(rf"(?<![\w./])(?:{'|'.join(NAMES)}):\S", re.IGNORECASE)

_JOINT = r"\s*[/._\-\s]\s*"
_NUMBER = r"0*(?P<number>\d{1,4})"
_SESSION = r"0*(?P<session>(?:E?S[-\s]?)?\d{1,3})"
_PART = r"(?:\s?\(?(?P<part>(?-i:[A-Z](?:\s?-\s?[A-Z])?)|(?<=\d)[a-z](?:-[a-z])?)\)?(?![A-Za-z0-9.]))?"
_SUFFIX = r"(?P<suffix>(?:\s?[/_\s-]\s?(?:Rev|Add|Corr|Amend)\.?\s?\d{1,2})*)"
_ENDS = r"(?![0-9])"
_BEGINS = r"(?<![A-Za-z0-9])"
_NAMED = r"(?:res(?:olution)?s?\b\.?|dec(?:ision)?s?\b\.?|No\.?(?=\s?\d)|number)"
_ROMAN = r"[IVXLC]{1,8}"

_PATTERNS = (
    # A/RES/66/152, A.RES.66.152, A_RES_ES-11_1
    re.compile(
        rf"{_BEGINS}(?P<organ>A|GA|UNGA)(?:{_JOINT})?(?P<series>RES|DEC)(?:{_JOINT})?{_SESSION}{_JOINT}{_NUMBER}{_ENDS}"
        rf"{_PART}{_SUFFIX}",
        re.IGNORECASE,
    ),
    # A/C.3/80/L.35, C.3/80/L.35, A/80/L.2/Rev.1, A.C.3.80.L.35
    re.compile(
        rf"{_BEGINS}(?:(?P<organ>A){_JOINT})?(?:C\.?\s?(?P<committee>[1-6]){_JOINT})?{_SESSION}{_JOINT}L\.?\s?{_NUMBER}"
        rf"{_ENDS}{_SUFFIX}",
        re.IGNORECASE,
    ),
    # S/RES/1325, s.res.1325 (2000), UNSCR 1325, Security Council resolution 1325 (2000)
    re.compile(
        rf"{_BEGINS}(?:(?:S|SC|UNSC){_JOINT}RES(?:{_JOINT})?|(?:UN)?SCR\s?|Security\s+Council\s+{_NAMED}\s*(?:No\.?\s?)?)"
        rf"{_NUMBER}{_ENDS}(?:\s?\(\s?(?P<year>(?:19|20)\d\d)\s?\))?",
        re.IGNORECASE,
    ),
    # A/RES/217(III), 217 A (III), 1325 (2000)
    re.compile(
        rf"{_BEGINS}(?:(?P<organ>A|S){_JOINT}(?P<series>RES|DEC){_JOINT})?{_NUMBER}\s?(?P<part>[A-Z])?\s?"
        rf"\(\s?(?P<within>(?:E?S-)?{_ROMAN}|(?:19|20)\d\d)\s?\)(?:\s?(?P<late>[A-Z])(?![A-Za-z0-9.]))?"
    ),
    # a report, a meeting, a document of another organ, as documents print it
    re.compile(rf"{_BEGINS}{PRINTED}"),
    # resolution 66/152, res. No. 66 152
    re.compile(
        rf"{_BEGINS}(?P<named>{_NAMED})[\s:./-]*(?:No\.?|number)?\s*{_SESSION}\s?[/.\-\s]\s?{_NUMBER}{_ENDS}{_PART}",
        re.IGNORECASE,
    ),
    # 66/152
    re.compile(rf"(?<![A-Za-z0-9./-]){_SESSION}\s?/\s?{_NUMBER}(?![0-9/]){_PART}{_SUFFIX}", re.IGNORECASE),
)
FIRST_NUMBERED_BY_SESSION = 31
"""The session from which on resolutions are numbered ``31/1``; before, they were ``3201(S-VI)``. Two smaller numbers
with a slash between them, and no word before, are 9/11 or 24/7."""

_DATE = re.compile(
    r"\b(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
    r"(?:\s+\d{1,2}(?:st|nd|rd|th)?)?,?\s+\d{4}\b|\b\d{4}-\d\d-\d\d\b|\((?:19|20)\d\d\)",
    re.IGNORECASE,
)
_BESIDE = frozenset(
    """
    adopted ag annex as assembly at by contained dated dec decision doc docs document documents draft en english find
    for français french from full ga general get go html http https in its link nations nb no nos nr number of on
    online open operative para paragraph paragraphs paras pdf please preambular read ref res resolution resolutions
    search see show spanish symbol text the titled to un unga united version view www word
    de la del décision document documento número numéro projet proyecto résolution resolución decisión
    резолюция резолюции решение документ القرار قرار وثيقة 决议 号 号决议 第 文件
    """.split()
)
"""Words that stand beside a symbol and say no more than that it is one, in the languages of the archive."""

_HOST = re.compile(r"(?:https?://)?(?:[\w-]+\.)*(?:un|undocs|undoc)\.org/", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TypedSymbol:
    """``anchors`` are those of the paragraph that is named beside it, the closest first: ``op3-b``, ``op3``. ``rest``
    is what else was typed that says anything."""

    symbol: Symbol
    anchors: tuple[str, ...] = ()
    rest: str = ""


def symbol_in(typed: str) -> TypedSymbol | None:
    """The symbol a query names; None where it names none, or several, or asks for something in the query language."""
    if len(typed) > MOST_LETTERS or _FIELD.search(typed):
        return None
    plain = _plain(typed)
    found, left = _found_in(plain)
    if len(set(found)) != 1:
        return None
    paragraph = paragraph_named_in(left)
    if paragraph:
        start, end = paragraph.span
        left = left[:start] + " " + left[end:]
    return TypedSymbol(found[0], paragraph.anchors if paragraph else (), "" if _HOST.search(plain) else _rest(left))


def _plain(typed: str) -> str:
    """With plain slashes and hyphens, and addresses without what they escape."""
    plain = unicodedata.normalize("NFKC", typed.translate(_SLASHES)).translate(_SLASHES).translate(_HYPHENS)
    return unquote(unquote(plain)) if "%" in plain else plain


def _found_in(text: str) -> tuple[list[Symbol], str]:
    """Every symbol of a text, and the text without them."""
    found: list[Symbol] = []
    for pattern in _PATTERNS:
        for match in reversed(list(pattern.finditer(text))):
            symbol = _symbol(match)
            if symbol is not None:
                found.append(symbol)
                text = text[: match.start()] + " " + text[match.end() :]
    return found, text


def _symbol(match: re.Match[str]) -> Symbol | None:
    written = _written(match)
    try:
        return Symbol.from_reader(written) if written and len(written) <= LONGEST else None
    except ValueError:
        return None


def _written(match: re.Match[str]) -> str:
    """With slashes between its parts, for ``Symbol`` to read; "" for numbers that are none."""
    parts = {name: value or "" for name, value in match.groupdict().items()}
    if not parts:  # as it is printed
        return match[0]
    number, suffix = parts["number"], _suffix(parts.get("suffix", ""))
    if "year" in parts:
        return f"S/RES/{number}({parts['year']})" if parts["year"] else f"S/RES/{number}"
    if "within" in parts:
        organ = parts["organ"].upper() or ("S" if parts["within"].isdigit() else "A")
        return f"{organ}/{parts['series'].upper() or 'RES'}/{number}({parts['within']}){parts['part'] or parts['late']}"
    session = re.sub(r"^(E?S)[-\s]?", r"\1-", parts["session"].upper())
    if "committee" in parts:
        committee = f"C.{parts['committee']}/" if parts["committee"] else ""
        return f"A/{committee}{session}/L.{number}{suffix}"
    said = parts.get("series") or parts.get("named", "")
    if not said and session.isdigit() and int(session) < FIRST_NUMBERED_BY_SESSION:
        return ""
    series = "DEC" if said.upper().startswith("DEC") else "RES"
    return f"A/{series}/{session}/{number}{_letters(parts['part'])}{suffix}"


def _letters(part: str) -> str:
    return "".join(part.upper().split())


def _suffix(written: str) -> str:
    return "".join(f"/{word.capitalize()}.{number}" for word, number in re.findall(r"([A-Za-z]+)\D*(\d+)", written))


def _rest(left: str) -> str:
    return " ".join(_words_that_say_something(_DATE.sub(" ", left)))


def _words_that_say_something(text: str) -> Iterator[str]:
    found = (word for word in re.findall(r"[^\W_]+", text) if word.lower() not in _BESIDE)
    return (word for word in found if len(word) > 1)
