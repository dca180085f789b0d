"""A paragraph by its name, as the pages of each language print it and people write it."""

from time import process_time

import pytest

from resolutions.text.paragraph_names import paragraph_named, paragraph_named_in

NAMES = {
    "9": "op9",
    "OP 9": "op9",
    "op9": "op9",
    "operative paragraph 9": "op9",
    "para. 12(c)": "op12-c",
    "OP 12 (a) (ii)": "op12-a-ii",
    "op12-a-ii": "op12-a-ii",
    "12a": "op12-a",
    "OP 2 bis": "op2-bis",
    "PP 3": "pp3",
    "third preambular para.": "pp3",
    "Par. 9": "op9",
    "Par. 9 a)": "op9-a",
    "paragraphe 9 a) du dispositif": "op9-a",
    "paragraphe du dispositif 9": "op9",
    "Al. 3": "pp3",
    "alinéa 3 du préambule": "pp3",
    "Párr. 9": "op9",
    "párrafo 9 a) de la parte dispositiva": "op9-a",
    "párrafo del preámbulo 3": "pp3",
    "Пункт 9": "op9",
    "п. 9 a)": "op9-a",
    "пункт 9 постановляющей части": "op9",
    "Пр. 3": "pp3",
    "пункт преамбулы 3": "pp3",
    "执行段 9": "op9",
    "第9段": "op9",
    "执行部分第九段": "op9",
    "执行段 9 ㈠": "op9-i",
    "序言段 3": "pp3",
    "序言部分第三段": "pp3",
    "المنطوق 9": "op9",
    "الفقرة ٩ (أ) من المنطوق": "op9-a",
    "الديباجة 3": "pp3",
    "الفقرة 3 من الديباجة": "pp3",
}


@pytest.mark.parametrize(("name", "anchor"), NAMES.items())
def test_a_name_leads_to_the_anchor(name, anchor):
    assert paragraph_named(name).anchors[0] == anchor


@pytest.mark.parametrize(
    "name", ["", "whales", "OP", "paragraph nine", "66/152", "2030", "(a)", "第十十段", "al 3", "OP 0"]
)
def test_what_names_no_paragraph(name):
    assert paragraph_named(name) is None


def test_a_number_does_not_tell_its_kind():
    assert [paragraph_named(name).kind for name in ("9", "par. 9", "OP 9", "Al. 9")] == ["", "", "op", "pp"]


@pytest.mark.parametrize(
    ("words", "anchors"),
    {
        "paragraphe 3 de la résolution": ("op3",),
        "троицкий пункт 3 b) резолюции": ("op3-b", "op3"),
        "决议第3段": ("op3",),
        "الفقرة 3 من القرار": ("op3",),
        "al. 4 du préambule, résolution": ("pp4",),
    }.items(),
)
def test_a_name_among_other_words(words, anchors):
    assert paragraph_named_in(words).anchors == anchors


@pytest.mark.parametrize("words", ["resolution 3 of 12 May", "sustainable development 2030", "3 of them"])
def test_other_words_with_numbers_name_none(words):
    assert paragraph_named_in(words) is None


@pytest.mark.parametrize("hostile", ["9" + " " * 390, "op " * 130, "par. " * 80, "9" + " (a)" * 97, "段" * 390])
def test_whatever_is_typed_is_read_at_once(hostile):
    begun = process_time()
    paragraph_named_in(hostile)
    paragraph_named(hostile)
    assert process_time() - begun < 0.1


def test_days_of_a_spanish_month_are_no_paragraphs():
    assert paragraph_named_in("reunión del 1 al 3 de mayo, resolución 66/152") is None
