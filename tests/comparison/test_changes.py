import pytest

from resolutions.comparison import compare
from resolutions.comparison.changes import changes_of, heaviest
from resolutions.comparison.openings import bare, verb_change
from resolutions.comparison.words import redline
from tests.builders import draft, operative


def kinds(old: str, new: str, openings: tuple[str, str] = ("", "")) -> list[str]:
    return [change.kind for change in changes_of(redline(old, new), *openings)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("respect for human rights", "respect for all human rights", ["substantive"]),
        ("the right to food or water", "the right to food and water", ["substantive"]),
        ("its resolution 64/171 of 18 December 2009,", "its resolution 79/166 of 17 December 2024,", ["reference"] * 3),
        ("held on 25 March 2011 in Geneva", "held on 4 July 2025 in Geneva", ["date"]),
        ("at its sixty-seventh session.", "at its eighty-first session.", ["date"]),
        ("the States Parties, to", "the States parties to", ["editorial"]),
        ("upon the request and in", "upon the request of and in", ["editorial"]),
        ("held at Durban", "held in Durban", ["editorial"]),
        ("the two State solution", "the two-State solution", ["editorial"]),
        ("international cooperation on", "international co operation on", ["conversion"]),
        ("Human Rights12 and", "Human Rights and", ["conversion"]),
        ("1.46 billion people", "1.3 billion people", ["substantive"]),
        ("by 12 States", "by 14 States", ["substantive"]),
        ("by 12 March", "by 14 March", ["date"]),
        ("of 4 July 20253 and", "of 4 July 2025 and", ["conversion"]),
    ],
)
def test_kinds_of_change(old, new, expected):
    assert kinds(old, new) == expected


@pytest.mark.parametrize(
    ("old", "new", "kind", "note"),
    [
        ("Notes", "Welcomes", "opening", "stronger: notes < welcomes"),
        ("Demands", "Calls upon", "opening", "weaker: demands > calls upon"),
        ("Taking note", "Noting", "opening", "as strong: taking note = noting"),
        ("Recalling", "Deploring", "opening", "other: recalling → deploring"),
        ("Notes with concern", "Welcomes", "opening", "other: notes with concern → welcomes"),
        ("Recalling also", "Recalling further", "editorial", ""),
        ("Requests", "Also requests", "editorial", ""),
        (
            "Takes note",
            "Takes note with appreciation",
            "opening",
            "stronger: takes note < takes note with appreciation",
        ),
    ],
)
def test_openings_by_their_strength(old, new, kind, note):
    changes = changes_of(redline(f"{old} the report;", f"{new} the report;"), old, new)
    assert [(change.kind, str(change.verb or "")) for change in changes] == [(kind, note)]


def test_the_ladders_are_what_the_caller_says():
    words = redline("Notes the report;", "Salutes the report;")
    [change] = changes_of(words, "Notes", "Salutes", {"esteem": {"salutes": 1, "notes": 2}})
    assert str(change.verb) == "weaker: notes > salutes"
    [change] = changes_of(words, "Notes", "Salutes")
    assert str(change.verb) == "other: notes → salutes"


def test_order_words_are_no_part_of_an_opening():
    assert bare("Also strongly condemns once more") == "strongly condemns"
    assert verb_change("Further notes", "Notes also") is None


def test_the_heaviest_change_names_the_paragraph():
    changes = changes_of(redline("Recalling also resolution 64/171,", "Recalling resolution 65/1,"))
    assert heaviest(changes) == "substantive"
    assert heaviest(()) is None


def test_a_paragraph_that_became_the_last_is_not_reworded():
    a = draft(paragraphs=(operative("1", "Requests a report;"), operative("2", "Decides to stay.")))
    b = draft(paragraphs=(operative("1", "Requests a report."),))
    comparison = compare(a, b)
    [row] = [row for row in comparison.rows if row.a == ("op1",)]
    assert row.only_last_mark
    assert comparison.sentence == "One paragraph deleted (operative paragraph 2)."


OF_LANGUAGES = {
    "fr": [
        ("sa résolution 64/171 du 18 décembre 2009", "sa résolution 79/166 du 17 décembre 2024", "reference"),
        ("tenue le 25 mars 2011 à Genève", "tenue le 4 juillet 2025 à Genève", "date"),
        ("à sa soixante-septième session", "à sa quatre-vingt-unième session", "date"),
        ("par 12 ports", "par 14 ports", "substantive"),
    ],
    "es": [
        (
            "su resolución 64/171, de 18 de diciembre de 2009",
            "su resolución 79/166, de 17 de diciembre de 2024",
            "reference",
        ),
        ("celebrada el 25 de marzo de 2011", "celebrada el 4 de julio de 2025", "date"),
        ("en su sexagésimo séptimo período", "en su octogésimo primer período", "date"),
        ("por 12 puertos", "por 14 puertos", "substantive"),
    ],
    "ru": [
        ("свою резолюцию 64/171 от 18 декабря 2009 года", "свою резолюцию 79/166 от 17 декабря 2024 года", "reference"),
        ("проведенной 25 марта 2011 года", "проведенной 4 июля 2025 года", "date"),
        ("на шестьдесят седьмой сессии", "на восемьдесят первой сессии", "date"),
        ("в 12 портах", "в 14 портах", "substantive"),
    ],
    "zh": [
        ("其2009年12月18日第64/171号决议", "其2024年12月17日第79/166号决议", "reference"),
        ("2011年3月25日在日内瓦举行", "2025年7月4日在日内瓦举行", "date"),
        ("在第六十七届会议上", "在第八十届会议上", "date"),
        ("12个港口", "14个港口", "substantive"),
    ],
    "ar": [
        (
            "قرارها 64/171 المؤرخ 18 كانون الأول/ديسمبر 2009",
            "قرارها 79/166 المؤرخ 17 كانون الأول/ديسمبر 2024",
            "reference",
        ),
        ("المعقود في 25 آذار/مارس 2011", "المعقود في 4 تموز/يوليه 2025", "date"),
        ("في دورتها السابعة والستين", "في دورتها الحادية والثمانين", "date"),
        ("في 12 ميناء", "في 14 ميناء", "substantive"),
    ],
}


@pytest.mark.parametrize(
    ("code", "old", "new", "kind"), [(code, *one) for code, of in OF_LANGUAGES.items() for one in of]
)
def test_each_language_has_its_references_dates_and_ordinals(code, old, new, kind):
    assert heaviest(changes_of(redline(old, new), language=code)) == kind


@pytest.mark.parametrize(
    ("code", "before", "after", "how"),
    [
        ("fr", "Encourage", "Prie instamment", "stronger"),
        ("es", "Insta", "Alienta", "weaker"),
        ("zh", "鼓励", "敦促", "stronger"),
        ("ar", "تشجع", "تحث", "stronger"),
        ("ru", "настоятельно призывает", "рекомендует", "weaker"),
    ],
)
def test_verbs_of_other_languages_are_as_strong_as_the_english_ones_in_their_place(code, before, after, how):
    change = verb_change(before, after, code=code)
    assert (change.how, change.before) == (how, before.lower())


@pytest.mark.parametrize(
    ("code", "before", "after"),
    [
        ("fr", "Rappelant", "Rappelant également"),
        ("es", "Recordando", "Recordando también"),
        ("ru", "ссылаясь", "ссылаясь также"),
        ("zh", "回顾", "又回顾"),
        ("ar", "وإذ تشير", "وإذ تشير أيضاً"),
    ],
)
def test_words_of_order_make_no_other_verb_in_any_language(code, before, after):
    assert verb_change(before, after, code=code) is None
