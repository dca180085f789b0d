"""The names the index knows: sponsors, subjects, committees, verbs; and the spellings that editors treat as one. Read
once a state of the index."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Value
from tantivy import Query, Searcher

from resolutions.models import Alias, SpellingVariant, Subject
from resolutions.models.choices import SponsorKind

from .analyzers import cuts_of, fold, stems_of
from .engine import matching
from .query.terms import Spellings
from .schema import schema, subject_number
from .store import Opened


@dataclass(frozen=True, slots=True)
class Name:
    """A name of the index, the number of its entries, and what it is compared by."""

    name: str
    count: int
    folded: str
    stems: frozenset[str]


@lru_cache(maxsize=32)
def _names(build: str, seen: tuple, field: str, searcher: Searcher) -> tuple[Name, ...]:
    found = searcher.terms_with_prefix(field, "")
    return tuple(Name(name, count, fold(name), frozenset(stems_of(name))) for name, count in found)


@lru_cache(maxsize=2)
def _subjects(build: str, seen: tuple) -> dict[int, str]:
    return {subject_number(pk): name for pk, name in Subject.objects.values_list("pk", "name")}


def spellings() -> Spellings:
    """As they stand in the database now: the editors' table, and what else States are or were called."""
    table = SpellingVariant.objects.values_list("spelling", "variant", "ending")
    others = Alias.objects.filter(sponsor__kind=SponsorKind.STATE, guessed=False)
    rows = table.union(others.values_list("sponsor__name", "name", Value(False)), all=True)
    return Spellings(rows.order_by("spelling"))


@lru_cache(maxsize=2)
def _spellings(build: str, seen: tuple) -> Spellings:
    return spellings()


class Vocabulary:
    """Names by field, of one state of the index."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened

    def names(self, field: str) -> tuple[Name, ...]:
        """The most frequent first."""
        return _names(self._opened.build, self._opened.seen, field, self._opened.searcher)

    def subjects(self) -> dict[int, str]:
        """The names of subjects by their numbers in the index, which are read when that has changed."""
        return _subjects(self._opened.build, self._opened.seen)

    def spellings(self) -> Spellings:
        """Editors' changes of the table reach the index as those of a text do."""
        return _spellings(self._opened.build, self._opened.seen)

    @property
    def places(self) -> Searcher:
        """The index of places."""
        return self._opened.searcher

    @property
    def texts(self) -> Searcher:
        """The index of texts."""
        return self._opened.texts

    def stand_together(self, stems: Sequence[str]) -> bool:
        """Do these stand side by side anywhere?"""
        together = Query.phrase_query(schema(), "text", list(stems))
        return bool(matching(self._opened.searcher.search(together, limit=1)))

    @property
    def entries(self) -> int:
        return self._opened.searcher.num_docs

    def beside(self, reader: str) -> int:
        """How many entries are of a language version beside the one that readers of this language are shown."""
        return self._opened.searcher.doc_freq("beside", reader)

    def frequency(self, word: str) -> int:
        """In how many entries a word stands."""
        return self.spread(stems for stems in cuts_of(word) if stems)

    def rarest(self, passage: str, most: int) -> list[str]:
        """The rarest known stems of a passage, in the language in which most of it is known."""
        frequency = self._opened.searcher.doc_freq
        cuts = ({stem: count for stem in stems if (count := frequency("text", stem))} for stems in cuts_of(passage))
        known = max(cuts, key=len)
        return sorted(known, key=lambda stem: (known[stem], stem))[:most]

    def has(self, stem: str) -> bool:
        """Does this stem stand anywhere?"""
        return bool(self._opened.searcher.doc_freq("text", stem))

    def beginning(self, field: str, typed: str, most: int) -> list[tuple[str, int]]:
        """Terms of a field that begin so, with the number of their entries; the most frequent."""
        return self._opened.searcher.terms_with_prefix(field, typed, limit=most)

    def spread(self, sequences: Iterable[Sequence[str]]) -> int:
        """In how many entries any of these stems stand side by side, at the most."""
        frequency = self._opened.searcher.doc_freq
        return sum(min(frequency("text", stem) for stem in stems) for stems in sequences)

    def called(self, field: str, typed: str) -> list[str]:
        """The names of a field that hold all the typed words, or begin with what was typed."""
        wanted, beginning = frozenset(stems_of(typed)), fold(typed)
        return [one.name for one in self.names(field) if wanted <= one.stems or one.folded.startswith(beginning)]
