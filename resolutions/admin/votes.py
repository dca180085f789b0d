"""Votes: those that files record, to be looked at, and those an editor enters, with who voted how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.contrib import admin, messages
from django.db.models import Count, QuerySet, TextChoices
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from resolutions.curation import voting
from resolutions.models import Ballot, RollCall, Vote
from resolutions.models.choices import BallotPosition, IntendedPosition
from resolutions.text.states import split_names, state_named

from .base import KeptWhileUsed, ListMixin, ReadOnlyMixin, ToldMixin
from .forms import with_nearest
from .seen import SeenForm

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

NAMES = forms.Textarea(attrs={"rows": 4, "cols": 80})
HOW = _("One name a line, or with commas between them.")


LISTS: tuple[tuple[str, type[TextChoices], str], ...] = (
    ("names", BallotPosition, "ballots"),
    ("later", IntendedPosition, "announcements"),
)
"""The lists of names of the form: how their fields begin, the positions there are, and the rows of a vote they show."""

LABELS: dict[str, StrOrPromise] = {
    "names_in_favour": _("Names in favour"),
    "names_against": _("Names against"),
    "names_abstaining": _("Names abstaining"),
    "later_in_favour": IntendedPosition.IN_FAVOUR.label,
    "later_against": IntendedPosition.AGAINST.label,
    "later_abstaining": IntendedPosition.ABSTAINING.label,
    "later_not_voting": IntendedPosition.NOT_VOTING.label,
}


def _names_field(name: str) -> forms.CharField:
    return forms.CharField(label=capfirst(LABELS[name]), required=False, widget=NAMES, help_text=HOW)


def _listed(vote: Vote) -> dict[str, str]:
    """The names of each list of a vote, by the field that shows it. A query for each kind of list."""
    listed = {}
    for begins, positions, rows in LISTS:
        held = list(getattr(vote, rows).order_by("as_written"))
        for position in positions.values:
            names = [row.as_written for row in held if row.position == position]
            listed[f"{begins}_{position}"] = ", ".join(names)
    return listed


def _shown(name: str) -> Callable[[Any, Vote], str]:
    """The list of names of a vote that may be looked at and not changed: such a page has no form that shows it."""

    @admin.display(description=capfirst(LABELS[name]))
    def shown(model_admin: Any, vote: Vote) -> str:
        return _listed(vote)[name] or "–"

    return shown


class VoteForm(SeenForm):
    """Totals, and lists of names pasted as a record prints them: as cast, and as announced later."""

    names_in_favour = _names_field("names_in_favour")
    names_against = _names_field("names_against")
    names_abstaining = _names_field("names_abstaining")
    later_in_favour = _names_field("later_in_favour")
    later_against = _names_field("later_against")
    later_abstaining = _names_field("later_abstaining")
    later_not_voting = _names_field("later_not_voting")

    class Meta:
        model = Vote
        fields = ("version", "body", "part", "in_favour", "against", "abstaining", "held_on", "meeting")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial.update(_listed(self.instance))

    def clean(self) -> dict[str, Any]:
        """A name that is none, or stands twice in lists of one kind, is an error of its list."""
        cleaned = super().clean() or {}
        self.ballots, self.announced = (self._positions(begins, positions) for begins, positions, _rows in LISTS)
        listed = Counter(self.ballots.values())
        self.differing = [
            (BallotPosition(side).label, cleaned[side], listed[side])
            for side in BallotPosition.values
            if listed[side] and cleaned.get(side) not in (None, listed[side])
        ]
        return cleaned

    def _positions(self, begins: str, positions: type[TextChoices]) -> dict[str, str]:
        """Names of the lists that begin so, with the position of each."""
        sides = {side: _names(self.cleaned_data.get(f"{begins}_{side}", "")) for side in positions.values}
        times = Counter(name for names in sides.values() for name in names)
        for side, names in sides.items():
            self._check_names(f"{begins}_{side}", names, times)
        return {name: side for side, names in sides.items() for name in names}

    def _check_names(self, field: str, names: list[str], times: Counter[str]) -> None:
        for name in dict.fromkeys(names):
            if times[name] > 1:
                self.add_error(field, gettext("%(name)s stands in the lists twice.") % {"name": name})
            elif state_named(name) is None:
                said = gettext("%(name)s is no State that is known.") % {"name": name}
                self.add_error(field, with_nearest(name, said))


def _names(text: str) -> list[str]:
    """One a line, or with commas between them. A State in capitals is one in small letters; another name stays as it is
    typed."""
    names = (name for line in text.splitlines() for name in split_names(" ".join(line.split()).rstrip(".")))
    return [state_named(name) or name for name in names]


@admin.register(Vote)
class VoteAdmin(KeptWhileUsed, ToldMixin, ListMixin, admin.ModelAdmin):
    form = VoteForm
    fieldsets = (
        (None, {"fields": ("version", "body", "part", "held_on", "meeting")}),
        (_("Totals, as announced"), {"fields": (("in_favour", "against", "abstaining"),)}),
        (_("Lists of names"), {"fields": ("names_in_favour", "names_against", "names_abstaining")}),
        (
            _("Announced later"),
            {
                "fields": ("later_in_favour", "later_against", "later_abstaining", "later_not_voting"),
                "description": _("What States said after the vote that they had meant. The lists stay as cast."),
            },
        ),
    )
    list_display = ("version", "body", "part", "in_favour", "against", "abstaining", "ballot_count", "from_file")
    list_filter = ("body", "from_file")
    list_select_related = ("version",)
    search_fields = ("version__symbol_key", "version__titles")
    autocomplete_fields = ("version",)
    names_in_favour = _shown("names_in_favour")
    names_against = _shown("names_against")
    names_abstaining = _shown("names_abstaining")
    later_in_favour = _shown("later_in_favour")
    later_against = _shown("later_against")
    later_abstaining = _shown("later_abstaining")
    later_not_voting = _shown("later_not_voting")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Vote]:
        return super().get_queryset(request).annotate(ballot_count=Count("ballots"))

    @admin.display(description=_("voters listed"))
    def ballot_count(self, vote: Vote) -> int:
        return cast("Any", vote).ballot_count

    def has_change_permission(self, request: HttpRequest, obj: Vote | None = None) -> bool:
        """What a file records stays; an editor's vote of the same body stands before it."""
        return super().has_change_permission(request, obj) and not (obj and obj.from_file)

    def has_delete_permission(self, request: HttpRequest, obj: Vote | None = None) -> bool:
        return super().has_delete_permission(request, obj) and not (obj and obj.from_file)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple:
        """Whoever may delete a vote may delete its ballots, though they cannot be deleted by themselves."""
        found, counts, _missing, protected = super().get_deleted_objects(objs, request)
        return found, counts, set(), protected

    def uses_of(self, row: Vote) -> list[Vote]:
        """A file's stays as long as the file says it."""
        return [row] if row.from_file else []

    def save_model(self, request: HttpRequest, obj: Vote, form: VoteForm, change: bool) -> None:
        """Totals and lists may differ in the record itself: the editor is told, and both are kept."""
        voting.enter_vote(obj, form.ballots, form.announced)
        for side, announced, listed in form.differing:
            words = gettext("%(side)s: %(announced)s votes were announced, and %(listed)s names are listed.")
            messages.warning(request, words % {"side": side, "announced": announced, "listed": listed})

    def delete_model(self, request: HttpRequest, obj: Vote) -> None:
        voting.take_away_vote(obj, request.user)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Vote]) -> None:
        for vote in queryset:
            voting.take_away_vote(vote, request.user)


@admin.register(Ballot)
class BallotAdmin(ReadOnlyMixin, admin.ModelAdmin):
    list_display = ("state", "as_written", "position", "vote")
    list_filter = ("position",)
    list_select_related = ("state", "vote__version")
    search_fields = ("state__name", "as_written", "vote__version__symbol_key")


@admin.register(RollCall)
class RollCallAdmin(ReadOnlyMixin, admin.ModelAdmin):
    list_display = ("symbol", "day", "title", "part", "in_favour", "against", "abstaining", "record")
    search_fields = ("=symbol", "title", "=record")
    search_help_text = _("Symbol, words of the title, or number of the record")
    exclude = ("ballots",)
