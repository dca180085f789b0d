"""``manage.py about``: what somebody who reports a fault, or a program that watches the archive, wants to know."""

import json
import os
import platform
import subprocess
import sys
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db.migrations.recorder import MigrationRecorder

from resarchive.version import version
from tests.builders import adopted, draft, store

KEYS = {"version", "python", "django", "state", "embedded", "database", "postgresql", "texts", "languages", "lacks"}


def about(**options: bool) -> tuple[int, str]:
    """Exit status and what is printed."""
    out = StringIO()
    try:
        call_command("about", stdout=out, **options)
    except SystemExit as end:
        return end.code, out.getvalue()
    return 0, out.getvalue()


@pytest.mark.django_db
class TestAnArchive:
    def test_counts_each_text_once_and_in_its_languages(self):
        store(draft(symbol="A/C.3/66/L.1", symbol_from="text"))
        store(adopted())
        store(adopted(source="fr.txt", language="fr", title="Droit à la mer"))
        status, out = about(json=True)
        found = json.loads(out)
        assert (status, found.keys(), found["lacks"]) == (0, KEYS, [])
        assert (found["texts"], found["languages"]) == (2, {"en": 2, "fr": 1})

    def test_is_told_in_lines(self):
        store(draft(symbol="A/C.3/66/L.1", symbol_from="text"))
        status, out = about()
        lines = out.splitlines()
        assert (status, lines[0]) == (0, f"Resarchive  {version()}")
        assert f"Python      {platform.python_version()}" in lines
        assert lines[-2:] == ["Texts       1", "  English   1"]

    def test_whose_tables_are_not_made_lacks_them(self):
        MigrationRecorder.Migration.objects.filter(app="resolutions").delete()
        status, out = about(json=True)
        found = json.loads(out)
        assert (status, found["texts"], found["lacks"]) == (
            1,
            None,
            ["its tables are not those of this version: run manage.py migrate"],
        )

    def test_of_another_version_says_so(self):
        MigrationRecorder.Migration.objects.create(app="resolutions", name="0001_the_archive")
        status, out = about()
        assert status == 1
        assert "Lacks       this archive was made by a version before 0.1" in out


def run(*arguments: str, state: object) -> subprocess.CompletedProcess[str]:
    """As a program of its own, with a database server that does not exist."""
    unreachable = {
        "DATABASE_URL": "postgres://archive:secret@127.0.0.1:1/archive?connect_timeout=1",
        "RESARCHIVE_STATE": str(state),
    }
    command = [sys.executable, settings.BASE_DIR / "manage.py", "about", *arguments]
    return subprocess.run(command, capture_output=True, text=True, env={**os.environ, **unreachable}, check=False)


def test_a_database_that_cannot_be_reached_is_said_without_its_password(tmp_path):
    done = run("--json", state=tmp_path)
    found = json.loads(done.stdout)
    assert (done.returncode, found["version"], found["texts"], found["postgresql"]) == (1, version(), None, None)
    assert (found["embedded"], found["database"]) == (False, "archive at 127.0.0.1:1")
    assert found["lacks"][0].startswith("the database cannot be reached: ")
    assert "secret" not in done.stdout


def test_wrong_use(tmp_path):
    done = run("--yaml", state=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
