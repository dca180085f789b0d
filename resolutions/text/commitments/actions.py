"""What is asked for, and the words by which it is.

Sources: rules of procedure of the General Assembly: rule 13 (c) (the provisional agenda holds the items whose inclusion
was ordered at a previous session), rules 98 and 99 (the Main Committees and their items), rule 153 (estimates of
expenditure); and the wording that the texts of the Assembly have in common ("to submit to the General Assembly at its
… session a report on …", "to include in the provisional agenda of its … session the item entitled …"), counted in
sessions 75 and 77.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .commitment import CommitmentKind


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
_ORGAN = r"(?:[A-Z][a-z]+ )?(?:Assembly|Council|Commission|Committee|Board|Conference)"
_COMING = r"(?:next|annual|future|forthcoming|subsequent|progress|upcoming|periodic|existing)"
_MORE = r"(?:updated|further|detailed|additional|more|comprehensive|disaggregated|clear)"
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
_NOT_SAID = "".join(
    rf"(?<!{word} )" for word in "indicated contained specified out outlined described identified reflected".split()
)
"""Not "as indicated in the report"."""
_MEETING = (
    r"(?:[Mm]eetings?|[Cc]onferences?|[Ss]essions?|[Dd]ialogues?|[Ss]ummit|[Ff]orum|[Dd]ebates?|[Ee]vents?|[Ss]eminars?"
    r"|[Cc]ongress|[Cc]onsultations?)"
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
        r"(?:place|retain|keep|inscribe|include|maintain)\b[^;]{0,500}?\b(?:on|in|to) (?:the"
        r"|its) (?:provisional )?agenda\b(?! of the [A-FH-Z])",
    ),
    _action(
        _K.AGENDA,
        r"(?:shall|should|will) (?:be (?:included|placed|kept|retained|inscribed)"
        r"|remain)\b[^;]{0,60}?\b(?:provisional )?agenda\b",
        is_passive=True,
    ),
    _action(
        _K.BRIEFING,
        r"(?:brief|consider briefing)\b|(?:engage|participate)\b[^;]{0,60}?\binteractive dialogue",
        is_ordered=False,
    ),
    _action(
        _K.BRIEFING,
        r"(?:provide|hold|give|organize|present|deliver|convene|conduct|offer|make|submit|report|update"
        r"|inform)\b[^;“]{0,90}?"
        r"\b(?:briefings?|oral (?:\w+ )?(?:reports?|updates?|presentations?|statement)|orally)\b",
        is_ordered=False,
    ),
    _action(
        _K.BRIEFING,
        r"(?i:requests) (?:an?|further|regular|additional|periodic) (?:[a-z-]+ ){0,3}?briefings?\b",
        is_ordered=False,
        is_passive=True,
    ),
    _action(
        _K.BUDGET,
        r"(?:submit|present|prepare|formulate|propose|provide)\b[^;]{0,260}?\b(?:as part of|in"
        r"|within) the (?:context of the )?proposed programme budgets?\b"
        r"|(?:submit|present|prepare|formulate)\b[^;]{0,120}?\b(?:proposed (?:revised )?(?:programme )?budgets?"
        r"|budget(?:ary)? (?:proposals?|estimates)|(?:revised|cost) estimates|budget for"
        r"|(?:resource|funding) (?:proposals?|requirements|requests?))\b|propose\b[^;]{0,60}?\bbudget"
        r"|(?:include|make)\b[^;]{0,60}?\b(?:resources?|requirements|funding|provisions?)\b[^;]{0,80}?\bbudget",
    ),
    _action(
        _K.REPORT,
        r"report(?=,? (?:\w+ly )?(?:back|to|thereon|there|on|annually|biennially|orally|at|in|through|regularly|every"
        r"|no later|by|periodically|upon|once|during|within|as|the (?:results|outcome|findings|progress)|data"
        r"|information|(?:its"
        r"|his|her|their) (?:findings|conclusions|recommendations|progress))\b|[,.;])",
        is_ordered=False,
    ),
    _action(
        _K.REPORT,
        rf"{_GIVE}\b[^;“]{{0,260}}?(?<! in)(?<! of)(?<! from)(?<! with) {_DETERMINER} "
        rf"(?:(?!in )[\w-]+,? ){{0,6}}?{_DOCUMENT}\b(?!(?: of the"
        rf" Secretary-General| of the Advisory|ing))",
        is_ordered=False,
    ),
    _action(
        _K.REPORT,
        r"(?:include|reflect|provide|address|set out|present|incorporate|devote|elaborate|submit|outline|share"
        r"|cover|make)\b[^;“]{0,260}?"
        rf"\b(?=in |through |as part of |within |into ){_NOT_SAID}(?:in|through|as part of|within"
        rf"|into) (?:the context of )?(?:his|her|its|their|the|a|an|all"
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
        rf"(?:provide|submit|present|transmit)\b(?: to)?(?: the)? {_ORGAN}(?: with)? (?:[\w-]+,? ){{0,4}}?"
        rf"{_FINDINGS}\b"
        rf"|(?:provide|submit|present|transmit|prepare)\b[^;“]{{0,60}}?\b{_FINDINGS}\b[^;“]{{0,80}}? "
        rf"(?:to|for consideration by|for the consideration of) the {_ORGAN}\b"
        rf"|(?:provide|submit|present) (?:[\w-]+,? ){{0,2}}?{_MORE} (?:[\w-]+,? ){{0,3}}?{_FINDINGS}\b(?! to)",
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
        r"|reports?|information|analysis)\b"
        r"|(?i:requests) that (?:the|his|its|her) (?:next |future |forthcoming )?(?:[a-z]+ )?reports?\b[^;]{0,240}?"
        r"\b(?:reflect|include|contain|address|cover)\b"
        r"|\bshall be (?:included|reflected|reported|provided) in (?:the|his|its) [^,;]{0,40}?reports?\b"
        r"|\b(?:reports?|summary|study|compilation)\b[^;“]{0,120}? (?:shall |will |should )?(?<!to )be "
        r"(?:prepared|submitted|presented|transmitted)\b",
        is_ordered=False,
        is_passive=True,
    ),
    _action(
        _K.CONSIDER,
        r"(?:(?:continue|resume|defer|pursue|conclude|postpone|revert|keep|return|begin"
        r"|complete|give)\b[^;]{0,160}?\b(?:consideration|considering|discussion|"
        r"examination|question|item|matter|issue)\b|consider\b(?! the possibility of incl)|(?:defer"
        r"|postpone)\b[^;]{0,40}? review\b|take up\b|revisit\b|remain seized\b|examine\b"
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
    _action(
        _K.CONVENE,
        r"(?:(?:re)?convene|consider (?:re)?convening|[Cc]onvenes)\b(?! as\b)"
        r"|resume the (?:[A-Z][a-z]+ )*Conference\b|resume (?:the|its) (?:[a-z-]+ ){0,3}session\b",
    ),
    _action(
        _K.CONVENE,
        r"(?:(?:re)?convene|hold|organize|host|schedule)\b[^;]{0,160}?\b(?:"
        rf"{_MEETING}|workshops?|panels?|commemorat\w+|discussions?|round tables?|segment|[A-Z]\w+ Process)\b",
        is_dated=True,
    ),
    _action(
        _K.CONVENE,
        rf"\b{_MEETING}\b[^;]{{0,300}}?\b(?:shall|will|should) be (?:held|convened|organized)\b"
        r"|\b(?:shall|will) (?:hold|meet|convene)\b"
        r"|(?i:approves|authorizes) the (?:convening|holding)\b",
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
    _action(
        _K.REVIEW, r"\b(?:shall|will|should) (?:further )?(?:be (?:reviewed|subject to)\b|review\b)", is_passive=True
    ),
    _action(
        _K.CONTINUE,
        r"(?i:extends?|renews?|prolong)\b[^;]{0,160}?\b(?:mandate|term|period|validity|Decade|duration|until"
        r"|for (?:a|an|another))\b|maintain the mandate\b"
        r"|continue\b[^;,]{0,80} for (?:the next|a further|another)\b",
    ),
    _action(_K.CONTINUE, r"approves (?:an|the) extension\b", is_passive=True),
    _action(
        _K.ESTABLISH,
        r"(?i:establish(?:es)?|set up|create|constitute)\b(?:, [^,;]{1,80},)?(?![^;,]{0,80}?\b(?:posts?|positions?"
        r"|frameworks?|guidelines"
        r"|conditions|linkages)\b)[^;,]{0,140}?\b(?:[Cc]ommittees?|[Gg]roups?|[Pp]anels?|[Ff]unds?"
        r"|[Mm]echanisms?|[Bb]oards?|[Oo]ffices?|[Ff]orum|"
        r"[Cc]ommissions?|[Uu]nit|[Cc]entres?|[Tt]ask [Ff]orces?|[Ss]ecretariat|[Rr]egister|[Ii]nstitution"
        r"|[Nn]etwork|[Bb]ody|[Pp]rogramme of [a-z]+|awards)\b"
        r"|(?i:proclaims?|designates?|declares?|observe|establish)\b[^;]{0,260}?\b(?:Day|Year|Decade|Week)\b",
    ),
    _action(_K.APPOINT, r"(?i:(?:re-?)?appoints?|nominate|select and appoint)\b|elect (?!its|their)"),
    _action(
        _K.REPORT,
        rf"[a-z]{{1,30}}\b[^;“]{{0,260}}?\b(?=in |through |as part of ){_NOT_SAID}(?:in|through"
        rf"|as part of) (?:the context of )?"
        rf"(?:(?:his|her|its|their) {_COMING}\b[^;,“]{{0,60}}?\b(?:reports?|reporting|overview|budget submissions?"
        rf"|budget proposals?)\b|{_COMING} (?:[a-z]+ )?(?:reports?|reporting)\b"
        r"|(?:his|her|its|their) reports? (?:on the implementation of the present|to the (?:General )?Assembly))"
        r"|[a-z]{1,30}\b[^;“]{0,260}? for presentation to the (?:General )?Assembly\b",
        is_ordered=False,
        of_states=False,
    ),
)
"""Tried in this order at each verb that is asked; the first that matches is taken."""

MAY_ASK = re.compile(
    r"report|inform|updat|brief|appris|advise|notify|agenda|session|conven|review|extend|renew|prolong"
    r"|extension|establish|set up|"
    r"create|constitute|proclaim|designate|declare|observe|appoint|nominate|elect|budget|stud(?:y|ies)|paper"
    r"|note|summary|compil|Assembly|"
    r"hold|held|organize|provi|resume|estimates|requirements|resource|host|schedule|meet|consider|apprais|evaluat|audit"
    r"|re-examin|reassess"
)
"""A clause without any of these words asks for none of the above: tried first, since most clauses have none."""
MAY_BE_PASSIVE = re.compile(
    r"\b(?:shall|should|will|extension|reports?,? to)\b"
    r"|(?i:requests) (?:an?|further|updated|the|regular|additional|periodic) "
    r"|(?i:approves|authorizes) the (?:convening|holding)"
    r"|(?i:requests) that "
)
"""The same of the actions that are looked for anywhere in a clause."""
