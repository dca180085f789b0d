"""What is to be loaded: files, folders and zip archives, with the manifest entry of each file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path, PurePosixPath

from resolutions.text.languages import UnknownLanguage, language_of
from resolutions.text.readers.formats import ADVISED, ENDINGS
from resolutions.text.symbols import Symbol
from resolutions.text.wording import counted

from .. import run_words
from ..refusals import Refusal, Refused
from .containers import Archive, Folder, is_archive
from .csv_table import MOST_BYTES, NAME, is_marc, read_manifest
from .entries import NOTHING, SESSION, Manifest, ManifestEntry
from .headings import is_heading_table
from .voting_table import VotingTable, is_voting_table, read_voting_table

LONGEST_NAME = 1000
TAKEN = ENDINGS | ADVISED | {".zip"}
"""Endings of the files that are loaded from a folder or an archive."""
_HEAD = 2000


@dataclass(frozen=True, slots=True)
class IncomingFile:
    """One file to load. ``name`` is its path within the folder given, or its bare name. ``manifest`` is its manifest
    entry, ``by_symbol`` the entries of texts by their symbol, ``used`` collects the symbols looked up there.
    ``content`` holds the bytes of a file that is stored already, which need not be opened."""

    name: str
    path: Path
    manifest: ManifestEntry = NOTHING
    by_symbol: Mapping[str, ManifestEntry] = field(default_factory=dict, compare=False)
    used: set[str] = field(default_factory=set, compare=False)
    content: bytes | None = field(default=None, compare=False, repr=False)

    def entry_for(self, symbol: str | None) -> ManifestEntry:
        """The manifest entry for the text of this symbol: that of its file, completed by that of the symbol."""
        key = Symbol.parse(symbol).key if symbol and self.by_symbol else None
        if key is None or key not in self.by_symbol:
            return self.manifest
        self.used.add(key)
        return self.manifest.or_else(self.by_symbol[key])

    def in_volume(self) -> IncomingFile:
        """For one of several texts in a file: with only those values of the file's entry that apply to all of them."""
        return replace(self, manifest=self.manifest.of_volume())


@dataclass(frozen=True, slots=True)
class VotesFound:
    """A file with recorded votes: a table of them, or MARC records. ``read`` raises ``Refused``."""

    name: str
    read: Callable[[], VotingTable]

    @classmethod
    def in_table(cls, path: Path) -> VotesFound:
        return cls(path.name, partial(read_voting_table, path))


@dataclass(slots=True)
class Gathering:
    """The files found, in the order given and by name within a folder. ``others`` are names of files of other kinds;
    ``remarks`` are lines about the manifests. ``by_symbol`` are the manifest entries of texts by their symbol,
    ``named_in`` the manifest that each is from; ``missing`` are the files that manifests name and that are not there,
    by the symbol in their entry."""

    found: list[IncomingFile | Refusal] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    by_symbol: dict[str, ManifestEntry] = field(default_factory=dict)
    named_in: dict[str, str] = field(default_factory=dict)
    missing: dict[str, Refusal] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    votes: list[VotesFound] = field(default_factory=list)
    """Recorded votes, which are loaded before the texts."""
    headings: list[Path] = field(default_factory=list)
    """Tables of subject headings, which are loaded after the texts: they complete those that texts have."""

    def __iter__(self) -> Iterator[IncomingFile | Refusal]:
        return iter(self.found)

    def __len__(self) -> int:
        return len(self.found)

    def add_entries(self, entries: Mapping[str, ManifestEntry], name: str) -> None:
        """Add the entries by symbol of the manifest with this name. Where several have a value, the first counts."""
        for key, entry in entries.items():
            self.by_symbol[key] = self.by_symbol[key].or_else(entry) if key in self.by_symbol else entry
            self.named_in.setdefault(key, name)

    def unmatched_keys(self) -> Iterator[str]:
        """Keys of the symbols in manifests that no text has had so far, and of those whose own file is missing."""
        return (key for key in self.by_symbol if key in self.missing or key not in self.used)

    def stored_file(self, name: str, entry: ManifestEntry) -> IncomingFile:
        """A stored file with texts that manifests name by symbol."""
        return IncomingFile(name, Path(name), entry, self.by_symbol, self.used)

    def not_held(self) -> dict[str, str]:
        """Symbols in manifests that no text has, once all are loaded, with the name of the manifest. Only those of
        documents that the archive collects: an export of the Digital Library has reports and meeting records too."""
        symbols = (Symbol.parse(key) for key in self.unmatched_keys() if key not in self.missing)
        kept = (symbol for symbol in symbols if symbol.is_resolution or symbol.is_decision or symbol.is_draft)
        return {str(symbol): self.named_in[symbol.key] for symbol in sorted(kept)}


def gather(
    paths: Iterable[Path], manifest: Path | None = None, session: str | None = None, language: str | None = None
) -> Gathering:
    """Every file of the paths, with its manifest entry.

    A file given by itself or named in a manifest is always tried; of the others in a folder or an archive, those with
    an ending in ``TAKEN``. ``session`` and ``language`` are the codes for files that state none. Raises ``Refused`` if
    one of them or ``manifest`` is invalid.
    """
    if session is not None and not SESSION.fullmatch(session):
        raise Refused(f"not a session: {session!r} (66, S-10, ES-10)")
    try:
        language_code = language_of(language).code if language else None
    except UnknownLanguage as error:
        raise Refused(str(error)) from error
    gatherer = _Gatherer(ManifestEntry(session=session, text_language=language_code))
    named = [Path(path) for path in paths]
    manifests = [path for path in named if path.is_file() and _may_be_manifest(Folder(path.parent), path.name)]
    combined = Manifest()
    for path in ([manifest] if manifest else []) + manifests:
        try:
            found = gatherer.manifest(Folder(path.parent), path.name, path.name)
        except Refused as error:
            raise Refused(f"{path.name}: {error}") from error
        gatherer.gathering.add_entries(found.by_symbol, path.name)
        combined = combined.or_else(found)
    for path in named:
        if path not in manifests:
            gatherer.take(path, combined)
    for name in sorted(combined.by_path.keys() - gatherer.named):
        why = f"named in {manifest or manifests[0]}, but not among the files loaded"
        gatherer.missing.append((Refusal(Path(name), name, why), combined.by_path[name]))
    gatherer.settle_missing()
    return gatherer.gathering


class _Gatherer:
    def __init__(self, defaults: ManifestEntry) -> None:
        self.defaults, self.gathering = defaults, Gathering()
        self.named: set[str] = set()
        self.missing: list[tuple[Refusal, ManifestEntry]] = []
        """Files that manifests name and that are not there, with their entries."""

    def take(self, path: Path, manifest: Manifest, prefix: str = "") -> None:
        try:
            if path.is_dir():
                self._take_all(Folder(path), manifest, prefix)
            elif is_archive(path):
                with closing(Archive(path)) as archive:
                    self._take_all(archive, manifest, prefix)
            elif not self._is_table(path):
                self._take_one(prefix + path.name, path, manifest)
        except Refused as error:
            self.refuse(path, prefix.rstrip("/") or path.name, str(error))

    def refuse(self, path: Path, name: str, message: str) -> None:
        self.gathering.found.append(Refusal(path, name, message))

    def settle_missing(self) -> None:
        """Refuse the missing files, except one whose entry alone names a certain symbol: the text of that symbol may be
        stored already, and the entry then applies to it."""
        keys = [Symbol.parse(entry.symbol).key if entry.symbol else None for _, entry in self.missing]
        times = Counter(keys)
        for key, (refusal, entry) in zip(keys, self.missing, strict=True):
            if key is None or times[key] > 1:
                self.gathering.found.append(refusal)
                continue
            why = f"{refusal.message}, and {entry.symbol} is not held"
            self.gathering.add_entries({key: replace(entry, symbol=None)}, refusal.name)
            self.gathering.missing[key] = replace(refusal, message=why)

    def manifest(self, place: Folder | Archive, name: str, shown: str) -> Manifest:
        """Read a manifest and mention it in the remarks. Raises ``Refused``."""
        content = place.read(name, MOST_BYTES + 1)
        if len(content) > MOST_BYTES:
            raise Refused(f"larger than the {MOST_BYTES // 2**20} MB a manifest may have")
        manifest = read_manifest(content)
        entries = counted(run_words.RECORDS if is_marc(content) else run_words.LINES, manifest.entries)
        self.gathering.remarks.append(run_words.MANIFEST % {"file": shown, "n_entries": entries})
        self.gathering.remarks += [f"{shown}: {remark}" for remark in manifest.remarks]
        if manifest.votes:
            self.gathering.votes.append(VotesFound(shown, partial(VotingTable.of, manifest.votes)))
        return manifest

    def _take_all(self, place: Folder | Archive, manifest: Manifest, prefix: str) -> None:
        names = place.names()
        if not names:
            raise Refused(f"the {place.what} holds no files")
        manifests = [name for name in names if not place.why_not(name) and _may_be_manifest(place, name)]
        own, by_symbol = Manifest(), {}
        for name in manifests:
            try:
                found = self.manifest(place, name, prefix + name)
            except Refused as error:
                message = f"{error}. Nothing of the {place.what} is loaded before that is mended"
                self.refuse(place.place(name), prefix + name, message)
                return
            by_symbol[prefix + name] = found.by_symbol
            own = own.or_else(found.below(name[: name.rfind("/") + 1]))
        for shown, entries in by_symbol.items():
            self.gathering.add_entries(entries, shown)
        both = manifest.or_else(own.below(prefix))
        for name in names:
            if name not in manifests:
                self._take_from(place, name, both, prefix)
        for name in sorted(own.by_path.keys() - set(names)):
            why = f"named in the manifest, but not in the {place.what}"
            self.missing.append((Refusal(place.path / name, prefix + name, why), own.by_path[name]))

    def _take_from(self, place: Folder | Archive, name: str, manifest: Manifest, prefix: str) -> None:
        path, shown = place.place(name), prefix + name
        if self._is_table(path):
            return
        if PurePosixPath(name).suffix.lower() not in TAKEN and manifest.of_file(shown) is NOTHING:
            self.gathering.others.append(shown)
        elif why_not := place.why_not(name):
            self.refuse(path, shown[-LONGEST_NAME:], why_not)
        elif is_archive(path):
            self.take(path, manifest, f"{shown}/")
        else:
            self._take_one(shown, path, manifest)

    def _is_table(self, path: Path) -> bool:
        """Whether it is a table of votes or of headings, which is put with its kind. Only of files on disk: a table of
        votes is too large to be read out of an archive."""
        if path.suffix.lower() != ".csv" or not path.is_file():
            return False
        if is_voting_table(path):
            self.gathering.votes.append(VotesFound.in_table(path))
        elif is_heading_table(path):
            self.gathering.headings.append(path)
        else:
            return False
        return True

    def _take_one(self, name: str, path: Path, manifest: Manifest) -> None:
        self.named.add(name)
        if len(name) > LONGEST_NAME:
            self.refuse(path, name[-LONGEST_NAME:], f"a name of more than {LONGEST_NAME} characters")
        elif not name.isprintable():
            shown = name.encode("utf-8", "backslashreplace").decode()
            self.refuse(Path(shown), shown, "the file's name is not UTF-8, or has control characters")
        else:
            entry = manifest.of_file(name).or_else(self.defaults)
            self.gathering.found.append(IncomingFile(name, path, entry, manifest.by_symbol, self.gathering.used))


def _may_be_manifest(place: Folder | Archive, name: str) -> bool:
    """Whether the file may be a manifest. One that cannot be opened is none; it is refused as a file."""
    bare = name.rpartition("/")[2]
    try:
        return bare == NAME or (bare.lower().endswith(".xml") and is_marc(place.read(name, _HEAD)))
    except Refused:
        return False
