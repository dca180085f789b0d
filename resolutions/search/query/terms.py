"""What a typed word stands for: one or more sequences of stems, by the editors' table of spellings."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from ..analyzers import stems_of, words

_SHORTEST_BEFORE_ENDING = 3
_MOST_SPELLINGS = 6

Stems = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spellings:
    """The table, both ways. ``endings`` are (ending, other ending), ``words`` maps a spelling to the others."""

    endings: tuple[tuple[str, str], ...] = ()
    words: dict[str, set[str]] = field(default_factory=dict)
    _known: dict[str, tuple[Stems, ...]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, rows: Iterable[tuple[str, str, bool]]) -> "Spellings":
        """From (spelling, variant, ending) rows."""
        endings: list[tuple[str, str]] = []
        pairs: dict[str, set[str]] = defaultdict(set)
        for one, other, ending in rows:
            if ending:
                endings += [(one, other), (other, one)]
            else:
                pairs[one.lower()].add(other.lower())
                pairs[other.lower()].add(one.lower())
        return cls(tuple(endings), dict(pairs))

    def sequences(self, typed: str) -> tuple[Stems, ...]:
        """Stem sequences, any of which is what was typed; the pieces of one stand side by side in a text. Each hit of a
        page is asked for the same."""
        if typed not in self._known:
            self._known[typed] = self._sequences(typed)
        return self._known[typed]

    def _sequences(self, typed: str) -> tuple[Stems, ...]:
        lowered = typed.lower()
        pieces = [word for *_, word in words(lowered)]
        spelt = [lowered, *self.words.get("-".join(pieces), ())]
        if len(pieces) == 1:
            spelt += [
                pieces[0].removesuffix(ending) + other
                for ending, other in self.endings
                if pieces[0].endswith(ending) and len(pieces[0]) >= len(ending) + _SHORTEST_BEFORE_ENDING
            ]
        sequences = dict.fromkeys(tuple(stems_of(spelling)) for spelling in spelt)
        return tuple(sequence for sequence in sequences if sequence)[:_MOST_SPELLINGS]
