"""Texts as people paste and send them: mails, wikis, no blank rows, indents."""

import quopri
import textwrap

import pytest

from resolutions.text.parse import parse
from resolutions.text.problems import Gravity, gravity_of

COVER = """United Nations
A/C.3/90/L.7
General Assembly
Distr.: Limited
4 November 2035
Original: English
Ninetieth session
Third Committee
Agenda item 71 (b)
A question of lamps
Fiji and Palau: draft resolution
The keepers of lighthouses
The General Assembly,
"""
TEXT = """
Recalling its resolutions 88/12 of 3 December 2033 and 89/21 of 5 December 2034 on the keepers of lighthouses,

Recalling also the Harbour Declaration,[1] adopted in Suva on 8 September 2031,

1. Takes note of the report of the Secretary-General on the keeping of lamps;[2]

2. Also requests the Secretary-General to report to it at its ninety-first session.

[1] A/CONF.351/12, chap. I.
[2] A/90/412.
"""
READ = [
    ("preambular", None, TEXT.split("\n\n")[0].strip(), 0),
    ("preambular", None, TEXT.split("\n\n")[1].replace("[1]", ""), 1),
    ("operative", "1", TEXT.split("\n\n")[2].replace("1. ", "").replace("[2]", ""), 1),
    ("operative", "2", TEXT.split("\n\n")[3].replace("2. ", ""), 0),
]
WRAPPED = "\n".join(textwrap.fill(line, 72) for line in (COVER + TEXT).split("\n"))
MAIL = "From: Jane Doe\nSubject: the draft on lamps\n\nDear colleagues,\n\nPlease find the draft below.\n\nJane\n\n"
HEADERS = """Return-Path: <jane@example.org>
From: Jane Doe <jane@example.org>
Subject: the draft on lamps
MIME-Version: 1.0
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: quoted-printable

"""
FORMS = {
    "no blank row on the cover": COVER + TEXT,
    "wrapped": WRAPPED,
    "no blank row at all": "\n".join(line for line in WRAPPED.split("\n") if line),
    "quoted in a mail": "\n".join(f"> {line}" for line in WRAPPED.split("\n")),
    "below a mail": MAIL + WRAPPED,
    "above the signature of a mail": f"{WRAPPED}\n-- \nJane Doe\nSecond Secretary\nTel. 555 0100\n",
    "as it was sent": HEADERS + quopri.encodestring((COVER + TEXT).encode()).decode(),
    "indented": textwrap.indent(WRAPPED, " " * 6),
    "signs of direction": (COVER + TEXT).replace("Recalling also", "\u200eRecalling also"),
    "underlined": (COVER + TEXT).replace("Recalling its", "_Recalling_ its").replace("Takes note", "_Takes note_"),
    "of a wiki": (COVER + TEXT).replace("The General Assembly,", "''The General Assembly'',"),
}


@pytest.mark.parametrize("form", FORMS)
def test_one_text_in_the_forms_people_have(form):
    document = parse(FORMS[form].encode(), name="x.txt")
    assert (document.kind, document.symbol, document.title) == (
        "draft_resolution",
        "A/C.3/90/L.7",
        "The keepers of lighthouses",
    )
    assert [sponsor.name for sponsor in document.sponsors] == ["Fiji", "Palau"]
    assert [item.title for item in document.agenda_items] == ["A question of lamps"]
    assert [(one.kind, one.number, one.text, len(one.notes)) for one in document.paragraphs[1:]] == READ
    assert [note.text for note in document.footnotes] == ["A/CONF.351/12, chap. I.", "A/90/412."]
    remarks = [problem.code for problem in document.problems]
    assert remarks == (["signature_left_out"] if form == "above the signature of a mail" else [])


def test_what_is_left_out_as_a_signature_is_said():
    read = parse(FORMS["above the signature of a mail"].encode(), name="x.txt")
    said = "left out as the signature of a mail: “-- Jane Doe Second Secretary Tel. 555 0100”"
    assert [(problem.message, gravity_of(problem.code)) for problem in read.problems] == [(said, Gravity.UNSEEN)]


def test_paragraphs_below_two_hyphens_are_no_signature():
    read = parse((COVER + TEXT.replace("\n2. Also", "\n--\n\n2. Also")).encode(), name="x.txt")
    assert [(one.kind, one.number, one.text, len(one.notes)) for one in read.paragraphs[1:]] == READ
    assert [problem.code for problem in read.problems] == ["unread"]


def test_who_signs_below_a_text_is_doubted():
    read = parse((COVER + TEXT + "\nJane Doe\nSecond Secretary\n").encode(), name="x.txt")
    assert "unfinished" in [problem.code for problem in read.problems]


def test_marks_in_brackets_are_marks_in_a_page_too():
    page = "".join(f"<p>{row}</p>" for row in (COVER + TEXT).replace("\n\n", "\n").split("\n") if row)
    document = parse(f"<html><body>{page}</body></html>".encode(), name="x.html")
    assert [(one.kind, one.number, one.text, len(one.notes)) for one in document.paragraphs[1:]] == READ
    assert [note.text for note in document.footnotes] == ["A/CONF.351/12, chap. I.", "A/90/412."]


def test_two_apostrophes_within_a_line_stay():
    read = parse((COVER + TEXT.replace("the Harbour", "''the Harbour''")).encode(), name="x.txt")
    assert read.paragraphs[2].text.startswith("Recalling also ''the Harbour'' Declaration,")


def test_a_text_that_stands_in_a_table_is_doubted():
    table = "".join(f"| {' '.join(row.split())} | agreed |\n" for row in TEXT.split("\n\n")[:4])
    read = parse((COVER + "\n" + table + "\n1. Keeps the lamps lit.\n").encode(), name="x.txt")
    assert [problem.code for problem in read.problems] == ["table_guessed"]
