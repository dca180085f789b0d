"""Which version, language version and reading a text of a file matches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from resolutions.models import Reading, SourceFile
from resolutions.text import files
from resolutions.text.symbols import Symbol

from ..manifests.gathering import IncomingFile
from ..refusals import Refused

_VERSION = "language_version__version"
COLUMNS = (
    "pk",
    _VERSION,
    "language_version",
    "source__sha256",
    "source__name",
    "part",
    f"{_VERSION}__symbol",
    f"{_VERSION}__symbol_key",
    "language_version__language",
    f"{_VERSION}__kind",
    "parsed__symbol",
    "parsed__language",
    "manifest",
    "read_by",
)


def may_have_symbol(symbol_read: str | None, manifest: Mapping[str, Any], key: str | None) -> bool:
    """Whether a reading that stated this symbol, or none, may be of a text with the symbol ``key``. A symbol that came
    from a manifest may be absent now."""
    if not symbol_read or (key is None and "symbol" in manifest):
        return True
    return Symbol.parse(symbol_read).key == key


@dataclass(frozen=True, slots=True)
class HeldReading:
    """The columns of a stored reading that tell whether a file is its file, and whether the file brings something new.
    ``symbol`` is its version's. ``symbol_read`` and ``language_read`` are what the file or its manifest stated when
    last read, whatever an editor has changed since."""

    pk: int
    version: int
    language_version: int
    sha256: str
    name: str
    part: int
    symbol: str | None
    symbol_key: str | None
    language: str
    kind: str
    symbol_read: str | None
    language_read: str
    manifest: dict[str, Any]
    read_by: str

    def __str__(self) -> str:
        return self.symbol or f"document {self.version}"

    def may_have_symbol(self, key: str | None) -> bool:
        return may_have_symbol(self.symbol_read, self.manifest, key)

    def is_unchanged(self, incoming: IncomingFile) -> bool:
        """Whether a file with the reading's bytes changes nothing: the program still reads it the same way, and the
        manifests say nothing new. A value from a manifest stays until a manifest changes it."""
        return self.read_by == files.edition() and self.manifests_are_unchanged(incoming)

    def manifests_are_unchanged(self, incoming: IncomingFile) -> bool:
        """Whether the stored manifest values contain all that the manifests say now."""
        return incoming.entry_for(self.symbol).as_dict().items() <= self.manifest.items()


@dataclass(frozen=True, slots=True)
class Match:
    """What a text belongs to, by primary key; None for what is to be created. ``reading`` is the stored reading that it
    replaces; ``moved_from`` the version which that reading belonged to until now, if another."""

    version: int | None = None
    language_version: int | None = None
    reading: int | None = None
    moved_from: int | None = None


def held_from(sha256s: Iterable[str]) -> dict[str, list[HeldReading]]:
    """Digest → the stored readings of the file with these bytes, in order."""
    return _by_file(Q(source__sha256__in=list(sha256s)))


def held_under(keys: Iterable[str]) -> dict[str, list[HeldReading]]:
    """Digest → the stored readings of the file, for files that contain a text with one of these symbols
    (``Symbol.key``)."""
    bearing = Reading.objects.filter(**{f"{_VERSION}__symbol_key__in": list(keys)})
    return _by_file(Q(source__in=bearing.values("source")))


def contents_of(sha256s: Iterable[str]) -> dict[str, bytes]:
    """Digest → the bytes as received."""
    wanted = list(sha256s)
    found = SourceFile.objects.filter(sha256__in=wanted).values_list("sha256", "content") if wanted else ()
    return {sha256: bytes(content) for sha256, content in found}


def _by_file(condition: Q) -> dict[str, list[HeldReading]]:
    found: dict[str, list[HeldReading]] = defaultdict(list)
    for one in _held(condition):
        found[one.sha256].append(one)
    return found


def _held(condition: Q) -> list[HeldReading]:
    rows = Reading.objects.filter(condition).order_by("part", "pk").values_list(*COLUMNS)
    return [HeldReading(*row) for row in rows]


class Known:
    """The stored readings that the texts of a group may match."""

    def __init__(self, sha256s: Iterable[str], names: Iterable[str], keys: Iterable[str]) -> None:
        near = Q(sha256__among=set(sha256s)) | Q(name__among=set(names))
        self.sources: dict[str, int] = dict(SourceFile.objects.filter(near).values_list("sha256", "pk"))
        self._by_symbol: dict[str, list[HeldReading]] = defaultdict(list)
        self._by_file: dict[tuple[str, int], list[HeldReading]] = defaultdict(list)
        of_symbol = {f"{_VERSION}__symbol_key__among": set(keys)}
        for one in _held(Q(source__among=self.sources.values()) | Q(**of_symbol)):
            self._add(one)

    def _add(self, one: HeldReading) -> None:
        if one.symbol_key:
            self._by_symbol[one.symbol_key].append(one)
        self._by_file[one.sha256, one.part].append(one)
        self._by_file[one.name, one.part].append(one)

    def bears(self, key: str | None, language: str | None = None) -> bool:
        """Whether a version has this symbol; with ``language``, whether it is held in that language."""
        return any(language in (None, one.language) for one in self._by_symbol.get(key or "", ()))

    def reading(self, name: str, sha256: str, part: int, document: Any) -> HeldReading | None:
        """The stored reading of this text in this file: by the file's name, the language and the symbol, wherever in
        the file the text is now; else by its place in a file of the same bytes, or of the same name if that had the
        same language and the same symbol, or none. Raises ``Refused`` for bytes that were given another symbol under
        another name."""
        key = _key(document)
        for one in self._by_symbol.get(key or "", ()):
            if one.name == name and one.language_read == document.language:
                return one
        found = next(iter(self._by_file.get((sha256, part), ())), None)
        if found and found.name != name and not found.may_have_symbol(key):
            raise Refused(f"the same bytes as {found.name}, which is {found.symbol_read} in the archive")
        same_name = self._by_file.get((name, part), ())
        language = document.language
        return found or next(
            (one for one in same_name if one.language_read == language and one.may_have_symbol(key)), None
        )

    def match(self, held: HeldReading | None, document: Any) -> Match:
        """What the text belongs to: the version of its symbol, else that of ``held``, the stored reading at its
        place."""
        owners = self._by_symbol.get(_key(document) or "", ())
        if not owners:
            return Match(held.version, held.language_version, held.pk) if held else Match()
        version = owners[0].version
        if held and held.version == version:
            return Match(version, held.language_version, held.pk)
        in_language = next((one.language_version for one in owners if one.language == document.language), None)
        if held is None:
            return Match(version, in_language)
        return Match(version, in_language, held.pk, moved_from=held.version)


def _key(document: Any) -> str | None:
    return Symbol.parse(document.symbol).key if document.symbol else None
