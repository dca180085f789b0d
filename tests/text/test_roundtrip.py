"""Invented resolutions, written as every conversion would write them, are read back exactly: the fidelity gate."""

import pytest

from benchmarks.degrade import PDF, STYLES, expected, rendered
from benchmarks.matching import score
from resolutions.text.parse import parse
from tests.text.invented import BUILDS, invented

EXACT = ("perfect", "block", "annex_block", "part", "number", "footnote", "anchor")
SEEDS = range(3)


@pytest.mark.parametrize("style", [*STYLES, PDF])
@pytest.mark.parametrize("build", BUILDS)
def test_what_was_written_is_read(build, style):
    lost = []
    for seed in SEEDS:
        document = invented(build, seed)
        result = score(expected(document, style), parse(rendered(document, style, seed).encode(), name="x.txt"))
        tallies = {name: result.tallies[name] for name in EXACT if name in result.tallies}
        if any(not tally.found == tally.wanted == tally.given for tally in tallies.values()):
            lost.append((seed, [each for each in result.differences if each.startswith(EXACT + ("note",))]))
    assert not lost


@pytest.mark.parametrize("field", ["symbol", "session", "title", "agenda_items", "issued_on", "adopted_on", "origin"])
@pytest.mark.parametrize("style", ["plain", PDF])
def test_the_cover_of_an_adopted_text_is_read(style, field):
    document = invented("plain")
    read = parse(rendered(document, style, 1).encode(), name="x.txt")
    assert getattr(read, field) == getattr(document, field)
    assert (read.meeting.number, read.meeting.date) == (61, document.adopted_on)


@pytest.mark.parametrize("style", ["markdown", "draft"])
def test_the_cover_of_a_draft_is_read(style):
    document = invented("plain")
    read = parse(rendered(document, style, 1).encode(), name="x.txt")
    assert read.kind == "draft_resolution"
    assert read.sponsors == document.sponsors
    assert read.sponsor_note == document.sponsor_note
    assert (read.title, read.session, read.issued_on) == (document.title, document.session, document.issued_on)
