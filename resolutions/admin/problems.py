"""The work queue: what was not read well, worst first, each with the way to the place where it is mended."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.contrib import admin
from django.db.models import CharField, QuerySet, Value
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from resolutions.models import Problem, Session, Version
from resolutions.models.problems import GRAVITIES, KINDS, ProblemQuerySet
from resolutions.pages.problems import in_words
from resolutions.text.problems import ProblemCode

from . import bulk, notes
from .base import BySymbol, ReadOnlyMixin, place_of
from .mending import problem_address, queue_of

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

SETTLED_TOO = ("settled", "all")
"""Values of the filter by state whose lists hold settled problems."""


class State(admin.SimpleListFilter):
    """Open ones, where nothing else is asked for."""

    title = gettext_lazy("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("settled", _("settled by an editor")), ("refused", _("files refused")), ("all", _("all"))]

    def choices(self, changelist: Any) -> Any:
        every, *others = super().choices(changelist)
        return [{**every, "display": _("open")}, *others]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Problem]) -> QuerySet[Problem]:
        found = cast("ProblemQuerySet", queryset)
        narrowed = {
            "all": found,
            "settled": found.filter(settled__isnull=False),
            "refused": found.filter(version__isnull=True),
        }
        return narrowed.get(self.value() or "", found.open())


class Code(admin.SimpleListFilter):
    title = gettext_lazy("kind of problem")
    parameter_name = "code"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, StrOrPromise]]:
        return [(code, KINDS.get(cast("ProblemCode", code), code)) for code in Problem.objects.kinds()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Problem]) -> QuerySet[Problem]:
        return cast("ProblemQuerySet", queryset).in_queue(code=self.value() or "")


class OfSession(admin.SimpleListFilter):
    title = gettext_lazy("session")
    parameter_name = "session"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(session.code, session.code) for session in Session.objects.all()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Problem]) -> QuerySet[Problem]:
        return cast("ProblemQuerySet", queryset).in_queue(session=self.value() or "")


@admin.register(Problem)
class ProblemAdmin(BySymbol, ReadOnlyMixin, admin.ModelAdmin):
    list_display = ("what", "how_bad", "place")
    list_display_links = None
    list_filter = (State, Code, OfSession)
    list_select_related = ("version", "language_version", "settled__editor")
    also_by = ("file_name", "message")
    search_help_text = gettext_lazy("File name, symbol, or words of the message")
    ordering = ("gravity",)  # the column with the arrow
    actions = ("settle", "leave_notes")

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """With the way to the first of them."""
        title = _("Problems, the worst first, and of those as bad the text that has most")
        response = super().changelist_view(request, {**(extra_context or {}), "title": title})
        context = getattr(response, "context_data", None) or {}
        if "cl" in context and (first := next(iter(context["cl"].result_list), None)):
            context["first"] = self._address(first)
        return response

    def get_list_display(self, request: HttpRequest) -> tuple[str, ...]:
        return (*self.list_display, "settled_by") if request.GET.get("state") in SETTLED_TOO else self.list_display

    def get_ordering(self, request: HttpRequest) -> tuple[str, ...]:
        return ProblemQuerySet.WORST_FIRST

    def get_queryset(self, request: HttpRequest) -> QuerySet[Problem]:
        """Each knows what the queue is narrowed to."""
        narrowed = Value(queue_of(request), output_field=CharField())
        found = Problem.objects.worst_first().annotate(narrowed=narrowed)
        return found.defer("version__parsed", "version__manifest", "version__inferred")

    @admin.display(description=gettext_lazy("how bad"), ordering="gravity")
    def how_bad(self, problem: Problem) -> str:
        return str(GRAVITIES[problem.gravity])

    @admin.display(description=gettext_lazy("where"))
    def place(self, problem: Problem) -> str:
        return place_of(problem)

    @admin.display(description=gettext_lazy("problem"))
    def what(self, problem: Problem) -> str:
        return format_html('<a href="{}">{}</a>', self._address(problem), in_words(problem))

    def _address(self, problem: Problem) -> str:
        """Where it is mended, or what the file was refused for."""
        if problem.version is None:
            return reverse("admin:resolutions_problem_change", args=[problem.pk])
        return problem_address(problem, cast("Any", problem).narrowed)

    @admin.display(description=gettext_lazy("settled by"))
    def settled_by(self, problem: Problem) -> str:
        return str(problem.settled.editor) if problem.settled else ""

    def has_settle_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("resolutions.change_version")

    @admin.action(description=gettext_lazy("Settle: looked at, fine"), permissions=["settle"])
    def settle(self, request: HttpRequest, queryset: ProblemQuerySet) -> HttpResponse | None:
        return bulk.settle(self, request, queryset)

    @admin.action(description=gettext_lazy("Leave a note on their texts, or assign"), permissions=["settle"])
    def leave_notes(self, request: HttpRequest, queryset: ProblemQuerySet) -> HttpResponse | None:
        texts = Version.objects.filter(pk__in=list(queryset.values_list("version", flat=True)))
        return notes.leave_notes(self, request, texts.order_by("symbol_sort", "pk"))
