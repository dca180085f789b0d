"""What a raised character says: the same rule for every container that knows superscripts."""

from __future__ import annotations

import re

_MARK = re.compile(r"\[?([0-9]{1,3}|[a-z]|[ivxl]{2,6}|\*{1,3}|[†‡])\]?")
_METRES = re.compile(r"(?:^|[\s\d])[kcm]?m$")


def footnote_mark(text: str, before: str) -> str | None:
    """The footnote mark in raised text; None for powers ("km²") and ordinals ("66th"). ``before`` stands before it."""
    found = _MARK.fullmatch(text.strip())
    if not found or (found[1] in ("2", "3") and _METRES.search(before)):
        return None
    return found[1]
