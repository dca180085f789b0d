"""The ladders of opening verbs, which an editor changes."""

import pytest
from django.urls import reverse

from resolutions.comparison.openings import ladders_to_start_from, verbs_to_start_from
from resolutions.models import OpeningVerb

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def verbs():
    OpeningVerb.objects.all().delete()
    OpeningVerb.objects.bulk_create(OpeningVerb(**placed._asdict()) for placed in verbs_to_start_from())


def test_the_archive_starts_with_the_ladders_of_the_comparison():
    assert OpeningVerb.objects.ladders() == ladders_to_start_from()


def test_an_editor_puts_a_verb_on_another_rung_in_the_list(admin_client):
    address = reverse("admin:resolutions_openingverb_changelist")
    verb = OpeningVerb.objects.get(ladder="call to act", verb="demands")
    form = {"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 1, "form-0-id": verb.pk, "form-0-rung": 9, "_save": "Save"}
    form["initial-form-0-rung"] = verb.rung
    admin_client.post(f"{address}?q=demands", form)
    assert OpeningVerb.objects.ladders()["call to act"]["demands"] == 9


def test_a_verb_is_added_whatever_its_capitals_and_stands_once_on_a_ladder(admin_client):
    address = reverse("admin:resolutions_openingverb_add")
    admin_client.post(address, {"ladder": "call to act", "rung": 6, "verb": "  Insists  upon"})
    assert OpeningVerb.objects.ladders()["call to act"]["insists upon"] == 6
    again = admin_client.post(address, {"ladder": "call to act", "rung": 1, "verb": "Insists upon"})
    assert again.status_code == 200 and "already exists" in again.content.decode()
