"""Cells of a table that people open in a spreadsheet."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_cell(value: object) -> str:
    """A spreadsheet runs a cell that begins like a formula; an apostrophe keeps it a text. None is an empty cell, and a
    list stands in one."""
    text = "; ".join(map(str, value)) if isinstance(value, list) else str("" if value is None else value)
    return f"'{text}" if text.startswith(_FORMULA) else text
