"""Text that programs pull from the pages of a PDF: notes beside their numbers, pages laid out with blanks."""

from resolutions.text.lines import Line
from resolutions.text.parse import parse
from resolutions.text.readers.text_pages import with_pages

COVER = """United Nations

A/RES/79/901

General Assembly

Distr.: General
12 December 2024

Seventy-ninth session
Agenda item 58
Lights of the coast

Resolution adopted by the General Assembly
on 4 December 2024
[without reference to a Main Committee (A/79/L.5)]

79/901. Keeping of the lights

The General Assembly,
Recalling its resolutions on the lamps of the coast and of the islands off it, 1 and
"""
BODY = """the report of the keepers on the oil that they burnt in the winter of the year 2023, 2
Expressing its thanks to the keepers of the lamps for the work that they did on all
the coasts of the north in the storms of the last winter,
Re-emphasizing that ships which pass the cape by night see the lamps from far off and
steer by them as long as the weather lets them see anything at all of the coast,
"""
REST = """Sharing the concern of the keepers at the state of the towers, which have not been
painted since the lamps were first lit in them,
1.
Requests the keepers to paint the towers before the next winter begins, and to
tell the Assembly of it at its eightieth session in the spring of the year;
2 Invites the keepers to say what else the towers need for the lamps to burn well in
the winters to come, and to ask for it in good time.
"""
HEAD = "Keeping of the lights\n\nA/RES/79/901\n\n"


def read(text: str):
    return parse(text.encode(), name="document.txt")


def openings(document):
    return [paragraph.text.split()[0] for paragraph in document.paragraphs]


def test_notes_whose_numbers_stand_below_them():
    notes = "__________________\nReports of the keepers, first part.\nA/79/12.\n1\n2\n\n"
    notes += "24-12345 (E) 201224\n\n*2412345*\n"
    document = read(f"{COVER}{BODY}{notes}\f{HEAD}{REST}")
    assert [(note.mark, note.text) for note in document.footnotes] == [
        ("1", "Reports of the keepers, first part."),
        ("2", "A/79/12."),
    ]
    assert openings(document) == ["The", "Recalling", "Expressing", "Re-emphasizing", "Sharing", "Requests", "Invites"]
    assert [mark.mark for mark in document.paragraphs[1].notes] == ["1", "2"]
    assert not document.problems


def test_a_note_that_stands_below_the_foot_of_its_page():
    notes = "__________________\n1\n2\n\n24-12345\n\nReports of the keepers, first part.\nA/79/12.\n1/2\n\n"
    document = read(f"{COVER}{BODY}{notes}\f{HEAD}{REST}")
    assert [note.text for note in document.footnotes] == ["Reports of the keepers, first part.", "A/79/12."]
    assert not document.problems


def test_notes_that_cannot_be_told_from_their_numbers_are_doubted():
    notes = "__________________\nReports of the keepers,\nfirst part\n1\n2\n\n24-12345\n\n"
    document = read(f"{COVER}{BODY}{notes}\f{HEAD}{REST}")
    assert "break_in_doubt" in [problem.code for problem in document.problems]


def test_a_number_right_above_its_note_in_a_text_without_pages():
    notes = "__________________\n1\nReports of the keepers, first part.\n2\nA/79/12.\n"
    notes += "A/RES/79/901 Keeping of the lights\n"
    document = read(f"{COVER}{BODY}{notes}24-12345\n2/2\n{REST}")
    assert [(note.mark, note.text) for note in document.footnotes] == [
        ("1", "Reports of the keepers, first part."),
        ("2", "A/79/12."),
    ]


def test_the_sponsors_note_right_below_the_text():
    adopted = "Resolution adopted by the General Assembly\non 4 December 2024\n"
    cover = COVER.replace(adopted, "Chile:* draft resolution\n")
    note = "* On behalf of the keepers of the north.\nA/RES/79/901\n24-12345\n2/2\n"
    document = read(f"{cover.replace(' 1 and', ' and')}{BODY.replace(', 2', ',')}{note}{REST}")
    assert document.sponsor_note == "On behalf of the keepers of the north."
    assert "Expressing" in openings(document)


def test_pages_laid_out_with_blanks():
    def set_in(line: str) -> str:
        return f"{'':{20 if line[:1].islower() else 26}}{line}"

    page, rest = [list(map(set_in, text.splitlines())) for text in (BODY, REST)]
    overleaf = page.pop()
    notes = ["", f"{'':10}__________________", f"{'':14}1", f"{'':16}Reports.", f"{'':14}2", f"{'':16}A/79/12."]
    foot = ["", f"24-12345{'':60}1/2"]
    head = [f"{'':70}Keeping of", f"A/RES/79/901{'':50}the lights", ""]
    cover = [f"{'':10}{line}" for line in COVER.splitlines()[:-2]]
    first = [f"{'':26}The General Assembly,", f"{'':26}{COVER.splitlines()[-1]}"]
    lines = [*cover, *first, *page, *notes, *foot]
    for document in (
        read("\n".join([*lines, "\f" + head[0], *head[1:], overleaf, *rest])),
        read("\n".join([*lines, *head, overleaf, *rest])),
    ):
        assert openings(document) == [
            "The", "Recalling", "Expressing", "Re-emphasizing", "Sharing", "Requests", "Invites",
        ]  # fmt: skip
        assert [note.text for note in document.footnotes] == ["Reports.", "A/79/12."]
        assert document.paragraphs[3].text.endswith("as the weather lets them see anything at all of the coast,")


def test_a_page_laid_out_with_blanks_that_has_no_foot():
    lines = [f"{'':12}{line}" for line in (BODY + REST).splitlines()]
    document = read("\n".join([COVER, *lines]))
    assert openings(document)[0] == "The"
    assert openings(document)[-1] == "Invites"


def test_numbers_in_a_table_below_the_notes_are_none_of_them():
    notes = ["__________________", "1", "Reports of the keepers.", "2", "A/79/12.", "24-12345", "2/2"]
    table = ["Number of keepers", "On the coast", "3", "On islands", "4", "At sea", "12", "Total"]
    lines = [Line(number, text) for number, text in enumerate([*notes, *table, *notes], 1)]
    written = ["__________________", "1 Reports of the keepers.", "2 A/79/12.", "24-12345", "2/2"]
    assert [line.text for line in with_pages(lines, ())] == [*written, *table, *written]
