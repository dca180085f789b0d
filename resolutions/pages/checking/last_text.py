"""A draft beside the last text on its subject: verbs, slots that were left, paragraphs that are gone, length."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from resolutions.comparison import Comparison, TooLarge, compare
from resolutions.comparison.openings import Strength
from resolutions.comparison.result import RowOp
from resolutions.models import OpeningVerb, Resolution, Version
from resolutions.models.documents import as_document
from resolutions.models.titles import subject_key
from resolutions.text.checking import Finding, FindingKind
from resolutions.text.citations import cite
from resolutions.text.document import Document, Paragraph
from resolutions.text.kinds import FORMULA, OF_A_RESOLUTION, TEXT, DocumentKind
from resolutions.text.symbols import Symbol

from ..comparing.choice import text_named
from ..comparing.labels import short_name
from ..subjects.base_draft import BaseDraftPage
from .references import assembly_resolution

CHECKED = OF_A_RESOLUTION | {TEXT}
"""Paragraphs that are looked at, those of an annexed declaration among them."""
_OTHER_SORT = {
    DocumentKind.DRAFT_RESOLUTION: DocumentKind.DECISION,
    DocumentKind.RESOLUTION: DocumentKind.DECISION,
    DocumentKind.DRAFT_DECISION: DocumentKind.RESOLUTION,
    DocumentKind.DECISION: DocumentKind.RESOLUTION,
}
"""What a document of the kind carries on none of."""
_LONGER = 0.1
"""A difference in length that is told: less is the year's ordinary change."""


def last_text_of(draft: Document, named: str = "", before: date | None = None) -> Version | None:
    """The adopted text a draft carries on: the one ``named``; else the last whose title is the draft's but for years
    and small words; else the last one of its own that it recalls. None where there is none. A decision carries on no
    resolution, nor the other way round."""
    if named:
        return text_named(named)
    own = Symbol.parse(draft.symbol).key if draft.symbol else None
    texts = Version.objects.adopted().held_in(draft.language).exclude(symbol_key=own)
    texts = (texts.filter(adopted_on__lt=before) if before else texts).with_listing().order_by("-adopted_on", "-pk")
    texts = texts.exclude(kind=_OTHER_SORT[draft.kind]) if draft.kind in _OTHER_SORT else texts
    key = subject_key(draft.title or "")
    of_title = Resolution.objects.filter(subject_key=key) if key else Resolution.objects.none()
    if found := texts.filter(resolution__in=of_title).first():
        return found
    recalled = {Symbol.parse(one.symbol).key for one in draft.citations if one.as_written.startswith("its resolution")}
    return texts.filter(symbol_key__in=recalled).first()


@dataclass
class LastText:
    """``version`` is the last text; ``draft`` is in a language it is held in."""

    draft: Document
    version: Version

    @cached_property
    def document(self) -> Document:
        text = self.version.language_versions.select_related(
            "version__resolution__session", "version__resolution__committee", "shown__source"
        )
        return as_document(text.defer("shown__source__content").get(language=self.draft.language))

    @cached_property
    def paragraphs(self) -> dict[str, Paragraph]:
        return {one.id: one for one in self.document.paragraphs}

    def name_of(self, where: str) -> str:
        """What a paragraph of the last text is called."""
        return short_name(self.paragraphs[where])

    @cached_property
    def comparison(self) -> Comparison | None:
        try:
            return compare(self.document, self.draft, OpeningVerb.objects.ladders())
        except TooLarge:
            return None

    @property
    def kept(self) -> set[str]:
        """Paragraphs of the draft that the last text has word for word."""
        rows = self.comparison.rows if self.comparison else ()
        return {where for row in rows if row.op in (RowOp.SAME, RowOp.MOVED) and row.kind is None for where in row.b}

    @property
    def new(self) -> set[str]:
        rows = self.comparison.rows if self.comparison else ()
        return {where for row in rows if row.op == RowOp.INSERTED for where in row.b}

    def findings(self) -> Iterator[Finding]:
        if self.comparison is None:
            return
        yield from self._verbs(self.comparison)
        yield from self._slots(self.comparison)
        yield from self._references()
        yield from self._lost(self.comparison)
        yield from self._length()

    def _verbs(self, comparison: Comparison) -> Iterator[Finding]:
        openings = {one.id: one.opening for one in self.draft.paragraphs}
        kinds = {Strength.WEAKER: FindingKind.VERB_WEAKER, Strength.STRONGER: FindingKind.VERB_STRONGER}
        for row in comparison.rows:
            for change in row.changes:
                kind = kinds.get(change.verb.how) if change.verb and row.b else None
                if kind and change.verb:
                    opening = openings[row.b[0]]
                    yield Finding(kind, row.b[0], 0, len(opening), opening, change.verb.before, str(self.version))

    def _slots(self, comparison: Comparison) -> Iterator[Finding]:
        """Places where the draft still has what the forecast of the next text brings up to date."""
        paired = {where: row.b for row in comparison.rows for where in row.a if row.b}
        texts = {one.id: one.text for one in self.draft.paragraphs}
        told: dict[tuple[str, str], int] = {}
        for slot in BaseDraftPage(self.version).slots if self.draft.language == "en" else ():
            for where in paired.get(slot.where, ()) if slot.before != slot.after else ():
                at = texts[where].find(slot.before, told.get((where, slot.before), 0))
                if at >= 0 and slot.after not in texts[where]:
                    end = told[where, slot.before] = at + len(slot.before)
                    yield Finding(FindingKind.SLOT, where, at, end, slot.before, slot.after, str(self.version))

    def _references(self) -> Iterator[Finding]:
        """References with another number than that of the same date which the last text has, and the draft nowhere: a
        date stays with its resolution. The last text itself is expected among them."""
        before = cite(self.document)
        known = {_number(one.symbol) for one in before}
        gone = {one.date: one.symbol for one in before if one.date and assembly_resolution(one)}
        if self.version.adopted_on:
            gone[self.version.adopted_on] = str(self.version)
        cited = {_number(one.symbol) for one in self.draft.citations}
        for one in self.draft.citations:
            right = gone.get(one.date) if one.date and assembly_resolution(one) else None
            if right and _number(right) not in cited and _number(one.symbol) not in known:
                kind, told = FindingKind.REFERENCE_NUMBER, (one.as_written, right.removeprefix("A/RES/"))
                yield Finding(kind, one.where, one.start, one.end, *told, str(self.version))

    def _lost(self, comparison: Comparison) -> Iterator[Finding]:
        for row in comparison.rows:
            for where in row.a if row.op == RowOp.DELETED else ():
                if (one := self.paragraphs[where]).kind in CHECKED - {FORMULA}:
                    yield Finding(FindingKind.LOST, "", words=one.text, right=where, text=str(self.version))

    def _length(self) -> Iterator[Finding]:
        before, now = (sum(len(one.text.split()) for one in text.paragraphs) for text in (self.document, self.draft))
        if before and abs(now - before) >= _LONGER * before:
            yield Finding(FindingKind.LENGTH, "", words=str(now), right=str(before), text=str(self.version))


def _number(symbol: str) -> str:
    """Without the letter of a part: a text may cite the part or the whole."""
    return Symbol.parse(symbol).stem
