"""Covers are written in the language of the text, in lines that read back."""

from datetime import UTC, date, datetime

import pytest

from resolutions.text.document import AgendaItem, Document, Meeting, Paragraph
from resolutions.text.languages.vocabularies import words_of
from resolutions.text.parse import parse
from resolutions.text.writers.docx import as_docx
from resolutions.text.writers.lines import as_markdown, as_plain_text
from resolutions.text.writers.mastheads import PRINTED, masthead

LANGUAGES = sorted(PRINTED)


@pytest.mark.parametrize("code", LANGUAGES)
def test_sessions_read_back(code: str):
    regular = {str(number) for number in range(1, 110)}
    special = {f"{kind}-{number}" for kind in ("S", "ES") for number in range(1, 33)}
    printed, words = PRINTED[code], words_of(code)
    wrong = {
        one: printed.session(one) for one in regular | special if [*words.find_sessions(printed.session(one))] != [one]
    }
    assert wrong == {}


@pytest.mark.parametrize("code", LANGUAGES)
def test_days_read_back(code: str):
    days = [date(2011, month, day) for month in range(1, 13) for day in (1, 2, 28)]
    words = words_of(code)
    assert [[found for *_, found in words.find_dates(PRINTED[code].day(day))] for day in days] == [
        [day] for day in days
    ]


@pytest.mark.parametrize(
    ("code", "lines"),
    [
        (
            "fr",
            [
                *("A/RES/66/1", "Assemblée générale", "Distr. générale", "1er mars 2012", "Original: anglais"),
                *("Soixante-sixième session", "Point 69 b) de l’ordre du jour", "Océans"),
                "Résolution adoptée par l’Assemblée générale le 19 décembre 2011",
            ],
        ),
        (
            "es",
            [
                *("A/RES/66/1", "Asamblea General", "Distr. general", "1 de marzo de 2012", "Original: inglés"),
                *("Sexagésimo sexto período de sesiones", "Tema 69 b) del programa", "Océans"),
                "Resolución aprobada por la Asamblea General el 19 de diciembre de 2011",
            ],
        ),
        (
            "ru",
            [
                *("A/RES/66/1", "Генеральная Ассамблея", "Distr.: General", "1 марта 2012 года", "Original: English"),
                *("Шестьдесят шестая сессия", "Пункт 69 b) повестки дня", "Océans"),
                "Резолюция, принятая Генеральной Ассамблеей 19 декабря 2011 года",
            ],
        ),
        (
            "zh",
            [
                *("A/RES/66/1", "大会", "Distr.: General", "2012年3月1日", "Original: English"),
                *("第六十六届会议", "议程项目69(b)", "Océans", "2011年12月19日大会决议"),
            ],
        ),
        (
            "ar",
            [
                *("A/RES/66/1", "الجمعية العامة", "Distr.: General", "1 آذار/مارس 2012", "Original: English"),
                *("الدورة السادسة والستون", "البند 69 (b) من جدول الأعمال", "Océans"),
                "قرار اتخذته الجمعية العامة في 19 كانون الأول/ديسمبر 2011",
            ],
        ),
    ],
)
def test_a_cover_in_each_language(code: str, lines: list[str]):
    document = Document(
        source="made",
        format="text",
        language=code,
        kind="resolution",
        symbol="A/RES/66/1",
        organ="General Assembly",
        distribution="General",
        original_language="English",
        session="66",
        agenda_items=(AgendaItem("69", "b", "Océans"),),
        issued_on=date(2012, 3, 1),
        adopted_on=date(2011, 12, 19),
    )
    assert list(masthead(document)) == lines


CLOSES = {
    "en": "89th plenary meeting",
    "fr": "89e séance plénière",
    "es": "89ª sesión plenaria",
    "ru": "89-е пленарное заседание",
    "zh": "第89次全体会议",
    "ar": "الجلسة العامة 89",
}
BODIES = {
    "en": ("The General Assembly,", "Recalling the sea,", "Requests charts of the sea."),
    "fr": ("L’Assemblée générale,", "Rappelant la mer,", "Demande des cartes de la mer."),
    "es": ("La Asamblea General,", "Recordando el mar,", "Pide mapas del mar."),
    "ru": ("Генеральная Ассамблея,", "напоминая о море,", "просит составить карты моря."),
    "zh": ("大会，", "回顾海洋，", "请绘制海图。"),
    "ar": ("إن الجمعية العامة،", "إذ تشير إلى البحر،", "تطلب خرائط البحر."),
}


@pytest.mark.parametrize("code", CLOSES)
@pytest.mark.parametrize(
    ("write", "name"),
    [
        (lambda document: as_plain_text(document).encode(), "text.txt"),
        (lambda document: as_markdown(document).encode(), "text.md"),
        (lambda document: as_docx(document, datetime(2026, 1, 1, tzinfo=UTC)), "text.docx"),
    ],
)
def test_the_meeting_and_its_day_read_back(code: str, write, name: str):
    formula, preamble, request = BODIES[code]
    before = Document(
        source="made",
        format="akn",
        language=code,
        symbol="A/RES/66/152",
        session="66",
        adopted_on=date(2011, 12, 19),
        title="A",
        paragraphs=(
            Paragraph("formula", "formula", formula),
            Paragraph("pp1", "preambular", preamble),
            Paragraph("op1", "operative", request, number="1"),
        ),
        meeting=Meeting(89, date(2011, 12, 19), CLOSES[code]),
    )
    after = parse(write(before), name=name, language=code)
    assert (after.meeting, after.paragraphs[-1].text) == (before.meeting, request)
