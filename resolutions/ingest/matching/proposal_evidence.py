"""How versions of one proposal are recognized: by their symbols, by the drafts they name as their origin, by
wording."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from resolutions.models import Fingerprint, Version
from resolutions.text.fingerprint import shared
from resolutions.text.symbols import Symbol

NEARLY_THE_SAME = 0.9
"""Share of wording in common from which a text without a symbol is taken for another version of a proposal of its
session."""

NO_OTHER_AS_CLOSE = 0.7
"""Share that no other proposal of the session may reach in that case: resolutions on budgets differ in little but their
names and figures."""

SHORTEST = 160
"""Minimum size of a fingerprint that is compared, in bytes (forty runs of words)."""


@dataclass(frozen=True, slots=True)
class RelatedSymbols:
    """The symbols by which one or several versions identify others of the same proposal: the draft and its revisions,
    the drafts an adopted text came from, and documents about any of these."""

    keys: frozenset[str]
    """Symbols of versions of the same proposal."""
    revisions: tuple[str, ...]
    """Prefixes: a draft whose symbol begins with one is a revision within the proposal."""
    named: frozenset[str]
    """Drafts: a text that names one as its origin belongs to the proposal."""
    own: frozenset[str]
    """The versions' own symbols, without Rev and Add."""
    texts: frozenset[str]
    """The versions' own symbols: a document about one of them belongs to the proposal."""

    @classmethod
    def of(cls, *versions: Version) -> RelatedSymbols:
        own = [Symbol.parse(version.symbol) for version in versions if version.symbol]
        drafts = [symbol for symbol in own if symbol.is_draft]
        origins = [Symbol.parse(key) for version in versions if version.symbol for key in version.origin_keys]
        bases = frozenset(symbol.base.key for symbol in (*drafts, *origins) if symbol.is_draft)
        about = {version.about_key for version in versions if version.about_key}
        keys = bases.union((symbol.key for symbol in own), about)
        revisions = tuple(f"{base}/" for base in sorted(bases))
        named = frozenset(symbol.key for symbol in drafts)
        texts = frozenset(symbol.key for symbol in own)
        return cls(keys, revisions, named, frozenset(symbol.base.key for symbol in own), texts)

    def query(self) -> Q:
        query = Q(symbol_key__among=self.keys) | Q(about_key__among=self.texts)
        for beginning in self.revisions:
            query |= Q(symbol_key__startswith=beginning)
        return query | Q(origin_keys__overlap=list(self.named)) if self.named else query

    def matches(self, other: Version) -> bool:
        key = other.symbol_key
        is_revision = key is not None and key.startswith(self.revisions)
        is_about = bool(other.about_key) and other.about_key in self.texts
        return key in self.keys or is_revision or is_about or not self.named.isdisjoint(other.origin_keys)

    def evidence(self, other: Version) -> dict[str, Any]:
        """The evidence for a version that matches."""
        same = other.symbol is not None and Symbol.parse(other.symbol).base.key in self.own
        return {"by": "symbol" if same else "origin", "with": str(other)}


@dataclass(frozen=True, slots=True)
class _Sample:
    resolution: int
    version: int
    symbol_key: str | None
    session: str | None
    language: str
    sample: bytes


class Samples:
    """Fingerprints of texts of the group's sessions, for pairs of similar texts of which one has no symbol. Texts are
    compared within a language."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, str], _Sample] = {}
        """By version and language."""

    def look_up(self, sessions: Iterable[str], of_unnamed: Iterable[str]) -> None:
        """Load the texts of ``sessions`` that have no symbol, and all texts of the sessions in ``of_unnamed``, in which
        a text without a symbol is to be stored."""
        version = "language_version__version"
        session = f"{version}__resolution__session__code"
        comparable = Q(**{f"{version}__symbol_key": None}) | Q(**{f"{session}__in": set(of_unnamed)})
        rows = Fingerprint.objects.filter(comparable, **{f"{session}__in": set(sessions)})
        columns = (f"{version}__resolution", version, f"{version}__symbol_key", session)
        found = rows.values_list(*columns, "language_version__language", "sample")
        for resolution, pk, key, code, language, sample in found:
            self._add(_Sample(resolution, pk, key, code, language, bytes(sample)))

    def add(self, version: Version, session: str | None, language: str, sample: bytes) -> None:
        if session:
            self._add(_Sample(version.resolution_id, version.pk, version.symbol_key, session, language, sample))

    def _add(self, one: _Sample) -> None:
        self._known[one.version, one.language] = one

    def nearest(
        self, version: Version, session: str, language: str, sample: bytes
    ) -> tuple[int, dict[str, Any]] | None:
        """The resolution of nearly the same wording, if there is exactly one, with the evidence."""
        alike: dict[int, tuple[float, int]] = {}
        if len(sample) < SHORTEST:
            return None
        for other in self._known.values():
            near = other.session == session and other.language == language and other.version != version.pk
            if near and not (other.symbol_key and version.symbol_key):
                this = shared(sample, other.sample), other.version
                alike[other.resolution] = max(alike.get(other.resolution, (0.0, 0)), this)
        first, second, *_ = [*sorted(((*one, pk) for pk, one in alike.items()), reverse=True), (0, 0, 0), (0, 0, 0)]
        if first[0] < NEARLY_THE_SAME or second[0] >= NO_OTHER_AS_CLOSE:
            return None
        share, pk, resolution = first
        key = next(one.symbol_key for one in self._known.values() if one.version == pk)
        return resolution, {"by": "text", "with": key or f"document {pk}", "shared": round(share, 2)}
