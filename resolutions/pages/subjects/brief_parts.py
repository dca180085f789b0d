"""The brief of a subject in plain lines: what its Word file says, and what its length is counted by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.text import Truncator
from django.utils.translation import gettext

from resolutions.models import Version

from ..naming import dated, meeting_in_language

if TYPE_CHECKING:
    from .brief import Brief, Quotation
    from .brief_room import Room


@dataclass(frozen=True, slots=True)
class Part:
    """``quotations`` stand below the lines."""

    heading: str
    lines: Sequence[str]
    quotations: Sequence[Quotation] = ()


def parts_of(brief: Brief, room: Room) -> list[Part]:
    """As much of each as there is room for; a part without lines has nothing to say and is left out."""
    quotations = brief.quotations_in(room)
    sources = ", ".join(str(version) for version in brief.sources)
    issued = gettext("%(texts)s and their recorded votes. The issued documents decide.") % {"texts": sources}
    found = [
        Part(gettext("Last text"), list(_last(brief, room))),
        Part(gettext("Vote"), list(_vote(brief, room))),
        Part(gettext("Sponsors"), list(_sponsors(brief, room))),
        Part(gettext("What changed"), list(_changes(brief, room)), quotations),
        Part(gettext("To bring up to date"), list(_slots(brief, room))),
        Part(gettext("Made from"), [issued]),
    ]
    return [part for part in found if part.lines]


def _last(brief: Brief, room: Room) -> Iterator[str]:
    if brief.last is None:
        yield gettext("No adopted text on it is held.")
        return
    yield ", ".join(filter(None, (str(brief.last.text), dated(brief.last.text), _meeting(brief.last.text))))
    yield from (f"{item.session}: {item} {_short(item.heading, room.heading)}" for item in brief.items)
    yield brief.timeline.consensus
    if brief.cites_most:
        cited = ", ".join(f"{symbol} ({count})" for symbol, count in brief.cites_most)
        yield gettext("Cites most: %(cited)s") % {"cited": cited}


def _short(text: str, most: int) -> str:
    return Truncator(text).chars(most)


def _meeting(version: Version) -> str:
    return meeting_in_language(version.meeting, version.leading_language)[0]


def _vote(brief: Brief, room: Room) -> Iterator[str]:
    counted = [entry for entry in (brief.last, *brief.earlier) if entry and entry.vote]
    if counted:
        yield " · ".join(f"{entry.text}: {entry.vote.counts}" for entry in counted if entry.vote)
    if brief.vote is None:
        return
    for side in brief.vote.taken[0].apart:
        yield _named(f"{side.name}", side.count, [voter.name for voter in side.voters], room.names)
    for move in brief.vote.moves:
        names = [voter.name for voter in move.voters]
        yield _named(f"{move.before} → {move.after}", len(names), names, room.names)


def _named(label: str, count: int, names: Sequence[str], most: int) -> str:
    """``Against (2): Cuba, Fiji``; of many the number alone."""
    listed = ", ".join(names) if len(names) <= most else ""
    return f"{label} ({count})" + (f": {listed}" if listed else "")


def _sponsors(brief: Brief, room: Room) -> Iterator[str]:
    sponsors = brief.sponsors
    if sponsors:
        yield gettext("%(now)s; before: %(before)s") % {"now": sponsors.now, "before": sponsors.before or "–"}
        for label, names in ((gettext("Joined"), sponsors.joined), (gettext("Left"), sponsors.left)):
            if names:
                yield _named(label, len(names), names, room.names)


def _changes(brief: Brief, room: Room) -> Iterator[str]:
    if brief.last and brief.last.step:
        yield _short(brief.last.step.sentence, room.sentence)
    if brief.gap:
        yield f"{brief.gap}."


def _slots(brief: Brief, room: Room) -> Iterator[str]:
    checked = gettext("to be checked")
    named = [
        f"{line.place}: {line.slot.before} " + (f"({checked})" if line.is_left else f"→ {line.slot.after}")
        for line in brief.slots_in(room)
    ]
    if (more := len(brief.all_slots) - len(named)) > 0:
        named.append(gettext("%(count)s more") % {"count": more})
    if named:
        yield " · ".join(named)
