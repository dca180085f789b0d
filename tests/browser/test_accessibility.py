"""No fault that axe can find on any kind of page, in light and wide or in dark and narrow; in both by `make access`."""

import os

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.kinds import KINDS

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],  # what passes is not described at length
}
EVERY = 1 if os.environ.get("ACCESS_ALL") else 2
"""Kinds of pages go by turns to the two forms, or all to both."""


@pytest.mark.parametrize(("first", "scheme", "width"), [(0, "light", 1280), (EVERY - 1, "dark", 320)])
def test_axe_finds_nothing(
    archive: str, unnamed: str, voted: list[str], window, first: int, scheme: str, width: int
) -> None:
    page = window(color_scheme=scheme, viewport={"width": width, "height": 800})
    for address in [*KINDS, unnamed, *voted][first::EVERY]:
        page.goto(archive + address)
        found = Axe().run(page, options=RULES)
        assert found.violations_count == 0, f"{address}\n{found.generate_report()}"
