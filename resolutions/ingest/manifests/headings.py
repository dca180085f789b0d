"""A table of the library's subject headings: a row a heading, with its identifier and its name in each language.

==========================  =======================================================================================
identifier                  of the heading in the UNBIS Thesaurus: ``1002975``, or its address there
en                          its name as texts have it
fr, es, ru, zh, ar          its names in the other languages; columns may be missing, and cells empty
==========================  =======================================================================================
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from resolutions.text.elsewhere import thesaurus_identifier
from resolutions.text.languages import ENGLISH, LANGUAGES

from ..refusals import Refused

NEEDED = frozenset({"identifier", ENGLISH})
MOST_ROWS = 100_000
"""Ten times the headings of the thesaurus."""
_HEAD = 4000


@dataclass(frozen=True, slots=True)
class Heading:
    name: str
    identifier: str
    names: dict[str, str]


def is_heading_table(path: Path) -> bool:
    """By the names of its columns."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            return set(_columns(csv.reader([lines.readline(_HEAD)]))) >= NEEDED
    except (OSError, UnicodeDecodeError, csv.Error):
        return False


def read_headings(path: Path) -> list[Heading]:
    """Raises ``Refused`` with the line where the table is damaged."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            return list(_read(csv.reader(lines)))
    except UnicodeDecodeError as error:
        raise Refused("not in UTF-8: save the table as “CSV UTF-8”") from error
    except csv.Error as error:
        raise Refused(f"not a table that can be read: {error}") from error
    except OSError as error:
        raise Refused(f"cannot be opened: {error.strerror}") from error


def _columns(rows: Iterator[list[str]]) -> list[str]:
    return [name.strip().lower() for name in next(rows, [])]


def _read(rows: Iterator[list[str]]) -> Iterator[Heading]:
    columns = _columns(rows)
    for line, row in enumerate(rows, 2):
        if not row:
            continue
        if len(row) != len(columns):
            raise Refused(f"line {line}: {len(row)} values where the first line names {len(columns)} columns")
        if line > MOST_ROWS:
            raise Refused(f"more than {MOST_ROWS} rows")
        values = dict(zip(columns, (" ".join(value.split()) for value in row), strict=True))
        if not values[ENGLISH]:
            raise Refused(f"line {line}, {ENGLISH}: empty")
        if values["identifier"] and not (identifier := thesaurus_identifier(values["identifier"])):
            raise Refused(f"line {line}, identifier: “{values['identifier']}” is none of the thesaurus (1002975)")
        names = {one.code: values[one.code] for one in LANGUAGES if one.code != ENGLISH and values.get(one.code)}
        yield Heading(values[ENGLISH], identifier if values["identifier"] else "", names)
