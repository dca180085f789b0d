"""What the Assembly asked for, what became of it, and the agenda that it foretells."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from ninja import Field, Path, Query, Router

from resolutions.exports.records import Record
from resolutions.models import Commitment
from resolutions.pages.due.expected import Expected, ExpectedAgenda
from resolutions.pages.due.files import as_data
from resolutions.pages.due.following import Followed, follow
from resolutions.text.ordinals import LAST_REGULAR_SESSION

from ..due_filters import AskedFilter
from . import schemas
from .answers import Chosen, Paging, absolute, answer, page_of
from .links import Whole, base_of, briefly, name_of_text
from .parameters import SessionNumber, narrowed, with_filters
from .texts import held

router = Router(tags=["What was asked for"])


@with_filters(AskedFilter)
class AskedParameters(Paging):
    session: int | None = Field(
        None, ge=1, le=LAST_REGULAR_SESSION, description="Regular session at which it falls due"
    )
    text: str | None = Field(None, description="Only what this text asks for", examples=["A/RES/66/152"])


class ExpectedParameters(Chosen):
    certain: bool | None = Field(None, description="Only what is promised in words, or only what is likely")


@router.get("/due", response=schemas.list_of(schemas.Asked), url_name="due", summary="What adopted texts ask for")
def due(request: HttpRequest, asked: Query[AskedParameters]) -> HttpResponse:
    """Of whom, by when, and what became of it as far as the texts held show."""
    rows = Commitment.objects.of_adopted()
    if asked.session:
        rows = rows.due_at(asked.session)
    if asked.text:
        rows = rows.filter(version=held(asked.text))
    whole = absolute(request)
    return page_of(
        request,
        narrowed(AskedFilter, asked, queryset=rows),
        asked,
        lambda one: _asked(one, whole),
        narrow=lambda rows: rows.with_listing(),
        together=follow,
    )


@router.get(
    "/sessions/{int:number}/expected",
    response=list[schemas.ExpectedItem],
    url_name="expected",
    summary="The agenda expected at a regular session",
)
def expected(request: HttpRequest, number: Path[SessionNumber], asked: Query[ExpectedParameters]) -> HttpResponse:
    """Certain where a text promises it in words, else likely: by a pattern, or since a report falls due."""
    items = ExpectedAgenda(number).items if 0 < number <= LAST_REGULAR_SESSION else []
    whole = absolute(request)
    return answer([_expected(one, whole) for one in items if asked.certain in (None, one.is_certain)], asked)


def _asked(one: Followed, whole: Whole) -> Record:
    version = one.commitment.version
    links = {"text": f"{base_of(whole)}/texts/{name_of_text(version.symbol, version.pk)}"}
    return as_data(one, whole) | {"links": links}


def _expected(one: Expected, whole: Whole) -> Record:
    return {
        "certain": one.is_certain,
        "title": one.title,
        "item": one.item or None,
        "series": one.series.slug if one.series else None,
        "links": {"series": f"{base_of(whole)}/series/{one.series.slug}"} if one.series else {},
        "promised_in": [whole(promise.get_absolute_url()) for promise in one.promised_in],
        "pattern": one.pattern.value if one.pattern else None,
        "texts": [briefly(version, whole) for version in one.history],
        "documents": one.documents,
        "reports_due": [whole(report.get_absolute_url()) for report in one.reports],
    }
