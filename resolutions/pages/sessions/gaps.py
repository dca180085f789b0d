"""What a session still lacks: for the librarian who has loaded it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from django.db.models import Count, Exists, Min, OuterRef, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from resolutions.models import Citation, Problem, Removal, Resolution, Session, Version
from resolutions.models.choices import NOT_ADOPTED, Stage
from resolutions.models.versions import VersionQuerySet
from resolutions.text.ordinals import to_roman
from resolutions.text.symbols import Symbol


@dataclass(frozen=True, slots=True)
class Gaps:
    """``skipped``: numbers missing below the last one held of each list of symbols, as ranges, each with how many they
    are.

    ``open``: proposals of which only drafts are held, but for those known to have ended without adoption; what is about
    a draft decides nothing. ``cited``:
    symbols of this session that texts cite and the archive does not hold, with how many texts cite each, the most cited
    first. What an editor took out is not missing.
    ``problems``: those open, of each text of this session, the worst text first.
    """

    skipped: list[tuple[str, int]]
    open: list[Resolution]
    cited: list[tuple[str, int]]
    problems: list[tuple[Version, list[Problem]]]

    def __bool__(self) -> bool:
        return bool(self.skipped or self.open or self.cited or self.problems)

    @property
    def numbers_skipped(self) -> int:
        return sum(count for _, count in self.skipped)


def gaps(session: Session) -> Gaps:
    versions = Version.objects.filter(resolution__session=session)
    held = versions.exclude(symbol=None).values_list("symbol", flat=True)
    symbols = [Symbol.parse(one) for one in (*held, *_removed())]
    texts = Version.objects.texts()
    shown = texts.only("symbol", "resolution")
    undecided = _undecided(texts.filter(resolution__session=session)).annotate(symbol=Min("versions__symbol_sort"))
    problems = Problem.objects.open().filter(version__in=versions).select_related("version").defer(*BULKY)
    return Gaps(
        skipped=list(_skipped(symbol for symbol in symbols if symbol.session == session.code)),
        open=list(undecided.prefetch_related(Prefetch("versions", shown)).order_by("symbol", "title", "pk")),
        cited=_cited_not_held(session, {symbol.key for symbol in symbols}),
        problems=_by_text(problems.order_by("version__symbol_sort", "version", "line", "pk")),
    )


@dataclass(frozen=True, slots=True)
class SessionLacks:
    """How much a session lacks: numbers skipped, proposals of which only drafts are held, and open problems."""

    session: Session
    skipped: int
    open: int
    problems: int


def overview(sessions: Iterable[Session]) -> list[SessionLacks]:
    """The figures of ``gaps`` for several sessions, in a fixed number of queries."""
    listed = list(sessions)
    symbols: dict[str, list[Symbol]] = defaultdict(list)
    held = Version.objects.filter(resolution__session__in=listed).exclude(symbol=None)
    for symbol in map(Symbol.parse, (*held.values_list("symbol", flat=True), *_removed())):
        symbols[symbol.session or ""].append(symbol)
    drafts = _undecided(Version.objects.texts().filter(resolution__session__in=listed))
    open_problems = Problem.objects.open().filter(version__resolution__session__in=listed)
    proposals = _by_session(drafts, "session")
    problems = _by_session(open_problems, "version__resolution__session")
    return [
        SessionLacks(
            session=one,
            skipped=sum(count for _, count in _skipped(symbols[one.code])),
            open=proposals.get(one.pk, 0),
            problems=problems.get(one.pk, 0),
        )
        for one in listed
    ]


def _by_session(rows: QuerySet, session: str) -> dict[int, int]:
    counted = rows.order_by().values(session).annotate(n=Count("pk", distinct=True))
    return dict(counted.values_list(session, "n"))


def _removed() -> QuerySet:
    """Symbols of whole texts that an editor took out."""
    gone = Removal.objects.standing().exclude(symbol_key=None).exclude(columns__symbol=None)
    return gone.values_list("columns__symbol", flat=True)


def _undecided(texts: VersionQuerySet) -> QuerySet[Resolution]:
    """Proposals with drafts among these texts that are not known to have been decided on."""
    drafts = Resolution.objects.filter(versions__in=texts.filter(stage__in=[Stage.DRAFT, Stage.REVISED]))
    adopted = Version.objects.texts().adopted().filter(resolution=OuterRef("pk"))
    return drafts.filter(~Exists(adopted)).exclude(outcome__in=NOT_ADOPTED)


BULKY = ("version__parsed", "version__manifest", "version__inferred")


def _by_text(problems: Iterable[Problem]) -> list[tuple[Version, list[Problem]]]:
    of_text: dict[Version, list[Problem]] = defaultdict(list)
    for problem in problems:
        assert problem.version is not None  # they are problems of versions
        of_text[problem.version].append(problem)
    return sorted(of_text.items(), key=lambda one: -len(one[1]))


def _skipped(symbols: Iterable[Symbol]) -> Iterable[tuple[str, int]]:
    """Numbers missing in each list of symbols: resolutions, decisions, the drafts of one committee."""
    held: dict[tuple[str, str, int], set[int]] = defaultdict(set)
    for symbol in symbols:
        plain = _NUMBERED.fullmatch(str(replace(symbol.base, part="")))
        if plain and plain["number"] == symbol.number:
            number = int(plain["number"])
            held[plain["before"], plain["after"], _first_number(symbol, number)].add(number)
    for before, after, first in sorted(held):
        numbers = held[before, after, first]
        missing = (number for number in range(first or min(numbers), max(numbers)) if number not in numbers)
        for start, end in _runs(missing):
            one = f"{before}{start}{after}"
            several = _("%(first)s to %(last)s") % {"first": one, "last": f"{end}{after}"}
            yield one if start == end else several, end - start + 1


_NUMBERED = re.compile(r"(?P<before>.*[/.])(?P<number>\d+)(?P<after>(?:\(.+\))?)")


def _first_number(symbol: Symbol, number: int) -> int:
    """Where a list of numbers begins: decisions on elections at 401, others at 501 (Dag Hammarskjöld Library, research
    guide). 0 for the first thirty sessions, whose resolutions go on where the session before ended."""
    if symbol.is_decision:
        return 401 if number < 501 else 501
    return 0 if symbol.stem.endswith(")") else 1


def _runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs


def _cited_not_held(session: Session, known: Collection[str]) -> list[tuple[str, int]]:
    """Resolutions, decisions and drafts only: the archive holds no reports."""
    citing: dict[str, set[int]] = defaultdict(set)
    unresolved = Citation.objects.leading().filter(target=None).filter(_named_in_symbol(session)).order_by()
    for symbol, version in unresolved.values_list("symbol", "language_version__version"):
        citing[symbol].add(version)
    read = [(Symbol.parse(symbol), len(versions)) for symbol, versions in citing.items()]
    of_session = [(symbol, times) for symbol, times in read if symbol.session == session.code and _is_kept(symbol)]
    missing = [one for one in of_session if one[0].key not in known]
    return [(str(symbol), times) for symbol, times in sorted(missing, key=lambda one: (-one[1], one[0].sort_key))]


def _named_in_symbol(session: Session) -> Q:
    """``/66/``, and in old symbols ``(III)`` or ``(S-VI)``."""
    kind = session.code.removesuffix(str(session.ordinal))
    return Q(symbol__contains=f"/{session.code}/") | Q(symbol__contains=f"({kind}{to_roman(session.ordinal)})")


def _is_kept(symbol: Symbol) -> bool:
    return symbol.is_resolution or symbol.is_decision or symbol.is_draft
