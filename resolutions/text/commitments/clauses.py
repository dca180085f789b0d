"""Cuts an operative paragraph into clauses, each from a verb that asks to the next, and finds in each who is asked and
where each verb that is asked begins.

The items of a list ("Requests the Secretary-General:" above "(a) To report …") take verb and addressee from the words
above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from ..document import Paragraph
from .addressees import ASSEMBLY, SECRETARY_GENERAL, STATES, is_organ, is_pronoun
from .verbs import AT_ONCE, VERBS
from .vocabulary import NEW_BODY

_ADVERBS = (
    r"(?:(?:also|further|again|once again|once more|strongly|therefore|hereby|in (?:this|that) (?:regard|respect"
    r"|context|connection|light|spirit|vein|sense)|(?:to|for) (?:this|that) (?:end|purpose|reason|effect)"
    r"|on (?:this|that) basis|thus|reiterates and|in (?:particular|addition)|likewise|and|moreover|furthermore"
    r"|solemnly|urgently|specifically|especially|particularly|notably|equally|consequently|accordingly|earnestly"
    r"|expressly|formally|additionally|finally|similarly|firmly),? )*"
)
_VERBS = "|".join(f"(?P<v{number}>{words})" for number, words in enumerate(VERBS.values()))
_AGAIN = r"(?: (?:also|further|again|once again|once more|in particular|accordingly)\b)?"
"""What may stand behind a verb that asks: "decides also"."""
_OPENS = re.compile(rf"(?P<adverbs>{_ADVERBS})(?:{_VERBS})\b{_AGAIN}")
"""The verb that asks at the beginning of a paragraph."""
_ASKS = re.compile(
    rf"(?:, (?:and )?|; (?:and )?|and (?<![a-z]and )|as well as (?<![a-z]as well as ))(?P<adverbs>{_ADVERBS})"
    rf"(?:{_VERBS})\b{_AGAIN}"
)
"""A verb that asks behind the end of another clause. Both are for lower case, and each way to begin begins with a fixed
letter: a search in any case, or for a border of words, takes four times as long."""
_VERB_OF_GROUP = {f"v{number}": verb for number, verb in enumerate(VERBS)}
_OTHER_VERB = re.compile(
    r", and (?:also )?(?:notes|welcomes|takes note|recognizes|stresses|emphasizes|looks forward|expresses"
    r"|reaffirms|underlines|underscores|acknowledges|commends|encourages)\b"
)
"""Verbs that end a clause and ask for nothing."""
_TO = re.compile(
    r"to (?<!\wto )(?<!right to )(?<!rights to )(?<!access to )(?<!respect to )(?<!regard to )(?<!relation to )"
    r"(?<!relating to )(?<!related to )(?<!pursuant to )(?<!according to )(?<!due to )(?<!approach to )"
    r"(?<!assistance to )(?<!contributions to )(?<!response to )(?<!attention to )(?<!annex to )"
    r"(?<!protocol to )(?<!Protocol to )(?<!are to )(?<!is to )(?<!be to )(?<!time to )"
    r"(?=(?:also |further |(?:\w+ly )?)?[a-z]+)(?!the\b|its?\b|his\b|their\b|all\b|a\b|an\b|this\b|that\b|which\b|"
    r"and\b|conflicts?\b|armed\b|such\b|both\b|those\b|water\b|food\b|health\b|education\b|development\b|privacy\b|adequate\b|peace\b|freedom\b|safe\b|self-)"
)
"""The word itself comes first, and what may not stand before it after it: the search for a fixed word is fast."""
_HEAD_ADVERBS = re.compile(
    r"(?:(?:also|further|again|continue to|continue (?:its|his|her|their) efforts to|to|jointly|not only|either"
    r"|endeavour to|\w+ly),? )*"
)
_COORDINATED = re.compile(
    r"(?:, (?:and |as well as (?=to ))?|; (?:and |(?=to ))|and (?<!\wand )|or (?<!\wor )(?=to )"
    r"|as well as (?<!\was well as )(?=to ))"
    r"(?:(?:also|further|again|continue to|endeavour to|subsequently|thereafter|to|then|in this regard|shall|should"
    r"|will|\w+ly),? )*"
    r"(?=[a-z])"
    r"(?!(?:the|an?|of|in|on|for|with|by|at|as|that|which|who|all|its?|their|his|other|from|into|through|where|be)\b)"
)
_THAT_ONE_SHALL = re.compile(
    r" that,? (?:[^,;]{0,120}, ){0,2}?(?P<who>(?:the|each|its) (?!(?:high-level |one-day |two-day |special |overall "
    r"|open informal |provisional |[a-z-]+th )*(?:agenda|meeting|dialogue|event|review|debate|"
    r"panel|Conference|summit|session|consultation|commemorat))[^,;]{3,90}?)(?:, [^,;]{3,170}){0,4}?,? (?:shall"
    r"|should|will) (?:also "
    r"|further |then )?"
    r"(?P<act>submit|report|conclude|complete|prepare|convene|hold|consider|provide|present|prepare|meet|review|brief"
    r"|inform|continue|include|produce|issue"
    r"|conduct|make|appoint|examine|establish|give|work|circulate|transmit|organize|undertake|carry out|publish"
    r"|nominate|designate|elaborate|develop|draw up|formulate|take up|resume|finalize|update|keep|propose|select"
    r"|recommend|assess|participate|serve|be (?:requested|mandated|tasked))\b"
)
_BY_ONE = re.compile(r" the (?:convening|holding|preparation|submission) by (?P<who>the [^,;]{3,90}?) of\b")
"""Who is to act, where what is done stands as a noun."""
_AND_THAT = re.compile(r"(?:,| and)(?= that (?:the|each)\b[^,;]{3,90} (?:shall|will|should)\b)")
"""Where another thing is decided by the same verb: "decides to meet in May, ‖ and that the Office will prepare …"."""
_DONE_BY_ONE = re.compile(
    r" that [^;]*? (?:to )?be (?:prepared|submitted|presented|conducted|carried out|undertaken|held|provided|given)"
    r" by "
    r"(?P<who>the [^,;]{3,60}?)"
    r"(?= at | on | in |[,;.]|$)"
)
_FROM_ONE = re.compile(
    r"\b(?:updates?|reports?|briefings?|information|analysis|dialogue|efforts) (?:from|by) "
    r"(?P<who>the [^,;]{3,60}?)(?= before | at | on | in | by | no |[,;.]|$)"
)
_NOUN = re.compile(
    r" (?:for |on |with |to )?(?:the|an?|further|regular) (?:[a-z-]+ (?:and [a-z-]+ )?){0,3}?(?P<noun>convening"
    r"|convocation|holding|organization"
    r"|hosting|reconvening|scheduling|inclusion|preparation|submission|publication|issuance"
    r"|compilation|presentation|provision|transmission|circulation|delivery|reviews?|evaluations?"
    r"|appraisals?|audits?|extension|renewal|prolongation|continuation|establishment|creation|appointment|designation"
    r"|nomination|election|selection|consideration)(?:, [^,;]{3,60},)? (?:(?:of [^,;]{3,90}?(?<!ed) )?by (?P<who>the"
    r" [A-Z][^,;]{3,90}?)(?= of | at | in |[,;.]|$)|of\b|in\b|thereof\b)"
)
"""What is asked for as a noun names nobody, or names who is to act behind "by"."""
_NOUN_BY_ONE = re.compile(
    r"[^;]*?,? to be (?:convened|held|organized|hosted|prepared|submitted|conducted)[^,;]{0,40}? by "
    r"(?P<who>the [A-Z][^,;]{3,60}?)(?= in | at | on |[,;.]|$)"
)
_AT_ONCE_ASKED = re.compile(r" (?=(?:present|submit|report|provide|prepare|convene|review)\b)")
"""Where a request that is repeated names nobody: "reiterates its request to ‖ present annual reports"."""
_BODY_MADE = re.compile(
    r"\b(?i:establish(?:es)?|set up|create|constitute|convenes?)\b[^;:]{0,400}? (?:an?|the)(?: new)? "
    rf"(?P<body>(?:(?!an? |the )[\w-]+(?:,(?= [a-z]+-))? ){{0,6}}?{NEW_BODY})\b"
)
_DEBATE = re.compile(r" that the (?:debate|consideration) (?:on|of)\b")
"""What the Assembly does itself, where it recommends when."""
_OF_ITSELF = ("decides", "agrees", "resolves", "approves", AT_ONCE)
"""Verbs by which the Assembly speaks of what it does itself, unless somebody is named behind them."""
_THAT_REPORT = re.compile(
    r" that the (?:next |future )?reports? of (?P<who>the [^,;]{3,90}?)(?= on |,| reflect| include)"
)
_THAT_ONE = re.compile(
    r" that (?P<who>[^;]{2,200}?)(?:,| (?:[a-z]+ly )?(?:shall|should|report|submit|be|continue|provide|present|prepare"
    r"|consult|ensure|conduct|include|convene|make|take|consider|hold|develop|keep|inform|brief|give"
    r"|extend|establish|appoint|examine|organize|resume|undertake|devote|publish|issue|participate)\b)"
)
_ASKED_BY = {"request": "requests", "invite": "invites", "encourage": "encourages", "urge": "urges"}
_TO_ASK = re.compile(rf"To (?:also |further )?(?P<verb>{'|'.join(_ASKED_BY)})\b")
_ONE_TO = re.compile(r"(?P<who>the [A-Z][^,;]{3,90}?)(?:, [^;]{3,120},)? to (?:continue to )?(?=[a-z])")
"""An item of a list that names who is asked: "(a) The Secretary-General to report"."""
_BODY_NAMED = re.compile(r"\bthe (?P<who>[A-Z][\w’-]*(?: (?:(?:of|on|for|and|in) (?:the )?)?[A-Z][\w’-]*)*)")
"""Whom "it" may mean."""
_NEAR = 600
"""Letters before "it" in which stands whom it means."""
_LISTED = re.compile(r"(?:To |to )?(?:(?:also|further|continue to|\w+ly),? )*")
_THAT = re.compile(
    r" that,? (?:the )?(?:(?:(?! are to )[^;]){2,120}?(?: (?:shall|should|will))?"
    r"|[^;]{120,420}? (?:shall|should|will))(?: (?:also|further|then))? "
    r"(?<! to )(?<! the )(?=(?:report|submit|conclude|complete|conduct|continue|provide"
    r"|present|prepare|include|convene|review|brief|extend|establish|appoint|consider|examine|organize|resume"
    r"|undertake|circulate|transmit|publish|nominate|designate|elaborate|develop|formulate|finalize|meet"
    r"|carry out|draw up|take up|hold|update|inform"
    r"|keep|devote|produce|issue|give)\b(?! (?:of|by|will|shall|should|be|is|to be|process)\b)"
    r"|(?:participate|work)\b)"
)
_BESIDE = re.compile(
    r",? ?(?:(?:as )?(?:made|contained|expressed|set out|stated) |as )?(?:in|pursuant to"
    r"|under) [^;]{4,160}?(?:, (?:to|that|for)|(?<=\d)(?: of \d{1,2} \w+ \d{4})? (?:to|that|for)"
    r"(?= (?:the|all|[A-Z])))\b"
)
"""Between a request that is repeated and whom it was put to: "reiterates its request, made in paragraph 4 of …, to"."""
QUOTED = re.compile(r"[“\"](?P<title>[^”\"]{1,300})[”\"]")


class Clause(NamedTuple):
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


def clauses_of(paragraph: Paragraph, above: Clause | None) -> Iterator[Clause]:
    text = _without_titles(paragraph.text)
    verbs = [*_passed_on(text, above), *_verbs(text)]
    if above is not None and not (verbs and verbs[0].begin == 0):
        end = verbs[0].begin if verbs else len(text)
        words = text[:1].lower() + text[1:end]
        own = _own_subject(words, above)
        yield Clause(0, end, above.verb, own or above.asked, words, is_inferred=not own, is_listed=True)
    asked = ""
    for place, (start, verb_start, verb_end, verb) in enumerate(verbs):
        end = verbs[place + 1].begin if place + 1 < len(verbs) else len(text)
        stop = _OTHER_VERB.search(text, verb_end, end)
        end = stop.start() + len(", and ") if stop else end
        words, pronoun = _asked(text[verb_end:end], verb), False
        if verb not in _OF_ITSELF and is_pronoun(words) and not _NOUN.match(text, verb_end):
            giver = _FROM_ONE.search(text, verb_end, end)
            words = giver["who"] if giver else asked or _named_before(text[:start], words)
            pronoun = giver is None
        asked = words if verb not in _OF_ITSELF else ""
        head = (verb_start if verb == AT_ONCE else verb_end) - start
        cuts = [cut.end() for cut in _AND_THAT.finditer(text, verb_end, end)] if verb in _OF_ITSELF else []
        ends = [*cuts, end]
        yield Clause(start, ends[0], verb, words, text[start : ends[0]], head, pronoun)
        for first, last in pairwise(ends):
            yield Clause(first, last, verb, _asked(text[first:last], verb), text[first:last])


def _own_subject(words: str, above: Clause) -> str:
    """Who is asked in an item of a list that names them itself: "Decides: (a) The Secretary-General shall report", or
    "Requests: (a) The Secretary-General to report"; "" for none."""
    shall = _THAT_ONE_SHALL.match(_as_that(words)) if above.verb not in _ASKED_BY.values() else None
    if shall:
        return shall["who"]
    to = None if above.asked.strip(" ,") else _ONE_TO.match(words)
    return to["who"] if to else ""


def _as_that(words: str) -> str:
    """The words of an item of a list as they stand behind a verb: "(a) The Bureau shall meet", " that the Bureau shall
    meet"."""
    return f" {words}" if words.startswith("that ") else f" that {words}"


def _passed_on(text: str, above: Clause | None) -> Iterator[_Verb]:
    """What the Assembly decides to ask of another, in an item of a list: "Decides: (b) To ‖ request the
    Secretary-General to report"."""
    if above is not None and above.verb in _OF_ITSELF and (match := _TO_ASK.match(text)):
        yield _Verb(0, match.start("verb"), match.end(), _ASKED_BY[match["verb"]])


def _named_before(words: str, pronoun: str) -> str:
    """Whom a pronoun means, where no clause before asks anybody."""
    if pronoun.split()[:1] == ["it"]:
        bodies = (match["who"] for match in _BODY_NAMED.finditer(words, max(0, len(words) - _NEAR)))
        return next((who for who in reversed(list(bodies)) if is_organ(who)), "")
    name = STATES if pronoun.strip().startswith("them") else SECRETARY_GENERAL
    return name if name in words else ""


def _without_titles(text: str) -> str:
    """The text with a dot for each letter in quotation marks: the titles of items have verbs and sessions of their
    own."""
    if "“" not in text and '"' not in text:
        return text
    return QUOTED.sub(lambda title: f"“{'·' * len(title['title'])}”", text)


class _Verb(NamedTuple):
    """A verb that asks: ``begin`` is the offset of the adverbs before it, ``start`` and ``end`` are its own."""

    begin: int
    start: int
    end: int
    verb: str


def _verbs(text: str) -> Iterator[_Verb]:
    """What is done by saying so opens the paragraph; other verbs stand anywhere."""
    lowered = text.lower()
    if len(lowered) != len(text):
        return
    opening = _OPENS.match(lowered)
    if opening:
        yield _found(opening)
    for match in _ASKS.finditer(lowered, opening.end() if opening else 0):
        found = _found(match)
        if found.verb != AT_ONCE:
            yield found


def _found(match: re.Match[str]) -> _Verb:
    group = str(match.lastgroup)
    return _Verb(match.start("adverbs"), match.start(group), match.end(), _VERB_OF_GROUP[group])


def _asked(behind: str, verb: str) -> str:
    """The words between the verb and what is asked for: "the Secretary-General, in consultation with …,"."""
    beside = _BESIDE.match(behind)
    if beside:
        behind = behind[beside.end() :] if beside[0].endswith(("to", "for")) else " that" + behind[beside.end() :]
    if verb in _OF_ITSELF:
        other = _THAT_ONE_SHALL.match(behind) or _BY_ONE.match(behind) or _DONE_BY_ONE.match(behind)
        return other["who"] if other else ASSEMBLY
    if _AT_ONCE_ASKED.match(behind):
        return ""
    if noun := _NOUN.match(behind):
        later = _NOUN_BY_ONE.match(behind, noun.end())
        return noun["who"] or (later["who"] if later else "")
    if _DEBATE.match(behind):
        return ASSEMBLY
    if that := _THAT_REPORT.match(behind) or _DONE_BY_ONE.match(behind) or _THAT_ONE.match(behind):
        return that["who"]
    to = _TO.search(behind)
    return behind[: to.start()] if to else behind[:200].partition(":")[0]


def body_made(clause: Clause) -> str:
    """The body that the Assembly establishes or convenes in a clause, and of which it asks what follows: "decides to
    establish a ‖ working group: (a) To submit a report"; "" for none."""
    made = _BODY_MADE.search(clause.text, clause.head) if clause.verb in _OF_ITSELF else None
    return made["body"] if made else ""


def noun_asked(clause: Clause) -> int | None:
    """Where the noun begins that is asked for: "calls for the ‖ convening of …"."""
    noun = _NOUN.match(clause.text, clause.head)
    return noun.start("noun") if noun else None


def _first_heads_of_item(words: str) -> Iterator[int]:
    """Where the first verb of an item of a list may begin."""
    if verb := _LISTED.match(words):
        yield verb.end()
    if shall := _THAT_ONE_SHALL.match(_as_that(words)):
        yield shall.start("act") - len(_as_that(words)) + len(words)
    if to := _ONE_TO.match(words):
        yield to.end()


def heads(clause: Clause) -> Iterator[int]:
    """Where a verb that is asked begins: behind the first "to", and each that is coordinated with it."""
    words = clause.text
    if clause.is_listed:
        yield from _first_heads_of_item(words)
        begin = 0
    else:
        if clause.verb == AT_ONCE:
            yield clause.head
            return
        to = _TO.search(words, clause.head)
        if at_once := _AT_ONCE_ASKED.match(words, clause.head):
            yield at_once.end()
        beside = _BESIDE.match(words, clause.head)
        that = _THAT.match(words, beside.end() - len(" that") if beside else clause.head)
        if that:
            yield that.end()
        if to is not None:
            adverbs = _HEAD_ADVERBS.match(words, to.end())
            yield adverbs.end() if adverbs else to.end()
        firsts = [match.end() for match in (to, that) if match is not None]
        if not firsts:
            return
        begin = min(firsts)
    for match in _COORDINATED.finditer(words, begin):
        yield match.end()
