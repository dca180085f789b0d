"""What is to be loaded: files and folders, with what the manifest says beside each file."""

from __future__ import annotations

import csv
import os
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from resolutions.text.symbols import Symbol

MANIFEST = "manifest.csv"
"""A file of this name in a folder that is loaded speaks for the files of that folder."""

LONGEST_NAME = 1000
MOST_MEMBERS = 2000
"""Files of one zip archive."""
KINDS = frozenset(".txt .text .md .markdown .html .htm .xhtml .xml .akn .docx .pdf .zip .doc .rtf".split())
"""Ends of the names of files that a folder's walk takes. The last two are documents that are refused, with advice."""

COLUMNS = ("symbol", "series", "title", "session")
_SESSION_CODE = re.compile(r"(?:E?S-)?[1-9]\d{0,2}")


class Refused(Exception):
    """One file, folder or manifest cannot be loaded. The message is one line, without the name."""


@dataclass(frozen=True, slots=True)
class Given:
    """What was said beside the file. It fills what the text does not say; the symbol is told to the reader."""

    symbol: str | None = None
    series: str | None = None
    title: str | None = None
    session: str | None = None

    def as_dict(self) -> dict[str, str]:
        return {name: value for name, value in asdict(self).items() if value}


@dataclass(frozen=True, slots=True)
class Incoming:
    """One file. ``name`` is its path within the folder that was named, or its bare name."""

    name: str
    path: Path
    given: Given = field(default_factory=Given)

    def in_volume(self) -> Incoming:
        """Of several texts in one file, none has the symbol or the title said beside the file."""
        return replace(self, given=replace(self.given, symbol=None, title=None))


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file, folder or manifest that cannot be loaded, and why, in one line."""

    path: Path
    name: str
    message: str


def gather(
    paths: Iterable[Path],
    manifest: Path | None = None,
    session: str | None = None,
    others: list[str] | None = None,
) -> Iterator[Incoming | Refusal]:
    """Every file of the paths, in the order given and by name within a folder.

    A file named by itself or in a manifest is always tried; of the others in a folder those of ``KINDS``, and the names
    of the rest are added to ``others``.
    ``session`` is the code for files that say none themselves. Raises ``Refused`` where it or ``manifest`` is no good.
    """
    if session is not None and not _SESSION_CODE.fullmatch(session):
        raise Refused(f"not a session: {session!r} (66, S-10, ES-10)")
    told = read_manifest(manifest) if manifest else {}
    used: set[str] = set()
    others = [] if others is None else others
    for path in paths:
        for found in _gather_one(path, told, used, others):
            yield _with_session(found, session)
    for name in sorted(told.keys() - used):
        yield Refusal(Path(name), name, f"named in {manifest}, but not among the files loaded")


def _gather_one(path: Path, told: dict[str, Given], used: set[str], others: list[str]) -> Iterator[Incoming | Refusal]:
    if _is_archive(path):
        yield from _gather_archive(path, "", told, used)
        return
    if not path.is_dir():
        used.add(path.name)
        yield _incoming(path.name, path, told.get(path.name, Given()))
        return
    try:
        own = read_manifest(path / MANIFEST) if (path / MANIFEST).is_file() else {}
    except Refused as error:
        yield Refusal(path / MANIFEST, MANIFEST, str(error))
        return
    names = list(_names_in(path))
    if not names:
        yield Refusal(path, path.name, "the folder holds no files")
    told = {**own, **told}
    for name in names:
        if name not in told and Path(name).suffix.lower() not in KINDS:
            others.append(name)
            continue
        if _is_archive(path / name):
            yield from _gather_archive(path / name, f"{name}/", told, used)
            continue
        used.add(name)
        yield _incoming(name, path / name, told.get(name, Given()))
    for name in sorted(own.keys() - set(names)):
        yield Refusal(path / name, name, f"named in {path / MANIFEST}, but not in the folder")


def _is_archive(path: Path) -> bool:
    return path.suffix.lower() == ".zip" and path.is_file()


def _gather_archive(archive: Path, prefix: str, told: dict[str, Given], used: set[str]) -> Iterator[Incoming | Refusal]:
    """Files in a zip archive, read from it one at a time. ``prefix`` is the archive's place in the folder loaded."""
    try:
        with zipfile.ZipFile(archive) as opened:
            members = [one.filename for one in opened.infolist() if not one.is_dir()]
    except (OSError, zipfile.BadZipFile) as error:
        yield Refusal(archive, archive.name, f"no zip archive that can be read: {error}")
        return
    if len(members) > MOST_MEMBERS:
        yield Refusal(archive, archive.name, f"{len(members)} files in one archive; {MOST_MEMBERS} may be")
        return
    for member in sorted(set(members), key=_natural):
        name, parts = prefix + member, member.split("/")
        if any(part.startswith((".", "__MACOSX")) and part not in ("..", ".") for part in parts):
            continue
        if parts[-1] == MANIFEST:
            yield Refusal(archive, name, "a manifest in a zip archive is not read; it can be given with --manifest")
        elif {"", ".", ".."} & set(parts) or "\\" in member:
            yield Refusal(archive, name[-LONGEST_NAME:], "a name that leads out of its archive")
        else:
            used.add(name)
            yield _incoming(name, archive / member, told.get(name, Given()))


def _incoming(name: str, path: Path, given: Given) -> Incoming | Refusal:
    if len(name) > LONGEST_NAME:
        return Refusal(path, name[-LONGEST_NAME:], f"a name of more than {LONGEST_NAME} characters")
    if not name.isprintable():
        shown = name.encode("utf-8", "backslashreplace").decode()
        return Refusal(Path(shown), shown, "the file's name is not UTF-8, or has control characters")
    return Incoming(name, path, given)


def _names_in(folder: Path) -> Iterator[str]:
    """Paths of the files below, hidden ones and manifests left out, in an order that does not depend on the disk."""
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted((name for name in folders if not name.startswith(".")), key=_natural)
        for name in sorted(files, key=_natural):
            if not name.startswith(".") and name != MANIFEST:
                yield (Path(parent) / name).relative_to(folder).as_posix()


def _natural(name: str) -> list[tuple[int, str]]:
    return [(int(piece), "") if piece.isdecimal() else (0, piece) for piece in re.findall(r"\d+|\D+", name)]


def _with_session(found: Incoming | Refusal, session: str | None) -> Incoming | Refusal:
    if isinstance(found, Refusal) or session is None or found.given.session:
        return found
    return replace(found, given=replace(found.given, session=session))


def read_manifest(path: Path) -> dict[str, Given]:
    """File name → what the manifest says of it. The first line names the columns: ``file`` and any of ``COLUMNS``.

    Raises ``Refused``.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            rows = csv.DictReader(lines)
            unknown = set(rows.fieldnames or ()) - {"file", *COLUMNS}
            if "file" not in (rows.fieldnames or ()) or unknown:
                raise Refused(f"the first line must name the columns file, {', '.join(COLUMNS)}")
            return _manifest_rows(rows)
    except OSError as error:
        raise Refused(f"cannot be opened: {error.strerror}") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise Refused(f"not a CSV file in UTF-8: {error}") from error


def _manifest_rows(rows: csv.DictReader) -> dict[str, Given]:
    told: dict[str, Given] = {}
    for row in rows:
        values = {name: (value or "").strip() or None for name, value in row.items() if name}
        name = values.pop("file", None)
        if None in row or not name:
            raise Refused(
                f"line {rows.line_num}: a file name and at most {len(rows.fieldnames or ())} values are expected"
            )
        if name in told:
            raise Refused(f"line {rows.line_num}: {name} is named twice")
        told[name] = _given(values, rows.line_num)
    return told


def _given(values: dict[str, str | None], line: int) -> Given:
    given = Given(**values)
    if given.session and not _SESSION_CODE.fullmatch(given.session):
        raise Refused(f"line {line}: not a session: {given.session!r} (66, S-10, ES-10)")
    try:
        return replace(given, symbol=str(Symbol.from_reader(given.symbol)) if given.symbol else None)
    except ValueError as error:
        raise Refused(f"line {line}: {error}") from error
