from resolutions.comparison import compare
from resolutions.comparison.lineage import lineage
from resolutions.comparison.matrix import matrix
from resolutions.comparison.novelty import novelty
from resolutions.text.document import Document, Paragraph

_A = "Calls upon all States to protect the rights of children in times of armed conflict;"
_B = "Welcomes the plan of action on dialogue among peoples, religions and civilizations;"
_C = "Decides to continue its consideration of the question at its sixty-sixth session."


def document(*texts: str) -> Document:
    paragraphs = (Paragraph(id=f"op{n}", kind="operative", number=str(n), text=text) for n, text in enumerate(texts, 1))
    return Document(source="test", format="text", paragraphs=tuple(paragraphs))


def test_a_line_for_every_paragraph_there_ever_was_and_a_cell_for_every_version():
    edited = _C.replace("sixty-sixth", "sixty-seventh")
    threads = matrix(lineage([document(_A, _C), document(_A, _B, _C), document(_B, edited), document(_A, _B, edited)]))
    cells = [[f"{cell.id} {cell.op}" if cell else None for cell in thread.cells] for thread in threads]
    assert cells == [
        ["op1 new", "op1 same", None, "op1 returned"],
        [None, "op2 new", "op1 same", "op2 same"],
        ["op2 new", "op3 same", "op2 edited", "op3 same"],
    ]


def test_a_paragraph_that_ended_stands_where_it_last_stood():
    threads = matrix(lineage([document(_A, _B, _C), document(_A, _C)]))
    assert [thread.latest.paragraph.text for thread in threads] == [_A, _B, _C]
    assert threads[1].cells[1] is None


def test_no_version_gives_no_line():
    assert matrix(lineage([])) == []


def test_shares_of_what_was_carried_over_and_what_is_new():
    shares = novelty(compare(document(_A, _C), document(_A, _B, _C.replace("sixty-sixth", "eightieth"))).rows)
    words = 15 + 12 + 12
    assert {name: round(share * words) for name, share in shares.items()} == {
        "verbatim": 15,
        "technical": 12,
        "edited": 0,
        "new": 12,
        "dropped": 0,
    }
