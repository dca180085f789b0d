"""The filters of what adopted texts ask for."""

from collections.abc import Mapping

from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter, FilterSet  # type: ignore[import-untyped]  # it comes without types

from resolutions.models import Commitment, Committee, Series, Session
from resolutions.models.commitments import CommitmentKind, CommitmentQuerySet
from resolutions.pages.due.due_page import asked_most
from resolutions.pages.naming import committee_name, session_name

from .filters import HeldFilter, committee_named


class _Narrowing:
    """How both filters narrow to an addressee and a committee."""

    def asked_of(self, queryset: CommitmentQuerySet, name: str, value: str) -> QuerySet:
        return queryset.asked_of(value)

    def in_committee(self, queryset: CommitmentQuerySet, name: str, value: str) -> QuerySet:
        return queryset.in_committee(value)


class CommitmentFilter(_Narrowing, FilterSet):
    """``?session=81&kind=report&asked=Secretary-General&committee=C.3``, of what falls due. Without a session, at the
    ``default`` one; ``sessions`` are those at which something falls due, with how much."""

    session = ChoiceFilter(label=_("Due at session"), empty_label=None, method="at_session")
    kind = ChoiceFilter(label=_("What"), empty_label=_("anything"), choices=CommitmentKind.choices)
    asked = ChoiceFilter(label=_("Asked of"), empty_label=_("anybody"), method="asked_of")
    committee = ChoiceFilter(label=_("Committee"), empty_label=_("any committee"), method="in_committee")

    class Meta:
        model = Commitment
        fields: list[str] = []

    def __init__(self, data, *, sessions: Mapping[int, int], default: int | None):
        data = data.copy()
        if data.get("session", "") not in map(str, sessions):
            data["session"] = str(default or "")
        self.session = int(data["session"]) if data["session"] else None
        due = Commitment.objects.of_adopted()
        due = due.due_at(self.session) if self.session else due.none()
        super().__init__(data, queryset=due)
        asked_in = Count("resolutions__versions__commitments")
        of_due = Committee.objects.filter(resolutions__versions__commitments__in=due).annotate(asked=asked_in)
        self.filters["session"].extra["choices"] = [(str(one), session_name(str(one))) for one in sessions]
        self.filters["asked"].extra["choices"] = [
            (name, f"{name} ({count})") for name, count in asked_most(due).items()
        ]
        self.filters["committee"].extra["choices"] = [
            (row.code or row.name, f"{committee_name(row)} ({row.asked})") for row in of_due
        ]

    def at_session(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset


class AskedFilter(_Narrowing, FilterSet):
    """What adopted texts ask for, whenever it falls due: ``?kind=report&series=oceans``."""

    kind = ChoiceFilter(label=_("What"), choices=CommitmentKind.choices)
    asked = CharFilter(label=_("Asked of"), method="asked_of")
    committee = HeldFilter(
        label=_("Committee"), model=Committee, held=committee_named, path="version__resolution__committee"
    )
    adopted_in = HeldFilter(
        label=_("Session"),
        model=Session,
        held=lambda code: Session.objects.filter(code=code),
        path="version__resolution__session",
    )
    series = HeldFilter(
        label=_("Recurring subject"), model=Series, held=Series.objects.at_address, path="version__resolution__series"
    )

    class Meta:
        model = Commitment
        fields: list[str] = []
