"""Citations in the five other languages: the words for acts and bodies stand in another order in each."""

from datetime import date

import pytest

from resolutions.text.citations import cite, find_citations, with_links
from resolutions.text.document import Citation, Document, Paragraph
from resolutions.text.kinds import ParagraphKind

CITING = {
    "fr": "Rappelant sa résolution 66/152 B du 19 décembre 2011, les résolutions 16/22 et 17/3 du Conseil des droits de"
    " l’homme, la résolution 1980/67 du Conseil économique et social, les résolutions 217 A (III) et S-23/2, et la"
    " résolution 1325 (2000) du Conseil de sécurité",
    "es": "Recordando su resolución 66/152 B, de 19 de diciembre de 2011, las resoluciones del Consejo de Derechos"
    " Humanos 16/22 y 17/3, la resolución 1980/67 del Consejo Económico y Social, las resoluciones 217 A (III) y"
    " S-23/2 de la Asamblea General y la resolución 1325 (2000) del Consejo de Seguridad",
    "ru": "ссылаясь на свою резолюцию 66/152 В от 19 декабря 2011 года, резолюции Совета по правам человека 16/22 и"
    " 17/3, резолюцию 1980/67 Экономического и Социального Совета, резолюции 217 А (III) и S-23/2 Генеральной"
    " Ассамблеи и резолюцию 1325 (2000) Совета Безопасности",
    "zh": "回顾其2011年12月19日第66/152 B号决议、人权理事会第16/22号和第17/3号决议、经济及社会理事会第1980/67号决议、"
    "大会第217 A (III)号和第S-23/2号决议以及安全理事会第1325(2000)号决议",
    "ar": "إذ تشير إلى قرارها 66/152 باء المؤرخ 19 كانون الأول/ديسمبر 2011، وقراري مجلس حقوق الإنسان 16/22 و 17/3،"
    " وقرار المجلس الاقتصادي والاجتماعي 1980/67، وقراري الجمعية العامة 217 ألف (د-3) و دإ-23/2، وقرار مجلس الأمن"
    " 1325 (2000)",
}
CITED = [
    "A/RES/66/152 B",
    "A/HRC/RES/16/22",
    "A/HRC/RES/17/3",
    "E/RES/1980/67",
    "A/RES/217(III)",
    "A/RES/S-23/2",
    "S/RES/1325(2000)",
]


@pytest.mark.parametrize("code", CITING)
def test_every_number_goes_to_the_body_whose_it_is_with_its_date(code):
    found = find_citations(CITING[code], where="pp1", language=code)
    assert [one.symbol for one in found] == CITED
    assert found[0].date == date(2011, 12, 19)
    assert all(one.as_written == CITING[code][one.start : one.end] for one in found)


@pytest.mark.parametrize(
    ("code", "text", "symbols"),
    [
        ("fr", "sa décision 60/519 du 8 décembre 2005", ["A/DEC/60/519"]),
        ("ar", "مقررها 60/519 المؤرخ 8 كانون الأول/ديسمبر 2005", ["A/DEC/60/519"]),
        ("zh", "大会第60/519号决定和A/66/7号文件", ["A/DEC/60/519", "A/66/7"]),
        ("ru", "в резолюциях 51/211 A–E", ["A/RES/51/211 A-E"]),
        ("es", "una proporción de 1/2 de los puertos", []),
        ("fr", "la Conférence des Parties, dans sa décision 15/4", []),
        ("zh", "港口的1/2。其决议", []),
    ],
)
def test_decisions_ranges_of_parts_and_what_is_no_citation(code, text, symbols):
    assert [one.symbol for one in find_citations(text, where="pp1", language=code)] == symbols


def test_a_document_is_read_in_its_language_and_links_add_what_words_do_not_say():
    text = "Rappelant sa résolution 66/152 et le rapport sur les phares"
    paragraph = Paragraph("pp1", ParagraphKind.PREAMBULAR, text)
    read = cite(Document("a.xml", "akn", paragraphs=(paragraph,), language="fr"))
    assert [one.symbol for one in read] == ["A/RES/66/152"]
    wrong = Citation("pp1", 24, 30, "66/152", "A/HRC/RES/66/152")
    further = Citation("pp1", 34, 44, "le rapport", "A/66/7")
    assert [one.symbol for one in with_links(read, [wrong, further])] == ["A/RES/66/152", "A/66/7"]
