"""The matrix and the genealogy of a subject."""

import pytest
from django.core.cache import caches
from lxml import html as markup

from resolutions.models import Series, Version, Vote
from resolutions.pages.subjects.genealogy import Origin
from tests import builders
from tests.builders import operative

pytestmark = pytest.mark.django_db

KEPT = "Decides to remain seized of the matter and to meet again;"
HOSTILE = "Welcomes the <script>alert(1)</script> plan of action;"


@pytest.fixture(autouse=True)
def series():
    caches["comparisons"].clear()
    texts = {
        "65": [KEPT],
        "66": [KEPT.replace("again", "once more"), HOSTILE],
        "67": [KEPT.replace("again", "once more")],
    }
    for session, paragraphs in texts.items():
        blocks = tuple(operative(str(n), text) for n, text in enumerate(paragraphs, 1))
        document = builders.adopted(
            f"A/RES/{session}/1", session=session, paragraphs=blocks, footnotes=(), citations=()
        )
        builders.store(document, f"{session}.txt")
    series = Series.objects.get_or_create(slug="sea", defaults={"title": "Sea"})[0]
    for version in Version.objects.all():
        version.resolution.series = series
        version.resolution.save()


def test_every_paragraph_against_every_text(client):
    html = client.get("/series/sea/matrix/").content.decode()
    page = markup.fromstring(html)
    assert [[cell.text_content() for cell in row.iter("td")] for row in page.findall(".//tbody/tr")] == [
        ["•in the text", "~reworded", "=unchanged"],
        ["absent", "+new", "absent"],
    ]
    assert [cell.get("class") for cell in page.iter("td")][:3] == ["first", "edited", "same"]
    assert page.find(".//th[@scope='row']/a").get("href") == "/series/sea/genealogy/?text=A/RES/67/1&at=op1#op1"
    assert "<script>alert" not in html


@pytest.fixture
def in_parts(monkeypatch):
    """A paragraph a part."""
    monkeypatch.setattr("resolutions.pages.subjects.matrix.FEWEST_LINES", 1)
    monkeypatch.setattr("resolutions.pages.subjects.matrix.CELLS_A_PART", 1)
    monkeypatch.setattr("resolutions.pages.subjects.genealogy.PARAGRAPHS_A_PART", 1)


def parts_of(client, address: str) -> tuple[list[str], str, dict[str, str]]:
    """What paragraphs a page names, which it says they are, and where its links lead."""
    page = markup.fromstring(client.get(address).content)
    nav = page.find(".//nav[@class='parts small']")
    links = {link.text_content(): link.get("href") for link in nav.iter("a")}
    named = page.xpath("//tbody//th/a | //div[@class='block']/p[1]/a")
    return [each.text_content() for each in named], nav.findtext("span"), links


def test_a_long_table_is_shown_in_parts(client, in_parts):
    said = "Paragraphs 1 to 1 of 2"
    assert parts_of(client, "/series/sea/matrix/") == (["OP 1"], said, {"Next": "?page=2", "All at once": "?all=1"})
    named, said, links = parts_of(client, "/series/sea/matrix/?page=2")
    assert (named, said, links["Previous"]) == (["OP 2"], "Paragraphs 2 to 2 of 2", "?page=1")
    assert parts_of(client, "/series/sea/matrix/?page=nonsense")[0] == ["OP 1"]
    whole = markup.fromstring(client.get("/series/sea/matrix/?all=1").content)
    assert len(whole.findall(".//tbody/tr")) == 2 and whole.find(".//nav[@class='parts small']") is None


def test_the_part_of_a_text_with_the_paragraph_that_is_asked_for(client, in_parts):
    address = "/series/sea/genealogy/?text=A/RES/66/1"
    named, said, links = parts_of(client, f"{address}&at=op2")
    assert (named, said) == (["OP 2"], "Paragraphs 2 to 2 of 2")
    assert links["Previous"] == "?text=A/RES/66/1&page=1" and links["All at once"] == "?text=A/RES/66/1&all=1"
    assert parts_of(client, f"{address}&at=op99")[0] == ["OP 1"]


def test_texts_are_traced_once_for_all_pages_of_a_subject(client, monkeypatch):
    client.get("/series/sea/matrix/")
    monkeypatch.setattr(
        "resolutions.pages.subjects.history.compare_paragraphs", lambda *texts, **cuts: pytest.fail("again")
    )
    assert client.get("/series/sea/genealogy/?text=A/RES/66/1").status_code == 200
    assert client.get("/fr/series/sea/matrix/?all=1").status_code == 200


def cell(symbol: str, anchor: str = "") -> str:
    return f"{Version.objects.get(symbol=symbol).pk} {anchor}".strip()


@pytest.mark.parametrize(
    ("chosen", "place"),
    [
        ([("A/RES/65/1", "op1"), ("A/RES/67/1", "op1")], "?a=A/RES/65/1&b=A/RES/67/1#op1"),
        ([("A/RES/67/1", "op1"), ("A/RES/65/1", "op1")], "?a=A/RES/65/1&b=A/RES/67/1#op1"),
        ([("A/RES/66/1", "op2"), ("A/RES/67/1", "")], "?a=A/RES/66/1&b=A/RES/67/1#gone-op2"),
        ([("A/RES/65/1", ""), ("A/RES/67/1", "")], "?a=A/RES/65/1&b=A/RES/67/1"),
        ([("A/RES/66/1", "op2")], "?a=A/RES/65/1&b=A/RES/66/1#op2"),
    ],
)
def test_chosen_cells_lead_to_the_paragraph_in_the_comparison(client, chosen, place):
    answer = client.get("/series/sea/matrix/", {"cell": [cell(*each) for each in chosen]})
    assert (answer.status_code, answer["Location"]) == (302, f"/compare/{place}")


@pytest.mark.parametrize("choice", ["", "nonsense", "999999 op1"])
def test_a_choice_that_says_nothing_shows_the_table(client, choice):
    assert "<table" in client.get("/series/sea/matrix/", {"cell": choice}).content.decode()
    oldest = client.get("/series/sea/matrix/", {"cell": cell("A/RES/65/1", "op1")})
    assert oldest.status_code == 200


def test_cells_of_the_page_say_what_the_form_understands(client):
    page = markup.fromstring(client.get("/series/sea/matrix/").content)
    boxes = [box.get("value") for box in page.findall(".//td//input[@name='cell']")]
    assert boxes[:2] == [cell("A/RES/65/1", "op1"), cell("A/RES/66/1", "op1")] and boxes[5] == cell("A/RES/67/1")


@pytest.mark.parametrize(
    "address", ["/series/sea/matrix/", "/series/sea/genealogy/", "/compare/steps/?text=A/RES/66/1"]
)
def test_texts_too_large_are_refused_in_words(client, monkeypatch, address):
    Version.objects.filter(symbol="A/RES/65/1").update(
        resolution=Version.objects.get(symbol="A/RES/66/1").resolution, stage="draft"
    )
    monkeypatch.setattr("resolutions.comparison.texts.MOST_PARAGRAPHS", 1)
    html = client.get(address).content.decode()
    assert "too large to be compared: A/RES/66/1 has more than 1 paragraphs" in html


def test_texts_too_many_to_be_compared_together_are_refused_in_words(client, monkeypatch):
    monkeypatch.setattr("resolutions.pages.subjects.history.MOST_PARAGRAPHS", 3)
    html = client.get("/series/sea/matrix/").content.decode()
    assert "too large to be compared: together they have more than 3 paragraphs" in html and "<table" not in html


def test_what_each_text_carried_over(client):
    html = client.get("/series/sea/matrix/").content.decode()
    assert "100&nbsp;% carried over word for word" in html and "&nbsp;% dropped" in html


def test_the_age_of_every_word(client):
    html = client.get("/series/sea/genealogy/").content.decode()
    assert '<span class="age-1" title="A/RES/65/1">Decides to remain seized of the matter and to meet</span> ' in html
    assert 'title="A/RES/66/1">once more</span><sup class="came">' in html
    assert "first in A/RES/65/1, last changed in A/RES/66/1" in html
    assert "Half of these words are as old as A/RES/65/1, or older." in html


def test_a_text_is_named_with_its_year_once():
    told = {"age": 1, "words": 3, "percent": 100, "start": 0}
    unnamed = Version(inferred={"year": {"value": 2005}})
    assert Origin(unnamed, "2005", **told).name == "the text of 2005 (inferred)"
    assert Origin(Version(symbol="A/RES/65/1"), "2010", **told).name == "A/RES/65/1 (2010)"


def test_the_age_of_the_words_of_an_older_text(client):
    html = client.get("/series/sea/genealogy/?text=A/RES/66/1").content.decode()
    assert "first in A/RES/66/1" in html and "&lt;script&gt;alert(1)" in html


@pytest.mark.parametrize(
    "address",
    [
        "/series/air/matrix/",
        "/series/air/genealogy/",
        "/series/sea/genealogy/?text=A/RES/1/1",
        "/series/sea/genealogy/?text=-",
    ],
)
def test_what_there_is_not(client, address):
    assert client.get(address).status_code == 404


def test_a_subject_without_texts(client):
    Series.objects.create(slug="air", title="Air", title_key="air")
    assert "No text of this subject is held" in client.get("/series/air/matrix/").content.decode()
    assert client.get("/series/air/genealogy/").status_code == 404


@pytest.mark.parametrize("page", ["matrix", "genealogy"])
def test_a_kept_page_costs_five_queries(client, page, django_assert_num_queries):
    first = client.get(f"/series/sea/{page}/").content
    with django_assert_num_queries(5):
        assert client.get(f"/series/sea/{page}/").content == first


@pytest.mark.parametrize("held", [1, 3])
@pytest.mark.parametrize("page", ["matrix", "genealogy"])
def test_a_first_page_costs_the_same_however_many_texts(client, page, held, django_assert_num_queries):
    Series.objects.create(slug="air", title="Air", title_key="air")
    for version in Version.objects.order_by("pk")[held:]:
        version.resolution.series = Series.objects.get(slug="air")
        version.resolution.save()
    with django_assert_num_queries(6):
        client.get(f"/series/sea/{page}/")


def test_from_the_first_draft_to_the_text_adopted(client):
    resolution = Version.objects.get(symbol="A/RES/65/1").resolution
    Version.objects.filter(symbol__in=["A/RES/66/1", "A/RES/67/1"]).update(resolution=resolution)
    Vote.objects.create(version=Version.objects.get(symbol="A/RES/67/1"), in_favour=120, against=2, abstaining=30)
    html = client.get("/compare/steps/?text=A/RES/67/1").content.decode()
    assert "One paragraph added (operative paragraph 2), one reworded." in html
    assert "<ins>120 in favour, 2 against, 30 abstaining</ins>" in html
    assert "to meet <del>again</del><ins>once more</ins>;" in html
    assert "A/RES/67/1: deleted" in html and "<script>alert" not in html


def test_a_proposal_of_which_one_text_is_held(client):
    assert "Only this text" in client.get("/compare/steps/?text=A/RES/67/1").content.decode()
    assert client.get("/compare/steps/?text=A/RES/1/1").status_code == 404
    assert client.get("/compare/steps/").status_code == 404
