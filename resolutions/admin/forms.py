"""Forms of what editors correct: each field says what the file says, and whose word stands."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.html import escape

from resolutions import curation
from resolutions.models import Correction, Resolution, Version


class CuratedForm(forms.ModelForm):
    """A form whose fields are written by ``curation.correct`` and by nothing else."""

    curated: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            return
        name = "version" if isinstance(self.instance, Version) else "resolution"
        standing = Correction.objects.standing().filter(**{name: self.instance}).select_related("editor")
        by_field = {correction.field: correction for correction in standing}
        for field in set(self.curated) & self.fields.keys():
            # Django prints help texts unescaped, and these quote what a file says.
            self.fields[field].help_text = escape(" ".join(filter(None, self._words(field, by_field.get(field)))))

    def _words(self, field: str, correction: Correction | None) -> tuple[str, str]:
        whose = f"Corrected by {correction.editor}, {correction.made_at:%-d %B %Y}." if correction else ""
        return self.said_by_file(field), whose

    def said_by_file(self, field: str) -> str:
        """What the parser's value is, in words; empty where the versions together say it."""
        return ""

    def corrections(self) -> list[tuple[str, Any]]:
        """(field, value) of each curated field the editor changed, the symbol first: the others may hang on it."""
        changed = [name for name in self.curated if name in self.changed_data and not self._only_blanks(name)]
        return [(name, self.cleaned_data[name]) for name in sorted(changed, key=lambda name: name != "symbol")]

    def _only_blanks(self, name: str) -> bool:
        """A form strips what is typed; a column may hold a blank at its end all the same."""
        before = self.initial.get(name)
        return isinstance(before, str) and before.strip() == self.cleaned_data[name]


class VersionForm(CuratedForm):
    curated = curation.VERSION_FIELDS

    class Meta:
        model = Version
        fields = curation.VERSION_FIELDS
        widgets = dict.fromkeys(("title", "origin", "sponsor_note"), forms.Textarea(attrs={"rows": 2, "cols": 80}))

    def said_by_file(self, field: str) -> str:
        if field == "resolution":
            return ""
        said = curation.said_by_file(self.instance, field)
        return f"The file says: {said}." if said else "The file does not say."

    def clean_symbol(self) -> str | None:
        text = self.cleaned_data["symbol"]
        return str(curation.read_symbol(text)) if text else None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        symbol, language = cleaned.get("symbol"), cleaned.get("language")
        if symbol and language:
            try:
                curation.check_symbol_is_free(curation.read_symbol(symbol), language, self.instance)
            except ValidationError as error:
                self.add_error("symbol", error)
        return cleaned


class ResolutionForm(CuratedForm):
    curated = curation.RESOLUTION_FIELDS

    class Meta:
        model = Resolution
        fields = curation.RESOLUTION_FIELDS
        widgets = dict.fromkeys(("title",), forms.Textarea(attrs={"rows": 2, "cols": 80}))


def save_corrections(form: CuratedForm, target: Model, editor: Any) -> int:
    """Record what the editor changed. Returns how many fields."""
    made = [curation.correct(target, name, value, editor) for name, value in form.corrections()]
    return sum(correction is not None for correction in made)
