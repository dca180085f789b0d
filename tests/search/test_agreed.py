"""The agreed-language finder."""

import re
from datetime import date
from html import escape

import pytest

from resolutions.models import Resolution, Version, Vote
from resolutions.search import agreed as finder
from resolutions.search.agreed import take
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


def find(pasted):
    return finder.find(take(pasted).passages)


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
    assert [text for op, text in found.near[0].words if op == "-"] == []


def test_what_became_of_a_passage_that_was_adopted_verbatim_is_told_too(texts, client):
    """It stands in the text of 2011; what was adopted later has a comma more."""
    changed = DIALOGUE.replace("cultures and", "cultures, and")
    own = {"session": "79", "adopted_on": date(2024, 12, 5), "paragraphs": (operative("1", changed),)}
    store(adopted("A/RES/79/9", source="later", citations=(), footnotes=(), **own))
    (found,) = find(DIALOGUE)
    assert (found.standing, found.texts, found.last.version.symbol) == ("verbatim", 2, "A/RES/71/9")
    assert [(near.hit.version.symbol, near.share) for near in found.near] == [("A/RES/79/9", 1.0)]
    assert found.near_sessions == (("79", 1),)
    page = client.get("/agreed/", {"text": DIALOGUE}).content.decode()
    assert "Changed, nearly in these words, in 1 adopted text" in page and "A/RES/79/9" in page


def test_what_is_merely_like_a_passage_is_not_told_beside_its_verbatim_texts(texts):
    words = "Reaffirms that trade among nations facilitates the promotion of a spirit of tolerance;"
    store(adopted("A/RES/79/9", source="other", session="79", paragraphs=(operative("1", words),), citations=()))
    (found,) = find(DIALOGUE)
    assert (found.standing, found.near) == ("verbatim", ())
    (found,) = find(DIALOGUE.replace("Reaffirms", "Recalls"))
    assert "A/RES/79/9" in [near.hit.version.symbol for near in found.near]


LONG = "Notes that reports of the work of the Commission on all of the seas are to be read by all, and that, "
"""Has the small words of many a passage."""
PASSAGE = "Encourages the work of all the keepers of lighthouses and of harbours of islands"


def test_words_that_stand_far_apart_in_a_long_paragraph_are_not_near(texts):
    scattered = "encourages; " + LONG + "the keepers, " + LONG + "lighthouses and " + LONG + "harbours and islands;"
    store(adopted("A/RES/78/9", source="long", session="78", paragraphs=(operative("1", scattered),), citations=()))
    (found,) = find(PASSAGE)
    assert found.standing == "new"


def test_of_those_with_as_many_of_its_words_the_most_alike_comes_first(texts):
    near = PASSAGE.replace("islands", "ports") + ";"
    longer = f"{near[:-1]}, which ships of every size and of every flag pass by in the night of winter;"
    for number, words in ((4, longer), (5, near), (6, f"{longer[:-1]} again;")):
        own = {"session": f"7{number}", "paragraphs": (operative("1", words),)}
        store(adopted(f"A/RES/7{number}/9", source=words, citations=(), footnotes=(), **own))
    (found,) = find(PASSAGE)
    assert [one.hit.version.symbol for one in found.near] == ["A/RES/75/9", "A/RES/74/9", "A/RES/76/9"]
    assert len({one.share for one in found.near}) == 1


def test_what_stands_in_drafts_alone_is_new(texts):
    assert [found.standing for found in find(OCEANS)] == ["new"]


def test_a_draft_is_cut_into_its_paragraphs(seeds):
    found = take(seeds["2011-draft"].read_text()).passages
    assert found[0].startswith("Reaffirming its commitment")
    assert found[-1] == "Decides to continue its consideration of the question at its sixty-seventh session"
    assert len(found) == 21


def test_plain_lines_are_passages_without_their_numbers():
    assert take("1. Calls upon all States;\n(b) To protect the oceans,\nno").passages == [
        "Calls upon all States",
        "To protect the oceans",
    ]


def test_the_page_marks_the_difference_and_escapes(texts, client):
    pasted = DIALOGUE.replace("tolerance", "<b>peace</b> and tolerance")
    page = client.post("/agreed/", {"text": pasted}).content.decode()
    assert "<ins>" in page
    assert "&lt;b&gt;peace" in page and "<b>peace" not in page


def test_every_text_that_has_a_passage_is_one_click_away(texts, client):
    (found,) = find(DIALOGUE)
    page = client.get("/agreed/", {"text": DIALOGUE}).content.decode()
    assert f'href="{escape(found.every_text)}"' in page
    listed = client.get(found.every_text).content.decode()
    assert re.findall(r'<span class="symbol">(.*?)</span>', listed) == ["A/RES/66/152", "A/RES/71/9"]


@pytest.mark.parametrize("passage", ['the so-called "culture of tolerance" of States', "the culture " * 200])
def test_what_no_phrase_can_hold_has_no_such_link(passage):
    assert finder.Agreed(passage).every_text == ""


def test_near_copies_are_counted_by_session_and_called_near(texts, client, monkeypatch):
    monkeypatch.setattr(finder, "SHOWN", 1)
    pasted = DIALOGUE.replace("tolerance", "peace and tolerance")
    (found,) = find(pasted)
    assert (found.near_sessions, found.near_texts, found.more) == ((("66", 1), ("71", 1)), 2, False)
    page = client.get("/agreed/", {"text": pasted}).content.decode()
    assert "Nearly in these words: 2 adopted texts" in page and "at the least" not in page
    monkeypatch.setattr(finder, "NEAR", finder.NEAR._replace(candidates=1))
    page = client.get("/agreed/", {"text": pasted}).content.decode()
    assert "Nearly in these words: 1 adopted text at the least" in page


def test_a_whole_draft_is_summed_up_with_links_to_its_passages(texts, client):
    pasted = "\n\n".join([DIALOGUE, OCEANS, DIALOGUE, DIALOGUE.replace("tolerance", "peace and tolerance")])
    page = client.post("/agreed/", {"text": pasted}).content.decode()
    words = " ".join(re.sub("<[^>]*>", "", page[page.index('<ul class="plain standing">') :]).split())
    assert words.startswith("2 verbatim: passage 1, passage 3 1 near: passage 4 1 new: passage 2")
    assert [f'<li id="passage-{number}">' in page for number in range(1, 6)] == [True] * 4 + [False]
    assert 'href="#passage-4"' in page


def test_what_is_past_the_most_that_is_looked_up_is_named_and_can_be_looked_up(client, monkeypatch):
    monkeypatch.setattr(finder, "MOST_PASSAGES", 1)
    monkeypatch.setattr(finder, "MOST_LETTERS", 70)
    lines = ["Calls upon all States to act", "Decides to protect the whales", "Requests a report on every whale"]
    taken = take("\n".join(lines))
    assert (taken.passages, taken.left_out, taken.unread) == (lines[:1], lines[1:2], lines[2])
    page = client.post("/agreed/", {"text": "\n".join(lines)}).content.decode()
    assert "1 passage more was not looked up, which begins: “Decides to protect the whales”" in page
    assert "The last 32 characters were not read, which begin: “Requests a report on every whale”" in page
    assert f'name="text" value="{lines[1]}\n\n{lines[2]}"' in page


def test_nothing_is_said_to_be_left_out_where_nothing_is(texts, client):
    assert "not all that was pasted" not in client.post("/agreed/", {"text": DIALOGUE}).content.decode()
    assert "maxlength" not in re.search("<textarea[^>]*>", client.get("/agreed/").content.decode())[0]
