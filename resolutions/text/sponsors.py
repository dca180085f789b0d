"""Who tables a text, as the cover names them."""

from __future__ import annotations

import re

from .document import Sponsor
from .kinds import SponsorKind
from .states import split_names, state_named

_BODY = re.compile(
    r"\b(?:(?:Vice-)?Chair(?:man|woman|person)?|President|Rapporteur|Committee|Bureau|Secretary-General|Commission"
    r"|Council)\b"
)
_GROUP = re.compile(
    r"\b(?:Groups?|Union|Movement|Community|Countries|Forum|League|Association|States [Mm]embers|States that)\b"
)
_SYMBOLS = re.compile(r"\s?\([AES]/[^()\s]{1,60}\)$")
"""The document that says who joined, behind the last name: "Iran (Islamic Republic of) (A/C.3/90/SR.45)"."""
_STARS = re.compile(r"[*†‡]+")
LABEL = re.compile(r"(?:(?:main |co-?)?sponsors?|(?:sponsored|submitted|tabled|proposed) by)\s?:\s*", re.IGNORECASE)
"""What may stand above the names: "Sponsors: Chile and Peru"."""
_SIGNS = " :：,;—–-•·▪●"
"""Around a name: what parts names, and the dots of a list."""
_BEHALF = re.compile(
    r"\s?\((?P<bracketed>(?:also )?on behalf of [^()]{1,300})\)|,?\s(?P<bare>(?:also )?on behalf of [^(),;]{1,300})"
)


def read_sponsors(text: str) -> tuple[Sponsor, ...]:
    """The names in "Albania, Bosnia and Herzegovina and Zambia", in order, each once."""
    listed = LABEL.sub("", _STARS.sub("", text).lstrip(), count=1)
    names = (_named(_whole(_SYMBOLS.sub("", name).strip(_SIGNS))) for name in split_names(listed))
    return tuple(Sponsor(name, kind_of(name)) for name in dict.fromkeys(names) if name)


def on_whose_behalf(names: str) -> tuple[str, str | None]:
    """The names without what says on whose behalf they table, and that: "Cuba, on behalf of the Group of 77"."""
    notes = [" ".join((found["bracketed"] or found["bare"]).split()) for found in _BEHALF.finditer(names)]
    return _BEHALF.sub("", names), "; ".join(notes) or None


def _named(name: str) -> str:
    """Officers and bodies without their article; that of a State is a part of its name in lists."""
    bare = name.removeprefix("the ").removeprefix("The ")
    return bare if bare != name and kind_of(bare) is SponsorKind.BODY else name


def _whole(name: str) -> str:
    """The name without the hyphen at which a line broke it, where that makes it a State's."""
    hyphens = [at for at, sign in enumerate(name) if sign == "-"]
    joined = (name[:at] + name[at + 1 :] for at in hyphens if not state_named(name))
    return next((each for each in joined if state_named(each)), name)


def kind_of(name: str) -> SponsorKind:
    """By the words of the name."""
    if state_named(name):
        return SponsorKind.STATE
    if _BODY.search(name):
        return SponsorKind.BODY
    return SponsorKind.GROUP if _GROUP.search(name) else SponsorKind.STATE


_GROUPS = re.compile(
    r"\b[Oo][nf] behalf of (?:the )?(?:States [Mm]embers of the United Nations that are members of (?:[a-z]{1,3} )*)?"
    r"(?P<group>[A-Z].+?)(?= \(|;|, [a-z]|$)"
)


def groups_named(note: str) -> list[str]:
    """The groups on whose behalf a text is tabled: "Cuba on behalf of the States Members of the United Nations that are
    members of the Movement of Non-Aligned Countries" names one. Each once, in order."""
    return list(dict.fromkeys(found["group"].strip(" .,") for found in _GROUPS.finditer(note)))


_HONORIFIC = r"(?:M(?:r|rs|s|iss)|Dr|Sir|Dame|Prof|H\. ?E)\b"
_OFFICER = re.compile(
    r"(?P<office>(?:Vice-)?(?:Chair(?:man|woman|person)?|President|Rapporteur)\b[^,(:]*?)"
    rf"(?:, | \(|:? (?:and )?(?={_HONORIFIC}))(?P<person>.+)"
)


def office_of(name: str) -> str:
    """The office in "Vice-Chair of the Committee, Jane Doe (Ruritania)" and "Rapporteur: Ms. Jane Doe"; the whole name
    of anything else."""
    officer = _OFFICER.fullmatch(name)
    return officer["office"].strip() if officer else name
