"""The stored rows of the versions that the texts of a group belong to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator

from django.db.models import Q

from resolutions.models import Correction, LanguageVersion, Reading, Version
from resolutions.models.curation import SEVERAL

from ..writing import cover


class HeldRows:
    """The stored rows of the versions that the texts of a group belong to, locked until the texts are stored: rows are
    saved whole, and an editor may be correcting one at the same time. Four queries; none if there are no versions."""

    def __init__(self, pks: Collection[int]) -> None:
        self.versions = _locked(pks)
        self.texts: dict[int, LanguageVersion] = {}
        self.readings: dict[int, Reading] = {}
        self.fixed: dict[int, set[str]] = defaultdict(set)
        self.fixed_titles: set[int] = set()
        if pks:
            self._look_up(pks)
            self._look_up_corrections()

    def _look_up(self, pks: Collection[int]) -> None:
        for text in LanguageVersion.objects.filter(version__in=pks).order_by("pk"):
            text.version = self.versions[text.version_id]
            self.texts[text.pk] = text
        for reading in _readings().filter(language_version__in=self.texts).order_by("pk"):
            self.readings[reading.pk] = reading
        for text in self.texts.values():
            text.shown = self.readings.get(text.shown_id or 0)

    def add_moved(self, readings: Collection[int]) -> None:
        """Add readings that move here from other versions."""
        if readings:
            self.readings |= {reading.pk: reading for reading in _readings().filter(pk__in=readings)}

    def _look_up_corrections(self) -> None:
        """Look up the columns that editors corrected, those of the proposal included. A corrected symbol also fixes the
        columns derived from it."""
        proposals = {one.resolution_id for one in self.versions.values()}
        of_proposal = Q(resolution__in=proposals, field__in=cover.OTHER_FIELDS)
        of_text = Q(language_version__in=self.texts, field="title")
        standing = Correction.objects.standing().filter(Q(version__in=self.versions) | of_proposal | of_text)
        rows = standing.exclude(field__in=SEVERAL).values_list("version", "resolution", "language_version", "field")
        for version, resolution, text, name in rows:
            if text:
                self.fixed_titles.add(text)
                continue
            for one in self.versions.values():
                if version == one.pk or resolution == one.resolution_id:
                    self.fixed[one.pk].update(cover.columns_fixed_by(name))

    def texts_of(self, version: int) -> Iterator[LanguageVersion]:
        return (text for text in self.texts.values() if text.version_id == version)

    def text_in(self, version: int, language: str) -> LanguageVersion | None:
        return next((text for text in self.texts_of(version) if text.language == language), None)

    def readings_of(self, version: int) -> list[Reading]:
        """Its readings in all languages."""
        texts = {text.pk for text in self.texts_of(version)}
        return [reading for reading in self.readings.values() if reading.language_version_id in texts]


def _readings():
    return Reading.objects.select_related("source").defer("source__content")


def _locked(pks: Collection[int]) -> dict[int, Version]:
    if not pks:
        return {}
    held = Version.objects.select_for_update(of=("self",)).select_related("resolution__session")
    return {version.pk: version for version in held.filter(pk__in=pks).order_by("pk")}
