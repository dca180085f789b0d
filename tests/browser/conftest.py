"""The archive of the four sample documents, served to a real browser."""

from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page

from resolutions.ingest import gather, load
from resolutions.models import Version
from resolutions.search.follow import rebuild


@pytest.fixture
def archive(live_server) -> str:
    """The address of an archive with the sample documents, indexed."""
    list(load(gather([settings.FIXTURES])))
    rebuild()
    return live_server.url


@pytest.fixture
def unnamed(archive: str) -> str:
    """The path of a text whose symbol is not known."""
    return Version.objects.filter(symbol=None).first().get_absolute_url()


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
