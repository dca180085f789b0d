"""Tables for other programs beside the tables of the pages, whole: CSV (RFC 4180) in UTF-8."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from django.db.models import Value
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext

from resolutions.exports.dataset_rows import BALLOT, ballots_dated
from resolutions.models import Ballot, Citation, Series, Session, Sponsor, Version, Vote
from resolutions.models.choices import Stage
from resolutions.models.versions import address_of
from resolutions.pages.charts import Chart
from resolutions.pages.subjects.history import History
from resolutions.pages.subjects.matrix import Matrix
from resolutions.search.over_time import over_time
from resolutions.search.session_counts import ALL_STAGES
from resolutions.text.languages import ENGLISH
from resolutions.text.symbols import Symbol
from resolutions.text.writers.cells import as_cell

from .filters import SeriesFilter, VoteFilter
from .series_named import of_series

LATER = {"Retry-After": "60"}
CHART = "csv"
"""The parameter of a page that names one of its charts, to be given as a table."""
EXCEL = "excel"
"""The parameter that asks for a table Excel opens by double click."""
_BATCH = 2_000
_SEVERAL = "mul"
"""Several languages, among the codes of ISO 639-2."""


class _Line:
    """What the writer of CSV writes to: it gives the line back."""

    def write(self, line: str) -> str:
        return line


def table(
    request: HttpRequest,
    name: str,
    head: Sequence[str],
    rows: Iterable[Sequence[Any]],
    *,
    known: Iterable[str] = (),
    answer: Callable[..., HttpResponseBase] = StreamingHttpResponse,
) -> HttpResponseBase:
    """What is asked for with a parameter that is not ``known`` is refused. It is sent as its rows come, unless it is
    short and ``answer`` says otherwise."""
    if wrong := unknown_parameter(request, *known):
        return wrong
    response = answer(_lines(head, rows, mark_for(request)), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def mark_for(request: HttpRequest) -> str:
    """The byte order mark of a table that is asked for with ``excel``: without it Excel takes UTF-8 for another
    encoding."""
    return "\ufeff" if EXCEL in request.GET else ""


def asks_for_chart(request: HttpRequest) -> bool:
    return CHART in request.GET


def table_of_chart(request: HttpRequest, *charts: Chart | None, known: Iterable[str] = ()) -> HttpResponseBase:
    """Of the chart that is asked for, as its page draws it; ``known`` are the other parameters of the page. Raises
    ``Http404`` where the page has no such chart."""
    asked = next((one for one in charts if one and one.name == request.GET[CHART]), None)
    if asked is None:
        raise Http404
    return table(request, asked.name, asked.head, asked.rows, known=(CHART, *known), answer=HttpResponse)


def votes(request: HttpRequest) -> HttpResponseBase:
    """How every State voted: a row a State and vote, narrowed as the page of votes is. Names of States are English."""
    found = VoteFilter(request.GET, queryset=Vote.objects.all(), sessions=Session.objects.codes())
    if wrong := not_valid(found):
        return wrong
    rows = ballots_dated(Ballot.objects.filter(vote__in=found.qs.order_by().values("pk"))).order_by(
        "vote", "as_written"
    )
    rows = rows.annotate(language=Value(ENGLISH)).values_list(*BALLOT.values(), "language")
    known = VoteFilter.base_filters
    return table(request, "votes", [*BALLOT, "language"], rows.iterator(chunk_size=_BATCH), known=known)


def series(request: HttpRequest) -> HttpResponseBase:
    """Every recurring subject, narrowed as its page is."""
    found = SeriesFilter(request.GET, queryset=Series.objects.with_shape())
    if wrong := not_valid(found):
        return wrong
    rows = (
        (one.title, one.title_language, one.version_count, " ".join(_sessions_of(one)), one.slug) for one in found.qs
    )
    head = ("title", "language", "texts", "sessions", "slug")
    return table(request, "series", head, rows, known=SeriesFilter.base_filters)


@of_series
def matrix(request: HttpRequest, series: Series) -> HttpResponseBase:
    """Every paragraph of a subject against every text of it: a row a paragraph, a column a text."""
    history = History(Version.objects.in_series(series))
    if history.refusal:
        return HttpResponse(history.refusal, status=422, content_type="text/plain; charset=utf-8")
    head = ("paragraph", "words", "language", *(str(version) for version in history.versions))
    rows = (
        (line.name, line.words, history.language, *(cell.op for cell in line.cells)) for line in Matrix(history).lines
    )
    return table(request, f"{series.slug}-matrix", head, rows)


def words_over_time(request: HttpRequest) -> HttpResponseBase:
    """In how many texts and paragraphs of each session a word stands, and how many are held. ``counted`` says whether
    texts were counted each, or about; ``language`` in which, ``mul`` where all were looked at."""
    stage = request.GET.get("stage", "") or str(Stage.ADOPTED)
    if stage not in (Stage.ADOPTED, ALL_STAGES):
        return refused(f"stage is {Stage.ADOPTED} or {ALL_STAGES}, not {stage!r}.")
    found = over_time(request.GET.get("q", "").replace("\x00", "").strip(), adopted=stage == Stage.ADOPTED)
    if found.error:
        return refused(found.error.message)
    if not found.available:
        return not_yet()
    head = ("q", "session", "texts", "held", "paragraphs", "held_paragraphs", "stage", "counted", "language")
    last = stage, "about" if found.counts.estimated else "each", _SEVERAL if found.elsewhere else ENGLISH
    rows = (
        (found.q, one.session, one.texts, one.held.texts, one.paragraphs, one.held.paragraphs, *last)
        for one in found.sessions
    )
    return table(request, "over-time", head, rows, known=("q", "stage"))


def states(request: HttpRequest) -> HttpResponseBase:
    """The list of States, groups and bodies, whose names are English, with how many texts name each."""
    columns = ("name", "language", "kind", "code", "m49", "member_from", "member_until", "version_count", "slug")
    head = ("name", "language", "kind", "iso3", "m49", "member_from", "member_until", "texts", "slug")
    rows = Sponsor.objects.with_counts().annotate(language=Value(ENGLISH)).values_list(*columns)
    return table(request, "states-and-groups", head, rows)


def cited_by(request: HttpRequest, symbol: Symbol) -> HttpResponseBase:
    """Every place that cites a document, held or not, in the leading language of each text."""
    text = "language_version__version"
    columns = (f"{text}__symbol", f"{text}__adopted_on", f"{text}__issued_on", "paragraph__anchor", "footnote__mark")
    rows = Citation.objects.leading().of_symbol(symbol.key).order_by(f"{text}__symbol_sort", "pk")
    head = (
        "symbol",
        "adopted_on",
        "issued_on",
        "paragraph",
        "footnote",
        "as_written",
        "carrier",
        "language",
        "address",
    )
    found = rows.values_list(*columns, "as_written", "carrier", "language_version__language", f"{text}__pk")
    whole = request.build_absolute_uri
    places = ((*row, whole(address_of(row[0], pk))) for *row, pk in found.iterator(chunk_size=_BATCH))
    return table(request, "cited-by", head, places)


def _sessions_of(series: Any) -> dict[str, None]:
    """Codes, each once, of those in which it was tabled; it is annotated ``with_shape``."""
    return dict.fromkeys(each["code"] for each in series.proposals)


def _lines(head: Sequence[str], rows: Iterable[Sequence[Any]], mark: str) -> Iterator[str]:
    writer = csv.writer(_Line())
    yield mark + writer.writerow(head)
    for row in rows:
        yield writer.writerow(map(as_cell, row))


def unknown_parameter(request: HttpRequest, *known: str) -> HttpResponse | None:
    """The refusal of a parameter there is not: the table would be another than was asked for."""
    unknown = sorted(set(request.GET) - {*known, EXCEL})
    return refused(f"There is no parameter “{unknown[0]}”.") if unknown else None


def not_valid(found: Any) -> HttpResponse | None:
    if found.form.is_valid():
        return None
    name, wrong = next(iter(found.form.errors.items()))
    return refused(f"“{name}”: {wrong[0]}")


def not_yet() -> HttpResponse:
    """For programs, which cannot tell an empty list from one that is not there yet."""
    return HttpResponse(still_building(), status=503, content_type="text/plain; charset=utf-8", headers=LATER)


def still_building() -> str:
    return gettext("The search index is being built. Try again in a moment.")


def refused(message: str) -> HttpResponse:
    """For programs that asked wrongly, in a line."""
    return HttpResponse(message, status=400, content_type="text/plain; charset=utf-8")
