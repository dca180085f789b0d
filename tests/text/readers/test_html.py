"""HTML to lines, one rule a case."""

import pytest

from resolutions.text.lines import Line, mark
from resolutions.text.readers import Unreadable
from resolutions.text.readers.html import read_html

IN, OUT, M, N = "\ufdd2", "\ufdd3", "\ufdd0", "\ufdd1"

CASES = {
    "blocks are lines": ("<p>One\n two</p><div>Three</div>", ["One two", "", "Three", ""]),
    "a line break is no paragraph": ("<p>One<br>two</p>", ["One", "two", ""]),
    "italics": ("<p><em>Recalling</em> it, <i>inter alia</i></p>", [f"{IN}Recalling{OUT} it, {IN}inter alia{OUT}", ""]),
    "italics by style": ('<p><span style="font-style: italic">Urges</span> all</p>', [f"{IN}Urges{OUT} all", ""]),
    "italics over a line break": ("<p><i>a<br>b</i></p>", [f"{IN}a{OUT}", f"{IN}b{OUT}", ""]),
    "footnote marks": ("<p>in 1993<sup>1</sup> for<sup>*</sup></p>", [f"in 1993{M}1{N} for{M}*{N}", ""]),
    "marks that are links": ('<p>Rights<a href="#_ftn3">[3]</a> of</p>', [f"Rights{M}3{N} of", ""]),
    "marks by style": ('<p>it<span style="vertical-align:super">12</span>,</p>', [f"it{M}12{N},", ""]),
    "powers and ordinals are no marks": ("<p>5 km<sup>2</sup> the 66<sup>th</sup></p>", ["5 km2 the 66th", ""]),
    "lists are numbered": (
        "<ol start=4><li>Four<ol><li>a<ol><li>i</li></ol></li></ol></li><li>Five</li></ol>",
        ["4. Four", "", "(a) a", "", "(i) i", "", "5. Five", ""],
    ),
    "numbers that are none": (
        f'<ol start="²"><li>One</li><li value="-7">Two</li><li value="{"9" * 5000}">Three</li></ol>',
        ["1. One", "", "2. Two", "", "3. Three", ""],
    ),
    "items that print their number": ("<ol><li>1. One</li><li>2. Two</li></ol>", ["1. One", "", "2. Two", ""]),
    "lists without numbers": ("<ul><li>One</li></ul>", ["One", ""]),
    "scripts are no text": ("<p>a</p><script>b()</script><style>p{}</style><p>c</p>", ["a", "", "c", ""]),
    "navigation and what a wiki adds are the site's": (
        '<nav>Home</nav><h2>A<span class="mw-editsection">[edit]</span></h2><p class="noprint">Print</p><p>b</p>',
        ["A", "", "b", ""],
    ),
    "notes that marks lead to": (
        '<p>x<sup><a href="#n1">[1]</a></sup></p><ol><li id="n1"><b class="mw-cite-backlink">↑</b> Ibid.</li></ol>',
        [f"x{M}1{N}", "", "_" * 18, f"{M}1{N} Ibid.", ""],
    ),
    "arrows back from a note": ('<p>See A/90/1. <a href="#r1">↩︎</a></p>', ["See A/90/1.", ""]),
    "how a word is said": ("<p>a<ruby>b<rp>(</rp><rt>be</rt><rp>)</rp></ruby></p>", ["ab", ""]),
    "entities": ("<p>a &amp; b &#8211; c &lt;script&gt;</p>", ["a & b – c <script>", ""]),
    "rules": ("<p>a</p><hr><p>1 note</p>", ["a", "", "_" * 18, "1 note", ""]),
    "preformatted": ("<pre>one\n  two\n\nthree</pre>", ["one", "  two", "", "three", ""]),
    "tables that lay out": (
        "<table><tr><td>United Nations</td><td>A/1</td></tr></table>",
        ["United Nations", "", "A/1", ""],
    ),
    "noncharacters of the file are none of ours": ("<p>a\ufdd0b</p>", ["a\ufffdb", ""]),
    "broken markup": ("<p>a<b>b<p>c</i>", ["ab", "", "c", ""]),
}


@pytest.mark.parametrize("source, lines", CASES.values(), ids=CASES)
def test_lines(source, lines):
    assert [line.text for line in read_html(f"<html><body>{source}</body></html>".encode())] == lines


def test_headings_and_source_lines():
    lines = read_html(b"<html>\n<body>\n<h2>Annex</h2>\n\n<p>Text</p></body></html>")
    assert [line for line in lines if line.text] == [Line(3, "Annex", heading=2), Line(5, "Text")]


def test_a_table_of_figures_keeps_its_cells():
    source = b"<table><tr><th>Post</th><th>2025</th></tr><tr><td>D-1</td><td>1 200</td></tr></table>"
    rows = [line for line in read_html(b"<p>before</p>" + source + b"<p>after</p>") if line.cells]
    assert [row.cells for row in rows] == [("Post", "2025"), ("D-1", "1 200")]
    assert rows[0].text == "Post 2025"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1251"])
def test_encodings(encoding):
    page = f'<html><head><meta charset="{encoding}"></head><body><p>Генеральная Ассамблея</p></body></html>'
    assert read_html(page.encode(encoding))[0].text == "Генеральная Ассамблея"


REFUSED = [
    b"",
    b"<!-- nothing -->",
    b"<p> </p>",
    b"\x89PNG\r\n\x1a\n",
    b"<div>" * 20_000 + b"deep",
    b"<p>" + b"a" * 10_100_000,
]


@pytest.mark.parametrize("data", REFUSED, ids=["empty", "comment", "blank", "image", "too deep", "too long a text"])
def test_what_cannot_be_read_whole_is_refused(data):
    with pytest.raises(Unreadable):
        read_html(data)


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("<del>old</del>", "struck through"),
        ("<s><i>old</i></s>", "struck through"),
        ('<span style="text-decoration-line: line-through">old</span>', "struck through"),
        ('<span style="display: none"><b>old</b></span>', "hidden"),
        ("<span hidden>old</span>", "hidden"),
    ],
)
def test_struck_and_hidden_words_are_left_out_and_said_to_be(source, why):
    [line, _] = read_html(f"<p>Keeps {source} <ins>new</ins> lamps</p>".encode())
    assert (line.text, line.doubt.message) == (
        "Keeps new lamps",
        f"words of the file left out of the text: {why}: “old”",
    )


def test_cells_that_span_rows_and_columns_keep_the_others_in_their_places():
    source = "<tr><th>Lamp<th>Year<tr><td rowspan=2>Red<td>2034<tr><td>2035<tr><td colspan=2>All"
    rows = [line.cells for line in read_html(f"<table>{source}</table>".encode()) if line.cells]
    assert rows == [("Lamp", "Year"), ("Red", "2034"), ("", "2035"), ("All", "")]


def test_lists_within_what_is_left_out_do_not_count():
    source = "<ol><li>One</li><li hidden><ol><li>x</li></ol></li><li>Two</li></ol>"
    assert [line.text for line in read_html(source.encode()) if line.text] == ["1. One", "2. Two"]


def test_a_number_in_brackets_that_leads_to_an_item_is_the_mark_of_a_note():
    source = '<p>Recalls the Charter<a href="#n1">[1]</a></p><h2>References</h2><ol><li id="n1">A/90/7.</li></ol>'
    lines = [line.text for line in read_html(source.encode()) if line.text]
    assert lines[0] == f"Recalls the Charter{mark('1')}"
    assert lines[-1].startswith(mark("1"))


@pytest.mark.parametrize("style", ["font-size: 0", "opacity:0", "visibility: hidden"])
def test_words_that_a_style_hides_however_it_does(style):
    line = read_html(f'<p>Keep <span style="{style}">no</span> lamps</p><p>x</p>'.encode())[0]
    assert (line.text, line.doubt.code) == ("Keep lamps", "left_out")
    assert read_html(b'<p><b style="font-size:0.9em;opacity:0.5">Keep</b></p>')[0].text == "Keep"


def test_words_that_a_rule_of_the_page_hides_or_strikes():
    rules = "@media print {.shown {display: none}} p.a, span.gone{DISPLAY:none} .old { text-decoration: line-through }"
    page = f'<style>{rules} .plain {{color: red}}</style><p><span class="plain shown">Keep</span> '
    line = read_html(f'{page}<i class="gone">no</i><b class="x old">old</b> lamps</p>'.encode())[0]
    assert line.text == "Keep lamps"
    assert line.doubt.message.endswith("hidden: “no”; struck through: “old”")


def test_cells_hold_no_mark_and_nothing_struck():
    table = (
        "<table><caption>Scale of lamps</caption><tr><th>State</th><th>m<sup>2</sup></th></tr>"
        "<tr><td><p>Fiji</p><p>(west)</p></td><td><del>0.3</del>0.4<sup>a</sup></td></tr></table>"
    )
    lines = [line for line in read_html(table.encode()) if line.text]
    assert [line.text for line in lines][:1] == ["Scale of lamps"]
    assert [line.cells for line in lines[1:]] == [("State", "m2"), ("Fiji (west)", "0.4")]
    assert [line.doubt.code for line in lines if line.doubt] == ["left_out"]


@pytest.mark.parametrize(("words", "are_cells"), [("Keepers keep the lamps.", False), ("Lamps", True)])
def test_a_table_that_sets_numbers_beside_paragraphs_is_none(words, are_cells):
    rows = "".join(f"<tr><td>{number}</td><td>{words}</td></tr>" for number in ("1.", "2.", "2 bis.", "3."))
    lines = [line for line in read_html(f"<table>{rows}</table>".encode()) if line.text]
    assert {bool(line.cells) for line in lines} == {are_cells}


def test_words_left_out_below_the_last_line_are_said_to_be():
    lines = read_html(b"<p>Lamps</p><p hidden>Gone</p>")
    assert [line.doubt.message for line in lines if line.doubt] == [
        "words of the file left out of the text: hidden: “Gone”"
    ]


@pytest.mark.parametrize(
    ("style", "around", "left_out"),
    [
        ("color: #fff", "", "white on white"),
        ("color: white; background: black", "", None),
        ("color: white", "background-color: #123", None),
        ("position: absolute; left: -9999px", "", "hidden"),
        ("color: #333", "", None),
    ],
)
def test_words_that_nobody_sees_on_the_page_are_left_out_and_said_to_be(style, around, left_out):
    lines = read_html(f"<div style='{around}'><p style='{style}'>Gone</p><p>Lamps</p></div>".encode())
    assert [line.text for line in lines if line.text] == (["Lamps"] if left_out else ["Gone", "Lamps"])
    said = f"words of the file left out of the text: {left_out}: “Gone”"
    assert [line.doubt.message for line in lines if line.doubt] == ([said] if left_out else [])
