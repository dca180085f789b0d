"""Word files to lines, on files built here."""

import io
import re
import zipfile

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import RGBColor

from resolutions.text.readers import Unreadable
from resolutions.text.readers.docx import State, read_docx

IN, OUT, M, N = "\ufdd2", "\ufdd3", "\ufdd0", "\ufdd1"
NOTES = f"""<w:footnotes {nsdecls("w")}>
  <w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>
  <w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t> Resolution 98/1.</w:t></w:r></w:p></w:footnote>
  <w:footnote w:id="3"><w:p><w:r><w:t>On behalf of the keepers.</w:t></w:r></w:p></w:footnote>
</w:footnotes>"""


def saved(document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def texts(document) -> list[str]:
    return [line.text for line in read_docx(saved(document)) if line.text]


def refer(paragraph, identity: int, custom: str = "") -> None:
    follows = ' w:customMarkFollows="1"' if custom else ""
    text = f"<w:t>{custom}</w:t>" if custom else ""
    run = f'<w:r {nsdecls("w")}><w:footnoteReference{follows} w:id="{identity}"/>{text}</w:r>'
    paragraph._p.append(parse_xml(run))


def test_paragraphs_italics_and_superscripts():
    document = docx.Document()
    paragraph = document.add_paragraph()
    paragraph.add_run("Recalling").italic = True
    paragraph.add_run(" also").italic = True
    paragraph.add_run(" its resolution of 1993")
    paragraph.add_run("1").font.superscript = True
    paragraph.add_run(" on 5 km")
    paragraph.add_run("2").font.superscript = True
    assert texts(document) == [f"{IN}Recalling also{OUT} its resolution of 1993{M}1{N} on 5 km2"]


def test_a_digit_that_stands_higher_is_a_mark():
    """Some programs raise the characters themselves and name no superscript."""
    document = docx.Document()
    paragraph = document.add_paragraph("Keeping lamps")
    higher, lower = paragraph.add_run("1"), paragraph.add_run(" lit")
    for one, by in ((higher, "8"), (lower, "-4")):
        one._r.get_or_add_rPr().append(parse_xml(f'<w:position {nsdecls("w")} w:val="{by}"/>'))
    assert texts(document) == ["Keeping lamps\ufdd01\ufdd1 lit"]


def test_headings_keep_their_level():
    document = docx.Document()
    document.add_heading("Annex", level=2)
    assert [(line.text, line.heading) for line in read_docx(saved(document)) if line.text] == [("Annex", 2)]


def test_numbers_that_word_counts_are_written():
    document = docx.Document()
    for style in ("List Number", "List Number", "Normal", "List Number"):
        document.add_paragraph("Requests", style=style)
    assert texts(document) == ["1. Requests", "2. Requests", "Requests", "3. Requests"]


def test_lists_of_one_definition_count_on_until_one_starts_anew():
    document = docx.Document()
    root = document.part.numbering_part.element
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    root.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{level}</w:abstractNum>'))
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    for identity, override in ((90, ""), (91, anew), (92, anew)):
        number = f'<w:num {nsdecls("w")} w:numId="{identity}"><w:abstractNumId w:val="90"/>{override}</w:num>'
        root.append(parse_xml(number))
    for identity in (91, 90, 90, 92, 90):
        place = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{identity}"/></w:numPr>'
        document.add_paragraph("x")._p.get_or_add_pPr().append(parse_xml(place))
    assert texts(document) == ["1. x", "2. x", "3. x", "1. x", "2. x"]


def test_levels_of_a_list_count_apart():
    document = docx.Document()
    levels = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for i, (form, text) in enumerate([("decimal", "%1."), ("lowerLetter", "(%2)"), ("lowerRoman", "(%3)")])
    )
    root = document.part.numbering_part.element
    root.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{levels}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    for depth in (0, 1, 1, 2, 0, 1):
        place = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="90"/></w:numPr>'
        document.add_paragraph("x")._p.get_or_add_pPr().append(parse_xml(place))
    assert texts(document) == ["1. x", "(a) x", "(b) x", "(i) x", "2. x", "(a) x"]


def test_footnotes_follow_the_text():
    document = docx.Document()
    part = Part(PackURI("/word/footnotes.xml"), "application/xml", NOTES.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    sponsors = document.add_paragraph("Cuba:")
    refer(sponsors, 3, custom="*")
    refer(document.add_paragraph("of 1993"), 2)
    assert texts(document) == [
        f"Cuba:{M}*{N}",
        f"of 1993{M}1{N}",
        "_" * 18,
        f"{M}*{N} On behalf of the keepers.",
        f"{M}1{N} Resolution 98/1.",
    ]


def test_a_mark_that_libreoffice_writes_again_is_no_text():
    runs = '<w:r><w:t>10</w:t></w:r><w:r><w:t xml:space="preserve"> A/98/1.</w:t></w:r>'
    notes = NOTES.replace("</w:footnotes>", f'<w:footnote w:id="4"><w:p>{runs}</w:p></w:footnote></w:footnotes>')
    document = docx.Document()
    part = Part(PackURI("/word/footnotes.xml"), "application/xml", notes.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    noting = document.add_paragraph("Noting the lamps,")
    refer(noting, 4, custom="10")
    noting.add_run("10")
    assert texts(document) == [f"Noting the lamps,{M}10{N}", "_" * 18, f"{M}10{N} A/98/1."]


def test_tables_of_figures_keep_cells_and_others_are_layout():
    document = docx.Document()
    for rows in ([["United Nations", "A/98/L.1"]], [["Post", "2025"], ["D-1", "12"], ["P-5", "3"]]):
        table = document.add_table(len(rows), 2)
        for cells, row in zip(table.rows, rows, strict=True):
            for cell, text in zip(cells.cells, row, strict=True):
                cell.text = text
        document.add_paragraph("after")
    lines = [line for line in read_docx(saved(document)) if line.text]
    assert [line.text for line in lines][:3] == ["United Nations", "A/98/L.1", "after"]
    assert [line.cells for line in lines if line.cells] == [("Post", "2025"), ("D-1", "12"), ("P-5", "3")]


def test_the_first_page_header_is_read_and_no_other():
    document = docx.Document()
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "A/98/L.1"
    section.header.paragraphs[0].text = "running head"
    document.add_paragraph("text")
    assert texts(document) == ["A/98/L.1", "text"]


def test_deleted_words_are_not_read_and_inserted_ones_are():
    document = docx.Document()
    paragraph = document.add_paragraph("kept ")
    for tag, words in (("del", "gone"), ("ins", "new")):
        paragraph._p.append(parse_xml(f"<w:{tag} {nsdecls('w')}><w:r><w:t>{words}</w:t></w:r></w:{tag}>"))
    assert texts(document) == ["kept new"]


def packed(**parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


WHOLE = saved(docx.Document())
REFUSED = {
    "not a zip": (b"PK\x03\x04 nothing", "Word"),
    "another archive": (packed(**{"a.txt": b"hello"}), "Word"),
    "cut": (WHOLE[: len(WHOLE) // 2], "Word"),
    "nothing in it": (WHOLE, "no text"),
    "zip bomb": (packed(**{"word/document.xml": b" " * (129 * 2**20)}), "unpacks to"),
    "too many parts": (packed(**{f"word/{i}.xml": b"" for i in range(5_001)}), "5,001 parts"),
    "entities": (packed(**{"word/document.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}), "entities"),
}


@pytest.mark.parametrize("data, reason", REFUSED.values(), ids=REFUSED)
def test_what_is_refused(data, reason):
    with pytest.raises(Unreadable, match=reason) as refusal:
        read_docx(data)
    assert "\n" not in str(refusal.value)


def tracked(*contents: str):
    """A document of paragraphs in Word's own markup."""
    document = docx.Document()
    for content in contents:
        document.element.body.insert(-1, parse_xml(f"<w:p {nsdecls('w')}>{content}</w:p>"))
    return document


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def said(document) -> list[str]:
    return [line.doubt.message.partition(": ")[2] for line in read_docx(saved(document)) if line.doubt]


@pytest.mark.parametrize(
    ("properties", "why"),
    [("<w:vanish/>", "hidden"), ("<w:strike/>", "struck through"), ("<w:dstrike w:val='1'/>", "struck through")],
)
def test_hidden_and_struck_words_are_left_out_and_said_to_be(properties, why):
    document = tracked(run("1. Keeps the ") + run("wooden ", properties) + run("lamps;"))
    assert (texts(document), said(document)) == (["1. Keeps the lamps;"], [f"{why}: “wooden”"])
    assert texts(tracked(run("not ", "<w:strike w:val='0'/>") + run("struck"))) == ["not struck"]


def test_what_was_deleted_or_moved_away_is_no_text():
    document = tracked(
        f"{run('1. Keeps the ')}<w:del>{run('old ')}</w:del><w:ins>{run('new ')}</w:ins>{run('lamps;')}",
        f"<w:moveFrom>{run('2. Lends a lamp;')}</w:moveFrom>",
        f"<w:moveTo>{run('2. Cleans a lamp.')}</w:moveTo>",
    )
    assert texts(document) == ["1. Keeps the new lamps;", "2. Cleans a lamp."]
    assert said(document) == ["deleted: “old”", "moved away: “2. Lends a lamp;”"]


def test_a_paragraph_whose_end_was_deleted_goes_on():
    end = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    assert texts(tracked(end + run("1. Keeps "), run("lamps;"))) == ["1. Keeps lamps;"]


def test_a_text_box_is_read_once_in_its_place():
    box = f"<w:txbxContent {nsdecls('w')}><w:p>{run('1. Keeps lamps;')}</w:p></w:txbxContent>"
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    both = f"<mc:Choice Requires='wps'>{box}</mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
    document = tracked(f"<w:r><mc:AlternateContent xmlns:mc='{mc}'>{both}</mc:AlternateContent></w:r>", run("2. Ends."))
    assert texts(document) == ["1. Keeps lamps;", "2. Ends."]


def with_notes(document) -> None:
    part = Part(PackURI("/word/footnotes.xml"), "application/xml", NOTES.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def test_the_marks_of_a_text_box_and_of_a_table_that_lays_out_the_page_are_read_once():
    marked = f"{run('1. Keeps lamps')}<w:r><w:footnoteReference w:id='2'/></w:r>"
    box = f"<w:r><w:pict><w:txbxContent><w:p>{marked}</w:p></w:txbxContent></w:pict></w:r>"
    document = tracked(box)
    table = f"<w:tbl {nsdecls('w')}><w:tr><w:tc><w:p>{marked}</w:p></w:tc></w:tr></w:tbl>"
    document.element.body.insert(-1, parse_xml(table))
    with_notes(document)
    assert texts(document) == [
        f"1. Keeps lamps{M}1{N}",
        f"1. Keeps lamps{M}2{N}",
        "_" * 18,
        f"{M}1{N} Resolution 98/1.",
        f"{M}2{N} Resolution 98/1.",
    ]


def test_the_older_form_of_words_is_passed_over():
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    both = f"<mc:Choice Requires='wps'>{run('lamps')}</mc:Choice><mc:Fallback>{run('lamps')}</mc:Fallback>"
    document = tracked(f"{run('1. Keeps ')}<mc:AlternateContent xmlns:mc='{mc}'>{both}</mc:AlternateContent>")
    assert texts(document) == ["1. Keeps lamps"]


def test_words_below_others_that_say_how_they_sound():
    ruby = f"<w:r><w:ruby><w:rt>{run('deng')}</w:rt><w:rubyBase>{run('lamps')}</w:rubyBase></w:ruby></w:r>"
    document = tracked(run("1. Keeps ") + ruby)
    assert (texts(document), said(document)) == (["1. Keeps lamps"], ["set above the line: “deng”"])


def test_formulas_are_read():
    m = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    formula = f"<m:oMath xmlns:m='{m}'><m:r><m:t>x=2</m:t></m:r></m:oMath>"
    assert texts(tracked(run("1. Keeps ") + formula)) == ["1. Keeps x=2"]


def test_tables_within_tables_are_read_once_and_merged_cells_keep_their_columns():
    document = docx.Document()
    table = document.add_table(rows=3, cols=3)
    for index, text in enumerate(["Year", "Lamps", "Wicks", "2035", "10", "11"]):
        table.cell(index // 3, index % 3).text = text
    table.cell(1, 1).add_table(rows=1, cols=1).cell(0, 0).text = "new"
    table.cell(2, 0).merge(table.cell(2, 1)).text = "All"
    table.cell(2, 2).text = "21"
    rows = [line.cells for line in read_docx(saved(document)) if line.cells]
    assert rows == [("Year", "Lamps", "Wicks"), ("2035", "10 new", "11"), ("All", "", "21")]


def test_a_table_of_words_is_a_table_and_a_masthead_is_none():
    document = docx.Document()
    for rows in (
        [["Body", "Task"], ["Keepers", "Weigh lamps"]],
        [["United Nations", "A/90/L.7"], ["", "Distr.: Limited"]],
    ):
        table = document.add_table(rows=2, cols=2)
        for row, cells in enumerate(rows):
            for column, text in enumerate(cells):
                table.cell(row, column).text = text
    assert [line.cells for line in read_docx(saved(document)) if line.cells] == [
        ("Body", "Task"),
        ("Keepers", "Weigh lamps"),
    ]


def test_a_file_with_tracked_changes_has_two_texts():
    document = docx.Document()
    run = "<w:r><w:{0}>{1}</w:{0}></w:r>"
    words = {
        "del": run.format("delText", "the old "),
        "ins": run.format("t", "the new "),
        "moveFrom": run.format("t", "far "),
        "moveTo": run.format("t", "near "),
    }
    revised = "".join(f'<w:{name} w:id="{at}">{text}</w:{name}>' for at, (name, text) in enumerate(words.items()))
    spaced = re.sub(r"<w:(t|delText)>", r'<w:\1 xml:space="preserve">', revised)
    ended = '<w:pPr><w:rPr><w:ins w:id="9"/></w:rPr></w:pPr>'
    for xml in (f"<w:p {nsdecls('w')}>{ended}{spaced}</w:p>", f"<w:p {nsdecls('w')}>{run.format('t', 'lamps')}</w:p>"):
        document.element.body.insert(len(document.element.body) - 1, parse_xml(xml))
    data = saved(document)
    said = {state: [line.text for line in read_docx(data, state) if line.text] for state in State}
    assert said == {State.AFTER: ["the new near ", "lamps"], State.BEFORE: ["the old far lamps"]}


def test_a_level_that_a_list_says_anew_counts():
    document = docx.Document()
    root = document.part.numbering_part.element
    bullet = '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>'
    root.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{bullet}</w:abstractNum>'))
    own = '<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    override = f'<w:abstractNumId w:val="90"/><w:lvlOverride w:ilvl="0">{own}</w:lvlOverride>'
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90">{override}</w:num>'))
    for _ in range(2):
        place = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="90"/></w:numPr>'
        document.add_paragraph("x")._p.get_or_add_pPr().append(parse_xml(place))
    assert texts(document) == ["3. x", "4. x"]


def test_notes_at_the_end_are_notes():
    document = docx.Document()
    notes = NOTES.replace("footnote", "endnote")
    part = Part(PackURI("/word/endnotes.xml"), "application/xml", notes.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.ENDNOTES)
    reference = f'<w:r {nsdecls("w")}><w:endnoteReference w:id="2"/></w:r>'
    document.add_paragraph("of 1993")._p.append(parse_xml(reference))
    assert texts(document) == [f"of 1993{M}1{N}", "_" * 18, f"{M}1{N} Resolution 98/1."]


def test_signs_of_the_font_symbol():
    document = docx.Document()
    line = document.add_paragraph("1.5")
    for font, code in (("Symbol", "F0B0"), ("Symbol", "F0FF"), ("Wingdings", "F0A3")):
        line._p.append(parse_xml(f'<w:r {nsdecls("w")}><w:sym w:font="{font}" w:char="{code}"/></w:r>'))
    assert texts(document) == ["1.5°\ufffd\ufffd"]


def test_a_paragraph_whose_style_hides_it_is_left_out():
    document = docx.Document()
    document.styles.add_style("Gone", WD_STYLE_TYPE.PARAGRAPH).font.hidden = True
    document.add_paragraph("2. Secret lamps;", style="Gone")
    document.add_paragraph("2. Requests a report.")
    assert texts(document) == ["2. Requests a report."]
    assert said(document) == ["hidden: “2. Secret lamps;”"]


def test_a_run_that_a_hidden_style_is_switched_off_for_is_read():
    document = docx.Document()
    document.styles.add_style("Gone", WD_STYLE_TYPE.PARAGRAPH).font.hidden = True
    later = document.styles.add_style("Gone too", WD_STYLE_TYPE.PARAGRAPH)
    later.base_style = document.styles["Gone"]
    document.add_paragraph("1. Keeps ", style="Gone").add_run("lamps;").font.hidden = False
    document.add_paragraph("2. Lends lamps;", style="Gone too")
    assert (texts(document), said(document)) == (["lamps;"], ["hidden: “1. Keeps”", "hidden: “2. Lends lamps;”"])


WHITE = "<w:color w:val='FFFFFF'/>"


@pytest.mark.parametrize(
    ("ground", "read"),
    [
        ("", ""),
        ("<w:shd w:val='clear' w:fill='auto'/>", ""),
        ("<w:shd w:val='clear' w:fill='1F497D'/>", "Secret "),
        ("<w:highlight w:val='black'/>", "Secret "),
    ],
)
def test_white_words_on_white_are_left_out_and_said_to_be(ground, read):
    document = tracked(run("Secret ", WHITE + ground) + run("lamps"))
    assert texts(document) == [f"{read}lamps"]
    assert said(document) == ([] if read else ["white on white: “Secret”"])


def test_white_words_of_a_style_and_in_a_cell_that_is_shaded():
    document = docx.Document()
    document.styles.add_style("Pale", WD_STYLE_TYPE.PARAGRAPH).font.color.rgb = RGBColor(255, 255, 255)
    document.add_paragraph("Secret lamps", style="Pale")
    table = document.add_table(2, 2)
    for cell, words in zip(
        (cell for row in table.rows for cell in row.cells), "Port Lamps Suva 3".split(), strict=True
    ):
        cell.paragraphs[0].add_run(words)
    head = table.cell(0, 0)
    head.paragraphs[0].runs[0].font.color.rgb = RGBColor(255, 255, 255)
    head._tc.get_or_add_tcPr().append(parse_xml(f"<w:shd {nsdecls('w')} w:val='clear' w:fill='000000'/>"))
    assert texts(document) == ["Port Lamps", "Suva 3"]
    assert said(document) == ["white on white: “Secret lamps”"]


def test_a_paragraph_whose_end_is_hidden_goes_on_in_the_next():
    """Word's separator of styles: a heading and the text beside it."""
    end = "<w:pPr><w:rPr><w:vanish/><w:specVanish/></w:rPr></w:pPr>"
    assert texts(tracked(end + run("1. Lamps. "), run("Keeps them lit;"))) == ["1. Lamps. Keeps them lit;"]


def test_hidden_rows_and_words_below_the_last_line_are_said_to_be_left_out():
    document = docx.Document()
    document.add_paragraph("Lamps")
    table = document.add_table(3, 2)
    for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = str(number)
    table.rows[1]._tr.get_or_add_trPr().append(parse_xml(f"<w:hidden {nsdecls('w')}/>"))
    document.add_paragraph().add_run("Gone").font.hidden = True
    assert texts(document) == ["Lamps", "0 1", "4 5"]
    assert said(document) == ["hidden: “23”", "hidden: “Gone”"]
