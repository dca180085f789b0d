"""What a request is about, and under which item of the agenda."""

from __future__ import annotations

import re

from .clauses import QUOTED
from .commitment import CommitmentKind

_ITEM_BEFORE = re.compile(r"(?P<sub>sub-?)?items?\b[^“”]{0,40}$", re.IGNORECASE)
_ITEM_NAMED = re.compile(
    r"under the (?:agenda )?(?P<sub>sub-?)?item (?:on|relating to|of"
    r"|concerning) (?P<title>[^,;.“]{4,140}?)(?=[,;.]|$| at its| of its)"
)
_ABOUT = re.compile(
    r"\b(?:(?:reports?|updates?|briefings?|information|informed|study|recommendations?|proposals|review|thereon"
    r"|question|meeting|"
    r"dialogue|conference|discussion|consideration|sessions?|Assembly|Council|Committee) )?(?:on|regarding"
    r"|concerning|about|of the question of|of the item) "
    r"(?P<about>(?:the |its |his |their )?[^;:“]{4,200}?)(?=,? (?:at|during|under|to the General|no later|by) "
    r"|[,;.:]|$)"
)
_MANDATE = re.compile(r"\bmandate of (?P<about>the [^,;.]{4,140}?)(?= for | until | by |[,;.]|$)")


def items_in(words: str) -> tuple[str, str]:
    """Titles of the agenda item and sub-item named in the words."""
    item = sub_item = ""
    for match in QUOTED.finditer(words):
        before = _ITEM_BEFORE.search(words[max(0, match.start() - 60) : match.start()])
        if before and before["sub"]:
            sub_item = sub_item or match["title"]
        elif before:
            item = item or match["title"]
    if not item and not sub_item and (named := _ITEM_NAMED.search(words)):
        return ("", named["title"]) if named["sub"] else (named["title"], "")
    return item, sub_item


def subject_of(kind: CommitmentKind, words: str) -> str:
    """What it is about: "on the state of the lighthouses"; "" where the words do not say."""
    if kind is CommitmentKind.AGENDA:
        return ""
    match = (_MANDATE.search(words) if kind is CommitmentKind.CONTINUE else None) or _ABOUT.search(words)
    return match["about"].strip(" ,") if match else ""
