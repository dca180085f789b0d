"""Markup that Markdown files hold beside italics, headings and notes."""

import pytest

from resolutions.text.parse import parse

DRAFT = """United Nations
A/C.3/90/L.7

Ninetieth session
Third Committee
Agenda item 71 (b)
A question of lamps

Fiji: draft resolution

The keeping of lamps

The General Assembly,

Recalling its resolution 89/1,

"""
ASKS, COUNT, REPORT, ENDS = "Requests Fiji:", "To count lamps;", "To report on them;", "Ends."
ITEMS = [("op1", ASKS), ("op1-a", COUNT), ("op1-b", REPORT), ("op2", ENDS)]


def read(body: str):
    return parse((DRAFT + body).encode(), name="draft.md")


def below_the_preamble(document):
    return [(one.id, one.text) for one in document.paragraphs if one.kind not in ("formula", "preambular")]


@pytest.mark.parametrize(
    "body",
    [
        "1. Requests Fiji:\n\n   - (a) To count lamps;\n   - (b) To report on them;\n\n2. Ends.\n",
        "1. Requests Fiji:\n   * (a) To count lamps;\n   * (b) To report on them;\n2. Ends.\n",
        "1. Requests Fiji:\n\n+ (a) To count lamps;\n\n+ (b) To report on them;\n\n2. Ends.\n",
        "- 1. Requests Fiji:\n  - (a) To count lamps;\n  - (b) To report on them;\n- 2. Ends.\n",
        "1. Requests Fiji:\n\n- [ ] (a) To count lamps;\n- [x] (b) To report on them;\n\n2. Ends.\n",
        "1. <em>Requests</em> Fiji:<br>\n\n(a) To count <u>lamps</u>;\n\n(b) To <b>report</b> on them;\n\n"
        "2. <i>Ends</i>.\n",
        "![Emblem](un.png)\n\n1. Requests [Fiji][f]:\n\n(a) To count lamps;\n\n(b) To report on them;\n\n2. Ends.\n\n"
        "[f]: https://fj.example\n",
    ],
)
def test_signs_of_the_markup_are_no_words(body):
    document = read(body)
    assert below_the_preamble(document) == ITEMS
    assert not document.problems


@pytest.mark.parametrize("sign", ["-", "*", "+"])
def test_a_sign_before_words_is_the_dot_of_a_list(sign):
    document = read(f"1. Requests Fiji:\n\n   {sign} To count lamps;\n   {sign} To report on them;\n\n2. Ends.\n")
    assert below_the_preamble(document) == [("op1", ASKS), ("op1-t1", COUNT), ("op1-t2", REPORT), ("op2", ENDS)]
    assert not document.problems and not document.footnotes


def test_a_star_alone_is_a_note():
    document = read("1. Requests Fiji;\n\n2. Ends.\n\n* Reissued for technical reasons on 3 March 2036.\n")
    assert below_the_preamble(document) == [("op1", "Requests Fiji;"), ("op2", ENDS)]


def test_what_a_tag_strikes_through_is_left_out_and_reported():
    document = read("1. Requests <del>no</del> lamps;\n\n2. Ends.\n")
    assert document.paragraphs[2].text == "Requests lamps;"
    assert [problem.code for problem in document.problems] == ["left_out"]


@pytest.mark.parametrize(
    "table",
    [
        "State | 2035\n---|---\nFiji | 0.4\nPeru | 0.1",
        "+-------+------+\n| State | 2035 |\n+=======+======+\n| Fiji  | 0.4  |\n+-------+------+\n| Peru  | 0.1  |\n"
        "+-------+------+",
        "<table><tr><th>State</th><th>2035</th></tr>\n<tr><td>Fiji</td><td>0.4</td></tr>"
        "<tr><td>Peru</td><td>0.1</td></tr></table>",
    ],
)
def test_tables_however_they_are_drawn(table):
    document = read(f"1. Requests Fiji;\n\n{table}\n\n2. Ends.\n")
    assert [one.rows for one in document.tables] == [(("State", "2035"), ("Fiji", "0.4"), ("Peru", "0.1"))]
    assert below_the_preamble(document) == [("op1", "Requests Fiji;"), ("op2", ENDS)]
    assert document.paragraphs[-1].lines[0] > document.tables[0].lines[1]


@pytest.mark.parametrize(
    ("body", "mark"),
    [
        ("1. Requests[^note-a] lamps;\n\n2. Ends.\n\n[^note-a]: See A/90/1.\n", "note-a"),
        ("1. Requests^[See A/90/1.] lamps;\n\n2. Ends.\n", "1"),
        ("1. Requests$^{1}$ lamps;\n\n2. Ends.\n\n$^{1}$ See A/90/1.\n", "1"),
        ("1. Requests<sup>1</sup> lamps;\n\n2. Ends.\n\n<sup>1</sup> See A/90/1. [↩](#ref1)\n", "1"),
    ],
)
def test_notes_however_they_are_marked(body, mark):
    document = read(body)
    assert [(one.mark, one.text) for one in document.footnotes] == [(mark, "See A/90/1.")]
    assert [(one.mark, one.offset) for one in document.paragraphs[2].notes] == [(mark, 8)]
    assert not document.problems


def test_the_colon_behind_a_mark_stays():
    document = read("1. Requests Fiji[^1]: lamps;\n\n2. Ends.\n\n[^1]: See A/90/1.\n")
    assert document.paragraphs[2].text == "Requests Fiji: lamps;"
