"""The list of subjects: how many texts over which sessions, narrowed by what one looks for."""

import pytest

from resolutions.models import Resolution, Series, SeriesEvidence
from tests.pages import rows

pytestmark = pytest.mark.django_db

AGREED, VOTED = "adopted_without_vote", "adopted_by_vote"


def a_subject(title: str, **outcomes: str) -> Series:
    """``s66=AGREED`` is a proposal of session 66."""
    series = rows.a_series(title, title.lower().replace(" ", "-"))
    for session, outcome in outcomes.items():
        code = session.removeprefix("s").replace("_", "-")
        version = rows.a_version(f"A/RES/{code}/{series.pk}", session=code, series=series, stage="adopted", title=title)
        Resolution.objects.filter(pk=version.resolution_id).update(outcome=outcome)
    return series


@pytest.fixture(scope="module", autouse=True)
def archive(of_the_module):
    with of_the_module():
        a_subject("Lighthouses", s66=AGREED, s67=AGREED, s68=VOTED, s70=VOTED)
        a_subject("Bread", s68=VOTED, s69=AGREED)
        a_subject("Mountains", s66=AGREED, s67=AGREED, s69="")
        a_subject("The sea in peril", s66=VOTED, ES_11=VOTED)
        rows.a_series("Gone", "gone")
        Series.objects.filter(slug="gone").update(merged_into=Series.objects.get(slug="bread"))


def titles(client, **query) -> list[str]:
    return [span.series.title for span in client.get("/series/", query).context["spans"]]


def test_each_shows_its_shape_in_strokes_and_in_figures(client):
    page = client.get("/series/").content.decode()
    assert "4 texts, 4 sessions: 66–68, 70; by vote: 68, 70" in " ".join(page.split())
    assert "2 texts, 2 sessions: 66, ES-11; by vote: 66" in " ".join(page.split())
    assert '<rect class="first" x="2" y="0"' in page
    assert "Gone" not in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"q": "sea peril"}, ["The sea in peril"]),
        ({"q": "SEA bread"}, []),
        ({"least": "3"}, ["Lighthouses", "Mountains"]),
        ({"adopted": "agreed"}, ["Mountains"]),
        ({"adopted": "voted"}, ["The sea in peril"]),
        ({"adopted": "put_to_vote"}, ["Lighthouses"]),
        ({"adopted": "put_to_vote", "least": "5"}, []),
        ({"adopted": "nonsense"}, ["Bread", "Lighthouses", "Mountains", "The sea in peril"]),
    ],
)
def test_is_narrowed(client, query, found):
    assert titles(client, **query) == found


def test_a_former_title_finds_a_renamed_subject(client):
    series = Series.objects.get(slug="lighthouses")
    later = rows.a_version("A/RES/71/9", session="71", series=series, title="Safety at sea").resolution
    earlier = series.resolutions.get(session__code="70")
    SeriesEvidence.objects.create(later=later, earlier=earlier, rule="text")
    assert titles(client, q="safety") == ["Lighthouses"]
    assert titles(client, renamed="renamed") == ["Lighthouses"]


def test_a_title_in_any_language_finds_a_subject(client):
    Series.objects.filter(slug="bread").update(titles={"en": "Bread", "fr": "Le pain", "ar": "الخبز"})
    assert titles(client, q="pain") == titles(client, q="الخبز") == ["Bread"]
    assert titles(client, q="fr") == []
    assert "Le pain" in client.get("/fr/series/").content.decode()


def test_costs_two_queries_whatever_is_asked(client, django_assert_num_queries):
    with django_assert_num_queries(2):
        client.get("/series/", {"q": "e", "least": "2", "adopted": "put_to_vote", "renamed": "", "page": "1"})
