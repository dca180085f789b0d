"""The page of a next session's base draft."""

from io import BytesIO

import pytest
from docx import Document as WordFile

from resolutions.models import Version
from tests import builders
from tests.builders import operative

pytestmark = pytest.mark.django_db

TEXT = (operative("1", "Decides to continue its consideration of the question at its sixty-seventh session."),)


@pytest.fixture(autouse=True)
def adopted():
    builders.store(builders.adopted(paragraphs=TEXT, footnotes=(), citations=()), "adopted.txt")


def test_each_slot_is_shown_with_its_reason(client):
    html = client.get("/compare/next/?text=A/RES/66/152").content.decode()
    assert "<b>OP 1</b>:" in html and "<del>sixty-seventh</del> <ins>sixty-eighth</ins>" in html
    assert "a coming session moves on with the draft" in html


def test_as_a_word_file_with_tracked_changes(client):
    answer = client.get("/compare/next/?text=A/RES/66/152&format=docx")
    assert answer["Content-Disposition"] == 'attachment; filename="Base draft from A-RES-66-152.docx"'
    assert "sixty-eighth" in WordFile(BytesIO(answer.getvalue()))._body._element.xml


def test_a_text_too_large_to_be_compared_is_refused_in_words(client, monkeypatch):
    monkeypatch.setattr("resolutions.comparison.texts.MOST_PARAGRAPHS", 0)
    html = client.get("/compare/next/?text=A/RES/66/152&format=docx").content.decode()
    assert "too large to be compared with its next draft: A/RES/66/152 has more than 0 paragraphs" in html


def test_a_draft_is_no_base(client):
    builders.store(builders.draft(title="Another matter"), "draft.txt")
    number = Version.objects.get(symbol=None).pk
    assert "Only the adopted text" in client.get(f"/compare/next/?text={number}&format=docx").content.decode()


def test_a_text_that_is_not_held(client):
    assert client.get("/compare/next/?text=A/RES/1/1").status_code == 404


def test_a_comment_in_the_word_file_gives_the_reason(client):
    answer = client.get("/compare/next/?text=A/RES/66/152&format=docx")
    [comment] = WordFile(BytesIO(answer.getvalue())).comments
    assert comment.text == "OP 1: “sixty-seventh” → “sixty-eighth”; likely; a coming session moves on with the draft"


def test_for_a_session_that_is_asked_for(client):
    html = client.get("/compare/next/?text=A/RES/66/152&session=68").content.decode()
    assert "<ins>sixty-ninth</ins>" in html


def test_a_session_that_has_been_is_refused_in_words(client):
    html = client.get("/compare/next/?text=A/RES/66/152&session=12").content.decode()
    assert "“12” is not the number of a regular session after that of the text" in html


def test_what_moves_is_learnt_from_the_subjects_older_texts(client, django_assert_num_queries):
    care = operative("1", "Decides to continue its consideration of the question at its sixty-sixth session.")
    older = builders.adopted("A/RES/65/7", session="65", paragraphs=(care,), footnotes=(), citations=())
    builders.store(older, "older.txt")
    html = client.get("/compare/next/?text=A/RES/66/152").content.decode()
    assert "“sixty-sixth” in A/RES/65/7" in html
    with django_assert_num_queries(14):
        client.get("/compare/next/?text=A/RES/66/152&session=67")
