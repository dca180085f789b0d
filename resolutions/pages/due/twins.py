"""What stands in several resolutions of one session in nearly the same words, side by side; boilerplate told apart.

What five resolutions or more have is boilerplate: the closing paragraphs of the financing of missions, the requests of
the Special Committee on decolonization.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db import models
from django.utils.translation import gettext_lazy as _

from resolutions.comparison.near_groups import near_groups
from resolutions.models import Commitment, Paragraph, Version
from resolutions.models.choices import ParagraphKind, SessionKind, Stage
from resolutions.models.commitments import ITEMS_PROMISED
from resolutions.text.languages import ENGLISH
from resolutions.text.ordinals import without_session_numbers

BOILERPLATE = 5
"""Resolutions of one session that have a passage."""
SHORTEST = 80
"""Letters: shorter passages are alike by their form alone."""
MOST = 20_000
"""Passages compared; a session has some fourteen thousand paragraphs and nine hundred requests."""


class Passages(models.TextChoices):
    """What is looked for in several resolutions."""

    REQUESTS = "requests", _("requests")
    PARAGRAPHS = "paragraphs", _("paragraphs")


@dataclass(frozen=True, slots=True)
class Passage:
    version: Version
    paragraph: Paragraph
    words: str

    @property
    def address(self) -> str:
        return f"{self.version.get_absolute_url()}#{self.paragraph.anchor}"


@dataclass(frozen=True, slots=True)
class Twins:
    """The same passage in several resolutions, in the order of their symbols."""

    passages: tuple[Passage, ...]

    @property
    def texts(self) -> list[Version]:
        return list(dict.fromkeys(one.version for one in self.passages))

    @property
    def is_boilerplate(self) -> bool:
        return len(self.texts) >= BOILERPLATE


class SessionTwins:
    """Of the texts adopted in a regular session. One query."""

    def __init__(self, session: int, of: Passages) -> None:
        self.session, self.of = session, of

    @cached_property
    def groups(self) -> list[Twins]:
        """Groups of at least two resolutions, the largest first."""
        found = [one for one in self._passages() if len(one.words) >= SHORTEST]
        groups = (Twins(tuple(found[at] for at in group)) for group in near_groups(self._plain(found)))
        several = [group for group in groups if len(group.texts) > 1]
        return sorted(several, key=lambda group: (-len(group.texts), str(group.texts[0])))

    @cached_property
    def twins(self) -> list[Twins]:
        return [group for group in self.groups if not group.is_boilerplate]

    @cached_property
    def boilerplate(self) -> list[Twins]:
        return [group for group in self.groups if group.is_boilerplate]

    def _passages(self) -> Sequence[Passage]:
        return self._requests() if self.of == Passages.REQUESTS else self._paragraphs()

    def _requests(self) -> list[Passage]:
        """Items of the agenda are promised in one form by every text, and are no requests."""
        rows = Commitment.objects.of_adopted().filter(**self._of_session("version")).exclude(kind__in=ITEMS_PROMISED)
        return [Passage(one.version, one.paragraph, one.words) for one in rows.with_listing().in_order()[:MOST]]

    def _paragraphs(self) -> list[Passage]:
        """Preambular and operative ones, in English: annexes have forms of their own."""
        rows = Paragraph.objects.filter(
            kind__in=(ParagraphKind.PREAMBULAR, ParagraphKind.OPERATIVE),
            annex=False,
            language_version__language=ENGLISH,
            language_version__version__stage=Stage.ADOPTED,
            **self._of_session("language_version__version"),
        )
        listed = rows.select_related("language_version__version__resolution__session").defer(
            "language_version__version__parsed", "language_version__version__manifest"
        )
        in_order = listed.order_by("language_version__version__symbol_sort", "language_version", "position")
        return [Passage(one.language_version.version, one, one.text) for one in in_order[:MOST]]

    def _of_session(self, version: str) -> dict[str, object]:
        session = f"{version}__resolution__session"
        return {f"{session}__ordinal": self.session, f"{session}__kind": SessionKind.REGULAR}

    def _plain(self, passages: Sequence[Passage]) -> list[str]:
        """Requests without the ordinals of sessions, by which short ones of one form differ."""
        if self.of == Passages.REQUESTS:
            return [without_session_numbers(one.words) for one in passages]
        return [one.words for one in passages]
