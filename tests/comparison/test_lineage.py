from itertools import pairwise

import pytest

from resolutions.comparison import compare_paragraphs
from resolutions.comparison.lineage import lineage, words_by_version
from resolutions.comparison.matrix import matrix
from resolutions.comparison.words import Cuts
from resolutions.text.document import Document, Paragraph
from resolutions.text.parse import parse

_KEEP = "Decides to remain seized of the matter and to meet again;"
_OLD = "Calls upon all States to protect the rights of children in times of armed conflict;"


def document(*texts: str) -> Document:
    paragraphs = (Paragraph(id=f"op{n}", kind="operative", number=str(n), text=text) for n, text in enumerate(texts, 1))
    return Document(source="test", format="text", paragraphs=tuple(paragraphs))


def test_each_word_is_dated_by_the_version_that_brought_it():
    last = lineage([document(_KEEP), document(_KEEP.replace("again", "once more"))])[-1][0]
    assert list(last.runs()) == [
        (0, "Decides to remain seized of the matter and to meet "),
        (1, "once more"),
        (0, ";"),
    ]
    assert (last.first, last.changed) == (0, 1)


def test_a_paragraph_that_comes_back_keeps_its_age():
    last = lineage([document(_OLD, _KEEP), document(_KEEP), document(_KEEP), document(_KEEP, _OLD)])[-1][1]
    assert last.first == 0 and set(last.origins) == {0}
    assert last.absent() == (1, 2)
    assert last.steps == ((0, "op1", "new"), (3, "op2", "returned"))


def test_a_paragraph_like_no_dropped_one_is_new():
    new = "Welcomes the adoption of a plan of action against the trade in ivory;"
    last = lineage([document(_OLD, _KEEP), document(_KEEP), document(_KEEP, new)])[-1][1]
    assert last.first == 2 and set(last.origins) == {2}


def test_words_said_once_more_are_not_new():
    stock = "Takes note of the report of the Secretary-General;"
    generations = lineage([document(stock, _KEEP), document(stock, _KEEP, stock)])
    last = generations[-1][2]
    assert last.steps == ((0, "op1", "new"), (1, "op3", "repeated"))
    assert (last.first, set(last.origins), last.absent()) == (0, {0}, ())
    shown = [[step and step.op for step in thread.cells] for thread in matrix(generations)]
    assert shown == [["new", "same"], ["new", "same"], ["new", "repeated"]]


@pytest.mark.parametrize("most", [2, 4_000])
def test_words_cut_once_for_a_whole_chain_change_nothing(samples, monkeypatch, most):
    monkeypatch.setattr("resolutions.comparison.words._MOST_CUTS", most)
    cuts = Cuts()
    steps = [compare_paragraphs(old, new, cuts=cuts) for old, new in pairwise(samples)]
    assert steps == [compare_paragraphs(old, new) for old, new in pairwise(samples)]
    assert lineage(samples, steps, cuts) == lineage(samples)
    assert len(cuts) <= most


@pytest.fixture
def samples(seeds):
    names = ("2005", "2011-draft", "2011-adopted", "2025-draft")
    return [parse(seeds[name].read_bytes(), name=seeds[name].name) for name in names]


def test_the_words_of_the_sample_of_2025_by_the_version_they_came_with(samples):
    last = lineage(samples)[-1]
    assert ["".join(text for _, text in each.runs()) for each in last] == [each.text for each in samples[-1].paragraphs]
    assert words_by_version(last, 4) == [653, 206, 1, 427]
    assert sum(each.first == 3 for each in last) == 11
