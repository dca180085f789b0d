"""Numbers and brackets of a text that is still negotiated."""

import unicodedata

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
        ("2 (bis) Lends lamps;", "2 bis", "op2-bis"),
        ("2. (bis). Lends lamps;", "2 bis", "op2-bis"),
        ("2 *bis*. Lends lamps;", "2 bis", "op2-bis"),
        ("OP2 *bis* Lends lamps;", "OP2 bis", "op2-bis"),
        ("OP 3 – Lends lamps;", "OP 3", "op3"),
        ("OP3) Lends lamps;", "OP3)", "op3"),
        ("3 – Lends lamps;", "3", "op3"),
        ("3.Lends lamps;", "3", "op3"),
        ("3)Lends lamps;", "3", "op3"),
        ("３．Lends lamps;", "３", "op3"),
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
        (["1. Asks Fiji:", "(a)To keep;", "(b)To clean;", "2. Ends."], "0110"),
        (["1. Asks Fiji:", "(A) To keep:", "(i) The glass;", "(B) To clean;", "2. Ends."], "01210"),
        (["(1) Asks Fiji:", "(a) To keep;", "(b) To clean;", "(2) Ends."], "0110"),
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


def test_operative_paragraphs_counted_in_brackets_have_their_openings():
    read = body("Recalling its resolution 89/1,", "(1) Asks Fiji:", "(a) To keep;", "(b) To clean;", "(2) Ends.")
    assert [(one.id, one.opening) for one in read[1:]] == [
        ("op1", "Asks"), ("op1-a", ""), ("op1-b", ""), ("op2", "Ends"),
    ]  # fmt: skip


@pytest.mark.parametrize("sign", ["•", "▪", "‣"])
def test_dots_count_nothing(sign):
    """They stand below the paragraph that announces them, and take no number from those that count."""
    read = body(
        f"{sign} Recalling its resolution 89/1,",
        f"{sign} Alarmed by the dark,",
        "1. Asks Fiji:",
        f"{sign} To keep lamps;",
        f"{sign} To clean lamps;",
        "2. Asks Tonga:",
        "(a) To lend:",
        f"{sign} Lamps;",
        "(b) To sell;",
        "3. Ends.",
    )
    assert [(one.id, one.kind, one.depth) for one in read] == [
        ("pp1", "preambular", 0), ("pp2", "preambular", 0), ("op1", "operative", 0), ("op1-t1", "text", 1),
        ("op1-t2", "text", 1), ("op2", "operative", 0), ("op2-a", "operative", 1), ("op2-a-t1", "text", 2),
        ("op2-b", "operative", 1), ("op3", "operative", 0),
    ]  # fmt: skip
    assert not parse((COVER + "Recalling lamps,\n\n1. Asks:\n\n• To keep;\n\n2. Ends.\n").encode(), name="x").problems


def test_a_paragraph_begins_below_one_that_says_who_wants_it():
    read = body(
        "Recalling its resolution 89/1,", "1. Keeps lamps; [Fiji, Tonga]", "[Tonga: 1 bis. Lends lamps;]", "2. Ends."
    )
    assert [one.text for one in read[1:]] == ["Keeps lamps; [Fiji, Tonga]", "[Tonga: 1 bis. Lends lamps;]", "Ends."]


@pytest.mark.parametrize(
    ("number", "letters"), [("{}、", "({})"), ("{}．", "（{}）"), ("{}.", "({})"), ("{}. ", "（{}） ")]
)
def test_numbers_in_chinese_without_blanks(number, letters):
    lines = [
        "大会，",
        "回顾其2034年10月1日第89/1号决议，",
        number.format(1) + "决定让灯亮着；",
        number.format(2) + "请秘书长：",
    ]
    lines += [letters.format("a") + "清点灯；", letters.format("b") + "就此提出报告。"]
    read = parse("\n\n".join(["联合国", "灯的保管", *lines]).encode(), name="x.txt").paragraphs
    assert [one.id for one in read] == ["formula", "pp1", "op1", "op2", "op2-a", "op2-b"]
    assert [one.text for one in read[2:]] == ["决定让灯亮着；", "请秘书长：", "清点灯；", "就此提出报告。"]


def test_decomposed_accents_hide_no_word_of_another_language():
    text = "Nations Unies\n\nL’Assemblée générale,\n\nRéaffirmant sa résolution 89/1,\n\n1. Décide.\n"
    read = parse(unicodedata.normalize("NFD", text).encode(), name="x.txt")
    assert [(one.id, one.opening) for one in read.paragraphs] == [
        ("formula", ""), ("pp1", "Réaffirmant"), ("op1", "Décide"),
    ]  # fmt: skip
