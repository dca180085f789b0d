"""Who tabled a subject this time and not the time before, and the other way round."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from resolutions.models import Sponsorship, Version
from resolutions.models.addresses import page_address
from resolutions.models.choices import SessionKind, Stage


@dataclass(frozen=True, slots=True)
class Named:
    """A State, group or other body, and its page."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Sponsors:
    """``joined`` and ``left`` since ``before``, by name."""

    before: Version
    joined: list[Named]
    left: list[Named]

    def __bool__(self) -> bool:
        return bool(self.joined or self.left)


def sponsors_since(texts: Iterable[Version], version: Version) -> Sponsors | None:
    """Against the subject's proposal of the latest earlier regular session held; None where there is none, or of one of
    the two no sponsor is known. ``texts`` are those of the subject, with their proposals and sessions. One query."""
    before = _text_before(texts, version)
    if before is None:
        return None
    proposals = (before.resolution_id, version.resolution_id)
    named: dict[int, set[tuple[str, str]]] = defaultdict(set)
    found = Sponsorship.objects.filter(version__resolution__in=proposals)
    for proposal, name, slug in found.values_list("version__resolution", "sponsor__name", "sponsor__slug"):
        named[proposal].add((name, slug))
    old, new = (named[proposal] for proposal in proposals)
    if not old or not new:
        return None
    return Sponsors(before, _in_order(new - old), _in_order(old - new))


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


def _in_order(sponsors: Iterable[tuple[str, str]]) -> list[Named]:
    return [Named(name, page_address("sponsor", slug)) for name, slug in sorted(sponsors)]
