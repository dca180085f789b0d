"""The authority list of States, groups and bodies: kinds, names, entries that are one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from resolutions.curation import authority, corrected_fields, correcting
from resolutions.ingest.writing.authority import key_of
from resolutions.models import Alias, Sponsor, Sponsorship
from resolutions.models.choices import SponsorKind

from .base import KeptWhileUsed, ListMixin, ReadOnlyInline, ReadOnlyMixin, ToldMixin, in_any_language, offer
from .confirming import ProposedChange, answers, ask_then_do
from .curating import CorrectionInline, TakesBack
from .filters import filled
from .names import NamesMixin
from .seen import SeenForm


class SponsorForm(SeenForm):
    other_names = forms.CharField(
        label=_("New other names"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 60}),
        help_text=_("One a line. Whatever prints such a name means this entry, in texts loaded from now on."),
    )

    class Meta:
        model = Sponsor
        fields = ("name", "slug", *corrected_fields.SPONSOR_FIELDS)

    def clean_name(self) -> str:
        name = self.cleaned_data["name"].strip()
        authority.check_name(name, self.instance)
        return name

    def corrections(self) -> list[str]:
        """The fields that were changed, but for the names. A membership that moves on gets its new end first: it must
        not end before it begins in between either."""
        until, before = self.cleaned_data["member_until"], self.initial.get("member_from")
        moves_on = not until or not before or until > before
        changed = [name for name in corrected_fields.SPONSOR_FIELDS if name in self.changed_data]
        return changed[::-1] if moves_on else changed

    def clean_other_names(self) -> list[str]:
        names = [name.strip() for name in self.cleaned_data["other_names"].splitlines() if name.strip()]
        for name in names:
            authority.check_name(name, None)
        return names


class MergeForm(forms.Form):
    into = forms.ModelChoiceField(
        Sponsor.objects.none(), label=_("The one that stays"), widget=forms.RadioSelect, empty_label=None
    )


class KindForm(forms.Form):
    kind = forms.ChoiceField(choices=SponsorKind.choices, label=_("Kind"))


class AliasInline(ReadOnlyInline):
    model = Alias
    fields = readonly_fields = ("name", "until", "guessed", "editor", "made_at")
    related = ("editor",)


@admin.register(Sponsor)
class SponsorAdmin(TakesBack, ToldMixin, NamesMixin, ListMixin, admin.ModelAdmin):
    """Search is told of changes by what makes them: ``authority`` and ``correcting``."""

    form = SponsorForm
    list_display = ("called", "kind", "code", "text_count")
    list_filter = ("kind", filled("code", _("ISO 3166 code"), _("with one"), _("without one")))
    search_fields = ("name", *in_any_language("names"), "aliases__name", "=code")
    search_help_text = _("Any of its names, or its code")
    inlines = (AliasInline, CorrectionInline)
    actions = ("merge", "set_kind")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Sponsor]:
        return super().get_queryset(request).annotate(text_count=Count("sponsorships", distinct=True))

    def get_readonly_fields(self, request: HttpRequest, obj: Sponsor | None = None) -> tuple[str, ...]:
        """The address stays: links to it are out in the world."""
        return ("slug",) if obj else ()

    def get_prepopulated_fields(self, request: HttpRequest, obj: Sponsor | None = None) -> dict[str, Sequence[str]]:
        return {} if obj else {"slug": ("name",)}

    def save_model(self, request: HttpRequest, obj: Sponsor, form: SponsorForm, change: bool) -> None:
        if change:
            self._correct(obj, form, request.user)
        else:
            obj.key = key_of(obj.name)
            super().save_model(request, obj, form, change)
        for name in form.cleaned_data["other_names"]:
            authority.add_name(obj, name, request.user)

    def _correct(self, obj: Sponsor, form: SponsorForm, editor: Any) -> None:
        if "name" in form.changed_data:
            authority.rename(Sponsor.objects.get(pk=obj.pk), obj.name, editor)
        for name in form.corrections():
            correcting.correct(obj, name, form.cleaned_data[name], editor)

    @admin.display(description=_("name"), ordering="name")
    def called(self, sponsor: Sponsor) -> str:
        return str(sponsor)

    @admin.display(description=_("texts"), ordering="text_count")
    def text_count(self, sponsor: Sponsor) -> int:
        return cast("Any", sponsor).text_count

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A sponsor of a text stays as long as the text."""
        used = obj and any(rows.exists() for rows in authority.rows_naming(obj))
        return super().has_delete_permission(request, obj) and not used

    @admin.action(description=_("Merge into one"), permissions=["change"])
    def merge(self, request: HttpRequest, queryset: QuerySet[Sponsor]) -> TemplateResponse | None:
        """Texts and votes of the others go under the one that stays; what they print is kept."""
        form = MergeForm(answers(request))
        offer(form, "into", queryset)

        def others() -> QuerySet[Any]:
            rest = queryset.exclude(pk=form.cleaned_data["into"].pk)
            return rest.annotate(vote_count=Count("ballots", distinct=True))

        def changes() -> list[ProposedChange]:
            words = gettext("%(texts)s texts, %(votes)s votes; its names and address lead to %(into)s")
            into = form.cleaned_data["into"]
            return [
                ProposedChange(str(one), "", words % {"texts": one.text_count, "votes": one.vote_count, "into": into})
                for one in others()
            ]

        def do() -> int:
            return len([authority.merge(one, form.cleaned_data["into"], request.user) for one in others()])

        return ask_then_do(self, request, gettext("Merge into one"), form, changes, do)

    @admin.action(description=_("Change the kind"), permissions=["change"])
    def set_kind(self, request: HttpRequest, queryset: QuerySet[Sponsor]) -> TemplateResponse | None:
        form = KindForm(answers(request))

        def changes() -> list[ProposedChange]:
            kind = SponsorKind(form.cleaned_data["kind"])
            return [
                ProposedChange(str(one), one.get_kind_display(), str(kind.label)) for one in queryset.exclude(kind=kind)
            ]

        def do() -> int:
            made = changes()
            for one in queryset.exclude(kind=form.cleaned_data["kind"]):
                kinds = one.get_kind_display(), SponsorKind(form.cleaned_data["kind"]).label
                self.log_change(request, one, gettext("kind: %s → %s") % kinds)
                correcting.correct(one, "kind", form.cleaned_data["kind"], request.user)
            return len(made)

        return ask_then_do(self, request, gettext("Change the kind"), form, changes, do)


@admin.register(Alias)
class AliasAdmin(KeptWhileUsed, ReadOnlyMixin, admin.ModelAdmin):
    list_display = ("name", "sponsor", "until", "guessed", "editor", "made_at")
    list_filter = (
        "guessed",
        filled("slug", _("origin"), _("an entry that was merged"), _("a name that is printed")),
        "sponsor__kind",
    )
    list_select_related = ("sponsor", "editor")
    search_fields = ("name", "sponsor__name", *in_any_language("sponsor__names"))
    actions = ("take_apart",)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return admin.ModelAdmin.has_delete_permission(self, request, obj)

    def uses_of(self, row: Alias) -> list[str]:
        """A name printed in texts is made an entry instead, so that they keep who it means; and so a merge is taken
        back."""
        if row.slug:
            return [gettext("%(name)s is an entry that was merged into %(into)s") % {"name": row, "into": row.sponsor}]
        return [gettext("%(name)s is printed in texts") % {"name": row}] if authority.is_printed(row) else []

    def has_take_apart_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("resolutions.change_alias")

    @admin.action(description=_("Make an entry of its own"), permissions=["take_apart"])
    def take_apart(self, request: HttpRequest, queryset: QuerySet[Alias]) -> None:
        """What is printed under the name goes with it; a merge is taken back so."""
        made = [authority.take_apart(alias) for alias in queryset]
        words = ngettext("%(count)s entry made.", "%(count)s entries made.", len(made))
        messages.success(request, words % {"count": len(made)})


@admin.register(Sponsorship)
class SponsorshipAdmin(ReadOnlyMixin, admin.ModelAdmin):
    list_display = ("sponsor", "as_written", "version", "role")
    list_filter = ("role",)
    list_select_related = ("sponsor", "version")
    search_fields = ("sponsor__name", "as_written", "version__symbol_key")
