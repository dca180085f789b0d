"""What a session still lacks: for the librarian who has loaded it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from .models import Citation, Problem, Resolution, Session, Version
from .models.choices import Stage
from .text.symbols import Symbol


@dataclass(frozen=True, slots=True)
class Gaps:
    """``skipped``: numbers below the last one held of each list of symbols, as ranges.

    ``open``: proposals of which only drafts are held. ``cited``: symbols of this session that texts cite and the
    archive does not hold, with how many texts cite each, the most cited first. ``problems``: of texts of this session.
    """

    skipped: list[str]
    open: list[Resolution]
    cited: list[tuple[str, int]]
    problems: list[Problem]

    def __bool__(self) -> bool:
        return bool(self.skipped or self.open or self.cited or self.problems)


def gaps(session: Session) -> Gaps:
    versions = Version.objects.filter(resolution__session=session)
    symbols = [Symbol.parse(one) for one in versions.exclude(symbol=None).values_list("symbol", flat=True)]
    drafts = Resolution.objects.filter(session=session, versions__stage__in=[Stage.DRAFT, Stage.REVISED])
    undecided = drafts.exclude(versions__stage=Stage.ADOPTED).distinct().prefetch_related("versions")
    return Gaps(
        skipped=list(_skipped(symbol for symbol in symbols if symbol.session == session.code)),
        open=list(undecided.order_by("title", "pk")),
        cited=_cited_not_held(session.code),
        problems=list(
            Problem.objects.of_versions().filter(version__in=versions).order_by("version__symbol_sort", "line")
        ),
    )


def _skipped(symbols: Iterable[Symbol]) -> Iterable[str]:
    """Each list of symbols (resolutions, decisions, the drafts of one committee) is numbered from 1."""
    held: dict[str, set[int]] = defaultdict(set)
    for symbol in symbols:
        plain = str(symbol.base.document)
        if symbol.number and plain.endswith(symbol.number):
            held[plain.removesuffix(symbol.number)].add(int(symbol.number))
    for stem in sorted(held):
        numbers = held[stem]
        missing = [number for number in range(1, max(numbers)) if number not in numbers]
        for first, last in _runs(missing):
            yield f"{stem}{first}" if first == last else f"{stem}{first} to {last}"


def _runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs


def _cited_not_held(code: str) -> list[tuple[str, int]]:
    """Resolutions, decisions and drafts only: the archive holds no reports."""
    citing: dict[str, set[int]] = defaultdict(set)
    unresolved = Citation.objects.filter(target=None).order_by()
    for symbol, version in unresolved.filter(symbol__contains=f"/{code}/").values_list("symbol", "version"):
        citing[symbol].add(version)
    counted = [(symbol, len(versions)) for symbol, versions in citing.items() if _is_kept(Symbol.parse(symbol), code)]
    return sorted(counted, key=lambda one: (-one[1], Symbol.parse(one[0]).sort_key))


def _is_kept(symbol: Symbol, code: str) -> bool:
    return symbol.session == code and (symbol.is_resolution or symbol.is_decision or symbol.is_draft)
