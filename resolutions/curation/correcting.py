"""Correct a field, and take a correction back. What the files give is kept beside it, and so is the history.

Loading never comes through here, and the admin never writes a corrected column in any other way. A correction that
``mending`` or ``voting`` made is taken back here as well.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from resolutions.ingest.matching import proposals
from resolutions.ingest.writing.agenda import AgendaLookup
from resolutions.models import Correction, Resolution, Version
from resolutions.models.curation import CorrectionQuerySet

from .effects import locked
from .targets import Row, target_of


def correct(
    row: Row, field: str, value: Any, editor: Any, reason: str = "", batch: UUID | None = None
) -> Correction | None:
    """Set one field to the editor's value and record who, when, why, before and after. None where nothing changes.
    Corrections made together have one ``batch``.

    ``value`` is what the column holds: text, a date, a row, for agenda items a list of rows, for the symbol a text in
    any spelling or None, for the sponsors a list of [name, role], for subjects and related documents a list of names or
    symbols. Raises ValidationError for a symbol that is none or is taken, for a file that is none of the text, and for
    a membership that ends before it begins.
    """
    with transaction.atomic():
        row, target = locked(row), target_of(row)
        about = target.fields[field]
        after, before = about.checked(row, value), about.current(row)
        if before == after:
            return None
        of_row = {target.column: row, "field": field}
        former = Correction.objects.standing().filter(**of_row).first()
        if former:
            _end(former, editor)
        correction = Correction.objects.create(
            **of_row, before=before, value=after, editor=editor, replaces=former, reason=reason, batch=batch
        )
        about.write(row, after)
        return correction


def merge(versions: Iterable[Version], into: Resolution, editor: Any, batch: UUID | None = None) -> int:
    """Put versions under one resolution. Returns how many were not there yet."""
    with transaction.atomic():
        moved = [correct(version, "resolution", into, editor, batch=batch) for version in versions]
    return sum(correction is not None for correction in moved)


def split_off(version: Version, editor: Any, batch: UUID | None = None) -> Correction | None:
    """Put a version under a resolution of its own. None if it has one already."""
    with transaction.atomic():
        version = locked(version)
        if not version.resolution.versions.exclude(pk=version.pk).exists():
            return None
        return correct(version, "resolution", proposals.begin(version, AgendaLookup()), editor, batch=batch)


def take_back(correction: Correction, editor: Any) -> None:
    """End a correction that stands. The correction that it replaced stands again; if there is none, the field gets the
    value that the files give.

    Raises ValidationError where another document has come to bear the symbol meanwhile, another vote was entered, where
    a membership would end before it begins, and while the text is taken out of the archive.
    """
    with transaction.atomic():
        correction = Correction.objects.standing().select_for_update(of=("self",)).get(pk=correction.pk)
        if correction.removal:
            raise ValidationError(_("%(text)s is taken out of the archive.") % {"text": correction.removal})
        row = locked(correction.target)
        _end(correction, editor)
        target_of(row).fields[correction.field].take_back(row, correction)


def check(corrections: CorrectionQuerySet, editor: Any) -> int:
    """Say that another pair of eyes has looked at them. Nobody looks at their own. Returns how many there
    were."""
    return corrections.waiting_for(editor).update(checked_at=timezone.now(), checked_by=editor)


def _end(correction: Correction, editor: Any) -> None:
    Correction.objects.filter(pk=correction.pk).update(ended_at=timezone.now(), ended_by=editor)
