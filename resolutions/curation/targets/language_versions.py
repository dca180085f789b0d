"""The fields of a language version that editors correct: its title, its language, the text it is of, the reading that
is shown, the words of its paragraphs and footnotes, its problems."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from resolutions.ingest.manifests.apply import fitting
from resolutions.ingest.writing import cover
from resolutions.models import Correction, LanguageVersion, Reading, Version
from resolutions.models.curation import MENDED, OF_TEXT, PROBLEM, SHOWN
from resolutions.search import outbox
from resolutions.text.languages import UnknownLanguage, language_of

from .. import joining, mending, translations
from ..effects import refresh_shown, settle_proposal
from .fields import Field, by_name


class Title(Field[LanguageVersion]):
    def parsed(self, text: LanguageVersion) -> str:
        """As read in the file that is shown, else from its manifest."""
        reading = text.shown_reading
        return reading.parsed["title"] or fitting(text.language, reading.manifest).get("title") or ""

    def write(self, text: LanguageVersion, value: str) -> None:
        text.title = value
        text.save(update_fields=["title"])
        cover.refresh_titles(text.version)
        settle_proposal(text.version.resolution)
        outbox.record([text.version_id])

    def reset(self, text: LanguageVersion, correction: Correction) -> None:
        self.write(text, self.parsed(text))


class Language(Field[LanguageVersion]):
    """If the version is held in that language already, the two language versions are joined (``joining``)."""

    def parsed(self, text: LanguageVersion) -> str:
        return joining.language_parsed(text.shown_reading)

    def checked(self, text: LanguageVersion, value: str) -> str:
        try:
            return language_of(value).code
        except UnknownLanguage as error:
            raise ValidationError(str(error)) from error

    def write(self, text: LanguageVersion, value: str) -> None:
        joining.set_language(text, value)

    def take_back(self, text: LanguageVersion, correction: Correction) -> None:
        joining.take_back(text, correction)


class OfText(Field[LanguageVersion]):
    """The text of which it is a translation (``translations``)."""

    def current(self, text: LanguageVersion) -> int:
        return text.version_id

    def checked(self, text: LanguageVersion, value: Version) -> int:
        translations.check_joins(text.version, value)
        return value.pk

    def write(self, text: LanguageVersion, value: int) -> None:
        if to := Version.objects.filter(pk=value).first():
            translations.move(text, to)

    def reset(self, text: LanguageVersion, correction: Correction) -> None:
        translations.move_back(text, correction.before)


class Shown(Field[LanguageVersion]):
    """The reading that is shown, by its primary key."""

    def current(self, text: LanguageVersion) -> int | None:
        return text.shown_id

    def parsed(self, text: LanguageVersion) -> None:
        return None

    def checked(self, text: LanguageVersion, value: Reading) -> int:
        if value.language_version_id != text.pk:
            raise ValidationError(_("%(file)s is no file of this text.") % {"file": value.source})
        return value.pk

    def write(self, text: LanguageVersion, value: int | None) -> None:
        """If the reading is not held any more, the best of the others is shown."""
        text.readings.update(chosen=False)
        if value is not None:
            text.readings.filter(pk=value).update(chosen=True)
        refresh_shown(text.version, text)

    def reset(self, text: LanguageVersion, correction: Correction) -> None:
        self.write(text, None)


class Mended(Field[LanguageVersion]):
    """Paragraphs or footnotes, which are corrected by ``mending``."""

    def reset(self, text: LanguageVersion, correction: Correction) -> None:
        mending.mend_again(text)


class SettledProblem(Field[LanguageVersion]):
    def reset(self, text: LanguageVersion, correction: Correction) -> None:
        mending.open_again(correction)


LANGUAGE_VERSION: dict[str, Field[Any]] = by_name(
    (
        Title("title"),
        Language("language"),
        OfText(OF_TEXT),
        Shown(SHOWN),
        *map(Mended, MENDED),
        SettledProblem(PROBLEM),
    )
)
