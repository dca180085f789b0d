"""What is to be loaded: files, folders and zip archives, with what is said beside each file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from resolutions.text.symbols import Symbol

from ..refusals import Refusal, Refused
from .containers import Archive, Folder, is_archive
from .csv_table import MOST_BYTES, NAME, read_manifest
from .entries import NOTHING, SESSION, Manifest, ManifestEntry
from .marc import is_marc

LONGEST_NAME = 1000
KINDS = frozenset(".txt .text .md .markdown .html .htm .xhtml .xml .akn .docx .pdf .zip .doc .rtf".split())
"""Ends of the names of files that are taken from a folder or an archive. The last two are documents that are refused,
with advice."""
_HEAD = 2000


@dataclass(frozen=True, slots=True)
class IncomingFile:
    """One file. ``name`` is its path within the folder that was named, or its bare name. ``given`` is what was said
    beside the file, ``by_symbol`` what was said of texts by their symbol, ``used`` collects those it was asked for.
    ``content`` is the bytes of a file that is held already, and need not be fetched."""

    name: str
    path: Path
    given: ManifestEntry = NOTHING
    by_symbol: Mapping[str, ManifestEntry] = field(default_factory=dict, compare=False)
    used: set[str] = field(default_factory=set, compare=False)
    content: bytes | None = field(default=None, compare=False, repr=False)

    def about(self, symbol: str | None) -> ManifestEntry:
        """What was said of the text of this symbol: beside its file, else by its symbol."""
        key = Symbol.parse(symbol).key if symbol and self.by_symbol else None
        if key not in self.by_symbol:
            return self.given
        self.used.add(key)
        return self.given.or_else(self.by_symbol[key])

    def in_volume(self) -> IncomingFile:
        """Of several texts in one file, none has what was said beside the file, but for session and series."""
        return replace(self, given=ManifestEntry(session=self.given.session, series=self.given.series))


@dataclass(slots=True)
class Gathering:
    """What was found, in the order given and by name within a folder. ``others`` are names of files of other kinds;
    ``remarks`` are lines about the manifests. ``by_symbol`` is what these say of texts by their symbol, ``named_in``
    which of them does; ``missing`` are the files they name that are not there, by the symbol said beside them."""

    found: list[IncomingFile | Refusal] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    by_symbol: dict[str, ManifestEntry] = field(default_factory=dict)
    named_in: dict[str, str] = field(default_factory=dict)
    missing: dict[str, Refusal] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    def __iter__(self) -> Iterator[IncomingFile | Refusal]:
        return iter(self.found)

    def __len__(self) -> int:
        return len(self.found)

    def told(self, given: Mapping[str, ManifestEntry], name: str) -> None:
        """What a manifest of this name says of texts by their symbol. Where several do, the first to say a thing."""
        for key, one in given.items():
            self.by_symbol[key] = self.by_symbol[key].or_else(one) if key in self.by_symbol else one
            self.named_in.setdefault(key, name)

    def left(self) -> Iterator[str]:
        """Keys of the symbols that manifests name and no text has borne so far, or say beside a file that is not
        there."""
        return (key for key in self.by_symbol if key in self.missing or key not in self.used)

    def held(self, name: str, given: ManifestEntry) -> IncomingFile:
        """A file of the archive that holds texts of which manifests speak by their symbol."""
        return IncomingFile(name, Path(name), given, self.by_symbol, self.used)

    def not_held(self) -> dict[str, str]:
        """Symbols that manifests name and no text bears, with the manifest, once all are loaded. Of the documents the
        archive is for: an export of the Digital Library has reports and meeting records too."""
        symbols = (Symbol.parse(key) for key in self.left() if key not in self.missing)
        kept = (symbol for symbol in symbols if symbol.is_resolution or symbol.is_decision or symbol.is_draft)
        return {str(symbol): self.named_in[symbol.key] for symbol in sorted(kept)}


def gather(paths: Iterable[Path], manifest: Path | None = None, session: str | None = None) -> Gathering:
    """Every file of the paths, with what manifests say.

    A file named by itself or in a manifest is always tried; of the others in a folder or an archive those of ``KINDS``.
    ``session`` is the code for files that say none themselves. Raises ``Refused`` where it or ``manifest`` is no good.
    """
    if session is not None and not SESSION.fullmatch(session):
        raise Refused(f"not a session: {session!r} (66, S-10, ES-10)")
    gatherer = _Gatherer(ManifestEntry(session=session))
    named = [Path(path) for path in paths]
    beside = [path for path in named if path.is_file() and _may_be_manifest(Folder(path.parent), path.name)]
    told = Manifest()
    for path in ([manifest] if manifest else []) + beside:
        try:
            said = gatherer.manifest(Folder(path.parent), path.name, path.name)
        except Refused as error:
            raise Refused(f"{path.name}: {error}") from error
        gatherer.gathering.told(said.by_symbol, path.name)
        told = told.or_else(said)
    for path in named:
        if path not in beside:
            gatherer.take(path, told)
    for name in sorted(told.by_path.keys() - gatherer.named):
        why = f"named in {manifest or beside[0]}, but not among the files loaded"
        gatherer.missed.append((Refusal(Path(name), name, why), told.by_path[name]))
    gatherer.settle_missed()
    return gatherer.gathering


class _Gatherer:
    def __init__(self, least: ManifestEntry) -> None:
        self.least, self.gathering, self.named = least, Gathering(), set()
        self.missed: list[tuple[Refusal, ManifestEntry]] = []
        """Files that manifests name and that are not there."""

    def take(self, path: Path, told: Manifest, prefix: str = "") -> None:
        try:
            if path.is_dir():
                self._take_all(Folder(path), told, prefix)
            elif is_archive(path):
                with closing(Archive(path)) as archive:
                    self._take_all(archive, told, prefix)
            else:
                self._take_one(prefix + path.name, path, told)
        except Refused as error:
            self.refuse(path, prefix.rstrip("/") or path.name, str(error))

    def refuse(self, path: Path, name: str, message: str) -> None:
        self.gathering.found.append(Refusal(path, name, message))

    def settle_missed(self) -> None:
        """Where a symbol is said beside one of these, and beside no other, its text may be held; the rest are
        refused."""
        keys = [Symbol.parse(given.symbol).key if given.symbol else None for _, given in self.missed]
        times = Counter(keys)
        for key, (refusal, given) in zip(keys, self.missed, strict=True):
            if key is None or times[key] > 1:
                self.gathering.found.append(refusal)
                continue
            why = f"{refusal.message}, and {given.symbol} is not held"
            self.gathering.told({key: replace(given, symbol=None)}, refusal.name)
            self.gathering.missing[key] = replace(refusal, message=why)

    def manifest(self, place: Folder | Archive, name: str, shown: str) -> Manifest:
        """Raises ``Refused``."""
        content = place.read(name, MOST_BYTES + 1)
        if len(content) > MOST_BYTES:
            raise Refused(f"larger than the {MOST_BYTES // 2**20} MB a manifest may have")
        told = read_manifest(content)
        what = ("record" if is_marc(content) else "line") + ("" if told.entries == 1 else "s")
        self.gathering.remarks.append(f"{shown}: a manifest of {told.entries} {what}")
        self.gathering.remarks += [f"{shown}: {remark}" for remark in told.remarks]
        return told

    def _take_all(self, place: Folder | Archive, told: Manifest, prefix: str) -> None:
        names = place.names()
        if not names:
            raise Refused(f"the {place.what} holds no files")
        manifests = [name for name in names if not place.why_not(name) and _may_be_manifest(place, name)]
        own, by_symbol = Manifest(), {}
        for name in manifests:
            try:
                said = self.manifest(place, name, prefix + name)
            except Refused as error:
                message = f"{error}. Nothing of the {place.what} is loaded before that is mended"
                self.refuse(place.place(name), prefix + name, message)
                return
            by_symbol[prefix + name] = said.by_symbol
            own = own.or_else(said.below(name[: name.rfind("/") + 1]))
        for shown, given in by_symbol.items():
            self.gathering.told(given, shown)
        both = told.or_else(own.below(prefix))
        for name in names:
            if name not in manifests:
                self._take_from(place, name, both, prefix)
        for name in sorted(own.by_path.keys() - set(names)):
            why = f"named in the manifest, but not in the {place.what}"
            self.missed.append((Refusal(place.path / name, prefix + name, why), own.by_path[name]))

    def _take_from(self, place: Folder | Archive, name: str, told: Manifest, prefix: str) -> None:
        path, shown = place.place(name), prefix + name
        if PurePosixPath(name).suffix.lower() not in KINDS and told.of_file(shown) is NOTHING:
            self.gathering.others.append(shown)
        elif why_not := place.why_not(name):
            self.refuse(path, shown[-LONGEST_NAME:], why_not)
        elif is_archive(path):
            self.take(path, told, f"{shown}/")
        else:
            self._take_one(shown, path, told)

    def _take_one(self, name: str, path: Path, told: Manifest) -> None:
        self.named.add(name)
        if len(name) > LONGEST_NAME:
            self.refuse(path, name[-LONGEST_NAME:], f"a name of more than {LONGEST_NAME} characters")
        elif not name.isprintable():
            shown = name.encode("utf-8", "backslashreplace").decode()
            self.refuse(Path(shown), shown, "the file's name is not UTF-8, or has control characters")
        else:
            given = told.of_file(name).or_else(self.least)
            self.gathering.found.append(IncomingFile(name, path, given, told.by_symbol, self.gathering.used))


def _may_be_manifest(place: Folder | Archive, name: str) -> bool:
    """A file that cannot be opened is none; it is refused when its turn comes."""
    bare = name.rpartition("/")[2]
    try:
        return bare == NAME or (bare.lower().endswith(".xml") and is_marc(place.read(name, _HEAD)))
    except Refused:
        return False
