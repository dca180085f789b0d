"""What all readings of one version together state about its cover.

It follows from the readings alone, never from the order in which they were loaded: each field is that of the best
source that states it, English before other languages among equally good sources (``source_rank``). A language counts
only for the fields that are read reliably in it (``text.languages``). Where two readings disagree, a problem shows both
values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from resolutions.models import Reading
from resolutions.models.titles import title_key
from resolutions.text.document import Problem
from resolutions.text.languages import ENGLISH, language_of
from resolutions.text.problems import ProblemCode
from resolutions.text.states import state_named_in

from ..manifests.apply import name_key
from .source_rank import order_for_cover

DIFFERS = ProblemCode.COVER_DIFFERS

OF_ONE_LANGUAGE = ("source", "format", "language", "title", "unread")
"""Keys of ``Reading.parsed`` that belong to one language version, not to the version."""

_SOMEHOW_ADOPTED = "adopted"
_MARKED_UP = "akn"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A reading that contradicts the value shown."""

    reading: Reading
    problem: Problem


@dataclass(frozen=True, slots=True)
class CombinedCover:
    """``parsed``, ``manifest`` and ``inferred`` as in ``Version``."""

    parsed: dict[str, Any]
    manifest: dict[str, Any]
    inferred: dict[str, Any]
    contradictions: tuple[Contradiction, ...]


def combine(readings: Sequence[tuple[Reading, str]], names: Mapping[int, str]) -> CombinedCover:
    """Combine readings, at least one, each with its language. ``names`` are those of their files, by primary key of the
    reading."""
    ordered = [*sorted(readings, key=lambda one: order_for_cover(one[0].rank, one[1]))]
    first, language = ordered[0]
    combined = {"language": language} | dict.fromkeys(name for name in first.parsed if name not in OF_ONE_LANGUAGE)
    contradictions: list[Contradiction] = []
    for name in combined.keys() - {"language", "symbol_from"}:
        said = [(one, _stated(name, one, language)) for one, language in ordered]
        stating = [(one, value) for one, value in said if value]
        if not stating:
            combined[name] = [] if isinstance(first.parsed[name], list) else None
            continue
        combined[name] = _specific(name, [value for _, value in stating])
        if name == "symbol":
            combined["symbol_from"] = stating[0][0].parsed["symbol_from"]
        if len(stating) > 1:
            contradictions += _contradictions(name, stating, names)
    in_order = [one for one, _ in ordered]
    return CombinedCover(
        combined,
        _first_of(one.manifest for one in in_order),
        _first_of(_inferences_left(one, combined) for one in in_order),
        tuple(contradictions),
    )


def _inferences_left(reading: Reading, stated: Mapping[str, Any]) -> dict[str, Any]:
    """What a reading infers, unless another one states it."""
    return {name: it for name, it in reading.inferred.items() if reading.parsed.get(name) or not stated.get(name)}


def _first_of(mappings: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """All entries of the mappings; of several with one key, the first."""
    found: dict[str, Any] = {}
    for mapping in mappings:
        found = {**mapping, **found}
    return found


def _stated(name: str, reading: Reading, language: str) -> Any:
    """What a reading states of a field that is read in its language. Sponsors go by their English names; the mark-up of
    other languages lists them in English, and not all that the English has."""
    value = reading.parsed.get(name) if name in language_of(language).reads else None
    if name == "sponsors" and value and language != ENGLISH:
        return [] if reading.parsed["format"] == _MARKED_UP else _in_english(value, language)
    return value


def _in_english(sponsors: Sequence[Mapping[str, Any]], language: str) -> list[dict[str, Any]]:
    """None of them where one is not named as a State is in the language: a list that is understood in part names
    fewer than the document does."""
    named = [{**one, "name": state_named_in(one["name"], language)} for one in sponsors]
    return named if all(one["name"] for one in named) else []


def _specific(name: str, values: Sequence[Any]) -> Any:
    """The first value; of outcomes, the first that says how a text was adopted and not only that it was."""
    if name == "outcome" and values[0] == _SOMEHOW_ADOPTED:
        return next((value for value in values if value != _SOMEHOW_ADOPTED), values[0])
    return values[0]


def _words(value: Any) -> str:
    return title_key(str(value))


def _outcome(value: str) -> str | None:
    return None if value == _SOMEHOW_ADOPTED else value


def _items(value: Iterable[Mapping[str, Any]]) -> frozenset[tuple[str, str]]:
    return frozenset((item["number"], item["letter"] or "") for item in value)


def _tabled_by(value: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    return frozenset(name_key(one["name"]) for one in value if one["role"] == "sponsor")


def _counts(value: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(value[side] for side in ("in_favour", "against", "abstaining"))


_COMPARED: dict[str, Callable[[Any], Any]] = {
    "kind": str,
    "symbol": str,
    "organ": _words,
    "session": str,
    "committee": _words,
    "agenda_items": _items,
    "distribution": _words,
    "issued_on": str,
    "original_language": _words,
    "adopted_on": str,
    "origin": lambda value: frozenset(value["symbols"]),
    "meeting": lambda value: value["number"],
    "sponsors": _tabled_by,
    "vote": _counts,
    "outcome": _outcome,
}
"""The form in which values of each field are compared, whatever their spelling; an empty form contradicts nothing."""


def _contradictions(
    name: str, stating: Sequence[tuple[Reading, Any]], names: Mapping[int, str]
) -> Iterable[Contradiction]:
    form = _COMPARED.get(name)
    if form is None:
        return
    (first, first_value), *others = stating
    shown = form(first_value)
    for other, other_value in others:
        value = form(other_value)
        if shown and value and shown != value:
            here, there = (in_words(name, one) for one in (other_value, first_value))
            message = f"{name}: “{here}” here, “{there}” in {names[first.pk]}"
            yield Contradiction(other, Problem(0, DIFFERS, message))


def _listed(value: Iterable[Mapping[str, Any]]) -> str:
    return ", ".join(f"{item['number']} ({item['letter']})" if item["letter"] else item["number"] for item in value)


def _named(value: Iterable[Mapping[str, Any]]) -> str:
    return ", ".join(one["name"] if one["role"] == "sponsor" else f"{one['name']} ({one['role']})" for one in value)


def _counted(value: Mapping[str, Any]) -> str:
    return "–".join("?" if count is None else str(count) for count in _counts(value))


_SHOWN: dict[str, Callable[[Any], str]] = {
    "agenda_items": _listed,
    "origin": lambda value: value["text"],
    "meeting": lambda value: value["text"],
    "related": lambda value: ", ".join(f"{one['symbol']} ({one['role']})" for one in value),
    "sponsors": _named,
    "vote": _counted,
}
"""Values in parts, as people write them."""


def in_words(name: str, value: Any) -> str:
    """What ``Reading.parsed`` has by this name, as a readable line."""
    if not value:
        return ""
    if name in _SHOWN:
        return _SHOWN[name](value)
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
