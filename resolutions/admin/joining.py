"""A translation that is held without a symbol is joined to its text, after a look at both."""

from __future__ import annotations

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from resolutions.curation import correcting, translations
from resolutions.models import LanguageVersion, Version
from resolutions.models.curation import OF_TEXT
from resolutions.text.kinds import OPERATIVE, PREAMBULAR

from .base import keys_of
from .confirming import ProposedChange, answers, ask_then_do

SHOWN = 160
"""Characters of the beginning of a text."""


class JoinForm(forms.Form):
    symbol = forms.CharField(
        label=gettext_lazy("Symbol of the text of which it is a translation"),
        help_text=gettext_lazy("In any spelling: 66/152, A/C.3/66/L.35."),
        widget=forms.TextInput(attrs={"size": 40}),
    )
    why = forms.CharField(label=gettext_lazy("Why it is changed"), required=False, max_length=500)

    def clean_symbol(self) -> Version:
        """The text that has it."""
        words = self.cleaned_data["symbol"]
        found = Version.objects.filter(symbol_key__in=keys_of(words)).select_related("resolution__session").first()
        if found is None:
            raise forms.ValidationError(_("No text with this symbol is held: %(symbol)s.") % {"symbol": words})
        return found


def join(model_admin: admin.ModelAdmin, request: HttpRequest, queryset: QuerySet[Version]) -> TemplateResponse | None:
    """Each language of the texts goes under the text with the symbol."""
    form = JoinForm(answers(request))
    chosen = list(queryset.select_related("resolution__session"))

    def moving() -> list[LanguageVersion]:
        for version in chosen:
            translations.check_joins(version, form.cleaned_data["symbol"])
        found = LanguageVersion.objects.filter(version__in=chosen).select_related("version")
        return list(found.defer("version__parsed", "version__manifest").order_by("version", "language"))

    def changes() -> list[ProposedChange]:
        to = form.cleaned_data["symbol"]
        leading = to.language_versions.leading().get()
        after = f"{to} ({', '.join(to.languages)}): {_described(leading)}"
        return [ProposedChange(str(text), _described(text), after) for text in moving()]

    def do() -> int:
        said = form.cleaned_data
        made = [correcting.correct(text, OF_TEXT, said["symbol"], request.user, said["why"]) for text in moving()]
        return sum(correction is not None for correction in made)

    return ask_then_do(model_admin, request, _("Join to the text of which it is a translation"), form, changes, do)


def _described(text: LanguageVersion) -> str:
    """Its title, and how its text begins and how many paragraphs it has, by which one sees whether two are one."""
    paragraphs = text.paragraphs.order_by("position")
    first = paragraphs.filter(kind__in=(PREAMBULAR, OPERATIVE)).first()
    begins = Truncator(first.text).chars(SHOWN) if first else "–"
    words = _("%(title)s. Begins: “%(begins)s”; %(count)s paragraphs, session %(session)s")
    session = text.version.resolution.session
    said = {"title": text.title or "–", "begins": begins, "count": paragraphs.count(), "session": session or "?"}
    return words % said
