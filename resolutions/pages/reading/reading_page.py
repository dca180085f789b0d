"""What a reader of one text sees, gathered from rows in a fixed number of queries whatever the text's length."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.cache import caches
from django.urls import reverse
from django.utils.translation import get_language, gettext, override

from resolutions.models import Citation, LanguageVersion, Version
from resolutions.models.choices import Outcome, Stage
from resolutions.models.coverage import Coverage
from resolutions.search.marking import finder
from resolutions.text.elsewhere import library_record, official_document
from resolutions.text.goals import goals_named
from resolutions.text.languages import ENGLISH, Language

from ..comparing.content import edition
from ..comparing.instructions import InstructionLine, lines_by_version
from ..coverage.source_kinds import SourceKind
from ..links import amended_address, compare_address, in_each_language, side_by_side_address, text_address
from ..place_names import place_name
from ..subjects.history import language_of_all
from ..votes.joined import Sponsors, sponsors_since
from ..votes.on_record import VotesOnRecord
from ..votes.turns import Turn, turn_in
from .blocks import TextBlocks, address_of, place_of
from .columns import beside, on_cover
from .facts import CoverWords, Fact, cover_words, facts_of, leading, vote_figures
from .files import Change, File, changes_of, files_of
from .formats import TextFormat, formats_of
from .reference import description as description_of
from .reference import meta as reference_meta
from .rows import (
    CITING_SHOWN,
    around_alone,
    around_in_series,
    citations_in,
    citing,
    covers,
    covers_with_key,
    language_asked,
    texts_in,
)

__all__ = ["CITING_SHOWN", "ReadingPage", "cover_of", "covers", "finder", "language_asked", "page_in"]


@dataclass(frozen=True, slots=True)
class Cited:
    """A document cited, once, with the places that cite it (label, anchor)."""

    symbol: str
    href: str
    held: bool
    places: list[tuple[str, str]]


def cover_of(key: str) -> Version | None:
    """The version whose symbol has this key, as :func:`covers` gives it; None where it is not held."""
    return next(iter(covers_with_key(key=key)), None)


def page_in(version: Version, language: str | None, q: str = "", numbered: bool = False) -> "ReadingPage":
    """The page of a version, which comes from :func:`covers`, in a language it is held in."""
    (text,) = texts_in(version=version.pk, language=language)
    text.version = version
    return ReadingPage(text, q, numbered)


class ReadingPage:
    """``text`` comes from :func:`page_in`; the words of the search ``q`` are marked in it, and its lines are
    ``numbered`` for people in a room. Five queries, one more for ``q``. Nothing the template asks for asks the database
    again."""

    def __init__(self, text: LanguageVersion, q: str = "", numbered: bool = False) -> None:
        self.language_version, self.version, self.language = text, text.version, text.language
        self.q, self.numbered = q, numbered
        self.citations = citations_in(text=text.pk)
        self.text = TextBlocks(text, self.citations, finder(q, self.language), self.cover_words.sponsor_note.text)

    @cached_property
    def key(self) -> str:
        """Names all that the words of the page are made of, so that they are made once in each language; empty where a
        search is marked in them."""
        if self.q:
            return ""
        text, version, shown = self.language_version, self.version, beside(self.language_version)
        read = (text.pk, text.shown_id, text.shown and text.shown.source.sha256, version.loaded_at, shown.standing)
        targets = [(citation.pk, address_of(citation), citation.target_id) for citation in self.citations]
        around = (
            get_language(),
            self.numbered,
            targets,
            shown.former_list,
            self.compared,
            self.marks,
            self.aged,
            self.side_by_side,
        )
        return hashlib.sha256(repr((edition(), version.symbol, read, around)).encode()).hexdigest()

    @cached_property
    def cover_words(self) -> CoverWords:
        return cover_words(self.version, self.language_version)

    @cached_property
    def facts(self) -> list[Fact]:
        return facts_of(self.version, self.cover_words)

    @cached_property
    def facts_apart(self) -> tuple[list[Fact], list[Fact]]:
        return leading(self.facts)

    @property
    def vote(self) -> str:
        """Where its votes are; empty where none is held."""
        votes = (value.href for fact in self.facts if fact.name == "vote" for value in fact.values)
        return next(votes, "")

    @property
    def vote_figures(self) -> str:
        return vote_figures(self.version)

    @cached_property
    def formats(self) -> list[tuple[TextFormat, str]]:
        return formats_of(self.language_version)

    @cached_property
    def files(self) -> list[File]:
        return files_of(self.language_version)

    @property
    def read_from(self) -> SourceKind | None:
        """The kind of file it was read from, with how surely that is read; None for a text without a file."""
        shown = self.language_version.shown
        return SourceKind(shown.source.format) if shown else None

    @cached_property
    def changes(self) -> list[Change]:
        return changes_of(self.language_version)

    @cached_property
    def meta(self) -> list[tuple[str, str]]:
        return reference_meta(self.language_version)

    @property
    def description(self) -> str:
        return description_of(self.language_version)

    @property
    def report(self) -> str:
        """Where an error is reported; the place follows as ``at``."""
        query = urlencode({"text": self.version.symbol or self.version.pk, "in": self.language}, safe="/()")
        return f"{reverse('report_error')}?{query}"

    @property
    def official(self) -> str:
        return official_document(self.version.symbol, self.language)

    @property
    def library(self) -> str:
        return library_record(self.version.library_number)  # type: ignore[attr-defined]  # of covers()

    @cached_property
    def languages(self) -> list[tuple[Language, str, bool]]:
        """``(language, address, chosen)`` of each in which the text is held."""
        return in_each_language(self.version, self.language)

    @property
    def side_by_side(self) -> str:
        """Where the text stands in all its languages, that of the page first; empty where it is held in one."""
        return side_by_side_address(self.version, self.language)

    @property
    def alternates(self) -> list[tuple[str, str]]:
        """Each language of the interface with the address to go to for it: of the text in that language, where it is
        held."""
        found = []
        for code in dict(settings.LANGUAGES):
            with override(code):
                held = code if code in self.version.titles else self.language
                found.append((code, text_address(self.version, held)))
        return found

    @cached_property
    def _around(self) -> list[Version]:
        """Everything of the same proposal and of the same recurring subject, and what is about this text."""
        series, alone = (
            self.version.resolution.series_id,
            {"proposal": self.version.resolution_id, "version": self.version.pk},
        )
        return around_in_series(series=series, **alone) if series else around_alone(**alone)

    @cached_property
    def family(self) -> list[Version]:
        """Every issued text of the same proposal and the same recurring subject, oldest first, this one among them.
        What is about a text is no text of the family."""
        return [version for version in self._around if not version.is_about_another]

    @cached_property
    def turn(self) -> Turn | None:
        """Whether it was put to a vote after its subject had been adopted without one. Two queries, where it was."""
        series, outcome = self.version.resolution.series_id, self.version.resolution.outcome
        if series is None or outcome != Outcome.BY_VOTE or self.version.stage != Stage.ADOPTED:
            return None
        return turn_in(self.of_subject, self.version, Coverage.of_archive(), VotesOnRecord(self.of_subject))

    @cached_property
    def sponsors(self) -> Sponsors | None:
        """Who tabled the subject this time and not the time before, and the other way round. One query, where an
        earlier text of it is held."""
        adopted = self.version.stage == Stage.ADOPTED
        return sponsors_since(self.of_subject, self.version) if adopted else None

    @property
    def of_subject(self) -> list[Version]:
        """The texts on its recurring subject, this one among them."""
        series = self.version.resolution.series_id
        return [version for version in self.family if series and version.resolution.series_id == series]

    @property
    def others(self) -> list[Version]:
        return [version for version in self.family if version != self.version]

    @cached_property
    def documents_about(self) -> list[Version]:
        """Amendments, corrigenda and addenda of this text; and those of its proposal that speak of a text not held."""
        about = (version for version in self._around if version.is_about_another and version != self.version)
        of_proposal = (None, self.version.resolution_id)
        return [
            one for one in about if one.about_id == self.version.pk or (one.about_id, one.resolution_id) == of_proposal
        ]

    @cached_property
    def about_lines(self) -> list[tuple[Version, list[InstructionLine], str]]:
        """Those with what each tells to do, and where the text is shown as it would have it. One query, where there
        are amendments or corrigenda."""
        told = lines_by_version(self.documents_about)
        return [
            (one, told.get(one.pk, []), amended_address([one]) if one.pk in told and one.about_id else "")
            for one in self.documents_about
        ]

    @cached_property
    def all_amended(self) -> str:
        """Where the text is shown as all its amendments together would have it; empty where there are not several."""
        several = [one for one, _, address in self.about_lines if address and one.stage == Stage.AMENDMENT]
        return amended_address(several) if len(several) > 1 else ""

    @cached_property
    def amended(self) -> str:
        """Of an amendment: where the text it is about is shown as it would have it."""
        version = self.version
        return amended_address([version]) if version.tells and version.about_id and ENGLISH in version.titles else ""

    @cached_property
    def comparable(self) -> list[Version]:
        """Of the family, those that can be compared word by word in the language of the page."""
        return [version for version in self.family if self.language in version.titles]

    @cached_property
    def place(self) -> int | None:
        """Among those; None for what is about a text."""
        return None if self.version.is_about_another else self.comparable.index(self.version)

    @cached_property
    def earlier(self) -> Version | None:
        return self.comparable[self.place - 1] if self.place else None

    @cached_property
    def earlier_name(self) -> str:
        """Of the text before, in running words."""
        return self.earlier.symbol or gettext("the text before") if self.earlier else ""

    @cached_property
    def what_changed(self) -> str:
        """What the comparison of one paragraph with the text before is called."""
        return gettext("What changed here since %(earlier)s") % {"earlier": self.earlier_name}

    @cached_property
    def later(self) -> Version | None:
        return None if self.place is None else next(iter(self.comparable[self.place + 1 :]), None)

    @cached_property
    def compared(self) -> str:
        """Where the text before is compared with this one; empty for the first."""
        return compare_address(self.earlier, self.version, self.language) if self.earlier else ""

    @cached_property
    def marks(self) -> dict[str, list[str]]:
        """What became of each paragraph since the text before, by its anchor (``comparison.tally.Marks``). Nothing in
        another language than that which the two were compared in, or where it is not counted."""
        return self._changes.get("marks") or {}

    @property
    def change_count(self) -> int:
        """Paragraphs changed since the text before; 0 where that is not counted."""
        return sum((self._changes.get("counts") or {}).values())

    @cached_property
    def _changes(self) -> dict[str, Any]:
        """As counted by the load, where that is of the language and of the text before that the page shows."""
        counted = on_cover(self.version).changes
        leads = self.language == self.version.leading_language
        return counted if counted and leads and self.earlier and counted["before"] == self.earlier.pk else {}

    @cached_property
    def aged(self) -> str:
        """Where every word has its age; empty where there is no other text to have brought it, or the subject is
        followed in another language."""
        series = self.version.resolution.series
        if series is None or self.earlier is None:
            return ""
        of_subject = [version for version in self.family if version.resolution.series_id == series.pk]
        if language_of_all(of_subject) != self.language:
            return ""
        query = urlencode({"text": self.version.symbol or self.version.pk}, safe="/()")
        return f"{reverse('series_genealogy', args=[series.slug])}?{query}"

    @cached_property
    def cited_by(self) -> list[Citation]:
        return once_a_place(citing(version=self.version.pk))

    @property
    def cited_documents(self) -> dict[str, bool]:
        """Symbol of each cited document once, in the order of the text, and whether it is held. Asks for no words, as
        ``cites`` does."""
        found: dict[str, tuple[str, bool]] = {}
        for citation in self.citations:
            found.setdefault(citation.symbol_key, (citation.symbol, citation.target_id is not None))
        return dict(found.values())

    @property
    def goals(self) -> tuple[str, ...]:
        """Numbers of the Sustainable Development Goals and targets that the text names; read in English alone, and kept
        as long as its words."""
        if self.language != ENGLISH:
            return ()
        kept = caches["texts"].get_or_set(f"goals:{self.key}", self._goals, None) if self.key else None
        return self._goals() if kept is None else kept

    def _goals(self) -> tuple[str, ...]:
        return goals_named(paragraph.text for paragraph in self.text.paragraphs)

    @cached_property
    def cites(self) -> list[Cited]:
        """Each cited document once, in the order of the text."""
        found: dict[str, Cited] = {}
        for citation in self.citations:
            new = Cited(citation.symbol, address_of(citation), citation.target is not None, [])
            entry = found.setdefault(citation.symbol_key, new)
            name = self._names[place_of(citation)]
            if name not in entry.places:
                entry.places.append(name)
        return list(found.values())

    @cached_property
    def _names(self) -> dict[object, tuple[str, str]]:
        names: dict[object, tuple[str, str]] = {"sponsor_note": (gettext("sponsors’ note"), "sponsor-note")}
        for row in self.text.paragraphs:
            names["paragraph", row.pk] = place_name(row.anchor, row) or gettext("text"), row.anchor
        for note in self.text.footnotes:
            names["footnote", note.pk] = gettext("note %(mark)s") % {"mark": note.mark}, note.anchor
        return names


def once_a_place(citations: Iterable[Citation]) -> list[Citation]:
    """Without those that name the document again in the same paragraph or note."""
    first: dict[object, Citation] = {}
    for citation in citations:
        first.setdefault((citation.language_version_id, place_of(citation)), citation)
    return list(first.values())
