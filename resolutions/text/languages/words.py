"""What a reader has to know of one language: the words that a cover, a formula and a closing line are printed in."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """The vocabulary of one official language. Every pattern is matched at the beginning of a text without hints."""

    formula: re.Pattern[str]
    """The words a text begins with."""
    elements: tuple[tuple[str, re.Pattern[str]], ...]
    """The elements of a cover by their form. What is said of a document stands in a group ``value``."""
    status: re.Pattern[str]
    """ "Resolution adopted by the General Assembly on …", with the groups ``what`` and ``date``."""
    status_begins: re.Pattern[str]
    status_goes_on: re.Pattern[str]
    """How a line begins that has the date of a status above it."""
    date: re.Pattern[str]
    origin_begins: re.Pattern[str]
    proposal: re.Pattern[str]
    """ "Cuba: draft resolution", anywhere in a group of lines."""
    annex: re.Pattern[str]
    """The head of an annex, with its number."""
