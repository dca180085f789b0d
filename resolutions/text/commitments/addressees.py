"""Who is asked: the words between the verb that asks and what it asks for.

Names as the Assembly writes them (Editorial Manual, "Names and titles"); a body that is not listed keeps the words of
the text.
"""

from __future__ import annotations

import re
from functools import lru_cache

ASSEMBLY = "General Assembly"
SECRETARY_GENERAL = "Secretary-General"
PRESIDENT = "President of the General Assembly"
MAIN_COMMITTEE = "Main Committee"
STATES = "Member States"
STATES_PARTIES = "States parties"

NAMES: dict[str, str] = {
    SECRETARY_GENERAL: r"(?<!Deputy )(?<!Assistant )(?<!Under-)(?<!of the )Secretary[- ]General"
    r"(?! of (?:the |la )?(?!United Nations)[A-Z])(?! for )"
    r"|Secretary-General of the United Nations|United Nations Secretary-General",
    "Secretariat": r"(?<!of the )(?<!United Nations )Secretariat\b|(?<!of the )United Nations Secretariat"
    r"|Department of [A-Z]|Department for [A-Z]|Departments of",
    ASSEMBLY: r"(?<!Health )(?<!Environment )(?<!Habitat )(?<!Parliamentary )(?:General )?Assembly\b(?!’s)",
    PRESIDENT: r"President of the (?:General )?Assembly|its President",
    "Office of Internal Oversight Services": r"Office of Internal Oversight Services",
    "Board of Auditors": r"Board of Auditors",
    "Joint Inspection Unit": r"Joint Inspection Unit",
    "Advisory Committee on Administrative and Budgetary Questions": r"Advisory Committee on Administrative and "
    r"Budgetary|(?<!Council )(?<!Rights )Advisory Committee\b(?! on| of)",
    "International Civil Service Commission": r"International Civil Service Commission",
    "United Nations High Commissioner for Human Rights": r"(?:United Nations )?High Commissioner for Human Rights",
    "United Nations High Commissioner for Refugees": r"(?:United Nations )?High Commissioner for Refugees",
    "Human Rights Council": r"Human Rights Council(?! Advisory| Task)",
    "Economic and Social Council": r"Economic and Social Council",
    "Security Council": r"(?<!to the )Security Council(?!’s)",
    "International Law Commission": r"International Law Commission",
    "Conference on Disarmament": r"Conference on Disarmament",
    "Disarmament Commission": r"Disarmament Commission",
    "Special Rapporteur": r"Special Rapporteurs?\b",
    "Independent Expert": r"Independent Experts?\b",
    "Special Committee": r"Special Committee\b",
    MAIN_COMMITTEE: r"(?:First|Second|Third|Fourth|Fifth|Sixth|Main) Committees?\b",
    "Special Representative": r"(?:Special|Personal) (?:Representative|Envoy|Adviser|Coordinator)s?\b",
    STATES: r"Member States|States Members|(?:all |other |concerned |interested )?States\b(?! [Pp]art| of )"
    r"|Member State\b|Governments\b",
    STATES_PARTIES: r"States [Pp]arties",
}
"""Name for lists and facets: how it stands in the text."""
_NAMES = [(name, re.compile(pattern)) for name, pattern in NAMES.items()]

_MORE = re.compile(
    r",? (?:in (?:close |full |its |his |her |the )?(?:consultation|cooperation|collaboration|coordination|partnership"
    r"|capacity|role|accordance|conformity|context|line|conjunction)|with (?:the|a view|regard|respect)|within|through"
    r"|as (?:the|an?|part|well as|[a-z]+ (?:of|for))|acting|under|"
    r"building|taking|on the basis|from|including|following|pursuant|subject|having|based|while|bearing|by|if|where|"
    r"when|at (?:its|the)|during|prior|before|for (?:the|an?)|as appropriate|upon|mindful|recognizing|respecting|"
    r"after|once|pending|without|in (?:the future|due course)|"
    r"drawing|noting|in view|in the light|in particular|provided|together"
    r"|in (?:\w+ly )?(?:[a-z]{3,}ing|the exercise))\b.*",
    re.DOTALL,
)
"""What stands after the name of whom is asked and is not part of it."""
_LINK = re.compile(
    r"^(?:(?:in (?:this|that) (?:regard|respect|context|connection)|to (?:this|that) end|therefore|accordingly"
    r"|once again|(?:made|addressed) to),? ?)+"
)
"""What may stand between the verb and whom it asks."""
_PRONOUN = re.compile(
    r"(?:him|her|them|it|he|she|they|the latter|(?:continued |further )?efforts)\b"
    r"|(?:this|these|updates|information|briefings|reports|an?|further|more|updated|regular|additional|periodic)(?: |$)"
)
_IS_LISTED = re.compile(
    r"^(?:(?:each|all|both) of |all |the |its |all the |interested |concerned |relevant |those |other )*$"
    r"|(?:, |\band |\bor )(?:all |the |its |other )*$"
)
"""What may stand before a name that is asked itself: the beginning, or another name of the list."""
_MOST_LETTERS = 160
_OFFICER = re.compile(r"(?:Co-)?(?:Chairs?|Chairpersons?|Presidents?|Facilitators?)\b|(?:Executive )?Director\b")
_AROUND = re.compile(r"^(?:the|all|its|a) | of the (?:United Nations )?Secretariat$| concerned$| to$")
"""What stands around a name and is no part of it."""
_ORGAN = re.compile(
    r"\b(?:Assembly|Council|Commission|Committees?|Conference|Forum|Board|Group|Subcommittees?|Panel|Congress|Bureau)\b"
    r"|^[Mm]eetings? of [A-Z]"
)
"""An organ of several members, which considers questions at its sessions."""


@lru_cache(maxsize=4096)
def addressees(words: str) -> tuple[str, ...]:
    """The names in the words between the verb and what is asked, in their order; the words themselves where no listed
    name stands in them; nothing for a pronoun or no words."""
    words = _LINK.sub("", words.strip(" ,"))
    if is_pronoun(words):
        return ()
    named = _MORE.sub("", words).strip(" ,") or words
    found = sorted((match.start(), name) for name, pattern in _NAMES if (match := pattern.search(named)))
    listed = [name for start, name in found if _IS_LISTED.search(named[:start])]
    if listed:
        return tuple(dict.fromkeys(listed))
    return (_AROUND.sub("", named)[:_MOST_LETTERS],)


def is_officer(name: str) -> bool:
    """One of those who serve the Assembly, whom it need not command: "encourages the Secretary-General to convene"."""
    return name in NAMES and name not in (ASSEMBLY, STATES, STATES_PARTIES) or bool(_OFFICER.match(name))


def is_organ(name: str) -> bool:
    """Of the United Nations or another body, and not the Assembly itself."""
    return bool(_ORGAN.search(name)) and name not in (ASSEMBLY, PRESIDENT)


def is_pronoun(words: str) -> bool:
    """Whether the words name nobody themselves: "requests him to report", "requests an update"."""
    words = _LINK.sub("", words.strip(" ,"))
    return not words or bool(_PRONOUN.match(words))
