"""Paragraphs of one text in several languages."""

from resolutions.comparison.bitext import align_languages
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
