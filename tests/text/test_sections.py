"""Parts of a text: their headings, what stands right below them, and where the sentence around a list goes on."""

import pytest

from resolutions.text.parse import parse

COVER = """United Nations
General Assembly
Distr.: General
12 March 2036
Ninetieth session
Agenda item 71 (b)
A question of lamps

Resolution adopted by the General Assembly on 4 March 2036

90/412. The right to light

The General Assembly,

"""


def read(text, cover=COVER):
    return parse((cover + text).encode(), name="x.txt")


def kinds(text):
    return [(one.kind, one.number, one.text.split()[0]) for one in read(text).paragraphs[1:]]


def test_the_only_operative_paragraph_of_a_later_part_has_no_number():
    text = (
        "1. Keeps the lamps lit;\n\n2. Requests more oil;\n\nA. Mirrors\n\n"
        "Approves the purchase of mirrors;\n\nIt is done."
    )
    assert kinds(text) == [
        ("operative", "1", "Keeps"),
        ("operative", "2", "Requests"),
        ("heading", "A", "Mirrors"),
        ("operative", None, "Approves"),
        ("text", None, "It"),
    ]


def test_an_operative_paragraph_that_ends_with_a_comma_is_one_and_is_doubted():
    text = (
        "1. Keeps the lamps lit;\n\n2. Asks for oil;\n\nA. Mirrors\n\nRecalling its mirrors,\n\nApproves more of them,"
    )
    assert [kind for kind, *_ in kinds(text)[-2:]] == ["preambular", "operative"]
    assert [problem.code for problem in read(text).problems] == ["incomplete", "unfinished"]


@pytest.mark.parametrize("table", ["Post\tGrade\tNumber\nKeeper\tP-3\t2\nWarden\tP-2\t1"])
def test_headings_of_the_tables_that_a_paragraph_announces(table):
    text = (
        f"1. Approves the posts set out below:\n\nA. Lighthouses\n\n{table}\n\nB. Harbours\n\n{table}\n\n2. Keeps them."
    )
    assert [kind for kind, *_ in kinds(text)] == ["operative", "heading", "heading", "operative"]
    assert [table.section for table in read(text).tables] == [("A",), ("B",)]


def test_the_headings_of_a_document_that_a_paragraph_adopts():
    text = "*Adopts* the following document:\n\nThe Agenda of Lamps\n\nPart A. Agenda\n\nI. Oil\n\n1. Oil burns."
    assert [kind for kind, *_ in kinds(text)][1:4] == ["heading"] * 3


def test_items_of_a_list_are_no_headings():
    text = "1. Calls upon the following States:\n\nFiji\n\nPalau\n\nand all the others."
    assert [kind for kind, *_ in kinds(text)] == ["operative", "text", "text"]


ITEMS = [f"Transfer of {number} keepers to the north" for number in range(2, 9)]


def test_lines_in_a_row_may_be_items_of_a_list():
    text = "1. Keeps the lamps lit.\n\nAnnex\n\nPosts to be moved\n\n" + "\n\n".join(ITEMS)
    assert [(one.code, "items of a list" in one.message) for one in read(text).problems] == [("unfinished", True)]


def test_lines_without_a_mark_are_no_headings_where_headings_are_marked():
    text = "1. Keeps the lamps lit.\n\nAnnex\n\n" + "\n\n".join(f"### Place\n\n{item}" for item in ITEMS)
    assert [kind for kind, *_ in kinds(text)][2:] == ["heading", "text"] * 7


def test_the_sentence_around_a_list_goes_on_below_its_last_item():
    text = "Mindful of:\n\n(a) The lamps that burn,\n\n(b) The oil,\n\nand of the wicks,\n\n1. Keeps the lamps lit."
    assert [one.text for one in read(text).paragraphs[2:5]] == [
        "The lamps that burn,",
        "The oil,",
        "and of the wicks,",
    ]


def test_an_item_goes_on_where_items_end_otherwise():
    text = "Mindful of:\n\n(a) The lamps that burn;\n\n(b) The oil,\n\nand the wicks;\n\n1. Keeps the lamps lit."
    assert [one.text for one in read(text).paragraphs[2:4]] == ["The lamps that burn;", "The oil, and the wicks;"]


@pytest.mark.parametrize("above, below", [("the High Council on", "Lighting for All,"), ("the", "Lighting Council,")])
def test_a_name_at_the_head_of_a_page_opens_no_paragraph(above, below):
    text = f"Recalling {above}\n\n¹ A/90/1.\n\n\n\n{below}\n\nNoting the oil,¹\n\n1. Keeps the lamps lit."
    assert [one.text for one in read(text).paragraphs[1:3]] == [f"Recalling {above} {below}", "Noting the oil,"]


def test_a_preambular_paragraph_of_a_later_part_goes_on_overleaf():
    long = f"Recalling the lamps of the north, {'and of the south, ' * 8}section"
    text = f"1. Keeps the lamps lit;\n\nII. Oil\n\n{long}\n\nIX of which is on oil,\n\n1. Requests oil."
    assert read(text).paragraphs[3].text == f"{long} IX of which is on oil,"


def test_words_that_end_with_any_are_no_heading():
    text = "1. Keeps the lamps lit.\n\nAnnex\n\nRules\n\nSubject to the rules, a keeper of any\n\nLamp may light it.\n"
    assert read(text).paragraphs[-1].text == "Subject to the rules, a keeper of any Lamp may light it."


def test_each_agenda_item_above_its_own_title():
    cover = COVER.replace("A question of lamps\n", "A question of lamps\nAgenda item 12\nOil\n")
    items = read("1. Keeps the lamps lit.", cover).agenda_items
    assert [(item.number, item.letter, item.title) for item in items] == [
        ("71", "b", "A question of lamps"),
        ("12", None, "Oil"),
    ]


def test_numbers_go_on_after_items_numbered_within_them():
    text = (
        "1. Keeps the lamps lit:\n\n1.1. In winter;\n\n1.2. In summer;\n\n1.3. In spring;\n\n1.4. At sea;\n\n"
        "2. Requests more oil."
    )
    assert not read(text).problems


def test_a_text_in_one_language_below_a_cover_in_another_is_doubted():
    words = (
        "1. Décide que les gardiens de phare et les marins du monde veillent sur les lampes, dans les ports et sur les "
        "côtes, aux heures de la nuit qui sont les plus sombres ;\n\n"
    )
    text = COVER.replace("The General Assembly,", "L’Assemblée générale,") + words * 3
    found = parse(text.encode(), name="x.txt")
    assert (found.language, [problem.code for problem in found.problems][:1]) == ("fr", ["languages_mixed"])
