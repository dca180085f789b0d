"""What is done to many rows at once is shown first: every change, before it is made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from django import forms
from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

SHOWN = 500
"""Changes listed one by one; of more their number is said."""


class Change(NamedTuple):
    what: str
    before: str
    after: str


class RemarkForm(forms.Form):
    remark = forms.CharField(label=_("Remark"), required=False, max_length=500)


def confirm(
    model_admin: admin.ModelAdmin,
    request: HttpRequest,
    title: str,
    changes: Sequence[Change] | None,
    form: forms.Form,
    hidden: bool = False,
) -> TemplateResponse:
    """The page that asks: ``changes`` are what will be done, None while the form must be filled in to know.
    With ``hidden`` the form was filled in and goes along as it is. It comes back to the action with ``confirmed``, or
    with ``asked`` where the changes are still to be shown."""
    context = {
        **model_admin.admin_site.each_context(request),
        "title": title,
        "opts": model_admin.model._meta,
        "changes": changes[:SHOWN] if changes else changes,
        "more": max(len(changes or ()) - SHOWN, 0),
        "form": form,
        "hidden": hidden,
        "action": request.POST["action"],
        "chosen": request.POST.getlist(ACTION_CHECKBOX_NAME),
        "across": request.POST.get("select_across", "0"),
        "index": request.POST.get("index", "0"),
    }
    return TemplateResponse(request, "admin/confirm.html", context)
