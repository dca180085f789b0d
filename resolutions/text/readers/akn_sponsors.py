"""Who tabled, in the words of one step of the workflow: "submitted by the Chair of the Committee following …"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..document import Sponsor
from ..kinds import SponsorKind, SponsorRole
from ..sponsors import kind_of
from ..states import split_names, state_named

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_BEHALF = re.compile(r"(?<!\s)\s*\((?:(?P<note>(?:also )?o[nf] behalf of [^()]*|in its capacity [^()]*)|\s*)\)")
_NOTE_ALONE = re.compile(r"on (?:behalf|the basis) of ")
_BEFORE_NAME = re.compile(r"^(?:submitted by )?(?:the representatives? of )?(?:the ?(?=[A-Z]))?")
"""Words and slips before a name: "the representative of Mexico", "theRepublic of Korea"."""
_SUBMITTED = re.compile(
    r"(?:(?P<person>[^,()]+ \([^()]+\)), )?(?:was )?(?:submitted|introduced[\w\s]*?) by (?:the )?(?P<name>.+?)"
    r"(?P<note>,? (?:and )?(?:following|on the (?:basis|recommendation|proposal)).*)?$"
)
_REPRESENTATIVE = re.compile(r"representative of (?P<state>.+?) \(?(?P<note>on behalf of [^()]+)\)?")
_GLUED = re.compile(r"(?:and)?(?:\. | )")
"""Between two names whose comma is missing: "Angola Bahamas", "Barbados. Belize", "Tongaand Tuvalu"."""


def read_step(by: str, role: SponsorRole, agents: Mapping[str, Element]) -> tuple[list[Sponsor], list[str]]:
    """The sponsors of one step, and on whose behalf or on what basis they tabled. ``agents`` are the organizations of
    the file by reference (``#sponsor-1``), which the Secretariat does not use here and our own files do."""
    by = " ".join(by.split())
    if by in agents:
        name = agents[by].get("showAs", "")
        kind = next((kind for kind in SponsorKind if f"/{kind}/" in agents[by].get("href", "")), None)
        return [Sponsor(name, kind or kind_of(name), role)], []
    submitted = _SUBMITTED.match(by)
    if submitted:
        return _officer(submitted, role)
    sponsors, notes = [], []
    names = split_names(by)
    for name in names:
        behalf = _BEHALF.search(name)
        plain = _BEHALF.sub("", name).strip(" .")
        if _NOTE_ALONE.match(plain):
            notes.append(plain)
            continue
        plain = _BEFORE_NAME.sub("", plain, count=1)
        found, rest = _states_in(plain)
        sponsors += [Sponsor(one, kind_of(one), role) for one in found]
        notes += [rest] if rest else []
        if behalf and behalf["note"]:
            notes.append(behalf["note"] if len(names) == 1 else f"{plain} {behalf['note']}")
    return sponsors, notes


def _officer(submitted: re.Match[str], role: SponsorRole) -> tuple[list[Sponsor], list[str]]:
    """An office, with the person who holds it where that is said; or a State's representative for others."""
    notes = [submitted["note"].strip(" ,")] if submitted["note"] else []
    spoken_for = _REPRESENTATIVE.fullmatch(submitted["name"])
    if spoken_for:
        state = state_named(spoken_for["state"]) or spoken_for["state"]
        return [Sponsor(state, SponsorKind.STATE, role)], [f"{state} {spoken_for['note']}", *notes]
    name = ", ".join(filter(None, (submitted["name"], submitted["person"])))
    return [Sponsor(name, SponsorKind.BODY, role)], notes


def _states_in(name: str) -> tuple[list[str], str]:
    """The names in what the commas left whole, and words after a State's name that are none."""
    if not name or state_named(name):
        return [state_named(name) or name] if name else [], ""
    for glue in _GLUED.finditer(name):
        first, second = (state_named(part) for part in (name[: glue.start()], name[glue.end() :]))
        if first and second:
            return [first, second], ""
    before, stop, after = name.partition(". ")
    state = state_named(before) if stop else None
    return ([state], after.lstrip("- ")) if state else ([name], "")
