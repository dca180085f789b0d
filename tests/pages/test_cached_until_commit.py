"""Pages are made once and stay right: whatever is committed shows at the next look."""

import gzip

import pytest
from django.contrib.auth import get_user_model
from django.core.cache import caches
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils.http import http_date, parse_http_date

from resolutions.models import Version
from tests.pages import rows

pytestmark = pytest.mark.django_db(transaction=True)

OF_ONE_REQUEST = {"X-Request-ID": ""}
ADDRESS = "/A/RES/66/1"


@pytest.fixture(autouse=True)
def nothing_is_kept() -> None:
    caches["answers"].clear()


@pytest.fixture
def ask(client):
    """Asks as a browser does; the answer, its words and the number of queries it took."""

    def asked(address: str = ADDRESS, **headers: str):
        with CaptureQueriesContext(connection) as caught:
            response = client.get(address, headers={"accept-encoding": "gzip, br"} | headers)
        packed = response.headers.get("Content-Encoding") == "gzip"
        words = (gzip.decompress(response.content) if packed else response.content).decode()
        return response, words, len(caught)

    return asked


@pytest.fixture
def seas() -> Version:
    return rows.a_version("A/RES/66/1", title="Seas")


def rename(version: Version) -> None:
    version.language_versions.update(title="Oceans")


def test_a_page_asked_for_again_takes_one_query_and_is_the_same(ask, seas):
    first, words, queries = ask()
    again, same, query = ask()
    assert (queries > 1, query) == (True, 1)
    assert same == words and "Seas" in words
    assert dict(again.items()) | OF_ONE_REQUEST == dict(first.items()) | OF_ONE_REQUEST


def test_whatever_is_committed_shows_at_the_next_look(ask, seas):
    ask()
    rename(seas)
    assert "Oceans" in ask()[1]
    seas.delete()
    assert ask()[0].status_code == 404


def test_what_is_committed_elsewhere_leaves_a_page_as_it_is(ask, seas):
    """Its queries are asked again, in one message beside the one that asks what was committed, and give the same: no
    page is made."""
    page, words, _ = ask()
    rows.a_version("A/RES/66/2", title="Rivers")
    again, same, asked = ask()
    assert (again.content, same) == (page.content, words)
    assert (asked, ask()[2]) == (1, 1)


def test_what_comes_to_stand_on_a_page_later_is_not_missed(ask, seas):
    """A text of the same proposal, a place that cites it, and one that is taken out again."""
    ask()
    later = rows.a_version("A/RES/66/2", title="Rivers", resolution=seas.resolution)
    assert "A/RES/66/2" in ask()[1]
    later.delete()
    assert "A/RES/66/2" not in ask()[1]


def test_what_another_connection_has_not_committed_yet_is_not_shown_and_not_missed_later(ask, seas):
    other = connection.copy()
    try:
        other.set_autocommit(False)
        with other.cursor() as cursor:
            cursor.execute("UPDATE resolutions_languageversion SET title = 'Oceans' WHERE version_id = %s", [seas.pk])
        assert "Seas" in ask()[1]
        other.commit()
        assert "Oceans" in ask()[1]
    finally:
        other.close()


def test_within_a_transaction_its_own_rows_are_seen(ask, seas):
    ask()
    with transaction.atomic():
        rename(seas)
        assert "Oceans" in ask()[1]
        transaction.set_rollback(True)
    assert "Seas" in ask()[1]


def test_every_address_has_its_own_answer(ask, seas):
    rows.a_paragraph(seas, text="Recalling the seas,")
    assert "<mark>" not in ask()[1]
    assert "<mark>seas</mark>" in ask(f"{ADDRESS}?q=seas")[1]
    assert "<mark>" not in ask()[1]


def test_whoever_is_signed_in_is_answered_anew(ask, client, seas):
    ask()
    client.force_login(get_user_model().objects.create_user("editor"))
    _, words, queries = ask()
    assert queries > 1 and "Seas" in words


def test_a_client_that_takes_no_gzip_is_answered_plainly(ask, seas):
    ask()
    response, words, _ = ask(**{"accept-encoding": "identity"})
    assert "Content-Encoding" not in response.headers and "Seas" in words


def test_a_kept_page_that_did_not_change_is_not_sent_again(ask, seas):
    tag = ask()[0].headers["ETag"]
    response, _, queries = ask(**{"if-none-match": tag})
    assert (response.status_code, response.content, queries) == (304, b"", 1)


def test_whoever_knows_only_when_they_asked_is_told_too(ask, seas):
    made = ask()[0].headers["Last-Modified"]
    response, _, queries = ask(**{"if-modified-since": made})
    assert (response.status_code, response.content, queries) == (304, b"", 1)
    earlier = http_date(parse_http_date(made) - 1)
    assert ask(**{"if-modified-since": earlier})[0].status_code == 200


def test_the_same_page_has_the_same_tag_kept_or_not(ask, client, seas):
    tag = ask()[0].headers["ETag"]
    client.cookies["sessionid"] = "of nobody"
    assert ask()[0].headers["ETag"] == tag
