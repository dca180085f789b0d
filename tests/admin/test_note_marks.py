"""Marks of notes as editors read and type them."""

import pytest
from django.utils.translation import override

from resolutions.admin.note_marks import typed
from resolutions.pages.reading.mended import with_marks_shown as shown

KEPT = "Recalling the plan[^1] and the chart,[^a][^*][^iii][^12a][^A]"


@pytest.mark.parametrize("language", ["en", "fr", "ar", "zh"])
def test_they_come_back_as_they_are_kept(language):
    with override(language):
        assert "^" not in shown(KEPT)
        assert typed(shown(KEPT)) == KEPT


def test_a_mark_that_cannot_be_typed_comes_back_as_it_is_kept():
    assert typed(shown("the plan[^1.2] and the chart[^verbale]")) == "the plan[^1.2] and the chart[^verbale]"


def test_other_words_in_brackets_are_no_marks():
    assert typed("the [note verbale] of [note] 3") == "the [note verbale] of [note] 3"
