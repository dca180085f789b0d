"""Django on the embedded server: started by the first query, and back after a crash without anybody's help."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from resarchive.embedded import locks
from tests.embedded.conftest import ROOT

PROGRAM = """
import json, sys
import django
django.setup()
from django.conf import settings
from django.db import connection

print(json.dumps((settings.STATE / "postgres").exists()), flush=True)
for line in sys.stdin:
    with connection.cursor() as cursor:
        cursor.execute(line)
        rows = cursor.fetchall() if cursor.description else []
    connection.close()  # as Django does after every request: back to the pool
    print(json.dumps(rows), flush=True)
"""


@pytest.fixture
def state() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="resarchive-backend-", ignore_cleanup_errors=True) as folder:
        os.chmod(folder, 0o711)
        yield Path(folder)


@pytest.fixture
def django(state: Path) -> Iterator[subprocess.Popen]:
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "resarchive.settings", "RESARCHIVE_STATE": str(state)}
    environment.pop("DATABASE_URL", None)
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM], cwd=ROOT, env=environment, stdin=pipe, stdout=pipe, text=True
    ) as process:
        yield process
        process.stdin.close()


def ask(process: subprocess.Popen, statement: str) -> list:
    process.stdin.write(statement + "\n")
    process.stdin.flush()
    return json.loads(process.stdout.readline())


def test_the_first_query_starts_it_and_a_query_after_a_crash_is_answered(state, django):
    assert json.loads(django.stdout.readline()) is False
    ask(django, "CREATE TABLE kept AS SELECT 1 AS number")
    [pid_file] = state.glob("postgres/data-*/postmaster.pid")
    os.kill(int(pid_file.read_text().splitlines()[0]), signal.SIGKILL)
    # What a dying server was asked is lost with it; the next request is not.
    while locks.is_held(state / "server.lock"):
        time.sleep(0.01)
    assert ask(django, "SELECT number FROM kept") == [[1]]
