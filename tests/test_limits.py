"""One client cannot take all of the machine: the costly pages answer 429 with Retry-After."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.conf import settings
from django.test import Client, RequestFactory
from django.utils import timezone

from resarchive.limits import client_of
from resolutions.urls import FOR_PROGRAMS, FOR_READERS
from resolutions.views.api.application import api
from tests.people import account

pytestmark = pytest.mark.django_db


def statuses(client: Client, address: str, times: int, **environment: str) -> list[int]:
    return [client.get(address, **environment).status_code for _ in range(times)]


def test_a_client_is_told_to_wait_and_others_are_not(client, settings):
    settings.RATE_LIMITS = {"feed": (2, 60)}
    assert statuses(client, "/feed/", 3) == [200, 200, 429]
    told = client.get("/feed/", headers={"Accept": "text/html"})
    assert 0 < int(told.headers["Retry-After"]) <= 60
    assert f"in {told.headers['Retry-After']} second" in told.content.decode()
    assert "Accept" in told.headers["Vary"]
    assert statuses(client, "/feed/", 1, REMOTE_ADDR="192.0.2.7") == [200]
    assert statuses(client, "/about/", 3) == [200] * 3


def test_the_next_window_begins_anew(client, settings, monkeypatch):
    settings.RATE_LIMITS = {"feed": (1, 60)}
    monkeypatch.setattr("time.time", lambda: 1_000_000.0)
    assert statuses(client, "/feed/", 2) == [200, 429]
    monkeypatch.setattr("time.time", lambda: 1_000_060.0)
    assert statuses(client, "/feed/", 1) == [200]


def guess(client: Client, name: str = "editor", password: str = "guess", **environment: str) -> int:
    return client.post("/admin/login/", {"username": name, "password": password}, **environment).status_code


def test_passwords_cannot_be_guessed_quickly(client):
    times = settings.AXES_FAILURE_LIMIT
    assert [guess(client) for _ in range(times + 1)] == [200] * (times - 1) + [429] * 2
    assert client.get("/admin/login/").status_code == 200


def test_a_guesser_locks_out_nobody_else(client):
    account("eda", "Editor", password="of the sea")
    for _ in range(settings.AXES_FAILURE_LIMIT):
        guess(client)
    assert guess(client, "eda", "of the sea") == 302
    assert guess(Client(), REMOTE_ADDR="198.51.100.9") == 200


def test_the_wait_grows_and_ends(client):
    account("eda", "Editor", password="of the sea")
    waits = [_wait(client) for _ in range(settings.AXES_FAILURE_LIMIT + 3)]
    assert [wait for wait in waits if wait] == [60, 120, 240, 480]
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=9))
    assert guess(client, "eda", "of the sea") == 302


def _wait(client: Client) -> int:
    answer = client.post("/admin/login/", {"username": "eda", "password": "guess"})
    return int(answer.headers.get("Retry-After", "0"))


def test_every_limit_is_of_a_page_there_is():
    names = {getattr(pattern, "name", None) for pattern in [*FOR_PROGRAMS, *FOR_READERS]} | {
        "POST following",
        "POST report_error",
        "api",
    }
    names |= {f"api:{pattern.name}" for pattern in api.urls[0]}
    assert set(settings.RATE_LIMITS) <= names


@pytest.mark.parametrize(
    ("behind_proxy", "address", "forwarded", "client"),
    [
        (False, "192.0.2.1", "198.51.100.9", "192.0.2.1"),
        (True, "127.0.0.1", "203.0.113.5, 198.51.100.9", "198.51.100.9"),
        (True, "192.0.2.1", "", "192.0.2.1"),
        (True, "192.0.2.1", "<script>", "unknown"),
        (True, "192.0.2.1", "198.51.100.9:4711", "198.51.100.9"),
        (True, "192.0.2.1", "[2001:db8:1:2::9]:4711", "2001:db8:1:2::/64"),
        (True, "192.0.2.1", "::ffff:198.51.100.9", "198.51.100.9"),
        (False, "fe80::1%eth0", "", "fe80::/64"),
        (False, "2001:db8:1:2:3:4:5:6", "", "2001:db8:1:2::/64"),
    ],
)
def test_who_asks(settings, behind_proxy, address, forwarded, client):
    settings.BEHIND_PROXY = behind_proxy
    request = RequestFactory().get("/", REMOTE_ADDR=address, HTTP_X_FORWARDED_FOR=forwarded)
    assert client_of(request) == client
