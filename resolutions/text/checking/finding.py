"""One place of a draft to look at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class FindingKind(StrEnum):
    REFERENCE_UNKNOWN = "reference_unknown"
    REFERENCE_DATE = "reference_date"
    REFERENCE_NUMBER = "reference_number"
    REFERENCE_PARAGRAPH = "reference_paragraph"
    REFERENCE_TITLE = "reference_title"
    SUPERSEDED = "superseded"
    VERB_WEAKER = "verb_weaker"
    VERB_STRONGER = "verb_stronger"
    SLOT = "slot"
    NUMBERING = "numbering"
    PUNCTUATION = "punctuation"
    ORDER_WORD = "order_word"
    NAME = "name"
    LOST = "lost"
    LENGTH = "length"
    REPORT_UNDATED = "report_undated"
    ASKED_ELSEWHERE = "asked_elsewhere"
    NO_REVIEW = "no_review"
    BUDGET = "budget"


class Weight(IntEnum):
    """How much a finding weighs, the gravest first."""

    WRONG = 1
    LOOK = 2
    NOTE = 3


WEIGHTS: dict[FindingKind, Weight] = {
    FindingKind.REFERENCE_UNKNOWN: Weight.WRONG,
    FindingKind.REFERENCE_DATE: Weight.WRONG,
    FindingKind.REFERENCE_NUMBER: Weight.WRONG,
    FindingKind.REFERENCE_PARAGRAPH: Weight.WRONG,
    FindingKind.REFERENCE_TITLE: Weight.LOOK,
    FindingKind.NAME: Weight.WRONG,
    FindingKind.NUMBERING: Weight.WRONG,
    FindingKind.PUNCTUATION: Weight.LOOK,
    FindingKind.ORDER_WORD: Weight.LOOK,
    FindingKind.VERB_WEAKER: Weight.LOOK,
    FindingKind.VERB_STRONGER: Weight.LOOK,
    FindingKind.SLOT: Weight.LOOK,
    FindingKind.LOST: Weight.LOOK,
}
"""Every other kind is a fact that needs no correction: a note."""

MANUAL = "United Nations Editorial Manual, “Resolutions and other formal decisions”"
SOURCES: dict[FindingKind, str] = {
    FindingKind.NUMBERING: MANUAL,
    FindingKind.PUNCTUATION: MANUAL,
    FindingKind.ORDER_WORD: "Adopted texts of sessions 75 and 77: of 2,128 preambular paragraphs that open with the "
    "verb of the one before, 2,085 have “also”, then “further”, or begin again after “further”",
    FindingKind.NAME: "UNTERM, names of States",
    FindingKind.BUDGET: "Rules of procedure of the General Assembly, rule 153",
    FindingKind.REPORT_UNDATED: "Rules of procedure of the General Assembly, rule 13 (a) and (b)",
}
"""Where a rule is from; other kinds rest on the texts that the finding names."""


@dataclass(frozen=True, slots=True)
class Finding:
    """``where`` is a paragraph's id, or ``fn3`` for a footnote by its mark, empty for the whole draft; ``start`` and
    ``end`` are offsets there. ``words`` are what it says, ``right`` what is known instead, ``text`` the symbol of the
    text it is known from."""

    kind: FindingKind
    where: str = ""
    start: int = 0
    end: int = 0
    words: str = ""
    right: str = ""
    text: str = ""

    @property
    def weight(self) -> Weight:
        return WEIGHTS.get(self.kind, Weight.NOTE)

    @property
    def quoted(self) -> str:
        """The words it is about; a length is about none."""
        return "" if self.kind == FindingKind.LENGTH else self.words

    @property
    def source(self) -> str:
        return SOURCES.get(self.kind, "")
