"""A document that is not held: what the texts that cite it say of it, who they are, and what is held near it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import cached_property

from resolutions.models import Citation, RollCall
from resolutions.text.symbols import Symbol

from ..votes.records import RecordOfVote
from .near import Near, near
from .reading_page import once_a_place
from .rows import CITING_SHOWN

LISTED = 12
"""Places that cite it on its own page; a page of their own has all."""
QUOTED = 2
"""Passages that say most of it."""
MOST_LETTERS = 300


class NotHeldPage:
    """Five queries, and those of ``near``."""

    def __init__(self, symbol: Symbol) -> None:
        self.symbol = symbol

    @cached_property
    def records(self) -> list[RecordOfVote]:
        found = RollCall.objects.filter(symbol_key=self.symbol.key).order_by("part", "record")
        return [RecordOfVote(one) for one in found]

    @cached_property
    def citations(self) -> list[Citation]:
        citing = Citation.objects.leading().of_symbol(self.symbol.key).with_citing()
        return once_a_place(citing[:CITING_SHOWN])

    @property
    def listed(self) -> Sequence[Citation]:
        return self.citations[:LISTED]

    @property
    def texts(self) -> int:
        """That cite it, as far as they are looked at."""
        return len({citation.language_version.version_id for citation in self.citations})

    @property
    def is_counted_whole(self) -> bool:
        return len(self.citations) < CITING_SHOWN

    @property
    def dates(self) -> list[tuple[date, int]]:
        """What citations say its date is, the commonest first, each with how many say so."""
        return Counter(citation.date for citation in self.citations if citation.date).most_common()

    @cached_property
    def quoted(self) -> list[tuple[str, Citation]]:
        """The passages of paragraphs that say most of it, each once: the sentence up to the citation."""
        passages: dict[str, Citation] = {}
        for citation in self.citations:
            if citation.paragraph and (passage := _passage(citation)):
                passages.setdefault(passage, citation)
        longest = sorted(passages, key=len, reverse=True)[:QUOTED]
        return [(passage, passages[passage]) for passage in longest]

    @cached_property
    def near(self) -> Near:
        return near(self.symbol)


def _passage(citation: Citation) -> str:
    """Empty where it would be no more than the citation itself, or too long to be read at a glance."""
    assert citation.paragraph is not None
    words = citation.paragraph.text[: citation.end].strip()
    return words if len(citation.as_written) + 20 < len(words) <= MOST_LETTERS else ""
