"""Reads the commitments of a text, paragraph by paragraph.

A paragraph is cut into clauses, each from a verb that asks to the next ("Requests … to report …, and decides to
include …"); in a clause, each action found behind those who are asked is one commitment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ..document import Document, Paragraph
from ..kinds import ADOPTED_KINDS, OPERATIVE
from .action import Action
from .addressees import ASSEMBLY, addressees
from .clauses import Clause, body_made, clauses_of
from .commitment import Commitment, CommitmentKind, Due
from .due import due_in
from .finding import REPORTED, WITH_PURPOSE, actions_in
from .subjects import items_in, subject_of
from .verbs import AT_ONCE

_RECURRING = frozenset({*REPORTED, CommitmentKind.AGENDA, CommitmentKind.CONSIDER})
"""Kinds that "annually" makes fall due at the next session; a day that is proclaimed is observed annually by itself."""
_THAT_SESSION = re.compile(r"\bat (?:that|the same) session\b")
_TO = re.compile(r"\bto (?:continue to )?\Z")
_LONGEST_LEAD = len("to continue to ")


READ_FROM = ("kind", "language", "session", "paragraphs")
"""Fields of a document that its commitments follow from."""


def commitments_to_follow(document: Document) -> tuple[Commitment, ...]:
    """Every commitment of an adopted text. A draft asks for nothing yet."""
    return commitments_of(document) if document.kind in ADOPTED_KINDS else ()


def commitments_of(document: Document) -> tuple[Commitment, ...]:
    """Every commitment of the operative paragraphs of an English text, in order; of other languages none."""
    if document.language != "en":
        return ()
    session = document.session or ""
    found: list[Commitment] = []
    above: dict[int, Clause] = {}
    for paragraph in document.paragraphs:
        if paragraph.kind != OPERATIVE or paragraph.annex:
            continue
        clauses = list(clauses_of(paragraph, above.get(paragraph.depth - 1) if paragraph.depth else None))
        above = {depth: clause for depth, clause in above.items() if depth < paragraph.depth}
        if clauses and paragraph.text.rstrip().endswith(":"):
            last, body = clauses[-1], body_made(clauses[-1])
            if body or last.verb != AT_ONCE:
                above[paragraph.depth] = last._replace(asked=body or last.asked)
        before = Due()
        for clause in clauses:
            for one in _of_clause(paragraph, clause, session, before):
                found.append(one)
                before = one.due if one.due.sessions else before
    return tuple(found)


def _of_clause(paragraph: Paragraph, clause: Clause, session: str, before: Due) -> Iterator[Commitment]:
    """``before`` is when the clause before falls due, which "at that session" speaks of."""
    found = actions_in(clause)
    asked = addressees(clause.asked) if found else ()
    body = addressees(body_made(clause)) if asked == (ASSEMBLY,) else ()
    for place, (action, start) in enumerate(found):
        kind = action.kind
        last = _begin(clause.text, found[place + 1][1]) if place + 1 < len(found) else len(clause.text)
        first = _begin(clause.text, start) if place else 0
        words = clause.text[first:last]
        due = due_in(words, session, of_assembly=asked == (ASSEMBLY,))
        if not due.words and kind in REPORTED and place + 1 < len(found) and found[place + 1][0].kind in REPORTED:
            continue
        if due.is_inferred and due.rhythm and kind not in _RECURRING:
            due = replace(due, sessions=(), is_inferred=False)
        if not due.words and _THAT_SESSION.search(words):
            due = replace(before, words="at that session", is_inferred=True)
        if kind is CommitmentKind.CONSIDER and place and _is_listed_with(found[place - 1][0], words):
            due = due if due.words else replace(before, is_inferred=True)
        if kind is CommitmentKind.AGENDA and place and not due.words and before.sessions:
            due = replace(before, is_inferred=True)
        if action.is_dated and not due.words:
            continue
        is_made = any(each.kind in WITH_PURPOSE for each, _start in found[:place])
        of_body = body if is_made and kind in REPORTED else ()
        printed = paragraph.text[clause.start + first : clause.start + last]
        item, sub_item = items_in(printed)
        before = due if due.sessions else before
        yield Commitment(
            where=paragraph.id,
            start=clause.start + first,
            end=clause.start + last,
            kind=kind,
            verb=clause.verb,
            addressees=of_body or asked,
            about=subject_of(kind, printed[start - first :]),
            item=item,
            sub_item=sub_item,
            due=due,
            addressee_inferred=clause.is_inferred or bool(of_body),
        )


def _begin(text: str, verb: int) -> int:
    """Where the words of an action begin whose verb stands there: with the "to", or "to continue to", before it."""
    lead = _TO.search(text, max(0, verb - _LONGEST_LEAD), verb)
    return lead.start() if lead else verb


def _is_listed_with(before: Action, words: str) -> bool:
    """Whether what is considered goes with an item of an agenda: "to include … the item … and to examine it"."""
    return before.kind is CommitmentKind.AGENDA and "under that item" not in words
