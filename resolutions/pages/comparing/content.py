"""Names for the cache of whatever is worked out from the words of texts in one language."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache, cached_property
from pathlib import Path

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q

from resolutions.models import Correction, LanguageVersion, OpeningVerb, Version
from resolutions.models.documents import named_on_covers
from resolutions.text.files import edition_of


def corrections_standing() -> ArraySubquery:
    """Beside language versions: which corrections of the version, of its proposal and of this language stand."""
    of_text = (
        Q(language_version=OuterRef("pk"))
        | Q(version=OuterRef("version"))
        | Q(resolution=OuterRef("version__resolution"))
    )
    return ArraySubquery(Correction.objects.standing().filter(of_text).order_by("pk").values("pk"))


class Content:
    """Versions that are held in ``language``, in their order. One query."""

    def __init__(self, versions: Sequence[Version], language: str | None) -> None:
        self.versions, self.language = versions, language

    @cached_property
    def _rows(self) -> dict[int, tuple]:
        held = LanguageVersion.objects.filter(version__in=self.versions, language=self.language).order_by()
        columns = ("version", "pk", "version__symbol", "version__loaded_at", "shown", "shown__source__sha256")
        rows = held.annotate(standing=corrections_standing()).values_list(*columns, "standing")
        return {row[0]: row[1:] for row in rows}

    @property
    def pks(self) -> list[int]:
        """Of the language versions."""
        return [self._rows[version.pk][0] for version in self.versions]

    @property
    def key(self) -> str:
        """It changes when a text is read again or corrected, or another of its files is shown."""
        rows = [self._rows[version.pk] for version in self.versions]
        return hashlib.sha256(repr((edition(), rows)).encode()).hexdigest()

    @cached_property
    def compared_key(self) -> str:
        """Of their comparison: the ladders of verbs are part of that. One more query."""
        ladders = list(OpeningVerb.objects.values_list("ladder", "rung", "verb"))
        return hashlib.sha256(repr((ladders, self.key)).encode()).hexdigest()

    @cached_property
    def texts(self) -> list[LanguageVersion]:
        """Whole, ready to be Documents. One query of its own."""
        texts = LanguageVersion.objects.select_related(
            "version__resolution__session", "version__resolution__committee", "shown__source"
        )
        whole = texts.defer("shown__source__content").in_bulk(self.pks)
        return [whole[pk] for pk in self.pks]


def covers_key(versions: Sequence[Version]) -> str:
    """Names what is said of sponsors, subjects and votes: an editor may add to it, a load fill it from elsewhere."""
    return hashlib.sha256(repr(list(named_on_covers(versions).order_by("pk"))).encode()).hexdigest()


@cache
def edition() -> str:
    """Names the program that compares and shows, so that no page kept by an older one is shown."""
    return edition_of(Path(__file__).parents[2], settings.BASE_DIR / "templates")
