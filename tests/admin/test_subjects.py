"""Subject headings are merged, renamed and taken apart; what files say leads to the one that stands."""

import pytest
from django.urls import reverse

from resolutions.curation import authority
from resolutions.models import OutboxEntry, Subject, Version
from tests.builders import adopted, store, stored

pytestmark = pytest.mark.django_db

LIST = "admin:resolutions_subject_changelist"


@pytest.fixture
def texts(editor) -> list[Version]:
    return [
        stored(adopted("A/RES/66/1", subjects=("TIDES", "SEAS")), name="1.txt"),
        stored(adopted("A/RES/66/2", subjects=("OCEANS",)), name="2.txt"),
    ]


def named(version: Version) -> list[str]:
    return list(version.headings.order_by("position").values_list("subject__name", flat=True))


def subject(name: str) -> Subject:
    return Subject.objects.get(name=name)


def test_a_merge_is_shown_first_and_is_taken_back(client, texts):
    seas, oceans = subject("SEAS"), subject("OCEANS")
    data = {"action": "merge", "_selected_action": [seas.pk, oceans.pk], "into": oceans.pk}
    page = client.post(reverse(LIST), {**data, "asked": "1"})
    assert "1 texts; its name and address lead to OCEANS" in page.content.decode()
    OutboxEntry.objects.all().delete()
    client.post(reverse(LIST), {**data, "confirmed": "1", "seen": page.context["seen"]})
    assert [named(text) for text in texts] == [["TIDES", "OCEANS"], ["OCEANS"]]
    assert OutboxEntry.objects.filter(version_id=texts[0].pk).exists(), "search learns of it"
    assert client.get(seas.get_absolute_url()).url == oceans.get_absolute_url()
    client.post(reverse(LIST), {"action": "take_apart", "_selected_action": seas.pk})
    assert [named(text) for text in texts] == [["TIDES", "SEAS"], ["OCEANS"]]


def test_a_text_that_has_both_has_the_one_once(texts):
    authority.merge_subjects(subject("SEAS"), subject("TIDES"))
    assert named(texts[0]) == ["TIDES"]


def test_files_that_are_loaded_later_mean_the_one_that_stands(texts):
    authority.merge_subjects(subject("SEAS"), subject("OCEANS"))
    assert named(stored(adopted("A/RES/66/3", subjects=("SEAS", "OCEANS")), name="3.txt")) == ["OCEANS"]
    store(adopted("A/RES/66/1", subjects=("TIDES", "SEAS"), title="Anew"), name="1.txt")
    assert named(texts[0]) == ["TIDES", "OCEANS"]


def test_a_heading_is_renamed_with_its_texts(client, texts):
    former = subject("OCEANS")
    address = reverse("admin:resolutions_subject_change", args=[former.pk])
    response = client.post(address, {"name": "OCEANS AND SEAS", "initial-name": "OCEANS"})
    now = subject("OCEANS AND SEAS")
    assert response.url == reverse("admin:resolutions_subject_change", args=[now.pk])
    assert named(texts[1]) == ["OCEANS AND SEAS"]
    assert client.get(former.get_absolute_url()).url == now.get_absolute_url()
    authority.take_apart_subject(subject("OCEANS"))
    assert named(texts[1]) == ["OCEANS"]


def test_a_heading_has_its_number_and_its_names_in_other_languages(client, texts):
    address = reverse("admin:resolutions_subject_change", args=[subject("OCEANS").pk])
    seen = {"initial-name": "OCEANS", "initial-identifier": "", "initial-labels": ""}
    wrong = client.post(address, {"name": "OCEANS", "labels": "Mers", **seen})
    assert "One a line, each with its language" in wrong.content.decode()
    client.post(address, {"name": "OCEANS", "identifier": "1004567", "labels": "fr: Océans\nar: محيطات", **seen})
    assert subject("OCEANS").names == {"fr": "Océans", "ar": "محيطات"}
    page = client.get(subject("OCEANS").get_absolute_url()).content.decode()
    assert ' lang="fr"' in page and ">Océans</span>" in page and "UNBIS 1004567" in page


def test_a_name_that_is_taken_is_refused(client, texts):
    address = reverse("admin:resolutions_subject_change", args=[subject("OCEANS").pk])
    response = client.post(address, {"name": "seas", "initial-name": "OCEANS"})
    assert "There is this subject heading already: SEAS" in response.content.decode()
    assert Subject.objects.count() == 3
