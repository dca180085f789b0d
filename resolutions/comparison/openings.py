"""How strong an opening verb is. The ladders are data, which an archive's editors may change: ``strength.json`` holds
those one starts from."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from resolutions.text.languages import ENGLISH
from resolutions.text.openings import english_openings

Ladders = Mapping[str, Mapping[str, int]]
"""Of each ladder, by name, the rung each verb stands on, the weakest lowest."""


def _order(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-]),?\s*", re.IGNORECASE)


_ORDER_WORDS = {
    "en": _order("also|further|again|once more|in this regard|in this context"),
    "fr": _order("également|aussi|en outre|de nouveau|une fois de plus|une nouvelle fois|à cet égard|dans ce contexte"),
    "es": _order("también|además|asimismo|de nuevo|una vez más|a este respecto|en este contexto"),
    "ru": _order("также|далее|вновь|еще раз|ещё раз|в этой связи|в этом контексте"),
    "zh": re.compile("[又还并再也]|在这方面，?|为此，?"),
    "ar": _order("أيضاً|أيضا|كذلك|مرة أخرى|في هذا الصدد|في هذا السياق"),
}
"""Words that only say where an opening stands among its like."""


class Strength(StrEnum):
    """What became of an opening verb. ``OTHER`` is for verbs that stand on no ladder together."""

    STRONGER = "stronger"
    WEAKER = "weaker"
    AS_STRONG = "as strong"
    OTHER = "other"


_SIGNS = {Strength.STRONGER: "<", Strength.WEAKER: ">", Strength.AS_STRONG: "=", Strength.OTHER: "→"}


class Placed(NamedTuple):
    """A verb's place: on which ladder, and how high, from 1."""

    ladder: str
    rung: int
    verb: str


@dataclass(frozen=True, slots=True)
class VerbChange:
    how: Strength
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.how}: {self.pair}"

    @property
    def pair(self) -> str:
        return f"{self.before} {_SIGNS[self.how]} {self.after}"


@cache
def verbs_to_start_from() -> tuple[Placed, ...]:
    ladders = json.loads(files(__package__).joinpath("strength.json").read_text("utf-8"))
    return tuple(
        Placed(name, rung, verb)
        for name, rungs in ladders.items()
        for rung, verbs in enumerate(rungs, 1)
        for verb in verbs
    )


def ladders_of(verbs: Iterable[Placed]) -> Ladders:
    ladders: dict[str, dict[str, int]] = defaultdict(dict)
    for ladder, rung, verb in verbs:
        ladders[ladder][verb.lower()] = rung
    return ladders


@cache
def ladders_to_start_from() -> Ladders:
    return ladders_of(verbs_to_start_from())


def bare(opening: str, code: str = ENGLISH) -> str:
    """The opening without the words that only say where it stands among its like: ``Recalling also``, ``recalling``."""
    return " ".join(_ORDER_WORDS[code].sub("", opening).split()).strip(" ,،，").lower()


def verb_change(before: str, after: str, ladders: Ladders | None = None, code: str = ENGLISH) -> VerbChange | None:
    """What became of an opening; None where only order words changed. In other languages a verb is as strong as the
    English one that most often stands in its place."""
    old, new = bare(before, code), bare(after, code)
    if old == new:
        return None
    known = ladders_to_start_from() if ladders is None else ladders
    low, high = (verb_of(known, _in_english(one, code)) for one in (old, new))
    for ladder in known.values():
        if low in ladder and high in ladder:
            step = ladder[high] - ladder[low]
            how = Strength.STRONGER if step > 0 else Strength.WEAKER if step < 0 else Strength.AS_STRONG
            return VerbChange(how, old, new)
    return VerbChange(Strength.OTHER, old, new)


def _in_english(opening: str, code: str) -> str:
    return opening if code == ENGLISH else next(iter(english_openings(opening, code)), "")


def verb_of(ladders: Ladders, opening: str) -> str:
    """The longest verb of any ladder that the opening begins with: "notes with concern" is no "notes"."""
    words = opening.split()
    begun = (" ".join(words[:end]) for end in range(len(words), 0, -1))
    return next((verb for verb in begun if any(verb in ladder for ladder in ladders.values())), "")
