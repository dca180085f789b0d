"""Covers as a spreadsheet: written to be changed in any office program, and read back cell by cell.

A hidden sheet keeps what was downloaded, so that only cells that were changed count, and what another editor changed
meanwhile is held against them as in a form (``seen``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from io import BytesIO
from itertools import zip_longest
from typing import IO, TYPE_CHECKING, Any, NamedTuple
from zipfile import BadZipFile, ZipFile

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .seen import as_sent

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

KEY = "document"
"""The column that says which text a row is of."""
SEEN_SHEET = "as downloaded"
MOST_ROWS = 500
MOST_BYTES = 50 * 2**20
"""Of the unpacked file."""
LONGEST = 32_767
"""Characters a cell holds (the limit of Excel and of LibreOffice)."""


class Column(NamedTuple):
    """``name`` is kept in the hidden sheet, ``label`` is what people read."""

    name: str
    label: str


class Changed(NamedTuple):
    """A cell as it was downloaded and as it is now."""

    was: str
    now: str


ChangedCells = dict[int, dict[str, Changed]]
"""By the primary key of the text, and by the name of the column."""


def write(columns: Sequence[Column], rows: Iterable[tuple[int, Sequence[Any]]]) -> bytes:
    """``rows`` are primary keys with a value a column. Raises ValidationError for a value that no cell holds."""
    from openpyxl import Workbook  # imported only where it is used: it takes half a second

    book = Workbook(write_only=True)
    people, seen = book.create_sheet(_("Covers")), book.create_sheet(SEEN_SHEET)
    seen.sheet_state = "hidden"
    people.freeze_panes = "B2"
    seen.append([KEY, *(column.name for column in columns)])
    people.append([_bold(people, label) for label in (KEY, *(column.label for column in columns))])
    for key, values in rows:
        seen.append([key, *(_cell(seen, as_text(value)) for value in values)])
        people.append([key, *(_cell(people, value) for value in values)])
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _bold(sheet: Any, words: str) -> WriteOnlyCell:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    cell = WriteOnlyCell(sheet, words)
    cell.font = Font(bold=True)
    return cell


def _cell(sheet: Any, value: Any) -> Any:
    """A day as a day; words as words, also those that begin like a formula."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    if isinstance(value, date):
        return value
    words = ILLEGAL_CHARACTERS_RE.sub("", value)
    if len(words) > LONGEST:
        raise ValidationError(_("Longer than a cell of a spreadsheet holds: %(words)s…") % {"words": words[:80]})
    cell = WriteOnlyCell(sheet, words)
    cell.data_type = "s"
    return cell


def as_text(value: Any) -> str:
    """A cell's value as a form sends it."""
    return as_sent(value.date() if isinstance(value, datetime) else value)


def read(file: IO[bytes], columns: Sequence[Column]) -> ChangedCells:
    """The cells that were changed since the file was downloaded. Raises ValidationError for a file that is no such
    spreadsheet, and for rows and columns that it did not have."""
    book = _opened(file)
    if SEEN_SHEET not in book.sheetnames:
        raise ValidationError(_("This spreadsheet was not downloaded here: it lacks the sheet of what it was then."))
    names = {column.label: column.name for column in columns} | {KEY: KEY}
    seen = {row[KEY]: row for row in _rows(book[SEEN_SHEET])}
    people = next(sheet for sheet in book.worksheets if sheet.title != SEEN_SHEET)
    changed: ChangedCells = {}
    for row in _rows(people):
        if unknown := row.keys() - names.keys():
            raise ValidationError(_("There is no column “%(name)s”.") % {"name": min(unknown)})
        now = {names[label]: words for label, words in row.items()}
        key = now.pop(KEY, "")
        if key not in seen or not key.isdecimal() or int(key) in changed:
            raise ValidationError(
                _("Document %(key)s: a row that was not downloaded, or stands there twice.") % {"key": key}
            )
        was = seen[key]
        cells = {name: Changed(was.get(name, ""), words) for name, words in now.items() if was.get(name, "") != words}
        changed[int(key)] = cells
    return {key: cells for key, cells in changed.items() if cells}


def _opened(file: IO[bytes]) -> Workbook:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        if sum(one.file_size for one in ZipFile(file).infolist()) > MOST_BYTES:
            raise ValidationError(_("This spreadsheet is too large."))
        file.seek(0)
        return load_workbook(file, read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError) as error:
        raise ValidationError(_("This is no spreadsheet of the kind .xlsx.")) from error


def _rows(sheet: Any) -> Iterator[dict[str, str]]:
    """Each row by its headings; empty ones are left out."""
    rows = sheet.iter_rows(values_only=True)
    headings = [as_text(value) for value in next(rows, ())]
    for number, values in enumerate(rows):
        if number > MOST_ROWS + 100:
            raise ValidationError(_("This spreadsheet is too large."))
        words = [as_text(value) for value in values]
        if any(words):
            named = zip_longest(headings, words, fillvalue="")
            yield {heading: one for heading, one in named if heading or one}
