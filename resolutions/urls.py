"""The addresses of the archive, without the language that stands before those for readers.

A document's address is its symbol, so that pattern comes last."""

from django.contrib.sitemaps import views as sitemaps
from django.urls import URLPattern, URLResolver, path, register_converter

from resolutions.views import (
    about,
    check,
    compare,
    compare_yours,
    datasets,
    documents,
    due,
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
from resolutions.views.converters import FormatConverter, SymbolConverter
from resolutions.views.feeds import LatestLoads, TextsOfSponsor, TextsOfSubject
from resolutions.views.sitemaps import SITEMAPS

register_converter(SymbolConverter, "symbol")
register_converter(FormatConverter, "format")

FOR_PROGRAMS: list[URLPattern | URLResolver] = [
    path("api/v1/", documentation.api, name="api"),
    path("api/v1/openapi.json", documentation.openapi, name="api_description"),
    path("api/v1/", api.urls),
    path("api/<path:unknown>", documentation.unknown),
    path("search/feed/", search.search_feed, name="search_feed"),
    path("search/csv/", search.search_csv, name="search_csv"),
    path("search/json/", search.search_json, name="search_json"),
    path("due/feed/", due.due_feed, name="due_feed"),
    path("due/csv/", due.due_csv, name="due_csv"),
    path("due/json/", due.due_json, name="due_json"),
    path("due/calendar/", due.due_calendar, name="due_calendar"),
    path("over-time/csv/", tables.words_over_time, name="over_time_csv"),
    path("series/csv/", tables.series, name="series_csv"),
    path("series/<slug:slug>/matrix/csv/", tables.matrix, name="matrix_csv"),
    path("sponsors/csv/", tables.states, name="sponsors_csv"),
    path("votes/csv/", tables.votes, name="votes_csv"),
    path("cited-by/csv/<symbol:symbol>", tables.cited_by, name="cited_by_csv"),
    path("datasets/<str:day>/<str:name>", datasets.dataset_file, name="dataset_file"),
    path("feed/", LatestLoads(), name="feed"),
    path("sponsors/<slug:slug>/feed/", TextsOfSponsor(), name="sponsor_feed"),
    path("subjects/<slug:slug>/feed/", TextsOfSubject(), name="subject_feed"),
    path("oai/", oai.server, name="oai"),
    path("mcp/", mcp.server, name="mcp"),
    path("llms.txt", machines.llms, name="llms"),
    path("robots.txt", machines.robots, name="robots"),
    path("opensearch.xml", machines.opensearch, name="opensearch"),
    path("sitemap.xml", sitemaps.index, {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap_part"}, name="sitemap"),
    path("sitemap-<str:section>.xml", sitemaps.sitemap, {"sitemaps": SITEMAPS}, name="sitemap_part"),
    path("documents/<int:pk>/source/", documents.source, name="source"),
    path("documents/<int:pk>/files/<int:reading>/<str:name>", documents.file, name="file"),
    path("documents/<int:pk>.<format:format>", formats.document_format, name="document_format"),
    path("<symbol:symbol>.<format:format>", formats.version_format, name="version_format"),
]

FOR_READERS = [
    path("", home.home, name="home"),
    path("agreed/", search.agreed, name="agreed"),
    path("over-time/", search.over_time, name="over_time"),
    path("about/", about.about, name="about"),
    path("datasets/", datasets.datasets, name="datasets"),
    path("compare/", compare.compare, name="compare"),
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
