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
        AT_ONCE,
    }
)
"""Verbs by which something is ordered. Invitations and appeals are followed only where they ask for a report, a
briefing or the like from somebody: "encourages States to establish …" is policy and falls due to nobody."""

VERBS: dict[str, str] = {
    "requests": r"requests(?! (?:for|from|by|of|contained|addressed)\b)|asks|(?:reiterates|repeats|renews|reaffirms"
    r"|recalls|maintains) its (?:previous )?requests?(?: to\b)?"
    r"|reiterates the requests?(?: to\b)?|(?:reaffirms|renews|repeats) the requests? to|decides to request",
    "decides": r"decides(?! to (?:recommend|request|invite)\b)|(?:reaffirms|recalls|reiterates|renews) its decision"
    r"|(?:expresses|reaffirms|reiterates) its intention",
    "authorizes": r"authorizes",
    "agrees": r"agrees",
    "resolves": r"resolves",
    "mandates": r"(?:mandates|entrusts|tasks)(?= (?:the|its|an?)\b)",
    "instructs": r"instructs|directs",
    "approves": r"approves",
    AT_ONCE: r"proclaims|designates|declares|appoints|establishes|extends|convenes|renews the mandate",
    "recommends": r"recommends|decides to recommend",
    "invites": r"invites|decides to invite|(?:reiterates|renews|repeats|reaffirms|recalls) its invitation(?: to)?",
    "encourages": r"encourages",
    "urges": r"urges",
    "calls upon": r"calls (?:up)?on|calls for|(?:reiterates|renews|repeats) its (?:call|appeal)(?: to| upon| on"
    r"| for)?|appeals to",
}
"""The verb in the words of the index, and how it stands in the text."""
