"""Lines of a container that shows the layout: what is set as what is believed, nothing is guessed from the words."""

from resolutions.text.lines import Doubt, Line, Role, mark
from resolutions.text.parse import read_lines
from resolutions.text.problems import ProblemCode
from resolutions.text.volumes import Part


def document(*lines: Line):
    numbered = [line._replace(number=number) for number, line in enumerate(lines, 1)]
    return read_lines(Part(numbered), name="document", form="pdf")


def begins(text: str, **more: object) -> Line:
    return Line(0, text, begins=True, **more)


def goes_on(text: str) -> Line:
    return Line(0, text, begins=False)


FORMULA = begins("The General Assembly,")


def test_a_paragraph_ends_only_where_another_begins():
    read = document(
        FORMULA,
        begins("Recalling the keeping of lighthouses,"),
        goes_on("Harbours and"),
        Line(0, "A/RES/9/1", role=Role.HEAD),
        Line(0, "3/4", role=Role.FOOT),
        goes_on("birds,"),
        begins("1. Requests the keepers"),
        goes_on("2. to keep them;"),
    )
    assert [(block.number, block.text) for block in read.paragraphs[1:]] == [
        (None, "Recalling the keeping of lighthouses, Harbours and birds,"),
        ("1", "Requests the keepers 2. to keep them;"),
    ]
    assert [piece.role for piece in read.pieces] == ["furniture:running-head", "furniture:foot"]


def test_notes_are_those_of_the_foot_and_digits_are_none():
    read = document(
        FORMULA,
        begins(f"Recalling law 10/2018,{mark('1')} and paragraph 2,"),
        Line(0, f"{mark('1')} See the year", begins=True, role=Role.NOTE),
        Line(0, "1 of the lighthouse.", begins=False, role=Role.NOTE),
        Line(0, f"{mark('2')} Another.", begins=True, role=Role.NOTE),
    )
    assert read.paragraphs[1].text == "Recalling law 10/2018, and paragraph 2,"
    assert [(note.mark, note.text) for note in read.footnotes] == [
        ("1", "See the year 1 of the lighthouse."),
        ("2", "Another."),
    ]
    assert [problem.code for problem in read.problems] == [ProblemCode.MARK_NOT_FOUND]


def test_headings_are_those_set_as_headings():
    read = document(
        FORMULA, begins("Lamps and lenses", heading=1), begins("1. Requests this;"), begins("What stands short")
    )
    assert [block.kind for block in read.paragraphs[1:]] == ["heading", "operative", "text"]


def test_cells_stay_in_their_columns():
    read = document(
        FORMULA,
        begins("1. Decides this:"),
        Line(0, "Harbour Lamps", cells=("Harbour", "Lamps"), begins=True),
        Line(0, "North 4", cells=("North", f"4{mark('a')}"), begins=True),
        begins("2. Decides that."),
    )
    (table,) = read.tables
    assert (table.after, table.rows) == ("op1", (("Harbour", "Lamps"), ("North", "4")))


def test_a_doubt_of_the_reader_is_a_problem_of_its_line():
    doubt = Doubt(ProblemCode.MARK_LOST, "a mark lost")
    read = document(FORMULA, begins("Recalling this,", doubt=doubt))
    assert [(problem.line, problem.code, problem.message) for problem in read.problems] == [(2, *doubt)]
