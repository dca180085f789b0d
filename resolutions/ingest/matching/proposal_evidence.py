"""How texts of one proposal know each other: by their symbols, by what they name as their origin, by wording."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from resolutions.models import Fingerprint, Version
from resolutions.text.fingerprint import shared
from resolutions.text.symbols import Symbol

NEARLY_THE_SAME = 0.9
"""Share of wording from which on a text without a symbol is taken for another version of a proposal of its session."""

OTHERWISE = 0.7
"""Share that no other proposal of the session may reach then: resolutions on budgets differ in little but their names
and figures."""

SHORTEST = 160
"""Bytes of a fingerprint (forty runs of words) that says anything."""


@dataclass(frozen=True, slots=True)
class Kin:
    """How the symbols of a version, or of several, tell others of the same proposal: other languages, the draft and its
    revisions, and the drafts an adopted text came from."""

    keys: frozenset[str]
    """Symbols of kin."""
    revisions: tuple[str, ...]
    """What the symbols of drafts begin with whose revisions are kin."""
    named: frozenset[str]
    """Drafts: who names one as its origin is kin."""
    own: frozenset[str]
    """Their own symbols, without Rev and Add."""

    @classmethod
    def of(cls, *versions: Version) -> Kin:
        own = [Symbol.parse(version.symbol) for version in versions if version.symbol]
        drafts = [symbol for symbol in own if symbol.is_draft]
        origins = [Symbol.parse(key) for version in versions if version.symbol for key in version.origin_keys]
        bases = frozenset(symbol.base.key for symbol in (*drafts, *origins) if symbol.is_draft)
        keys = bases.union(symbol.key for symbol in own)
        revisions = tuple(f"{base}/" for base in sorted(bases))
        named = frozenset(symbol.key for symbol in drafts)
        return cls(keys, revisions, named, frozenset(symbol.base.key for symbol in own))

    def query(self) -> Q:
        query = Q(symbol_key__among=self.keys)
        for beginning in self.revisions:
            query |= Q(symbol_key__startswith=beginning)
        return query | Q(origin_keys__overlap=list(self.named)) if self.named else query

    def holds(self, other: Version) -> bool:
        key = other.symbol_key
        begun = key is not None and key.startswith(self.revisions)
        return key in self.keys or begun or not self.named.isdisjoint(other.origin_keys)

    def why(self, other: Version) -> dict[str, Any]:
        """The evidence for a version it holds."""
        same = other.symbol is not None and Symbol.parse(other.symbol).base.key in self.own
        return {"by": "symbol" if same else "origin", "with": str(other)}


class Samples:
    """The wording of texts of the group's sessions, where one of two that are alike has no symbol."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[int, str | None, str, bytes]] = {}
        """Version → its resolution, symbol's key, session and fingerprint."""

    def look_up(self, sessions: Iterable[str], of_unnamed: Iterable[str]) -> None:
        """Of ``sessions`` the texts without a symbol; every text of those sessions (``of_unnamed``) in which a text
        without one is to be stored."""
        in_question = Q(version__symbol_key=None) | Q(version__resolution__session__code__in=set(of_unnamed))
        rows = Fingerprint.objects.filter(in_question, version__resolution__session__code__in=set(sessions))
        columns = ("version__resolution", "version__symbol_key", "version__resolution__session__code", "sample")
        self._known |= {pk: (*row[:3], bytes(row[3])) for pk, *row in rows.values_list("version", *columns)}

    def add(self, version: Version, session: str | None, sample: bytes) -> None:
        if session:
            self._known[version.pk] = (version.resolution_id, version.symbol_key, session, sample)

    def nearest(self, version: Version, session: str, sample: bytes) -> tuple[int, dict[str, Any]] | None:
        """The resolution of nearly the same wording, where there is one and only one, with the evidence."""
        alike: dict[int, tuple[float, int]] = {}
        if len(sample) < SHORTEST:
            return None
        for pk, (resolution, key, of_session, other) in self._known.items():
            if pk != version.pk and of_session == session and not (key and version.symbol_key):
                alike[resolution] = max(alike.get(resolution, (0.0, 0)), (shared(sample, other), pk))
        first, second, *_ = [*sorted(((*one, pk) for pk, one in alike.items()), reverse=True), (0, 0, 0), (0, 0, 0)]
        if first[0] < NEARLY_THE_SAME or second[0] >= OTHERWISE:
            return None
        share, pk, resolution = first
        return resolution, {"by": "text", "with": self._known[pk][1] or f"document {pk}", "shared": round(share, 2)}
