"""Forms of what editors correct: each field says what the file says, and whose word stands."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.formats import date_format
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from resolutions.curation import correcting
from resolutions.curation.corrected_fields import (
    RELATED,
    RESOLUTION_FIELDS,
    SPONSORS,
    SUBJECTS,
    VERSION_FIELDS,
    check_symbol_is_free,
    current,
    read_symbol,
    said_by_file,
    said_by_versions,
)
from resolutions.ingest.writing.authority import headings_named, is_known
from resolutions.models import Correction, Resolution, Version
from resolutions.models.choices import SponsorRole


class CuratedForm(forms.ModelForm):
    """A form whose fields are written by ``correcting.correct`` and by nothing else."""

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
            words = (str(self.fields[field].help_text), *self._words(field, by_field.get(field)))
            self.fields[field].help_text = escape(" ".join(filter(None, words)))

    def _words(self, field: str, correction: Correction | None) -> tuple[str, str]:
        if correction is None:
            return self.said_by_file(field), ""
        who = {"editor": correction.editor, "day": date_format(correction.made_at)}
        return self.said_by_file(field), _("Corrected by %(editor)s, %(day)s.") % who

    def said_by_file(self, field: str) -> str:
        """What the parser, or the manifest, says of the field, in words."""
        raise NotImplementedError

    def corrections(self) -> list[tuple[str, Any]]:
        """(field, value) of each curated field the editor changed, the symbol first: the others may hang on it."""
        changed = [name for name in self.curated if name in self.changed_data and not self._only_blanks(name)]
        return [(name, self.cleaned_data[name]) for name in sorted(changed, key=lambda name: name != "symbol")]

    def _only_blanks(self, name: str) -> bool:
        """A form strips what is typed; a column may hold a blank at its end all the same."""
        before = self.initial.get(name)
        return isinstance(before, str) and before.strip() == self.cleaned_data[name]


NAMES = forms.Textarea(attrs={"rows": 4, "cols": 80})


class Lines(forms.CharField):
    """A list, one value a line; each once."""

    widget = NAMES

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[str]:
        return _lines(super().clean(value))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return _lines(data or "") != (initial or [])


def _lines(text: str) -> list[str]:
    return list(dict.fromkeys(words for line in text.splitlines() if (words := " ".join(line.split()))))


class VersionForm(CuratedForm):
    tabled_by = Lines(label=gettext_lazy("Sponsors"), required=False)
    joined_by = Lines(label=gettext_lazy("Additional sponsors"), required=False)
    related = Lines(
        label=gettext_lazy("Related documents"), required=False, help_text=gettext_lazy("One symbol a line.")
    )
    subjects = Lines(label=gettext_lazy("Subject headings"), required=False, help_text=gettext_lazy("One a line."))

    curated = (*VERSION_FIELDS, SUBJECTS)
    ROLES = (("tabled_by", SponsorRole.SPONSOR), ("joined_by", SponsorRole.ADDITIONAL))

    class Meta:
        model = Version
        fields = VERSION_FIELDS
        widgets = dict.fromkeys(("title", "origin", "sponsor_note"), forms.Textarea(attrs={"rows": 2, "cols": 80}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial[SUBJECTS] = current(self.instance, SUBJECTS)
        self.printed = current(self.instance, SPONSORS)
        said = said_by_file(self.instance, SPONSORS)
        for field, role in self.ROLES:
            self.initial[field] = [name for name, its in self.printed if its == role]
            names = ", ".join(name for name, its in said if its == role)
            words = _("The file says: %(value)s.") % {"value": names} if names else _("The file does not say.")
            self.fields[field].help_text = escape(f"{_('One name a line.')} {words}")

    def corrections(self) -> list[tuple[str, Any]]:
        wanted = [[name, role.value] for field, role in self.ROLES for name in self.cleaned_data[field]]
        return super().corrections() + ([(SPONSORS, wanted)] if wanted != self.printed else [])

    def clean_tabled_by(self) -> list[str]:
        return self._names("tabled_by")

    def clean_joined_by(self) -> list[str]:
        return self._names("joined_by")

    def _names(self, field: str) -> list[str]:
        """Those that are new here must be on the authority list: a slip of the pen is no State."""
        names = self.cleaned_data[field]
        printed = {name for name, _role in self.printed}
        unknown = [name for name in names if name not in printed and not is_known(name)]
        if unknown:
            said = _("Not on the list of States, groups and bodies: %(names)s. Add it there first, if it is right.")
            raise ValidationError(said % {"names": ", ".join(unknown)})
        return names

    def clean_related(self) -> list[str]:
        return [str(read_symbol(text)) for text in self.cleaned_data["related"]]

    def clean_subjects(self) -> list[str]:
        """As the library writes them. Those it does not know must be put on the list first."""
        names = self.cleaned_data["subjects"]
        known = headings_named(names)
        unknown = [name for name in names if name not in known]
        if unknown:
            said = _("Not on the list of subject headings: %(names)s. Add it there first, if it is right.")
            raise ValidationError(said % {"names": ", ".join(unknown)})
        return list(dict.fromkeys(known[name] for name in names))

    def said_by_file(self, field: str) -> str:
        if field == "resolution":
            return ""
        said, given = self._printed(field), self.instance.given.get(field)
        words = _("The file says: %(value)s.") % {"value": _listed(said)} if said else _("The file does not say.")
        return f"{words} {_('Beside the file it says: %(value)s.') % {'value': _listed(given)}}" if given else words

    def _printed(self, field: str) -> Any:
        """Of lists, without what was said beside the file."""
        if field == RELATED:
            return [one["symbol"] for one in self.instance.parsed.get(field) or ()]
        if field == SUBJECTS:
            return self.instance.parsed.get(field)
        return said_by_file(self.instance, field)

    def clean_symbol(self) -> str | None:
        text = self.cleaned_data["symbol"]
        return str(read_symbol(text)) if text else None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        symbol, language = cleaned.get("symbol"), cleaned.get("language")
        if symbol and language:
            try:
                check_symbol_is_free(read_symbol(symbol), language, self.instance)
            except ValidationError as error:
                self.add_error("symbol", error)
        return cleaned


def _listed(said: Any) -> str:
    return ", ".join(said) if isinstance(said, list) else str(said)


class ResolutionForm(CuratedForm):
    curated = RESOLUTION_FIELDS

    class Meta:
        model = Resolution
        fields = RESOLUTION_FIELDS
        widgets = dict.fromkeys(("title",), forms.Textarea(attrs={"rows": 2, "cols": 80}))

    def said_by_file(self, field: str) -> str:
        """Of each text, the first to say it first."""
        said = [f"{version}: {words}" for version, words in said_by_versions(self.instance, field)]
        return _("The texts say: %(values)s.") % {"values": "; ".join(said)} if said else _("No text says it.")


def save_corrections(form: CuratedForm, target: Model, editor: Any) -> int:
    """Record what the editor changed. Returns how many fields."""
    made = [correcting.correct(target, name, value, editor) for name, value in form.corrections()]
    return sum(correction is not None for correction in made)
