"""Reads the commitments of a text, paragraph by paragraph.

A paragraph is cut into clauses, each from a verb that asks to the next ("Requests … to report …, and decides to
include …"); in a clause, the words up to the first "to" name who is asked, and each action found behind them is one
commitment. The items of a list ("Requests the Secretary-General:" above "(a) To report …") take verb and addressee from
the words above it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..document import Document, Paragraph
from ..kinds import OPERATIVE
from .addressees import ASSEMBLY, SECRETARY_GENERAL, STATES, STATES_PARTIES, addressees, is_pronoun
from .commitment import Commitment, CommitmentKind, Due
from .due import due_in
from .rules import ACTIONS, BINDING, MAY_ASK, MAY_BE_PASSIVE, VERBS, Action

_ADVERBS = (
    r"(?:(?:also|further|again|once again|once more|strongly|therefore|hereby|in this (?:regard|respect"
    r"|context|connection)|to this end|thus|solemnly|urgently|reiterates and|specifically|especially"
    r"|particularly|and|consequently|accordingly|in that regard),? )*"
)
_ASKS = re.compile(
    r"(?<![a-z])(?:" + "|".join(f"(?P<v{number}>{words})" for number, words in enumerate(VERBS.values())) + r")\b"
)
"""In lower case: four times as fast as a search in any case."""
_BEFORE = re.compile(rf"(?:^|[,;] (?:and )?|\band |\bas well as )(?P<adverbs>{_ADVERBS})$", re.IGNORECASE)
"""What stands before a verb that asks: the beginning or the end of another clause, and adverbs."""
_BEFORE_REACH = 90
_VERB_OF_GROUP = {f"v{number}": verb for number, verb in enumerate(VERBS)}
_OTHER_VERB = re.compile(
    r"(?<=, and )(?:also )?(?:notes|welcomes|takes note|recognizes|stresses|emphasizes|looks forward|expresses"
    r"|reaffirms|underlines|underscores|acknowledges|commends|encourages)\b"
)
"""Verbs that end a clause and ask for nothing."""
_TO = re.compile(
    r"(?<!right )(?<!rights )(?<!access )(?<!respect )(?<!regard )(?<!relation )(?<!relating )(?<!related"
    r" )(?<!pursuant )(?<!according )"
    r"(?<!due )(?<!approach )(?<!assistance )(?<!contributions )(?<!parties )(?<!response )(?<!attention"
    r" )(?<!annex )(?<!protocol )(?<!Protocol )"
    r"(?<!Representative )\bto (?=(?:also |further |(?:\w+ly )?)?[a-z]+)(?!the\b|its?\b|his\b|their\b|all\b|a\b"
    r"|an\b|this\b|that\b|which\b|"
    r"and\b|water\b|food\b|health\b|education\b|development\b|privacy\b|adequate\b|peace\b|freedom\b|safe\b|self-)"
)
_HEAD_ADVERBS = re.compile(r"(?:(?:also|further|again|continue to|to|jointly|not only|either|\w+ly),? )*")
_COORDINATED = re.compile(
    r"(?:, to |, and to |\band to |\bor to |; to |, as well as to |\bas well as to |, and |, |\band "
    r"|; and )(?:(?:also|further|again|continue to|subsequently|thereafter|to|then|in this regard"
    r"|\w+ly),? )*(?=[a-z])"
)
_THAT_ONE_SHALL = re.compile(
    r" that,? (?:[^,;]{0,60}, )?(?P<who>(?:the|each) (?!(?:high-level |one-day |two-day |special |overall "
    r"|open informal )*(?:meeting|dialogue|event|review|debate|"
    r"panel|Conference|summit|session|consultation|commemorat))[^,;]{3,90}?) (?:shall|should|will) "
    r"(?:submit|report|convene|hold|consider|provide|present|prepare|meet|review|brief|inform|continue|include"
    r"|conduct|make|be (?:requested|mandated))\b"
)
_TO_ALSO = re.compile(
    r"(?:[,;] to|,? and to|,? or to|,? as well as to) (?!the\b|all\b|an?\b|its\b|his\b|their\b|her\b|this\b"
    r"|that\b|other\b|relevant\b|be\b|which\b)(?=[a-z])"
)
"""Where the next verb that is asked stands with its own "to"."""
_LISTED = re.compile(r"(?:To |to )?(?:(?:also|further|continue to|\w+ly),? )*")
_THAT = re.compile(
    r" that (?:the )?[^;]{2,120}?(?: (?:shall|should))? (?=report|submit|continue|provide|present|prepare"
    r"|include|convene|review|brief)"
)
_REPORTED = (CommitmentKind.REPORT, CommitmentKind.BRIEFING)
_RECURRING = frozenset({*_REPORTED, CommitmentKind.AGENDA, CommitmentKind.CONSIDER})
"""Kinds that "annually" makes fall due at the next session; a day that is proclaimed is observed annually by itself."""
_BESIDE = re.compile(
    r"^,? ?(?:(?:as )?(?:made|contained|expressed|set out|stated) |as )?(?:in|pursuant to"
    r"|under) [^;]{4,160}?, (?:to|that)\b"
)
"""Between a request that is repeated and whom it was put to: "reiterates its request, made in paragraph 4 of …, to"."""
_QUOTED = re.compile(r"[“\"](?P<title>[^”\"]{1,300})[”\"]")
_ITEM_BEFORE = re.compile(r"(?P<sub>sub-?)?items?\b[^“”]{0,40}$", re.IGNORECASE)
_ITEM_NAMED = re.compile(
    r"under the (?:agenda )?(?P<sub>sub-?)?item (?:on|relating to|of"
    r"|concerning) (?P<title>[^,;.“]{4,140}?)(?=[,;.]|$| at its| of its)"
)
_ABOUT = re.compile(
    r"\b(?:(?:reports?|updates?|briefings?|information|informed|study|recommendations?|proposals|review|thereon"
    r"|question|meeting|"
    r"dialogue|conference|discussion|consideration|sessions?|Assembly|Council|Committee) )?(?:on|regarding"
    r"|concerning|about|of the question of|of the item) "
    r"(?P<about>(?:the |its |his |their )?[^;:“]{4,200}?)(?=,? (?:at|during|under|to the General|no later|by) "
    r"|[,;.:]|$)"
)
_THAT_SESSION = re.compile(r"\bat (?:that|the same) session\b")
_MANDATE = re.compile(r"\bmandate of (?P<about>the [^,;.]{4,140}?)(?= for | until | by |[,;.]|$)")


@dataclass(frozen=True, slots=True)
class _Clause:
    """``start`` and ``end`` are offsets in the paragraph; ``asked`` are the words that name who is asked; ``text`` is
    without the words of titles."""

    start: int
    end: int
    verb: str
    asked: str
    text: str
    head: int = 0
    """Offset in ``text`` behind the verb and those who are asked."""
    is_inferred: bool = False
    is_listed: bool = False
    """An item of a list, whose verb and addressee stand above it."""


def commitments_of(document: Document) -> tuple[Commitment, ...]:
    """Every commitment of the operative paragraphs of an English text, in order; of other languages none."""
    if document.language != "en":
        return ()
    session = document.session or ""
    found: list[Commitment] = []
    above: dict[int, _Clause] = {}
    for paragraph in document.paragraphs:
        if paragraph.kind != OPERATIVE or paragraph.annex:
            continue
        clauses = list(_clauses(paragraph, above.get(paragraph.depth - 1) if paragraph.depth else None))
        above = {depth: clause for depth, clause in above.items() if depth < paragraph.depth}
        if clauses and paragraph.text.rstrip().endswith(":"):
            above[paragraph.depth] = clauses[-1]
        before = Due()
        for clause in clauses:
            for one in _of_clause(paragraph, clause, session, before):
                found.append(one)
                before = one.due if one.due.sessions else before
    return tuple(found)


def _clauses(paragraph: Paragraph, above: _Clause | None) -> Iterator[_Clause]:
    text = _without_titles(paragraph.text)
    verbs = list(_verbs(text))
    if above is not None and not (verbs and verbs[0][0] == 0):
        end = verbs[0][0] if verbs else len(text)
        yield _Clause(0, end, above.verb, above.asked, text[:end], is_inferred=True, is_listed=True)
    asked = ""
    for place, (start, match) in enumerate(verbs):
        end = verbs[place + 1][0] if place + 1 < len(verbs) else len(text)
        stop = _OTHER_VERB.search(text, match.end(), end)
        end = stop.start() if stop else end
        verb = _VERB_OF_GROUP[str(match.lastgroup)]
        words, pronoun = _asked(text[match.end() : end], verb), False
        if verb != "decides" and is_pronoun(words):
            words, pronoun = asked or (SECRETARY_GENERAL if SECRETARY_GENERAL in text[:start] else ""), True
        asked = words
        yield _Clause(start, end, verb, words, text[start:end], match.end() - start, pronoun)


def _without_titles(text: str) -> str:
    """The text with a dot for each letter in quotation marks: the titles of items have verbs and sessions of their
    own."""
    return _QUOTED.sub(lambda title: f"“{'·' * len(title['title'])}”", text)


def _verbs(text: str) -> Iterator[tuple[int, re.Match[str]]]:
    """Each verb that asks, with the offset of the adverbs before it."""
    lowered = text.lower()
    for match in _ASKS.finditer(lowered) if len(lowered) == len(text) else ():
        reach = max(0, match.start() - _BEFORE_REACH)
        before = _BEFORE.search(text[reach : match.start()])
        if before and (reach == 0 or before.start() > 0):
            yield reach + before.start("adverbs"), match


def _asked(behind: str, verb: str) -> str:
    """The words between the verb and what is asked for: "the Secretary-General, in consultation with …,"."""
    beside = _BESIDE.match(behind)
    if beside:
        behind = behind[beside.end() :] if beside[0].endswith("to") else " that" + behind[beside.end() :]
    if verb in ("decides", "agrees", "resolves", "approves"):
        that = _THAT_ONE_SHALL.match(behind)
        return that["who"] if that else ASSEMBLY
    that = re.match(
        r" that (?P<who>[^;]{2,200}?)(?:,| (?:shall|should|report|submit|be|continue|provide|present|prepare)\b)",
        behind,
    )
    if that:
        return that["who"]
    to = _TO.search(behind)
    return behind[: to.start()] if to else behind[:200].partition(":")[0]


def _of_clause(paragraph: Paragraph, clause: _Clause, session: str, before: Due) -> Iterator[Commitment]:
    """``before`` is when the clause before falls due, which "at that session" speaks of."""
    if not MAY_ASK.search(clause.text):
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
        if action.is_dated and not (due.sessions or due.year):
            continue
        printed = paragraph.text[clause.start + first : clause.start + last]
        item, sub_item = _items(printed)
        before = due if due.sessions else before
        yield Commitment(
            where=paragraph.id,
            start=clause.start + first,
            end=clause.start + last,
            kind=kind,
            verb=clause.verb,
            addressees=asked,
            about=_about(kind, printed[start - first :]),
            item=item,
            sub_item=sub_item,
            due=due,
            addressee_inferred=clause.is_inferred,
        )


def _actions(clause: _Clause, asked: Sequence[str]) -> list[tuple[Action, int]]:
    """Each action with its offset in a clause, each kind once, in the order of the text."""
    of_assembly = asked == (ASSEMBLY,)
    is_ordered = clause.verb in BINDING and asked[:1] != (STATES,)
    of_states = asked[:1] in ((STATES,), (STATES_PARTIES,))
    actions = [
        each
        for each in ACTIONS
        if (is_ordered or not each.is_ordered)
        and (of_assembly or not each.of_assembly)
        and (each.of_states or not of_states)
    ]
    found: dict[CommitmentKind, tuple[Action, int]] = {}
    ends = [each.start() for each in _TO_ALSO.finditer(clause.text)]
    for head in _heads(clause):
        place = bisect_left(ends, head)
        end = ends[place] if place < len(ends) else len(clause.text)
        for action in actions:
            if not action.is_passive and action.kind not in found and action.words.match(clause.text, head, end):
                found[action.kind] = action, head
                break
    for action in actions if MAY_BE_PASSIVE.search(clause.text) else ():
        if action.is_passive and action.kind not in found and (match := action.words.search(clause.text)):
            found[action.kind] = action, match.start()
    return sorted(found.values(), key=lambda each: each[1])


def _heads(clause: _Clause) -> Iterator[int]:
    """Where a verb that is asked begins: behind the first "to", and each that is coordinated with it."""
    words = clause.text
    if clause.is_listed:
        if own := _LISTED.match(words):
            yield own.end()
        begin = 0
    else:
        to = _TO.search(words, clause.head)
        that = _THAT.match(words, clause.head)
        if that:
            yield that.end()
        if to is None:
            return
        adverbs = _HEAD_ADVERBS.match(words, to.end())
        yield adverbs.end() if adverbs else to.end()
        begin = to.end()
    for match in _COORDINATED.finditer(words, begin):
        yield match.end()


def _items(words: str) -> tuple[str, str]:
    """Titles of the agenda item and sub-item named in the words."""
    item = sub_item = ""
    for match in _QUOTED.finditer(words):
        before = _ITEM_BEFORE.search(words[max(0, match.start() - 60) : match.start()])
        if before and before["sub"]:
            sub_item = sub_item or match["title"]
        elif before:
            item = item or match["title"]
    if not item and not sub_item and (named := _ITEM_NAMED.search(words)):
        return ("", named["title"]) if named["sub"] else (named["title"], "")
    return item, sub_item


def _about(kind: CommitmentKind, words: str) -> str:
    if kind is CommitmentKind.AGENDA:
        return ""
    match = (_MANDATE.search(words) if kind is CommitmentKind.CONTINUE else None) or _ABOUT.search(words)
    return match["about"].strip(" ,") if match else ""
