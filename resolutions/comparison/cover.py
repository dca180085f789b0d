"""What differs on the cover: who tabled it, under which item, when, and how it was adopted."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from resolutions.text.document import Document
from resolutions.text.equality import normal_form, same_text
from resolutions.text.kinds import Side
from resolutions.text.states import told_apart_by

from .result import Fact
from .words import redline

_PLAIN = (
    "symbol",
    "kind",
    "organ",
    "session",
    "committee",
    "distribution",
    "original_language",
    "outcome",
    "issued_on",
    "adopted_on",
)
_PROSE = ("title", "sponsor_note")


def compare_cover(a: Document, b: Document) -> tuple[Fact, ...]:
    """The fields that differ. A list says who left and who joined; prose is given as a redline."""
    facts = [_prose(field, getattr(a, field), getattr(b, field)) for field in _PROSE]
    facts += [_listed(field, _values(getattr(a, field)), _values(getattr(b, field))) for field in _PLAIN]
    facts += [_listed(field, read(a), read(b)) for field, read in _LISTS.items()]
    facts += [_voted(a, b)]
    facts += [_named(field, *said) for field, read in _NAMED.items() if all(said := (read(a), read(b)))]
    return tuple(fact for fact in facts if fact.gone or fact.come)


def _prose(field: str, a: str | None, b: str | None) -> Fact:
    if same_text(a or "", b or ""):
        return Fact(field)
    return Fact(field, _values(a), _values(b), redline(a, b) if a and b else ())


def _listed(field: str, a: tuple[str, ...], b: tuple[str, ...], key: Callable[[str], str] = normal_form) -> Fact:
    in_a, in_b = ({key(value) for value in side} for side in (a, b))
    gone = tuple(value for value in a if key(value) not in in_b)
    return Fact(field, gone, tuple(value for value in b if key(value) not in in_a))


def _named(field: str, a: tuple[str, ...], b: tuple[str, ...]) -> Fact:
    """A State that took another name has neither left nor joined."""
    return _listed(field, a, b, told_apart_by)


def _values(value: object) -> tuple[str, ...]:
    return (str(value),) if value not in (None, "") else ()


def _items(document: Document) -> tuple[str, ...]:
    """Numbers only: an adopted text often leaves out the item's title, and that is no change."""
    return tuple(f"{item.number} ({item.letter})" if item.letter else item.number for item in document.agenda_items)


def _sponsors(document: Document) -> tuple[str, ...]:
    return tuple(sponsor.name for sponsor in document.sponsors)


def _origin(document: Document) -> tuple[str, ...]:
    return _values(document.origin.text) if document.origin else ()


def _meeting(document: Document) -> tuple[str, ...]:
    return _values(document.meeting.text) if document.meeting else ()


def _vote(document: Document) -> tuple[str, ...]:
    """The counts that are stated, in one value: a count nobody stated is not written."""
    vote = document.vote
    if vote is None:
        return ()
    counts = ((vote.in_favour, "in favour"), (vote.against, "against"), (vote.abstaining, "abstaining"))
    return _values(", ".join(f"{count} {name}" for count, name in counts if count is not None))


def _voted(a: Document, b: Document) -> Fact:
    old, new = ({told_apart_by(state): vote for state, vote in _votes(each).items()} for each in (a, b))
    return Fact("votes", _unlike(_votes(a), new), _unlike(_votes(b), old))


def _votes(document: Document) -> Mapping[str, Side]:
    return document.vote.by_state if document.vote else {}


def _unlike(votes: Mapping[str, Side], others: Mapping[str, Side]) -> tuple[str, ...]:
    """How those States voted that are not so in the other list."""
    unlike = ((state, vote) for state, vote in votes.items() if others.get(told_apart_by(state)) != vote)
    return tuple(f"{state}: {vote.replace('_', ' ')}" for state, vote in unlike)


_LISTS = {
    "agenda_items": _items,
    "origin": _origin,
    "meeting": _meeting,
    "vote": _vote,
}
_NAMED: dict[str, Callable[[Document], tuple[str, ...]]] = {
    "sponsors": _sponsors,
    "subjects": lambda document: document.subjects,
}
"""What many texts leave out. An adopted text prints no sponsors: nobody has left."""
