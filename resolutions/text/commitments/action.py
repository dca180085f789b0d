"""One thing that may be asked for: the words by which it is, and when they count."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .commitment import CommitmentKind


@dataclass(frozen=True, slots=True)
class Action:
    """``kind`` is asked for by ``words``: behind a verb of ``verbs`` where that verb is asked ("to ‖ submit a report,
    and to report …"), as a noun behind the verb that asks ("calls for the ‖ convening of …"), or anywhere in the clause
    ("decides that a ‖ meeting … shall be held"), as the table says in which it stands.

    ``verbs`` are the first words of what ``words`` match, none for any verb. ``letters``: it is looked for only in a
    clause that has one of these, none for every clause; letters are found fifty times as fast as a pattern.

    Of whom: ``is_ordered``: by a verb of ``BINDING``, or of an officer or an organ by any verb, and not of States;
    ``is_binding``: only by a verb of ``BINDING``; ``of_assembly``: only where the Assembly decides for itself;
    ``of_organs``: only of an organ of several members; not ``of_states``: what States give is no report to the
    Assembly.

    When: ``is_dated``: only where a session or a date is stated; ``in_session``: only where a session, a forum
    or a meeting of any body is spoken of.
    """

    kind: CommitmentKind
    words: re.Pattern[str]
    verbs: frozenset[str] = frozenset()
    letters: tuple[str, ...] = ()
    is_ordered: bool = True
    is_binding: bool = False
    of_assembly: bool = False
    of_organs: bool = False
    of_states: bool = True
    is_dated: bool = False
    in_session: bool = False


def by_verb(kind: CommitmentKind, verbs: str, words: str, **limits: bool) -> Action:
    """``verbs`` are separated by "|" and may be of several words; in any case, since a paragraph may open with them."""
    firsts = frozenset(verb.split()[0] for verb in verbs.split("|"))
    return Action(kind, re.compile(rf"(?i:{verbs}){words}"), firsts, (), **limits)


def by_words(kind: CommitmentKind, words: str, *, letters: tuple[str, ...] = (), **limits: bool) -> Action:
    return Action(kind, re.compile(words), frozenset(), letters, **limits)
