"""A vote in the plenary says what became of a proposal, whoever recorded it; one taken away can come back."""

import pytest
from django.core.exceptions import ValidationError

from resolutions.curation import correcting, voting
from resolutions.models import Ballot, Correction, OutboxEntry, Resolution, Version, Vote
from resolutions.models.choices import Outcome
from resolutions.pages.subjects.timeline import Timeline
from resolutions.text import document as doc
from tests.builders import adopted, draft, store, stored

pytestmark = pytest.mark.django_db


def enter(version: Version, ballots: dict[str, str] | None = None, **columns) -> Vote:
    vote = Vote(version=version, **{"body": "plenary", "in_favour": 120, "against": 3, "abstaining": 50, **columns})
    voting.enter_vote(vote, ballots or {})
    return vote


def outcome() -> str:
    return Resolution.objects.get().outcome


class TestTheOutcome:
    def test_follows_a_vote_in_the_plenary(self):
        version = stored(adopted())
        OutboxEntry.objects.all().delete()
        enter(version)
        assert outcome() == Outcome.BY_VOTE
        assert OutboxEntry.objects.get().version_id == version.pk

    def test_is_what_the_consensus_watch_tells(self):
        store(adopted("A/RES/65/1", session="65", outcome="adopted_without_vote"), name="65.txt", series="Seas")
        enter(stored(adopted(), name="66.txt", series="Seas"))
        timeline = Timeline(Resolution.objects.first().series)
        assert timeline.first_vote.turn == "By vote, after 1 adoption without one; texts before session 65 are not held"

    @pytest.mark.parametrize("body", ["committee"])
    def test_does_not_follow_one_in_committee(self, body):
        enter(stored(adopted()), body=body)
        assert outcome() == Outcome.ADOPTED

    def test_follows_the_vote_that_a_file_records(self):
        store(adopted(vote=doc.Vote(120, 3, 50)))
        assert outcome() == Outcome.BY_VOTE

    def test_outlives_a_reload(self):
        enter(stored(adopted()))
        store(adopted(sponsor_note="Changed."))
        assert outcome() == Outcome.BY_VOTE
        store(draft(), name="draft.txt")
        assert outcome() == Outcome.BY_VOTE

    def test_stays_as_an_editor_said(self, editor):
        version = stored(adopted())
        correction = correcting.correct(version.resolution, "outcome", Outcome.WITHOUT_VOTE, editor)
        enter(version)
        assert outcome() == Outcome.WITHOUT_VOTE
        correcting.take_back(correction, editor)
        assert outcome() == Outcome.BY_VOTE

    @pytest.mark.parametrize(
        ("in_favour", "against", "said"),
        [
            (100, 50, Outcome.BY_VOTE),
            (99, 50, Outcome.UNKNOWN),
            (50, 50, Outcome.UNKNOWN),
            (49, 50, Outcome.REJECTED),
            (0, 0, Outcome.UNKNOWN),
            (None, 50, Outcome.UNKNOWN),
        ],
    )
    def test_of_a_draft_is_what_the_figures_leave_no_doubt_of(self, in_favour, against, said):
        enter(stored(draft()), in_favour=in_favour, against=against)
        assert outcome() == said

    def test_of_a_draft_whose_adopted_text_is_held_is_adoption(self):
        version = stored(draft())
        store(adopted())
        enter(version, in_favour=60, against=50)
        assert outcome() == Outcome.BY_VOTE

    def test_is_not_that_of_an_amendment(self):
        version = stored(adopted())
        amendment = stored(draft(kind="amendment", symbol="A/66/L.9", symbol_from="text"), name="amendment.txt")
        Version.objects.filter(pk=amendment.pk).update(resolution=version.resolution)
        Resolution.objects.exclude(pk=version.resolution_id).delete()
        enter(Version.objects.get(pk=amendment.pk), in_favour=1, against=90)
        assert outcome() == Outcome.ADOPTED

    def test_follows_a_vote_that_is_moved_to_another_text(self):
        first, second = stored(adopted()), stored(adopted("A/RES/66/9", title="Other"), name="other.txt")
        vote = enter(first)
        vote.version = second
        voting.enter_vote(vote, {})
        assert Resolution.objects.get(versions=first).outcome == Outcome.ADOPTED
        assert Resolution.objects.get(versions=second).outcome == Outcome.BY_VOTE


class TestAVoteTakenAway:
    def test_takes_the_outcome_with_it_and_is_on_record_with_its_list(self, editor):
        version = stored(adopted())
        vote = enter(version, {"Cuba": "in_favour", "Fiji": "against"}, held_on="2011-12-19")
        vote.refresh_from_db()
        voting.take_away_vote(vote, editor)
        assert not Vote.objects.exists() and not Ballot.objects.exists()
        assert outcome() == Outcome.ADOPTED
        correction = Correction.objects.get()
        assert (correction.version, correction.field, correction.editor) == (version, "vote", editor)
        assert correction.before == {
            "body": "plenary",
            "part": "",
            "in_favour": 120,
            "against": 3,
            "abstaining": 50,
            "held_on": "2011-12-19",
            "meeting": "",
            "ballots": {"Cuba": "in_favour", "Fiji": "against"},
            "announced": {},
        }

    def test_is_taken_back(self, editor):
        vote = enter(stored(adopted()), {"Cuba": "in_favour"}, meeting="89th plenary meeting")
        correcting.take_back(voting.take_away_vote(vote, editor), editor)
        again = Vote.objects.get()
        assert (again.in_favour, again.meeting, again.from_file) == (120, "89th plenary meeting", False)
        assert [(one.as_written, one.state.name, one.position) for one in again.ballots.all()] == [
            ("Cuba", "Cuba", "in_favour")
        ]
        assert outcome() == Outcome.BY_VOTE
        assert not Correction.objects.standing().exists()

    def test_is_not_taken_back_over_another(self, editor):
        version = stored(adopted())
        correction = voting.take_away_vote(enter(version), editor)
        enter(version, in_favour=7)
        with pytest.raises(ValidationError, match="There is another vote"):
            correcting.take_back(correction, editor)
        assert Correction.objects.standing().get() == correction

    def test_may_be_one_of_several(self, editor):
        version = stored(adopted())
        first = voting.take_away_vote(enter(version), editor)
        voting.take_away_vote(enter(version, in_favour=7), editor)
        correcting.take_back(first, editor)
        assert Vote.objects.get().in_favour == 120

    def test_lets_reloads_be(self, editor):
        voting.take_away_vote(enter(stored(adopted())), editor)
        loaded = store(adopted(vote=doc.Vote(1, 2, 3)))
        assert loaded.kept == ()
        assert Vote.objects.get().from_file
