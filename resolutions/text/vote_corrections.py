"""Corrections of votes announced later: what a State says it had meant, beside the vote it cast.

"Subsequently, the delegations of Fiji and Peru informed the Secretariat that they had intended to vote in favour; the
delegation of Chad had intended to abstain." The forms are those of the verbatim records and of the notes in the
Library's records of votes, which leave out "the delegation of". A clause that names anyone but States is not
read, and is a problem.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .document import Problem
from .kinds import Intention
from .problems import ProblemCode
from .states import split_names, state_named

_BODY = r"(?:Secretariat|Secretary(?:-General)?|(?:General )?Assembly|Committee|President|Chair(?:man|person)?|it)"
_SAID = (
    r",?(?: (?:subsequently|later|also|has|have|had))*"
    r" (?:informed|advised|notified|told|indicated|stated|announced|declared)(?: to)?"
    rf"(?: (?:the )?{_BODY}(?: of the (?:General )?(?:Assembly|Committee))?)?(?: that)?"
    r"(?:,? had (?:it|they) been present(?: (?:at|during|for) the vot(?:e|ing))?)?"
    r",?(?: (?:it|they|he|she|(?:its|their|his|her) delegations?))?"
)
_MEANT = r" (?:(?:had|has|have) (?:also )?(?:intended|meant|wished|wanted)|intended|meant|would have)"
_WHAT = {
    Intention.IN_FAVOUR: r"(?:to vote|voted) (?:in favou?r|for|yes)",
    Intention.AGAINST: r"(?:to vote|voted) (?:against|no)",
    Intention.ABSTAINING: r"(?:to abstain|abstained)",
    Intention.NOT_VOTING: r"not to (?:participate|take part)",
}
_SIDES = "|".join(f"(?P<{side.value}>{words})" for side, words in _WHAT.items())
_CLAUSE = re.compile(rf"(?P<names>.{{2,1500}}?)(?:{_SAID})?{_MEANT} (?:{_SIDES})\b", re.IGNORECASE | re.DOTALL)
_FIRST = re.compile(r"\W*(?:(?:subsequently|later|afterwards|thereafter|after the vot(?:e|ing))\b,? )?", re.IGNORECASE)
_WHOSE = re.compile(
    r"(?:and )?(?:the )?(?:(?:delegations?|(?:permanent )?representatives?|permanent missions?|governments?) of )?",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.;\]])\s+")
_AND = re.compile(r",? (?:and|while|whereas) (?=(?:the )?(?:delegations?|representatives?) of )", re.IGNORECASE)
_TELLS = re.compile(r"\b(?:intended|meant|wished) (?:not )?to\b|\bwould have (?:voted|abstained)\b", re.IGNORECASE)
_OF_A_VOTE = re.compile(
    r"\b(?:intended|meant|wished|wanted) (?:not )?to (?:have )?(?:vot(?:e|ed)|abstain(?:ed)?|participate|take part)\b"
    r"|\bwould have (?:voted|abstained)\b",
    re.IGNORECASE,
)
_MORE_STATES = re.compile(r"(?:[,;]|\band|\bwhile) ", re.IGNORECASE)
_INTENDS = re.compile(r"(?:to|would have) (?:vote|abstain)", re.IGNORECASE)
_MOST = 20_000
"""Characters that are read: no note on a vote is as long."""
_MOST_SHOWN = 300
"""Of a clause, in a problem."""


def announced(text: str) -> dict[str, Intention]:
    """What States announced later, by their names as lists print them."""
    return {name: side for _, said in _clauses(text) for name, side in said.items()}


def unread(text: str, line: int = 0) -> list[Problem]:
    """A problem for each clause that tells how somebody had meant to vote and is not read, or not all of it."""
    clauses = [clause.strip() for clause, said in _clauses(text) if not said and _OF_A_VOTE.search(clause)]
    return [Problem(line, ProblemCode.ANNOUNCEMENT_UNREAD, f"“{clause[:_MOST_SHOWN]}”") for clause in clauses]


def without_announced(text: str) -> str:
    """The sentences that tell of no announcement."""
    return " ".join(one for one in _SENTENCE.split(text[:_MOST]) if not _TELLS.search(one)).strip()


def _clauses(text: str) -> Iterator[tuple[str, dict[str, Intention]]]:
    """The clauses of each sentence, with what they say: each may have a subject of its own, or several subjects share
    one verb."""
    for sentence in _SENTENCE.split(text[:_MOST]):
        begun = ""
        for piece in _AND.split(sentence):
            clause = f"{begun} and {piece}" if begun else piece
            found = _CLAUSE.match(clause)
            begun = "" if found else clause
            if found:
                yield clause, _said(found)
            if found and _says_more(clause, found.end()):
                yield clause, {}
        if begun:
            yield begun, {}


def _says_more(clause: str, start: int) -> bool:
    """Behind a clause that is read: States that share its verb and meant another thing."""
    more = _MORE_STATES.search(clause, start)
    return more is not None and _INTENDS.search(clause, more.end()) is not None


def _said(found: re.Match[str]) -> dict[str, Intention]:
    """Nothing, where it names anyone but States."""
    names = [state_named(_WHOSE.sub("", name, count=1)) for name in _names(found["names"])]
    side = next(side for side in Intention if found[side.value])
    return {} if None in names else dict.fromkeys(filter(None, names), side)


def _names(text: str) -> list[str]:
    """Records of votes print their notes in capitals too."""
    return split_names(_WHOSE.sub("", _FIRST.sub("", text.replace(" AND ", " and "), count=1), count=1))
