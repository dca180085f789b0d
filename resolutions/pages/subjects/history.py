"""A subject through all its texts: the matrix of paragraphs, the age of every word, the share of what is new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from django.core.cache import caches
from django.utils import translation
from django.utils.translation import gettext

from resarchive.formats import day_written
from resolutions.comparison import Comparison, TooLarge, compare, compare_paragraphs
from resolutions.comparison.lineage import Ancestry, Step, lineage
from resolutions.comparison.matrix import Thread, matrix
from resolutions.comparison.novelty import SHARES, novelty
from resolutions.comparison.result import Row
from resolutions.comparison.sentence import sentence
from resolutions.comparison.words import Cuts, Op
from resolutions.models import Version
from resolutions.models.choices import Stage
from resolutions.models.coverage import Coverage, NotHeld
from resolutions.models.documents import as_documents
from resolutions.models.versions import VersionQuerySet
from resolutions.models.wordings import wordings
from resolutions.text.document import Document
from resolutions.text.languages import best_of

from ..comparing.content import Content, covers_key
from ..comparing.labels import OPS, short_name
from ..comparing.labels import SHARES as LABELS
from ..comparing.lines import CoverLine, cover_line
from ..coverage.sentences import earlier_not_held, gaps_before, not_held
from ..coverage.steps import steps_not_held
from ..links import compare_address

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

MOST_VERSIONS = 120
"""A series has one text a year, two with its drafts; beyond this the oldest are left out, and the page says so."""
MOST_PARAGRAPHS = 40_000
"""Of all texts together; more would keep a server busy for longer than a reader waits."""
NEGOTIATED = ("title", "sponsors", "agenda_items", "vote")
"""What of the cover belongs to the story of a negotiation."""


@dataclass(frozen=True, slots=True)
class Episode:
    """What one text did to a paragraph, as a redline."""

    version: Version
    label: StrOrPromise
    words: tuple[Op, ...]
    first: bool = False


@dataclass(frozen=True, slots=True)
class NegotiationStep:
    """What one text did to the text before: ``address`` shows them side by side."""

    version: Version
    address: str
    sentence: str
    cover: list[CoverLine]


@dataclass(frozen=True, slots=True)
class Share:
    name: str
    label: StrOrPromise
    percent: float
    start: float


def called(version: Version) -> str:
    """What to call a text in running words: its symbol, or what else is known of it."""
    if version.symbol:
        return version.symbol
    day = version.adopted_on or version.issued_on
    year = version.inferred.get("year")
    inferred = gettext("%(year)s (inferred)") % {"year": year["value"]} if year else ""
    when = day_written(day) if day else inferred
    if version.stage in (Stage.DRAFT, Stage.REVISED):
        return gettext("the draft of %(when)s") % {"when": when} if when else gettext("a draft without a known symbol")
    return gettext("the text of %(when)s") % {"when": when} if when else gettext("a text without a known symbol")


def language_of_all(versions: Sequence[Version]) -> str | None:
    """In which the texts of a subject are compared: English if one is held in it, else the first in which one is."""
    return best_of({language for version in versions for language in version.titles})


class TooMany(ValueError):
    """The texts together have more paragraphs than are compared."""


@dataclass(frozen=True, slots=True)
class Traced:
    """What all pages of a subject show of its texts: the ancestry of every paragraph, by text, and what became of the
    words of each text before (``novelty``)."""

    generations: list[list[Ancestry]]
    novelties: list[dict[str, float]]


class History:
    """Texts in the language in which they are compared; others are left out, and so is what is about a text.

    Everything is worked out when first asked for, so that a page that is kept asks for nothing but its key."""

    def __init__(self, texts: VersionQuerySet):
        listed = list(texts.texts().with_listing().in_order_of_issue())
        self.language = language_of_all(listed)
        held = [version for version in listed if self.language in version.titles]
        self.left_out = max(0, len(held) - MOST_VERSIONS)
        self.versions = held[-MOST_VERSIONS:]
        self.content = Content(self.versions, self.language)
        self.cuts = Cuts()

    @cached_property
    def key(self) -> str:
        return f"{self.content.compared_key}{sorted(self.gaps.items())}"

    @cached_property
    def gaps(self) -> dict[int, NotHeld]:
        """By a text's primary key, the sessions before it of which nothing is held, or little. One query."""
        return gaps_before(self.versions, Coverage.of_archive())

    @property
    def bounds(self) -> str:
        """What the oldest text and the gaps mean for what is called new, in a sentence; empty where no text is held."""
        if not self.versions:
            return ""
        missing = not_held(sum(self.gaps.values(), NotHeld()))
        said = [earlier_not_held(self.versions[0]), missing[:1].lower() + missing[1:]]
        return gettext("What is called new may be older: %(bounds)s.") % {"bounds": "; ".join(filter(None, said))}

    @cached_property
    def documents(self) -> list[Document]:
        """The texts without their covers. One query."""
        held = wordings(self.content.pks)
        return [held[pk] for pk in self.content.pks]

    @cached_property
    def changes(self) -> list[tuple[Row, ...]]:
        """What became of the paragraphs of each text in the one after."""
        return [compare_paragraphs(old, new, cuts=self.cuts) for old, new in pairwise(self.documents)]

    @cached_property
    def refusal(self) -> str:
        """Why the texts are not compared; empty where they are."""
        try:
            _ = self.traced
        except TooMany:
            return gettext("together they have more than %(most)s paragraphs") % {"most": f"{MOST_PARAGRAPHS:,}"}
        except TooLarge as error:
            return error.said(translation)
        return ""

    @cached_property
    def traced(self) -> Traced:
        """Worked out once for every page of the texts, part of a page and language. Raises TooMany and TooLarge."""
        traced = caches["comparisons"].get_or_set(f"traced:{self.content.compared_key}", self._trace, None)
        assert traced is not None  # it is kept
        return traced

    def _trace(self) -> Traced:
        if sum(len(document.paragraphs) for document in self.documents) > MOST_PARAGRAPHS:
            raise TooMany
        return Traced(lineage(self.documents, self.changes, self.cuts), [novelty(rows) for rows in self.changes])

    @property
    def generations(self) -> list[list[Ancestry]]:
        return self.traced.generations

    @property
    def shares(self) -> list[tuple[Version, list[Share], float]]:
        """What each text carried over from the one before, and the share of words it dropped."""
        found = []
        for version, of_text in zip(self.versions[1:], self.traced.novelties, strict=True):
            starts = accumulate((100 * of_text[name] for name in SHARES), initial=0.0)
            bars = [Share(name, LABELS[name], 100 * of_text[name], next(starts)) for name in SHARES]
            found.append((version, bars, 100 * of_text["dropped"]))
        return found


class Negotiation(History):
    """From the first draft of one proposal to what was adopted."""

    @cached_property
    def documents(self) -> list[Document]:
        """The texts whole: what was left behind for the key is asked for once, not once a text."""
        return as_documents(self.content.texts)

    @cached_property
    def comparisons(self) -> list[Comparison]:
        """Of each text with the one before."""
        return [compare(old, new) for old, new in pairwise(self.documents)]

    @cached_property
    def changes(self) -> list[tuple[Row, ...]]:
        return [comparison.rows for comparison in self.comparisons]

    @cached_property
    def key(self) -> str:
        return f"{self.content.compared_key}{covers_key(self.versions)}{self.steps_not_held}"

    @cached_property
    def steps_not_held(self) -> list[str]:
        """Symbols of drafts of the proposal that are named, or were revised, and are not held. One query."""
        return [symbol for steps in steps_not_held(self.versions).values() for symbol in steps]

    @property
    def steps(self) -> list[NegotiationStep]:
        """Of each text after the first."""
        steps = zip(pairwise(self.versions), pairwise(self.documents), self.comparisons, strict=True)
        return [
            NegotiationStep(
                versions[1],
                compare_address(*versions, self.language),
                sentence(comparison, *documents, translation),
                [cover_line(fact) for fact in comparison.cover if fact.field in NEGOTIATED],
            )
            for versions, documents, comparison in steps
        ]

    @property
    def stories(self) -> Iterator[tuple[str, list[Episode]]]:
        """``(name, episodes)`` of each paragraph: where it stood first, and every text that changed it."""
        for thread in matrix(self.generations):
            yield short_name(thread.latest.paragraph), list(_episodes(thread, self))


def _episodes(thread: Thread, history: History) -> Iterator[Episode]:
    before: Step | None = None
    for at, step in enumerate(thread.cells):
        rows = history.changes[at - 1] if at else ()
        if step and at == 0:
            text = next(each.text for each in history.documents[0].paragraphs if each.id == step.id)
            yield Episode(history.versions[at], OPS["first"], (("=", text),), first=True)
        elif step and (before is None or step.op != "same"):
            row = next(row for row in rows if step.id in row.b)
            yield Episode(history.versions[at], OPS[step.op], row.words)
        elif before and step is None:
            row = next(row for row in rows if before.id in row.a)
            yield Episode(history.versions[at], OPS[row.op], row.words)
        before = step
