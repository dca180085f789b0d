"""One page of names not understood: accepted, mapped or dropped at once."""

import pytest
from django.urls import reverse

from resolutions.models import Sponsor
from resolutions.text import document as doc
from tests.builders import draft, store

pytestmark = pytest.mark.django_db

PAGE = "admin:resolutions_sponsor_names"


@pytest.fixture
def odd(client, editor) -> list[Sponsor]:
    named = ("Nambia", "Tidal Realm", "Annex: Staffing table for 2025")
    store(draft(sponsors=tuple(map(doc.Sponsor, ("Fiji", *named)))))
    return [Sponsor.objects.get(name=name) for name in named]


def test_says_how_often_where_and_what_is_nearest(client, odd):
    html = client.get(reverse(PAGE)).content.decode()
    assert "Nambia" in html and '<option value="=Namibia">' in html and "1 text" in html
    assert reverse("admin:resolutions_version_change", args=[odd[0].sponsorships.get().version_id]) in html
    assert "Fiji</a>" not in html


def test_all_are_decided_on_at_once(client, odd):
    nambia, realm, annex = odd
    decisions = {f"{nambia.pk}-decision": "=Namibia", f"{realm.pk}-other": "Tuvalu", f"{annex.pk}-decision": "no_name"}
    html = client.post(reverse(PAGE), decisions, follow=True).content.decode()
    assert "3 names decided on." in html and "Every name is understood." in html
    assert {one.sponsor.name for one in Sponsor.objects.get(name="Tuvalu").sponsorships.all()} == {"Tuvalu"}
    assert Sponsor.objects.get(name=annex.name).kind == "no_name"


def test_a_name_that_is_not_known_is_refused_with_the_nearest(client, odd):
    response = client.post(reverse(PAGE), {f"{odd[0].pk}-other": "Zambja"})
    assert "This is not on the list. The nearest: Zambia" in response.content.decode()
    assert Sponsor.objects.filter(kind="unknown").count() == 3


def test_what_another_decided_is_not_decided_again(client, odd):
    Sponsor.objects.filter(pk=odd[0].pk).update(kind="state")
    client.post(reverse(PAGE), {f"{odd[0].pk}-decision": "no_name", f"{odd[1].pk}-decision": "group"})
    kinds = {one.name: one.kind for one in Sponsor.objects.filter(pk__in=[one.pk for one in odd])}
    assert (kinds["Nambia"], kinds["Tidal Realm"]) == ("state", "group")


def test_costs_the_same_for_many(client, odd, django_assert_max_num_queries):
    store(draft(sponsors=tuple(doc.Sponsor(f"Realm {number}") for number in range(40))), name="b.txt")
    client.get(reverse(PAGE))
    with django_assert_max_num_queries(13):
        client.get(reverse(PAGE))


def test_a_name_that_stands_in_no_text_any_more_is_not_asked_about(client, odd):
    store(draft(sponsors=(doc.Sponsor("Fiji"), doc.Sponsor("Nambia"))))
    html = client.get(reverse(PAGE)).content.decode()
    assert "Nambia" in html and "Tidal Realm" not in html


def test_its_list_leads_there(client, odd):
    assert reverse(PAGE) in client.get(reverse("admin:resolutions_sponsor_changelist")).content.decode()
