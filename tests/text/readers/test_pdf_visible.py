"""Words of PDFs that nobody sees on the page, on PDFs written here."""

import pytest

from resolutions.text.parse import parse
from resolutions.text.problems import ProblemCode
from tests.text.readers.pdf_files import HEIGHT, WIDTH, made_pdf

HEAD = [(92, 700, 10, "The General Assembly,", "I"), (92, 676, 10, "1."), (112, 676, 10, "Keeps the lamps;")]
SECRET = (112, 650, 10, "Sells all of them,")
TAIL = [(92, 620, 10, "2."), (112, 620, 10, "Requests a report.")]
BLACK = "0 0 0 rg 90 640 300 30 re f"


def read(*page, **options):
    return parse(made_pdf(page, **options), name="document")


def words(document):
    return [paragraph.text for paragraph in document.paragraphs]


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        ("3 Tr", "0 Tr", "printed without ink"),
        ("1 1 1 rg", "0 0 0 rg", "in the colour of the ground"),
        (BLACK, "", "in the colour of the ground"),
        ("", BLACK, "covered"),
    ],
)
def test_words_that_nobody_sees_are_left_out_and_said_to_be(before, after, why):
    document = read(*HEAD, before, SECRET, after, *TAIL)
    assert words(document) == ["The General Assembly,", "Keeps the lamps;", "Requests a report."]
    assert [(problem.code, problem.message) for problem in document.problems] == [
        (ProblemCode.LEFT_OUT, f"words of the file left out of the text: {why}: “Sells all of them,”")
    ]


@pytest.mark.parametrize(("x", "y", "entries"), [(650, 650, b""), (112, 50, b"/CropBox [0 100 600 800]")])
def test_words_outside_of_the_page_are_left_out_and_said_to_be(x, y, entries):
    document = read(*HEAD, *TAIL, (x, y, 10, "Sells all"), entries=entries)
    assert words(document) == ["The General Assembly,", "Keeps the lamps;", "Requests a report."]
    assert [problem.message for problem in document.problems] == [
        "words of the file left out of the text: outside of the page: “Sells all”"
    ]


@pytest.mark.parametrize("before", [f"{BLACK} 1 1 1 rg", "0.5 g", "1 1 1 rg 90 640 300 30 re f 0 g"])
def test_words_of_another_colour_than_their_ground_are_read(before):
    document = read(*HEAD, before, SECRET, "0 g", *TAIL)
    assert "Sells all of them," in words(document)


def test_words_left_out_of_a_page_without_others_are_said_to_be():
    document = parse(made_pdf([*HEAD, *TAIL], ["1 g", SECRET]), name="document")
    assert [problem.code for problem in document.problems] == [ProblemCode.LEFT_OUT]


RECOGNIZED = "page {} is a picture: its words were recognized by a program"


@pytest.mark.parametrize("picture", [None, (WIDTH, HEIGHT * 2 // 3)])
def test_the_only_words_of_a_page_are_read_though_they_have_no_ink(picture):
    document = read("3 Tr", *HEAD, *TAIL, picture=picture)
    assert words(document) == ["The General Assembly,", "Keeps the lamps;", "Requests a report."]
    assert [(problem.code, problem.message) for problem in document.problems] == [
        (ProblemCode.RECOGNIZED, RECOGNIZED.format(1))
    ]


def test_which_pages_of_a_printed_file_were_recognized():
    pages = [*HEAD, *TAIL[:1], (112, 620, 10, "Lends lamps;")], ["3 Tr", (92, 700, 10, "3."), (112, 700, 10, "Ends.")]
    document = parse(made_pdf(*pages), name="document")
    assert [(problem.code, problem.message) for problem in document.problems] == [
        (ProblemCode.RECOGNIZED, RECOGNIZED.format(2))
    ]


def test_the_words_of_a_scan_are_read_and_its_format_says_so():
    document = read("3 Tr", *HEAD, *TAIL, picture=(WIDTH, HEIGHT))
    assert (document.format, len(document.paragraphs), document.problems) == ("scan", 3, ())
