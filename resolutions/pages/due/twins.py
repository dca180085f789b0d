"""What stands in several resolutions of one session in nearly the same words, side by side; boilerplate told apart.

What five resolutions or more have is boilerplate: the closing paragraphs of the financing of missions, the requests of
the Special Committee on decolonization.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from resolutions.ingest.matching.near_passages import Group, Passages, near_passages, paragraphs, requests, texts_of
from resolutions.models import Paragraph, Version

BOILERPLATE = 5
"""Resolutions of one session that have a passage."""


@dataclass(frozen=True, slots=True)
class Passage:
    version: Version
    paragraph: Paragraph
    words: str

    @property
    def address(self) -> str:
        return f"{self.version.get_absolute_url()}#{self.paragraph.anchor}"


class SessionTwins:
    """Of the texts adopted in a regular session. ``groups`` are those listed: ``boilerplate`` or else ``twins``."""

    def __init__(self, session: int, of: Passages, boilerplate: bool = False) -> None:
        self.session, self.of, self.of_boilerplate = session, of, boilerplate

    @cached_property
    def _all(self) -> list[Group]:
        return near_passages(self.session, self.of)

    @cached_property
    def twins(self) -> list[Group]:
        return [group for group in self._all if len(texts_of(group)) < BOILERPLATE]

    @cached_property
    def boilerplate(self) -> list[Group]:
        return [group for group in self._all if len(texts_of(group)) >= BOILERPLATE]

    @property
    def groups(self) -> list[Group]:
        return self.boilerplate if self.of_boilerplate else self.twins

    def passages(self, groups: Iterable[Group]) -> list[list[Passage]]:
        """Of these groups, those that are shown. One query."""
        shown = list(groups)
        rows = self._rows([pk for group in shown for pk, _text in group])
        return [[rows[pk] for pk, _text in group if pk in rows] for group in shown]

    def _rows(self, keys: Sequence[int]) -> dict[int, Passage]:
        if self.of == Passages.REQUESTS:
            asked = requests(self.session).filter(pk__in=keys).with_listing()
            return {one.pk: Passage(one.version, one.paragraph, one.words) for one in asked}
        found = (
            paragraphs(self.session)
            .filter(pk__in=keys)
            .select_related("language_version__version__resolution__session")
        )
        found = found.defer("language_version__version__parsed", "language_version__version__manifest")
        return {one.pk: Passage(one.language_version.version, one, one.text) for one in found}
