"""The read API: what it answers, page by page, and what it refuses."""

import hashlib
import re
from datetime import date

import jsonschema
import pytest
from django.core.management import call_command
from django.test import Client

from resolutions.curation import authority
from resolutions.models import Ballot, Series, Sponsor, Subject, SubjectHeading, Version, Vote
from tests.builders import adopted, operative, store
from tests.pages import rows

pytestmark = pytest.mark.django_db
BASE = "/api/v1/"


@pytest.fixture
def seeds_loaded(seeds):
    call_command("ingest", str(next(iter(seeds.values())).parent), verbosity=0)


def every_page(client, address: str) -> list[dict]:
    found, pages = [], 0
    while address:
        said = client.get(address).json()
        found += said["results"]
        address = said["next"]
        pages += 1
        assert pages < 100
    return found


def test_a_text_comes_with_everything(client, seeds_loaded):
    said = client.get(BASE + "texts/A/RES/66/152").json()
    assert (said["symbol"], said["adopted_on"], said["session"]) == ("A/RES/66/152", "2011-12-19", "66")
    (english,) = said["language_versions"]
    assert english["paragraphs"][0]["id"] == "formula"
    assert english["footnotes"][0]["anchor"] == "note-1"
    assert english["citations"] and english["files"][0]["sha256"]
    assert said["links"]["self"] == "http://testserver/api/v1/texts/A/RES/66/152"
    assert {one["symbol"] for one in said["proposal"]} <= {one.symbol for one in Version.objects.all()}
    assert client.get(said["links"]["series"]).json()["texts"] >= 2


def test_any_spelling_and_numbers_name_a_text(client):
    unnamed = rows.a_version(None)
    rows.a_version("A/RES/66/1")
    assert client.get(BASE + "texts/a/res/66/1").json()["symbol"] == "A/RES/66/1"
    assert client.get(f"{BASE}texts/{unnamed.pk}").json()["symbol"] is None


def test_one_language_can_be_asked_for(client):
    version = rows.a_version("A/RES/66/1")
    rows.a_paragraph(rows.in_language(version, "fr", "Le soin des mers"), "Rappelant la mer,")
    both = client.get(BASE + "texts/A/RES/66/1").json()["language_versions"]
    assert [one["language"] for one in both] == ["en", "fr"]
    (french,) = client.get(BASE + "texts/A/RES/66/1?in=fra").json()["language_versions"]
    assert [one["text"] for one in french["paragraphs"]] == ["Rappelant la mer,"]
    refused = client.get(BASE + "texts/A/RES/66/1?in=ar")
    assert refused.status_code == 404
    assert "en, fr" in refused.json()["detail"]


@pytest.mark.parametrize("few", [0, 5_000])
def test_pages_neither_repeat_nor_leave_out_while_texts_come_and_go(client, monkeypatch, few):
    """Whether the rows are looked for in order or put in order."""
    monkeypatch.setattr("resolutions.views.api.answers.FEW", few)
    for number in range(1, 8):
        rows.a_version(f"A/RES/66/{number}")
    first = client.get(BASE + "texts?limit=3").json()
    Version.objects.get(symbol="A/RES/66/2").delete()
    rows.a_version("A/RES/66/0")
    rest = every_page(client, first["next"])
    symbols = [one["symbol"] for one in [*first["results"], *rest]]
    assert symbols == [f"A/RES/66/{number}" for number in (1, 2, 3, 4, 5, 6, 7, 0)]
    assert first["total"] == 7


def test_filters_are_those_of_the_pages(client):
    rows.a_version("A/RES/66/1", stage="adopted", adopted_on=date(2011, 12, 1))
    cuba = rows.a_sponsor(rows.a_version("A/C.3/66/L.5", stage="draft"), "Cuba")
    for query, symbols in {
        "stage=adopted": ["A/RES/66/1"],
        "stage=draft": ["A/C.3/66/L.5"],
        f"sponsor={cuba.slug}": ["A/C.3/66/L.5"],
        "adopted_from=2011-12-01&adopted_until=2011-12-31": ["A/RES/66/1"],
        "session=67": [],
        "language=fr": [],
    }.items():
        assert [one["symbol"] for one in client.get(f"{BASE}texts?{query}").json()["results"]] == symbols, query
    said = client.get(BASE + "resolutions?session=66&stage=adopted").json()
    assert [[text["symbol"] for text in one["texts"]] for one in said["results"]] == [["A/RES/66/1"]]


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("texts?stagee=draft", 400),
        ("texts?stage=dropped", 400),
        ("texts?limit=101", 400),
        ("texts?limit=x", 400),
        ("texts?cursor=%25%25", 400),
        ("texts?cursor=bm8", 400),
        ("texts?limit=1&limit=2", 400),
        ("texts?fields=symbol,nothing", 400),
        ("texts?adopted_from=someday", 400),
        ("texts?session=%00", 404),
        ("texts?session=abc", 400),
        ("texts?session=0", 400),
        ("texts?committee=C.9", 400),
        ("texts?sponsor=atlantis", 400),
        ("texts?series=none", 400),
        ("texts?subject=none", 400),
        ("texts/A/RES/99/1", 404),
        ("resolutions?session=99", 400),
        ("resolutions/999999999999999999999", 404),
        ("sessions/99", 404),
        ("series/none", 404),
        ("votes/A/RES/66/1", 404),
        ("compare?a=A/RES/66/1&b=A/RES/66/9", 404),
        ("search?q=%22", 400),
        ("search", 400),
        ("nothing/at/all", 404),
    ],
)
def test_what_is_wrong_is_said_as_a_problem(client, asked, status):
    rows.a_version("A/RES/66/1")
    response = client.get(BASE + asked)
    assert response.status_code == status
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    said = response.json()
    assert said["status"] == status
    assert said["detail"] and said["title"]


def test_the_address_of_what_was_merged_into_another_leads_to_that(client, django_user_model):
    version = rows.a_version("A/RES/66/1", series=rows.a_series(), stage="adopted", adopted_on=date(2011, 12, 1))
    rows.a_paragraph(version, "Recalling the sea,")
    cuba, old_state = rows.a_sponsor(version, "Cuba"), Sponsor.objects.create(name="Kuba", key="kuba", slug="kuba")
    authority.merge(old_state, cuba, django_user_model.objects.create(username="editor"))
    seas, oceans = (Subject.objects.create(name=name, slug=name.lower()) for name in ("SEAS", "OCEANS"))
    SubjectHeading.objects.create(version=version, subject=seas, position=0)
    authority.merge_subjects(seas, oceans)
    rows.a_series("Fisheries", "fisheries")
    Series.objects.filter(slug="fisheries").update(merged_into=Series.objects.get(slug="care-of-the-oceans"))
    for kind, parameter, former, now in (
        ("sponsors", "sponsor", "kuba", "cuba"),
        ("subjects", "subject", "seas", "oceans"),
        ("series", "series", "fisheries", "care-of-the-oceans"),
    ):
        assert client.get(f"{BASE}{kind}/{former}").json()["slug"] == now
        (found,) = client.get(f"{BASE}texts?{parameter}={former}").json()["results"]
        assert found["symbol"] == "A/RES/66/1"
        assert client.get(f"/{kind}/{former}/feed/").content.count(b"<entry>") == 1
    assert client.get("/sponsors/kuba/votes/").headers["Location"] == "/sponsors/cuba/votes/"
    assert client.get(f"{BASE}sponsors/kuba/resolutions").json()["total"] == 1


@pytest.mark.parametrize("address", ["texts", "", "openapi.json", "texts/A/RES/66/1"])
def test_another_method_is_a_problem_too(address):
    client = Client(enforce_csrf_checks=True)
    for ask in (client.post, client.put, client.delete):
        response = ask(BASE + address)
        assert (response.status_code, response.headers["Content-Type"]) == (405, "application/problem+json")
        assert {"GET", "HEAD"} <= {*response.headers["Allow"].split(", ")}


@pytest.mark.parametrize(
    "address", ["/search/json/", "/votes/csv/", "/A/RES/66/1.json", "/robots.txt", "/datasets/1/2"]
)
def test_what_is_only_read_takes_no_post(address):
    assert Client(enforce_csrf_checks=True).post(address).status_code == 405


def test_who_accepts_no_json_is_told_that_there_is_nothing_else(client):
    for accepted, status in {
        "text/csv": 406,
        "application/json;q=0": 406,
        "": 200,
        "*/*": 200,
        "text/html,application/xhtml+xml,*/*;q=0.8": 200,
    }.items():
        response = client.get(BASE + "sessions", headers={"Accept": accepted})
        assert response.status_code == status, accepted
    assert client.get(BASE + "sessions", headers={"Accept": "text/csv"}).json()["status"] == 406


@pytest.mark.parametrize(
    ("address", "content"),
    [
        ("verify", {"quotation": "in the field of human rights", "paragraf": "OP 9"}),
        ("agreed", {"text": "in the field of human rights", "limit": 1}),
        ("compare", {"a": {"text": "x", "symbl": "A/RES/66/1"}, "b": {"text": "y"}}),
        ("compare", {"a": {"text": "x", "symbol": "A/RES/66/1"}, "b": {"text": "y"}}),
        ("compare", {"a": {}, "b": {"text": "y"}}),
    ],
)
def test_what_is_posted_and_not_known_is_refused(client, address, content):
    response = client.post(BASE + address, content, content_type="application/json")
    assert (response.status_code, response.json()["status"]) == (400, 400)


def test_every_record_leads_to_what_it_names(client, seeds_loaded):
    """From the sessions on, by links alone, to each kind of record; every link answers."""
    version = rows.a_version("A/RES/66/1", stage="adopted", adopted_on=date(2011, 12, 1))
    version.resolution.agenda_items.add(rows.an_item(letter="b"))
    cuba = rows.a_sponsor(version, "Cuba")
    vote = Vote.objects.create(version=version, in_favour=1, against=0, abstaining=0)
    Ballot.objects.create(vote=vote, state=cuba, as_written="CUBA", position="in_favour")
    waiting, seen = [f"http://testserver{BASE}{one}" for one in ("sessions", "sponsors", "series")], set()
    while waiting:
        address = waiting.pop()
        if address in seen or not address.startswith(f"http://testserver{BASE}"):
            continue
        seen.add(address)
        response = client.get(address)
        assert response.status_code == 200, (address, response.content[:200])
        waiting += links_in(response.json())
    kinds = {re.sub(r"[?].*", "", one.removeprefix(f"http://testserver{BASE}")).partition("/")[0] for one in seen}
    assert kinds >= {"sessions", "texts", "resolutions", "series", "sponsors", "votes", "citations", "due"}
    assert f"http://testserver{BASE}sessions/66/items/69-b" in seen
    assert f"http://testserver{BASE}resolutions?session=66&item=69-b" in seen


def links_in(said) -> list[str]:
    if isinstance(said, list):
        return [address for one in said for address in links_in(one)]
    if not isinstance(said, dict):
        return []
    own = [*said.get("links", {}).values()] + ([said["next"]] if said.get("next") else [])
    return own + [address for name, one in said.items() if name != "links" for address in links_in(one)]


def test_a_file_can_be_fetched_from_where_the_record_says(client, seeds_loaded):
    (english,) = client.get(BASE + "texts/A/RES/66/152").json()["language_versions"]
    (file,) = english["files"]
    content = client.get(file["address"]).content
    assert (hashlib.sha256(content).hexdigest(), len(content)) == (file["sha256"], file["bytes"])


def test_a_head_is_told_what_a_get_is(client):
    rows.a_version("A/RES/66/1")
    got, told = client.get(BASE + "texts"), client.head(BASE + "texts")
    assert told.status_code == 200
    assert told.headers["ETag"] == got.headers["ETag"]
    assert client.head(BASE + "texts", headers={"If-None-Match": got.headers["ETag"]}).status_code == 304


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        (b"{}", "text/plain", 415),
        (b"{}", "application/x-www-form-urlencoded", 415),
        (b"{", "application/json", 400),
        (b"[" * 100_000, "application/json", 400),
        (b" " * 2_700_000, "application/json", 413),
    ],
)
def test_what_is_posted_wrongly_is_said_as_a_problem(client, content, kind, status):
    response = client.post(BASE + "verify", content, content_type=kind)
    assert (response.status_code, response.json()["status"]) == (status, status)
    assert response.headers["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("address", ["/api", "/api/", "/api/v1"])
def test_who_leaves_out_a_part_of_the_address_is_led_to_the_api(client, address):
    assert client.get(address).headers["Location"] == BASE


def test_every_address_in_an_answer_is_a_whole_one(client, seeds_loaded):
    def addresses(said):
        if isinstance(said, dict):
            for name, value in said.items():
                yield from [value] if name == "address" else addresses(value)
        elif isinstance(said, list):
            for one in said:
                yield from addresses(one)

    for asked in ("texts/A/RES/66/152", "resolutions?session=66", "citations?symbol=55/2"):
        found = list(addresses(client.get(BASE + asked).json()))
        assert found and all(one.startswith("http://testserver/") for one in found)


def test_scripts_of_other_sites_may_ask(client):
    asked = {"Access-Control-Request-Method": "GET", "Origin": "https://example.org"}
    response = client.options(BASE + "texts", headers=asked)
    assert (response.status_code, response.headers["Access-Control-Allow-Origin"]) == (204, "*")
    assert client.get(BASE + "texts").headers["Access-Control-Allow-Origin"] == "*"


def test_fields_are_chosen_and_nothing_is_sent_twice(client):
    rows.a_version("A/RES/66/1")
    response = client.get(BASE + "texts?fields=symbol,title")
    assert response.json()["results"] == [{"symbol": "A/RES/66/1", "title": "Care of the oceans"}]
    again = client.get(BASE + "texts?fields=symbol,title", headers={"If-None-Match": response.headers["ETag"]})
    assert again.status_code == 304
    assert client.get(BASE + "texts/A/RES/66/1?fields=symbol").json() == {"symbol": "A/RES/66/1"}


def test_who_asks_too_often_is_told_when_to_come_back(client, settings):
    settings.RATE_LIMITS = {"api": (2, 60)}
    for _ in range(2):
        assert client.get(BASE + "sessions").status_code == 200
    response = client.get(BASE + "texts")
    assert (response.status_code, response.json()["status"]) == (429, 429)
    assert response.headers["Content-Type"] == "application/problem+json"
    assert 0 < int(response.headers["Retry-After"]) <= 60


def test_how_a_state_voted(client):
    version = rows.a_version("A/RES/66/1", stage="adopted", adopted_on=date(2011, 12, 1))
    vote = Vote.objects.create(version=version, in_favour=1, against=0, abstaining=0)
    cuba = Sponsor.objects.create(name="Cuba", key="cuba", slug="cuba", code="CUB", m49="192")
    Ballot.objects.create(vote=vote, state=cuba, as_written="CUBA", position="in_favour")
    (one,) = client.get(BASE + "sponsors/cuba/ballots?position=in_favour").json()["results"]
    assert (one["text"]["symbol"], one["held_on"]) == ("A/RES/66/1", "2011-12-01")
    (said,) = client.get(BASE + "votes/A/RES/66/1").json()
    assert said["ballots"] == [
        {"state": "Cuba", "slug": "cuba", "iso3": "CUB", "m49": "192", "as_written": "CUBA", "position": "in_favour"}
    ]
    assert client.get(BASE + "votes").json()["results"][0]["in_favour"] == 1


def test_what_cites_a_document_whether_it_is_held_or_not(client):
    store(adopted(source="1.txt"))
    (one,) = client.get(BASE + "citations?symbol=55/2").json()["results"]
    assert (one["text"]["symbol"], one["where"], one["carrier"]) == ("A/RES/66/152", "pp1", "Recalling")


def test_search_agreed_language_and_words_over_time(client):
    words = (operative("1", "Decides to protect the great whales of the northern seas;"),)
    store(adopted(source="1", paragraphs=words, footnotes=(), citations=()))
    found = client.get(BASE + "search?q=whales").json()
    assert [hit["symbol"] for hit in found["hits"]] == ["A/RES/66/152"]
    passage = "protect the great whales of the northern seas"
    (agreed,) = client.get(BASE + "agreed", {"text": passage}).json()["passages"]
    assert (agreed["standing"], agreed["first"]["anchor"]) == ("verbatim", "op1")
    posted = client.post(BASE + "agreed", {"text": passage}, content_type="application/json").json()
    assert posted["passages"] == [agreed]
    (session,) = client.get(BASE + "over-time?q=whales").json()["sessions"]
    assert (session["session"], session["texts"]) == ("66", 1)


def test_what_changed_between_texts_held_and_texts_posted(client, seeds_loaded, seeds):
    symbols = [one["symbol"] for one in every_page(client, BASE + "texts") if one["symbol"]]
    compared = client.get(BASE + "compare", {"a": symbols[0], "b": symbols[1]}).json()
    assert {row["op"] for row in compared["rows"]} and compared["sentence"]
    body = {"a": {"symbol": "A/RES/66/152"}, "b": {"text": seeds["2011-draft"].read_text()}}
    posted = client.post(BASE + "compare", body, content_type="application/json").json()
    assert posted["summary"] and posted["sentence"]
    empty = client.post(BASE + "compare", {"a": {"text": ""}, "b": {"text": ""}}, content_type="application/json")
    assert empty.status_code == 422


def test_matrix_and_genealogy_of_a_subject(client, seeds_loaded):
    (series,) = client.get(BASE + "series?least=2").json()["results"]
    matrix = client.get(series["links"]["matrix"]).json()
    assert all(len(line["ops"]) == len(matrix["texts"]) for line in matrix["lines"])
    aged = client.get(series["links"]["genealogy"]).json()
    assert sum(one["words"] for one in aged["origins"]) > 100
    first = aged["paragraphs"][0]
    assert "".join(run["text"] for run in first["runs"]).strip()
    assert 0 <= first["first_in"] < len(aged["texts"])


def test_the_number_of_queries_does_not_grow(client, django_assert_num_queries):
    for number in range(1, 21):
        version = rows.a_version(f"A/RES/66/{number}")
        rows.a_paragraph(version)
        rows.a_sponsor(version, "Cuba")
    for address, queries in {
        "texts": 3,
        "texts/A/RES/66/1": 8,
        "resolutions?session=66": 9,
        "series": 2,
        "sessions": 3,
        "sponsors": 3,
        "votes": 3,
    }.items():
        with django_assert_num_queries(queries):
            assert client.get(BASE + address).status_code == 200


def test_the_description_is_open_api_and_its_page_needs_no_other_host(client):
    described = client.get(BASE + "openapi.json").json()
    assert described["openapi"].startswith("3.1")
    assert "/api/v1/texts/{name}" in described["paths"]
    stage = next(one for one in described["paths"]["/api/v1/texts"]["get"]["parameters"] if one["name"] == "stage")
    assert "draft" in str(stage["schema"])
    page = client.get(BASE).content.decode()
    assert "GET /api/v1/texts/{name}" in page
    assert "https://" not in page.partition("<main")[2].partition("</main>")[0]


def test_the_examples_of_the_description_are_true(client, seeds_loaded):
    """Each is of its schema, and what is asked with those of an operation is answered, or is not held."""
    described, answered = client.get(BASE + "openapi.json").json(), 0
    for path, operations in described["paths"].items():
        given = {"path": {}, "query": {}}
        for one in operations.get("get", {}).get("parameters", ()):
            for example in one["schema"].get("examples", ()):
                jsonschema.validate(example, one["schema"] | {"components": described["components"]})
                given[one["in"]][one["name"]] = example
            assert not one.get("required") or one["name"] in given[one["in"]], (path, one["name"])
        if "get" in operations:
            response = client.get(path.format(**given["path"]), given["query"])
            assert response.status_code in (200, 404), (path, response.content)
            answered += response.status_code == 200
    assert answered > 15


@pytest.mark.parametrize(
    "asked",
    [
        "search?q=cooperation",
        "over-time?q=cooperation",
        "agreed?text=in+the+field+of+human+rights",
        "verify?quotation=in+the+field+of+human+rights",
        "compare?a=A/RES/66/152&b=A/C.3/80/L.35",
    ],
)
def test_fields_of_every_answer_are_chosen(client, seeds_loaded, asked):
    name = next(iter(client.get(BASE + asked).json()))
    assert [*client.get(f"{BASE}{asked}&fields={name}").json()] == [name]
    assert client.get(f"{BASE}{asked}&fields=nothing").status_code == 400


def test_the_description_says_what_every_answer_has(client):
    described = client.get(BASE + "openapi.json").json()
    for path, operations in described["paths"].items():
        for operation in operations.values():
            schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
            assert "$ref" in schema or "$ref" in schema["items"], path


def test_fields_are_described_as_the_members_of_each_record(client, seeds_loaded):
    described, answered = client.get(BASE + "openapi.json").json(), 0

    def schema_named(reference: str) -> dict:
        return described["components"]["schemas"][reference.rpartition("/")[2]]

    for path, operations in described["paths"].items():
        parameters = operations.get("get", {}).get("parameters", ())
        fields = next((one for one in parameters if one["name"] == "fields"), None)
        if not fields:
            continue
        assert (fields["style"], fields["explode"]) == ("form", False)
        given = {
            kind: {
                one["name"]: one["schema"]["examples"][0] for one in parameters if one["in"] == kind and is_given(one)
            }
            for kind in ("path", "query")
        }
        names = fields["schema"]["items"]["enum"]
        record = operations["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        while "properties" not in record or "results" in record["properties"]:
            record = record.get("items") or record.get("properties", {}).get("results") or schema_named(record["$ref"])
        assert ([*record["properties"]], record.get("required", [])) == (names, []), path
        said = client.get(path.format(**given["path"]), given["query"] | {"fields": ",".join(names)})
        if said.status_code != 404:
            whole = client.get(path.format(**given["path"]), given["query"]).json()
            assert said.json() == whole, (path, said.content[:300])
            answered += 1
    assert answered > 15


def is_given(parameter: dict) -> bool:
    return bool(parameter["required"]) and bool(parameter["schema"].get("examples"))


def test_a_field_that_there_is_not_is_refused_with_those_there_are_also_of_an_empty_list(client):
    said = client.get(BASE + "texts?fields=symbol,nothing").json()
    assert (said["status"], "“nothing”" in said["detail"], "symbol, symbol_from" in said["detail"]) == (400, True, True)
    assert client.get(BASE + "texts?fields=").status_code == 400
    assert client.get(BASE + "texts?fields=symbol,").status_code == 400
