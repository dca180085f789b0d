"""What editors mended in a text, in words: its blocks before and after, as ``text.mending`` keeps them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from resolutions.models.choices import ParagraphKind

KINDS = [
    *ParagraphKind.choices,
    ("footnote", gettext_lazy("a footnote (its mark goes where the number stands)")),
    ("furniture", gettext_lazy("no text: a running head, a page number …")),
]
"""What a block may be said to be."""
BLOCK_FIELDS = {
    "kind": gettext_lazy("kind"),
    "number": gettext_lazy("number"),
    "depth": gettext_lazy("depth"),
    "section": gettext_lazy("part"),
    "opening": gettext_lazy("opening"),
    "mark": gettext_lazy("mark"),
}
"""What besides its words is mended in a paragraph or a footnote, in the order in which it is said."""
TYPED_MARK = r"(?:\d{1,4}[a-z]?|[A-Za-z]{1,2}|[ivx]{1,5}|[*†‡]{1,4})"
"""A mark that people read and type as “[note 1]”; “[note verbale]” has none. Any other stays as it is kept, so that
what an editor leaves alone comes back unchanged."""
_MARK = re.compile(rf"\[\^({TYPED_MARK})\]")


def mended_in_words(block: Mapping[str, Any]) -> str:
    """A block as it was: its words, with each footnote mark in brackets. Of a mending what changes in the block."""
    words = with_marks_shown(block.get("words") or "")
    if "id" in block:
        return words
    values = {**block, "kind": dict(KINDS).get(block.get("kind", ""), "")}
    values["section"] = " / ".join(block.get("section") or ())
    changed = [f"{name}: {values[field] or '–'}" for field, name in BLOCK_FIELDS.items() if field in block]
    return "; ".join([*changed, *filter(None, [words])])


def with_marks_shown(words: str) -> str:
    """“[note 1]” for the ``[^1]`` of a mending."""
    return _MARK.sub(lambda found: _("[note %(mark)s]") % {"mark": found[1]}, words)
