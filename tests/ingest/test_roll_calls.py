"""The Library's table of recorded votes: completes the votes of texts that are held, and is a record of those that are
not."""

import csv
from pathlib import Path

import pytest

from resolutions.curation import correcting
from resolutions.ingest import Refused, load_voting_table
from resolutions.ingest.manifests.voting_table import NEEDED, OPTIONAL
from resolutions.models import Ballot, IngestRun, Problem, Resolution, RollCall, Sponsor, Version, Vote
from resolutions.text import document as doc
from tests.builders import adopted, draft, store
from tests.commands.test_ingest_command import ingest
from tests.marcxml import collection, record

pytestmark = pytest.mark.django_db

VOTERS = {"CUBA": "Y", "FIJI": "Y", "COTE D'IVOIRE": "N", "PERU": "A", "TUVALU": "X"}


def rows_of(record: str, resolution: str, voters: dict[str, str] = VOTERS, **more: str) -> list[dict[str, str]]:
    """The rows of one vote."""
    totals = {
        f"total_{name}": str([*voters.values()].count(side))
        for name, side in {"yes": "Y", "no": "N", "abstentions": "A", "non_voting": "X"}.items()
    }
    common = {
        "undl_id": record,
        "undl_link": f"https://digitallibrary.example/record/{record}",
        "date": "2011-12-19",
        "session": "66",
        "resolution": resolution,
        "title": "Right to the sea : resolution / adopted by the General Assembly",
        "meeting": "A/66/PV.89",
        "total_ms": "193",
        **totals,
        **more,
    }
    return [{**common, "ms_code": name[:3], "ms_name": name, "ms_vote": side} for name, side in voters.items()]


def table(folder: Path, *votes: list[dict[str, str]], name: str = "votes.csv") -> Path:
    path = folder / name
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, ["ms_code", *NEEDED, *OPTIONAL])
        writer.writeheader()
        for rows in zip(*votes, strict=True):  # the rows of one vote need not stand together
            writer.writerows(rows)
    return path


def voting_record(number: str, title: str) -> str:
    """A record in MARCXML of one vote, with all of its title in 245 $a."""
    return record(number, ("245", {"a": title}), ("791", {"a": "A/RES/66/8"}), ("967", {"d": "Y", "e": "CUBA"}))


def ballots(version: Version) -> dict[str, str]:
    return dict(Ballot.objects.filter(vote__version=version, vote__part="").values_list("as_written", "position"))


ALL = {"Cuba": "in_favour", "Fiji": "in_favour", "Côte d’Ivoire": "against", "Peru": "abstaining"}


class TestATextThatIsHeld:
    def test_that_states_no_vote_gets_the_recorded_one(self, tmp_path):
        store(adopted("A/RES/66/7", vote=None, outcome="adopted"))
        loaded = load_voting_table(table(tmp_path, rows_of("9001", "A/RES/66/7")))
        assert (loaded.votes, loaded.rows, loaded.new, loaded.completed, loaded.without_text) == (1, 5, 1, 1, 0)
        vote = Vote.objects.get()
        assert (vote.in_favour, vote.against, vote.abstaining, vote.record) == (2, 1, 1, "9001")
        assert (vote.from_file, vote.meeting, vote.held_on.isoformat()) == (True, "A/66/PV.89", "2011-12-19")
        assert ballots(vote.version) == ALL
        assert Resolution.objects.get().outcome == "adopted_by_vote"
        assert Sponsor.objects.get(name="Fiji").code == "FJI"

    def test_that_states_counts_alone_gets_the_list(self, tmp_path):
        store(adopted("A/RES/66/7", vote=doc.Vote(2, 1, 1)))
        load_voting_table(table(tmp_path, rows_of("9001", "A/RES/66/7")))
        assert ballots(Version.objects.get()) == ALL
        assert not Problem.objects.exists()

    def test_keeps_what_it_states_and_what_differs_is_a_problem(self, tmp_path):
        stated = {"Cuba": "in_favour", "Fiji": "against", "Côte d’Ivoire": "against", "Peru": "abstaining"}
        store(adopted("A/RES/66/7", vote=doc.Vote(1, 2, 1, stated)))
        loaded = load_voting_table(table(tmp_path, rows_of("9001", "A/RES/66/7")))
        assert ballots(Version.objects.get()) == stated
        messages = list(Problem.objects.order_by("pk").values_list("code", "message"))
        assert messages == [
            ("vote_differs", "vote: 1–2–1 here, 2–1–1 in the Library's record 9001"),
            ("vote_differs", "vote: Fiji (against here, in favour there), in the Library's record 9001"),
        ]
        assert loaded.differing == [f"A/RES/66/7: {message}" for _code, message in messages]
        assert loaded.texts_differing == 1

    def test_differs_by_what_both_state_alone(self, tmp_path):
        store(adopted("A/RES/66/7", vote=doc.Vote(2, None, 1)))
        loaded = load_voting_table(table(tmp_path, rows_of("9001", "A/RES/66/7")))
        assert loaded.differing == []

    def test_what_differs_is_found_by_the_load_and_keeps_it(self, tmp_path, capsys):
        store(adopted("A/RES/66/7", vote=doc.Vote(1, 2, 1)))
        rows = rows_of("9001", "A/RES/66/7")
        ingest(table(tmp_path, rows))
        [found] = Problem.objects.filter(code="vote_differs").values_list("run", flat=True)
        assert found == IngestRun.objects.latest("pk").pk
        ingest(table(tmp_path, [{**row, "title": "Right to the seas"} for row in rows]))
        assert list(Problem.objects.filter(code="vote_differs").values_list("run", flat=True)) == [found]

    def test_has_the_same_whichever_came_first_and_over_reloads(self, tmp_path):
        load_voting_table(table(tmp_path, rows_of("9001", "A/RES/66/7")))
        for title in ("Right to the sea", "Right to the seas"):
            store(adopted("A/RES/66/7", vote=None, outcome="adopted", title=title))
            assert ballots(Version.objects.get()) == ALL
            assert Resolution.objects.get().outcome == "adopted_by_vote"

    def test_an_editors_vote_stands_before_it(self, tmp_path, admin_user):
        store(adopted("A/RES/66/7", vote=None))
        Vote.objects.create(version=Version.objects.get(), in_favour=5, against=0, abstaining=0)
        load_voting_table(table(tmp_path, rows_of("9001", "A/RES/66/7")))
        assert [vote.in_favour for vote in Vote.objects.in_plenary().once()] == [5]

    def test_votes_on_its_parts_are_no_votes_on_it(self, client, tmp_path):
        store(adopted("A/RES/66/7", vote=None))
        part = rows_of("9002", "A/RES/66/7", {**VOTERS, "CUBA": "N"}, vote_note="Vote on operative paragraph 5")
        load_voting_table(table(tmp_path, rows_of("9001", "A/RES/66/7"), part))
        assert [(vote.part, vote.against) for vote in Vote.objects.order_by("part")] == [
            ("", 1),
            ("Vote on operative paragraph 5", 2),
        ]
        assert Vote.objects.in_plenary().count() == 1 and Ballot.objects.counted().count() == 4
        html = client.get("/votes/A/RES/66/7/").content.decode()
        assert (
            "Vote on a part of the text: Vote on operative paragraph 5" in html
            and "not counted as a vote on the text" in html
        )

    @pytest.mark.parametrize(
        ("symbol", "meeting", "body"),
        [
            ("A/C.3/66/L.5", "A/C.3/66/SR.45", "committee"),
            ("A/C.3/66/L.5", "", "committee"),
            ("A/RES/66/7", "A/C.3/66/SR.45", "committee"),
            ("A/C.3/66/L.5", "A/66/PV.89", "plenary"),
            ("A/66/L.5", "89th meeting", "plenary"),
        ],
    )
    def test_is_voted_on_where_the_record_of_the_meeting_says(self, tmp_path, symbol, meeting, body):
        store(draft(symbol=symbol, vote=None))
        load_voting_table(table(tmp_path, rows_of("9001", symbol, meeting=meeting)))
        assert [vote.body for vote in Vote.objects.all()] == [body]
        assert RollCall.objects.whole().exists() == (body == "plenary")

    def test_one_that_gets_the_symbol_from_an_editor_has_it_too(self, tmp_path, admin_user):
        store(adopted("A/RES/66/8", vote=None))
        load_voting_table(table(tmp_path, rows_of("9001", "A/RES/66/7")))
        correcting.correct(Version.objects.get(), "symbol", "A/RES/66/7", admin_user)
        assert ballots(Version.objects.get()) == ALL


class TestATextThatIsNotHeld:
    def test_is_a_record_without_text_that_says_so(self, client, tmp_path):
        load_voting_table(table(tmp_path, rows_of("9001", "A/RES/66/7")))
        response = client.get("/A/RES/66/7")
        html = response.content.decode()
        assert response.status_code == 200
        assert "A record without text" in html and "Right to the sea" in html and "19 December 2011" in html
        assert "Côte d’Ivoire" in html and "2 in favour, 1 against, 1 abstaining" in html

    def test_is_found_by_words_symbol_and_session(self, client, tmp_path):
        load_voting_table(table(tmp_path, rows_of("9001", "A/RES/66/7")))
        found = [client.get(f"/votes/records/?{query}").content.decode() for query in ("q=sea", "q=66/7", "session=66")]
        assert all('href="/A/RES/66/7"' in html for html in found)
        assert '<input type="text" name="q" value="sea"' in found[0]
        assert 'href="/A/RES/66/7"' not in client.get("/votes/records/?q=land").content.decode()

    def test_is_one_no_longer_once_the_text_is_held(self, client, tmp_path):
        load_voting_table(table(tmp_path, rows_of("9001", "A/RES/66/7")))
        assert RollCall.objects.without_text().count() == 1
        store(adopted("A/RES/66/7", vote=None))
        assert RollCall.objects.without_text().count() == 0
        assert "A record without text" not in client.get("/A/RES/66/7").content.decode()


class TestTheTable:
    def test_loaded_again_changes_nothing_and_a_changed_row_one_vote(self, tmp_path):
        store(adopted("A/RES/66/7", vote=None))
        path = table(tmp_path, rows_of("9001", "A/RES/66/7"), rows_of("9002", "A/RES/66/8"))
        load_voting_table(path)
        before = Vote.objects.get().pk
        loaded = load_voting_table(path)
        assert (loaded.new, loaded.changed, Vote.objects.get().pk) == (0, 0, before)
        changed = rows_of("9001", "A/RES/66/7", {**VOTERS, "PERU": "Y"})
        loaded = load_voting_table(table(tmp_path, changed, rows_of("9002", "A/RES/66/8")))
        assert (loaded.new, loaded.changed) == (0, 1)
        assert ballots(Version.objects.get())["Peru"] == "in_favour"

    @pytest.mark.parametrize(
        ("catalogued", "title"),
        [
            ("Right to the sea : resolution / adopted by the General Assembly", "Right to the sea"),
            ("RIGHT TO THE SEA :RESOLUTION / ADOPTED BY THE GENERAL ASSEMBLY.", "RIGHT TO THE SEA"),
            ("Right to the sea : draft resolution / Fiji and Peru", "Right to the sea"),
            ("Right to the sea : decision", "Right to the sea"),
            ("Right to the sea / adopted by the General Assembly, 66th session", "Right to the sea"),
            ("Right to the sea.", "Right to the sea"),
            ("Tides : resolution of conflicts at sea", "Tides : resolution of conflicts at sea"),
            ("Tides: resolution 66/7 and after", "Tides: resolution 66/7 and after"),
            ("Rules / adopted by the fishers of the coast", "Rules / adopted by the fishers of the coast"),
        ],
    )
    def test_and_records_give_the_title_without_what_the_library_adds(self, tmp_path, catalogued, title):
        load_voting_table(table(tmp_path, rows_of("9001", "A/RES/66/7", title=catalogued)))
        (tmp_path / "marc").mkdir()
        (tmp_path / "marc/records.xml").write_text(collection([voting_record("9002", catalogued)]))
        ingest(tmp_path / "marc/records.xml")
        assert list(RollCall.objects.order_by("record").values_list("title", flat=True)) == [title, title]

    def test_a_vote_without_a_symbol_is_left_aside_and_said(self, tmp_path):
        loaded = load_voting_table(table(tmp_path, rows_of("9001", "no symbol"), rows_of("9002", "", draft="A/66/L.7")))
        assert loaded.remarks == ["left aside, since they name no document by its symbol: record 9001 (line 2)"]
        assert RollCall.objects.get().symbol == "A/66/L.7"

    @pytest.mark.parametrize(
        ("damage", "why"),
        [
            (lambda text: text.replace(",Y,", ",yes,", 1), "line 2, ms_vote: “yes” is none of Y, N, A, X"),
            (lambda text: text + "9003,x\n", "line 7: 2 values where the first line names"),
        ],
    )
    def test_that_is_damaged_is_refused_whole(self, tmp_path, damage, why):
        path = table(tmp_path, rows_of("9001", "A/RES/66/7"))
        path.write_text(damage(path.read_text(encoding="utf-8")), encoding="utf-8")
        with pytest.raises(Refused, match=why):
            load_voting_table(path)
        assert not RollCall.objects.exists()

    def test_is_loaded_by_ingest_which_says_what_became_of_it(self, tmp_path):
        store(adopted("A/RES/66/7", vote=None))
        path = table(tmp_path, rows_of("9001", "A/RES/66/7"), rows_of("9002", "A/RES/66/8"))
        status, out, _err = ingest(path, dry_run=True)
        assert (status, RollCall.objects.count()) == (0, 0)
        status, out, _err = ingest(tmp_path)
        assert (status, RollCall.objects.count()) == (0, 2)
        assert "votes.csv: 2 votes in 10 rows: 2 new, 0 changed, 0 unchanged; 1 vote of texts completed" in out
        path.write_text(path.read_text(encoding="utf-8").replace(",Y,", ",?,"), encoding="utf-8")
        status, _out, err = ingest(path)
        assert (status, "refused    votes.csv: line 2, ms_vote" in err) == (1, True)
