"""How the Assembly asks: verbs, and the words of what is asked.

Sources: United Nations Editorial Manual, "Resolutions" (an operative paragraph opens with a verb in the present
indicative; further clauses of it have verbs of their own); rules of procedure of the General Assembly: rule 13 (c) (the
provisional agenda holds the items whose inclusion was ordered at a previous session), rules 98 and 99 (the Main
Committees and their items), rule 153 (estimates of expenditure); and the wording that the texts of the Assembly have
in common ("to submit to the General Assembly at its … session a report on …", "to include in the provisional agenda of
its … session the item entitled …"), counted in sessions 75 and 77.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .commitment import CommitmentKind, Rhythm

BINDING = frozenset({"requests", "decides", "authorizes", "agrees", "resolves", "mandates", "instructs", "approves"})
"""Verbs by which something is ordered. Invitations and appeals are followed only where they ask for a report, a
briefing or the like from somebody: "encourages States to establish …" is policy and falls due to nobody."""

VERBS: dict[str, str] = {
    "requests": r"requests|(?:reiterates|repeats|renews|reaffirms|recalls"
    r"|maintains) its (?:previous )?requests?(?: to\b| that\b)?"
    r"|reiterates the requests?(?: to\b| that\b)",
    "decides": r"decides|(?:reaffirms|recalls|reiterates) its decision",
    "authorizes": r"authorizes",
    "agrees": r"agrees",
    "resolves": r"resolves",
    "mandates": r"mandates|entrusts",
    "instructs": r"instructs|directs",
    "approves": r"approves",
    "recommends": r"recommends",
    "invites": r"invites|(?:reiterates|renews|repeats|reaffirms) its invitation(?: to)?",
    "encourages": r"encourages",
    "urges": r"urges",
    "calls upon": r"calls (?:up)?on|calls for|(?:reiterates|renews|repeats) its (?:call|appeal)(?: to| upon| on"
    r"| for)?|appeals to",
}
"""The verb in the words of the index, and how it stands in the text."""


@dataclass(frozen=True, slots=True)
class Action:
    """``kind`` is asked for where a verb that is asked ("to submit …", ", and to report …") begins with ``words``.

    ``is_ordered``: only after a verb of ``BINDING``, and not of States; ``of_assembly``: only where the Assembly
    decides for itself; ``is_passive``: the words stand anywhere in the clause ("decides that a meeting shall be held");
    ``is_dated``: only where a session or a date is stated; not ``of_states``: where States are asked it is no report of
    theirs to the Assembly.
    """

    kind: CommitmentKind
    words: re.Pattern[str]
    is_ordered: bool = True
    of_assembly: bool = False
    is_passive: bool = False
    is_dated: bool = False
    of_states: bool = True


_BODY = (
    r"(?:General )?Assembly|Council|Committee|Commission|Secretary-General|Member States|Forum|Conference|Board"
    r"|Parties|"
    r"High Commissioner|States"
)
_TO_BODY = rf"(?:(?:all |to |interested )?(?:the )?(?:[A-Z][\w-]*,? (?:and |on |of |for |the |in )*)*?(?:{_BODY}))"
_GIVE = (
    r"(?:submit|re-?submit|present|provide|prepare|transmit|issue|produce|deliver|compile|circulate|publish"
    r"|convey|finalize|"
    r"complete|furnish|forward|undertake|conduct|carry out|prepare and submit|update and submit)"
)
_DETERMINER = (
    r"(?:an?|the|his|her|its|their|one|two|three|any|such|further|another|annual|biennial|regular|periodic"
    r"|progress|updated|separate|"
    r"comprehensive|written|interim|detailed|concise|written|final|thematic)"
)
_DOCUMENT = (
    r"(?:reports?|updates?|stud(?:y|ies)|(?:white |conference room |working |discussion )paper"
    r"|information note|compilation|summary)"
)
_FINDINGS = (
    r"(?:recommendations?|proposals?|options|findings|conclusions|assessment|analysis|overview|information"
    r"|results|outcomes?|plan|"
    r"strategy|data|views|comments|input|justifications?|details|clarification|explanations?|review|roadmap"
    r"|statistics|list)"
)


def _action(kind: CommitmentKind, words: str, **limits: bool) -> Action:
    return Action(kind, re.compile(words), **limits)


_K = CommitmentKind
ACTIONS: tuple[Action, ...] = (
    _action(
        _K.AGENDA,
        r"includ(?:e|ing)\b[^;“]{0,120}?\b(?:provisional agenda|draft agenda|agendas? (?:of"
        r"|for) its)",
    ),
    _action(
        _K.AGENDA,
        r"(?:place|retain|keep|inscribe|include|maintain)\b[^;]{0,200}?\b(?:on|in|to) (?:the"
        r"|its) (?:provisional )?agenda\b",
    ),
    _action(
        _K.AGENDA,
        r"(?:shall|should|will) (?:be (?:included|placed|kept|retained|inscribed)"
        r"|remain)\b[^;]{0,60}?\b(?:provisional )?agenda\b",
        is_passive=True,
    ),
    _action(_K.BRIEFING, r"brief\b|(?:engage|participate)\b[^;]{0,60}?\binteractive dialogue", is_ordered=False),
    _action(
        _K.BRIEFING,
        r"(?:provide|hold|give|organize|present|deliver|convene|conduct|offer|make|submit|report|update"
        r"|inform)\b[^;“]{0,90}?"
        r"\b(?:briefings?|oral (?:\w+ )?(?:reports?|updates?|presentations?|statement)|orally)\b",
        is_ordered=False,
    ),
    _action(
        _K.BUDGET,
        r"(?:submit|present|prepare|formulate|propose|provide)\b[^;]{0,160}?\b(?:as part of|in"
        r"|within) the (?:context of the )?proposed programme budget\b"
        r"|(?:submit|present|prepare|formulate)\b[^;]{0,120}?\b(?:proposed (?:revised )?(?:programme )?budgets?"
        r"|budget(?:ary)? (?:proposals?|estimates)|(?:revised|cost) estimates|budget for"
        r"|(?:resource|funding) (?:proposals?|requirements|requests?))\b|propose\b[^;]{0,60}?\bbudget"
        r"|include\b[^;]{0,60}?\b(?:resources?|requirements|funding|provisions?)\b[^;]{0,80}?\bbudget",
    ),
    _action(
        _K.REPORT,
        r"report(?=,? (?:back|to|thereon|there|on|annually|biennially|orally|at|in|through|regularly|every"
        r"|no later|by|periodically|upon|once|during|within|as|the (?:results|outcome|findings|progress)|(?:its"
        r"|his|her|their) (?:findings|conclusions|recommendations|progress))\b|[,.;])",
        is_ordered=False,
    ),
    _action(
        _K.REPORT,
        rf"{_GIVE}\b[^;“]{{0,260}}?\b{_DETERMINER} (?:[\w-]+,? ){{0,6}}?{_DOCUMENT}\b(?!(?: of the"
        rf" Secretary-General| of the Advisory|ing))",
        is_ordered=False,
    ),
    _action(
        _K.REPORT,
        r"(?:include|reflect|provide|address|set out|present|incorporate|devote|elaborate|submit|outline|share"
        r"|cover|make)\b[^;“]{0,260}?"
        r"\b(?:in|through|as part of|within|into) (?:the context of )?(?:his|her|its|their|the|a|an|all"
        r"|relevant|future|subsequent|existing|upcoming)\b[^;,“]{0,60}?\b(?:reports?|reporting|overview"
        r"|budget submissions?|budget proposals?|updates?)\b",
        is_ordered=False,
        of_states=False,
    ),
    _action(
        _K.REPORT,
        rf"(?:inform|update|apprise|notify|advise|keep) (?={_TO_BODY}\b)",
        is_ordered=False,
    ),
    _action(
        _K.REPORT,
        r"(?:submit|present|provide|transmit|make|put forward|formulate|convey|communicate|share|prepare|offer"
        r"|propose)\b[^;“]{0,220}?"
        r"\b(?:to|for consideration by|for the consideration of|for review by) (?:the )?(?:General )?Assembly\b",
        is_ordered=False,
        of_states=False,
    ),
    _action(
        _K.REPORT,
        rf"(?:submit|present|provide|make|offer)\b[^;“]{{0,240}}?\b{_FINDINGS}\b[^;“]{{0,240}}?\bsession\b"
        rf"|(?:submit|present)\b[^;“]{{0,240}}?\bsession\b",
        is_ordered=False,
        of_states=False,
        is_dated=True,
    ),
    _action(
        _K.REPORT,
        r"\b(?:in|as part of) (?:the context of )?(?:his|her|its|their) (?:next|future|forthcoming|annual"
        r"|subsequent) [^,;]{0,40}?reports?,? to (?:provide|include|set out|report|address)\b"
        r"|(?i:requests) (?:an?|further|updated|the|regular|additional|periodic) (?:[a-z-]+ ){0,3}?(?:updates?"
        r"|reports?|briefings?|information|analysis)\b"
        r"|\bshall be (?:included|reflected|reported|provided) in (?:the|his|its) [^,;]{0,40}?reports?\b",
        is_ordered=False,
        is_passive=True,
    ),
    _action(
        _K.CONSIDER,
        r"(?:(?:continue|resume|defer|pursue|conclude|postpone|revert|keep|return|begin"
        r"|complete)\b[^;]{0,80}?\b(?:consideration|considering|discussion|"
        r"examination|question|item|matter|issue)\b|consider\b|take up\b|revisit\b|remain seized\b|examine\b"
        r"|address\b|discuss\b|further consider\b|revert\b)",
        of_assembly=True,
        is_dated=True,
    ),
    _action(
        _K.CONSIDER,
        r"(?:shall|should|will) (?:be (?:considered|continued|resumed|deferred)|consider|resume|continue)\b",
        of_assembly=True,
        is_passive=True,
        is_dated=True,
    ),
    _action(_K.CONVENE, r"(?:re)?convene\b(?! as\b)"),
    _action(
        _K.CONVENE,
        r"(?:(?:re)?convene|hold|organize|host|schedule)\b[^;]{0,160}?\b(?:meetings?|conferences?|sessions?"
        r"|dialogues?|summit|forum|debates?|events?|"
        r"workshops?|seminars?|congress|consultations?|panels?|commemorat\w+|discussions?|round tables?|segment"
        r"|[A-Z]\w+ Process)\b",
        is_dated=True,
    ),
    _action(
        _K.CONVENE,
        r"\b(?:Conference|[Mm]eetings?|[Ss]ummit|[Dd]ialogues?|Congress|sessions?|Forum|event|seminar"
        r"|debate)\b[^;]{0,160}?\b(?:shall|will|should|to) be (?:held|convened|organized)\b|\b(?:shall"
        r"|will) (?:hold|meet|convene)\b",
        is_passive=True,
        is_dated=True,
    ),
    _action(
        _K.REVIEW,
        r"(?:review|re-examine|reassess)\b",
    ),
    _action(_K.REVIEW, r"keep\b[^;]{0,120}?\bunder (?:\w+ )?(?:review|consideration)\b", of_assembly=True),
    _action(
        _K.REVIEW,
        r"(?:conduct|undertake|carry out|hold|perform|commission|initiate|complete|begin|launch"
        r"|entrust)\b[^;]{0,80}?\b(?:reviews?|evaluations?|appraisals?|audits?|re-examination)\b",
    ),
    _action(_K.REVIEW, r"\b(?:shall|will|should) (?:be (?:reviewed|subject to)\b|review\b)", is_passive=True),
    _action(
        _K.CONTINUE,
        r"(?:extend|renew|prolong)\b[^;]{0,160}?\b(?:mandate|term|period|validity|Decade|duration|until"
        r"|for (?:a|an|another))\b|maintain the mandate\b",
    ),
    _action(_K.CONTINUE, r"approves (?:an|the) extension\b", is_passive=True),
    _action(
        _K.ESTABLISH,
        r"(?:establish|set up|create|constitute)\b(?![^;,]{0,80}?\b(?:posts?|positions?|frameworks?|guidelines"
        r"|conditions|linkages)\b)[^;,]{0,140}?\b(?:[Cc]ommittees?|[Gg]roups?|[Pp]anels?|[Ff]unds?"
        r"|[Mm]echanisms?|[Bb]oards?|[Oo]ffices?|[Ff]orum|"
        r"[Cc]ommissions?|[Uu]nit|[Cc]entres?|[Tt]ask [Ff]orces?|[Ss]ecretariat|[Rr]egister|[Ii]nstitution"
        r"|[Nn]etwork|[Bb]ody|[Pp]rogramme of [a-z]+|awards)\b"
        r"|(?:proclaim|designate|declare|observe|establish)\b[^;]{0,120}?\b(?:Day|Year|Decade|Week)\b",
    ),
    _action(_K.APPOINT, r"(?:re-?appoint|appoint|nominate|select and appoint)\b|elect (?!its|their)"),
    _action(
        _K.REPORT,
        r"[a-z]{1,30}\b[^;“]{0,260}?\b(?:in|through|as part of) (?:the context of )?(?:his|her|its|their) (?:next"
        r"|annual|future|forthcoming|subsequent|progress|upcoming|periodic|existing)\b"
        r"[^;,“]{0,60}?\b(?:reports?|reporting|overview|budget submissions?|budget proposals?)\b",
        is_ordered=False,
        of_states=False,
    ),
)
"""Tried in this order at each verb that is asked; the first that matches is taken."""

RHYTHMS: tuple[tuple[Rhythm, re.Pattern[str]], ...] = (
    (
        Rhythm.ANNUAL,
        re.compile(
            r"\bannually\b|\bevery (?:year|session)\b|\b(?:on an|on a yearly|an) annual basis\b|\byearly\b"
            r"|\beach (?:year|session)\b|\bannual (?:written )?reports?\b"
        ),
    ),
    (
        Rhythm.BIENNIAL,
        re.compile(
            r"\bbiennially\b|\bbiennial (?:basis|reports?)\b|\bevery (?:two|second|other) (?:years?"
            r"|sessions?)\b|\bbiennium basis\b"
        ),
    ),
    (
        Rhythm.TRIENNIAL,
        re.compile(
            r"\btriennially\b|\btriennial (?:basis|reports?)\b|\bevery (?:three|third) (?:years?"
            r"|sessions?)\b"
        ),
    ),
    (
        Rhythm.QUADRENNIAL,
        re.compile(r"\bquadrennial(?:ly)?\b(?: basis| reports?)?|\bevery (?:four|fourth) (?:years?|sessions?)\b"),
    ),
    (Rhythm.QUINQUENNIAL, re.compile(r"\bevery (?:five|fifth) (?:years?|sessions?)\b")),
)

MAY_ASK = re.compile(
    r"report|inform|updat|brief|appris|advise|notify|agenda|session|conven|review|extend|renew|prolong"
    r"|extension|establish|set up|"
    r"create|constitute|proclaim|designate|declare|observe|appoint|nominate|elect|budget|stud(?:y|ies)|paper"
    r"|note|summary|compil|Assembly|"
    r"hold|held|organize|estimates|requirements|resource|host|schedule|meet|consider|apprais|evaluat|audit|re-examin|reassess"
)
"""A clause without any of these words asks for none of the above: tried first, since most clauses have none."""
MAY_BE_PASSIVE = re.compile(
    r"\b(?:shall|should|will|extension|reports?,? to)\b"
    r"|(?i:requests) (?:an?|further|updated|the|regular|additional|periodic) "
)
"""The same of the actions that are looked for anywhere in a clause."""
