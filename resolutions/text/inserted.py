"""Words behind the number of a paragraph that was put between two others, or stands for another: "4 bis", "5 alt"."""

from __future__ import annotations

import re

INSERTED = frozenset("bis ter quater quinquies sexies septies octies alt".split())
INSERTED_PATTERN = "|".join(sorted(INSERTED))
INSERTED_WORD = re.compile(rf"(?P<number>\d{{1,3}})[\s-]?(?P<word>(?:{INSERTED_PATTERN})\b.*)")
"""A number put between two others while a text is negotiated: "4 bis", "2bis"."""
