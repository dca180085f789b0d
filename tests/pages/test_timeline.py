"""The page of a subject: what was new in each text, how it was adopted, and why its texts stand together."""

import re
from datetime import date

import pytest
from django.core.cache import caches

from resolutions.models import Resolution, Series, SeriesEvidence
from resolutions.models.coverage import renew_few_held
from resolutions.pages.subjects.timeline import Timeline
from resolutions.text.document import Citation, Related, Sponsor, Vote
from tests.builders import adopted, draft, operative, preambular, store

pytestmark = pytest.mark.django_db

CARE = "Requests all coastal States to see to it that every lamp is lit before the sun has gone down;"
WATCH = "Stressing that lighthouses keep watch over all who go to sea and over those who wait for them,"
NEW = "Decides to remain seized of the matter."
AGREED, VOTED = "adopted_without_vote", "adopted_by_vote"


@pytest.fixture(autouse=True)
def nothing_is_kept():
    caches["comparisons"].clear()


def keep(session: int, outcome: str = "adopted", care: str = CARE, more: tuple[str, ...] = (), **fields):
    """Resolution 1 of a session, which recalls that of the session before."""
    recalled = f"Recalling its resolution {session - 1}/1 of 1 December {1944 + session},"
    words = [operative(str(number), each) for number, each in enumerate((care, *more), 1)]
    values = {
        "session": str(session),
        "title": "Lighthouses",
        "adopted_on": date(1945 + session, 12, 1),
        "agenda_items": (),
        "outcome": outcome,
        "vote": Vote(120, 3, 50) if outcome == VOTED else None,
        "paragraphs": (preambular(recalled), preambular(WATCH), *words),
        "footnotes": (),
        "citations": (Citation("pp1", 14, 29, f"resolution {session - 1}/1", f"A/RES/{session - 1}/1"),),
    }
    store(adopted(f"A/RES/{session}/1", **{**values, **fields}), name=f"{session}.txt")


def timeline() -> Timeline:
    return Timeline(Series.objects.get())


def turns() -> list[str]:
    return [entry.turn for entry in timeline().entries]


class TestConsensusWatch:
    def test_the_first_vote_after_adoptions_without_one_stands_out(self, client):
        keep(66, AGREED)
        keep(67, AGREED)
        keep(68, VOTED)
        keep(69, VOTED)
        first = "By vote, after 2 adoptions without one; texts before session 66 are not held"
        assert turns() == ["", "", first, ""]
        page = client.get("/series/lighthouses/").content.decode()
        assert f'<h2 id="watch-title">{first}</h2>' in page
        assert "120 in favour, 3 against, 50 abstaining" in page
        assert "Adopted without a vote: 2. By vote: 2." in page

    def test_with_the_change_of_words_beside_it_often_none(self, client):
        keep(66, AGREED)
        keep(67, VOTED)
        watch = client.get("/series/lighthouses/").content.decode().split("</section>")[0]
        assert "No word changed but references, dates and the like." in watch
        assert 'href="/compare/?a=A/RES/66/1&amp;b=A/RES/67/1"' in watch

    def test_says_when_words_did_change(self, client):
        keep(66, AGREED)
        keep(67, VOTED, more=(NEW,))
        watch = client.get("/series/lighthouses/").content.decode().split("</section>")[0]
        assert "One paragraph added (operative paragraph 2)" in watch
        assert "No word changed" not in watch

    def test_follows_a_subject_back_and_forth(self):
        for session, outcome in enumerate([VOTED, AGREED, VOTED, AGREED, VOTED], 66):
            keep(session, outcome)
        put, again = "Put to a vote again", "Adopted without a vote again"
        assert turns() == ["", again, put, again, put]

    def test_knows_nothing_where_it_is_not_said_how_a_text_was_adopted(self, client):
        keep(66)
        keep(67)
        assert turns() == ["", ""]
        assert timeline().first_vote is None
        assert timeline().consensus == ""
        assert client.get("/series/lighthouses/").status_code == 200


class TestBounds:
    """What is claimed is bounded by what is held."""

    def test_a_session_that_is_not_held_stands_between_its_texts(self, client):
        keep(66, AGREED)
        keep(69, VOTED)
        page = client.get("/series/lighthouses/").content.decode()
        assert "Of sessions 67 and 68 nothing adopted is held." in page
        assert turns()[-1].endswith(
            "texts before session 66 are not held; of sessions 67 and 68 nothing adopted is held"
        )

    def test_a_session_of_which_another_text_is_held_is_no_gap(self):
        keep(66, AGREED)
        other = {"session": "67", "title": "Harbours", "agenda_items": (), "adopted_on": date(2012, 12, 1)}
        store(adopted("A/RES/67/9", **other), name="other.txt")
        keep(68, VOTED)
        assert [entry.gap for entry in Timeline(Series.objects.get(slug="lighthouses")).entries] == ["", ""]

    def test_nothing_follows_from_a_session_of_which_few_texts_are_held(self):
        keep(66, AGREED)
        keep(69, VOTED)
        other = {"session": "67", "title": "Harbours", "agenda_items": (), "adopted_on": date(2012, 12, 1)}
        store(adopted("A/RES/67/9", **other), name="other.txt")
        renew_few_held()
        gap = "Of session 68 nothing adopted is held; of session 67 few adopted texts are held"
        assert [entry.gap for entry in Timeline(Series.objects.get(slug="lighthouses")).entries] == ["", gap]

    def test_a_draft_that_was_revised_and_is_not_held_is_named(self, client):
        keep(66, AGREED)
        revised = Related("draft", "A/C.3/67/L.5/Rev.1")
        keep(67, AGREED, related=(revised,))
        assert [entry.steps_not_held for entry in timeline().entries] == [[], ["A/C.3/67/L.5", "A/C.3/67/L.5/Rev.1"]]
        page = client.get("/series/lighthouses/").content.decode()
        assert "Drafts of it that are not held: A/C.3/67/L.5, A/C.3/67/L.5/Rev.1" in page
        steps = client.get("/compare/steps/?text=A/RES/67/1").content.decode()
        assert "Steps of this proposal that are not held" in steps and "A/C.3/67/L.5/Rev.1" in steps

    @pytest.mark.parametrize("page", ["matrix", "genealogy"])
    def test_what_is_called_new_may_be_older(self, client, page):
        keep(66)
        keep(68)
        html = client.get(f"/series/lighthouses/{page}/").content.decode()
        bounds = "texts before session 66 are not held; of session 67 nothing adopted is held."
        assert f"What is called new may be older: {bounds}" in html


class TestNovelty:
    def test_is_drawn_with_its_table(self, client):
        keep(66)
        keep(67)
        keep(68, more=(NEW,))
        same, more = timeline().chart.bars
        assert [part.value for part in same.parts] == [82, 18, 0, 0, 0]
        assert more.parts[3].value > 10
        page = client.get("/series/lighthouses/").content.decode()
        assert "What each text carried over from the one before" in page
        assert '<rect class="technical"' in page

    def test_counts_what_was_dropped(self):
        keep(66, more=(NEW,))
        keep(67)
        assert timeline().entries[1].step.shares["dropped"] > 0.1

    def test_is_of_the_texts_adopted_and_names_their_drafts(self, client):
        keep(66)
        store(draft(symbol="A/C.3/67/L.1", symbol_from="text", session="67", title="Lighthouses", agenda_items=()))
        keep(67)
        first, second = timeline().entries
        assert (str(second.text), [str(other) for other in second.others]) == ("A/RES/67/1", ["A/C.3/67/L.1"])
        page = client.get("/series/lighthouses/").content.decode()
        assert 'href="/compare/?a=A/C.3/67/L.1&amp;b=A/RES/67/1"' in page

    def test_is_worked_out_once(self, monkeypatch):
        keep(66)
        keep(67)
        assert timeline().entries[1].step
        monkeypatch.setattr("resolutions.pages.subjects.timeline.compare", None)
        assert timeline().entries[1].step

    def test_texts_too_large_are_listed_without_it(self, client, monkeypatch):
        keep(66)
        keep(67)
        monkeypatch.setattr("resolutions.comparison.texts.MOST_PARAGRAPHS", 1)
        assert "A/RES/67/1" in client.get("/series/lighthouses/").content.decode()


def test_why_the_texts_stand_together_is_said(client):
    keep(66)
    keep(67)
    keep(68, title="Lighthouses", care=CARE.replace("lamp", "light"))
    keep(69, title="Safety at sea", care=CARE.replace("lamp", "light"))
    page = client.get(Series.objects.get().get_absolute_url()).content.decode()
    assert "has the same title, cites A/RES/66/1 and has about 100\N{NO-BREAK SPACE}% of its wording in common" in page
    assert "cites A/RES/68/1 and has about 100\N{NO-BREAK SPACE}% of its wording in common with it" in page
    assert '<a href="/A/RES/69/1#pp1">the citation</a>' in page
    assert "Why these stand together" in page


def test_what_was_said_is_not_called_inferred(client):
    store(adopted("A/RES/66/9", title="Lamps"), name="a.txt", series="Lamps of the sea")
    store(adopted("A/RES/67/9", session="67", title="Lanterns"), name="b.txt", series="Lamps of the sea")
    page = client.get("/series/lamps-of-the-sea/").content.decode()
    assert page.count("said beside the file") == 2


class TestWhatWasNew:
    def test_vote_sponsors_and_text_of_the_last_session_come_first(self, client):
        keep(74, VOTED, vote=Vote(2, 0, 0, {"Cuba": "in_favour", "Fiji": "in_favour"}), sponsors=(Sponsor("Chad"),))
        lists = {"Cuba": "against", "Fiji": "in_favour"}
        keep(75, VOTED, more=(NEW,), vote=Vote(1, 1, 0, lists), sponsors=(Sponsor("Peru"),))
        page = client.get("/series/lighthouses/").content.decode()
        told = page.partition('class="latest"')[2].partition("</section>")[0]
        said = " ".join(re.sub(r"<[^>]+>", " ", told).split())
        assert (
            "What was new: Seventy-fifth session Vote 1 in favour, 1 against, 0 abstaining , after 2 in favour" in said
        )
        assert "0 abstaining on A/RES/74/1. Cuba: in favour, then against." in said
        assert "Sponsors Joined: Peru. Left: Chad." in said
        assert "Text One paragraph added" in said and 'href="/compare/?a=A/RES/74/1&amp;b=A/RES/75/1"' in told

    def test_names_the_sessions_since_the_vote_before_that_are_not_held(self, client):
        keep(74, VOTED, vote=Vote(1, 0, 0, {"Cuba": "in_favour"}))
        keep(76, VOTED, vote=Vote(0, 1, 0, {"Cuba": "against"}))
        told = client.get("/series/lighthouses/").content.decode().partition('class="latest"')[2]
        assert "Cuba: in favour, then against; of session 75 nothing adopted is held." in told.partition("</dl>")[0]

    def test_nobody_has_left_a_draft_that_others_may_still_join(self, client):
        keep(74, sponsors=(Sponsor("Chad"), Sponsor("Peru")))
        text = draft(title="Lighthouses", session="75", sponsors=(Sponsor("Chad"),), issued_on=date(2020, 10, 1))
        store(text, name="75.txt")
        page = client.get("/series/lighthouses/").content.decode()
        assert 'class="latest"' in page and "Left" not in page

    def test_of_a_single_text_nothing_is_new(self, client):
        keep(74, AGREED)
        assert 'class="latest"' not in client.get("/series/lighthouses/").content.decode()


class TestNotAlwaysInFavour:
    @pytest.fixture
    def votes(self):
        for session, lists in (
            (74, {"Cuba": "against", "Fiji": "in_favour", "Peru": "in_favour"}),
            (75, {"Cuba": "abstaining", "Fiji": "abstaining", "Chad": "in_favour", "Peru": "in_favour"}),
        ):
            sides = list(lists.values())
            counts = [sides.count(side) for side in ("in_favour", "against", "abstaining")]
            keep(session, VOTED, vote=Vote(*counts, lists))

    def test_is_a_table_of_who_stood_where_the_most_often_first(self, client, votes):
        page = client.get("/series/lighthouses/").content.decode().partition('id="apart-title"')[2]
        table = " ".join(re.sub(r"<[^>]+>", " ", page.partition("</table>")[0]).split())
        assert table.endswith("A/RES/75/1 A/RES/74/1 Cuba Abstaining Against Fiji Abstaining In favour")
        assert "1 State was in favour, or did not vote" in page
        assert "inferred" in page

    def test_each_vote_is_drawn_by_those_who_were_not(self, client, votes, monkeypatch):
        page = client.get("/series/lighthouses/").content.decode().partition("Session by session")[2]
        assert "one sign a State" not in page and "◩◩" not in page  # far too many did not vote
        monkeypatch.setattr("resolutions.pages.votes.members.STATES", ())
        caches["answers"].clear()
        page = client.get("/series/lighthouses/").content.decode().partition("Session by session")[2]
        assert "one sign a State" in page
        assert '<span class="sign abstaining">◩◩</span>' in page and '<span class="sign against">●</span>' in page

    def test_every_state_and_vote_as_a_table(self, client, votes):
        lines = client.get("/series/lighthouses/?csv=votes").content.decode().splitlines()
        assert lines[0] == "state,iso3,symbol,session,date,position"
        assert "Cuba,CUB,A/RES/74/1,74,2019-12-01,against" in lines
        assert "Chad,TCD,A/RES/74/1,74,2019-12-01,not_voting" in lines
        assert len(lines) == 1 + 2 * 4

    def test_is_not_there_of_a_single_vote(self, client):
        keep(74, VOTED, vote=Vote(0, 1, 0, {"Cuba": "against"}))
        assert "apart-title" not in client.get("/series/lighthouses/").content.decode()


def test_a_page_costs_eleven_queries_however_many_texts(client, django_assert_num_queries):
    for session in range(60, 75):
        keep(session, VOTED if session > 65 else AGREED)
    with django_assert_num_queries(11):
        client.get("/series/lighthouses/")


def test_evidence_of_a_proposal_without_texts_is_left_out(client):
    keep(66)
    keep(67)
    later = Resolution.objects.get(session__code="67")
    aside = Resolution.objects.create(session=later.session, series=later.series, title="Moved away")
    SeriesEvidence.objects.create(later=aside, earlier=later, rule="title")
    SeriesEvidence.objects.create(later=later, earlier=aside, rule="title")
    assert client.get("/series/lighthouses/").status_code == 200
