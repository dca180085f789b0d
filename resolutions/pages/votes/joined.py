"""Who tabled a subject this time and not the time before, and the other way round."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from resolutions.models import Sponsorship, Version
from resolutions.models.addresses import page_address
from resolutions.models.choices import SessionKind, Stage

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
    """Against the subject's proposal of the latest earlier regular session held; None where there is none, or of one of
    the two no sponsor is known. ``texts`` are those of the subject, with their proposals and sessions. One query."""
    before = _text_before(texts, version)
    if before is None:
        return None
    proposals = (before.resolution_id, version.resolution_id)
    tabled: dict[int, dict[str, Body]] = defaultdict(dict)
    found = Sponsorship.objects.filter(version__resolution__in=proposals).order_by("sponsor__name", "sponsor__slug")
    columns = ("version__resolution", "sponsor__slug", "sponsor__name", "sponsor__names")
    for proposal, slug, name, names in found.values_list(*columns):
        tabled[proposal][slug] = Body(name, names, page_address("sponsor", slug))
    old, new = (tabled[proposal] for proposal in proposals)
    if not old or not new:
        return None
    return Sponsors(before, _besides(new, old), _besides(old, new))


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


def _besides(these: Mapping[str, Body], those: Mapping[str, Body]) -> list[Body]:
    return by_name(body for slug, body in these.items() if slug not in those)
