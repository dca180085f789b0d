"""What stands in the archive and looks as if a cover had been read wrongly: long titles, texts of other organs,
committees that stand twice, names among the States that are none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models.functions import Length

from resolutions.models import Committee, LanguageVersion, Sponsor, Version
from resolutions.models.choices import SponsorKind
from resolutions.text.states import name_key, state_named

LONGEST_TITLE = 300
"""Letters: the longest titles of adopted texts have some 280."""
_ASSEMBLY_TEXTS = ("A/RES/", "A/DEC/")


@dataclass(frozen=True, slots=True)
class Oddity:
    """``where`` names a text, a committee or an entry of the authority list."""

    kind: str
    where: str
    what: str


def oddities() -> Iterator[Oddity]:
    """By kind. Four queries."""
    yield from _long_titles()
    yield from _other_organs()
    yield from _committees_twice()
    yield from _no_states()


def _long_titles() -> Iterator[Oddity]:
    rows = LanguageVersion.objects.annotate(letters=Length("title")).filter(letters__gt=LONGEST_TITLE)
    for row in rows.select_related("version").order_by("version__symbol_sort", "language"):
        yield Oddity("long title", f"{row.version} ({row.language})", f"{row.letters} letters: {row.title[:80]}…")


def _other_organs() -> Iterator[Oddity]:
    """Where the organ is printed in Latin letters: in other scripts it is not compared."""
    printed = Version.objects.filter(organ__iregex=r"^[a-z]").exclude(organ__iregex="assembl|asamblea")
    for row in printed.exclude(symbol=None).order_by("symbol_sort"):
        if str(row.symbol).startswith(_ASSEMBLY_TEXTS):
            yield Oddity("organ", str(row), f"its cover names “{row.organ}” as the organ")


def _committees_twice() -> Iterator[Oddity]:
    by_name: dict[str, set[Committee]] = defaultdict(set)
    for committee in Committee.objects.order_by("pk"):
        for name in (committee.name, *committee.names.values()):
            by_name[name_key(name)].add(committee)
    twice = {tuple(sorted(rows, key=lambda row: row.pk)) for rows in by_name.values() if len(rows) > 1}
    for rows in sorted(twice, key=lambda rows: rows[0].pk):
        yield Oddity("committee", rows[0].name, f"stands {len(rows)} times: {', '.join(_coded(row) for row in rows)}")


def _coded(committee: Committee) -> str:
    return f"{committee.name} ({committee.code or 'no code'})"


def _no_states() -> Iterator[Oddity]:
    """Entries that an editor gave a code are known though the list has no such name."""
    for row in Sponsor.objects.filter(kind=SponsorKind.STATE, code="", m49="").order_by("name"):
        if state_named(row.name) is None:
            yield Oddity("State", row.name, "stands among the States, and no list has it")
