"""The cover of a document as columns of a version."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from resolutions.models import Version
from resolutions.models.choices import Kind, Stage, SymbolFrom
from resolutions.text.document import Document, Problem
from resolutions.text.symbols import Symbol

from ..manifests.apply import fitting, names_said, with_given

STAGES = {
    "resolution": Stage.ADOPTED,
    "decision": Stage.ADOPTED,
    "draft_resolution": Stage.DRAFT,
    "draft_decision": Stage.DRAFT,
    "amendment": Stage.AMENDMENT,
}
IN_ROWS = ("paragraphs", "tables", "footnotes", "citations", "problems", "pieces", "inferred")
"""What a document has that is kept in rows or columns of its own (``pieces`` can be read again from the bytes)."""

CURATED = (
    "kind",
    "stage",
    "symbol",
    "language",
    "title",
    "organ",
    "distribution",
    "original_language",
    "issued_on",
    "adopted_on",
    "meeting",
    "origin",
    "related",
    "sponsor_note",
)
"""Columns of a version that a document fills and an editor may correct."""


BESIDE_COLUMNS = (
    "session",
    "series",
    "committee",
    "agenda_items",
    "sponsors",
    "subjects",
    "vote",
    "outcome",
)
"""What else a cover says, or a manifest beside it, that readers are shown."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What filling the columns did: (column, before, after); columns an editor kept from it; values that were cut."""

    changed: tuple[tuple[str, Any, Any], ...]
    kept: tuple[str, ...]
    cut: list[Problem]

    @property
    def readdressed(self) -> bool:
        return any(name in ("symbol", "language") for name, _, _ in self.changed)


def with_symbol_given(document: Document, given: Mapping[str, str]) -> Document:
    """The reader was told the symbol said beside the file this time; it may have been said before."""
    symbol = given.get("symbol")
    return document if symbol in (None, document.symbol) else replace(document, symbol=symbol, symbol_from="option")


def fill(version: Version, document: Document, given: Mapping[str, Any], fixed: Collection[str]) -> Filled:
    """Set the columns from the document and what was ``given`` beside it, but for those (``fixed``) an editor holds."""
    former = beside(version.parsed, version.given, version.symbol) if version.parsed else None
    version.parsed, version.given = parsed(document), dict(given)
    version.inferred = {name: {"value": one.value, "why": one.why} for name, one in document.inferred.items()}
    symbol = version.symbol if "symbol" in fixed else document.symbol
    told = columns(version.parsed, version.given, Symbol.parse(symbol) if symbol else None)
    said, cut = fitted({**told, **symbol_said(version.parsed)})
    differing = differences({name: getattr(version, name) for name in said}, said, CURATED)
    for name, value in said.items():
        if name not in fixed:
            setattr(version, name, value)
    version.origin_keys = origin_keys(version.parsed, version.related)
    if former:
        differing += differences(former, beside(version.parsed, version.given, version.symbol), BESIDE_COLUMNS)
    changed = tuple(one for one in differing if one[0] not in fixed)
    return Filled(changed, tuple(name for name, _, _ in differing if name in fixed), cut)


def beside(said: Mapping[str, Any], given: Mapping[str, Any], symbol: str | None) -> dict[str, str]:
    """``BESIDE_COLUMNS`` in words: as the cover has them (``Version.parsed``), else as they were given beside it."""
    filled = parsed(with_given(names_said(said), given))
    return {
        name: in_words(value)
        for name, value in {
            **{name: said.get(name) for name in BESIDE_COLUMNS},
            **{name: filled[name] for name in ("agenda_items", "sponsors", "subjects")},
            "session": said.get("session") or (symbol and Symbol.parse(symbol).session) or given.get("session"),
            "series": given.get("series"),
        }.items()
    }


def in_words(said: Any) -> str:
    """A part of ``Version.parsed`` as a line to read: names and values, without what is not said."""
    if isinstance(said, Mapping):
        return " ".join(f"{name} {in_words(said[name])}" for name in sorted(said) if said[name] not in (None, "", {}))
    if isinstance(said, list):
        return ", ".join(map(in_words, said))
    return "" if said is None else str(said)


def columns(said: Mapping[str, Any], given: Mapping[str, Any], symbol: Symbol | None) -> dict[str, Any]:
    """What the file says, by column of ``Version``, but for the symbol's own columns.

    ``said`` is ``Version.parsed`` and ``given`` is ``Version.given``, which fills a title the text does not say and
    adds to the related documents.
    ``symbol`` is the document's, whoever said it: it tells the kind where the text does not.
    """
    kind = said["kind"] or _KIND_OF_SERIES.get(symbol.series if symbol else "", Kind.UNKNOWN)
    return {
        "kind": kind,
        "stage": stage(kind, symbol),
        "language": said["language"],
        "title": said["title"] or fitting(said["language"], given).get("title") or "",
        "organ": said["organ"] or "",
        "distribution": said["distribution"] or "",
        "original_language": said["original_language"] or "",
        "issued_on": _date(said["issued_on"]),
        "adopted_on": _date(said["adopted_on"]),
        "meeting": said["meeting"]["text"] if said["meeting"] else "",
        "origin": said["origin"]["text"] if said["origin"] else "",
        "related": list(
            dict.fromkeys((*(one["symbol"] for one in said.get("related") or ()), *given.get("related", ())))
        ),
        "sponsor_note": said["sponsor_note"] or "",
    }


def origin_keys(said: Mapping[str, Any], related: Iterable[str]) -> list[str]:
    """The symbols the origin names (``Version.parsed``), and the drafts among the related documents: committees report
    on drafts whose symbols the text itself does not say."""
    named = said["origin"]["symbols"] if said["origin"] else ()
    drafts = (symbol for symbol in map(Symbol.parse, related) if symbol.is_draft)
    return list(dict.fromkeys(symbol.key for symbol in (*map(Symbol.parse, named), *drafts)))


_KIND_OF_SERIES = {"resolution": Kind.RESOLUTION, "decision": Kind.DECISION}


def _date(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


def stage(kind: str, symbol: Symbol | None) -> str:
    """From what the document is; a draft whose symbol ends in Rev.n is a revised draft."""
    found = STAGES.get(kind, Stage.UNKNOWN)
    revised = symbol is not None and any(suffix.startswith("Rev.") for suffix in symbol.suffixes)
    return Stage.REVISED if found == Stage.DRAFT and revised else found


def symbol_said(said: Mapping[str, Any]) -> dict[str, Any]:
    """The symbol's columns as the file has them."""
    symbol = Symbol.parse(said["symbol"]) if said["symbol"] else None
    return symbol_columns(symbol, said["symbol_from"] or SymbolFrom.TEXT)


def symbol_columns(symbol: Symbol | None, symbol_from: str) -> dict[str, Any]:
    """The four columns a symbol fills, always together."""
    return {
        "symbol": str(symbol) if symbol else None,
        "symbol_key": symbol.key if symbol else None,
        "symbol_sort": symbol.sort_key if symbol else "",
        "symbol_from": symbol_from if symbol else SymbolFrom.UNKNOWN,
    }


def parsed(document: Document) -> dict[str, Any]:
    """What the parser said about the cover, whole, as JSON, with the lines it left unread."""
    bare = replace(document, **dict.fromkeys(IN_ROWS, ()))
    return {name: value for name, value in bare.as_dict().items() if name not in IN_ROWS}


def as_json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def fitted(values: Mapping[str, Any]) -> tuple[dict[str, Any], list[Problem]]:
    """The values cut to what their columns hold, with a problem for each cut: a misread cover can be any length."""
    room = _room()
    long = [name for name in room if isinstance(values.get(name), str) and len(values[name]) > room[name]]
    problems = [Problem(0, "too_long", f"{name}: {len(values[name])} characters, cut to {room[name]}") for name in long]
    return {**values, **{name: values[name][: room[name]] for name in long}}, problems


@cache
def _room() -> dict[str, int]:
    return {field.name: field.max_length for field in Version._meta.concrete_fields if field.max_length}


def differences(
    before: Mapping[str, Any], after: Mapping[str, Any], names: Iterable[str]
) -> list[tuple[str, Any, Any]]:
    """(column, before, after) of each column that differs, as JSON."""
    pairs = ((name, as_json(before[name]), as_json(after[name])) for name in names)
    return [(name, old, new) for name, old, new in pairs if old != new]
