"""The language of a language version, corrected by an editor.

If the version is not held in that language, the row changes its language. If it is, the readings become further
readings of the language version that is held, and the row is deleted. The correction then belongs to the language
version that has the language: its readings stay there whatever language is read in them. The other corrections of a
deleted row end and are moved too, with its language in ``Correction.language``; they stand again when the correction of
the language is taken back and its readings are separated again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from resolutions.models import Correction, LanguageVersion, Problem, Reading
from resolutions.models.curation import PROBLEM, SHOWN

from .effects import refresh_shown

FIELD = "language"


def language_parsed(reading: Reading) -> str:
    """The language that was read in the file."""
    language: str = reading.parsed["language"]
    return language


def set_language(text: LanguageVersion, language: str) -> LanguageVersion:
    """Returns the language version that has this language now."""
    held = LanguageVersion.objects.filter(version=text.version_id, language=language).exclude(pk=text.pk).first()
    if held:
        _join(text, held)
        return held
    LanguageVersion.objects.filter(pk=text.pk).update(language=language)
    text.language = language
    refresh_shown(text.version)
    return text


def _join(text: LanguageVersion, held: LanguageVersion) -> None:
    """The corrections of ``text`` end, but for settled problems. One row has one standing correction of its language:
    that of ``held`` ends if ``text`` has one."""
    moving = Correction.objects.filter(language_version=text)
    ending = moving.standing().exclude(field__in=(FIELD, PROBLEM))
    of_language = moving.standing().filter(field=FIELD).first()
    if of_language:
        ending |= Correction.objects.standing().filter(language_version=held, field=FIELD)
    ending.update(ended_at=timezone.now(), ended_by=of_language and of_language.editor)
    moving.update(language_version=held, language=text.language)
    _move(text.readings.all(), held)
    text.error_reports.update(language_version=held)
    version = text.version
    text.delete()
    refresh_shown(version, held)


def take_back(text: LanguageVersion, correction: Correction) -> None:
    """Move the readings that came by ``correction``, which has ended, back to the language they had before."""
    covered = set(_languages(correction))
    going = [reading for reading in text.readings.all() if language_parsed(reading) in covered]
    former = correction.replaces
    if len(going) == text.readings.count():
        _reinstate(*filter(None, [former]))
        set_language(text, former.value if former else correction.before)
    elif going:
        _part(text, going, correction)


def _languages(correction: Correction) -> Iterator[str]:
    """The languages read in the files that came by the correction, or by those that it replaced."""
    one: Correction | None = correction
    while one:
        yield one.before
        one = one.replaces


def _part(text: LanguageVersion, going: Collection[Reading], correction: Correction) -> None:
    """Separate ``text``, which was joined of two language versions, again."""
    other, is_new = LanguageVersion.objects.get_or_create(version=text.version, language=correction.before)
    _move(Reading.objects.filter(pk__in=[one.pk for one in going]), other)
    older = Correction.objects.filter(language_version=text, pk__lt=correction.pk)
    ended_by_it = older.filter(ended_at__gte=correction.made_at)
    _reinstate(*ended_by_it.filter(field=FIELD, language=""))
    if is_new:
        _reattach(older, ended_by_it, correction, other)
    for one in (text, other):
        _restore_choice(one)
    refresh_shown(text.version, text, other)
    if is_new:
        other.reading_changes.all().delete()


def _reattach(
    older: QuerySet[Correction], ended_by_it: QuerySet[Correction], correction: Correction, other: LanguageVersion
) -> None:
    """Give a language version that is made again the corrections it had before it was joined with another."""
    ended = list(ended_by_it.filter(language=correction.language)) if correction.language else []
    if correction.language:
        older.filter(language=correction.language).update(language_version=other, language="")
    if correction.replaces:
        Correction.objects.filter(pk=correction.replaces.pk).update(language_version=other)
        ended.append(correction.replaces)
    _reinstate(*ended)
    title = Correction.objects.standing().filter(language_version=other, field="title").first()
    if title:
        LanguageVersion.objects.filter(pk=other.pk).update(title=title.value)


def _restore_choice(text: LanguageVersion) -> None:
    """Mark the reading that an editor chose, if that correction stands."""
    choice = Correction.objects.standing().filter(language_version=text, field=SHOWN).first()
    text.readings.update(chosen=False)
    if choice:
        text.readings.filter(pk=choice.value).update(chosen=True)


def _move(readings: QuerySet[Reading], text: LanguageVersion) -> None:
    """Move readings with their problems to another language version, for which none of them was chosen."""
    moved: list[Any] = list(readings.values_list("pk", flat=True))
    Problem.objects.filter(reading__in=moved).update(language_version=text)
    Reading.objects.filter(pk__in=moved).update(language_version=text, chosen=False)


def _reinstate(*corrections: Correction) -> None:
    Correction.objects.filter(pk__in=[one.pk for one in corrections]).update(ended_at=None, ended_by=None)
