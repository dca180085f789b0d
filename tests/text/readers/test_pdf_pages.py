"""PDFs whose pages stand otherwise than one below the other: columns with notes, two on a sheet, turned."""

import pytest

from resolutions.text.lines import Role, mark
from resolutions.text.parse import parse
from resolutions.text.readers.pdf import read_pdf
from tests.text.readers.pdf_files import made_pdf

HALF = "of the keepers and the lamps of all harbours"
LEFT = [(72, 700 - 12 * at, 10, f"Left {HALF}") for at in range(12)]
RIGHT = [(330, 700 - 12 * at, 10, f"right {HALF}") for at in range(12)]
LEFT[3] = (72, 664, 10, "Left of the keepers and the lamps of all")
MARKS = [(246, 668, 6, "1"), (536, 668, 6, "2")]
TITLE = (150, 730, 12, "Lighthouses, their lamps and lenses, and harbours", "B")


def notes_of(data: bytes) -> list[str]:
    return [line.text for line in read_pdf(data) if line.role is Role.NOTE]


def test_each_of_two_columns_has_its_notes_below_a_rule():
    notes = [(72, 100, 5, "1"), (80, 97, 8, "See A/90/7."), (330, 100, 5, "2"), (338, 97, 8, "See A/90/8.")]
    data = made_pdf([TITLE, *LEFT, *RIGHT, *MARKS, *notes], rules=[(72, 112, 150, 112), (330, 112, 410, 112)])
    assert notes_of(data) == [f"{mark('1')} See A/90/7.", f"{mark('2')} See A/90/8."]
    body = [line.text for line in read_pdf(data) if line.text and line.role is Role.BODY][1:]
    assert [words.split()[0] for words in body] == ["Left"] * 12 + ["right"] * 12
    assert [words[-3:] for words in body if words.endswith(mark("1")[-1])] == [mark("1"), mark("2")]


def test_a_note_below_two_columns_may_stand_over_both():
    long = "See A/90/7, a note over the whole width of the page and of both columns, as some of them are set."
    notes = [(72, 100, 5, "1"), (80, 97, 8, long), (72, 88, 5, "2"), (80, 85, 8, "See A/90/8.")]
    data = made_pdf([TITLE, *LEFT, *RIGHT, *MARKS, *notes], rules=[(72, 112, 150, 112)])
    assert notes_of(data) == [f"{mark('1')} {long}", f"{mark('2')} See A/90/8."]


def page(x: int, number: int, *lines: str) -> list:
    body = [(x, 530 - 24 * at, 9, line) for at, line in enumerate(lines)]
    return [*body, (x, 30, 8, f"{number}/4"), (x + 250, 30, 8, "35-12345")]


def test_two_pages_on_one_sheet_are_read_one_after_the_other():
    first = page(50, 1, "The General Assembly,", *(f"Recalling its resolution 89/{at}," for at in range(1, 6)))
    second = page(500, 2, *(f"Requests a report on lamp {at};" for at in range(1, 5)), "Ends.")
    second += [(470, 530 - 24 * at, 9, f"{at + 1}.") for at in range(5)]
    document = parse(made_pdf([*first, *second], size=(842, 595)), name="document")
    assert [(one.kind.value, one.number) for one in document.paragraphs] == [
        ("formula", None),
        *[("preambular", None)] * 5,
        *[("operative", str(number)) for number in range(1, 6)],
    ]


def test_a_wide_page_with_one_number_is_one_page():
    rows = [(50 + 200 * column, 500 - 20 * row, 9, f"{row}{column}") for row in range(5) for column in (0, 3)]
    data = made_pdf([(50, 530, 9, "Lamps"), (650, 530, 9, "Keepers"), *rows, (50, 30, 8, "1/4")], size=(842, 595))
    assert "00 03" in [line.text for line in read_pdf(data)]


UPRIGHT = [
    [(72, 700, 10, "The General Assembly,", "I"), (72, 640, 10, "1."), (92, 640, 10, "Keeps the lamps;")],
    *(
        [(72, 770, 8, "A/RES/90/7"), (92, 700, 10, f"{at}. Keeps lamp {at} lit;"), (72, 30, 8, f"{at}/4"), NOTE, RAISED]
        for at in (2, 3, 4)
        for NOTE, RAISED in [((80, 90, 8, f"See A/{at}."), (72, 93, 5, str(at)))]
    ),
]
RULE = [(72, 104, 150, 104)]


@pytest.mark.parametrize("quarter", [90, 180, 270])
def test_pages_that_the_file_turns_are_read_as_others(quarter):
    read = [(line.text, line.role) for line in read_pdf(made_pdf(*UPRIGHT, rules=RULE))]
    turned = made_pdf(*UPRIGHT, rules=RULE, entries=b"/Rotate %d" % quarter)
    assert [(line.text, line.role) for line in read_pdf(turned)] == read
    assert [role for _, role in read].count(Role.FOOT) == 3


def test_pages_whose_text_runs_up_the_page_have_heads_feet_and_notes():
    low = [[(x, y - 200 if y > 200 else y, *rest) for x, y, *rest in one] for one in UPRIGHT]
    read = read_pdf(made_pdf(*low, rules=RULE, turned=True, entries=b"/Rotate 90"))
    roles = [line.role for line in read]
    assert (roles.count(Role.HEAD), roles.count(Role.NOTE), roles.count(Role.FOOT)) == (3, 3, 3)


def test_words_at_an_angle_to_the_rest_of_a_page_are_reported():
    upright = [(72, 700 - 14 * at, 10, f"Keeps lamp {at} of all the harbours lit") for at in range(9)]
    table = [(200 + 90 * column, 300 - 14 * row, 10, "Lamps of Suva") for row in range(4) for column in range(3)]
    lines = read_pdf(made_pdf([*upright, "q 0 1 -1 0 600 0 cm", *table, "Q"]))
    said = [line.doubt.message for line in lines if line.doubt]
    assert len(said) == 1 and said[0].startswith(
        "words of the file left out of the text: set at an angle: “Lamps of Suva"
    )
