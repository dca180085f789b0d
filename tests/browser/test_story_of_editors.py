"""What editors and librarians do, to what readers get: the whole way, in a real browser."""

from contextlib import suppress
from datetime import date
from io import StringIO

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from playwright.sync_api import Page, expect

from resolutions.curation import correcting, removing
from resolutions.ingest.runs import uploads
from resolutions.models import IngestRun, Problem, Version
from resolutions.search.index_sync import rebuild
from resolutions.text import document as doc
from tests.builders import adopted, stored, text_of
from tests.commands.test_ingest_command import TEXT, write
from tests.people import account

PASSWORD = "of the sea"


@pytest.fixture
def colleague(archive: str):
    """Makes an account with a role, and signs it in."""

    def sign_in(page: Page, role: str) -> None:
        account(role.lower(), role, password=PASSWORD)
        page.goto(f"{archive}/admin/")
        page.get_by_label("Username").fill(role.lower())
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Log in").click()

    return sign_in


def test_an_editor_gives_a_symbol_and_mends_a_paragraph_and_a_reader_finds_both(archive: str, colleague, window):
    draft = Version.objects.filter(symbol=None, adopted_on=None, issued_on__year=2011).get()
    editor, reader = window(), window()
    colleague(editor, "Editor")
    editor.goto(f"{archive}/admin/resolutions/version/{draft.pk}/change/")
    editor.get_by_label("Symbol", exact=False).first.fill("a/c.3/66/l.35")
    editor.get_by_role("button", name="Save", exact=True).first.click()
    editor.goto(f"{archive}/admin/resolutions/version/{draft.pk}/text/?block=op1#here")
    words = editor.get_by_label("Words of the text")
    words.fill(words.input_value().replace("Reaffirms", "Reaffirms anew", 1))
    editor.get_by_role("button", name="Save", exact=True).click()
    rebuild()

    reader.goto(f"{archive}/documents/{draft.pk}/")
    expect(reader).to_have_url(f"{archive}/A/C.3/66/L.35")
    expect(reader.locator("#op1")).to_contain_text("Reaffirms anew")
    expect(reader.locator(".masthead")).to_contain_text("given by an editor")
    reader.goto(f"{archive}/search/?q=%22Reaffirms+anew%22")
    expect(reader.get_by_role("article")).to_contain_text("A/C.3/66/L.35")


def test_a_librarian_uploads_a_file_reads_the_report_and_a_reader_the_text(
    archive: str, colleague, window, tmp_path, monkeypatch
):
    monkeypatch.setattr(uploads, "start", run_at_once)
    librarian, reader = window(), window()
    colleague(librarian, "Librarian")
    librarian.goto(f"{archive}/admin/resolutions/ingestrun/add/")
    librarian.get_by_label("Files:").set_input_files(write(tmp_path, "A_C.3_66_L.44.txt"))
    librarian.get_by_role("button", name="Try the files").click()
    expect(librarian.get_by_text("This was a dry run: nothing was stored.")).to_be_visible()
    assert reader.goto(f"{archive}/A/C.3/66/L.44").status == 404
    librarian.get_by_role("button", name="Load these files").click()
    expect(librarian.get_by_role("row", name="Created")).to_contain_text("1")

    reader.goto(f"{archive}/A/C.3/66/L.44")
    expect(reader.get_by_role("heading", level=1)).to_have_text("Right to the sea")
    reader.get_by_role("navigation", name="Breadcrumbs").get_by_role("link", name="66", exact=True).click()
    expect(reader.get_by_role("link", name="A/C.3/66/L.44")).to_be_visible()


LISTS = (
    "version",
    "languageversion",
    "reading",
    "resolution",
    "series",
    "correction",
    "removal",
    "ingestrun",
    "runfile",
    "vote",
    "citation",
    "problem",
)


def test_no_list_is_cut_off_in_a_window_of_1200_pixels(archive: str, colleague, window, subtests):
    """Titles and dates are as long as the Assembly's."""
    title = "Follow-up to and implementation of the outcomes of the International Conferences on Development"
    said = {"title": title, "vote": doc.Vote(1, 0, 0, {"Cuba": "in_favour"}), "issued_on": date(2013, 9, 27)}
    kept, gone = (stored(adopted(f"A/RES/67/{n}", session="67", **said), name=f"{n}.txt") for n in (148, 149))
    librarian = window(viewport={"width": 1200, "height": 900})
    colleague(librarian, "Librarian")
    editor = get_user_model().objects.get()
    correcting.correct(text_of(kept), "title", f"{title}, anew", editor)
    removing.remove_version(gone, "held twice", editor)
    Problem.objects.create(
        version=kept, language_version=text_of(kept), line=9, code="unread", message="a line without a letter"
    )
    for name in LISTS:
        librarian.goto(f"{archive}/admin/resolutions/{name}/")
        shown, needed = librarian.locator("#changelist-form .results").evaluate(
            "it => [it.clientWidth, it.scrollWidth]"
        )
        with subtests.test(name):
            assert needed <= shown


def test_a_librarian_takes_a_text_out_and_puts_it_back_and_a_reader_meets_it_only_while_it_is_in(
    archive: str, colleague, window
):
    text = Version.objects.get(symbol="A/RES/66/152")
    librarian, reader = window(java_script_enabled=False), window()
    colleague(librarian, "Librarian")
    librarian.goto(f"{archive}/admin/resolutions/version/{text.pk}/delete/")
    librarian.get_by_label("Why it is taken out:").fill("held twice")
    librarian.get_by_role("button", name="Take it out").click()
    assert reader.goto(f"{archive}/A/RES/66/152").status == 404
    call_command("ingest", str(settings.FIXTURES), stdout=StringIO())
    assert reader.goto(f"{archive}/A/RES/66/152").status == 404

    librarian.goto(f"{archive}/admin/resolutions/removal/")
    row = librarian.get_by_role("row", name="A/RES/66/152")
    expect(row).to_contain_text("held twice")
    row.get_by_role("checkbox").check()
    librarian.get_by_label("Action:").select_option("Put back into the archive")
    librarian.get_by_role("button", name="Go").click()
    expect(librarian.get_by_text("1 text is in the archive again.")).to_be_visible()
    assert reader.goto(f"{archive}/A/RES/66/152").status == 200
    reader.goto(f"{archive}/search/?q=66/152")
    expect(reader).to_have_url(f"{archive}/A/RES/66/152")


def test_a_librarian_loads_a_folder_at_the_shell_and_asks_what_is_missing(archive: str, page: Page, tmp_path):
    write(tmp_path, "A_C.3_66_L.44.txt", TEXT)
    write(tmp_path, "empty.txt", b"")
    said, lacking = StringIO(), StringIO()
    with suppress(SystemExit):
        call_command("ingest", str(tmp_path), stdout=said, stderr=said)
    assert "1 created" in said.getvalue() and "1 refused" in said.getvalue()
    with suppress(SystemExit):
        call_command("check_session", "66", stdout=lacking)
    assert "A/C.3/66/L.44" in lacking.getvalue()
    page.goto(f"{archive}/A/C.3/66/L.44")
    expect(page.get_by_role("heading", level=1)).to_have_text("Right to the sea")


def run_at_once(run: IngestRun) -> None:
    """Over when the request is."""
    with suppress(CommandError), (uploads.folder_of(run) / f"{run.pk}.log").open("w") as log:
        call_command("load_upload", run.pk, stdout=log, stderr=log)
