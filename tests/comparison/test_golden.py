"""The four sample texts against each other: every link and every word as a reader checked them."""

import json
from pathlib import Path

import pytest

from resolutions.comparison import Comparison, compare
from resolutions.text.parse import parse

GOLDEN = Path(__file__).parents[1] / "golden" / "compare"
PAIRS = [("2005", "2011-draft"), ("2011-draft", "2011-adopted"), ("2011-adopted", "2025-draft"), ("2005", "2025-draft")]


@pytest.fixture
def comparison(seeds, request) -> Comparison:
    return compare(*(parse(seeds[name].read_bytes(), name=seeds[name].name) for name in request.param))


@pytest.mark.parametrize(
    ("comparison", "name"),
    [(pair, " to ".join(pair)) for pair in PAIRS],
    indirect=["comparison"],
)
def test_the_samples_compare_as_their_golden_files(comparison, name, renew_golden):
    """``pytest --renew-golden`` writes the files anew; read the difference before committing it."""
    found = json.dumps(comparison.as_dict(), ensure_ascii=False, indent=1) + "\n"
    golden = GOLDEN / f"{name}.json"
    if renew_golden:
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("comparison", [("2011-draft", "2011-adopted")], indirect=True)
def test_between_the_draft_of_2011_and_the_text_adopted_one_word_and_one_footnote_changed(comparison):
    changed = [row for row in comparison.rows if row.op != "same"]
    assert [(row.op, row.a, row.b) for row in changed] == [("edited", ("op8",), ("op8",))]
    assert [(op, text) for op, text in changed[0].words if op != "="] == [("+", "of ")]
    assert [note.b for note in comparison.footnotes if note.op != "same"] == ["4"]
    assert comparison.sentence == "One word added, in operative paragraph 8; one footnote reworded."
