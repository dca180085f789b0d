"""A text mended by an editor: written anew from its file with the mending on it, kept over reloads, taken back."""

import pytest
from django.core.exceptions import ValidationError

from resolutions.curation import correcting
from resolutions.curation.mending import mend, settle
from resolutions.models import Correction, LanguageVersion, OutboxEntry, Paragraph, Problem
from resolutions.models.documents import as_document
from resolutions.text.mending import Mending, said
from tests.builders import store_bytes

pytestmark = pytest.mark.django_db

BROKEN = """\
A/RES/66/152

66/152. Right to the sea

The General Assembly,

Recalling its resolution 55/2 of 8 September 2000,

1. Requests the Secretary-General to report; Decides to go on;

3. Calls upon all States to act.

"""
DOUBTS = ("two_openings", "numbers_jump")
"""What the grammar of a text raises of it."""
BETTER = BROKEN.replace("report; Decides to go on;", "report;\n\n2. Decides to go on;")


@pytest.fixture
def text(db) -> LanguageVersion:
    return loaded(BROKEN)


def loaded(text: str, name: str = "A_RES_66_152.txt", **given: str) -> LanguageVersion:
    """The language version that comes of it."""
    return LanguageVersion.objects.get(readings=store_bytes(text.encode(), name, **given).reading_id)


def loaded_odd(text: str, name: str = "A_RES_66_152.txt") -> LanguageVersion:
    """With the line that was left out as its only problem: what else is broken about the text has doubts of its own
    (``tests/text/test_doubts.py``)."""
    found = loaded(text, name)
    found.problems.exclude(code="unread").delete()
    return found


def split(text: LanguageVersion) -> Mending:
    before = said(next(one for one in as_document(text).paragraphs if one.id == "op1"))
    after = ({"words": "Requests the Secretary-General to report;"}, {"words": "Decides to go on;", "number": "2"})
    return Mending("paragraphs", (before,), after)


def anchors(text: LanguageVersion) -> list[str]:
    return list(Paragraph.objects.filter(language_version=text).values_list("anchor", flat=True))


class TestAMending:
    def test_leaves_what_the_manifest_contradicts_to_be_looked_at(self, editor):
        text = loaded(BROKEN, title="Right to the land")
        contradicted = Problem.objects.filter(language_version=text, code="manifest_differs")
        assert contradicted.count() == 1
        mend(text, split(text), editor)
        assert contradicted.count() == 1

    def test_is_what_readers_see_and_is_on_record(self, text, editor):
        OutboxEntry.objects.all().delete()
        correction = mend(text, split(text), editor)
        assert anchors(text) == ["formula", "pp1", "op1", "op2", "op3"]
        assert (correction.field, correction.editor) == ("paragraphs", editor)
        assert correction.before[0]["words"] == "Requests the Secretary-General to report; Decides to go on;"
        assert correction.value[1] == {"words": "Decides to go on;", "number": "2"}
        assert OutboxEntry.objects.get().version_id == text.version_id

    def test_keeps_the_rows_of_the_paragraphs_that_stay(self, text, editor):
        kept = Paragraph.objects.get(language_version=text, anchor="op3")
        mend(text, split(text), editor)
        assert Paragraph.objects.get(language_version=text, anchor="op3") == kept

    def test_is_taken_back(self, text, editor):
        before = as_document(text)
        correcting.take_back(mend(text, split(text), editor), editor)
        assert as_document(LanguageVersion.objects.get(pk=text.pk)) == before

    def test_outlives_a_reload_that_changes_something_else(self, text, editor):
        mend(text, split(text), editor)
        loaded(BROKEN.replace("8 September 2000", "9 September 2000"))
        assert anchors(text) == ["formula", "pp1", "op1", "op2", "op3"]
        assert not Problem.objects.exists()

    def test_is_shown_as_a_conflict_where_a_reload_changes_what_it_stands_on(self, text, editor):
        mend(text, split(text), editor)
        loaded(BROKEN.replace("to report; Decides", "to report soon; Decides"))
        assert anchors(text) == ["formula", "pp1", "op1", "op3"]
        [problem] = Problem.objects.exclude(code__in=DOUBTS)
        assert (problem.code, problem.gravity) == ("mending_conflict", 1)
        assert problem.message.startswith("an editor mended op1, “Requests the Secretary-General to report; Decides")

    def test_is_silent_where_the_file_came_to_say_the_same(self, text, editor):
        mend(text, split(text), editor)
        loaded(BETTER)
        assert anchors(text) == ["formula", "pp1", "op1", "op2", "op3"]
        assert not Problem.objects.exists()

    def test_of_a_text_that_changed_meanwhile_is_refused(self, text, editor):
        mending = split(text)
        mend(text, mending, editor)
        with pytest.raises(ValidationError, match="has changed meanwhile"):
            mend(text, mending, editor)
        assert Correction.objects.count() == 1

    def test_that_makes_no_text_is_refused(self, text, editor):
        mending = split(text)
        with pytest.raises(ValidationError, match="A paragraph needs words"):
            mend(text, Mending("paragraphs", mending.before, ({"words": ""},)), editor)
        assert not Correction.objects.exists()


class TestAProblem:
    words = BETTER.replace("3. Calls", "+ + +\n\n3. Calls")

    def settled(self, editor, words: str = words) -> Correction:
        loaded(words)
        return settle(Problem.objects.get(code="unread"), "an ornament", editor)

    def test_is_settled_and_opened_again(self, editor):
        correction = self.settled(editor)
        assert (correction.before["words"], correction.value) == ("+ + +", "an ornament")
        assert not Problem.objects.open().exists()
        correcting.take_back(correction, editor)
        assert Problem.objects.open().get().code == "unread"

    def test_is_settled_once_though_two_editors_have_it_before_them(self, editor):
        self.settled(editor)
        with pytest.raises(ValidationError, match="changed meanwhile"):
            settle(Problem.objects.get(code="unread"), "so do I", editor)
        assert Correction.objects.standing().get().value == "an ornament"

    def test_stays_settled_over_a_reload_while_its_words_stay(self, editor):
        correction = self.settled(editor)
        loaded("\n\n" + self.words)
        assert Problem.objects.get().settled == correction

    def test_is_open_again_where_its_words_are_others(self, editor):
        self.settled(editor)
        loaded(self.words.replace("+ + +", "~ ~ ~"))
        assert Problem.objects.open().exists()

    def test_stays_settled_when_the_text_is_mended(self, editor):
        correction = self.settled(editor, BROKEN.replace("3. Calls", "+ + +\n\n3. Calls"))
        mend(correction.language_version, split(correction.language_version), editor)
        assert Problem.objects.get().settled == correction
