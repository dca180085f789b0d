"""A reader's way through the archive: find a text, read it, follow a note and back, compare it, link to a change."""

import re

from playwright.sync_api import Page, expect


def test_read_a_text_and_follow_a_footnote_there_and_back(archive: str, page: Page):
    page.goto(f"{archive}/A/RES/66/152")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Enhancement of international cooperation in the field of human rights"
    )
    expect(page.locator("#op9 em")).to_have_text("Calls upon")
    expect(page.locator("#op9 .place")).to_have_text("9.")
    page.locator("#pp2").get_by_role("link", name="Note 3").click()
    note = page.locator(":target")
    expect(note).to_contain_text("Supplement No. 53 (A/66/53)")
    expect(note).to_be_in_viewport()
    note.get_by_role("link", name="Back to mark 3").click()
    expect(page.locator(":target")).to_have_text("3")
    expect(page.locator("#pp2 :target")).to_be_in_viewport()


def test_find_a_text_from_the_home_page_by_its_number(archive: str, page: Page):
    page.goto(archive)
    page.locator("[type=search]").fill("66/152")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{archive}/A/RES/66/152")


def test_find_a_text_by_words_of_its_ninth_operative_paragraph(archive: str, page: Page):
    page.goto(archive)
    page.locator("[type=search]").fill('"carry out a constructive dialogue and consultations"')
    page.get_by_role("button", name="Search").click()
    hit = page.get_by_role("article")
    expect(hit).to_contain_text("A/RES/66/152")
    expect(hit.locator("mark").first).to_be_visible()
    hit.get_by_role("link", name="OP 9").click()
    expect(page).to_have_url(re.compile(r"/A/RES/66/152.*#op9$"))
    expect(page.locator("#op9")).to_be_in_viewport()


def test_a_paragraph_has_an_address_that_can_be_copied(archive: str, window):
    page = window(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{archive}/A/RES/66/152")
    page.get_by_role("link", name="Link to OP 9").click()
    expect(page).to_have_url(f"{archive}/A/RES/66/152#op9")
    expect(page.get_by_role("status")).to_have_text("Link copied")
    assert page.evaluate("navigator.clipboard.readText()") == f"{archive}/A/RES/66/152#op9"
    page.goto(f"{archive}/A/RES/66/152#pp3")
    expect(page.locator(":target")).to_contain_text("World Conference against Racism")


def test_from_a_text_to_a_cited_document_that_is_not_held_and_back(archive: str, page: Page):
    page.goto(f"{archive}/A/RES/66/152")
    page.locator("#pp2").get_by_role("link", name="its resolution 64/171").click()
    expect(page.locator(".masthead-line")).to_contain_text("A/RES/64/171")
    expect(page.get_by_role("heading", level=1)).to_have_text("Not held here, but cited in 2 texts that are")
    page.get_by_role("link", name="A/RES/66/152, PP 2").click()
    expect(page).to_have_url(f"{archive}/A/RES/66/152#pp2")


def test_compare_with_the_draft_of_2025_and_open_a_change_by_its_link(archive: str, page: Page):
    page.goto(f"{archive}/A/RES/66/152")
    page.get_by_role("link", name="All texts on this recurring subject").click()
    steps = page.locator(".timeline > li:not(.gap)")
    expect(steps).to_have_count(3)
    steps.first.get_by_role("link", name="Compare with previous").click()
    expect(page).to_have_url(re.compile(r"/compare/\?a=A/RES/66/152&b=A/C\.3/80/L\.35$"))
    page.get_by_role("link", name=re.compile("^Change 3: [^,]+$")).click()
    expect(page).to_have_url(re.compile("#change-3$"))
    address = page.url
    page.goto(archive)
    page.goto(address)
    expect(page.locator("#change-3")).to_be_in_viewport()


def test_from_the_home_page_through_a_session_to_a_text(archive: str, page: Page):
    page.goto(archive)
    page.get_by_role("link", name="Sixty-sixth session, 2 texts").click()
    page.get_by_label("Stage").select_option("adopted")
    page.get_by_role("button", name="Filter").click()
    expect(page).to_have_url(re.compile("stage=adopted"))
    page.get_by_role("link", name="Item 69 (b)").click()
    page.get_by_role("link", name="A/RES/66/152").click()
    expect(page.get_by_role("navigation", name="Breadcrumbs")).to_contain_text("A/RES/66/152")
    page.get_by_role("navigation", name="Breadcrumbs").get_by_role("link", name="66", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sixty-sixth session")


def test_the_menu_of_a_paragraph_without_script(archive: str, window):
    page = window(java_script_enabled=False)
    page.goto(f"{archive}/A/C.3/80/L.35")
    block = page.locator("#op9")
    block.locator("summary").click()
    expect(block.get_by_text("A/C.3/80/L.35, para. 9.")).to_be_visible()
    page.locator("#op8 summary").click()
    expect(block.locator(".menu-body")).to_be_hidden()
    page.locator("#op8 summary").click()
    page.locator("#op9 summary").click()
    block.get_by_role("link", name="What changed here").click()
    expect(page.locator(":target")).to_be_in_viewport()
    page.go_back()
    page.locator("#op9 summary").click()
    page.locator("#op9").get_by_role("link", name="Where these words come from").click()
    expect(page.locator(":target")).to_contain_text("first in")


def test_the_keys_and_how_to_be_rid_of_them(archive: str, page: Page):
    page.goto(f"{archive}/A/RES/66/152#op9")
    page.keyboard.press("j")
    expect(page).to_have_url(f"{archive}/A/RES/66/152#op10")
    page.keyboard.press("k")
    expect(page).to_have_url(f"{archive}/A/RES/66/152#op9")
    page.keyboard.press("m")
    expect(page.locator("#op9 .menu-body")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#op9 .menu-body")).to_be_hidden()
    page.keyboard.press("/")
    expect(page.locator("[type=search]")).to_be_focused()
    page.keyboard.type("j?")
    expect(page).to_have_url(f"{archive}/A/RES/66/152#op9")
    page.locator("#op9 .place").focus()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()
    page.get_by_label("Use these keys").uncheck()
    page.get_by_role("button", name="Close").click()
    page.keyboard.press("j")
    expect(page).to_have_url(f"{archive}/A/RES/66/152#op9")


def test_a_delegate_finds_reads_compares_and_cites(archive: str, window):
    page = window()
    page.goto(archive)
    page.locator("[type=search]").fill("dialogue among cultures")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("article").first.get_by_role("link").first.click()
    expect(page.locator("mark").first).to_be_visible()
    page.goto(f"{archive}/A/C.3/80/L.35#op9")
    page.locator("#op9 summary").click()
    expect(page.locator("#op9 .ways")).to_contain_text("A/C.3/80/L.35, para. 9.")
    page.locator("#op9").get_by_role("link", name="What changed here").click()
    expect(page).to_have_url(re.compile(r"/compare/\?a=A/RES/66/152&b=A/C\.3/80/L\.35#op9$"))
    expect(page.locator(":target")).to_be_in_viewport()
    page.get_by_role("link", name="A/C.3/80/L.35").first.click()
    with page.expect_download() as download:
        page.get_by_role("link", name="RIS").click()
    assert b"SN  - A/C.3/80/L.35" in download.value.path().read_bytes()


def test_a_reader_goes_on_in_french_and_arabic_and_the_text_stays_what_it_is(archive: str, page: Page):
    page.goto(f"{archive}/A/RES/66/152?q=dialogue")
    page.get_by_role("banner").get_by_role("link", name="Français").click()
    expect(page).to_have_url(f"{archive}/fr/A/RES/66/152?q=dialogue")
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(page.locator(".prose")).to_have_attribute("lang", "en")
    page.get_by_role("link", name="Comparer avec le texte précédent").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ce qui a changé")
    page.get_by_role("banner").get_by_role("link", name="العربية").click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator(".words").first).to_have_attribute("dir", "ltr")
