"""``manage.py compare``: files without a database, symbols from the archive, four formats."""

import json
import os
import subprocess
import sys
import zipfile
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import OperationalError

from resolutions.ingest import gather, load
from resolutions.models import OpeningVerb
from resolutions.text.document import Table
from tests.builders import adopted, draft, operative, store
from tests.terminal import Terminal


def compare_files(*arguments: object, state: Path) -> subprocess.CompletedProcess[bytes]:
    """Run as a program of its own, with a database server that does not exist."""
    unreachable = {"DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none", "RESARCHIVE_STATE": str(state)}
    command = [sys.executable, settings.BASE_DIR / "manage.py", "compare", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, env={**os.environ, **unreachable})


def compare(a: str, b: str, format: str = "json") -> str:
    out = StringIO()
    call_command("compare", a, b, format=format, stdout=out)
    return out.getvalue()


def test_two_files_need_no_database(seeds, tmp_path):
    done = compare_files(seeds["2011-draft"], seeds["2011-adopted"], state=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    found = json.loads(done.stdout)
    assert {"a", "b", "rows", "footnotes", "summary", "sentence"} <= found.keys()
    changed = [row for row in found["rows"] if row["op"] != "same"]
    assert [(row["op"], row["a"], row["b"]) for row in changed] == [("edited", ["op8"], ["op8"])]
    assert [piece for piece in changed[0]["words"] if piece[0] != "="] != []
    assert [note["op"] for note in found["footnotes"]].count("edited") == 1


def test_a_word_file_with_tracked_changes(seeds, tmp_path):
    done = compare_files(seeds["2011-draft"], seeds["2011-adopted"], "--format", "docx", state=tmp_path)
    file = zipfile.ZipFile(BytesIO(done.stdout))
    assert b"<w:ins " in file.read("word/document.xml") and b"<w:del " in file.read("word/footnotes.xml")


def test_text_on_a_terminal_where_no_format_is_asked_for(seeds):
    files = [str(seeds["2011-draft"]), str(seeds["2011-adopted"])]
    call_command("compare", *files, stdout=(out := Terminal()))
    assert out.getvalue().splitlines()[1].startswith("One word added")
    call_command("compare", *files, "--format=json", stdout=(out := Terminal()))
    assert "rows" in json.loads(out.getvalue())


@pytest.mark.parametrize("name", ["none.txt", "x" * 5000])
def test_what_is_neither_file_nor_symbol_is_one_line(seeds, tmp_path, name):
    done = compare_files(seeds["2005"], name, state=tmp_path)
    assert (done.returncode, done.stdout) == (1, b"")
    assert len(done.stderr.splitlines()) == 1 and b"neither a file nor" in done.stderr


def test_an_archive_that_cannot_be_reached_is_one_line(seeds, monkeypatch):
    def unreachable(name):
        raise OperationalError("connection refused\n  is the server running?")

    monkeypatch.setattr("resolutions.management.commands.compare.version_named", unreachable)
    with pytest.raises(CommandError, match="^A/RES/66/152: no such file, and the archive cannot be reached$"):
        compare(str(seeds["2005"]), "A/RES/66/152")


def test_a_file_that_cannot_be_read_is_one_line(seeds, tmp_path):
    (tmp_path / "empty.txt").touch()
    done = compare_files(tmp_path / "empty.txt", seeds["2005"], state=tmp_path)
    assert done.stderr.decode().splitlines() == [f"CommandError: {tmp_path}/empty.txt: the file is empty"]


@pytest.mark.django_db
class TestTheArchive:
    def test_two_symbols_in_any_spelling(self, seeds):
        list(load(gather([seeds["2005"].parent])))
        found = json.loads(compare("66/152", "a/c.3/80/l.35"))
        assert (found["a"], found["b"]) == ("A/RES/66/152", "A/C.3/80/L.35")

    def test_a_symbol_that_is_not_held(self):
        with pytest.raises(CommandError, match="A/RES/1/1: neither a file nor a document of the archive"):
            compare("A/RES/1/1", "A/RES/1/2")

    def test_the_editors_word_is_compared(self):
        store(draft(symbol="A/C.3/66/L.1", symbol_from="text"))
        store(adopted(title="Rights at sea"))
        text = compare("A/C.3/66/L.1", "A/RES/66/152", "text")
        assert "Title:\n[-Right to the-]{+Rights at+} sea" in text

    def test_tables_and_the_editors_strength_of_verbs(self):
        OpeningVerb.objects.filter(verb__in=["requests", "urges"]).delete()
        OpeningVerb.objects.create(ladder="ours", rung=1, verb="urges")
        OpeningVerb.objects.create(ladder="ours", rung=2, verb="requests")
        old = (operative("1", "Urges States to pay what the table says."),)
        new = (operative("1", "Requests States to pay what the table says."),)
        scale = (Table((), (("Chad", "1"),), "op1"),), (Table((), (("Chad", "2"),), "op1"),)
        store(draft(symbol="A/C.3/66/L.1", symbol_from="text", paragraphs=old, tables=scale[0], citations=()))
        store(adopted(paragraphs=new, tables=scale[1], citations=()))
        found = json.loads(compare("A/C.3/66/L.1", "A/RES/66/152"))
        assert found["rows"][0]["changes"][0]["note"] == "stronger: urges < requests"
        assert found["tables"][0]["rows"][0]["cells"] == [[["=", "Chad"]], [["-", "1"], ["+", "2"]]]
        text = compare("A/C.3/66/L.1", "A/RES/66/152", "text")
        assert "Table after operative paragraph 1, row changed:\nChad | [-1-]{+2+}" in text
        assert "<caption" in compare("A/C.3/66/L.1", "A/RES/66/152", "html")

    def test_texts_are_compared_in_a_language_that_both_are_held_in(self):
        store(draft(symbol="A/C.3/66/L.1", symbol_from="text", language="fr", title="Droit à la mer"))
        store(adopted())
        store(adopted(source="fr.txt", language="fr", title="Droits en mer"))
        assert "Title:\n[-Droit à la-]{+Droits en+} mer" in compare("A/C.3/66/L.1", "A/RES/66/152", "text")

    def test_texts_without_a_common_language_are_not_compared(self, seeds):
        store(draft(symbol="A/C.3/66/L.1", symbol_from="text", language="fr"))
        store(adopted())
        with pytest.raises(CommandError, match="^A/C.3/66/L.1 is in French, A/RES/66/152 is in English: texts are"):
            compare("A/C.3/66/L.1", "A/RES/66/152")
        with pytest.raises(CommandError, match="is in French, .*2005.txt is in English: texts are compared within one"):
            compare("A/C.3/66/L.1", str(seeds["2005"]))

    def test_hostile_text_is_letters_in_html(self):
        hostile = "<script>alert(1)</script>"
        store(draft(symbol="A/C.3/66/L.1", symbol_from="text"))
        store(adopted(title=hostile, sponsor_note=hostile))
        html = compare("A/C.3/66/L.1", "A/RES/66/152", "html")
        assert hostile not in html and "&lt;script&gt;" in html and "<ins>" in html


def test_a_fault_of_the_program_is_one_line(seeds, monkeypatch):
    def fail(*_args: object, **_options: object) -> None:
        raise KeyError("op7")

    monkeypatch.setattr("resolutions.text.parse.parse", fail)
    with pytest.raises(CommandError, match="^[^\n]*2005.txt: the program failed on it: KeyError: 'op7'$"):
        compare(str(seeds["2005"]), str(seeds["2011-draft"]))
