"""How strong an opening verb is. The ladders are data: ``strength.json``, weakest rung first, edited without code."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files


@cache
def _data() -> tuple[list[dict[str, int]], re.Pattern[str]]:
    data = json.loads(files(__package__).joinpath("strength.json").read_text("utf-8"))
    ladders = [{verb: rung for rung, verbs in enumerate(ladder) for verb in verbs} for ladder in data["ladders"]]
    order_words = "|".join(map(re.escape, data["order_words"]))
    return ladders, re.compile(rf"(?<![\w-])(?:{order_words})(?![\w-]),?\s*", re.IGNORECASE)


def bare(opening: str) -> str:
    """The opening without the words that only say where it stands among its like: ``Recalling also``, ``recalling``."""
    _, order_words = _data()
    return " ".join(order_words.sub("", opening).split()).strip(" ,").lower()


def verb_change(before: str, after: str) -> str:
    """What became of an opening: ``stronger: notes < welcomes``, ``weaker: …``, ``other: …``; empty where only order
    words changed."""
    old, new = bare(before), bare(after)
    if old == new:
        return ""
    for ladder in _data()[0]:
        if _rung(ladder, old) is not None and _rung(ladder, new) is not None:
            low, high = _rung(ladder, old) or 0, _rung(ladder, new) or 0
            word, sign = ("stronger", "<") if low < high else ("weaker", ">") if low > high else ("as strong", "=")
            return f"{word}: {old} {sign} {new}"
    return f"other: {old} → {new}"


def _rung(ladder: dict[str, int], opening: str) -> int | None:
    """The rung of the longest verb the opening begins with."""
    words = opening.split()
    for end in range(len(words), 0, -1):
        if (rung := ladder.get(" ".join(words[:end]))) is not None:
            return rung
    return None
