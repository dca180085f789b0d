"""What a draft asks for, as facts: nothing here is wrong, and nothing is advice."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from resolutions.models import Commitment, Version
from resolutions.models.coverage import adopted_by_session
from resolutions.text.checking import Finding, FindingKind
from resolutions.text.commitments import Commitment as Asked
from resolutions.text.commitments import CommitmentKind, commitments_of, words_between
from resolutions.text.commitments.verbs import BINDING
from resolutions.text.commitments.vocabulary import ONES_REPORT
from resolutions.text.document import Document

NEW_ACTIVITY = (
    CommitmentKind.CONVENE,
    CommitmentKind.ESTABLISH,
    CommitmentKind.APPOINT,
    CommitmentKind.BRIEFING,
    CommitmentKind.REPORT,
)
_GENERAL = ("the implementation of the present resolution", "the progress made", "this matter", "this issue")
_GIVEN_ANYWAY = re.compile(rf"\b(?:in|into|through|within|as part of) (?:the (?:context of )?)?{ONES_REPORT}")
_SHORTEST_SUBJECT = 20
"""Letters of a subject that tells two requests apart."""


RETURNS = (CommitmentKind.REVIEW, CommitmentKind.AGENDA)
"""What brings a matter before the Assembly again."""


def facts(draft: Document, new: Collection[str], own: str | None, last: Version | None) -> Iterator[Finding]:
    """``new`` are paragraphs that the ``last`` text on the subject has not; ``own`` is the key of the draft's symbol.
    One query."""
    asked = commitments_of(_of_a_session(draft, last))
    reports = [one for one in asked if one.kind == CommitmentKind.REPORT]
    for one in reports:
        if not one.due.words:
            yield _found(FindingKind.REPORT_UNDATED, draft, one)
    for one in asked:
        if one.where in new and one.kind in NEW_ACTIVITY and one.verb in BINDING and not _is_given_anyway(draft, one):
            yield _found(FindingKind.BUDGET, draft, one)
    yield from _asked_elsewhere(draft, reports, own, last)
    if asked and not any(one.kind in RETURNS or one.due.ends for one in asked):
        yield Finding(FindingKind.NO_REVIEW)


def _of_a_session(draft: Document, last: Version | None) -> Document:
    """Words that are pasted have no cover, and a session is coming only as seen from another: from that of the last
    text, else from the last one held."""
    if draft.session:
        return draft
    of_last = last.resolution.session if last else None
    return replace(draft, session=of_last.code if of_last else str(max(adopted_by_session(), default="")))


def _asked_elsewhere(
    draft: Document, reports: Collection[Asked], own: str | None, last: Version | None
) -> Iterator[Finding]:
    """In a text on another subject: that the last texts on its own ask for the same is what carrying on is."""
    by_subject = {
        one.about: one for one in reports if len(one.about) >= _SHORTEST_SUBJECT and not _is_general(one.about)
    }
    rows = Commitment.objects.of_adopted().filter(about__in=by_subject).exclude(version__symbol_key=own)
    if last:
        rows = rows.exclude(version=last)
        series = last.resolution.series_id
        rows = rows.exclude(version__resolution__series=series) if series else rows
    seen: set[str] = set()
    columns = ("about", "version__symbol", "paragraph__anchor")
    for about, symbol, anchor in rows.order_by("-version__adopted_on", "pk").values_list(*columns):
        if about not in seen:
            seen.add(about)
            yield _found(FindingKind.ASKED_ELSEWHERE, draft, by_subject[about], anchor, symbol)


def _is_given_anyway(draft: Document, one: Asked) -> bool:
    """Whether it is a part of a report that is given without it: "to reflect in his next report"."""
    return bool(one.kind == CommitmentKind.REPORT and _GIVEN_ANYWAY.search(_words(draft, one)))


def _is_general(about: str) -> bool:
    return about.startswith(_GENERAL)


def _found(kind: FindingKind, draft: Document, one: Asked, right: str = "", text: str = "") -> Finding:
    return Finding(kind, one.where, one.start, one.end, _words(draft, one), right, text)


def _words(draft: Document, one: Asked) -> str:
    text = next(each.text for each in draft.paragraphs if each.id == one.where)
    return words_between(text, one.start, one.end)
