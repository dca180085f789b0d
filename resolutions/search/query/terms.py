"""What a typed word stands for: one or more sequences of stems, by the editors' table of spellings and names.

A row of the table says that two spellings, or two names, are one: ``peacekeeping`` and ``peace-keeping``, ``North
Korea`` and ``Democratic People's Republic of Korea``, ``UNMIK`` and the mission's name. What is typed in capitals
(``WHO``) has what is written so in the table; small letters (``who``) have not.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from ..analyzers import cuts_of, fold, words
from .inflections import without_elision

_SHORTEST_BEFORE_ENDING = 3
_MOST_SPELLINGS = 8
_KEPT = 2_000
_ACRONYM = re.compile(r"(?=.*[A-Z].*[A-Z])[A-Z0-9]+(?P<plural>s?)")

Stems = tuple[str, ...]


def acronym_in(typed: str) -> str:
    """The acronym a word is, without the ending of its plural; "" for a word that is none."""
    bare = typed.replace(".", "").replace("-", "")
    found = _ACRONYM.fullmatch(bare)
    return bare.removesuffix("s") if found else ""


class Spellings:
    """The table, both ways, from (spelling, variant, ending) rows. ``more`` adds sequences to words as typed."""

    def __init__(
        self, rows: Iterable[tuple[str, str, bool]] = (), more: Mapping[str, Iterable[Stems]] | None = None
    ) -> None:
        self._endings: list[tuple[str, str]] = []
        self._same: dict[str, set[str]] = defaultdict(set)
        for one, other, ending in rows:
            if ending:
                self._endings += [(one, other), (other, one)]
            else:
                self._same[_key(one)].add(other)
                self._same[_key(other)].add(one)
        self._more = more or {}
        self._known = lru_cache(_KEPT)(self._sequences)

    def with_more(self, more: Mapping[str, Iterable[Stems]]) -> "Spellings":
        """The same, with further sequences for some words."""
        if not more:
            return self
        extended = Spellings(more=more)
        extended._endings, extended._same = self._endings, self._same
        return extended

    def knows(self, typed: str) -> bool:
        """Has the table a row for this word, or this name of several words?"""
        return _key(typed) in self._same

    def variants(self, typed: str) -> list[str]:
        """What the table has for a word or a name, as it is written there."""
        return sorted(self._same.get(_key(typed), ()))

    def sequences(self, typed: str) -> tuple[Stems, ...]:
        """Stem sequences, any of which is what was typed; the pieces of one stand side by side in a text. Each hit of a
        page is asked for the same."""
        return self._known(typed)

    def _sequences(self, typed: str) -> tuple[Stems, ...]:
        pieces = [word for *_, word in words(typed.lower())]
        spelt = [typed, *self.variants(typed), without_elision(typed)]
        if len(pieces) == 1:
            spelt += [
                pieces[0].removesuffix(ending) + other
                for ending, other in self._endings
                if pieces[0].endswith(ending) and len(pieces[0]) >= len(ending) + _SHORTEST_BEFORE_ENDING
            ]
        spelt_out = [stems for spelling in list(dict.fromkeys(spelt))[:_MOST_SPELLINGS] for stems in cuts_of(spelling)]
        return tuple(stems for stems in dict.fromkeys([*spelt_out, *self._more.get(typed, ())]) if stems)


def _key(spelling: str) -> str:
    """What the table is looked up by: an acronym as it is written, else words in small letters without accents."""
    return acronym_in(spelling) or "-".join(word for *_, word in words(fold(spelling)))


def joined(parts: Sequence[str]) -> str:
    """Words typed beside each other, as one."""
    return " ".join(parts)
