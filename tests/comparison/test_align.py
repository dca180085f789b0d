import random
import time

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import LCSseq

from resolutions.comparison import compare
from resolutions.comparison.align import align
from resolutions.text.document import Document, Paragraph
from tests.comparison.redlines import after, before

_SENTENCES = (
    "Requests the Secretary-General to submit a report on the implementation of the present resolution;",
    "Requests the High Commissioner to submit a report on the situation of migrant workers;",
    "Welcomes the adoption of the plan of action on dialogue among peoples and religions;",
    "Decides to continue its consideration of the question at its next session.",
    "Urges all States to bring their laws into line with the convention and to train their officials;",
    "Urges all States to bring their laws into line with the convention;",
    "Annex",
    "",
)


def paragraphs(*texts: str) -> list[Paragraph]:
    return [Paragraph(id=f"op{n}", kind="operative", number=str(n), text=text) for n, text in enumerate(texts, 1)]


def document(*texts: str) -> Document:
    return Document(source="test", format="text", paragraphs=tuple(paragraphs(*texts)))


def ops(a: Document, b: Document) -> list[tuple]:
    return [(row.op, row.a, row.b) for row in compare(a, b).rows]


@given(st.lists(st.sampled_from(_SENTENCES), max_size=12), st.lists(st.sampled_from(_SENTENCES), max_size=12))
def test_equal_paragraphs_in_order_are_always_paired_and_each_way_mirrors_the_other(old, new):
    a, b = paragraphs(*old), paragraphs(*new)
    links = align(a, b)
    equal = sum(
        old[link.a[0]] == new[link.b[0]] for link in links if not link.moved and len(link.a) == len(link.b) == 1
    )
    assert equal >= LCSseq.similarity(old, new)
    assert sorted((link.b, link.a) for link in align(b, a)) == sorted((link.a, link.b) for link in links)


@given(st.lists(st.sampled_from(_SENTENCES), max_size=12), st.lists(st.sampled_from(_SENTENCES), max_size=12))
def test_every_paragraph_stands_in_one_row_and_the_rows_give_both_texts(old, new):
    a, b = document(*old), document(*new)
    rows = compare(a, b).rows
    text_a, text_b = ({each.id: each.text for each in side.paragraphs} for side in (a, b))
    assert sorted(each for row in rows for each in row.a) == sorted(text_a)
    assert sorted(each for row in rows for each in row.b) == sorted(text_b)
    for row in rows:
        assert before(row.words) == "\n".join(text_a[each] for each in row.a)
        assert after(row.words) == "\n".join(text_b[each] for each in row.b)


def test_a_paragraph_put_in_renumbers_those_after_it():
    a, b = document(*_SENTENCES[:3]), document(_SENTENCES[0], _SENTENCES[4], *_SENTENCES[1:3])
    rows = compare(a, b).rows
    assert [row.op for row in rows] == ["same", "inserted", "same", "same"]
    assert [row.renumbered for row in rows] == [False, False, True, True]


def test_a_paragraph_at_another_place_has_moved_and_its_changed_words_show():
    moved = _SENTENCES[4].replace("officials", "judges")
    rows = compare(document(*_SENTENCES[:5]), document(moved, *_SENTENCES[:4])).rows
    assert [row.op for row in rows] == ["moved", "same", "same", "same", "same"]
    assert ("-", "officials") in rows[0].words and ("+", "judges") in rows[0].words


def test_a_paragraph_in_two_parts_was_split_and_the_other_way_merged():
    whole = "Urges all States to train their officials, and invites donors to support the national bodies that do so;"
    parts = ("Urges all States to train their officials;", "Invites donors to support the national bodies that do so;")
    a, b = document(_SENTENCES[2], whole, _SENTENCES[3]), document(_SENTENCES[2], *parts, _SENTENCES[3])
    assert ops(a, b)[1] == ("split", ("op2",), ("op2", "op3"))
    assert ops(b, a)[1] == ("merged", ("op2", "op3"), ("op2",))


def test_a_heading_does_not_become_a_paragraph():
    heading = Paragraph(id="h1", kind="heading", text="Report of the Secretary-General")
    sentence = Paragraph(id="op1", kind="operative", text="Requests a report of the Secretary-General;")
    assert align([heading], [sentence]) == []


def test_two_huge_unrelated_texts_are_answered_within_bounds():
    rng = random.Random(1)
    words = [f"word{number}" for number in range(3_000)]
    a, b = (document(*(" ".join(rng.choices(words, k=12)) for _ in range(4_000))) for _ in range(2))
    started = time.process_time()
    summary = compare(a, b).summary
    assert summary["same"] == 0 and summary["inserted"] > 3_500
    assert time.process_time() - started < 5
