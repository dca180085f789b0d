"""The contents of a long text, beside it where there is room."""

import pytest

from resolutions.text.document import Paragraph
from tests.builders import adopted, operative, store

LONG = "The protection of every harbour, lighthouse and coast of the seas and of all who live by them " * 3


@pytest.fixture
def address(live_server) -> str:
    """Of a text of three parts, each with two headings and paragraphs enough to be scrolled."""
    blocks = []
    for part in ("I", "II", "III"):
        blocks.append(Paragraph("", "heading", f"Seas {part}", number=part, section=(part,)))
        for title in ("Harbours", LONG):
            blocks.append(Paragraph("", "heading", title, section=(part,)))
            blocks += [operative(f"{part}{n}", f"Requests States to keep harbour {n}; " * 12) for n in range(8)]
    store(adopted("A/RES/67/1", session="67", paragraphs=tuple(blocks), footnotes=(), citations=()))
    return live_server.url


@pytest.mark.parametrize("scripted", [True, False])
@pytest.mark.parametrize("language", ["", "/ar"])
def test_contents_stay_beside_a_long_text(address, window, scripted, language):
    page = window(viewport={"width": 1024, "height": 700}, java_script_enabled=scripted)
    page.goto(f"{address}{language}/A/RES/67/1")
    contents, text = page.locator("nav.contents"), page.locator(".block").first
    page.mouse.move(700, 400)
    page.mouse.wheel(0, 9_000)
    page.wait_for_timeout(300)
    beside, width = contents.bounding_box(), page.viewport_size["width"]
    assert 0 <= beside["y"] < 100 and beside["y"] + beside["height"] <= 700
    assert contents.get_by_role("link", name="Seas II", exact=False).first.is_visible()
    place = text.bounding_box()
    if language:
        assert place["x"] + place["width"] <= beside["x"] < width
    else:
        assert beside["x"] + beside["width"] <= place["x"]
    if scripted:
        assert contents.locator("[aria-current]").count() == 1
        assert contents.locator("[aria-current]").inner_text() != "I. Seas I"


def test_contents_are_folded_where_there_is_no_room_and_not_printed(address, window):
    page = window(viewport={"width": 375, "height": 700})
    page.goto(f"{address}/A/RES/67/1")
    link = page.locator("nav.contents a").first
    assert not link.is_visible()
    page.locator("nav.contents summary").first.click()
    assert link.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    page.set_viewport_size({"width": 1280, "height": 700})
    assert link.is_visible()
    page.emulate_media(media="print")
    assert not link.is_visible()
