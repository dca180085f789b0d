"""What is asked for as a noun, "calls for the convening of …", and as what is done anywhere in a clause, "decides that
a meeting … shall be held". The sources are those of ``actions``."""

from __future__ import annotations

from .action import Action, by_words
from .commitment import CommitmentKind
from .vocabulary import DOCUMENT, MEETING, NEW_BODY, ORGAN

_K = CommitmentKind

NOUNS: tuple[Action, ...] = (
    by_words(_K.AGENDA, r"inclusion\b[^;]{0,400}?\bagenda\b"),
    by_words(
        _K.REPORT,
        r"(?:preparation|submission|publication|issuance|compilation|presentation|provision|transmission|circulation"
        r"|delivery) (?:of|by)"
        rf"\b[^;]{{0,100}}?{DOCUMENT}\b",
        is_ordered=False,
        of_states=False,
    ),
    by_words(
        _K.CONVENE,
        r"(?:convening|convocation|holding|organization|hosting|reconvening|scheduling)"
        r"(?:, [^,;]{3,60},| in 20\d\d)? (?:of|by)\b",
        is_ordered=False,
    ),
    by_words(_K.REVIEW, r"(?:reviews?|evaluations?|appraisals?) of\b", is_ordered=False, is_dated=True),
    by_words(_K.REVIEW, r"(?:reviews?|evaluations?|appraisals?|audits?|re-examination) (?:of|by|thereof)\b"),
    by_words(
        _K.CONTINUE,
        r"(?:extension|renewal|prolongation|continuation)\b[^;,]{0,60}?\b(?:mandate|term|Decade)\b",
        is_ordered=False,
    ),
    by_words(
        _K.ESTABLISH,
        r"(?:establishment|creation|setting[ -]up) of\b(?![^;,]{0,100}?\b(?:posts?|positions?)\b)"
        rf"[^;,]{{0,140}}?\b{NEW_BODY}\b",
    ),
    by_words(_K.APPOINT, r"(?:appointment|designation|nomination|election|selection) (?:of|by)\b"),
)
"""Of those of a kind the last that matches is taken."""

_BE_GIVEN = (
    "be prepared",
    "be submitted",
    "be presented",
    "be transmitted",
    "be circulated",
    "be carried out",
    "be produced",
)
_ONE_SHALL = ("shall", "should", "will")

ANYWHERE: tuple[Action, ...] = (
    by_words(
        _K.AGENDA,
        r"(?:(?:shall|should|will) )?be (?:included|placed|kept|retained|inscribed)\b[^;]{0,60}?"
        r"\b(?:provisional )?agenda\b|\bagenda\b[^;]{0,60}? (?:shall|should|will) include\b",
        letters=("agenda",),
    ),
    by_words(
        _K.AGENDA,
        r"(?:shall|should|will) remain\b[^;]{0,60}?\b(?:provisional )?agenda\b",
        letters=("agenda",),
        is_dated=True,
    ),
    by_words(
        _K.BRIEFING,
        r"(?i:requests|calls for|invites) (?:an?|further|regular|additional|periodic) (?:[a-z-]+ ){0,3}?briefings?\b"
        r"|\bbriefings?\b[^;“]{0,120}?(?: shall| should| will)? (?<!to )be"
        r" (?:held|provided|given|organized|convened|presented)\b",
        letters=("briefing",),
        is_ordered=False,
    ),
    by_words(
        _K.BUDGET,
        r"\bbe (?:included|reflected|addressed) in\b[^;]{0,60}?\b(?:programme budgets?"
        r"|budget (?:proposals?|submissions?))\b",
        letters=("budget",),
    ),
    by_words(
        _K.REPORT,
        r"\b(?:in|as part of) (?:the context of )?(?:his|her|its|their) (?:next|future|forthcoming|annual|subsequent) "
        r"[^,;]{0,40}?reports?,? to (?:provide|include|set out|report|address)\b",
        letters=("report to ", "reports to ", "report, to ", "reports, to "),
        is_ordered=False,
    ),
    by_words(
        _K.REPORT,
        r"[Rr]equests (?:(?:an?|further|updated|the|regular|additional|periodic) (?:[a-z-]+ ){0,3}?(?:updates?"
        r"|reports?|information|analysis)\b"
        r"|that (?:the|his|its|her) (?:next |future |forthcoming )?(?:[a-z]+ )?reports?\b[^;]{0,240}?"
        r"\b(?:reflect|include|contain|address|cover)\b"
        r"|that (?:[a-z]+ )?(?:updates?|information|data)\b[^;]{0,160}? be (?:provided|submitted|presented)\b)",
        letters=("equests ",),
        is_ordered=False,
    ),
    by_words(
        _K.REPORT,
        r"\b(?:it|Assembly|Council|Committee|Commission|Member States) be (?:kept )?(?:\w+ly )?(?:informed|updated"
        r"|apprised)\b|\b[Rr]equests (?:also )?to be (?:kept )?(?:\w+ly )?(?:informed|updated|apprised)\b",
        letters=("informed", "updated", "apprised"),
        is_ordered=False,
    ),
    by_words(
        _K.REPORT,
        r"\bfor an? (?:updated |further |revised )?(?:proposal|report|update|study)\b",
        letters=("for a ", "for an "),
        is_ordered=False,
    ),
    by_words(
        _K.REPORT,
        r"\bshall be (?:included|reflected|reported|provided) in (?:the|his|its) [^,;]{0,40}?reports?\b",
        letters=("shall be ",),
        is_ordered=False,
    ),
    by_words(
        _K.REPORT,
        r"\b(?:reports?|summar(?:y|ies)|stud(?:y|ies)|compilation|survey|update)\b[^;“]{0,120}? "
        r"(?:shall |will |should )?(?<!to )be (?:prepared|submitted|presented|transmitted|carried out|produced)\b"
        rf"|\ban? (?:[a-z’-]+ ){{0,3}}?(?:report|summary|study|compilation)\b[^;“]{{0,120}}? to be "
        rf"(?:(?:submitted|presented|transmitted|circulated) (?:by [^,;]{{3,40}} )?to (?:the )?{ORGAN}|prepared by)\b",
        letters=_BE_GIVEN,
        is_ordered=False,
    ),
    by_words(
        _K.REPORT,
        r"\binformation\b(?! that)[^;“]{0,160}? be provided\b[^;“]{0,200}?\b(?:Assembly|session)\b",
        letters=("be provided",),
        is_ordered=False,
    ),
    by_words(
        _K.CONSIDER,
        r"(?:shall|should|will) (?:be (?:considered|continued|resumed|deferred)|consider|resume|continue)\b",
        letters=_ONE_SHALL,
        of_assembly=True,
        is_dated=True,
    ),
    by_words(
        _K.CONSIDER,
        r"\b(?:debate|consideration) (?:on|of)\b[^;]{0,160}? (?:commence|begin|start|take place)\b",
        letters=("debate", "consideration"),
        is_dated=True,
    ),
    by_words(
        _K.CONVENE,
        rf"\b{MEETING}\b[^;]{{0,300}}?\b(?:shall|will|should) (?:be (?:held|convened|organized)|take place)\b"
        r"|\b(?:shall|will) (?:hold|meet|convene)\b",
        letters=_ONE_SHALL,
        is_dated=True,
    ),
    by_words(
        _K.CONVENE,
        rf"(?i:requests|recommends) that (?:an?|the) (?:[\w-]+ ){{0,6}}?{MEETING}\b[^;]{{0,200}}?(?<! to) be "
        rf"(?:held|convened|organized)\b|(?i:authorizes|approves) an? (?:[\w-]+ ){{0,6}}?{MEETING}\b"
        r"[^;]{0,200}? to be (?:held|convened|organized)\b",
        letters=("be held", "be convened", "be organized"),
        is_dated=True,
    ),
    by_words(
        _K.CONVENE,
        rf"\bby (?:convening|holding|organizing|hosting) (?:an?|the) (?:[\w-]+ ){{0,4}}?{MEETING}\b",
        letters=("by convening ", "by holding ", "by organizing ", "by hosting "),
        is_dated=True,
    ),
    by_words(
        _K.REPORT,
        r"\b(?:as well as|and) with reporting thereon\b|\bwith a view to reporting (?:back )?to\b",
        letters=("with reporting", "view to reporting"),
        is_ordered=False,
    ),
    by_words(
        _K.CONVENE,
        r"(?i:approves|authorizes) the (?:convening|holding)\b",
        letters=("the convening", "the holding"),
        is_dated=True,
    ),
    by_words(
        _K.REVIEW,
        r"\b(?:shall|will|should) (?:further )?(?:be (?:reviewed|subject to [a-z ]{0,20}?review)\b|review\b)"
        r"|(?<!on the )\b(?:review|evaluation|appraisal) of\b[^;]{0,160}? (?:shall|will|should) (?:take place"
        r"|be (?:conducted|undertaken|carried out|held))\b",
        letters=_ONE_SHALL,
    ),
    by_words(
        _K.REVIEW,
        r"(?i:requests|recommends) that an? (?:[\w-]+ ){0,3}?(?:review|evaluation|appraisal|audit)\b[^;]{0,160}?"
        r"(?<! to) be (?:conducted|undertaken|carried out|held|made)\b",
        letters=("be conducted", "be undertaken", "be carried out", "be held", "be made"),
    ),
    by_words(
        _K.ESTABLISH,
        rf"\ban? (?:[\w-]+ ){{0,5}}?{NEW_BODY}\b[^;,]{{0,60}}?(?: shall| should| will)? (?<!to )be "
        r"(?:established|set up|created)\b",
        letters=("be established", "be set up", "be created"),
    ),
    by_words(
        _K.ESTABLISH,
        r"\b(?:shall|should|will) be (?:designated|proclaimed|observed)\b[^;]{0,120}?\b(?:Day|Year|Decade|Week)\b",
        letters=("be designated", "be proclaimed", "be observed"),
    ),
    by_words(
        _K.APPOINT,
        r"\b(?:shall|should|will) be (?:elected|appointed)\b",
        letters=("be elected", "be appointed"),
        is_dated=True,
    ),
    by_words(
        _K.CONTINUE,
        r"(?i:approves) (?:an|the) extension\b|\b(?:mandate|term)\b[^;]{0,160}? (?:shall |should |will )?be "
        r"(?:further )?(?:extended|renewed|prolonged)\b",
        letters=("pproves", "be extended", "be renewed", "be prolonged", "be further "),
    ),
)
"""Of those of a kind the first that is found is taken, where no verb or noun asks for it."""
