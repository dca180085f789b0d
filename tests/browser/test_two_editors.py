"""Two editors and a librarian at work at once, in real browsers: nobody's work is lost."""

import pytest
from playwright.sync_api import Page, expect

from resolutions.models import Correction, Paragraph, Sponsor, Version
from resolutions.text import document as doc
from tests.builders import draft, store
from tests.people import account

PASSWORD = "of the sea"


@pytest.fixture
def at_work(archive: str, window):
    """Opens a window of somebody with a role."""

    def sign_in(name: str, role: str) -> Page:
        account(name, role, password=PASSWORD)
        page = window()
        page.goto(f"{archive}/admin/")
        page.get_by_label("Username").fill(name)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Log in").click()
        return page

    return sign_in


@pytest.fixture
def adopted_text() -> Version:
    return Version.objects.get(symbol="A/RES/66/152")


def save(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).first.click()


def test_a_paragraph_that_another_moved_is_not_overwritten(archive: str, at_work, adopted_text):
    ann, ben = at_work("ann", "Editor"), at_work("ben", "Editor")
    desk = f"{archive}/admin/resolutions/version/{adopted_text.pk}/text/"
    before = words(adopted_text)
    ann.goto(f"{desk}?block=pp3#here")
    ben.goto(f"{desk}?block=pp1#here")
    expect(ben.get_by_text("At this text too: ann")).to_be_visible()
    ben.get_by_label("Join PP 2 to it").check()
    save(ben)
    expect(ben.get_by_text("Mended.")).to_be_visible()

    ann.get_by_label("Words of the text").fill(f"{before['pp3']} (as Ann has it)")
    save(ann)
    expect(ann.get_by_text("this stands at PP 2 now")).to_be_visible()
    assert words(adopted_text)["pp3"] == before["pp4"], "the paragraph that moved up to this place"
    expect(ann.get_by_label("Words of the text")).to_have_value(f"{before['pp3']} (as Ann has it)")
    save(ann)
    expect(ann.get_by_text("Mended.")).to_be_visible()
    after = words(adopted_text)
    assert (after["pp2"], after["pp3"]) == (f"{before['pp3']} (as Ann has it)", before["pp4"])


def words(version: Version) -> dict[str, str]:
    found = Paragraph.objects.filter(language_version__version=version)
    return dict(found.values_list("anchor", "text"))


def test_covers_keep_what_each_changed_and_show_both_values_of_what_both_did(archive: str, at_work, adopted_text):
    ann, ben, lib = at_work("ann", "Editor"), at_work("ben", "Editor"), at_work("lib", "Librarian")
    cover = f"{archive}/admin/resolutions/version/{adopted_text.pk}/change/"
    for page in (ann, ben, lib):
        page.goto(cover)
    ann.get_by_label("Distribution:").fill("Limited")
    save(ann)
    ben.get_by_label("Organ:").fill("General Assembly of the Sea")
    save(ben)
    expect(ben.get_by_text("Distribution was changed meanwhile")).to_be_visible()
    lib.get_by_label("Distribution:").fill("Restricted")
    save(lib)
    expect(lib.get_by_text("Changed meanwhile, from “General” to “Limited”.")).to_be_visible()
    adopted_text.refresh_from_db()
    assert (adopted_text.distribution, adopted_text.organ) == ("Limited", "General Assembly of the Sea")
    save(lib)
    adopted_text.refresh_from_db()
    assert adopted_text.distribution == "Restricted"
    made_by = {one.field: one.editor.username for one in Correction.objects.standing().select_related("editor")}
    assert made_by == {"distribution": "lib", "organ": "ben"}


def test_names_are_decided_on_while_another_decides(archive: str, at_work):
    store(draft(sponsors=(doc.Sponsor("Nambia"), doc.Sponsor("Tidal Realm"))), name="odd.txt")
    ann, ben = at_work("ann", "Editor"), at_work("ben", "Editor")
    for page in (ann, ben):
        page.goto(f"{archive}/admin/resolutions/sponsor/not-understood/")
    ann.get_by_label("What Nambia is").select_option("Namibia")
    save(ann)
    expect(ann.get_by_text("1 name decided on.")).to_be_visible()
    ben.get_by_label("What Nambia is").select_option("drop it: no name of a sponsor")
    ben.get_by_label("What Tidal Realm is").select_option("a new group")
    save(ben)
    expect(ben.get_by_text("Every name is understood.")).to_be_visible()
    assert Sponsor.objects.get(name="Namibia").sponsorships.get().as_written == "Nambia"
    assert Sponsor.objects.get(name="Tidal Realm").kind == "group"


def test_whoever_may_not_is_told_so_with_a_way_back(archive: str, at_work):
    editor = at_work("ann", "Editor")
    response = editor.goto(f"{archive}/admin/auth/user/")
    assert response is not None and response.status == 403
    expect(editor.get_by_role("link", name="Back to the editors’ pages")).to_be_visible()
