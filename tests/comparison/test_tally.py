"""A step in numbers, and the sentence that is told from them."""

from resolutions.comparison import compare
from resolutions.comparison.sentence import sentence_of_tally
from resolutions.comparison.tally import tally
from tests.builders import adopted, operative, preambular

OLD = (
    preambular("Recalling its resolution 65/1 of 1 December 2010,"),
    preambular("Stressing that lighthouses keep watch over all who go to sea and over those who wait for them,"),
    operative("1", "Requests all coastal States to see to it that every lamp is lit before the sun has gone down;"),
    operative("2", "Welcomes the lantern that was given to the Organization;"),
)
NEW = (
    preambular("Recalling its resolution 66/1 of 1 December 2011,"),
    OLD[1],
    operative("1", "Requests all coastal States to see to it that every lamp is lit and kept before the sun is down;"),
    operative("2", "Decides to remain seized of the matter."),
    operative("3", "Invites the keepers of lighthouses to a conference on oil, wicks and mirrors."),
)


def counted(old, new) -> dict:
    return tally(compare(adopted("A/RES/66/1", paragraphs=old), adopted("A/RES/67/1", paragraphs=new)))


def test_what_was_brought_up_to_date_is_counted_apart_from_what_was_reworded():
    found = counted(OLD, NEW)
    assert found["paragraphs"] == {"technical": 1, "edited": 1, "deleted": 1, "inserted": 2}
    said = "Two paragraphs added, one deleted, one reworded, one brought up to date."
    assert sentence_of_tally(found) == said


def test_the_mark_that_a_paragraph_ends_with_is_no_change():
    found = counted(OLD, (*OLD[:3], operative("2", "Welcomes the lantern that was given to the Organization.")))
    assert found["paragraphs"] == {}
    assert sentence_of_tally(found) == "The two texts are the same, word for word."


def test_a_tally_without_a_part_says_nothing_of_it():
    assert sentence_of_tally({"footnotes": {"inserted": 2, "edited": 1}}) == "Two footnotes added, one reworded."
