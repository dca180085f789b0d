"""The permanent anchors: one table of cases, and what holds of any sequence of paragraphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolutions.text.anchors import assign_ids
from resolutions.text.document import Paragraph


def pp(text="Recalling its resolutions,", **more):
    return Paragraph("", "preambular", text, **more)


def op(number=None, depth=0, **more):
    return Paragraph("", "operative", "Requests", number=number, depth=depth, **more)


def heading(**more):
    return Paragraph("", "heading", "Follow-up", **more)


def text(number=None, depth=0, **more):
    return Paragraph("", "text", "We, the representatives", number=number, depth=depth, **more)


FORMULA = Paragraph("", "formula", "The General Assembly,")
ANNEX = {"section": ("Annex",), "annex": True}
ANNEX_I = {"section": ("Annex I",), "annex": True}

CASES = {
    "plain": ([FORMULA, pp(), pp(), op("1"), op("2")], "formula pp1 pp2 op1 op2"),
    "sub-paragraphs": (
        [op("12"), op("(a)", 1), op("(i)", 2), op("(ii)", 2), op("(b)", 1), op("13"), op("(a)", 1)],
        "op12 op12-a op12-a-i op12-a-ii op12-b op13 op13-a",
    ),
    "single operative without number": ([pp(), op()], "pp1 op1"),
    "lettered operatives only": ([pp(), op("(a)", 1), op("(b)", 1)], "pp1 op-a op-b"),
    "sections restart the numbers": (
        [op("1", section=("I",)), op("1", section=("II",)), op("2", section=("II",))],
        "i-op1 ii-op1 ii-op2",
    ),
    "composite resolution": ([pp(section=("A",)), op("1", section=("A",)), pp(section=("B",))], "a-pp1 a-op1 b-pp1"),
    "annexes": (
        [text("4", **ANNEX), text("(a)", 1, **ANNEX), text(**ANNEX), text("4", **ANNEX_I), text("(a)", 1, **ANNEX_I)],
        "annex-4 annex-4-a annex-t1 annex-i-4 annex-i-4-a",
    ),
    "headings do not part a list": ([op("3"), op("(a)", 1), heading(), op("(b)", 1)], "op3 op3-a h1 op3-b"),
    "same number twice": ([op("7"), op("7"), op("(a)", 1)], "op7 op7_2 op7_2-a"),
    "list of a preambular paragraph": ([pp(), pp(number="(a)", depth=1), pp()], "pp1 pp1-a pp2"),
    "text after a list belongs to its paragraph": ([op("3"), op("(a)", 1), text(depth=1)], "op3 op3-a op3-t1"),
    "no number, plain text": ([text(), text()], "t1 t2"),
    "a declaration in the body": ([op(), heading(), text("1"), text("(a)", 1), text()], "op1 h1 para1 para1-a t1"),
    "a number of an article": ([text("4 bis", **ANNEX), text("1.2", **ANNEX)], "annex-4-bis annex-1-2"),
}


@pytest.mark.parametrize("paragraphs, expected", CASES.values(), ids=CASES)
def test_ids(paragraphs, expected):
    assert " ".join(p.id for p in assign_ids(paragraphs)) == expected


paragraphs_of_any_kind = st.lists(
    st.builds(
        Paragraph,
        id=st.just(""),
        kind=st.sampled_from(["preambular", "operative", "heading", "text", "formula"]),
        text=st.just("words"),
        number=st.none() | st.sampled_from(["1", "(a)", "²", "***", "Ⅳ"]) | st.text(max_size=60),
        depth=st.integers(0, 4),
        section=st.lists(st.sampled_from(["I", "A", "Annex I"]) | st.text(max_size=60), max_size=4).map(tuple),
        annex=st.booleans(),
    ),
    max_size=30,
)


@given(paragraphs_of_any_kind)
def test_ids_are_unique_short_and_the_same_when_loaded_again(paragraphs):
    named = assign_ids(paragraphs)
    ids = [p.id for p in named]
    assert len(set(ids)) == len(ids)
    assert all(0 < len(anchor) <= 110 and not set(anchor) & set(" #/?%\"'<>") for anchor in ids)
    assert assign_ids(named) == named
