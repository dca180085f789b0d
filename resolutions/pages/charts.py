"""Shapes before lists: small bar charts, drawn on the server as rows of the table that says the same in figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from resolutions.models import Paragraph, Resolution, Session, Version
from resolutions.models.choices import Outcome

from .naming import committee_name
from .subjects.genealogy import Origin
from .subjects.history import Share, called

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a bar, in percent of the longest bar of its chart."""

    name: str
    value: int
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class Bar:
    """``besides`` are figures that are not drawn, as words."""

    label: str
    href: str
    parts: list[Part]
    besides: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """``name`` tells it from the others of its page; ``names`` are the parts every bar has, in order, as
    ``(name of its look, heading of its column)``; ``besides`` the headings of what is not drawn."""

    name: str
    title: str
    of: str
    names: Sequence[tuple[str, StrOrPromise]]
    bars: list[Bar]
    besides: tuple[str, ...] = ()

    @property
    def head(self) -> list[str]:
        return [self.of, *(str(heading) for _look, heading in self.names), *self.besides]

    @property
    def rows(self) -> list[list[str | int]]:
        """Its figures, a row a bar."""
        return [[bar.label, *(part.value for part in bar.parts), *bar.besides] for bar in self.bars]


def outcomes_by_committee(session: Session) -> Chart | None:
    """How each committee's proposals of a session ended. One query; None where fewer than two kinds would be shown."""
    by_vote, others = Q(outcome=Outcome.BY_VOTE), Q(outcome__in=(Outcome.ADOPTED, Outcome.WITHOUT_VOTE))
    rows = (
        Resolution.objects.filter(session=session)
        .values("committee__name")
        .annotate(vote=Count("pk", filter=by_vote), other=Count("pk", filter=others), total=Count("pk"))
        .order_by("-total", "committee__name")
    )
    counted = [
        (_committee(row["committee__name"]), "", _with_rest(row["vote"], row["other"], row["total"])) for row in rows
    ]
    names = [("first", _("by vote")), ("second", _("adopted otherwise")), ("third", _("not adopted, or not known"))]
    return chart("committees", _("Proposals by committee"), _("Committee"), names, counted)


def _committee(name: str | None) -> str:
    return committee_name(name) if name else _("Plenary, or not known")


def _with_rest(vote: int, other: int, total: int) -> tuple[int, int, int]:
    """The two kinds, and the rest."""
    return vote, other, total - vote - other


def lengths(versions: Sequence[Version]) -> Chart | None:
    """The paragraphs of each text, in the order given, counted in its leading language. One query; None where there is
    one text only."""
    counts: dict[int, dict[str, int]] = defaultdict(dict)
    leading = Paragraph.objects.filter(language_version__version__in=versions, language_version__leads=True)
    rows = leading.filter(depth=0, kind__in=("preambular", "operative")).order_by()
    for version, kind, count in rows.values_list("language_version__version", "kind").annotate(Count("pk")):
        counts[version][kind] = count
    counted = [
        (
            called(version),
            version.get_absolute_url(),
            (counts[version.pk].get("preambular", 0), counts[version.pk].get("operative", 0)),
        )
        for version in versions
    ]
    names = [("second", _("preambular paragraphs")), ("first", _("operative paragraphs"))]
    return chart("lengths", _("Length of each text"), _("Text"), names, counted)


def carried_over(shares: Sequence[tuple[Version, list[Share], float]]) -> Chart:
    """What each text of a subject carried over from the one before, as ``History.shares`` has it."""
    looks = [share.name for _, bars, _ in shares[:1] for share in bars]
    gone = _("dropped")
    names = [(share.name, f"{share.label} (%)") for _, bars, _ in shares[:1] for share in bars]
    drawn = [
        bar(
            called(text), text.get_absolute_url(), looks, [round(one.percent) for one in bars], 100, (f"{dropped:.0f}",)
        )
        for text, bars, dropped in shares
    ]
    return Chart("shares", _("What each text carried over"), _("Text"), names, drawn, (f"{gone} (%)",))


def ages(origins: Sequence[Origin]) -> Chart:
    """How many words of a text came with each text of its subject."""
    title = _("How many words came with each text")
    drawn = [bar(called(one.version), "", ["first"], [one.words]) for one in origins]
    return Chart("ages", title, _("Text"), [("first", _("Words"))], drawn)


def chart(
    name: str,
    title: str,
    of: str,
    names: Sequence[tuple[str, StrOrPromise]],
    counted: Sequence[tuple[str, str, tuple[int, ...]]],
) -> Chart | None:
    longest = max((sum(values) for _, _, values in counted), default=0)
    if len(counted) < 2 or not longest:
        return None
    looks = [look for look, _ in names]
    return Chart(name, title, of, names, [bar(label, href, looks, values, longest) for label, href, values in counted])


def bar(
    label: str,
    href: str,
    looks: Sequence[str],
    values: Sequence[int],
    longest: int = 0,
    besides: tuple[str, ...] = (),
) -> Bar:
    """``longest`` is the sum of the longest bar beside it; by itself a bar has the whole width."""
    widths = [100 * value / (longest or sum(values) or 1) for value in values]
    starts = accumulate(widths, initial=0.0)
    return Bar(label, href, [Part(*part) for part in zip(looks, values, starts, widths, strict=False)], besides)
