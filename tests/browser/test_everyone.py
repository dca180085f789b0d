"""Every kind of page for everyone: narrow screens, keyboard, no script, paper."""

import re
from datetime import date

import pytest
from playwright.sync_api import Page, expect
from pypdfium2 import PdfDocument

from tests.browser.kinds import KINDS, SERIES

ENGLISH = re.compile(r"\b(the|and|with|what|every|this|which|are|from|one|not|than)\b")
"""Words that no French sentence has."""

FRENCH_WORDS = """() => {
  const others = "script, code, kbd, .print-only";
  const french = (element) => element.closest("[lang]").lang === "fr" && !element.closest(others);
  const shown = [...document.body.querySelectorAll("*")].filter(french);
  const texts = shown.flatMap((element) => [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE));
  const named = ["aria-label", "placeholder", "title"].flatMap((name) => shown.map((each) => each.getAttribute(name)));
  const words = [...texts.map((node) => node.textContent), ...named].filter(Boolean);
  return words.map((said) => said.replace(/«[^»]*»/g, ""));
}"""
"""What a page says in French, to the eye and to the ear. What stands in guillemets is quoted."""

PLACES = "all => all.filter(one => one.checkVisibility()).map(one => one.getBoundingClientRect())"
"""Where those that are shown stand."""

WORDS = """element => {
  const range = document.createRange();
  range.selectNodeContents(element);
  return [...range.getClientRects()];
}"""
"""Where the words of an element stand, a rectangle a line."""

HINT = """field => {
  const style = getComputedStyle(field), pen = document.createElement("canvas").getContext("2d");
  pen.font = `${style.fontSize} ${style.fontFamily}`;
  const room = field.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  return [room, pen.measureText(field.placeholder).width];
}"""
"""The room in a field, and what its hint takes."""
CLEARING = 20
"""Pixels kept free for the button that clears a field."""


def test_no_kind_of_page_is_cut_off_at_320_pixels_skips_a_heading_lacks_a_description_or_asks_another_host(
    archive: str, unnamed: str, voted: list[str], window
):
    """Each is opened once."""
    page, asked = window(viewport={"width": 320, "height": 640}), []
    page.on("request", lambda request: asked.append(request.url))
    for address in [*KINDS, unnamed, *voted]:
        page.goto(archive + address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address
        levels = page.eval_on_selector_all("h1,h2,h3,h4,h5,h6", "all => all.map(h => Number(h.tagName[1]))")
        assert levels.count(1) == 1, address
        assert page.locator("meta[name=description]").count() == 1, address
        assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False)), address
    assert asked
    assert [url for url in asked if not url.startswith(archive)] == []


def test_charts_have_room_for_bars_and_figures_at_320_pixels(archive: str, voted: list[str], window):
    page = window(viewport={"width": 320, "height": 640})
    for address in ("/sponsors/turkiye/", "/fr/sponsors/turkiye/", "/sessions/67/", SERIES):
        page.goto(archive + address)
        bars, figures = (page.eval_on_selector_all(f".chart {part}", PLACES) for part in ("td.drawn", ".number"))
        assert bars and min(bar["width"] for bar in bars) > 200, address
        assert all(one["left"] >= 0 and one["width"] > 40 and one["right"] <= 320 for one in figures), address


@pytest.mark.parametrize("width", [700, 1024, 1280])
def test_long_names_leave_room_for_the_bars(archive: str, voted: list[str], window, width):
    page = window(viewport={"width": width, "height": 800})
    for address in ("/fr/sponsors/turkiye/", "/sessions/67/", "/ru/sessions/67/", SERIES):
        page.goto(archive + address)
        bars, figures = (page.eval_on_selector_all(f".chart {part}", PLACES) for part in ("td.drawn svg", ".number"))
        assert bars and min(bar["width"] for bar in bars) > 100, address
        assert all(one["left"] >= 0 and one["right"] <= width for one in figures), address


def test_on_a_phone_a_text_begins_on_the_first_screen(archive: str, window):
    page = window(viewport={"width": 375, "height": 812})
    for address in ("/A/RES/66/152", "/A/C.3/80/L.35"):
        page.goto(archive + address)
        assert page.locator("#pp1").bounding_box()["y"] < 760, address


def test_the_language_of_the_page_is_changed_in_its_head_without_losing_the_address(archive: str, window):
    for width in (375, 1280):
        page = window(viewport={"width": width, "height": 800}, java_script_enabled=False)
        page.goto(f"{archive}/votes/?session=67")
        if width == 375:
            page.locator("header").get_by_role("link", name="Language: English").click()
        page.get_by_role("link", name="Français").locator("visible=true").last.click()
        assert page.url == f"{archive}/fr/votes/?session=67"


def test_the_facts_of_a_text_stand_close_at_320_pixels(archive: str, voted: list[str], window):
    page = window(viewport={"width": 320, "height": 640})
    page.goto(f"{archive}/A/RES/67/1")
    name, role = page.locator("dd", has_text="Fiji").locator("a, .aside").all()
    assert abs(name.bounding_box()["y"] - role.bounding_box()["y"]) < 5
    page.get_by_text("Further facts of this document").click()
    tides, seas = (page.get_by_role("link", name=heading).bounding_box()["y"] for heading in ("TIDES", "SEAS"))
    assert seas - tides < 30


def test_the_filters_below_the_answers_are_a_key_away_in_a_narrow_window(archive: str, window):
    page = window(viewport={"width": 320, "height": 640})
    page.goto(f"{archive}/search/?q=dialogue")
    page.get_by_role("link", name="Narrow the search").press("Enter")
    expect(page.get_by_role("complementary", name="Narrow the search")).to_be_in_viewport()
    page.keyboard.press("Tab")
    assert page.evaluate("Boolean(document.activeElement.closest('.facets'))")
    page.set_viewport_size({"width": 1200, "height": 640})
    expect(page.get_by_role("link", name="Narrow the search")).to_be_hidden()


def test_the_keyboard_reaches_the_text_and_shows_where_it_is(archive: str, page: Page):
    page.goto(f"{archive}/A/RES/66/152")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    expect(page.get_by_role("link", name="Skip to the content")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    for _ in range(90):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('#op1 .place')"):
            break
    focused = page.locator("#op1 .place")
    expect(focused).to_be_focused()
    assert focused.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{archive}/A/RES/66/152#op1")


def crossing(one: dict, other: dict) -> bool:
    """Do two rectangles have points in common? Lines have blank above and below their letters."""
    across = min(one["right"], other["right"]) - max(one["left"], other["left"])
    down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    return across > 0 and down > 0


def test_what_a_paragraph_is_called_leaves_its_menu_free_in_every_language(archive: str, window):
    for width in (1280, 375):
        page = window(viewport={"width": width, "height": 800})
        for language in ("", "/fr", "/es", "/ru", "/zh", "/ar"):
            page.goto(f"{archive}{language}/A/C.3/80/L.35")
            label, menu = (page.locator(f"#pp12 {part}").evaluate(WORDS) for part in (".place", ".menu [aria-hidden]"))
            assert label and menu
            assert not any(crossing(one, other) for one in label for other in menu), (language, width)


def test_a_browser_that_copies_nothing_still_goes_to_the_place(archive: str, page: Page):
    """The window fails the test where a script does."""
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('Write permission denied.'))")
    page.goto(f"{archive}/A/RES/66/152")
    page.locator("#op1 .place").click()
    expect(page).to_have_url(f"{archive}/A/RES/66/152#op1")
    expect(page.locator(".copied")).to_be_empty()


def test_everything_works_without_script(archive: str, window):
    page = window(java_script_enabled=False)
    page.goto(f"{archive}/sessions/66/?stage=draft")
    page.get_by_role("link", name="A/RES/66/152").click()
    page.get_by_role("link", name="Link to OP 9").click()
    expect(page).to_have_url(f"{archive}/A/RES/66/152#op9")
    page.get_by_role("link", name="Note 1", exact=True).click()
    expect(page.locator(":target")).to_contain_text("A/CONF.157/24 (Part I), chap. III.")
    page.get_by_role("link", name="Compare with the text before").click()
    expect(page.locator("ins").first).to_be_visible()


def test_paper_carries_the_text_and_nothing_of_the_site(archive: str, page: Page):
    page.emulate_media(media="print")
    page.goto(f"{archive}/A/RES/66/152")
    expect(page.locator("#op9 p").first).to_be_visible()
    expect(page.locator("#note-1")).to_be_visible()
    expect(page.locator("#pp1 .place")).to_be_visible()
    for gone in (".site-nav", ".site-search", ".breadcrumbs", ".actions", ".around", ".further", ".text-languages"):
        expect(page.locator(gone)).to_be_hidden()


def test_on_paper_notes_of_facts_are_smaller_than_facts_and_long_paragraphs_break(archive: str, page: Page):
    page.emulate_media(media="print")
    page.goto(f"{archive}/A/RES/66/152")
    size = "found => parseFloat(getComputedStyle(found).fontSize)"
    value = page.locator(".facts dd").first.evaluate(size)
    assert all(page.locator(".facts .aside").nth(at).evaluate(size) < value for at in range(2))
    broken = page.locator("#op11").evaluate("found => getComputedStyle(found).breakInside")
    kept = page.locator("#op11 > p").evaluate(
        "found => [getComputedStyle(found).orphans, getComputedStyle(found).widows]"
    )
    assert (broken, kept) == ("auto", ["3", "3"])


def test_every_sheet_has_address_and_date_in_its_foot(archive: str, page: Page):
    page.goto(f"{archive}/A/RES/66/152?lines=1")
    sheets = [sheet.get_textpage().get_text_range() for sheet in PdfDocument(page.pdf(prefer_css_page_size=True))]
    assert len(sheets) > 2
    for number, sheet in enumerate(sheets, 1):
        assert f"{archive}/A/RES/66/152?lines=1, printed {date.today():%-d %B %Y}" in sheet
        assert f"{number} / {len(sheets)}" in sheet


def test_a_line_has_the_same_number_for_everybody(archive: str, window):
    numbered = []
    for width in (320, 1280):
        page = window(viewport={"width": width, "height": 800})
        page.goto(f"{archive}/A/RES/66/152")
        page.get_by_text("Further facts of this document").click()
        page.get_by_role("link", name="Lines numbered, for print").click()
        numbered.append(page.locator(".line").all_inner_texts())
    assert numbered[0] == numbered[1]
    assert max(map(len, numbered[0])) <= 73
    page.get_by_role("link", name="Without line numbers").click()
    expect(page.locator(".line")).to_have_count(0)


def test_the_navigation_is_one_line_on_a_wide_window_and_the_search_the_one_above(archive: str, window):
    page = window(viewport={"width": 1280, "height": 800})
    page.goto(f"{archive}/sessions/")
    for line in (".wordmark, .site-search", ".site-nav a"):
        places = [link.bounding_box() for link in page.locator(line).all()]
        assert max(place["y"] for place in places) < min(place["y"] + place["height"] for place in places)


def test_the_hint_of_the_search_is_whole(archive: str, window):
    for width in (320, 1200):
        page = window(viewport={"width": width, "height": 800})
        for address in ("/sessions/", "/fr/sessions/", "/ar/sessions/"):
            page.goto(archive + address)
            room, words = page.locator("#site-q").evaluate(HINT)
            assert words + CLEARING <= room, (width, address)


def test_no_english_is_left_on_french_pages_but_words_of_documents_marked_as_such(archive: str, page: Page):
    left = {}
    for address in KINDS:
        if not address.startswith(("/fr", "/ar")):
            page.goto(f"{archive}/fr{address}")
            found = [words for words in page.evaluate(FRENCH_WORDS) if ENGLISH.search(words)]
            left |= {address: found} if found else {}
    assert left == {}
