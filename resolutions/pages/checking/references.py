"""Each reference of a draft: does the document exist, is its date right, has it that paragraph and title, is there
a newer text on its subject. Eight queries.

Of a resolution that is not held the date is the one most held texts give it; where none cites it, ``numbering`` says
whether its number may have the date.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, F, Q
from django.db.models.functions import Coalesce, Substr
from rapidfuzz import fuzz

from resolutions.models import Citation, Paragraph, Version
from resolutions.models.choices import ParagraphKind, SessionKind
from resolutions.models.titles import title_key
from resolutions.text.checking import Finding, FindingKind
from resolutions.text.document import Citation as Reference
from resolutions.text.document import Document
from resolutions.text.ordinals import DATE_PATTERN, date_words, parse_date
from resolutions.text.symbols import Symbol

from .numbering import FIRST_TOLD, LEAST_KNOWN, LIKE, may_be_of

_PARAGRAPH = re.compile(
    r"\bparagraphs? (?P<number>\d{1,3})(?: \([a-z]\))? of (?:the annex to )?(?:its |General Assembly |Assembly )*$"
)
_ANNEX = re.compile(r"\bannex\b")
_ENTITLED = re.compile(r"^(?: of \d{1,2} \w+ \d{4})?,? (?:entitled|on) “(?P<title>[^”]{5,300})”")
_ON = re.compile(r"^(?: of \d{1,2} \w+ \d{4})?,? (?:entitled|on)(?: the)? [“]?")
_LEAST_TITLE = 15
"""Letters of a title that is no common word."""
_DATED = re.compile(rf"^ of (?P<day>{DATE_PATTERN})", re.IGNORECASE)
_BEHIND = 26
"""Letters behind a number that have room for a date."""
_LIKE_TITLE = 80
"""Of 100: from here on a title differs by a slip; below, something else than the text's title is quoted."""
_EQUAL = 100
_MOST_SAID = 3
"""Texts that must give a date before it counts against another one."""


@dataclass
class References:
    """What is known of the documents a draft refers to, from texts adopted before ``before``, without the one with the
    symbol ``own``."""

    document: Document
    own: str | None = None
    before: date | None = None
    held: dict[str, Version] = field(default_factory=dict)
    said: dict[str, Counter[date]] = field(default_factory=lambda: defaultdict(Counter))
    around: dict[str, list[tuple[int, date]]] = field(default_factory=lambda: defaultdict(list))
    newest: dict[int, Version] = field(default_factory=dict)
    numbers: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    titles: dict[date, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        keys = {
            key: symbol
            for one in self.document.citations
            if (symbol := assembly_resolution(one))
            for key in [symbol.key]
        }
        self._look_up_held(keys)
        self._look_up_said({key for key in keys if key not in self.held or self.held[key].adopted_on is None})
        unknown = {symbol.session for key, symbol in keys.items() if key not in self.held and not self.said[key]}
        told = {each for each in unknown if each and not (each.isdigit() and int(each) < FIRST_TOLD)}
        self._look_up_around(told)
        self._look_up_sessions_like(
            {int(each) for each in told if each.isdigit() and len(self.around[each]) < LEAST_KNOWN}
        )

    def _texts(self):
        texts = Version.objects.adopted().exclude(symbol_key=self.own)
        return texts.filter(adopted_on__lt=self.before) if self.before else texts

    def _look_up_held(self, keys: Collection[str]) -> None:
        rows = self._texts().filter(symbol_key__in=keys).with_listing()
        self.held = {version.symbol_key: version for version in rows if version.symbol_key}
        series = {version.resolution.series_id for version in self.held.values()} - {None}
        for version in self._texts().filter(resolution__series__in=series).with_listing().order_by("adopted_on", "pk"):
            self.newest[version.resolution.series_id] = version
        self._look_up_titles({day for version in self.held.values() if (day := version.adopted_on)})
        named = {_key(one) for one in self.document.citations if _paragraph_named(one, self._words(one.where))}
        operative = Paragraph.objects.filter(
            language_version__version__symbol_key__in=named & self.held.keys(),
            language_version__leads=True,
            kind=ParagraphKind.OPERATIVE,
            depth=0,
        )
        for key, number in operative.values_list("language_version__version__symbol_key", "number"):
            self.numbers[key or ""].add(number)

    def _look_up_titles(self, days: Collection[date]) -> None:
        """Of all resolutions of these days, by the key of titles."""
        texts = self._texts().filter(adopted_on__in=days, language_versions__language=self.document.language)
        rows = texts.order_by().values_list("adopted_on", "symbol_key", "language_versions__title") if days else ()
        for day, key, title in rows:
            self.titles[day].append((key or "", title_key(title or "")))

    def _look_up_said(self, keys: Collection[str]) -> None:
        for key, day, count in self._dated(Q(symbol_key__in=keys)) if keys else ():
            self.said[key][day] += count

    def _look_up_around(self, sessions: Collection[str]) -> None:
        """Numbers and dates of resolutions of these sessions, as held texts have them."""
        begun = Q()
        for session in sessions:
            begun |= Q(symbol_key__startswith=f"A/RES/{session}/")
        if not begun:
            return
        most: dict[str, Counter[date]] = defaultdict(Counter)
        for key, day, count in self._dated(begun):
            most[key][day] += count
        for key, day in self._texts().filter(begun, adopted_on__isnull=False).values_list("symbol_key", "adopted_on"):
            most[key][day] += 1000
        self._add_around((key, days.most_common(1)[0][0]) for key, days in most.items())

    def _look_up_sessions_like(self, sessions: set[int]) -> None:
        """Numbers and dates of held resolutions, of sessions some years before and after these."""
        near = {each + years for each in sessions for years in range(-LIKE, LIKE + 1)}
        near = {each for each in near if each >= FIRST_TOLD and str(each) not in self.around}
        texts = self._texts().filter(resolution__session__kind=SessionKind.REGULAR, adopted_on__isnull=False)
        texts = texts.filter(resolution__session__ordinal__in=near).exclude(symbol_key=None)
        self._add_around(texts.order_by().values_list("symbol_key", "adopted_on") if near else ())

    def _add_around(self, dated: Iterable[tuple[str, date]]) -> None:
        for key, day in dated:
            symbol = Symbol.parse(key)
            if symbol.number and symbol.session:
                self.around[symbol.session].append((int(symbol.number), day))
        for known in self.around.values():
            known.sort()

    def _dated(self, which: Q) -> Iterator[tuple[str, date, int]]:
        """Key, date and number of texts of each citation with a date: its own, or the one that the words behind it give
        ("46/182 of 19 December 1991"), since mark-up links the number alone."""
        rows = Citation.objects.leading().filter(which).exclude(language_version__version__symbol_key=self.own)
        rows = rows.filter(language_version__version__adopted_on__lt=self.before) if self.before else rows
        behind = Substr(Coalesce("paragraph__text", "footnote__text"), F("end") + 1, _BEHIND)
        counted = rows.order_by().annotate(behind=behind).values("symbol_key", "date", "behind")
        counted = counted.annotate(count=Count("language_version__version", distinct=True))
        for key, day, words, count in counted.values_list("symbol_key", "date", "behind", "count"):
            match = _DATED.match(words or "")
            said = day or (parse_date(match["day"]) if match else None)
            if said:
                yield key, said, count

    def _words(self, where: str) -> str:
        return self._texts_of_draft.get(where, "")

    @property
    def _texts_of_draft(self) -> Mapping[str, str]:
        if not hasattr(self, "_all_words"):
            self._all_words = {one.id: one.text for one in self.document.paragraphs}
            self._all_words |= {f"fn{note.mark}": note.text for note in self.document.footnotes}
        return self._all_words

    def findings(self) -> Iterator[Finding]:
        cited = {_key(one) for one in self.document.citations}
        told: set[int] = set()
        for one in self.document.citations:
            symbol = assembly_resolution(one)
            if symbol is None:
                continue
            held = self.held.get(symbol.key)
            yield from self._date(one, symbol, held)
            if held is not None:
                yield from self._parts(one, held)
                series = held.resolution.series_id or 0
                newest = self.newest.get(series)
                if newest and newest.pk != held.pk and newest.symbol_key not in cited and series not in told:
                    told.add(series)
                    yield _found(FindingKind.SUPERSEDED, one, _dated_name(newest), str(newest))

    def _date(self, one: Reference, symbol: Symbol, held: Version | None) -> Iterator[Finding]:
        if held is not None and held.adopted_on:
            if one.date and one.date != held.adopted_on:
                yield _found(FindingKind.REFERENCE_DATE, one, date_words(held.adopted_on), str(held))
            return
        said = self.said.get(symbol.key)
        if said:
            day, count = said.most_common(1)[0]
            if one.date and one.date not in said and count >= min(_MOST_SAID, said.total()):
                yield _found(FindingKind.REFERENCE_DATE, one, date_words(day))
            return
        if one.date and not may_be_of(symbol, one.date, self.around):
            yield _found(FindingKind.REFERENCE_UNKNOWN, one)

    def _parts(self, one: Reference, held: Version) -> Iterator[Finding]:
        words = self._words(one.where)
        number = _paragraph_named(one, words)
        if number and self.numbers[held.symbol_key or ""] and number not in self.numbers[held.symbol_key or ""]:
            yield _found(FindingKind.REFERENCE_PARAGRAPH, one, number, str(held))
        right = self._text_named_behind(one, words[one.end :], held)
        if right:
            yield _found(FindingKind.REFERENCE_NUMBER, one, right.removeprefix("A/RES/"), right)
        quoted = _ENTITLED.match(words[one.end :])
        title = held.titles.get(self.document.language, "")
        likeness = fuzz.ratio(title_key(quoted["title"]), title_key(title)) if quoted and title else 0
        if _LIKE_TITLE <= likeness < _EQUAL:
            yield _found(FindingKind.REFERENCE_TITLE, one, title, str(held))

    def _text_named_behind(self, one: Reference, behind: str, held: Version) -> str:
        """The symbol of another resolution of the day, where the words behind the reference are its title and not that
        of the one cited: "75/201 of 21 December 2020 on oceans and the law of the sea"."""
        named = _ON.match(behind)
        if not named or not held.adopted_on:
            return ""
        words = title_key(behind[named.end() :])
        of_the_day = [(key, title) for key, title in self.titles[held.adopted_on] if title and words.startswith(title)]
        right = {key for key, title in of_the_day if len(title) >= _LEAST_TITLE}
        return right.pop() if len(right) == 1 and held.symbol_key not in right else ""


def assembly_resolution(one: Reference) -> Symbol | None:
    """The Assembly's resolution that is cited; None for any other document."""
    symbol = Symbol.parse(one.symbol)
    return symbol if symbol.is_resolution and symbol.organ == "A" else None


def _key(one: Reference) -> str:
    return Symbol.parse(one.symbol).key


def _paragraph_named(one: Reference, words: str) -> str:
    """ "paragraph 12 of its resolution 75/1": 12; nothing for paragraphs of an annex."""
    match = _PARAGRAPH.search(words[: one.start])
    return match["number"] if match and not _ANNEX.search(match[0]) else ""


def _dated_name(version: Version) -> str:
    number = (version.symbol or "").removeprefix("A/RES/")
    return f"{number} of {date_words(version.adopted_on)}" if version.adopted_on else number


def _found(kind: FindingKind, one: Reference, right: str = "", text: str = "") -> Finding:
    return Finding(kind, one.where, one.start, one.end, one.as_written, right, text)
