"""What programs that watch a server are told, and what readers get while its database is away."""

import gzip
import json
import logging
import os
import subprocess
import sys
from io import StringIO

import pytest
from django.conf import settings
from django.core.cache import caches
from django.core.management import call_command
from django.db import OperationalError, connection
from django.db.backends.postgresql.base import DatabaseWrapper
from django.http import HttpResponse
from django.test import Client
from psycopg_pool import ConnectionPool, PoolTimeout

from resarchive import health, outage, requests
from resarchive.embedded import EmbeddedError
from resolutions.models import Version
from tests.builders import adopted, store

TAKES_GZIP = {"Accept-Encoding": "gzip"}


@pytest.fixture
def away(monkeypatch):
    """The database goes away when it is called."""

    def refuse(*_, **__):
        raise OperationalError("connection refused")

    return lambda: monkeypatch.setattr(connection, "cursor", refuse)


@pytest.fixture(autouse=True)
def nothing_kept():
    caches["answers"].clear()


@pytest.mark.django_db
class TestMonitors:
    def test_a_process_that_answers_is_alive_whatever_host_it_is_called(self, client, settings):
        settings.ALLOWED_HOSTS, settings.SECURE_SSL_REDIRECT = ["archive.example"], True
        assert client.get("/healthz").json() == {"alive": True}

    def test_an_archive_in_order_is_ready(self, client):
        answer = client.get("/readyz")
        assert (answer.status_code, answer.json()) == (200, {"ready": True, "wrong": []})

    def test_one_without_database_is_alive_and_not_ready(self, client, away):
        away()
        assert client.get("/healthz").status_code == 200
        answer = client.get("/readyz")
        assert (answer.status_code, answer.json()) == (503, {"ready": False, "wrong": ["database"]})

    def test_a_full_disk_is_grave(self, client, monkeypatch):
        monkeypatch.setattr(health, "LEAST_ROOM_MB", 2**40)
        assert client.get("/readyz").json()["wrong"] == ["disk"]


@pytest.mark.django_db(transaction=True)
def test_a_page_that_takes_too_long_is_given_up_and_says_so(client, monkeypatch):
    def slow(*_, **__):
        with connection.cursor() as cursor:
            cursor.execute("SET statement_timeout = '20ms'")
            try:
                cursor.execute("SELECT pg_sleep(10)")
            finally:
                cursor.execute("RESET statement_timeout")

    monkeypatch.setattr("resolutions.views.home.holdings", slow)
    answer = client.get("/")
    assert answer.status_code == 503
    assert "took too long" in answer.content.decode() and "does not answer" not in answer.content.decode()


def in_its_own_process(code: str, **env: str) -> str:
    """What the code prints, run with the archive's settings in a process with these variables."""
    env = os.environ | {"RESARCHIVE_STATE": str(settings.STATE), "DJANGO_SETTINGS_MODULE": "resarchive.settings"} | env
    begin = "import django; django.setup(); from django.conf import settings; settings.ALLOWED_HOSTS = ['testserver']\n"
    name = f"settings.DATABASES['default']['NAME'] = {connection.settings_dict['NAME']!r}\n"
    command = [sys.executable, "-c", begin + name + code]
    done = subprocess.run(command, env=env, cwd=settings.BASE_DIR, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(("serving", "timeout"), [("1", "30s"), ("", "0")])
def test_only_servers_end_statements_that_take_too_long(serving, timeout, db):
    code = "from django.db import connection; cursor = connection.cursor(); cursor.execute('SHOW statement_timeout')\n"
    assert in_its_own_process(f"{code}print(cursor.fetchone()[0])", SERVING=serving).strip() == timeout


ASK = """
from django.test import Client
from psycopg_pool import PoolTimeout
Client().get("/about/", headers={{"Accept-Encoding": "gzip"}})
print(Client().get("/metrics"{}).content.decode())
"""


@pytest.mark.django_db(transaction=True)
class TestMetrics:
    def test_are_those_of_all_processes_of_the_server(self, tmp_path):
        counted = {"METRICS": "1", "PROMETHEUS_MULTIPROC_DIR": str(tmp_path)}
        in_its_own_process(ASK.format(""), **counted)
        figures = in_its_own_process(ASK.format(""), **counted).splitlines()
        assert 'resarchive_requests_total{status="200",view="about"} 2.0' in figures
        assert 'resarchive_request_seconds_count{view="about"} 2.0' in figures
        assert 'resarchive_kept_pages_total{how="made"} 2.0' in figures
        assert {"resarchive_texts 0.0", "resarchive_database_up 1.0", "resarchive_loads_running 0.0"} <= {*figures}

    def test_are_not_for_who_comes_through_the_front(self, tmp_path):
        forwarded = ", headers={'X-Forwarded-For': '192.0.2.1'}"
        figures = in_its_own_process(ASK.format(forwarded), METRICS="1", PROMETHEUS_MULTIPROC_DIR=str(tmp_path))
        assert figures.strip() == "Not found"

    def test_are_off_unless_asked_for(self, client):
        assert client.get("/metrics").status_code == 404


@pytest.mark.django_db
class TestAnOutage:
    def test_is_503_with_the_time_to_wait(self, client, away):
        client.raise_request_exception = False
        away()
        answer = client.get("/sessions/")
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "10")
        assert "does not answer" in answer.text

    def test_a_program_is_told_in_json(self, client, away):
        client.raise_request_exception = False
        away()
        answer = client.get("/api/v1/texts")
        assert (answer.status_code, answer.json()["status"]) == (503, 503)


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_just_died_is_no_outage(client, monkeypatch):
    """The reader whose connection was killed gets the page."""
    whole, times = connection.cursor, []

    def dies_once(*arguments, **named):
        times.append(1)
        if len(times) == 1:
            raise OperationalError("terminating connection due to administrator command")
        return whole(*arguments, **named)

    monkeypatch.setattr(connection, "cursor", dies_once)
    assert client.get("/sessions/").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_who_has_waited_in_vain_for_a_connection_does_not_wait_twice(client, monkeypatch):
    times = []

    def waits(*_, **__):
        times.append(1)
        raise OperationalError("couldn't get a connection after 0.80 sec") from PoolTimeout()

    monkeypatch.setattr(connection, "cursor", waits)
    assert client.get("/sessions/").status_code == 503
    assert len(times) == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("made_before", "given"), [("/sessions/", 200), ("/sponsors/", 503)])
def test_one_reader_waits_for_an_absent_database_and_others_do_not(made_before, given, client, monkeypatch):
    client.get(made_before, headers=TAKES_GZIP)
    connection.close()
    with ConnectionPool("host=/nowhere", min_size=0, max_size=1, timeout=0.2, open=False) as pool:
        monkeypatch.setattr(DatabaseWrapper, "pool", pool)
        assert client.get("/sessions/", headers=TAKES_GZIP).status_code == given
        assert pool.timeout == outage.AT_ONCE
        monkeypatch.setattr(pool, "get_stats", lambda: {"pool_available": 1})
        client.get("/about/")
        assert pool.timeout == settings.POOL["timeout"]


def test_a_page_that_needs_no_database_does_not_ask_for_one(rf, monkeypatch):
    def starts_the_server(_):
        raise EmbeddedError("it does not start")

    monkeypatch.setattr(DatabaseWrapper, "pool", property(starts_the_server))
    answer = HttpResponse("about")
    assert outage.Outage(lambda request: answer)(rf.get("/about/")) is answer


@pytest.mark.django_db(transaction=True)
def test_pages_once_made_are_still_given_with_their_time(client, away):
    text = Version.objects.get(pk=store(adopted()).version_id)
    made = client.get(text.get_absolute_url(), headers=TAKES_GZIP)
    away()
    kept = client.get(text.get_absolute_url(), headers=TAKES_GZIP)
    assert (made.status_code, kept.status_code) == (200, 200)
    assert kept.headers["Cache-Control"] == "no-store"
    assert "this page is as of" in page_of(kept)
    assert "this page is as of" not in page_of(made)
    assert client.get("/sessions/", headers=TAKES_GZIP).status_code == 503


def page_of(answer) -> str:
    return gzip.decompress(answer.content).decode()


@pytest.mark.parametrize("address", ["/A/RES/66%00/152", "/search/?q=sea%00", "/sponsors/%00/", "/search/?q%00=1"])
@pytest.mark.django_db
def test_an_address_with_a_nul_leads_nowhere(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.django_db
class TestTheNumberOfARequest:
    def test_stands_in_the_answer_and_in_the_log(self, client, caplog):
        with caplog.at_level(logging.INFO, logger="resarchive.requests"):
            number = client.get("/sessions/?q=secret").headers["X-Request-ID"]
        [record] = [one for one in caplog.records if one.name == "resarchive.requests"]
        assert requests.NumberOfRequest().filter(record)
        assert len(number) == 16
        assert (record.route, record.status, record.user) == ("sessions/", 200, None)
        assert "secret" not in json.dumps(record.__dict__, default=str)

    def test_is_on_the_page_of_an_error(self, monkeypatch):
        client = Client(raise_request_exception=False)
        monkeypatch.setattr("resolutions.models.agenda.SessionQuerySet.held", lambda self: 1 / 0)
        answer = client.get("/sessions/")
        assert answer.status_code == 500
        assert answer.headers["X-Request-ID"] in answer.text

    @pytest.mark.parametrize(("given", "taken"), [("abcdef-1234", True), ("x", False), ("a b\nc" * 4, False)])
    def test_is_the_proxys_where_it_gave_one(self, client, settings, given, taken):
        settings.BEHIND_PROXY = True
        answer = client.get("/healthz", headers={"X-Request-ID": given})
        assert (answer.headers["X-Request-ID"] == given) is taken


def doctor(**options: bool) -> tuple[int, str]:
    out = StringIO()
    try:
        call_command("doctor", stdout=out, **options)
    except SystemExit as end:
        return int(end.code or 0), out.getvalue()
    return 0, out.getvalue()


@pytest.mark.django_db(transaction=True)
def test_the_doctor_says_what_is_wrong_and_what_to_do(monkeypatch, search_index):
    call_command("rebuild_index", verbosity=0)
    assert doctor() == (0, "Nothing is wrong.\n")
    monkeypatch.setattr(health, "LEAST_ROOM_MB", 2**40)
    status, out = doctor()
    assert (status, out.startswith("disk: "), "Make room" in out) == (1, True, True)
    status, out = doctor(json=True)
    assert [one["check"] for one in json.loads(out)["wrong"]] == ["disk"]
