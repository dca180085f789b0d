"""A text mended by an editor: written anew from its file with the mending on it, kept over reloads, taken back."""

import pytest
from django.core.exceptions import ValidationError

from resolutions.curation import correcting
from resolutions.curation.mending import mend, settle
from resolutions.models import Correction, OutboxEntry, Paragraph, Problem, Version
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
BETTER = BROKEN.replace("report; Decides to go on;", "report;\n\n2. Decides to go on;")


@pytest.fixture
def version(db) -> Version:
    return loaded(BROKEN)


def loaded(text: str, name: str = "A_RES_66_152.txt") -> Version:
    return Version.objects.get(pk=store_bytes(text.encode(), name).version_id)


def split(version: Version) -> Mending:
    before = said(next(one for one in as_document(version).paragraphs if one.id == "op1"))
    after = ({"words": "Requests the Secretary-General to report;"}, {"words": "Decides to go on;", "number": "2"})
    return Mending("paragraphs", (before,), after)


def anchors(version: Version) -> list[str]:
    return list(Paragraph.objects.filter(version=version).values_list("anchor", flat=True))


class TestAMending:
    def test_leaves_what_the_manifest_contradicts_to_be_looked_at(self, editor):
        loaded = store_bytes(BROKEN.encode(), "A_RES_66_152.txt", title="Right to the land")
        version = Version.objects.get(pk=loaded.version_id)
        contradicted = Problem.objects.filter(version=version, code="manifest_differs")
        assert contradicted.count() == 1
        mend(version, split(version), editor)
        assert contradicted.count() == 1

    def test_is_what_readers_see_and_is_on_record(self, version, editor):
        OutboxEntry.objects.all().delete()
        correction = mend(version, split(version), editor)
        assert anchors(version) == ["formula", "pp1", "op1", "op2", "op3"]
        assert (correction.field, correction.editor) == ("paragraphs", editor)
        assert correction.before[0]["words"] == "Requests the Secretary-General to report; Decides to go on;"
        assert correction.value[1] == {"words": "Decides to go on;", "number": "2"}
        assert OutboxEntry.objects.get().version_id == version.pk

    def test_keeps_the_rows_of_the_paragraphs_that_stay(self, version, editor):
        kept = Paragraph.objects.get(version=version, anchor="op3")
        mend(version, split(version), editor)
        assert Paragraph.objects.get(version=version, anchor="op3") == kept

    def test_is_taken_back(self, version, editor):
        before = as_document(version)
        correcting.take_back(mend(version, split(version), editor), editor)
        assert as_document(Version.objects.get(pk=version.pk)) == before

    def test_outlives_a_reload_that_changes_something_else(self, version, editor):
        mend(version, split(version), editor)
        loaded(BROKEN.replace("8 September 2000", "9 September 2000"))
        assert anchors(version) == ["formula", "pp1", "op1", "op2", "op3"]
        assert not Problem.objects.exists()

    def test_is_shown_as_a_conflict_where_a_reload_changes_what_it_stands_on(self, version, editor):
        mend(version, split(version), editor)
        loaded(BROKEN.replace("to report; Decides", "to report soon; Decides"))
        assert anchors(version) == ["formula", "pp1", "op1", "op3"]
        problem = Problem.objects.get()
        assert (problem.code, problem.gravity) == ("mending_conflict", 1)
        assert problem.message.startswith("an editor mended op1, “Requests the Secretary-General to report; Decides")

    def test_is_silent_where_the_file_came_to_say_the_same(self, version, editor):
        mend(version, split(version), editor)
        loaded(BETTER)
        assert anchors(version) == ["formula", "pp1", "op1", "op2", "op3"]
        assert not Problem.objects.exists()

    def test_of_a_text_that_changed_meanwhile_is_refused(self, version, editor):
        mending = split(version)
        mend(version, mending, editor)
        with pytest.raises(ValidationError, match="has changed meanwhile"):
            mend(version, mending, editor)
        assert Correction.objects.count() == 1

    def test_that_makes_no_text_is_refused(self, version, editor):
        mending = split(version)
        with pytest.raises(ValidationError, match="A paragraph needs words"):
            mend(version, Mending("paragraphs", mending.before, ({"words": ""},)), editor)
        assert not Correction.objects.exists()


class TestAProblem:
    text = BROKEN.replace("3. Calls", "+ + +\n\n3. Calls")

    def settled(self, editor) -> Correction:
        loaded(self.text)
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
        loaded("\n\n" + self.text)
        assert Problem.objects.get().settled == correction

    def test_is_open_again_where_its_words_are_others(self, editor):
        self.settled(editor)
        loaded(self.text.replace("+ + +", "~ ~ ~"))
        assert Problem.objects.open().exists()

    def test_stays_settled_when_the_text_is_mended(self, editor):
        correction = self.settled(editor)
        mend(correction.version, split(correction.version), editor)
        assert Problem.objects.get().settled == correction
