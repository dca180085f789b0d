"""The first page of the admin, notes and tasks, saved lists, and a second pair of eyes."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from resolutions.curation import correcting, removing
from resolutions.models import Correction, IngestRun, Note, Problem, Removal, SavedList, Version
from resolutions.text import document as doc
from tests.builders import adopted, draft, stored
from tests.curation.test_mending import BROKEN, loaded
from tests.people import account

pytestmark = pytest.mark.django_db

INDEX = "admin:index"


@pytest.fixture
def text(editor) -> Version:
    return stored(adopted(problems=(doc.Problem(3, "odd", "an odd thing"),)))


def test_the_first_page_says_what_there_is_to_do(client, editor, text, django_assert_max_num_queries):
    old = IngestRun.objects.create()
    IngestRun.objects.filter(pk=old.pk).update(started_at=timezone.now() - timedelta(days=9))
    Problem.objects.filter(version=text).update(code="mark-in-word", run=old)
    stored(adopted("A/RES/66/155", title="Winds"), name="winds.txt")
    correcting.correct(text, "distribution", "Limited", editor)
    with django_assert_max_num_queries(20):
        response = client.get(reverse(INDEX))
    desk, html = response.context["desk"], response.content.decode()
    [kind] = desk.problems
    assert (kind.open, kind.week, kind.month, kind.older) == (1, 0, 1, 0)
    assert str(kind.words) == "mark of a note inside a word"
    [session] = desk.sessions
    assert (session.session.code, session.skipped, session.problems) == ("66", 153, 1)
    assert "Distribution of A/RES/66/152</a>: " in html and "→ Limited</li>" in html


def test_a_task_stands_on_the_first_page_of_whom_it_is_for_until_it_is_done(client, editor, text):
    other = account("ben", "Editor")
    data = {"action": "leave_notes", "_selected_action": text.pk, "words": "Who tabled it?", "assigned_to": other.pk}
    address = reverse("admin:resolutions_version_changelist")
    page = client.post(address, {**data, "asked": "1"})
    assert "Who tabled it? → ben" in page.content.decode() and not Note.objects.exists()
    client.post(address, {**data, "confirmed": "1", "seen": page.context["seen"]})
    note = Note.objects.get()
    assert (note.author, note.assigned_to) == (editor, other)
    assert "Who tabled it?" not in client.get(reverse(INDEX)).content.decode()
    assert "Who tabled it?" in client.get(reverse("admin:resolutions_version_change", args=[text.pk])).content.decode()
    assert "Who tabled it?" not in client.get(text.get_absolute_url()).content.decode(), "no reader sees it"
    client.force_login(other)
    assert "Who tabled it?" in client.get(reverse(INDEX)).content.decode()
    data = {"action": "finish", "_selected_action": note.pk}
    client.post(reverse("admin:resolutions_note_changelist"), data)
    assert "Who tabled it?" not in client.get(reverse(INDEX)).content.decode()
    note.refresh_from_db()
    assert note.done_by == other


def test_notes_are_kept_while_the_text_is_removed(editor):
    text = loaded(BROKEN).version
    note = Note.objects.create(version=text, words="Ask the library", author=editor)
    removal = removing.remove_version(text, "twice", editor)
    note.refresh_from_db()
    assert (note.version, note.removal) == (None, removal)
    removing.restore(removal, editor)
    note.refresh_from_db()
    assert (note.version, note.removal) == (text, None)


def test_a_narrowed_list_is_saved_by_its_name_for_oneself(client, editor, text):
    address = reverse("admin:resolutions_version_changelist")
    assert "Save this list as" not in client.get(address).content.decode()
    page = client.get(address, {"stage": "adopted", "p": "1"})
    assert page.context["narrowed"] == "stage=adopted"
    data = {"model": "version", "query": page.context["narrowed"], "name": "Adopted ones"}
    assert client.post(reverse("admin:resolutions_savedlist_save"), data).url == f"{address}?stage=adopted"
    assert (
        'href="?stage=adopted" aria-current="page">Adopted ones</a>'
        in client.get(f"{address}?stage=adopted").content.decode()
    )
    assert f'href="{address}?stage=adopted">Adopted ones</a>' in client.get(reverse(INDEX)).content.decode()
    client.force_login(account("ben", "Editor"))
    assert "Adopted ones" not in client.get(address).content.decode()
    forget = reverse("admin:resolutions_savedlist_delete", args=[SavedList.objects.get().pk])
    client.post(forget, {"post": "yes"})
    assert SavedList.objects.exists(), "it is another’s"
    client.force_login(editor)
    client.post(forget, {"post": "yes"})
    assert not SavedList.objects.exists()


def test_a_list_of_no_model_is_not_saved(client, editor):
    data = {"model": "elsewhere", "query": "a=b", "name": "x"}
    assert client.post(reverse("admin:resolutions_savedlist_save"), data).url == reverse(INDEX)
    assert not SavedList.objects.exists()


class TestASecondPairOfEyes:
    address = "admin:resolutions_correction_changelist"

    def test_is_not_asked_for_by_itself(self, client, editor, text):
        correcting.correct(text, "distribution", "Limited", editor)
        html = client.get(reverse(self.address)).content.decode()
        assert "second pair of eyes" not in html and "Looked at: right" not in html

    def test_looks_at_what_others_corrected_and_never_at_its_own(self, client, editor, text, settings):
        settings.SECOND_PAIR_OF_EYES = True
        correcting.correct(text, "distribution", "Limited", editor)
        correcting.correct(text, "organ", "Assembly", account("ben", "Editor"))
        assert "1 correction waits" in client.get(reverse(INDEX)).content.decode()
        waiting = client.get(reverse(self.address), {"checked": "no"})
        assert [one.field for one in waiting.context["cl"].result_list] == ["organ"]
        every = list(Correction.objects.values_list("pk", flat=True))
        client.post(reverse(self.address), {"action": "look_at", "_selected_action": every})
        checked = Correction.objects.exclude(checked_at=None).get()
        assert (checked.field, checked.checked_by) == ("organ", editor)


class TestReadersOfARemovedText:
    def take_out(self, client, version: Version, **more) -> None:
        data = {"post": "yes", "reason": "It was loaded twice.", **more}
        client.post(reverse("admin:resolutions_version_delete", args=[version.pk]), data)

    def test_are_told_nothing_unless_the_librarian_says_so(self, client, librarian):
        version = stored(adopted())
        self.take_out(client, version)
        assert client.get("/A/RES/66/152").status_code == 404

    @pytest.mark.parametrize("symbol", ["A/RES/66/152", None])
    def test_are_told_that_it_was_removed_when_and_why(self, client, librarian, symbol):
        version = stored(adopted() if symbol else draft())
        self.take_out(client, version, is_public="on")
        client.logout()
        response = client.get(version.get_absolute_url())
        html = response.content.decode()
        assert response.status_code == 410
        assert "has been removed" in html and "It was loaded twice." in html
        assert librarian.username not in html, "who did it is no matter of readers"

    def test_may_be_told_later_and_no_more(self, client, librarian):
        self.take_out(client, stored(adopted()))
        data = {"_selected_action": Removal.objects.get().pk}
        address = reverse("admin:resolutions_removal_changelist")
        for action, status in (("tell_readers", 410), ("tell_nobody", 404)):
            client.post(address, {**data, "action": action})
            assert client.get("/A/RES/66/152").status_code == status

    def test_see_it_again_when_it_is_back(self, client, librarian):
        self.take_out(client, loaded(BROKEN).version, is_public="on")
        removing.restore(Removal.objects.get(), librarian)
        assert client.get("/A/RES/66/152").status_code == 200
