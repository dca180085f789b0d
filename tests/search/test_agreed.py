"""The agreed-language finder and words over time."""

from datetime import date

import pytest

from resolutions.models import Resolution, Version, Vote
from resolutions.search.agreed import find, passages
from resolutions.search.over_time import over_time
from tests.builders import adopted, draft, operative, preambular, store

pytestmark = pytest.mark.django_db

DIALOGUE = (
    "Reaffirms that dialogue among cultures and civilizations facilitates the promotion of a culture of tolerance;"
)
OCEANS = "Calls upon all coastal States to protect the oceans, seas and marine resources from every kind of pollution;"


@pytest.fixture
def texts():
    """A passage adopted in the sixty-sixth and seventy-first sessions, another in a draft alone."""
    for symbol, session, day in (("A/RES/66/152", "66", date(2011, 12, 19)), ("A/RES/71/9", "71", date(2016, 12, 5))):
        paragraphs = (preambular("Recalling the Charter,"), operative("1", DIALOGUE))
        store(adopted(symbol, source=symbol, session=session, adopted_on=day, paragraphs=paragraphs, citations=()))
    store(draft(source="draft", title="Oceans", paragraphs=(operative("1", OCEANS),), citations=()))


def test_a_passage_adopted_before_is_told_with_first_and_last(texts):
    (found,) = find(DIALOGUE)
    assert found.standing == "verbatim"
    assert found.texts == 2
    assert found.sessions == (("66", 1), ("71", 1))
    assert (found.first.version.symbol, found.first.place) == ("A/RES/66/152", "OP 1")
    assert found.last.version.symbol == "A/RES/71/9"


def test_how_it_was_adopted_is_told_with_the_vote(texts, client):
    version = Version.objects.get(symbol="A/RES/71/9")
    Resolution.objects.filter(versions=version).update(outcome="adopted_by_vote")
    Vote.objects.create(version=version, in_favour=120, against=10, abstaining=45, from_file=True)
    Vote.objects.create(version=version, in_favour=121, against=10, from_file=False)
    page = client.get("/agreed/", {"text": DIALOGUE}).content.decode()
    assert "(adopted by vote, 121 in favour, 10 against)" in page


def test_part_of_a_paragraph_is_a_passage_too(texts):
    (found,) = find("promotion of a culture of tolerance")
    assert (found.standing, found.texts) == ("verbatim", 2)


def test_a_passage_nearly_adopted_shows_its_difference(texts):
    (found,) = find(DIALOGUE.replace("tolerance", "peace and tolerance"))
    assert found.standing == "near"
    assert ("+", "peace and ") in [(op, text) for op, text in found.near[0].words if op != "="]


def test_what_stands_in_drafts_alone_is_new(texts):
    assert [found.standing for found in find(OCEANS)] == ["new"]


def test_a_draft_is_cut_into_its_paragraphs(seeds):
    found = passages(seeds["2011-draft"].read_text())
    assert found[0].startswith("Reaffirming its commitment")
    assert found[-1] == "Decides to continue its consideration of the question at its sixty-seventh session"
    assert len(found) == 21


def test_plain_lines_are_passages_without_their_numbers():
    assert passages("1. Calls upon all States;\n(b) To protect the oceans,\nno") == [
        "Calls upon all States",
        "To protect the oceans",
    ]


def test_the_page_marks_the_difference_and_escapes(texts, client):
    pasted = DIALOGUE.replace("tolerance", "<b>peace</b> and tolerance")
    page = client.post("/agreed/", {"text": pasted}).content.decode()
    assert "<ins>" in page
    assert "&lt;b&gt;peace" in page and "<b>peace" not in page


def test_words_over_time_count_texts_a_session(texts):
    page = over_time("culture")
    assert [(one.session, one.texts, one.held) for one in page.sessions] == [("66", 1, 2), ("71", 1, 1)]
    assert [hit.version.symbol for hit in page.first] == ["A/RES/66/152", "A/RES/71/9"]
    assert page.last == [], "the same texts twice"


def test_words_over_time_call_no_draft_adopted(client):
    store(draft(source="draft", issued_on=date(2011, 10, 27), paragraphs=(operative("1", OCEANS),), citations=()))
    Resolution.objects.update(outcome="adopted")
    page = client.get("/over-time/", {"q": "oceans"}).content.decode()
    assert "issued 27 October 2011 (draft)" in page
    assert "(adopted)" not in page


def test_a_mistake_over_time_is_explained(client):
    assert "never closed" in client.get("/over-time/", {"q": '"culture'}).content.decode()
