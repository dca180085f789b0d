"""Reads the commitments of a text, paragraph by paragraph.

A paragraph is cut into clauses, each from a verb that asks to the next ("Requests … to report …, and decides to
include …"); in a clause, each action found behind those who are asked is one commitment.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from ..document import Document, Paragraph
from ..kinds import ADOPTED_KINDS, OPERATIVE
from .action import Action
from .actions import ACTIONS, MAY_ASK, MAY_BE_PASSIVE
from .addressees import (
    ASSEMBLY,
    MAIN_COMMITTEE,
    STATES,
    STATES_PARTIES,
    addressees,
    is_officer,
    is_organ,
)
from .clauses import Clause, clauses_of, heads, noun_asked
from .commitment import Commitment, CommitmentKind, Due
from .due import due_in
from .subjects import items_in, subject_of
from .verbs import AT_ONCE, BINDING

_ANOTHER = re.compile(r"submit (?:for consideration )?an? (?:[\w-]+ ){0,2}report\b")
_TO_ALSO = re.compile(
    r"(?:,(?: and| or| as well as)? to|; to| (?:and|or|as well as) to) (?!the\b|all\b|an?\b|its\b|his\b|their\b|her\b"
    r"|this\b|that\b|other\b|relevant\b|be\b|which\b)(?=[a-z])"
)
"""Where the next verb that is asked stands with its own "to"."""
_REPORTED = (CommitmentKind.REPORT, CommitmentKind.BRIEFING)
_WITH_PURPOSE = (CommitmentKind.CONVENE, CommitmentKind.ESTABLISH)
"""Kinds whose purpose follows: "decides to convene a meeting …, to review progress"."""
_RECURRING = frozenset({*_REPORTED, CommitmentKind.AGENDA, CommitmentKind.CONSIDER})
"""Kinds that "annually" makes fall due at the next session; a day that is proclaimed is observed annually by itself."""
_THAT_SESSION = re.compile(r"\bat (?:that|the same) session\b")


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
        if clauses and clauses[-1].verb != AT_ONCE and paragraph.text.rstrip().endswith(":"):
            above[paragraph.depth] = clauses[-1]
        before = Due()
        for clause in clauses:
            for one in _of_clause(paragraph, clause, session, before):
                found.append(one)
                before = one.due if one.due.sessions else before
    return tuple(found)


def _of_clause(paragraph: Paragraph, clause: Clause, session: str, before: Due) -> Iterator[Commitment]:
    """``before`` is when the clause before falls due, which "at that session" speaks of."""
    if clause.verb != AT_ONCE and not _has_any(MAY_ASK, clause.text):
        return
    asked = addressees(clause.asked)
    found = list(_actions(clause, asked))
    for place, (action, start) in enumerate(found):
        kind = action.kind
        last = found[place + 1][1] if place + 1 < len(found) else len(clause.text)
        first = start if place else 0
        words = clause.text[first:last]
        due = due_in(words, session, of_assembly=asked == (ASSEMBLY,))
        if not due.words and kind in _REPORTED and place + 1 < len(found) and found[place + 1][0].kind in _REPORTED:
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
        printed = paragraph.text[clause.start + first : clause.start + last]
        item, sub_item = items_in(printed)
        before = due if due.sessions else before
        yield Commitment(
            where=paragraph.id,
            start=clause.start + first,
            end=clause.start + last,
            kind=kind,
            verb=clause.verb,
            addressees=asked,
            about=subject_of(kind, printed[start - first :]),
            item=item,
            sub_item=sub_item,
            due=due,
            addressee_inferred=clause.is_inferred,
        )


def _has_any(letters: Iterable[str], words: str) -> bool:
    return any(map(words.__contains__, letters))


def _is_listed_with(before: Action, words: str) -> bool:
    """Whether what is considered goes with an item of an agenda: "to include … the item … and to examine it"."""
    return before.kind is CommitmentKind.AGENDA and "under that item" not in words


def _actions(clause: Clause, asked: Sequence[str]) -> list[tuple[Action, int]]:
    """Each action with its offset in a clause, each kind once, in the order of the text; a second report where it is
    named as one ("and to submit an interim report")."""
    actions, nouns, passives = _asked_of(asked[0] if asked else "", clause.verb in BINDING)
    found: dict[tuple[CommitmentKind, bool], tuple[Action, int]] = {}
    ends = [each.start() for each in _TO_ALSO.finditer(clause.text)]
    for head in heads(clause):
        place = bisect_left(ends, head)
        end = ends[place] if place < len(ends) else len(clause.text)
        is_purpose = clause.text.startswith(", to ", head - 5) and any(kind in _WITH_PURPOSE for kind, _again in found)
        is_another = bool(_ANOTHER.match(clause.text, head)) and "session" in clause.text[:head]
        for action in actions:
            if is_purpose and action.kind not in _REPORTED or not action.words.match(clause.text, head, end):
                continue
            key = action.kind, is_another
            in_session = not action.in_session or "session" in clause.text[head if found else 0 : end]
            if in_session and key not in found:
                found[key] = action, head
                break
    if noun := noun_asked(clause):
        for action in nouns:
            if action.words.match(clause.text, noun):
                found[action.kind, False] = action, noun
    for action in passives if _has_any(MAY_BE_PASSIVE, clause.text) else ():
        key = action.kind, False
        if key not in found and (match := action.words.search(clause.text)):
            found[key] = action, match.start()
    return sorted(found.values(), key=lambda each: each[1])


@lru_cache
def _asked_of(name: str, is_binding: bool) -> tuple[list[Action], list[Action], list[Action]]:
    """What may be asked of somebody: as a verb, as a noun, and anywhere in the clause."""
    of_organ = is_organ(name)
    is_ordered = (is_binding or of_organ or is_officer(name)) and name != STATES
    actions = [
        each
        for each in ACTIONS
        if (is_ordered or not each.is_ordered)
        and (is_binding or not each.is_binding)
        and (name in (ASSEMBLY, MAIN_COMMITTEE) or not each.of_assembly)
        and (of_organ or not each.of_organs)
        and (name not in (STATES, STATES_PARTIES) or each.of_states)
    ]
    nouns, passives = [each for each in actions if each.is_noun], [each for each in actions if each.is_passive]
    return [each for each in actions if not each.is_noun and not each.is_passive], nouns, passives
