"""Numbers and brackets of a text that is still negotiated."""

import pytest

from resolutions.text.anchors import paragraph_label
from resolutions.text.parse import parse

COVER = """United Nations
A/C.3/90/L.7

Ninetieth session
Third Committee
Agenda item 71 (b)
A question of lamps

Fiji: draft resolution

The keeping of lamps

The General Assembly,

"""


def body(*paragraphs: str):
    read = parse((COVER + "\n\n".join(paragraphs) + "\n").encode(), name="x.txt")
    return [one for one in read.paragraphs if one.kind != "formula"]


def numbers(*paragraphs: str) -> list[str | None]:
    return [one.number for one in body("Recalling its resolution 89/1,", *paragraphs)][1:]


@pytest.mark.parametrize(
    ("printed", "expected", "anchor"),
    [
        ("2 bis. Lends lamps;", "2 bis", "op2-bis"),
        ("2. bis Lends lamps;", "2 bis", "op2-bis"),
        ("2bis. Lends lamps;", "2bis", "op2-bis"),
        ("2 ter Lends lamps;", "2 ter", "op2-ter"),
        ("3 alt. Lends lamps;", "3 alt", "op3-alt"),
        ("3) Lends lamps;", "3", "op3"),
        ("OP3. Lends lamps;", "OP3", "op3"),
        ("OP 3 bis: Lends lamps;", "OP 3 bis", "op3-bis"),
        ("OP. 3 Lends lamps;", "OP 3", "op3"),
        ("Op 3 Lends lamps;", "Op 3", "op3"),
        ("(2 bis) Lends lamps;", "(2 bis)", "op2-bis"),
    ],
)
def test_numbers_put_between_others(printed, expected, anchor):
    read = body("Recalling its resolution 89/1,", "1. Keeps lamps;", "2. Cleans lamps;", printed, "4. Sells lamps.")
    assert [one.number for one in read] == [None, "1", "2", expected, "4"]
    assert (read[3].id, read[3].kind, read[3].text) == (anchor, "operative", "Lends lamps;")


def test_the_number_that_was_doubled_may_come_behind_its_double():
    assert numbers("1. Keeps;", "2 alt. Cleans;", "2. Sweeps;", "3. Sells.") == ["1", "2 alt", "2", "3"]


def test_labelled_preambular_paragraphs():
    read = body("PP1 Recalling its resolution 89/1,", "PP1 bis Alarmed by the dark,", "OP1 Keeps lamps.")
    assert [(one.id, one.kind, one.number, one.opening) for one in read] == [
        ("pp1", "preambular", "PP1", "Recalling"),
        ("pp1-bis", "preambular", "PP1 bis", "Alarmed"),
        ("op1", "operative", "OP1", "Keeps"),
    ]
    assert [paragraph_label(one.id, one) for one in read] == ["PP 1", "PP 1 bis", "OP 1"]


@pytest.mark.parametrize(
    ("items", "depths"),
    [
        (["1. Asks Fiji:", "(a) To keep;", "(aa) To clean;", "(bb) To sell;", "(b) To lend;", "2. Ends."], "011110"),
        (["1. Asks Fiji:", "a) To keep;", "b) To clean:", "i) The glass;", "ii) The wick;", "c) To sell;", "2. Ends."],
         "0112210"),
        (["1. Asks Fiji:", "1) To keep;", "2) To clean;", "2. Ends."], "0110"),
    ],
)  # fmt: skip
def test_lists_of_other_forms(items, depths):
    read = body("Recalling its resolution 89/1,", *items)[1:]
    assert "".join(str(one.depth) for one in read) == depths
    assert [one.kind for one in read] == ["operative"] * len(items)


def test_brackets_stay_in_the_words_and_hide_no_number():
    read = body(
        "Recalling its resolution 89/1,",
        "[Tonga: Alarmed by the dark,]",
        "1. Keeps lamps;",
        "[2. Cleans lamps;]",
        "[3 bis. Tonga: Lends lamps;]",
    )
    assert [(one.kind, one.number, one.text) for one in read[1:]] == [
        ("preambular", None, "[Tonga: Alarmed by the dark,]"),
        ("operative", "1", "Keeps lamps;"),
        ("operative", "2", "[Cleans lamps;]"),
        ("operative", "3 bis", "[Tonga: Lends lamps;]"),
    ]


def test_a_number_in_a_sentence_stays_there():
    assert numbers("1. Keeps lamps, of which there are\n4 alternative kinds;", "2. Ends.") == ["1", "2"]


@pytest.mark.parametrize(
    ("printed", "number", "text"),
    [
        ("2bis) Lends lamps;", "2bis)", "Lends lamps;"),
        ("2. alt Lends lamps;", "2 alt", "Lends lamps;"),
        ("[2.] Lends lamps;", "2", "Lends lamps;"),
        ("[2. Lends] lamps;", "2", "[Lends] lamps;"),
        ("[[OP2 bis] Lends [all] lamps;]", "OP2 bis", "[Lends [all] lamps;]"),
    ],
)
def test_numbers_with_brackets_and_words_behind_them(printed, number, text):
    found = body("Recalling its resolution 89/1,", "1. Keeps lamps;", printed)[-1]
    assert (found.number, found.text) == (number, text)


def test_who_wants_the_words_may_stand_behind_the_stop():
    text = COVER + "Recalling its resolution 89/1, [Fiji, Tonga]\n\n1. Decides to keep lamps; [agreed]\n\n2. Decides.\n"
    assert not parse(text.encode(), name="x.txt").problems
