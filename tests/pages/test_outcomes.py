"""What became of a draft that was not adopted: an editor says it, and readers see it wherever outcomes are shown."""

import pytest
from django.core.management import call_command

from resolutions.curation import correcting
from resolutions.models import Resolution
from tests.builders import draft, store, stored

pytestmark = pytest.mark.django_db

SYMBOL = "A/C.3/66/L.1"


@pytest.fixture
def rejected(editor) -> Resolution:
    version = stored(draft(symbol=SYMBOL, symbol_from="text"), series="Seas")
    correcting.correct(version.resolution, "outcome", "rejected", editor)
    return version.resolution


def test_the_page_of_the_draft_says_it(rejected, client):
    page = client.get(f"/{SYMBOL}").content.decode()
    assert "<dt>Outcome</dt>" in page and "rejected" in page


def test_the_page_of_a_draft_says_nothing_of_an_outcome_that_is_not_known(client):
    store(draft(symbol=SYMBOL, symbol_from="text"))
    assert "<dt>Outcome</dt>" not in client.get(f"/{SYMBOL}").content.decode()


@pytest.mark.parametrize("page", ["/sessions/66/", "/sessions/66/items/69/b/", "/series/seas/"])
def test_lists_say_it(rejected, client, page):
    assert "rejected" in client.get(page).content.decode().lower()


def test_search_counts_and_says_it(rejected, client):
    call_command("check_index")
    page = client.get("/search/?q=report&outcome=rejected").content.decode()
    assert "<span>draft</span> <span>rejected</span>" in page
    assert f"/{SYMBOL}" not in client.get("/search/?q=report&outcome=adopted").content.decode()
    assert "(draft, rejected)" in client.get("/over-time/?q=report&stage=all").content.decode()


def test_the_consensus_watch_takes_it_for_no_adoption(rejected, client):
    page = client.get("/series/seas/").content.decode()
    assert "Rejected" in page and "Adopted" not in page


def test_it_outlives_a_reload(rejected):
    store(draft(symbol=SYMBOL, symbol_from="text", sponsor_note="Changed."), series="Seas")
    assert Resolution.objects.get().outcome == "rejected"
