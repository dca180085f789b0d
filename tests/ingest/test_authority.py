"""One authority list: whom a printed name means, whatever is printed; votes and subjects as rows."""

from datetime import date

import pytest

from resolutions.ingest.writing import cover_rows as writer
from resolutions.ingest.writing.authority import Authority, known_names, nearest_names
from resolutions.ingest.writing.copies import Copies
from resolutions.models import Alias, Ballot, Sponsor, Sponsorship, Subject, Version, Vote
from resolutions.text import document as doc
from tests.builders import adopted, draft, store, stored

pytestmark = pytest.mark.django_db


def test_names_that_would_have_one_address_have_two():
    store(draft(subjects=("LAMPS",)))
    store(draft(subjects=("LAMPS", "Lamps", "Lamps!", "Ropes"), title="Other"), name="other.txt")
    slugs = dict(Subject.objects.values_list("name", "slug"))
    assert slugs == {"LAMPS": "lamps", "Lamps": "lamps-2", "Lamps!": "lamps-3", "Ropes": "ropes"}


def named(*names: str, kind: str = "state") -> dict[str, str]:
    """Each printed name with the entry it means."""
    store(draft(sponsors=tuple(doc.Sponsor(name, kind) for name in names)))
    return dict(Sponsorship.objects.values_list("as_written", "sponsor__name"))


class TestWhomANameMeans:
    def test_a_former_name_and_a_short_one_lead_to_the_state_and_stay_as_printed(self):
        assert named("Turkey", "Türkiye", "Zaire", "Bolivia") == {
            "Turkey": "Türkiye",
            "Türkiye": "Türkiye",
            "Zaire": "Democratic Republic of the Congo",
            "Bolivia": "Bolivia (Plurinational State of)",
        }

    def test_a_state_has_its_codes_its_membership_and_its_other_names(self):
        named("Turkey")
        state = Sponsor.objects.get()
        assert (state.slug, state.kind, state.code, state.m49) == ("turkiye", "state", "TUR", "792")
        assert (state.member_from, state.member_until) == (date(1945, 10, 24), None)
        assert list(state.aliases.values_list("name", "until", "guessed")) == [("Turkey", 2022, False)]

    def test_a_former_state_stays_one_of_its_own(self):
        assert named("Czechoslovakia", "Czech Republic") == {
            "Czechoslovakia": "Czechoslovakia",
            "Czech Republic": "Czechia",
        }
        assert Sponsor.objects.get(name="Czechoslovakia").member_until == date(1993, 1, 1)

    def test_one_letter_off_one_state_is_that_state_and_marked(self):
        assert named("Viet Nama", "Nambia", "Iram", kind="state")["Viet Nama"] == "Viet Nam"
        assert Alias.objects.get(guessed=True).name == "Viet Nama"
        # One letter off two States, and one off none by its whole name.
        assert set(Sponsor.objects.filter(code="").values_list("name", flat=True)) == {"Nambia", "Iram"}

    def test_a_short_name_and_one_with_another_and_are_the_states(self):
        assert named("Soviet Union", "Saint Kitts & Nevis") == {
            "Soviet Union": "Union of Soviet Socialist Republics",
            "Saint Kitts & Nevis": "Saint Kitts and Nevis",
        }

    @pytest.mark.parametrize(
        ("name", "nearest"),
        [
            ("Bank of the Fijian tides", "Fiji"),
            ("DRC", "Democratic Republic of the Congo"),
            ("Untied Kingdom", "United"),
        ],
    )
    def test_near_are_names_with_its_words_or_initials_and_not_those_with_an_of(self, name, nearest):
        found = nearest_names(name, known_names())
        assert found[0].startswith(nearest)
        assert "Association" not in " ".join(found)

    def test_a_group_is_not_taken_for_a_state(self):
        assert named("Group of Mali", "Malt", kind="group") == {"Group of Mali": "Group of Mali", "Malt": "Malt"}

    def test_an_officer_goes_by_the_office(self):
        printed = "Vice-Chair of the Committee, Ann Lee (Malta)"
        assert named(printed, kind="body") == {printed: "Vice-Chair of the Committee"}

    def test_an_editors_other_name_comes_before_the_table(self):
        club = Sponsor.objects.create(name="Club of Tides", key="club of tides", slug="club", kind="group")
        Alias.objects.create(sponsor=club, name="Turkey", key="turkey")
        assert named("Turkey") == {"Turkey": "Club of Tides"}

    def test_a_state_an_editor_renamed_is_found_by_its_code(self):
        named("Turkey")
        Sponsor.objects.update(name="Republic of T.", key="republic of t")
        store(draft(sponsors=(doc.Sponsor("Türkiye"),)), name="other.txt")
        assert Sponsor.objects.count() == 1


class TestOnWhoseBehalf:
    def test_a_group_has_a_row_after_the_sponsors(self):
        store(draft(sponsors=(doc.Sponsor("Cuba"),), sponsor_note="on behalf of the Group of 77 and China"))
        rows = list(Sponsorship.objects.values_list("sponsor__name", "sponsor__kind", "role"))
        assert rows == [("Cuba", "state", "sponsor"), ("Group of 77 and China", "group", "behalf")]

    def test_a_group_that_is_a_sponsor_already_is_not_named_twice(self):
        note = "Group of 77 on behalf of the Group of 77"
        store(draft(sponsors=(doc.Sponsor("Group of 77", "group"),), sponsor_note=note))
        assert Sponsorship.objects.get().role == "sponsor"


VOTE = doc.Vote(2, 1, 0, {"Turkey": "in_favour", "Fiji": "in_favour", "Cuba": "against"})


class TestVotes:
    def test_a_vote_is_kept_with_its_ballots_under_the_names_of_the_list(self):
        store(adopted(vote=VOTE, outcome="adopted_by_vote"))
        vote = Vote.objects.get()
        assert (vote.body, vote.in_favour, vote.against, vote.abstaining, vote.from_file) == ("plenary", 2, 1, 0, True)
        ballots = Ballot.objects.order_by("as_written").values_list("as_written", "state__name", "position")
        assert list(ballots) == [
            ("Cuba", "Cuba", "against"),
            ("Fiji", "Fiji", "in_favour"),
            ("Turkey", "Türkiye", "in_favour"),
        ]

    def test_a_reload_replaces_the_files_vote_and_leaves_the_editors(self):
        store(adopted(vote=VOTE))
        Vote.objects.create(version=Version.objects.get(), body="committee", in_favour=100)
        store(adopted(vote=doc.Vote(3, 0, 0)))
        votes = list(Vote.objects.order_by("body").values_list("body", "in_favour", "from_file"))
        assert votes == [("committee", 100, False), ("plenary", 3, True)]
        assert not Ballot.objects.exists()
        store(adopted(vote=None))
        assert list(Vote.objects.values_list("body", flat=True)) == ["committee"]

    def test_a_vote_is_counted_once_whatever_the_languages_and_as_an_editor_has_it(self):
        for language in ("fr", "en"):
            store(adopted(vote=VOTE, language=language), name=f"{language}.txt")
        assert Vote.objects.get() == Vote.objects.once().get()
        mended = Vote.objects.create(version=Version.objects.get(), in_favour=7)
        assert Vote.objects.once().get() == mended
        assert Ballot.objects.counted().count() == 0


class TestSubjects:
    def test_headings_in_their_order_and_anew_on_a_reload(self):
        store(adopted(subjects=("TIDES", "LAMPS")))
        assert list(Version.objects.get().headings.values_list("subject__name", flat=True)) == ["TIDES", "LAMPS"]
        store(adopted(subjects=("LAMPS",)))
        assert list(Version.objects.get().headings.values_list("subject__slug", flat=True)) == ["lamps"]
        assert Subject.objects.count() == 2


def test_names_that_do_not_fit_are_left_out_and_said():
    long = "x" * 600
    vote = doc.Vote(1, 0, 0, {long: "in_favour"})
    loaded = store(adopted(sponsors=(doc.Sponsor(long), doc.Sponsor("***")), vote=vote, subjects=(long,)))
    codes = [problem.code for problem in loaded.problems]
    assert codes == ["sponsor_left_out", "voter_left_out", "subject_left_out"]
    assert not (Sponsor.objects.exists() or Ballot.objects.exists() or Subject.objects.exists())


def test_names_known_already_cost_no_query(django_assert_num_queries):
    document = adopted(vote=VOTE, subjects=("TIDES",), sponsors=(doc.Sponsor("Turkey"),))
    version = stored(document)
    authority, copies = Authority(), Copies()
    copies.keys.expect(Vote, 1)
    authority.sponsor("Turkey", "state"), authority.subject("TIDES")
    with django_assert_num_queries(0):
        writer.add(version, document, authority, copies)
