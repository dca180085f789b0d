"""Languages of a text side by side: a column each."""

from tests.builders import adopted, preambular, store

OPENINGS = {
    "en": "Recalling its resolution 55/2,",
    "fr": "Rappelant sa résolution 55/2,",
    "es": "Recordando su resolución 55/3,",
}


def test_a_row_whose_languages_differ_has_them_in_columns(live_server, page):
    for language, words in OPENINGS.items():
        said = {"paragraphs": (preambular(words),), "footnotes": (), "citations": ()}
        store(adopted("A/RES/67/1", language=language, session="67", **said), name=f"{language}.txt")
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{live_server.url}/A/RES/67/1?in=en,fr,es")
    row = page.locator(".bitext-row:has(.concordance)")
    cells = [cell.bounding_box() for cell in row.locator(".cell").all()]
    assert len(cells) == 3
    assert len({(round(cell["y"]), round(cell["width"])) for cell in cells}) == 1
    assert row.locator(".concordance").bounding_box()["width"] > 2 * cells[0]["width"]
