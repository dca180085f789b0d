"""The Word file of a text: as LibreOffice opens it, and as we read it again."""

import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document as opened
from lxml import etree

from resolutions.text.document import Document, Footnote, Meeting, NoteMark, Paragraph, Table
from resolutions.text.parse import parse
from resolutions.text.writers import as_docx
from tests import office

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
NOW = datetime(2026, 11, 29, 10, 30, tzinfo=UTC)


def made(**fields) -> Document:
    return Document(source="made", format="text", title="Care of the oceans", symbol="A/RES/66/1", **fields)


def operative(number: str, text: str, depth: int = 0, **fields) -> Paragraph:
    return Paragraph(f"op{number}", "operative", text, number=number, depth=depth, **fields)


WHOLE = made(
    meeting=Meeting(89, None, "89th plenary meeting"),
    subjects=("OCEANS", "CHARTS"),
    paragraphs=(
        Paragraph("formula", "formula", "The General Assembly,"),
        Paragraph(
            "pp1", "preambular", "Recalling the sea and its charts,", opening="Recalling", notes=(NoteMark("1", 17),)
        ),
        Paragraph("h", "heading", "Depths", number="I", section=("I",)),
        operative("1", "Requests a chart:", section=("I",)),
        operative("(a)", "Of the north;", 1, section=("I",)),
        operative("(b)", "Of the south;", 1, section=("I",)),
        operative("2", "Decides to go on.", section=("I",), notes=(NoteMark("2", 17),)),
        operative("2 bis", "Decides to stay.", section=("I",)),
        Paragraph("annex", "heading", "Annex", section=("Annex",), annex=True),
        Paragraph("annex-1", "text", "All seas.", number="1", section=("Annex",), annex=True),
    ),
    tables=(Table(("I",), (("Sea", "Depth"), ("Red", "3040")), after="op(b)"),),
    footnotes=(Footnote("1", "See the map."), Footnote("2", "Ibid.")),
)


def in_libreoffice(content: bytes, folder: Path) -> etree._Element:
    """The file as LibreOffice has it in memory, written as flat OpenDocument."""
    assert office.find(), office.NONE
    (folder / "text.docx").write_bytes(content)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [office.find(), profile, "--headless", "--convert-to", "fodt", "text.docx"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=180)
    return etree.parse(folder / "text.fodt").getroot()


def test_libreoffice_has_its_title_headings_numbers_and_footnotes(tmp_path):
    root = in_libreoffice(as_docx(WHOLE, NOW), tmp_path)
    notes = ["".join(note.find(f"{TEXT}note-body").itertext()).strip() for note in root.iter(f"{TEXT}note")]
    assert notes == ["See the map.", "Ibid."]
    assert ["".join(one.itertext()).strip() for one in root.iter(f"{TEXT}h")] == ["I. Depths", "Annex"]
    listed = {one: None for item in root.iter(f"{TEXT}list-item") for one in item.iter(f"{TEXT}p")}
    in_lists = [(one.text or "").strip() for one in root.iter(f"{TEXT}p") if one in listed]
    wanted = ["Requests a chart:", "Of the north;", "Of the south;", "Decides to go on.", "All seas."]
    assert [words for words in in_lists if words] == wanted
    said = etree.tostring(root, encoding="unicode")
    assert "<dc:title>Care of the oceans</dc:title>" in said
    assert "<meta:creation-date>2026-11-29T10:30:00</meta:creation-date>" in said
    assert 'fo:language="en"' in said


def test_it_reads_back_to_the_same_text():
    after = parse(as_docx(WHOLE), name="text.docx")
    assert [(p.kind, p.number, p.text, p.annex) for p in after.paragraphs] == [
        (p.kind, p.number, p.text, p.annex) for p in WHOLE.paragraphs
    ]
    assert [(note.mark, note.text) for note in after.footnotes] == [("1", "See the map."), ("2", "Ibid.")]
    assert [table.rows for table in after.tables] == [(("Sea", "Depth"), ("Red", "3040"))]


@pytest.mark.parametrize("marks", [("5", "6"), ("*", "**"), ("1", "1"), ("a", "b")])
def test_marks_of_its_own_stay(marks):
    first, second = marks
    rows = (
        Paragraph("pp1", "preambular", "Recalling the sea,", opening="Recalling", notes=(NoteMark(first, 17),)),
        operative("1", "Requests a chart.", notes=(NoteMark(second, 16),)),
    )
    file = opened(
        BytesIO(as_docx(made(paragraphs=rows, footnotes=(Footnote(first, "One."), Footnote(second, "Two.")))))
    )
    references = [r for p in file.paragraphs for r in p._p.iter() if r.tag.endswith("}footnoteReference")]
    assert [r.getnext().text for r in references] == list(marks)


def test_a_mark_that_stands_twice_has_one_footnote_and_a_note_without_a_mark_is_kept():
    rows = (
        Paragraph("pp1", "preambular", "Recalling the sea,", notes=(NoteMark("1", 9), NoteMark("1", 17))),
        operative("1", "Requests a chart."),
    )
    notes = (Footnote("1", "See the map."), Footnote("9", "Its mark is lost."))
    content = as_docx(made(paragraphs=rows, footnotes=notes))
    file = opened(BytesIO(content))
    assert sum(r.tag.endswith("}footnoteReference") for p in file.paragraphs for r in p._p.iter()) == 1
    assert file.paragraphs[-1].text == "9 Its mark is lost."
    assert {note.text for note in parse(content, name="x.docx").footnotes} >= {"See the map."}


def test_what_it_says_of_itself():
    properties = opened(BytesIO(as_docx(WHOLE, NOW))).core_properties
    assert (properties.title, properties.subject) == ("Care of the oceans", "A/RES/66/1")
    assert (properties.keywords, properties.comments, properties.language) == ("OCEANS; CHARTS", "", "en")
    assert properties.created == properties.modified == NOW.replace(tzinfo=properties.created.tzinfo)
    unknown = opened(BytesIO(as_docx(WHOLE))).core_properties
    assert unknown.created is None and unknown.modified is None


def test_arabic_runs_from_the_right_in_every_style(tmp_path):
    arabic = replace(WHOLE, language="ar", title="رعاية المحيطات")
    root = in_libreoffice(as_docx(arabic, NOW), tmp_path)
    said = etree.tostring(root, encoding="unicode")
    assert 'style:writing-mode="rl-tb"' in said
    assert 'style:language-complex="ar"' in said
