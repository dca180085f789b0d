"""One pass over the tokens of an English text: which documents it names, and whose each number is.

How the United Nations cites, and what is made of it here:

- A document symbol stands for itself. A double symbol, ``A/71/982-S/2017/600``, gives two citations; in
  "A/61/L.45 and Add.1" the second is ``A/61/L.45/Add.1``.
- "resolution" or "decision" governs every number after it until the next such word, so a list gives a citation each:
  "its resolutions 44/82 of 8 December 1989, 50/142 of 21 December 1995 and 53/199".
- The shape of a number says much: ``1325 (2000)`` is the Security Council's, ``2200 A (XXI)`` the Assembly's,
  ``2005/54`` never the Assembly's.
- A body named right before "resolution" or "in its resolution", or right after the number ("of the", "by the"), owns
  it. Any other "its" in the Assembly's texts is the Assembly's, unless another body stands near before it and the date
  agrees. "Council" alone is the one whose numbers have that shape.
- A body outside the table of bodies has no symbols here: its resolutions are no citations.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from . import bodies
from .document import Citation
from .ordinals import DATE_PATTERN, from_roman, parse_date
from .symbols import Symbol

_HYPHEN = r"[-\u2010\u2011\u2013]"
_LETTER = r"[A-Z](?![\w/\u2019'])"
PART = rf"{_LETTER}(?:(?:\s(?:and|to)\s|{_HYPHEN}|,\s|,\sand\s){_LETTER})*"
_QUALIFIER = r"\((?:[Pp]arts?|Vols?|Sects?|Foreword|Introduction|Resumption|Progs?|Chaps?|Income|Plan)\b[^()/]{0,30}\)"
PERIOD = rf"\((?:(?:19|20)\d\d|(?:E?S{_HYPHEN})?[IVXLC]{{1,7}})\)"
SYMBOL = (
    r"(?![IVX]+/)[A-Z]{1,8}(?:\.[A-Z0-9]+)?"
    rf"(?:/(?:[A-Za-z0-9][A-Za-z0-9.:\-\u2010\u2011\u2013]*(?:\s?{_QUALIFIER}|\(\d{{1,4}}\))?"
    r"|\s(?:Add|Corr|Rev)\.\d+))+"
)
"""A pattern for a document symbol, which every language prints in Latin letters."""
_TOKEN = re.compile(
    rf"\b(?:"
    rf"(?P<symbol>{SYMBOL})"
    rf"|(?P<number>(?:E?S{_HYPHEN})?\d{{1,4}}/\d{{1,4}})(?![\w/])"
    rf"|(?P<old_number>\d{{1,4}}(?:\s?{PART})?\s?{PERIOD})"
    rf"|(?P<act>(?:[Ii]ts\s)?(?:[Rr]esolution|RESOLUTION|[Dd]ecision|DECISION)[sS]?\b)"
    rf"|(?P<body>(?:{bodies.NAMES})\b)"
    rf"|(?P<suffix>(?:Add|Corr|Rev)\.\d{{1,3}}(?:/(?:Add|Corr|Rev)\.\d{{1,3}}){{0,2}})\b"
    rf")"
)
_PART_AFTER = re.compile(rf"\s?({PART})")
_PERIOD_AFTER = re.compile(rf"(?:\s?{PART})?\s?{PERIOD}(?:\s?{PART})?|\s?{PART}")
_DATE_AFTER = re.compile(rf"\s+of\s+({DATE_PATTERN})", re.IGNORECASE)
_OWNER_AFTER = re.compile(
    rf",?\s(?:of|by)\sthe\s(?:(?P<body>{bodies.NAMES})\b|(?:[A-Z]\w*\s)*(?:Committee|Board|Union|Organization|Agency)\b)"
)
_OWNER_LATER = re.compile(rf"\bby\sthe\s(?P<body>{bodies.NAMES})\b")
_DOUBLE = re.compile(rf"(?<=[\d)]){_HYPHEN}(?=[A-Z][A-Z.]*/)")
_ROMAN = re.compile(rf"(?P<number>\d+).*\((?P<kind>(?:E?S{_HYPHEN})?)(?P<period>\w+)\)")
_JOINT = re.compile(r"\s*(?:,\s*)?(?:and\s+)?")
_BEFORE_ACT = re.compile(r"(?:['\u2019]s?)?\s(?:relevant\s|draft\s|and\sother\srelevant\s)?")
_BEFORE_ITS = re.compile(r"[^;.]{0,60}?\b(?:in|by|under|through|with|of|to|adopted)\s")
_OF_THE = re.compile(r"\s(?:of|by)\sthe\s(?:United\sNations\s)?")
_ENDS_LIKE_A_SYMBOL = re.compile(r"(?:\d[A-Za-z]?|\)|Corrigendum|Summary)$")
_RIGHT_BEFORE_ITS = re.compile(r",?\s(?:in|by|through|under)\s")
_IN_REPORT = re.compile(r"\),\s(?:(?:chap|sect|part|annex|vol)[^;]{0,80},\s)?")
_NO_RESOLUTION_BEFORE = re.compile(r"(?:\bNos?\.|\b[A-Z]{2,})\s$")
_OTHERS_DOCUMENT_BEFORE = re.compile(r"[a-z],?\s(?:documents?|decisions?|resolutions?)\s$")
_HEAD = re.compile(r"[A-Z]+")
_FAR = 300
"""Characters within which a body named later can still own a number."""
_CAPITAL_THAT_NAMES_NOBODY = ("ing", "Nations", "See", "In")


@dataclass(frozen=True, slots=True)
class Body:
    start: int
    end: int
    organ: str


@dataclass(frozen=True, slots=True)
class Act:
    """The word "resolution" or "decision", and whose. ``named`` when a body stands right there."""

    start: int
    end: int
    series: str
    organ: str
    named: bool = False


class Scan:
    """One pass over a text's tokens, remembering what has been named."""

    token = _TOKEN

    def __init__(self, text: str, where: str, opening: str) -> None:
        self.text, self.where, self.opening = text, where, opening
        self.found: list[Citation] = []
        self.body: Body | None = None
        self.organs: set[str] = set()
        self.yearly = bodies.OTHER
        self.act: Act | None = None
        self.last_symbol: Symbol | None = None
        self.report: Body | None = None
        self.rights_named = "Human Rights Council" in text

    def run(self) -> list[Citation]:
        for match in self.token.finditer(self.text):
            if self.found and match.start() < self.found[-1].end:
                continue  # the date of what was found: "of 1 December 1946 (I)"
            kind = match.lastgroup
            if kind == "symbol":
                self._symbol(match)
            elif kind == "number":
                self._number(match)
            elif kind == "old_number":
                self._old_number(match)
            elif kind == "act":
                self.act = self._act_at(match.start(), match.end(), match[0])
            elif kind == "body":
                self._body(match)
            else:
                self._suffix(match)
        return self.found

    def _add(self, symbol: Symbol, start: int, end: int) -> None:
        end, day = self._dated(start, end)
        written = self.text[start:end]
        self.found.append(Citation(self.where, start, end, written, str(symbol.document), day, self.opening))

    def _dated(self, start: int, end: int) -> tuple[int, date | None]:
        """Where what is cited ends, with its date."""
        dated = _DATE_AFTER.match(self.text, end)
        day = parse_date(dated[1]) if dated else None
        return (dated.end(), day) if dated and day else (end, None)

    def _symbol(self, match: re.Match[str]) -> None:
        start, end = match.span()
        if self._is_others(start, end):
            return
        written = match[0].rstrip(".:-\u2010\u2011\u2013")
        end = start + len(written)
        if "/RES/" in written or "/DEC/" in written:
            period = _PERIOD_AFTER.match(self.text, end)
            end = period.end() if period else end
        for cut in (*_DOUBLE.finditer(self.text, start, end), None):
            self._one_symbol(start, cut.start() if cut else end)
            start = cut.end() if cut else end

    def _is_others(self, start: int, end: int) -> bool:
        """Whether it is a piece of an address or of a longer name, or "World Trade Organization, document WT/L/508"."""
        before, after = self.text[max(start - 20, 0) : start], self.text[end : end + 1]
        if before.endswith(("/", ".")) or (after.isalnum() and after.isascii()):
            return True
        head = _HEAD.match(self.text, start)
        own = head is not None and head[0] in bodies.DOCUMENT_SERIES
        return not own and _OTHERS_DOCUMENT_BEFORE.search(before) is not None

    def _one_symbol(self, start: int, end: int) -> None:
        if not _ENDS_LIKE_A_SYMBOL.search(self.text, start, end):
            return
        symbol = _read(self.text[start:end])
        if symbol is None:
            return
        self.last_symbol = symbol
        self._add(symbol, start, end)
        reporter = bodies.reporter(symbol)
        self.report = Body(start, end, reporter) if reporter else None

    def _suffix(self, match: re.Match[str]) -> None:
        """ "and Add.1" after a symbol: the same document's addendum; a corrigendum has no addenda of its own."""
        if not self.found or not self.last_symbol:
            return
        if not _JOINT.fullmatch(self.text, self.found[-1].end, match.start()):
            return
        kind = match[0].partition(".")[0]
        kept = list(self.last_symbol.suffixes)
        while kept and kept[-1].startswith((kind, "Corr")):
            kept.pop()
        symbol = _read("/".join((str(self.last_symbol.base), *kept, match[0])))
        if symbol:
            self.last_symbol = symbol
            self._add(symbol, *match.span())

    def _body(self, match: re.Match[str]) -> None:
        body = Body(*match.span(), self._organ(match[0]))
        self.body = body
        self.organs.add(body.organ)
        self.yearly = body.organ if body.organ in bodies.BY_YEAR else self.yearly
        self._join_act(body)

    def _organ(self, name: str) -> str:
        return bodies.organ_named(name)

    def _join_act(self, body: Body) -> None:
        """The body owns the act that it is named right behind."""
        if self.act and _OF_THE.fullmatch(self.text, self.act.end, body.start):
            self.act = replace(self.act, organ=body.organ, named=True)

    def _act_at(self, start: int, end: int, words: str) -> Act:
        series = "DEC" if "ecision" in words.lower() else "RES"
        body = self.body
        if words[:3].lower() == "its":
            if body and _BEFORE_ITS.fullmatch(self.text, body.end, start):
                named = _RIGHT_BEFORE_ITS.fullmatch(self.text, body.end, start) is not None
                return Act(start, end, series, body.organ, named)
            return Act(start, end, series, bodies.ASSEMBLY)
        if body and _BEFORE_ACT.fullmatch(self.text, body.end, start):
            return Act(body.start, end, series, body.organ, named=True)
        if self.report and _IN_REPORT.fullmatch(self.text, self.report.end, start):
            return Act(start, end, series, self.report.organ, named=True)
        if self._other_name_before(start):
            return Act(start, end, series, bodies.OTHER, named=True)
        nearest = body.organ if body else bodies.ASSEMBLY
        return Act(start, end, series, nearest if nearest in bodies.BEFORE_A_BARE_NUMBER else bodies.ASSEMBLY)

    def _other_name_before(self, start: int) -> bool:
        """Whether a capitalised name stands before ``start`` within a sentence: "Narcotic Drugs resolution 61/11"."""
        before = self.text.rfind(" ", 0, max(start - 1, 0))
        word = self.text[before + 1 : start - 1]
        opens_sentence = before <= 0 or self.text[before - 1] in ".;:"
        return (
            word[:1].isupper()
            and word[-1:].isalpha()
            and not opens_sentence
            and not word.endswith(_CAPITAL_THAT_NAMES_NOBODY)
        )

    def _number(self, match: re.Match[str]) -> None:
        start, end = match.span()
        if not self.act or self._is_no_resolution(start):
            return
        part = _PART_AFTER.match(self.text, end)
        end = part.end() if part else end
        period, _, number = match[0].partition("/")
        dated = _DATE_AFTER.match(self.text, end)
        owner = _OWNER_AFTER.match(self.text, dated.end() if dated else end)
        act = self.act
        if owner:
            act = replace(act, organ=bodies.organ_named(owner["body"]) if owner["body"] else bodies.OTHER, named=True)
        if bodies.is_year(period):
            organ = self._yearly_owner(act, end)
        else:
            organ = self._session_owner(act, period, int(number), parse_date(dated[1]) if dated else None)
        written = bodies.symbol_text(organ, act.series, period, number, part[1] if part else "")
        if written:
            self._add(Symbol.parse(written), self._start(start), end)

    def _old_number(self, match: re.Match[str]) -> None:
        self._old(match.span(), match[0])

    def _old(self, span: tuple[int, int], written: str) -> None:
        """``1325 (2000)``, ``2200 A (XXI)``, as English writes it."""
        read = _ROMAN.fullmatch(written)
        if not self.act or not read or self._is_no_resolution(span[0]):
            return
        number, period = int(read["number"]), read["period"]
        if period.isdigit():
            organ = bodies.SECURITY if self.act.series == "RES" else bodies.OTHER
        elif self.act.organ in {bodies.ECOSOC, bodies.RIGHTS_COMMISSION, bodies.OTHER}:
            organ = self.act.organ
        elif read["kind"] or bodies.may_be_roman_assembly(number, from_roman(period)):
            organ = bodies.ASSEMBLY
        else:
            organ = bodies.OTHER
        if organ != bodies.OTHER:
            self._add(Symbol.parse(f"{organ}/{self.act.series}/{written}"), self._start(span[0]), span[1])

    def _is_no_resolution(self, start: int) -> bool:
        """Whether the number before ``start`` is the tail of something else: "No. 39 (2022)", "LC 45/18"."""
        before = self.text[max(start - 8, 0) : start]
        return before.endswith(("/", ".", "-")) or _NO_RESOLUTION_BEFORE.search(before) is not None

    def _start(self, start: int) -> int:
        """Where a reader would begin to underline: the first number after "resolution" takes the words along."""
        assert self.act is not None
        return self.act.start if self.text[self.act.end : start].isspace() else start

    def _yearly_owner(self, act: Act, end: int) -> str:
        """Whose ``2000/22`` is: never the Assembly's. A body named only later ("…, by the …") may own it."""
        if act.organ in bodies.BY_YEAR:
            return act.organ
        if act.organ == bodies.COUNCIL:
            return bodies.ECOSOC
        if act.organ == bodies.OTHER:
            return bodies.OTHER
        later = _OWNER_LATER.search(self.text, end, end + _FAR)
        if later and act.organ == bodies.ASSEMBLY and bodies.organ_named(later["body"]) in bodies.BY_YEAR:
            return bodies.organ_named(later["body"])
        return self.yearly

    def _session_owner(self, act: Act, session: str, number: int, day: date | None) -> str:
        """Whose ``16/22`` is: the body named right there, else the Assembly's if it can be, else one named before."""
        organ = bodies.RIGHTS if act.organ == bodies.COUNCIL else act.organ
        if act.named and organ not in {bodies.ASSEMBLY, bodies.ECOSOC, bodies.SECURITY}:
            return organ if organ in bodies.BY_SESSION else bodies.OTHER
        rights_named = (organ == bodies.RIGHTS and day is not None) or self.rights_named
        rights = rights_named and not act.named and bodies.may_be_rights_council(session, number, day)
        assembly = bodies.may_be_assembly(session, number, act.series, day)
        if rights and (organ == bodies.RIGHTS or not assembly):
            return bodies.RIGHTS
        if assembly or organ in bodies.BY_SESSION - {bodies.RIGHTS}:
            return bodies.ASSEMBLY if assembly else organ
        slip = act.named or self.organs.isdisjoint({bodies.OTHER, bodies.COMMISSION})
        return bodies.ASSEMBLY if slip and bodies.may_be_assembly(session, number, act.series, day, 2) else bodies.OTHER


def _read(text: str) -> Symbol | None:
    try:
        return Symbol.parse(text)
    except ValueError:
        return None


def dates_shared(text: str, found: list[Citation]) -> tuple[Citation, ...]:
    """In "resolutions 53/1 and 53/2 of 5 October 1998" the date is both's: within one session and one body."""
    for i, (this, after) in reversed(list(enumerate(pairwise(found)))):
        joined = this.date is None and after.date and _JOINT.fullmatch(text, this.end, after.start)
        if joined and this.symbol.rpartition("/")[0] == found[i + 1].symbol.rpartition("/")[0]:
            found[i] = replace(this, date=found[i + 1].date)
    return tuple(found)
