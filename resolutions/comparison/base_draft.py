"""Next session's base draft: an adopted text with nothing but its technical slots brought up to date.

Three slots are known: the reference to the last resolution on the subject, the ordinals of coming sessions, and the
footnote to the session's Official Records. Each is given with its reason; what an editor must check is said.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from resolutions.text.document import Document, NoteMark, Paragraph
from resolutions.text.kinds import DocumentKind
from resolutions.text.ordinals import date_words, ordinal, ordinal_words

_NUMBER_AND_DATE = re.compile(r"\d+/\d+(?: [A-Z])?(?P<of>,? of )\d{1,2} \w+ \d{4}")
_SESSION = re.compile(r"(?P<ordinal>(?:[a-z]+-)?[a-z]+(?:st|nd|rd|th|ieth)) session\b", re.IGNORECASE)
_RECORDS = re.compile(
    r"(?P<before>Official Records of the General Assembly, )(?P<ordinal>[\w-]+)"
    r"(?P<between> Session, Supplement No\. \d+ \(A/)"
    r"(?P<number>\d+)(?P<after>/\d+\))"
)


@dataclass(frozen=True, slots=True)
class Slot:
    """``where`` is a paragraph's id, or ``fn3`` for a footnote by its mark; ``start`` and ``end`` are offsets there.
    ``why``: ``last`` for the last resolution on the subject, ``coming`` for the ordinal of a coming session,
    ``records`` for the Official Records."""

    where: str
    start: int
    end: int
    before: str
    after: str
    why: str


class NoBase(ValueError):
    """The text is no adopted resolution of a regular session, or its date is not known."""


def base_draft(adopted: Document, predecessors: Collection[str] = ()) -> tuple[Document, tuple[Slot, ...]]:
    """The draft and the slots filled. ``predecessors`` are the symbols of older resolutions on the subject, where they
    are known; else the latest one the preamble calls "its resolution" is taken for the last. Raises NoBase."""
    session = adopted.session or ""
    if not session.isdigit() or adopted.adopted_on is None or not (adopted.symbol or "").startswith("A/RES/"):
        raise NoBase("only the adopted text of a regular session is the base of a next one")
    now = int(session)
    coming = [number for each in adopted.paragraphs for number, _ in _sessions_in(each.text) if number > now]
    step = min(coming, default=now + 1) - now
    slots = (
        *_last_resolution(adopted, adopted.adopted_on, predecessors),
        *_coming_sessions(adopted, now, step),
        *_records(adopted, now, now + step),
    )
    draft = Document(
        source=adopted.source,
        format=adopted.format,
        language=adopted.language,
        kind=DocumentKind.DRAFT_RESOLUTION,
        title=adopted.title,
        organ=adopted.organ,
        session=str(now + step),
        committee=adopted.committee or (adopted.origin.committee if adopted.origin else None),
        paragraphs=tuple(_filled(each, [s for s in slots if s.where == each.id]) for each in adopted.paragraphs),
        tables=adopted.tables,
        footnotes=tuple(
            replace(note, text=_replaced(note.text, [s for s in slots if s.where == f"fn{note.mark}"]))
            for note in adopted.footnotes
        ),
    )
    return draft, slots


def _last_resolution(adopted: Document, adopted_on: date, predecessors: Collection[str]) -> Iterator[Slot]:
    own = [
        each
        for each in adopted.citations
        if each.date and each.symbol.startswith("A/RES/") and each.as_written.startswith("its resolution")
    ]
    known = [each for each in own if each.symbol in predecessors]
    last = max(known or own, key=lambda each: each.date or date.min, default=None)
    found = _NUMBER_AND_DATE.search(last.as_written) if last else None
    if last and found:
        number = (adopted.symbol or "").removeprefix("A/RES/")
        after = f"{number}{found['of']}{date_words(adopted_on)}"
        yield Slot(last.where, last.start + found.start(), last.start + found.end(), found[0], after, "last")


def _sessions_in(text: str) -> Iterator[tuple[int, re.Match[str]]]:
    for found in _SESSION.finditer(text):
        if number := ordinal(found["ordinal"]):
            yield number, found


def _coming_sessions(adopted: Document, now: int, step: int) -> Iterator[Slot]:
    for paragraph in adopted.paragraphs:
        for number, found in _sessions_in(paragraph.text):
            if number > now:
                start, end = found.span("ordinal")
                after = ordinal_words(number + step)
                yield Slot(paragraph.id, start, end, found["ordinal"], after, "coming")


def _records(adopted: Document, now: int, following: int) -> Iterator[Slot]:
    for note in adopted.footnotes:
        found = _RECORDS.search(note.text)
        if found and ordinal(found["ordinal"]) == now == int(found["number"]):
            session = ordinal_words(following).capitalize()
            after = f"{found['before']}{session}{found['between']}{following}{found['after']}"
            yield Slot(f"fn{note.mark}", found.start(), found.end(), found[0], after, "records")


def _filled(paragraph: Paragraph, slots: Sequence[Slot]) -> Paragraph:
    """The paragraph with its slots filled, its note marks still beside the same words."""
    notes = tuple(
        NoteMark(note.mark, note.offset + sum(len(s.after) - len(s.before) for s in slots if s.end <= note.offset))
        for note in paragraph.notes
    )
    return replace(paragraph, text=_replaced(paragraph.text, slots), notes=notes)


def _replaced(text: str, slots: Sequence[Slot]) -> str:
    for slot in sorted(slots, key=lambda slot: -slot.start):
        text = text[: slot.start] + slot.after + text[slot.end :]
    return text
