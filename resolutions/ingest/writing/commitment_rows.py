"""What an adopted text asks for, as rows. They follow from its words: a change of them is no change of the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from resolutions.models import Commitment, LanguageVersion
from resolutions.text.commitments import Commitment as Asked

from .copies import Copies

_COLUMNS = (
    "version_id",
    "paragraph_id",
    "start",
    "end",
    "kind",
    "verb",
    "addressees",
    "about",
    "item",
    "sub_item",
    "due_sessions",
    "due_year",
    "due_words",
    "rhythm",
    "ends",
    "inferred",
)


def delete(text: LanguageVersion) -> None:
    Commitment.objects.filter(paragraph__language_version=text).delete()


def add(text: LanguageVersion, asked: Iterable[Asked], paragraphs: Mapping[str, int], copies: Copies) -> None:
    """``paragraphs`` are the primary keys of its paragraphs by their anchors."""
    copies.add(Commitment, _COLUMNS, _rows(text, asked, paragraphs))


def _rows(text: LanguageVersion, asked: Iterable[Asked], paragraphs: Mapping[str, int]) -> Iterator[tuple]:
    for one in asked:
        inferred = {"addressees": one.addressee_inferred, "due": one.due.is_inferred}
        yield (
            text.version_id,
            paragraphs[one.where],
            one.start,
            one.end,
            one.kind,
            one.verb,
            [name[:200] for name in one.addressees],
            one.about,
            one.item,
            one.sub_item,
            [int(code) for code in one.due.sessions],
            one.due.year,
            one.due.words,
            one.due.rhythm or "",
            one.due.ends,
            [name for name, is_so in inferred.items() if is_so],
        )
