"""What a session lacks, in the admin."""

import pytest
from django.urls import reverse

from resolutions.models import Session
from resolutions.text import document as doc
from tests.builders import adopted, draft, store

pytestmark = pytest.mark.django_db


def page(client, code: str) -> str:
    session = Session.objects.get(code=code)
    return client.get(reverse("admin:resolutions_session_gaps", args=[session.pk])).content.decode()


def test_says_what_the_command_says(admin_client, django_assert_max_num_queries):
    cites = (doc.Citation("pp1", 14, 29, "resolution 66/9", "A/RES/66/9"),)
    for number in (2, 5, 6):
        store(adopted(f"A/RES/66/{number}", source=f"{number}.txt", title=f"Title {number}", citations=cites))
    problems = (doc.Problem(7, "odd", "odd <b>thing</b>"),)
    for number in range(1, 6):
        store(draft(symbol=f"A/C.3/66/L.{number}", symbol_from="text", title=f"Draft {number}", problems=problems))
    with django_assert_max_num_queries(10):
        said = page(admin_client, "66")
    for line in (
        "Numbers not held: 3",
        "A/RES/66/3 to 4",
        "Drafts without outcome: 5",
        "Cited but not held: 1",
        "in 3 texts",
        "odd &lt;b&gt;thing",
    ):
        assert line in said


def test_is_said_in_the_language_of_the_page(admin_client):
    for number in (2, 5):
        store(adopted(f"A/RES/66/{number}", source=f"{number}.txt", title=f"Title {number}"))
    address = reverse("admin:resolutions_session_gaps", args=[Session.objects.get(code="66").pk])
    said = admin_client.get(f"/fr{address}").content.decode()
    assert "Numéros absents de l’archive\u00a0: 3" in said and "A/RES/66/3 à 4" in said


def test_is_linked_from_the_list(admin_client):
    store(adopted("A/RES/66/1"))
    address = reverse("admin:resolutions_session_gaps", args=[Session.objects.get().pk])
    assert address in admin_client.get(reverse("admin:resolutions_session_changelist")).content.decode()


def test_of_a_session_that_lacks_nothing(admin_client):
    store(adopted("A/RES/66/1", citations=()))
    assert "Nothing is missing." in page(admin_client, "66")


def test_is_not_for_everybody(client):
    store(adopted("A/RES/66/1"))
    address = reverse("admin:resolutions_session_gaps", args=[Session.objects.get().pk])
    assert client.get(address).status_code == 302
