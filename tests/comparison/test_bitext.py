"""Paragraphs of one text in several languages, and what differs between them that no translation changes."""

from resolutions.comparison.bitext import align_languages
from resolutions.comparison.concordance import FactKind, differences
from resolutions.text.document import Paragraph
from resolutions.text.kinds import ParagraphKind

PP, OP = ParagraphKind.PREAMBULAR, ParagraphKind.OPERATIVE


def text(*paragraphs: tuple[str, ParagraphKind, str | None, str]):
    return [(anchor, Paragraph(anchor, kind, words, number)) for anchor, kind, number, words in paragraphs]


ENGLISH = text(
    ("pp1", PP, None, "Recalling its resolution 61/11 on the keeping of lamps,"),
    ("pp2", PP, None, "Noting that 27 harbours have no lamp,"),
    ("pp3", PP, None, "Welcoming the report A/61/40,"),
    ("op1", OP, "1", "Decides to keep the lamps;"),
    ("op2", OP, "2", "Requests a report."),
)


def shape(texts):
    rows = align_languages(texts)
    return [({code: one.id for code, one in row.cells.items()}, sorted(row.inferred)) for row in rows]


def test_the_same_ids_pair_with_certainty():
    french = text(*((anchor, one.kind, one.number, f"fr {one.text}") for anchor, one in ENGLISH))
    assert shape({"en": ENGLISH, "fr": french}) == [
        ({"en": anchor, "fr": anchor}, []) for anchor in ("pp1", "pp2", "pp3", "op1", "op2")
    ]


def test_a_paragraph_left_out_is_missing_and_the_others_pair_by_what_they_say():
    french = text(
        ("pp1", PP, None, "Rappelant sa résolution 61/11 relative à la garde des lampes,"),
        ("pp2", PP, None, "Accueillant avec satisfaction le rapport A/61/40,"),
        ("op1", OP, "1", "Décide de garder les lampes ;"),
        ("op2", OP, "2", "Demande un rapport."),
    )
    assert shape({"en": ENGLISH, "fr": french}) == [
        ({"en": "pp1", "fr": "pp1"}, ["fr"]),
        ({"en": "pp2"}, []),
        ({"en": "pp3", "fr": "pp2"}, ["fr"]),
        ({"en": "op1", "fr": "op1"}, []),
        ({"en": "op2", "fr": "op2"}, []),
    ]


def test_a_paragraph_of_the_second_language_alone_stands_where_it_stands_there():
    more = [*ENGLISH[:4], *text(("op1-t1", ParagraphKind.TEXT, None, "ein Zusatz ohne Zahl")), ENGLISH[4]]
    rows = shape({"en": ENGLISH, "ru": more})
    assert rows[4] == ({"ru": "op1-t1"}, []) and rows[5] == ({"en": "op2", "ru": "op2"}, [])


def test_no_paragraph_at_all_is_a_row_of_the_others():
    assert shape({"en": [], "fr": ENGLISH[:1]}) == [({"fr": "pp1"}, [])]


def test_figures_dates_and_symbols_are_the_same_however_they_are_written():
    assert not differences(
        {
            "en": "Decides on 19 December 2011 to give 1,250,000.5 dollars (A/66/7) at its sixty-seventh session",
            "fr": "Décide le 19 décembre 2011 d’allouer 1 250 000,5 dollars (A/66/7) à sa soixante-septième session",
            "ru": "решает 19 декабря 2011 года выделить 1 250 000,5 долл. (A/66/7) на шестьдесят седьмой сессии",
            "zh": "决定2011年12月19日在第六十七届会议上拨款1 250 000.5美元(A/66/7)",
            "ar": "تقرر في 19 كانون الأول/ديسمبر 2011 تخصيص 1 250 000,5 دولار (A/66/7) في دورتها السابعة والستين",
        }
    )


def test_a_figure_that_one_language_has_otherwise_differs():
    [first, second] = differences({"en": "with 27 harbours", "fr": "avec 28 ports"})
    assert (first.kind, first.value, first.present, first.missing) == (FactKind.NUMBER, "27", ("en",), ("fr",))
    assert (second.value, second.missing) == ("28", ("en",))


def test_a_day_and_a_symbol_that_differ_are_told():
    assert [one.value for one in differences({"en": "of 4 July 2001", "es": "de 5 de julio de 2001"})] == ["4", "5"]
    assert [one.value for one in differences({"en": "resolution 61/11", "zh": "决议"})] == ["61/11"]


def test_what_is_spelt_out_or_counted_in_other_magnitudes_is_no_difference():
    assert not differences({"en": "2.5 billion in twelve years", "zh": "12年里25亿"})
