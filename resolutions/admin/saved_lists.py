"""Lists that an editor narrowed and kept by a name."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from resolutions.models import SavedList

from .base import ReadOnlyMixin


def address_of(saved: SavedList) -> str:
    return f"{reverse(f'admin:resolutions_{saved.model}_changelist')}?{saved.query}"


class SaveForm(forms.ModelForm):
    class Meta:
        model = SavedList
        fields = ("model", "name", "query")

    def clean_model(self) -> str:
        model = self.cleaned_data["model"]
        if model not in {one._meta.model_name for one in admin.site._registry if one._meta.app_label == "resolutions"}:
            raise forms.ValidationError(_("There is no such list."))
        return model


@admin.register(SavedList)
class SavedListAdmin(ReadOnlyMixin, admin.ModelAdmin):
    """Each editor's own."""

    list_display = ("name", "leads_to")
    list_display_links = None
    search_fields = ("name",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[SavedList]:
        return super().get_queryset(request).filter(editor=cast("Any", request.user))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return admin.ModelAdmin.has_delete_permission(self, request, obj)

    @admin.display(description=_("list"))
    def leads_to(self, saved: SavedList) -> str:
        names = {one._meta.model_name: one._meta.verbose_name_plural for one in admin.site._registry}
        return format_html('<a href="{}">{}</a>', address_of(saved), names[saved.model])

    def get_urls(self) -> list:
        save = self.admin_site.admin_view(require_POST(self.save_list))
        return [path("save/", save, name="resolutions_savedlist_save"), *super().get_urls()]

    def save_list(self, request: HttpRequest) -> HttpResponse:
        """Keep a list by its name; one of that name is replaced."""
        if not admin.ModelAdmin.has_add_permission(self, request):
            raise PermissionDenied
        form = SaveForm(request.POST)
        if not form.is_valid():
            messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
            return redirect("admin:index")
        said = form.cleaned_data
        named = {"editor": request.user, "model": said["model"], "name": said["name"]}
        saved, _created = SavedList.objects.update_or_create(**named, defaults={"query": said["query"]})
        messages.success(request, gettext("Saved as “%(name)s”: it stands on your first page.") % {"name": saved})
        return redirect(address_of(saved))
