"""What all tests share. Tests keep out of the reader's own archive: they have a state folder of their own."""

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import hypothesis
import pytest
from django.conf import settings
from django.core.cache import caches
from django.test import TransactionTestCase
from playwright.sync_api import Browser, Page, sync_playwright

from resarchive.embedded import locks, server_for
from resarchive.imported import import_for_good
from tests import chromium, pristine, staying_readers
from tests.people import account

# A test that commits leaves the rows that migrations make, and no table is emptied that is empty.
TransactionTestCase._fixture_teardown = lambda self: pristine.restore()

# A busy machine is no fault of what is tested; the same examples are tried every time (FUZZ tries others).
hypothesis.settings.register_profile(
    "suite", deadline=None, derandomize=True, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("suite")

# Playwright's synchronous interface keeps an event loop in the test's thread; Django would refuse the database there.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

LONGEST = {"benchmarks", "browser", "embedded"}
"""Folders of tests that wait for other programs."""


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: a quarter of the time browsers, servers and databases are waited for."""
    return (os.cpu_count() or 1) + 1


def pytest_configure(config: pytest.Config) -> None:
    state = Path(tempfile.mkdtemp(prefix="resarchive-tests-"))
    state.chmod(0o711)  # the database's account must be able to pass through
    settings.STATE = state
    settings.PASSWORD_HASHERS = ["tests.people.QuickHasher"]
    settings.SEARCH_INDEX_DIR = state / "search"
    settings.CACHES["comparisons"]["LOCATION"] = state / "comparisons"
    options = settings.DATABASES["default"]["OPTIONS"]
    # A kept plan is for the rows of an earlier test, which are undone: a query can take a hundred times as long by it.
    options["options"] = f"{options.get('options', '')} -c plan_cache_mode=force_custom_plan"
    if "state" in options:
        options["state"] = state


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files go first, so that no process is at one while the others have nothing left to do."""
    items.sort(key=lambda item: not LONGEST.intersection(item.path.parent.parts))


def pytest_collection_finish() -> None:
    """As where pages are made: a tenth of the processor time of the tests."""
    import_for_good()


def pytest_unconfigure(config: pytest.Config) -> None:
    server_for(settings.STATE).release()
    while locks.is_held(settings.STATE / "server.lock"):
        time.sleep(0.02)
    shutil.rmtree(settings.STATE)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker) -> None:
    with django_db_blocker.unblock():
        pristine.MADE_BY_MIGRATIONS.update(pristine.rows())


@pytest.fixture(scope="session", autouse=True)
def readers_stay() -> Iterator[None]:
    with staying_readers.staying():
        yield


@pytest.fixture(scope="module")
def of_the_module(django_db_setup, django_db_blocker) -> Iterator[Callable[[], AbstractContextManager[None]]]:
    """``with of_the_module(): …`` in a fixture of a module makes rows that all its tests have; each undoes its own."""

    @contextmanager
    def making() -> Iterator[None]:
        with django_db_blocker.unblock(), pristine.committed():
            yield

    yield making
    with django_db_blocker.unblock():
        pristine.restore()


@pytest.fixture(scope="module")
def held_once(django_db_setup, django_db_blocker, tmp_path_factory) -> Callable[..., pristine.Held]:
    """``held_once(make)``: what ``make`` stores, and its index, for each test of a module that puts it in."""

    def once(make: Callable[[], object]) -> pristine.Held:
        with django_db_blocker.unblock():
            return pristine.Held.once(make, tmp_path_factory.mktemp("held"))

    return once


@pytest.fixture(scope="session")
def seeds() -> dict[str, Path]:
    """The four sample documents by a short name: ``2005``, ``2011-draft``, ``2011-adopted``, ``2025-draft``."""
    found = sorted(settings.FIXTURES.glob("international-cooperation-*.txt"))
    return {path.stem.removeprefix("international-cooperation-"): path for path in found}


@pytest.fixture(autouse=True)
def search_index(settings, tmp_path: Path, monkeypatch) -> Path:
    """Every test has an index of its own: the rows of the test before were rolled back, and its index knows them
    still. No thread stays at it when the test is over."""
    settings.SEARCH_INDEX_DIR = tmp_path / "search"
    monkeypatch.setattr("resolutions.search.index_sync.LINGER", 0)
    return settings.SEARCH_INDEX_DIR


@pytest.fixture(autouse=True)
def no_client_has_asked_yet() -> None:
    """All tests ask from the same address."""
    caches["limits"].clear()


@pytest.fixture(autouse=True)
def nothing_is_kept_for_the_home_page() -> None:
    """The rows of the test before were rolled back."""
    caches["default"].clear()


@pytest.fixture
def editor(db):
    """Somebody who says what no file says. Not signed in: what readers see beside it is what everybody sees."""
    return account("eda", "Editor")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium. A test that uses it together with ``live_server`` has a database it can really commit to."""
    executable = chromium.find()
    if executable is None:
        pytest.fail("no browser to test with: `make test` installs one")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=chromium.arguments())
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh window without cookies. The test fails when a page breaks its own content policy or a script fails."""
    context = browser.new_context()
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text) if "Content Security Policy" in said.text else None)
    yield page
    context.close()
    assert not complaints


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--renew-golden", action="store_true", help="write the golden files anew instead of comparing")
    parser.addoption("--corpus", default="", help="folder of real documents and their XML, to measure the reading on")


@pytest.fixture
def renew_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--renew-golden"))
