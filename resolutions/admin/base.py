"""What the archive's admin pages share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.views.main import PAGE_VAR
from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.forms.models import BaseInlineFormSet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.choices import flatten_choices
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from resolutions.curation.effects import locked
from resolutions.models import Problem, SavedList, Version
from resolutions.pages.naming import day_in_words
from resolutions.search import outbox
from resolutions.text.languages import ENGLISH, LANGUAGES
from resolutions.text.symbols import Symbol

from .seen import SeenForm

if TYPE_CHECKING:
    AdminPage = admin.ModelAdmin[Any]
else:
    AdminPage = object  # what the mixins are mixed into matters to the type checker only

LISTED = 5_000
"""Rows of a list that can be paged to. Whoever wants another searches, or narrows the list."""


class BoundedPaginator(Paginator):
    """Counts no further than it lists: to count a million rows takes longer than to show fifty.

    The keys of a page are found first, and its rows by them: what stands in its columns is joined, counted and fetched
    for them alone, and not for every row that is ordered before them."""

    MOST = LISTED

    def page(self, number: int | str) -> Page:
        number = self.validate_number(number)
        rows, start = cast("QuerySet", self.object_list), (number - 1) * self.per_page
        keys = list(rows.values_list("pk", flat=True)[start : min(start + self.per_page, self.count)])
        return Page(rows.filter(pk__in=keys), number, self)

    @cached_property
    def count(self) -> int:
        rows = cast("QuerySet", self.object_list)
        return rows.order_by().values("pk")[: self.MOST].count()


def in_any_language(names: str) -> tuple[str, ...]:
    """To search names held by language: not their keys, of which "fr" would find all that have a French name."""
    return tuple(f"{names}__{language.code}" for language in LANGUAGES)


def first_keys(rows: QuerySet) -> list[int]:
    """Primary keys of as many as can be listed."""
    return list(rows.order_by().values_list("pk", flat=True)[:LISTED])


def offer(form: forms.BaseForm, name: str, rows: QuerySet) -> None:
    """Let a field of the form choose among these rows."""
    cast("forms.ModelChoiceField", form.fields[name]).queryset = rows


class BySymbol(AdminPage):
    """A list searched by the symbol of a text, in any spelling. ``symbol_of`` are the ways to the version; ``also_by``
    names columns of the list's own that are searched for the words."""

    search_fields = ("pk",)
    search_help_text = gettext_lazy("Symbol of the text")
    symbol_of: tuple[str, ...] = ("version",)
    also_by: tuple[str, ...] = ()

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, words: str) -> tuple[QuerySet, bool]:
        """The texts are looked up first: an OR over two tables would read both from end to end."""
        if not words.strip():
            return queryset, False
        texts = list(Version.objects.filter(symbol_key__in=keys_of(words)).values_list("pk", flat=True))
        wanted = Q(pk__in=())
        for way in self.symbol_of:
            wanted |= Q(**{f"{way}__in": texts})
        for name in self.also_by:
            wanted |= Q(**{f"{name}__icontains": words.strip()})
        return queryset.filter(wanted), False


def chosen(request: HttpRequest, name: str) -> int:
    """The primary key that a button of a page sends. Anything else leads nowhere."""
    value = request.POST.get(name, "")
    if not value.isdecimal():
        raise Http404
    return int(value)


def keys_of(words: str) -> list[str]:
    """The key of the symbol that the words are; ``66/152`` is a resolution of the Assembly."""
    try:
        return [Symbol.from_reader(words).key]
    except ValueError:
        return []


def name_in(version: Version, language: str) -> str:
    """The name of a language version in lists, with its language unless that is English."""
    return str(version) if language == ENGLISH else f"{version} ({language})"


def place_of(problem: Problem) -> str:
    """Its text, with the line where it has one; of a file that was refused, its name."""
    if problem.version is None:
        return problem.file_name
    spoken = problem.language_version.language if problem.language_version else ENGLISH
    line = _(", line %(line)s") % {"line": problem.line} if problem.line else ""
    return name_in(problem.version, spoken) + line


class ListMixin(AdminPage):
    """Lists that stay quick with many rows, and forms that several editors may have open (``seen``)."""

    form: type[forms.ModelForm] = SeenForm
    list_per_page = 50
    show_full_result_count = False
    paginator = BoundedPaginator

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Its title says what is listed; Django's asks to select one. Lists that the editor saved stand beside it."""
        narrowed = request.GET.copy()
        narrowed.pop(PAGE_VAR, None)
        saved = SavedList.objects.filter(editor=cast("Any", request.user), model=self.opts.model_name)
        own = {"title": capfirst(self.opts.verbose_name_plural), "saved_lists": saved, "narrowed": narrowed.urlencode()}
        return super().changelist_view(request, {**own, **(extra_context or {})})

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, words: str) -> tuple[QuerySet, bool]:
        """What the words are in is looked for once, not again to count and to list it."""
        found, _may_repeat = super().get_search_results(request, queryset, words)
        return (queryset.filter(pk__in=first_keys(found)) if words.strip() else found), False

    def get_changelist_form(self, request: HttpRequest, **options: Any) -> Any:
        """For what is edited in the list itself."""
        return super().get_changelist_form(request, **{"form": SeenForm, **options})

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """While a form is being saved nobody else writes the row, so that what it is held against stays as it is."""
        found = super().get_object(request, object_id, from_field)
        if found is None or request.method != "POST":
            return found
        locked(found)
        return super().get_object(request, object_id, from_field)

    def save_form(self, request: HttpRequest, form: Any, change: bool) -> Any:
        """Says what another editor changed since the form was opened, which is kept."""
        for both in form.meanwhile:
            words = _("%(label)s was changed meanwhile, from “%(seen)s” to “%(now)s”; that is kept.")
            messages.info(request, words % both._asdict())
        return super().save_form(request, form, change)


class ToldMixin(AdminPage):
    """Rows that editors change in place: their history says each field's value before and after."""

    def construct_change_message(self, request: HttpRequest, form: Any, formsets: Any, add: bool = False) -> Any:
        if add:
            return super().construct_change_message(request, form, formsets, add)
        return "; ".join(_told(form, name) for name in form.changed_data)


def _told(form: Any, name: str) -> str:
    """What the form was opened with and what was sent, by the label of the field."""
    field = form.fields[name]
    before, after = (_in_words(field, said.get(name)) for said in (form.initial, form.cleaned_data))
    return _("%(field)s: %(before)s → %(after)s") % {"field": field.label or name, "before": before, "after": after}


def _in_words(field: forms.Field, value: Any) -> str:
    """A value as the form shows it: a row by its name, one of several by its label."""
    if isinstance(field, forms.ModelChoiceField):
        value = field.to_python(value)
    elif isinstance(field, forms.ChoiceField):
        value = dict(flatten_choices(cast("Any", field.choices))).get(value, value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if value in (None, "", []):
        return "–"
    return ", ".join(map(str, value)) if isinstance(value, list) else day_in_words(str(value))


class SearchedByMixin(AdminPage):
    """Rows whose names search knows texts by: a change of one is told to the index. ``searched_by`` is the way from a
    version to the row."""

    searched_by: str

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        outbox.record(self._texts([obj]))

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        texts = self._texts([obj])
        super().delete_model(request, obj)
        outbox.record(texts)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        texts = self._texts(queryset)
        super().delete_queryset(request, queryset)
        outbox.record(texts)

    def _texts(self, rows: Iterable) -> list[int]:
        found = Version.objects.filter(**{f"{self.searched_by}__in": [row.pk for row in rows]})
        return list(found.values_list("pk", flat=True).distinct())


class KeptWhileUsed(AdminPage):
    """Rows that go only when nothing hangs on them."""

    def uses_of(self, row: Any) -> Iterable[Any]:
        """What hangs on it, or why it stays, beside the rows that point to it."""
        raise NotImplementedError

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple:
        found, counts, missing, protected = super().get_deleted_objects(objs, request)
        return found, counts, missing, [*protected, *(use for row in objs for use in self.uses_of(row))]


class _LookedAt:
    """Rows that only loading writes: to be looked at."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class ReadOnlyMixin(_LookedAt, ListMixin):
    """A list of rows that are looked at and never edited."""


class HeldRows(BaseInlineFormSet):
    """Rows that are only displayed: they always come from the database, whatever the page sends back."""

    def __init__(self, data: Any = None, files: Any = None, **options: Any) -> None:
        super().__init__(**options)
        self.new_objects, self.changed_objects, self.deleted_objects = [], [], []

    def is_valid(self) -> bool:
        return True

    def save(self, commit: bool = True) -> list:
        return []


class ReadOnlyInline(_LookedAt, admin.TabularInline):
    """``related`` names the rows each line is printed with; each line of the admin prints its version's name."""

    formset = HeldRows
    extra = 0
    max_num = 0
    can_delete = False
    related: tuple[str, ...] = ()

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        found = super().get_queryset(request)
        return found.select_related(*self.related) if self.related else found
