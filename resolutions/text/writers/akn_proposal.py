"""What is known of a proposal beside its text, as metadata of Akoma Ntoso: who tabled it in which documents, the vote.

Sponsors are agents of the steps of the workflow, one step each, as references to organizations; votes stand in the
parliamentary analysis, with the States as the Secretariat lists them (AKN4UN).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..akn_uri import PLACEHOLDER, work_uri
from ..document import Document, Related, Vote
from ..kinds import Outcome, RelatedRole, SponsorRole
from ..readers.akn import OUTCOMES, SIDES, STEPS
from .akn_elements import VOTERS, add

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

SOURCE = "#resarchive"
_STEPS = {role: step for step, role in STEPS.items()}
_TABLED_IN = {SponsorRole.SPONSOR: RelatedRole.DRAFT, SponsorRole.ADDITIONAL: RelatedRole.ADDENDUM}
_OUTCOMES = {outcome: name for name, outcome in OUTCOMES.items()}


def write_proposal(meta: Element, document: Document) -> None:
    """In the order the schema asks for: workflow, analysis, references, notes."""
    _workflow(meta, document)
    if document.outcome:
        _vote(meta, document.outcome, document.vote or Vote())
    _references(meta, document)
    if document.sponsor_note:
        note = add(add(meta, "notes", source=SOURCE), "note", eId="sponsor-note")
        add(note, "p", document.sponsor_note)


def _workflow(meta: Element, document: Document) -> None:
    """The sponsors are agents of the first document of their kind, or of one whose symbol is not said."""
    steps: list[tuple[RelatedRole, Related | None, str]] = []
    left: dict[RelatedRole, list[str]] = {role: [] for role in _STEPS}
    for at, sponsor in enumerate(document.sponsors):
        left[_TABLED_IN[sponsor.role]].append(f"#{_eid(at)}")
    for named in (one for one in document.related if one.role in _STEPS):
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


def _vote(meta: Element, outcome: Outcome, vote: Vote) -> None:
    voting = add(add(add(meta, "analysis", source=SOURCE), "parliamentary"), "voting")
    voting.set("outcome", _OUTCOMES.get(outcome, outcome))
    for name, side in SIDES.items():
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


def _references(meta: Element, document: Document) -> None:
    """The text a document is about, which it changes (``activeRef``), and who is named elsewhere."""
    references = add(meta, "references", source=SOURCE)
    known = [("resarchive", "body", "Resarchive"), ("ga", "body", "General Assembly")]
    for one in document.related:
        if one.role == RelatedRole.ABOUT:
            add(references, "activeRef", href=work_uri(one.symbol, one.date), showAs=one.symbol)
    sponsors = [(_eid(at), str(sponsor.kind), sponsor.name) for at, sponsor in enumerate(document.sponsors)]
    for eid, kind, name in known + sponsors:
        add(references, "TLCOrganization", eId=eid, href=f"/akn/ontology/organization/{kind}/{eid}", showAs=name)
