"""The words paragraphs open with: participles above, verbs below.

UN Editorial Manual, "Resolutions": each preambular paragraph begins with a present, past or perfect participle or an
adjective, each operative paragraph with a verb in the present indicative. The italics of the print say which words
those are; a conversion that lost them leaves two means: the phrases counted in the Secretariat's files
(``openings.txt``), and for any other paragraph the rule: adverbs, one verb or participle, and "also", "further" or
"again" behind it.
"""

from __future__ import annotations

import re
from pathlib import Path

from .kinds import OPERATIVE, PREAMBULAR, ParagraphKind

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_PHRASES: dict[str, list[str]] = {}
for _line in sorted(Path(__file__).with_name("openings.txt").read_text("utf-8").split("\n"), key=len, reverse=True):
    if _line and not _line.startswith("#"):
        _PHRASES.setdefault(_line.partition(" ")[0], []).append(_line)
"""The counted phrases by their first word, the longest first."""
_REACH = 140
"""Characters from the start in which an opening ends."""
_ADVERBS = frozenset(
    """
    also further again once more strongly deeply gravely firmly fully particularly especially equally likewise
    solemnly urgently specifically warmly sincerely highly profoundly seriously extremely unequivocally
    categorically vigorously keenly well similarly hereby additionally greatly acutely truly moreover
    """.split()
)
_ADJECTIVES = frozenset(
    """
    alarmed appalled aware cognizant concerned confident conscious convinced dedicated desirous determined
    disturbed encouraged gratified grateful guided inspired mindful outraged persuaded preoccupied resolved
    saddened satisfied shocked troubled impressed honoured pleased anxious eager committed heartened
    dismayed distressed indignant
    """.split()
)
_BEHIND = frozenset({"also", "further", "again", "anew"})
_PARTICIPLE = re.compile(r"[a-z]{2,}ing")
_NO_PARTICIPLES = frozenset(
    """
    during according regarding concerning including pending notwithstanding nothing everything
    """.split()
)
_VERB = re.compile(r"[a-z]{2,}[^s]s")
_NO_VERBS = frozenset(
    """
    this its his states nations various measures rights always perhaps thus countries persons efforts activities
    services members resources programmes governments parties besides across towards organizations others
    """.split()
)


def opening_of(text: str, kind: ParagraphKind) -> str:
    """The opening words of a preambular or operative paragraph, a prefix of ``text``; empty where it has none.

    "Recalling also its resolution" → "Recalling also"; "Also requests the Secretary-General" → "Also requests".
    """
    return counted_opening(text) or _by_rule(text, kind)


def counted_opening(text: str) -> str:
    """The opening, if it is one of those counted; empty for any other, however much it looks like one."""
    first = _WORD.match(text)
    lowered = text[:_REACH].lower()
    for phrase in _PHRASES.get(lowered[: first.end()], ()) if first else ():
        if lowered.startswith(phrase) and not lowered[len(phrase) : len(phrase) + 1].isalnum():
            return text[: len(phrase)]
    return ""


def _by_rule(text: str, kind: ParagraphKind) -> str:
    head = next((word for word in _WORD.finditer(text, 0, _REACH) if word[0].lower() not in _ADVERBS), None)
    opens = _opens_preamble if kind == PREAMBULAR else _opens_operative
    if head is None or not opens(head[0].lower()) or text[: head.start()].strip(" ").count(",") > 0:
        return ""
    behind = _WORD.match(text, head.end() + 1) if text[head.end() : head.end() + 1] == " " else None
    return text[: behind.end()] if behind and behind[0] in _BEHIND else text[: head.end()]


def opens_preamble(text: str) -> bool:
    """Does the text begin, with a capital, as a preambular paragraph does?"""
    opening = opening_of(text, PREAMBULAR).lower()
    words = [word for word in opening.split() if word not in _ADVERBS]
    return text[:1].isupper() and bool(words) and _opens_preamble(words[0])


def opens_operative(text: str) -> bool:
    """Does the text begin, with a capital, as an operative paragraph does?"""
    opening = opening_of(text, OPERATIVE).lower()
    words = [word for word in opening.split() if word not in _ADVERBS]
    return text[:1].isupper() and bool(words) and not _opens_preamble(words[0])


def _opens_preamble(word: str) -> bool:
    return word in _ADJECTIVES or bool(_PARTICIPLE.fullmatch(word)) and word not in _NO_PARTICIPLES


def _opens_operative(word: str) -> bool:
    return bool(_VERB.fullmatch(word)) and word not in _NO_VERBS or _opens_preamble(word)
