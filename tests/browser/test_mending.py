"""An editor at work in a real browser, without a script and with the least rights."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Page, expect

from resolutions.models import Paragraph, Problem, Version
from tests.browser.test_accessibility import RULES
from tests.curation.test_mending import BROKEN, loaded_odd
from tests.people import account

ODD = BROKEN.replace("3. Calls", "+ + +\n\n3. Calls")
QUEUE = "/admin/resolutions/problem/"


@pytest.fixture
def queue(live_server) -> str:
    """Two texts, each with a problem, and an editor to mend them."""
    loaded_odd(ODD)
    loaded_odd(ODD.replace("66/152", "67/152"), "A_RES_67_152.txt")
    account("eda", "Editor", password="of the sea")
    return live_server.url


def signed_in(page: Page, url: str) -> Page:
    page.goto(f"{url}{QUEUE}")
    page.get_by_label("Username").fill("eda")
    page.get_by_label("Password").fill("of the sea")
    page.get_by_role("button", name="Log in").click()
    return page


def test_two_texts_are_mended_without_a_script(queue: str, window):
    page = signed_in(window(java_script_enabled=False), queue)
    page.get_by_role("link", name="a line without a letter").first.click()
    expect(page.locator(".troubled")).to_contain_text("+ + +")
    page.get_by_label("Words of the text").fill("Requests the Secretary-General to report;\n\n2. Decides to go on;")
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_role("form", name="Preview")).to_contain_text("nothing is saved yet")
    expect(page.locator("#op2")).to_contain_text("Decides to go on;")
    assert not Paragraph.objects.filter(anchor="op2").exists()
    page.get_by_role("button", name="Save and go on to the next problem").click()
    expect(page.get_by_role("heading", name="The text of A/RES/67/152")).to_be_visible()
    page.get_by_label("Remark").fill("an ornament")
    page.get_by_role("button", name="Looked at, fine").click()
    assert Paragraph.objects.filter(anchor="op2").count() == 1
    assert not Problem.objects.open().exists()


def test_the_keyboard_reaches_every_button_of_the_form(queue: str, page: Page):
    signed_in(page, queue)
    page.goto(f"{queue}{reverse('admin:resolutions_version_text', args=[Version.objects.first().pk])}?block=op1#here")
    page.get_by_label("Words of the text").focus()
    reached = set()
    for _ in range(12):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.name + ' ' + document.activeElement.value"))
    assert {"do preview", "do save", "do save_on"} <= reached


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_axe_finds_nothing_and_nothing_is_cut_off(queue: str, window, scheme: str, width: int):
    page = signed_in(window(color_scheme=scheme, viewport={"width": width, "height": 800}), queue)
    desk = reverse("admin:resolutions_version_text", args=[Version.objects.first().pk])

    def look() -> None:
        found = Axe().run(page, context=".mending, .preview, #content", options=RULES)
        assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    page.goto(f"{queue}{reverse('admin:index')}")
    look()
    widths = page.eval_on_selector_all(".desk tbody th", "all => all.map(cell => cell.offsetWidth)")
    assert min(widths) > 100
    page.goto(f"{queue}{desk}?line={Problem.objects.first().line}#here")
    look()
    page.get_by_role("button", name="Preview").click()
    page.wait_for_load_state("load")
    look()


def test_the_queue_is_gone_through_by_keys_from_its_list_on(queue: str, page: Page):
    signed_in(page, queue)
    for heading in ("The text of A/RES/66/152", "The text of A/RES/67/152"):
        page.wait_for_load_state("load")
        page.keyboard.press("n")
        expect(page.get_by_role("heading", name=heading)).to_be_visible()
    page.wait_for_load_state("load")
    page.keyboard.press("s")
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert Problem.objects.open().count() == 1
