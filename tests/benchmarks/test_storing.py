"""Measurements of loading, and of the admin over what was loaded."""


def test_ingest(measure):
    measured = measure("ingest")
    assert (measured.figures["documents"], measured.figures["kills_survived"]) == (6, 1)
    assert min(measured.figures[name] for name in ("docs_per_s", "against_copy", "noop_docs_per_s", "peak_mb")) > 0
    assert measured.yardsticks["copy_rows"] > 100
    assert "First load: 6 files: 6 created" in measured.page


def test_admin(measure):
    figures = measure("admin").figures
    assert (figures["documents"], figures["language_versions"]) == (60, 160)
    assert figures["lists"] > 30
    assert 0 < figures["max_queries"] < 40


def test_commitments(measure):
    figures = measure("commitments").figures
    assert figures["ms_a_text"] > 0
    assert figures["came_back"] == 4


def test_roll_calls(measure):
    figures = measure("roll_calls").figures
    assert figures["rows"] >= 2_000 and figures["votes"] == figures["texts_held"] + figures["records_without_text"]
    assert figures["texts_completed"] == figures["texts_held"] == 5
    assert figures["ballots_written"] > 500


def test_check_draft(measure):
    figures = measure("check_draft").figures
    assert figures["called_wrong_of_clean"] == 0
    assert figures["tried_lost_paragraph"] > 0
