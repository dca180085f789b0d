"""Finds what is asked for in a clause: each action, and where its words begin."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from .action import Action
from .actions import BY_VERB
from .addressees import ASSEMBLY, MAIN_COMMITTEE, STATES, STATES_PARTIES, addressees, is_officer, is_organ
from .clauses import Clause, heads, noun_asked
from .commitment import CommitmentKind
from .nouns import ANYWHERE, NOUNS
from .reports import BY_ANY_VERB
from .verbs import BINDING

REPORTED = (CommitmentKind.REPORT, CommitmentKind.BRIEFING)
WITH_PURPOSE = (CommitmentKind.CONVENE, CommitmentKind.ESTABLISH)
"""Kinds whose purpose follows: "decides to convene a meeting …, to review progress"."""
_OF_VERB = {
    verb: tuple(each for each in BY_VERB if verb in each.verbs)
    for verb in sorted(frozenset[str]().union(*(each.verbs for each in BY_VERB)))
}
"""Most verbs that are asked begin no action; a look into a table says so sooner than sixty patterns."""
_WITH_LETTERS = {
    letters: [place for place, each in enumerate(ANYWHERE) if letters in each.letters]
    for letters in dict.fromkeys(letters for each in ANYWHERE for letters in each.letters)
}
"""Places in ``ANYWHERE``, by the letters they need."""
_WITHOUT_BE = {letters: places for letters, places in _WITH_LETTERS.items() if "be " not in letters}
"""Those of a text in which nothing "shall be" done: most texts, and half of the letters."""
_VERB = re.compile(r"[A-Za-z-]+")
_SITTING = re.compile(r"session|\bat its (?:[\w-]+ ){0,3}(?:forum|segment|meeting)\b|\b[Mm]eetings? of (?:the )?[A-Z]")
"""When an organ sits."""
_ANOTHER_MEETING = re.compile(
    r"(?:re)?convene (?:the|an?)\b|hold (?:the|an?) [^;]{0,80}?\b(?:meeting|session|debate|dialogue)\b"
)
_ANOTHER = re.compile(r"submit (?:for consideration )?an? (?:[\w-]+ ){0,2}report\b")
_TO_ALSO = re.compile(
    r"(?:,(?: and| or| as well as)? to|; to| (?:and|or|as well as) to) (?!the\b|all\b|an?\b|its\b|his\b|their\b|her\b"
    r"|this\b|that\b|other\b|relevant\b|be\b|which\b)(?=[a-z])"
)
"""Where the next verb that is asked stands with its own "to"."""


def actions_in(clause: Clause) -> list[tuple[Action, int]]:
    """Each action with its offset in the clause, each kind once, in the order of the text; a second report where it is
    named as one ("and to submit an interim report")."""
    begun, noun, anywhere = list(_begun(clause)), noun_asked(clause), _anywhere(clause.text)
    if not begun and noun is None and not anywhere:
        return []
    asked = addressees(clause.asked)
    is_offered = _offered(asked[0] if asked else "", clause.verb in BINDING)
    found: dict[tuple[CommitmentKind, bool], tuple[Action, int]] = {}
    for head, actions in begun:
        matching = (each for each in actions if _begins(each, clause.text, head) and is_offered(each))
        for action in matching:
            key = action.kind, _is_another(action.kind, clause.text, head, found)
            if key in found or _is_purpose(action, clause.text, head, found):
                continue
            if not action.in_session or _SITTING.search(clause.text, head if found else 0, _end(clause.text, head)):
                found[key] = action, head
                break
    if noun is not None:
        nouns = (each for each in NOUNS if is_offered(each) and each.words.match(clause.text, noun))
        found |= {(each.kind, False): (each, noun) for each in nouns}
    for action in anywhere:
        key = action.kind, False
        if key not in found and is_offered(action) and (match := action.words.search(clause.text)):
            found[key] = action, match.start()
    return sorted(found.values(), key=lambda each: each[1])


def _begun(clause: Clause) -> Iterator[tuple[int, tuple[Action, ...]]]:
    """Where a verb that is asked begins, and the actions that may begin with it."""
    text = clause.text
    by_any = (BY_ANY_VERB,) if any(map(text.__contains__, BY_ANY_VERB.letters)) else ()
    for head in heads(clause):
        verb = _VERB.match(text, head)
        if actions := _OF_VERB.get(verb[0].lower() if verb else "", ()) + by_any:
            yield head, actions


def _begins(action: Action, text: str, head: int) -> bool:
    """Whether it begins there and does not take words of the next verb. Where that stands is looked for last, since few
    begin at all."""
    words = action.words
    return bool(words.match(text, head) and words.match(text, head, _end(text, head)))


def _end(text: str, head: int) -> int:
    """Where the next verb that is asked begins."""
    also = _TO_ALSO.search(text, head)
    return also.start() if also else len(text)


def _anywhere(text: str) -> list[Action]:
    """The actions that may stand anywhere in a text, by their letters."""
    known = _WITH_LETTERS if "be " in text else _WITHOUT_BE
    places = {place for letters, places in known.items() if letters in text for place in places}
    return [ANYWHERE[place] for place in sorted(places)]


def _is_another(kind: CommitmentKind, text: str, head: int, found: Iterable[tuple[CommitmentKind, bool]]) -> bool:
    """Whether it is named as a second one: "and to submit an interim report", "and to hold the next meeting"."""
    if kind is CommitmentKind.CONVENE:
        return (kind, False) in found and bool(_ANOTHER_MEETING.match(text, head))
    return bool(_ANOTHER.match(text, head)) and "session" in text[:head]


def _is_purpose(action: Action, text: str, head: int, found: Iterable[tuple[CommitmentKind, bool]]) -> bool:
    """Whether it is what for another is asked: "to convene a meeting …, ‖ to review progress"."""
    return (
        action.kind not in REPORTED
        and text.startswith(", to ", head - 5)
        and any(kind in WITH_PURPOSE for kind, _again in found)
    )


@lru_cache
def _offered(name: str, is_binding: bool) -> Callable[[Action], bool]:
    """Whether an action may be asked of somebody."""
    of_organ = is_organ(name)
    is_ordered = (is_binding or of_organ or is_officer(name)) and name != STATES
    of_assembly, of_states = name in (ASSEMBLY, MAIN_COMMITTEE), name in (STATES, STATES_PARTIES)
    return lambda each: (
        (is_ordered or not each.is_ordered)
        and (is_binding or not each.is_binding)
        and (of_assembly or not each.of_assembly)
        and (of_organ or not each.of_organs)
        and (each.of_states or not of_states)
    )
