"""What an editor says: recorded, shown, kept over reloads, taken back."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from resolutions.curation import corrected_fields, correcting, removing, series_editing, symbols
from resolutions.models import AgendaItem, Correction, OutboxEntry, Resolution, Series, Version
from resolutions.text.citations import find_citations
from tests.builders import adopted, draft, store, stored, text_of

pytestmark = pytest.mark.django_db


def again(version: Version) -> Version:
    return Version.objects.get(pk=version.pk)


class TestACorrection:
    def test_has_who_when_before_and_after(self, editor):
        version = stored(adopted())
        correction = correcting.correct(version, "issued_on", date(2012, 4, 1), editor)
        assert (correction.editor, correction.before, correction.value) == (editor, "2012-03-13", "2012-04-01")
        assert correction.made_at is not None
        assert again(version).issued_on == date(2012, 4, 1)
        assert again(version).parsed["issued_on"] == "2012-03-13"

    def test_outlives_a_reload_of_a_changed_file(self, editor):
        version = stored(adopted())
        correcting.correct(version, "issued_on", date(2012, 4, 1), editor)
        store(adopted(issued_on=date(2012, 3, 14)))
        assert again(version).issued_on == date(2012, 4, 1)
        assert corrected_fields.said_by_file(again(version), "issued_on") == "2012-03-14"

    def test_of_what_is_so_already_is_none(self, editor):
        assert correcting.correct(text_of(stored(adopted())), "title", "Right to the sea", editor) is None
        assert not Correction.objects.exists()

    def test_reaches_the_search_index(self, editor):
        version = stored(adopted())
        OutboxEntry.objects.all().delete()
        correcting.correct(text_of(version), "title", "Mended", editor)
        assert OutboxEntry.objects.get().version_id == version.pk

    def test_of_the_title_names_the_proposal_and_finds_its_series(self, editor):
        series = Series.objects.create(title="Law of the sea", title_key="law of the sea", slug="law")
        version = stored(draft())
        correcting.correct(text_of(version), "title", "Law of the sea", editor)
        assert (again(version).resolution.title, again(version).resolution.series) == ("Law of the sea", series)


class TestTakingBack:
    def test_restores_what_the_file_says_now(self, editor):
        version = stored(adopted())
        correction = correcting.correct(version, "issued_on", date(2012, 4, 1), editor)
        store(adopted(issued_on=date(2012, 3, 14)))
        correcting.take_back(correction, editor)
        assert again(version).issued_on == date(2012, 3, 14)
        ended = Correction.objects.get()
        assert (ended.stands, ended.ended_by) == (False, editor)

    def test_restores_the_correction_before_it(self, editor):
        version = stored(adopted())
        first = correcting.correct(text_of(version), "title", "First", editor)
        second = correcting.correct(text_of(version), "title", "Second", editor)
        assert not Correction.objects.get(pk=first.pk).stands
        correcting.take_back(second, editor)
        assert again(version).title == "First"
        correcting.take_back(Correction.objects.get(pk=first.pk), editor)
        assert again(version).title == "Right to the sea"

    def test_of_a_proposals_field_asks_its_versions(self, editor):
        version = stored(draft(), series="Seas")
        other = Series.objects.create(title="Other", title_key="other", slug="other")
        correction = correcting.correct(version.resolution, "series", other, editor)
        assert again(version).resolution.series == other
        correcting.take_back(correction, editor)
        assert again(version).resolution.series.title == "Seas"

    def test_twice_is_refused(self, editor):
        correction = correcting.correct(text_of(stored(adopted())), "title", "First", editor)
        correcting.take_back(correction, editor)
        with pytest.raises(Correction.DoesNotExist):
            correcting.take_back(correction, editor)


class TestASymbol:
    def test_in_any_spelling_brings_address_order_and_kind(self, editor):
        version = stored(draft(kind=None, session=None, citations=()))
        correcting.correct(version, "symbol", " a/res/60/156 ", editor)
        version = again(version)
        assert (version.symbol, version.symbol_key, version.symbol_from) == ("A/RES/60/156", "A/RES/60/156", "editor")
        assert (version.kind, version.stage, version.symbol_sort > "") == ("resolution", "adopted", True)
        assert version.resolution.session.code == "60"

    def test_stays_with_the_kind_it_tells_over_a_reload(self, editor):
        version = stored(draft(kind=None))
        correcting.correct(version, "symbol", "A/RES/60/156", editor)
        store(replace(draft(kind=None), sponsor_note="Changed."))
        assert (again(version).symbol, again(version).stage) == ("A/RES/60/156", "adopted")

    def test_is_found_by_those_who_cite_it(self, editor):
        citing = stored(draft())
        version = stored(draft(kind=None, citations=()), name="other.txt")
        correction = correcting.correct(version, "symbol", "A/RES/55/2", editor)
        assert text_of(citing).citations.get(symbol="A/RES/55/2").target == version
        correcting.take_back(correction, editor)
        assert text_of(citing).citations.get(symbol="A/RES/55/2").target is None
        assert (again(version).symbol, again(version).symbol_from) == (None, "")

    def test_of_another_document_is_refused(self, editor):
        stored(adopted())
        version = stored(draft(), name="other.txt")
        with pytest.raises(symbols.SymbolTaken, match="A/RES/66/152 is already in the archive: “Right to the sea”"):
            correcting.correct(version, "symbol", "a/res/66/152", editor)
        assert again(version).symbol is None

    def test_that_is_none_is_refused(self, editor):
        with pytest.raises(ValidationError, match="not a document symbol"):
            correcting.correct(stored(draft()), "symbol", "resolution nine", editor)


class TestAProposal:
    def test_takes_in_a_version_that_was_apart_and_keeps_it(self, editor):
        first, second = stored(draft()), stored(adopted(title="Another"))
        apart = second.resolution
        correcting.correct(second, "resolution", first.resolution, editor)
        assert again(second).resolution == first.resolution
        assert Resolution.objects.get(pk=apart.pk).session is None
        store(adopted(title="Yet another"))
        assert again(second).resolution == first.resolution

    def test_its_agenda_items_as_an_editor_says(self, editor):
        version = stored(draft())
        item = AgendaItem.objects.create(session=version.resolution.session, number=70)
        correction = correcting.correct(version.resolution, "agenda_items", [item], editor)
        store(replace(draft(), sponsor_note="Changed."))
        assert list(version.resolution.agenda_items.all()) == [item]
        correcting.take_back(correction, editor)
        assert [str(item) for item in version.resolution.agenda_items.all()] == ["69 (b)"]

    def test_goes_with_its_last_version(self, editor):
        version = stored(draft())
        OutboxEntry.objects.all().delete()
        pk = version.pk
        removing.remove_version(version, "", editor)
        assert not Resolution.objects.exists()
        assert OutboxEntry.objects.get().version_id == pk


def test_what_is_left_of_a_proposal_speaks_for_it(editor):
    draft_text = stored(draft(title="Right to the high seas"))
    adopted_text = stored(adopted(title="Right to the sea"))
    Version.objects.filter(pk=draft_text.pk).update(resolution=adopted_text.resolution)
    Resolution.objects.filter(pk=draft_text.resolution_id).delete()
    OutboxEntry.objects.all().delete()
    removing.remove_version(again(adopted_text), "", editor)
    left = Resolution.objects.get()
    assert (left.title, left.outcome) == ("Right to the high seas", "")
    assert set(OutboxEntry.objects.values_list("version_id", flat=True)) == {draft_text.pk, adopted_text.pk}


def test_a_new_series_collects_the_proposals_of_its_title():
    version = stored(draft())
    series = Series.objects.create(title="Right to the SEA", title_key="right to the sea", slug="sea")
    assert series_editing.collect(series) == 1
    assert again(version).resolution.series == series


class TestMergingAndTakingOut:
    def test_two_proposals_become_one_and_it_is_taken_back(self, editor):
        first, second = stored(draft()), stored(adopted(title="Another"))
        apart = second.resolution
        own = correcting.correct(apart, "outcome", "adopted_by_vote", editor)
        assert correcting.merge(apart.versions.all(), first.resolution, editor) == 1
        assert again(second).resolution == first.resolution
        apart.refresh_from_db()
        assert (apart.session, apart.title) == (None, "")
        assert Correction.objects.filter(pk=own.pk).exists()
        correcting.take_back(Correction.objects.get(field="resolution"), editor)
        apart.refresh_from_db()
        assert again(second).resolution == apart
        assert (apart.title, apart.session.code, apart.outcome) == ("Another", "66", "adopted_by_vote")

    def test_a_later_text_of_the_merged_proposal_goes_where_the_others_went(self, editor):
        first, second = stored(draft()), stored(draft(title="Another"), name="other.txt")
        correcting.merge([second], first.resolution, editor)
        later = stored(draft(title="Another", sponsor_note="Later."), name="later.txt")
        assert later.resolution == first.resolution

    def test_a_text_is_taken_out_and_neither_comes_back_by_a_reload(self, editor):
        first, second = stored(draft()), stored(adopted())
        both = second.resolution
        assert first.resolution == both
        correction = correcting.split_off(second, editor)
        own = again(second).resolution
        assert own != both and own.title == "Right to the sea" and own.session == both.session
        store(draft(sponsor_note="Changed."))
        store(adopted(sponsor_note="Changed."))
        assert (again(first).resolution, again(second).resolution) == (both, own)
        correcting.take_back(correction, editor)
        assert again(second).resolution == both
        assert not Resolution.objects.filter(pk=own.pk).exists()

    def test_a_text_alone_cannot_be_taken_out(self, editor):
        assert correcting.split_off(stored(draft()), editor) is None


class TestSponsors:
    printed = [["Cuba", "sponsor"], ["Group of 77", "sponsor"]]

    def test_as_an_editor_says_over_a_reload_and_taken_back(self, editor):
        version = stored(draft())
        assert corrected_fields.current(version, "sponsors") == self.printed
        wanted = [["Cuba", "sponsor"], ["Belarus", "additional"]]
        correction = correcting.correct(version, "sponsors", wanted, editor)
        assert corrected_fields.current(version, "sponsors") == wanted
        store(draft(sponsor_note="Changed."))
        assert corrected_fields.current(version, "sponsors") == wanted
        assert (correction.before, corrected_fields.said_by_file(again(version), "sponsors")) == (
            self.printed,
            self.printed,
        )
        correcting.take_back(correction, editor)
        assert corrected_fields.current(version, "sponsors") == self.printed

    def test_that_a_manifest_named_are_there_again_when_a_correction_is_taken_back(self, editor):
        version = stored(draft(), additional_sponsors=("Belarus",))
        named = [*self.printed, ["Belarus", "additional"]]
        assert corrected_fields.current(version, "sponsors") == named
        correction = correcting.correct(version, "sponsors", [["Cuba", "sponsor"]], editor)
        correcting.take_back(correction, editor)
        assert corrected_fields.current(version, "sponsors") == named


class TestTheSponsorsNote:
    printed = "On behalf of the Group of Tides, pursuant to resolution 60/2 of 8 September 2005."
    corrected = "On behalf of the Group of Waves, pursuant to resolution 61/3 of 8 September 2006."

    @pytest.fixture
    def version(self) -> Version:
        return self.store()

    def store(self, **fields) -> Version:
        cited = find_citations(self.printed, where="sponsor_note")
        return stored(draft(sponsor_note=self.printed, citations=(*draft().citations, *cited), **fields))

    def told(self, version: Version) -> tuple[list[str], list[str]]:
        """On whose behalf it is tabled, and what the note cites."""
        cited = text_of(version).citations.filter(paragraph=None, footnote=None)
        behalf = version.sponsorships.filter(role="behalf")
        return list(behalf.values_list("sponsor__name", flat=True)), list(cited.values_list("symbol", flat=True))

    def test_says_on_whose_behalf_it_is_tabled_over_a_reload_and_taken_back(self, version, editor):
        assert self.told(version) == (["Group of Tides"], ["A/RES/60/2"])
        correction = correcting.correct(version, "sponsor_note", self.corrected, editor)
        assert self.told(version) == (["Group of Waves"], ["A/RES/61/3"])
        self.store(issued_on=date(2011, 10, 21))
        assert self.told(version) == (["Group of Waves"], ["A/RES/61/3"])
        correcting.take_back(correction, editor)
        assert self.told(version) == (["Group of Tides"], ["A/RES/60/2"])

    def test_that_is_none_any_more_names_nobody_until_it_is_taken_back(self, version, editor):
        first = correcting.correct(version, "sponsor_note", self.corrected, editor)
        second = correcting.correct(version, "sponsor_note", "", editor)
        assert self.told(version) == ([], [])
        correcting.take_back(second, editor)
        assert self.told(version) == (["Group of Waves"], ["A/RES/61/3"])
        correcting.take_back(Correction.objects.get(pk=first.pk), editor)
        assert self.told(version) == (["Group of Tides"], ["A/RES/60/2"])

    def test_leaves_the_list_of_sponsors_as_an_editor_has_it(self, version, editor):
        correcting.correct(version, "sponsors", [["Fiji", "sponsor"]], editor)
        correcting.correct(version, "sponsor_note", self.corrected, editor)
        assert corrected_fields.current(version, "sponsors") == [["Fiji", "sponsor"]]
        assert self.told(version)[0] == ["Group of Waves"]
