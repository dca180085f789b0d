"""One client cannot take all of the machine: the costly pages answer 429 with Retry-After."""

import pytest
from django.conf import settings
from django.test import Client, RequestFactory

from resarchive.limits import client_of
from resolutions.urls import FOR_PROGRAMS, FOR_READERS
from resolutions.views.api.application import api

pytestmark = pytest.mark.django_db


def statuses(client: Client, address: str, times: int, **environment: str) -> list[int]:
    return [client.get(address, **environment).status_code for _ in range(times)]


def test_a_client_is_told_to_wait_and_others_are_not(client, settings):
    settings.RATE_LIMITS = {"feed": (2, 60)}
    assert statuses(client, "/feed/", 3) == [200, 200, 429]
    told = client.get("/feed/")
    assert 0 < int(told.headers["Retry-After"]) <= 60
    assert f"in {told.headers['Retry-After']} second" in told.content.decode()
    assert statuses(client, "/feed/", 1, REMOTE_ADDR="192.0.2.7") == [200]
    assert statuses(client, "/about/", 3) == [200] * 3


def test_the_next_window_begins_anew(client, settings, monkeypatch):
    settings.RATE_LIMITS = {"feed": (1, 60)}
    monkeypatch.setattr("time.time", lambda: 1_000_000.0)
    assert statuses(client, "/feed/", 2) == [200, 429]
    monkeypatch.setattr("time.time", lambda: 1_000_060.0)
    assert statuses(client, "/feed/", 1) == [200]


def test_passwords_cannot_be_guessed_quickly(client):
    times, _ = settings.RATE_LIMITS["POST admin:login"]
    guess = {"username": "editor", "password": "guess"}
    answers = [client.post("/admin/login/", guess).status_code for _ in range(times + 1)]
    assert answers == [200] * times + [429]
    assert client.get("/admin/login/").status_code == 200


def test_every_limit_is_of_a_page_there_is():
    names = {getattr(pattern, "name", None) for pattern in [*FOR_PROGRAMS, *FOR_READERS]} | {"POST admin:login", "api"}
    names |= {f"api:{pattern.name}" for pattern in api.urls[0]}
    assert set(settings.RATE_LIMITS) <= names


@pytest.mark.parametrize(
    ("behind_proxy", "address", "forwarded", "client"),
    [
        (False, "192.0.2.1", "198.51.100.9", "192.0.2.1"),
        (True, "127.0.0.1", "203.0.113.5, 198.51.100.9", "198.51.100.9"),
        (True, "192.0.2.1", "", "192.0.2.1"),
        (True, "192.0.2.1", "<script>", "unknown"),
        (False, "2001:db8:1:2:3:4:5:6", "", "2001:db8:1:2::/64"),
    ],
)
def test_who_asks(settings, behind_proxy, address, forwarded, client):
    settings.BEHIND_PROXY = behind_proxy
    request = RequestFactory().get("/", REMOTE_ADDR=address, HTTP_X_FORWARDED_FOR=forwarded)
    assert client_of(request) == client
