"""What an editor saw when a form was opened, held against what stands when it is sent: nobody's work is lost.

Nothing is locked. A form of a row carries a hidden copy of each value (Django's ``show_hidden_initial``), so that only
fields that this editor changed are written; one that another changed as well is refused with both values. A page
without such fields (a paragraph to be mended, a list of changes to be confirmed) carries a fingerprint of it.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any, NamedTuple, cast

from django import forms
from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from resolutions.pages.naming import day_in_words

SEEN = "seen"
"""The name of the hidden field that carries a fingerprint."""


def fingerprint(shown: Any) -> str:
    """A short digest of what a page shows, which is given as JSON."""
    written = json.dumps(shown, sort_keys=True, cls=DjangoJSONEncoder, default=str)
    return hashlib.sha256(written.encode()).hexdigest()[:24]


def data_to_show_again(form: forms.BaseForm) -> QueryDict:
    """What was sent, to be changed where the page that is shown once more has another value."""
    form.data = data = cast("QueryDict", form.data).copy()
    return data


class ShownForm(forms.Form):
    """A form that is about what its page shows beside it. Sent after that has changed, it is refused once; the page
    then shows what there is now, with what the editor entered, and may be sent again."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def shows(self, shown: Any) -> None:
        """``shown`` is what the page shows now, as JSON. Call it before the form is validated."""
        self.now = self.initial[SEEN] = fingerprint(shown)

    @property
    def is_stale(self) -> bool:
        """Whether it was sent from a page that showed something else."""
        return self.is_bound and self.data.get(self.add_prefix(SEEN)) != self.now

    def clean_seen(self) -> str:
        if self.is_stale:
            words = self.changed_words()
            self._show_again()
            self.add_error(None, ValidationError(words))
        return self.now

    def _show_again(self) -> None:
        """What this editor did not enter is shown as it is now."""
        data = data_to_show_again(self)
        data[self.add_prefix(SEEN)] = self.now
        for name in (name for name, field in self.fields.items() if field.show_hidden_initial):
            sent, was = self.add_prefix(name), self.add_initial_prefix(name)
            now = as_sent(self.fields[name].prepare_value(self[name].initial))
            if as_sent(data.get(sent)) == as_sent(data.get(was)):
                data[sent] = now
            data[was] = now

    def changed_words(self) -> str:
        return _("What stands here has changed since you opened it. Look at it again; what you entered is kept.")


class Meanwhile(NamedTuple):
    """A field that another changed after the form was opened, with both values in words."""

    label: str
    seen: str
    now: str


class SeenForm(forms.ModelForm):
    """A form of a row that several editors may have open. ``meanwhile`` has the fields that another changed and this
    editor did not: they keep the other's value. ``what_to_do`` says how to put one's own value where another changed it
    too."""

    what_to_do: Any = gettext_lazy("What you entered is kept: save again to put it there.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.meanwhile: list[Meanwhile] = []
        if self.instance.pk is not None:
            for field in self.fields.values():
                field.show_hidden_initial = True

    def _clean_fields(self) -> None:
        super()._clean_fields()  # type: ignore[misc]  # Django's own step, of which its stubs do not know
        if self.instance.pk is None:
            return
        for name in [name for name in self.fields if self._now(name) != self._seen(name)]:
            self._hold_against_now(name)
        if self.errors and self.meanwhile:
            self._show_meanwhile()

    def _hold_against_now(self, name: str) -> None:
        field, now = self.fields[name], self._now(name)
        both = Meanwhile(str(self[name].label), self._in_words(name, self._seen(name)), self._in_words(name, now))
        if name not in self.changed_data:
            self.cleaned_data[name] = field.clean(now)
            self.meanwhile.append(both)
            self._send_again(name, self.add_prefix(name))
        elif field.has_changed(self.get_initial_for_field(field, name), self[name].data):
            words = _("Changed meanwhile, from “%(seen)s” to “%(now)s”.") % both._asdict()
            self.add_error(name, ValidationError(f"{words} {self.what_to_do}"))
        self._send_again(name, self.add_initial_prefix(name))

    def _show_meanwhile(self) -> None:
        words = _("%(label)s was changed meanwhile, from “%(seen)s” to “%(now)s”; that is kept.")
        for both in self.meanwhile:
            self.add_error(None, ValidationError(words % both._asdict()))

    def _send_again(self, name: str, html_name: str) -> None:
        """The page that is shown once more has the value of now there."""
        now = self._now(name)
        data_to_show_again(self).setlist(html_name, now if isinstance(now, list) else [now])

    def _now(self, name: str) -> Any:
        return as_sent(self.fields[name].prepare_value(self[name].initial))

    def _seen(self, name: str) -> Any:
        """The hidden copy; a list of nothing has none."""
        bound = self[name]
        sent = self._widget_data_value(self.fields[name].hidden_widget(), bound.html_initial_name)  # type: ignore[attr-defined]
        return as_sent(sent)

    def _in_words(self, name: str, value: Any) -> str:
        field = self.fields[name]
        many = value if isinstance(value, list) else [value] if value else []
        if isinstance(field, forms.ModelChoiceField):
            rows = field.queryset.model._default_manager.in_bulk([one for one in many if str(one).isdecimal()])  # type: ignore[union-attr]
            return ", ".join(map(str, rows.values())) or "–"
        choices = dict(getattr(field, "choices", ()))
        return ", ".join(day_in_words(str(choices.get(one, one))) for one in many) or "–"


def as_sent(value: Any) -> Any:
    """A value as a browser sends it: text, or a sorted list of texts."""
    if isinstance(value, (list, tuple)):
        return sorted(as_sent(one) for one in value)
    if isinstance(value, Model):
        return str(value.pk)
    return "" if value is None else "\n".join(str(value).splitlines()).strip()
