import pytest

from resolutions.comparison import compare
from resolutions.comparison.changes import changes_of, heaviest
from resolutions.comparison.openings import bare, verb_change
from resolutions.comparison.words import redline
from tests.builders import draft, operative


def kinds(old: str, new: str, openings: tuple[str, str] = ("", "")) -> list[str]:
    return [change.kind for change in changes_of(redline(old, new), *openings)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("respect for human rights", "respect for all human rights", ["substantive"]),
        ("the right to food or water", "the right to food and water", ["substantive"]),
        ("its resolution 64/171 of 18 December 2009,", "its resolution 79/166 of 17 December 2024,", ["reference"] * 3),
        ("held on 25 March 2011 in Geneva", "held on 4 July 2025 in Geneva", ["date"]),
        ("at its sixty-seventh session.", "at its eighty-first session.", ["date"]),
        ("the States Parties, to", "the States parties to", ["editorial"]),
        ("upon the request and in", "upon the request of and in", ["editorial"]),
        ("held at Durban", "held in Durban", ["editorial"]),
        ("the two State solution", "the two-State solution", ["editorial"]),
        ("international cooperation on", "international co operation on", ["conversion"]),
        ("Human Rights12 and", "Human Rights and", ["conversion"]),
        ("1.46 billion people", "1.3 billion people", ["substantive"]),
        ("by 12 States", "by 14 States", ["substantive"]),
        ("by 12 March", "by 14 March", ["date"]),
        ("of 4 July 20253 and", "of 4 July 2025 and", ["conversion"]),
    ],
)
def test_kinds_of_change(old, new, expected):
    assert kinds(old, new) == expected


@pytest.mark.parametrize(
    ("old", "new", "kind", "note"),
    [
        ("Notes", "Welcomes", "opening", "stronger: notes < welcomes"),
        ("Demands", "Calls upon", "opening", "weaker: demands > calls upon"),
        ("Taking note", "Noting", "opening", "as strong: taking note = noting"),
        ("Recalling", "Deploring", "opening", "other: recalling → deploring"),
        ("Notes with concern", "Welcomes", "opening", "other: notes with concern → welcomes"),
        ("Recalling also", "Recalling further", "editorial", ""),
        ("Requests", "Also requests", "editorial", ""),
        (
            "Takes note",
            "Takes note with appreciation",
            "opening",
            "stronger: takes note < takes note with appreciation",
        ),
    ],
)
def test_openings_by_their_strength(old, new, kind, note):
    changes = changes_of(redline(f"{old} the report;", f"{new} the report;"), old, new)
    assert [(change.kind, str(change.verb or "")) for change in changes] == [(kind, note)]


def test_the_ladders_are_what_the_caller_says():
    words = redline("Notes the report;", "Salutes the report;")
    [change] = changes_of(words, "Notes", "Salutes", {"esteem": {"salutes": 1, "notes": 2}})
    assert str(change.verb) == "weaker: notes > salutes"
    [change] = changes_of(words, "Notes", "Salutes")
    assert str(change.verb) == "other: notes → salutes"


def test_order_words_are_no_part_of_an_opening():
    assert bare("Also strongly condemns once more") == "strongly condemns"
    assert verb_change("Further notes", "Notes also") is None


def test_the_heaviest_change_names_the_paragraph():
    changes = changes_of(redline("Recalling also resolution 64/171,", "Recalling resolution 65/1,"))
    assert heaviest(changes) == "substantive"
    assert heaviest(()) is None


def test_a_paragraph_that_became_the_last_is_not_reworded():
    a = draft(paragraphs=(operative("1", "Requests a report;"), operative("2", "Decides to stay.")))
    b = draft(paragraphs=(operative("1", "Requests a report."),))
    comparison = compare(a, b)
    [row] = [row for row in comparison.rows if row.a == ("op1",)]
    assert row.only_last_mark
    assert comparison.sentence == "One paragraph deleted (operative paragraph 2)."
