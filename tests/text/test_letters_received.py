"""Letters and blanks as programs write them: ligatures, signs without a width, blanks of other widths. What a text says
is recognized whichever it has; what is kept is what was received."""

import pytest

from resolutions.text.openings import opening_of, opens_operative, opens_preamble
from resolutions.text.ordinals import session_code
from resolutions.text.parse import parse

DRAFT = """United Nations
A/C.3/81/L.70

General Assembly
Distr.: Limited
4 November 2026
Original: English

Eighty-first session
Third Committee
Agenda item 71 (b)
A question of lamps

Fiji: draft resolution

The first office of lamps

The General Assembly,

Reaffirming the efficient flow of light,

Deeply reflecting on lamps,

1. Affirms the first lamp;

2. Strongly reaffirms the second.
"""
LIGATURES = {"ffi": "ﬃ", "ffl": "ﬄ", "ff": "ﬀ", "fi": "ﬁ", "fl": "ﬂ"}


def with_ligatures(text: str) -> str:
    for letters, ligature in LIGATURES.items():
        text = text.replace(letters, ligature)
    return text


def read(text: str):
    return parse(text.encode(), name="draft.txt")


def cover_of(document):
    items = [(item.number, item.letter, item.title) for item in document.agenda_items]
    names = [sponsor.name for sponsor in document.sponsors]
    fields = (document.symbol, document.organ, document.session, document.committee, document.issued_on)
    return (*fields, document.kind, document.original_language, items, names)


def paragraphs_of(document):
    return [(one.id, one.opening, one.text) for one in document.paragraphs]


def test_ligatures_are_read_as_their_letters_and_kept_as_received():
    plain, received = read(DRAFT), read(with_ligatures(DRAFT))
    assert cover_of(received) == cover_of(plain)
    assert received.title == "The ﬁrst oﬃce of lamps"
    assert paragraphs_of(received) == [tuple(map(with_ligatures, one)) for one in paragraphs_of(plain)]
    assert [one.opening for one in received.paragraphs[1:]] == [
        "Reaﬃrming", "Deeply reﬂecting", "Aﬃrms", "Strongly reaﬃrms",
    ]  # fmt: skip
    assert received.problems == ()


def test_an_opening_in_ligatures():
    assert opening_of("Reaﬃrming also its resolution", "preambular") == "Reaﬃrming also"
    assert opens_preamble("Reaﬃrming its resolution") and opens_operative("Conﬁrms its resolution")
    assert session_code("sixty-ﬁfth session") == "65"


@pytest.mark.parametrize("sign", ["\u200b", "\u2060", "\ufeff", "\u00ad", "\u200e", "\u202a"])
def test_signs_without_a_width_within_words(sign):
    received = DRAFT
    for word in ("Committee", "resolution", "General", "Reaffirming", "affirms", "Limited"):
        received = received.replace(word, f"{word[:3]}{sign}{word[3:]}")
    assert cover_of(read(received)) == cover_of(read(DRAFT))
    assert paragraphs_of(read(received)) == paragraphs_of(read(DRAFT))
    assert read(received).problems == ()


def test_signs_of_direction_stay_where_letters_run_from_right_to_left():
    text = "الأمم المتحدة\n\nإن الجمعية العامة،\n\nإذ تشير إلى قرارها \u200e70/1\u200e المؤرخ،\n\n1 - تقرر ذلك.\n"
    assert "\u200e70/1\u200e" in read(text).paragraphs[1].text


@pytest.mark.parametrize("blank", ["\u2009", "\u202f", "\u3000", "\u2003", "\xa0"])
def test_blanks_of_other_widths(blank):
    received = DRAFT
    for words in ("General Assembly", "4 November 2026", "Third Committee", "item 71 (b)", "draft resolution", "1. A"):
        received = received.replace(words, words.replace(" ", blank))
    assert cover_of(read(received)) == cover_of(read(DRAFT))
    assert paragraphs_of(read(received)) == paragraphs_of(read(DRAFT))


@pytest.mark.parametrize("dash", ["\u2010", "\u2011", "\u2012", "\u2013", "\u2212"])
def test_any_dash_of_a_session(dash):
    assert read(DRAFT.replace("Eighty-first", f"Eighty{dash}first")).session == "81"


@pytest.mark.parametrize("sign", ["\u00ad", "¬"])
def test_a_word_that_goes_on_below_a_soft_hyphen(sign):
    received = read(DRAFT.replace("efficient", f"effi{sign}\ncient"))
    assert received.paragraphs[1].text == "Reaffirming the efficient flow of light,"


def test_a_soft_hyphen_that_is_left_in_a_line_is_reported():
    received = read(DRAFT.replace("efficient", "effi¬ cient"))
    assert [(problem.line, problem.code) for problem in received.problems] == [(20, "stray_sign")]
