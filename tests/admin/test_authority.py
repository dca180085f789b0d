"""Editors at the authority list: other names, entries that are one, votes by hand, agenda items; all of it lasts."""

import re
from datetime import date

import pytest
from django.contrib.admin.models import LogEntry
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from resolutions.curation import correcting
from resolutions.models import (
    AgendaItem,
    Alias,
    Ballot,
    Committee,
    Correction,
    OpeningVerb,
    OutboxEntry,
    Resolution,
    Series,
    Session,
    SpellingVariant,
    Sponsor,
    Sponsorship,
    Version,
    Vote,
)
from resolutions.text import document as doc
from tests.admin.test_curating import confirm, opened
from tests.builders import adopted, draft, store, stored

pytestmark = pytest.mark.django_db


def act(client, model: str, action: str, rows, **answers):
    """Choose an action for rows of a list and, with ``answers``, go through with it."""
    data = {"action": action, "_selected_action": [row.pk for row in rows], **answers}
    address = reverse(f"admin:resolutions_{model}_changelist")
    return confirm(client, address, data) if "confirmed" in data else client.post(address, data, follow=True)


def edit(client, row, **fields):
    """Save the form of a row with these fields changed."""
    address = reverse(f"admin:resolutions_{row._meta.model_name}_change", args=[row.pk])
    return client.post(address, opened(client, address) | fields, follow=True)


@pytest.fixture
def two_groups():
    """A group under two names, and one vote under the second."""
    names = doc.Sponsor("Group of Tides", "group"), doc.Sponsor("Tidal Group", "group")
    store(draft(sponsors=names, vote=doc.Vote(1, 0, 0, {"Tidal Group": "in_favour"})))
    return Sponsor.objects.get(name="Group of Tides"), Sponsor.objects.get(name="Tidal Group")


def printed() -> dict[str, str]:
    return dict(Sponsorship.objects.values_list("as_written", "sponsor__name"))


class TestMergingEntries:
    def test_shows_first_what_it_will_do(self, admin_client, two_groups):
        kept, other = two_groups
        page = act(admin_client, "sponsor", "merge", two_groups, into=kept.pk, asked="1").content.decode()
        assert "1 texts, 1 votes; its names and address lead to Group of Tides" in page
        assert Sponsor.objects.filter(pk=other.pk).exists()

    def test_brings_texts_and_votes_under_one_and_keeps_what_is_printed(self, admin_client, two_groups):
        kept, _ = two_groups
        OutboxEntry.objects.all().delete()
        act(admin_client, "sponsor", "merge", two_groups, into=kept.pk, confirmed="1")
        assert printed() == {"Group of Tides": "Group of Tides", "Tidal Group": "Group of Tides"}
        assert Ballot.objects.get().state == kept
        assert Alias.objects.get().editor.username == "admin"
        assert OutboxEntry.objects.exists()

    def test_lasts_over_reloads(self, admin_client, two_groups):
        kept, _ = two_groups
        act(admin_client, "sponsor", "merge", two_groups, into=kept.pk, confirmed="1")
        store(draft(sponsors=(doc.Sponsor("TIDAL GROUP", "group"),)))
        assert printed() == {"TIDAL GROUP": "Group of Tides"}
        assert Sponsor.objects.count() == 1

    def test_leads_the_old_address_on(self, admin_client, client, two_groups):
        kept, _ = two_groups
        act(admin_client, "sponsor", "merge", two_groups, into=kept.pk, confirmed="1")
        response = client.get("/sponsors/tidal-group/")
        assert (response.status_code, response.headers["Location"]) == (301, "/sponsors/group-of-tides/")
        assert client.get("/sponsors/nobody/").status_code == 404

    def test_of_two_members_keeps_since_when_they_are(self, admin_client):
        store(draft(sponsors=(doc.Sponsor("Fiji"), doc.Sponsor("Cuba"))))
        fiji, cuba = Sponsor.objects.get(name="Fiji"), Sponsor.objects.get(name="Cuba")
        act(admin_client, "sponsor", "merge", [fiji, cuba], into=cuba.pk, confirmed="1")
        act(admin_client, "alias", "take_apart", [Alias.objects.get(name="Fiji")])
        assert Sponsor.objects.get(name="Fiji").member_from == fiji.member_from is not None

    def test_is_taken_back(self, admin_client, two_groups):
        kept, _ = two_groups
        Alias.objects.create(sponsor=two_groups[1], name="TG", key="tg")
        act(admin_client, "sponsor", "merge", two_groups, into=kept.pk, confirmed="1")
        act(admin_client, "alias", "take_apart", [Alias.objects.get(name="Tidal Group")])
        assert printed() == {"Group of Tides": "Group of Tides", "Tidal Group": "Tidal Group"}
        again = Sponsor.objects.get(name="Tidal Group")
        assert (again.slug, again.kind, Ballot.objects.get().state) == ("tidal-group", "group", again)
        assert list(again.aliases.values_list("name", flat=True)) == ["TG"]


class TestNames:
    def test_a_new_name_keeps_the_old_one(self, admin_client, two_groups):
        kept, _ = two_groups
        edit(admin_client, kept, name="Group of the Tides")
        kept.refresh_from_db()
        assert (kept.name, kept.slug) == ("Group of the Tides", "group-of-tides")
        store(draft(sponsors=(doc.Sponsor("Group of Tides", "group"),)))
        assert printed() == {"Group of Tides": "Group of the Tides"}
        assert "Name: Group of Tides → Group of the Tides" in LogEntry.objects.get().change_message

    def test_other_names_are_given_one_a_line(self, admin_client, two_groups):
        edit(admin_client, two_groups[0], other_names="Tides\n GoT \n")
        store(draft(sponsors=(doc.Sponsor("got", "group"),)))
        assert printed() == {"got": "Group of Tides"}

    @pytest.mark.parametrize("field", ["name", "other_names"])
    def test_the_name_of_another_entry_is_refused(self, admin_client, two_groups, field):
        page = edit(admin_client, two_groups[0], **{field: "TIDAL GROUP"}).content.decode()
        assert "Tidal Group has this name: merge the two." in page
        assert "A name needs letters." in edit(admin_client, two_groups[0], **{field: "***"}).content.decode()

    def test_a_kind_is_changed_for_many(self, admin_client, two_groups):
        act(admin_client, "sponsor", "set_kind", two_groups, kind="body", confirmed="1")
        assert set(Sponsor.objects.values_list("kind", flat=True)) == {"body"}
        assert LogEntry.objects.filter(change_message="kind: group → body").count() == 2

    def test_a_guess_is_made_an_entry_of_its_own(self, admin_client):
        store(draft(sponsors=(doc.Sponsor("Viet Nama"), doc.Sponsor("Viet Nam"))))
        assert printed()["Viet Nama"] == "Viet Nam"
        act(admin_client, "alias", "take_apart", [Alias.objects.get(guessed=True)])
        assert printed() == {"Viet Nama": "Viet Nama", "Viet Nam": "Viet Nam"}
        store(draft(sponsors=(doc.Sponsor("Viet Nama"),), title="Right to the seas"))
        assert printed() == {"Viet Nama": "Viet Nama"}


class TestTakingAway:
    """What was entered by mistake goes, where nothing hangs on it."""

    def delete(self, client, row) -> str:
        address = reverse(f"admin:resolutions_{row._meta.model_name}_delete", args=[row.pk])
        return client.post(address, {"post": "yes"}, follow=True).content.decode()

    def test_a_mistyped_name_goes_and_is_free_again(self, client, editor, two_groups):
        edit(client, two_groups[0], other_names="Gruop of Tides")
        self.delete(client, Alias.objects.get())
        assert not Alias.objects.exists()
        assert LogEntry.objects.first().is_deletion() and LogEntry.objects.first().object_repr == "Gruop of Tides"
        edit(client, two_groups[1], other_names="Gruop of Tides")
        assert Alias.objects.get().sponsor == two_groups[1]

    @pytest.mark.parametrize("many", [False, True])
    def test_a_name_that_a_text_prints_stays(self, client, editor, two_groups, many):
        edit(client, two_groups[0], other_names="Tides")
        store(draft(title="Other", sponsors=(doc.Sponsor("The TIDES", "group"),)), name="other.txt")
        alias = Alias.objects.get()
        page = (
            act(client, "alias", "delete_selected", [alias], post="yes").content.decode()
            if many
            else self.delete(client, alias)
        )
        assert "Tides is printed in texts" in page
        assert Alias.objects.get() == alias

    def test_a_name_that_votes_print_stays(self, client, editor, two_groups):
        edit(client, two_groups[1], name="Group of the Tide")
        assert "Tidal Group is printed in texts" in self.delete(client, Alias.objects.get())
        Sponsorship.objects.all().delete()
        assert "Tidal Group is printed in texts" in self.delete(client, Alias.objects.get())
        assert Alias.objects.exists()

    def test_a_merge_stays(self, client, editor, two_groups):
        act(client, "sponsor", "merge", two_groups, into=two_groups[0].pk, confirmed="1")
        Sponsorship.objects.all().delete()
        Ballot.objects.all().delete()
        assert "Tidal Group is an entry that was merged" in self.delete(client, Alias.objects.get())
        assert Alias.objects.exists()

    def test_a_stray_committee_goes(self, client, editor):
        stray = Committee.objects.create(name="Thrid Committee")
        self.delete(client, stray)
        assert not Committee.objects.exists()
        assert LogEntry.objects.get().object_repr == "Thrid Committee"

    def test_a_committee_of_proposals_stays(self, client, editor):
        store(draft())
        assert "Cannot delete committee" in self.delete(client, Committee.objects.get())
        assert Committee.objects.exists()

    def test_a_committee_that_corrections_speak_of_stays(self, client, editor):
        version = stored(draft())
        stray = Committee.objects.create(name="Thrid Committee")
        correcting.take_back(correcting.correct(version.resolution, "committee", stray, editor), editor)
        assert "Committee of Right to the sea" in self.delete(client, stray)
        assert Committee.objects.filter(pk=stray.pk).exists()


class TestVotesByHand:
    ADDRESS = "/admin/resolutions/vote/"

    def add(self, client, **fields):
        pk = store(adopted(vote=doc.Vote(1, 0, 0, {"Fiji": "in_favour"}))).version_id
        data = {"version": pk, "body": "committee", "in_favour": 2, "names_in_favour": "CUBA and the CZECH REPUBLIC."}
        return client.post(f"{self.ADDRESS}add/", {**data, **fields}, follow=True).content.decode()

    def test_in_committee_with_the_list_as_a_record_prints_it(self, admin_client):
        self.add(admin_client, names_against="Antigua and Barbuda")
        vote = Vote.objects.get(from_file=False)
        ballots = list(vote.ballots.order_by("as_written").values_list("as_written", "state__name", "position"))
        assert ballots == [
            ("Antigua and Barbuda", "Antigua and Barbuda", "against"),
            ("Cuba", "Cuba", "in_favour"),
            ("Czech Republic", "Czechia", "in_favour"),
        ]
        edit(admin_client, vote, names_against="")
        assert vote.ballots.count() == 2
        store(adopted(vote=None))
        assert Vote.objects.get() == vote

    @pytest.mark.parametrize(
        ("against", "message"), [("Cuba", "Cuba stands in the lists twice."), ("Atlantis", "Atlantis is no State")]
    )
    def test_lists_that_cannot_be_are_refused(self, admin_client, against, message):
        assert message in self.add(admin_client, names_against=against)
        assert not Vote.objects.filter(from_file=False).exists()

    def test_of_a_file_are_not_changed_but_those_of_an_editor_can_go(self, admin_client):
        self.add(admin_client)
        by_file, by_hand = Vote.objects.get(from_file=True), Vote.objects.get(from_file=False)
        assert admin_client.post(f"{self.ADDRESS}{by_file.pk}/change/", {}).status_code == 403
        assert admin_client.post(f"{self.ADDRESS}{by_file.pk}/delete/", {"post": "yes"}).status_code == 403
        admin_client.post(f"{self.ADDRESS}{by_hand.pk}/delete/", {"post": "yes"})
        assert Vote.objects.get() == by_file

    def test_of_a_file_are_shown_with_their_names(self, admin_client):
        pk = store(adopted(vote=doc.Vote(1, 0, 0, {"Fiji": "in_favour"}, {"Cuba": "against"}))).version_id
        page = admin_client.get(f"{self.ADDRESS}{Vote.objects.get(version=pk).pk}/change/")
        shown = " ".join(re.sub("<[^>]+>", " ", page.content.decode()).split())
        assert "Names in favour: Fiji Names against: – Names abstaining: –" in shown
        assert "Cuba" in shown and "None" not in shown

    def test_of_a_file_do_not_go_with_many_either(self, admin_client):
        self.add(admin_client)
        page = act(admin_client, "vote", "delete_selected", Vote.objects.all(), post="yes").content.decode()
        assert "A/RES/66/152, plenary" in page
        assert Vote.objects.count() == 2
        act(admin_client, "vote", "delete_selected", Vote.objects.filter(from_file=False), post="yes")
        assert Vote.objects.get().from_file
        assert Correction.objects.get().editor.username == "admin"

    def test_say_what_became_of_the_proposal(self, admin_client, client):
        self.add(admin_client, body="plenary", in_favour=120)
        vote = Vote.objects.get(from_file=False)
        assert Resolution.objects.get().outcome == "adopted_by_vote"
        call_command("check_index")
        assert "A/RES/66/152" in client.get("/search/?q=report&outcome=adopted_by_vote").content.decode()
        edit(admin_client, vote, body="committee")
        assert Vote.objects.get(from_file=False).body == "committee"

    def test_that_went_stand_in_the_history_of_the_text_and_are_taken_back(self, admin_client):
        self.add(admin_client)
        vote = Vote.objects.get(from_file=False)
        admin_client.post(f"{self.ADDRESS}{vote.pk}/delete/", {"post": "yes"})
        correction = Correction.objects.get()
        text = reverse("admin:resolutions_version_change", args=[vote.version_id])
        page = admin_client.get(text).content.decode()
        assert "committee: 2 in favour; in favour: Cuba, Czech Republic" in page
        admin_client.post(text, {"_take_back": correction.pk})
        assert Vote.objects.get(from_file=False).ballots.count() == 2


class TestAgendaItems:
    @pytest.fixture
    def items(self):
        """Two numbers for one item, each with a proposal."""
        for number, title in (("69", "One"), ("96", "Two")):
            store(draft(title=title, agenda_items=(doc.AgendaItem(number, None, "Oceans"),)), name=f"{title}.txt")
        return AgendaItem.objects.get(number=69), AgendaItem.objects.get(number=96)

    def numbers(self) -> dict[str, int]:
        return dict(Resolution.objects.values_list("title", "agenda_items__number"))

    def test_that_are_one_are_merged_and_it_lasts(self, admin_client, client, items):
        act(admin_client, "agendaitem", "merge", items, into=items[0].pk, confirmed="1")
        assert self.numbers() == {"One": 69, "Two": 69}
        store(draft(title="Three", agenda_items=(doc.AgendaItem("96", None, "Oceans"),)), name="three.txt")
        store(draft(title="Two", issued_on=None, agenda_items=(doc.AgendaItem("96", None, "Oceans"),)), name="Two.txt")
        assert self.numbers() == {"One": 69, "Two": 69, "Three": 69}
        assert client.get("/sessions/66/items/96/").headers["Location"] == "/sessions/66/items/69/"
        assert "Item 96" not in client.get("/sessions/66/").content.decode()
        assert "merged into: – → 69" in LogEntry.objects.get().change_message

    def test_a_merge_is_taken_back(self, admin_client, items):
        act(admin_client, "agendaitem", "merge", items, into=items[0].pk, confirmed="1")
        act(admin_client, "agendaitem", "take_apart", [items[1]])
        assert self.numbers() == {"One": 69, "Two": 96}

    def test_of_two_sessions_stay_two(self, admin_client, items):
        store(draft(session="67", title="Other", agenda_items=(doc.AgendaItem("5"),)), name="other.txt")
        other = AgendaItem.objects.get(number=5)
        page = act(admin_client, "agendaitem", "merge", [items[0], other], into=items[0].pk, confirmed="1")
        assert "is of another session" in page.content.decode()
        assert not AgendaItem.objects.exclude(merged_into=None).exists()

    def test_a_title_an_editor_gave_stays(self, admin_client, items):
        edit(admin_client, items[0], title="Oceans and the law of the sea")
        store(draft(title="One", issued_on=None, agenda_items=(doc.AgendaItem("69", None, "Oceans"),)), name="One.txt")
        assert AgendaItem.objects.get(number=69).title == "Oceans and the law of the sea"
        assert Version.objects.count() == 2


class TestWhatAnEntryIs:
    """Its kind, its codes and since when it is a Member: corrected like the fields of a text."""

    @pytest.fixture
    def entry(self, two_groups) -> Sponsor:
        return two_groups[0]

    def now(self, entry: Sponsor) -> tuple:
        return Sponsor.objects.values_list("kind", "code", "m49", "member_from", "member_until").get(pk=entry.pk)

    def test_is_recorded_shown_and_taken_back_on_the_spot(self, admin_client, admin_user, entry):
        edit(admin_client, entry, kind="state", code="GRT", m49="999", member_from="1950-01-01")
        assert self.now(entry) == ("state", "GRT", "999", date(1950, 1, 1), None)
        said = {one.field: (one.before, one.value, one.editor) for one in entry.corrections.all()}
        assert said == {
            "kind": ("group", "state", admin_user),
            "code": ("", "GRT", admin_user),
            "m49": ("", "999", admin_user),
            "member_from": (None, "1950-01-01", admin_user),
        }
        address = reverse("admin:resolutions_sponsor_change", args=[entry.pk])
        assert "1950-01-01" in admin_client.get(address).content.decode()
        for correction in entry.corrections.all():
            admin_client.post(address, {"_take_back": correction.pk})
        assert self.now(entry) == ("group", "", "", None, None)
        assert "ended by admin" in admin_client.get(address).content.decode()

    def test_set_for_many_is_taken_back_too(self, admin_client, two_groups):
        act(admin_client, "sponsor", "set_kind", two_groups, kind="body", confirmed="1")
        act(admin_client, "correction", "take_back", Correction.objects.all())
        assert set(Sponsor.objects.values_list("kind", flat=True)) == {"group"}

    def test_goes_back_to_the_correction_before(self, admin_client, entry):
        for code in ("AAA", "BBB"):
            edit(admin_client, entry, code=code)
        act(admin_client, "correction", "take_back", [Correction.objects.get(value="BBB")])
        assert self.now(entry)[1] == "AAA"
        assert Correction.objects.standing().get().value == "AAA"

    @pytest.mark.parametrize(("since", "until"), [("1970-01-01", "1980-01-01"), ("1930-01-01", "1940-01-01")])
    def test_dates_move_past_each_other_and_stay_in_order(self, admin_client, entry, since, until):
        edit(admin_client, entry, member_from="1950-01-01", member_until="1960-01-01")
        edit(admin_client, entry, member_from=since, member_until=until)
        assert self.now(entry)[3:] == (date.fromisoformat(since), date.fromisoformat(until))
        page = act(admin_client, "correction", "take_back", [Correction.objects.standing().get(field="member_from")])
        back = self.now(entry)[3]
        if since == "1970-01-01":
            assert back == date(1950, 1, 1)
        else:
            assert back == date(1930, 1, 1), "a membership cannot end before it began"
            assert "A membership ends after it begins: change both of its dates." in page.content.decode()

    def test_of_a_merged_entry_ends_with_it_and_is_there_again(self, admin_client, two_groups):
        kept, other = two_groups
        edit(admin_client, other, kind="body")
        edit(admin_client, kept, kind="state")
        act(admin_client, "sponsor", "merge", two_groups, into=kept.pk, confirmed="1")
        assert Correction.objects.standing().get().value == "state"
        act(admin_client, "alias", "take_apart", [Alias.objects.get(name="Tidal Group")])
        made = Sponsor.objects.get(name="Tidal Group")
        assert (made.kind, made.corrections.standing().get().value) == ("body", "body")
        act(admin_client, "correction", "take_back", made.corrections.all())
        assert self.now(made)[0] == "group"
        assert self.now(kept)[0] == "state"

    def test_is_found_among_the_corrections_by_its_name(self, admin_client, entry):
        edit(admin_client, entry, code="GRT")
        listed = admin_client.get(reverse("admin:resolutions_correction_changelist"), {"q": "tides"})
        assert "Group of Tides" in listed.content.decode()


class TestTheLog:
    """Rows that are changed in place say what each field was before."""

    @pytest.mark.parametrize(
        ("make", "fields", "told"),
        [
            (
                lambda: Series.objects.create(title="Seas", title_key="seas", slug="seas"),
                {"title": "Oceans"},
                "Title: Seas → Oceans",
            ),
            (lambda: Committee.objects.create(name="Whole"), {"name": "The Whole"}, "Name: Whole → The Whole"),
            (
                lambda: Session.objects.create(code="66", kind="regular", ordinal=66),
                {"code": "67", "ordinal": "67"},
                "Code: 66 → 67; Number: 66 → 67",
            ),
            (
                lambda: OpeningVerb.objects.create(ladder="call to act", rung=6, verb="insists upon"),
                {"rung": "9"},
                "Rung: 6 → 9",
            ),
            (
                lambda: SpellingVariant.objects.create(spelling="aaa", variant="bbb"),
                {"variant": "ccc", "ending": "on"},
                "Variant: bbb → ccc; Ending only: no → yes",
            ),
        ],
        ids=["series", "committee", "session", "verb", "spelling"],
    )
    def test_of_a_row(self, admin_client, make, fields, told):
        row = make()
        edit(admin_client, row, **fields)
        assert LogEntry.objects.get().get_change_message() == told

    def test_of_a_rung_set_in_the_list(self, admin_client):
        verb = OpeningVerb.objects.create(ladder="call to act", rung=6, verb="insists upon")
        form = {"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 1, "form-0-id": verb.pk, "form-0-rung": 9, "_save": "Save"}
        form["initial-form-0-rung"] = verb.rung
        admin_client.post(reverse("admin:resolutions_openingverb_changelist") + "?q=insists", form)
        assert LogEntry.objects.get().get_change_message() == "Rung: 6 → 9"

    def test_names_a_row_pointed_to_and_not_its_number(self, admin_client):
        store(draft())
        Session.objects.create(code="67", kind="regular", ordinal=67)
        edit(admin_client, AgendaItem.objects.get(), session=Session.objects.get(code="67").pk)
        assert LogEntry.objects.get().get_change_message() == "Session: 66 → 67"


class TestSearch:
    """The index is told of whatever an editor changes that texts are searched by."""

    @pytest.fixture
    def indexed(self):
        store(adopted(sponsors=(doc.Sponsor("Group of Tides", "group"),)))
        Resolution.objects.update(series=Series.objects.create(title="Law of the sea", title_key="law", slug="law"))
        call_command("rebuild_index")
        OutboxEntry.objects.all().delete()  # a test is one transaction, of which all would be indexed again

    @pytest.mark.parametrize(
        ("model", "fields"),
        [
            (Sponsor, {"kind": "body"}),
            (Committee, {"name": "Committee of the Whole"}),
            (AgendaItem, {"letter": "z"}),
        ],
    )
    def test_knows_a_row_that_was_edited(self, admin_client, indexed, model, fields):
        row = model.objects.first()
        assert edit(admin_client, row, **fields).status_code == 200
        assert model.objects.filter(pk=row.pk, **fields).exists()
        call_command("check_index")

    @pytest.mark.parametrize("fields", [{"name": "Group of Waves"}, {"kind": "body"}])
    def test_is_told_once_of_a_change(self, admin_client, indexed, fields):
        with CaptureQueriesContext(connection) as queries:
            edit(admin_client, Sponsor.objects.get(), **fields)
        told = [query for query in queries if query["sql"].lstrip().startswith("INSERT INTO resolutions_outboxentry")]
        assert (len(told), OutboxEntry.objects.count()) == (1, 1)

    def test_knows_a_kind_that_was_set_for_many(self, admin_client, indexed):
        act(admin_client, "sponsor", "set_kind", Sponsor.objects.all(), kind="body", confirmed="1")
        assert Sponsor.objects.get().kind == "body"
        call_command("check_index")

    def test_knows_a_series_that_is_gone(self, admin_client, indexed):
        series = Series.objects.get()
        admin_client.post(reverse("admin:resolutions_series_delete", args=[series.pk]), {"post": "yes"})
        assert not Series.objects.exists()
        call_command("check_index")
