"""What a vote was on and where it was taken, in words; none for the usual kind, in the plenary on a whole text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from resolutions.models import Vote
from resolutions.models.choices import IntendedPosition, VoteBody, VotedOn

from ..naming import committee_name

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

_HEADINGS = {
    VotedOn.TEXT: _("Recorded vote"),
    VotedOn.PART: _("Vote on a part of the text"),
    VotedOn.AMENDMENT: _("Vote on the amendment"),
}
_ASIDES: dict[str, StrOrPromise] = {
    VoteBody.COMMITTEE: _("in committee"),
    VotedOn.PART: _("on a part"),
    VotedOn.AMENDMENT: _("on an amendment"),
}


def heading(body: str, on: str, committee: object = None) -> StrOrPromise:
    """``Recorded vote in the Third Committee``, ``Vote on a part of the text, Third Committee``. ``committee`` is that
    of a vote in committee, a row or a name, where it is known."""
    if body == VoteBody.PLENARY:
        return gettext("Recorded vote in the plenary") if on == VotedOn.TEXT else _HEADINGS[VotedOn(on)]
    name = committee_name(committee) if committee else ""
    if on == VotedOn.TEXT:
        return gettext("Recorded vote in the %(committee)s") % {"committee": name} if name else _in_committee(on)
    return f"{_HEADINGS[VotedOn(on)]}, {name}" if name else _in_committee(on)


def _in_committee(on: str) -> str:
    return f"{_HEADINGS[VotedOn(on)]}, {_ASIDES[VoteBody.COMMITTEE]}"


def asides(body: str, on: str) -> list[StrOrPromise]:
    """What is said of a vote in a line: ``in committee``, ``on a part``."""
    return [_ASIDES[one] for one in (body, on) if one in _ASIDES]


def asides_of(vote: Vote) -> list[StrOrPromise]:
    """``vote`` has its text."""
    return asides(vote.body, vote.on)


def intended(position: str) -> StrOrPromise:
    """How a State announced later that it had meant to vote."""
    return IntendedPosition(position).label
