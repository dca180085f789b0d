"""What the archive holds by session, committee, kind, language and source, with its gaps; and the sentence to cite."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from django.db.models import Count, Max
from django.utils.formats import number_format
from django.utils.translation import gettext, ngettext

from resarchive.formats import day_written
from resolutions.models import LanguageVersion, Version
from resolutions.models.choices import ABOUT_ANOTHER, Stage
from resolutions.models.coverage import Coverage
from resolutions.text.languages import Language, in_order, language_of
from resolutions.text.readers.formats import FORMATS

from ..naming import committee_name
from .sentences import not_held, numbers
from .source_kinds import SourceKind, source_kinds

_NUMBER = re.compile(r"A/RES/(?:E?S-)?\d+/(?P<number>\d+)\b")


@dataclass(slots=True)
class Held:
    """What is held of one session: ``code`` is empty for texts whose session is not known. ``about`` counts amendments,
    corrigenda and addenda; ``skipped`` numbers of resolutions below the last one held of which no text is held."""

    code: str
    adopted: int = 0
    drafts: int = 0
    about: int = 0
    other: int = 0
    skipped: int = 0
    languages: Counter[str] = field(default_factory=Counter)
    formats: Counter[str] = field(default_factory=Counter)

    @property
    def in_languages(self) -> list[tuple[Language, int]]:
        return [(language_of(code), self.languages[code]) for code in in_order(self.languages)]

    @property
    def in_formats(self) -> list[tuple[str, int]]:
        labels = {name: str(form.label) for name, form in FORMATS.items()}
        return [(labels.get(name, name), count) for name, count in self.formats.most_common()]


_PREFIXES = ("", "S", "ES")
"""Of the codes of regular, special and emergency special sessions."""
_COLUMN = {Stage.ADOPTED: "adopted", Stage.DRAFT: "drafts", Stage.REVISED: "drafts"}


class CoveragePage:
    """Seven queries."""

    @cached_property
    def sessions(self) -> list[Held]:
        """Regular sessions first, then special, then emergency ones, the latest first; what is of no known session
        last."""
        held: dict[str, Held] = {}
        counted = Version.objects.order_by("resolution__session").values_list(
            "resolution__session__code", "stage", "kind"
        )
        for code, stage, kind, count in counted.annotate(count=Count("pk")):
            row = held.setdefault(code or "", Held(code or ""))
            name = "about" if kind in ABOUT_ANOTHER else _COLUMN.get(stage, "other")
            setattr(row, name, getattr(row, name) + count)
        self._add_texts(held)
        self._add_skipped(held)
        return sorted(held.values(), key=lambda row: _place(row.code))

    @staticmethod
    def _add_texts(held: dict[str, Held]) -> None:
        rows = LanguageVersion.objects.order_by().values_list(
            "version__resolution__session__code", "language", "shown__source__format"
        )
        for code, language, form, count in rows.annotate(count=Count("pk")):
            held[code or ""].languages[language] += count
            if form:
                held[code or ""].formats[form] += count

    @staticmethod
    def _add_skipped(held: dict[str, Held]) -> None:
        symbols = Version.objects.adopted().exclude(resolution__session=None).exclude(symbol=None).order_by()
        found: dict[str, set[int]] = defaultdict(set)
        for code, symbol in symbols.values_list("resolution__session__code", "symbol"):
            if read := _NUMBER.match(symbol):
                found[code].add(int(read["number"]))
        for code, seen in found.items():
            held[code].skipped = max(seen) - len(seen)

    @cached_property
    def committees(self) -> list[tuple[str, int]]:
        """How many adopted texts came from each committee; those from none are the plenary's, or of none known."""
        counted = Version.objects.adopted().exclude(resolution__committee=None).order_by()
        rows = counted.values_list("resolution__committee__name").annotate(count=Count("pk")).order_by("-count")
        return [(committee_name(name), count) for name, count in rows]

    @cached_property
    def source_kinds(self) -> list[SourceKind]:
        return source_kinds()

    @cached_property
    def coverage(self) -> Coverage:
        return Coverage.of_archive()

    @property
    def gaps(self) -> Iterator[str]:
        """In sentences: sessions between the first and the last held, and numbers below the last one held."""
        if missing := not_held(self.coverage.missing_among(self.coverage.sessions)):
            yield missing
        for row in self.sessions:
            if row.skipped:
                said = ngettext(
                    "Session %(session)s: %(count)s resolution below the last one held is not held",
                    "Session %(session)s: %(count)s resolutions below the last one held are not held",
                    row.skipped,
                )
                yield said % {"session": row.code, "count": number_format(row.skipped, force_grouping=True)}

    @cached_property
    def latest(self) -> datetime | None:
        return Version.objects.aggregate(latest=Max("loaded_at"))["latest"]

    @property
    def sentence(self) -> str:
        """To be cited; empty for an archive that holds nothing adopted."""
        adopted = sum(row.adopted for row in self.sessions)
        if not adopted or self.latest is None:
            return ""
        languages = in_order({code for row in self.sessions for code in row.languages})
        said = ngettext(
            "This archive holds %(count)s adopted text of the General Assembly, of %(sessions)s, in %(languages)s,"
            " as loaded until %(day)s.",
            "This archive holds %(count)s adopted texts of the General Assembly, of %(sessions)s, in %(languages)s,"
            " as loaded until %(day)s.",
            adopted,
        )
        return said % {
            "count": number_format(adopted, force_grouping=True),
            "sessions": self._sessions_in_words(),
            "languages": gettext(", ").join(language_of(code).own_name for code in languages),
            "day": day_written(self.latest),
        }

    def _sessions_in_words(self) -> str:
        """``the regular sessions 75 to 77 and 79 and 1 special session``"""
        regular = sorted(self.coverage.sessions)
        special = sum(row.adopted > 0 and "-" in row.code for row in self.sessions)
        parts = [
            ngettext("the regular session %(numbers)s", "the regular sessions %(numbers)s", len(regular))
            % {"numbers": numbers(regular)},
            ngettext("%(count)s special session", "%(count)s special sessions", special) % {"count": special},
        ]
        return gettext(" and ").join(part for part, some in zip(parts, (regular, special), strict=True) if some)


def _place(code: str) -> tuple[int, int]:
    prefix, _, number = code.rpartition("-")
    return (_PREFIXES.index(prefix), -int(number)) if code else (len(_PREFIXES), 0)
