"""gunicorn with the benchmarks' archive, and readers who ask it without a pause."""

from __future__ import annotations

import http.client
import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

READERS = 8
NEVER_KEPT = {"Cookie": "sessionid=of-nobody"}


@contextmanager
def served(processes: int = 2) -> Iterator[int]:
    """On a free port, by so many processes of four threads, until the block ends."""
    command = [sys.executable, "-m", "gunicorn", "benchmarks.wsgi:application", "--bind", "127.0.0.1:0"]
    command += ["--workers", str(processes), "--threads", "4", "--log-level", "info"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        line = next((line for line in process.stderr if "Listening at" in line), None)
        if line is None:
            raise RuntimeError("gunicorn did not start")
        threading.Thread(target=process.stderr.read, daemon=True).start()
        yield int(line.rpartition(":")[2].split()[0].rstrip(")"))
    finally:
        process.terminate()
        process.wait()


def asked_by_readers(
    port: int, addresses: Sequence[str], seconds: float, headers: Mapping[str, str] | None = None
) -> list[float]:
    """Milliseconds of every answer; eight readers at once, each with a connection that is kept."""
    said = {"Accept-Encoding": "gzip", **(headers or {})}
    times: list[float] = []
    end = time.monotonic() + seconds

    def read(number: int) -> None:
        chance, connection = random.Random(number), http.client.HTTPConnection("127.0.0.1", port)
        while time.monotonic() < end:
            begun = time.perf_counter()
            connection.request("GET", chance.choice(addresses), headers=said)
            answer = connection.getresponse()
            answer.read()
            if answer.status != 200:
                raise RuntimeError(f"answered {answer.status}")
            times.append((time.perf_counter() - begun) * 1000)

    readers = [threading.Thread(target=read, args=(number,)) for number in range(READERS)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    return times
