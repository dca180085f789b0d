"""No fault that axe can find, on any kind of page, in light and dark, wide and narrow."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.kinds import KINDS

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],  # what passes is not described at length
}


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_axe_finds_nothing(archive: str, unnamed: str, voted: list[str], window, scheme: str, width: int):
    page = window(color_scheme=scheme, viewport={"width": width, "height": 800})
    for address in [*KINDS, unnamed, *voted]:
        page.goto(archive + address)
        found = Axe().run(page, options=RULES)
        assert found.violations_count == 0, f"{address}\n{found.generate_report()}"
