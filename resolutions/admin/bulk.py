"""What editors say of many proposals or texts at once. Each change is a correction of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from resolutions.curation import corrected_fields, correcting, mending
from resolutions.curation.targets import Row
from resolutions.curation.targets.fields import as_json
from resolutions.models import Committee, Removal, Resolution, Series, Session, Version
from resolutions.models.choices import Kind, Outcome, Stage
from resolutions.models.problems import ProblemQuerySet

from .base import offer
from .confirming import ProposedChange, answers, ask_then_do

AS_IT_IS = ("", gettext_lazy("as it is"))


class FieldsForm(forms.Form):
    """What is left empty stays as it is."""

    def chosen(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if value}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not any(cleaned.values()):
            raise forms.ValidationError(_("Say what is to be changed."))
        return cleaned


class ResolutionFieldsForm(FieldsForm):
    session = forms.ModelChoiceField(Session.objects.all(), required=False, empty_label=AS_IT_IS[1])
    committee = forms.ModelChoiceField(Committee.objects.all(), required=False, empty_label=AS_IT_IS[1])
    series = forms.ModelChoiceField(
        Series.objects.all(),
        label=gettext_lazy("Recurring subject"),
        to_field_name="slug",
        required=False,
        widget=forms.TextInput,
        help_text=gettext_lazy("The last part of its address: right-to-the-sea"),
    )
    outcome = forms.ChoiceField(choices=[AS_IT_IS, *filter(lambda one: one[0], Outcome.choices)], required=False)


class VersionFieldsForm(FieldsForm):
    kind = forms.ChoiceField(choices=[AS_IT_IS, *Kind.choices], required=False)
    stage = forms.ChoiceField(choices=[AS_IT_IS, *Stage.choices], required=False)


class MergeForm(forms.Form):
    into = forms.ModelChoiceField(
        Resolution.objects.none(), label=gettext_lazy("The one that stays"), widget=forms.RadioSelect, empty_label=None
    )


class RemarkForm(forms.Form):
    remark = forms.CharField(label=gettext_lazy("Remark"), required=False, max_length=500)


class ReasonForm(forms.Form):
    reason = forms.CharField(label=gettext_lazy("Why they are taken out"), required=False, max_length=500)


def set_fields(
    model_admin: admin.ModelAdmin, request: HttpRequest, queryset: QuerySet, of: type[FieldsForm]
) -> TemplateResponse | None:
    form = of(answers(request))
    targets = list(queryset)

    def do() -> int:
        said = [(target, name, value) for target in targets for name, value in form.chosen().items()]
        return sum(correcting.correct(*one, request.user) is not None for one in said)

    return ask_then_do(model_admin, request, _("Set fields"), form, lambda: _changes(targets, form), do)


def _changes(targets: Iterable[Row], form: FieldsForm) -> list[ProposedChange]:
    return [
        _change(target, name, value)
        for target in targets
        for name, value in form.chosen().items()
        if corrected_fields.current(target, name) != as_json(value)
    ]


def _change(target: Row, name: str, value: Any) -> ProposedChange:
    field: Any = target._meta.get_field(name)
    return ProposedChange(f"{target}: {field.verbose_name}", _shown(field, getattr(target, name)), _shown(field, value))


def _shown(field: Any, value: Any) -> str:
    return str(dict(field.flatchoices).get(value, "" if value is None else value))


def merge(
    model_admin: admin.ModelAdmin, request: HttpRequest, queryset: QuerySet[Resolution]
) -> TemplateResponse | None:
    """Every text of the proposals goes under one of them."""
    form = MergeForm(answers(request))
    offer(form, "into", queryset)

    def moving() -> list[Version]:
        others = queryset.exclude(pk=form.cleaned_data["into"].pk)
        return list(Version.objects.filter(resolution__in=others.values("pk")).select_related("resolution"))

    def changes() -> list[ProposedChange]:
        return [ProposedChange(str(one), str(one.resolution), str(form.cleaned_data["into"])) for one in moving()]

    def do() -> int:
        return correcting.merge(moving(), form.cleaned_data["into"], request.user)

    return ask_then_do(model_admin, request, _("Merge proposals into one"), form, changes, do)


def split_off(
    model_admin: admin.ModelAdmin, request: HttpRequest, queryset: QuerySet[Version]
) -> TemplateResponse | None:
    """Each text becomes a proposal of its own."""
    chosen = list(queryset.select_related("resolution"))

    def changes() -> list[ProposedChange]:
        return [ProposedChange(str(one), str(one.resolution), _("a proposal of its own")) for one in chosen]

    def do() -> int:
        return sum(correcting.split_off(one, request.user) is not None for one in chosen)

    return ask_then_do(model_admin, request, _("Take out of the proposal"), forms.Form(request.POST), changes, do)


def remove(
    model_admin: admin.ModelAdmin,
    request: HttpRequest,
    queryset: QuerySet,
    take_out: Callable[[Any, str, Any], Removal],
) -> TemplateResponse | None:
    """Loads leave them out from now on."""
    chosen = list(queryset)
    form = ReasonForm(answers(request))

    def changes() -> list[ProposedChange]:
        gone = _("taken out: %(reason)s") % {"reason": form.cleaned_data["reason"] or "–"}
        return [ProposedChange(str(one), getattr(one, "title", ""), gone) for one in chosen]

    def do() -> int:
        model_admin.log_deletions(request, queryset)
        return len([take_out(one, form.cleaned_data["reason"], request.user) for one in chosen])

    return ask_then_do(model_admin, request, _("Take out of the archive"), form, changes, do)


def settle(model_admin: admin.ModelAdmin, request: HttpRequest, queryset: ProblemQuerySet) -> TemplateResponse | None:
    chosen = list(queryset.open().select_related("version", "language_version"))
    form = RemarkForm(answers(request))

    def changes() -> list[ProposedChange]:
        settled = _("settled: %(remark)s") % {"remark": form.cleaned_data["remark"] or "–"}
        return [ProposedChange(f"{problem.version}, {problem.line}", problem.message, settled) for problem in chosen]

    def do() -> int:
        return len([mending.settle(problem, form.cleaned_data["remark"], request.user) for problem in chosen])

    return ask_then_do(model_admin, request, _("Settle these problems"), form, changes, do)
