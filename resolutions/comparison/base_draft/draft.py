"""The draft: the adopted text with its slots filled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from resolutions.text.document import Document, NoteMark, Paragraph
from resolutions.text.equality import normal_form
from resolutions.text.kinds import OPERATIVE, PREAMBULAR, DocumentKind
from resolutions.text.ordinals import find_sessions

from .history import pasts
from .known import Known
from .moves import Move, same_season, session_cited, session_of
from .references import CALLED_LATEST
from .rules import moved
from .slots import Slot
from .tokens import Token, TokenKind, places, tokens_of

_LONGEST_RHYTHM = 4
"""Sessions from one text on a subject to the next, where the texts themselves do not show it."""
_ITS_RESOLUTION = re.compile(r"\bits\s+(?:\w+\s+)?resolutions?\b[^;]*$")
_REPORTED_ON = re.compile(
    r"\breport\b[^;]*\b(?:pursuant\s+to|implementation\s+of|requested(?:\s+by\s+the\s+General\s+Assembly)?\s+in|in\s+response\s+to)"
    r"(?:\s+paragraphs?\s[\w\s,]+\sof)?(?:\s+its|\s+General\s+Assembly)?\s+resolution\s+$"
)
_AMONG_OTHERS = re.compile(
    r",?\s+(?:and|as\s+well\s+as)\s+(?:all\s+)?(?:its\s+|the\s+)?(?:other\s+|previous\s+|earlier\s+)+(?:relevant\s+)?resolutions\b"
)


_NEWER_AFTER = re.compile(r"\s*(?:,|and|,\s+and)\s+(?:resolution\s+)?\d+/\d")
"""It is not the last of its list."""
_SUBJECT_AFTER = re.compile(r",?\s+(?:on|entitled|concerning|regarding)\s")
_LONG = 3
"""Letters of a word that tells nothing of a subject."""


class NoBase(ValueError):
    """The text is no adopted resolution of a regular session, or its date is not known."""


def base_draft(
    adopted: Document, older: Sequence[Document] = (), known: Known | None = None, session: int | None = None
) -> tuple[Document, tuple[Slot, ...]]:
    """The draft and the slots filled. ``older`` are the subject's older texts, the latest first, from which is learnt
    what moves. ``session`` is the draft's; without one it follows the base as the base followed the text before, else
    as the text says itself. Raises NoBase."""
    now = session_of(adopted)
    if not now or adopted.adopted_on is None or not (adopted.symbol or "").startswith("A/RES/"):
        raise NoBase("only the adopted text of a regular session is the base of a next one")
    known = known or Known()
    tokens = tokens_of(adopted)
    last = _last_resolution(adopted, tokens, known)
    coming = session or now + _step(adopted, older, last)
    slots = tuple(_slots(adopted, tokens, older, known, last, coming))
    draft = Document(
        source=adopted.source,
        format=adopted.format,
        language=adopted.language,
        kind=DocumentKind.DRAFT_RESOLUTION,
        title=adopted.title,
        organ=adopted.organ,
        session=str(coming),
        committee=adopted.committee or (adopted.origin.committee if adopted.origin else None),
        paragraphs=tuple(_filled(each, [s for s in slots if s.where == each.id]) for each in adopted.paragraphs),
        tables=adopted.tables,
        footnotes=tuple(
            replace(note, text=_replaced(note.text, [s for s in slots if s.where == f"fn{note.mark}"]))
            for note in adopted.footnotes
        ),
    )
    return draft, slots


def _step(adopted: Document, older: Sequence[Document], last: Token | None) -> int:
    """Sessions to the next text: as many as from the text before; else to the first session that the base calls coming,
    or as many as from the last resolution that it names."""
    now = session_of(adopted)
    if older:
        return max(1, now - session_of(older[0]))
    named = (int(code) for each in adopted.paragraphs for code in find_sessions(each.text) if code.isdigit())
    coming = [number - now for number in named if now < number <= now + _LONGEST_RHYTHM]
    return min(coming, default=max(1, now - session_cited(str(last.value))) if last else 1)


def _last_resolution(adopted: Document, tokens: Mapping[str, Sequence[Token]], known: Known) -> Token | None:
    """The reference to the last resolution on the subject before the base: the newest predecessor that the base cites,
    where predecessors are known. Else the one that it says is the latest, the one it names with its own title, or the
    newest that its preamble recalls as "its resolution"."""
    now = session_of(adopted)
    cited = [
        (each, token)
        for each in adopted.paragraphs
        for token in tokens[each.id]
        if token.kind is TokenKind.RESOLUTION
        and now - _LONGEST_RHYTHM <= session_cited(str(token.value)) < now
        and token.value not in known.newest
    ]
    for is_last in _SIGNS_OF_THE_LAST:
        found = [token for each, token in cited if is_last(each, token, adopted, known)]
        if found:
            return max(found, key=lambda token: (session_cited(str(token.value)), token.date or date.min))
    return None


def _is_predecessor(_: Paragraph, token: Token, adopted: Document, known: Known) -> bool:
    return token.value in known.predecessors


def _is_called_latest(paragraph: Paragraph, token: Token, adopted: Document, known: Known) -> bool:
    return CALLED_LATEST.search(paragraph.text[: token.start]) is not None


def _has_the_title(paragraph: Paragraph, token: Token, adopted: Document, known: Known) -> bool:
    title = normal_form(adopted.title or "").casefold()
    return bool(title) and title in normal_form(paragraph.text[token.end :]).casefold()


def _is_recalled(paragraph: Paragraph, token: Token, adopted: Document, known: Known) -> bool:
    """Recalled as "its resolution", and of about the same day of the year."""
    before, after = paragraph.text[: token.start], paragraph.text[token.end :]
    its = paragraph.kind == PREAMBULAR and _ITS_RESOLUTION.search(before) is not None
    return (
        its
        and token.date is not None
        and same_season(token.date, adopted.adopted_on)
        and not _NEWER_AFTER.match(after)
        and not _is_on_another_subject(after, adopted)
    )


def _is_on_another_subject(after: str, adopted: Document) -> bool:
    """Whether it is named with its subject, and that shares too few words with the title."""
    named = _SUBJECT_AFTER.match(after)
    title = _long_words(adopted.title or "")
    return bool(named and title) and len(title & _long_words(after)) < len(title) / 2


def _long_words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.casefold()) if len(word) > _LONG}


def _is_reported_on(paragraph: Paragraph, token: Token, adopted: Document, known: Known) -> bool:
    """Resolutions that ask for a report ask for it within two sessions."""
    recent = session_cited(str(token.value)) >= session_of(adopted) - 2
    return recent and _REPORTED_ON.search(paragraph.text[: token.start]) is not None


def _is_among_others(paragraph: Paragraph, token: Token, adopted: Document, known: Known) -> bool:
    """Named before "and all previous resolutions"."""
    return paragraph.kind == PREAMBULAR and _AMONG_OTHERS.match(paragraph.text, token.end) is not None


_SIGNS_OF_THE_LAST = (
    _is_predecessor,
    _is_called_latest,
    _has_the_title,
    _is_recalled,
    _is_among_others,
    _is_reported_on,
)


def _slots(
    adopted: Document,
    tokens: Mapping[str, Sequence[Token]],
    older: Sequence[Document],
    known: Known,
    last: Token | None,
    session: int,
) -> Iterator[Slot]:
    past = pasts(adopted, older)
    operative = {each.id for each in adopted.paragraphs if each.kind == OPERATIVE}
    for where, text in places(adopted):
        move = None
        for token in tokens[where]:
            behind = past[where, token.start]
            in_note = where.startswith("fn")
            move = Move(adopted, text, token, behind, session, known, last, where in operative, in_note, move)
            if filled := moved(move):
                start = token.start if filled.start is None else filled.start
                was = (behind[0].token.text, behind[0].document.symbol or "") if behind else ("", "")
                found = filled.text, filled.why, filled.certainty
                yield Slot(where, start, token.end, text[start : token.end], *found, *was)


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
