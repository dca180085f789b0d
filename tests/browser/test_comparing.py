"""Comparing in a real browser: the keys, the addresses of changes, and two cells chosen in the table of a subject."""

import pytest

PAIR = "/compare/?a=A/RES/66/152&b=A/C.3/80/L.35"
SUBJECT = "/series/enhancement-of-international-cooperation-in-the-field-of-human-rights/matrix/"


def test_keys_go_from_change_to_change_and_each_has_an_address(archive, window):
    page = window()
    page.goto(archive + PAIR)
    page.keyboard.press("n")
    page.wait_for_url("**#change-1")
    page.keyboard.press("n")
    page.wait_for_url("**#change-2")
    page.keyboard.press("p")
    page.wait_for_url("**#change-1")
    page.goto(f"{archive}{PAIR}#change-9")
    place, covered = page.locator("#change-9").bounding_box(), page.locator(".change-map").bounding_box()
    assert covered["y"] + covered["height"] <= place["y"] < 300


def test_on_a_phone_both_texts_are_one_column_with_what_was_taken_out(archive, window):
    page = window(viewport={"width": 320, "height": 640})
    page.goto(archive + PAIR)
    row = page.locator(".row.edited:has(.new del):has(.new ins)").first
    assert not row.locator(".old").is_visible()
    assert row.locator(".new del").first.is_visible() and row.locator(".new ins").first.is_visible()
    assert page.locator(".row.inserted .old").first.inner_text() == "not in A/RES/66/152"
    page.set_viewport_size({"width": 1200, "height": 640})
    assert row.locator(".old del").first.is_visible() and row.locator(".new ins").first.is_visible()
    assert not row.locator(".new del").first.is_visible()


def box(page, row: str, column: int):
    return page.locator("tr", has=page.locator("th", has_text=row)).locator("input").nth(column)


@pytest.mark.parametrize("scripted", [True, False])
def test_two_cells_are_compared_at_their_paragraph(archive, window, scripted):
    page = window(java_script_enabled=scripted)
    page.goto(archive + SUBJECT)
    box(page, "PP 1 ", 0).check()
    box(page, "PP 1 ", 3).click()
    if not scripted:
        page.get_by_role("button", name="Compare").click()
    page.wait_for_url("**/compare/**#pp1")
    assert "b=A/C.3/80/L.35" in page.url


def test_arrow_keys_go_from_cell_to_cell(archive, window):
    page = window()
    page.goto(archive + SUBJECT)
    box(page, "PP 1 ", 0).focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    focused = page.evaluate("document.activeElement.value")
    assert focused == box(page, "PP 2 ", 1).get_attribute("value")


ALL_PARTS = """lines => {
    document.querySelector("nav.parts [rel=next]")?.scrollIntoView();
    return document.querySelectorAll("tbody th").length >= lines;
}"""
"""Whether a table has so many lines; the next part comes where its link comes into view."""


def test_a_long_table_goes_on_where_its_part_ends(archive, window, monkeypatch):
    monkeypatch.setattr("resolutions.pages.subjects.matrix.CELLS_A_PART", 40)
    monkeypatch.setattr("resolutions.pages.subjects.matrix.FEWEST_LINES", 10)
    page = window(viewport={"width": 1000, "height": 500})
    page.goto(f"{archive}{SUBJECT}?all=1")
    lines = page.locator("tbody th").all_inner_texts()
    page.goto(archive + SUBJECT)
    page.wait_for_function(ALL_PARTS, arg=len(lines))
    assert page.locator("tbody th").all_inner_texts() == lines and len(lines) > 30
    page.goto(f"{archive}{SUBJECT.replace('matrix', 'genealogy')}?text=A/RES/66/152#op3")
    assert page.locator("#op3").is_visible()


def test_the_heads_of_the_table_stay_in_view(archive, window):
    page = window(viewport={"width": 320, "height": 600})
    page.goto(archive + SUBJECT)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.evaluate("document.querySelector('.scroll').scrollTo(300, 400)")
    corner, table = page.locator("thead th").first.bounding_box(), page.locator(".scroll").bounding_box()
    assert abs(corner["x"] - table["x"]) < 2 and abs(corner["y"] - table["y"]) < 2


@pytest.mark.parametrize("name", ["verbatim", "technical", "edited", "new"])
def test_the_key_of_a_share_has_the_colour_of_what_is_drawn(archive, page, name):
    page.goto(archive + SUBJECT)
    drawn = page.locator(f".shares rect.{name}").first.evaluate("found => getComputedStyle(found).fill")
    key = page.locator(f".share.{name}").first
    assert key.evaluate("found => getComputedStyle(found).borderInlineStartColor") == drawn
    assert key.evaluate("found => getComputedStyle(found).backgroundColor") == "rgba(0, 0, 0, 0)"
