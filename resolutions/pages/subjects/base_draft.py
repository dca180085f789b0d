"""Next session's base draft of one adopted text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext

from resolutions.comparison.base_draft import Known, Newest, NoBase, Slot, base_draft
from resolutions.comparison.docx import as_docx
from resolutions.models import Version
from resolutions.models.choices import SessionKind
from resolutions.models.coverage import Coverage
from resolutions.models.documents import as_documents
from resolutions.text.document import Document
from resolutions.text.sentences import sentence_around
from resolutions.text.symbols import Symbol

from ..comparing.attempt import Attempt, attempt
from ..comparing.content import Content
from ..comparing.labels import CERTAINTIES, SLOTS, short_name

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LATEST_SESSION = 199
"""The last whose ordinal is written out."""
OLDER_TEXTS = 3
"""From how many of the subject's older texts is learnt what moves."""


@dataclass(frozen=True, slots=True)
class Line:
    """A slot as the page shows it: the place as people name it, the words of its sentence on both sides, the reason,
    and what stood there in the text before."""

    place: str
    slot: Slot
    left: str
    right: str
    reason: StrOrPromise
    certainty: StrOrPromise

    @property
    def is_left(self) -> bool:
        return self.slot.before == self.slot.after

    @property
    def was(self) -> str:
        """``was “78/26” in A/RES/79/30``; empty where no older text shows the place."""
        if not self.slot.was_in:
            return ""
        return gettext("“%(words)s” in %(text)s") % {"words": self.slot.was, "text": self.slot.was_in}

    @property
    def comment(self) -> str:
        """What the Word file says beside the change."""
        said = [f"“{self.slot.before}” → “{self.slot.after}”" if not self.is_left else f"“{self.slot.before}”"]
        said += [str(self.certainty), str(self.reason), *([self.was] if self.was else [])]
        return "; ".join(said)


class BaseDraftPage:
    """In English where the text is held in it: the slots are known by English words. ``asked`` is the number of the
    session that a reader wants the draft for, as typed; empty for the one that follows from the subject's rhythm."""

    def __init__(self, version: Version, asked: str = ""):
        self.version, self.asked = version, asked.strip()
        self.language = version.leading_language

    @property
    def session(self) -> int | None:
        """What was asked for, if it comes after the text's own."""
        own = self.version.resolution.session
        asked = int(self.asked) if self.asked.isascii() and self.asked.isdecimal() and len(self.asked) < 4 else 0
        return asked if own and own.ordinal < asked <= LATEST_SESSION else None

    @cached_property
    def texts(self) -> list[Document]:
        """The text, and the subject's texts before it, the latest first."""
        return as_documents(Content([self.version, *self.older], self.language).texts)

    @property
    def adopted(self) -> Document:
        return self.texts[0]

    @cached_property
    def older(self) -> list[Version]:
        proposal = self.version.resolution
        if proposal.series is None or proposal.session is None or self.language is None:
            return []
        before = Version.objects.in_series(proposal.series).adopted().held_in(self.language)
        before = before.filter(
            resolution__session__kind=SessionKind.REGULAR, resolution__session__ordinal__lt=proposal.session.ordinal
        )
        return list(before.exclude(symbol=None).order_by("-adopted_on", "-symbol_sort")[:OLDER_TEXTS])

    @cached_property
    def filled(self) -> tuple[Document, tuple[Slot, ...]] | None:
        """The draft and its slots; None where the text is no base of a draft."""
        try:
            return base_draft(self.adopted, self.texts[1:], self._known, self.session)
        except NoBase:
            return None

    @property
    def _known(self) -> Known:
        predecessors = {version.symbol for version in self.older if version.symbol}
        newest = newest_on_subjects({each.symbol for each in self.adopted.citations}, self.version)
        return Known(predecessors, newest, set(Coverage.of_archive().well_held))

    @property
    def draft(self) -> Document:
        return self.filled[0] if self.filled else self.adopted

    @property
    def slots(self) -> tuple[Slot, ...]:
        return self.filled[1] if self.filled else ()

    @cached_property
    def attempt(self) -> Attempt:
        """The draft compared with the text it is made of, for the file with tracked changes."""
        return attempt(self.adopted, self.draft)

    @property
    def sentence(self) -> str:
        """How many slots there are of each certainty."""
        counted = [(label, sum(slot.certainty == name for slot in self.slots)) for name, label in CERTAINTIES.items()]
        return ", ".join(f"{label}: {count}" for label, count in counted if count)

    @cached_property
    def lines(self) -> list[Line]:
        names = {paragraph.id: short_name(paragraph) for paragraph in self.adopted.paragraphs}
        names |= {f"fn{note.mark}": gettext("Note %(mark)s") % {"mark": note.mark} for note in self.adopted.footnotes}
        texts = {paragraph.id: paragraph.text for paragraph in self.adopted.paragraphs}
        texts |= {f"fn{note.mark}": note.text for note in self.adopted.footnotes}
        return [_line(names[slot.where], slot, texts[slot.where]) for slot in self.slots]

    def word_file(self) -> bytes | None:
        """With tracked changes, and a comment at each paragraph that gives the reasons of its slots; None where the two
        texts are too large to be compared, or nothing changes."""
        if not self.slots or not self.attempt.comparison:
            return None
        called = {note.mark: paragraph.id for paragraph in self.adopted.paragraphs for note in paragraph.notes}
        comments: dict[str, list[str]] = defaultdict(list)
        for line in self.lines:
            where = line.slot.where
            comments[called.get(where.removeprefix("fn"), "") if where.startswith("fn") else where].append(
                f"{line.place}: {line.comment}"
            )
        return as_docx(self.adopted, self.draft, self.attempt.comparison, comments, timezone.now())

    @property
    def file_name(self) -> str:
        return f"Base draft from {re.sub(r'[^A-Za-z0-9.()-]+', '-', str(self.version))}"


def _line(place: str, slot: Slot, text: str) -> Line:
    start, end = sentence_around(text, slot.start, slot.end)
    reason, certainty = SLOTS[slot.why], CERTAINTIES[slot.certainty]
    return Line(place, slot, text[start : slot.start], text[slot.end : end], reason, certainty)


def newest_on_subjects(symbols: set[str], citing: Version) -> dict[str, Newest]:
    """By each symbol cited that is held in a series other than the citing text's: the newest adopted text of that
    series, and the newest there was when the citing text was adopted. Two queries."""
    keys = {Symbol.parse(symbol).key: symbol for symbol in symbols}
    cited = Version.objects.adopted().filter(symbol_key__in=keys).exclude(resolution__series=None)
    subjects = dict(
        cited.exclude(resolution__series=citing.resolution.series_id).values_list("symbol_key", "resolution__series")
    )
    texts = Version.objects.adopted().filter(resolution__series__in=set(subjects.values())).exclude(symbol=None)
    of_subject: dict[int, list[tuple]] = defaultdict(list)
    for series, symbol, day in texts.exclude(adopted_on=None).values_list("resolution__series", "symbol", "adopted_on"):
        of_subject[series].append((day, symbol))
    return {
        keys[key]: _newest(sorted(of_subject[series]), citing) for key, series in subjects.items() if of_subject[series]
    }


def _newest(texts: Sequence[tuple], citing: Version) -> Newest:
    then = [symbol for day, symbol in texts if citing.adopted_on and day < citing.adopted_on]
    day, symbol = texts[-1]
    return Newest(symbol, day, then[-1] if then else None)
