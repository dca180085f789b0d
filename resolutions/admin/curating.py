"""The history of what editors said."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from os.path import commonprefix
from typing import Any, ClassVar, cast

from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from resarchive.formats import day_written
from resolutions.curation import correcting
from resolutions.curation.targets import target_of
from resolutions.models import (
    AgendaItem,
    Committee,
    Correction,
    Reading,
    Resolution,
    Series,
    Session,
    Sponsor,
    Version,
)
from resolutions.models.choices import BallotPosition, IntendedPosition, SponsorRole, VoteBody
from resolutions.models.curation import (
    MENDED,
    OF_TEXT,
    PROBLEM,
    SETTLED_BY_MENDING,
    SHOWN,
    VOTE,
    CorrectionQuerySet,
)
from resolutions.models.languages import LanguageChoices
from resolutions.pages.naming import day_in_words
from resolutions.pages.problems import said
from resolutions.pages.reading.mended import mended_in_words

from .base import AdminPage, BySymbol, ReadOnlyInline, ReadOnlyMixin, chosen
from .filters import InWords

MOST = 120
"""Characters of a value in a list."""
LEAD = 30
"""How many of them stand before the first difference."""


TARGETS = ("version", "language_version__version", "resolution", "removal", "sponsor")
"""The rows that corrections name, one of them each."""


class BothSides:
    """What a correction changed, in words."""

    @admin.display(description=gettext_lazy("before"))
    def was(self, correction: Correction) -> str:
        return shown(correction, correction.before)

    @admin.display(description=gettext_lazy("after"))
    def is_now(self, correction: Correction) -> str:
        return shown(correction, correction.value)


class CorrectionInline(BothSides, ReadOnlyInline):
    """The history of one row, the latest first, with a button that takes back what stands."""

    model = Correction
    fields: ClassVar[tuple[str, ...]] = ("field", "was", "is_now", "reason", "editor", "made_at", "state")
    readonly_fields: ClassVar[tuple[str, ...]] = fields
    related: tuple[str, ...] = (*TARGETS, "editor", "ended_by")

    @admin.display(description=gettext_lazy("state"))
    def state(self, correction: Correction) -> str:
        if correction.ended_at is None:
            button = '<button type="submit" class="button" name="_take_back" value="{}" formnovalidate>{}</button>'
            return format_html(button, correction.pk, _("Take back"))
        ended = {"editor": correction.ended_by or "–", "day": day_written(correction.ended_at)}
        return _("ended by %(editor)s, %(day)s") % ended


class TakesBack(AdminPage):
    """An admin page on which the buttons of the history work."""

    def changeform_view(self, request: HttpRequest, object_id: Any = None, *args: Any, **kwargs: Any) -> HttpResponse:
        if "_take_back" not in request.POST:
            return super().changeform_view(request, object_id, *args, **kwargs)
        if not request.user.has_perm("resolutions.change_correction"):
            raise PermissionDenied
        found = self.corrections_of(object_id)
        if take_back(request, get_object_or_404(found, pk=chosen(request, "_take_back"))):
            messages.success(request, _("%(count)s taken back.") % {"count": 1})
        return redirect(request.get_full_path())

    def corrections_of(self, object_id: Any) -> QuerySet[Correction]:
        """Those that are taken back on the page of a row."""
        return Correction.objects.filter(**{target_of(self.model).column: object_id})


class HistoryInCorrections(TakesBack):
    """Rows of which all that changes is corrected: their history is in the list of corrections, with the values before
    and after."""

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        row = f"{self.opts.model_name}-{object_id}"
        return redirect(f"{reverse('admin:resolutions_correction_changelist')}?{OfRow.parameter_name}={row}")

    def history_of(self, object_id: Any) -> QuerySet[Correction]:
        """Those that the history of a row lists."""
        return self.corrections_of(object_id)


class UndoesMoves(TakesBack):
    """A page of what holds other rows, proposals or texts: what editors moved into it or out of it is undone there.
    ``moved_by`` is the field of the corrections that move them."""

    moved_by: str
    change_form_template = "admin/moves.html"

    def corrections_of(self, object_id: Any) -> QuerySet[Correction]:
        own, moves = super().corrections_of(object_id), self.moves_of(object_id)
        return Correction.objects.filter(Q(pk__in=own.values("pk")) | Q(pk__in=moves.values("pk")))

    def moves_of(self, object_id: Any) -> QuerySet[Correction]:
        """Standing corrections that moved something into the row or out of it."""
        pk = int(object_id) if str(object_id).isdecimal() else 0
        return Correction.objects.standing().filter(Q(value=pk) | Q(before=pk), field=self.moved_by)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **options: Any) -> HttpResponse:
        if original := context.get("original"):
            moves = (
                self.moves_of(original.pk)
                .select_related("version", "language_version__version", "resolution", "editor")
                .order_by("-pk")
            )
            name_rows(moves)
            context["moves"] = [(move, shown(move, move.before), shown(move, move.value)) for move in moves]
        return super().render_change_form(request, context, *args, **options)


def take_back(request: HttpRequest, correction: Correction) -> bool:
    """Take it back and say so, or say why not."""
    try:
        correcting.take_back(correction, request.user)
    except Correction.DoesNotExist:
        messages.warning(request, _("%(correction)s does not stand any more.") % {"correction": correction})
    except ValidationError as error:
        messages.error(request, f"{correction}: {' '.join(error.messages)}")
    else:
        return True
    return False


ROWS = {
    "session": Session.objects.all(),
    "series": Series.objects.all(),
    "committee": Committee.objects.all(),
    "resolution": Resolution.objects.select_related("session"),
    OF_TEXT: Version.objects.defer("parsed", "manifest"),
    "agenda_items": AgendaItem.objects.all(),
    SHOWN: Reading.objects.select_related("source", "language_version__version").defer("source__content"),
}
"""Fields whose values are rows, by primary key."""


def name_rows(corrections: Iterable[Correction]) -> None:
    """Give the corrections the names of the rows they speak of, in a query a kind of row."""
    pks: dict[str, set[int]] = {field: set() for field in ROWS}
    for correction in corrections:
        for value in (correction.before, correction.value):
            if correction.field in ROWS and value:
                pks[correction.field].update(value if isinstance(value, list) else [value])
    named = {field: ROWS[field].in_bulk(wanted) for field, wanted in pks.items() if wanted}
    for correction in corrections:
        cast("Any", correction).named = named.get(correction.field, {})


@cache
def _choices(field: str) -> dict[str, Any]:
    """The values of a field that is a closed list, with their names."""
    columns = (model._meta.get_field(field) for model in (Version, Resolution, Sponsor) if field in _columns(model))
    return {key: name for column in columns for key, name in getattr(column, "flatchoices", ())}


def _columns(model: Any) -> set[str]:
    return {column.name for column in model._meta.concrete_fields}


def row_in_words(row: Any) -> str:
    """A proposal with its session: two may have one title. It has none once its last text was moved to another."""
    if not isinstance(row, Resolution):
        return str(row)
    if not row.title:
        return _("a proposal of its own")
    session = _("session %(code)s") % {"code": row.session}
    return f"{row} ({session})" if row.session else str(row)


def shown(correction: Correction, value: Any) -> str:
    """A value of a correction as people write it."""
    if isinstance(value, str) and (named := _choices(correction.field).get(value)):
        return str(named)
    if value is None or value in ([], ""):
        return "–"
    if correction.field in ROWS:
        if not hasattr(correction, "named"):
            name_rows([correction])
        named = cast("Any", correction).named
        gone = _("no. %(number)s, which is gone")
        rows = value if isinstance(value, list) else [value]
        return ", ".join(row_in_words(named[pk]) if pk in named else gone % {"number": pk} for pk in rows)
    if in_words := IN_WORDS.get(correction.field):
        return in_words(value)
    return ", ".join(value) if isinstance(value, list) else day_in_words(str(value))


def _sponsor_in_words(name: str, role: str) -> str:
    return name if role == SponsorRole.SPONSOR else f"{name} ({SponsorRole(role).label})"


def _vote_in_words(said: Mapping[str, Any]) -> str:
    """``plenary: 120 in favour, 3 against; in favour: Cuba, Fiji``."""
    sides = dict(BallotPosition.choices)
    counts = ", ".join(f"{said[side]} {words}" for side, words in sides.items() if said[side] is not None)
    voters = {side: [name for name, position in said["ballots"].items() if position == side] for side in sides}
    lists = [f"{sides[side]}: {', '.join(names)}" for side, names in voters.items() if names]
    later = ", ".join(
        f"{name} ({IntendedPosition(position).label})" for name, position in said.get("announced", {}).items()
    )
    lists += [_("announced later: %(names)s") % {"names": later}] if later else []
    taken = ", ".join(filter(None, [str(VoteBody(said["body"]).label), said.get("part", "")]))
    return f"{taken}: {'; '.join(filter(None, [counts, *lists]))}"


def _problem_in_words(said_or_remark: Any) -> str:
    if isinstance(said_or_remark, dict):
        return said(said_or_remark["message"])
    return _("mended") if said_or_remark == SETTLED_BY_MENDING else said_or_remark


IN_WORDS: dict[str, Callable[[Any], str]] = {
    PROBLEM: _problem_in_words,
    VOTE: _vote_in_words,
    "language": lambda code: str(LanguageChoices(code).label),
    "sponsors": lambda pairs: ", ".join(_sponsor_in_words(*one) for one in pairs),
    **dict.fromkeys(MENDED, lambda blocks: " | ".join(mended_in_words(one) for one in blocks)),
}
"""Fields whose values are more than words, days and rows."""


def _both_sides(correction: Correction) -> tuple[str, str]:
    """Before and after, as much as a list shows: both from shortly before their first difference."""
    before, after = shown(correction, correction.before), shown(correction, correction.value)
    if max(len(before), len(after)) <= MOST:
        return before, after
    start = _shortly_before(len(commonprefix((before, after))), before)
    return _cut(before, start), _cut(after, start)


def _shortly_before(place: int, words: str) -> int:
    """Where a word begins, if there are words; 0 near the beginning."""
    start = max(place - LEAD, 0)
    blank = words.find(" ", start, place)
    return blank + 1 if start and blank >= 0 else start


def _cut(words: str, start: int) -> str:
    return ("…" if start else "") + Truncator(words[start:]).chars(MOST)


class OfRow(admin.SimpleListFilter):
    """The history of one row, which its page leads to: "version-12"."""

    title = gettext_lazy("history of")
    parameter_name = "history"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        asked = request.GET.get(self.parameter_name, "")
        self.page, self.row = self._admin_and_row(model_admin.admin_site, asked)
        return [(asked, str(self.row))] if self.row else []

    def queryset(self, request: HttpRequest, queryset: QuerySet[Correction]) -> QuerySet[Correction]:
        """Called only where the row was found."""
        return queryset.filter(pk__in=self.page.history_of(self.row.pk).values("pk"))

    @staticmethod
    def _admin_and_row(site: admin.AdminSite, asked: str) -> tuple[Any, Any]:
        """(None, None) for anything else than a row with a history."""
        name, _dash, pk = asked.partition("-")
        pages = (page for model, page in site._registry.items() if model._meta.model_name == name)
        page = next((page for page in pages if isinstance(page, HistoryInCorrections)), None)
        row = page.model._default_manager.filter(pk=pk).first() if page and pk.isdecimal() else None
        return (page, row) if row else (None, None)


class Checked(admin.SimpleListFilter):
    title = gettext_lazy("second pair of eyes")
    parameter_name = "checked"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [("no", _("waiting for mine"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Correction]) -> QuerySet[Correction]:
        found = cast("CorrectionQuerySet", queryset)
        return found.waiting_for(request.user) if self.value() else found


class Stands(admin.SimpleListFilter):
    title = gettext_lazy("state")
    parameter_name = "stands"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [("yes", _("stands")), ("no", _("taken back or replaced"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Correction]) -> QuerySet[Correction]:
        return queryset if self.value() is None else queryset.filter(ended_at__isnull=self.value() == "yes")


@admin.register(Correction)
class CorrectionAdmin(BothSides, BySymbol, ReadOnlyMixin, admin.ModelAdmin):
    list_display = ("field", "of", "stands", "cut_before", "cut_after", "said")
    list_filter = (OfRow, Stands, ("field", InWords), "editor")
    list_select_related = (*TARGETS, "editor", "checked_by")
    symbol_of = ("version", "language_version__version")
    also_by = ("resolution__title", "sponsor__name", "editor__username", "reason")
    search_help_text = gettext_lazy(
        "Symbol of the text, title of the proposal, name of the sponsor, who said it, or words of the reason"
    )
    date_hierarchy = "made_at"
    fields = readonly_fields = ("field", "of", "stands", "was", "is_now", "reason", "said")
    actions = ("take_back", "look_at")

    def get_list_display(self, request: HttpRequest) -> tuple[str, ...]:
        return (*self.list_display, "looked_at") if settings.SECOND_PAIR_OF_EYES else self.list_display

    def get_list_filter(self, request: HttpRequest) -> tuple[Any, ...]:
        return (Checked, *self.list_filter) if settings.SECOND_PAIR_OF_EYES else self.list_filter

    def has_look_at_permission(self, request: HttpRequest) -> bool:
        return settings.SECOND_PAIR_OF_EYES and self.has_take_back_permission(request)

    @admin.action(description=gettext_lazy("Looked at: right"), permissions=["look_at"])
    def look_at(self, request: HttpRequest, queryset: CorrectionQuerySet) -> None:
        """Those of other editors."""
        made = correcting.check(queryset, request.user)
        words = ngettext("%(count)s looked at.", "%(count)s looked at.", made)
        messages.success(request, words % {"count": made})

    @admin.display(description=gettext_lazy("second pair of eyes"))
    def looked_at(self, correction: Correction) -> str:
        return f"{correction.checked_by or '–'}, {day_written(correction.checked_at)}" if correction.checked_at else ""

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        changelist = super().get_changelist_instance(request)
        name_rows(changelist.result_list)
        return changelist

    @admin.display(description=gettext_lazy("of"))
    def of(self, correction: Correction) -> str:
        return str(correction.target)

    @admin.display(description=gettext_lazy("before"))
    def cut_before(self, correction: Correction) -> str:
        return _both_sides(correction)[0]

    @admin.display(description=gettext_lazy("after"))
    def cut_after(self, correction: Correction) -> str:
        return _both_sides(correction)[1]

    @admin.display(description=gettext_lazy("said by"), ordering="made_at")
    def said(self, correction: Correction) -> str:
        day = date_format(timezone.localtime(correction.made_at), "DATETIME_FORMAT")
        return f"{correction.editor or '–'}, {day}"

    @admin.display(description=gettext_lazy("stands"), boolean=True)
    def stands(self, correction: Correction) -> bool:
        return correction.stands

    def has_take_back_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("resolutions.change_correction")

    @admin.action(description=gettext_lazy("Take back"), permissions=["take_back"])
    def take_back(self, request: HttpRequest, queryset: QuerySet[Correction]) -> None:
        """The newest first, so that a correction and the one it replaced can go together."""
        taken = sum(take_back(request, correction) for correction in queryset.order_by("-pk"))
        messages.success(request, _("%(count)s taken back.") % {"count": taken})
