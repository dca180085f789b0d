"""One way to narrow a list of resolutions, whatever page asks. The query string is the form's state."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db.models import Exists, Func, Model, OuterRef, Q, QuerySet, TextField
from django.forms import CharField
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django_filters import (  # type: ignore[import-untyped]  # it comes without types
    CharFilter,
    ChoiceFilter,
    DateFilter,
    FilterSet,
    IsoDateTimeFilter,
)

from resolutions.models import (
    AgendaItem,
    Committee,
    Resolution,
    Series,
    Session,
    Sponsor,
    Sponsorship,
    Subject,
    Version,
)
from resolutions.models.choices import BallotPosition, Kind, Outcome, SponsorRole, Stage, VotesListed
from resolutions.models.languages import LanguageChoices
from resolutions.models.resolutions import ResolutionQuerySet
from resolutions.models.series import SeriesQuerySet
from resolutions.models.versions import VersionQuerySet
from resolutions.models.votes import BallotQuerySet, VoteQuerySet
from resolutions.pages.naming import by_name, committee_name, name_in_language, session_name

MOST_WORDS = 12
"""Words of a title that are looked for; a title is known by fewer."""

_IN_ALL_LANGUAGES = Func(
    "titles", template="jsonb_path_query_array(%(expressions)s, '$.*')::text", output_field=TextField()
)
"""Titles by language as one text, without the names of the languages."""


class _HeldField(CharField):
    """The name of a row of the ``model``, which ``held`` finds. Gives the row, and refuses what names none."""

    def __init__(self, *, model: type[Model], held: Callable[[str], Iterable[Model]], **more: Any) -> None:
        super().__init__(**more)
        self.model, self.held = model, held

    def clean(self, value: str | None) -> list[Model]:
        name = super().clean(value)
        found = list(self.held(name)) if name else []
        if name and not found:
            raise ValidationError(
                _("No %(kind)s “%(name)s” is held."), params={"kind": self.model._meta.verbose_name, "name": name}
            )
        return found


class HeldFilter(CharFilter):
    """Narrows to what belongs to a row that is named, by ``path`` from the list to it; an empty list is the answer only
    where the row is held. What was merged into another is found as that other."""

    field_class = _HeldField

    def __init__(self, *, path: str = "", **more: Any) -> None:
        super().__init__(**more)
        self.path = path

    def filter(self, queryset: QuerySet, value: list[Model]) -> QuerySet:
        return queryset.filter(**{f"{self.path}__in": value}) if value else queryset


def committee_named(name: str) -> QuerySet:
    return Committee.objects.filter(named(name, "code", "name"))


def named(name: str, *columns: str) -> Q:
    return Q(*((column, name) for column in columns), _connector=Q.OR)


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
        self.filters["item"].extra["choices"] = [(item_value(item), str(item)) for item in agenda]
        self.filters["sponsor"].extra["choices"] = [(row.slug, name_in_language(row)[0]) for row in by_name(sponsors)]

    def in_committee(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(named(value, "committee__code", "committee__name"))

    def on_item(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        number, _, letter = value.partition("-")
        items = AgendaItem.objects.filter(number=int(number), letter=letter)
        return queryset.filter(agenda_items__in=items)

    def at_stage(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(versions__stage=value).distinct()

    def sponsored_by(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(versions__sponsorships__sponsor__slug=value).distinct()


class TextFilter(FilterSet):
    """Issued texts by what their covers say, whatever their session: ``?subject=oceans&stage=adopted``."""

    session = CharFilter(
        label=_("Session"),
        field_name="resolution__session__code",
        validators=[RegexValidator(r"\A(?:E?S-)?[1-9]\d{0,2}\Z", _("The code of a session is 66, S-10 or ES-10."))],
    )
    committee = HeldFilter(label=_("Committee"), model=Committee, held=committee_named, path="resolution__committee")
    stage = ChoiceFilter(label=_("Stage"), choices=Stage.choices)
    kind = ChoiceFilter(label=_("Kind"), choices=Kind.choices)
    outcome = ChoiceFilter(
        label=_("Outcome"), choices=[one for one in Outcome.choices if one[0]], field_name="resolution__outcome"
    )
    language = ChoiceFilter(label=_("Language"), choices=LanguageChoices.choices, method="held_in")
    sponsor = HeldFilter(label=_("Sponsor"), model=Sponsor, held=Sponsor.objects.at_address, method="sponsored_by")
    subject = HeldFilter(
        label=_("Subject headings"), model=Subject, held=Subject.objects.at_address, path="headings__subject"
    )
    series = HeldFilter(
        label=_("Recurring subject"), model=Series, held=Series.objects.at_address, path="resolution__series"
    )
    adopted_from = DateFilter(label=_("Adopted on this day or later"), field_name="adopted_on", lookup_expr="gte")
    adopted_until = DateFilter(label=_("Adopted on this day or earlier"), field_name="adopted_on", lookup_expr="lte")
    loaded_since = IsoDateTimeFilter(label=_("Loaded or changed since"), method="loaded_after")

    class Meta:
        model = Version
        fields: list[str] = []

    def sponsored_by(self, queryset: QuerySet, name: str, value: list[Sponsor]) -> QuerySet:
        return queryset.filter(pk__in=Sponsorship.objects.filter(sponsor__in=value).values("version"))

    def held_in(self, queryset: VersionQuerySet, name: str, value: str) -> QuerySet:
        return queryset.held_in(value)

    def loaded_after(self, queryset: QuerySet, name: str, value: datetime) -> QuerySet:
        """In UTC, since PostgreSQL knows fewer offsets than ISO 8601 can write."""
        try:
            return queryset.filter(loaded_at__gte=value.astimezone(UTC))
        except OverflowError:
            return queryset.none() if value.year > 1 else queryset


class SessionFilter(FilterSet):
    """``?session=77``; ``sessions`` are the codes of those on offer."""

    session = ChoiceFilter(label=_("Session"), empty_label=_("any session"), method="in_session")
    path = "resolution__session__code"
    """From the rows of the list to their session."""

    def __init__(self, data, *, queryset: QuerySet, sessions: Iterable[str]):
        super().__init__(data, queryset=queryset)
        self.filters["session"].extra["choices"] = [(code, session_name(code)) for code in sessions if code]

    def in_session(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(**{self.path: value})


class SponsoredFilter(SessionFilter):
    """``?session=77&role=additional``, of the proposals a State or group sponsored."""

    role = ChoiceFilter(label=_("Role"), empty_label=_("any role"), method="in_role", choices=SponsorRole.choices)
    path = "session__code"

    def __init__(self, data, *, sponsor: Sponsor, sessions: Iterable[str]):
        self.sponsor = sponsor
        super().__init__(data, queryset=Resolution.objects.sponsored_by(sponsor).latest_first(), sessions=sessions)

    def in_role(self, queryset: ResolutionQuerySet, name: str, value: str) -> QuerySet:
        return queryset.sponsored_by(self.sponsor, role=value)


class ListedFilter(SessionFilter):
    """``?of=committee``: which votes are listed, those that are counted unless others are asked for."""

    of = ChoiceFilter(
        label=_("Votes"),
        empty_label=VotesListed.COUNTED.label,
        choices=[one for one in VotesListed.choices if one[0]],
        method="as_listed",
    )

    def filter_queryset(self, queryset: VoteQuerySet | BallotQuerySet) -> QuerySet:
        return super().filter_queryset(queryset.listed(self.form.cleaned_data.get("of", "")))

    def as_listed(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """A filter that is not given is not asked, so the votes are chosen before the others (``filter_queryset``)."""
        return queryset


class VoteFilter(ListedFilter):
    """``?session=77&of=committee``."""

    path = "version__resolution__session__code"


class RecordFilter(SessionFilter):
    """``?q=tides&session=77``, of records without text."""

    q = CharFilter(label=_("Words of the title, or a symbol"), method="with_words")
    path = "session"

    def with_words(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        for word in value.split()[:MOST_WORDS]:
            queryset = queryset.filter(Q(title__icontains=word) | Q(symbol__icontains=word))
        return queryset


class BallotFilter(ListedFilter):
    """``?session=77&of=part&position=against``, of the ballots of a State."""

    position = ChoiceFilter(label=_("Vote"), empty_label=_("any"), choices=BallotPosition.choices)
    path = "vote__version__resolution__session__code"


class SeriesFilter(FilterSet):
    """``?q=human+rights&least=3&adopted=put_to_vote&renamed=on``, of the recurring subjects."""

    q = CharFilter(label=_("Words of the title"), method="with_words")
    least = ChoiceFilter(
        label=_("Sessions"),
        empty_label=_("any number"),
        choices=[(number, format_lazy(_("{number} or more"), number=number)) for number in (2, 3, 5, 10, 20)],
        method="over_sessions",
    )
    adopted = ChoiceFilter(
        label=_("Adopted"),
        empty_label=_("any way"),
        choices=[
            ("agreed", _("always without a vote")),
            ("voted", _("always by vote")),
            ("put_to_vote", _("without a vote, later by vote")),
        ],
        method="adopted_so",
    )
    renamed = ChoiceFilter(
        label=_("Title"), empty_label=_("any"), choices=[("renamed", _("renamed in time"))], method="by_title"
    )

    class Meta:
        model = Series
        fields: list[str] = []

    def with_words(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """All of them, in any of the titles its texts have had, in any language."""
        texts = Resolution.objects.alias(in_all_languages=_IN_ALL_LANGUAGES)
        queryset = queryset.alias(in_all_languages=_IN_ALL_LANGUAGES)
        for word in value.split()[:MOST_WORDS]:
            said = Q(title__icontains=word) | Q(in_all_languages__icontains=word)
            queryset = queryset.filter(said | Exists(texts.filter(said, series=OuterRef("pk"))))
        return queryset

    def over_sessions(self, queryset: SeriesQuerySet, name: str, value: str) -> QuerySet:
        return queryset.over_sessions(int(value))

    def adopted_so(self, queryset: SeriesQuerySet, name: str, value: str) -> QuerySet:
        if value == "put_to_vote":
            return queryset.put_to_vote()
        return queryset.adopted_always(Outcome.WITHOUT_VOTE if value == "agreed" else Outcome.BY_VOTE)

    def by_title(self, queryset: SeriesQuerySet, name: str, value: str) -> QuerySet:
        return queryset.renamed()


def item_value(item: AgendaItem) -> str:
    return f"{item.number}-{item.letter}" if item.letter else str(item.number)
