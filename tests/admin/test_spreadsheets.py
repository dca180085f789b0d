"""Covers go out as a spreadsheet, are changed in it, and come back as corrections after a look."""

import subprocess
from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from resolutions.admin import cover_sheets
from resolutions.admin.cover_sheets import SEEN_SHEET, Column
from resolutions.curation import correcting
from resolutions.models import Correction, Version
from resolutions.text.document import Sponsor
from tests import office
from tests.admin.test_curating import opened, page, submit
from tests.builders import adopted, stored, text_of
from tests.people import sign_in

pytestmark = pytest.mark.django_db

PAGE = "admin:resolutions_version_spreadsheet"
LIST = "admin:resolutions_version_changelist"


@pytest.fixture
def text(editor) -> Version:
    return stored(adopted(sponsors=(Sponsor("Fiji"), Sponsor("Malta")), distribution="General"))


def downloaded(client, *texts: Version) -> Workbook:
    data = {"action": "download_sheet", "_selected_action": [text.pk for text in texts]}
    response = client.post(reverse(LIST), data)
    assert response.headers["Content-Disposition"] == 'attachment; filename="covers.xlsx"'
    return load_workbook(BytesIO(response.content))


def cell(book: Workbook, label: str, row: int = 2):
    sheet = book.worksheets[0]
    column = next(one.column for one in sheet[1] if one.value == label)
    return sheet.cell(row, column)


def sent(client, book: Workbook, **more):
    file = BytesIO()
    book.save(file)
    upload = SimpleUploadedFile("covers.xlsx", file.getvalue())
    return client.post(reverse(PAGE), {"asked": "1", "file": upload, "why": "as printed", **more})


def confirmed(client, page):
    form = page.context["form"]
    data = {"confirmed": "1", "cells": form.data["cells"], "why": "as printed", "seen": page.context["seen"]}
    return client.post(reverse(PAGE), data, follow=True)


def test_shows_each_cover_and_says_what_is_a_day(client, text):
    book = downloaded(client, text)
    assert book[SEEN_SHEET].sheet_state == "hidden"
    assert (cell(book, "Symbol").value, cell(book, "Sponsors").value) == ("A/RES/66/152", "Fiji\nMalta")
    assert cell(book, "Adopted").value.date() == date(2011, 12, 19)
    assert cell(book, "Stage").value == text.get_stage_display()


def test_what_was_changed_is_shown_then_corrected_then_taken_back_together(client, text):
    other = stored(adopted("A/RES/66/153", title="Winds"), name="winds.txt")
    book = downloaded(client, text, other)
    cell(book, "Distribution").value = "Limited"
    cell(book, "Sponsors").value = "Fiji\nTürkiye"
    cell(book, "Title", row=3).value = "Winds of the sea"
    page = sent(client, book)
    assert [(one.what, one.before, one.after) for one in page.context["changes"]] == [
        ("A/RES/66/152: Distribution", "General", "Limited"),
        ("A/RES/66/152: Sponsors", "Fiji, Malta", "Fiji, Türkiye"),
        ("A/RES/66/153 (en): Title", "Winds", "Winds of the sea"),
    ]
    assert not Correction.objects.exists()
    done = confirmed(client, page)
    assert "3 changes made." in done.content.decode()
    text.refresh_from_db()
    assert (text.distribution, text_of(other).title) == ("Limited", "Winds of the sea")
    [batch] = {one.batch for one in Correction.objects.all()}
    assert {one.reason for one in Correction.objects.all()} == {"as printed"}
    together = f"{reverse('admin:resolutions_correction_changelist')}?batch={batch}"
    assert together in done.content.decode()
    chosen = Correction.objects.values_list("pk", flat=True)
    client.post(together, {"action": "take_back", "_selected_action": list(chosen)})
    text.refresh_from_db()
    assert (text.distribution, text_of(other).title) == ("General", "Winds")


def test_a_file_of_another_language_is_taken_too(client, text):
    data = {"action": "download_sheet", "_selected_action": [text.pk]}
    book = load_workbook(BytesIO(client.post(f"/fr{reverse(LIST)}", data).content))
    assert cell(book, "Nature").value == "résolution"
    cell(book, "Nature").value = "projet de résolution"
    [change] = sent(client, book).context["changes"]
    assert (change.before, change.after) == ("resolution", "draft resolution")


def test_a_cell_that_was_not_changed_reverts_nobody(client, text, admin_user):
    book = downloaded(client, text)
    correcting.correct(text, "organ", "Assembly of the sea", admin_user)
    cell(book, "Distribution").value = "Limited"
    page = sent(client, book)
    assert [one.what for one in page.context["changes"]] == ["A/RES/66/152: Distribution"]


def test_a_cell_that_another_changed_too_is_refused_with_both_values(client, text, admin_user):
    book = downloaded(client, text)
    correcting.correct(text, "distribution", "Restricted", admin_user)
    cell(book, "Distribution").value = "Limited"
    page = sent(client, book)
    assert not page.context["changes"]
    shown = page.content.decode()
    assert "Changed meanwhile, from “General” to “Restricted”. To change it, download the covers once more." in shown
    assert "save again" not in shown, "a page with no field of it"
    assert Correction.objects.count() == 1


def test_every_fault_is_named_with_its_text_and_nothing_is_stored(client, text):
    book = downloaded(client, text)
    cell(book, "Sponsors").value = "Fiji\nGuatemalia-Bissau"
    cell(book, "Adopted").value = "in winter"
    html = sent(client, book).content.decode()
    assert "A/RES/66/152, Sponsors: Not on the list" in html and "Guatemalia-Bissau (nearest: " in html
    assert "A/RES/66/152, Adopted: " in html
    assert not Correction.objects.exists()


def test_words_that_begin_like_a_formula_stay_words(client, text, admin_user):
    correcting.correct(text, "sponsor_note", "=1+1", admin_user)
    assert cell(downloaded(client, text), "Sponsors’ note").data_type == "s"


def test_nothing_is_another_after_libreoffice_saved_it(tmp_path):
    """Days, leading zeros, what looks like a number, a day or a formula, blanks, breaks of lines, long words."""
    said = ["0042", "1/2", "1.50", "2012-03-13", "=1+1", "'Fiji'", "TRUE", "two  blanks", "Fiji\nMalta", "long " * 6000]
    days = [date(2012, 3, 13), date(1946, 1, 24), ""]
    columns = [Column(f"c{place}", f"Column {place}") for place in range(len(said) + len(days))]
    (tmp_path / "covers.xlsx").write_bytes(cover_sheets.write(columns, [(1, said + days), (2, days + said)]))
    assert office.find(), office.NONE
    command = [office.find(), f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to"]
    kind = ["xlsx:Calc MS Excel 2007 XML", "--outdir", "saved"]
    subprocess.run([*command, *kind, "covers.xlsx"], cwd=tmp_path, capture_output=True, timeout=180)
    saved = tmp_path / "saved" / "covers.xlsx"
    assert saved.exists(), office.NO_CALC
    with saved.open("rb") as file:
        assert cover_sheets.read(file, columns) == {}


@pytest.mark.parametrize(
    ("content", "why"),
    [(b"no spreadsheet", "This is no spreadsheet"), (None, "was not downloaded here")],
)
def test_other_files_are_refused_in_a_line(client, text, content, why):
    if content is None:
        file = BytesIO()
        Workbook().save(file)
        content = file.getvalue()
    upload = SimpleUploadedFile("other.xlsx", content)
    assert why in client.post(reverse(PAGE), {"asked": "1", "file": upload}).content.decode()


def test_a_row_or_column_that_was_not_downloaded_is_refused(client, text):
    book = downloaded(client, text)
    book.worksheets[0].append([999_999])
    assert "Document 999999" in sent(client, book).content.decode()
    book = downloaded(client, text)
    cell(book, "Distribution").value, book.worksheets[0]["ZZ1"] = "Limited", "Colour"
    assert "There is no column “Colour”" in sent(client, book).content.decode()


def test_is_for_those_who_may_correct(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("guest", is_staff=True))
    assert client.get(reverse(PAGE)).status_code == 403


class TestThreeAtOnce:
    """Each is signed in at a place of their own; two have the same spreadsheet, the third the form of a text."""

    @pytest.fixture
    def people(self, client, editor):
        others = [Client(), Client()]
        for each, name in zip(others, ("bo", "cy"), strict=True):
            sign_in(each, name, "Editor")
        return client, *others

    def test_what_another_changed_after_the_look_is_refused_and_nothing_is_stored(self, people, text):
        ann, bo, cy = people
        other = stored(adopted("A/RES/66/153", title="Winds"), name="winds.txt")
        of_ann, of_bo = downloaded(ann, text, other), downloaded(bo, text, other)
        form = opened(cy, page(text))
        cell(of_ann, "Distribution").value = "Limited"
        cell(of_ann, "Title", row=3).value = "Winds of the sea"
        looked = sent(ann, of_ann)
        assert cy.post(page(text), form | {"distribution": "Restricted"}).status_code == 302
        refused = confirmed(ann, looked).content.decode()
        assert "Changed meanwhile, from “General” to “Restricted”" in refused
        assert text_of(other).title == "Winds"

        cell(of_bo, "Sponsors").value = "Fiji"
        assert "1 change made." in confirmed(bo, sent(bo, of_bo)).content.decode()
        text.refresh_from_db()
        assert text.distribution == "Restricted", "what the third changed and the second did not"
        assert {one.field for one in Correction.objects.all()} == {"distribution", "sponsors"}

    def test_what_was_made_alike_meanwhile_is_shown_again_before_it_is_done(self, people, text):
        ann, bo, _ = people
        of_ann, of_bo = downloaded(ann, text), downloaded(bo, text)
        for book in (of_ann, of_bo):
            cell(book, "Distribution").value = "Limited"
        cell(of_ann, "Organ").value = "Assembly of the sea"
        looked = sent(ann, of_ann)
        confirmed(bo, sent(bo, of_bo))
        again = confirmed(ann, looked)
        assert "is not what you saw any more" in again.content.decode()
        assert [one.what for one in again.context["changes"]] == ["A/RES/66/152: Organ"]
        confirmed(ann, again)
        assert Correction.objects.count() == 2

    def test_taking_back_leaves_what_another_said_afterwards(self, people, text):
        ann, bo, cy = people
        stale = opened(cy, page(text))
        book = downloaded(ann, text)
        cell(book, "Distribution").value, cell(book, "Organ").value = "Limited", "Assembly of the sea"
        confirmed(ann, sent(ann, book))
        batch = Correction.objects.values_list("batch", flat=True).first()
        submit(bo, page(text), distribution="Restricted")
        together = f"{reverse('admin:resolutions_correction_changelist')}?batch={batch}"
        chosen = list(Correction.objects.filter(batch=batch).values_list("pk", flat=True))
        said = ann.post(together, {"action": "take_back", "_selected_action": chosen}, follow=True).content.decode()
        text.refresh_from_db()
        assert text.distribution == "Restricted" and text.organ != "Assembly of the sea"
        assert "does not stand any more" in said
        refused = cy.post(page(text), stale | {"distribution": "Limited"})
        assert refused.status_code == 200 and "to “Restricted”" in refused.content.decode()

    def test_the_rows_are_locked_from_the_look_to_the_end(self, people, text):
        ann, *_ = people
        book = downloaded(ann, text)
        cell(book, "Distribution").value = "Limited"
        looked = sent(ann, book)
        with CaptureQueriesContext(connection) as asked:
            confirmed(ann, looked)
        said = [one["sql"] for one in asked]
        locks = [at for at, sql in enumerate(said) if "FOR UPDATE" in sql and "resolutions_version" in sql]
        corrected = next(at for at, sql in enumerate(said) if sql.startswith('INSERT INTO "resolutions_correction"'))
        compared = next(at for at, sql in enumerate(said) if "resolutions_sponsor" in sql)
        assert locks and locks[0] < compared < corrected
