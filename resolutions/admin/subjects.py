"""The library's subject headings: new ones, other names, headings that are one."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from resolutions.curation import authority
from resolutions.ingest.writing.authority import headings_named
from resolutions.models import Subject, SubjectHeading
from resolutions.models.languages import LanguageChoices
from resolutions.models.titles import free_slugs

from .base import ListMixin, ReadOnlyMixin
from .confirming import ProposedChange
from .filters import MERGED
from .merging import Merges
from .seen import SeenForm


class Labels(forms.CharField):
    """A name in each of some languages, one a line: ``fr: Marées``."""

    widget = forms.Textarea(attrs={"rows": 6, "cols": 60})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(f"{code}: {name}" for code, name in value.items()) if isinstance(value, dict) else value

    def to_python(self, value: Any) -> Any:
        if isinstance(value, dict):
            return value
        named = (line.partition(":") for line in (value or "").splitlines() if line.strip())
        labels = {code.strip(): name.strip() for code, _colon, name in named}
        if wrong := [code for code, name in labels.items() if code not in LanguageChoices.values or not name]:
            raise ValidationError(gettext("One a line, each with its language: “fr: Marées”. Not “%s”.") % wrong[0])
        return labels

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.prepare_value(initial or {}) != (data or "")


class SubjectForm(SeenForm):
    labels = Labels(
        label=_("In other languages"),
        required=False,
        help_text=_("One a line, with the code of its language: “fr: Marées”."),
    )

    class Meta:
        model = Subject
        fields = ("name", "identifier")
        help_texts = {"name": _("Renamed, its former name and address lead on to it.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["labels"] = self.instance.names

    def clean_name(self) -> str:
        name = " ".join(self.cleaned_data["name"].split())
        if "name" in self.changed_data and (held := headings_named([name]).get(name)):
            raise ValidationError(_("There is this subject heading already: %(name)s") % {"name": held})
        return name


@admin.register(Subject)
class SubjectAdmin(Merges, ListMixin, admin.ModelAdmin):
    form = SubjectForm
    list_display = ("name", "text_count", "merged_into")
    list_filter = (MERGED,)
    list_select_related = ("merged_into",)
    search_fields = ("name",)

    def save_model(self, request: HttpRequest, obj: Subject, form: SubjectForm, change: bool) -> None:
        """Renamed by putting another in its place, so that files which have the former name lead there."""
        if change and "name" in form.changed_data:
            former = Subject.objects.get(pk=obj.pk)
            obj = authority.rename_subject(former, obj.name)
            self.log_change(request, obj, f"{former} → {obj.name}")
        elif not change:
            [obj.slug] = free_slugs([obj.name], Subject.objects.all())
        obj.names, obj.identifier = form.cleaned_data["labels"], form.cleaned_data["identifier"]
        super().save_model(request, obj, form, change)

    def response_change(self, request: HttpRequest, obj: Subject) -> HttpResponse:
        messages.success(request, gettext("Saved."))
        standing = Subject.objects.filter(name=obj.name).first() or obj
        return redirect("admin:resolutions_subject_change", standing.pk)

    def has_change_permission(self, request: HttpRequest, obj: Subject | None = None) -> bool:
        return super().has_change_permission(request, obj) and not (obj and obj.merged_into_id)

    def has_delete_permission(self, request: HttpRequest, obj: Subject | None = None) -> bool:
        """A subject of a text stays as long as the text has it, and a name that leads on to another."""
        used = obj and (obj.headings.exists() or obj.merged_into_id or obj.merged_from.exists())
        return super().has_delete_permission(request, obj) and not used

    def get_queryset(self, request: HttpRequest) -> QuerySet[Subject]:
        """Counted for the rows of a page alone: a join would count the texts of every subject to list fifty."""
        counted = SubjectHeading.objects.filter(subject=OuterRef("pk")).order_by().values("subject")
        count = Subquery(counted.annotate(n=Count("pk")).values("n"))
        return super().get_queryset(request).annotate(text_count=Coalesce(count, 0))

    @admin.display(description=_("In other languages"))
    def labels(self, subject: Subject) -> str:
        """Of a heading that may be looked at only: such a page has no form that shows them."""
        return ", ".join(f"{LanguageChoices(code).label}: {name}" for code, name in subject.names.items()) or "–"

    @admin.display(description=_("texts"), ordering="text_count")
    def text_count(self, subject: Subject) -> int:
        return cast("Any", subject).text_count

    def merge_row(self, row: Subject, into: Subject) -> None:
        authority.merge_subjects(row, into)

    def take_row_apart(self, row: Subject) -> None:
        authority.take_apart_subject(row)

    def what_becomes(self, row: Subject, into: Subject) -> ProposedChange:
        words = gettext("%(texts)s texts; its name and address lead to %(into)s")
        return ProposedChange(row.name, "", words % {"texts": self.text_count(row), "into": into})


@admin.register(SubjectHeading)
class SubjectHeadingAdmin(ReadOnlyMixin, admin.ModelAdmin):
    list_display = ("subject", "version")
    list_select_related = ("subject", "version")
    search_fields = ("subject__name", "version__symbol_key")
