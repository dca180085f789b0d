"""A page of one subject, session, State or vote is kept while others are loaded, and made anew once what it shows
changed."""

import gzip
from datetime import date

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from resolutions.models import Sponsor, Subject, Version
from resolutions.text import document as doc
from resolutions.text.symbols import Symbol
from tests.builders import adopted, store

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def nothing_is_kept() -> None:
    for name in ("answers", "texts"):
        caches[name].clear()


def load(session: int, title: str, state: str, heading: str, number: int = 163, **fields) -> None:
    """An adopted text of a session, by vote, tabled by a State, under a subject heading."""
    store(
        adopted(
            f"A/RES/{session}/{number}",
            session=str(session),
            title=title,
            adopted_on=date(1945 + session, 12, 19),
            outcome="adopted_by_vote" if session == 66 else "adopted_without_vote",
            meeting=doc.Meeting(89, date(1945 + session, 12, 19), "89th plenary meeting"),
            vote=doc.Vote(1, 1, 0, {"Cuba": "in_favour", state: "against"}) if session == 66 else None,
            sponsors=(doc.Sponsor(state),),
            subjects=(heading,),
            **fields,
        ),
        name=f"{session} {title}.txt",
    )


@pytest.fixture
def lighthouses() -> None:
    for session in (65, 66):
        load(session, "Lighthouses", "Fiji", "LIGHTHOUSES")
    load(64, "Quays", "Chad", "QUAYS", number=8)


def addresses() -> dict[str, str]:
    """Of every page that is kept by its rows, but that of a text."""
    text = Symbol.parse("A/RES/66/163")
    state = Sponsor.objects.get(name="Fiji").slug
    series = Version.objects.get(symbol="A/RES/66/163").resolution.series.slug
    heading = Subject.objects.get(name="LIGHTHOUSES").slug
    return {
        "session": reverse("session", args=["66"]),
        "item": reverse("agenda_item", args=["66", 69, "b"]),
        "meetings": reverse("meetings", args=["66"]),
        "meeting": reverse("meeting", args=["66", 89]),
        "turns": reverse("turns", args=[66]),
        "vote": reverse("vote", args=[text]),
        "sponsor": reverse("sponsor", args=[state]),
        "votes of a sponsor": reverse("sponsor_votes", args=[state]),
        "subject": reverse("subject", args=[heading]),
        "series": reverse("series", args=[series]),
        "brief": reverse("brief", args=[series]),
        "cited by": reverse("cited_by", args=[Symbol.parse("A/RES/55/2")]),
        "timemap": reverse("timemap", args=[text]),
    }


KINDS = (
    "session",
    "item",
    "meetings",
    "meeting",
    "turns",
    "vote",
    "sponsor",
    "votes of a sponsor",
    "subject",
    "series",
    "brief",
    "cited by",
    "timemap",
)


BY_SYMBOL = {"meetings", "vote"}
"""Pages that show no symbol, or have another address with another."""


@pytest.fixture
def ask(client):
    """The answer of an address, and the number of queries it took."""

    def asked(address: str):
        with CaptureQueriesContext(connection) as caught:
            answer = client.get(address, headers={"accept-encoding": "gzip"})
        assert answer.status_code == 200, address
        return answer, len(caught)

    return asked


@pytest.mark.parametrize("kind", KINDS)
def test_is_kept_while_others_are_loaded(ask, lighthouses, kind):
    address = addresses()[kind]
    before, _ = ask(address)
    load(64, "Harbours", "Chad", "HARBOURS", number=9, citations=())
    again, queries = ask(address)
    assert (again.content, queries) == (before.content, 1)


@pytest.mark.parametrize("kind", KINDS)
def test_is_made_anew_once_what_it_shows_changed(ask, lighthouses, kind):
    address = addresses()[kind]
    before, _ = ask(address)
    changed = {"meeting": "90th plenary meeting"} if kind in BY_SYMBOL else {"symbol": "A/RES/66/999"}
    Version.objects.filter(symbol="A/RES/66/163").update(**changed)
    after, _ = ask(address)
    assert after.content != before.content


def test_what_comes_to_stand_on_it_later_is_not_missed(ask, lighthouses):
    series = addresses()["series"]
    ask(series)
    load(67, "Lighthouses", "Fiji", "LIGHTHOUSES")
    Version.objects.filter(symbol="A/RES/67/163").update(symbol="A/RES/67/777")
    assert b"A/RES/67/777" in gzip.decompress(ask(series)[0].content)
