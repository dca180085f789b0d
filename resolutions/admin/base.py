"""What the archive's admin pages share."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest


class ListMixin:
    """Lists that stay quick with many rows."""

    list_per_page = 50
    show_full_result_count = False


class ToldMixin:
    """Rows that editors change in place: their history says each field's value before and after."""

    def construct_change_message(self, request: HttpRequest, form: Any, formsets: Any, add: bool = False) -> Any:
        if add:
            return super().construct_change_message(request, form, formsets, add)
        told = (f"{name}: {form.initial.get(name)} → {form.cleaned_data.get(name)}" for name in form.changed_data)
        return "; ".join(told)


class ReadOnlyMixin(ListMixin):
    """Rows that only loading writes: to be looked at."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class ReadOnlyInline(ReadOnlyMixin, admin.TabularInline):
    """``related`` names the rows each line is printed with; each line of the admin prints its version's name."""

    extra = 0
    max_num = 0
    can_delete = False
    related: tuple[str, ...] = ()

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        found = super().get_queryset(request)
        return found.select_related(*self.related) if self.related else found
