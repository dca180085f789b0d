"""The paragraph that is named beside a quotation: "OP 9", "annex I, para. 4", or an anchor."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from resolutions.text.paragraph_names import NamedParagraph, paragraph_named, paragraph_named_in

from .hits import Hit

_LONGEST_NAME = 100
"""Characters of the name of a paragraph that are read."""
_NO_SIGN = re.compile(r"[^a-z0-9]+")
_ANCHOR = re.compile(r"[a-z0-9_-]*\d[a-z0-9_-]*|annex-[a-z0-9_-]+|formula", re.IGNORECASE)
_SECTION = re.compile(r"\bsect(?:ion)?\b", re.IGNORECASE)
_PART = re.compile(r"(?:(?:annex|sect(?:ion)?|[ivxl]{2,6}|[a-z]|\d{1,2})\b[\s.,;:()-]*)*", re.IGNORECASE)
"""Where a paragraph stands, before its name: "annex I, sect. A, "."""
_OF_A_PART = re.compile(r"\b(?:annex|anexo|sect|secc|прилож|раздел)|附件|مرفق", re.IGNORECASE)
"""The same behind its name: "paragraph 4 of annex I"."""


class NoParagraph(ValueError):
    """What was given as a paragraph does not name one."""


def is_at(hit: Hit, paragraph: str) -> bool:
    """Is it the paragraph named, or below it? Every place is where none was."""
    if not paragraph:
        return True
    places = [_squeezed(name) for name in (hit.anchor, hit.place)]
    wanted = "|".join(map(re.escape, names_of(paragraph)))
    return any(re.fullmatch(f"(?:{wanted})(?:(?!bis|ter)[a-z]+)?", place) for place in places)


@lru_cache(maxsize=100)
def names_of(paragraph: str) -> tuple[str, ...]:
    """Letters and figures of the anchors it may have. ``annex I, para. 4``, ``sect. II, para. 3`` name the part too.
    Raises ``NoParagraph``, also where other words stand before the name or a part behind it: to leave them out would be
    to answer of another paragraph."""
    typed = unicodedata.normalize("NFKC", paragraph[:_LONGEST_NAME])
    if named := paragraph_named(typed):
        return _spellings(named)
    if _ANCHOR.fullmatch(typed):
        return (_squeezed(typed),)
    named = paragraph_named_in(typed)
    before, behind = (typed[: named.span[0]], typed[named.span[1] :]) if named else ("", "")
    if named is None or not _PART.fullmatch(before) or _OF_A_PART.search(behind):
        raise NoParagraph(f"“{paragraph}” names no paragraph: write OP 9, PP 3 or annex, para. 4.")
    return _spellings(named, _squeezed(_SECTION.sub("", before)))


def _spellings(named: NamedParagraph, part: str = "") -> tuple[str, ...]:
    """A number alone may be that of an operative paragraph, or of one in an annex."""
    below = "".join(named.below)
    return tuple(f"{part}{kind}{named.number}{below}" for kind in ([named.kind] if named.kind else ["op", ""]))


def _squeezed(name: str) -> str:
    return _NO_SIGN.sub("", name.lower())
