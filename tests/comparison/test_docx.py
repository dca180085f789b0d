"""The Word file is read back as a word processor would read it after all changes were accepted, or rejected."""

import random
import subprocess
import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from resolutions.comparison import compare
from resolutions.comparison.docx import as_docx
from resolutions.text.document import Document, Footnote, NoteMark, Paragraph, Table
from resolutions.text.parse import parse
from tests import office

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COME, GONE = (f"{W}ins", f"{W}moveTo"), (f"{W}del", f"{W}moveFrom")
TEXT = {f"{W}t": None, f"{W}delText": None, f"{W}tab": "\t", f"{W}br": "\n"}


class Word:
    """The file as Word would read it."""

    def __init__(self, file: BytesIO):
        with zipfile.ZipFile(file) as archive:
            self.body = etree.fromstring(archive.read("word/document.xml")).find(f"{W}body")
            self.notes = {}
            if "word/footnotes.xml" in archive.namelist():
                notes = etree.fromstring(archive.read("word/footnotes.xml"))
                self.notes = {note.get(f"{W}id"): note for note in notes}
            self.settings = archive.read("word/settings.xml").decode()

    def decided(self, accept: bool) -> list[str | list[list[str]]]:
        """What is left when every change is accepted (or rejected): paragraphs, tables; footnotes where they are
        called, ``[mark|text]``."""
        dropped, found, open_text = GONE if accept else COME, [], ""
        count = iter(range(1, 1000))
        for block in self.body:
            if block.tag == f"{W}tbl":
                found += [rows] if (rows := list(self._rows(block, dropped))) else []
            elif block.tag == f"{W}p" and len(block):
                open_text += "".join(self._runs(block, dropped, count))
                if not _is_dropped(block.find(f"{W}pPr/{W}rPr"), dropped):
                    found.append(open_text)
                    open_text = ""
        return [*found, open_text] if open_text else found

    def _rows(self, table, dropped):
        for row in table.iterfind(f"{W}tr"):
            if not _is_dropped(row.find(f"{W}trPr"), dropped):
                gone = f"{W}cellDel" if dropped == GONE else f"{W}cellIns"
                cells = [cell for cell in row.iterfind(f"{W}tc") if cell.find(f"{W}tcPr/{gone}") is None]
                yield ["".join(self._runs(cell, dropped, iter(()))) for cell in cells]

    def _runs(self, holder, dropped, count):
        for run in holder.iter(f"{W}r"):
            if run.getparent().tag not in dropped:
                reference = run.find(f"{W}footnoteReference")
                text = "".join(TEXT[part.tag] or part.text for part in run if part.tag in TEXT)
                if reference is None:
                    yield text
                else:
                    note = "".join(self._runs(self.notes[reference.get(f"{W}id")], dropped, count))
                    mark = text if reference.get(f"{W}customMarkFollows") else next(count)
                    yield f"[{mark}|{note.removeprefix(' ')}]"


def _is_dropped(properties, dropped) -> bool:
    return properties is not None and any(properties.find(tag) is not None for tag in dropped)


def printed(document: Document) -> list[str | list[list[str]]]:
    """What the document reads as, its footnotes where they are called, those that no mark calls last."""
    waiting = list(document.footnotes)
    found = [document.title] if document.title else []
    found += tables_after(document, None)
    for paragraph in document.paragraphs:
        pieces, start = [], 0
        for note in sorted(paragraph.notes, key=lambda note: note.offset):
            called = next((each for each in waiting if each.mark == note.mark), None)
            pieces += [paragraph.text[start : note.offset], f"[{note.mark}|{called.text}]" if called else note.mark]
            start = note.offset
            waiting = [each for each in waiting if each is not called]
        text = "".join([*pieces, paragraph.text[start:]])
        point = "" if (paragraph.number or "").endswith(")") else "."
        found.append(f"{paragraph.number}{point}\t{text}" if paragraph.number else text)
        found += tables_after(document, paragraph.id)
    return found + [f"{note.mark} {note.text}" for note in waiting]


def tables_after(document: Document, anchor: str | None) -> list[list[list[str]]]:
    return [[list(row) for row in table.rows] for table in document.tables if table.after == anchor]


def check(a: Document, b: Document) -> Word:
    word = Word(BytesIO(as_docx(a, b, compare(a, b))))
    assert word.decided(accept=True) == printed(b)
    assert word.decided(accept=False) == printed(a)
    return word


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


_TABLES = (
    (("Member State", "2022", "2023"), ("Chad", "0.003", "0.003"), ("Chile", "0.420", "0.420")),
    (("Member State", "2023"), ("Chad", "0.004"), ("China", "15.254")),
    (("Fund", "Amount"), ("Travel", "")),
)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Footnotes that count from 1, or have marks of their own; some are called twice, some never."""
    texts = draw(st.lists(st.sampled_from(_TEXTS), max_size=8))
    rng = draw(st.randoms(use_true_random=False))
    own_marks = draw(st.booleans())
    paragraphs, notes = [], []
    for n, text in enumerate(texts, 1):
        mark = rng.choice(["*", "a", "2"]) if own_marks else str(n)
        called = () if own_marks and rng.random() < 0.2 else (NoteMark(mark, rng.randrange(len(text) + 1)),)
        paragraphs.append(Paragraph(f"op{n}", "operative", text, str(n), notes=called))
        if not (own_marks and rng.random() < 0.2):
            notes.append(Footnote(mark, f"See resolution {rng.randrange(3)}."))
    places = [None, *(paragraph.id for paragraph in paragraphs)]
    tables = [Table((), rows, rng.choice(places)) for rows in draw(st.lists(st.sampled_from(_TABLES), max_size=2))]
    return Document(
        source="test",
        format="text",
        title=rng.choice([None, "Right to the sea", "Rights at sea"]),
        paragraphs=tuple(paragraphs),
        tables=tuple(sorted(tables, key=lambda table: places.index(table.after))),
        footnotes=tuple(notes),
    )


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
    content = check(a, b).body
    names = [content.find(f".//{W}{tag}RangeStart").get(f"{W}name") for tag in ("moveFrom", "moveTo")]
    assert names == ["move1", "move1"]


def test_ids_of_changes_are_unique():
    rng = random.Random(3)
    a, b = (
        Document(
            "test", "text", paragraphs=tuple(Paragraph(f"pp{n}", "preambular", rng.choice(_TEXTS)) for n in range(9))
        )
        for _ in range(2)
    )
    content = Word(BytesIO(as_docx(a, b, compare(a, b)))).body
    ids = [each.get(f"{W}id") for tag in (*COME, *GONE) for each in content.iter(tag)]
    assert ids and len(ids) == len(set(ids))


def test_letters_xml_cannot_hold_are_replaced():
    a, b = (
        Document("t", "text", paragraphs=(Paragraph("pp1", "preambular", text),)) for text in ("one\x01 two", "one two")
    )
    assert Word(BytesIO(as_docx(a, b, compare(a, b)))).decided(accept=False) == ["one\ufffd two"]


def noted(text: str, note: str, offset: int) -> Document:
    paragraph = Paragraph("pp1", "preambular", text, notes=(NoteMark("1", offset),))
    return Document("t", "text", paragraphs=(paragraph,), footnotes=(Footnote("1", note),))


def test_a_reworded_footnote_stays_and_is_tracked_in_itself():
    a, b = (
        noted("Recalling its resolution 55/2,", "See A/55/1.", 29),
        noted("Recalling its resolution 66/3,", "See A/66/1.", 29),
    )
    word = check(a, b)
    [reference] = word.body.iter(f"{W}footnoteReference")
    assert reference.getparent().getparent().tag == f"{W}p"
    note = word.notes[reference.get(f"{W}id")]
    changes = [("".join(each.itertext()), each.tag) for each in note.iter(*COME, *GONE)]
    assert changes == [("A/55/1", f"{W}del"), ("A/66/1", f"{W}ins")]
    assert "footnotePr" in word.settings


def test_a_footnote_at_another_place_goes_and_comes():
    a, b = (
        noted("Recalling its resolution 55/2,", "See A/55/1.", 9),
        noted("Recalling its resolution 55/2,", "See A/55/1.", 29),
    )
    references = list(check(a, b).body.iter(f"{W}footnoteReference"))
    assert [each.getparent().getparent().tag for each in references] == [f"{W}del", f"{W}ins"]


def test_libreoffice_opens_it(seeds, tmp_path):
    a, b = (parse(seeds[name].read_bytes(), name=seeds[name].name) for name in ("2011-adopted", "2025-draft"))
    (tmp_path / "changes.docx").write_bytes(as_docx(a, b, compare(a, b)))
    assert office.find(), office.NONE
    program = [
        office.find(),
        f"-env:UserInstallation=file://{tmp_path}/profile",
        "--headless",
        "--convert-to",
        "txt:Text",
    ]
    subprocess.run([*program, "txt:Text", "changes.docx"], cwd=tmp_path, check=True, capture_output=True, timeout=120)
    text = (tmp_path / "changes.txt").read_text("utf-8-sig")
    assert text.startswith("Enhancement of international cooperation")
    assert "at its sixty-seventheighty-first session." in text
