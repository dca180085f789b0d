"""From a Document to rows: what is stored, what a second load changes, who finds whom."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.db import IntegrityError

from resolutions.curation import correcting
from resolutions.ingest import FileChange, IncomingFile, Refused, Storage
from resolutions.ingest.matching.incoming_text import IncomingText
from resolutions.ingest.runs.stored_text import StoredText
from resolutions.models import (
    Citation,
    Committee,
    Correction,
    LanguageVersion,
    Paragraph,
    Problem,
    Reading,
    Resolution,
    Series,
    Session,
    SourceFile,
    Sponsor,
    Version,
)
from resolutions.models.outbox import OutboxEntry
from resolutions.text import document as doc
from resolutions.text.commitments import commitments_to_follow
from resolutions.text.files import FileRead
from tests.builders import adopted, draft, operative, preambular, store, text_of

pytestmark = pytest.mark.django_db


def version_of(loaded) -> Version:
    return Version.objects.get(pk=loaded.version_id)


class TestWhatIsStored:
    def test_the_cover_in_columns(self):
        version = version_of(store(adopted()))
        assert (version.symbol, version.symbol_key, version.symbol_from) == ("A/RES/66/152", "A/RES/66/152", "text")
        assert (version.kind, version.stage, version.title) == ("resolution", "adopted", "Right to the sea")
        assert (version.adopted_on, version.issued_on) == (date(2011, 12, 19), date(2012, 3, 13))
        assert version.origin == "on the report of the Third Committee (A/66/462/Add.2)"

    def test_the_text_in_rows(self):
        version = version_of(store(draft()))
        rows = text_of(version).paragraphs.values_list("anchor", "position", "kind", "number", "opening", "text")
        assert list(rows) == [
            ("pp1", 0, "preambular", "", "Recalling", "Recalling its resolution 55/2,"),
            ("op1", 1, "operative", "1", "Requests", "Requests the Secretary-General to report;"),
        ]
        anchor = text_of(version).paragraphs.get(anchor="pp1").note_anchors.get()
        assert (anchor.mark, anchor.offset, anchor.footnote.text) == ("1", 9, "See resolution 60/1.")

    def test_a_mark_without_its_note_is_kept(self):
        version = version_of(store(draft(footnotes=(), citations=())))
        assert text_of(version).paragraphs.get(anchor="pp1").note_anchors.get().footnote is None

    def test_a_mark_printed_on_two_pages_finds_the_note_of_its_page(self):
        paragraphs = (preambular("Noting it,", doc.NoteMark("*", 0)), preambular("Noting more,", doc.NoteMark("*", 0)))
        notes = (doc.Footnote("*", "First page."), doc.Footnote("*", "Second page."))
        version = version_of(store(draft(paragraphs=paragraphs, footnotes=notes, citations=())))
        found = [p.note_anchors.get().footnote.text for p in text_of(version).paragraphs.all()]
        assert found == ["First page.", "Second page."]

    def test_tables_stand_after_their_paragraph(self):
        version = version_of(store(draft(tables=(doc.Table((), (("a", "1"), ("b", "2")), after="op1"),))))
        table = text_of(version).tables.get()
        assert (table.after.anchor, table.rows) == ("op1", [["a", "1"], ["b", "2"]])

    def test_the_bytes_as_received(self):
        version = version_of(store(draft(), content=b"\r\n  as received \xff"))
        assert bytes(text_of(version).shown.source.content) == b"\r\n  as received \xff"

    def test_problems_with_their_lines(self):
        loaded = store(draft(problems=(doc.Problem(7, "mark_not_found", "no place for note 3"),)))
        problem = Problem.objects.get(version_id=loaded.version_id)
        assert (problem.line, problem.code, problem.file_name) == (7, "mark_not_found", "draft.txt")

    def test_what_is_only_inferred_is_kept_apart(self):
        document = draft(session=None, inferred={"session": doc.Inference("60", "it cites 59/187")})
        version = version_of(store(document))
        assert version.inferred == {"session": {"value": "60", "why": "it cites 59/187"}}
        assert version.resolution.session is None

    def test_sponsors_in_their_order_each_once(self):
        sponsors = (doc.Sponsor("Cuba"), doc.Sponsor("Chile", "state", "additional"), doc.Sponsor("Cuba"))
        version = version_of(store(draft(sponsors=sponsors)))
        names = list(version.sponsorships.values_list("sponsor__name", "role"))
        assert names == [("Cuba", "sponsor"), ("Chile", "additional")]

    def test_a_cover_field_longer_than_its_column_is_cut_and_said(self):
        loaded = store(draft(distribution="x" * 500, sponsors=(doc.Sponsor("y" * 400), doc.Sponsor("Cuba"))))
        assert version_of(loaded).distribution == "x" * 40
        assert [problem.code for problem in loaded.problems] == ["too_long", "sponsor_left_out"]
        assert [s.sponsor.name for s in version_of(loaded).sponsorships.all()] == ["Cuba"]

    def test_html_in_a_text_is_kept_to_the_letter(self):
        text = 'Requests <script>alert("x")</script> & more;'
        version = version_of(store(draft(paragraphs=(operative("1", text),), citations=(), footnotes=())))
        assert text_of(version).paragraphs.get().text == text

    def test_the_search_index_is_told(self):
        loaded = store(draft())
        assert OutboxEntry.objects.get().version_id == loaded.version_id


class TestASecondLoad:
    def test_the_same_bytes_change_nothing(self):
        first = store(adopted(), content=b"one")
        before = version_of(first)
        again = store(adopted(title="Read otherwise"), content=b"one")
        assert (again.change, again.version_id) == (FileChange.UNCHANGED, first.version_id)
        assert (version_of(again).title, version_of(again).loaded_at) == (before.title, before.loaded_at)

    def test_a_copy_under_another_name_is_the_same(self):
        store(draft(), content=b"one")
        again = store(draft(), name="copy.txt", content=b"one")
        assert (again.change, again.message) == (FileChange.UNCHANGED, "the same bytes as draft.txt")
        assert Version.objects.count() == 1

    def test_the_same_bytes_with_something_new_said_beside_them_are_read_again(self):
        store(draft(), content=b"one")
        again = store(draft(), content=b"one", series="Right to the sea")
        assert again.change == FileChange.UPDATED
        assert version_of(again).resolution.series.title == "Right to the sea"

    def test_the_same_bytes_are_read_again_when_the_program_reads_otherwise(self, monkeypatch):
        first = store(draft(), content=b"one")
        loaded_at = version_of(first).loaded_at
        monkeypatch.setattr("resolutions.text.files.edition", lambda: "next")
        assert store(draft(), content=b"one").change == FileChange.UNCHANGED
        assert (version_of(first).loaded_at, text_of(version_of(first)).shown.read_by) == (loaded_at, "next")
        monkeypatch.setattr("resolutions.text.files.edition", lambda: "better")
        again = store(draft(title="Read better"), content=b"one")
        assert (again.change, version_of(again).title) == (FileChange.UPDATED, "Read better")
        assert version_of(again).loaded_at > loaded_at

    def test_what_was_once_said_beside_a_file_stays(self):
        first = store(draft(symbol="A/C.3/66/L.35", symbol_from="option"), content=b"one", symbol="A/C.3/66/L.35")
        assert store(draft(), content=b"one").change == FileChange.UNCHANGED
        again = store(draft(), content=b"two", series="Seas")
        assert (again.version_id, again.label) == (first.version_id, "A/C.3/66/L.35")
        assert version_of(again).manifest == {"symbol": "A/C.3/66/L.35", "series": "Seas"}
        assert version_of(again).symbol_from == "option"

    def test_a_changed_file_updates_its_version(self):
        first = store(adopted())
        again = store(adopted(issued_on=date(2012, 3, 14)))
        assert (again.change, again.version_id) == (FileChange.UPDATED, first.version_id)
        assert again.fields == (("issued_on", "2012-03-13", "2012-03-14"),)

    def test_paragraphs_whose_anchor_stays_keep_their_row(self):
        first = store(draft())
        rows = dict(Paragraph.objects.values_list("anchor", "pk"))
        longer = (
            preambular("Mindful of the sea,"),
            preambular("Recalling its resolution 55/2,"),
            operative("1", "Requests the Secretary-General to report;"),
        )
        again = store(draft(paragraphs=longer, citations=(), footnotes=()))
        assert again.version_id == first.version_id
        assert (again.text.paragraphs.added, again.text.paragraphs.changed, again.text.paragraphs.removed) == (1, 1, 0)
        after = dict(Paragraph.objects.values_list("anchor", "pk"))
        assert {anchor: after[anchor] for anchor in rows} == rows
        assert list(text_of(version_of(again)).paragraphs.values_list("anchor", flat=True)) == ["pp1", "pp2", "op1"]

    def test_paragraphs_that_are_gone_go(self):
        store(draft())
        again = store(draft(paragraphs=(operative("1", "Decides so."),), citations=(), footnotes=()))
        assert list(text_of(version_of(again)).paragraphs.values_list("anchor", "text")) == [("op1", "Decides so.")]
        assert text_of(version_of(again)).footnotes.count() == text_of(version_of(again)).citations.count() == 0

    def test_the_bytes_replaced_stay_and_point_to_the_new(self):
        store(draft(), content=b"old")
        store(draft(), content=b"new")
        old, new = SourceFile.objects.order_by("pk")
        assert (bytes(old.content), old.replaced_by, new.replaced_by) == (b"old", new, None)

    def test_going_back_to_the_old_bytes(self):
        store(draft(), content=b"old")
        store(draft(title="Other"), content=b"new")
        again = store(draft(), content=b"old")
        assert again.change == FileChange.UPDATED
        assert bytes(text_of(version_of(again)).shown.source.content) == b"old"
        assert text_of(version_of(again)).shown.source.replaced_by is None

    def test_a_file_without_symbol_is_known_by_its_name(self):
        first = store(draft())
        assert store(draft(title="Right to the seas")).version_id == first.version_id
        assert store(draft(), name="other.txt", content=b"other").version_id != first.version_id

    def test_a_file_that_comes_to_say_its_symbol_keeps_its_version(self):
        first = store(draft())
        again = store(draft(symbol="A/C.3/66/L.35", symbol_from="text"))
        assert again.version_id == first.version_id
        assert again.label == "A/C.3/66/L.35"


class TestAnotherDocumentWithTheSameSymbol:
    def test_is_kept_beside_and_said_to_differ(self):
        store(adopted(), name="right.txt")
        other = (
            preambular("Recalling its resolution 55/3,"),
            operative("1", "Requests the Secretary-General to report;"),
        )
        loaded = store(adopted(title="Another", paragraphs=other, citations=()), name="wrong.txt")
        assert (loaded.change, loaded.message) == (FileChange.KEPT_BESIDE, "kept beside right.txt, which is shown")
        version = Version.objects.get()
        assert version.title == "Right to the sea"
        assert [reading.source.name for reading in text_of(version).readings.all()] == ["right.txt", "wrong.txt"]
        problem = Problem.objects.get(reading__source__name="wrong.txt")
        assert problem.code == "numbers_differ"
        assert problem.message == "pp1: “55/3,” here, “55/2,” in right.txt, which is shown"

    def test_the_same_bytes_under_another_symbol_too(self):
        store(adopted(), name="right.txt", content=b"one")
        with pytest.raises(Refused, match="the same bytes as right.txt"):
            store(adopted("A/RES/66/153"), name="wrong.txt", content=b"one", symbol="A/RES/66/153")

    def test_another_language_is_another_language_version(self):
        english = store(adopted(), name="e.txt")
        french = store(adopted(language="fr", title="Droit à la mer"), name="f.txt")
        assert (french.change, french.version_id) == (FileChange.LANGUAGE_ADDED, english.version_id)
        assert version_of(french).titles == {"en": "Right to the sea", "fr": "Droit à la mer"}
        leads = version_of(french).language_versions.values_list("language", "leads")
        assert list(leads) == [
            ("en", True),
            ("fr", False),
        ]


ODD = (doc.Paragraph("op1", "poem", "O sea"),)
"""What no reader makes and the database refuses."""


class TestAFaultInTheMiddle:
    def test_leaves_nothing_and_costs_that_document_alone(self):
        storage = Storage()
        with pytest.raises(IntegrityError):
            store(replace(draft(), paragraphs=ODD), storage=storage)
        assert not any(model.objects.exists() for model in (Version, SourceFile, Resolution, Session, Sponsor))
        assert store(draft(), storage=storage).change == FileChange.CREATED
        assert list(Sponsor.objects.values_list("name", flat=True)) == ["Cuba", "Group of 77"]

    def test_in_a_reload_leaves_the_document_as_it_was(self):
        first = store(draft())
        with pytest.raises(IntegrityError):
            store(replace(draft(title="Other"), paragraphs=ODD))
        assert version_of(first).title == "Right to the sea"
        assert text_of(version_of(first)).paragraphs.count() == 2

    def test_paragraphs_that_share_an_anchor_are_refused_not_dropped(self):
        with pytest.raises(Refused, match="two of its paragraphs have the same anchor"):
            store(replace(draft(), paragraphs=draft().paragraphs * 2))


class TestTheSameSubjectInAnotherSession:
    def later(self, title: str = "Right to the SEA", **fields):
        return store(draft(session="67", title=title, **fields), name="later.txt")

    def test_makes_a_series(self):
        store(draft())
        self.later()
        series = Series.objects.get()
        assert list(series.resolutions.values_list("session__code", "series_from")) == [
            ("67", "title"),
            ("66", "title"),
        ]

    @pytest.mark.parametrize(
        ("title", "later"),
        [
            ("Report on its sixty-sixth session", "Report on its sixty-seventh session"),
            ("Report on its 66th session", "Report on its sixty-seventh session"),
            ("Programme budget for 2011", "Programme budget for 2012"),
            ("Year of the sea, 2011–2012", "YEAR OF THE SEA: 2012–2013"),
        ],
    )
    def test_whatever_its_years_and_sessions(self, title, later):
        store(draft(title=title))
        self.later(later)
        assert Series.objects.get().resolutions.count() == 2

    def test_but_not_another_title(self):
        store(draft())
        self.later("Right to the seabed")
        assert not Series.objects.exists()

    def test_nor_twice_in_one_session(self):
        store(adopted("A/RES/66/1"), name="1.txt")
        store(adopted("A/RES/66/2"), name="2.txt")
        assert not Series.objects.exists()

    def test_nor_amendments(self):
        store(draft(kind="amendment"))
        self.later(kind="amendment")
        assert not Series.objects.exists()

    def test_a_third_joins_and_a_reload_changes_nothing(self):
        store(draft())
        self.later()
        store(draft(session="68"), name="third.txt")
        again = store(draft(session="68", distribution="General"), name="third.txt")
        assert Series.objects.get().resolutions.count() == 3
        assert version_of(again).resolution.series_from == "title"

    def test_the_manifest_outranks_the_title(self):
        store(draft(), series="Seas")
        assert version_of(self.later()).resolution.series.title == "Seas"
        assert sorted(Resolution.objects.values_list("series_from", flat=True)) == ["manifest", "title"]

    def test_an_editors_choice_stays(self, editor):
        first = version_of(store(draft()))
        other = Series.objects.create(title="Oceans", title_key="oceans", slug="oceans")
        correcting.correct(first.resolution, "series", other, editor)
        assert Resolution.objects.get().series_from == "editor"
        correction = correcting.correct(first.resolution, "series", None, editor)
        self.later()
        store(draft(distribution="General"))
        assert list(Resolution.objects.values_list("series", "series_from")) == [(None, "")] * 2
        correcting.take_back(correction, editor)
        assert Resolution.objects.get(session__code="66").series == other


class TestFindingEachOther:
    def test_draft_and_adopted_text_by_session_and_title(self):
        first = version_of(store(draft()))
        second = version_of(store(adopted(title="RIGHT TO THE SEA ")))
        assert first.resolution == second.resolution
        resolution = Resolution.objects.get()
        assert (resolution.title, resolution.outcome) == ("RIGHT TO THE SEA ", "adopted")
        assert (resolution.session.code, resolution.committee.code) == ("66", "C.3")
        assert [str(item) for item in resolution.agenda_items.all()] == ["69 (b)"]

    def test_whatever_the_order(self):
        store(adopted())
        store(draft())
        assert Resolution.objects.get().versions.count() == 2
        assert Resolution.objects.get().outcome == "adopted"

    def test_an_adopted_text_and_the_draft_it_names_as_its_origin(self):
        origin = doc.Origin("without reference to a Main Committee (A/66/L.9)", None, ("A/66/L.9",))
        store(draft(symbol="A/66/L.9", symbol_from="text", title="The sea", committee=None))
        store(adopted(origin=origin))
        assert Resolution.objects.get().versions.count() == 2

    def test_the_same_when_the_draft_comes_last(self):
        origin = doc.Origin("without reference to a Main Committee (A/66/L.9)", None, ("A/66/L.9",))
        store(adopted(origin=origin))
        store(draft(symbol="A/66/L.9", symbol_from="text", title="The sea", committee=None))
        assert Resolution.objects.get().versions.count() == 2

    def test_a_draft_and_its_revision_of_another_title(self):
        store(draft(symbol="A/C.3/66/L.35", symbol_from="text"), name="a.txt")
        loaded = store(draft(symbol="A/C.3/66/L.35/Rev.1", symbol_from="text", title="The seas"), name="b.txt")
        assert Resolution.objects.get().versions.count() == 2
        assert version_of(loaded).stage == "revised"

    def test_not_across_sessions(self):
        store(draft())
        store(draft(session="67"), name="next.txt")
        assert sorted(Resolution.objects.values_list("session__code", flat=True)) == ["66", "67"]

    def test_not_two_adopted_texts_of_one_title(self):
        store(adopted("A/RES/66/1"), name="1.txt")
        store(adopted("A/RES/66/2"), name="2.txt")
        assert Resolution.objects.count() == 2

    def test_not_under_other_agenda_items(self):
        store(draft())
        store(draft(agenda_items=(doc.AgendaItem("12"),)), name="b.txt")
        assert Resolution.objects.count() == 2

    def test_a_session_the_symbol_says(self):
        store(adopted(session=None))
        assert Resolution.objects.get().session.code == "66"

    def test_no_empty_proposal_is_left_when_a_reload_moves_a_version(self):
        store(draft())
        store(adopted(title="Another"))
        assert Resolution.objects.count() == 2
        store(adopted())
        assert Resolution.objects.get().versions.count() == 2

    def test_a_series_of_the_same_title(self):
        series = Series.objects.create(title="Right to the Sea", title_key="right to the sea", slug="sea")
        assert version_of(store(draft())).resolution.series == series

    def test_a_series_the_manifest_names_is_made_once(self):
        store(draft(), series="The sea")
        store(draft(session="67"), name="next.txt", series="the sea")
        assert Series.objects.get().resolutions.count() == 2
        assert Series.objects.get().slug == "the-sea"

    @pytest.mark.parametrize(
        ("code", "kind", "ordinal"), [("66", "regular", 66), ("S-10", "special", 10), ("ES-10", "emergency", 10)]
    )
    def test_sessions_of_every_kind(self, code, kind, ordinal):
        store(draft(session=code))
        session = Session.objects.get()
        assert (session.code, session.kind, session.ordinal) == (code, kind, ordinal)

    def test_the_names_of_a_committee_are_one_committee(self):
        store(draft(committee="Fourth Committee"))
        long_name = "Special Political and Decolonization Committee (Fourth Committee)"
        store(draft(committee=long_name, title="Other"), name="b.txt")
        committee = Committee.objects.get()
        assert (committee.code, committee.name) == ("C.4", long_name)

    def test_sponsors_with_names_that_make_one_slug_have_their_own_address(self):
        store(draft(sponsors=(doc.Sponsor("Group of 7+"), doc.Sponsor("Group of ٧ 7"))))
        assert sorted(Sponsor.objects.values_list("slug", flat=True)) == ["group-of-7", "group-of-7-2"]


class TestHowTheyFoundEachOther:
    """The evidence is kept with the text that came later."""

    SEA = "The sea is wide and {word} so that ships of all nations may pass each other and greet as they go home,"
    WORDS = ("calm", "deep", "green", "salt", "cold", "loud", "old", "free")

    def text(self, **fields):
        paragraphs = tuple(preambular(self.SEA.format(word=word)) for word in self.WORDS)
        return {"paragraphs": paragraphs, "footnotes": (), "citations": (), **fields}

    def test_by_symbol_origin_and_title(self):
        store(draft(symbol="A/66/L.9", symbol_from="text", title="The sea"), name="1.txt")
        revised = store(draft(symbol="A/66/L.9/Rev.1", symbol_from="text", title="The seas"), name="2.txt")
        origin = doc.Origin("without reference to a Main Committee (A/66/L.9/Rev.1)", None, ("A/66/L.9/Rev.1",))
        found = store(adopted(origin=origin, title="The open sea"), name="3.txt")
        titled = store(draft(title="THE OPEN SEA"), name="4.txt")
        assert version_of(revised).joined == {"by": "symbol", "with": "A/66/L.9"}
        assert version_of(found).joined == {"by": "origin", "with": "A/66/L.9"}
        assert version_of(titled).joined == {"by": "title", "with": "The open sea"}
        assert Resolution.objects.count() == 1

    @pytest.mark.parametrize("draft_first", [True, False])
    def test_by_text_where_one_has_no_symbol(self, draft_first):
        documents = [draft(**self.text(title="Sea")), adopted(**self.text(title="The freedom of the sea"))]
        first, second = (store(one) for one in (documents if draft_first else reversed(documents)))
        assert version_of(first).joined == {}
        assert (version_of(second).joined["by"], version_of(second).joined["shared"]) == ("text", 1.0)
        assert Resolution.objects.get().versions.count() == 2

    def test_not_by_text_where_another_proposal_is_much_the_same(self):
        store(adopted("A/RES/66/1", **self.text(title="One sea")), name="1.txt")
        store(adopted("A/RES/66/2", **self.text(title="Another sea")), name="2.txt")
        assert version_of(store(draft(**self.text(title="Sea")))).joined == {}

    def test_nor_in_another_session(self):
        store(draft(**self.text(title="Sea")))
        assert version_of(store(adopted("A/RES/67/1", session="67", **self.text(title="Other")))).joined == {}


class TestCitations:
    def test_point_to_what_is_held_and_to_nothing_else(self):
        target = store(adopted("A/RES/55/2", title="Millennium", session="55"), name="55.txt")
        citing = version_of(store(draft()))
        assert {c.symbol: c.target_id for c in text_of(citing).citations.all()} == {
            "A/RES/55/2": target.version_id,
            "A/RES/60/1": None,
        }

    def test_find_a_document_that_comes_later(self):
        citing = version_of(store(draft()))
        target = store(adopted("A/RES/55/2", title="Millennium", session="55"), name="55.txt")
        assert text_of(citing).citations.get(symbol="A/RES/55/2").target_id == target.version_id

    def test_know_where_they_stand(self):
        citing = version_of(store(draft()))
        first, second = text_of(citing).citations.all()
        assert (first.paragraph.anchor, first.footnote, first.carrier) == ("pp1", None, "Recalling")
        assert (second.paragraph, second.footnote.mark) == (None, "1")

    def test_point_to_the_text_whatever_its_language(self):
        store(adopted("A/RES/55/2", session="55", citations=()), name="e.txt")
        french = store(adopted("A/RES/55/2", session="55", citations=(), language="fr"), name="f.txt")
        citing = version_of(store(draft(language="fr")))
        assert text_of(citing).citations.get(symbol="A/RES/55/2").target_id == french.version_id

    @pytest.mark.parametrize("target_first", [True, False])
    def test_a_part_of_an_old_resolution_is_found_in_the_whole(self, target_first):
        cites = doc.Citation("pp1", 0, 9, "217 A (III)", "A/RES/217(III) A")
        whole = adopted("A/RES/217(III)", session="3", citations=())
        documents = [(whole, "old.txt"), (draft(citations=(cites,)), "draft.txt")]
        for document, name in documents if target_first else reversed(documents):
            store(document, name=name)
        assert Citation.objects.get().target.symbol == "A/RES/217(III)"

    def test_look_again_when_a_symbol_was_wrong(self):
        wrong = adopted("A/RES/55/2", session="55", citations=())
        store(wrong, name="a.txt", content=b"one")
        citing = version_of(store(draft()))
        assert text_of(citing).citations.get(symbol="A/RES/55/2").target is not None
        right = replace(wrong, symbol="A/RES/55/3", symbol_from="option")
        store(right, name="a.txt", content=b"one", symbol="A/RES/55/3")
        assert text_of(citing).citations.get(symbol="A/RES/55/2").target is None


class TestTheEditorsWord:
    def test_a_reload_leaves_it_and_says_so(self, editor):
        first = store(adopted())
        Correction.objects.create(version_id=first.version_id, field="issued_on", value="2012-04-01", editor=editor)
        Version.objects.filter(pk=first.version_id).update(issued_on=date(2012, 4, 1))
        again = store(adopted(issued_on=date(2012, 3, 14), title="Right to the seas"))
        version = version_of(again)
        assert (version.issued_on, version.title) == (date(2012, 4, 1), "Right to the seas")
        assert version.parsed["issued_on"] == "2012-03-14"
        assert again.kept == ("issued_on",)

    def test_a_symbol_given_by_an_editor_stays_with_all_its_columns(self):
        first = store(draft())
        values = {"symbol": "A/C.3/66/L.35", "symbol_key": "A/C.3/66/L.35", "symbol_sort": "x", "symbol_from": "editor"}
        Version.objects.filter(pk=first.version_id).update(**values)
        Correction.objects.create(version_id=first.version_id, field="symbol", value="A/C.3/66/L.35")
        again = store(replace(draft(), sponsor_note="On behalf of others."))
        assert again.version_id == first.version_id
        assert {name: getattr(version_of(again), name) for name in values} == values

    def test_a_resolution_an_editor_mended_keeps_its_field_and_its_versions(self):
        first = version_of(store(draft()))
        series = Series.objects.create(title="Oceans", title_key="oceans", slug="oceans")
        Resolution.objects.update(series=series)
        Correction.objects.create(resolution=first.resolution, field="series", value=series.pk)
        again = version_of(store(draft(title="Rights at sea"), series="Another"))
        assert again.resolution == first.resolution
        assert (again.resolution.series, again.resolution.title) == (series, "Rights at sea")


class TestWhatIsAskedFor:
    def stored_text(self) -> StoredText:
        asks = operative("1", "Requests the Secretary-General to report to the General Assembly at its next session;")
        document = adopted(paragraphs=(asks,), citations=(), footnotes=())
        [one] = commitments_to_follow(document)
        read = FileRead(b"as read", (document,), commitments=((replace(one, about="as worked out"),),))
        text = IncomingText(IncomingFile("read.txt", Path("read.txt")), read, "", 0)
        return StoredText(text, Version(), LanguageVersion(), Reading(), document)

    def test_is_worked_out_where_the_file_is_read(self):
        [asked] = self.stored_text().commitments
        assert (asked.about, asked.due.sessions) == ("as worked out", ("67",))

    def test_is_worked_out_anew_where_an_editor_mended_the_words(self):
        one = self.stored_text()
        mended = "Requests the Secretary-General to report to the General Assembly at its seventieth session;"
        one.document = replace(one.document, paragraphs=(operative("1", mended),))
        [asked] = one.commitments
        assert (asked.about, asked.due.sessions) == ("", ("70",))
