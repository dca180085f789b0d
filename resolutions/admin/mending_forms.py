"""What an editor may say of a paragraph or a footnote, and the mending that makes."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from resolutions.models import Problem
from resolutions.pages.reading.mended import KINDS
from resolutions.text.document import NoteMark
from resolutions.text.enumerators import read_enumerators
from resolutions.text.joining import join
from resolutions.text.mending import DEEPEST, Mending, said, set_mark

from .note_marks import WordsField
from .seen import ShownForm, data_to_show_again, fingerprint
from .sheet import Cell, Sheet

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


class BlockForm(ShownForm):
    """``problems`` are those an editor may call settled by the mending. Fields carry a hidden copy of what was seen, by
    which a paragraph is found again that stands at another place meanwhile."""

    words = WordsField(
        label=_("Words of the text"),
        widget=forms.Textarea,
        help_text=_("[note 1] is the mark of note 1: move it where it belongs. A blank line splits the paragraph."),
    )

    def __init__(self, data: Any, cell: Cell, sheet: Sheet, problems: list[Problem]) -> None:
        initial = {**cell.said, "section": " / ".join(cell.said.get("section", ()))}
        super().__init__(data, initial=initial, label_suffix="")
        self.cell, self.sheet = cell, sheet
        self.shows(cell.said)
        for field in self.visible_fields():
            field.field.show_hidden_initial = True
        self.fields["words"].widget.attrs |= {
            "rows": 4 + len(cell.said["words"]) // 70,
            "data-key": "m",
            "accesskey": "m",
        }
        if problems:
            said = "; ".join(problem.get_code_display() for problem in problems)
            label = _("This settles: %(problems)s") % {"problems": said}
            self.fields["settles"] = forms.BooleanField(label=label, required=False, initial=True)

    def changed_words(self) -> str:
        now = {"label": self.cell.label, "words": self.cell.words}
        if same_words(self.data.get(self.add_initial_prefix("words"), ""), now["words"]):
            words = _(
                "The text has changed since you opened it: this stands at %(label)s now. Save again if all is well."
            )
        else:
            words = _(
                "This has changed since you opened it. %(label)s reads now: “%(words)s” What you entered is kept."
            )
        return str(words % now)

    def mendings(self) -> list[Mending]:
        """Empty where nothing was changed. Call it when the form is valid."""
        raise NotImplementedError

    @property
    def settles(self) -> bool:
        return bool(self.cleaned_data.get("settles"))

    def _parts(self) -> list[str]:
        return [" ".join(part.split()) for part in _BLANK_LINE.split(self.cleaned_data["words"].replace("\r", ""))]


def same_words(one: str, other: str) -> bool:
    """Browsers send another end of line."""
    return one.split() == other.split()


class FootnoteForm(BlockForm):
    """A note, and the place of its mark where the text has none."""

    mark = forms.CharField(label=_("Mark"), max_length=40)

    field_order = ("mark", "words", "behind")

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.fields["words"].help_text = ""
        marks = {mark.mark for paragraph in self.sheet.now.paragraphs for mark in paragraph.notes}
        if self.cell.said["mark"] not in marks:
            self.fields["behind"] = forms.CharField(
                label=_("Set its mark behind these words of the text"),
                required=False,
                help_text=_("As many of them as stand in one place only; a number glued to them becomes the mark."),
            )
            self.order_fields(self.field_order)

    def clean_behind(self) -> str:
        words = self.cleaned_data["behind"]
        times = sum(one.text.count(words) for one in self.sheet.now.paragraphs) if words else 1
        if times != 1:
            raise forms.ValidationError(_("These words stand in the text %(times)s times."), params={"times": times})
        return words

    def mendings(self) -> list[Mending]:
        now = {"mark": self.cleaned_data["mark"], "words": " ".join(self._parts())}
        after = {name: value for name, value in now.items() if value != self.cell.said[name]}
        note = [Mending("footnotes", (self.cell.said,), (after,))] if after else []
        return note + ([self._set_mark(now["mark"])] if self.cleaned_data.get("behind") else [])

    def _set_mark(self, mark: str) -> Mending:
        behind = self.cleaned_data["behind"]
        paragraph = next(one for one in self.sheet.now.paragraphs if behind in one.text)
        end = paragraph.text.index(behind) + len(behind)
        glued = len(mark) if paragraph.text.startswith(mark, end) else 0
        words = set_mark(paragraph, NoteMark(mark, end), glued)
        return Mending("paragraphs", (said(paragraph),), ({"words": words},))


class ParagraphForm(BlockForm):
    kind = forms.ChoiceField(label=_("Kind"), choices=KINDS)
    number = forms.CharField(
        label=_("Number"), max_length=40, required=False, help_text=_("As printed, without its point: 4, (a)")
    )
    depth = forms.IntegerField(
        label=_("Depth"),
        min_value=0,
        max_value=DEEPEST,
        help_text=_("1 for (a) below a paragraph, 2 for (i) below (a)"),
    )
    section = forms.CharField(
        label=_("Part"), max_length=200, required=False, help_text=_("The outermost first: Annex I / A")
    )
    opening = forms.CharField(
        label=_("Opening"), max_length=200, required=False, help_text=_("The words it opens with, printed in italics")
    )

    field_order = ("words", "join", "kind", "number", "depth", "section", "opening")

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.next_cell = self.sheet.after(self.cell)
        if self.next_cell:
            words = self.next_cell.said["words"]
            label = _("Join %(label)s to it: “%(words)s”") % {
                "label": self.next_cell.label,
                "words": Truncator(self.next_cell.words).chars(80),
            }
            box = forms.CheckboxInput(attrs={"data-key": "j", "accesskey": "j"})
            self.fields["join"] = forms.BooleanField(label=label, required=False, widget=box)
            self.fields["next_seen"] = forms.CharField(
                widget=forms.HiddenInput, required=False, initial=fingerprint(words)
            )
            self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        """What is joined must be what was seen below."""
        cleaned = super().clean() or {}
        if cleaned.get("join") and self.next_cell and not self.is_stale:
            now = fingerprint(self.next_cell.said["words"])
            if cleaned["next_seen"] != now:
                data_to_show_again(self)[self.add_prefix("next_seen")] = now
                self.add_error("join", _("The next one has changed since you opened this. Look at it again."))
        return cleaned

    def mendings(self) -> list[Mending]:
        before, parts = [self.cell.said], self._parts()
        if self.cleaned_data.get("join") and self.next_cell:
            before.append(self.next_cell.said)
            parts[-1] = join((parts[-1], self.next_cell.said["words"]))
        first = self._changed_fields()
        if parts[0] != self.cell.said["words"]:
            first["words"] = parts[0]
        after = (first, *(_split_off(part, self.cell.said) for part in parts[1:]))
        nothing = not first and len(before) == len(after) == 1
        return [] if nothing else [Mending("paragraphs", tuple(before), after)]

    def _changed_fields(self) -> dict[str, Any]:
        names = ("kind", "number", "depth", "opening")
        changed = {name: self.cleaned_data[name] for name in names if name in self.changed_data}
        if "section" in self.changed_data:
            parts = self.cleaned_data["section"].split("/")
            changed["section"] = [part.strip() for part in parts if part.strip()]
        return changed


def _split_off(words: str, source: dict[str, Any]) -> dict[str, Any]:
    """A new paragraph, with the number at its head; one in brackets stands below the paragraph it was part of."""
    number = next(iter(read_enumerators(words)), None)
    if number is None:
        return {"words": words, "number": "", "depth": source["depth"]}
    below = number.printed.startswith("(") and not source["number"].startswith("(")
    rest = words[number.end :].lstrip()
    return {"words": rest, "number": number.printed, "depth": source["depth"] + below}
