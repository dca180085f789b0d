"""What editors do about a text that was read badly: mend its paragraphs and footnotes, settle its problems."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from resolutions.ingest.writing.reapply_corrections import NotThere, document_of, mended, rewrite_text, words_of_lines
from resolutions.models import Correction, LanguageVersion, Problem
from resolutions.models.curation import PROBLEM
from resolutions.search import outbox
from resolutions.text import mending
from resolutions.text.document import Document
from resolutions.text.mending import Mending
from resolutions.text.readers import Unreadable

from .effects import locked


def mend(text: LanguageVersion, change: Mending, editor: Any) -> Correction:
    """Mend paragraphs or footnotes of a text in one language and record who, when, before and after.

    Raises ValidationError where that makes no text, where the text has changed since the editor saw it, or where its
    file cannot be read any more.
    """
    with transaction.atomic():
        text = locked(text)
        said = _said_by_parser(text)
        try:
            mending.check(change)
        except mending.Unfit as error:
            raise ValidationError(capfirst(str(error))) from error
        if mending.mend(mended(text, said), [change])[1] != [mending.MendingOutcome.APPLIED]:
            raise ValidationError(_("This part of the text has changed meanwhile. Look at it again."))
        correction = Correction.objects.create(
            language_version=text,
            field=change.part,
            before=list(change.before),
            value=list(change.after),
            editor=editor,
        )
        rewrite_text(text, said)
        return correction


def mend_again(text: LanguageVersion) -> None:
    """Once more from its file, with the mendings that still stand. Raises ValidationError where that cannot be read."""
    rewrite_text(text, _said_by_parser(text))


def settle(problem: Problem, remark: str, editor: Any) -> Correction:
    """Say that nothing is left to do about a problem. That holds while the same problem stands at the same words.
    Raises ValidationError where another has said so, or the problem is gone, since it was read."""
    with transaction.atomic():
        text = locked(problem.language_version)
        if not Problem.objects.open().filter(pk=problem.pk).exists():
            raise ValidationError(_("This part of the text has changed meanwhile. Look at it again."))
        assert problem.reading is not None  # a problem of a text was found in one of its files
        words = words_of_lines(problem.reading, [problem.line]).get(problem.line, "")
        said = {"line": problem.line, "code": problem.code, "message": problem.message, "words": words}
        correction = Correction.objects.create(
            language_version=text, field=PROBLEM, before=said, value=remark, editor=editor
        )
        Problem.objects.filter(pk=problem.pk).update(settled=correction)
        outbox.record([text.version_id])
        return correction


def open_again(settling: Correction) -> None:
    """Something is left to do after all."""
    Problem.objects.filter(settled=settling).update(settled=None)
    assert settling.language_version is not None
    outbox.record([settling.language_version.version_id])


def _said_by_parser(text: LanguageVersion) -> Document:
    try:
        return document_of(text.shown_reading)
    except (NotThere, Unreadable) as error:
        raise ValidationError(capfirst(str(error))) from error
