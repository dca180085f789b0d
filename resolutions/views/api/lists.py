"""Lists and details of proposals, sessions, agenda items, recurring subjects, subject headings, sponsors and votes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Field, Path, Query, Router

from resolutions.exports.records import Record
from resolutions.exports.votes import ballot_record
from resolutions.models import (
    AgendaItem,
    Announcement,
    Ballot,
    Resolution,
    Series,
    Session,
    Sponsor,
    Subject,
    Vote,
)
from resolutions.models.choices import SponsorKind
from resolutions.pages.comparing.choice import version_named

from ..filters import BallotFilter, ResolutionFilter, SeriesFilter, SponsoredFilter, VoteFilter
from . import schemas
from .answers import Chosen, Paging, Refused, absolute, answer, page_of
from .parameters import (
    ItemNumber,
    RowNumber,
    SeriesSlug,
    SessionCode,
    SponsorSlug,
    SubjectSlug,
    TextName,
    narrowed,
    with_filters,
)
from .records import (
    ballot_of_state,
    item_record,
    recorded_vote,
    resolution_record,
    series_record,
    session_record,
    sponsor_record,
    subject_record,
)

router = Router()


@with_filters(ResolutionFilter)
class ResolutionParameters(Paging):
    session: str = Field(..., description="Code of the session", examples=["66"])


@with_filters(SeriesFilter)
class SeriesParameters(Paging):
    """Recurring subjects by words, sessions and outcomes."""


@with_filters(VoteFilter)
class VoteParameters(Paging):
    """Votes by session and kind."""


@with_filters(BallotFilter)
class BallotParameters(Paging):
    """Votes of a State by session, kind and side."""


@with_filters(SponsoredFilter)
class SponsoredParameters(Paging):
    """Proposals of a sponsor by session and role."""


class SponsorParameters(Paging):
    kind: SponsorKind | None = Field(None, description="`state`, `group` or `body`")


class SubjectParameters(Paging):
    q: str | None = Field(None, description="Words of the heading")


@router.get(
    "/resolutions", response=schemas.list_of(schemas.ResolutionOut), tags=["Resolutions"], url_name="resolutions"
)
def resolutions(request: HttpRequest, asked: Query[ResolutionParameters]) -> HttpResponse:
    """The proposals of a session, each with its texts."""
    session = _session(asked.session)
    agenda = list(AgendaItem.objects.filter(session=session).standing())
    rows = narrowed(ResolutionFilter, asked, session=session, agenda=agenda)
    whole = absolute(request)
    return page_of(request, rows, asked, lambda row: resolution_record(row, whole), narrow=_with_texts)


@router.get("/resolutions/{int:pk}", response=schemas.ResolutionOut, tags=["Resolutions"], url_name="resolution")
def resolution(request: HttpRequest, pk: Path[RowNumber], asked: Query[Chosen]) -> HttpResponse:
    row = get_object_or_404(_with_texts(Resolution.objects.all()), pk=pk)
    return answer(resolution_record(row, absolute(request)), asked)


@router.get("/sessions", response=schemas.list_of(schemas.SessionOut), tags=["Sessions"], url_name="sessions")
def sessions(request: HttpRequest, asked: Query[Paging]) -> HttpResponse:
    whole = absolute(request)
    rows = Session.objects.all()
    return page_of(request, rows, asked, lambda row: session_record(row, whole), narrow=lambda rows: rows.with_counts())


@router.get("/sessions/{code}", response=schemas.SessionOut, tags=["Sessions"], url_name="session")
def session(request: HttpRequest, code: Path[SessionCode], asked: Query[Chosen]) -> HttpResponse:
    row = get_object_or_404(Session.objects.with_counts(), code=code)
    return answer(session_record(row, absolute(request)), asked)


@router.get(
    "/sessions/{code}/items", response=schemas.list_of(schemas.AgendaItemOut), tags=["Sessions"], url_name="items"
)
def items(request: HttpRequest, code: Path[SessionCode], asked: Query[Paging]) -> HttpResponse:
    """The agenda of a session, as far as its texts name it."""
    whole = absolute(request)
    rows = AgendaItem.objects.filter(session=_session(code, 404)).standing()
    return page_of(
        request,
        rows,
        asked,
        lambda row: item_record(row, whole),
        narrow=lambda rows: rows.with_counts().select_related("session"),
    )


@router.get(
    "/sessions/{code}/items/{item}",
    response=schemas.AgendaItemOut,
    tags=["Sessions"],
    url_name="item",
    summary="An agenda item",
)
def item(request: HttpRequest, code: Path[SessionCode], item: Path[ItemNumber], asked: Query[Chosen]) -> HttpResponse:
    """By its number, with a letter `69-b`."""
    number, _, letter = item.partition("-")
    rows = AgendaItem.objects.filter(session=_session(code, 404)).standing().with_counts().select_related("session")
    wanted = rows.filter(number=int(number), letter=letter) if number.isdecimal() and len(number) < 5 else rows.none()
    return answer(item_record(get_object_or_404(wanted), absolute(request)), asked)


@router.get("/series", response=schemas.list_of(schemas.SeriesOut), tags=["Recurring subjects"], url_name="series_list")
def series_list(request: HttpRequest, asked: Query[SeriesParameters]) -> HttpResponse:
    rows = narrowed(SeriesFilter, asked, queryset=Series.objects.standing())
    whole = absolute(request)
    return page_of(request, rows, asked, lambda row: series_record(row, whole), narrow=lambda rows: rows.with_shape())


@router.get("/series/{slug}", response=schemas.SeriesOut, tags=["Recurring subjects"], url_name="series")
def series(request: HttpRequest, slug: Path[SeriesSlug], asked: Query[Chosen]) -> HttpResponse:
    """One that was merged into another answers as that."""
    row = Series.objects.with_shape().get(pk=standing(slug).pk)
    return answer(series_record(row, absolute(request)), asked)


@router.get("/sponsors", response=schemas.list_of(schemas.SponsorOut), tags=["States and groups"], url_name="sponsors")
def sponsors(request: HttpRequest, asked: Query[SponsorParameters]) -> HttpResponse:
    rows = Sponsor.objects.filter(kind=asked.kind) if asked.kind else Sponsor.objects.all()
    whole = absolute(request)
    return page_of(request, rows, asked, lambda row: sponsor_record(row, whole))


@router.get("/sponsors/{slug}", response=schemas.SponsorOut, tags=["States and groups"], url_name="sponsor")
def sponsor(request: HttpRequest, slug: Path[SponsorSlug], asked: Query[Chosen]) -> HttpResponse:
    return answer(sponsor_record(get_object_or_404(Sponsor.objects.at_address(slug)), absolute(request)), asked)


@router.get(
    "/sponsors/{slug}/ballots",
    response=schemas.list_of(schemas.BallotOfState),
    tags=["Votes"],
    url_name="ballots",
    summary="How a State voted",
)
def ballots(request: HttpRequest, slug: Path[SponsorSlug], asked: Query[BallotParameters]) -> HttpResponse:
    """In recorded votes of the plenary on texts as a whole, or in those that ``of`` asks for."""
    cast = Ballot.objects.filter(state=get_object_or_404(Sponsor.objects.at_address(slug)))
    rows = narrowed(BallotFilter, asked, queryset=cast, sessions=Session.objects.codes())
    whole = absolute(request)
    return page_of(
        request, rows, asked, lambda row: ballot_of_state(row, whole), narrow=lambda rows: rows.latest_first()
    )


@router.get(
    "/sponsors/{slug}/resolutions",
    response=schemas.list_of(schemas.ResolutionOut),
    tags=["States and groups"],
    url_name="sponsored",
    summary="What a State or group sponsored",
)
def sponsored(request: HttpRequest, slug: Path[SponsorSlug], asked: Query[SponsoredParameters]) -> HttpResponse:
    by = get_object_or_404(Sponsor.objects.at_address(slug))
    rows = narrowed(SponsoredFilter, asked, sponsor=by, sessions=Session.objects.codes())
    whole = absolute(request)
    return page_of(request, rows, asked, lambda row: resolution_record(row, whole), narrow=_with_texts)


@router.get("/subjects", response=schemas.list_of(schemas.SubjectOut), tags=["Subjects"], url_name="subjects")
def subjects(request: HttpRequest, asked: Query[SubjectParameters]) -> HttpResponse:
    """Headings that the library gave to texts."""
    rows = Subject.objects.held()
    for word in (asked.q or "").split()[:12]:
        rows = rows.filter(name__icontains=word)
    whole = absolute(request)
    return page_of(request, rows, asked, lambda row: subject_record(row, whole), narrow=lambda rows: rows.with_counts())


@router.get("/subjects/{slug}", response=schemas.SubjectOut, tags=["Subjects"], url_name="subject")
def subject(request: HttpRequest, slug: Path[SubjectSlug], asked: Query[Chosen]) -> HttpResponse:
    row = get_object_or_404(Subject.objects.at_address(slug).with_counts())
    return answer(subject_record(row, absolute(request)), asked)


@router.get("/votes", response=schemas.list_of(schemas.VoteOut), tags=["Votes"], url_name="votes")
def votes(request: HttpRequest, asked: Query[VoteParameters]) -> HttpResponse:
    """Votes in the plenary on texts as a whole, or those that ``of`` asks for."""
    rows = narrowed(VoteFilter, asked, queryset=Vote.objects.all(), sessions=Session.objects.codes())
    whole = absolute(request)
    return page_of(request, rows, asked, lambda row: recorded_vote(row, whole), narrow=lambda rows: rows.with_text())


@router.get("/votes/{path:name}", response=list[schemas.VoteWhole], tags=["Votes"], url_name="vote")
def vote(request: HttpRequest, name: Path[TextName], asked: Query[Chosen]) -> HttpResponse:
    """The votes on a text and on its parts, in the plenary and in committee, State by State where the list is held."""
    found = list(Vote.objects.filter(version=version_named(name)).once().with_text().order_by("-body", "part"))
    if not found:
        raise Http404("No vote on this text is held.")
    whole = absolute(request)
    cast = Ballot.objects.filter(vote__in=found).select_related("state").order_by("vote", "as_written")
    later = Announcement.objects.filter(vote__in=found).select_related("state").order_by("vote", "as_written")
    lists = {"ballots": _by_vote(cast), "announced_later": _by_vote(later)}
    said = [
        recorded_vote(row, whole) | {name: of_vote.get(row.pk, []) for name, of_vote in lists.items()} for row in found
    ]
    return answer(said, asked)


def _by_vote(rows: Iterable[Ballot | Announcement]) -> dict[int, list[Record]]:
    found: dict[int, list[Record]] = {}
    for row in rows:
        found.setdefault(row.vote_id, []).append(ballot_record(row))
    return found


def standing(slug: str) -> Series:
    """The series of this address, or the one it was merged into. Raises ``Http404``."""
    return get_object_or_404(Series.objects.select_related("merged_into"), slug=slug).standing()


def _session(code: str, status: int = 400) -> Session:
    row = Session.objects.filter(code=code).first()
    if row is None:
        raise Refused(f"No session {code[:20]!r} is held.", status, parameter="session")
    return row


def _with_texts(rows: Any) -> Any:
    return (
        rows.with_versions().select_related("session", "series", "committee").prefetch_related("agenda_items__session")
    )
