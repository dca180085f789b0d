"""A vote as its page shows it: the sides, how they are drawn, who was not in favour."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.utils.translation import get_language

from resolutions.models import Sponsor
from resolutions.models.languages import name_of_entry
from resolutions.text.languages import ENGLISH
from resolutions.text.states import State

from ..charts import Bar, bar
from ..naming import ordered
from .sides import LOOKS

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LONG = 40
"""Names above which a side is folded."""


@dataclass(frozen=True, slots=True)
class Voter:
    """``written`` is the name the list prints, or today's for a Member it does not name; ``name`` the same in the
    language of the page where it is known in it, and ``language`` that of the name."""

    written: str
    name: str
    href: str
    language: str = ENGLISH

    @classmethod
    def of(cls, state: Sponsor, written: str = "") -> Voter:
        return cls._named(written or state.name, state.name, state.names, state.get_absolute_url())

    @classmethod
    def without_entry(cls, state: State) -> Voter:
        return cls._named(state.name, state.name, state.by_language, "")

    @classmethod
    def _named(cls, written: str, name: str, names: Mapping[str, str], href: str) -> Voter:
        language = get_language() or ENGLISH
        known = name_of_entry(names, language, written=written, name=name)
        return cls(written, known, href, language) if known else cls(written, written, href)


def in_order(voters: Iterable[Voter]) -> list[Voter]:
    """In the order of the page's language; in English and Chinese as they come."""
    return list(voters) if get_language() in (ENGLISH, "zh") else sorted(voters, key=lambda one: ordered(one.name))


@dataclass(frozen=True, slots=True)
class Side:
    """``announced`` is the count beside the list, null where none is said; it may differ from the list."""

    position: str
    name: StrOrPromise
    voters: list[Voter]
    announced: int | None
    is_inferred: bool = False

    @property
    def count(self) -> int:
        return len(self.voters) if self.announced is None else self.announced

    @property
    def is_long(self) -> bool:
        return len(self.voters) > LONG

    @property
    def letters(self) -> list[tuple[str, list[Voter]]]:
        """A long side under the first letters of its names; nothing of a short one."""
        letters: dict[str, list[Voter]] = {}
        for voter in self.voters if self.is_long else ():
            letters.setdefault(ordered(voter.name)[:1].upper(), []).append(voter)
        return sorted(letters.items())

    @property
    def differs(self) -> bool:
        return bool(self.voters) and self.announced not in (None, len(self.voters))


class ShownVote(ABC):
    @property
    @abstractmethod
    def sides(self) -> list[Side]:
        """In the order of ``SIDES``."""

    @property
    def in_favour(self) -> Side:
        return self.sides[0]

    @property
    def apart(self) -> list[Side]:
        """Who was not in favour, for all else may be folded; sides that nobody took are left out."""
        return [side for side in self.sides[1:] if side.count]

    @property
    def count_apart(self) -> int:
        return sum(side.count for side in self.apart)

    @cached_property
    def bar(self) -> Bar:
        return bar("", "", [LOOKS[side.position] for side in self.sides], [side.count for side in self.sides])

    @property
    def key(self) -> list[tuple[str, Side]]:
        """Each side that somebody took, with how it is drawn."""
        return [(LOOKS[side.position], side) for side in self.sides if side.count]
