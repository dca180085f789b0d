"""The verbs by which the Assembly asks.

Source: United Nations Editorial Manual, "Resolutions": an operative paragraph opens with a verb in the present
indicative, and further clauses of it have verbs of their own.
"""

from __future__ import annotations

AT_ONCE = "proclaims"
"""The verb of what the Assembly does by saying so: "proclaims 2 May World Gull Day"."""
BINDING = frozenset(
    {
        "requests",
        "decides",
        "authorizes",
        "agrees",
        "resolves",
        "mandates",
        "instructs",
        "approves",
        "recommends",
        "emphasizes",
        AT_ONCE,
    }
)
"""Verbs by which something is ordered. Invitations and appeals are followed only where they ask for a report, a
briefing or the like from somebody: "encourages States to establish …" is policy and falls due to nobody."""

VERBS: dict[str, str] = {
    "requests": r"requests(?! (?:for|from|by|of|contained|addressed)\b)|asks|(?:reiterates|repeats|renews|reaffirms"
    r"|recalls|maintains) its (?:previous |earlier |standing |urgent )?requests?(?: to\b)?"
    r"|reiterates the requests?(?: to\b)?|(?:reaffirms|renews|repeats) the requests? to|decides to request",
    "decides": r"decides(?! to (?:recommend|request|invite|authorize|encourage|urge|call upon|instruct"
    r"|entrust|mandate)\b)|(?:reaffirms|recalls|reiterates|renews) its decision"
    r"|(?:expresses|reaffirms|reiterates) its intention",
    "authorizes": r"authorizes|decides to authorize",
    "agrees": r"agrees",
    "resolves": r"resolves",
    "mandates": r"(?:mandates|entrusts|tasks|decides to (?:mandate|entrust))(?= (?:the|its|an?)\b)",
    "instructs": r"instructs|directs|decides to instruct",
    "approves": r"approves",
    AT_ONCE: r"proclaims|designates|declares|appoints|establishes|extends|convenes|renews the mandate",
    "recommends": r"recommends|decides to recommend|proposes(?= that\b)",
    "emphasizes": r"(?:emphasizes|stresses|underlines|underscores|affirms|reaffirms|reiterates|confirms)"
    r"(?= that\b[^;]{3,260}? (?:shall|should|will) (?:(?:also|further|continue to) )?(?:report|submit|brief"
    r"|inform|present|convene|consider|continue (?:its|their) consideration|review)\b)",
    "invites": r"invites|decides to invite|(?:reiterates|renews|repeats|reaffirms|recalls) (?:its|the) invitation"
    r"(?: to)?",
    "encourages": r"encourages|decides to encourage",
    "urges": r"urges|decides to urge",
    "calls upon": r"calls (?:(?:once )?again |also )?(?:(?:up)?on|for)|decides to call upon"
    r"|(?:reiterates|renews|repeats|reaffirms) (?:its|the) (?:call|appeal)(?: to| upon| on| for)?|appeals to",
}
"""The verb in the words of the index, and how it stands in the text."""
