"""Pages of a printed volume: several resolutions in one file, the first and the last cut off."""

from resolutions.text.parse import parse, parse_all

PAGE = """\
<!-- Page 1 -->

General Assembly—Ninth Session

12

asks the Council to rest;

2. Invites all Members to rest.

841st plenary meeting,

20 November 1954.

901 (IX). Quiet streets

The General Assembly,

Recalling its resolution 811 (VIII) of 1 December 1953,

Decides that streets shall be quiet.

Twenty-ninth plenary meeting, 21 November 1954.

902 (IX). Open windows

The General Assembly,

1. Recommends open windows;

2. Decides to return to the question.
"""


def test_each_resolution_is_a_document_of_its_own():
    fragment, streets, windows = parse_all(PAGE.encode(), name="A_RES_901(IX).txt")
    assert [(p.code, p.line) for p in fragment.problems] == [("fragment", 1)]
    assert (fragment.symbol, fragment.title) == (None, None)
    assert (streets.symbol, streets.title, streets.session) == ("A/RES/901(IX)", "Quiet streets", "9")
    assert (windows.symbol, windows.kind) == ("A/RES/902(IX)", "resolution")
    assert [p.id for p in windows.paragraphs] == ["formula", "op1", "op2"]


def test_the_closing_lines_say_when_it_was_adopted():
    fragment, streets, windows = parse_all(PAGE.encode(), name="volume.txt")
    assert fragment.meeting and (fragment.meeting.number, str(fragment.meeting.date)) == (841, "1954-11-20")
    assert (str(streets.adopted_on), streets.meeting.number) == ("1954-11-21", 29)
    assert windows.adopted_on is None


def test_the_name_says_which_document_of_a_volume_is_meant():
    assert parse(PAGE.encode(), name="A_RES_902(IX).txt").title == "Open windows"


def test_lines_are_those_of_the_file():
    windows = parse_all(PAGE.encode(), name="volume.txt")[2]
    assert PAGE.splitlines()[windows.paragraphs[-1].lines[0] - 1] == "2. Decides to return to the question."


def test_one_document_with_its_number_in_the_title_is_no_volume():
    text = "General Assembly\n\n902 (IX). Open windows\n\nThe General Assembly,\n\nDecides to open them."
    [document] = parse_all(text.encode(), name="x.txt")
    assert document.symbol == "A/RES/902(IX)"
