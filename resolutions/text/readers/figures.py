"""Numbers that a file's mark-up says."""

from __future__ import annotations

_MOST_DIGITS = 4
"""No list, table or vote has a longer number; a list that began at a million would be numbered with long letters."""


def figure(text: str) -> int | None:
    """The number of an attribute; None for anything else: files hold ``²``, signs, and digits without end."""
    return int(text) if text.isdecimal() and len(text) <= _MOST_DIGITS else None
