"""What all tests share."""

import os
from pathlib import Path

import pytest

# Playwright's synchronous interface keeps an event loop in the test's thread; Django would refuse the database there.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

FIXTURES = Path(__file__).parent.parent / "fixtures"


@pytest.fixture(scope="session")
def seeds() -> dict[str, Path]:
    """The four sample documents by a short name: ``2005``, ``2011-draft``, ``2011-adopted``, ``2025-draft``."""
    found = sorted(FIXTURES.glob("international-cooperation-*.txt"))
    return {path.stem.removeprefix("international-cooperation-"): path for path in found}
