"""Items of lists in every alphabet, and numbers that are missing or stand twice."""

import pytest

from resolutions.text.parse import parse

RUSSIAN = (
    "Генеральная Ассамблея,\n\nссылаясь на свою резолюцию 98/1,\n\n1. постановляет:\n\n{}\n\n"
    "2. просит Генерального секретаря представить доклад.\n"
)
ENGLISH = "The General Assembly,\n\nRecalling its resolution 98/1,\n\n1. Decides:\n\n{}\n\n2. Requests a report.\n"
SPANISH = (
    "La Asamblea General,\n\nRecordando su resolución 98/1,\n\n1. Decide:\n\n{}\n\n"
    "2. Solicita al Secretario General que presente un informe.\n"
)
ARABIC = (
    "إن الجمعية العامة،\n\nإذ تشير إلى قرارها 98/1،\n\n1 - تقرر:\n\n{}\n\n2 - تطلب إلى الأمين العام أن يقدم تقريرا.\n"
)
CHINESE = "大会，\n\n回顾其第98/1号决议，\n\n1. 决定：\n\n{}\n\n2. 请秘书长提交报告。\n"
FORMS = [
    (RUSSIAN, "а) б) в) г) д) е) ж) з) и) к) л)"),
    (RUSSIAN, "(а) (б) (в)"),
    (RUSSIAN, "a) b) с) d) е) f)"),
    (RUSSIAN, "a) б) в)"),
    (ENGLISH, "(а) (b) (с) (d)"),
    (SPANISH, "l) m) n) ñ) o)"),
    (ARABIC, "(أ) (ب) (ج) (د) (هـ)"),
    (ARABIC, "أ) ب) ج)"),
    (ARABIC, "أ- ب- ج-"),
    (CHINESE, "(a) (b) (c)"),
    (CHINESE, "（a） （b） （c）"),
    (CHINESE, "㈠ ㈡ ㈢"),
    (CHINESE, "（一） （二） （三）"),
    (CHINESE, "(甲) (乙) (丙)"),
    (CHINESE, "(子) (丑) (寅)"),
]


def read(text: str, items: list[str]):
    alphabet = [f"{chr(letter)})" for letter in range(ord("a"), ord("l"))] if items[0] == "l)" else []
    words = "\n\n".join(f"{item} {number};" for number, item in enumerate([*alphabet, *items]))
    document = parse(text.format(words).encode(), name="x.txt")
    return document.paragraphs, document.problems, alphabet


@pytest.mark.parametrize(("text", "items"), FORMS)
def test_items_are_numbered_in_every_alphabet(text, items):
    paragraphs, problems, above = read(text, items.split())
    listed = [(one.number, one.depth) for one in paragraphs if one.depth]
    assert listed == [(item, 1) for item in (*above, *items.split())]
    assert len({one.id for one in paragraphs}) == len(paragraphs)
    assert [problem.message for problem in problems] == []


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (RUSSIAN, "а) б) г)"),
        (SPANISH, "a) b) d)"),
        (ARABIC, "(أ) (ب) (د)"),
        (CHINESE, "㈠ ㈡ ㈣"),
        (CHINESE, "（一） （二） （四）"),
    ],
)
def test_a_gap_in_the_items_is_reported_in_every_language(text, items):
    _, problems, _ = read(text, items.split())
    last = items.split()[-1]
    assert [problem.message for problem in problems] == [f"number {last} continues no list: it was left in the text"]


@pytest.mark.parametrize(
    ("text", "second", "third"),
    [
        (RUSSIAN, "2. просит", "3. просит"),
        (ARABIC, "2 - تطلب", "3 - تطلب"),
        (CHINESE, "2. 请", "3. 请"),
    ],
)
def test_a_gap_in_the_paragraphs_is_reported_in_every_language(text, second, third):
    read_so = parse(text.replace(second, third).format("").encode(), name="x.txt")
    assert [problem.message for problem in read_so.problems] == ["number 3 after 1"]


@pytest.mark.parametrize(
    ("items", "twice"),
    [
        ("(a) keep;\n\n(a) light;\n\n(b) sell;", "(a)"),
        ("(a) keep;\n\n1 bis. Urges all;\n\n1 (bis). Urges none;", "1 bis"),
        ("(a) keep;\n\n1 bis. Urges all;\n\n1bis. Urges none;", "1bis"),
        ("(a) keep;\n\nOP1. Urges none;", "OP1"),
    ],
)
def test_a_number_that_stands_twice_is_reported_whatever_its_joints(items, twice):
    problems = parse(ENGLISH.format(items).encode(), name="x.txt").problems
    assert [problem.message for problem in problems] == [f"number {twice} stands twice"]
