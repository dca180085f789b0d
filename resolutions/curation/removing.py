"""What editors do with whole texts: take them out of the archive, put them back, let loads take in their files."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from resolutions.ingest.refusals import Refused
from resolutions.ingest.runs import removals, run_record
from resolutions.ingest.writing.reapply_corrections import NotThere
from resolutions.models import Removal, Version
from resolutions.text.readers import Unreadable
from resolutions.text.symbols import Symbol

from .corrected_fields import check_symbol_is_free
from .effects import locked, speak_again


def remove(version: Version, reason: str, editor) -> Removal:
    """Take a document out of the archive, with a proposal that has no other. Loads leave it out from now on."""
    with transaction.atomic():
        run_record.take_turn()
        return removals.remove(locked(version), reason, editor)


def restore(removal: Removal, editor) -> Version:
    """Put a document back that was taken out, with all that editors said of it.

    Raises ValidationError where it is back already, another document stands in its place, or its file cannot be read
    any more.
    """
    with transaction.atomic():
        run_record.take_turn()
        removal = locked(removal)
        _check_may_be_put_back(removal)
        aside = removal.resolution and not removal.resolution.versions.exists()
        try:
            version = removals.put_back(removal)
        except (NotThere, Unreadable, Refused) as error:
            raise ValidationError(capfirst(str(error))) from error
        if aside:
            speak_again(version.resolution)
        ended = {"ended_at": timezone.now(), "ended_by": editor}
        Removal.objects.filter(pk=removal.pk).update(put_back=True, **ended)
        return version


def _check_may_be_put_back(removal: Removal) -> None:
    if removal.put_back:
        raise ValidationError(_("%(text)s is back already.") % {"text": removal})
    symbol, part = removal.columns["symbol"], removal.columns["part"]
    if symbol:
        check_symbol_is_free(Symbol.parse(symbol), removal.columns["language"], Version(pk=removal.version_pk))
    other = Version.objects.filter(source=removal.source, part=part).first()
    if other:
        raise ValidationError(_("Its file was loaded again: %(text)s.") % {"text": other})


def let_in(removal: Removal, editor) -> None:
    """Say that loads may take in files of the document again: another file of it may be the better one."""
    Removal.objects.standing().filter(pk=removal.pk).update(ended_at=timezone.now(), ended_by=editor)
