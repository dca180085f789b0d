"""One issued text stands once, whatever its languages and files, and what it shows follows from all of them together,
never from the order in which they were loaded."""

import random
from datetime import date
from pathlib import Path

import pytest

from benchmarks.rows import snapshot
from resolutions.curation import correcting, removing
from resolutions.curation.mending import mend
from resolutions.ingest import FileChange, Refused, gather, load
from resolutions.models import (
    AgendaItem,
    Correction,
    FormerAnchor,
    LanguageVersion,
    Paragraph,
    Problem,
    Reading,
    ReadingChange,
    Removal,
    Resolution,
    Series,
    SourceFile,
    Version,
    Vote,
)
from resolutions.models.documents import as_document
from resolutions.text import document as doc
from resolutions.text.parse import parse_all
from resolutions.text.writers.akn import as_akn
from resolutions.text.writers.lines import as_plain_text
from tests.builders import adopted, draft, operative, preambular, store, store_bytes, text_of
from tests.curation.test_mending import BETTER, BROKEN, loaded, split
from tests.text.readers.pdf_files import made_pdf

pytestmark = pytest.mark.django_db

VOTE = doc.Vote(2, 1, 0, {"Cuba": "in_favour", "Fiji": "in_favour", "Peru": "against"})
SYMBOL = {"symbol": "A/C.3/66/L.35", "symbol_from": "text"}
HISTORY = ("changes of reading", "former anchors", "to be indexed")
"""Rows that tell what happened, and in which order."""


def english(**fields) -> doc.Document:
    return adopted(format="akn", vote=VOTE, sponsors=(doc.Sponsor("Cuba"), doc.Sponsor("Fiji")), **fields)


def in_language(language: str, title: str) -> doc.Document:
    paragraphs = (preambular(f"Recordando {language} 55/2,"), operative("1", f"Pide {language};"))
    return english(language=language, title=title, paragraphs=paragraphs, footnotes=(), citations=())


@pytest.fixture
def files(tmp_path) -> dict[str, Path]:
    """One resolution as XML in three languages and as plain text, and its draft."""
    contents = {
        "en.xml": as_akn(english()),
        "en.txt": as_plain_text(adopted(issued_on=date(2012, 3, 14), agenda_items=())),
        "fr.xml": as_akn(in_language("fr", "Droit à la mer")),
        "es.xml": as_akn(in_language("es", "Derecho al mar")),
        "draft.txt": as_plain_text(draft(symbol="A/C.3/66/L.35", symbol_from="text")),
    }
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return {name: tmp_path / name for name in contents}


def load_in(order: list[Path]) -> list:
    return [outcome for path in order for outcome in load(gather([path]))]


class TestTheOrderOfLoading:
    @pytest.mark.parametrize("seed", range(5))
    def test_changes_nothing_french_first(self, files, editor, seed):
        load_in(list(files.values()))
        removing.remove_source(Reading.objects.get(source__name="es.xml"), "", editor)
        expected = self.rows()
        for version in list(Version.objects.all()):
            removing.remove_version(version, "", editor)
        self.forget_removals()
        rest = [path for name, path in files.items() if name != "fr.xml"]
        random.Random(seed).shuffle(rest)
        load_in([files["fr.xml"], *rest])
        removing.remove_source(Reading.objects.get(source__name="es.xml"), "", editor)
        found = self.rows()
        differing = [kind for kind in expected if kind not in HISTORY and found[kind] != expected[kind]]
        assert differing == []

    def rows(self):
        """Without the evidence that puts a text to its proposal: it is kept with the text that came later."""
        Version.objects.update(joined={})
        return snapshot()

    def forget_removals(self):
        Removal.objects.all().delete()
        for model in (Resolution, Series, AgendaItem, SourceFile):
            model.objects.all().delete()


class TestLanguages:
    def test_stand_at_one_version_with_one_vote(self, files):
        outcomes = load_in([files["fr.xml"], files["en.xml"], files["es.xml"]])
        assert [one.change for one in outcomes] == [
            FileChange.CREATED,
            FileChange.LANGUAGE_ADDED,
            FileChange.LANGUAGE_ADDED,
        ]
        version = Version.objects.get()
        assert version.languages == ["en", "fr", "es"]
        assert Vote.objects.count() == 1
        assert version.sponsorships.count() == 2
        assert LanguageVersion.objects.leading().get().language == "en"

    def test_a_language_neither_fills_nor_contradicts_what_it_does_not_read(self, files):
        load_in([files["fr.xml"]])
        version = Version.objects.get()
        assert not version.sponsorships.exists()
        assert (version.adopted_on, Vote.objects.get().in_favour) == (date(2011, 12, 19), 2)
        load_in([files["en.xml"]])
        assert version.sponsorships.count() == 2
        assert Vote.objects.count() == 1
        assert not Problem.objects.filter(code="cover_differs").exists()

    def test_another_language_names_the_sponsors_where_each_is_a_state_it_knows(self, client):
        cuba_egypt = (doc.Sponsor("Cuba"), doc.Sponsor("Egypt"))
        french = draft(language="fr", title="Droit", sponsors=(doc.Sponsor("Cuba"), doc.Sponsor("Égypte")), **SYMBOL)
        store(french, "fr.txt")
        version = Version.objects.get()
        assert set(version.sponsorships.values_list("sponsor__name", "as_written")) == {("Cuba",) * 2, ("Egypt",) * 2}
        assert [one.name for one in as_document(text_of(version)).sponsors] == ["Cuba", "Égypte"]
        assert "Égypte</a>" in client.get("/fr/A/C.3/66/L.35").content.decode()
        store(draft(sponsors=cuba_egypt, **SYMBOL), "en.txt")
        assert version.sponsorships.count() == 2
        assert not Problem.objects.filter(code="cover_differs").exists()
        read = parse_all(as_akn(as_document(text_of(version, "fr"))), name="fr.xml")
        assert [one.name for one in read[0].sponsors] == ["Cuba", "Égypte"]

    def test_the_mark_up_of_another_language_names_no_sponsors(self):
        """It lists some of them, in English, and a name may be the same in both languages."""
        store(adopted(language="fr", format="akn", title="Droit", sponsors=(doc.Sponsor("Cuba"),)), "fr.xml")
        assert not Version.objects.get().sponsorships.exists()

    def test_a_list_of_sponsors_that_is_known_in_part_fills_nothing(self):
        sponsors = (doc.Sponsor("Cuba"), doc.Sponsor("Ruritanie"))
        store(draft(language="fr", title="Droit", sponsors=sponsors, **SYMBOL), "fr.txt")
        assert not Version.objects.get().sponsorships.exists()

    def test_other_sponsors_than_the_english_ones_are_told(self):
        store(draft(sponsors=(doc.Sponsor("Cuba"), doc.Sponsor("Egypt")), **SYMBOL), "en.txt")
        store(
            draft(language="fr", title="Droit", sponsors=(doc.Sponsor("Cuba"), doc.Sponsor("Tchad")), **SYMBOL),
            "fr.txt",
        )
        told = Problem.objects.get(code="cover_differs").message
        assert told == "sponsors: “Cuba, Chad” here, “Cuba, Egypt” in en.txt"

    def test_an_unknown_one_is_refused_with_the_reason(self):
        with pytest.raises(Refused, match="'xx' is not an official language"):
            store(adopted(language="xx"))


class TestABetterSource:
    def test_takes_over_and_keeps_the_permalink_and_the_correction(self, files, editor):
        [first] = load_in([files["en.txt"]])
        version = Version.objects.get(pk=first.version_id)
        correcting.correct(version, "adopted_on", date(2011, 12, 20), editor)
        pks = dict(Paragraph.objects.values_list("anchor", "pk"))
        [better] = load_in([files["en.xml"]])
        assert better.change == FileChange.BETTER_SOURCE
        version.refresh_from_db()
        assert (version.adopted_on, version.issued_on) == (date(2011, 12, 20), date(2012, 3, 13))
        assert text_of(version).shown.source.format == "akn"
        assert dict(Paragraph.objects.values_list("anchor", "pk")) == pks
        assert Vote.objects.filter(version=version).exists()
        assert ReadingChange.objects.get().now == "akn"

    def test_a_worse_one_is_kept_beside_it(self, files):
        load_in([files["en.xml"]])
        [worse] = load_in([files["en.txt"]])
        assert worse.change == FileChange.KEPT_BESIDE
        text = text_of(Version.objects.get())
        assert text.shown.source.name == "en.xml"
        assert [one.source.name for one in text.readings.order_by("rank")] == ["en.xml", "en.txt"]
        problem = Problem.objects.get(code="cover_differs")
        assert problem.message == "issued_on: “2012-03-14” here, “2012-03-13” in en.xml"
        assert problem.reading.source.name == "en.txt"

    def test_contradictions_of_lists_are_told_without_words_of_machines(self, files):
        files["en.txt"].write_text(as_plain_text(adopted(agenda_items=(doc.AgendaItem("70"),))))
        load_in([files["en.xml"], files["en.txt"]])
        messages = Problem.objects.filter(code="cover_differs").values_list("message", flat=True)
        assert "agenda_items: “70” here, “69 (b)” in en.xml" in messages

    def test_a_page_of_others_never_stands_above_the_issued_pdf(self):
        """Though the format of pages is the better one: only the Secretariat's file bears its job number."""
        lines = ["United Nations", "A/RES/66/152", "General Assembly", "66/152. Keeping of lighthouses"]
        lines += ["The General Assembly,", "1. Decides to keep the lighthouses of all oceans;"]
        placed = [(72, 700 - 20 * at, 10, line) for at, line in enumerate(lines)]
        page = f"<!DOCTYPE html><html><body>{''.join(f'<p>{line}</p>' for line in lines)}</body></html>"
        store_bytes(page.encode(), "page.html")
        issued = made_pdf([*placed, (72, 40, 8, "12-34567 (E)")])
        assert store_bytes(issued, "issued.pdf").change == FileChange.BETTER_SOURCE
        printed = made_pdf(placed)
        assert store_bytes(printed, "printed.pdf").change == FileChange.KEPT_BESIDE
        readings = text_of(Version.objects.get()).readings.order_by("rank")
        assert [one.source.name for one in readings] == ["issued.pdf", "page.html", "printed.pdf"]

    def test_a_mending_that_it_makes_needless_is_recorded_so(self, editor):
        text = loaded(BROKEN)
        mend(text, split(text), editor)
        mended = [row.text for row in text.paragraphs.all()]
        better = as_akn(next(iter(parse_all(BETTER.encode(), name="A_RES_66_152.txt"))))
        assert store_bytes(better, "a.xml").change == FileChange.BETTER_SOURCE
        correction = Correction.objects.get()
        assert (correction.stands, correction.needless) == (True, True)
        assert [row.text for row in text.paragraphs.all()] == mended
        assert not Problem.objects.filter(code="mending_conflict").exists()

    def test_one_that_does_not_fit_it_is_a_conflict(self, editor):
        text = loaded(BROKEN)
        mend(text, split(text), editor)
        other = BETTER.replace("Decides to go on;", "Decides to end;").replace("to report;", "to report at once;")
        store_bytes(as_akn(next(iter(parse_all(other.encode(), name="A_RES_66_152.txt")))), "a.xml")
        assert Problem.objects.filter(code="mending_conflict").exists()
        assert Correction.objects.get().stands


class TestPermalinks:
    FIRST = "Encourages all States to keep the sea as clean as they would keep their own harbours;"
    SECOND = "Requests the Secretary-General to report to the Assembly on the state of the sea;"
    NEW = "Welcomes the efforts that have been made by coastal communities in every region;"

    def read(self, name: str, *operatives: str, **fields) -> LanguageVersion:
        paragraphs = tuple(operative(str(number), words) for number, words in enumerate(operatives, 1))
        loaded = store(adopted(paragraphs=paragraphs, citations=(), footnotes=(), **fields), name=name)
        return text_of(Version.objects.get(pk=loaded.version_id))

    def test_follow_their_words(self):
        self.read("a.txt", self.FIRST, self.SECOND)
        text = self.read("a.xml", self.NEW, self.FIRST, self.SECOND, format="akn")
        led = {one.anchor: one.paragraph.anchor for one in FormerAnchor.objects.filter(language_version=text)}
        assert led == {"op1": "op2", "op2": "op3"}

    def test_say_that_words_are_gone(self):
        self.read("a.txt", self.FIRST, self.SECOND)
        text = self.read("a.xml", self.FIRST, format="akn")
        former = FormerAnchor.objects.get(language_version=text)
        assert (former.anchor, former.paragraph) == ("op2", None)
        assert former.opening.startswith("Requests the Secretary-General")

    def test_lead_on_when_the_text_changes_again(self):
        self.read("a.txt", self.FIRST, self.SECOND)
        self.read("a.xml", self.NEW, self.FIRST, self.SECOND, format="akn")
        text = self.read("a.xml", self.FIRST, self.SECOND, format="akn")
        led = {one.anchor: one.paragraph and one.paragraph.anchor for one in text.former_anchors.all()}
        assert led == {"op1": None, "op2": "op1", "op3": "op2"}, "as the text was read in between"


class TestASourceThatGetsWorse:
    def test_gives_way_to_the_other_and_its_permalinks_follow(self):
        other = BETTER.replace("1. Requests", "1. Welcomes the report on the state of the sea;\n\n2. Requests")
        store_bytes(other.replace("2. Decides", "3. Decides").replace("3. Calls", "4. Calls").encode(), "a.txt")
        good = as_akn(next(iter(parse_all(BETTER.encode(), name="A_RES_66_152.txt"))))
        store_bytes(good, "a.xml")
        text = LanguageVersion.objects.get()
        text.former_anchors.all().delete()
        store_bytes(good.replace(b"<mainBody>", b"<mainBody><surprise>Words</surprise>", 1), "a.xml")
        text.refresh_from_db()
        assert text.shown.source.name == "a.txt"
        led = {one.anchor: one.paragraph and one.paragraph.anchor for one in text.former_anchors.all()}
        assert (led["op1"], led["op2"]) == ("op2", "op3")
        assert text.reading_changes.first().now == "text"


class TestDocumentsAboutAText:
    def test_point_to_it_and_belong_to_its_proposal(self):
        text = store(adopted(), name="a.txt")
        about = store(
            adopted("A/RES/66/152/Corr.1", kind="corrigendum", title="Right to the sea: corrigendum"), name="c.txt"
        )
        corrigendum = Version.objects.get(pk=about.version_id)
        assert corrigendum.about_id == text.version_id
        assert corrigendum.resolution.versions.count() == 2
        assert corrigendum.resolution.title == "Right to the sea"
        assert list(Version.objects.texts().values_list("pk", flat=True)) == [text.version_id]

    def test_whichever_comes_first(self):
        about = store(adopted("A/RES/66/152/Corr.1", kind="corrigendum", title="Corrigendum"), name="c.txt")
        text = store(adopted(), name="a.txt")
        assert Version.objects.get(pk=about.version_id).about_id == text.version_id
