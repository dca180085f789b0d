"""Who voted how, in all and since the vote before; what a State tabled, joined and voted; texts under a heading."""

import re
from datetime import date

import pytest

from resolutions.models import Series, Sponsor, Version, Vote
from resolutions.text import document as doc
from tests.builders import adopted, store

pytestmark = pytest.mark.django_db

NOW = {"Türkiye": "in_favour", "Fiji": "against", "Cuba": "abstaining", "Chad": "in_favour"}
BEFORE = {"Turkey": "in_favour", "Fiji": "in_favour", "Cuba": "abstaining"}


@pytest.fixture
def two_votes():
    """The same subject put to a vote in two sessions, when all these were Members."""
    cover = {"sponsors": (doc.Sponsor("Turkey"), doc.Sponsor("Fiji", "state", "additional")), "subjects": ("TIDES",)}
    cover |= {"sponsor_note": "on behalf of the Group of Tides", "outcome": "adopted_by_vote"}
    first = adopted("A/RES/75/9", session="75", adopted_on=date(2020, 12, 7), vote=doc.Vote(2, 0, 1, BEFORE), **cover)
    second = adopted("A/RES/77/9", session="77", adopted_on=date(2022, 12, 7), vote=doc.Vote(3, 1, 1, NOW), **cover)
    store(first, name="first.xml")
    store(second, name="second.xml")
    series = Series.objects.first() or Series.objects.create(title="Tides", slug="tides", title_key="tides")
    for version in Version.objects.select_related("resolution"):
        type(version.resolution).objects.filter(pk=version.resolution_id).update(series=series)


def words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def shown(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


class TestAVote:
    def test_says_who_voted_how_under_the_names_of_the_list_those_in_favour_last(self, client, two_votes):
        page = words(shown(client, "/votes/A/RES/75/9/"))
        assert "Adopted by 2 to 0, with 1 abstaining Recorded vote in the plenary, 7 December 2020" in page
        assert "2 In favour 1 Abstaining 190 Not voting inferred Not in favour: 191" in page
        assert "Abstaining 1 Cuba Not voting 190 190 in all A 11 Afghanistan Albania" in page
        assert "not taking part. In favour: 2 Fiji Turkey Table (CSV) : how each State voted One State" in page

    def test_folds_only_long_lists_of_names(self, client, two_votes):
        page = shown(client, "/votes/A/RES/75/9/")
        folded = re.findall(r"<details>\s*<summary>(\d+) in all", page)
        assert folded == ["190"]

    def test_long_lists_of_names_are_folded_by_their_letters(self, client, two_votes):
        page = words(shown(client, "/votes/A/RES/75/9/"))
        assert re.search(r" O 1 Oman P \d+ Pakistan .* Philippines Poland Portugal Q 1 Qatar ", page)
        assert "In favour: 2 Fiji Turkey" in page, "few names have no letters"

    def test_who_changed_comes_before_the_vote_in_committee(self, client, two_votes):
        Version.objects.get(symbol="A/RES/77/9").votes.create(body="committee", in_favour=50, held_on=date(2022, 11, 1))
        page = words(shown(client, "/votes/A/RES/77/9/"))
        assert (
            page.index("Recorded vote in the plenary")
            < page.index("Changed since")
            < page.index("Recorded vote in the Third Committee")
        )

    def test_not_voting_are_the_members_that_the_entries_of_the_archive_name(self, client, two_votes):
        Sponsor.objects.filter(name="Chad").update(member_until=date(2020, 1, 1))
        page = words(shown(client, "/votes/A/RES/75/9/"))
        assert "189 Not voting" in page and "Chad" not in page
        table = shown(client, f"/series/{Series.objects.get().slug}/?csv=votes")
        assert "Chad,TCD,A/RES/75/9" not in table

    def test_says_where_the_list_differs_from_the_count(self, client, two_votes):
        page = words(shown(client, "/votes/A/RES/77/9/"))
        assert "3 were announced; the list names 2." in page
        assert page.count("were announced") == 1

    def test_says_who_voted_otherwise_than_before(self, client, two_votes):
        page = shown(client, "/votes/A/RES/77/9/")
        assert (
            "Changed since A/RES/75/9: 2 In favour → , then Against 1 Fiji Not voting → , then In favour 1 Chad"
        ) in words(page)
        assert "/compare/?a=A/RES/75/9&amp;b=A/RES/77/9" in page
        assert "Changed since" not in words(shown(client, "/votes/A/RES/75/9/"))

    def test_stands_among_all_votes_on_the_subject_each_drawn_by_its_exceptions(self, client, two_votes):
        Sponsor.objects.exclude(name__in=("Cuba", "Fiji", "Chad")).update(member_from=None)
        page = shown(client, "/votes/A/RES/77/9/")
        table = page.partition("votes-on-subject")[2].partition("</table>")[0]
        assert words(table).startswith('"> Text In favour – against – abstaining – not voting Against A/RES/77/9')
        assert 'href="/votes/A/RES/75/9/"' in table and "3–1–1–" in table and "2–0–1–" in table
        assert "Fiji" in table and "none" in table

    def test_among_all_votes_folds_a_long_list_of_those_against_and_sorts_it_in_the_language_of_the_page(self, client):
        names = ["Germany", "Cuba", *(f"Land of Tides {number}" for number in range(50))]
        few = doc.Vote(100, 2, 0, dict.fromkeys(names[:2], "against"))
        many = doc.Vote(100, 52, 0, dict.fromkeys(names, "against"))
        for number, (session, vote) in enumerate((("75", few), ("77", many))):
            day = date(1945 + int(session), 12, 7)
            store(adopted(f"A/RES/{session}/9", session=session, adopted_on=day, vote=vote), name=f"{number}.xml")
        table = shown(client, "/fr/votes/A/RES/77/9/").partition("votes-on-subject")[2].partition("</table>")[0]
        assert re.findall(r"<summary>(\d+)", table) == ["52"]
        assert "Allemagne, Cuba" in words(table.partition("A/RES/75/9")[2])

    def test_draws_no_sign_where_there_are_too_many(self, client, two_votes):
        assert "●" not in shown(client, "/votes/A/RES/77/9/").partition("votes-on-subject")[2]

    def test_is_not_drawn_on_the_map_of_the_subject_by_itself(self, client):
        store(adopted(vote=doc.Vote(1, 1, 0, {"Fiji": "against", "Cuba": "in_favour"})))
        assert "votes-on-subject" not in shown(client, "/votes/A/RES/66/152/")

    def test_whose_voters_are_not_known_says_so(self, client, two_votes):
        Vote.objects.get(version__symbol="A/RES/75/9").ballots.all().delete()
        assert "It is not known who voted how." in words(shown(client, "/votes/A/RES/75/9/"))
        assert "It is not known who voted how in both." in words(shown(client, "/votes/A/RES/77/9/"))

    def test_in_committee_stands_beside_that_in_the_plenary(self, client, two_votes):
        Version.objects.get(symbol="A/RES/77/9").votes.create(body="committee", in_favour=50, held_on=date(2022, 11, 1))
        page = words(shown(client, "/votes/A/RES/77/9/"))
        assert page.index("Recorded vote in the plenary") < page.index(
            "Recorded vote in the Third Committee 1 November 2022, entered by an editor 50 in favour."
        )

    def test_has_one_address(self, client, two_votes):
        response = client.get("/votes/a/res/77/9/")
        assert (response.status_code, response.headers["Location"]) == (301, "/votes/A/RES/77/9/")
        version = Version.objects.get(symbol="A/RES/77/9")
        assert client.get(f"/documents/{version.pk}/vote/").headers["Location"] == "/votes/A/RES/77/9/"

    def test_that_is_not_held_is_not_found(self, client, two_votes):
        assert client.get("/votes/A/RES/66/1/").status_code == 404
        assert client.get("/documents/99999/vote/").status_code == 404

    def test_on_a_text_without_a_symbol_has_an_address_too(self, client):
        pk = store(adopted(symbol=None, symbol_from=None, vote=doc.Vote(5, 0, 0))).version_id
        assert "5 in favour" in words(shown(client, f"/documents/{pk}/vote/"))


def test_how_every_member_voted_is_a_table(client, two_votes):
    rows = client.get("/votes/A/RES/75/9/?format=ballots").content.decode().splitlines()
    assert rows[0] == "symbol,date,state,iso3,position"
    assert "A/RES/75/9,2020-12-07,Turkey,TUR,in_favour" in rows and "A/RES/75/9,2020-12-07,Chad,TCD,not_voting" in rows
    assert "A/RES/75/9,2020-12-07,Zimbabwe,ZWE,not_voting" in rows  # which has no entry
    assert len(rows) == 1 + 193
    assert 'href="?format=ballots"' in shown(client, "/votes/A/RES/75/9/")


class TestOneState:
    @pytest.mark.parametrize("asked", ["Türkiye", "turkey", "TURQUIE", "تركيا"])
    def test_is_found_by_any_of_its_names(self, client, two_votes, asked):
        Sponsor.objects.filter(code="TUR").update(names={"fr": "Turquie", "ar": "تركيا"})
        page = words(shown(client, f"/votes/A/RES/77/9/?state={asked}"))
        assert "Türkiye : In favour · In favour A/RES/75/9 . All its votes" in page

    def test_that_is_asked_for_in_part_is_one_of_several(self, client, two_votes):
        page = shown(client, "/votes/A/RES/77/9/?state=i").partition("one-title")[2].partition("</section>")[0]
        assert "Fiji" in page and "Türkiye" in page and "Cuba" not in page

    def test_that_the_list_does_not_name_did_not_vote(self, client, two_votes):
        assert "Chad : In favour · Not voting A/RES/75/9" in words(shown(client, "/votes/A/RES/77/9/?state=chad"))

    def test_that_is_none_is_said_to_be_unknown(self, client, two_votes):
        page = shown(client, "/votes/A/RES/77/9/?state=<b>Atlantis")
        assert "No State called “&lt;b&gt;Atlantis” is known here." in page

    def test_is_not_asked_for_where_no_list_is_held(self, client, two_votes):
        Vote.objects.get(version__symbol="A/RES/75/9").ballots.all().delete()
        assert 'id="one-title"' not in shown(client, "/votes/A/RES/75/9/")


def test_every_vote_in_a_list_that_can_be_narrowed(client, two_votes):
    page = shown(client, "/votes/")
    assert page.index("/votes/A/RES/77/9/") < page.index("/votes/A/RES/75/9/")
    assert "1 vote " in words(shown(client, "/votes/?session=75"))


class TestAState:
    def test_is_told_of_in_figures_under_all_its_names(self, client, two_votes):
        page = words(shown(client, "/sponsors/turkiye/"))
        assert "since 24 October 1945" in page
        assert "ISO 3166 TUR, M49 792" in page
        assert "Also printed as Turkey until 2022" in page
        assert "tabled 2 proposals In favour 2 votes" in page
        page = words(shown(client, "/sponsors/fiji/"))
        assert "joined as additional sponsor 2 proposals In favour 1 vote Against 1 vote" in page

    def test_is_counted_session_by_session(self, client, two_votes):
        page = words(shown(client, "/sponsors/chad/"))
        assert "In favour 1 vote Not voting 1 Recorded" in page
        assert "Seventy-seventh session 1 0 0 0 Seventy-fifth session 0 0 0 1" in page

    def test_lists_its_proposals_narrowed_by_role_and_session(self, client, two_votes):
        assert "Filter 2 proposals" in words(shown(client, "/sponsors/fiji/"))
        assert "0 proposals" in words(shown(client, "/sponsors/fiji/?role=sponsor"))
        page = shown(client, "/sponsors/fiji/?role=additional&session=75")
        assert "A/RES/75/9" in page
        assert "Seventy-fifth session · Third Committee" in words(page)
        assert "A/RES/77/9" not in page

    def test_lists_its_votes_with_the_name_it_had(self, client, two_votes):
        page = words(shown(client, "/sponsors/turkiye/votes/"))
        assert "as Turkey" in page
        assert page.index("A/RES/77/9") < page.index("A/RES/75/9")
        page = words(shown(client, "/sponsors/fiji/votes/?position=against&session=77"))
        assert "1 vote against : A/RES/77/9" in page

    def test_that_ended_leads_to_what_it_became(self, client, two_votes):
        store(adopted("A/RES/44/1", session="44", sponsors=(doc.Sponsor("Czechoslovakia"), doc.Sponsor("Slovakia"))))
        page = shown(client, "/sponsors/czechoslovakia/")
        assert "from 24 October 1945 until 1 January 1993" in words(page)
        assert 'href="/sponsors/slovakia/"' in page
        assert 'href="/sponsors/czechoslovakia/"' in shown(client, "/sponsors/slovakia/")


def test_a_text_that_prints_a_state_under_two_names_is_listed_once(client):
    store(adopted(sponsors=(doc.Sponsor("Turkey"), doc.Sponsor("Türkiye"))))
    assert shown(client, "/sponsors/turkiye/feed/").count("<entry>") == 1
    assert "tabled 1 proposal " in words(shown(client, "/sponsors/turkiye/"))


def test_a_group_has_what_was_tabled_on_its_behalf(client, two_votes):
    page = words(shown(client, "/sponsors/group-of-tides/"))
    assert "tabled on its behalf 2 proposals" in page
    assert "Member of the United Nations" not in page


def test_a_long_list_of_states_stands_under_their_letters(client, two_votes, monkeypatch):
    assert 'class="letter"' not in shown(client, "/sponsors/")
    monkeypatch.setattr("resolutions.pages.naming.LONG", 3)
    Sponsor.objects.filter(code="TUR").update(names={"fr": "Éthiopie"})
    page = shown(client, "/fr/sponsors/")
    assert re.findall(r"<summary>(.) <", page) == ["C", "E", "F", "T"]
    assert 'class="letter"' not in shown(client, "/zh/sponsors/")


def test_the_list_of_sponsors_has_former_names(client, two_votes):
    page = shown(client, "/sponsors/")
    assert 'Turkey, until 2022: <a href="/sponsors/turkiye/">Türkiye</a>' in page


class TestASubject:
    def test_has_its_texts_by_session(self, client, two_votes):
        page = words(shown(client, "/subjects/tides/"))
        assert "Seventy-seventh session 1 Seventy-fifth session 1" in page
        assert "2 texts" in page
        assert "1 text " in words(shown(client, "/subjects/tides/?session=77"))

    def test_stands_in_the_list_under_its_letter(self, client, two_votes):
        store(adopted("A/RES/66/1", subjects=("LAMPS",)), name="other.xml")
        page = shown(client, "/subjects/")
        assert '<a href="?letter=T">T</a>' in page
        assert "/subjects/lamps/" in page
        assert "/subjects/tides/" not in page
        assert "/subjects/tides/" in shown(client, "/subjects/?letter=T")


def test_empty_lists_say_so(client):
    assert "No subject heading is held yet." in shown(client, "/subjects/")
    assert "0 votes" in words(shown(client, "/votes/"))


@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("/votes/", 3),
        ("/votes/A/RES/77/9/", 11),
        ("/votes/A/RES/77/9/?state=fiji", 12),
        ("/sponsors/", 2),
        ("/sponsors/turkiye/", 7),
        ("/sponsors/turkiye/votes/", 4),
        ("/subjects/", 2),
        ("/subjects/tides/", 4),
    ],
)
def test_queries_are_few(client, two_votes, address, queries, django_assert_num_queries):
    with django_assert_num_queries(queries):
        client.get(address)


def test_what_came_from_a_document_is_escaped(client):
    hostile = "<b>Tides</b> & Co"
    document = adopted(
        sponsors=(doc.Sponsor(hostile, "group"),), subjects=(hostile,), vote=doc.Vote(1, 0, 0, {hostile: "in_favour"})
    )
    store(document)
    slug = Sponsor.objects.get().slug
    for address in (
        "/votes/A/RES/66/152/",
        f"/sponsors/{slug}/",
        f"/sponsors/{slug}/votes/",
        "/subjects/",
        "/sponsors/",
    ):
        page = shown(client, address)
        assert "<b>Tides" not in page
        assert "&lt;b&gt;Tides&lt;/b&gt; &amp; Co" in page


def test_the_sitemap_names_votes_and_subjects(client, two_votes):
    assert "<loc>http://testserver/votes/A/RES/77/9/</loc>" in shown(client, "/sitemap-votes.xml")
    assert "<loc>http://testserver/subjects/tides/</loc>" in shown(client, "/sitemap-places.xml")


def test_a_session_leads_to_its_votes(client, two_votes):
    assert 'href="/votes/?session=77"' in shown(client, "/sessions/77/")


@pytest.mark.parametrize("address", ["/sponsors/fiji/", "/subjects/tides/"])
def test_a_feed_has_the_texts_of_one(client, two_votes, address):
    store(adopted("A/RES/66/1", title="Lamps"), name="other.xml")
    assert f'href="{address}feed/"' in shown(client, address)
    feed = shown(client, f"{address}feed/")
    assert feed.count("<entry>") == 2
    assert "http://testserver/A/RES/77/9" in feed
    assert "Lamps" not in feed
    assert client.get(f"{address.rsplit('/', 2)[0]}/nothing/feed/").status_code == 404
