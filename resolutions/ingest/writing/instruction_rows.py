"""What an amendment or a corrigendum tells to do, as rows. They follow from its words: a change of them is no change of
the text."""

from __future__ import annotations

from collections.abc import Mapping

from resolutions.models import Instruction, LanguageVersion
from resolutions.text import document as doc

from .copies import Copies

_COLUMNS = ("paragraph_id", "position", "operation", "target", "words", "by", "place", "beside")


def delete(text: LanguageVersion) -> None:
    Instruction.objects.filter(paragraph__language_version=text).delete()


def add(document: doc.Document, paragraphs: Mapping[str, int], copies: Copies) -> None:
    """``paragraphs`` are the primary keys of its paragraphs by their anchors."""
    told = enumerate(document.instructions)
    rows = (
        (
            paragraphs[one.where],
            at,
            one.operation,
            one.target[:120],
            one.words,
            list(one.by),
            one.place or "",
            one.beside,
        )
        for at, one in told
    )
    copies.add(Instruction, _COLUMNS, rows)
