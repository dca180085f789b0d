"""One text in several languages side by side, a row a paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext, pgettext_lazy

from resolutions.comparison.bitext import BitextRow, align_languages
from resolutions.comparison.concordance import Difference, differences
from resolutions.comparison.facts import FactKind, Said
from resolutions.comparison.openings import Ladders
from resolutions.models import LanguageVersion, OpeningVerb, Paragraph, Session, Version
from resolutions.models.votes import vote_address
from resolutions.text.languages import Language, language_of
from resolutions.text.writers.bitext import Unit

from ..languages import language_named
from ..links import in_each_language, text_address
from ..place_names import place_name
from .blocks import Passage, TextBlocks
from .columns import beside, on_cover
from .rows import citations_in, tables_of

MOST_LANGUAGES = 6
_NAMES = {
    FactKind.DATE: pgettext_lazy("what differs between languages", "month"),
    FactKind.SYMBOL: pgettext_lazy("what differs between languages", "symbol"),
    FactKind.SESSION: pgettext_lazy("what differs between languages", "session"),
    FactKind.NUMBER: pgettext_lazy("what differs between languages", "number"),
    FactKind.NOTE: pgettext_lazy("what differs between languages", "mark of a note"),
    FactKind.VERB: pgettext_lazy("what differs between languages", "verb"),
}
_BATCH = 50
"""Texts whose paragraphs are read together for the export of a session."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A paragraph in one language; ``passage`` is None where that language has no such paragraph."""

    language: Language
    passage: Passage | None
    inferred: bool


@dataclass(frozen=True, slots=True)
class Row:
    """``anchor`` and ``label`` are those of the first language that has the paragraph."""

    anchor: str
    kind: str
    label: str
    cells: list[Cell]
    differences: list[Discord]


@dataclass(frozen=True, slots=True)
class Discord:
    """What differs between the languages of a row, in words of the page."""

    name: str
    sentence: str

    @classmethod
    def of(cls, one: Difference) -> Discord:
        present, missing = (
            gettext(", ").join(language_of(code).own_name for code in of) for of in (one.present, one.missing)
        )
        if one.kind == FactKind.VERB:
            message = gettext("“%(value)s” in %(present)s; a verb of another strength in %(missing)s")
        else:
            message = gettext("%(value)s in %(present)s, not in %(missing)s")
        return cls(str(_NAMES[one.kind]), message % {"value": one.value, "present": present, "missing": missing})


def languages_asked(version: Version, asked: str) -> list[str]:
    """The codes of two to six languages that ``?in=en,fr`` names and the text is held in, each once, in their order."""
    codes = [language_named(code) for code in asked.split(",") if code.strip()]
    return [code for code in dict.fromkeys(codes) if code in version.titles][:MOST_LANGUAGES]


def not_held(version: Version, asked: str) -> list[str]:
    """What is asked for besides, as typed."""
    return [code.strip() for code in asked.split(",") if language_named(code) not in version.titles]


class BitextPage:
    """``version`` comes from ``rows.covers``. Three queries a language and two for all of them."""

    def __init__(self, version: Version, codes: Sequence[str]) -> None:
        self.version, self.codes = version, list(codes)
        self.languages = [language_of(code) for code in codes]

    @cached_property
    def texts(self) -> dict[str, LanguageVersion]:
        held = LanguageVersion.objects.filter(version=self.version, language__in=self.codes)
        found = {text.language: text for text in held.annotate(table_list=tables_of())}
        for text in found.values():
            text.version = self.version
        return {code: found[code] for code in self.codes}

    @cached_property
    def _passages(self) -> dict[str, list[Passage]]:
        return {code: _passages(text) for code, text in self.texts.items()}

    @cached_property
    def titles(self) -> list[tuple[Language, str, str]]:
        """``(language, title, address of the text in it alone)``."""
        return [(language_of(code), text.title, text_address(self.version, code)) for code, text in self.texts.items()]

    @cached_property
    def _ladders(self) -> Ladders:
        return OpeningVerb.objects.ladders()

    @cached_property
    def rows(self) -> list[Row]:
        rows = {code: [(one.row.anchor, one.row) for one in of] for code, of in self._passages.items()}
        by_row = {one.row.pk: one for of in self._passages.values() for one in of}
        return [self._row(row, by_row) for row in align_languages(rows)]

    def _row(self, row: BitextRow[Paragraph], by_row: dict[int, Passage]) -> Row:
        first = next(iter(row.cells.values()))
        cells = [
            Cell(language, by_row[there.pk] if there else None, language.code in row.inferred)
            for language in self.languages
            for there in [row.cells.get(language.code)]
        ]
        said = {code: _said(by_row[paragraph.pk]) for code, paragraph in row.cells.items()}
        found = [Discord.of(one) for one in differences(said, self._ladders)]
        return Row(first.anchor, first.kind, place_name(first.anchor, first), cells, found)

    @property
    def tables_before(self) -> list[tuple[Language, list[dict]]]:
        """The tables above the first paragraph, by language."""
        found = [
            (language_of(code), [one for one in beside(text).table_list if one["after"] is None])
            for code, text in self.texts.items()
        ]
        return [(language, tables) for language, tables in found if tables]

    @property
    def choices(self) -> list[tuple[Language, str, bool]]:
        """Each language the text is held in, with the page that shows it too, or no longer where it is shown."""
        choices = []
        for language, _, _ in in_each_language(self.version):
            shown = language.code in self.codes
            codes = [c for c in self.codes if c != language.code] if shown else [*self.codes, language.code]
            choices.append((language, self.address_of(codes), shown))
        return choices

    @property
    def vote(self) -> str:
        """Where its votes are; empty where none is held."""
        return vote_address(self.version) if on_cover(self.version).vote_list else ""

    @property
    def here(self) -> str:
        return self.address_of(self.codes)

    def address_of(self, codes: Sequence[str]) -> str:
        query = urlencode({"in": ",".join(codes)}, safe=",")
        return f"{self.version.get_absolute_url().partition('?')[0]}?{query}"

    @property
    def downloads(self) -> list[tuple[str, str]]:
        """``(name, address)`` of what translators' programs read; none for a text without a symbol."""
        if not self.version.symbol:
            return []
        query = urlencode({"in": ",".join(self.codes)}, safe=",")
        named = (("bitext_tmx", gettext("Aligned paragraphs, TMX")), ("bitext_csv", gettext("Aligned paragraphs, CSV")))
        return [(label, f"{reverse(name, args=[self.version.symbol])}?{query}") for name, label in named]


def _said(passage: Passage) -> Said:
    marks = tuple(mark.mark for segment in passage.segments for mark in segment.marks)
    notes = ("".join(segment.text for segment in note.segments) for note in passage.notes)
    return Said(passage.row.text, passage.row.opening, marks, tuple(notes))


def _passages(text: LanguageVersion) -> list[Passage]:
    return TextBlocks(text, citations_in(text=text.pk), lambda words: [], "").passages


def units_of(version: Version, codes: Sequence[str]) -> list[Unit]:
    """The aligned paragraphs of one text. One query."""
    rows = Paragraph.objects.filter(language_version__version=version, language_version__language__in=codes)
    return _units(version.symbol or str(version.pk), _by_language(rows, codes))


def units_of_session(session: Session, codes: Sequence[str]) -> Iterator[Unit]:
    """The aligned paragraphs of every text of a session that is held in two of the languages or more. Two queries for
    each fifty texts."""
    versions = Version.objects.filter(resolution__session=session, titles__has_keys=list(codes[:1])).order_by("pk")
    held = [version for version in versions.defer("parsed", "manifest") if len(version.titles.keys() & set(codes)) > 1]
    for start in range(0, len(held), _BATCH):
        batch = held[start : start + _BATCH]
        rows: dict[int, list[Paragraph]] = {}
        found = Paragraph.objects.filter(
            language_version__version__in=batch, language_version__language__in=codes
        ).select_related("language_version")
        for row in found.order_by("language_version", "position"):
            rows.setdefault(row.language_version.version_id, []).append(row)
        for version in batch:
            yield from _units(version.symbol or str(version.pk), _by_language(rows.get(version.pk, []), codes))


def _by_language(rows, codes: Sequence[str]) -> dict[str, list[tuple[str, Paragraph]]]:
    if hasattr(rows, "select_related"):
        rows = rows.select_related("language_version").order_by("language_version", "position")
    found: dict[str, list[tuple[str, Paragraph]]] = {code: [] for code in codes}
    for row in rows:
        found[row.language_version.language].append((row.anchor, row))
    return {code: paragraphs for code, paragraphs in found.items() if paragraphs}


def _units(symbol: str, by_language: dict[str, list[tuple[str, Paragraph]]]) -> list[Unit]:
    return [
        Unit(symbol, next(iter(row.cells.values())).anchor, {c: one.text for c, one in row.cells.items()}, row.inferred)
        for row in (align_languages(by_language) if by_language else [])
    ]
