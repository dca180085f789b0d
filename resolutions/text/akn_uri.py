"""The address of a text in the naming convention of Akoma Ntoso (OASIS, Naming Convention 1.0): country, kind of
document, actor, date, number, language.

``/akn/un/statement/deliberation/unga/2011-12-19/66-152/eng``. The number is the symbol with hyphens for its slashes;
that of a resolution goes without its first parts, which say the same as the actor. The date is that of adoption, else
of issue, else the Secretariat's placeholder.
"""

from __future__ import annotations

import re
from datetime import date

from .symbols import Symbol

PLACEHOLDER = "0001-01-01"
"""The Secretariat's, where Akoma Ntoso demands a date and none is known."""

_NO_NUMBER = re.compile(r"[^\w.()-]+", re.ASCII)


def work_uri(symbol: str | None, day: date | None, otherwise: str = "") -> str:
    """``otherwise`` names a text without a symbol."""
    number = Symbol.parse(symbol).address.removeprefix("A/RES/") if symbol else otherwise
    number = _NO_NUMBER.sub("-", number).strip("-.") or "unnamed"
    return f"/akn/un/statement/deliberation/unga/{day.isoformat() if day else PLACEHOLDER}/{number}"
