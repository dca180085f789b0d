"""Keeps permalinks pointing to their words when a text is read differently: from another source, or by newer rules.

An id that names other words now, or none, is kept as a former anchor that leads to where its words are; if they are
gone, it says so. No permalink silently leads to another paragraph.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from resolutions.models import FormerAnchor, LanguageVersion, Paragraph
from resolutions.text.document import Document
from resolutions.text.equality import normal_form

ALIKE = 75
"""Minimum percentage of letters in common for two paragraphs to be the same, read twice."""

WITHIN = 92
"""The same for a paragraph that is part of the other: it was split or joined."""

LEAST = 40
"""Minimum length in letters of a paragraph that is searched for within another."""

OPENING = 30
"""Number of first letters by which a paragraph that changed further on is recognized under its own id."""


@dataclass(frozen=True, slots=True)
class _Now:
    """The current paragraphs: words and primary keys by id."""

    words: Mapping[str, str]
    pks: Mapping[str, int]

    def has(self, anchor: str, words: str) -> bool:
        """Whether the id still names these words."""
        now = self.words.get(anchor)
        if now is None:
            return False
        begins = bool(words) and now[:OPENING] == words[:OPENING]
        return now == words or begins or fuzz.ratio(now, words, score_cutoff=ALIKE) > 0

    def place_of(self, words: str) -> str | None:
        """The id of the paragraph that has these words, whole or in part; None where they are gone."""
        if not words:
            return None
        found = process.extractOne(words, self.words, scorer=fuzz.ratio, score_cutoff=ALIKE)
        if found is None and len(words) >= LEAST:
            longer = {anchor: text for anchor, text in self.words.items() if len(text) >= LEAST}
            found = process.extractOne(words, longer, scorer=fuzz.partial_ratio, score_cutoff=WITHIN)
        return found[2] if found else None


def follow(text: LanguageVersion, before: Document) -> None:
    """Keep the permalinks of a language version that read as ``before`` and was rewritten. Three queries if nothing
    moved."""
    rows = list(Paragraph.objects.filter(language_version=text).values_list("anchor", "pk", "text"))
    now = _Now({anchor: normal_form(words) for anchor, _, words in rows}, {anchor: pk for anchor, pk, _ in rows})
    moved = {
        paragraph.id: (now.place_of(normal_form(paragraph.text)), paragraph.text)
        for paragraph in before.paragraphs
        if not now.has(paragraph.id, normal_form(paragraph.text))
    }
    _follow_former(text, now, moved)
    fresh = [
        FormerAnchor(language_version=text, anchor=anchor, paragraph_id=now.pks.get(place or ""), opening=words[:200])
        for anchor, (place, words) in moved.items()
    ]
    FormerAnchor.objects.bulk_create(
        fresh,
        update_conflicts=True,
        update_fields=["paragraph", "opening", "until"],
        unique_fields=["language_version", "anchor"],
    )


def _follow_former(text: LanguageVersion, now: _Now, moved: Mapping[str, tuple[str | None, str]]) -> None:
    """Update the existing former anchors to where their words are now. One whose id names its words again is
    deleted."""
    gone = []
    for former in FormerAnchor.objects.filter(language_version=text).select_related("paragraph"):
        opening = normal_form(former.opening)
        stands = now.words.get(former.anchor, "")
        if stands and stands[:OPENING] == opening[:OPENING]:
            gone.append(former.pk)
        elif former.paragraph and former.paragraph.anchor in moved:
            former.paragraph_id = now.pks.get(moved[former.paragraph.anchor][0] or "")
            former.save(update_fields=["paragraph"])
    if gone:
        FormerAnchor.objects.filter(pk__in=gone).delete()
