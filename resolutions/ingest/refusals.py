"""Files and texts that cannot be loaded, and why."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from resolutions.text.document import Document
from resolutions.text.kinds import ParagraphKind
from resolutions.text.languages import UnknownLanguage, language_of
from resolutions.text.problems import ProblemCode


class Refused(Exception):
    """One file, folder or manifest cannot be loaded. The message is one line, without the name."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file, folder or manifest that cannot be loaded, and why, in one line."""

    path: Path
    name: str
    message: str


def check_language(document: Document) -> None:
    """Raises ``Refused`` for a text that is not in one of the six official languages."""
    try:
        language_of(document.language)
    except UnknownLanguage as error:
        raise Refused(str(error)) from error


def refuse_other_documents(document: Document, symbol: str | None) -> None:
    """Raises ``Refused`` for a file that shows no sign of being a resolution or a draft: it would become a public page.

    A ``symbol`` given by a manifest is trusted, and so is a page of the Official Records without a beginning.
    """
    codes = {problem.code for problem in document.problems}
    known = symbol or document.symbol or document.kind or document.title or ProblemCode.FRAGMENT in codes
    formula = any(paragraph.kind == ParagraphKind.FORMULA for paragraph in document.paragraphs)
    if ProblemCode.NOT_A_RESOLUTION in codes and not symbol or not (known or formula):
        raise Refused("nothing in it reads as a resolution or a draft of one; a manifest may say its symbol")
