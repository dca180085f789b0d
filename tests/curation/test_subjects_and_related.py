"""Subjects and related documents as an editor has them; what was read and what was said beside the file is kept."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse

from resolutions.curation import corrected_fields, correcting
from resolutions.models import Correction, OutboxEntry, Resolution, Subject, Version
from resolutions.text import document as doc
from tests.admin.test_curating import page, submit
from tests.builders import adopted, draft, store, stored
from tests.commands.test_ingest_command import ingest
from tests.marcxml import collection, record
from tests.pages.test_votes import words
from tests.people import sign_in

pytestmark = pytest.mark.django_db

RECORD = doc.Related("record", "A/66/PV.89", date(2011, 12, 19))
SAID = {"subjects": ("TIDES", "LAMPS"), "related": (RECORD,)}


@pytest.fixture
def editor(client):
    return sign_in(client, "eda", "Editor")


@pytest.fixture
def version() -> Version:
    """A text that names two subjects and a record; a manifest adds a report to them."""
    return stored(adopted(**SAID), related=("A/66/462",))


def again(pk: int) -> Version:
    return Version.objects.get(pk=pk)


def subjects(version: Version) -> list[str]:
    return list(version.headings.values_list("subject__name", flat=True))


class TestSubjects:
    def test_are_added_and_taken_away_over_a_reload_and_taken_back(self, version, editor):
        correction = correcting.correct(version, "subjects", ["LAMPS", "WHALES"], editor)
        assert subjects(version) == ["LAMPS", "WHALES"]
        assert (correction.before, correction.value) == (["TIDES", "LAMPS"], ["LAMPS", "WHALES"])
        store(adopted(**SAID, distribution="General"))
        assert subjects(version) == ["LAMPS", "WHALES"]
        assert corrected_fields.said_by_file(again(version.pk), "subjects") == ["TIDES", "LAMPS"]
        correcting.take_back(correction, editor)
        assert subjects(version) == ["TIDES", "LAMPS"]

    def test_keep_their_order(self, version, editor):
        correcting.correct(version, "subjects", ["LAMPS", "TIDES"], editor)
        assert subjects(version) == ["LAMPS", "TIDES"]

    def test_of_a_later_record_do_not_overrule_them_and_are_there_when_it_is_taken_back(self, editor, tmp_path):
        version = stored(adopted())
        correction = correcting.correct(version, "subjects", ["WHALES"], editor)
        (tmp_path / "a.txt").write_text("A/RES/66/153\n\n66/153. Right to walk\n\nThe General Assembly,\n\nDecides.\n")
        ingest(tmp_path / "a.txt")
        walk = Version.objects.get(symbol="A/RES/66/153")
        own = correcting.correct(walk, "subjects", ["WHALES"], editor)
        told = record("1", ("191", {"a": "A/RES/66/153"}), ("650", {"a": "STREETS"}), ("993", {"a": "A/66/1"}))
        (tmp_path / "records.xml").write_text(collection([told]))
        ingest(tmp_path / "records.xml")
        assert (subjects(walk), again(walk.pk).related) == (["WHALES"], ["A/66/1"])
        correcting.take_back(own, editor)
        assert subjects(walk) == ["STREETS"]
        correcting.take_back(correction, editor)
        assert subjects(version) == []

    def test_are_followed_by_the_pages_and_by_search(self, version, editor, client):
        call_command("rebuild_index")
        OutboxEntry.objects.all().delete()
        correcting.correct(version, "subjects", ["LAMPS", "WHALES"], editor)
        call_command("check_index")
        assert "WHALES" in client.get("/A/RES/66/152").content.decode()
        assert "A/RES/66/152" in client.get("/subjects/whales/").content.decode()
        assert "A/RES/66/152" not in client.get("/subjects/tides/").content.decode()
        assert "/subjects/tides/" not in client.get("/subjects/?letter=T").content.decode(), "no text has it any more"

    def test_are_corrected_line_by_line_beside_what_the_file_says(self, version, editor, client):
        Subject.objects.create(name="WHALES", slug="whales")
        assert submit(client, page(version), subjects="lamps\r\n Whales \r\n\r\nlamps").status_code == 302
        assert subjects(version) == ["LAMPS", "WHALES"]
        shown = client.get(page(version)).content.decode()
        assert "The file says: TIDES, LAMPS." in shown and "Corrected by eda" in shown
        assert submit(client, page(version)).status_code == 302
        assert Correction.objects.count() == 1

    def test_that_are_on_no_list_are_refused(self, version, editor, client):
        response = submit(client, page(version), subjects="LAMPS\r\nWAILS")
        [error] = response.context["adminform"].form.errors["subjects"]
        assert error == "Not on the list of subject headings: WAILS. Add it there first, if it is right."
        assert subjects(version) == ["TIDES", "LAMPS"]

    def test_a_new_one_is_put_on_the_list_by_an_editor(self, version, editor, client):
        add = reverse("admin:resolutions_subject_add")
        assert client.post(add, {"name": "  WHALES  OF THE SEA "}).status_code == 302
        made = Subject.objects.get(name="WHALES OF THE SEA")
        assert made.slug == "whales-of-the-sea"
        assert "There is this subject heading already: TIDES" in client.post(add, {"name": "Tides"}).content.decode()
        for subject, gone in ((made, True), (Subject.objects.get(name="TIDES"), False)):
            client.post(reverse("admin:resolutions_subject_delete", args=[subject.pk]), {"post": "yes"})
            assert Subject.objects.filter(pk=subject.pk).exists() != gone, "a subject of a text stays"


class TestRelatedDocuments:
    def test_are_those_of_the_text_and_of_the_manifest(self, version):
        assert version.related == ["A/66/PV.89", "A/66/462"]

    def test_are_added_and_taken_away_over_a_reload_and_taken_back(self, version, editor):
        correction = correcting.correct(version, "related", ["a/66/462", "A/66/L.9", "A/66/462"], editor)
        assert (correction.before, correction.value) == (["A/66/PV.89", "A/66/462"], ["A/66/462", "A/66/L.9"])
        store(adopted(**SAID, distribution="General"), related=("A/66/463",))
        assert again(version.pk).related == ["A/66/462", "A/66/L.9"]
        correcting.take_back(correction, editor)
        assert again(version.pk).related == ["A/66/PV.89", "A/66/463"]

    def test_stand_on_the_page_of_the_text_each_a_link(self, version, editor, client):
        shown = client.get("/A/RES/66/152").content.decode()
        assert "Related documents A/66/PV.89 A/66/462" in words(shown)
        assert 'href="/A/66/462"' in shown
        correcting.correct(version, "related", [], editor)
        assert "Related documents" not in client.get("/A/RES/66/152").content.decode()

    def test_name_the_record_of_the_meeting_until_they_are_taken_away(self, editor, client):
        version = stored(adopted(**SAID, meeting=doc.Meeting(89, None, "89th plenary meeting")))
        address = "/sessions/66/meetings/89/"
        assert "A/66/PV.89" in client.get(address).content.decode()
        correcting.correct(version, "related", [], editor)
        assert "A/66/PV.89" not in client.get(address).content.decode()

    def test_bring_a_draft_and_its_resolution_together_and_part_them(self, version, editor):
        named = draft(symbol="A/C.3/66/L.35", symbol_from="text", title="Another title")
        tabled = stored(named, name="tabled.txt")
        assert tabled.resolution != version.resolution
        correction = correcting.correct(version, "related", ["A/C.3/66/L.35"], editor)
        assert again(version.pk).resolution == tabled.resolution
        assert again(version.pk).joined == {"by": "origin", "with": "A/C.3/66/L.35"}
        assert Resolution.objects.count() == 1
        store(adopted(**SAID, distribution="General"))
        assert again(version.pk).resolution == tabled.resolution
        correcting.take_back(correction, editor)
        assert again(version.pk).resolution != tabled.resolution
        assert again(version.pk).resolution.title == "Right to the sea"

    def test_leave_a_text_where_an_editor_put_it(self, version, editor):
        named = draft(symbol="A/C.3/66/L.35", symbol_from="text", title="Another title")
        store(named, name="tabled.txt")
        other = stored(adopted("A/RES/66/9", title="A third"), name="third.txt")
        correcting.correct(version, "resolution", other.resolution, editor)
        correcting.correct(version, "related", ["A/C.3/66/L.35"], editor)
        assert again(version.pk).resolution == other.resolution

    def test_that_are_no_symbols_are_refused(self, version, editor, client):
        with pytest.raises(ValidationError, match="not a document symbol"):
            correcting.correct(version, "related", ["nonsense"], editor)
        response = submit(client, page(version), related="A/66/462\r\nnonsense")
        assert response.context["adminform"].form.errors["related"] == ["This is not a document symbol: nonsense"]

    def test_are_corrected_line_by_line_beside_what_was_said(self, version, editor, client):
        assert submit(client, page(version), related="a/66/462\r\nA/66/L.9").status_code == 302
        assert again(version.pk).related == ["A/66/462", "A/66/L.9"]
        shown = client.get(page(version)).content.decode()
        assert "The file says: A/66/PV.89. Beside the file it says: A/66/462." in shown
        client.post(page(version), {"_take_back": Correction.objects.get().pk})
        assert again(version.pk).related == ["A/66/PV.89", "A/66/462"]
