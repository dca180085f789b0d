"""What editors say of a text in one language: its title, which language it is, which of its files is shown."""

import pytest
from django.core.exceptions import ValidationError

from resolutions.curation import correcting
from resolutions.curation.corrected_fields import current, said_by_file
from resolutions.ingest import FileChange
from resolutions.models import Correction, LanguageVersion, OutboxEntry, Problem, Reading, ReadingChange, Version
from resolutions.text.writers import as_akn
from tests.builders import adopted, operative, preambular, store, store_bytes, stored, text_of
from tests.curation.test_mending import BROKEN, loaded

pytestmark = pytest.mark.django_db

SYMBOL = "A/RES/66/152"


def words(text: LanguageVersion) -> list[str]:
    return list(text.paragraphs.values_list("text", flat=True))


def languages() -> dict[str, list[str]]:
    """The files of the document by language."""
    texts = Version.objects.get(symbol=SYMBOL).language_versions.all()
    return {text.language: sorted(one.source.name for one in text.readings.all()) for text in texts}


def xml(language: str, request: str, name: str, **fields) -> LanguageVersion:
    """What comes of a marked up file in that language, which is taken at its word."""
    paragraphs = (preambular("Recalling its resolution 55/2,"), operative("1", request))
    document = adopted(language=language, paragraphs=paragraphs, citations=(), footnotes=(), **fields)
    content = as_akn(document)
    content = content.encode() if isinstance(content, str) else content
    return LanguageVersion.objects.get(readings=store_bytes(content, name).reading_id)


class TestATitle:
    def test_is_that_of_one_language_and_the_others_keep_theirs(self, editor):
        english = text_of(stored(adopted(), name="e.txt"))
        store(adopted(language="fr", title="Droit à la mer"), name="f.txt")
        correction = correcting.correct(text_of(english.version, "fr"), "title", "Le droit à la mer", editor)
        version = Version.objects.get()
        assert version.titles == {"en": "Right to the sea", "fr": "Le droit à la mer"}
        assert version.resolution.titles == version.titles
        assert (correction.version, correction.language_version) == (None, text_of(version, "fr"))
        correcting.take_back(correction, editor)
        assert Version.objects.get().titles == {"en": "Right to the sea", "fr": "Droit à la mer"}

    def test_outlives_a_reload_and_a_better_source(self, editor):
        version = stored(adopted(), name="e.txt")
        correcting.correct(text_of(version), "title", "Right to all seas", editor)
        store(adopted(title="Right to one sea"), name="e.txt")
        assert Version.objects.get().titles == {"en": "Right to all seas"}
        assert said_by_file(text_of(version), "title") == "Right to one sea"
        better = store(adopted(title="Right to a lake", format="akn"), name="e.xml", content=b"better")
        assert better.change == FileChange.BETTER_SOURCE
        assert (Version.objects.get().title, text_of(version).title) == ("Right to all seas", "Right to all seas")


class TestTheFileThatIsShown:
    @pytest.fixture
    def text(self) -> LanguageVersion:
        """A text in two files, of which the first is the better."""
        loaded(BROKEN, "a.txt")
        return loaded(BROKEN.replace("report;", "report soon;"), "b.txt")

    def of(self, text: LanguageVersion, name: str) -> Reading:
        return text.readings.get(source__name=name)

    def test_is_the_one_an_editor_chooses_until_it_is_taken_back(self, text, editor):
        assert text.shown.source.name == "a.txt"
        OutboxEntry.objects.all().delete()
        correction = correcting.correct(text, "shown", self.of(text, "b.txt"), editor)
        text.refresh_from_db()
        assert text.shown.source.name == "b.txt"
        assert "Requests the Secretary-General to report soon; Decides to go on;" in words(text)
        assert (correction.before, correction.value) == (self.of(text, "a.txt").pk, self.of(text, "b.txt").pk)
        assert OutboxEntry.objects.get().version_id == text.version_id
        assert ReadingChange.objects.get().changed == 1, "who quoted it is told"
        correcting.take_back(correction, editor)
        text.refresh_from_db()
        assert text.shown.source.name == "a.txt"
        assert "Requests the Secretary-General to report; Decides to go on;" in words(text)
        assert not text.readings.filter(chosen=True).exists()

    def test_stays_the_chosen_one_whatever_is_loaded(self, text, editor):
        correcting.correct(text, "shown", self.of(text, "b.txt"), editor)
        loaded(BROKEN.replace("report;", "report now;"), "a.txt")
        loaded(BROKEN.replace("report;", "report never;"), "0.txt")
        loaded(BROKEN.replace("report;", "report soon enough;"), "b.txt")
        text.refresh_from_db()
        assert text.shown.source.name == "b.txt"
        assert "Requests the Secretary-General to report soon enough; Decides to go on;" in words(text)

    def test_is_a_file_of_the_text(self, text, editor):
        other = loaded(BROKEN.replace("66/152", "66/153"), "c.txt")
        with pytest.raises(ValidationError, match=r"c\.txt is no file of this text"):
            correcting.correct(text, "shown", other.shown, editor)
        assert not Correction.objects.exists()

    def test_tells_where_the_others_say_otherwise(self, text, editor):
        def differing() -> dict[str, str]:
            found = Problem.objects.filter(language_version=text, code="words_differ")
            return dict(found.values_list("reading__source__name", "message"))

        assert list(differing()) == ["b.txt"]
        correcting.correct(text, "shown", self.of(text, "b.txt"), editor)
        assert list(differing()) == ["a.txt"]
        assert "soon" in differing()["a.txt"]


class TestALanguage:
    def test_that_is_not_held_is_changed_and_stays_over_a_reload(self, editor):
        text = xml("fr", "Requests action;", "misread.xml")
        correction = correcting.correct(text, "language", "es", editor)
        assert languages() == {"es": ["misread.xml"]}
        text = LanguageVersion.objects.get()
        assert (current(text, "language"), said_by_file(text, "language"), text.leads) == ("es", "fr", True)
        xml("fr", "Requests more action;", "misread.xml")
        assert languages() == {"es": ["misread.xml"]}
        assert "Requests more action;" in words(text)
        correcting.take_back(correction, editor)
        assert languages() == {"fr": ["misread.xml"]}
        assert list(Version.objects.get().titles) == ["fr"]

    def test_is_one_of_the_six(self, editor):
        text = loaded(BROKEN)
        with pytest.raises(ValidationError, match="not an official language"):
            correcting.correct(text, "language", "de", editor)

    def test_leads_where_it_is_english(self, editor):
        xml("ru", "Requests action;", "r.xml")
        text = xml("fr", "Requests action;", "f.xml")
        correcting.correct(text, "language", "en", editor)
        assert LanguageVersion.objects.get(leads=True).language == "en"


class TestALanguageThatIsHeld:
    """The two texts become one, with the files of both."""

    @pytest.fixture
    def english(self) -> LanguageVersion:
        return xml("en", "Requests action;", "e.xml")

    @pytest.fixture
    def misread(self, english) -> LanguageVersion:
        return xml("fr", "Requests much action;", "misread.xml", title="Rights to the sea")

    def test_takes_the_files_beside_its_own(self, english, misread, editor):
        assert languages() == {"en": ["e.xml"], "fr": ["misread.xml"]}
        OutboxEntry.objects.all().delete()
        correction = correcting.correct(misread, "language", "en", editor)
        assert languages() == {"en": ["e.xml", "misread.xml"]}
        version = Version.objects.get()
        assert (version.titles, text_of(version)) == ({"en": "Right to the sea"}, english)
        assert "Requests action;" in words(english)
        assert OutboxEntry.objects.filter(version_id=version.pk).exists()
        correction.refresh_from_db()
        assert (correction.language_version, correction.before, correction.value) == (english, "fr", "en")
        [differs] = Problem.objects.filter(language_version=english, code="words_differ")
        assert differs.reading.source.name == "misread.xml"

    def test_keeps_them_over_a_reload(self, english, misread, editor):
        correcting.correct(misread, "language", "en", editor)
        xml("fr", "Requests very much action;", "misread.xml", title="Rights to the sea")
        assert languages() == {"en": ["e.xml", "misread.xml"]}

    def test_gives_them_back(self, english, misread, editor):
        title = correcting.correct(misread, "title", "Droit à la mer", editor)
        correction = correcting.correct(misread, "language", "en", editor)
        title.refresh_from_db()
        assert (title.stands, title.language_version) == (False, english), "it is history of the text that stays"
        correcting.take_back(correction, editor)
        assert languages() == {"en": ["e.xml"], "fr": ["misread.xml"]}
        french = LanguageVersion.objects.get(language="fr")
        assert words(french)[-1] == "Requests much action;"
        assert Version.objects.get().titles == {"en": "Right to the sea", "fr": "Droit à la mer"}
        title.refresh_from_db()
        assert (title.stands, title.language_version) == (True, french)
        assert not ReadingChange.objects.exists(), "nobody reads other words than before"

    def test_leaves_what_was_said_of_the_text_that_stays(self, english, misread, editor):
        correcting.correct(english, "title", "Right to all seas", editor)
        correcting.correct(misread, "title", "Droit à la mer", editor)
        correction = correcting.correct(misread, "language", "en", editor)
        assert Version.objects.get().titles == {"en": "Right to all seas"}
        correcting.take_back(correction, editor)
        assert Version.objects.get().titles == {"en": "Right to all seas", "fr": "Droit à la mer"}

    def test_of_a_text_that_was_corrected_before(self, english, misread, editor):
        first = correcting.correct(misread, "language", "es", editor)
        second = correcting.correct(misread, "language", "en", editor)
        assert languages() == {"en": ["e.xml", "misread.xml"]}
        correcting.take_back(second, editor)
        assert languages() == {"en": ["e.xml"], "es": ["misread.xml"]}
        first.refresh_from_db()
        assert (first.stands, first.language_version.language) == (True, "es")
        correcting.take_back(first, editor)
        assert languages() == {"en": ["e.xml"], "fr": ["misread.xml"]}

    def test_by_a_correction_of_its_own(self, english, misread, editor):
        """Two files that were taken for other languages, one after the other."""
        russian = xml("ru", "Requests action, too;", "r.xml")
        english.delete()
        first = correcting.correct(russian, "language", "en", editor)
        second = correcting.correct(misread, "language", "en", editor)
        assert languages() == {"en": ["misread.xml", "r.xml"]}
        correcting.take_back(second, editor)
        assert languages() == {"en": ["r.xml"], "fr": ["misread.xml"]}
        first.refresh_from_db()
        assert first.stands

    def test_where_the_file_says_it_itself_by_now(self, english, misread, editor):
        correction = correcting.correct(misread, "language", "en", editor)
        reading = Reading.objects.get(source__name="misread.xml")
        Reading.objects.filter(pk=reading.pk).update(parsed={**reading.parsed, "language": "en"})
        correcting.take_back(correction, editor)
        assert languages() == {"en": ["e.xml", "misread.xml"]}


def test_a_document_is_what_the_files_say_that_are_left_in_a_language(editor):
    """The cover of the version follows from all readings, each in the language it is in."""
    text = xml("fr", "Requests action;", "f.xml", organ="General Assembly")
    assert Version.objects.get().organ == ""
    correcting.correct(text, "language", "en", editor)
    assert Version.objects.get().organ == "General Assembly"
