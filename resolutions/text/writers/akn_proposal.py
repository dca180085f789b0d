"""What is known of a proposal beside its text, as metadata of Akoma Ntoso: who tabled it in which documents, the vote.

Sponsors are agents of the steps of the workflow, one step each, as references to organizations; votes stand in the
parliamentary analysis, with the States as the Secretariat lists them (AKN4UN).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..document import Document, Related, Sponsor, Vote
from .akn_elements import PLACEHOLDER, VOTERS, add

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

SOURCE = "#resarchive"
_STEPS = {
    "draft": "draftResolution",
    "addendum": "draftResolutionAdditionalSponsors",
    "report": "recommendedForAdoption",
    "record": "adopted",
}
_TABLED_IN = {"sponsor": "draft", "additional": "addendum"}
_OUTCOMES = {
    "adopted_without_vote": "adoptedWithoutVote",
    "adopted_by_vote": "adoptedRecordedVote",
    "no_action": "noAction",
}
_SIDES = {"in_favour": "inFavour", "against": "against", "abstaining": "abstaining"}


def write_proposal(meta: Element, document: Document) -> None:
    """In the order the schema asks for: workflow, analysis, references, notes."""
    _workflow(meta, document)
    if document.outcome:
        _vote(meta, document.outcome, document.vote or Vote())
    _references(meta, document.sponsors)
    if document.sponsor_note:
        note = add(add(meta, "notes", source=SOURCE), "note", eId="sponsor-note")
        add(note, "p", document.sponsor_note)


def _workflow(meta: Element, document: Document) -> None:
    """The sponsors are agents of the first document of their kind, or of one whose symbol is not said."""
    steps: list[tuple[str, Related | None, str]] = []
    left: dict[str, list[str]] = {role: [] for role in _STEPS}
    for at, sponsor in enumerate(document.sponsors):
        left[_TABLED_IN[sponsor.role]].append(f"#{_eid(at)}")
    for named in document.related:
        agents, left[named.role] = left[named.role], []
        steps += [(named.role, named, agent) for agent in agents or [""]]
    steps += [(role, None, agent) for role, agents in left.items() for agent in agents]
    steps.sort(key=lambda step: list(_STEPS).index(step[0]))
    if not steps:
        return
    workflow = add(meta, "workflow", source=SOURCE)
    for role, one, agent in steps:
        day = one.date.isoformat() if one and one.date else PLACEHOLDER
        step = add(workflow, "step", date=day, outcome=_STEPS[role])
        step.set("by", agent)
        if one:
            step.set("as", one.symbol)


def _eid(at: int) -> str:
    return f"sponsor-{at + 1}"


def _vote(meta: Element, outcome: str, vote: Vote) -> None:
    voting = add(add(add(meta, "analysis", source=SOURCE), "parliamentary"), "voting")
    voting.set("outcome", _OUTCOMES.get(outcome, outcome))
    for side, name in _SIDES.items():
        counted = getattr(vote, side)
        if counted is None:
            continue
        count = add(voting, "count", eId=f"votes-{side.replace('_', '-')}", value=str(counted), refersTo=f"#{name}")
        states = [state for state, voted in vote.by_state.items() if voted == side]
        if states:
            voters = add(count, VOTERS)
            for state in states:
                add(voters, "organization", state, refersTo="#memberState")
    if not len(voting):
        # As the Secretariat has it: the schema wants a figure, and there is none.
        add(voting, "quorum", eId="quorum").set("value", "")


def _references(meta: Element, sponsors: tuple[Sponsor, ...]) -> None:
    references = add(meta, "references", source=SOURCE)
    known = [("resarchive", "body", "Resarchive"), ("ga", "body", "General Assembly")]
    for eid, kind, name in known + [(_eid(at), one.kind, one.name) for at, one in enumerate(sponsors)]:
        add(references, "TLCOrganization", eId=eid, href=f"/akn/ontology/organization/{kind}/{eid}", showAs=name)
