"""A comparison that may turn out to be too large to be made while somebody waits."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import translation

from resolutions.comparison import Comparison, TooLarge, compare
from resolutions.comparison.openings import Ladders
from resolutions.text.document import Document


@dataclass(frozen=True, slots=True)
class Attempt:
    """The comparison, or why there is none, in the language of the page."""

    comparison: Comparison | None
    refusal: str = ""


def attempt(a: Document, b: Document, ladders: Ladders | None = None) -> Attempt:
    try:
        return Attempt(compare(a, b, ladders))
    except TooLarge as error:
        return Attempt(None, error.said(translation))
