"""Loads that are killed, and loads at the same time: nothing half stored, and in the end the same rows."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from benchmarks.rows import snapshot
from resolutions.ingest.runs import run_record
from resolutions.models import IngestRun, Version

FILES, KILLS = 96, 3
UNREAD = 4096
"""Bytes of its lines, fewer than it writes, that a loader may have unread before it waits (on Linux)."""

TEXT = """General Assembly

Sixty-{session} session
Third Committee
Agenda item {number}

Cuba, Chile and Peru: draft resolution

Lighthouse {number}

The General Assembly,

Recalling its resolutions 55/{number} of 8 September 2000 and 66/1 of 9 October 2011,

1. Requests the Secretary-General to report on lighthouse {number};

2. Decides to remain seized of the matter.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return with_files(tmp_path)


def with_files(folder: Path) -> Path:
    for number in range(FILES):
        text = TEXT.format(number=number // 2 + 1, session=("sixth", "seventh")[number % 2])
        (folder / f"{number:03}.txt").write_text(text)
    return folder


def begin(folder: Path, unread: int = -1) -> subprocess.Popen:
    """A loader in a process of its own, on the database of the test, that has begun to load. It cannot come to its end
    before its lines are read where they may not wait ``unread``."""
    command = [
        sys.executable,
        "-u",
        "-m",
        "tests.ingest.loader",
        settings.STATE,
        connection.settings_dict["NAME"],
        folder,
    ]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, pipesize=unread, cwd=settings.BASE_DIR)
    assert process.stdout.readline() == b"begun\n"
    return process


def finish(process: subprocess.Popen) -> int:
    process.communicate()
    return process.returncode


def undisturbed(folder: Path) -> dict:
    """The rows of a load that nothing came between; the archive is empty after it as before."""
    call_command("ingest", str(folder), verbosity=0)
    rows = snapshot()
    assert rows["versions"][0] == FILES
    call_command("flush", interactive=False, verbosity=0)
    return rows


@pytest.mark.django_db(transaction=True)
def test_killed_at_random_moments_and_resumed_the_rows_are_the_same(folder):
    expected = undisturbed(folder)
    chance, stages = random.Random(7), []
    for _ in range(KILLS):
        process = begin(folder, UNREAD)
        process.stdout.readline()  # the first files are stored
        time.sleep(chance.uniform(0, 0.05))
        process.kill()
        process.communicate()
        stages.append(Version.objects.count())
    assert 0 < stages[0] < FILES, "the kill came too early or too late to tell anything"
    assert finish(begin(folder)) == 0
    assert snapshot() == expected


@pytest.mark.django_db(transaction=True)
def test_two_loaders_at_once_make_the_rows_of_one(folder):
    expected = undisturbed(folder)
    loaders = [begin(folder), begin(folder)]
    assert [finish(loader) for loader in loaders] == [0, 0]
    assert snapshot() == expected


@pytest.mark.django_db(transaction=True)
def test_a_killed_run_is_known_to_be_over_and_the_next_says_that_it_goes_on_from_there(folder):
    process = begin(folder, UNREAD)
    process.stdout.readline()  # the first files are stored
    [run] = IngestRun.objects.all()
    assert run_record.running_keys() == {run.pk}
    process.kill()
    process.communicate()
    until = time.monotonic() + 30
    while run_record.running_keys() and time.monotonic() < until:
        time.sleep(0.05)
    assert not run_record.running_keys()
    assert finish(begin(folder)) == 0
    following = IngestRun.objects.first()
    assert (following.follows, following.finished_at is not None) == (run, True)
    assert run.files.count() + following.created == FILES
    assert run.files.count() == IngestRun.objects.get(pk=run.pk).created
