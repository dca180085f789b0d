"""The archive of the four sample documents, served to a real browser."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page

from resolutions.ingest import gather, load
from resolutions.models import Version
from resolutions.text.document import Sponsor, Vote
from resolutions.text.states import members_on
from tests import pristine
from tests.builders import adopted, store


@pytest.fixture(scope="session")
def samples(django_db_setup, django_db_blocker, tmp_path_factory) -> pristine.Held:
    """The sample documents, loaded and indexed once."""
    with django_db_blocker.unblock():
        return pristine.Held.once(lambda: list(load(gather([settings.FIXTURES]))), tmp_path_factory.mktemp("samples"))


@pytest.fixture
def archive(samples: pristine.Held, live_server, search_index: Path) -> str:
    """The address of an archive with the sample documents, indexed."""
    samples.put(search_index)
    return live_server.url


@pytest.fixture
def unnamed(archive: str) -> str:
    """The path of a text whose symbol is not known."""
    return Version.objects.filter(symbol=None).first().get_absolute_url()


@pytest.fixture
def voted(archive: str) -> list[str]:
    """The paths of the pages of votes, of a State that voted, of a subject heading, of a session of two committees,
    with their charts; and of a text in two languages."""
    ballots = {"Turkey": "in_favour", "Cuba": "against"}
    sponsors = (Sponsor("Turkey"), Sponsor("Fiji", role="additional"))
    told = {"vote": Vote(1, 2, 0, ballots), "subjects": ("TIDES", "SEAS"), "sponsors": sponsors}
    store(adopted("A/RES/67/1", session="67", **told))
    store(adopted("A/RES/67/1", language="fr", title="Marées", session="67"), name="marees.txt")
    committee = "Special Political and Decolonization Committee (Fourth Committee)"
    store(adopted("A/RES/67/2", session="67", title="Tides of outer space", committee=committee))
    store(adopted("A/RES/ES-10/1", session="ES-10", title="Illegal tides", **told))
    for session in (69, 70):  # a subject on which as many stand apart as are drawn one by one
        members = [state.name for state in members_on(date(2014, 12, 1))]
        sides = dict.fromkeys(members, "in_favour") | dict.fromkeys(members[:38], "abstaining") | {"Cuba": "against"}
        vote = Vote(len(members) - 39, 1, 38, sides if session == 70 else sides | {"Cuba": "in_favour"})
        voted = {"session": str(session), "adopted_on": date(1945 + session, 12, 1), "outcome": "adopted_by_vote"}
        store(
            adopted(f"A/RES/{session}/3", title="Harbours", vote=vote, **voted),
            name=f"{session}.txt",
            series="Harbours",
        )
    return [
        "/A/RES/67/1?in=fr",
        "/ar/A/RES/67/1?in=fr",
        "/votes/",
        "/votes/A/RES/67/1/",
        "/votes/A/RES/70/3/?state=united",
        "/ar/votes/A/RES/70/3/",
        "/series/harbours/",
        "/sponsors/turkiye/",
        "/fr/sponsors/turkiye/",
        "/sessions/67/",
        "/sponsors/cuba/votes/",
        "/subjects/",
        "/subjects/tides/",
    ]


@pytest.fixture
def window(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens windows of any kind: ``window(color_scheme="dark", java_script_enabled=False)``."""
    contexts = []

    def open_window(**options) -> Page:
        contexts.append(browser.new_context(**options))
        return contexts[-1].new_page()

    yield open_window
    for context in contexts:
        context.close()
