"""What cannot be loaded, and why."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from resolutions.text.document import Document


class Refused(Exception):
    """One file, folder or manifest cannot be loaded. The message is one line, without the name."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file, folder or manifest that cannot be loaded, and why, in one line."""

    path: Path
    name: str
    message: str


def refuse_what_is_none(document: Document, symbol: str | None) -> None:
    """Raises ``Refused`` for a file that nothing shows to be a document: it would become a page for everybody.

    What ``symbol`` names beside it is taken at its word, and so is a page of the Official Records without a beginning.
    """
    codes = {problem.code for problem in document.problems}
    known = symbol or document.symbol or document.kind or document.title or "fragment" in codes
    formula = any(paragraph.kind == "formula" for paragraph in document.paragraphs)
    if "not_a_resolution" in codes and not symbol or not (known or formula):
        raise Refused("nothing in it reads as a resolution or a draft of one; a manifest may say its symbol")
