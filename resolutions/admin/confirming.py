"""What is done to many rows at once is shown first: every change, before it is made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .seen import SEEN, fingerprint

SHOWN = 500
"""Changes listed one by one; of more their number is said."""


class ProposedChange(NamedTuple):
    what: str
    before: str
    after: str


@transaction.atomic
def ask_then_do(
    model_admin: admin.ModelAdmin,
    request: HttpRequest,
    title: str,
    form: forms.Form,
    changes: Callable[[], Sequence[ProposedChange]],
    do: Callable[[], int],
    warnings: Sequence[str] = (),
    undo: str = "",
) -> TemplateResponse | None:
    """An action of a list in up to three pages: the form, unless it is filled in or may stay empty; what will change;
    the list again, with how many changes were made, or why none was. ``changes`` and ``do`` are called when the form is
    valid; ``warnings`` stand above both pages; ``undo`` is the address where what was done can be taken back. All of it
    is one transaction: rows that ``changes`` locks are compared and changed with nobody in between."""
    is_filled = form.is_valid()
    try:
        found = changes() if is_filled else []
    except ValidationError as error:
        form.add_error(None, error)
        is_filled, found = False, []
    seen = fingerprint(found)
    if is_filled and "confirmed" in request.POST and request.POST.get(SEEN) != seen:
        messages.warning(request, _("What would change is not what you saw any more. Look at it again."))
    elif is_filled and "confirmed" in request.POST:
        try:
            with transaction.atomic():
                made = do()
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return None
        messages.success(request, _made(made, undo))
        return None
    context = {
        **model_admin.admin_site.each_context(request),
        "title": title,
        "opts": model_admin.model._meta,
        "form": form,
        "action": request.POST.get("action", ""),
        "chosen": request.POST.getlist(ACTION_CHECKBOX_NAME),
        "across": request.POST.get("select_across", "0"),
        "index": request.POST.get("index", "0"),
        "is_filled": is_filled,
        "seen": seen,
        "warnings": warnings,
        "changes": found[:SHOWN],
        "more": max(len(found) - SHOWN, 0),
    }
    return TemplateResponse(request, "admin/confirm.html", context)


def _made(count: int, undo: str) -> str:
    words = ngettext("%(count)s change made.", "%(count)s changes made.", count) % {"count": count}
    return with_way_back(words, undo if count else "")


def with_way_back(words: str, undo: str) -> str:
    """What was done, with a link to where it is taken back, if there is such an address."""
    if not undo:
        return words
    return format_html('{} <a href="{}">{}</a>', words, undo, _("Look at them, or take them back"))


def answers(request: HttpRequest) -> dict | None:
    """What the form of the page was filled in with; None when the action is only chosen."""
    return request.POST if request.POST.keys() & {"asked", "confirmed"} else None
