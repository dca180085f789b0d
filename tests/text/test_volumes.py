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


LEAD = """\
<!-- Page 1 -->

General Assembly—Ninth Session

RESOLUTIONS ADOPTED WITHOUT REFERENCE TO A COMMITTEE

CONTENTS

| 901 (IX). Quiet streets (item 22) | 55 |

901 (IX). Quiet streets177

The General Assembly,

Recalling its resolution 811 (VIII) of 1 December 1953,178

1. Decides that streets shall be quiet;179

2. Asks all carriers180 to walk.

Twenty-ninth plenary meeting, 21 November 1954.

902. (IX). Open windows

The General Assembly,

1. Recommends open windows;

177 See also section X.

^178 Official Records of the General Assembly, Ninth Session, Supplement No. 1.

179 Paragraph 5 of the provisional text.

180 This applies equally to all.

2. Decides to return to the question.181

181 Comments made in the Committee.
"""


def test_heads_and_contents_above_the_first_title_are_no_title():
    streets, windows = parse_all(LEAD.encode(), name="volume.txt")
    assert (streets.symbol, streets.title) == ("A/RES/901(IX)", "Quiet streets")
    assert (windows.symbol, windows.title) == ("A/RES/902(IX)", "Open windows")
    assert "furniture:lead" in {piece.role for piece in streets.pieces}


def test_a_single_text_below_the_head_of_a_chapter():
    text = "XIV. RESOLUTIONS ADOPTED ON THE REPORT OF THE\n\nLEAGUE COMMITTEE\n\n24(I). TRANSFER OF CERTAIN HOUSES\n\n"
    text += "Under many laws houses are kept.\n"
    [document] = parse_all(text.encode(), name="A_RES_24(I).txt")
    assert (document.symbol, document.title) == ("A/RES/24(I)", "TRANSFER OF CERTAIN HOUSES")


def test_notes_belong_to_the_resolution_with_their_marks():
    streets, windows = parse_all(LEAD.encode(), name="volume.txt")
    assert [note.mark for note in streets.footnotes] == ["177", "178", "179", "180"]
    assert [(note.mark, note.text) for note in windows.footnotes] == [("181", "Comments made in the Committee.")]
    marks = {paragraph.id: [note.mark for note in paragraph.notes] for paragraph in streets.paragraphs}
    assert marks == {"formula": [], "pp1": ["178"], "op1": ["179"], "op2": ["180"]}
    assert windows.paragraphs[-1].text == "Decides to return to the question."
    assert "mark_not_found" not in {problem.code for problem in streets.problems}


def test_a_date_or_the_head_of_a_page_is_no_note():
    text = LEAD.replace(
        "Twenty-ninth plenary meeting, 21 November 1954.", "Twenty-ninth plenary meeting,\n\n21 November 1954.,21"
    )
    streets = parse_all(text.encode(), name="volume.txt")[0]
    assert "21" not in [note.mark for note in streets.footnotes]


def test_the_french_column_is_another_language_of_the_same():
    text = (
        LEAD
        + """
901 (IX). Rues tranquilles

L’Assemblée générale

Décide que les rues seront tranquilles.

Vingt-neuvième séance plénière,

le 21 novembre 1954.
"""
    )
    french = parse_all(text.encode(), name="volume.txt")[-1]
    assert (french.symbol, french.language, french.title) == ("A/RES/901(IX)", "fr", "Rues tranquilles")


def test_a_paragraph_put_between_two_others_is_no_note():
    text = "902 (IX). Open windows\n\nThe General Assembly,\n\n1. Recommends windows,2 and doors;\n\n2. Opens them;\n\n"
    [document] = parse_all((text + "2 bis. Closes them.\n").encode(), name="x.txt")
    assert [one.number for one in document.paragraphs] == [None, "1", "2", "2 bis"]
    assert document.footnotes == ()
