"""Whom and what a cover names, as rows: sponsors and the groups they act for, the vote State by State, subjects.

``clear`` takes the same few queries for any number of versions, and ``add`` takes none except for names not met before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import NamedTuple

from resolutions.models import Announcement, Ballot, RollCall, Sponsorship, SubjectHeading, Version, Vote
from resolutions.models.choices import SponsorKind, SponsorRole
from resolutions.text import document as doc
from resolutions.text.problems import ProblemCode
from resolutions.text.sponsors import groups_named, kind_of

from . import roll_calls
from .authority import NAME_LENGTH, Authority, key_of
from .copies import Copies

SPONSORSHIP_COLUMNS = ("version_id", "sponsor_id", "as_written", "role", "position")
VOTE_COLUMNS = (
    "id",
    "version_id",
    "body",
    "part",
    "in_favour",
    "against",
    "abstaining",
    "held_on",
    "meeting",
    "from_file",
    "record",
    "note",
)
BALLOT_COLUMNS = ("vote_id", "state_id", "as_written", "position")
HEADING_LENGTH = 500
HEADING_COLUMNS = ("version_id", "subject_id", "position")

_ROLES = frozenset(SponsorRole.values)


def clear(versions: Sequence[int]) -> None:
    """Delete the rows from earlier readings of these versions; votes that editors entered stay."""
    clear_names(versions)
    Vote.objects.filter(version__in=versions, from_file=True).delete()


def clear_names(versions: Sequence[int]) -> None:
    """The same, except for the votes."""
    for model in (Sponsorship, SubjectHeading):
        model.objects.filter(version__in=versions).delete()


def add(
    version: Version,
    document: doc.Document,
    authority: Authority,
    copies: Copies,
    recorded: Sequence[RollCall] = (),
) -> list[doc.Problem]:
    """Add the rows of a version that has none. ``recorded`` are the Library's records of the votes on it. Returns a
    problem for each kind of name that was left out, and for a vote that is recorded otherwise than stated."""
    sponsors = list(_sponsors(document))
    fitting = [one for one in sponsors if _fits(one.name)]
    printed = [(authority.sponsor(one.name, one.kind), one.name, one.role) for one in fitting]
    names = [row for row in printed if authority.doubt(row[0]) != SponsorKind.NO_NAME]
    rows = ((version.pk, *row, position) for row, position in zip(names, count(), strict=False))
    copies.add(Sponsorship, SPONSORSHIP_COLUMNS, rows)
    body = roll_calls.body_of(version.symbol)
    vote_problems = add_votes(version.pk, body, document.vote, recorded, authority, copies)
    headings = [name for name in document.subjects if len(name) <= HEADING_LENGTH]
    subjects = dict.fromkeys(map(authority.subject, headings))
    copies.add(SubjectHeading, HEADING_COLUMNS, ((version.pk, pk, place) for place, pk in enumerate(subjects)))
    unknown = _not_understood([one.name for one in fitting], authority)
    return [
        *unknown,
        *_left_out(len(sponsors) - len(fitting), "sponsor", NAME_LENGTH),
        *(problem for problem in vote_problems if problem not in unknown),
        *_left_out(len(document.subjects) - len(headings), "subject", HEADING_LENGTH),
    ]


def states_in(document: doc.Document) -> Iterator[str]:
    """Names in the document that may be States', as printed."""
    yield from (sponsor.name for sponsor in document.sponsors)
    if document.vote:
        yield from (*document.vote.by_state, *document.vote.announced)


def _not_understood(names: Sequence[str], authority: Authority) -> list[doc.Problem]:
    kinds = {name: authority.doubt(authority.sponsor(name, SponsorKind.STATE)) for name in names}
    return [
        doc.Problem(0, ProblemCode.NAME_UNKNOWN, unknown_name(name, authority.nearest(name)))
        for name, kind in kinds.items()
        if kind == SponsorKind.UNKNOWN
    ]


def unknown_name(name: str, nearest: str) -> str:
    """The message of the problem. It begins with the name, by which the problem is found when an editor decides."""
    message = f"{name_quoted(name)} is on no list of States, groups and bodies"
    return f"{message}; nearest: {nearest}" if nearest else message


def name_quoted(name: str) -> str:
    return f"“{name}”"


def _left_out(count: int, what: str, most: int) -> list[doc.Problem]:
    message = f"{count} {what} without letters, or of more than {most} characters, left out"
    return [doc.Problem(0, f"{what}_left_out", message)] if count else []


def _fits(name: str) -> bool:
    return bool(key_of(name)) and len(name) <= NAME_LENGTH


class _Named(NamedTuple):
    """A sponsor, or a group on whose behalf sponsors table, which no document lists among them."""

    name: str
    kind: str
    role: str


def _sponsors(document: doc.Document) -> Iterator[_Named]:
    """The sponsors in the printed order, each name once; then the groups on whose behalf they table."""
    named: dict[str, _Named] = {}
    for sponsor in document.sponsors:
        role = sponsor.role if sponsor.role in _ROLES else SponsorRole.SPONSOR
        named.setdefault(sponsor.name, _Named(sponsor.name, sponsor.kind, role))
    yield from named.values()
    for group in groups_named(document.sponsor_note or ""):
        if group not in named:
            yield _Named(group, "body" if kind_of(group) == "body" else "group", SponsorRole.BEHALF)


def add_votes(
    version: int,
    body: str,
    stated: doc.Vote | None,
    recorded: Sequence[RollCall],
    authority: Authority,
    copies: Copies,
) -> list[doc.Problem]:
    """Add the vote that a text states, which is that of ``body``, completed from the Library's record of it, and the
    other recorded votes on it. Returns the problems."""
    votes, problems = roll_calls.combined(body, stated, recorded)
    names = dict.fromkeys(name for vote in votes for name in (*vote.by_state, *vote.announced))
    for vote in votes:
        [pk] = copies.reserve(Vote, 1)
        row = (pk, version, vote.body, vote.part, *vote.counts, vote.day, vote.meeting, True, vote.record, vote.note)
        copies.add(Vote, VOTE_COLUMNS, [row])
        for model, positions in ((Ballot, vote.by_state), (Announcement, vote.announced)):
            copies.add(model, BALLOT_COLUMNS, _positions(pk, positions, authority))
    fitting_names = [name for name in names if _fits(name)]
    left_out = _left_out(len(names) - len(fitting_names), "voter", NAME_LENGTH)
    return [*problems, *_not_understood(fitting_names, authority), *left_out]


def _positions(vote: int, positions: Mapping[str, str], authority: Authority) -> Iterator[tuple[int, int, str, str]]:
    """Rows under ``BALLOT_COLUMNS``, without names that are too long or are none."""
    for name, position in positions.items():
        if _fits(name):
            state = authority.sponsor(name, SponsorKind.STATE)
            if authority.doubt(state) != SponsorKind.NO_NAME:
                yield vote, state, name, position
