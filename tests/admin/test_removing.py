"""Taking texts out of the archive in the admin, one or many, and putting them back."""

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from resolutions.curation import correcting, removing
from resolutions.models import Correction, LanguageVersion, Reading, Removal, Resolution, Version
from tests.admin.test_authority import act
from tests.builders import adopted, store, text_of
from tests.commands.test_ingest_command import ingest, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def text(tmp_path) -> Version:
    write(tmp_path, "sea.txt")
    ingest(tmp_path)
    return Version.objects.get()


def delete(client, version: Version, **answers):
    return client.post(reverse("admin:resolutions_version_delete", args=[version.pk]), answers, follow=True)


class TestTakingOut:
    def test_says_first_what_will_become_of_it_and_asks_why(self, client, librarian, text):
        page = client.get(reverse("admin:resolutions_version_delete", args=[text.pk])).content.decode()
        assert "Loads leave it out" in page
        assert '<label for="reason">' in page and 'name="reason"' in page

    def test_is_called_so_from_the_link_to_the_end(self, client, librarian, text):
        page = client.get(reverse("admin:resolutions_version_change", args=[text.pk])).content.decode()
        asked = client.get(reverse("admin:resolutions_version_delete", args=[text.pk])).content.decode()
        for html in (page, asked):
            assert "Take out of the archive" in html and "Delete" not in html
        done = delete(client, text, post="yes")
        assert [str(one) for one in done.context["messages"]] == [f"{text} is taken out of the archive."]

    def test_remembers_who_and_why(self, client, librarian, text):
        delete(client, text, post="yes", reason="  printed by mistake ")
        removal = Removal.objects.get()
        assert (removal.editor, removal.reason, str(removal)) == (librarian, "printed by mistake", str(text))
        assert not Version.objects.exists() and not Resolution.objects.exists()
        assert LogEntry.objects.get().user == librarian

    def test_many_are_shown_before_they_go(self, client, librarian, text):
        store(adopted())
        asked = act(client, "version", "remove", Version.objects.all(), asked="1", reason="twice").content.decode()
        assert "A/RES/66/152" in asked and Version.objects.count() == 2
        act(client, "version", "remove", Version.objects.all(), confirmed="1", reason="twice")
        assert not Version.objects.exists()
        assert list(Removal.objects.values_list("reason", flat=True)) == ["twice", "twice"]

    def test_goes_no_other_way(self, client, librarian, text):
        act(client, "version", "delete_selected", [text], post="yes")
        assert Version.objects.exists()

    def test_is_for_librarians(self, client, editor, text):
        act(client, "version", "remove", [text], confirmed="1", reason="")
        assert Version.objects.exists()
        removal = removing.remove_version(text, "", editor)
        act(client, "removal", "restore", [removal])
        act(client, "removal", "let_in", [removal])
        assert Removal.objects.get().stands


class TestALanguageOrAFile:
    @pytest.fixture
    def both(self, text) -> LanguageVersion:
        """The French text of a document in two languages, in two files."""
        store(adopted(language="fr"), name="f.txt")
        store(adopted(language="fr", distribution="General"), name="f2.txt")
        store(adopted(), name="e.txt")
        return LanguageVersion.objects.get(language="fr")

    def post(self, client, row, **answers):
        address = reverse(f"admin:resolutions_{row._meta.model_name}_delete", args=[row.pk])
        assert 'name="reason"' in client.get(address).content.decode()
        return client.post(address, {"post": "yes", **answers}, follow=True)

    def test_is_taken_out_by_itself(self, client, librarian, both):
        version = both.version
        change = reverse("admin:resolutions_languageversion_change", args=[both.pk])
        assert "Take out of the archive" in client.get(change).content.decode()
        done = self.post(client, both, reason="not ours")
        assert "is taken out of the archive." in done.content.decode()
        assert list(version.language_versions.values_list("language", flat=True)) == ["en"]
        listed = client.get(reverse("admin:resolutions_removal_changelist"), {"scope__exact": "language"})
        assert "the text in one language: French" in listed.content.decode()

    def test_a_file_is_taken_out_by_itself(self, client, librarian, both):
        beside = both.readings.exclude(pk=both.shown_id).get()
        change = reverse("admin:resolutions_reading_change", args=[beside.pk])
        assert "Take out of the archive" in client.get(change).content.decode()
        self.post(client, beside, reason="a bad scan")
        assert both.readings.get() == both.shown
        removal = Removal.objects.get()
        assert (removal.scope, removal.reason) == ("source", "a bad scan")
        page = client.get(reverse("admin:resolutions_removal_change", args=[removal.pk])).content.decode()
        assert beside.source.name in page

    def test_many_are_taken_out_after_a_look(self, client, librarian, both):
        act(client, "languageversion", "remove", [both], confirmed="1", reason="twice")
        assert not LanguageVersion.objects.filter(language="fr").exists()
        act(client, "reading", "remove", Reading.objects.filter(source__name="e.txt"), confirmed="1", reason="twice")
        assert not Version.objects.filter(symbol="A/RES/66/152").exists()
        assert list(Removal.objects.values_list("scope", flat=True)) == ["source", "language"]


class TestTextsTakenOut:
    def test_are_listed_with_who_when_and_why(self, client, librarian, text):
        removing.remove_version(text, "printed by mistake", librarian)
        page = client.get(reverse("admin:resolutions_removal_changelist")).content.decode()
        assert "printed by mistake" in page and "loads leave it out" in page

    def test_are_put_back(self, client, librarian, text):
        correcting.correct(text_of(text), "title", "Second", librarian)
        removal = removing.remove_version(text, "", librarian)
        page = act(client, "removal", "restore", [removal]).content.decode()
        assert "1 text is in the archive again." in page
        assert "put back by lib" in page
        assert Version.objects.get().title == "Second"

    def test_say_why_they_cannot_be(self, client, librarian, text):
        removal = removing.remove_version(text, "", librarian)
        removing.restore(removal, librarian)
        page = act(client, "removal", "restore", [removal]).content.decode()
        assert "is back already." in page and "in the archive again" not in page

    def test_may_come_in_again_with_another_file(self, client, librarian, text):
        removal = removing.remove_version(text, "", librarian)
        page = act(client, "removal", "let_in", [removal]).content.decode()
        assert "its files may come in, says lib" in page

    def test_show_what_editors_said_of_them(self, client, librarian, text):
        correcting.correct(text_of(text), "title", "Second", librarian)
        removal = removing.remove_version(text, "", librarian)
        page = client.get(reverse("admin:resolutions_removal_change", args=[removal.pk])).content.decode()
        assert "Second" in page and "_take_back" not in page

    def test_hold_their_corrections_until_then(self, client, librarian, text):
        correction = correcting.correct(text_of(text), "title", "Second", librarian)
        removing.remove_version(text, "", librarian)
        page = act(client, "correction", "take_back", [correction]).content.decode()
        assert "is taken out of the archive." in page
        assert Correction.objects.standing().exists()


def test_a_load_s_report_lists_what_was_left_out(client, librarian, text, tmp_path):
    removing.remove_version(text, "printed by mistake", librarian)
    _, out, _ = ingest(tmp_path)
    [address] = [line.removeprefix("Report: ") for line in out.splitlines() if line.startswith("Report: ")]
    page = client.get(address).content.decode()
    assert "Left out: 1" in page and "taken out by lib on" in page
