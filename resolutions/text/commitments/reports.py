"""Reports and the like that are asked for by a verb: "to submit …, and to report …". The sources are those of
``actions``."""

from __future__ import annotations

from .action import Action, by_verb, by_words
from .commitment import CommitmentKind
from .vocabulary import (
    A_PAPER,
    COMING,
    DETERMINER,
    DOCUMENT,
    FINDINGS,
    FOR_A_SESSION,
    GIVE,
    MORE,
    NOT_SAID,
    ONES_REPORT,
    ORGAN,
    REPORTED_ON,
    STUDY,
    TO_BODY,
)

_K = CommitmentKind
REPORTS: tuple[Action, ...] = (
    by_verb(_K.REPORT, "report", REPORTED_ON, is_ordered=False),
    by_verb(_K.REPORT, "report", r" (?:the|any|all|such|how|whether)\b", is_binding=True, of_states=False),
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
        "include|reflect|provide|address|set out|present|incorporate|devote|elaborate|submit|outline|share|cover|make"
        "|comment|consider including",
        rf"\b[^;“]{{0,400}}?\b(?=in |through |as part of |within |into ){NOT_SAID}(?:in|through|as part of|within|into)"
        r" (?:the context of )?(?:his|her|its|their|the|a|an|all|relevant|future|subsequent|existing|upcoming)\b"
        r"[^;,“]{0,60}?\b(?:reports?|reporting|overview|budget submissions?|budget proposals?|updates?)\b",
        is_ordered=False,
        of_states=False,
    ),
    by_verb(_K.REPORT, "focus", rf" (?:his|her|its|their) {COMING} reports?\b", is_ordered=False, of_states=False),
    by_verb(
        _K.REPORT,
        "bring",
        r" (?:them|it|(?:its|his|her|their|the|these|those|such|any) (?:[\w-]+ ){0,3}?(?:findings|results|conclusions"
        r"|views|recommendations|proposals|issues?|matters?|concerns|amendments)\b[^;“]{0,40}?) to the attention of "
        r"the (?:General )?Assembly\b",
        is_ordered=False,
        of_states=False,
    ),
    by_verb(
        _K.REPORT,
        "recommend",
        rf" to the {ORGAN}\b[^;“]{{0,160}}?\b(?:options|measures|steps|proposals)\b",
        is_binding=True,
        of_states=False,
    ),
    by_verb(
        _K.REPORT,
        "inform|update|apprise|notify|advise|keep",
        rf" (?=(?:the membership of )?{TO_BODY}\b(?! that\b))",
        is_ordered=False,
    ),
    by_verb(
        _K.REPORT,
        "submit|present|provide|transmit|make|put forward|formulate|convey|communicate|share|prepare|offer|propose"
        "|update",
        r"\b[^;“]{0,320}?\b(?:to|for consideration by|for the consideration of|for review by) "
        r"(?:the (?:[A-Z][\w ]{3,40}? and (?:to )?(?:the )?)?)?(?:General )?Assembly\b",
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
        rf"(?:(?:to|for consideration by|for the consideration of) the {ORGAN}"
        r"|for (?:consideration by|the consideration of) Member States)\b",
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
        "submit|present|provide|put forward|circulate|prepare and circulate|prepare and submit",
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
        "conduct|undertake|continue",
        r" (?:(?:its|his|her|their) )?(?:regular|periodic|annual) (?:[a-z-]+,? (?:and )?){0,3}reporting\b",
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
        r"(?<!database to provide) (?:[\w-]+,? ){0,2}?information (?:on|regarding|concerning|about)\b",
        is_binding=True,
        of_states=False,
    ),
    by_verb(_K.REPORT, "inform", r" on\b", is_binding=True, of_states=False),
    by_verb(
        _K.REPORT,
        "provide|submit|share|communicate",
        r"\b[^;“]{0,80}? information on (?:their|its) (?:national )?(?:implementation|compliance)\b",
        is_ordered=False,
    ),
    by_verb(
        _K.REPORT,
        "provide|submit|communicate|transmit",
        r" to the (?:Secretary-General|Secretariat)\b[^;“]{0,60}? (?:information|data|their views) on\b",
        is_ordered=False,
    ),
    by_verb(
        _K.REPORT,
        "identify|develop|elaborate|draw up|formulate|suggest",
        r"\b[^;“]{0,320}?,? for (?:the )?consideration (?:of|by) the (?:General )?Assembly\b",
        is_ordered=False,
        of_states=False,
    ),
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
)

PAPERS: tuple[Action, ...] = (
    by_verb(
        _K.REPORT,
        "prepare|provide|submit|give|make",
        r" (?:(?:written|further|detailed|timely) )+(?:responses|replies|answers)\b",
        is_binding=True,
        of_states=False,
    ),
    by_verb(
        _K.REPORT,
        "prepare|produce|issue",
        r" (?:concept|background|discussion|issues) (?:papers|notes)\b",
        of_states=False,
    ),
    by_verb(_K.REPORT, f"{GIVE}|draw up|elaborate|develop", rf"\b[^;“]{{0,160}}?{A_PAPER}", of_states=False),
    by_verb(
        _K.REPORT,
        f"{GIVE}|draw up|elaborate|develop|make",
        rf"\b[^;“]{{0,160}}?\b(?:{DOCUMENT}|{STUDY}|{FINDINGS}|draft [a-z]+)\b[^;“]{{0,200}}?{FOR_A_SESSION}",
        is_ordered=False,
        of_states=False,
    ),
)
"""What is written beside a meeting or a review: only where no other action begins with the verb."""


BY_ANY_VERB = by_words(
    _K.REPORT,
    rf"[a-z]{{1,30}}\b[^;“]{{0,260}}?\b(?:(?=in |through |as part of |within ){NOT_SAID}(?:in|through|as part of"
    rf"|within) (?:the context of )?{ONES_REPORT}|(?<= )for presentation to the (?:General )?Assembly\b)",
    letters=("report", "overview", "budget", "for presentation"),
    is_ordered=False,
    of_states=False,
)
"""Tried last: whatever is done "in his next report"."""
