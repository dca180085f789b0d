"""Who tabled a subject this time and not the time before, and the other way round."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from resolutions.models import Sponsor, Sponsorship, Version
from resolutions.models.choices import SessionKind, Stage


@dataclass(frozen=True, slots=True)
class Sponsors:
    """``joined`` and ``left`` since ``before``, by name."""

    before: Version
    joined: list[Sponsor]
    left: list[Sponsor]

    def __bool__(self) -> bool:
        return bool(self.joined or self.left)


def sponsors_since(texts: Iterable[Version], version: Version) -> Sponsors | None:
    """Against the subject's proposal of the latest earlier regular session held; None where there is none, or of one of
    the two no sponsor is known. ``texts`` are those of the subject, with their proposals and sessions. One query."""
    before = _text_before(texts, version)
    if before is None:
        return None
    proposals = (before.resolution_id, version.resolution_id)
    named: dict[int, dict[int, Sponsor]] = defaultdict(dict)
    found = Sponsorship.objects.filter(version__resolution__in=proposals).select_related("sponsor", "version")
    for one in found.only("sponsor__name", "sponsor__slug", "version__resolution"):
        named[one.version.resolution_id][one.sponsor_id] = one.sponsor
    old, new = (named[proposal] for proposal in proposals)
    if not old or not new:
        return None
    return Sponsors(before, _by_name(new, old), _by_name(old, new))


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


def _by_name(some: dict[int, Sponsor], others: dict[int, Sponsor]) -> list[Sponsor]:
    return sorted((sponsor for pk, sponsor in some.items() if pk not in others), key=lambda sponsor: sponsor.name)
