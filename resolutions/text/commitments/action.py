"""One thing that may be asked for: the words by which it is, and when they count."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .commitment import CommitmentKind


@dataclass(frozen=True, slots=True)
class Action:
    """``kind`` is asked for where a verb that is asked ("to submit …", ", and to report …") begins with ``words``.

    Where the words stand: ``is_passive``: anywhere in the clause ("decides that a meeting shall be held"); ``is_noun``:
    a noun behind the verb that asks ("calls for the convening of …").

    Of whom: ``is_ordered``: by a verb of ``BINDING``, or of an officer or an organ by any verb, and not of States;
    ``is_binding``: only by a verb of ``BINDING``; ``of_assembly``: only where the Assembly decides for itself;
    ``of_organs``: only of an organ of several members; not ``of_states``: what States give is no report to the
    Assembly.

    When: ``is_dated``: only where a session or a date is stated; ``in_session``: only where a session of any body is
    spoken of.
    """

    kind: CommitmentKind
    words: re.Pattern[str]
    is_passive: bool = False
    is_noun: bool = False
    is_ordered: bool = True
    is_binding: bool = False
    of_assembly: bool = False
    of_organs: bool = False
    of_states: bool = True
    is_dated: bool = False
    in_session: bool = False


def action(kind: CommitmentKind, words: str, **limits: bool) -> Action:
    return Action(kind, re.compile(words), **limits)
