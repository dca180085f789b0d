"""The Word file is read back as a word processor would read it after all changes were accepted, or rejected."""

import random
import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from resolutions.comparison import compare
from resolutions.comparison.docx import as_docx
from resolutions.text.document import Document, Footnote, NoteMark, Paragraph
from resolutions.text.parse import parse

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COME, GONE = (f"{W}ins", f"{W}moveTo"), (f"{W}del", f"{W}moveFrom")
TEXT = {f"{W}t": None, f"{W}delText": None, f"{W}tab": "\t", f"{W}br": "\n"}


def body(file: BytesIO) -> etree._Element:
    with zipfile.ZipFile(file) as archive:
        return etree.fromstring(archive.read("word/document.xml")).find(f"{W}body")


def decided(body: etree._Element, accept: bool) -> list[str]:
    """The paragraphs left when every change is accepted (or rejected)."""
    dropped = GONE if accept else COME
    texts, open_text = [], ""
    for paragraph in body.iterfind(f"{W}p"):
        runs = [run for run in paragraph.iter(f"{W}r") if run.getparent().tag not in dropped]
        open_text += "".join(TEXT[part.tag] or part.text for run in runs for part in run if part.tag in TEXT)
        sign = paragraph.find(f"{W}pPr/{W}rPr")
        if sign is None or not any(sign.find(tag) is not None for tag in dropped):
            texts.append(open_text)
            open_text = ""
    return [*texts, open_text] if open_text else texts


def printed(document: Document) -> list[str]:
    """What the document reads as with its numbers and note marks in the text, footnotes last."""
    texts = []
    for paragraph in document.paragraphs:
        text = paragraph.text
        for note in sorted(paragraph.notes, key=lambda note: -note.offset):
            text = text[: note.offset] + note.mark + text[note.offset :]
        point = "" if (paragraph.number or "").endswith(")") else "."
        texts.append(f"{paragraph.number}{point}\t{text}" if paragraph.number else text)
    return texts + [f"{note.mark} {note.text}" for note in document.footnotes]


def check(a: Document, b: Document) -> None:
    content = body(as_docx(a, b, compare(a, b)))
    assert decided(content, accept=True) == printed(b)
    assert decided(content, accept=False) == printed(a)


_TEXTS = (
    "Urges all States to train their officials, and invites donors to support the national bodies that do so;",
    "Urges all States to train their officials;",
    "Invites donors to support the national bodies that do so;",
    "Welcomes the plan of action on dialogue among peoples, religions and civilizations;",
    "Welcomes with appreciation the plan of action on dialogue among peoples and civilizations;",
    "Decides to continue its consideration of the question at its sixty-sixth session.",
    "Decides to continue its consideration of the question at its eightieth session.",
    "Requests the Secretary-General to report to it on the state of the convention;",
)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    texts = draw(st.lists(st.sampled_from(_TEXTS), max_size=8))
    marks = draw(st.randoms(use_true_random=False))
    paragraphs = [
        Paragraph(f"op{n}", "operative", text, str(n), notes=(NoteMark(str(n), marks.randrange(len(text) + 1)),))
        for n, text in enumerate(texts, 1)
    ]
    notes = [Footnote(str(n), f"See resolution {marks.randrange(3)}.") for n in range(1, len(texts) + 1)]
    return Document(source="test", format="text", paragraphs=tuple(paragraphs), footnotes=tuple(notes))


@settings(deadline=None)
@given(documents(), documents())
def test_accepting_gives_the_second_text_and_rejecting_the_first(a, b):
    check(a, b)


@pytest.mark.parametrize(
    ("a", "b"), [("2011-draft", "2011-adopted"), ("2011-adopted", "2025-draft"), ("2005", "2025-draft")]
)
def test_the_samples_both_ways(seeds, a, b):
    a, b = (parse(seeds[name].read_bytes(), name=seeds[name].name) for name in (a, b))
    check(a, b)
    check(b, a)


def test_a_moved_paragraph_is_tracked_as_a_move_in_both_places():
    texts = list(_TEXTS[3:8:2]) + ["Calls upon the relevant bodies to meet more often in the coming years;"]
    a, b = (
        Document(
            "test", "text", paragraphs=tuple(Paragraph(f"pp{n}", "preambular", text) for n, text in enumerate(order, 1))
        )
        for order in (texts, [texts[-1], *texts[:-1]])
    )
    content = body(as_docx(a, b, compare(a, b)))
    names = [content.find(f".//{W}{tag}RangeStart").get(f"{W}name") for tag in ("moveFrom", "moveTo")]
    assert names == ["move1", "move1"]
    check(a, b)


def test_ids_of_changes_are_unique():
    rng = random.Random(3)
    a, b = (
        Document(
            "test", "text", paragraphs=tuple(Paragraph(f"pp{n}", "preambular", rng.choice(_TEXTS)) for n in range(9))
        )
        for _ in range(2)
    )
    content = body(as_docx(a, b, compare(a, b)))
    ids = [each.get(f"{W}id") for tag in (*COME, *GONE) for each in content.iter(tag)]
    assert ids and len(ids) == len(set(ids))


def test_letters_xml_cannot_hold_are_replaced():
    a, b = (
        Document("t", "text", paragraphs=(Paragraph("pp1", "preambular", text),)) for text in ("one\x0b two", "one two")
    )
    assert decided(body(as_docx(a, b, compare(a, b))), accept=False) == ["one\ufffd two"]
