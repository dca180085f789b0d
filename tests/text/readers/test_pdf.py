"""PDF to lines, on PDFs written here."""

from io import BytesIO

import pytest
from pypdfium2 import PdfDocument

from resolutions.text.lines import Line, Role, mark, without_italics
from resolutions.text.parse import parse
from resolutions.text.problems import ProblemCode
from resolutions.text.readers import Unreadable
from resolutions.text.readers.pdf import read_pdf
from tests.text.readers.pdf_files import made_pdf, paragraph

LONG = "of the keeping of lighthouses in all the oceans and of the keepers who live there"


def lines_of(data: bytes, role: Role = Role.BODY) -> list[Line]:
    return [line for line in read_pdf(data) if line.text and line.role is role]


def paragraphs_of(data: bytes) -> list[str]:
    """Their lines, a stroke between them."""
    found: list[str] = []
    for line in lines_of(data):
        words = without_italics(line.text)
        if line.begins or not found:
            found.append(words)
        else:
            found[-1] += f" | {words}"
    return found


def test_what_is_raised_is_a_mark_and_never_a_digit():
    data = made_pdf(
        [
            (72, 700, 10, "Recalling the year 1993"),
            (177, 704, 6, "12"),
            (187, 700, 10, "and law 10/2018 of 6 km"),
            (296, 704, 6, "2"),
            (299, 700, 10, ", the 66"),
            (333, 704, 6, "th"),
        ]
    )
    assert [line.text for line in lines_of(data)] == [
        f"Recalling the year 1993{mark('12')} and law 10/2018 of 6 km2, the 66th"
    ]


def test_a_mark_as_browsers_print_it():
    data = made_pdf([(72, 700, 12, "Noting Law No. 10/2018"), (202, 704, 10, "7"), (72, 686, 12, "of the islands,")])
    assert [line.text for line in lines_of(data)][-2] == f"Noting Law No. 10/2018{mark('7')}"


def test_what_stands_close_on_a_turned_page_is_one_word():
    document = PdfDocument(made_pdf([(72, 700, 10, "The General Assembly", "I"), (174, 700, 10, ",")]))
    document[0].set_rotation(180)
    file = BytesIO()
    document.save(file)
    assert without_italics(lines_of(file.getvalue())[-1].text) == "The General Assembly,"


def test_what_is_printed_on_itself_stands_once():
    words = [(72, 700, 10, "The General Assembly,"), (92, 680, 10, "Noting lamps,")]
    assert paragraphs_of(made_pdf([*words, *words])) == ["The General Assembly,", "Noting lamps,"]


def test_a_note_whose_number_is_not_raised_is_a_note():
    text = [
        *COVER_LINES,
        (92, 700, 10, "1."),
        (112, 700, 10, "Decides on lamps."),
        (72, 100, 8, "1"),
        (80, 100, 8, "See A/9."),
    ]
    read = parse(made_pdf(text, rules=[(72, 110, 150, 110)]), name="document")
    assert [(note.mark, note.text) for note in read.footnotes] == [("1", "See A/9.")]
    assert [one.text for one in read.paragraphs][-1] == "Decides on lamps."
    assert "mark_not_found" in [problem.code for problem in read.problems]


def test_digits_of_a_mark_that_are_printed_one_by_one_are_one_mark():
    data = made_pdf([(72, 700, 10, "Peoples,"), (111, 704, 6, "1"), (114, 704, 6, "0"), (121, 700, 10, "and after")])
    assert [line.text for line in lines_of(data)] == [f"Peoples,{mark('10')} and after"]


def test_paragraphs_are_told_by_gaps_indents_and_numbers():
    body = [
        *paragraph(72, 700, f"Recalling {LONG},", f"and {LONG},"),
        *paragraph(72, 670, f"Noting {LONG}", f"and {LONG},"),
        *paragraph(72, 646, "Aware of the lamps:"),
        *paragraph(72, 634, "(a) Those of the north;"),
        *paragraph(72, 622, "(b) Those of the south;"),
    ]
    assert [text.split()[0] for text in paragraphs_of(made_pdf(body))] == ["Recalling", "Noting", "Aware", "(a)", "(b)"]


PAGES = {
    "an unfinished sentence goes on": ([f"Recalling {LONG}"], ["Harbours of the north,"], 0, 1),
    "a set in line begins": ([f"Recalling {LONG},"], ["Noting the harbours,"], 20, 2),
    "a full line goes on at the margin": (
        [f"and {LONG} of the harbours,", f"{LONG} of the harbours and of it;"],
        ["Birds,"],
        0,
        1,
    ),
    "a line that ended early does not": ([f"and {LONG} of the harbours,", "lamps;"], ["Noting the birds,"], 0, 2),
}


@pytest.mark.parametrize("above, below, indent, count", PAGES.values(), ids=PAGES)
def test_over_the_end_of_a_page(above, below, indent, count):
    margin = paragraph(72, 700, *[f"{LONG} of the harbours and of the" for _ in range(6)], indent=0)
    first = [*margin, *paragraph(72, 612, *above, indent=0)]
    texts = paragraphs_of(made_pdf(first, paragraph(72, 700, *below, indent=indent)))
    assert len(texts) == 1 + count


def test_heads_feet_and_notes_are_told_by_their_place():
    pages = [
        [
            (72, 742, 8, "A/RES/9/1"),
            (400, 742, 8, "Lighthouses"),
            *paragraph(72, 700, f"Recalling {LONG}", f"and {LONG},"),
            (300, 688, 10, " "),
            (72, 100, 6, "1"),
            (77, 97, 8, "See the lamp"),
            (72, 88, 8, "of the harbour."),
            (72, 40, 8, "2/4"),
            (500, 40, 8, "24-23526"),
        ]
    ] * 2
    data = made_pdf(*pages, rules=[(60, 735, 540, 735), (72, 110, 150, 110)])
    assert [line.text for line in lines_of(data, Role.HEAD)] == ["A/RES/9/1 Lighthouses"]
    assert [line.text for line in lines_of(data, Role.FOOT)] == ["2/4\t24-23526"] * 2
    notes = lines_of(data, Role.NOTE)
    assert [(line.begins, line.text) for line in notes[:2]] == [
        (True, f"{mark('1')} See the lamp"),
        (False, "of the harbour."),
    ]


def test_bold_is_a_heading_and_italics_the_opening():
    data = made_pdf(
        [
            (72, 760, 10, "The General Assembly,"),
            (92, 740, 10, "Lamps and lenses", "B"),
            (92, 720, 10, "Paying heed also to", "I"),
            (186, 720, 10, "the keepers of lighthouses in all oceans,"),
        ]
    )
    document = parse(data, name="document")
    assert [(block.kind, block.opening) for block in document.paragraphs] == [
        ("formula", ""),
        ("heading", ""),
        ("preambular", "Paying heed also to"),
    ]


COVER_LINES = [
    (72, 780, 10, "United Nations"),
    (300, 780, 10, "A/C.3/90/L.7"),
    (72, 720, 10, "The General Assembly,"),
]
TABLE = [(72, 700, 9, "Harbour"), (300, 700, 9, "Lamps"), (400, 700, 9, "Keepers")] + [
    row
    for at, (name, lamps, keepers) in enumerate([("North", "4", "2"), ("South", "12", "-"), ("Total", "16", "2")])
    for row in [(72, 680 - 14 * at, 9, name), (310, 680 - 14 * at, 9, lamps), (410, 680 - 14 * at, 9, keepers)]
]


@pytest.mark.parametrize("rules", [[], [(70, 712, 450, 712), (70, 693, 450, 693), (70, 645, 450, 645)]])
def test_tables_keep_rows_and_columns(rules):
    data = made_pdf([*paragraph(72, 740, f"Decides {LONG}:"), *TABLE], rules=rules)
    rows = [line.cells for line in lines_of(data) if line.cells]
    assert rows[-3:] == [("North", "4", "2"), ("South", "12", "-"), ("Total", "16", "2")]
    assert rows[0] == ("Harbour", "Lamps", "Keepers")


def test_a_number_far_from_its_text_is_a_number_on_a_first_page_too():
    data = made_pdf([*COVER_LINES, (72, 600, 10, "1."), (152, 600, 10, "Decides to keep the lamps lit.")])
    paragraphs = parse(data, name="document").paragraphs
    assert [(one.number, one.text) for one in paragraphs][1:] == [("1", "Decides to keep the lamps lit.")]


def test_the_heads_of_a_grid_alone_at_the_foot_of_a_page():
    grid = [(72, 700, 510, 700), (72, 680, 510, 680), *((x, 680, x, 700) for x in (72, 220, 365, 510))]
    heads = [(80, 686, 9, "Harbour"), (230, 686, 9, "Lamps"), (370, 686, 9, "Keepers")]
    data = made_pdf([*paragraph(72, 740, f"Decides {LONG}:"), *heads], rules=grid)
    assert [line.cells for line in lines_of(data) if line.cells] == [("Harbour", "Lamps", "Keepers")]


def test_words_in_columns_that_are_no_table_are_reported():
    row = [(72, 660, 10, "Harbour"), (230, 660, 10, "Lamps"), (370, 660, 10, "Keepers")]
    data = made_pdf([*COVER_LINES, (72, 700, 10, "1."), (92, 700, 10, "Decides on lamps:"), *row])
    assert "table_guessed" in [problem.code for problem in parse(data, name="document").problems]


def test_the_point_of_a_number_is_no_text_though_it_is_italic():
    line = [(92, 700, 10, "2"), (98, 700, 10, ".", "I"), (120, 700, 10, "Also requests", "I"), (182, 700, 10, "this;")]
    read = parse(made_pdf([(72, 740, 10, "The General Assembly,"), (92, 720, 10, "1. Decides;"), *line]), name="d")
    assert [(block.number, block.text) for block in read.paragraphs[1:]] == [
        ("1", "Decides;"),
        ("2", "Also requests this;"),
    ]


def test_arabic_is_read_from_the_right():
    letters = {"a": "\u0627", "b": "\u0644", "c": "\u062c"}
    data = made_pdf([(72, 700, 10, "cba", "X"), (95, 700, 10, "66/152"), (130, 700, 10, "bc", "X")], letters=letters)
    assert [line.text for line in lines_of(data)] == ["\u062c\u0644 66/152 \u0627\u0644\u062c"]


def test_two_columns_are_read_one_after_the_other():
    half = "of the keepers and the lamps of all harbours"
    left = [(72, 700 - 12 * at, 10, f"Left {at} {half}") for at in range(10)]
    right = [(330, 700 - 12 * at, 10, f"right {at} {half}") for at in range(10)]
    title = (150, 730, 12, "Lighthouses, their lamps and lenses, and harbours", "B")
    words = paragraphs_of(made_pdf([title, *left, *right]))
    assert [words[0].split()[0], *(line.split()[0] for line in words[1].split(" | "))] == [
        "Lighthouses,",
        *["Left"] * 10,
        *["right"] * 10,
    ]


def test_a_turned_page_is_read_as_it_is_turned():
    data = made_pdf([*paragraph(72, 500, f"Recalling {LONG}", "and their birds,")], turned=True)
    assert paragraphs_of(data) == [f"Recalling {LONG} | and their birds,"]


def test_two_letters_of_a_font_that_are_read_as_one_are_reported():
    body = [(72, 700 - 14 * row, 10, "objectives of other towns of Tajikistan", "X") for row in range(3)]
    data = made_pdf([(72, 740, 10, "The General Assembly,"), *body], letters={"j": "o"})
    document = parse(data, name="document")
    assert "ooectives" not in document.paragraphs[-1].text
    assert "oboectives" in document.paragraphs[-1].text
    assert ProblemCode.BROKEN_FONT in {problem.code for problem in document.problems}
    sound = parse(made_pdf([(72, 740, 10, "The General Assembly,"), *body]), name="document")
    assert ProblemCode.BROKEN_FONT not in {problem.code for problem in sound.problems}


REFUSED = {
    "damaged": (b"%PDF-1.4 nothing", "cannot|can be opened"),
    "a scan": (made_pdf([]), "no text layer"),
}


@pytest.mark.parametrize("data, reason", REFUSED.values(), ids=REFUSED)
def test_what_is_refused(data, reason):
    with pytest.raises(Unreadable, match=reason) as refusal:
        read_pdf(data)
    assert "\n" not in str(refusal.value)


def test_a_head_over_several_columns_is_a_row_above_theirs():
    heads = [(330, 700, 9, "Posts"), (72, 688, 9, "Harbour"), (300, 688, 9, "Lamps"), (400, 688, 9, "Keepers")]
    rules = [(70, 712, 450, 712), (290, 697, 450, 697), (70, 684, 450, 684), (70, 645, 450, 645)]
    rows = [(x, 672 - 12 * at, 9, text) for at in range(3) for x, text in ((72, "North"), (310, f"{at}2"), (410, "3"))]
    data = made_pdf([*paragraph(72, 740, f"Decides {LONG}:"), *heads, *rows], rules=rules)
    assert [line.cells for line in lines_of(data) if line.cells] == [
        ("", "Posts", ""),
        ("Harbour", "Lamps", "Keepers"),
        *(("North", f"{at}2", "3") for at in range(3)),
    ]


def test_heads_of_several_lines_beside_a_head_over_several_columns():
    heads = [(72, 700, 9, "Harbour"), (330, 700, 9, "Posts"), (72, 688, 9, "or port"), (300, 688, 9, "Lamps")]
    heads += [(400, 688, 9, "Keepers")]
    rules = [(70, 712, 450, 712), (290, 697, 450, 697), (70, 684, 450, 684), (70, 645, 450, 645)]
    rows = [(x, 672 - 12 * at, 9, text) for at in range(3) for x, text in ((72, "North"), (310, f"{at}2"), (410, "3"))]
    data = made_pdf([*paragraph(72, 740, f"Decides {LONG}:"), *heads, *rows], rules=rules)
    assert [line.cells for line in lines_of(data) if line.cells][:2] == [
        ("", "Posts", ""),
        ("Harbour or port", "Lamps", "Keepers"),
    ]


@pytest.mark.parametrize("leading", [12, 24])
def test_the_distance_of_lines_is_told_by_sentences_that_go_on(leading):
    full = "the lamps of all the harbours in the north and the south of the islands and of the"
    texts, top = [], 780
    for opening in ("Recalling", "Noting", "Recalling also", "Aware of"):
        texts += paragraph(72, top, f"{opening} {full}", "reefs,", leading=leading, indent=0)
        top -= 2 * leading + 9
    texts += [(72, top - (leading + 9) * at, 10, f"Line {at}") for at in range(12)]
    assert sum(line.begins for line in lines_of(made_pdf(texts))) == 16


def test_a_grid_ends_with_its_last_rule():
    grid = [(72, y, 510, y) for y in (700, 660)] + [(x, 660, x, 700) for x in (72, 220, 365, 510)]
    cells = [(x, y, 9, text) for y in (690, 666) for x, text in ((80, "North"), (230, "4"), (370, "2"))]
    below = [(72, 630, 10, "2. Decides to keep them.")]
    data = made_pdf([*paragraph(72, 740, f"Decides {LONG}:"), *cells, *below], rules=grid)
    assert lines_of(data)[-1].cells == ()


def _row(y, *cells, size=9):
    return [(x, y, size, text) for x, text in cells]


def test_a_page_that_is_mostly_a_table_is_no_page_of_two_columns():
    rows = [each for at in range(12) for each in _row(680 - 14 * at, (72, f"Harbour {at}"), (230, f"{at}4"),
                                                      (380, f"{at}3"), (500, f"{at}2"))]  # fmt: skip
    heads = _row(700, (72, "Harbour"), (230, "Lamps"), (380, "Keepers"), (500, "Stairs"))
    grid = [(70, 712, 540, 712), (70, 693, 540, 693), (70, 510, 540, 510)]
    data = made_pdf([*paragraph(72, 740, f"Decides {LONG}:"), *heads, *rows], rules=grid)
    cells = [line.cells for line in lines_of(data) if line.cells]
    assert cells[:2] == [("Harbour", "Lamps", "Keepers", "Stairs"), ("Harbour 0", "04", "03", "02")]
    assert len(cells) == 13


def test_the_heads_of_a_table_without_rules_over_rows_with_empty_cells():
    heads = [*_row(720, (230, "Lamps that")), *_row(708, (72, "Harbour"), (230, "are lit"), (400, "Keepers"))]
    rows = [each for at in range(4) for each in _row(688 - 20 * at, (72, f"Harbour {at}"), (400, f"{at}2"))]
    rows += _row(608, (72, "Harbour 4"), (230, "7"), (400, "42"))
    cells = [line.cells for line in lines_of(made_pdf([*paragraph(72, 780, f"Decides {LONG}:"), *heads, *rows]))]
    assert [each for each in cells if each][-6:-4] == [("Harbour", "are lit", "Keepers"), ("Harbour 0", "", "02")]


def test_a_head_over_several_columns_without_a_rule_of_its_own():
    heads = [(72, 700, 9, "Harbour"), (290, 700, 9, "Lamps, stairs and their keepers"), (290, 688, 9, "2034")]
    heads += [(400, 688, 9, "2035")]
    rules = [(70, 712, 450, 712), (70, 684, 450, 684), (70, 645, 450, 645)]
    rows = [each for at in range(3) for each in _row(672 - 12 * at, (72, "North"), (290, f"{at}200"), (400, "3000"))]
    data = made_pdf([*paragraph(72, 740, f"Decides {LONG}:"), *heads, *rows], rules=rules)
    assert [line.cells for line in lines_of(data) if line.cells][:2] == [
        ("Harbour", "Lamps, stairs and their keepers", ""),
        ("", "2034", "2035"),
    ]


def test_the_rows_of_a_table_do_not_tell_the_distance_of_lines():
    grid = [(70, 712, 450, 712), (70, 693, 450, 693), (70, 100, 450, 100)]
    cover = [(72, 760 - 22 * at, 10, text) for at, text in enumerate(["A/RES/90/7", "90/7. Lamps"])]
    rows = [each for at in range(24) for each in _row(680 - 22 * at, (72, f"Harbour {at}"), (310, "4"), (410, "2"))]
    data = made_pdf([*cover, *_row(700, *[(72, "Harbour"), (310, "Lamps"), (410, "Keepers")]), *rows], rules=grid)
    assert [line.begins for line in lines_of(data)][:2] == [True, True]


def test_a_status_that_is_whole_does_not_go_on():
    text = "Resolution adopted by the General Assembly on 3 November 2035"
    lines = [(72, 740, 10, text), (72, 728, 10, "90/7. The keeping of lamps"), (72, 704, 10, "The General Assembly,")]
    read = parse(made_pdf([*lines, *paragraph(72, 680, f"Recalling {LONG},", indent=0)]), name="document")
    assert (read.title, read.paragraphs[0].kind) == ("The keeping of lamps", "formula")


def test_an_origin_right_below_the_status():
    status = "Resolution adopted by the General Assembly on 3 November 2035"
    origin = "[on the report of the Third Committee (A/90/412, para. 7)]"
    lines = [(72, 740, 10, status), (72, 728, 10, origin), (72, 716, 10, "90/7. The keeping of lamps")]
    lines += [(72, 692, 10, "The General Assembly,")]
    read = parse(made_pdf([*lines, *paragraph(72, 668, f"Recalling {LONG},", indent=0)]), name="document")
    assert (read.origin.committee, read.title) == ("Third Committee", "The keeping of lamps")


def test_the_hyphen_of_a_compound_at_the_end_of_a_line_stays():
    data = made_pdf(paragraph(72, 700, "Noting the keepers of the Non-Self-", "Governing Harbours,", indent=0))
    assert [without_italics(line.text) for line in lines_of(data)] == [
        "Noting the keepers of the Non-Self-",
        "Governing Harbours,",
    ]


def test_notes_in_a_list_at_the_end():
    text = [(72, 700, 10, "1. Takes note of the lamps"), (195, 704, 6, "1"), (200, 700, 10, "and the oil;")]
    text += [(72, 670, 10, "2. Keeps the lamps lit"), (173, 674, 6, "2"), (177, 670, 10, "at night.")]
    notes = [(72, 614, 6, "1"), (78, 610, 10, "See A/90/412, a report on the keeping of"), (72, 598, 10, "lamps.")]
    notes += [(72, 574, 6, "2"), (78, 570, 10, "A/90/413.")]
    read = parse(made_pdf([(72, 730, 10, "The General Assembly,", "I"), *text, *notes]), name="document")
    assert [(note.mark, note.text) for note in read.footnotes] == [
        ("1", "See A/90/412, a report on the keeping of lamps."),
        ("2", "A/90/413."),
    ]
    assert [paragraph.number for paragraph in read.paragraphs] == [None, "1", "2"]


def test_paragraphs_that_nothing_parts_begin_with_their_opening_words():
    lines = []
    for at in range(4):
        lines += [
            (72, 700 - 24 * at, 10, "Recalling", "I"),
            (118, 700 - 24 * at, 10, "the harbours in which there are"),
        ]
        lines += [(72, 688 - 24 * at, 10, "the lamps, the oil and the keepers of the lamps in it,")]
    assert len(paragraphs_of(made_pdf(lines))) == 4


def test_a_line_set_lower_for_its_mark_goes_on():
    lines = [(72, 700 - 12 * at, 10, LONG[:60]) for at in range(6)]
    lines += [(72, 624, 10, "Assembly of the keepers,"), (186, 628, 6, "3")]
    assert len(paragraphs_of(made_pdf(lines))) == 1


def test_what_a_browser_prints_close_to_the_text():
    pages = []
    for number in (1, 2):
        head = [(40, 780, 8, "11/3/35, 9:54 PM"), (300, 780, 8, "lamps")]
        foot = [(40, 20, 8, "https://lamps.int/a.html"), (540, 20, 8, f"{number}/2")]
        pages.append([*head, *[(40, 770 - 10 * at, 8, f"{LONG} {number}") for at in range(75)], *foot])
    assert {line.text[: len(LONG)] for line in lines_of(made_pdf(*pages))} == {LONG}


ARABIC = {"a": "\u0627", "b": "\u0644", "c": "\u062c", "d": "\u0645", "e": "\u0648"}


def test_lam_and_alef_that_one_sign_prints():
    """PDFium gives the two letters of the sign in the order of the page."""
    letters = {**ARABIC, "f": "\u0644\u0623"}
    data = made_pdf([(72, 700, 10, "ddfa", "X"), (95, 700, 10, "dba", "X")], letters=letters)
    assert [line.text.split()[-1] for line in lines_of(data)] == ["\u0627\u0644\u0623\u0645\u0645"]


def test_the_stop_behind_a_number_in_a_line_read_from_the_right():
    lines = [(72, 700, 10, "dbc", "X"), (100, 700, 10, ".1"), (72, 680, 10, ".A/77/67"), (112, 680, 10, "dca", "X")]
    data = made_pdf(lines, letters=ARABIC)
    assert [line.text.replace("\t", " ") for line in lines_of(data)] == [
        "1. \u062c\u0644\u0645",
        "\u0627\u062c\u0645 A/77/67.",
    ]


def test_figures_and_marks_in_a_line_read_from_the_right():
    words = [(72, 700, 10, "dbc", "X"), (90, 704, 6, "4"), (95, 700, 10, "2035"), (120, 700, 10, "dca", "X")]
    found = [line.text for line in lines_of(made_pdf(words, letters=ARABIC))]
    assert found == ["\u0627\u062c\u0645 2035\ufdd04\ufdd1 \u062c\u0644\u0645"]


def test_the_mark_of_a_note_stands_first_in_a_line_read_from_the_right():
    data = made_pdf([(72, 700, 10, "dbc", "X"), (92, 700, 10, ".A/77/67"), (133, 704, 6, "1")], letters=ARABIC)
    assert [line.text for line in lines_of(data)] == ["\ufdd01\ufdd1 A/77/67. \u062c\u0644\u0645"]


RULED = [(70, 712, 450, 712), (70, 693, 450, 693), (70, 645, 450, 645)]


def cells_of(*texts, rules):
    data = made_pdf([*paragraph(72, 740, f"Decides {LONG}:"), *(each for row in texts for each in row)], rules=rules)
    return [line.cells for line in lines_of(data) if line.cells]


def test_columns_closer_to_each_other_than_other_pieces_of_a_line():
    heads = _row(700, (72, "Harbour"), (300, "Lamps"), (348, "Keepers"))
    rows = [_row(680 - 14 * at, (72, "North"), (302, "613 448"), (340, "172 129")) for at in range(3)]
    assert cells_of(heads, *rows, rules=RULED) == [
        ("Harbour", "Lamps", "Keepers"),
        *[("North", "613 448", "172 129")] * 3,
    ]


def test_words_of_one_cell_stay_together_where_other_rows_have_a_strip():
    heads = _row(700, (72, "Harbour"), (300, "Lamps and keepers"))
    rows = [_row(680 - 14 * at, (72, "North"), (302, "613 448"), (340, "172 129")) for at in range(3)]
    assert cells_of(heads, *rows, rules=RULED)[0] == ("Harbour", "Lamps and keepers", "")


def test_rows_of_figures_between_the_rules_of_heads_of_two_lines():
    over = _row(702, (300, "2024"), (400, "2025"))
    heads = _row(684, (72, "Harbour"), (300, "Lamps"), (400, "Lamps"))
    rows = [_row(664 - 14 * at, (72, "North"), (302, f"{at}"), (402, "12")) for at in range(3)]
    rules = [(70, 712, 450, 712), (70, 695, 450, 695), (70, 677, 450, 677), (70, 630, 450, 630)]
    assert cells_of(over, heads, *rows, rules=rules)[-3:] == [("North", f"{at}", "12") for at in range(3)]


def test_a_head_that_stands_out_over_the_column_before_it():
    heads = _row(700, (72, "Level"), (150, "Criterion"), (330, "Threshold amount"))
    rows = [_row(680, (72, "A"), (150, "Harbours that have a lamp and a keeper for the lamp"), (375, "9 823"))]
    rows += [_row(666, (72, "B"), (150, "Harbours that have none"), (375, "3 100"))]
    assert cells_of(heads, *rows, rules=RULED) == [
        ("Level", "Criterion", "Threshold amount"),
        ("A", "Harbours that have a lamp and a keeper for the lamp", "9 823"),
        ("B", "Harbours that have none", "3 100"),
    ]


def test_heads_of_columns_in_bold_on_several_lines_part_no_table():
    heads = [(300, 704, 9, "Lamps in", "B"), (72, 694, 9, "Harbour", "B"), (300, 694, 9, "dollars", "B")]
    rows = [_row(672 - 10 * at, (72, "North"), (302, f"{at}2")) for at in range(3)]
    rules = [(70, 714, 450, 714), (70, 688, 450, 688), (70, 645, 450, 645)]
    assert cells_of(heads, *rows, rules=rules)[-4:] == [
        ("Harbour", "Lamps in dollars"),
        *(("North", f"{at}2") for at in range(3)),
    ]
