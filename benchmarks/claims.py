"""Whether what pages claim of first, last and new is contradicted by texts that are held.

python -m benchmarks.claims CORPUS

Each subject of the corpus is looked at as an archive would that begins with each of its sessions. Three kinds of claims
are counted: a vote after adoptions without one, with how many there were; where the texts held begin and which sessions
are missing between them; a paragraph called new. Each is checked against the texts themselves, without the code that
made the claim. ``unbounded`` counts, for comparison, how often "for the first time" would have been wrong of the same
votes if it were said without bounds: a text of an earlier session, which such an archive does not hold, was voted on.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from types import SimpleNamespace

import django

from benchmarks.options import options
from benchmarks.report import report
from benchmarks.rollover import Archive
from resolutions.comparison.lineage import Arrival, lineage
from resolutions.text.document import Document
from resolutions.text.equality import normal_form
from resolutions.text.kinds import Outcome

REACH = {"contradicted": 0, "contradicted_new_paragraphs": 0}


@dataclass(slots=True)
class Tally:
    turns: int = 0
    unbounded: int = 0
    contradicted: list[str] = field(default_factory=list)
    new_paragraphs: int = 0
    contradicted_new: int = 0


def by_vote(document: Document) -> bool:
    return document.outcome == Outcome.ADOPTED_BY_VOTE


def agreed(document: Document) -> bool:
    return document.outcome == Outcome.ADOPTED_WITHOUT_VOTE


def session(document: Document) -> int:
    return int(document.session or 0)


def as_version(document: Document) -> SimpleNamespace:
    """As much of a stored version as the claims look at."""
    kind = SimpleNamespace(kind="regular", ordinal=session(document), code=document.session)
    proposal = SimpleNamespace(session=kind, outcome=document.outcome or "", subject_key="")
    return SimpleNamespace(pk=document.symbol, resolution=proposal, stage="adopted", symbol=document.symbol)


def claims_of_turns(held: Sequence[Document], whole: Sequence[Document], sessions: set[int], tally: Tally) -> None:
    from resolutions.models.coverage import Coverage
    from resolutions.pages.votes.on_record import VotesOnRecord
    from resolutions.pages.votes.turns import turn_in

    coverage, recorded = Coverage(frozenset(sessions)), VotesOnRecord(())
    for at, document in enumerate(held):
        turn = turn_in([as_version(each) for each in held[:at]], as_version(document), coverage, recorded)
        if turn is None:
            continue
        tally.turns += 1
        before = held[:at]
        alike = before[len(before) - turn.agreed :]
        began = turn.texts[0].resolution.session.ordinal
        missing = [number for number in range(began, session(document)) if number not in sessions]
        right = (
            all(map(agreed, alike))
            and (turn.agreed == len(before) or not agreed(before[-turn.agreed - 1]))
            and not any(session(each) < began for each in held)
            and all(str(number) in turn.bounds or len(missing) > 2 for number in missing)
        )
        tally.contradicted += [] if right else [document.symbol or ""]
        tally.unbounded += any(by_vote(each) for each in whole if session(each) < session(held[0]))


def claims_of_the_new(held: Sequence[Document], tally: Tally) -> None:
    for at, generation in enumerate(lineage(held)[1:], 1):
        older = {normal_form(paragraph.text) for document in held[:at] for paragraph in document.paragraphs}
        new = [each for each in generation if each.steps[-1].op == Arrival.NEW]
        tally.new_paragraphs += len(new)
        tally.contradicted_new += sum(normal_form(each.paragraph.text) in older for each in new)


def beginnings(texts: Sequence[Document]) -> Iterator[Sequence[Document]]:
    """The subject as it is held by archives that begin with each of its sessions."""
    yield from (texts[at:] for at in range(len(texts) - 1))


def main() -> None:
    asked = options(__doc__).parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "resarchive.settings")
    django.setup()
    archive, tally, subjects = Archive(asked.corpus), Tally(), 0
    for subject in archive.subjects:
        texts = archive.alone_in_session(subject)
        subjects += len(texts) > 1
        for held in beginnings(texts):
            claims_of_turns(held, texts, {number for number in archive.sessions if number >= session(held[0])}, tally)
        if len(texts) > 1:
            claims_of_the_new(texts, tally)
    figures = {
        "contradicted": len(tally.contradicted),
        "contradicted_new_paragraphs": tally.contradicted_new,
        "subjects": subjects,
        "claims_of_a_vote_after_agreement": tally.turns,
        "claims_of_a_new_paragraph": tally.new_paragraphs,
    }
    beside = {"first_time_without_bounds_contradicted": tally.unbounded}
    report("claims", "Claims of first, last and new", figures, REACH, beside, tiny=asked.tiny)


if __name__ == "__main__":
    main()
