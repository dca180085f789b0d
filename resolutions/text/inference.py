"""What a text without a cover still allows to infer, with the reason. Never mixed with what it states."""

from __future__ import annotations

import re
from datetime import date

from .document import Document, Inference
from .kinds import OPERATIVE
from .ordinals import find_sessions
from .symbols import Symbol

_NEXT_SESSION = re.compile(r"\bat its (?P<session>[\w-]+(?: [\w-]+){0,3} session)\b")


def infer(document: Document) -> dict[str, Inference]:
    """Session and year of a text that does not say them.

    A text that defers the question "at its sixty-first session" is of the session before; the last resolutions of the
    Assembly that it cites may not be of a later one.
    """
    if document.session:
        return {}
    inferred: dict[str, Inference] = {}
    deferred = _deferred(document)
    cited = max((_session_of(citation.symbol) for citation in document.citations), default=0)
    if deferred and max(cited, 1) < deferred:
        session = deferred - 1
        why = f"the text defers the question to session {deferred}"
        inferred["session"] = Inference(str(session), why + (f" and cites none after session {cited}" if cited else ""))
    latest = max((citation.date for citation in document.citations if citation.date), default=None)
    if "session" in inferred and isinstance(latest, date):
        opens = 1945 + int(inferred["session"].value)
        if opens - 1 <= latest.year <= opens:
            inferred["year"] = Inference(str(opens), f"session {inferred['session'].value} opened in {opens}")
    return inferred


def _deferred(document: Document) -> int | None:
    """The regular session that the last operative paragraph defers to."""
    for paragraph in reversed(document.paragraphs):
        if paragraph.kind == OPERATIVE:
            found = _NEXT_SESSION.search(paragraph.text)
            code = next(find_sessions(found["session"]), None) if found else None
            return int(code) if code and code.isdigit() else None
    return None


def _session_of(symbol: str) -> int:
    read = Symbol.parse(symbol)
    regular = read.organ == "A" and read.is_resolution and (read.session or "").isdigit()
    return int(read.session or 0) if regular else 0
