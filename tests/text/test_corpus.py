"""The fidelity gate on real documents, where a corpus of them is at hand: ``make test CORPUS=folder``."""

from pathlib import Path

import pytest
from lxml import etree

from benchmarks.fidelity import REACH, figures_of, from_pdf, measure
from resolutions.text.readers.akn import read_akn
from resolutions.text.states import state_of

KNOWN = 0.999
"""The share of the States that the mark-up names whom the table of States knows; the others are misprints."""


@pytest.fixture(scope="module")
def corpus(request: pytest.FixtureRequest) -> Path:
    given = request.config.getoption("--corpus")
    if not given:
        pytest.skip("no corpus of real documents at hand: name one with --corpus")
    folder = Path(given)
    assert (folder / "pdf-text/79").is_dir() and (folder / "akn/79").is_dir(), f"{folder} holds no texts of session 79"
    return folder


@pytest.fixture(scope="module")
def figures(corpus: Path) -> dict[str, float]:
    return figures_of(measure(from_pdf(corpus))[0])


@pytest.mark.parametrize("name", REACH)
def test_real_documents_are_read_as_faithfully_as_is_said(figures, name):
    assert figures[name] >= REACH[name]


def test_who_voted_who_tabled_and_what_about_is_read_whole(corpus):
    """Voters and headings are counted in the XML beside the reader."""
    voters, sponsors = [], []
    for path in sorted((corpus / "akn/79").glob("*.xml")):
        read, root = read_akn(path.read_bytes(), name=path.name), etree.parse(path).getroot()
        names = [e.text for e in root.find(".//{*}voting").iterfind(".//{*}organization")]
        library = root.iterfind(".//{*}classification[@source='DHLAUTH']/{*}keyword")
        headings = {e.get("showAs") for e in library if e.get("dictionary") in ("UNBIS Thesaurus", "DHLAUTH")}
        listed = list(read.vote.by_state) if read.vote else []
        assert (len(listed), set(read.subjects)) == (len(names), headings - {""}), path.name
        voters += listed
        sponsors += [sponsor.name for sponsor in read.sponsors if sponsor.kind == "state"]
    assert len(voters) > 15_000
    for names in (voters, sponsors):
        assert sum(state_of(name) is not None for name in names) >= KNOWN * len(names)
