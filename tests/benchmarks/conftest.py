"""Every measurement is run as one runs it, in a process of its own and as small as it goes, on a made-up corpus."""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings

from benchmarks.archive import on_server
from resarchive.embedded import server_for
from tests.benchmarks.corpus import write_corpus

DOCS = settings.BASE_DIR / "docs"


@dataclass(frozen=True, slots=True)
class Measured:
    figures: dict[str, float]
    yardsticks: dict[str, float]
    page: str


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_corpus(tmp_path_factory.mktemp("corpus"))


@pytest.fixture(scope="session")
def surroundings() -> Iterator[dict[str, str]]:
    """A database beside that of the tests, and their state folder: never the reader's."""
    embedded = "state" in settings.DATABASES["default"]["OPTIONS"]
    if embedded:
        server_for(settings.STATE).ensure()  # started once, for all of them
    database = f"resarchive_bench_{os.environ.get('PYTEST_XDIST_WORKER', 'tests')}"
    yield {**os.environ, "RESARCHIVE_STATE": str(settings.STATE), "BENCH_DATABASE": database}
    if not embedded:
        for name in (database, f"{database}_blank"):
            on_server("DROP DATABASE IF EXISTS {}", name)


@pytest.fixture
def measure(corpus: Path, surroundings: dict[str, str], tmp_path: Path) -> Callable[..., Measured]:
    """Runs ``benchmarks/<name>.py`` and gives what it ends with; its names are those published in ``docs``, without
    those that begin as ``beyond`` says: figures of kinds that the tiny form leaves out."""

    def run(name: str, *, beyond: tuple[str, ...] = ()) -> Measured:
        command = [sys.executable, "-m", f"benchmarks.{name}", corpus, "--tiny"]
        environment = {**surroundings, "BENCH_DOCS": str(tmp_path)}
        done = subprocess.run(command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr[-3000:]
        said = json.loads(done.stdout.splitlines()[-1])
        assert (said.keys(), said["bench"]) == ({"bench", "figures", "yardsticks"}, name)
        numbers = said["figures"] | said["yardsticks"]
        assert [name for name, value in numbers.items() if not math.isfinite(value) or value < 0] == []
        assert {one for one in published(name) - numbers.keys() if not one.startswith(beyond)} == set()
        return Measured(said["figures"], said["yardsticks"], (tmp_path / f"{name}.md").read_text())

    return run


def published(name: str) -> set[str]:
    """The figures on its page in ``docs``, where it has one."""
    page = DOCS / f"{name}.md"
    table = page.read_text().partition("|---|---|---|\n")[2].partition("\n\n")[0] if page.exists() else ""
    return {row.split("|")[1].strip() for row in table.splitlines()}
