"""Two editors have the same form open: only what each changed is written, and what both changed is shown with both."""

from datetime import date, timedelta

import pytest
from django.contrib import admin
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone

from resolutions.admin.seen import SeenForm
from resolutions.models import Correction, Paragraph, Resolution, Series, Sponsor, Subject, Visit, Vote
from resolutions.models.visits import HERE
from tests.admin.test_curating import opened, page
from tests.admin.test_mending import desk, fill, opened_block
from tests.builders import adopted, stored, text_of
from tests.curation.test_mending import BROKEN, loaded
from tests.people import sign_in

pytestmark = pytest.mark.django_db


def address(row) -> str:
    return reverse(f"admin:resolutions_{row._meta.model_name}_change", args=[row.pk])


def told(response) -> str:
    return " ".join(str(one) for one in get_messages(response.wsgi_request))


class TestTheCoverOfAText:
    def test_a_field_of_another_editor_is_left_alone_and_named(self, admin_client):
        version = stored(adopted())
        stale = opened(admin_client, page(version))
        admin_client.post(page(version), opened(admin_client, page(version)) | {"distribution": "Limited"})
        response = admin_client.post(page(version), stale | {"issued_on": "2012-04-01"})
        version.refresh_from_db()
        assert (version.issued_on, version.distribution) == (date(2012, 4, 1), "Limited")
        assert list(Correction.objects.order_by("pk").values_list("field", flat=True)) == ["distribution", "issued_on"]
        assert "Distribution was changed meanwhile, from “–” to “Limited”; that is kept." in told(response)

    def test_one_that_both_changed_is_refused_with_both_values_and_saved_when_sent_again(self, admin_client):
        version = stored(adopted())
        stale = opened(admin_client, page(version)) | {"distribution": "General, restricted"}
        admin_client.post(page(version), opened(admin_client, page(version)) | {"distribution": "Limited"})
        response = admin_client.post(page(version), stale)
        [error] = response.context["adminform"].form.errors["distribution"]
        assert error.startswith("Changed meanwhile, from “–” to “Limited”.")
        html = response.content.decode()
        assert 'value="General, restricted"' in html and 'name="initial-distribution" value="Limited"' in html
        version.refresh_from_db()
        assert version.distribution == "Limited"
        admin_client.post(page(version), stale | {"initial-distribution": "Limited"})
        version.refresh_from_db()
        assert version.distribution == "General, restricted"

    def test_what_both_changed_alike_is_no_conflict(self, admin_client):
        version = stored(adopted())
        stale = opened(admin_client, page(version)) | {"distribution": "Limited"}
        for _editor in range(2):
            assert admin_client.post(page(version), stale).status_code == 302
        assert Correction.objects.count() == 1

    def test_a_refused_form_shows_what_another_changed_in_other_fields(self, admin_client):
        version = stored(adopted())
        stale = opened(admin_client, page(version)) | {"symbol": "no symbol"}
        admin_client.post(page(version), opened(admin_client, page(version)) | {"distribution": "Limited"})
        response = admin_client.post(page(version), stale)
        html = response.content.decode()
        assert "Distribution was changed meanwhile" in html and 'value="Limited"' in html

    def test_lists_are_held_against_what_was_seen(self, admin_client):
        version = stored(adopted())
        stale = opened(admin_client, page(version)) | {"related": "A/66/1"}
        admin_client.post(page(version), opened(admin_client, page(version)) | {"related": "A/66/2\r\nA/66/3"})
        [error] = admin_client.post(page(version), stale).context["adminform"].form.errors["related"]
        assert "to “A/66/2\nA/66/3”" in error


def other(row, **values):
    """Another editor, or a load, writes the row."""
    type(row).objects.filter(pk=row.pk).update(**values)


class TestEveryForm:
    def test_is_held_against_what_was_seen(self):
        admin.autodiscover()
        for model, one in admin.site._registry.items():
            if model._meta.app_label == "resolutions":
                assert issubclass(one.form, SeenForm), model

    def test_rows_pointed_to_are_named(self, admin_client):
        stored(adopted())
        resolution = Resolution.objects.get()
        first, second = (Series.objects.create(title=t, title_key=t, slug=t) for t in ("one", "two"))
        stale = opened(admin_client, address(resolution)) | {"series": first.pk}
        other(resolution, series=second)
        [error] = admin_client.post(address(resolution), stale).context["adminform"].form.errors["series"]
        assert "to “two”" in error

    def test_an_ordinary_row_keeps_what_another_wrote(self, admin_client):
        sponsor = Sponsor.objects.create(name="Atlantis", key="atlantis", slug="atlantis")
        stale = opened(admin_client, address(sponsor)) | {"name": "New Atlantis"}
        other(sponsor, code="ATL")
        admin_client.post(address(sponsor), stale)
        sponsor.refresh_from_db()
        assert (sponsor.name, sponsor.code) == ("New Atlantis", "ATL")

    def test_a_heading_that_another_renamed_is_held_against_the_one_that_stands(self, admin_client):
        subject = Subject.objects.create(name="TIDES", slug="tides")
        both, renamed = (opened(admin_client, address(subject)) | {"name": name} for name in ("WAVES", "SEAS"))
        identified = opened(admin_client, address(subject)) | {"identifier": "1001"}
        admin_client.post(address(subject), renamed)
        page = admin_client.post(address(subject), both).content.decode()
        assert "Changed meanwhile, from “TIDES” to “SEAS”." in page and 'value="WAVES"' in page
        admin_client.post(address(subject), identified)
        standing = Subject.objects.get(merged_into=None)
        assert (standing.name, standing.identifier) == ("SEAS", "1001")

    def test_a_vote_keeps_the_names_another_entered(self, admin_client):
        version = stored(adopted())
        vote = Vote.objects.create(version=version, body="committee", in_favour=1, against=0, abstaining=0)
        stale = opened(admin_client, address(vote)) | {"in_favour": "2"}
        changed = opened(admin_client, address(vote)) | {"names_in_favour": "Cuba, Fiji"}
        assert admin_client.post(address(vote), changed).status_code == 302
        assert admin_client.post(address(vote), stale).status_code == 302
        vote.refresh_from_db()
        assert (vote.in_favour, vote.ballots.count()) == (2, 2)

    def test_what_is_edited_in_a_list_too(self, admin_client):
        html = admin_client.get(reverse("admin:resolutions_openingverb_changelist")).content.decode()
        assert 'name="initial-form-0-rung"' in html


def test_a_new_row_is_saved_without_having_been_seen(admin_client):
    data = {"title": "Right to the sea", "slug": "right-to-the-sea", "_save": "1"}
    assert admin_client.post(reverse("admin:resolutions_series_add"), data).status_code == 302
    assert Series.objects.get().title == "Right to the sea"


class TestTheDesk:
    THREE = BROKEN.replace("3. Calls", "2. Urges all States to listen.\n\n3. Calls")

    @pytest.fixture
    def text(self):
        return loaded(self.THREE)

    def test_a_paragraph_that_moved_up_is_found_again_and_no_other_is_overwritten(self, admin_client):
        four = ("of 8 September 2000,", "Noting the sea,", "Stressing the tide,", "Welcoming the land,")
        text = loaded(BROKEN.replace(four[0], "\n\n".join(four)))
        stale = opened_block(admin_client, desk(text, block="pp3")) | {"words": "Stressing every tide,", "do": "save"}
        fill(admin_client, desk(text, block="pp1"), "save", join="on")
        before = words_of(text)
        assert before["pp3"] == "Welcoming the land,"
        response = admin_client.post(desk(text, block="pp3"), stale)
        assert response.status_code == 200 and words_of(text) == before
        html = response.content.decode()
        assert "this stands at PP 2 now" in html and "Stressing every tide," in html and 'action="?block=pp2' in html
        again = opened_sent(response) | {"do": "save"}
        assert admin_client.post(desk(text, block="pp2"), again).status_code == 302
        assert words_of(text) == before | {"pp2": "Stressing every tide,"}

    def test_words_that_another_mended_are_shown_beside_ones_own(self, admin_client, text):
        stale = opened_block(admin_client, desk(text, block="op2")) | {
            "words": "Urges all States to hear.",
            "do": "save",
        }
        fill(admin_client, desk(text, block="op2"), "save", words="Urges all to listen.")
        response = admin_client.post(desk(text, block="op2"), stale)
        [error] = response.context["form"].non_field_errors()
        assert "OP 2 reads now: “Urges all to listen.” What you entered is kept." in error
        assert response.context["form"]["words"].value() == "Urges all States to hear."
        assert words_of(text)["op2"] == "Urges all to listen."
        admin_client.post(desk(text, block="op2"), opened_sent(response) | {"do": "save"})
        assert words_of(text)["op2"] == "Urges all States to hear."

    def test_one_joined_by_another_is_not_joined_twice(self, admin_client, text):
        stale = opened_block(admin_client, desk(text, block="op1")) | {"join": "on", "do": "save"}
        fill(admin_client, desk(text, block="op2"), "save", words="Urges all to listen.")
        response = admin_client.post(desk(text, block="op1"), stale)
        assert "The next one has changed" in str(response.context["form"].errors["join"])
        assert words_of(text)["op2"] == "Urges all to listen."

    def test_a_reload_in_between_counts_as_another_editor(self, admin_client, text):
        stale = opened_block(admin_client, desk(text, block="op2")) | {
            "words": "Urges all States to hear.",
            "do": "preview",
        }
        loaded(self.THREE.replace("listen", "listen well"))
        response = admin_client.post(desk(text, block="op2"), stale)
        assert "reads now: “Urges all States to listen well.”" in str(response.context["form"].non_field_errors())


def words_of(text) -> dict[str, str]:
    return dict(Paragraph.objects.filter(language_version=text).values_list("anchor", "text"))


def opened_sent(response) -> dict:
    form = response.context["form"]
    data = {field.html_name: field.value() for field in form}
    data |= {field.html_initial_name: form.data.get(field.html_initial_name, "") for field in form}
    return {name: value for name, value in data.items() if value not in (None, False)}


def test_a_list_of_changes_is_looked_at_again_when_it_is_another_now(admin_client):
    version = stored(adopted())
    lists, chosen = (
        reverse("admin:resolutions_version_changelist"),
        {"action": "set_fields", "_selected_action": version.pk},
    )
    seen = admin_client.post(lists, chosen | {"asked": "1", "stage": "draft"}).context["seen"]
    other(version, stage="revised")
    answers = chosen | {"stage": "draft", "confirmed": "1"}
    response = admin_client.post(lists, answers | {"seen": seen})
    assert "is not what you saw any more" in response.content.decode()
    assert not Correction.objects.exists()
    admin_client.post(lists, answers | {"seen": response.context["seen"]})
    assert Correction.objects.get().value == "draft"


class TestWhoIsAtAText:
    def addresses(self, version) -> list[str]:
        return [page(version), page(text_of(version)), desk(text_of(version))]

    def test_is_said_on_its_pages_to_others(self, client):
        version = stored(adopted())
        sign_in(client, "ann", "Editor")
        client.get(page(version))
        sign_in(client, "ben", "Librarian")
        for one in self.addresses(version):
            html = client.get(one).content.decode()
            assert "At this text too: ann, last at" in html and "too: ben" not in html
        assert Visit.objects.count() == 2

    def test_is_not_said_of_one_who_left(self, client):
        version = stored(adopted())
        sign_in(client, "ann", "Editor")
        client.get(page(version))
        Visit.objects.update(at=timezone.now() - HERE - timedelta(seconds=1))
        sign_in(client, "ben", "Editor")
        assert "At this text too" not in client.get(page(version)).content.decode()


class TestTheFormOfAVote:
    @pytest.fixture
    def vote(self):
        return Vote.objects.create(version=stored(adopted()), body="committee", in_favour=2, against=0, abstaining=0)

    def test_takes_names_one_a_line_or_with_commas(self, admin_client, vote):
        names = {"names_in_favour": "CUBA\r\nIran (Islamic Republic of), Bosnia and Herzegovina"}
        response = admin_client.post(address(vote), opened(admin_client, address(vote)) | names)
        assert set(vote.ballots.values_list("as_written", flat=True)) == {
            "Cuba",
            "Iran (Islamic Republic of)",
            "Bosnia and Herzegovina",
        }
        assert "in favour: 2 votes were announced, and 3 names are listed." in told(response)

    def test_says_at_the_list_what_is_no_state_with_the_nearest(self, admin_client, vote):
        names = {"names_against": "Nambia, Fiji", "names_abstaining": "Fiji"}
        response = admin_client.post(address(vote), opened(admin_client, address(vote)) | names)
        errors = response.context["adminform"].form.errors
        assert "Nambia is no State that is known. (nearest: " in errors["names_against"][0]
        assert "Namibia" in errors["names_against"][0]
        assert errors["names_abstaining"] == ["Fiji stands in the lists twice."]
        assert not vote.ballots.exists()
