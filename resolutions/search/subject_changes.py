"""Into which recurring subjects words came in a session, and out of which they went.

Compared are a subject's texts of the session with those of the session in which it was tabled before, in the same
language: that in which the reader is shown both, or any where words are looked for in all. Its text of a session is the
adopted one, where none is held the latest; of several proposals any one will do. A subject that was not tabled in a
session has lost nothing there. A proposal that was never tabled again is a subject too, without a series. Amendments,
addenda and corrigenda are not looked at.

What this costs follows from how many texts the session has, not from how often the words stand.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import Q
from django.utils.translation import get_language
from tantivy import Query, Searcher

from resolutions.models import LanguageVersion, Resolution, Series
from resolutions.models.choices import ABOUT_ANOTHER, Stage
from resolutions.text.languages import ENGLISH, best_of

from . import hits, languages, schema
from .engine import numbers
from .hits import Hit
from .query.compiling import Compiler, all_of, filtering
from .query.matching import Matcher
from .query.tree import All, Any, Label, Node, Not, Range, Within
from .ranking import Ranked

MOST_PLACES = 20_000
"""Entries looked at for the first place in each text that is named; they are a few dozen texts."""

TOLD = 8
"""Subjects named of each kind, where not all are asked for."""

KINDS = GAINED, NEW, LOST = "gained", "new", "lost"


@dataclass(frozen=True, slots=True)
class SubjectChange:
    """``kind`` is ``gained``, ``new`` (no earlier text of the subject is held) or ``lost``. ``place`` is where the
    words stand, or stood; ``other`` the text without them (its title, as a hit), None for ``new``. ``language`` is that
    of the title; ``slug`` that of the series, "" where there is none."""

    kind: str
    title: str
    language: str
    slug: str
    place: Hit
    other: Hit | None


@dataclass(frozen=True, slots=True)
class Changes:
    """Of a session. ``counts`` are subjects by kind; ``shown`` are those of them that are named."""

    session: str
    counts: dict[str, int]
    shown: list[SubjectChange]

    @property
    def left_out(self) -> int:
        return sum(self.counts.values()) - len(self.shown)


class _Row(NamedTuple):
    """A language version."""

    pk: int
    version: int
    resolution: int
    series: int | None
    language: str
    session: str
    stage: str
    adopted: date | None
    issued: date | None
    symbol_sort: str

    @property
    def subject(self) -> tuple[int, str]:
        """In one language."""
        return schema.family_key(self.series, self.resolution), self.language

    @property
    def standing(self) -> tuple:
        """By which the latest of a proposal's texts is found."""
        return self.stage == Stage.ADOPTED, self.adopted or self.issued or date.min, self.symbol_sort, self.pk


class _Step(NamedTuple):
    """``place`` has the words, ``other`` has not; both are rows. None where no earlier text is held."""

    kind: str
    place: _Row
    other: _Row | None

    @property
    def series(self) -> int:
        return self.place.series or 0


_COLUMNS = {
    "pk": "pk",
    "version": "version",
    "resolution": "version__resolution",
    "series": "version__resolution__series",
    "language": "language",
    "session": "version__resolution__session__code",
    "stage": "version__stage",
    "adopted": "version__adopted_on",
    "issued": "version__issued_on",
    "symbol_sort": "version__symbol_sort",
}


def is_of_words(node: Node) -> bool:
    """Does the query ask for words alone? What is known of a text (its session, say) changes without its words; its
    language does not."""
    if isinstance(node, (All, Any)):
        return all(map(is_of_words, node.parts))
    if isinstance(node, (Not, Within)):
        return is_of_words(node.inner)
    return not isinstance(node, (Label, Range)) or isinstance(node, Label) and node.field == languages.FIELD


def changes(
    searcher: Searcher,
    compiler: Compiler,
    query: Query,
    matcher: Matcher,
    session: str,
    sessions: Sequence[str],
    *,
    whole: bool,
) -> Changes:
    """Of a session, which is one of ``sessions`` in order of time. ``whole``: every subject is named."""
    before = _tabled_before(session, sessions)
    rows = _rows(session, before, compiler.reader)
    having = _having(searcher, all_of([query, _any_of(rows)]))
    steps = list(_steps(rows, session, having))
    named = _named(steps, len(steps) if whole else TOLD)
    places = _places(searcher, all_of([query, _any_of([step.place for step in named])]))
    told = _told(named, places, matcher)
    return Changes(session, _counts(steps), [told[step] for step in named if step in told])


def _tabled_before(session: str, sessions: Sequence[str]) -> dict[str, list[int]]:
    """Of the series that were tabled in a session, by the session in which they were tabled before."""
    places = {code: place for place, code in enumerate(sessions)}
    now = places.get(session, 0)
    tabled = Resolution.objects.filter(session__code=session, series__isnull=False).values("series")
    last: dict[int, str] = {}
    for series, code in Resolution.objects.filter(series__in=tabled).order_by().values_list("series", "session__code"):
        if places.get(code, now) < now and places[code] > places.get(last.get(series, ""), -1):
            last[series] = code
    before: dict[str, list[int]] = defaultdict(list)
    for series, code in last.items():
        before[code].append(series)
    return before


def _rows(session: str, before: Mapping[str, list[int]], reader: str | None) -> list[_Row]:
    """The texts of a session and those of its series before, as readers of the language are shown them; for None in
    every language."""
    wanted = Q(version__resolution__session__code=session)
    for code, series in before.items():
        wanted |= Q(version__resolution__session__code=code, version__resolution__series__in=series)
    texts = languages.as_shown_to(reader) if reader else LanguageVersion.objects.all()
    rows = texts.filter(wanted).exclude(version__kind__in=ABOUT_ANOTHER)
    return [_Row(*row) for row in rows.order_by().values_list(*_COLUMNS.values())]


def _any_of(rows: Iterable[_Row]) -> Query:
    return filtering(Query.term_set_query(schema.schema(), "version", sorted({row.version for row in rows})))


def _having(searcher: Searcher, query: Query) -> set[int]:
    """Language versions in which something is found."""
    wanted = {"texts": {"terms": {"field": "language_version", "size": MOST_PLACES}}}
    buckets = searcher.aggregate(filtering(query), wanted)["texts"]["buckets"]
    return {int(bucket["key"]) for bucket in buckets}


def _places(searcher: Searcher, query: Query) -> dict[int, int]:
    """Language version → the entry that is shown of it: the first in the text, the title only where there is no
    other."""
    found = [place for _, place in searcher.search(query, limit=MOST_PLACES, count=False).hits]
    columns = [numbers(searcher, name, found) for name in ("language_version", "position", "entry")]
    first: dict[int, tuple[bool, int, int]] = {}
    for language_version, position, entry in zip(*columns, strict=True):
        place = schema.row_of(entry)[0] == schema.TITLE, position, entry
        first[language_version] = min(first.get(language_version, place), place)
    return {language_version: entry for language_version, (_, _, entry) in first.items()}


def _steps(rows: list[_Row], session: str, having: set[int]) -> Iterator[_Step]:
    """Of every subject. What several languages say is said once."""
    latest: dict[tuple[int, str], _Row] = {}
    for row in rows:
        key = row.resolution, row.language
        latest[key] = max(latest.get(key, row), row, key=lambda one: one.standing)
    subjects: dict[tuple[int, str], tuple[list[_Row], list[_Row]]] = defaultdict(lambda: ([], []))
    for row in latest.values():
        subjects[row.subject][row.session == session].append(row)
    told: dict[tuple[int, str], _Step] = {}
    for subject in sorted(subjects, key=lambda of: (languages.CODES.index(of[1]), of[0])):
        before, now = (_standing_for(texts, having) for texts in subjects[subject])
        if now and (step := _step(before, now, having)):
            told.setdefault((subject[0], step.kind), step)
    return iter(told.values())


def _standing_for(texts: list[_Row], having: set[int]) -> _Row | None:
    """Of a subject's texts of one session: one with the words, where there is one."""
    return next((row for row in texts if row.pk in having), texts[0] if texts else None)


def _step(before: _Row | None, now: _Row, having: set[int]) -> _Step | None:
    had, has = before is not None and before.pk in having, now.pk in having
    if has and not had:
        return _Step(GAINED if before else NEW, now, before)
    return _Step(LOST, before, now) if before and had and not has else None


def _named(steps: list[_Step], most: int) -> list[_Step]:
    """The first so many of each kind."""
    return [step for kind in KINDS for step in [one for one in steps if one.kind == kind][:most]]


def _counts(steps: list[_Step]) -> dict[str, int]:
    return {kind: sum(step.kind == kind for step in steps) for kind in KINDS}


def _told(steps: list[_Step], places: dict[int, int], matcher: Matcher) -> dict[_Step, SubjectChange]:
    """Those whose rows still say what the index does."""
    series = Series.objects.filter(pk__in={step.series for step in steps})
    names = {one.pk: (one.heading, _language_of_heading(one), one.slug) for one in series}
    titles = {step: schema.entry_key(schema.TITLE, step.other.pk) for step in steps if step.other}
    standing = _read([places[step.place.pk] for step in steps if step.place.pk in places], matcher)
    others = _read(list(titles.values()), None)
    told = {}
    for step in steps:
        place, other = standing.get(places.get(step.place.pk, 0)), others.get(titles.get(step, 0))
        if place and (other or step.kind == NEW):
            named = names.get(step.series, (place.heading, place.version.language, ""))
            told[step] = SubjectChange(step.kind, *named, place, other)
    return told


def _language_of_heading(series: Series) -> str:
    return ENGLISH if series.title_given else best_of(series.titles, get_language()) or ENGLISH


def _read(entries: list[int], matcher: Matcher | None) -> dict[int, Hit]:
    ranked = [Ranked(*schema.row_of(entry), entry, 0.0) for entry in dict.fromkeys(entries)]
    return {one.group: hit for one, hit in hits.read(ranked, matcher).items()}
