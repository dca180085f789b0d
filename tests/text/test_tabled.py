"""Who tables what, in the forms that people and programs write it in, and in the other languages."""

import pytest

from resolutions.text.parse import parse
from resolutions.text.proposals import read_proposal
from resolutions.text.states import split_names

DRAFT = """United Nations
A/C.3/90/L.7

General Assembly
Distr.: Limited
2 November 2035
Original: English

Ninetieth session
Third Committee
Agenda item 71 (b)
A question of lamps

{tabled}

The keeping of lamps

The General Assembly,

Recalling its resolution 89/1 of 1 October 2034,

1. Decides to keep the lamps lit;

2. Requests a report.
"""


def draft(tabled: str):
    return parse(DRAFT.format(tabled=tabled).encode(), name="draft.txt")


@pytest.mark.parametrize(
    "names",
    ["Fiji/Chad/Viet Nam", "Fiji, Chad & Viet Nam", "Fiji; Chad; and Viet Nam", "Fiji, Chad and Viet Nam",
     "Sponsors: Fiji, Chad and Viet Nam", "- Fiji\n- Chad\n- Viet Nam", "Fiji\n\u2022 Chad\n\u2022 Viet Nam"],
)  # fmt: skip
@pytest.mark.parametrize(
    "what",
    [": draft resolution", "：draft resolution", " — draft resolution", ": second revised draft resolution",
     ": Draft Resolution"],
)  # fmt: skip
def test_names_however_they_are_set_apart(names, what):
    read = draft(names + what)
    assert (read.kind, [sponsor.name for sponsor in read.sponsors]) == (
        "draft_resolution",
        ["Fiji", "Chad", "Viet Nam"],
    )
    assert (read.title, read.agenda_items[0].title, read.problems) == (
        "The keeping of lamps",
        "A question of lamps",
        (),
    )


def test_names_in_capitals():
    assert split_names("FIJI, CHAD AND TRINIDAD AND TOBAGO") == ["FIJI", "CHAD", "TRINIDAD AND TOBAGO"]
    assert split_names("Antigua & Barbuda, Bosnia & Herzegovina & Chad") == [
        "Antigua & Barbuda", "Bosnia & Herzegovina", "Chad",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "above", ["Fiji\nChad\nViet Nam", "Fiji, Chad and Viet Nam", "Sponsors: Fiji, Chad and Viet Nam"]
)
def test_what_is_tabled_stands_apart_from_who_tables_it(above):
    read = draft(f"{above}\n\nDraft resolution")
    assert [sponsor.name for sponsor in read.sponsors] == ["Fiji", "Chad", "Viet Nam"]
    assert (read.agenda_items[0].title, read.problems) == ("A question of lamps", ())


def test_the_title_of_an_agenda_item_above_a_draft_is_no_name():
    text = DRAFT.replace("A question of lamps\n", "Fiji\n").format(tabled="Draft resolution")
    read = parse(text.encode(), name="draft.txt")
    assert (read.agenda_items[0].title, read.sponsors, read.problems) == ("Fiji", (), ())


@pytest.mark.parametrize(
    ("printed", "names", "note"),
    [
        ("Fiji, on behalf of the Group of 77 and China: draft resolution", ["Fiji"],
         "on behalf of the Group of 77 and China"),
        ("Fiji (on behalf of the Group of 77 and China), Chad and Peru: draft resolution", ["Fiji", "Chad", "Peru"],
         "on behalf of the Group of 77 and China"),
        ("Fiji, on behalf of the African Group, Chad and Peru: amendment to draft resolution A/90/L.3",
         ["Fiji", "Chad", "Peru"], "on behalf of the African Group"),
    ],
)  # fmt: skip
def test_on_whose_behalf_is_a_note_and_no_name(printed, names, note):
    read = draft(printed)
    assert ([sponsor.name for sponsor in read.sponsors], read.sponsor_note) == (names, note)
    assert {sponsor.kind for sponsor in read.sponsors} == {"state"}


@pytest.mark.parametrize(
    ("printed", "names", "about"),
    [
        ("Fiji: sub\u2011amendment to amendment A/90/L.9", ["Fiji"], "A/90/L.9"),
        ("Fiji: second revised amendment to draft resolution A/90/L.3", ["Fiji"], "A/90/L.3"),
        ("Fiji: amendment to the draft resolution recommended by the Third Committee in its report (A/90/545)",
         ["Fiji"], "A/90/545"),
        ("Amendment to draft resolution A/90/L.3 submitted by the Chair", ["Chair"], "A/90/L.3"),
    ],
)  # fmt: skip
def test_amendments(printed, names, about):
    read = draft(printed)
    assert (read.kind, [sponsor.name for sponsor in read.sponsors]) == ("amendment", names)
    assert [(one.role, one.symbol) for one in read.related] == [("about", about)]
    assert read.title == "The keeping of lamps"


def test_a_body_has_no_article():
    read = read_proposal("Draft resolution recommended by the Human Rights Council")
    assert [(sponsor.name, sponsor.kind) for sponsor in read.sponsors] == [("Human Rights Council", "body")]


def test_any_hyphen_of_a_name_may_be_that_of_a_line():
    read = read_proposal("Guinea-Bis-sau, Timor-Leste and Papua New Gui-nea: draft resolution")
    assert [sponsor.name for sponsor in read.sponsors] == ["Guinea-Bissau", "Timor-Leste", "Papua New Guinea"]


@pytest.mark.parametrize(
    "printed", ["Draft resolution I", "[Draft resolution]", "Draft resolution:", "DRAFT RESOLUTION"]
)
def test_a_draft_that_names_nobody(printed):
    read = draft(printed)
    assert (read.kind, read.title, read.problems) == ("draft_resolution", "The keeping of lamps", ())


ABROAD = {
    "fr": (
        "Nations Unies\nA/C.3/90/L.7/Rev.1\n\nAssemblée générale\nDistr. limitée\n2 novembre 2035\n\n"
        "Quatre-vingt-dixième session\nTroisième Commission\nPoint 71 b) de l’ordre du jour\nUne question de lampes\n\n"
        "{tabled}\n\nLa garde des lampes\n\nL’Assemblée générale,\n\n"
        "Rappelant sa résolution 89/1 du 1er octobre 2034,\n\n"
        "1. Décide de garder les lampes allumées ;\n\n2. Prie le Secrétaire général d’en rendre compte.\n"
    ),
    "es": (
        "Naciones Unidas\nA/C.3/90/L.7/Rev.1\n\nAsamblea General\nDistr. limitada\n2 de noviembre de 2035\n\n"
        "Nonagésimo período de sesiones\nTercera Comisión\nTema 71 b) del programa\nUna cuestión de lámparas\n\n"
        "{tabled}\n\nEl cuidado de las lámparas\n\nLa Asamblea General,\n\n"
        "Recordando su resolución 89/1, de 1 de octubre de 2034,\n\n1. Decide mantener las lámparas encendidas;\n\n"
        "2. Solicita al Secretario General que informe al respecto.\n"
    ),
    "ru": (
        "Организация Объединенных Наций\nA/C.3/90/L.7/Rev.1\n\nГенеральная Ассамблея\n\nДевяностая сессия\n"
        "Третий комитет\nПункт 71 b) повестки дня\nВопрос о лампах\n\n{tabled}\n\nУход за лампами\n\n"
        "Генеральная Ассамблея,\n\nссылаясь на свою резолюцию 89/1 от 1 октября 2034 года,\n\n"
        "1. постановляет держать лампы зажженными;\n\n2. просит Генерального секретаря доложить об этом.\n"
    ),
    "zh": (
        "联合国\nA/C.3/90/L.7/Rev.1\n\n大会\n\n第九十届会议\n第三委员会\n议程项目71(b)\n灯的问题\n\n{tabled}\n\n灯的保管\n\n"
        "大会，\n\n回顾其2034年10月1日第89/1号决议，\n\n1. 决定让灯亮着；\n\n2. 请秘书长就此提出报告。\n"
    ),
    "ar": (
        "الأمم المتحدة\nA/C.3/90/L.7/Rev.1\n\nالجمعية العامة\n\nالدورة التسعون\nاللجنة الثالثة\n"
        "البند 71 (ب) من جدول الأعمال\nمسألة المصابيح\n\n{tabled}\n\nحفظ المصابيح\n\nإن الجمعية العامة،\n\n"
        "إذ تشير إلى قرارها 89/1 المؤرخ 1 تشرين الأول/أكتوبر 2034،\n\n1 - تقرر إبقاء المصابيح مضاءة؛\n\n"
        "2 - تطلب إلى الأمين العام أن يقدم تقريرا.\n"
    ),
}


@pytest.mark.parametrize(
    ("language", "tabled", "kind", "related"),
    [
        ("fr", "Fidji et Tchad : projet de résolution révisé", "draft_resolution", None),
        ("fr", "Fidji : projet de décision", "draft_decision", None),
        ("fr", "Fidji : amendement au projet de résolution A/C.3/90/L.9", "amendment", "A/C.3/90/L.9"),
        ("es", "Chad y Fiji: proyecto de resolución revisado", "draft_resolution", None),
        ("es", "Fiji: enmiendas al proyecto de resolución A/C.3/90/L.9", "amendment", "A/C.3/90/L.9"),
        ("ru", "Фиджи и Чад: пересмотренный проект резолюции", "draft_resolution", None),
        ("ru", "Фиджи: поправка к проекту резолюции A/C.3/90/L.9", "amendment", "A/C.3/90/L.9"),
        ("zh", "斐济和乍得：订正决议草案", "draft_resolution", None),
        ("zh", "斐济：对决议草案A/C.3/90/L.9的修正案", "amendment", "A/C.3/90/L.9"),
        ("ar", "تشاد وفيجي: مشروع قرار منقح", "draft_resolution", None),
        ("ar", "فيجي: تعديل لمشروع القرار A/C.3/90/L.9", "amendment", "A/C.3/90/L.9"),
    ],
)  # fmt: skip
def test_what_is_tabled_in_other_languages(language, tabled, kind, related):
    read = parse(ABROAD[language].format(tabled=tabled).encode(), name="draft.txt")
    assert (read.language, read.symbol, read.kind) == (language, "A/C.3/90/L.7/Rev.1", kind)
    assert [(one.role, one.symbol) for one in read.related] == ([("about", related)] if related else [])
    assert read.problems == ()


@pytest.mark.parametrize(
    ("language", "printed", "names"),
    [
        ("fr", "Antigua-et-Barbuda, Fidji, Trinité-et-Tobago et Tchad* : projet de résolution",
         ["Antigua-et-Barbuda", "Fidji", "Trinité-et-Tobago", "Tchad"]),
        ("fr", "Iran (République islamique d’) et Côte d'Ivoire : projet de résolution",
         ["Iran (République islamique d’)", "Côte d'Ivoire"]),
        ("es", "Chad, Santo Tomé y Príncipe e Irlanda: proyecto de resolución revisado",
         ["Chad", "Santo Tomé y Príncipe", "Irlanda"]),
        ("ru", "Антигуа и Барбуда, Фиджи и Чад: пересмотренный проект резолюции",
         ["Антигуа и Барбуда", "Фиджи", "Чад"]),
        ("zh", "斐济、特立尼达和多巴哥和乍得：订正决议草案", ["斐济", "特立尼达和多巴哥", "乍得"]),
        ("ar", "تشاد وفيجي: مشروع قرار منقح", ["تشاد", "فيجي"]),
        ("ar", "أنتيغوا وبربودا، وتشاد، وفيجي: مشروع قرار", ["أنتيغوا وبربودا", "تشاد", "فيجي"]),
    ],
)  # fmt: skip
def test_states_that_table_in_other_languages_are_named_as_printed(language, printed, names):
    read = parse(ABROAD[language].format(tabled=printed).encode(), name="draft.txt")
    assert [one.name for one in read.sponsors] == names
    assert {one.kind for one in read.sponsors} == {"state"} and read.problems == ()


@pytest.mark.parametrize(
    "names", ["Fidji et Ruritanie", "Le Président de la Commission", "Fidji au nom du Groupe des 77"]
)
def test_where_one_name_is_not_known_none_is_read_and_that_is_said(names):
    read = parse(ABROAD["fr"].format(tabled=f"{names} : projet de résolution").encode(), name="draft.txt")
    assert (read.kind, read.sponsors) == ("draft_resolution", ())
    assert [problem.code for problem in read.problems] == ["without_sponsors"]


@pytest.mark.parametrize(
    ("language", "tabled"), [("fr", "Projet de résolution"), ("es", "Proyecto de resolución"), ("zh", "决议草案")]
)
def test_a_draft_in_another_language_that_names_nobody(language, tabled):
    read = parse(ABROAD[language].format(tabled=tabled).encode(), name="draft.txt")
    assert (read.kind, read.problems) == ("draft_resolution", ())


@pytest.mark.parametrize("language", ["fr", "es", "ru", "zh", "ar"])
def test_a_symbol_without_a_word_of_what_it_is_in_any_language(language):
    read = parse(ABROAD[language].format(tabled="").encode(), name="draft.txt")
    assert "without_kind" in [problem.code for problem in read.problems]
