"""Word files to lines, on files built here."""

import io
import zipfile

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from resolutions.text.readers import Unreadable
from resolutions.text.readers.docx import read_docx

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


def test_headings_keep_their_level():
    document = docx.Document()
    document.add_heading("Annex", level=2)
    assert [(line.text, line.heading) for line in read_docx(saved(document)) if line.text] == [("Annex", 2)]


def test_numbers_that_word_counts_are_written():
    document = docx.Document()
    for style in ("List Number", "List Number", "Normal", "List Number"):
        document.add_paragraph("Requests", style=style)
    assert texts(document) == ["1. Requests", "2. Requests", "Requests", "3. Requests"]


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
