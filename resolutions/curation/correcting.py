"""What editors do with fields: correct one, take a correction back. The file's own word is kept beside it, and history
too.

Loading never comes through here, and the admin never writes a corrected column in any other way. A correction that
``mending`` or ``voting`` made is taken back here as well.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from resolutions.ingest.matching import proposals
from resolutions.ingest.writing.agenda import AgendaLookup
from resolutions.models import Correction, Resolution, Sponsor, Version
from resolutions.models.choices import SymbolFrom
from resolutions.models.curation import MENDED, PROBLEM, VOTE
from resolutions.text.symbols import Symbol

from . import mending, voting
from .corrected_fields import LISTS, RELATED, Target, as_json, check_symbol_is_free, current, read_symbol, said_by_file
from .effects import apply, locked, put_back_into_series, settle_proposal


def correct(target: Target, field: str, value: Any, editor) -> Correction | None:
    """Set one field to the editor's value and record who, when, before and after. None where nothing changes.

    ``value`` is what the column holds: text, a date, a row, for agenda items a list of rows, for the symbol a text in
    any spelling or None, for the sponsors a list of [name, role], for subjects and related documents a list of names or
    symbols. Raises ValidationError for a symbol that is none or is taken, and for a membership that ends before it
    begins.
    """
    with transaction.atomic():
        target = locked(target)
        if field == "symbol" and value:
            symbol = read_symbol(value)
            check_symbol_is_free(symbol, target.language, target)
            value = str(symbol)
        if field == RELATED:
            value = list(dict.fromkeys(str(read_symbol(one)) for one in value))
        if field == "language" and target.symbol:
            check_symbol_is_free(Symbol.parse(target.symbol), value, target)
        if field == "series" and value:
            value = value.standing()
        before = current(target, field)
        after = value if field in LISTS else as_json(value)
        if before == after:
            return None
        former = _standing(target, field)
        if former:
            _end(former, editor)
        correction = Correction.objects.create(
            **_of(target), field=field, before=before, value=after, editor=editor, replaces=former
        )
        apply(target, field, after, SymbolFrom.EDITOR)
        return correction


def merge(versions: Iterable[Version], into: Resolution, editor) -> int:
    """Say of texts that they belong to one proposal. Returns how many did not yet."""
    with transaction.atomic():
        moved = [correct(version, "resolution", into, editor) for version in versions]
    return sum(correction is not None for correction in moved)


def split_off(version: Version, editor) -> Correction | None:
    """Say of a text that it is a proposal of its own. None where it is one already."""
    with transaction.atomic():
        version = locked(version)
        if not version.resolution.versions.exclude(pk=version.pk).exists():
            return None
        return correct(version, "resolution", proposals.begin(version, AgendaLookup()), editor)


def take_back(correction: Correction, editor) -> None:
    """End a correction that stands. What it replaced stands again: an earlier correction, else what the file says.

    Raises ValidationError where another document has come to bear the symbol meanwhile, another vote was entered, where
    a membership would end before it begins, and while the text is taken out of the archive.
    """
    with transaction.atomic():
        correction = Correction.objects.standing().select_for_update(of=("self",)).get(pk=correction.pk)
        if correction.removal:
            raise ValidationError(_("%(text)s is taken out of the archive.") % {"text": correction.removal})
        target = locked(correction.target)
        _end(correction, editor)
        if correction.field in MENDED:
            mending.mend_again(target)
        elif correction.field == PROBLEM:
            mending.open_again(target, correction)
        elif correction.field == VOTE:
            voting.vote_again(target, correction.before)
        else:
            _restore(target, correction)


def _restore(target: Target, correction: Correction) -> None:
    """The field as it is without the correction, which has ended."""
    former = correction.replaces
    if former:
        Correction.objects.filter(pk=former.pk).update(ended_at=None, ended_by=None)
        apply(target, correction.field, former.value, SymbolFrom.EDITOR)
    elif isinstance(target, Sponsor) or correction.field == "resolution":
        apply(target, correction.field, correction.before, SymbolFrom.EDITOR)
    elif isinstance(target, Resolution):
        if correction.field == "series":
            put_back_into_series(target, correction.before)
        settle_proposal(target)
    else:
        where_from = target.parsed["symbol_from"] or SymbolFrom.TEXT
        apply(target, correction.field, said_by_file(target, correction.field), where_from)


def _of(target: Target) -> dict[str, Any]:
    return {str(target._meta.model_name): target}


def _standing(target: Target, field: str) -> Correction | None:
    return Correction.objects.standing().filter(**_of(target), field=field).first()


def _end(correction: Correction, editor) -> None:
    Correction.objects.filter(pk=correction.pk).update(ended_at=timezone.now(), ended_by=editor)
