"""The cover of a document as columns of a version."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from resolutions.models import LanguageVersion, Version
from resolutions.models.choices import ABOUT_ANOTHER, Kind, Stage, SymbolFrom
from resolutions.models.cover_fields import COLUMNS, COVER_FIELDS
from resolutions.text import kinds
from resolutions.text.document import Document, Problem
from resolutions.text.kinds import RelatedRole
from resolutions.text.languages import best_of
from resolutions.text.problems import ProblemCode
from resolutions.text.symbols import Symbol

from ..manifests.apply import names_parsed, with_manifest
from .combined_cover import CombinedCover, in_words

STAGES = {
    "resolution": Stage.ADOPTED,
    "decision": Stage.ADOPTED,
    "draft_resolution": Stage.DRAFT,
    "draft_decision": Stage.DRAFT,
    "amendment": Stage.AMENDMENT,
}
IN_ROWS = (
    "paragraphs",
    "tables",
    "footnotes",
    "citations",
    "instructions",
    "problems",
    "pieces",
    "inferred",
    "subject_identifiers",
)
"""Fields of a document that are stored in rows or columns of their own (``pieces`` can be read again from the
bytes)."""

OTHER_FIELDS = (
    "session",
    "series",
    "committee",
    "agenda_items",
    "sponsors",
    "subjects",
    "vote",
    "outcome",
)
"""What else of a cover, or of its manifest entry, readers are shown besides the columns of ``Version``."""


@dataclass(frozen=True, slots=True)
class Filled:
    """The result of filling the columns: (column, before, after); columns where an editor's value was kept; values that
    were cut."""

    changed: tuple[tuple[str, Any, Any], ...]
    kept: tuple[str, ...]
    cut: list[Problem]

    @property
    def symbol_changed(self) -> bool:
        return any(name == "symbol" for name, _, _ in self.changed)


def with_manifest_symbol(document: Document, manifest: Mapping[str, str]) -> Document:
    """The document with the symbol of its stored manifest values: the reader is only given the symbol of this load's
    manifests, and an earlier one may have named it."""
    symbol = manifest.get("symbol")
    if symbol in (None, document.symbol):
        return document
    return replace(document, symbol=symbol, symbol_from=kinds.SymbolFrom.OPTION)


def fill(version: Version, combined: CombinedCover, fixed: Collection[str]) -> Filled:
    """Set the columns from the combined readings and manifest values, except those (``fixed``) that an editor
    corrected."""
    former = other_fields(version.parsed, version.manifest, version.symbol) if version.parsed else None
    version.parsed, version.manifest, version.inferred = combined.parsed, combined.manifest, combined.inferred
    symbol = version.symbol if "symbol" in fixed else version.parsed["symbol"]
    from_file = columns(version.parsed, version.manifest, Symbol.parse(symbol) if symbol else None)
    values, cut = fitted({**from_file, **file_symbol_columns(version.parsed)})
    differing = differences({name: getattr(version, name) for name in values}, values, COLUMNS)
    for name, value in values.items():
        if name not in fixed:
            setattr(version, name, value)
    version.origin_keys = origin_keys(version.parsed, version.related)
    version.about_key = about_key(version)
    if former:
        differing += differences(former, other_fields(version.parsed, version.manifest, version.symbol), OTHER_FIELDS)
    changed = tuple(one for one in differing if one[0] not in fixed)
    return Filled(changed, tuple(name for name, _, _ in differing if name in fixed), cut)


def columns_fixed_by(field: str) -> tuple[str, ...]:
    """The columns that a correction of this field holds: with the symbol those that are derived from it."""
    return ("symbol", "symbol_key", "symbol_sort", "symbol_from") if field == "symbol" else (field,)


def about_key(version: Version) -> str:
    """The key of the text that an amendment, a corrigendum or an addendum is about: as its cover names it, else its own
    symbol without the last suffix. Empty for every other document."""
    if version.kind not in ABOUT_ANOTHER:
        return ""
    related = version.parsed.get("related") or ()
    named = next((one["symbol"] for one in related if one["role"] == RelatedRole.ABOUT), None)
    if named:
        return Symbol.parse(named).key
    symbol = Symbol.parse(version.symbol) if version.symbol else None
    return replace(symbol, suffixes=symbol.suffixes[:-1]).key if symbol and symbol.suffixes else ""


def refresh_titles(version: Version) -> None:
    """Update the titles by language from the language versions, and which of these leads."""
    texts = dict(LanguageVersion.objects.filter(version=version).values_list("language", "title"))
    Version.objects.filter(pk=version.pk).update(titles=texts)
    version.titles = texts
    leader = best_of(texts)
    rows = LanguageVersion.objects.filter(version=version)
    rows.filter(leads=True).exclude(language=leader).update(leads=False)
    rows.filter(language=leader, leads=False).update(leads=True)


def other_fields(cover: Mapping[str, Any], manifest: Mapping[str, Any], symbol: str | None) -> dict[str, str]:
    """``OTHER_FIELDS`` in words: from the cover (``Version.parsed``), else from the manifest."""
    filled = parsed(with_manifest(names_parsed(cover), manifest))
    return {
        name: in_words(name, value)
        for name, value in {
            **{name: cover.get(name) for name in OTHER_FIELDS},
            **{name: filled[name] for name in ("agenda_items", "sponsors", "subjects", "outcome")},
            "session": cover.get("session") or (symbol and Symbol.parse(symbol).session) or manifest.get("session"),
            "series": manifest.get("series"),
        }.items()
    }


def columns(cover: Mapping[str, Any], manifest: Mapping[str, Any], symbol: Symbol | None) -> dict[str, Any]:
    """The values that the file gives, by column of ``Version``, except the symbol's own columns.

    ``cover`` is ``Version.parsed`` and ``manifest`` is ``Version.manifest``, which adds to the related documents.
    ``symbol`` is the document's, whether from the file or from an editor: it gives the kind if the text does not state
    one.
    """
    kind = cover["kind"] or _KIND_OF_SERIES.get(symbol.series if symbol else "", Kind.UNKNOWN)
    related = (one["symbol"] for one in cover.get("related") or () if one["role"] != RelatedRole.ABOUT)
    stated = {field.name: field.value_from(cover) for field in COVER_FIELDS.values() if field.value_from}
    given = {name: date.fromisoformat(manifest[name]) for name in ("issued_on", "adopted_on") if manifest.get(name)}
    return {
        **stated,
        **{name: stated[name] or day for name, day in given.items()},
        "kind": kind,
        "stage": stage(kind, symbol),
        "related": list(dict.fromkeys((*related, *manifest.get("related", ())))),
    }


def origin_keys(cover: Mapping[str, Any], related: Iterable[str]) -> list[str]:
    """The symbols that the origin names (``Version.parsed``), and the drafts among the related documents: committees
    report on drafts whose symbols the text itself does not give."""
    named = cover["origin"]["symbols"] if cover["origin"] else ()
    drafts = (symbol for symbol in map(Symbol.parse, related) if symbol.is_draft)
    return list(dict.fromkeys(symbol.key for symbol in (*map(Symbol.parse, named), *drafts)))


_KIND_OF_SERIES = {"resolution": Kind.RESOLUTION, "decision": Kind.DECISION}


def stage(kind: str, symbol: Symbol | None) -> str:
    """Follows from the kind; a draft whose symbol ends in Rev.n is a revised draft."""
    found = STAGES.get(kind, Stage.UNKNOWN)
    revised = symbol is not None and any(suffix.startswith("Rev.") for suffix in symbol.suffixes)
    return Stage.REVISED if found == Stage.DRAFT and revised else found


def file_symbol_columns(cover: Mapping[str, Any]) -> dict[str, Any]:
    """The symbol's columns as the file gives them."""
    symbol = Symbol.parse(cover["symbol"]) if cover["symbol"] else None
    return symbol_columns(symbol, cover["symbol_from"] or SymbolFrom.TEXT)


def symbol_columns(symbol: Symbol | None, symbol_from: str) -> dict[str, Any]:
    """The four columns a symbol fills, always together."""
    return {
        "symbol": str(symbol) if symbol else None,
        "symbol_key": symbol.key if symbol else None,
        "symbol_sort": symbol.sort_key if symbol else "",
        "symbol_from": symbol_from if symbol else SymbolFrom.UNKNOWN,
    }


def parsed(document: Document) -> dict[str, Any]:
    """The parsed cover, whole, as JSON, with the lines that were not understood."""
    empty: dict[str, Any] = dict.fromkeys(IN_ROWS, ())
    bare = replace(document, **empty)
    return {name: value for name, value in bare.as_dict().items() if name not in IN_ROWS}


def as_json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def fitted(values: Mapping[str, Any]) -> tuple[dict[str, Any], list[Problem]]:
    """The values cut to what their columns hold, with a problem for each cut: a misread cover can be any length."""
    room = _room()
    long = [name for name in room if isinstance(values.get(name), str) and len(values[name]) > room[name]]
    problems = [
        Problem(0, ProblemCode.TOO_LONG, f"{name}: {len(values[name])} characters, cut to {room[name]}")
        for name in long
    ]
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
