"""What is asked for by a verb, "to submit …, and to report …", and the words by which it is.

Sources: rules of procedure of the General Assembly: rule 13 (c) (the provisional agenda holds the items whose inclusion
was ordered at a previous session), rules 98 and 99 (the Main Committees and their items), rule 153 (estimates of
expenditure); and the wording that the texts of the Assembly have in common ("to submit to the General Assembly at its
… session a report on …", "to include in the provisional agenda of its … session the item entitled …"), counted in
sessions 75 and 77.
"""

from __future__ import annotations

from .action import Action, by_verb, by_words
from .commitment import CommitmentKind
from .vocabulary import (
    A_PAPER,
    DETERMINER,
    DOCUMENT,
    ESTIMATES,
    FINDINGS,
    FOR_A_SESSION,
    GIVE,
    MEETING,
    MORE,
    NEW_BODY,
    NOT_SAID,
    ONES_REPORT,
    ORGAN,
    REPORTED_ON,
    STUDY,
    TO_BODY,
)

_K = CommitmentKind
BY_VERB: tuple[Action, ...] = (
    by_verb(
        _K.AGENDA,
        "include|including",
        r"\b[^;“]{0,120}?\b(?:provisional agenda|draft agenda|agendas? (?:of|for) its)",
    ),
    by_verb(
        _K.AGENDA,
        "place|retain|keep|inscribe|include|maintain",
        r"\b[^;]{0,500}?\b(?:on|in|to) (?:the|its) (?:provisional |annual )?agenda\b(?! of the [A-FH-Z])",
    ),
    by_verb(
        _K.AGENDA,
        "include",
        r" (?:the|an?) (?:topic|sub-item|item|question)\b[^;]{0,300}? under the (?:sub-)?item\b",
        of_assembly=True,
        is_dated=True,
    ),
    by_verb(_K.BRIEFING, "brief|consider briefing|continue briefing", r"\b", is_ordered=False),
    by_verb(_K.BRIEFING, "engage|participate", r"\b[^;]{0,60}?\binteractive dialogue\b", is_ordered=False),
    by_verb(
        _K.BRIEFING,
        "provide|hold|give|organize|present|deliver|convene|conduct|offer|make|submit|report|update|inform|continue",
        r"\b[^;“]{0,90}?\b(?:briefings?|oral (?:\w+ )?(?:reports?|updates?|presentations?|statement)|orally)\b",
        is_ordered=False,
    ),
    by_verb(
        _K.BUDGET,
        "submit|present|prepare|formulate|propose|provide",
        r"\b[^;]{0,260}?\b(?:as part of|in|within) the (?:context of the )?(?:proposed|20\d\d) programme budgets?\b",
    ),
    by_verb(
        _K.BUDGET,
        "submit|present|prepare|formulate",
        rf"\b(?! an? (?:[\w-]+ ){{0,3}}report\b)[^;]{{0,120}}?\b{ESTIMATES}\b",
    ),
    by_verb(_K.BUDGET, "propose", r"\b[^;]{0,60}?\bbudget"),
    by_verb(
        _K.BUDGET,
        "include|make|address|reflect",
        r"\b[^;]{0,80}?\b(?:resources?|requirements|funding|provisions?)\b[^;]{0,80}?\bbudget",
    ),
    by_verb(
        _K.BUDGET,
        "include",
        r"\b[^;]{0,200}? in (?:the |his |its )?(?:next|future|subsequent|forthcoming)"
        r" (?:proposed )?programme budgets?\b",
    ),
    by_verb(_K.REPORT, "report", REPORTED_ON, is_ordered=False),
    by_verb(
        _K.REPORT,
        GIVE,
        rf"\b(?<!circulate(?= the ))[^;“]{{0,260}}?(?<! in)(?<! of)(?<! from)(?<! with) {DETERMINER} "
        rf"(?:(?!in )[\w-]+,? ){{0,6}}?{DOCUMENT}\b"
        r"(?! of the Secretary-General| of the Advisory| received)",
        is_ordered=False,
    ),
    by_verb(
        _K.REPORT,
        "include|reflect|provide|address|set out|present|incorporate|devote|elaborate|submit|outline|share|cover|make",
        rf"\b[^;“]{{0,260}}?\b(?=in |through |as part of |within |into ){NOT_SAID}(?:in|through|as part of|within|into)"
        r" (?:the context of )?(?:his|her|its|their|the|a|an|all|relevant|future|subsequent|existing|upcoming)\b"
        r"[^;,“]{0,60}?\b(?:reports?|reporting|overview|budget submissions?|budget proposals?|updates?)\b",
        is_ordered=False,
        of_states=False,
    ),
    by_verb(_K.REPORT, "inform|update|apprise|notify|advise|keep", rf" (?={TO_BODY}\b)", is_ordered=False),
    by_verb(
        _K.REPORT,
        "submit|present|provide|transmit|make|put forward|formulate|convey|communicate|share|prepare|offer|propose"
        "|update",
        r"\b[^;“]{0,220}?\b(?:to|for consideration by|for the consideration of|for review by) "
        r"(?:the )?(?:General )?Assembly\b",
        is_ordered=False,
        of_states=False,
    ),
    by_verb(
        _K.REPORT,
        "provide|submit|present|transmit",
        rf"\b(?: to)?(?: the)? {ORGAN}(?:, [^,;]{{3,60}},|[^;,]{{0,170}}? with)?(?: with)? (?:[\w-]+,? ){{0,4}}?"
        rf"(?:{FINDINGS}|updates)\b",
        of_states=False,
    ),
    by_verb(
        _K.REPORT,
        "provide|submit|present|transmit|prepare",
        rf"\b[^;“]{{0,60}}?\b{FINDINGS}\b[^;“]{{0,80}}? "
        rf"(?:to|for consideration by|for the consideration of) the {ORGAN}\b",
        of_states=False,
    ),
    by_verb(
        _K.REPORT,
        "transmit|submit|communicate|convey|furnish|provide",
        rf"(?: or continue to transmit)?(?: regularly)? to the Secretary-General (?:[\w-]+,? ){{0,4}}?{FINDINGS}\b",
        of_states=False,
    ),
    by_verb(
        _K.REPORT,
        "provide|submit|present",
        rf" (?:[\w-]+,? ){{0,2}}?{MORE} (?:[\w-]+,? ){{0,3}}?{FINDINGS}\b(?! to)",
        is_binding=True,
        of_states=False,
    ),
    by_verb(
        _K.REPORT,
        "submit|present|put forward",
        r" (?:for consideration by [^,;]{3,40}? )?(?:[\w-]+ ){0,3}?"
        r"(?:recommendations|proposals?|options|solutions|feasibility|plan)\b",
        is_binding=True,
        of_states=False,
    ),
    by_verb(
        _K.REPORT,
        "submit|present|prepare|issue",
        r" (?:(?!in )[\w-]+ ){0,2}?reports\b(?! of| prepared| received| required)",
        is_binding=True,
        of_states=False,
    ),
    by_verb(_K.REPORT, "provide", r" (?:[\w-]+ )?recommendations\b(?! to)", is_binding=True, of_states=False),
    by_verb(_K.REPORT, "make", r" (?:[\w-]+ )?proposals\b(?! for)", is_binding=True, of_states=False),
    by_verb(
        _K.REPORT,
        "update",
        r" (?:the|its|his|her|their) (?:[\w-]+ ){0,3}?(?:[Rr]eports?|study|compilation|[Ss]urvey|summary)\b",
        is_binding=True,
        of_states=False,
    ),
    by_verb(
        _K.REPORT,
        "conduct|undertake",
        r" (?:regular|periodic|annual) (?:[a-z]+,? (?:and )?){0,3}reporting\b",
        is_binding=True,
        of_states=False,
    ),
    by_verb(
        _K.REPORT,
        "continue|resume",
        r" (?:with )?the practice of (?:submitting|circulating|preparing|presenting|issuing)\b"
        rf"[^;“]{{0,80}}?\b{DOCUMENT}\b",
        is_binding=True,
        of_states=False,
    ),
    by_verb(
        _K.REPORT,
        "provide",
        r"(?<!database to provide) (?:[\w-]+,? ){0,2}?information on\b",
        is_binding=True,
        of_states=False,
    ),
    by_verb(_K.REPORT, "inform", r" on\b", is_binding=True, of_states=False),
    by_verb(
        _K.REPORT,
        "entrust",
        r"\b[^;“]{0,160}?\bwith (?:presenting|preparing|submitting|providing)\b",
        is_binding=True,
        of_states=False,
    ),
    by_verb(
        _K.REPORT,
        "submit|present|provide|make|offer",
        rf"\b[^;“]{{0,240}}?\b{FINDINGS}\b[^;“]{{0,240}}?\bsession\b",
        is_ordered=False,
        of_states=False,
        is_dated=True,
    ),
    by_verb(
        _K.REPORT,
        "provide",
        rf"\b[^;“]{{0,160}}?\bsession\b[^;“]{{0,60}}?\b{FINDINGS}\b",
        is_ordered=False,
        of_states=False,
        is_dated=True,
    ),
    by_verb(
        _K.REPORT,
        "submit|present",
        r"\b[^;“]{0,240}?\bsession\b",
        is_ordered=False,
        of_states=False,
        is_dated=True,
    ),
    by_verb(_K.CONSIDER, "continue|resume", r" (?:its |the )?consideration\b", is_ordered=False, of_organs=True),
    by_verb(
        _K.CONSIDER,
        "continue|resume|defer|pursue|conclude|postpone|revert|keep|return|begin|complete|give",
        r"\b[^;]{0,160}?\b(?:consideration|considering|discussion|examination|question|item|matter|issue)\b",
        of_assembly=True,
        is_dated=True,
    ),
    by_verb(_K.CONSIDER, "consider", r" further\b[^;]{0,200}? under the (?:agenda )?item\b", of_assembly=True),
    by_verb(_K.CONSIDER, "consider", r"\b(?! the possibility of incl)", of_assembly=True, is_dated=True),
    by_verb(_K.CONSIDER, "defer|postpone", r"\b[^;]{0,40}? review\b", of_assembly=True, is_dated=True),
    by_verb(
        _K.CONSIDER,
        "take up|revisit|remain seized|examine|address|discuss|revert|define|determine",
        r"\b",
        of_assembly=True,
        is_dated=True,
    ),
    by_verb(_K.CONSIDER, "elaborate on|finalize", r" the modalities\b", of_assembly=True, is_dated=True),
    by_verb(
        _K.CONSIDER,
        "assess",
        r"(?<!and assess)\b(?! (?:an|the) [a-z ]{0,20}amount)",
        of_assembly=True,
        is_dated=True,
    ),
    by_verb(
        _K.CONSIDER,
        "devote|dedicate|allocate",
        r"\b[^;]{0,160}?\bconsideration\b",
        of_assembly=True,
        is_dated=True,
    ),
    by_verb(
        _K.CONSIDER,
        "take a|take an",
        r" [a-z ]{0,20}?decision\b",
        of_assembly=True,
        is_dated=True,
    ),
    by_verb(
        _K.CONSIDER,
        "decide|agree",
        r" (?!to\b)",
        of_assembly=True,
        is_dated=True,
    ),
    by_verb(
        _K.CONVENE,
        "convene|reconvene|convenes|consider convening|consider reconvening",
        r"\b(?! as\b)",
    ),
    by_verb(
        _K.CONVENE,
        "resume",
        r" (?:the (?:[A-Z][a-z]+ )*Conference|(?:the|its) (?:[a-z-]+ ){0,3}session)\b",
    ),
    by_verb(_K.CONVENE, "continue", r" (?:the practice of )?(?:the )?(?:convening|holding)\b"),
    by_verb(
        _K.CONVENE,
        "hold|organize|host",
        rf" (?:an?|one|two|three) (?:[\w-]+,? ){{0,4}}?{MEETING}\b",
        is_binding=True,
    ),
    by_verb(_K.CONVENE, "undertake|conduct", r" (?:an?|one) (?:[\w-]+ ){0,3}?(?:debate|dialogue|hearing)\b"),
    by_verb(_K.CONVENE, "meet", r" (?:for|in|at|from|annually|twice|during|on)\b", is_dated=True),
    by_verb(
        _K.CONVENE,
        "convene|reconvene|hold|organize|host|schedule|reschedule",
        rf"\b[^;]{{0,160}}?\b(?:{MEETING}|workshops?|panels?|commemorat\w+|discussions?|round tables?|segment"
        r"|[A-Z]\w+ Process)\b",
        is_dated=True,
    ),
    by_verb(_K.REVIEW, "re-examine|reassess|revisit|reconsider", r"\b"),
    by_verb(
        _K.REVIEW,
        "review",
        r"(?<!up and review)(?<!monitoring and review)\b"
        r"(?! (?:of|framework|process|processes|mechanisms?|cycles?|arrangements|conference|and drawdown)\b|[;.])",
    ),
    by_verb(_K.REVIEW, "keep", r"\b[^;]{0,120}?\bunder (?:\w+ )?(?:review|consideration)\b", of_assembly=True),
    by_verb(_K.REVIEW, "keep", r"\b[^;]{0,120}?\bunder (?:\w+ )?review\b", of_states=False),
    by_verb(_K.REVIEW, "continue", r" (?:its|their|the|his) (?:\w+ )?review\b", of_states=False),
    by_verb(
        _K.REVIEW,
        "conduct|undertake|carry out|perform|commission|initiate|complete|conclude|begin|launch|entrust",
        r"\b[^;]{0,80}?\b(?:reviews?|evaluations?|appraisals?|audits?|re-examination)\b",
    ),
    by_verb(
        _K.REVIEW,
        "hold",
        r" (?:an?|the|its)(?= (?:[\w-]+ ){0,4}?review)(?! debate| meeting| event)"
        r"\b[^;]{0,80}?\b(?:reviews?|evaluations?|appraisals?|audits?|re-examination)\b",
    ),
    by_verb(
        _K.CONTINUE,
        "extend|extends|renew|renews|prolong",
        r"\b(?! (?:his|her|its|their) (?:efforts|call))[^;]{0,160}?\b(?:mandate|term|period|validity|Decade|duration"
        r"|until|for (?:a|an|another))\b",
    ),
    by_verb(_K.CONTINUE, "maintain", r" the mandate\b"),
    by_verb(
        _K.CONTINUE,
        "continue",
        r"\b[^;,]{0,80} for (?:the next|a further|another|(?:a period of )?(?:one|two|three|four|five) years?)\b",
    ),
    by_verb(
        _K.ESTABLISH,
        "establish|establishes|set up|create|constitute",
        r"\b(?:(?:, [^,;]{1,80}){1,3},)?"
        r"(?![^;,]{0,80}?\b(?:posts?|positions?|frameworks?|guidelines|conditions|linkages)\b)"
        rf"(?:[^;,]|, (?=[a-z]+-)){{0,140}}?\b{NEW_BODY}\b",
    ),
    by_verb(
        _K.ESTABLISH,
        "take|undertake",
        rf" the [^;,]{{0,40}}?(?:measures|steps|action)\b[^;,]{{0,40}}? (?:for the establishment of|to establish)\b"
        rf"[^;,]{{0,100}}?\b{NEW_BODY}\b",
    ),
    by_verb(
        _K.ESTABLISH,
        "proclaim|proclaims|designate|designates|declare|declares|observe|establish",
        r"\b[^;]{0,260}?\b(?:Day|Year|Decade|Week)\b",
    ),
    by_verb(
        _K.APPOINT,
        "appoint|appoints|reappoint|reappoints|re-appoint|re-appoints|nominate|select and appoint",
        r"\b",
    ),
    by_verb(_K.APPOINT, "elect", r" (?!its|their)"),
    by_verb(
        _K.APPOINT,
        "designate",
        r"\b[^;,]{0,80}?\b(?:focal points?|coordinators?|representative|envoy|experts?|facilitators?|[Cc]hair)\b",
    ),
    by_verb(_K.REPORT, f"{GIVE}|draw up|elaborate|develop", rf"\b[^;“]{{0,160}}?{A_PAPER}", of_states=False),
    by_verb(
        _K.REPORT,
        f"{GIVE}|draw up|elaborate|develop|make",
        rf"\b[^;“]{{0,160}}?\b(?:{DOCUMENT}|{STUDY}|{FINDINGS}|draft [a-z]+)\b[^;“]{{0,200}}?{FOR_A_SESSION}",
        is_ordered=False,
        of_states=False,
    ),
    by_verb(
        _K.CONSIDER,
        "consider|discuss|examine|take up|revisit|devote|consideration",
        r"\b",
        is_ordered=False,
        of_organs=True,
        in_session=True,
    ),
    by_verb(
        _K.CONSIDER,
        "continue|resume|conclude|complete",
        r" (?:and conclude )?(?:its |the |their )?consideration\b",
        is_ordered=False,
        of_organs=True,
        in_session=True,
    ),
)
"""Tried in this order at each verb that is asked; the first that matches is taken."""

BY_ANY_VERB = by_words(
    _K.REPORT,
    rf"[a-z]{{1,30}}\b[^;“]{{0,260}}?\b(?:(?=in |through |as part of |within ){NOT_SAID}(?:in|through|as part of"
    rf"|within) (?:the context of )?{ONES_REPORT}|(?<= )for presentation to the (?:General )?Assembly\b)",
    letters=("report", "overview", "budget", "for presentation"),
    is_ordered=False,
    of_states=False,
)
"""Tried last: whatever is done "in his next report"."""
