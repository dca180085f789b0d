"""What a typed word stands for: one or more sequences of stems, by the editors' table of spellings."""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from ..analyzers import stems_of, words

_SHORTEST_BEFORE_ENDING = 3
_MOST_SPELLINGS = 6
_KEPT = 2_000

Stems = tuple[str, ...]


class Spellings:
    """The table, both ways, from (spelling, variant, ending) rows."""

    def __init__(self, rows: Iterable[tuple[str, str, bool]] = ()) -> None:
        self._endings: list[tuple[str, str]] = []
        self._words: dict[str, set[str]] = defaultdict(set)
        for one, other, ending in rows:
            if ending:
                self._endings += [(one, other), (other, one)]
            else:
                self._words[one.lower()].add(other.lower())
                self._words[other.lower()].add(one.lower())
        self._known = lru_cache(_KEPT)(self._sequences)

    def sequences(self, typed: str) -> tuple[Stems, ...]:
        """Stem sequences, any of which is what was typed; the pieces of one stand side by side in a text. Each hit of a
        page is asked for the same."""
        return self._known(typed)

    def _sequences(self, typed: str) -> tuple[Stems, ...]:
        lowered = typed.lower()
        pieces = [word for *_, word in words(lowered)]
        spelt = [lowered, *self._words.get("-".join(pieces), ())]
        if len(pieces) == 1:
            spelt += [
                pieces[0].removesuffix(ending) + other
                for ending, other in self._endings
                if pieces[0].endswith(ending) and len(pieces[0]) >= len(ending) + _SHORTEST_BEFORE_ENDING
            ]
        sequences = dict.fromkeys(tuple(stems_of(spelling)) for spelling in spelt)
        return tuple(sequence for sequence in sequences if sequence)[:_MOST_SPELLINGS]
