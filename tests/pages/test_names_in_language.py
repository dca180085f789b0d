"""Names of States, groups and subjects in the language of the page, where the authority list has them."""

from datetime import date

import pytest

from resolutions.ingest.writing import authority
from resolutions.models import Sponsor, Subject, SubjectHeading
from resolutions.text import document as doc
from resolutions.text.languages import LANGUAGES
from resolutions.text.states import STATES
from tests.builders import adopted, store
from tests.pages import rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def version():
    version = rows.a_version("A/RES/66/152", title="Lamps")
    rows.in_language(version, "fr", "Lampes")
    for name, french in (
        ("Germany", "Allemagne"),
        ("Spain", "Espagne"),
        ("Austria", "Autriche"),
        ("Estonia", "Estonie"),
    ):
        rows.a_sponsor(version, name)
        Sponsor.objects.filter(name=name).update(names={"fr": french, "ar": f"ال{french}"})
    subject = Subject.objects.create(name="LAMPS", slug="lamps", names={"fr": "LAMPES"})
    SubjectHeading.objects.create(version=version, subject=subject, position=0)
    return version


def places(page, *names):
    return [page.index(name) for name in names]


def test_the_cover_names_sponsors_and_subjects_in_the_language_of_the_page_and_in_its_order(client, version):
    page = client.get("/fr/A/RES/66/152").content.decode()
    found = places(page, "Allemagne</a>", "Autriche</a>", "Espagne</a>", "Estonie</a>")
    assert found == sorted(found) and "LAMPES</a>" in page and "Germany</a>" not in page
    english = client.get("/A/RES/66/152").content.decode()
    found = places(english, "Germany</a>", "Spain</a>", "Austria</a>", "Estonia</a>")
    assert found == sorted(found)


def test_a_name_that_is_not_known_in_it_stays_as_printed_and_so_does_the_order(client, version):
    Sponsor.objects.filter(name="Austria").update(names={})
    page = client.get("/fr/A/RES/66/152").content.decode()
    found = places(page, "Allemagne</a>", "Espagne</a>", 'lang="en" dir="ltr">Austria</a>', "Estonie</a>")
    assert found == sorted(found)


def test_a_name_other_than_that_of_the_list_stays_as_printed(client, version):
    version.sponsorships.filter(sponsor__name="Spain").update(as_written="Kingdom of Spain")
    assert "Kingdom of Spain</a>" in client.get("/fr/A/RES/66/152").content.decode()


def test_sponsors_to_choose_from_are_named_in_the_language_of_the_page_and_in_its_order(client, version):
    page = client.get("/fr/sessions/66/").content.decode()
    found = places(page, ">Allemagne</option>", ">Autriche</option>", ">Espagne</option>", ">Estonie</option>")
    assert found == sorted(found)


@pytest.mark.parametrize(
    ("language", "abstentions", "said"),
    [
        ("fr", 1, "1 pour, 0 contre, 1 abstention"),
        ("fr", 2, "1 pour, 0 contre, 2 abstentions"),
        ("es", 1, "1 a favor, 0 en contra, 1 abstención"),
        ("zh", 1, "1 赞成、0 反对、1 弃权"),
        ("ar", 1, "1 مؤيد، 0 معارض، 1 ممتنع"),
    ],
)
def test_the_figures_of_a_vote_are_written_as_the_language_writes_them(client, language, abstentions, said):
    store(adopted(vote=doc.Vote(1, 0, abstentions), outcome="adopted_by_vote"), name="voted")
    assert f">{said}</a>" in client.get(f"/{language}/A/RES/66/152").content.decode()


def test_lists_and_pages_of_names_are_in_the_language_of_the_page(client, version):
    page = client.get("/fr/sponsors/").content.decode()
    found = places(page, "Allemagne</a>", "Autriche</a>", "Espagne</a>", "Estonie</a>")
    assert found == sorted(found)
    slug = Sponsor.objects.get(name="Spain").slug
    assert "<h1>Espagne</h1>" in client.get(f"/fr/sponsors/{slug}/").content.decode()
    assert "Espagne" in client.get(f"/fr/sponsors/{slug}/votes/").content.decode()
    assert "LAMPES</a>" in client.get("/fr/subjects/").content.decode()
    assert "<h1>LAMPES</h1>" in client.get("/fr/subjects/lamps/").content.decode()


def test_an_entry_of_a_state_has_its_names_in_every_official_language():
    iran = authority.Authority().sponsor("Iran", "state")
    assert Sponsor.objects.get(pk=iran).names == {
        "fr": "Iran (République islamique d’)",
        "es": "Irán (República Islámica del)",
        "ru": "Иран (Исламская Республика)",
        "zh": "伊朗伊斯兰共和国",
        "ar": "إيران (جمهورية - الإسلامية)",
    }


def test_every_member_of_today_has_a_name_in_every_official_language():
    today = [state for state in STATES if state.member_from and not state.member_until]
    assert len(today) == 193
    others = {language.code for language in LANGUAGES} - {"en"}
    assert all(others == state.by_language.keys() and all(state.by_language.values()) for state in today)


@pytest.fixture
def vote():
    """As the list prints it, Swaziland has its name of the time."""
    stood = {"Germany": "in_favour", "Austria": "against", "Egypt": "against", "Swaziland": "against"}
    store(adopted("A/RES/66/9", vote=doc.Vote(1, 3, 0, stood), adopted_on=date(2011, 12, 1)))


def test_voters_are_named_and_sorted_in_the_language_of_the_page(client, vote):
    page = client.get("/fr/votes/A/RES/66/9/").content.decode()
    found = places(page, "Autriche</a>", "Égypte</a>", "Swaziland</span></a>")
    assert found == sorted(found) and "Austria" not in page


def test_members_that_a_list_does_not_name_are_named_in_the_language_of_the_page(client, vote):
    page = client.get("/fr/votes/A/RES/66/9/").content.decode().partition("N’ont pas participé au vote")[2]
    absent = places(page, "Afghanistan", "Afrique du Sud", "Albanie")
    assert absent == sorted(absent)


def test_the_table_of_a_vote_has_the_names_as_they_are_printed(client, vote):
    table = client.get("/fr/votes/A/RES/66/9/?format=ballots").content.decode()
    assert "Austria" in table and "Autriche" not in table


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Nueva", "Ñandú", "Oman"], ["Nueva", "Ñandú", "Oman"]),
        (["États", "Estonie", "Zambie", "Égypte"], ["Égypte", "Estonie", "États", "Zambie"]),
        (["Ёлка", "Енот", "Жук"], ["Ёлка", "Енот", "Жук"]),
        (["بلجيكا", "إسبانيا", "ألبانيا"], ["إسبانيا", "ألبانيا", "بلجيكا"]),
    ],
)
def test_accents_do_not_count_and_letters_do(names, expected):
    from resolutions.pages.naming import ordered

    assert sorted(names, key=ordered) == expected
