"""Who tabled a subject this time and not the time before, and the other way round."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, F, Max, Min, QuerySet

from resolutions.models import Sponsorship, Version
from resolutions.models.addresses import page_address
from resolutions.models.choices import SessionKind, Stage
from resolutions.models.prepared import Prepared

from ..naming import by_name


@dataclass(slots=True)
class Body:
    """A State, group or other body, with its names by language, and its page."""

    name: str
    names: dict[str, str]
    url: str


@dataclass(frozen=True, slots=True)
class Sponsors:
    """``joined`` and ``left`` since ``before``, in the order of their names in the language of the page."""

    before: Version
    joined: list[Body]
    left: list[Body]

    def __bool__(self) -> bool:
        return bool(self.joined or self.left)


def sponsors_since(texts: Iterable[Version], version: Version) -> Sponsors | None:
    """Against the subject's proposal of the latest earlier regular session held; None where there is none. Where of one
    of the two no sponsor is known, nobody joined or left. ``texts`` are those of the subject, with their proposals and
    sessions. One query."""
    before = _text_before(texts, version)
    if before is None:
        return None
    proposals = (before.resolution_id, version.resolution_id)
    tabled: dict[int, list[Body]] = {proposal: [] for proposal in proposals}
    for proposal, slug, name, names in _of_one_alone(before=proposals[0], after=proposals[1]):
        tabled[proposal].append(Body(name, names, page_address("sponsor", slug)))
    left, joined = (by_name(tabled[proposal]) for proposal in proposals)
    return Sponsors(before, joined, left)


def _apart(before: int, after: int) -> QuerySet[Sponsorship, tuple]:
    """Who tabled one of two proposals and not the other, and which, where sponsors of both are known: of a hundred
    sponsors most table a subject every year."""
    of = Sponsorship.objects.filter
    of_both = of(Exists(of(version__resolution=before)), Exists(of(version__resolution=after)))
    tabled = of_both.filter(version__resolution__in=[before, after]).values(*_OF_A_BODY)
    by_proposal = tabled.annotate(one=Min("version__resolution"), other=Max("version__resolution"))
    alone = by_proposal.filter(one=F("other")).order_by("sponsor__name", "sponsor__slug")
    return alone.values_list("one", *_OF_A_BODY)


_OF_A_BODY = ("sponsor__slug", "sponsor__name", "sponsor__names")
_of_one_alone: Prepared[tuple] = Prepared(_apart, before=int, after=int)


def _text_before(texts: Iterable[Version], version: Version) -> Version | None:
    session = version.resolution.session
    if session is None or session.kind != SessionKind.REGULAR:
        return None
    earlier = [
        (text.resolution.session.ordinal, text)
        for text in texts
        if text.stage == Stage.ADOPTED
        and text.resolution.session
        and text.resolution.session.kind == SessionKind.REGULAR
        and text.resolution.session.ordinal < session.ordinal
    ]
    return max(earlier, key=lambda one: one[0], default=(0, None))[1]
