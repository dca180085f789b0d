"""How States vote, in the words of the page and in the looks of its charts."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from resolutions.models.choices import BallotPosition

NOT_VOTING = "not_voting"
SIDES = {
    BallotPosition.IN_FAVOUR: _("In favour"),
    BallotPosition.AGAINST: _("Against"),
    BallotPosition.ABSTAINING: _("Abstaining"),
    NOT_VOTING: _("Not voting"),
}
LOOKS = {
    BallotPosition.IN_FAVOUR: "second",
    BallotPosition.AGAINST: "first",
    BallotPosition.ABSTAINING: "third",
    NOT_VOTING: "rest",
}
