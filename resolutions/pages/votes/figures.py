"""How many were on each side of a vote."""

from __future__ import annotations

from collections.abc import Mapping

from resolutions.models import Vote
from resolutions.models.choices import BallotPosition
from resolutions.text import document as doc


def figures_of(vote: Vote | doc.Vote, listed: Mapping[str, int]) -> dict[str, int]:
    """How many were in favour, against and abstaining: as announced, else as the list has it, which is empty where it
    is not held; empty where one of them is not known."""
    announced = {str(side): getattr(vote, str(side)) for side in BallotPosition.values}
    if not listed and None in announced.values():
        return {}
    return {side: listed.get(side, 0) if count is None else count for side, count in announced.items()}
