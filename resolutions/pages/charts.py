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
from .subjects.history import called

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
    """``names`` are the parts every bar has, in order, as ``(name of its look, heading of its column)``; ``besides``
    the headings of what is not drawn."""

    title: str
    of: str
    names: Sequence[tuple[str, StrOrPromise]]
    bars: list[Bar]
    besides: tuple[str, ...] = ()


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
    return chart(_("Proposals by committee"), _("Committee"), names, counted)


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
    return chart(_("Length of each text"), _("Text"), names, counted)


def chart(
    title: str,
    of: str,
    names: Sequence[tuple[str, StrOrPromise]],
    counted: Sequence[tuple[str, str, tuple[int, ...]]],
) -> Chart | None:
    longest = max((sum(values) for _, _, values in counted), default=0)
    if len(counted) < 2 or not longest:
        return None
    looks = [look for look, _ in names]
    return Chart(title, of, names, [bar(label, href, looks, values, longest) for label, href, values in counted])


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
