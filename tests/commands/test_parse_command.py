"""``manage.py parse``: JSON lines for other programs, without a database."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from tests.terminal import Terminal

KEYS = """source format language kind symbol symbol_from title organ session committee agenda_items distribution
issued_on original_language adopted_on origin meeting sponsors sponsor_note subjects vote outcome paragraphs tables
footnotes citations problems unread""".split()


def parse(*arguments: object, state: Path) -> subprocess.CompletedProcess[str]:
    """Run as a program of its own, with a database server that does not exist."""
    environment = {
        **os.environ,
        "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none",
        "RESARCHIVE_STATE": str(state),
        "PYTHONUTF8": "0",
    }
    command = [sys.executable, settings.BASE_DIR / "manage.py", "parse", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment)


def test_one_object_a_line_in_the_order_given(seeds, tmp_path):
    files = [seeds["2025-draft"], seeds["2005"]]
    done = parse(*files, state=tmp_path)
    objects = [json.loads(line) for line in done.stdout.splitlines()]
    assert (done.returncode, done.stderr) == (0, "")
    assert [one["source"] for one in objects] == [str(file) for file in files]
    assert all(set(KEYS) <= one.keys() for one in objects)
    assert objects[0]["issued_on"] == "2025-11-04"
    assert objects[1]["session"] is None and objects[1]["symbol"] is None


def test_indented_on_a_terminal(seeds):
    out = Terminal()
    call_command("parse", str(seeds["2005"]), stdout=out)
    assert '\n "paragraphs": [\n' in out.getvalue()
    assert json.loads(out.getvalue())["source"] == str(seeds["2005"])


def test_what_cannot_be_read_is_said_and_the_others_are_printed(seeds, tmp_path):
    (tmp_path / "empty.txt").touch()
    files = [tmp_path / "empty.txt", seeds["2005"], tmp_path, tmp_path / "none.txt"]
    done = parse(*files, state=tmp_path)
    assert done.returncode == 1
    assert [json.loads(line)["source"] for line in done.stdout.splitlines()] == [str(seeds["2005"])]
    assert done.stderr.splitlines() == [
        f"{tmp_path}/empty.txt: the file is empty",
        f"{tmp_path}: this is a folder, not a file",
        f"{tmp_path}/none.txt: no such file",
    ]


def test_a_symbol_given_by_the_caller_in_any_spelling(seeds, tmp_path):
    done = parse(seeds["2011-draft"], "--symbol", "a/c.3/66/l.35", state=tmp_path)
    found = json.loads(done.stdout)
    assert (found["symbol"], found["symbol_from"]) == ("A/C.3/66/L.35", "option")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [(["a", "--symbol", "nonsense"], "not a document symbol"), (["a", "b", "--symbol", "A/1"], "--symbol is for one")],
)
def test_wrong_use_is_one_line(tmp_path, arguments, message):
    done = parse(*arguments, state=tmp_path)
    assert done.returncode == 1
    assert message in done.stderr and len(done.stderr.splitlines()) == 1
