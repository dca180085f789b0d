"""Rows of an authority list that are one: merged after a look, and taken apart again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from .base import AdminPage, offer
from .confirming import ProposedChange, answers, ask_then_do


def form_for(model: type[Model]) -> type[forms.Form]:
    """Asks which of the rows stays."""
    into = forms.ModelChoiceField(
        model._default_manager.none(), label=_("The one that stays"), widget=forms.RadioSelect, empty_label=None
    )
    return type("MergeForm", (forms.Form,), {"into": into})


class Merges(AdminPage):
    """The model has ``merged_into``."""

    actions = ("merge", "take_apart")

    def merge_row(self, row: Any, into: Any) -> None:
        """Raises ValidationError where the two are not one."""
        raise NotImplementedError

    def take_row_apart(self, row: Any) -> None:
        raise NotImplementedError

    def what_becomes(self, row: Any, into: Any) -> ProposedChange:
        raise NotImplementedError

    def changeform_view(self, request: HttpRequest, object_id: Any = None, *args: Any, **options: Any) -> HttpResponse:
        """A form that is sent after its row was merged or renamed is held against the row that stands for it."""
        if request.method == "POST" and str(object_id).isdecimal():
            object_id = str(self._standing_for(int(object_id)))
        return super().changeform_view(request, object_id, *args, **options)

    def _standing_for(self, pk: int) -> int:
        into = self.model._default_manager.filter(pk=pk).values_list("merged_into", flat=True).first()
        return self._standing_for(into) if into else pk

    @admin.action(description=_("Merge into one"), permissions=["change"])
    def merge(self, request: HttpRequest, queryset: Any) -> TemplateResponse | None:
        """What hangs on the others goes to the one that stays; what files print is kept."""
        form = form_for(self.model)(answers(request))
        offer(form, "into", queryset.standing())

        def others() -> QuerySet:
            return queryset.standing().exclude(pk=form.cleaned_data["into"].pk)

        def changes() -> list[ProposedChange]:
            return [self.what_becomes(row, form.cleaned_data["into"]) for row in others()]

        def do() -> int:
            return self._told(request, others(), lambda row: self.merge_row(row, form.cleaned_data["into"]))

        return ask_then_do(self, request, gettext("Merge into one"), form, changes, do)

    @admin.action(description=_("Take a merge back"), permissions=["change"])
    def take_apart(self, request: HttpRequest, queryset: QuerySet) -> None:
        made = self._told(request, queryset.exclude(merged_into=None), self.take_row_apart)
        messages.success(request, ngettext("%(count)s taken back.", "%(count)s taken back.", made) % {"count": made})

    def _told(self, request: HttpRequest, rows: QuerySet, do: Callable[[Any], None]) -> int:
        """Done to each row, with a line in its history; one to which it cannot be done is named with the reason, and
        the others go on. Returns to how many."""
        done = 0
        for row in rows:
            before = row.merged_into
            try:
                do(row)
            except ValidationError as error:
                messages.error(request, " ".join(error.messages))
                continue
            row.refresh_from_db()
            words = gettext("merged into: %(before)s → %(after)s")
            self.log_change(request, row, words % {"before": before or "–", "after": row.merged_into or "–"})
            done += 1
        return done
