"""Names that no list has: never a State, a problem with the nearest known names, decided on by an editor."""

import pytest
from django.core.exceptions import ValidationError

from resolutions.curation import authority, correcting, names
from resolutions.curation.names import Decision
from resolutions.models import Alias, Ballot, Correction, Problem, Sponsor, Sponsorship, Version
from resolutions.text import document as doc
from tests.builders import adopted, draft, store

pytestmark = pytest.mark.django_db

VOTE = doc.Vote(2, 0, 0, {"Nambia": "in_favour", "Cuba": "in_favour"})


@pytest.fixture
def text() -> Version:
    store(draft(sponsors=(doc.Sponsor("Fiji"), doc.Sponsor("Nambia"), doc.Sponsor("Cuba")), vote=VOTE))
    return Version.objects.get()


@pytest.fixture
def nambia(text) -> Sponsor:
    return Sponsor.objects.get(name="Nambia")


def printed() -> list[str]:
    return list(Sponsorship.objects.order_by("position").values_list("as_written", flat=True))


def test_is_kept_as_printed_and_is_no_state(nambia):
    assert (nambia.kind, printed()) == ("unknown", ["Fiji", "Nambia", "Cuba"])
    problem = Problem.objects.get(code="name_unknown")
    assert problem.message.startswith("“Nambia” is on no list of States, groups and bodies; nearest: ")
    assert "Namibia" in problem.message and "Zambia" in problem.message


@pytest.mark.parametrize("kind", ["group", "body"])
def test_a_group_is_one_by_its_words(kind):
    store(draft(sponsors=(doc.Sponsor("Group of Tides", kind),)))
    assert Sponsor.objects.get(name="Group of Tides").kind == kind
    assert not Problem.objects.filter(code="name_unknown").exists()


def test_means_an_entry_that_is_known_now_and_in_later_loads(nambia, admin_user):
    assert names.decide([Decision(nambia, means="Namibia")], admin_user) == 1
    namibia = Sponsor.objects.get(name="Namibia")
    assert namibia.kind == "state" and namibia.sponsorships.get().as_written == "Nambia"
    assert Ballot.objects.get(as_written="Nambia").state == namibia
    assert not Problem.objects.filter(code="name_unknown").exists()
    store(adopted(sponsors=(doc.Sponsor("NAMBIA"),)), name="later.txt")
    assert namibia.sponsorships.count() == 2
    assert authority.take_apart(Alias.objects.get(name="Nambia")).kind == "unknown"


def test_is_accepted_and_that_is_taken_back(nambia, admin_user):
    names.decide([Decision(nambia, kind="group")], admin_user)
    nambia.refresh_from_db()
    assert nambia.kind == "group"
    store(adopted(sponsors=(doc.Sponsor("Nambia"),)), name="later.txt")
    assert not Problem.objects.filter(code="name_unknown").exists()
    correcting.take_back(Correction.objects.get(), admin_user)
    nambia.refresh_from_db()
    assert nambia.kind == "unknown"


def test_is_dropped_from_what_is_held_and_what_is_loaded_and_comes_back(nambia, admin_user):
    names.decide([Decision(nambia, kind="no_name")], admin_user)
    assert printed() == ["Fiji", "Cuba"] and list(Ballot.objects.values_list("as_written", flat=True)) == ["Cuba"]
    store(draft(sponsors=(doc.Sponsor("Fiji"), doc.Sponsor("Nambia")), vote=VOTE, title="Again"))
    assert "Nambia" not in printed()
    store(draft(sponsors=(doc.Sponsor("Fiji"), doc.Sponsor("Nambia"), doc.Sponsor("Cuba")), vote=VOTE))
    correcting.take_back(Correction.objects.get(), admin_user)
    assert printed() == ["Fiji", "Nambia", "Cuba"] and Ballot.objects.filter(as_written="Nambia").exists()


def test_what_another_decided_meanwhile_stays(nambia, admin_user):
    names.decide([Decision(nambia, kind="group")], admin_user)
    assert names.decide([Decision(nambia, kind="no_name")], admin_user) == 0
    nambia.refresh_from_db()
    assert nambia.kind == "group"


def test_means_nothing_that_is_unknown_itself(nambia, admin_user):
    with pytest.raises(ValidationError, match="Atlantis is not on the list"):
        names.decide([Decision(nambia, means="Atlantis")], admin_user)
    assert Sponsor.objects.filter(kind="unknown").count() == 1 and Problem.objects.filter(code="name_unknown").exists()
