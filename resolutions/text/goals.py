"""The Sustainable Development Goals and targets that a text names by their numbers.

The addresses are those of the United Nations' own list of them (metadata.un.org/sdg, Dag Hammarskjöld Library with the
Statistics Division). Which targets there are is that of resolution 70/1. Goals that a text has only to do with are not
given: nothing in the text says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

GOALS = "http://metadata.un.org/sdg/"
"""The list, under which each goal and target has its address."""

_LAST_TARGETS = {
    1: "5b",
    2: "5c",
    3: "9d",
    4: "7c",
    5: "6c",
    6: "6b",
    7: "3b",
    8: "10b",
    9: "5c",
    10: "7c",
    11: "7c",
    12: "8c",
    13: "3b",
    14: "7c",
    15: "9c",
    16: "10b",
    17: "19",
}
"""Of each goal the last target that has a number, and the last that has a letter."""

_AND = r"(?:, | and |, and |(?: and|,) targets? | to )"
_TARGET = r"\d{1,2}\.(?:\d{1,2}|[a-d])\b"
_NAMED = re.compile(
    rf"(?<!Millennium Development )\b(?:Goals? (?P<goals>\d{{1,2}}\b(?!\.\d)(?:{_AND}(?:Goal )?\d{{1,2}}\b(?!\.\d))*)"
    rf"|[Tt]argets? (?P<targets>{_TARGET}(?:{_AND}{_TARGET})*))"
)
_OF_THE_AGENDA = re.compile(r"Sustainable Development Goal|2030 Agenda")


def goals_named(texts: Iterable[str]) -> tuple[str, ...]:
    """The numbers of goals and targets (``14``, ``16.4``) that English words name, each once and in their order.

    None where the words name neither these goals nor the 2030 Agenda: other programmes have goals with numbers too.
    """
    words = "\n".join(texts)
    if not _OF_THE_AGENDA.search(words):
        return ()
    found = (number for match in _NAMED.finditer(words) for number in re.findall(r"\d[\d.a-d]*", match[0]))
    return tuple(dict.fromkeys(number for number in (one.rstrip(".") for one in found) if _is_there(number)))


def goal_address(number: str) -> str:
    return GOALS + number


def _is_there(number: str) -> bool:
    goal, _, target = number.partition(".")
    last = _LAST_TARGETS.get(int(goal))
    if last is None or not target:
        return last is not None
    numbered, lettered = int(last.rstrip("abcd")), last.lstrip("0123456789")
    return 1 <= int(target) <= numbered if target.isdecimal() else target <= lettered
