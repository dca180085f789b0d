"""Style sheets as they are served: shorter, and the same rules."""

from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from resarchive.static_files import StaticFiles, shortened

SHEETS = sorted((Path(__file__).parent.parent / "static" / "css").glob("*.css"))


@pytest.mark.parametrize(
    ("written", "served"),
    [
        ("/* Lamps. */\n.lamp {\n  color: red;\n}\n", ".lamp {color: red;}"),
        ('.lamp::before {\n  content: "/* no comment */";\n}\n', '.lamp::before {content: "/* no comment */";}'),
        (".a\n  .b {\n  margin: 0\n    auto;\n}", ".a .b {margin: 0 auto;}"),
        (".a {\n  width: calc(100% - 2rem);\n}", ".a {width: calc(100% - 2rem);}"),
    ],
)
def test_comments_and_indentation_are_left_out_and_nothing_else(written, served):
    assert shortened(written) == served


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_each_of_our_own_keeps_its_rules(sheet):
    written = sheet.read_text()
    served = shortened(written)
    assert served.count("}") == written.count("}") and "/*" not in served
    assert len(served) < len(written)


def test_what_is_collected_is_shortened(tmp_path):
    storage = StaticFiles(location=tmp_path, base_url="/static/")
    storage.save("lamp.css", ContentFile(b"/* Lamps. */\n.lamp {\n  color: red;\n}\n"))
    storage.save("lamp.js", ContentFile(b"// Lamps.\n"))
    named = [name for _, name, _ in storage.post_process({"lamp.css": (storage, "lamp.css")})]
    assert (tmp_path / named[0]).read_text() == ".lamp {color: red;}" and named[0] != "lamp.css"
    assert (tmp_path / "lamp.css").read_text() == ".lamp {color: red;}"
    assert (tmp_path / "lamp.js").read_text() == "// Lamps.\n"
