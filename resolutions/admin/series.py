"""Series: what stands in one and why, and how an editor merges two or splits one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.options import csrf_protect_m
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from resolutions.curation import series_editing
from resolutions.models import Correction, Fingerprint, Resolution, Series, SeriesEvidence, SeriesMerge
from resolutions.models.titles import title_key

from .base import ListMixin, ReadOnlyInline, ReadOnlyMixin, SearchedByMixin, ToldMixin, offer
from .base import chosen as chosen_row
from .confirming import with_way_back
from .curating import UndoesMoves
from .filters import MERGED, filled
from .seen import SeenForm


class SeriesForm(SeenForm):
    class Meta:
        model = Series
        fields = ("title", "slug")
        widgets = dict.fromkeys(("title",), forms.Textarea(attrs={"rows": 2, "cols": 80}))

    def clean_title(self) -> str:
        title = self.cleaned_data["title"].strip()
        key = title_key(title)
        if not key:
            raise ValidationError(_("A title needs letters."))
        other = Series.objects.filter(title_key=key).exclude(pk=self.instance.pk).first()
        if other:
            raise ValidationError(_("There is a recurring subject of this title: %(title)s") % {"title": other})
        self.instance.title_key = key
        return title


class SplitForm(forms.Form):
    chosen = forms.ModelMultipleChoiceField(Resolution.objects.none(), label=_("Proposals that go out"))
    title = forms.CharField(
        label=_("Title of the new one"), max_length=2000, widget=forms.TextInput(attrs={"size": 80})
    )

    def __init__(self, *args: Any, series: Series, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "chosen", _proposals(series))


class ProposalInline(ReadOnlyInline):
    model = Resolution
    verbose_name_plural = _("proposals, and why they stand here")
    fields = readonly_fields = ("proposal", "session", "series_from", "evidence")
    related = ("session",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Resolution]:
        return super().get_queryset(request).prefetch_related("evidence__earlier")

    @admin.display(description=_("proposal"))
    def proposal(self, resolution: Resolution) -> str:
        address = reverse("admin:resolutions_resolution_change", args=[resolution.pk])
        return format_html('<a href="{}">{}</a>', address, resolution)

    @admin.display(description=_("found"))
    def evidence(self, resolution: Resolution) -> str:
        return "; ".join(one.in_words for one in resolution.evidence.all()) or "-"


@admin.register(Series)
class SeriesAdmin(UndoesMoves, ToldMixin, SearchedByMixin, ListMixin, admin.ModelAdmin):
    moved_by = "series"
    searched_by = "resolution__series"
    form = SeriesForm
    list_display = ("title", "resolution_count", "merged_into")
    list_filter = (MERGED,)
    list_select_related = ("merged_into",)
    search_fields = ("title",)
    inlines = (ProposalInline,)
    actions = ("merge",)
    change_form_template = "admin/series/change.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Series]:
        return super().get_queryset(request).annotate(resolution_count=Count("resolutions"))

    def get_readonly_fields(self, request: HttpRequest, obj: Series | None = None) -> tuple[str, ...]:
        """The address stays: links to it are out in the world."""
        return ("slug",) if obj else ()

    def get_prepopulated_fields(self, request: HttpRequest, obj: Series | None = None) -> dict[str, Sequence[str]]:
        return {} if obj else {"slug": ("title",)}

    def get_inlines(self, request: HttpRequest, obj: Series | None) -> tuple:
        return self.inlines if obj else ()

    def save_model(self, request: HttpRequest, obj: Series, form: SeriesForm, change: bool) -> None:
        obj.title_given = obj.title_given or "title" in form.changed_data
        super().save_model(request, obj, form, change)
        if found := series_editing.collect(obj):
            words = ngettext(
                "%(count)d resolution of this title now stands in it.",
                "%(count)d resolutions of this title now stand in it.",
                found,
            )
            messages.info(request, words % {"count": found})

    def corrections_of(self, object_id: Any) -> QuerySet[Correction]:
        """Of proposals that were moved: no field of a series itself is corrected."""
        return self.moves_of(object_id)

    def moves_of(self, object_id: Any) -> QuerySet[Correction]:
        """Of proposals, and of texts between the proposals that stand here now."""
        pk = int(object_id) if str(object_id).isdecimal() else 0
        here = list(Resolution.objects.filter(series=pk).values_list("pk", flat=True))
        between = Q(field="resolution") & (Q(value__in=here) | Q(before__in=here))
        moved = Correction.objects.standing().filter(between)
        return Correction.objects.filter(
            Q(pk__in=super().moves_of(object_id).values("pk")) | Q(pk__in=moved.values("pk"))
        )

    def changeform_view(self, request: HttpRequest, object_id: Any = None, *args: Any, **options: Any) -> HttpResponse:
        if "_take_back_merge" not in request.POST:
            return super().changeform_view(request, object_id, *args, **options)
        if not request.user.has_perm("resolutions.change_seriesmerge"):
            raise PermissionDenied
        merge = get_object_or_404(_merges_of(object_id), pk=chosen_row(request, "_take_back_merge"))
        take_back_merge(request, merge)
        return HttpResponseRedirect(request.get_full_path())

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **options: Any) -> HttpResponse:
        if original := context.get("original"):
            context["merges"] = _merges_of(original.pk).select_related("series", "into", "editor")
        return super().render_change_form(request, context, *args, **options)

    @admin.display(description=_("resolutions"), ordering="resolution_count")
    def resolution_count(self, series: Series) -> int:
        return cast("Any", series).resolution_count

    def get_urls(self) -> list:
        own = [path("<int:pk>/split/", self.admin_site.admin_view(self.split), name="resolutions_series_split")]
        return [*own, *super().get_urls()]

    @csrf_protect_m
    def split(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Choose what goes out, look at what both would hold, then do it."""
        series = get_object_or_404(self.get_queryset(request), pk=pk)
        if not self.has_change_permission(request, series):
            raise PermissionDenied
        form = SplitForm(request.POST or None, series=series)
        ready = form.is_valid()
        if ready and "confirm" in request.POST:
            try:
                made = series_editing.split(
                    series, form.cleaned_data["chosen"], form.cleaned_data["title"], request.user
                )
            except ValidationError as error:
                form.add_error(None, error)
                ready = False
            else:
                messages.success(request, gettext("Split: “%(title)s” stands by itself.") % {"title": made})
                return HttpResponseRedirect(reverse("admin:resolutions_series_change", args=[made.pk]))
        going = set(form.cleaned_data["chosen"]) if ready else set()
        context = {"form": form, "series": series, "ready": ready, "going": going, "proposals": _proposals(series)}
        return self._page(request, "admin/series/split.html", gettext("Split a recurring subject"), context)

    @admin.action(description=_("Merge into one"), permissions=["change"])
    def merge(self, request: HttpRequest, queryset: QuerySet[Series]) -> HttpResponse | None:
        """Which one stays is chosen beside what it would hold."""
        chosen = list(queryset.filter(merged_into=None).order_by("pk"))
        if len(chosen) < 2:
            messages.error(request, gettext("Choose two or more that are not merged yet."))
            return None
        into = next((one for one in chosen if str(one.pk) == request.POST.get("into")), None)
        if into is None:
            context = {"chosen": chosen, "proposals": _proposals(*chosen)}
            return self._page(request, "admin/series/merge.html", gettext("Merge recurring subjects"), context)
        for one in chosen:
            if one != into:
                series_editing.merge(one, into, request.user)
        words = gettext("Merged into “%(title)s”.") % {"title": into}
        made = f"{reverse('admin:resolutions_seriesmerge_changelist')}?into__id__exact={into.pk}"
        messages.success(request, with_way_back(words, made))
        return HttpResponseRedirect(reverse("admin:resolutions_series_change", args=[into.pk]))

    def _page(self, request: HttpRequest, template: str, title: str, context: dict[str, Any]) -> TemplateResponse:
        own = {**self.admin_site.each_context(request), "opts": self.opts, "title": title}
        return TemplateResponse(request, template, {**own, **context})


def _proposals(*series: Series) -> QuerySet[Resolution]:
    held = Resolution.objects.filter(series__in=series).with_versions().select_related("session", "series")
    return held.order_by("session__ordinal", "pk")


def _merges_of(series: Any) -> QuerySet[SeriesMerge]:
    """Those that stand, of the series into another and of others into it."""
    return SeriesMerge.objects.filter(Q(series=series) | Q(into=series), ended_at=None)


def take_back_merge(request: HttpRequest, merge: SeriesMerge) -> None:
    """Take it back and say so, or say why not."""
    try:
        series_editing.take_back(merge, request.user)
        messages.success(request, gettext("“%(title)s” stands again.") % {"title": merge.series})
    except ValidationError as error:
        messages.error(request, f"{merge}: {' '.join(error.messages)}")


@admin.register(SeriesMerge)
class SeriesMergeAdmin(ReadOnlyMixin, admin.ModelAdmin):
    list_display = ("series", "into", "proposals", "by", "made_at", "stands", "ended_by", "ended_at")
    list_filter = (filled("ended_at", _("state"), _("taken back"), _("stands")),)
    list_select_related = ("series", "into", "editor", "ended_by")
    search_fields = ("series__title", "into__title")
    date_hierarchy = "made_at"
    actions = ("take_back",)
    fields = readonly_fields = ("series", "into", "moved_in_words", "by", "made_at", "ended_by", "ended_at")

    @admin.display(description=_("proposals moved"))
    def moved_in_words(self, merge: SeriesMerge) -> str:
        """With their sessions, not by their numbers here."""
        found = Resolution.objects.filter(pk__in=merge.moved).select_related("session").order_by("session__ordinal")
        return "; ".join(f"{one.session or '?'}: {one}" for one in found) or "–"

    @admin.display(description=_("proposals moved"))
    def proposals(self, merge: SeriesMerge) -> int:
        return len(merge.moved)

    @admin.display(description=_("by"))
    def by(self, merge: SeriesMerge) -> str:
        return str(merge.editor or gettext("the archive"))

    @admin.display(description=_("stands"), boolean=True)
    def stands(self, merge: SeriesMerge) -> bool:
        return merge.ended_at is None

    def has_take_back_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("resolutions.change_seriesmerge")

    @admin.action(description=_("Take back"), permissions=["take_back"])
    def take_back(self, request: HttpRequest, queryset: QuerySet[SeriesMerge]) -> None:
        """The newest first: a series may have been merged on."""
        for merge in queryset.order_by("-pk"):
            take_back_merge(request, merge)


@admin.register(SeriesEvidence)
class SeriesEvidenceAdmin(ReadOnlyMixin, admin.ModelAdmin):
    list_display = ("later", "earlier", "rule", "percent", "symbol", "anchor")
    list_filter = ("rule",)
    list_select_related = ("later", "earlier")
    search_fields = ("later__title", "earlier__title", "symbol")


@admin.register(Fingerprint)
class FingerprintAdmin(ReadOnlyMixin, admin.ModelAdmin):
    list_display = ("language_version", "runs")
    list_select_related = ("language_version__version",)
    search_fields = ("language_version__version__symbol_key",)

    @admin.display(description=_("runs of words kept"))
    def runs(self, fingerprint: Fingerprint) -> int:
        return len(fingerprint.sample) // 4
