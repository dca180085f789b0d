"""A reader's own file, dropped on the form or chosen with the button."""

import pytest

DROP = """(place, [name, size, files]) => {
  const data = new DataTransfer();
  for (let n = 0; n < files; n++) data.items.add(new File(["a".repeat(size)], name));
  for (const moment of ["dragover", "drop"]) {
    place.dispatchEvent(new DragEvent(moment, { bubbles: true, cancelable: true, dataTransfer: data }));
  }
}"""


@pytest.mark.parametrize("address", ["/check/", "/compare/yours/"])
def test_a_file_is_dropped_and_bounded_before_it_is_sent(live_server, window, address):
    page = window()
    page.goto(live_server.url + address)
    place = page.locator(".own-file").first
    if page.locator(".one-of").count():
        assert not place.is_visible()
        page.get_by_label("A file of mine").first.check()
    said, chosen = place.locator("output"), place.locator("input")
    assert place.get_by_text("or drop it here").is_visible()
    place.evaluate(DROP, ["draft.txt", 3_000, 1])
    assert said.inner_text() == "draft.txt, 3 kB"
    assert chosen.evaluate("input => input.files[0].name + input.checkValidity()") == "draft.txttrue"
    place.evaluate(DROP, ["draft.txt", 10, 2])
    assert said.inner_text() == "One file at a time, and no folder."
    assert chosen.evaluate("input => input.files.length + String(input.checkValidity())") == "1true"
    place.evaluate(DROP, ["scan.pdf", 2 * 2**20 + 1, 1])
    assert said.inner_text() == "scan.pdf is larger than 2 MB. Bring the text alone, without pictures."
    assert not chosen.evaluate("input => input.checkValidity()")
    chosen.set_input_files({"name": "other.txt", "mimeType": "text/plain", "buffer": b"The General Assembly,"})
    assert said.inner_text() == "other.txt, 1 kB"
    assert chosen.evaluate("input => input.checkValidity()")


def test_a_file_dragged_over_a_side_shows_its_place_and_one_that_is_put_away_hinders_nothing(live_server, window):
    page = window()
    page.goto(live_server.url + "/compare/yours/")
    side = page.locator(".one-of").first
    place = side.locator(".own-file")
    side.evaluate("""(side) => {
      const data = new DataTransfer();
      data.items.add(new File(["a"], "draft.txt"));
      side.dispatchEvent(new DragEvent("dragenter", { bubbles: true, dataTransfer: data }));
    }""")
    assert place.is_visible()
    place.evaluate(DROP, ["scan.pdf", 2 * 2**20 + 1, 1])
    assert not place.locator("input").evaluate("input => input.checkValidity()")
    side.get_by_label("Words I paste").check()
    assert not place.is_visible() and side.get_by_label("Its words").is_visible()
    assert place.locator("input").evaluate("input => input.checkValidity()")


def test_without_a_script_the_button_does(live_server, window):
    page = window(java_script_enabled=False)
    page.goto(live_server.url + "/check/")
    place = page.locator(".own-file").first
    assert not place.get_by_text("or drop it here").is_visible()
    assert place.get_by_label("A file: Word").is_visible()
