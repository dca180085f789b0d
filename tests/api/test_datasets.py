"""Dumps, and the tables beside those of the pages: read back by other programs."""

import csv
import hashlib
import io
import json
import re
from datetime import date

import pytest
from django.conf import settings as known_settings
from django.core.management import CommandError, call_command
from django.urls import get_resolver
from pyarrow import parquet

from resolutions.exports.datasets import TABLES
from resolutions.exports.roll_calls import read_roll_calls
from resolutions.models import Ballot, Footnote, Paragraph, Series, Sponsor, Version, Vote
from resolutions.search.over_time import OverTime
from tests.pages import rows

pytestmark = pytest.mark.django_db
HOSTILE = '=HYPERLINK("http://x")\n<script>"],},\u2028\x01'


@pytest.fixture(scope="module")
def held(of_the_module):
    with of_the_module():
        call_command("ingest", str(known_settings.FIXTURES), verbosity=0)
        version = rows.a_version("A/RES/66/1", title=HOSTILE, adopted_on=date(2011, 12, 1), stage="adopted")
        rows.a_paragraph(version, HOSTILE)
        vote = Vote.objects.create(version=version, in_favour=2)
        for name, code, m49 in (("Côte d’Ivoire", "CIV", "384"), ("Yugoslavia", "", "")):
            state = Sponsor.objects.filter(name=name).first() or Sponsor.objects.create(
                name=name, key=name.lower(), slug=code or "yu", code=code, m49=m49
            )
            Ballot.objects.create(vote=vote, state=state, as_written=name.upper(), position="in_favour")


def test_a_dump_reads_back_as_the_archive_counts(held, tmp_path):
    call_command("export", to=tmp_path, verbosity=0)
    (folder,) = tmp_path.iterdir()
    counts = {"texts": Version, "paragraphs": Paragraph, "footnotes": Footnote, "votes_by_state": Ballot, "votes": Vote}
    for table in TABLES:
        columns = parquet.read_table(folder / f"{table.name}.parquet")
        lines = [json.loads(line) for line in (folder / f"{table.name}.jsonl").open(encoding="utf-8")]
        assert columns.num_rows == len(lines)
        assert columns.column_names == [column.name for column in table.columns]
        if table.name in counts:
            assert len(lines) == counts[table.name].objects.count()
        if lines:
            assert json.loads(json.dumps(columns.to_pylist(), default=str)) == lines
    texts = {row["symbol"]: row for row in parquet.read_table(folder / "texts.parquet").to_pylist()}
    assert texts["A/RES/66/1"]["title"] == HOSTILE
    ballots = parquet.read_table(folder / "votes_by_state.parquet").to_pylist()
    assert {(row["state_as_written"], row["iso3"], row["vote"]) for row in ballots} == {
        ("CÔTE D’IVOIRE", "CIV", "in_favour"),
        ("YUGOSLAVIA", None, "in_favour"),
    }
    for line in (folder / "SHA256SUMS").read_text().splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
    card = (folder / "README.md").read_text()
    assert "| iso3 | string |" in card and "5 texts" in card


def test_the_card_tells_every_field_of_every_table_and_nothing_else(held, tmp_path):
    call_command("export", to=tmp_path, verbosity=0)
    (folder,) = tmp_path.iterdir()
    told = re.findall(r"^### (\w+)$|^\| (\w+) \| ([^|]+) \| (.+) \|$", (folder / "README.md").read_text(), re.MULTILINE)
    fields: dict[str, dict[str, str]] = {}
    for table, field, kind, what in told:
        if table:
            fields[table] = {}
        elif field != "field":
            assert what.strip()
            fields[[*fields][-1]][field] = kind
    files = {path.stem: parquet.read_schema(path) for path in folder.glob("*.parquet")}
    kinds = {"string": "string", "int64": "integer", "date32[day]": "date", "bool": "boolean"}
    kinds["list<element: string>"] = "list of strings"
    assert fields == {name: {one.name: kinds[str(one.type)] for one in schema} for name, schema in files.items()}


def test_roll_call_numbers_come_from_a_named_file_or_stay_empty(held, tmp_path):
    lines = ["rcid,unres,amend,para", "9137,R/66/1,0,0", "9138,R/66/1,1,0", "9139,R/66/9,0,0"]
    known = tmp_path / "roll_calls.csv"
    known.write_text("\n".join(lines))
    source = {"roll_calls": known, "roll_calls_from": "UNGA Voting Data, CC0 1.0"}
    call_command("export", to=tmp_path / "with", verbosity=0, **source)
    call_command("export", to=tmp_path / "without", verbosity=0)
    (numbered,), (empty,) = (tmp_path / "with").iterdir(), (tmp_path / "without").iterdir()
    for table in ("votes", "unvotes"):
        assert set(parquet.read_table(numbered / f"{table}.parquet")["rcid"].to_pylist()) == {9137}
        assert set(parquet.read_table(empty / f"{table}.parquet")["rcid"].to_pylist()) == {None}
    assert "UNGA Voting Data, CC0 1.0" in (numbered / "README.md").read_text()
    assert "`rcid` is empty" in (empty / "README.md").read_text()
    for wrong in ({"roll_calls": known}, {**source, "roll_calls": tmp_path / "none.csv"}):
        with pytest.raises(CommandError):
            call_command("export", to=tmp_path / "wrong", verbosity=0, **wrong)


@pytest.mark.parametrize(
    ("lines", "numbers"),
    [
        (["rcid,unres", "1,R/1/1", "2,R/1/1"], {}),
        (["unres,rcid,para", "R/1/1,1.0,NA", "R/1/2,2,1"], {"R/1/1": 1}),
    ],
)
def test_a_symbol_of_several_roll_calls_has_no_number(tmp_path, lines, numbers):
    file = tmp_path / "known.csv"
    file.write_text("\n".join(lines))
    assert read_roll_calls(file, "x").numbers == numbers


@pytest.mark.parametrize("lines", [["unres", "R/1/1"], ["rcid,unres", "x,R/1/1"]])
def test_a_file_without_roll_calls_is_refused(tmp_path, lines):
    file = tmp_path / "known.csv"
    file.write_text("\n".join(lines))
    with pytest.raises(ValueError, match="rcid"):
        read_roll_calls(file, "x")


def test_the_next_dump_says_what_changed(held, tmp_path, monkeypatch):
    days = iter([date(2026, 1, 1), date(2026, 1, 2)])
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: next(days))
    call_command("export", to=tmp_path, verbosity=0)
    rows.a_version("A/RES/66/2")
    call_command("export", to=tmp_path, verbosity=0)
    log = (tmp_path / "2026-01-02" / "CHANGES.md").read_text()
    assert "- texts: 6 rows (+1 rows" in log
    assert "- votes: 1 rows (unchanged)" in log


def test_a_dump_is_not_overwritten_unless_asked(held, tmp_path):
    call_command("export", to=tmp_path, verbosity=0)
    with pytest.raises(CommandError, match="--anew"):
        call_command("export", to=tmp_path, verbosity=0)
    call_command("export", to=tmp_path, anew=True, verbosity=0)
    (tmp_path / "file").write_text("")
    with pytest.raises(CommandError, match="no folder"):
        call_command("export", to=tmp_path / "file", verbosity=0)


def test_dumps_are_offered_and_nothing_else_of_the_folder(held, client, settings, tmp_path):
    settings.DATASETS = tmp_path
    assert "No dump has been made yet" in client.get("/datasets/").content.decode()
    call_command("export", verbosity=0)
    (folder,) = tmp_path.iterdir()
    (folder / "secret").write_text("")
    page = client.get("/datasets/").content.decode()
    assert f'href="/datasets/{folder.name}/texts.parquet"' in page
    taken = client.get(f"/datasets/{folder.name}/texts.jsonl")
    assert len(b"".join(taken.streaming_content).splitlines()) == 5
    assert client.get(f"/datasets/{folder.name}/secret").status_code == 404
    assert client.get("/datasets/2000-01-01/texts.jsonl").status_code == 404


def read(response) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(response.getvalue().decode("utf-8-sig"))))


def test_tables_beside_the_pages_are_whole_and_safe(held, client, django_assert_num_queries):
    rows.a_citation(rows.a_paragraph(rows.a_version("A/RES/66/3"), "Recalling 66/1,"), "66/1", "A/RES/66/1")
    with django_assert_num_queries(2):
        votes = read(client.get("/votes/csv/"))
    assert [(one["state_as_written"], one["iso3"]) for one in votes] == [("CÔTE D’IVOIRE", "CIV"), ("YUGOSLAVIA", "")]
    assert read(client.get("/series/csv/"))[0].keys() == {"title", "language", "texts", "sessions", "slug"}
    unnamed = rows.a_version(None)
    rows.a_citation(rows.a_paragraph(unnamed, "Recalling 66/1,"), "66/1", "A/RES/66/1")
    citing = {one["symbol"]: one["address"] for one in read(client.get("/cited-by/csv/A/RES/66/1"))}
    assert citing == {
        "A/RES/66/3": "http://testserver/A/RES/66/3",
        "": f"http://testserver/documents/{unnamed.pk}/",
    }
    assert ("Côte d’Ivoire", "en") in {(one["name"], one["language"]) for one in read(client.get("/sponsors/csv/"))}
    (series,) = read(client.get("/series/csv/?least=2"))
    assert series["language"] == ""  # the manifest gave the title
    matrix = read(client.get(f"/series/{series['slug']}/matrix/csv/"))
    assert matrix[0]["language"] == "en"
    words = read(client.get("/over-time/csv/?q=cooperation"))
    head = ["q", "session", "texts", "held", "paragraphs", "held_paragraphs", "stage", "counted", "language"]
    assert list(words[0]) == head


def test_a_table_is_not_empty_while_the_index_is_being_built(client, monkeypatch):
    monkeypatch.setattr("resolutions.views.tables.over_time", lambda q, **_how: OverTime(q, available=False))
    assert client.get("/over-time/csv/?q=sea").status_code == 503


def test_a_title_of_a_subject_that_was_given_is_in_no_known_language():
    titles = {"fr": "Phares des mers", "en": "Lamps of all seas"}
    assert Series(titles=titles, title="Lamps of all seas").title_language == "en"
    assert Series(titles={"fr": "Phares des mers"}, title="Phares des mers").title_language == "fr"
    assert Series(titles=titles, title="Lamps", title_given=True).title_language == ""


def test_tables_open_right_in_excel(held, client):
    for address in ("/votes/csv/?excel", "/search/csv/?q=cooperation&excel", "/search/csv/?q=cooperation&excel=1"):
        assert client.get(address).getvalue().startswith(b"\xef\xbb\xbf")
    assert "&amp;excel" in client.get("/search/?q=cooperation").content.decode()
    assert not client.get("/votes/csv/").getvalue().startswith(b"\xef\xbb\xbf")


SHEETS = (
    "votes/csv/",
    "series/csv/",
    "sponsors/csv/",
    "cited-by/csv/A/RES/66/1",
    "over-time/csv/?q=cooperation",
    "search/csv/?q=cooperation",
    "bitext/csv/A/RES/66/152",
    "sessions/66/bitext/csv/?in=en,fr",
    "due/csv/",
    "sessions/66/expected/?format=csv",
    "sessions/66/changes-of-heart/?format=csv",
    "sessions/66/?csv=committees",
    "series/{series}/matrix/csv/",
    "series/{series}/?csv=votes",
    "series/{series}/?csv=lengths",
    "series/{series}/matrix/?csv=shares",
    "series/{series}/genealogy/?csv=ages",
    "votes/A/RES/66/1/?format=csv",
    "votes/A/RES/66/1/?format=ballots",
)
"""Every table for spreadsheets; those of a page's chart stand for all of their kind."""


def test_every_table_has_its_mark_for_excel_and_refuses_a_parameter_there_is_not(held, client, subtests):
    series = Series.objects.with_shape().order_by("-version_count").first().slug
    for address in (f"/{one.format(series=series)}" for one in SHEETS):
        more = f"{address}{'&' if '?' in address else '?'}"
        with subtests.test(address):
            plain, marked = client.get(address), client.get(f"{more}excel=1")
            assert (plain.status_code, plain["Content-Type"]) == (200, "text/csv; charset=utf-8")
            assert marked.getvalue() == b"\xef\xbb\xbf" + plain.getvalue()
            refused = client.get(f"{more}nothing=1")
            assert (refused.status_code, refused["Content-Type"]) == (400, "text/plain; charset=utf-8")
            assert "There is no parameter “nothing”" in refused.content.decode()


def test_every_address_of_a_table_is_among_those_tried():
    known = [re.sub(r"\?.*", "", one) for one in SHEETS]
    for pattern in (one for one in every_pattern(get_resolver()) if "csv/" in one):
        fixed = re.sub(r"<[^>]+>", "X", pattern)
        assert any(re.fullmatch(re.escape(fixed).replace("X", ".+"), one) for one in known), pattern


def every_pattern(resolver) -> list[str]:
    found = []
    for one in resolver.url_patterns:
        found += every_pattern(one) if hasattr(one, "url_patterns") else [str(one.pattern)]
    return found


def test_a_search_as_a_table_has_its_languages_and_runs_no_formula(held, client):
    found = read(client.get("/search/csv/?q=hyperlink"))
    assert {one["language"] for one in found} == {"en"}
    assert all(one["text"].startswith("'=") for one in found)


@pytest.mark.parametrize(
    "address", ["/votes/csv/?sesion=66", "/votes/csv/?session=99", "/series/csv/?least=4", "/search/csv/?q=a&pages=2"]
)
def test_what_is_asked_wrongly_of_a_table_is_refused(held, client, address):
    assert client.get(address).status_code == 400


def test_what_the_card_shows_of_json_lines_runs(held, tmp_path, monkeypatch):
    call_command("export", to=tmp_path, verbosity=0)
    (folder,) = tmp_path.iterdir()
    shown = re.findall(r"```python\n(.+?)```", (folder / "README.md").read_text(), re.DOTALL)
    monkeypatch.chdir(folder)
    found: dict = {}
    exec(shown[-1], found)
    assert "A/RES/66/1" in {text["symbol"] for text in found["adopted"]}
