"""Series are found in title and text, with the evidence kept; what an editor merges or splits stays so."""

from datetime import date
from itertools import permutations

import pytest
from django.core.exceptions import ValidationError

from resolutions.curation import correcting, series_editing
from resolutions.ingest import gather, load
from resolutions.models import Correction, Resolution, Series, SeriesEvidence, SeriesMerge, Session, SourceFile, Version
from resolutions.text.document import Citation
from tests.builders import adopted, draft, operative, preambular, store

pytestmark = pytest.mark.django_db

CARE = (
    "Stressing that lighthouses keep watch over all who go to sea in ships and over those who wait for them,",
    "Noting the wear of lamps, of lenses and of the patience of keepers on the outermost islands,",
    "Requests all coastal States to see to it that every lamp is lit before the sun has gone down;",
    "Invites the Secretary-General to visit the keepers in winter and to report on what he finds there;",
)
OTHER = (
    "Mindful of the bread that is baked before dawn in the villages of the high valleys,",
    "Encourages bakers everywhere to teach their craft to whoever asks for it in good faith;",
)


def text(session: int, title: str, words=CARE, cites: str | None = None, **fields):
    """Resolution 1 of a session; its first paragraph may recall another."""
    recalled = f"Recalling its resolution {cites},"
    paragraphs = ([preambular(recalled)] if cites else []) + [
        preambular(each) if each.endswith(",") else operative(str(n), each) for n, each in enumerate(words, 1)
    ]
    citations = (Citation("pp1", 14, len(recalled) - 1, f"resolution {cites}", f"A/RES/{cites}"),) if cites else ()
    values = {
        "session": str(session),
        "title": title,
        "adopted_on": date(1945 + session, 12, 1),
        "issued_on": None,
        "agenda_items": (),
        "paragraphs": tuple(paragraphs),
        "footnotes": (),
        "citations": citations,
    }
    return adopted(**{"symbol": f"A/RES/{session}/1", **values, **fields})


def keep(document, **given) -> Resolution:
    loaded = store(document, name=f"{document.symbol.replace('/', '_')}.txt", **given)
    return Version.objects.get(pk=loaded.version_id).resolution


def again(resolution: Resolution) -> Resolution:
    return Resolution.objects.select_related("series").get(pk=resolution.pk)


def stands() -> dict[str, str | None]:
    """Title of the series of each session's proposal."""
    return dict(Resolution.objects.order_by("session__ordinal").values_list("session__code", "series__title"))


class TestARenamedSubject:
    def test_is_found_by_what_the_text_cites_and_carries_on(self):
        keep(text(66, "Lighthouses"))
        later = keep(text(67, "Safety of those at sea", cites="66/1"))
        assert stands() == {"66": "Safety of those at sea", "67": "Safety of those at sea"}
        assert set(Resolution.objects.values_list("series_from", flat=True)) == {"text"}
        evidence = SeriesEvidence.objects.get()
        assert (evidence.later, evidence.rule, evidence.symbol, evidence.anchor) == (later, "text", "A/RES/66/1", "pp1")
        assert evidence.shared > 0.8

    def test_whatever_order_the_texts_come_in(self):
        texts = [
            text(66, "Lighthouses"),
            text(67, "Lighthouses", cites="66/1"),
            text(68, "Safety of those at sea", cites="67/1"),
            text(69, "Safety of those at sea", cites="68/1"),
        ]
        for order in permutations(texts):
            for document in order:
                keep(document)
            assert len({series for series in stands().values() if series}) == 1, [each.session for each in order]
            assert None not in stands().values()
            for model in (Version, Resolution, Series, SourceFile):
                model.objects.all().delete()

    def test_not_by_a_citation_alone(self):
        keep(text(66, "Lighthouses"))
        keep(text(67, "Bread", OTHER, cites="66/1"))
        assert set(stands().values()) == {None}
        assert not SeriesEvidence.objects.exists()

    def test_nor_by_wording_alone(self):
        keep(text(66, "Question of the northern isles"))
        keep(text(67, "Question of the southern isles"))
        assert set(stands().values()) == {None}

    def test_less_wording_is_enough_where_the_titles_are_alike(self):
        half = (*CARE[:2], *OTHER)
        keep(text(66, "Care of lighthouses"))
        keep(text(67, "Care of lighthouses and lamps", half, cites="66/1"))
        keep(text(68, "Bread and its bakers", half[1:], cites="67/1"))
        assert stands()["67"] == stands()["66"] is not None

    def test_that_a_reload_gives_another_text_leaves(self):
        keep(text(66, "Lighthouses"))
        keep(text(67, "Safety of those at sea", cites="66/1"))
        keep(text(67, "Bread", OTHER, cites="66/1"))
        assert stands()["67"] is None
        assert not SeriesEvidence.objects.exists()

    def test_small_words_hyphens_and_blanks_are_no_other_title(self):
        keep(text(66, "Freedom of religion or belief"))
        keep(text(67, "Freedom of religion and belief"))
        keep(text(68, "Confidence-building"), series="Trust")
        keep(text(69, "Confidencebuilding"))
        assert stands()["66"] == stands()["67"] == "Freedom of religion and belief"
        assert stands()["68"] == stands()["69"] == "Trust"

    def test_two_series_that_turn_out_to_be_one_are_joined(self, client):
        for session, title in [(66, "Lighthouses"), (67, "Lighthouses"), (69, "Safety at sea"), (70, "Safety at sea")]:
            keep(text(session, title))
        assert len(set(stands().values())) == 2
        keep(text(69, "Safety at sea", cites="67/1"))
        assert set(stands().values()) == {"Safety at sea"}
        gone = Series.objects.get(merged_into__isnull=False)
        assert client.get(gone.get_absolute_url()).headers["Location"] == gone.merged_into.get_absolute_url()
        assert SeriesMerge.objects.get().editor is None

    def test_but_not_two_that_stand_beside_each_other_in_one_session(self):
        for session in (66, 67):
            keep(text(session, "Lighthouses"))
            keep(text(session, "Safety at sea", symbol=f"A/RES/{session}/2"))
        keep(text(67, "Safety at sea", cites="66/1", symbol="A/RES/67/2"))
        assert Series.objects.filter(merged_into=None).count() == 2


class TestASplit:
    @pytest.fixture
    def proposals(self, editor):
        found = [keep(text(session, "Lighthouses")) for session in (66, 67, 68)]
        series = again(found[0]).series
        series_editing.split(series, [again(each) for each in found[1:]], "Lamps", editor)
        return found

    def test_survives_reloads(self, proposals):
        for session in (66, 67, 68):
            keep(text(session, "Lighthouses", distribution="General"))
        assert list(stands().values()) == ["Lighthouses", "Lamps", "Lamps"]

    def test_draws_later_texts_where_the_nearest_stands(self, proposals):
        keep(text(65, "Lighthouses"))
        keep(text(69, "Lighthouses", cites="68/1"))
        assert stands() == {"65": "Lighthouses", "66": "Lighthouses", "67": "Lamps", "68": "Lamps", "69": "Lamps"}

    def test_can_be_taken_back(self, proposals, editor):
        for correction in Correction.objects.standing().order_by("-pk"):
            correcting.take_back(correction, editor)
        assert set(stands().values()) == {"Lighthouses"}

    def test_is_recorded(self, proposals, editor):
        correction = Correction.objects.first()
        lamps, lighthouses = Series.objects.order_by("title")
        assert (correction.editor, correction.field) == (editor, "series")
        assert (correction.before, correction.value) == (lighthouses.pk, lamps.pk)

    @pytest.mark.parametrize(
        ("chosen", "title"), [((), "Lamps 2"), ((66,), "Lamps 2"), ((67,), "lighthouses!"), ((67,), "—")]
    )
    def test_that_makes_no_sense_is_refused(self, proposals, editor, chosen, title):
        series = again(proposals[0]).series if 66 in chosen else again(proposals[1]).series
        held = [again(each) for each in proposals if int(each.session.code) in chosen]
        with pytest.raises(ValidationError):
            series_editing.split(series, held, title, editor)
        assert Series.objects.count() == 2


class TestAMerge:
    @pytest.fixture
    def made(self, editor):
        for session in (66, 67):
            keep(text(session, "Lighthouses"))
            keep(text(session, "Bread", OTHER, symbol=f"A/RES/{session}/2"))
        bread, lighthouses = Series.objects.order_by("title")
        return series_editing.merge(bread, lighthouses, editor)

    def test_moves_what_it_held_and_leads_its_address_on(self, made, client):
        assert set(Resolution.objects.values_list("series__title", flat=True)) == {"Lighthouses"}
        for page in ("", "matrix/", "genealogy/"):
            answer = client.get(f"/series/bread/{page}")
            assert (answer.status_code, answer.headers["Location"]) == (301, f"/series/lighthouses/{page}")
        assert "/series/bread/" not in client.get("/sitemap-places.xml").content.decode()

    def test_survives_reloads_and_draws_later_texts(self, made):
        keep(text(66, "Bread", OTHER, symbol="A/RES/66/2", distribution="General"))
        keep(text(68, "Bread", OTHER, symbol="A/RES/68/2"))
        keep(text(69, "Loaves", ("Decides nothing;",), symbol="A/RES/69/2"), series="bread")
        assert set(Resolution.objects.values_list("series__title", flat=True)) == {"Lighthouses"}

    def test_can_be_taken_back(self, made, editor, client):
        series_editing.take_back(made, editor)
        titles = dict(Version.objects.values_list("symbol", "resolution__series__title"))
        assert titles["A/RES/66/2"] == titles["A/RES/67/2"] == "Bread"
        assert titles["A/RES/66/1"] == "Lighthouses"
        assert client.get("/series/bread/").status_code == 200
        made.refresh_from_db()
        assert made.ended_by == editor
        with pytest.raises(ValidationError):
            series_editing.take_back(made, editor)

    def test_taken_back_is_not_made_again_by_the_archive(self, made, editor):
        series_editing.take_back(made, editor)
        keep(text(68, "Bread", (*CARE, *OTHER), cites="67/1", symbol="A/RES/68/2"))
        assert Series.objects.filter(merged_into=None).count() == 2

    def test_of_what_is_merged_already_is_refused(self, made, editor):
        with pytest.raises(ValidationError):
            series_editing.merge(made.series, made.into, editor)


def test_an_editors_title_stays():
    keep(text(66, "Lighthouses"))
    keep(text(67, "Lighthouses"))
    Series.objects.update(title="Lamps of all seas", title_given=True)
    keep(text(68, "Safety of those at sea", cites="67/1"))
    keep(text(67, "Lighthouses"))
    assert set(stands().values()) == {"Lamps of all seas"}


def test_drafts_stand_with_what_they_cite():
    keep(text(66, "Lighthouses"))
    paragraphs = (
        preambular("Recalling its resolution 66/1,"),
        *(operative(str(n), each) for n, each in enumerate(CARE)),
    )
    citation = Citation("pp1", 14, 29, "resolution 66/1", "A/RES/66/1")
    new = draft(session="67", title="Safety at sea", paragraphs=paragraphs, footnotes=(), citations=(citation,))
    store(new)
    assert len(set(stands().values())) == 1


def test_a_proposal_whose_texts_were_all_moved_away_draws_nothing():
    series = Series.objects.create(title="Oceans", title_key="oceans", slug="oceans")
    session = Session.objects.create(code="66", kind="regular", ordinal=66)
    Resolution.objects.create(session=session, title="Lighthouses", subject_key="lighthouses", series=series)
    assert again(keep(text(67, "Lighthouses"))).series is None


@pytest.mark.parametrize("first", ["2005", "2011-draft", "2025-draft"])
def test_the_samples_find_each_other_though_the_oldest_does_not_say_its_session(seeds, first):
    order = sorted(seeds, key=lambda name: name != first)
    list(load(gather([seeds[name] for name in order])))
    assert Version.objects.filter(resolution__session=None).exists()
    assert Resolution.objects.values("series").distinct().count() == 1
    assert Series.objects.standing().count() == 1


def test_a_subject_that_an_editor_named_keeps_the_proposal_that_two_became(editor):
    first, second = keep(text(66, "Care of lamps")), keep(text(67, "Care of lamps"))
    series = again(first).series
    series.title, series.title_key, series.title_given = "Lamps", "lamps", True
    series.save()
    correcting.merge(second.versions.all(), first, editor)
    assert again(first).series == series
    correcting.take_back(Correction.objects.get(field="resolution"), editor)
    assert stands() == {"66": "Lamps", "67": "Lamps"}
