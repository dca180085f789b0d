"""One way to narrow a list of resolutions, whatever page asks. The query string is the form's state."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter, FilterSet

from .models import AgendaItem, Committee, Resolution, Session, Sponsor
from .models.choices import Stage
from .pages.naming import committee_name


class ResolutionFilter(FilterSet):
    """``?committee=C.3&item=69-b&stage=adopted&sponsor=cuba``; only what the session has is offered."""

    committee = ChoiceFilter(label=_("Committee"), empty_label=_("any committee"), method="in_committee")
    item = ChoiceFilter(label=_("Agenda item"), empty_label=_("any item"), method="on_item")
    stage = ChoiceFilter(label=_("Stage"), empty_label=_("any stage"), method="at_stage", choices=Stage.choices)
    sponsor = ChoiceFilter(label=_("Sponsor"), empty_label=_("any sponsor"), method="sponsored_by")

    class Meta:
        model = Resolution
        fields: list[str] = []

    def __init__(self, data, *, session: Session, agenda: Sequence[AgendaItem]):
        super().__init__(data, queryset=Resolution.objects.filter(session=session))
        committees = Committee.objects.filter(resolutions__session=session).distinct()
        sponsors = Sponsor.objects.filter(versions__resolution__session=session).distinct()
        self.filters["committee"].extra["choices"] = [(row.code or row.name, committee_name(row)) for row in committees]
        self.filters["item"].extra["choices"] = [(_item_value(item), str(item)) for item in agenda]
        self.filters["sponsor"].extra["choices"] = [(row.slug, row.name) for row in sponsors]

    def in_committee(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(Q(committee__code=value) | Q(committee__name=value))

    def on_item(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        number, _, letter = value.partition("-")
        items = AgendaItem.objects.filter(number=int(number), letter=letter)
        return queryset.filter(agenda_items__in=items)

    def at_stage(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(versions__stage=value).distinct()

    def sponsored_by(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(versions__sponsorships__sponsor__slug=value).distinct()


def _item_value(item: AgendaItem) -> str:
    return f"{item.number}-{item.letter}" if item.letter else str(item.number)
