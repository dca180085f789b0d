"""One language of a document, or one file of a text, that an editor takes out: a load leaves out this much and no more,
and it comes back with all that was said of it."""

import pytest
from django.core.exceptions import ValidationError

from resolutions.curation import correcting, removing
from resolutions.curation.mending import mend, settle
from resolutions.ingest import FileChange
from resolutions.ingest.writing import source_differences
from resolutions.models import Correction, LanguageVersion, OutboxEntry, Problem, Reading, Removal, Resolution, Version
from tests.builders import store_bytes, text_of
from tests.curation.test_languages import languages, words, xml
from tests.curation.test_mending import BROKEN, loaded, split

pytestmark = pytest.mark.django_db


def load(text: str, name: str) -> FileChange:
    return store_bytes(text.encode(), name).change


def version() -> Version:
    return Version.objects.get(symbol="A/RES/66/152")


class TestALanguage:
    @pytest.fixture
    def french(self) -> LanguageVersion:
        """Of a document that is held in English too."""
        xml("en", "Requests action;", "e.xml")
        return xml("fr", "Requests much action;", "f.xml", title="Droit à la mer")

    def test_leaves_the_document_in_its_other_languages(self, french, editor):
        resolution = french.version.resolution
        OutboxEntry.objects.all().delete()
        removal = removing.remove_language(french, "not ours", editor)
        assert languages() == {"en": ["e.xml"]}
        assert (version().titles, version().resolution) == ({"en": "Right to the sea"}, resolution)
        assert (removal.scope, removal.language, removal.title) == ("language", "fr", "Droit à la mer")
        assert (str(removal), removal.reason, removal.editor) == ("A/RES/66/152", "not ours", editor)
        assert OutboxEntry.objects.filter(version_id=version().pk).exists()

    def test_is_left_out_by_loads_whatever_its_file_and_the_others_are_not(self, french, editor):
        removing.remove_language(french, "", editor)
        with pytest.raises(LanguageVersion.DoesNotExist):
            xml("fr", "Requests much action;", "f.xml", title="Droit à la mer")
        with pytest.raises(LanguageVersion.DoesNotExist):
            xml("fr", "Requests action;", "another.xml")
        xml("es", "Requests action;", "s.xml")
        xml("en", "Requests action, soon;", "e.xml")
        assert languages() == {"en": ["e.xml"], "es": ["s.xml"]}

    def test_is_put_back_with_what_was_said_of_it(self, french, editor):
        better = xml("fr", "Requests some action;", "f2.xml", title="Droit")
        assert better == french
        correcting.correct(french, "title", "Le droit à la mer", editor)
        choice = correcting.correct(french, "shown", french.readings.get(source__name="f2.xml"), editor)
        before = languages()
        removal = removing.remove_language(LanguageVersion.objects.get(pk=french.pk), "", editor)
        assert set(Correction.objects.values_list("removal", "language")) == {(removal.pk, "fr")}
        removing.restore(removal, editor)
        assert languages() == before
        assert version().titles == {"en": "Right to the sea", "fr": "Le droit à la mer"}
        again = text_of(version(), "fr")
        assert again.shown.source.name == "f2.xml"
        assert "Requests some action;" in words(again)
        assert set(Correction.objects.values_list("language_version", "language")) == {(again.pk, "")}
        assert not again.reading_changes.exists(), "nobody reads other words than before"
        choice.refresh_from_db()
        assert choice.value == again.shown.pk
        correcting.take_back(choice, editor)
        assert text_of(version(), "fr").shown.source.name == "f.xml"

    def test_takes_the_document_with_it_where_that_has_no_other(self, french, editor):
        pk = french.version_id
        first = removing.remove_language(text_of(version(), "en"), "", editor)
        correcting.correct(version(), "distribution", "Limited", editor)
        last = removing.remove_language(text_of(version()), "", editor)
        assert not Version.objects.exists() and not Resolution.objects.exists()
        with pytest.raises(ValidationError, match="put back first"):
            removing.restore(first, editor)
        removing.restore(last, editor)
        removing.restore(first, editor)
        assert languages() == {"en": ["e.xml"], "fr": ["f.xml"]}
        assert (version().pk, version().distribution) == (pk, "Limited")

    def test_is_not_put_back_over_another(self, french, editor):
        removal = removing.remove_language(french, "", editor)
        removing.let_in(removal, editor)
        xml("fr", "Requests action;", "another.xml")
        with pytest.raises(ValidationError, match="in the archive again in this language"):
            removing.restore(removal, editor)

    def test_takes_files_in_where_an_editor_says_another_text_is_in_it(self, french, editor):
        russian = xml("ru", "Requests action;", "r.xml")
        removing.remove_language(french, "", editor)
        correcting.correct(russian, "language", "fr", editor)
        xml("fr", "Requests action, too;", "another.xml")
        assert languages() == {"en": ["e.xml"], "fr": ["another.xml", "r.xml"]}


class TestAFile:
    OTHER = BROKEN.replace("report;", "report soon;")

    @pytest.fixture
    def text(self) -> LanguageVersion:
        """A text in two files, of which the first is the better."""
        loaded(BROKEN, "a.txt")
        return loaded(self.OTHER, "b.txt")

    def of(self, name: str) -> Reading:
        return Reading.objects.get(source__name=name)

    def test_leaves_the_text_to_the_best_of_the_others(self, text, editor):
        removal = removing.remove_source(self.of("a.txt"), "a bad scan", editor)
        text.refresh_from_db()
        assert (languages(), text.shown.source.name) == ({"en": ["b.txt"]}, "b.txt")
        assert "Requests the Secretary-General to report soon; Decides to go on;" in words(text)
        assert (removal.scope, removal.language, removal.reason) == ("source", "en", "a bad scan")
        assert not Problem.objects.filter(code="words_differ").exists(), "there is no other file to differ from"

    @pytest.mark.parametrize(
        ("name", "words", "fate"),
        [
            ("a.txt", "report;", FileChange.LEFT_OUT),
            ("renamed.txt", "report;", FileChange.LEFT_OUT),
            ("a.txt", "report again;", FileChange.LEFT_OUT),
            ("other.txt", "report again;", FileChange.KEPT_BESIDE),
            ("0.txt", "report again;", FileChange.BETTER_SOURCE),
            ("b.txt", "report again;", FileChange.UPDATED),
        ],
    )
    def test_is_left_out_by_loads_and_no_other_is(self, text, editor, name, words, fate):
        removing.remove_source(self.of("a.txt"), "", editor)
        text.refresh_from_db()
        assert load(BROKEN.replace("report;", words), name) == fate

    def test_in_another_language_is_taken_in_under_the_same_name(self, editor):
        xml("en", "Requests action;", "66-152.xml")
        xml("fr", "Requests much action;", "66-152.xml", title="Droit à la mer")
        removing.remove_source(text_of(version(), "en").shown, "", editor)
        xml("fr", "Requests very much action;", "66-152.xml", title="Droit à la mer")
        with pytest.raises(LanguageVersion.DoesNotExist):
            xml("en", "Requests action, soon;", "66-152.xml")
        assert languages() == {"fr": ["66-152.xml"]}

    def test_is_put_back_beside_the_others(self, text, editor):
        correction = mend(text, split(text), editor)
        removal = removing.remove_source(self.of("b.txt"), "", editor)
        text.refresh_from_db()
        removing.restore(removal, editor)
        assert (languages(), text.shown.source.name) == ({"en": ["a.txt", "b.txt"]}, "a.txt")
        [differs] = Problem.objects.filter(code__in=source_differences.CODES)
        assert differs.reading.source.name == "b.txt"
        correction.refresh_from_db()
        assert (correction.stands, correction.language_version) == (True, text)
        assert load(self.OTHER, "b.txt") == FileChange.UNCHANGED

    def test_is_the_chosen_one_again(self, text, editor):
        choice = correcting.correct(text, "shown", self.of("b.txt"), editor)
        removal = removing.remove_source(self.of("b.txt"), "", editor)
        text.refresh_from_db()
        assert text.shown.source.name == "a.txt"
        choice.refresh_from_db()
        assert choice.removal == removal
        removing.restore(removal, editor)
        text.refresh_from_db()
        choice.refresh_from_db()
        assert (text.shown.source.name, choice.language_version, choice.value) == ("b.txt", text, text.shown.pk)

    def test_that_is_the_last_takes_the_document_with_it_and_no_other_file_is_left_out(self, editor):
        text = loaded(BROKEN, "a.txt")
        correcting.correct(text, "title", "Second", editor)
        removal = removing.remove_source(self.of("a.txt"), "", editor)
        assert not Version.objects.exists()
        assert load(BROKEN, "a.txt") == FileChange.LEFT_OUT
        removing.restore(removal, editor)
        assert (version().pk, version().title) == (text.version_id, "Second")
        removal = removing.remove_source(self.of("a.txt"), "", editor)
        assert load(self.OTHER, "b.txt") == FileChange.CREATED
        removing.restore(removal, editor)
        assert languages() == {"en": ["a.txt", "b.txt"]}
        assert version().title == "Second"

    def test_is_not_put_back_where_it_was_loaded_again(self, text, editor):
        removal = removing.remove_source(self.of("b.txt"), "", editor)
        removing.let_in(removal, editor)
        assert load(self.OTHER, "b.txt") == FileChange.KEPT_BESIDE
        with pytest.raises(ValidationError, match="was loaded again"):
            removing.restore(removal, editor)

    def test_keeps_what_was_settled_of_the_others(self, editor):
        odd = BROKEN.replace("3. Calls", "+ + +\n\n3. Calls")
        loaded(odd, "a.txt")
        loaded(self.OTHER, "b.txt")
        settle(Problem.objects.get(code="unread"), "an ornament", editor)
        removing.restore(removing.remove_source(self.of("b.txt"), "", editor), editor)
        assert Problem.objects.get(code="unread").settled.value == "an ornament"


def test_a_document_in_two_languages_comes_back_in_both(editor):
    xml("en", "Requests action;", "e.xml")
    xml("fr", "Requests much action;", "f.xml", title="Droit à la mer")
    correcting.correct(text_of(version(), "fr"), "title", "Le droit à la mer", editor)
    pk = version().pk
    removal = removing.remove_version(version(), "", editor)
    assert not Version.objects.exists()
    assert sorted(removal.readings.values_list("language", flat=True)) == ["en", "fr"]
    removing.restore(removal, editor)
    assert (version().pk, languages()) == (pk, {"en": ["e.xml"], "fr": ["f.xml"]})
    assert version().titles == {"en": "Right to the sea", "fr": "Le droit à la mer"}
    assert LanguageVersion.objects.get(leads=True).language == "en"
    assert Removal.objects.get().put_back
