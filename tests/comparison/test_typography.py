"""Texts that two sources only write down otherwise are the same, in every part of a comparison."""

import json

import pytest

from resolutions.comparison import compare
from resolutions.comparison.lineage import lineage
from resolutions.comparison.tracked import tracked
from resolutions.text.document import Document, Footnote, NoteMark, Paragraph, Table
from resolutions.text.kinds import ParagraphKind
from tests.comparison.redlines import after, before

WRITTEN = {
    "hyphens": ("well-known and long-term 2021-2030 plan", "well\u2011known and long\u2011term 2021\u20132030 plan"),
    "ligatures": ("the efficient flow of offices", "the e\ufb03cient \ufb02ow of o\ufb03ces"),
    "invisible marks": ("economic figures and cooperation", "eco\u00adnomic \u200b figures and co\u200boperation"),
    "accents": ("the C\u00f4te d’Ivoire caf\u00e9", "the Co\u0302te d’Ivoire cafe\u0301"),
    "quotation marks": ("the States’ “era”", 'the States\' "era"'),
    "blanks": ("79 of all", "79\u00a0of  all"),
}


def document(words: str, closing: str = "as one;") -> Document:
    text = f"Recalls {words}, {closing}"
    paragraphs = (
        Paragraph("op1", ParagraphKind.OPERATIVE, text, "1", notes=(NoteMark("1", len(f"Recalls {words}")),)),
        Paragraph("op2", ParagraphKind.OPERATIVE, "Decides to remain seized of the matter.", "2"),
    )
    table = Table((), ((words, "1"),), "op2")
    return Document("x", "text", title=words, paragraphs=paragraphs, tables=(table,), footnotes=(Footnote("1", words),))


@pytest.mark.parametrize("old, new", WRITTEN.values(), ids=WRITTEN)
def test_another_way_of_writing_is_no_change(old, new):
    for first, second in ((old, new), (new, old)):
        comparison = compare(document(first), document(second))
        assert comparison.sentence == "The two texts are the same, word for word."
        assert {(row.op, row.kind) for row in comparison.rows} == {("same", None)}
        assert ([note.op for note in comparison.footnotes], comparison.cover) == (["same"], ())
        assert [table.op for table in comparison.tables] == ["same"]
        written = [op for row in json.loads(json.dumps(comparison.as_dict()))["rows"] for op, _ in row["words"]]
        assert written == ["=", "="]


@pytest.mark.parametrize("old, new", WRITTEN.values(), ids=WRITTEN)
def test_beside_a_real_change_only_that_is_marked(old, new):
    row = compare(document(old), document(new, "as many;")).rows[0]
    assert [text for op, text in row.words if op != "="] == ["one", "many"]
    assert (before(row.words), after(row.words)) == (f"Recalls {old}, as one;", f"Recalls {new}, as many;")


@pytest.mark.parametrize("old, new", WRITTEN.values(), ids=WRITTEN)
@pytest.mark.parametrize("closing", ["as one;", "as many;"])
def test_a_mark_of_a_note_stays_where_it_stands(old, new, closing):
    a, b = document(old), document(new, closing)
    comparison = compare(a, b)
    assert [(note.op, note.in_a, note.in_b) for note in comparison.footnotes] == [("same", "op1", "op1")]
    pieces = tracked(a, b, comparison).blocks[1].pieces
    assert [(piece.op, piece.note) for piece in pieces if piece.note] == [("=", 1)]


@pytest.mark.parametrize("old, new", WRITTEN.values(), ids=WRITTEN)
def test_words_keep_their_age(old, new):
    generations = lineage([document(old), document(new), document(old)])
    for generation in generations:
        assert [set(ancestry.origins) for ancestry in generation] == [{0}, {0}]
        assert ["".join(text for _, text in ancestry.runs()) for ancestry in generation] == [
            ancestry.paragraph.text for ancestry in generation
        ]
