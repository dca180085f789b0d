"""Reading files in processes of their own."""

import os
import subprocess
import sys
import time

from django.conf import settings

from resolutions.text.files import edition_of

POOL = """
import os, signal, sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from resolutions.text.files import begin_to_serve

pool = ProcessPoolExecutor(2, mp_context=get_context("spawn"), initializer=begin_to_serve)
print(*{pool.submit(os.getpid).result() for _ in range(4)}, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_readers_do_not_outlive_a_loader_that_was_killed():
    done = subprocess.run([sys.executable, "-c", POOL], capture_output=True, text=True, cwd=settings.BASE_DIR)
    readers = [int(pid) for pid in done.stdout.split()]
    assert readers
    deadline = time.monotonic() + 10
    while any(map(is_running, readers)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(is_running, readers))


def test_reading_needs_no_django():
    program = "import sys, resolutions.text.files; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], cwd=settings.BASE_DIR).returncode == 0


def test_an_edition_changes_with_any_line_of_the_program(tmp_path):
    (tmp_path / "rules.py").write_text("A = 1\n")
    before = edition_of(tmp_path)
    assert edition_of(tmp_path) == before
    (tmp_path / "rules.py").write_text("A = 2\n")
    assert edition_of(tmp_path) != before
