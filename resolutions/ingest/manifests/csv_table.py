"""Manifests: a CSV table or MARCXML records with facts about texts that their files do not state."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from resolutions.text.files import one_line
from resolutions.text.symbols import Symbol

from ..refusals import Refused
from .entries import SESSION, Manifest, ManifestEntry, read_item, read_symbol

NAME = "manifest.csv"
"""A table of this name applies to the files of its folder and of those below."""

MOST_BYTES = 100 * 2**20
_DELIMITERS = ",;\t"
_BETWEEN = re.compile(r"[;\r\n]")
_HEAD = 2000
_MARC = re.compile(rb"<(?:\w+:)?(?:collection|record)[\s>]")


def _session(text: str) -> str:
    if not SESSION.fullmatch(text):
        raise ValueError(f"not a session: {text!r} (66, S-10, ES-10)")
    return text


def _several(read: Callable[[str], Any] = str) -> Callable[[str], tuple]:
    """Reads values separated by semicolons, or one a line."""
    return lambda text: tuple(read(one) for each in _BETWEEN.split(text) if (one := one_line(each)))


COLUMNS: dict[str, Callable[[str], Any]] = {
    "symbol": read_symbol,
    "series": one_line,  # lines of a cell break where people pressed Enter
    "title": one_line,
    "session": _session,
    "sponsors": _several(),
    "additional_sponsors": _several(),
    "agenda_items": _several(read_item),
    "subjects": _several(),
    "related": _several(read_symbol),
}
"""The columns of a table, besides ``file``, and how each is read."""


def read_manifest(content: bytes) -> Manifest:
    """Reads a manifest of either kind. Raises ``Refused`` with the line or record and the field."""
    if is_marc(content):
        from .marc import read_marc  # imported only where it is used: its library takes a third of a second

        return read_marc(content)
    return _read_table(content)


def is_marc(content: bytes) -> bool:
    """Whether a file may be MARCXML, judged by its beginning."""
    head = content[:_HEAD].lstrip(b"\xef\xbb\xbf \r\n\t")
    return head.startswith(b"<") and bool(_MARC.search(head)) and b"akomaNtoso" not in head


def _read_table(content: bytes) -> Manifest:
    """The first line names the columns: ``file`` or ``symbol``, and any of ``COLUMNS``. What office programs leave
    around a table, empty lines and columns without a name, is no part of it."""
    try:
        text = content.decode("utf-8-sig")
        rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
        rows.fieldnames = _column_names(rows.fieldnames or ())
        return _read_rows(rows)
    except UnicodeDecodeError as error:
        raise Refused("not in UTF-8: save the table as “CSV UTF-8”") from error
    except csv.Error as error:
        raise Refused(f"not a table that can be read: {error}") from error


def _delimiter(text: str) -> str:
    first = text.partition("\n")[0]
    return max(_DELIMITERS, key=first.count)


def _column_names(printed: Any) -> list[str]:
    names = ["_".join(name.lower().split()) for name in printed]
    while names and not names[-1]:
        names.pop()
    unknown = [name for name in names if name not in COLUMNS and name != "file"]
    if unknown or not {"file", "symbol"} & set(names):
        what = f"there is no column “{unknown[0]}”; " if unknown else ""
        raise Refused(f"line 1: {what}the first line must name the columns file or symbol, and any of {_named()}")
    if len(set(names)) < len(names):
        raise Refused("line 1: a column is named twice")
    return names


def _named() -> str:
    return ", ".join(name for name in COLUMNS if name != "symbol")


def _read_rows(rows: csv.DictReader) -> Manifest:
    manifest = Manifest()
    for name, entry in _rows(rows):
        named = name or Symbol.parse(entry.symbol or "").key
        by_key = manifest.by_path if name else manifest.by_symbol
        if named in by_key:
            raise Refused(f"line {rows.line_num}: {name or entry.symbol} is named twice")
        by_key[named] = entry if name else replace(entry, symbol=None)
        manifest.entries += 1
    return manifest


def _rows(rows: csv.DictReader) -> Iterator[tuple[str, ManifestEntry]]:
    for row in rows:
        if any(map(str.strip, row.pop(None, ()))):  # the values behind the last column
            expected = len(rows.fieldnames or ())
            raise Refused(f"line {rows.line_num}: at most {expected} values are expected")
        values = {name: (value or "").strip() for name, value in row.items()}
        if not any(values.values()):
            continue
        name = values.pop("file", "").replace("\\", "/")
        if not name and not values.get("symbol"):
            raise Refused(f"line {rows.line_num}: neither a file nor a symbol is named")
        yield (
            name,
            ManifestEntry(**{column: _value(column, text, rows.line_num) for column, text in values.items() if text}),
        )


def _value(column: str, text: str, line: int) -> Any:
    try:
        return COLUMNS[column](text)
    except ValueError as error:
        raise Refused(f"line {line}, {column}: {error}") from error
