"""Covers changed in a spreadsheet: downloaded, changed, uploaded, looked at, and then corrected."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from typing import Any, NamedTuple
from uuid import uuid4

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.core import signing
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from resolutions.models import LanguageVersion, Version
from resolutions.models.cover_fields import COLUMNS
from resolutions.models.curation import FIELDS

from . import cover_sheets
from .bulk import made_together, proposed
from .confirming import ProposedChange, answers, ask_then_do
from .cover_sheets import Changed, ChangedCells, Column
from .forms import CuratedForm, LanguageVersionForm, VersionForm, save_corrections
from .seen import data_to_show_again

PARTS: tuple[tuple[type[CuratedForm], tuple[str, ...]], ...] = (
    (LanguageVersionForm, ("title",)),
    (VersionForm, (*COLUMNS, "tabled_by", "joined_by", "subjects")),
)
"""The forms whose fields are the columns. The title is that of the leading language."""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def columns() -> list[Column]:
    return [Column(name, str(_label(form, name))) for form, names in PARTS for name in names]


def _columns_in_every_language() -> list[Column]:
    """A file may come back on a page in another language than it was downloaded on."""
    return [column for language in _each_language() for column in columns()]


def _each_language() -> Iterator[str]:
    """Each language of the interface, while it is that of the page."""
    for code, _name in settings.LANGUAGES:
        with override(code):
            yield code


def _label(form: type[CuratedForm], name: str) -> Any:
    return FIELDS.get(name, form.base_fields[name].label)


class UploadForm(forms.Form):
    """``cells`` carries what was changed from the page that shows it to the one that does it."""

    file = forms.FileField(
        label=gettext_lazy("The spreadsheet, with your changes"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
    )
    why = forms.CharField(label=gettext_lazy("Why it is changed"), required=False, max_length=500)
    cells = forms.CharField(required=False, widget=forms.HiddenInput)

    changed: ChangedCells

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if file := cleaned.get("file"):
            self.changed = cover_sheets.read(file, _columns_in_every_language())
            data_to_show_again(self)["cells"] = signing.dumps(self.changed, compress=True)
        elif cleaned.get("cells"):
            self.changed = _kept(cleaned["cells"])
        else:
            self.add_error("file", _("Choose the spreadsheet."))
        return cleaned


def _kept(cells: str) -> ChangedCells:
    try:
        kept = signing.loads(cells)
    except signing.BadSignature as error:
        raise ValidationError(_("Choose the spreadsheet once more.")) from error
    return {int(key): {name: Changed(*both) for name, both in row.items()} for key, row in kept.items()}


class RowForm(NamedTuple):
    """A form filled in by the changed cells of a row, and the row of the archive it corrects."""

    form: CuratedForm
    target: Version | LanguageVersion


class SpreadsheetsMixin(admin.ModelAdmin):
    """For the list of texts: an action that downloads covers, and a page that takes them back."""

    def get_urls(self) -> list:
        page = path("spreadsheet/", self.admin_site.admin_view(self.upload), name="resolutions_version_spreadsheet")
        return [page, *super().get_urls()]

    @admin.action(description=gettext_lazy("Download covers as a spreadsheet"), permissions=["change"])
    def download_sheet(self, request: HttpRequest, queryset: Any) -> HttpResponse | None:
        texts = list(queryset.order_by("symbol_sort", "pk")[: cover_sheets.MOST_ROWS + 1])
        if len(texts) > cover_sheets.MOST_ROWS:
            words = _("More than %(most)d texts: narrow the list, or choose fewer.")
            messages.error(request, words % {"most": cover_sheets.MOST_ROWS})
            return None
        try:
            book = cover_sheets.write(columns(), [(text.pk, list(_values(text))) for text in texts])
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return None
        return HttpResponse(
            book, content_type=XLSX, headers={"Content-Disposition": 'attachment; filename="covers.xlsx"'}
        )

    def upload(self, request: HttpRequest) -> HttpResponse:
        """Choose the file, look at what would change, do it."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        form, batch = UploadForm(answers(request), request.FILES or None), uuid4()
        rows: list[RowForm] = []
        warnings: list[str] = []

        def changes() -> list[ProposedChange]:
            rows.extend(_row_forms(form.changed))
            _refuse_what_is_wrong(rows)
            warnings.extend(_kept_of_others(rows))
            return [proposed(row.target, *one) for row in rows for one in row.form.corrections()]

        def do() -> int:
            return sum(
                save_corrections(row.form, row.target, request.user, form.cleaned_data["why"], batch) for row in rows
            )

        title, undo = _("Change covers by a spreadsheet"), made_together(batch)
        page = ask_then_do(self, request, title, form, changes, do, warnings=warnings, undo=undo)
        return page or redirect("admin:resolutions_version_changelist")


def _values(text: Version) -> Iterator[Any]:
    for form, names in PARTS:
        shown = form(instance=_target(form, text))
        for name in names:
            yield _in_cell(shown, name)


def _target(form: type[CuratedForm], text: Version) -> Any:
    return text if form is VersionForm else LanguageVersion.objects.leading().get(version=text)


def _in_cell(form: CuratedForm, name: str) -> Any:
    """A day, or words; of a closed list the words of the choice."""
    field, value = form.fields[name], form[name].initial
    if isinstance(field, forms.DateField):
        return value or ""
    sent = cover_sheets.as_text(field.prepare_value(value))
    return _choices(field).get(sent, sent)


def _choices(field: forms.Field) -> dict[str, str]:
    return {str(value): str(words) for value, words in getattr(field, "choices", ()) if value}


def _values_by_words(field: forms.Field) -> dict[str, str]:
    """Of a closed list, in every language."""
    return {words: value for language in _each_language() for value, words in _choices(field).items()}


def _row_forms(changed: ChangedCells) -> Iterator[RowForm]:
    """The texts are locked, so that nobody changes them between the comparison and the corrections."""
    texts = {text.pk: text for text in Version.objects.select_for_update().filter(pk__in=changed).order_by("pk")}
    for key, cells in changed.items():
        if key not in texts:
            raise ValidationError(_("Document %(key)s is not in the archive any more.") % {"key": key})
        for form, names in PARTS:
            if of_form := {name: cells[name] for name in names if name in cells}:
                yield _filled(form, _target(form, texts[key]), of_form)


def _filled(of: type[CuratedForm], target: Any, cells: dict[str, Changed]) -> RowForm:
    """The form with these fields alone, sent as from a page that showed what was downloaded."""
    data = QueryDict(mutable=True)
    form = of(data, instance=copy(target))  # a form writes on its instance what it is sent
    form.what_to_do = _("To change it, download the covers once more.")
    for name in form.fields.keys() - cells.keys():
        del form.fields[name]
    for name, both in cells.items():
        values = _values_by_words(form.fields[name])
        data[form.add_prefix(name)] = values.get(both.now, both.now)
        data[form.add_initial_prefix(name)] = values.get(both.was, both.was)
    return RowForm(form, target)


def _refuse_what_is_wrong(rows: list[RowForm]) -> None:
    """Every fault of every row, so that all are mended at once."""
    wrong = [
        f"{row.target}, {row.form.fields[name].label if name in row.form.fields else ''}: {' '.join(map(str, errors))}"
        for row in rows
        for name, errors in row.form.errors.items()
    ]
    if wrong:
        raise ValidationError(wrong)


def _kept_of_others(rows: list[RowForm]) -> Iterator[str]:
    words = _("%(text)s, %(label)s was changed meanwhile, from “%(seen)s” to “%(now)s”; that is kept.")
    return (words % {"text": row.target, **both._asdict()} for row in rows for both in row.form.meanwhile)
