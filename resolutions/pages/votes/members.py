"""The Members of the United Nations on a day: what the entries of the archive say, which editors may have corrected;
and of States that have no entry, what the table of States says."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from resolutions.models import Sponsor
from resolutions.text.states import STATES, State


def members_on(day: date, by_code: Mapping[str, Sponsor]) -> list[Sponsor | State]:
    """In the order of their names. ``by_code`` are the entries that have a code."""
    without_entry = (state for state in STATES if state.code not in by_code)
    known: list[Sponsor | State] = [*by_code.values(), *without_entry]
    return sorted((one for one in known if one.is_member_on(day)), key=lambda one: one.name)
