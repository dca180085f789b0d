"""What comparisons are told in: the words of the page for what ``resolutions.comparison`` has its own names for."""

from __future__ import annotations

from datetime import date

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from resarchive.formats import day_written
from resolutions.comparison import names
from resolutions.comparison.base_draft import Certainty, Why
from resolutions.comparison.openings import VerbChange
from resolutions.comparison.result import NoteRow, Row
from resolutions.comparison.tally import TECHNICAL, told_op
from resolutions.models.choices import Kind, Outcome
from resolutions.text.document import Paragraph

OPS = {
    "same": _("unchanged"),
    "edited": _("reworded"),
    "inserted": _("added"),
    "deleted": _("deleted"),
    "moved": _("moved"),
    "split": _("split"),
    "merged": _("merged"),
    "renumbered": _("renumbered"),
    "first": _("in the text"),
    "new": _("new"),
    "returned": _("came back"),
    "repeated": _("stood elsewhere before"),
    "absent": _("absent"),
    TECHNICAL: _("brought up to date"),
}
"""What became of a paragraph or a footnote; and what a text of a series did to a paragraph."""

ROWS = {**OPS, "edited": _("changed")}
"""What became of a table, or a row of it."""

IN_SHORT = {"inserted": OPS["new"], TECHNICAL: _("updated")}
"""What became of a paragraph, in a list that has no room; anything else is ``changed``."""

KINDS = {
    "substantive": _("substantive"),
    "opening": _("opening verb"),
    "reference": _("reference"),
    "date": _("session ordinal or date"),
    "conversion": _("doubtful: may come from the conversion of the file"),
    "editorial": _("editorial"),
}

SHARES = {
    "verbatim": _("carried over word for word"),
    "technical": _("brought up to date"),
    "edited": _("carried over in an edited paragraph"),
    "new": _("new"),
}

SLOTS = {
    Why.LAST: _("the last resolution on the subject is now the one this draft is based on"),
    Why.SUBJECT: _("a newer text on that subject is held"),
    Why.MOVED: _("it moved on with the text before, and does so again"),
    Why.COMING: _("a coming session moves on with the draft"),
    Why.RECORDS: _("the Official Records of the new session; check chapter and section"),
    Why.NOT_ISSUED: _("of the new session; not issued when this text was adopted"),
    Why.CHANGED: _("it changed last time, in a way that does not tell what comes next"),
    Why.EVENT: _("of an event that will be past; of the next one nothing is known"),
    Why.NOT_HELD: _("the text to cite is of a session of which nothing is held"),
}
"""Why a technical slot of a base draft was filled, left or made blank."""

CERTAINTIES = {
    Certainty.CERTAIN: _("certain"),
    Certainty.LIKELY: _("likely"),
    Certainty.TO_CHECK: _("to be checked"),
    Certainty.BLANK: _("to be filled in"),
}

COVER = {
    "title": _("Title"),
    "sponsor_note": _("Sponsors’ note"),
    "symbol": _("Symbol"),
    "kind": _("Document"),
    "organ": _("Organ"),
    "session": _("Session"),
    "committee": _("Committee"),
    "distribution": _("Distribution"),
    "original_language": _("Original language"),
    "outcome": _("Outcome"),
    "issued_on": _("Issued"),
    "adopted_on": _("Adopted"),
    "agenda_items": _("Agenda item"),
    "sponsors": _("Sponsors"),
    "origin": _("Origin"),
    "meeting": _("Meeting"),
    "subjects": _("Subject headings"),
    "vote": _("Vote"),
    "votes": _("How States voted"),
}
JOINING = {"sponsors": (_("left"), _("joined")), "subjects": (_("gone"), _("new"))}
"""What to call those only in the first and those only in the second text."""

_STRENGTHS = {
    "stronger": _("stronger"),
    "weaker": _("weaker"),
    "as strong": _("as strong"),
    "other": _("another verb"),
}


LAST_MARK = _("unchanged but for its last mark")
TYPOGRAPHY = _("typography only")


def op_of(row: Row | NoteRow) -> str:
    """What became of a row, in a word or two: "renumbered", "typography only", "reworded"."""
    if isinstance(row, Row) and (row.only_last_mark or row.only_typography) and not row.renumbered:
        return str(LAST_MARK if row.only_last_mark else TYPOGRAPHY)
    if row.op == "same" and row.renumbered:
        return str(OPS["renumbered"])
    return str(OPS[look_of(row)])


def look_of(row: Row | NoteRow) -> str:
    """The op by which a change is told and drawn: what only brings references and dates up to date is no rewording."""
    return TECHNICAL if isinstance(row, Row) and told_op(row) == TECHNICAL else row.op


def long_name(paragraph: Paragraph) -> str:
    return names.long_name(paragraph, translation)


def short_name(paragraph: Paragraph) -> str:
    return names.short_name(paragraph, translation)


def strength(change: VerbChange) -> str:
    """``stronger: notes < welcomes``."""
    return _STRENGTHS[change.how] + translation.pgettext("behind a name", ": ") + change.pair


def printed(field: str, value: str) -> str:
    """A value of the cover as the page prints it."""
    if field in ("issued_on", "adopted_on"):
        return day_written(date.fromisoformat(value))
    return str(_VALUES.get(field, {}).get(value, value))


_VALUES = {"kind": dict(Kind.choices), "outcome": dict(Outcome.choices)}
