"""A text held without a symbol that is a translation of another text: its language versions are put under that text.

A language version is moved with its readings and with all that editors said of it. The text that is left without any is
deleted, and kept as a ``Removal``, with which it comes back when the correction is taken back. Loads of the same files
find their readings where they are.
"""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from resolutions.ingest.runs import deleting, removals
from resolutions.ingest.writing.agenda import AgendaLookup
from resolutions.models import LanguageVersion, Problem, Version

from .effects import refresh_shown


def check_joins(former: Version, to: Version) -> None:
    """Raises ValidationError where the one cannot be a translation of the other."""
    if former == to:
        raise ValidationError(_("%(text)s is this text itself.") % {"text": former})
    if former.symbol:
        raise ValidationError(_("%(text)s has a symbol, and is a text of its own.") % {"text": former})
    held = to.language_versions.filter(language__in=former.language_versions.values("language")).first()
    if held:
        raise ValidationError(
            _("%(text)s is held in this language: %(language)s.")
            % {"text": to, "language": held.get_language_display()}
        )


def move(text: LanguageVersion, to: Version) -> None:
    """Put the language version under ``to``."""
    former = text.version
    if former == to:
        return
    LanguageVersion.objects.filter(pk=text.pk).update(version=to, leads=False)
    Problem.objects.filter(language_version=text).update(version=to)
    Problem.objects.count_alike([former.pk, to.pk])
    text.refresh_from_db()
    if former.language_versions.exists():
        refresh_shown(former)
    else:
        removals.keep_joined(former)
        deleting.delete_version(former, AgendaLookup())
    refresh_shown(to, text)


def move_back(text: LanguageVersion, former: int) -> None:
    """To the text that has this primary key, which is recreated if its languages have all gone."""
    move(text, Version.objects.filter(pk=former).first() or removals.recreate_joined(former))
