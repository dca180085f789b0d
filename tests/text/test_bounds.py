"""Reading within bounds of time and memory, in processes of their own."""

import signal
import subprocess
import sys

import pytest

SMALL = """
from resolutions.text import bounds
bounds.SECONDS, bounds.MEGABYTES, bounds._GRACE = 1, 64, 1
def reading(work):
    try:
        with bounds.bounded(0):
            work()
    except bounds.Unreadable as error:
        print(error)
"""


def ended(work: str) -> subprocess.CompletedProcess:
    return subprocess.run([sys.executable, "-c", SMALL + work], capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize(
    ("work", "said"),
    [
        ("def work():\n    while True: pass\nreading(work)", "took too long to read: more than 1 s\n"),
        ("reading(lambda: bytearray(2**30))", "needs more than 64 MB of memory to be read\n"),
        ("reading(lambda: print('read'))", "read\n"),
    ],
)
def test_what_goes_beyond_is_refused_in_a_line(work, said):
    assert ended(work).stdout == said


def test_a_library_that_does_not_come_back_is_ended_with_its_process():
    assert ended("reading(lambda: sum(range(10**12)))").returncode == -signal.SIGXCPU


def test_bounds_hold_for_one_file_only():
    work = (
        "reading(lambda: None)\nblock = bytearray(2**28)\nimport time\nwhile time.process_time() < 3: pass\nprint('on')"
    )
    assert ended(work).stdout == "on\n"
