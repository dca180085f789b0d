"""Tables, struck words and numbers in italics, in plain text, Markdown and HTML."""

import pytest

from resolutions.text.parse import parse

BEFORE = """United Nations
A/RES/90/11

General Assembly
Distr.: General
21 December 2035

Resolution adopted by the General Assembly on 17 December 2035

90/11. The right to rest

The General Assembly,

1. Approves the following scale:

"""
AFTER = "\n\n2. Decides to rest.\n"
GRID = (("State", "2035", "2036"), ("Fiji", "0.420", "0.418"), ("Peru", "0.163", "0.170"))
TABLES = {
    "blanks": "State          2035      2036\nFiji           0.420     0.418\nPeru           0.163     0.170",
    "tabs": "State\t2035\t2036\nFiji\t0.420\t0.418\nPeru\t0.163\t0.170",
    "strokes": "| State | 2035 | 2036 |\n|-------|-----:|:----:|\n| Fiji | 0.420 | 0.418 |\n| Peru | 0.163 | 0.170 |",
}


def read(text: str, name: str = "x.txt"):
    return parse(text.encode(), name=name)


@pytest.mark.parametrize("form", TABLES)
def test_a_table_is_a_table(form):
    document = read(BEFORE + TABLES[form] + AFTER)
    assert [(table.after, table.rows) for table in document.tables] == [("op1", GRID)]
    assert [one.id for one in document.paragraphs] == ["formula", "op1", "op2"]
    assert not document.problems


def test_heads_may_leave_out_the_first_column():
    document = read(BEFORE + "               2035      2036\nFiji           0.420     0.418\n" + AFTER)
    assert document.tables[0].rows == (("", "2035", "2036"), ("Fiji", "0.420", "0.418"))


NO_TABLES = {
    "justified": "Recalling   the   rest of the seas\nand   the   rest of the land,",
    "numbers beside": "(a)\tKeep the shelves dry;\n(b)\tOpen the doors;\n(c)\tSing.",
    "cover": "United Nations          A/RES/90/11\nGeneral Assembly        Distr.: General",
}


@pytest.mark.parametrize("form", NO_TABLES)
def test_what_is_only_set_apart_is_no_table(form):
    assert read(BEFORE + NO_TABLES[form] + AFTER).tables == ()


def test_words_that_markdown_strikes_through_are_left_out_and_said():
    document = read(BEFORE.replace("Approves", "Approves ~~none of~~") + TABLES["strokes"] + AFTER, "x.md")
    assert document.paragraphs[1].text == "Approves the following scale:"
    assert [(one.code, "none of" in one.message) for one in document.problems] == [("left_out", True)]


WIKI = """<html><body><div id="mw-navigation"><p>Random work</p></div>
<table class="headertemplate"><tr><td>90/10</td><td>Resolution 90/11</td></tr></table>
<p>Resolution adopted by the General Assembly on 17 December 2035</p><p><b>90/11. The right to rest</b></p>
<p><i>The General Assembly</i>,</p>
<p>1. <i>Decides</i> to rest:</p><dl><dd>(<i>a</i>) In the day;</dd><dd><i>(b)</i> At night.</dd></dl>
<aside><h3>Related</h3></aside><div class="licenseContainer">In the public domain.</div>
<div id="footer">Privacy policy</div><footer>Terms of use</footer></body></html>"""


def test_the_words_of_a_site_are_none_of_the_text():
    document = read(WIKI, "x.html")
    assert [(one.id, one.text) for one in document.paragraphs] == [
        ("formula", "The General Assembly,"),
        ("op1", "Decides to rest:"),
        ("op1-a", "In the day;"),
        ("op1-b", "At night."),
    ]
    assert document.title == "The right to rest"


FROM_A_SPREADSHEET = {
    "empty cells": "Action\tPost\tGrade\tNumber\n\t\t\t\nNew\tKeeper\tP-3\t1\n\tWarden\tP-2\t2\nTotal\t\t\t3",
    "cut ends": "Action\tPost\tGrade\tNumber\n\tNew posts\nNew\tKeeper\tP-3\t1\n\tWarden\tP-2\t2\nTotal\t\t\t3",
}


@pytest.mark.parametrize("form", FROM_A_SPREADSHEET)
def test_cells_of_a_spreadsheet_may_be_empty(form):
    document = read(BEFORE + FROM_A_SPREADSHEET[form] + AFTER)
    [table] = document.tables
    assert table.rows[0] == ("Action", "Post", "Grade", "Number")
    assert table.rows[-3:] == (("New", "Keeper", "P-3", "1"), ("", "Warden", "P-2", "2"), ("Total", "", "", "3"))


def test_tabs_may_line_up_columns():
    document = read(BEFORE + "State\t\t2035\t2036\nFiji\t\t0.420\t0.418\nPalau Islands\t0.163\t0.170" + AFTER)
    assert document.tables[0].rows == (GRID[0], GRID[1], ("Palau Islands", "0.163", "0.170"))


def test_a_number_in_brackets_that_is_cited_is_no_mark():
    words = "1. Recalls article 7 [1] of the Charter of Rest[1] and its annex.\n\n[1] A/90/7.\n"
    document = read(BEFORE.replace("1. Approves the following scale:\n", words))
    assert document.paragraphs[1].text == "Recalls article 7 [1] of the Charter of Rest and its annex."
    assert [note.mark for note in document.paragraphs[1].notes] == ["1"]


def test_a_mark_in_brackets_may_stand_behind_a_number():
    words = "1. Recalls the Charter of 7 May 2031[1] and its annex.\n\n[1] A/90/7.\n"
    document = read(BEFORE.replace("1. Approves the following scale:\n", words))
    assert document.paragraphs[1].text == "Recalls the Charter of 7 May 2031 and its annex."
