"""Dates, sessions, meetings and committees as each of the six languages prints them."""

from datetime import date

import pytest

from resolutions.text.kinds import ParagraphKind
from resolutions.text.languages.vocabularies import VOCABULARIES, words_of
from resolutions.text.numbering import canonical_number, canonical_part, canonical_section, titled_part
from resolutions.text.openings import counted_opening, opening_of

DATES = {
    "en": "19 December 2011",
    "fr": "19 décembre 2011",
    "es": "19 de diciembre de 2011",
    "ru": "19 декабря 2011 года",
    "zh": "2011年12月19日",
    "ar": "19 كانون الأول/ديسمبر 2011",
}
SESSIONS = {
    "en": ("Sixty-sixth session", "Tenth emergency special session", "its twenty-third special session"),
    "fr": (
        "Soixante-sixième session",
        "Dixième session extraordinaire d’urgence",
        "sa vingt-troisième session extraordinaire",
    ),
    "es": (
        "Sexagésimo sexto período de sesiones",
        "Décimo período extraordinario de sesiones de emergencia",
        "su vigésimo tercer período extraordinario de sesiones",
    ),
    "ru": (
        "Шестьдесят шестая сессия",
        "Десятая чрезвычайная специальная сессия",
        "на своей двадцать третьей специальной сессии",
    ),
    "zh": ("第六十六届会议", "第十届紧急特别会议", "第二十三届特别会议"),
    "ar": ("الدورة السادسة والستون", "الدورة الاستثنائية الطارئة العاشرة", "دورتها الاستثنائية الثالثة والعشرين"),
}
MEETINGS = {
    "en": "89th plenary meeting",
    "fr": "89e séance plénière (reprise)",
    "es": "89a sesión plenaria",
    "ru": "89-е (возобновленное) пленарное заседание",
    "zh": "第89次全体会议(续会)",
    "ar": "الجلسة العامة 89 (المستأنفة)",
}
REPORTS = {
    "en": "on the report of the Third Committee (A/66/462)",
    "fr": "sur la base du rapport de la Troisième Commission (A/66/462)",
    "es": "sobre la base del informe de la Tercera Comisión (A/66/462)",
    "ru": "по докладу Третьего комитета (A/66/462)",
    "zh": "根据第三委员会的报告(A/66/462)",
    "ar": "بناء على تقرير اللجنة الثالثة (A/66/462)",
}


@pytest.mark.parametrize("code", VOCABULARIES)
def test_each_language_writes_dates_sessions_meetings_and_committees(code):
    words = words_of(code)
    assert [value for _, _, value in words.find_dates(f"({DATES[code]})")] == [date(2011, 12, 19)]
    assert [next(words.find_sessions(text), None) for text in SESSIONS[code]] == ["66", "ES-10", "S-23"]
    assert words.meeting_number(MEETINGS[code]) == 89
    assert words.committee_in(REPORTS[code]) == "Third Committee"
    assert not words.without_committee.match(REPORTS[code])


def test_no_such_day_is_no_date():
    assert list(words_of("fr").find_dates("31 février 2020, 30 février 2020 et 1er mars 2020")) == [
        (36, 49, date(2020, 3, 1))
    ]


def test_both_names_of_an_arabic_month_stand_for_it_alone_and_together():
    for month in ("كانون الثاني/يناير", "كانون الثاني / يناير", "كانون الثاني", "يناير"):
        assert [value for _, _, value in words_of("ar").find_dates(f"5 {month} 2024")] == [date(2024, 1, 5)]


@pytest.mark.parametrize(
    ("printed", "canonical"),
    [
        ("a)", "(a)"), ("(أ)", "(a)"), ("(هـ)", "(e)"), ("(ج ج)", "(cc)"), ("а)", "(a)"),
        ("㈠", "(i)"), ("㈩㈡", "(xii)"),
        ("(十二)", "(xii)"), ("’2‘", "(ii)"), ("(子)", "(a)"), ("4", "4"), ("4.1", "4.1"), ("•", "•"), ("", ""),
    ],
)  # fmt: skip
def test_numbers_have_the_form_that_english_prints(printed, canonical):
    assert canonical_number(printed) == canonical


@pytest.mark.parametrize(
    ("printed", "canonical"),
    [
        ("Annexe II", "Annex II"), ("附件二", "Annex II"), ("المرفق الثاني", "Annex II"), ("Приложение", "Annex"),
        ("二", "II"), ("ثانيا", "II"), ("ألف", "A"), ("第三章", "Chapter III"), ("Annex I", "Annex I"),
        ("Preamble", "Preamble"),
    ],
)  # fmt: skip
def test_parts_have_the_name_that_english_prints(printed, canonical):
    assert canonical_section(printed) == canonical


def test_the_number_of_a_part_may_stand_before_its_title():
    assert titled_part("三. 后续行动", code="zh") == "三" and canonical_part("三") == "III"
    assert titled_part("ثانيا - المتابعة", code="ar") == "ثانيا"
    assert titled_part("Nothing of the kind", code="en") is None


def test_a_resumed_meeting_may_say_so_before_its_number():
    assert words_of("ar").meeting_number("الجلسة العامة (المستأنفة) 56") == 56


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("在这方面欢迎各港口的努力，", "在这方面欢迎"),
        ("为此再次请秘书长提出报告；", "为此再次请"),
        ("在这方面，又强调必须点灯，", "在这方面，又强调"),
        ("在以前各届会议上", ""),
    ],
)
def test_chinese_sets_in_this_regard_before_the_words_a_paragraph_opens_with(text, opening):
    assert opening_of(text, ParagraphKind.PREAMBULAR, "zh") == opening


@pytest.mark.parametrize(
    ("text", "code", "opening"),
    [
        ("Réaffirmant également les dispositions", "fr", "Réaffirmant également"),
        ("Souligne en outre que la mer", "fr", "Souligne en outre"),
        ("Réaffirmant les dispositions", "fr", "Réaffirmant"),
        ("Navigue également vers le port", "fr", ""),
        ("подтверждая также свою резолюцию", "ru", "подтверждая также"),
    ],
)
def test_the_longest_of_the_counted_openings_is_read(text, code, opening):
    assert opening_of(text, ParagraphKind.PREAMBULAR, code) == opening


def test_what_stands_behind_many_openings_belongs_to_one_that_was_counted_without_it():
    assert counted_opening("Constate de nouveau le rôle des phares", "fr") == "Constate"
    assert opening_of("Constate de nouveau le rôle", ParagraphKind.OPERATIVE, "fr") == "Constate de nouveau"
