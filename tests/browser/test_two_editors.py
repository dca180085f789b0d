"""Two editors and a librarian at work at once, in real browsers: nobody's work is lost."""

import re

import pytest
from playwright.sync_api import Page, expect

from resolutions.models import Correction, Paragraph, Series, Sponsor, Version, Vote
from resolutions.text import document as doc
from tests.builders import adopted, draft, store
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


def choose(page: Page, rows: list[str], action: str) -> None:
    for name in rows:
        page.get_by_role("row", name=name).get_by_role("checkbox").check()
    page.get_by_label("Action:").select_option(action)
    page.get_by_role("button", name="Go").click()


def test_a_bulk_change_is_looked_at_again_when_another_changed_the_same_meanwhile(archive: str, at_work, adopted_text):
    ann, lib = at_work("ann", "Editor"), at_work("lib", "Librarian")
    for page in (ann, lib):
        page.goto(f"{archive}/admin/resolutions/version/?q=A/RES/66/152")
        choose(page, ["A/RES/66/152"], "set_fields")
        page.get_by_label("Stage:").select_option("draft" if page is ann else "revised")
        page.get_by_role("button", name="Show what will change").click()
        expect(page.get_by_role("table", name="What will change")).to_contain_text("A/RES/66/152")
    lib.get_by_role("button", name="Do it").click()
    ann.get_by_role("button", name="Do it").click()
    expect(ann.get_by_text("is not what you saw any more")).to_be_visible()
    adopted_text.refresh_from_db()
    assert adopted_text.stage == "revised"
    ann.get_by_role("link", name="Cancel").click()
    expect(ann).to_have_url(re.compile("/admin/resolutions/version/"))


def test_names_entered_in_a_vote_by_two_at_once_are_kept(archive: str, at_work, adopted_text):
    vote = Vote.objects.create(version=adopted_text, body="committee", in_favour=2, against=1, abstaining=0)
    ann, ben = at_work("ann", "Editor"), at_work("ben", "Editor")
    for page in (ann, ben):
        page.goto(f"{archive}/admin/resolutions/vote/{vote.pk}/change/")
    ann.locator("[name=names_in_favour]").fill("Cuba\nFiji")
    save(ann)
    ben.locator("[name=names_against]").fill("Turkey")
    save(ben)
    sides = dict(vote.ballots.values_list("state__code", "position"))
    assert sides == {"CUB": "in_favour", "FJI": "in_favour", "TUR": "against"}


def test_series_merged_by_one_while_another_renames_it_are_parted_again(archive: str, at_work):
    for session in ("67", "68"):
        store(
            adopted(f"A/RES/{session}/3", session=session, title="Harbours"), name=f"{session}.txt", series="Harbours"
        )
        store(adopted(f"A/RES/{session}/4", session=session, title="Tides"), name=f"{session}t.txt", series="Tides")
    ann, ben = at_work("ann", "Editor"), at_work("ben", "Editor")
    ben.goto(f"{archive}/admin/resolutions/series/{Series.objects.get(title='Tides').pk}/change/")
    ann.goto(f"{archive}/admin/resolutions/series/")
    choose(ann, ["Harbours", "Tides"], "merge")
    expect(ann.get_by_text("A/RES/67/4")).to_be_visible()
    ann.get_by_label("Harbours").check()
    ann.get_by_role("button", name="Merge").click()
    assert set(Series.objects.get(title="Harbours").resolutions.values_list("session__code", flat=True)) == {"67", "68"}
    ben.get_by_label("Title:").fill("Tides of the sea")
    save(ben)
    ann.goto(f"{archive}/admin/resolutions/seriesmerge/")
    choose(ann, ["Harbours"], "take_back")
    assert Version.objects.get(symbol="A/RES/67/4").resolution.series.title == "Tides of the sea"


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
