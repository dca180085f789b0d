"""What is asked for, and the words by which it is.

Sources: rules of procedure of the General Assembly: rule 13 (c) (the provisional agenda holds the items whose inclusion
was ordered at a previous session), rules 98 and 99 (the Main Committees and their items), rule 153 (estimates of
expenditure); and the wording that the texts of the Assembly have in common ("to submit to the General Assembly at its
… session a report on …", "to include in the provisional agenda of its … session the item entitled …"), counted in
sessions 75 and 77.
"""

from __future__ import annotations

from .action import Action, action
from .commitment import CommitmentKind
from .vocabulary import (
    COMING,
    DETERMINER,
    DOCUMENT,
    FINDINGS,
    GIVE,
    MEETING,
    MORE,
    NEW_BODY,
    NOT_SAID,
    ORGAN,
    STUDY,
    TO_BODY,
)

_K = CommitmentKind
ACTIONS: tuple[Action, ...] = (
    action(
        _K.AGENDA,
        r"includ(?:e|ing)\b[^;“]{0,120}?\b(?:provisional agenda|draft agenda|agendas? (?:of"
        r"|for) its)",
    ),
    action(
        _K.AGENDA,
        r"(?:place|retain|keep|inscribe|include|maintain)\b[^;]{0,500}?\b(?:on|in|to) (?:the"
        r"|its) (?:provisional )?agenda\b(?! of the [A-FH-Z])",
    ),
    action(
        _K.AGENDA,
        r"(?:shall|should|will) (?:be (?:included|placed|kept|retained|inscribed)"
        r"|remain)\b[^;]{0,60}?\b(?:provisional )?agenda\b"
        r"|\bagenda\b[^;]{0,60}? (?:shall|should|will) include\b",
        is_passive=True,
    ),
    action(_K.AGENDA, r"inclusion\b[^;]{0,400}?\bagenda\b", is_noun=True),
    action(
        _K.BRIEFING,
        r"(?:brief|consider briefing|continue briefing)\b|(?:engage|participate)\b[^;]{0,60}?\binteractive dialogue",
        is_ordered=False,
    ),
    action(
        _K.BRIEFING,
        r"(?:provide|hold|give|organize|present|deliver|convene|conduct|offer|make|submit|report|update"
        r"|inform|continue)\b[^;“]{0,90}?"
        r"\b(?:briefings?|oral (?:\w+ )?(?:reports?|updates?|presentations?|statement)|orally)\b",
        is_ordered=False,
    ),
    action(
        _K.BRIEFING,
        r"(?i:requests) (?:an?|further|regular|additional|periodic) (?:[a-z-]+ ){0,3}?briefings?\b",
        is_ordered=False,
        is_passive=True,
    ),
    action(
        _K.BUDGET,
        r"(?:submit|present|prepare|formulate|propose|provide)\b[^;]{0,260}?\b(?:as part of|in"
        r"|within) the (?:context of the )?(?:proposed|20\d\d) programme budgets?\b"
        r"|(?:submit|present|prepare|formulate)\b[^;]{0,120}?\b(?:proposed (?:revised )?(?:programme )?budgets?"
        r"|budget(?:ary)? (?:proposals?|estimates)|(?:revised|cost) estimates|budget for"
        r"|(?:resource|funding) (?:proposals?|requirements|requests?))\b|propose\b[^;]{0,60}?\bbudget"
        r"|(?:include|make|address|reflect)\b[^;]{0,80}?\b(?:resources?|requirements|funding"
        r"|provisions?)\b[^;]{0,80}?\bbudget",
    ),
    action(
        _K.BUDGET,
        r"\bbe (?:included|reflected|addressed) in\b[^;]{0,60}?\b(?:programme budgets?|budget (?:proposals?"
        r"|submissions?))\b",
        is_passive=True,
    ),
    action(
        _K.REPORT,
        r"report(?=,? (?:\w+ly )?(?:back|to|thereon|there|on|annually|biennially|orally|at|in|through|regularly|every"
        r"|no later|by|periodically|upon|once|during|within|as|the (?:results|outcome|findings|progress)|data"
        r"|information|(?:its"
        r"|his|her|their) (?:findings|conclusions|recommendations|progress))\b|[,.;])",
        is_ordered=False,
    ),
    action(
        _K.REPORT,
        rf"(?!circulate the ){GIVE}\b[^;“]{{0,260}}?(?<! in)(?<! of)(?<! from)(?<! with) {DETERMINER} "
        rf"(?:(?!in )[\w-]+,? ){{0,6}}?{DOCUMENT}\b(?!(?: of the"
        rf" Secretary-General| of the Advisory|ing))",
        is_ordered=False,
    ),
    action(
        _K.REPORT,
        r"(?:include|reflect|provide|address|set out|present|incorporate|devote|elaborate|submit|outline|share"
        r"|cover|make)\b[^;“]{0,260}?"
        rf"\b(?=in |through |as part of |within |into ){NOT_SAID}(?:in|through|as part of|within"
        rf"|into) (?:the context of )?(?:his|her|its|their|the|a|an|all"
        r"|relevant|future|subsequent|existing|upcoming)\b[^;,“]{0,60}?\b(?:reports?|reporting|overview"
        r"|budget submissions?|budget proposals?|updates?)\b",
        is_ordered=False,
        of_states=False,
    ),
    action(
        _K.REPORT,
        rf"(?:inform|update|apprise|notify|advise|keep) (?={TO_BODY}\b)",
        is_ordered=False,
    ),
    action(
        _K.REPORT,
        r"(?:submit|present|provide|transmit|make|put forward|formulate|convey|communicate|share|prepare|offer"
        r"|propose)\b[^;“]{0,220}?"
        r"\b(?:to|for consideration by|for the consideration of|for review by) (?:the )?(?:General )?Assembly\b",
        is_ordered=False,
        of_states=False,
    ),
    action(
        _K.REPORT,
        rf"(?:preparation|submission|publication|issuance|compilation) (?:of|by)\b[^;]{{0,100}}?{DOCUMENT}\b",
        is_noun=True,
        is_ordered=False,
        of_states=False,
    ),
    action(
        _K.REPORT,
        rf"(?:provide|submit|present|transmit)\b(?: to)?(?: the)? {ORGAN}(?:, [^,;]{{3,60}},"
        rf"|[^;,]{{0,170}}? with)?(?: with)?"
        rf" (?:[\w-]+,? ){{0,4}}?"
        rf"(?:{FINDINGS}|updates)\b"
        rf"|(?:provide|submit|present|transmit|prepare)\b[^;“]{{0,60}}?\b{FINDINGS}\b[^;“]{{0,80}}? "
        rf"(?:to|for consideration by|for the consideration of) the {ORGAN}\b",
        of_states=False,
    ),
    action(
        _K.REPORT,
        rf"(?:transmit|submit|communicate|convey|furnish|provide) to the Secretary-General (?:[\w-]+,? ){{0,4}}?"
        rf"{FINDINGS}\b",
        of_states=False,
    ),
    action(
        _K.REPORT,
        rf"(?:provide|submit|present) (?:[\w-]+,? ){{0,2}}?{MORE} (?:[\w-]+,? ){{0,3}}?{FINDINGS}\b(?! to)",
        is_binding=True,
        of_states=False,
    ),
    action(
        _K.REPORT,
        r"(?:submit|present|put forward) (?:[\w-]+ ){0,2}?(?:recommendations|proposals|options|solutions|feasibility)\b"
        r"|(?<!database to )provide (?:[\w-]+,? ){0,2}?information on\b"
        r"|inform on\b"
        r"|entrust\b[^;“]{0,160}?\bwith (?:presenting|preparing|submitting|providing)\b",
        is_binding=True,
        of_states=False,
    ),
    action(
        _K.REPORT,
        rf"(?:submit|present|provide|make|offer)\b[^;“]{{0,240}}?\b{FINDINGS}\b[^;“]{{0,240}}?\bsession\b"
        rf"|provide\b[^;“]{{0,160}}?\bsession\b[^;“]{{0,60}}?\b{FINDINGS}\b"
        rf"|(?:submit|present)\b[^;“]{{0,240}}?\bsession\b",
        is_ordered=False,
        of_states=False,
        is_dated=True,
    ),
    action(
        _K.REPORT,
        r"\b(?:in|as part of) (?:the context of )?(?:his|her|its|their) (?:next|future|forthcoming|annual"
        r"|subsequent) [^,;]{0,40}?reports?,? to (?:provide|include|set out|report|address)\b"
        r"|(?i:requests) (?:an?|further|updated|the|regular|additional|periodic) (?:[a-z-]+ ){0,3}?(?:updates?"
        r"|reports?|information|analysis)\b"
        r"|(?i:requests) that (?:the|his|its|her) (?:next |future |forthcoming )?(?:[a-z]+ )?reports?\b[^;]{0,240}?"
        r"\b(?:reflect|include|contain|address|cover)\b"
        r"|[Rr]equests that (?:[a-z]+ )?(?:updates?|information|data)\b[^;]{0,160}? be (?:provided|submitted"
        r"|presented)\b"
        r"|\bfor an? (?:updated |further |revised )?(?:proposal|report|update|study)\b"
        r"|\bshall be (?:included|reflected|reported|provided) in (?:the|his|its) [^,;]{0,40}?reports?\b"
        r"|\b(?:reports?|summary|study|compilation)\b[^;“]{0,120}? (?:shall |will |should )?(?<!to )be "
        r"(?:prepared|submitted|presented|transmitted)\b"
        rf"|\ban? (?:[a-z’-]+ ){{0,3}}?(?:report|summary|study|compilation)\b[^;“]{{0,120}}? to be "
        rf"(?:(?:submitted|presented|transmitted|circulated) (?:by [^,;]{{3,40}} )?to (?:the )?{ORGAN}|prepared by)\b"
        r"|\binformation\b[^;“]{0,160}? be provided\b[^;“]{0,200}?\b(?:Assembly|session)\b",
        is_ordered=False,
        is_passive=True,
    ),
    action(_K.CONSIDER, r"(?:continue|resume) (?:its |the )?consideration\b", is_ordered=False, of_organs=True),
    action(
        _K.CONSIDER,
        r"(?:(?:continue|resume|defer|pursue|conclude|postpone|revert|keep|return|begin"
        r"|complete|give)\b[^;]{0,160}?\b(?:consideration|considering|discussion|"
        r"examination|question|item|matter|issue)\b|consider\b(?! the possibility of incl)|(?:defer"
        r"|postpone)\b[^;]{0,40}? review\b|take up\b|revisit\b|remain seized\b|examine\b"
        r"|address\b|discuss\b|(?<!and )assess\b(?! (?:an|the) [a-z ]{0,20}amount)|revert\b|(?:devote|dedicate"
        r"|allocate)\b[^;]{0,160}?\bconsideration\b"
        r"|(?:take an? [a-z ]{0,20}?decision|decide|agree) (?!to\b)|define\b|determine\b)",
        of_assembly=True,
        is_dated=True,
    ),
    action(
        _K.CONSIDER,
        r"(?:shall|should|will) (?:be (?:considered|continued|resumed|deferred)|consider|resume|continue)\b",
        of_assembly=True,
        is_passive=True,
        is_dated=True,
    ),
    action(
        _K.CONSIDER,
        r"\b(?:debate|consideration) (?:on|of)\b[^;]{0,160}? (?:commence|begin|start|take place)\b",
        is_passive=True,
        is_dated=True,
    ),
    action(
        _K.CONVENE,
        r"(?:(?:re)?convene|consider (?:re)?convening|[Cc]onvenes)\b(?! as\b)"
        r"|resume the (?:[A-Z][a-z]+ )*Conference\b|resume (?:the|its) (?:[a-z-]+ ){0,3}session\b",
    ),
    action(_K.CONVENE, r"meet (?:for|in|at|from|annually|twice|during|on)\b", is_dated=True),
    action(
        _K.CONVENE,
        r"(?:(?:re)?convene|hold|organize|host|(?:re)?schedule)\b[^;]{0,160}?\b(?:"
        rf"{MEETING}|workshops?|panels?|commemorat\w+|discussions?|round tables?|segment|[A-Z]\w+ Process)\b",
        is_dated=True,
    ),
    action(
        _K.CONVENE,
        rf"\b{MEETING}\b[^;]{{0,300}}?\b(?:shall|will|should) (?:be (?:held|convened|organized)|take place)\b"
        r"|\b(?:shall|will) (?:hold|meet|convene)\b"
        r"|(?i:approves|authorizes) the (?:convening|holding)\b",
        is_passive=True,
        is_dated=True,
    ),
    action(
        _K.CONVENE,
        r"(?:convening|convocation|holding|organization|hosting|reconvening) (?:of"
        r"|by)\b",
        is_ordered=False,
        is_noun=True,
    ),
    action(
        _K.REVIEW,
        r"(?:review|re-examine|reassess|revisit)\b",
    ),
    action(_K.REVIEW, r"keep\b[^;]{0,120}?\bunder (?:\w+ )?(?:review|consideration)\b", of_assembly=True),
    action(
        _K.REVIEW,
        r"keep\b[^;]{0,120}?\bunder (?:\w+ )?review\b|continue (?:its|their|the|his) (?:\w+ )?review\b",
        of_states=False,
    ),
    action(_K.REVIEW, r"(?:reviews?|evaluations?|appraisals?|audits?|re-examination) (?:of|by)\b", is_noun=True),
    action(
        _K.REVIEW,
        r"(?:conduct|undertake|carry out|hold (?:an?|the|its)(?= (?:[\w-]+ ){0,4}?review)(?! debate| meeting| event)"
        r"|perform|commission|initiate|complete|conclude|begin|launch"
        r"|entrust)\b[^;]{0,80}?\b(?:reviews?|evaluations?|appraisals?|audits?|re-examination)\b",
    ),
    action(
        _K.REVIEW,
        r"\b(?:shall|will|should) (?:further )?(?:be (?:reviewed|subject to)\b|review\b)"
        r"|(?<!on the )\b(?:review|evaluation|appraisal) of\b[^;]{0,160}? (?:shall|will|should) (?:take place"
        r"|be (?:conducted|undertaken|held))\b",
        is_passive=True,
    ),
    action(
        _K.CONTINUE,
        r"(?i:extends?|renews?|prolong)\b(?! (?:his|her|its|their) (?:efforts|call))[^;]{0,160}?\b(?:mandate|term"
        r"|period|validity|Decade|duration|until"
        r"|for (?:a|an|another))\b|maintain the mandate\b"
        r"|continue\b[^;,]{0,80} for (?:the next|a further|another|(?:a period of )?(?:one|two|three|four"
        r"|five) years?)\b",
    ),
    action(
        _K.CONTINUE,
        r"(?i:approves) (?:an|the) extension\b|\b(?:mandate|term)\b[^;]{0,160}? (?:shall |should "
        r"|will )?be (?:further )?"
        r"(?:extended|renewed|prolonged)\b",
        is_passive=True,
    ),
    action(
        _K.CONTINUE,
        r"(?:extension|renewal|prolongation|continuation)\b[^;,]{0,60}?\b(?:mandate|term|Decade)\b",
        is_noun=True,
        is_ordered=False,
    ),
    action(
        _K.ESTABLISH,
        r"(?:establishment|creation|setting[ -]up) of\b(?![^;,]{0,100}?\b(?:posts?|positions?)\b)"
        rf"[^;,]{{0,140}}?\b{NEW_BODY}\b",
        is_noun=True,
    ),
    action(_K.APPOINT, r"(?:appointment|designation|nomination|election|selection) (?:of|by)\b", is_noun=True),
    action(
        _K.ESTABLISH,
        r"(?i:establish(?:es)?|set up|create|constitute)\b(?:, [^,;]{1,80},)?(?![^;,]{0,80}?\b(?:posts?|positions?"
        r"|frameworks?|guidelines"
        rf"|conditions|linkages)\b)[^;,]{{0,140}}?\b{NEW_BODY}\b"
        r"|(?i:proclaims?|designates?|declares?|observe|establish)\b[^;]{0,260}?\b(?:Day|Year|Decade|Week)\b",
    ),
    action(
        _K.APPOINT,
        r"(?i:(?:re-?)?appoints?|nominate|select and appoint)\b|elect (?!its|their)"
        r"|designate\b[^;,]{0,80}?\b(?:focal points?|coordinators?|representative|envoy|experts?|facilitators?"
        r"|[Cc]hair)\b",
    ),
    action(
        _K.REPORT,
        rf"(?:{GIVE}|draw up|elaborate|develop)\b[^;“]{{0,160}}?(?<! in)(?<! of)(?<! from)(?<! with) "
        rf"(?:an?|its|one|further|comprehensive|detailed|regular) (?:(?!in )[\w-]+,? ){{0,4}}?{STUDY}\b(?! of their)",
        of_states=False,
    ),
    action(
        _K.REPORT,
        rf"(?:{GIVE}|draw up|elaborate|develop|make)\b[^;“]{{0,160}}?\b(?:{DOCUMENT}|{STUDY}|{FINDINGS}"
        rf"|draft [a-z]+)\b"
        r"[^;“]{0,200}?,? for (?:its )?(?:presentation|submission|transmission|consideration|discussion|review"
        r"|adoption"
        rf"|approval) (?:to|at|by|during|in) (?:the|its) (?:{ORGAN}\b|[^;,]{{0,40}}?\bsession\b)",
        is_ordered=False,
        of_states=False,
    ),
    action(
        _K.REPORT,
        rf"[a-z]{{1,30}}\b[^;“]{{0,260}}?\b(?=in |through |as part of ){NOT_SAID}(?:in|through"
        rf"|as part of) (?:the context of )?"
        rf"(?:(?:his|her|its|their) {COMING}\b[^;,“]{{0,60}}?\b(?:reports?|reporting|overview|programme budgets?"
        rf"|budget submissions?"
        rf"|budget proposals?)\b|{COMING} (?:[a-z]+ )?(?:reports?|reporting)\b"
        r"|(?:his|her|its|their) reports? (?:on the implementation of the present|to the (?:General )?Assembly))"
        r"|[a-z]{1,30}\b[^;“]{0,260}? for presentation to the (?:General )?Assembly\b",
        is_ordered=False,
        of_states=False,
    ),
    action(
        _K.CONSIDER,
        r"(?:consider|(?:continue|resume|conclude|complete) (?:and conclude )?(?:its |the |their )?consideration"
        r"|discuss"
        r"|examine|take up|revisit|devote|consideration)\b",
        is_ordered=False,
        of_organs=True,
        in_session=True,
    ),
)
"""Tried in this order at each verb that is asked; the first that matches is taken."""

MAY_ASK = (
    "report", "inform", "updat", "brief", "appris", "advise", "notify", "agenda", "session", "conven", "review",
    "extend", "renew", "prolong", "extension", "establish", "set up", "create", "constitute", "proclaim", "designate",
    "declare", "observe", "appoint", "nominate", "elect", "budget", "study", "studies", "paper", "note", "summary",
    "compil", "Assembly", "hold", "held", "organize", "provi", "resume", "estimates", "requirements", "resource",
    "host", "schedule", "meet", "consider", "apprais", "evaluat", "audit", "re-examin", "reassess", "revisit",
    "recommendations", "analys", "assess", "overview", "compendium", "inventory", "framework", "inclusion", "another",
    "feasibility", "solutions",
)  # fmt: skip
"""A clause without any of these asks for none of the above: looked for first, since most clauses have none. Letters are
found fifty times as fast as a pattern."""
MAY_BE_PASSIVE = (
    "shall", "should", "will", "extension", "report to", "reports to", "report, to", "reports, to", "request to ",
    "requests to ", "equests a", "equests further", "equests updated", "equests the ", "equests regular",
    "equests periodic", "equests that ", "be included in", "be reflected in", "be addressed in", "be extended",
    "be renewed", "be prolonged", "be further ", "to be ", "be provided", "commence",
)  # fmt: skip
"""The same of the actions that are looked for anywhere in a clause."""
