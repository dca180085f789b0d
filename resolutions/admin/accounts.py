"""Accounts and their groups: what they may do is named in the language of the page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, Permission, User
from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest, HttpResponse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from resarchive.accounts import role_name

from .base import AdminPage

DOES = {"add": _("Add"), "change": _("Change"), "delete": _("Delete"), "view": _("View")}


class PermissionChoice(forms.ModelMultipleChoiceField):
    """Django keeps the name of a permission in English, made from the name of its model."""

    def label_from_instance(self, permission: Any) -> str:
        model, does = permission.content_type.model_class(), permission.codename.partition("_")[0]
        if model is None or does not in DOES:
            return permission.name
        return f"{capfirst(model._meta.verbose_name_plural)} – {DOES[does]}"


class RoleChoice(forms.ModelMultipleChoiceField):
    def label_from_instance(self, group: Any) -> str:
        return role_name(group.name)


class InRole(admin.RelatedFieldListFilter):
    def field_choices(self, field: Any, request: HttpRequest, model_admin: Any) -> Any:
        return [(group.pk, role_name(group.name)) for group in Group.objects.order_by("name")]


class NamesPermissions(AdminPage):
    """Those on rows that have pages here: the others let nobody do anything."""

    def formfield_for_manytomany(self, db_field: Any, request: Any = None, **options: Any) -> Any:
        if db_field.related_model is Permission:
            types = ContentType.objects.get_for_models(*self.admin_site._registry).values()
            options["queryset"] = Permission.objects.filter(content_type__in=types).select_related("content_type")
            options["form_class"] = PermissionChoice
        if db_field.related_model is Group:
            options["form_class"] = RoleChoice
        return super().formfield_for_manytomany(db_field, request, **options)


admin.site.unregister([Group, User])


@admin.register(Group)
class Groups(NamesPermissions, GroupAdmin):
    list_display = ("called",)

    @admin.display(description=_("name"), ordering="name")
    def called(self, group: Group) -> str:
        return role_name(group.name)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **options: Any) -> HttpResponse:
        if context.get("original"):
            context["subtitle"] = role_name(context["original"].name)
        return super().render_change_form(request, context, *args, **options)


@admin.register(User)
class Users(NamesPermissions, UserAdmin):
    list_filter = ("is_staff", "is_superuser", "is_active", ("groups", InRole))
