"""The addresses of the archive, without the language that stands before those for readers and their feeds.

A document's address is its symbol, so that pattern comes last."""

from django.contrib.sitemaps import views as sitemaps
from django.urls import URLPattern, URLResolver, path, re_path, register_converter
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from django.views.generic import RedirectView

from resolutions.views import (
    about,
    bitext,
    check,
    citing,
    compare,
    compare_yours,
    coverage,
    datasets,
    documents,
    due,
    error_reports,
    following,
    formats,
    history,
    home,
    machines,
    mcp,
    meetings,
    oai,
    search,
    series,
    sessions,
    sponsors,
    subjects,
    tables,
    votes,
)
from resolutions.views.api import documentation
from resolutions.views.api.application import api
from resolutions.views.cached_until_commit import asked_each_time
from resolutions.views.converters import FormatConverter, SymbolConverter
from resolutions.views.feeds import (
    LatestLoads,
    LatestVotes,
    TextsOfCommittee,
    TextsOfItem,
    TextsOfSeries,
    TextsOfSession,
    TextsOfSponsor,
    TextsOfSubject,
)
from resolutions.views.sitemaps import SITEMAPS

register_converter(SymbolConverter, "symbol")
register_converter(FormatConverter, "format")

TAKE_POSTS = ("oai", "mcp")
"""Of the addresses for programs; and operations of the API, which say so themselves."""


def for_programs(*addresses: URLPattern | URLResolver) -> list[URLPattern | URLResolver]:
    """Their answers may be kept and asked after. Who posts to an address that is only read is told so, not that a
    browser's token is missing."""
    for one in addresses:
        if isinstance(one, URLPattern) and one.name not in TAKE_POSTS:
            one.callback = csrf_exempt(require_safe(asked_each_time(one.callback)))
    return [*addresses]


FOR_PROGRAMS = for_programs(
    path("api/v1/", documentation.api, name="api"),
    path("api/v1/openapi.json", documentation.openapi, name="api_description"),
    path("api/v1/", api.urls),
    re_path(r"^api(?:/|/v1)?$", RedirectView.as_view(pattern_name="api", permanent=True)),
    path("api/<path:unknown>", documentation.unknown),
    path("search/csv/", search.search_csv, name="search_csv"),
    path("search/json/", search.search_json, name="search_json"),
    path("due/csv/", due.due_csv, name="due_csv"),
    path("due/json/", due.due_json, name="due_json"),
    path("due/calendar/", due.due_calendar, name="due_calendar"),
    path("over-time/csv/", tables.words_over_time, name="over_time_csv"),
    path("series/csv/", tables.series, name="series_csv"),
    path("series/<slug:slug>/matrix/csv/", tables.matrix, name="matrix_csv"),
    path("sponsors/csv/", tables.states, name="sponsors_csv"),
    path("votes/csv/", tables.votes, name="votes_csv"),
    path("cited-by/csv/<symbol:symbol>", tables.cited_by, name="cited_by_csv"),
    path("bitext/tmx/<symbol:symbol>", bitext.of_text, {"form": "tmx"}, name="bitext_tmx"),
    path("bitext/csv/<symbol:symbol>", bitext.of_text, {"form": "csv"}, name="bitext_csv"),
    path("sessions/<str:code>/bitext/tmx/", bitext.of_session, {"form": "tmx"}, name="session_bitext_tmx"),
    path("sessions/<str:code>/bitext/csv/", bitext.of_session, {"form": "csv"}, name="session_bitext_csv"),
    path("datasets/<str:day>/<str:name>", datasets.dataset_file, name="dataset_file"),
    path("oai/", oai.server, name="oai"),
    path("mcp/", mcp.server, name="mcp"),
    path("llms.txt", machines.llms, name="llms"),
    path("robots.txt", machines.robots, name="robots"),
    path("opensearch.xml", machines.opensearch, name="opensearch"),
    path("sitemap.xml", sitemaps.index, {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap_part"}, name="sitemap"),
    path("sitemap-<str:section>.xml", sitemaps.sitemap, {"sitemaps": SITEMAPS}, name="sitemap_part"),
    path("favicon.ico", machines.favicon),
    path("timemaps/<symbol:symbol>", documents.timemap, name="timemap"),
    path("documents/<int:pk>/source/", documents.source, name="source"),
    path("documents/<int:pk>/files/<int:reading>/<str:name>", documents.file, name="file"),
    path("documents/<int:pk>.<format:format>", formats.document_format, name="document_format"),
    path("<symbol:symbol>.<format:format>", formats.version_format, name="version_format"),
)

FOR_READERS = [
    path("feed/", asked_each_time(LatestLoads()), name="feed"),
    path("series/<slug:slug>/feed/", asked_each_time(TextsOfSeries()), name="series_feed"),
    path("sessions/<str:code>/feed/", asked_each_time(TextsOfSession()), name="session_feed"),
    path("sessions/<str:code>/items/<int:number>/feed/", asked_each_time(TextsOfItem()), name="item_feed"),
    path("sessions/<str:code>/items/<int:number>/<str:letter>/feed/", asked_each_time(TextsOfItem()), name="item_feed"),
    path("feed/committees/<str:code>/", asked_each_time(TextsOfCommittee()), name="committee_feed"),
    path("feed/votes/", asked_each_time(LatestVotes()), name="votes_feed"),
    path("sponsors/<slug:slug>/feed/", asked_each_time(TextsOfSponsor()), name="sponsor_feed"),
    path("subjects/<slug:slug>/feed/", asked_each_time(TextsOfSubject()), name="subject_feed"),
    path("search/feed/", asked_each_time(search.search_feed), name="search_feed"),
    path("due/feed/", asked_each_time(due.due_feed), name="due_feed"),
    path("", home.home, name="home"),
    path("agreed/", search.agreed, name="agreed"),
    path("over-time/", search.over_time, name="over_time"),
    path("about/", about.about, name="about"),
    path("privacy/", about.privacy, name="privacy"),
    path("terms/", about.terms, name="terms"),
    path("coverage/", coverage.coverage, name="coverage"),
    path("cited-by/<symbol:symbol>", citing.cited_by, name="cited_by"),
    path("datasets/", datasets.datasets, name="datasets"),
    path("compare/", compare.compare, name="compare"),
    path("compare/amended/", compare.amended, name="amended"),
    path("compare/yours/", compare_yours.compare_yours, name="compare_yours"),
    path("compare/steps/", history.negotiation, name="negotiation"),
    path("compare/next/", compare.base_draft, name="base_draft"),
    path("check/", check.check, name="check"),
    path("due/", due.due, name="due"),
    path("due/twins/<int:number>/", due.twins, name="twins"),
    path("due/text/", due.asked_by_text, name="asked_by_text"),
    path("sessions/", sessions.sessions, name="sessions"),
    path("sessions/<str:code>/", sessions.session, name="session"),
    path("sessions/<str:code>/items/<int:number>/", sessions.agenda_item, name="agenda_item"),
    path("sessions/<str:code>/items/<int:number>/<str:letter>/", sessions.agenda_item, name="agenda_item"),
    path("sessions/<str:code>/briefs.docx", sessions.session_briefs, name="session_briefs"),
    path("sessions/<str:code>/items/<int:number>/briefs.docx", sessions.item_briefs, name="item_briefs"),
    path("sessions/<str:code>/items/<int:number>/<str:letter>/briefs.docx", sessions.item_briefs, name="item_briefs"),
    path("sessions/<int:number>/expected/", due.expected, name="expected"),
    path("sessions/<str:code>/meetings/", meetings.meetings, name="meetings"),
    path("sessions/<str:code>/meetings/<int:number>/", meetings.meeting, name="meeting"),
    path("search/", search.search, name="search"),
    path("search/suggest/", search.suggest, name="search_suggest"),
    path("series/", series.series_list, name="series_list"),
    path("series/<slug:slug>/", series.series, name="series"),
    path("series/<slug:slug>/brief/", series.brief, name="brief"),
    path("series/<slug:slug>/asked/", due.asked_by_subject, name="asked_by_subject"),
    path("series/<slug:slug>/matrix/", history.matrix, name="series_matrix"),
    path("series/<slug:slug>/genealogy/", history.genealogy, name="series_genealogy"),
    path("sponsors/", sponsors.sponsors, name="sponsors"),
    path("sponsors/<slug:slug>/", sponsors.sponsor, name="sponsor"),
    path("sponsors/<slug:slug>/votes/", sponsors.sponsor_votes, name="sponsor_votes"),
    path("report/", error_reports.report_error, name="report_error"),
    path("following/", following.following, name="following"),
    path("following/confirm/<str:token>/", following.confirmed, name="confirm_following"),
    path("following/stop/<str:token>/", following.stopped, name="stop_following"),
    path("verify/", search.verify, name="verify"),
    path("subjects/", subjects.subjects, name="subjects"),
    path("subjects/<slug:slug>/", subjects.subject, name="subject"),
    path("votes/", votes.votes, name="votes"),
    path("votes/records/", votes.records, name="vote_records"),
    path("sessions/<int:number>/changes-of-heart/", votes.turns, name="turns"),
    path("votes/<symbol:symbol>/", votes.vote, name="vote"),
    path("documents/<int:pk>/", documents.document, name="document"),
    path("documents/<int:pk>/vote/", votes.document_vote, name="document_vote"),
    path("<symbol:symbol>", documents.version, name="version"),
]
