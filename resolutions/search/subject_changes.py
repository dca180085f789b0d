"""Into which recurring subjects words came in each session, and out of which they went.

Compared are a subject's texts of one session with those of the session in which it was tabled before, in the same
language: that in which the reader is shown both, or any where words are looked for in all. Its text of a session is the
adopted one, where none is held the latest; of several proposals any one will do. A subject that was not tabled in a
session has lost nothing there. A proposal that was never tabled again is a subject too, without a series. A text
without a session or a place in time is not looked at, nor are amendments, addenda and corrigenda.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.utils.translation import get_language
from tantivy import Query, Searcher

from resolutions.models import LanguageVersion, Resolution, Series
from resolutions.models.choices import ABOUT_ANOTHER, SessionKind, Stage
from resolutions.text.languages import ENGLISH, best_of

from . import hits, languages, schema
from .engine import matching, numbers
from .entries import order_date
from .hits import Hit
from .query.compiling import Compiler
from .query.matching import Matcher
from .query.tree import All, Any, Label, Node, Not, Range, Within
from .ranking import Ranked

MOST_PLACES = 20_000
"""Matching entries, up to which subjects are compared: words that stand in more are in nearly all of them."""

TOLD = 8
"""Subjects named of each kind and session, where not all of one session are asked for."""

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
    """Of one session. ``counts`` are subjects by kind; ``shown`` are those of them that are named."""

    session: str
    counts: dict[str, int]
    shown: list[SubjectChange]

    @property
    def left_out(self) -> int:
        return sum(self.counts.values()) - len(self.shown)


class _Row(NamedTuple):
    """A language version."""

    pk: int
    resolution: int
    series: int | None
    language: str
    session: str
    session_kind: str
    number: int
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

    @property
    def when(self) -> date | None:
        """Regular sessions follow each other by number; the day of a special one is that of its text."""
        regular = self.number if self.session_kind == SessionKind.REGULAR else None
        return order_date(None if regular else self.adopted, None if regular else self.issued, regular)


class _Step(NamedTuple):
    """``place`` has the words, ``other`` has not; both are language versions. 0 is none."""

    when: date
    session: str
    kind: str
    series: int
    place: int
    other: int


_COLUMNS = {
    "pk": "pk",
    "resolution": "version__resolution",
    "series": "version__resolution__series",
    "language": "language",
    "session": "version__resolution__session__code",
    "session_kind": "version__resolution__session__kind",
    "number": "version__resolution__session__ordinal",
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
    searcher: Searcher, compiler: Compiler, query: Query, matcher: Matcher, whole: str = ""
) -> list[Changes] | None:
    """Session by session, in order of time; of the session ``whole`` every subject. None where more is found than is
    compared. Seven queries at most."""
    found = searcher.search(compiler.shown(query), limit=MOST_PLACES)
    if matching(found) > MOST_PLACES:
        return None
    places = _places(searcher, [place for _, place in found.hits])
    sessions: dict[str, list[_Step]] = defaultdict(list)
    for step in sorted(_steps(_rows(places, compiler.reader), places)):
        sessions[step.session].append(step)
    named = {session: _named(steps, len(steps) if session == whole else TOLD) for session, steps in sessions.items()}
    told = _told([step for steps in named.values() for step in steps], places, matcher)
    return [
        Changes(session, _counts(steps), [told[step] for step in named[session] if step in told])
        for session, steps in sessions.items()
    ]


def _places(searcher: Searcher, found: list) -> dict[int, int]:
    """Language version → the entry that is shown of it: the first in the text, the title only where there is no
    other."""
    columns = [numbers(searcher, name, found) for name in ("language_version", "position", "entry")]
    first: dict[int, tuple[bool, int, int]] = {}
    for language_version, position, entry in zip(*columns, strict=True):
        place = schema.row_of(entry)[0] == schema.TITLE, position, entry
        first[language_version] = min(first.get(language_version, place), place)
    return {language_version: entry for language_version, (_, _, entry) in first.items()}


def _rows(found: Iterable[int], reader: str | None) -> list[_Row]:
    """Every text of the subjects in whose texts something was found, as readers of the language are shown it; for None
    in every language. Proposals and series are a list, which indexes give: a condition with both reads every text
    held."""
    proposals = Resolution.objects.filter(versions__language_versions__pk__among=list(found)).order_by()
    of_series = Resolution.objects.filter(series__in=proposals.values("series")).order_by()
    of_subjects = proposals.values("pk").union(of_series.values("pk"))
    texts = languages.as_shown_to(reader) if reader else LanguageVersion.objects.all()
    rows = texts.filter(version__resolution__in=of_subjects, version__resolution__session__isnull=False)
    rows = rows.exclude(version__kind__in=ABOUT_ANOTHER)
    return [_Row(*row) for row in rows.order_by().values_list(*_COLUMNS.values())]


def _steps(rows: list[_Row], found: dict[int, int]) -> Iterator[_Step]:
    """Of every subject. What several languages of a session say is said once."""
    latest: dict[tuple[int, str], _Row] = {}
    for row in rows:
        key = row.resolution, row.language
        latest[key] = max(latest.get(key, row), row, key=lambda one: one.standing)
    subjects: dict[tuple[int, str], dict[str, list[_Row]]] = defaultdict(lambda: defaultdict(list))
    for row in latest.values():
        if row.when:
            subjects[row.subject][row.session].append(row)
    told: dict[tuple[int, str, str], _Step] = {}
    for subject in sorted(subjects, key=lambda of: languages.CODES.index(of[1])):
        sessions = sorted(subjects[subject].values(), key=lambda of: min(map(_day_of, of)))
        for step in _steps_of(sessions, found):
            told.setdefault((subject[0], step.session, step.kind), step)
    return iter(told.values())


def _steps_of(sessions: list[list[_Row]], found: dict[int, int]) -> Iterator[_Step]:
    """Of one subject in one language, its sessions in order of time."""
    before, had = 0, False
    for texts in sessions:
        having = [row for row in texts if row.pk in found]
        row = (having or texts)[0]
        if having and not had:
            yield _Step(_day_of(row), row.session, GAINED if before else NEW, row.series or 0, row.pk, before)
        elif had and not having:
            yield _Step(_day_of(row), row.session, LOST, row.series or 0, before, row.pk)
        before, had = row.pk, bool(having)


def _day_of(row: _Row) -> date:
    assert row.when is not None  # a text without a place in time is not looked at
    return row.when


def _named(steps: list[_Step], most: int) -> list[_Step]:
    """The first so many of each kind."""
    return [step for kind in KINDS for step in [one for one in steps if one.kind == kind][:most]]


def _counts(steps: list[_Step]) -> dict[str, int]:
    return {kind: sum(step.kind == kind for step in steps) for kind in KINDS}


def _told(steps: list[_Step], places: dict[int, int], matcher: Matcher) -> dict[_Step, SubjectChange]:
    """Those whose rows still say what the index does."""
    series = Series.objects.filter(pk__in={step.series for step in steps})
    names = {one.pk: (one.heading, _language_of_heading(one), one.slug) for one in series}
    standing = _read([places[step.place] for step in steps], matcher)
    others = _read([schema.entry_key(schema.TITLE, step.other) for step in steps if step.other], None)
    told = {}
    for step in steps:
        place, other = standing.get(places[step.place]), others.get(schema.entry_key(schema.TITLE, step.other))
        if place and (other or step.kind == NEW):
            named = names.get(step.series, (place.heading, place.version.language, ""))
            told[step] = SubjectChange(step.kind, *named, place, other)
    return told


def _language_of_heading(series: Series) -> str:
    return ENGLISH if series.title_given else best_of(series.titles, get_language()) or ENGLISH


def _read(entries: list[int], matcher: Matcher | None) -> dict[int, Hit]:
    ranked = [Ranked(*schema.row_of(entry), entry, 0.0) for entry in dict.fromkeys(entries)]
    return {one.group: hit for one, hit in hits.read(ranked, matcher).items()}
