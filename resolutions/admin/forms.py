"""Forms of what editors correct: each field says what the file says, and whose word stands."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from resarchive.formats import day_written
from resolutions.curation import correcting
from resolutions.curation.corrected_fields import RESOLUTION_FIELDS, current, said_by_file, said_by_versions
from resolutions.curation.symbols import check_symbol_is_free, read_symbol
from resolutions.curation.targets import Row, target_of
from resolutions.ingest.writing.authority import headings_named, is_known, known_names, nearest_names
from resolutions.models import Correction, LanguageVersion, Reading, Resolution, Version
from resolutions.models.choices import SponsorRole
from resolutions.models.cover_fields import COLUMNS
from resolutions.models.curation import FIELDS, SHOWN
from resolutions.models.fields import column_of
from resolutions.models.languages import LanguageChoices
from resolutions.pages.naming import day_in_words

from .base import offer
from .seen import SeenForm


class CuratedForm(SeenForm):
    """A form whose fields are written by ``correcting.correct`` and by nothing else."""

    curated: tuple[str, ...] = ()
    corrects: Mapping[str, str] = {}
    """Fields of the form with another name than the field they correct."""
    last: tuple[str, ...] = ()
    """Fields that are corrected after the others."""

    reason = forms.CharField(
        label=gettext_lazy("Why it is changed"),
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"size": 80}),
        help_text=gettext_lazy("Kept with every change that is saved now."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in set(self.curated) & self.fields.keys() & FIELDS.keys():
            self.fields[field].label = str(FIELDS[field])
        if self.instance.pk is None:
            return
        of_this = {target_of(self.instance).column: self.instance}
        standing = Correction.objects.standing().filter(**of_this).select_related("editor")
        by_field = {correction.field: correction for correction in standing}
        for field in set(self.curated) & self.fields.keys():
            # Django prints help texts unescaped, and these quote what a file says.
            correction = by_field.get(self.corrects.get(field, field))
            words = (str(self.fields[field].help_text), *self._words(field, correction))
            self.fields[field].help_text = escape(" ".join(filter(None, words)))

    def _words(self, field: str, correction: Correction | None) -> tuple[str, str]:
        if correction is None:
            return self.said_by_file(field), ""
        who = {"editor": correction.editor, "day": day_written(correction.made_at)}
        return self.said_by_file(field), _("Corrected by %(editor)s, %(day)s.") % who

    def said_by_file(self, field: str) -> str:
        """What the parser, or the manifest, says of the field, in words."""
        raise NotImplementedError

    def corrections(self) -> list[tuple[str, Any]]:
        """(field, value) of each curated field the editor changed, the symbol first: the others may hang on it."""
        changed = [name for name in self.curated if name in self.changed_data and not self._only_blanks(name)]
        in_order = sorted(changed, key=lambda name: (name in self.last, name != "symbol"))
        return [(self.corrects.get(name, name), self.cleaned_data[name]) for name in in_order]

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

    def to_python(self, value: Any) -> Any:
        return value if isinstance(value, list) else _lines(value or "")

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.to_python(data) != self.to_python(initial)


def _lines(text: str) -> list[str]:
    return list(dict.fromkeys(words for line in text.splitlines() if (words := " ".join(line.split()))))


SPONSORS, SUBJECTS, RELATED = "sponsors", "subjects", "related"


class VersionForm(CuratedForm):
    tabled_by = Lines(label=gettext_lazy("Sponsors"), required=False)
    joined_by = Lines(label=gettext_lazy("Additional sponsors"), required=False)
    related = Lines(
        label=gettext_lazy("Related documents"), required=False, help_text=gettext_lazy("One symbol a line.")
    )
    subjects = Lines(label=gettext_lazy("Subject headings"), required=False, help_text=gettext_lazy("One a line."))

    curated = (*COLUMNS, "resolution", SUBJECTS)
    ROLES = (("tabled_by", SponsorRole.SPONSOR), ("joined_by", SponsorRole.ADDITIONAL))

    class Meta:
        model = Version
        fields = (*COLUMNS, "resolution")
        widgets = dict.fromkeys(("origin", "sponsor_note"), forms.Textarea(attrs={"rows": 2, "cols": 80}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial[SUBJECTS] = current(self.instance, SUBJECTS)
        self.printed = current(self.instance, SPONSORS)
        said = said_by_file(self.instance, SPONSORS)
        for field, role in self.ROLES:
            self.initial[field] = [name for name, its in self.printed if its == role]
            names = ", ".join(name for name, its in said if its == role)
            words = _("The file says: %(value)s.") % {"value": names} if names else _("The file does not say.")
            one_a_line = _("One name a line.")
            self.fields[field].help_text = escape(f"{one_a_line} {words}")

    def corrections(self) -> list[tuple[str, Any]]:
        names = {**self.initial, **self.cleaned_data}
        wanted = [[name, role.value] for field, role in self.ROLES for name in names[field]]
        return super().corrections() + ([(SPONSORS, wanted)] if wanted != self.printed else [])

    def clean_tabled_by(self) -> list[str]:
        return self._names("tabled_by")

    def clean_joined_by(self) -> list[str]:
        return self._names("joined_by")

    def _names(self, field: str) -> list[str]:
        """Those that are new here must be on the authority list: a slip of the pen is no State."""
        return known_sponsors(self.cleaned_data[field], {name for name, _role in self.printed})

    def clean_related(self) -> list[str]:
        return [str(read_symbol(text)) for text in self.cleaned_data["related"]]

    def clean_subjects(self) -> list[str]:
        return known_headings(self.cleaned_data["subjects"])

    def said_by_file(self, field: str) -> str:
        if field == "resolution":
            return ""
        return _both(self._printed(field), self.instance.manifest.get(field))

    def _printed(self, field: str) -> Any:
        """Of lists, without what was said beside the file."""
        if field == RELATED:
            return [one["symbol"] for one in self.instance.parsed.get(field) or ()]
        if field == SUBJECTS:
            return self.instance.parsed.get(field)
        said = said_by_file(self.instance, field)
        return dict(column_of(Version, field).flatchoices).get(said, said)

    def clean_symbol(self) -> str | None:
        text = self.cleaned_data["symbol"]
        return str(read_symbol(text)) if text else None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if symbol := cleaned.get("symbol"):
            try:
                check_symbol_is_free(read_symbol(symbol), self.instance)
            except ValidationError as error:
                self.add_error("symbol", error)
        return cleaned


def known_sponsors(names: list[str], printed: Collection[str] = ()) -> list[str]:
    """The names, if all of them are on the authority list or ``printed`` already. Raises ValidationError with the
    nearest names."""
    unknown = [name for name in names if name not in printed and not is_known(name)]
    if unknown:
        said = _("Not on the list of States, groups and bodies: %(names)s. Add it there first, if it is right.")
        near = _("The nearest: %(names)s.") % {"names": "; ".join(map(with_nearest, unknown))}
        raise ValidationError(f"{said % {'names': ', '.join(unknown)}} {near}")
    return names


def with_nearest(name: str, said: str = "") -> str:
    """The name, or what is ``said`` of it, with the known ones that are most like it."""
    near = ", ".join(nearest_names(name, known_names(), 3))
    return _("%(name)s (nearest: %(names)s)") % {"name": said or name, "names": near} if near else said or name


def known_headings(names: list[str]) -> list[str]:
    """As the library writes them, each once. Raises ValidationError for those it does not know, which must be put on
    the list first."""
    known = headings_named(names)
    unknown = [name for name in names if name not in known]
    if unknown:
        said = _("Not on the list of subject headings: %(names)s. Add it there first, if it is right.")
        raise ValidationError(said % {"names": ", ".join(unknown)})
    return list(dict.fromkeys(known[name] for name in names))


class FileChoice(forms.ModelChoiceField):
    """Choice of the reading that is shown."""

    def label_from_instance(self, reading: Reading) -> str:
        return f"{reading.source.name}, {reading.source.get_format_display()}"


class LanguageVersionForm(CuratedForm):
    shown_file = FileChoice(
        Reading.objects.none(),
        label=gettext_lazy("File shown"),
        empty_label=None,
        help_text=gettext_lazy("The best by itself, unless you choose another."),
    )

    curated = ("title", "shown_file", "language")
    corrects = {"shown_file": SHOWN}
    last = ("language",)

    class Meta:
        model = LanguageVersion
        fields = ("title", "language")
        widgets = dict.fromkeys(("title",), forms.Textarea(attrs={"rows": 2, "cols": 80}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        readings = self.instance.readings.select_related("source").defer("source__content").best_first()
        offer(self, "shown_file", readings)
        self.initial["shown_file"] = self.instance.shown_id

    def said_by_file(self, field: str) -> str:
        if field == "shown_file":
            return ""
        if field == "language":
            return _both(LanguageChoices(said_by_file(self.instance, field)).label, None)
        reading = self.instance.shown
        return _both(reading.parsed.get(field), reading.manifest.get(field))


def _both(said: Any, beside: Any) -> str:
    """The values of the file and of the manifest, in words."""
    words = _("The file says: %(value)s.") % {"value": _listed(said)} if said else _("The file does not say.")
    others = _("Beside the file it says: %(value)s.") % {"value": _listed(beside)} if beside else ""
    return f"{words} {others}".strip()


def _listed(said: Any) -> str:
    return ", ".join(said) if isinstance(said, list) else day_in_words(str(said))


class ResolutionForm(CuratedForm):
    curated = RESOLUTION_FIELDS

    class Meta:
        model = Resolution
        fields = RESOLUTION_FIELDS
        widgets = dict.fromkeys(("title",), forms.Textarea(attrs={"rows": 2, "cols": 80}))

    def said_by_file(self, field: str) -> str:
        """What each text of the proposal says, in the order of the texts."""
        said = [f"{version}: {words}" for version, words in said_by_versions(self.instance, field)]
        return _("The texts say: %(values)s.") % {"values": "; ".join(said)} if said else _("No text says it.")


def save_corrections(form: CuratedForm, target: Row, editor: Any, why: str = "", batch: UUID | None = None) -> int:
    """Record what the editor changed, for the reason that the form or ``why`` gives. Returns how many fields."""
    about = form.cleaned_data.get("reason") or why, batch
    made = [correcting.correct(target, name, value, editor, *about) for name, value in form.corrections()]
    return sum(correction is not None for correction in made)
