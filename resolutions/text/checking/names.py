"""Names of States and of bodies, as the United Nations writes them.

States: a word that is one or two letters off a word which only names of States have, and a name that a State has given
up (``state_names.csv``). Bodies: the forms of ``names.csv``, each with its source.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

from ..document import Document
from ..states import STATES
from .finding import Finding, FindingKind

_WORD = re.compile(r"\b[A-ZÀ-Þ][\w’'-]{4,}")
_COMMON = frozenset(
    """
    republic democratic united states kingdom federated islands island northern people peoples south north central
    african africa islamic plurinational state emirates bolivarian federation union socialist great britain arab
    saint former east west western eastern holland equatorial soviet american special marshall solomon commonwealth
    administrative region china ireland principality confederation territory grand duchy sultanate sovereign order
    """.split()
)
"""Words of States' names that are words of the language too."""
_SHORTEST = 6
_DERIVED = frozenset("s n an ian ean ese i ic ish er ers ns ans ians ’s 's".split())
"""What a word may have behind the name it is made from, or behind all but its last letter: "Nigerian", "Angolans"."""


@cache
def words_of_states() -> dict[str, str]:
    """Words that stand only in names of States, in lower case, with their spelling."""
    words = {}
    for state in STATES:
        for name in state.names:
            for word in re.findall(r"[\w’'-]+", name):
                if len(word) >= _SHORTEST and word.lower() not in _COMMON and word[0].isupper():
                    words[word.lower()] = word
    return words


@cache
def _bodies() -> list[tuple[re.Pattern[str], str]]:
    with (Path(__file__).parent / "names.csv").open(encoding="utf-8", newline="") as rows:
        return [(re.compile(rf"\b{row['wrong']}\b"), row["right"]) for row in csv.DictReader(rows)]


def check_names(document: Document) -> list[Finding]:
    """Of the paragraphs of an English text."""
    if document.language != "en":
        return []
    return [found for one in document.paragraphs for found in _in_text(one.id, one.text)]


def _in_text(where: str, text: str) -> Iterator[Finding]:
    for pattern, right in _bodies():
        for match in pattern.finditer(text):
            yield Finding(FindingKind.NAME, where, match.start(), match.end(), match[0], right)
    for match in _WORD.finditer(text):
        if right := misspelt(match[0]):
            yield Finding(FindingKind.NAME, where, match.start(), match.end(), match[0], right)


@cache
def misspelt(word: str) -> str:
    """The word of a State's name that a word is meant to be; empty for any other word."""
    known, low = words_of_states(), word.lower()
    bare = low.rstrip("s’'")
    if len(word) < _SHORTEST - 1 or not {low, bare}.isdisjoint(known.keys() | _COMMON | _KNOWN_WORDS):
        return ""
    if any(low[cut:] in _DERIVED and _is_begun(low[:cut], known) for cut in range(_SHORTEST - 1, len(low))):
        return ""
    most = 1 if len(word) < 9 else 2
    found = process.extractOne(low, known.keys(), scorer=OSA.distance, score_cutoff=most)
    return known[found[0]] if found and found[0][:2] == low[:2] else ""


def _is_begun(word: str, known: Mapping[str, str]) -> bool:
    """Whether it is a word of a State's name, or one without its last letter."""
    return word in known or any(f"{word}{letter}" in known for letter in "aeiouyns")


_KNOWN_WORDS = frozenset(
    """
    columbia georgian jordanian persian guiana tunis algiers palestine marine principle principal syria philippine
    people libya somali arabic mariano
    """.split()
)
"""Other names, a letter off a State's."""
