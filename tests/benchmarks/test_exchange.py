"""The measurements of the API, the harvest and the dump run, and lose no record."""


def test_the_api_and_a_harvest(measure):
    figures = measure("api").figures
    assert (figures["harvest_failed"], figures["harvest_repeated"], figures["harvest_left_out"]) == (0, 0, 0)
    assert figures["harvest_records"] == 60
    assert figures["texts_after_the_load"] > figures["texts"]


def test_the_dump(measure):
    figures = measure("export").figures
    assert figures["rows"] > figures["texts"] and figures["rows_differing"] == 0
