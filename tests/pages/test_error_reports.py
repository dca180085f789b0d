"""Errors that readers report at a paragraph, and the editors' list of them."""

import pytest
from django.conf import settings
from django.urls import reverse

from resolutions.models import ErrorReport
from tests.builders import adopted, stored
from tests.people import sign_in

LIST = reverse("admin:resolutions_errorreport_changelist")
ADDRESS = "/report/?text=A/RES/66/152&in=en&at=pp1"

pytestmark = pytest.mark.django_db


@pytest.fixture
def text():
    return stored(adopted())


@pytest.mark.usefixtures("text")
class TestReporting:
    def test_begins_at_the_paragraph(self, client):
        page = client.get("/A/RES/66/152").content.decode()
        assert 'href="/report/?text=A/RES/66/152&amp;in=en&amp;at=pp1"' in page
        form = client.get(ADDRESS).content.decode()
        assert "A/RES/66/152, PP 1" in form and "Recalling its resolution 55/2," in form

    def test_is_stored_with_the_words_shown(self, client):
        answer = client.post(ADDRESS, {"said": " “55/2” should be “55/22”. "})
        assert "waits for the editors" in answer.content.decode()
        report = ErrorReport.objects.get()
        assert (report.anchor, report.place) == ("pp1", "PP 1")
        assert (report.words, report.said) == ("Recalling its resolution 55/2,", "“55/2” should be “55/22”.")

    def test_leaves_out_the_character_that_no_column_holds(self, client):
        assert client.post(ADDRESS, {"said": "55/2\0 is 55/22"}).status_code == 200
        assert ErrorReport.objects.get().said == "55/2 is 55/22"

    @pytest.mark.parametrize(
        ("said", "told"),
        [("  ", "in a few words"), ("x" * (ErrorReport.MOST_SAID + 1), "at most 1000 characters")],
        ids=["nothing", "too long"],
    )
    def test_of_nothing_or_of_a_book_is_refused(self, client, said, told):
        answer = client.post(ADDRESS, {"said": said})
        assert answer.status_code == 400 and told in answer.content.decode()
        assert not ErrorReport.objects.exists()

    @pytest.mark.parametrize(
        "address", ["/report/", "/report/?text=A/RES/66/1&in=en&at=pp1", f"{ADDRESS}9", ADDRESS.replace("en", "fr")]
    )
    def test_of_what_is_not_held_leads_nowhere(self, client, address):
        assert client.get(address).status_code == 404

    def test_is_bounded_by_text_and_by_client(self, client, monkeypatch):
        monkeypatch.setattr(ErrorReport, "MOST_OPEN", 2)
        answers = [client.post(ADDRESS, {"said": "wrong"}) for _ in range(3)]
        assert [answer.status_code for answer in answers] == [200, 200, 400]
        times, _seconds = settings.RATE_LIMITS["POST report_error"]
        more = [client.post(ADDRESS, {"said": "wrong"}).status_code for _ in range(times - 2)]
        assert more[-1] == 429


class TestTheList:
    @pytest.fixture
    def report(self, text) -> ErrorReport:
        words = {"anchor": "pp1", "place": "PP 1", "words": "Recalling", "said": "<b>55/2</b> is 55/22"}
        return ErrorReport.objects.create(language_version=text.language_versions.get(), **words)

    def test_leads_to_where_the_text_is_mended(self, client, report):
        sign_in(client, "eda", "Editor")
        page = client.get(LIST).content.decode()
        desk = reverse("admin:resolutions_languageversion_text", args=[report.language_version_id])
        assert f'<a href="{desk}?line=1#here">&lt;b&gt;55/2&lt;/b&gt; is 55/22</a>' in page
        assert "A/RES/66/152, PP 1" in page

    def test_is_what_the_front_page_of_the_admin_leads_to(self, client, report):
        sign_in(client, "eda", "Editor")
        front = client.get(reverse("admin:index")).content.decode()
        assert "1 error reported by a reader waits" in front
        address = f"{LIST}?settled_at__isempty=1"
        assert f'href="{address}"' in front and "55/22" in client.get(address).content.decode()
        ErrorReport.objects.update(settled_at=report.reported_at)
        assert "reported by a reader" not in client.get(reverse("admin:index")).content.decode()

    def test_is_settled_and_opened_again(self, client, report):
        editor = sign_in(client, "eda", "Editor")
        client.post(LIST, {"action": "settle", "_selected_action": [report.pk]})
        report.refresh_from_db()
        assert report.settled_by == editor and report.settled_at
        client.post(LIST, {"action": "open_again", "_selected_action": [report.pk]})
        assert ErrorReport.objects.open().get() == report
