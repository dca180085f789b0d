"""The fidelity gate on real documents, where a corpus of them is at hand: ``make test CORPUS=folder``."""

from pathlib import Path

import pytest

from benchmarks.fidelity import REACH, figures_of, from_pdf, measure


@pytest.fixture(scope="module")
def figures(request: pytest.FixtureRequest) -> dict[str, float]:
    given = request.config.getoption("--corpus")
    if not given:
        pytest.skip("no corpus of real documents at hand: name one with --corpus")
    folder = Path(given)
    assert (folder / "pdf-text/79").is_dir() and (folder / "akn/79").is_dir(), f"{folder} holds no texts of session 79"
    return figures_of(measure(from_pdf(folder))[0])


@pytest.mark.parametrize("name", REACH)
def test_real_documents_are_read_as_faithfully_as_is_said(figures, name):
    assert figures[name] >= REACH[name]
