"""Symbols: the identifiers printed on every United Nations document.

The grammar, from the Editorial Manual ("System of identification") and the Dag Hammarskjöld Library's guides::

    symbol      = single [ "-" single ]                      one document issued in two series: A/71/982-S/2017/600
    single      = organ "/" series "/" …  *( "/" suffix )
    resolution  = organ "/RES/" session "/" number [part]    A/RES/66/152   A/RES/ES-10/23   A/HRC/RES/16/22
                | organ "/RES/" number "(" roman ")" [part]  A/RES/217(III) (before 1976: numbered through all sessions)
                | "S/RES/" number "(" year ")"               S/RES/1325(2000)
    decision    = the same with "DEC"                        A/DEC/60/519
    draft       = … "/L." number                             A/C.3/80/L.35   A/79/L.32   A/AC.109/2022/L.9
    meeting     = … "/PV." number | … "/SR." number          A/80/PV.69   A/C.6/72/SR.14
    part        = letter | letter "-" letter                 A/RES/75/101 A-B
    suffix      = Rev.n | Add.n | Corr.n | Amend.n | Summary and so on, stacked: L.24/Rev.1/Add.1

How a symbol is written here. ``str(symbol)`` is the one canonical spelling: brackets that carry a session or a year are
closed up, as in undocs.org's addresses (``A/RES/217(III)``, ``S/RES/1325(2000)``); brackets that carry words and the
letters of parts keep the space they are printed with (``A/CONF.157/24 (Part I)``, ``A/RES/75/101 A-B``). The letter of
an old resolution moves behind the bracket (``217 A (III)`` is ``A/RES/217(III) A``), so that in every era the part's
symbol begins with its resolution's. ``symbol.address`` is the same without spaces, for URLs. Both read back:
``Symbol.parse(str(x)) == Symbol.parse(x.address) == x``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import PurePath
from urllib.parse import unquote

from .languages import LANGUAGES
from .ordinals import from_roman

LONGEST = 100
"""Characters; no symbol comes near it, and a reader's address may be anything."""

_HYPHENS = {**dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-"), 0xAD: None, 0x200B: None}
_PART = r"[A-Z](?:(?:,?AND|TO|-|,|&)[A-Z])*"
_SUFFIXES = r"(?P<suffixes>(?:/(?:(?:REV|ADD|CORR|AMEND)\.\d+[A-Z]?|SUMMARY|CORRIGENDUM))*)"
_DECIDED = re.compile(
    r"(?P<organ>[A-Z][A-Z0-9./]*?)/(?P<series>RES|DEC)/(?:(?P<session>(?:E?S-)?\d{1,4})/)?(?P<number>\d{1,5})"
    rf"(?P<part>{_PART})?(?:\((?P<within>(?:E?S-)?(?:[IVXLC]+|\d{{4}}))\))?(?:\[?(?P<late_part>{_PART})\]?)?{_SUFFIXES}",
    re.ASCII,
)
_OTHER = re.compile(
    rf"(?P<stem>[A-Z]{{1,8}}(?:\.[A-Z0-9]+)?(?:/[A-Z0-9.:\-]+(?:\([^()/]+\))*)+?){_SUFFIXES}(?P<bracket>(?:\([^()/]+\))?)",
    re.ASCII,
)
_DOUBLE = re.compile(r"(?<=[\d)])-(?=[A-Z][A-Z.]*/)", re.ASCII)
_SESSION = re.compile(r"(?:E?S-)?\d{1,3}")
_COMMITTEE = re.compile(r"(?:C|AC|CN|SC|SUB|WG)\.\d+")
_LAST_NUMBER = re.compile(r"(?<!\d)(\d+)[A-Z]?(?:-\d+)?(?:\([^()]*\))*$")
_SUPPLEMENT = re.compile(r"\(SUPP(?:L|LEMENT)?\.?\)")
_MARKED_WORD = re.compile(r"(REV|ADD|CORR|AMEND|RES|SUB|OZL|PRO)(?=\.)|(?<=/)(SUMMARY|CORRIGENDUM|AGENDA)\b")
_BRACKET = re.compile(r"\(([^()]*)\)")
_PLAIN_BRACKET = re.compile(r"(?:E?S-)?(?:[IVXLC]+|\d+)")
_BRACKET_WORD = re.compile(
    r"FOREWORD|INTRODUCTION|RESUMPTION|INCOME|PLAN|OUTLINE|FASCICLE|ANNEX(?:ES)?|PARTS?|VOLS?\.?|SECTS?\.?|CHAPS?\.?|PROGS?\.?"
    r"|AND|TO|[IVXLC]+(?![A-Z])|[IVXLC]+(?=AND|TO)|\d+[A-Z]?|[A-Z]+|[^A-Z0-9]"
)
_SERIES = {"RES": "resolution", "DEC": "decision", "L": "draft", "PV": "meeting", "SR": "meeting"}
_SERIES_ORDER = {"draft": 1, "resolution": 2, "decision": 3, "document": 4, "meeting": 5}
_ORGAN_ORDER = {"A": 1, "S": 2, "E": 3}
_SUFFIX_ORDER = {"ADD": 1, "CORR": 2, "AMEND": 3, "REV": 4, "SUMMARY": 5, "CORRIGENDUM": 6}

PRINTED = (
    r"[AES]/(?:[A-Z0-9][A-Za-z0-9.-]{0,11}/){0,6}[A-Z0-9][A-Za-z0-9.-]{0,11}(?: ?\([A-Z-]{1,9}\))?"
    r"(?: ?[A-Z](?:-[A-Z])?(?![\w.]))?(?:/(?:Rev|Add|Corr|Amend)\.\d{1,3}[a-z]?){0,4}"
)
"""A symbol as documents print it, for the patterns of those who look for one. What it finds may be none: that is for
``Symbol.parse`` to say."""

_ADDRESS = re.compile(r"(?:HTTPS?://)?(?:[A-Z]{1,16}\.)?(?:UNDOCS|UN)\.ORG/+(?:[A-Z]{2}/)?")
_LEADING_WORDS = re.compile(
    r"(?:(?:GENERALASSEMBLY|SECURITYCOUNCIL)(?=[RDES\d])|(?=RES|DEC))(?:RES(?:OLUTION)?S?\.?|(?P<decision>DEC(?:ISION)?S?\.?))?"
)
_BARE_NUMBER = re.compile(r"(?:E?S-)?\d+(?:/\d.*|[^/]*\([^/]*)")
_YEAR_NUMBER = re.compile(r"\d+\(\d{4}\)")
_NAME_JOINT = re.compile(r"_|^\s*(?:A|S|E)-(?!\d)", re.IGNORECASE)
_LANGUAGE_CODES = "|".join(one.code for one in LANGUAGES)
_NAME_ADDITION = rf"[_-](?:reissue|\d{{7}}[A-Z]{{0,2}}|{_LANGUAGE_CODES})|_[EFRS]"
_NAME_ADDITIONS = {
    "-": re.compile(rf"(?:{_NAME_ADDITION})+$", re.IGNORECASE),
    "_": re.compile(rf"(?:{_NAME_ADDITION}|(?<=\d)-[ACEFRS])+$", re.IGNORECASE),
}
"""What the Secretariat's names say behind the symbol, by what joins them: ``A_RES_79_1-2416433E`` has the number of the
printing and the letter of the language."""
_NAME_SUFFIX = re.compile(r"-(?=(?:REV|ADD|CORR|AMEND)\.\d)", re.IGNORECASE)
_NAME_PART = re.compile(r"(?<=\d)/(?=[A-Z](?:-[A-Z])?$)")
_NAME_HYPHEN = re.compile(r"(?<![^-/])(E?S-(?=\d))|-")


@dataclass(frozen=True, slots=True, eq=False)
class Symbol:
    """One document's symbol. Made by :meth:`parse` or :meth:`from_reader` only; equal when the keys are.

    ``stem`` is the canonical text up to the part and the suffixes.
    ``series`` is ``resolution``, ``decision``, ``draft``, ``meeting`` or ``document`` (reports, notes, letters).
    ``organ`` is the principal organ or body that issues: ``A``, ``S``, ``A/HRC``, ``E/CN.4/Sub.2``.
    ``session`` is ``66``, ``S-10``, ``ES-10``; old roman sessions count as ``3``; None where the symbol names none.
    ``year`` stands in place of a session in other organs' symbols: ``S/RES/1325(2000)``, ``E/RES/1980/67``.
    ``number`` is the number within the series, ``152``; None where the symbol ends otherwise.
    ``committee`` is the committee's code, ``C.3``, ``AC.109``; None for the plenary.
    ``part`` is the letters, ``A``, ``A-B``, ``A,C``; empty for none.
    ``suffixes`` are as printed: ``("Rev.1", "Add.1")``.
    ``twin`` is the second symbol of a document issued in two series.
    """

    stem: str
    series: str
    organ: str
    session: str | None = None
    year: int | None = None
    number: str | None = None
    committee: str | None = None
    part: str = ""
    suffixes: tuple[str, ...] = ()
    twin: Symbol | None = None

    @classmethod
    def parse(cls, text: str) -> Symbol:
        """Read a full symbol in any spelling of case, spaces, ``%20``, hyphens or part letters. Raises ValueError."""
        if len(text) > LONGEST:
            raise ValueError("not a document symbol: too long")
        return _parse(text)

    @classmethod
    def from_reader(cls, text: str) -> Symbol:
        """Read what a person types or a file is called: also ``66/152``, ``res 66/152``, ``A_RES_79_1``.

        A bare number is the General Assembly's; with a year in brackets the Security Council's. Raises ValueError.
        """
        if len(text) > LONGEST:
            raise ValueError("not a document symbol: too long")
        if "/" not in text and _NAME_JOINT.search(text):
            return cls._from_name(text)
        compact = _ADDRESS.sub("", _compact(text), count=1).strip("/")
        words = _LEADING_WORDS.match(compact)
        rest = compact[words.end() :].strip("/") if words else compact
        if not _BARE_NUMBER.fullmatch(rest):
            return cls.parse(rest)
        if _YEAR_NUMBER.fullmatch(rest):
            return cls.parse(f"S/RES/{rest}")
        return cls.parse(f"A/DEC/{rest}" if words and words["decision"] else f"A/RES/{rest}")

    @classmethod
    def _from_name(cls, name: str) -> Symbol:
        """``A_RES_66_152``, ``A-RES-66-152_E``: a principal organ, and enough to tell it from ``scan_2`` and a date."""
        joint = "_" if "_" in name else "-"
        bare = _NAME_SUFFIX.sub("/", _NAME_ADDITIONS[joint].sub("", name.strip()))
        slashed = bare.replace("_", "/") if "_" in bare else _NAME_HYPHEN.sub(lambda m: m[1] or "/", bare.upper())
        symbol = cls.parse(_NAME_PART.sub(" ", slashed))
        if symbol.organ.partition("/")[0] not in _ORGAN_ORDER or (symbol.series == "document" and not symbol.session):
            raise ValueError(f"not a document symbol: {name.strip()!r}")
        return symbol

    def __str__(self) -> str:
        part = f" {self.part}" if self.part else ""
        own = "/".join((self.stem + part, *self.suffixes))
        return f"{own}-{self.twin}" if self.twin else own

    @property
    def address(self) -> str:
        """The canonical spelling without spaces: ``A/RES/75/101A-B``, ``A/CONF.157/24(PartI)``."""
        return str(self).replace(" ", "")

    @property
    def key(self) -> str:
        """Uppercase, no spaces: the same for every spelling of one symbol."""
        return self.address.upper()

    def __eq__(self, other: object) -> bool:
        return self.key == other.key if isinstance(other, Symbol) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.key)

    def __lt__(self, other: Symbol) -> bool:
        return self.sort_key < other.sort_key

    @property
    def sort_key(self) -> str:
        """A string in the order of organ, series, session kind, session, committee, number, part, suffixes.

        Drafts come before what was adopted, a draft before its revisions. Digits and capitals only, in fields of fixed
        width, so that every database collation agrees on the order; 120 at most.
        """
        kind, ordinal = _session_order(self.session or str(self.year or 0))
        return "".join(
            (
                str(_ORGAN_ORDER.get(self.organ, 9)),
                "" if self.organ in _ORGAN_ORDER else _natural(self.organ),
                str(_SERIES_ORDER[self.series]),
                f"{kind}{ordinal:04}",
                _committee_order(self.committee),
                f"{int(self.number or 0):06}",
                re.sub("[^A-Z]", "", self.part).ljust(3, "0") if self.part else "000",
                _natural(self.stem) if self.series == "document" else "",
                *(_suffix_order(suffix) for suffix in self.suffixes),
            )
        )[:120]

    @property
    def base(self) -> Symbol:
        """The symbol without Rev, Add, Corr: what revisions and addenda belong to."""
        return replace(self, suffixes=(), twin=None)

    @property
    def document(self) -> Symbol:
        """The symbol of the issued document. Before 1976 the parts of a number were issued as one: the letter goes."""
        old = self.part and self.stem.endswith(")")
        return replace(self, part="") if old else self

    @property
    def halves(self) -> tuple[Symbol, ...]:
        """Each symbol by itself: two or more for a document issued in several series."""
        return (replace(self, twin=None), *self.twin.halves) if self.twin else (self,)

    @property
    def is_resolution(self) -> bool:
        return self.series == "resolution"

    @property
    def is_decision(self) -> bool:
        return self.series == "decision"

    @property
    def is_draft(self) -> bool:
        return self.series == "draft"


@lru_cache(maxsize=20_000)
def _parse(text: str) -> Symbol:
    compact = _compact(text).strip("/")
    first, *second = _DOUBLE.split(compact, maxsplit=1)
    symbol = _single(first)
    if symbol is None:
        raise ValueError(f"not a document symbol: {text.strip()!r}")
    return replace(symbol, twin=_parse(second[0])) if second else symbol


def _compact(text: str) -> str:
    """Uppercase without blanks, in plain hyphens, without the asterisk of a reissue or undocs' ``(supp)``."""
    plain = "".join(unquote(text).translate(_HYPHENS).upper().split())
    return _SUPPLEMENT.sub("", plain).rstrip("*")


def _single(compact: str) -> Symbol | None:
    decided = _DECIDED.fullmatch(compact)
    if decided:
        return _decided(decided)
    other = _OTHER.fullmatch(compact)
    return _other(other) if other and any(c.isdigit() for c in compact) else None


def _decided(match: re.Match[str]) -> Symbol | None:
    session, within = match["session"], match["within"]
    if bool(session) == bool(within) and not (match["organ"] == "S" and not session):
        return None
    period = session or within or ""
    year = int(period) if len(period) == 4 and period.isdigit() else None
    if year and match["organ"] == "A":
        return None
    bracket = f"({within})" if within else ""
    before = f"{session}/" if session else ""
    return Symbol(
        stem=_cased(f"{match['organ']}/{match['series']}/{before}{match['number']}{bracket}"),
        series=_SERIES[match["series"]],
        organ=_cased(match["organ"]),
        session=_arabic(period) if period and year is None else None,
        year=year,
        number=match["number"],
        part=_letters(match["part"] or match["late_part"] or ""),
        suffixes=_split_suffixes(match["suffixes"]),
    )


def _other(match: re.Match[str]) -> Symbol:
    organ, *path = match["stem"].split("/")
    suffixes = "" if match["bracket"] else match["suffixes"]
    committee = path[0] if _COMMITTEE.fullmatch(path[0]) else None
    session = next((s for s in path[:-1] if _SESSION.fullmatch(s)), None) if organ in {"A", "S"} else None
    year = next((int(s) for s in path[:-1] if len(s) == 4 and s.isdigit()), None)
    number = _LAST_NUMBER.search(path[-1])
    body = f"A/{path[0]}" if organ == "A" and path[0].isalpha() and len(path) > 1 else organ
    return Symbol(
        stem=_cased(match["stem"] + match["suffixes"] + match["bracket"] if match["bracket"] else match["stem"]),
        series=_SERIES.get(path[-1].partition(".")[0], "document") if "." in path[-1] else "document",
        organ=body,
        session=session,
        year=year,
        number=number[1] if number else None,
        committee=_cased(committee) if committee else None,
        suffixes=_split_suffixes(suffixes),
    )


def _split_suffixes(text: str) -> tuple[str, ...]:
    return tuple(_cased(text)[1:].split("/")) if text else ()


def _cased(compact: str) -> str:
    """The printed spelling of an uppercase text without blanks: ``/REV.1`` → ``/Rev.1``, ``(PARTI)`` → ``(Part I)``."""
    worded = _MARKED_WORD.sub(lambda m: "OzL" if m[0] == "OZL" else m[0].capitalize(), compact)
    return _BRACKET.sub(_bracket, worded)


def _bracket(match: re.Match[str]) -> str:
    inside = match[1].upper()
    if _PLAIN_BRACKET.fullmatch(inside):
        return match[0]
    words = [_bracket_word(word) for word in _BRACKET_WORD.findall(inside)]
    spaced = " ".join(words)
    return f" ({spaced[:1].upper()}{spaced[1:]})"


def _bracket_word(word: str) -> str:
    if word in {"AND", "TO"}:
        return word.lower()
    return word if re.fullmatch(r"[IVXLC]+|\d+[A-Z]?", word) else word.capitalize()


def _letters(text: str) -> str:
    """``A``, ``A-E`` for neighbours, ``A,C`` for others, from ``AANDB``, ``ATOE``, ``A-B``."""
    if len(text) < 2:
        return text
    first, *more = re.split(",?(TO|AND|-|&|,)", text)
    letters = [first]
    for joint, letter in zip(more[::2], more[1::2], strict=True):
        start = ord(letters[-1]) + 1 if joint in {"TO", "-"} else ord(letter)
        letters.extend(chr(code) for code in range(start, ord(letter) + 1))
    if ord(letters[-1]) - ord(first) == len(letters) - 1:
        return f"{first}-{letters[-1]}"
    return ",".join(letters)


def _arabic(session: str) -> str:
    """``III`` → ``3``, ``S-VI`` → ``S-6``; arabic numbers stay."""
    kind, dash, number = session.rpartition("-")
    return f"{kind}{dash}{number if number.isdigit() else from_roman(number)}"


def _session_order(session: str) -> tuple[int, int]:
    kind, _, number = session.rpartition("-")
    return ("", "S", "ES").index(kind), int(number)


def _committee_order(code: str | None) -> str:
    letters, _, number = (code or "").upper().partition(".")
    return f"{letters[:3].ljust(3, '0')}{int(number or 0):05}"


def _suffix_order(suffix: str) -> str:
    word, _, number = suffix.upper().partition(".")
    digits = re.sub(r"\D", "", number) or "0"
    return f"{_SUFFIX_ORDER[word]}{int(digits):04}"


def _natural(text: str) -> str:
    return "".join(
        f"{int(piece):06}" if piece.isdigit() else piece for piece in re.findall(r"\d+|[A-Z]+", text.upper())
    )


_SYMBOL_NAME = re.compile(r"[AESaes][_-](?:RES|C|L|\d|ES|S|HRC)")


def symbol_of_file(name: str) -> Symbol | None:
    """The symbol in the name of a file, with its folders and ending; None where it has none."""
    stem = PurePath(name).stem
    if not _SYMBOL_NAME.match(stem):
        return None
    try:
        return Symbol.from_reader(stem)
    except ValueError:
        return None
