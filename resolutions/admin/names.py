"""Names that no list has, on one page: how often and where each stands, to be accepted, mapped or dropped at once."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from resolutions.curation import names
from resolutions.curation.names import Decision
from resolutions.ingest.writing.authority import known_names, nearest_names
from resolutions.models import Sponsor, Version
from resolutions.models.choices import SponsorKind

PAGE = 100
"""Names decided on at once."""
PLACES = 5
"""Texts named for each."""
ACCEPTED = (SponsorKind.STATE, SponsorKind.GROUP, SponsorKind.BODY)


class NameForm(forms.Form):
    """What one name is. ``decision`` is a kind, or the known name it stands for, behind ``=``."""

    decision = forms.ChoiceField(required=False, label=gettext_lazy("What it is"))
    other = forms.CharField(
        required=False,
        label=gettext_lazy("or another name on the list"),
        widget=forms.TextInput(attrs={"list": "known-names", "size": 30}),
    )

    def __init__(self, data: Any, sponsor: Sponsor, known: list[str], texts: list[Version]) -> None:
        super().__init__(data, prefix=str(sponsor.pk), label_suffix="")
        self.sponsor, self.texts = sponsor, texts
        kinds = [(kind.value, _("a new %(kind)s") % {"kind": kind.label}) for kind in ACCEPTED]
        cast("forms.ChoiceField", self.fields["decision"]).choices = [
            ("", _("decide later")),
            (_("it means"), [(f"={name}", name) for name in nearest_names(sponsor.name, known)]),
            (_("accept it as"), kinds),
            (SponsorKind.NO_NAME.value, _("drop it: no name of a sponsor")),
        ]
        self.known = known

    def clean_other(self) -> str:
        name = self.cleaned_data["other"].strip()
        if name and name not in self.known:
            near = ", ".join(nearest_names(name, self.known)) or "–"
            raise ValidationError(_("This is not on the list. The nearest: %(names)s.") % {"names": near})
        return name

    def decided(self) -> Decision | None:
        """Call it when the form is valid."""
        decision, other = self.cleaned_data["decision"], self.cleaned_data["other"]
        if other or decision.startswith("="):
            return Decision(self.sponsor, means=other or decision[1:])
        return Decision(self.sponsor, kind=decision) if decision else None


class NamesMixin(admin.ModelAdmin):
    """For the list of States, groups and bodies: the page beside it."""

    def get_urls(self) -> list:
        page = path("not-understood/", self.admin_site.admin_view(self.names), name="resolutions_sponsor_names")
        return [page, *super().get_urls()]

    def names(self, request: HttpRequest) -> HttpResponse:
        if not self.has_change_permission(request):
            raise PermissionDenied
        found = list(names.not_understood()[: PAGE + 1])
        forms_of_names = _forms(request.POST or None, found[:PAGE])
        if request.method == "POST" and all(form.is_valid() for form in forms_of_names):
            return self._decide(request, forms_of_names)
        context = {**self.admin_site.each_context(request), "opts": self.opts, "title": _("Names not understood")}
        context |= {"forms": forms_of_names, "known": known_names(), "more": len(found) > PAGE}
        return TemplateResponse(request, "admin/resolutions/sponsor/names.html", context)

    def _decide(self, request: HttpRequest, forms_of_names: list[NameForm]) -> HttpResponse:
        decisions = [decision for form in forms_of_names if (decision := form.decided())]
        done = names.decide(decisions, request.user)
        words = ngettext("%(count)s name decided on.", "%(count)s names decided on.", done)
        messages.success(request, words % {"count": done})
        if done < len(decisions):
            messages.warning(request, _("The others were decided on by somebody else meanwhile."))
        for one in decisions:
            self.log_change(request, one.sponsor, f"{one.sponsor} → {one.means or SponsorKind(one.kind).label}")
        return redirect("admin:resolutions_sponsor_names")


def _forms(data: Any, sponsors: list[Sponsor]) -> list[NameForm]:
    """A name that was decided on since the page was opened has no form any more, and what was sent of it is ignored."""
    known = known_names()
    return [NameForm(data, sponsor, known, texts) for sponsor, texts in zip(sponsors, _texts(sponsors), strict=True)]


def _texts(sponsors: list[Sponsor]) -> list[list[Version]]:
    """A few of the texts that print each name, in one query for all."""
    wanted = [sponsor.pk for sponsor in sponsors]
    found: dict[int, dict[int, None]] = {pk: {} for pk in wanted}
    tabled = Version.objects.filter(sponsorships__sponsor__in=wanted).values_list("sponsorships__sponsor", "pk")
    voted = Version.objects.filter(votes__ballots__state__in=wanted).values_list("votes__ballots__state", "pk")
    for sponsor, version in [*tabled.order_by("-pk"), *voted.order_by("-pk")]:
        if len(found[sponsor]) < PLACES:
            found[sponsor][version] = None
    named = Version.objects.defer("parsed", "manifest", "inferred").in_bulk(
        [version for versions in found.values() for version in versions]
    )
    return [[named[version] for version in found[pk]] for pk in wanted]
