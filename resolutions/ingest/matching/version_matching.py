"""Which version a text of a file is a new reading of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from resolutions.models import SourceFile, Version
from resolutions.text import files
from resolutions.text.symbols import Symbol

from ..manifests.gathering import IncomingFile
from ..refusals import Refused

COLUMNS = (
    "pk",
    "source__sha256",
    "source__name",
    "part",
    "symbol",
    "symbol_key",
    "language",
    "kind",
    "parsed__symbol",
    "given",
    "read_by",
)


@dataclass(frozen=True, slots=True)
class Held:
    """As much of a version as tells whether a file is its file, and brings something new. ``said`` is the symbol the
    file or its manifest gave when last read, whatever an editor made of it."""

    pk: int
    sha256: str
    name: str
    part: int
    symbol: str | None
    symbol_key: str | None
    language: str
    kind: str
    said: str | None
    given: dict[str, str]
    read_by: str

    def __str__(self) -> str:
        return self.symbol or f"document {self.pk}"

    def may_say(self, key: str | None) -> bool:
        if self.said is None or (key is None and "symbol" in self.given):
            return True
        return Symbol.parse(self.said).key == key

    def is_at(self, name: str, sha256: str, part: int, key: str | None) -> bool:
        """Whether a text at this place of a file that says this symbol is another reading of it."""
        here = (self.sha256, self.part) == (sha256, part) and self.name == name
        near = self.part == part and (self.sha256 == sha256 or self.name == name)
        return here or (near and self.may_say(key))

    def has_nothing_new(self, incoming: IncomingFile) -> bool:
        """Whether a file with the version's bytes brings nothing: the program reads as it did then, and what was once
        said beside the file stays until it is said otherwise."""
        return self.read_by == files.edition() and self.is_told(incoming)

    def is_told(self, incoming: IncomingFile) -> bool:
        """Whether all that is said beside the file was said before."""
        return incoming.about(self.symbol).as_dict().items() <= self.given.items()


def held_from(sha256s: Iterable[str]) -> dict[str, list[Held]]:
    """Digest → the versions in the file of these bytes, in their order."""
    return _by_file(Q(source__sha256__in=list(sha256s)))


def held_under(keys: Iterable[str]) -> dict[str, list[Held]]:
    """Digest → the versions in the file, of the files with a text that bears one of these symbols (``Symbol.key``)."""
    bearing = Version.objects.filter(symbol_key__in=list(keys))
    return _by_file(Q(source__in=bearing.values("source")))


def contents_of(sha256s: Iterable[str]) -> dict[str, bytes]:
    """Digest → the bytes as received."""
    wanted = list(sha256s)
    found = SourceFile.objects.filter(sha256__in=wanted).values_list("sha256", "content") if wanted else ()
    return {sha256: bytes(content) for sha256, content in found}


def _by_file(condition: Q) -> dict[str, list[Held]]:
    found: dict[str, list[Held]] = defaultdict(list)
    for one in _held(condition):
        found[one.sha256].append(one)
    return found


def _held(condition: Q) -> list[Held]:
    rows = Version.objects.filter(condition).order_by("part", "pk").values_list(*COLUMNS)
    return [Held(*row) for row in rows]


class Known:
    """The versions that the texts of a group may be new readings of: those held, and those the group itself brings."""

    def __init__(self, sha256s: Iterable[str], names: Iterable[str], keys: Iterable[str]) -> None:
        near = Q(sha256__among=set(sha256s)) | Q(name__among=set(names))
        self.sources: dict[str, int] = dict(SourceFile.objects.filter(near).values_list("sha256", "pk"))
        self._by_symbol: dict[tuple[str, str], Held] = {}
        self._by_file: dict[tuple[str, int], list[Held]] = defaultdict(list)
        for one in _held(Q(source__among=self.sources.values()) | Q(symbol_key__among=set(keys))):
            self.add(one)

    def add(self, one: Held) -> None:
        if one.symbol_key:
            self._by_symbol[one.symbol_key, one.language] = one
        self._by_file[one.sha256, one.part].append(one)
        self._by_file[one.name, one.part].append(one)

    def bears(self, key: str | None, language: str) -> bool:
        """Whether a version has this symbol."""
        return (key, language) in self._by_symbol

    def has_at(self, name: str, sha256: str, part: int, key: str | None) -> bool:
        near = (*self._by_file.get((sha256, part), ()), *self._by_file.get((name, part), ()))
        return any(one.is_at(name, sha256, part, key) for one in near)

    def find(self, name: str, sha256: str, part: int, document: Any) -> Held | None:
        """The version this text is a new reading of. Raises ``Refused`` where its symbol is another document's.

        A text is known by its symbol, and by its place in a file of the same bytes or of the same name (where that
        then said the same symbol, or none).
        """
        key = Symbol.parse(document.symbol).key if document.symbol else None
        owner = self._by_symbol.get((key, document.language)) if key else None
        if owner and owner.name == name:
            return owner
        found = self._known_by_file(name, sha256, part, key)
        if owner is None or owner == found:
            return found
        raise Refused(f"says it is {document.symbol}, but {owner.name} is that document in the archive")

    def _known_by_file(self, name: str, sha256: str, part: int, key: str | None) -> Held | None:
        same_bytes = self._by_file.get((sha256, part), ())
        found = next(iter(same_bytes), None)
        if found and found.name != name and not found.may_say(key):
            raise Refused(f"the same bytes as {found.name}, which is {found.said} in the archive")
        return found or next((one for one in self._by_file.get((name, part), ()) if one.may_say(key)), None)
