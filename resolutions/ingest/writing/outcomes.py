"""The outcome of a proposal, derived from the vote in the plenary."""

from __future__ import annotations

from collections.abc import Mapping

from resolutions.models.choices import Outcome


def of_vote(vote: Mapping[str, int | None], is_adopted: bool) -> str:
    """The outcome that a vote gives. An adopted text was adopted by this vote. For a draft it may be unknown whether
    two thirds were required (Charter, Article 18) of those who voted for or against (rules of procedure, rule 86), so
    only unambiguous figures count: two thirds are enough for anything, a minority for nothing. A tie is voted on again
    (rule 95)."""
    in_favour, against = vote["in_favour"], vote["against"]
    if is_adopted:
        return Outcome.BY_VOTE
    if in_favour is None or against is None or in_favour == against:
        return Outcome.UNKNOWN
    if in_favour < against:
        return Outcome.REJECTED
    return Outcome.BY_VOTE if in_favour >= 2 * against else Outcome.UNKNOWN
