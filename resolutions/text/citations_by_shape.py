"""Citations in the five languages other than English: whose a number is follows from its shape, from its date and from
the bodies named around it.

Word order differs: "la résolution 16/22 du Conseil des droits de l’homme", "قرار مجلس حقوق الإنسان 16/22",
"人权理事会2011年3月24日第16/22号决议". So a body owns the numbers behind the word "resolution" that it stands beside,
or the list that it stands behind; where neither is so, shape and date decide as in English.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache

from . import bodies
from .citation_scan import PERIOD, SYMBOL, Act, Body, Scan
from .languages.citing import CITING
from .languages.vocabularies import words_of
from .ordinals import to_roman
from .symbols import Symbol

_HYPHEN = r"\s?[-\u2010\u2011\u2013]\s?"
_SPECIAL = rf"(?:E?S|دإط?){_HYPHEN}"
"""A special or emergency special session; Arabic has its own letters for both."""
_ARABIC_PERIOD = re.compile(rf"\((?P<kind>دإط?|د){_HYPHEN}(?P<session>\d{{1,2}})\)")
_ARABIC_KINDS = {"د": "", "دإ": "S-", "دإط": "ES-"}
_TO = r"(?:\s?(?:[-\u2010\u2011\u2013、和至]|et|à|a|y|и|по|إلى|و)\s?)"
"""What joins the first and the last letter of several parts of one resolution."""
_CHINESE = "\u3400-\u9fff"
_NEAR = 60
"""Characters within which "its resolution" is that of a body named before it."""
_FAR = 700
"""Characters within which Chinese names the act behind its numbers."""
_LISTED = re.compile(r"(?:(?:,|،)?\s(?:(?:et|y|и|و)\s?)?\d{1,4}/\d{1,4}(?:\s[A-Z]\b)?){1,20}")
"""The numbers behind the first of a list."""
_BEFORE_DATE = re.compile(r"[\s,،]{1,3}(?:(?!(?:et|y|и|و)\s)[^\W\d_]+\s){0,3}")


@cache
def _token(code: str) -> re.Pattern[str]:
    citing = CITING[code]
    letter = "|".join([r"[A-Z](?![A-Za-z/\u2019'])", *citing.letters])
    letters = rf"(?:{letter})(?:{_TO}(?:{letter}))?"
    return re.compile(
        rf"(?P<symbol>(?<![A-Za-z]){SYMBOL})"
        rf"|(?P<number>(?P<figures>(?:{_SPECIAL})?(?<!\d)\d{{1,4}}/\d{{1,4}})(?![\d/]|\.\d)"
        rf"(?:\s?(?P<part>{letters})(?![^\W{_CHINESE}]))?)"
        rf"|(?P<old_number>(?<!\d)\d{{1,4}}(?:\s?(?:{letters}))?\s?(?:{PERIOD}|{_unnamed(_ARABIC_PERIOD)}))"
        rf"|(?P<act>(?:{citing.resolution}|{citing.decision})(?![^\W{_CHINESE}]))"
        rf"|(?P<body>{'|'.join(citing.bodies)})"
    )


def _unnamed(pattern: re.Pattern[str]) -> str:
    return re.sub(r"\?P<\w+>", "?:", pattern.pattern)


class ScanByShape(Scan):
    """``code`` is the language's. Reads as its parent does but for acts, owners and dates."""

    def __init__(self, text: str, where: str, opening: str, code: str) -> None:
        super().__init__(text, where, opening)
        self.token, self.citing = _token(code), CITING[code]
        self.date_behind = {start: (end, day) for start, end, day in words_of(code).find_dates(text)}
        self.date_before = {end: (start, day) for start, (end, day) in self.date_behind.items()}
        self.rights_named = any(
            re.search(name, text) for name, organ in self.citing.bodies.items() if organ == bodies.RIGHTS
        )

    def _dated(self, start: int, end: int) -> tuple[int, date | None]:
        """Chinese sets the date before the number."""
        if self.citing.act_follows:
            _, before = self.date_before.get(start - self.text[:start].endswith("第"), (0, None))
            return end, before
        between = _BEFORE_DATE.match(self.text, end)
        behind = self.date_behind.get(between.end()) if between else None
        return behind or (end, None)

    def _join_act(self, body: Body) -> None:
        if self.act and re.fullmatch(rf"\s(?:{self.citing.between})?", self.text[self.act.end : body.start]):
            self.act = Act(self.act.start, body.end, self.act.series, body.organ, named=True)

    def _organ(self, name: str) -> str:
        return next(organ for form, organ in self.citing.bodies.items() if re.fullmatch(form, name))

    def _act_at(self, start: int, end: int, words: str) -> Act:
        series = "DEC" if re.fullmatch(self.citing.decision, words) else "RES"
        near = self.body and not re.search(r"[;.؛。；]", self.text[self.body.end : start])
        organ = self.body.organ if self.body and near and start - self.body.end < _NEAR else bodies.ASSEMBLY
        return Act(start, end, series, organ)

    def _act_of(self, start: int, end: int) -> Act | None:
        """The act that a number belongs to; in Chinese it stands behind."""
        if not self.citing.act_follows:
            behind = self._body_behind(end)
            return replace(self.act, organ=behind, named=True) if self.act and behind else self.act
        act = re.search(rf"{self.citing.resolution}|{self.citing.decision}", self.text[end : end + _FAR])
        if act is None or re.search("[。；]", self.text[end : end + act.start()]):
            return None
        dated_from = self.date_before.get(start - 1, (start, None))[0]
        named = self.body is not None and dated_from - self.body.end <= 1
        series = "DEC" if re.fullmatch(self.citing.decision, act[0]) else "RES"
        return Act(start, start, series, self.body.organ if self.body else bodies.ASSEMBLY, named)

    def _body_behind(self, end: int) -> str | None:
        """The organ named behind a number, its date, or the list of numbers that it begins."""
        end, _ = self._dated(end, end)
        listed = _LISTED.match(self.text, end)
        body = _behind(self.citing.between, tuple(self.citing.bodies)).match(self.text, listed.end() if listed else end)
        return self._organ(body["body"]) if body else None

    def _number(self, match: re.Match[str]) -> None:
        start, end = match.span()
        self.act = self._act_of(start, end)
        if not self.act or self._is_no_resolution(start):
            return
        letters = match["part"] or ""
        period, _, number = _latin(match["figures"]).partition("/")
        if bodies.is_year(period):
            organ = self._yearly_owner(self.act, end)
        else:
            organ = self._session_owner(self.act, period, int(number), self._dated(start, end)[1])
        part = "-".join(re.findall("[A-Z]", _latin(letters, self.citing.letters)))
        written = bodies.symbol_text(organ, self.act.series, period, number, f" {part}" if part else "")
        if written:
            self._add(Symbol.parse(written), self._start(start), end)

    def _old_number(self, match: re.Match[str]) -> None:
        self.act = self._act_of(*match.span())
        if self.act and not self.act.named:
            self.act = replace(self.act, organ=bodies.ASSEMBLY)
        self._old(match.span(), _latin(match[0], self.citing.letters))


def _latin(number: str, letters: Mapping[str, str] | None = None) -> str:
    """As English prints it: ``217 ألف (د-3)`` → ``217 A (III)``, ``دإ-23/2`` → ``S-23/2``."""
    for written, letter in (letters or {}).items():
        number = re.sub(rf"\b{written}\b", letter, number)
    period = _ARABIC_PERIOD.search(number)
    if period:
        roman = to_roman(int(period["session"]))
        return f"{number[: period.start()]}({_ARABIC_KINDS[period['kind']]}{roman})"
    return re.sub(rf"^(دإط?|E?S){_HYPHEN}", lambda found: _ARABIC_KINDS.get(found[1], f"{found[1]}-"), number)


@cache
def _behind(between: str, names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf",?\s(?:{between})?(?P<body>{'|'.join(names)})")
