"""What is written reads back to the same document: masthead, paragraphs, openings, notes in their places."""

from collections.abc import Callable
from pathlib import Path

import pytest

from resolutions.text.document import Document, Footnote, NoteMark, Paragraph, Table
from resolutions.text.parse import parse
from resolutions.text.writers import as_markdown, as_plain_text

SAID = ("title", "organ", "distribution", "issued_on", "original_language", "session", "adopted_on", "origin", "kind")
SAMPLES = ["2005", "2011-draft", "2011-adopted", "2025-draft"]


def bare(paragraph: Paragraph) -> tuple:
    return paragraph.id, paragraph.kind, paragraph.number, paragraph.opening, paragraph.text, paragraph.notes


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize(("write", "name"), [(as_plain_text, "text.txt"), (as_markdown, "text.md")])
def test_a_document_reads_back_to_itself(seeds: dict[str, Path], sample: str, write: Callable, name: str):
    before = parse(seeds[sample].read_bytes(), name=sample)
    after = parse(write(before).encode(), name=name)
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
