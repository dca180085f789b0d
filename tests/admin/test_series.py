"""Editors merge and split series, looking at the outcome first; what they did is kept and can be taken back."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from resolutions.models import Resolution, Series, SeriesMerge
from tests.admin.test_curating import submit
from tests.builders import adopted, store

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def archive():
    for number, title in enumerate(["Lighthouses", "Bread"]):
        for session in (66, 67, 68):
            symbol = f"A/RES/{session}/{number + 1}"
            store(adopted(symbol, session=str(session), title=title, agenda_items=()), name=f"{session}-{number}.txt")


def of_title(title: str) -> list[str]:
    found = Resolution.objects.filter(series__title=title).order_by("session__ordinal")
    return list(found.values_list("session__code", flat=True))


class TestSplit:
    @pytest.fixture
    def address(self):
        return reverse("admin:resolutions_series_split", args=[Series.objects.get(title="Lighthouses").pk])

    @pytest.fixture
    def choice(self):
        chosen = Resolution.objects.filter(title="Lighthouses", session__code__in=("67", "68"))
        return {"chosen": [one.pk for one in chosen], "title": "Lamps"}

    def test_is_offered_on_the_page_of_a_series_with_why_its_texts_stand_there(self, client, editor, address):
        page = client.get(address.replace("split", "change")).content.decode()
        assert f'href="{address}"' in page
        assert "has the same title and about 100\N{NO-BREAK SPACE}% of its wording in common" in page

    def test_shows_first_what_both_would_hold(self, client, editor, address, choice):
        page = client.post(address, choice).content.decode()
        assert "<h3>Lamps</h3>" in page
        assert page.count('<li>67: Lighthouses <span class="help">A/RES/67/1</span></li>') == 1
        assert of_title("Lamps") == []

    def test_is_done_when_confirmed(self, client, editor, address, choice):
        answer = client.post(address, {**choice, "confirm": "Split"}, follow=True)
        assert "“Lamps” stands by itself" in answer.content.decode()
        assert (of_title("Lighthouses"), of_title("Lamps")) == (["66"], ["67", "68"])

    def test_says_what_is_wrong(self, client, editor, address, choice):
        page = client.post(address, {**choice, "title": "bread", "confirm": "Split"}).content.decode()
        assert "There is a recurring subject of this title: Bread" in page
        assert client.post(address, {"confirm": "Split"}).status_code == 200
        assert Series.objects.count() == 2

    def test_is_for_editors_only(self, client, address, choice):
        user = get_user_model().objects.create_user("visitor", is_staff=True)
        client.force_login(user)
        assert client.post(address, {**choice, "confirm": "Split"}).status_code in (403, 404)
        assert Series.objects.count() == 2


class TestMerge:
    @pytest.fixture
    def request_(self):
        return {"action": "merge", "_selected_action": [one.pk for one in Series.objects.all()]}

    def test_shows_first_what_the_one_would_hold(self, client, editor, request_):
        page = client.post(reverse("admin:resolutions_series_changelist"), request_).content.decode()
        content = page.partition('id="content"')[2].partition('id="footer"')[0]
        assert content.count("<li>") == 6 and "Which one stays" in page
        assert not SeriesMerge.objects.exists()

    def test_is_done_and_taken_back(self, client, editor, request_):
        into = Series.objects.get(title="Lighthouses")
        client.post(reverse("admin:resolutions_series_changelist"), {**request_, "into": into.pk})
        assert of_title("Lighthouses") == ["66", "66", "67", "67", "68", "68"]
        merge = SeriesMerge.objects.get()
        assert (merge.editor, len(merge.moved)) == (editor, 3)
        merges = reverse("admin:resolutions_seriesmerge_changelist")
        assert "eda" in client.get(merges).content.decode()
        client.post(merges, {"action": "take_back", "_selected_action": [merge.pk]})
        assert of_title("Bread") == of_title("Lighthouses") == ["66", "67", "68"]

    def test_needs_two(self, client, editor, request_):
        request_["_selected_action"].pop()
        page = client.post(reverse("admin:resolutions_series_changelist"), request_, follow=True).content.decode()
        assert "Choose two or more" in page


def test_an_address_once_given_stays(client, editor):
    series = Series.objects.get(title="Bread")
    address = reverse("admin:resolutions_series_change", args=[series.pk])
    assert submit(client, address, title="Loaves", slug="loaves").status_code == 302
    series.refresh_from_db()
    assert (series.title, series.slug, series.title_given) == ("Loaves", "bread", True)


def test_a_merge_is_said_with_a_link_to_where_it_is_taken_back(client, editor):
    rows = Series.objects.filter(title__in=("Lighthouses", "Bread"))
    into = rows.get(title="Lighthouses")
    sent = {"action": "merge", "_selected_action": [row.pk for row in rows], "into": into.pk}
    html = client.post(reverse("admin:resolutions_series_changelist"), sent, follow=True).content.decode()
    address = f"{reverse('admin:resolutions_seriesmerge_changelist')}?into__id__exact={into.pk}"
    assert "Merged into “Lighthouses”." in html and f'href="{address}"' in html
    assert [str(one.series) for one in client.get(address).context["cl"].result_list] == ["Bread"]
