"""What people call a paragraph, wherever it stands."""

import pytest

from resolutions.comparison.names import long_name, short_name
from resolutions.text.anchors import assign_ids
from resolutions.text.document import Paragraph


def paragraph(kind, number=None, section=(), depth=0):
    return Paragraph(id="", kind=kind, text="Words", number=number, section=section, depth=depth)


NAMES = [
    ([paragraph("preambular")], "PP 1"),
    ([paragraph("operative", "12"), paragraph("operative", "(a)", depth=1)], "OP 12 (a)"),
    ([paragraph("operative", "7"), paragraph("operative", "7")], "OP 7"),
    (
        [paragraph("operative", "7"), paragraph("operative", "7"), paragraph("operative", "(b)", depth=1)],
        "OP 7 (b)",
    ),
    ([paragraph("operative", "3"), paragraph("text", depth=1)], "OP 3"),
    ([paragraph("operative", "3", ("H",))], "OP 3, section H"),
    ([paragraph("preambular", section=("T",))], "PP 1, section T"),
    ([paragraph("heading", section=("Annex",))], "Heading 1, Annex"),
    ([paragraph("heading", "III")], "Heading III"),
    ([paragraph("text"), paragraph("text")], "Text 2"),
    ([paragraph("text", "5")], "Paragraph 5"),
    ([paragraph("formula")], "Formula"),
]


@pytest.mark.parametrize(("paragraphs", "name"), NAMES)
def test_the_last_paragraph_is_called(paragraphs, name):
    assert short_name(assign_ids(paragraphs)[-1]) == name


def test_an_annex_is_named_once():
    rows = [
        Paragraph(id="", kind="text", text="Words", number=number, section=("Annex I",), annex=True, depth=depth)
        for number, depth in (("4", 0), ("(a)", 1))
    ]
    assert long_name(assign_ids(rows)[-1]) == "paragraph 4 (a), Annex I"
