"""Texts of which a conversion put several paragraphs, or all, on one line."""

import pytest

from resolutions.text.parse import parse
from resolutions.text.problems import Gravity, gravity_of

ENGLISH = (
    "United Nations A/RES/90/7 General Assembly Distr.: General 3 January 2036 Ninetieth session Agenda item 71 (b)"
    " Resolution adopted by the General Assembly on 17 December 2035 [on the report of the Third Committee"
    " (A/90/458)] 90/7. The keeping of lamps The General Assembly, Recalling its resolution 89/1 of 1 October 2034,"
    " and its decision 88/519, Noting with concern that, in 2034, 15 lamps went out, 1. Decides to keep the lamps"
    " lit; 2. Requests the keepers: (a) To trim them; (b) To count them by May; 3. Decides to end. 54th plenary"
    " meeting 17 December 2035 Annex Rules of lamps"
)
FRENCH = (
    "L’Assemblée générale, Rappelant sa résolution 89/1 du 1er octobre 2034, Réaffirmant l’importance des lampes,"
    " 1. Décide de garder les lampes allumées ; 2. Prie le Secrétaire général de lui en rendre compte."
)
CHINESE = "大会，回顾其2034年10月1日第89/1号决议，重申灯的重要性，1. 决定保持灯亮；2. 请秘书长就此提出报告。"
ARABIC = (
    "إن الجمعية العامة، إذ تشير إلى قرارها 89/1 المؤرخ 1 تشرين الأول/أكتوبر 2034،"
    " 1 - تقرر أن تبقي المصابيح مضاءة؛ 2 - تطلب إلى الأمين العام أن يقدم تقريرا عن ذلك."
)


def read(text: str):
    return parse(text.encode(), name="x.txt")


def blocks(text: str) -> list[tuple[str | None, str]]:
    return [(one.number, one.text) for one in read(text).paragraphs if one.kind in ("preambular", "operative")]


def test_a_resolution_on_one_line_is_told_apart():
    document = read(ENGLISH)
    assert (document.symbol, document.title, document.meeting.number) == ("A/RES/90/7", "The keeping of lamps", 54)
    assert document.origin.text == "on the report of the Third Committee (A/90/458)"
    assert blocks(ENGLISH) == [
        (None, "Recalling its resolution 89/1 of 1 October 2034, and its decision 88/519,"),
        (None, "Noting with concern that, in 2034, 15 lamps went out,"),
        ("1", "Decides to keep the lamps lit;"),
        ("2", "Requests the keepers:"),
        ("(a)", "To trim them;"),
        ("(b)", "To count them by May;"),
        ("3", "Decides to end."),
    ]
    assert [one.text for one in document.paragraphs if one.annex] == ["Annex", "Rules of lamps"]


@pytest.mark.parametrize(("text", "count"), [(FRENCH, 4), (CHINESE, 3), (ARABIC, 3)])
def test_so_it_is_in_other_languages_where_numbers_or_openings_show_it(text, count):
    assert len(blocks(text)) == count


@pytest.mark.parametrize("text", [ENGLISH, FRENCH, CHINESE, ARABIC])
def test_that_they_were_told_apart_is_one_problem_of_the_first_gravity(text):
    worst = [one for one in read(text).problems if gravity_of(one.code) == Gravity.WORDS]
    assert [one.code for one in worst] == ["two_openings"]


def test_italics_of_a_web_page_are_no_hindrance():
    page = (
        "<html><body><p><b>90/7. The keeping of lamps</b></p><p><i>The General Assembly</i>, <i>Recalling</i> its"
        " resolution 89/1 of 1 October 2034, 1. <i>Decides</i> to keep the lamps lit; 2. <i>Requests</i> a report."
        "</p></body></html>"
    )
    assert [number for number, _ in blocks(page)] == [None, "1", "2"]


@pytest.mark.parametrize(
    "line",
    [
        "1. Decides to read in the annex: “1. Decides to keep the lamps lit; 2. Requests a report of the keepers”;",
        "1. Decides, under rule 5, Part II, that lamps are kept by States, Fiji and others, as is said in Part 1;",
        "1. The plenary meetings of the keepers of lamps, which are to be held on 3 May 2036, are open to all States;",
        "1. Asks the keepers: (a) to trim the lamps; (b) to count the lamps that are on all the coasts by May;",
    ],
)
def test_what_a_paragraph_quotes_or_lists_stays_in_it(line):
    text = f"The General Assembly,\n\nRecalling its resolution 89/1,\n\n{line}\n\n2. Requests a report.\n"
    assert [number for number, _ in blocks(text)] == [None, "1", "2"]
    assert "two_openings" not in [one.code for one in read(text).problems]


def test_a_cover_without_a_text_is_reported():
    cover = ENGLISH.partition(" The General Assembly, ")[0]
    assert "not_a_resolution" in [one.code for one in read(cover).problems]


def test_who_tables_a_draft_stands_between_agenda_item_and_title():
    cover = "United Nations A/C.2/90/L.24 Ninetieth session Second Committee Agenda item 18 (c) Oceans: lighthouses "
    tabled = "Bosnia and Herzegovina, Norway and Tuvalu: draft resolution Harbour lamps "
    document = read(f"{cover}{tabled}The General Assembly, Noting the lamps, 1. Requests a report; 2. Decides to end.")
    assert [(item.number, item.title) for item in document.agenda_items] == [("18", "Oceans: lighthouses")]
    assert [one.name for one in document.sponsors] == ["Bosnia and Herzegovina", "Norway", "Tuvalu"]
    assert (document.kind, document.title) == ("draft_resolution", "Harbour lamps")


def test_numbers_of_an_annex_need_no_opening_words():
    text = "90/8. Lamps The General Assembly, Noting the lamps, 1. Adopts the annexed rules. 50th plenary meeting "
    annex = "4 December 2035 Annex Rules of the harbour 1. Lamps shall be lit. 2. Keepers shall sleep by day."
    found = [(one.id, one.text) for one in read(text + annex).paragraphs if one.annex]
    assert found == [
        ("annex-h1", "Annex"),
        ("annex-h2", "Rules of the harbour"),
        ("annex-1", "Lamps shall be lit."),
        ("annex-2", "Keepers shall sleep by day."),
    ]
