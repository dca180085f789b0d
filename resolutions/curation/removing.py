"""Remove a version, a language version or a source file from the archive; tell readers; restore it; or let loads accept
its files again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from resolutions.ingest.refusals import Refused
from resolutions.ingest.runs import removals, run_record
from resolutions.ingest.writing.reapply_corrections import NotThere
from resolutions.models import LanguageVersion, Reading, Removal, Version
from resolutions.models.curation import SEVERAL, RemovalQuerySet, RemovalScope
from resolutions.text.readers import Unreadable
from resolutions.text.symbols import Symbol

from .effects import locked
from .symbols import check_symbol_is_free
from .targets import target_of
from .targets.resolutions import reapply


def remove_version(version: Version, reason: str, editor: Any, is_public: bool = False) -> Removal:
    """Remove a version in every language, and its resolution if that has no other. Loads leave it out from now on."""
    return _remove(removals.remove_version, version, reason, editor, is_public)


def remove_language(text: LanguageVersion, reason: str, editor: Any, is_public: bool = False) -> Removal:
    """Remove a language version, and its version if that has no other. Loads leave it out from now on, and accept other
    languages."""
    return _remove(removals.remove_language, text, reason, editor, is_public)


def remove_source(reading: Reading, reason: str, editor: Any, is_public: bool = False) -> Removal:
    """Remove one reading, and its language version if that has no other. Loads leave this file out from now on, and
    accept others."""
    return _remove(removals.remove_source, reading, reason, editor, is_public)


def _remove(remove: Callable[[Any, str, Any], Removal], row: Any, reason: str, editor: Any, is_public: bool) -> Removal:
    with transaction.atomic():
        run_record.wait_for_writers()
        removal = remove(locked(row), reason, editor)
        tell_readers(Removal.objects.filter(pk=removal.pk), is_public)
        return removal


def restore(removal: Removal, editor: Any) -> Version:
    """Restore what was removed, with its corrections and votes.

    Raises ValidationError if it was restored already, if something else has its place, or if a file cannot be read any
    more.
    """
    with transaction.atomic():
        run_record.wait_for_writers()
        removal = locked(removal)
        _check_may_be_put_back(removal)
        had_no_text = removal.resolution and not removal.resolution.versions.exists()
        try:
            version = removals.put_back(removal)
        except (NotThere, Unreadable, Refused) as error:
            raise ValidationError(capfirst(str(error))) from error
        if version.pk != removal.version_pk:
            _reapply(version)
        if had_no_text:
            reapply(version.resolution)
        ended = {"ended_at": timezone.now(), "ended_by": editor}
        Removal.objects.filter(pk=removal.pk).update(put_back=True, **ended)
        return version


def _reapply(version: Version) -> None:
    """Write the corrections again, if the version was loaded anew meanwhile and is another row now."""
    rows: tuple[Version | LanguageVersion, ...] = (version, *version.language_versions.all())
    for row in rows:
        for correction in row.corrections.standing().exclude(field__in=SEVERAL).order_by("pk"):
            target_of(row).fields[correction.field].write(locked(row), correction.value)


def _check_may_be_put_back(removal: Removal) -> None:
    if removal.put_back:
        raise ValidationError(_("%(text)s is back already.") % {"text": removal})
    if removal.scope == RemovalScope.VERSION and removal.columns["symbol"]:
        check_symbol_is_free(Symbol.parse(removal.columns["symbol"]), Version(pk=removal.version_pk))
    if removal.scope == RemovalScope.LANGUAGE:
        _check_language_is_free(removal)
    for removed in removal.readings.all():
        other = Reading.objects.filter(source=removed.source_id, part=removed.part).first()
        if other:
            raise ValidationError(_("Its file was loaded again: %(text)s.") % {"text": other.language_version})


def _check_language_is_free(removal: Removal) -> None:
    held = LanguageVersion.objects.filter(language=removal.language).select_related("version")
    text = held.filter(version=removal.version_pk).first()
    if text is None and removal.symbol_key:
        text = held.filter(version__symbol_key=removal.symbol_key).first()
    if text:
        raise ValidationError(_("It is in the archive again in this language: %(text)s.") % {"text": text})


def tell_readers(removals: RemovalQuerySet, told: bool) -> int:
    """Let the address of a removed text say that it was removed, when and why, or nothing of it. Returns how many
    change."""
    return removals.exclude(is_public=told).update(is_public=told)


def let_in(removal: Removal, editor: Any) -> None:
    """Let loads accept its files again: another file may be better."""
    Removal.objects.standing().filter(pk=removal.pk).update(ended_at=timezone.now(), ended_by=editor)
