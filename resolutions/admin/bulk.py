"""What editors say of many proposals or texts at once. Each change is a correction of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rapidfuzz import process

from resolutions.curation import corrected_fields, correcting, mending
from resolutions.curation.targets import Row
from resolutions.curation.targets.fields import as_json
from resolutions.ingest.manifests.entries import read_item
from resolutions.ingest.writing.authority import key_of
from resolutions.models import (
    AgendaItem,
    Committee,
    Correction,
    Removal,
    Resolution,
    Series,
    Session,
    Version,
)
from resolutions.models.choices import Kind, Outcome, SponsorRole, Stage
from resolutions.models.curation import FIELDS
from resolutions.models.problems import ProblemQuerySet
from resolutions.models.titles import title_key
from resolutions.pages.problems import said as said_in_words

from .base import offer, place_of
from .confirming import ProposedChange, answers, ask_then_do
from .curating import row_in_words, shown
from .forms import SPONSORS, SUBJECTS, Lines, known_headings, known_sponsors

AS_IT_IS = ("", gettext_lazy("as it is"))
LINES = forms.Textarea(attrs={"rows": 3, "cols": 60})
DAY = forms.DateInput(attrs={"type": "date"})


class FieldsForm(forms.Form):
    """What is left empty stays as it is."""

    why = forms.CharField(label=gettext_lazy("Why it is changed"), required=False, max_length=500)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.fields.keys() & FIELDS.keys():
            self.fields[name].label = str(FIELDS[name])

    def wanted(self, target: Any) -> dict[str, Any]:
        """The new values of a row, by field. Raises ValidationError if it cannot have one of them."""
        return {name: value for name, value in self.cleaned_data.items() if value and name != "why"}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not any(value for name, value in cleaned.items() if name != "why"):
            raise forms.ValidationError(_("Say what is to be changed."))
        return cleaned


class SeriesByTitle(forms.ModelChoiceField):
    """A recurring subject, by its title in any case and punctuation, or by the last part of its address."""

    widget = forms.TextInput(attrs={"size": 60})

    def __init__(self, **options: Any) -> None:
        super().__init__(Series.objects.all(), **options)

    def to_python(self, value: Any) -> Series | None:
        if not value or isinstance(value, Series):
            return value or None
        found = Series.objects.filter(Q(title_key=title_key(value)) | Q(slug=value.strip())).first()
        if found:
            return found.standing()
        titles = Series.objects.filter(merged_into=None).values_list("title", flat=True)
        near = [title for title, _score, _place in process.extract(value, titles, limit=3, processor=title_key)]
        words = _("There is no recurring subject of this title. The nearest: %(titles)s.")
        raise forms.ValidationError(words % {"titles": "; ".join(near) or "–"})


class ResolutionFieldsForm(FieldsForm):
    session = forms.ModelChoiceField(Session.objects.all(), required=False, empty_label=AS_IT_IS[1])
    committee = forms.ModelChoiceField(Committee.objects.all(), required=False, empty_label=AS_IT_IS[1])
    series = SeriesByTitle(required=False, help_text=gettext_lazy("Its title"))
    agenda_items = forms.CharField(
        required=False,
        help_text=gettext_lazy("Their numbers, each in the proposal’s own session: 69 (b), 70"),
    )
    outcome = forms.ChoiceField(choices=[AS_IT_IS, *filter(lambda one: one[0], Outcome.choices)], required=False)

    def clean_agenda_items(self) -> list[tuple[int, str]]:
        try:
            items = [read_item(one) for one in self.cleaned_data["agenda_items"].split(",") if one.strip()]
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error
        return [(int(item.number), item.letter or "") for item in items]

    def wanted(self, target: Resolution) -> dict[str, Any]:
        said = super().wanted(target)
        if "agenda_items" in said:
            session = said.get("session") or target.session
            said["agenda_items"] = [_item(session, *one) for one in said["agenda_items"]]
        return said


def _item(session: Session | None, number: int, letter: str) -> AgendaItem:
    found = AgendaItem.objects.filter(session=session, number=number, letter=letter).first()
    if found is None:
        words = _("Session %(session)s has no agenda item %(item)s in the archive.")
        raise forms.ValidationError(words % {"session": session or "?", "item": f"{number} {letter}".strip()})
    return found.merged_into or found


class VersionFieldsForm(FieldsForm):
    """Of lists, names are added or dropped; the others stay."""

    kind = forms.ChoiceField(choices=[AS_IT_IS, *Kind.choices], required=False)
    stage = forms.ChoiceField(choices=[AS_IT_IS, *Stage.choices], required=False)
    issued_on = forms.DateField(required=False, widget=DAY)
    adopted_on = forms.DateField(required=False, widget=DAY)
    add_subjects = Lines(label=gettext_lazy("Add these subject headings"), required=False, widget=LINES)
    drop_subjects = Lines(label=gettext_lazy("Drop these subject headings"), required=False, widget=LINES)
    add_sponsors = Lines(label=gettext_lazy("Add these sponsors"), required=False, widget=LINES)
    drop_sponsors = Lines(label=gettext_lazy("Drop these sponsors"), required=False, widget=LINES)

    def clean_add_subjects(self) -> list[str]:
        return known_headings(self.cleaned_data["add_subjects"])

    def clean_add_sponsors(self) -> list[str]:
        return known_sponsors(self.cleaned_data["add_sponsors"])

    def wanted(self, target: Version) -> dict[str, Any]:
        said = super().wanted(target)
        subjects = said.pop("add_subjects", []), {name.upper() for name in said.pop("drop_subjects", [])}
        sponsors = said.pop("add_sponsors", []), {key_of(name) for name in said.pop("drop_sponsors", [])}
        if any(subjects):
            stay = [name for name in corrected_fields.current(target, SUBJECTS) if name.upper() not in subjects[1]]
            said[SUBJECTS] = list(dict.fromkeys([*stay, *subjects[0]]))
        if any(sponsors):
            printed = corrected_fields.current(target, SPONSORS)
            stay = [pair for pair in printed if key_of(pair[0]) not in sponsors[1]]
            named = {key_of(name) for name, _role in stay}
            new = [[name, SponsorRole.SPONSOR.value] for name in sponsors[0] if key_of(name) not in named]
            said[SPONSORS] = [*stay, *new]
        return said


def _described(resolution: Resolution) -> str:
    """Session, symbols with their stages, and title: two proposals of one title are told apart."""
    texts = ", ".join(f"{version} ({version.get_stage_display()})" for version in resolution.versions.all())
    session = _("session %(code)s") % {"code": resolution.session or "?"}
    return f"{session}; {resolution.committee or '–'}; {texts}: {resolution}"


class ProposalChoice(forms.ModelChoiceField):
    def label_from_instance(self, resolution: Resolution) -> str:
        return _described(resolution)


class MergeForm(forms.Form):
    into = ProposalChoice(
        Resolution.objects.none(), label=gettext_lazy("The one that stays"), widget=forms.RadioSelect, empty_label=None
    )


class RemarkForm(forms.Form):
    remark = forms.CharField(label=gettext_lazy("Remark"), required=False, max_length=500)


class ReasonForm(forms.Form):
    reason = forms.CharField(label=gettext_lazy("Why they are taken out"), required=False, max_length=500)
    is_public = forms.BooleanField(
        label=gettext_lazy("Tell readers: its address says that it was removed, when and why"), required=False
    )


def set_fields(
    model_admin: admin.ModelAdmin, request: HttpRequest, queryset: QuerySet, of: type[FieldsForm]
) -> TemplateResponse | None:
    form = of(answers(request))
    targets = list(queryset.select_related("session") if queryset.model is Resolution else queryset)

    batch = uuid4()

    def do() -> int:
        said = [(target, name, value) for target in targets for name, value in form.wanted(target).items()]
        by = request.user, form.cleaned_data["why"], batch
        return sum(correcting.correct(*one, *by) is not None for one in said)

    undo = made_together(batch)
    return ask_then_do(model_admin, request, _("Set fields"), form, lambda: _changes(targets, form), do, undo=undo)


def made_together(batch: UUID) -> str:
    """Address of the list of corrections that were made together, where they can be taken back."""
    return f"{reverse('admin:resolutions_correction_changelist')}?batch={batch}"


def _changes(targets: Iterable[Row], form: FieldsForm) -> list[ProposedChange]:
    return [
        proposed(target, name, value)
        for target in targets
        for name, value in form.wanted(target).items()
        if corrected_fields.current(target, name) != as_value(name, value)
    ]


def as_value(name: str, value: Any) -> Any:
    """As a correction records it; lists of names keep their order."""
    return value if name in (SUBJECTS, SPONSORS) else as_json(value)


def proposed(target: Row, name: str, value: Any) -> ProposedChange:
    """The change of one field in words."""
    said = Correction(field=name, before=corrected_fields.current(target, name), value=as_value(name, value))
    before, after = ("" if one in (None, []) else shown(said, one) for one in (said.before, said.value))
    return ProposedChange(f"{row_in_words(target)}: {FIELDS[name]}", before, after)


def merge(
    model_admin: admin.ModelAdmin, request: HttpRequest, queryset: QuerySet[Resolution]
) -> TemplateResponse | None:
    """Every text of the proposals goes under one of them."""
    form, batch = MergeForm(answers(request)), uuid4()
    proposals = queryset.select_related("session", "committee").prefetch_related("versions")
    offer(form, "into", proposals)

    def moving() -> list[Version]:
        others = queryset.exclude(pk=form.cleaned_data["into"].pk)
        return list(Version.objects.filter(resolution__in=others.values("pk")).select_related("resolution"))

    def changes() -> list[ProposedChange]:
        into = _described(form.cleaned_data["into"])
        return [
            ProposedChange(f"{one} ({one.get_stage_display()}): {one.title}", _described(one.resolution), into)
            for one in moving()
        ]

    def do() -> int:
        return correcting.merge(moving(), form.cleaned_data["into"], request.user, batch)

    title, undo = _("Merge proposals into one"), made_together(batch)
    return ask_then_do(model_admin, request, title, form, changes, do, warnings=_differing(proposals), undo=undo)


def _differing(proposals: Iterable[Resolution]) -> list[str]:
    """What proposals that are one would not differ in."""
    rows = list(proposals)
    sessions, committees = (
        {str(one.session or "?") for one in rows},
        {str(one.committee) for one in rows if one.committee},
    )
    found = (
        (_("They are of several sessions: %(names)s. A proposal belongs to one session."), sessions),
        (_("They are of several committees: %(names)s."), committees),
    )
    return [words % {"names": ", ".join(sorted(names))} for words, names in found if len(names) > 1]


def split_off(
    model_admin: admin.ModelAdmin, request: HttpRequest, queryset: QuerySet[Version]
) -> TemplateResponse | None:
    """Each text becomes a proposal of its own."""
    chosen, batch = list(queryset.select_related("resolution__session")), uuid4()

    def changes() -> list[ProposedChange]:
        own = _("a proposal of its own")
        return [ProposedChange(str(one), row_in_words(one.resolution), own) for one in chosen]

    def do() -> int:
        return sum(correcting.split_off(one, request.user, batch) is not None for one in chosen)

    title, form = _("Take out of the proposal"), forms.Form(request.POST)
    return ask_then_do(model_admin, request, title, form, changes, do, undo=made_together(batch))


def remove(
    model_admin: admin.ModelAdmin,
    request: HttpRequest,
    queryset: QuerySet,
    take_out: Callable[[Any, str, Any, bool], Removal],
) -> TemplateResponse | None:
    """Loads leave them out from now on."""
    chosen = list(queryset)
    form = ReasonForm(answers(request))

    def changes() -> list[ProposedChange]:
        gone = _("taken out: %(reason)s") % {"reason": form.cleaned_data["reason"] or "–"}
        return [ProposedChange(str(one), getattr(one, "title", ""), gone) for one in chosen]

    def do() -> int:
        model_admin.log_deletions(request, queryset)
        said = form.cleaned_data["reason"], request.user, form.cleaned_data["is_public"]
        return len([take_out(one, *said) for one in chosen])

    return ask_then_do(model_admin, request, _("Take out of the archive"), form, changes, do)


def settle(model_admin: admin.ModelAdmin, request: HttpRequest, queryset: ProblemQuerySet) -> TemplateResponse | None:
    chosen = list(queryset.open().select_related("version", "language_version"))
    form = RemarkForm(answers(request))

    def changes() -> list[ProposedChange]:
        settled = _("settled: %(remark)s") % {"remark": form.cleaned_data["remark"] or "–"}
        return [ProposedChange(place_of(problem), said_in_words(problem.message), settled) for problem in chosen]

    def do() -> int:
        return len([mending.settle(problem, form.cleaned_data["remark"], request.user) for problem in chosen])

    return ask_then_do(model_admin, request, _("Settle these problems"), form, changes, do)
