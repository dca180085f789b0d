"""What is asked for by a verb, "to submit …, and to report …", and the words by which it is.

Sources: rules of procedure of the General Assembly: rule 13 (c) (the provisional agenda holds the items whose inclusion
was ordered at a previous session), rules 98 and 99 (the Main Committees and their items), rule 153 (estimates of
expenditure); and the wording that the texts of the Assembly have in common ("to submit to the General Assembly at its
… session a report on …", "to include in the provisional agenda of its … session the item entitled …"), counted in
sessions 75 and 77.
"""

from __future__ import annotations

from .action import Action, by_verb
from .commitment import CommitmentKind
from .reports import PAPERS, REPORTS
from .vocabulary import (
    ESTIMATES,
    MEETING,
    NEW_BODY,
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
    by_verb(
        _K.BRIEFING, "brief|consider briefing|continue briefing", r"\b(?! (?:opening|closing)\b)", is_ordered=False
    ),
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
    *REPORTS,
    by_verb(_K.CONSIDER, "continue|resume", r" (?:its |the )?consideration\b", is_ordered=False, of_organs=True),
    by_verb(
        _K.CONSIDER,
        "continue|resume",
        r" (?:its |the )?consideration of\b[^;]{0,300}? under the (?:agenda |sub-)?item\b",
        of_assembly=True,
    ),
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
    by_verb(
        _K.CONVENE,
        "hold|organize|host",
        r" (?:(?:annual|regular|periodic|biennial|inclusive|interactive|high-level|informal),? (?:and )?)+"
        r"(?:[\w-]+ ){0,2}?(?:meetings?|dialogues?|sessions?|conferences?|forums?|hearings?|seminars?)\b",
        is_binding=True,
    ),
    by_verb(
        _K.CONVENE,
        "undertake|make|take",
        r" (?:all )?(?:the )?(?:necessary )?(?:preparations|arrangements|steps)(?: necessary)? (?:to convene"
        r"|for (?:the )?(?:convening|holding) of)\b",
    ),
    by_verb(_K.CONVENE, "conduct|hold", r" (?:the|its) (?:[\w-]+,? (?:and )?){0,5}?sessions?\b", is_binding=True),
    by_verb(
        _K.CONVENE,
        "hold|organize|host",
        r" (?:an?|the|its) (?:[\w-]+,? ){0,4}?(?:special session|high-level meeting|conference|summit|congress"
        r"|forum)\b",
    ),
    by_verb(_K.CONVENE, "undertake|conduct", r" (?:an?|one) (?:[\w-]+ ){0,3}?(?:debate|dialogue|hearing)\b"),
    by_verb(
        _K.CONVENE,
        "reschedule",
        r" (?:the|its) [^;,]{0,120}?\b(?:[Mm]eeting|[Cc]onference|[Ss]ession|[Ss]ummit|[Ff]orum)\b",
    ),
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
    by_verb(_K.REVIEW, "keep", r"\b[^;]{0,260}?\bunder (?:\w+ )?(?:review|consideration)\b", of_assembly=True),
    by_verb(_K.REVIEW, "keep", r"\b[^;]{0,260}?\bunder (?:\w+ )?review\b", of_states=False),
    by_verb(_K.REVIEW, "continue", r" (?:its|their|the|his) (?:\w+ )?review\b", of_states=False),
    by_verb(
        _K.REVIEW,
        "conduct|undertake|carry out|perform|commission|initiate|complete|conclude|begin|launch|entrust",
        r"\b[^;]{0,80}?\b(?:reviews?|evaluations?|appraisals?|audits?|re-examination)\b",
    ),
    by_verb(
        _K.REVIEW,
        "entrust",
        r"\b[^;]{0,200}? with (?:the conduct of|conducting|undertaking|carrying out) [^;]{0,60}?"
        r"\b(?:reviews?|evaluations?|appraisals?|audits?)\b",
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
        r"\b(?! (?:his|her|its|their) (?:efforts|call))[^;]{0,160}?\b(?:mandate|appointment|tenure|term"
        r"|period|validity|Decade|duration"
        r"|until|for (?:a|an|another))\b",
    ),
    by_verb(_K.CONTINUE, "maintain", r" the mandate\b"),
    by_verb(
        _K.CONTINUE,
        "extend|renew|prolong",
        r"\b[^;,]{0,80}?\b(?:mechanism|authorization|arrangements?|measures|programme|project|moratorium|deadline)\b",
        is_dated=True,
    ),
    by_verb(
        _K.CONTINUE,
        "continue",
        r"\b[^;,]{0,80} for (?:the next|a further|another|(?:a period of )?(?:one|two|three|four|five) years?)\b",
    ),
    by_verb(
        _K.ESTABLISH,
        "establish|establishes|set up|create|constitute|form",
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
        r"\b[^;]{0,260}?\b(?:Days?|Years?|Decade|Week|Month)\b",
    ),
    by_verb(
        _K.APPOINT,
        "appoint|appoints|reappoint|reappoints|re-appoint|re-appoints|nominate|select and appoint|consider appointing",
        r"\b",
    ),
    by_verb(_K.APPOINT, "elect", r" (?!its|their)"),
    by_verb(
        _K.APPOINT,
        "designate|consider designating",
        r"\b[^;,]{0,120}?\b(?:focal points?|coordinators?|representative|envoy|experts?|facilitators?|[Cc]hair)\b",
    ),
    *PAPERS,
    by_verb(
        _K.CONSIDER,
        "consider|discuss|examine|take up|revisit|devote|consideration|give due consideration",
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
