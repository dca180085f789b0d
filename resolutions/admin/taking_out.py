"""Rows that are not deleted but removed from the archive, with a reason. Loads leave them out from then on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import admin, messages
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from resolutions.models import Removal

from . import bulk


class TakesOut(admin.ModelAdmin):
    """``take_out`` removes a row; ``what_becomes`` explains what that means, on the page that asks for the reason and
    whether readers are told."""

    take_out: Callable[[Any, str, Any, bool], Removal]
    what_becomes: Any
    delete_confirmation_template = "admin/take_out.html"
    actions: Sequence[str] = ("remove",)

    @admin.action(description=gettext_lazy("Take out of the archive"), permissions=["delete"])
    def remove(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse | None:
        return bulk.remove(self, request, queryset, type(self).take_out)

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Without Django's own deletion, which asks for no reason."""
        return {name: action for name, action in super().get_actions(request).items() if name != "delete_selected"}

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple:
        """A user who may remove a text may remove its rows too, though these cannot be deleted by themselves."""
        found, counts, _missing, protected = super().get_deleted_objects(objs, request)
        return found, counts, set(), protected

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """With a link of its own instead of Django's "Delete" (``take_out_line.html``)."""
        return super().change_view(request, object_id, form_url, {**(extra_context or {}), "show_delete": False})

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        said = {"title": _("Take out of the archive"), "what_becomes": self.what_becomes, "here": self._page(object_id)}
        return super().delete_view(request, object_id, {**said, **(extra_context or {})})

    def _page(self, pk: Any) -> str:
        return reverse(f"admin:resolutions_{self.opts.model_name}_change", args=[pk])

    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        type(self).take_out(obj, request.POST.get("reason", "").strip(), request.user, "is_public" in request.POST)

    def response_delete(self, request: HttpRequest, obj_display: str, obj_id: int) -> HttpResponse:
        messages.success(request, _("%(text)s is taken out of the archive.") % {"text": obj_display})
        return redirect(f"admin:resolutions_{self.opts.model_name}_changelist")
