"""Everything that is known of a draft, paragraph by paragraph. Facts, and where each is from; nothing is corrected."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from resolutions.search import agreed
from resolutions.text.checking import Finding, FindingKind, Weight, check_form, check_names
from resolutions.text.document import Document, Paragraph
from resolutions.text.kinds import ABOUT_ANOTHER
from resolutions.text.symbols import Symbol

from ..comparing.labels import short_name
from ..place_names import place_at
from .asked import facts
from .last_text import CHECKED, LastText, last_text_of
from .references import References

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

MOST_PASSAGES = 150
"""Looked up among agreed language; paragraphs of the last text are known without."""

MESSAGES: dict[FindingKind, StrOrPromise] = {
    FindingKind.REFERENCE_UNKNOWN: _("No held text knows this number with this date; neighbouring numbers have others"),
    FindingKind.REFERENCE_NUMBER: _("With this date %(text)s cites %(right)s here"),
    FindingKind.REFERENCE_DATE: _("Its date is known as %(right)s"),
    FindingKind.REFERENCE_PARAGRAPH: _("%(text)s has no paragraph %(right)s"),
    FindingKind.REFERENCE_TITLE: _("The title of %(text)s is “%(right)s”"),
    FindingKind.SUPERSEDED: _("There is a newer text on the subject: %(right)s"),
    FindingKind.VERB_WEAKER: _("Weaker than in %(text)s: “%(right)s”"),
    FindingKind.VERB_STRONGER: _("Stronger than in %(text)s: “%(right)s”"),
    FindingKind.SLOT: _("As in %(text)s; the next text is expected to have “%(right)s”"),
    FindingKind.NUMBERING: _("The number after the one before is %(right)s"),
    FindingKind.PUNCTUATION: _("Ends with “%(words)s” where “%(right)s” is usual"),
    FindingKind.ORDER_WORD: _("After the paragraph before: “%(right)s”"),
    FindingKind.NAME: _("The United Nations writes “%(right)s”"),
    FindingKind.LOST: _("Stands in %(text)s as %(right)s, and not here"),
    FindingKind.LENGTH: _("%(words)s words; %(text)s has %(right)s"),
    FindingKind.REPORT_UNDATED: _("A report is asked for, and no session or date is named"),
    FindingKind.ASKED_ELSEWHERE: _("The same is asked for in %(text)s, %(right)s"),
    FindingKind.NO_REVIEW: _("Nothing in it says when the Assembly comes back to it, reviews it or ends it"),
    FindingKind.BUDGET: _(
        "New, and in a binding verb: an activity that raises a statement of programme budget implications; “within "
        "existing resources” exempts nothing from it"
    ),
}
STANDINGS: dict[str, StrOrPromise] = {
    "verbatim": _("agreed"),
    "near": _("near"),
    "new": _("new"),
    "unknown": _("not looked up"),
}


_OF_REFERENCES = (
    FindingKind.REFERENCE_UNKNOWN,
    FindingKind.REFERENCE_NUMBER,
    FindingKind.REFERENCE_DATE,
    FindingKind.REFERENCE_PARAGRAPH,
    FindingKind.REFERENCE_TITLE,
    FindingKind.SUPERSEDED,
)
AT_A_GLANCE: list[tuple[StrOrPromise, tuple[FindingKind, ...]]] = [
    (_("References"), _OF_REFERENCES),
    (_("Opening verbs"), (FindingKind.VERB_WEAKER, FindingKind.VERB_STRONGER)),
    (_("To bring up to date"), (FindingKind.SLOT,)),
]
"""What is counted at the head of a check, beside the wording."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the draft with what is known of it. ``in_last``: the last text has it word for word."""

    paragraph: Paragraph
    standing: str
    findings: tuple[Finding, ...]
    agreed: agreed.Agreed | None = None
    in_last: bool = False

    @property
    def name(self) -> str:
        return short_name(self.paragraph)

    @property
    def label(self) -> StrOrPromise:
        return STANDINGS[self.standing]

    @property
    def remarks(self) -> list[str]:
        """What is to be looked at in it, as the list of places has it."""
        return [message(one) for one in self.findings if one.weight != Weight.NOTE]

    @property
    def is_quiet(self) -> bool:
        """Agreed, and nothing else to say of it."""
        return self.standing == "verbatim" and not self.findings


@dataclass(frozen=True, slots=True)
class CheckedLines:
    """Lines that follow each other; ``folded`` where nothing is to be said of them."""

    lines: list[Line]
    folded: bool

    @property
    def name(self) -> str:
        """From the first to the last: ``PP 3 – OP 4``."""
        return " – ".join(dict.fromkeys([self.lines[0].name, self.lines[-1].name]))


class DraftCheck:
    """``named`` is the last text, where a reader chose it. Of a text that the archive holds, nothing is taken from
    itself or from what was adopted later."""

    def __init__(self, draft: Document, named: str = "") -> None:
        self.draft, self.named = draft, named
        self.own = Symbol.parse(draft.symbol).key if draft.symbol else None
        self.before: date | None = draft.adopted_on
        version = None if self.is_about_another else last_text_of(draft, named, self.before)
        held = version is not None and draft.language in version.titles
        self.last = LastText(draft, version) if version is not None and held else None

    @property
    def is_about_another(self) -> bool:
        """An amendment or a corrigendum: it carries on no text, and lacks nothing that one has."""
        return self.draft.kind in ABOUT_ANOTHER

    @cached_property
    def findings(self) -> list[Finding]:
        """The gravest first, then in the order of the text."""
        references = References(self.draft, self.own, self.before)
        found = [*check_form(self.draft), *check_names(self.draft), *references.findings()]
        new = {one.id for one in self._paragraphs}
        if self.last:
            found += self.last.findings()
            new = self.last.new
        found += facts(self.draft, new, self.own, self.last.version if self.last else None)
        places = {one.id: at for at, one in enumerate(self.draft.paragraphs)}
        return sorted(found, key=lambda one: (one.weight, places.get(one.where, len(places)), one.start))

    @property
    def _paragraphs(self) -> list[Paragraph]:
        return [one for one in self.draft.paragraphs if one.kind in CHECKED]

    @cached_property
    def lines(self) -> list[Line]:
        kept = self.last.kept if self.last else set()
        asked = [one for one in self._paragraphs if one.id not in kept and len(one.text.split()) >= agreed.SHORTEST]
        wanted = [one.text.strip(" ,;.") for one in asked[:MOST_PASSAGES]]
        known = (agreed.find(wanted) or []) if wanted else []
        by_place = {one.id: found for one, found in zip(asked, known, strict=False)}
        return [self._line(one, by_place.get(one.id), one.id in kept) for one in self._paragraphs]

    def _line(self, one: Paragraph, known: agreed.Agreed | None, in_last: bool) -> Line:
        standing = "verbatim" if in_last else known.standing if known else "unknown"
        return Line(one, standing, tuple(each for each in self.findings if each.where == one.id), known, in_last)

    @property
    def standings(self) -> Counter[str]:
        return Counter(line.standing for line in self.lines)

    @property
    def counted(self) -> list[tuple[StrOrPromise, int]]:
        """Paragraphs of each standing, in words."""
        return [(label, self.standings[name]) for name, label in STANDINGS.items() if self.standings[name]]

    @property
    def glance(self) -> list[tuple[StrOrPromise, int]]:
        """How many places there are to look at, of each of ``AT_A_GLANCE``."""
        kinds = Counter(one.kind for one in self.findings)
        return [(label, sum(kinds[kind] for kind in of)) for label, of in AT_A_GLANCE]

    @property
    def runs(self) -> list[CheckedLines]:
        found = (list(lines) for _quiet, lines in groupby(self.lines, key=lambda line: line.is_quiet))
        return [CheckedLines(lines, lines[0].is_quiet) for lines in found]

    @property
    def places(self) -> list[tuple[Finding, str, str]]:
        """Each finding with the name of its place and its message; what is not in it any more is left to ``left_out``,
        facts to ``notes``."""
        return [self._told(one) for one in self._to_look_at if one.kind != FindingKind.LOST]

    @property
    def left_out(self) -> list[tuple[Finding, str, str]]:
        """Paragraphs that the last text has and the draft has not."""
        return [self._told(one) for one in self._to_look_at if one.kind == FindingKind.LOST]

    @property
    def _to_look_at(self) -> list[Finding]:
        return [one for one in self.findings if one.weight != Weight.NOTE]

    @property
    def notes(self) -> list[tuple[Finding, str, str]]:
        return [self._told(one) for one in self.findings if one.weight == Weight.NOTE]

    def _told(self, one: Finding) -> tuple[Finding, str, str]:
        paragraph = next((each for each in self.draft.paragraphs if each.id == one.where), None)
        note = gettext("note %(mark)s") % {"mark": one.where.removeprefix("fn")} if one.where else ""
        return one, short_name(paragraph) if paragraph else note, self.message(one)

    def message(self, one: Finding) -> str:
        """What is to be said of it, with the names of places as people call them."""
        return message(one, self.last.name_of(one.right) if self.last and one.kind == FindingKind.LOST else "")

    def as_dict(self) -> dict[str, Any]:
        """The JSON of the check: every finding and every paragraph's standing."""
        return {
            "draft": self.draft.source,
            "last_text": str(self.last.version) if self.last else None,
            "standings": dict(self.standings),
            "findings": [
                {
                    "kind": one.kind,
                    "weight": int(one.weight),
                    "where": one.where,
                    "start": one.start,
                    "end": one.end,
                    "words": one.words,
                    "right": one.right,
                    "text": one.text,
                    "source": one.source,
                    "message": self.message(one),
                }
                for one in self.findings
            ],
            "paragraphs": [{"id": line.paragraph.id, "standing": line.standing} for line in self.lines],
        }


def message(one: Finding, place: str = "") -> str:
    """``place`` is what a place of another text is called, where its anchor does not say it."""
    right = place or (place_at(one.right) if one.kind == FindingKind.ASKED_ELSEWHERE else one.right)
    return str(MESSAGES[one.kind]) % {"words": one.words, "right": right, "text": one.text}
