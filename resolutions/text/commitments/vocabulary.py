"""The words of which the patterns of ``actions`` are made: bodies, verbs of giving, documents, meetings, findings."""

from __future__ import annotations

BODY = (
    r"(?:General )?Assembly|Council|Committee|Commission|Working Group|Secretary-General|Member States|Forum|Conference"
    r"|Board|Parties|"
    r"High Commissioner|States"
)
ORGAN = r"(?:[A-Z][a-z]+ (?:and |on |of |for |the )*){0,3}?(?:Assembly|Council|Commission|Committee|Board|Conference)"
COMING = r"(?:next|annual|future|forthcoming|subsequent|progress|upcoming|periodic|existing)"
MORE = (
    r"(?:updated|further|detailed|specific|concrete|consolidated|regular|timely|relevant|up-to-date"
    r"|additional|more|comprehensive|disaggregated|clear)"
)
TO_BODY = rf"(?:(?:all |to |interested )?(?:the )?(?:[A-Z][\w-]*,? (?:and |on |of |for |the |in )*)*?(?:{BODY}))"
GIVE = (
    "submit|resubmit|re-submit|present|provide|prepare|transmit|issue|produce|deliver|compile|circulate|publish|convey"
    "|finalize|complete|furnish|forward|undertake|conduct|carry out|prepare and submit|update and submit"
)
"""Verbs, not a pattern."""
DETERMINER = (
    r"(?:an?|the|his|her|its|their|one|two|three|any|such|further|another|annual|biennial|regular|periodic"
    r"|progress|updated|separate|continuous|"
    r"comprehensive|written|interim|detailed|concise|written|final|thematic)"
)
DOCUMENT = (
    r"(?:reports?|updates?|stud(?:y|ies)|(?:white |conference room |working |discussion |position |policy )papers?"
    r"|information notes?|compilations?|summar(?:y|ies)|surveys?|memorand(?:um|a))"
)
NOT_SAID = "".join(
    rf"(?<!{word} )"
    for word in "indicated contained specified out outlined described identified reflected highlighted".split()
)
"""Not "as indicated in the report"."""
MEETING = (
    r"(?:[Mm]eetings?|[Cc]onferences?|[Ss]essions?|[Dd]ialogues?|[Ss]ummit|[Ff]orum|[Dd]ebates?|[Ee]vents?"
    r"|[Ss]eminars?|[Ss]ymposi(?:um|a)|[Rr]etreats?|[Cc]eremon(?:y|ies)"
    r"|[Cc]ongress|[Cc]onsultations?|[Hh]earings?)"
)
FINDINGS = (
    r"(?:recommendations?|proposals?|options|findings|conclusions|assessment|analysis|overview|information"
    r"|results|outcomes?|plan|"
    r"strategy|data|views|comments|input|justifications?|details|clarification|explanations?|review|roadmap"
    r"|statistics|list|responses?|repl(?:y|ies))"
)

STUDY = (
    r"(?:analys[ie]s|assessments?|overview|compendium|inventory|mapping(?: exercise)?|results framework"
    r"|(?:concept|background|guidance|issues|technical) (?:notes?|papers?))"
)
"""Written, and asked for by name, but no report."""
NEW_BODY = (
    r"(?:[Cc]ommittees?|[Gg]roups?|[Pp]anels?|[Ff]unds?"
    r"|[Mm]echanisms?|[Bb]oards?|[Oo]ffices?|[Ff]orum|"
    r"[Cc]ommissions?|[Uu]nit|[Cc]entres?|[Tt]ask [Ff]orces?|[Ss]ecretariat|[Rr]egister|[Ii]nstitution"
    r"|[Nn]etwork|[Bb]ody|[Pp]rogramme of [a-z]+|awards?|[Ii]nstitute|[Tt]ribunal|[Ss]ubcommittee|[Bb]ureau|[Tt]eam"
    r"|[Oo]bservatory|[Pp]rize|[Aa]gency)"
)
ESTIMATES = (
    r"(?:proposed (?:revised )?(?:programme )?budgets?|budget(?:ary)? (?:proposals?|estimates)"
    r"|(?:revised|cost|supplementary) estimates|budget for|(?:resource|funding) (?:proposals?|requirements|requests?))"
)
REPORTED_ON = (
    r"(?=,? (?:\w+ly )?(?:back|to|thereon|there|on|annually|biennially|orally|at|in|through|regularly|every|no later|by"
    r"|periodically|upon|once|during|within|as|the (?:results|outcome|findings|progress)|data|information"
    r"|(?:its|his|her|their) (?:findings|conclusions|recommendations|progress))\b|[,.;])"
)
"""Behind "to report": what is reported, to whom or when."""
ONES_REPORT = (
    rf"(?:(?:his|her|its|their) {COMING}\b[^;,“]{{0,60}}?\b(?:reports?|reporting|overview|programme budgets?"
    rf"|budget submissions?|budget proposals?)\b|{COMING} (?:[a-z]+ )?(?:reports?|reporting)\b"
    r"|(?:his|her|its|their) reports? (?:on the implementation of the present|to the (?:General )?Assembly))"
)
"""A report that somebody gives anyway."""
A_PAPER = (
    r"(?<! in)(?<! of)(?<! from)(?<! with) (?:an?|its|one|further|comprehensive|detailed|regular) "
    rf"(?:(?!in )[\w-]+,? ){{0,4}}?{STUDY}\b(?! of their)"
)
FOR_A_SESSION = (
    r",? for (?:its )?(?:presentation|submission|transmission|consideration|discussion|review|adoption|approval) "
    rf"(?:to|at|by|during|in) (?:the|its) (?:{ORGAN}\b|[^;,]{{0,40}}?\bsession\b)"
)
"""Behind what is written: "for consideration by the Assembly at its eightieth session"."""
