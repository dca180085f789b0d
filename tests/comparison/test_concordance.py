"""What differs between languages of one paragraph that no translation changes."""

from dataclasses import replace

import pytest

from resolutions.comparison.concordance import differences, discords, said_in
from resolutions.comparison.facts import FactKind, Said
from resolutions.text.document import Document, Footnote, NoteMark, Paragraph
from resolutions.text.kinds import ParagraphKind
from tests.builders import adopted, preambular


def of(texts):
    return differences({code: Said(text) for code, text in texts.items()})


def test_figures_dates_and_symbols_are_the_same_however_they_are_written():
    assert not of(
        {
            "en": "Decides on 19 December 2011 to give 1,250,000.5 dollars (A/66/7) at its sixty-seventh session",
            "fr": "Décide le 19 décembre 2011 d’allouer 1 250 000,5 dollars (A/66/7) à sa soixante-septième session",
            "ru": "решает 19 декабря 2011 года выделить 1 250 000,5 долл. (A/66/7) на шестьдесят седьмой сессии",
            "zh": "决定2011年12月19日在第六十七届会议上拨款1 250 000.5美元(A/66/7)",
            "ar": "تقرر في 19 كانون الأول/ديسمبر 2011 تخصيص 1 250 000,5 دولار (A/66/7) في دورتها السابعة والستين",
        }
    )


def test_numbers_in_words_are_the_same_as_in_figures():
    assert not of(
        {
            "en": "twenty-five lamps in three harbours for ten days, 2.5 billion in article 12",
            "fr": "vingt-cinq lampes dans trois ports pendant dix jours, 2,5 milliards à l’article 12",
            "es": "veinticinco lámparas en tres puertos durante diez días, 2,5 mil millones en el artículo 12",
            "ru": "двадцать пять ламп в трех портах в течение десяти дней, 2,5 млрд в статье 12",
            "zh": "三个港口的25个灯点亮10天，第十二条中的25亿",
            "ar": "خمسة وعشرون مصباحا في ثلاثة موانئ لمدة عشرة أيام و 2,5 بليون في المادة 12",
        }
    )


def test_one_beside_tens_counts_in_every_language():
    assert not of(
        {
            "en": "twenty-one States and thirty-one harbours",
            "fr": "vingt et un États et trente-et-un ports",
            "es": "veintiún Estados y treinta y un puertos",
            "ru": "двадцать одно государство и тридцать один порт",
            "zh": "二十一个国家和三十一个港口",
            "ar": "إحدى وعشرون دولة وواحد وثلاثون ميناء",
        }
    )


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "dans quatre ports"),
        ("es", "en cuatro puertos"),
        ("ru", "в четырех портах"),
        ("zh", "四个港口"),
        ("ar", "في أربعة موانئ"),
    ],
)
def test_another_number_in_words_differs(code, text):
    assert {one.value for one in of({"en": "in three harbours", code: text})} == {"3", "4"}


def test_a_figure_that_one_language_has_otherwise_differs():
    [first, second] = of({"en": "with 27 harbours", "fr": "avec 28 ports"})
    assert (first.kind, first.value, first.present, first.missing) == (FactKind.NUMBER, "27", ("en",), ("fr",))
    assert (second.value, second.missing) == ("28", ("en",))


def test_a_day_and_a_symbol_that_differ_are_told():
    assert [one.value for one in of({"en": "of 4 July 2001", "es": "de 5 de julio de 2001"})] == ["4", "5"]
    assert [one.value for one in of({"en": "resolution 61/11", "zh": "决议"})] == ["61/11"]


def test_one_of_two_equal_figures_that_changes_is_told():
    assert [one.value for one in of({"en": "from 26 to 26 and 15", "fr": "de 26 à 26 et 26"})] == ["15"]


def test_a_figure_that_is_merely_not_repeated_is_no_difference():
    assert not of({"en": "27 harbours, and the lamps of these harbours", "fr": "27 ports, et les lampes des 27 ports"})
    assert not of({"en": "both harbours", "fr": "les deux ports"})


def test_arabic_groups_in_the_order_of_the_line_are_the_same_number():
    assert not of({"en": "2,060,300 dollars", "ar": "300 060 2 دولار"})


@pytest.mark.parametrize(
    ("english", "code", "other"),
    [
        ("the twenty-fifth anniversary in 12 harbours", "zh", "十二个港口二十五周年"),
        ("la vingt-cinquième fois dans 12 ports", "zh", "十二个港口第二十五次"),
        ("Article 105 and 12 lamps", "zh", "第一百零五条和12盏灯"),
        ("from 21 October to 1 November 2024", "zh", "2024年10月21日至11月1日"),
        ("from 4 to 8 March and from 26 to 30 August 2024", "zh", "2024年3月4日至8日和8月26日至30日"),
        ("from 19 to 21 April 2016", "zh", "2016年4月19至21日"),
        ("for five minutes in 12 harbours", "zh", "在12个港口五分钟"),
        ("520,627,900 dollars", "ar", "مبلغ 900 627 520 دولار"),
        ("a total of 190,000 dollars", "ar", "مبلغ 000 190 دولار"),
        ("target 10.7 and 12 lamps", "ar", "الغاية 10-7 و 12 مصباحا"),
        ("37 million lamps", "ar", "37 مليونا من المصابيح"),
        ("11.9 trillion dollars", "ar", "11,9 تريليونات دولار"),
        ("fifteen lamps", "ar", "خمسة عشر مصباحا"),
        ("at the age of eighteen, 12 keepers", "ar", "في سن الثامنة عشرة 12 حارسا"),
        ("at its eightieth session and in 12 harbours", "ar", "في دورتها الثمانين وفي 12 ميناء"),
        ("at its eighteenth session, in 12 harbours", "ar", "في دورته الثامنة عشرة في 12 ميناء"),
        ("the thirtieth special session, 12 lamps", "ar", "دورة الجمعية العامة الاستثنائية الثلاثين 12 مصباحا"),
        ("двадцать пятая годовщина, 12 портов", "zh", "十二个港口二十五周年"),
    ],
)
def test_ordinals_spans_of_days_and_figures_are_read_as_each_language_writes_them(english, code, other):
    """None has a fact that another lacks where it has one of its own."""
    first = "ru" if english.startswith("д") else "fr" if english.startswith("la ") else "en"
    assert not of({first: english, code: other})


@pytest.mark.parametrize(
    ("code", "text"),
    [("ar", "تعزيز التعاون بين المنظمتين"), ("zh", "加强两组织合作"), ("zh", "租用两辆车"), ("zh", "所有三大支柱")],
)
def test_two_of_a_kind_is_a_number_without_a_word_for_it(code, text):
    wanted = "three" if "三" in text else "two"
    said = {"en": f"{wanted} of a kind", code: text}
    assert not of(said)
    assert of(said | {"en": "seven of a kind"})


def test_marks_of_notes_differ():
    [one] = differences({"en": Said("lamps", marks=("1", "2")), "fr": Said("lampes", marks=("1",))})
    assert (one.kind, one.value, one.missing) == (FactKind.NOTE, "2", ("fr",))


def test_symbols_that_a_note_gives_differ():
    """Of a note nothing else is told: how a reference is worded is each language's own."""
    first = Said("lamps", marks=("1",), notes=("Official Records, Supplement No. 3 (A/79/23 and A/79/24).",))
    other = Said("lampes", marks=("1",), notes=("Documents officiels, Supplément no 5 (A/79/23 et A/78/24).",))
    found = differences({"en": first, "fr": other})
    assert {(one.kind, one.value, one.missing) for one in found} == {
        (FactKind.SYMBOL, "A/79/24", ("fr",)),
        (FactKind.SYMBOL, "A/78/24", ("en",)),
    }


def test_a_symbol_may_stand_in_the_text_of_one_language_and_in_a_note_of_the_other():
    first = Said("the report A/79/23 on lamps")
    assert not differences({"en": first, "fr": Said("le rapport", notes=("A/79/23.",))})


def test_a_corrigendum_may_be_of_one_language_alone():
    first = Said("lamps", notes=("A/79/23 and A/79/23/Corr.1.",))
    assert not differences({"en": first, "fr": Said("lampes", notes=("A/79/23.",))})


def test_a_note_goes_to_the_paragraph_that_marks_it_first():
    notes = (Footnote("1", "See A/79/23."), Footnote("2", "See A/79/24."))
    first = preambular("Noting the tides,", NoteMark("1", 16))
    second = preambular("Recalling the tides,", NoteMark("1", 9), NoteMark("2", 19))
    paragraphs = (replace(first, id="pp1"), replace(second, id="pp2"))
    said = said_in(adopted("A/RES/79/1", paragraphs=paragraphs, footnotes=notes))
    assert [one.notes for one in said.values()] == [("See A/79/23.",), ("See A/79/24.",)]


@pytest.mark.parametrize(
    ("code", "opening", "differs"),
    [
        ("fr", "Prie instamment", False),
        ("fr", "Encourage", True),
        ("es", "Insta", False),
        ("es", "Alienta", True),
        ("ru", "настоятельно призывает", False),
        ("ru", "рекомендует", True),
        ("zh", "敦促", False),
        ("zh", "鼓励", True),
        ("ar", "تحث", False),
        ("ar", "تشجع", True),
    ],
)
def test_verbs_of_another_strength(code, opening, differs):
    """What stands on no ladder is not compared."""
    found = differences({"en": Said("", "Urges"), code: Said("", opening)})
    assert [(one.kind, one.value, one.missing) for one in found] == [(FactKind.VERB, "Urges", (code,))] * differs


def test_texts_are_compared_paragraph_by_paragraph_and_the_lines_are_those_of_the_second():
    def document(code, *texts):
        paragraphs = (
            Paragraph(
                f"op{n}", ParagraphKind.OPERATIVE, text, str(n), notes=(NoteMark("1", 0),), lines=(n * 10, n * 10)
            )
            for n, text in enumerate(texts, 1)
        )
        return Document("a", "akn", paragraphs=tuple(paragraphs), language=code)

    found = list(discords(document("en", "of 27 lamps", "of 3 lamps"), document("fr", "de 27 lampes", "de 4 lampes")))
    assert [(one.where, one.line, one.difference.value) for one in found] == [("op2", 20, "3"), ("op2", 20, "4")]
