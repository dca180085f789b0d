"""One command from a clone to a working archive, and the same command again."""

import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from resarchive.embedded import locks

ROOT = Path(__file__).parent.parent
PATIENCE = 60.0


@dataclass
class Demo:
    process: subprocess.Popen
    said: list[str] = field(default_factory=list)

    def wait_until_it_serves(self) -> None:
        for line in self.process.stdout:
            self.said.append(line.rstrip())
            if line.startswith("Stop"):
                return
        raise AssertionError("\n".join(self.said))

    @property
    def addresses(self) -> list[str]:
        return re.findall(r"http://\S+", "\n".join(self.said))

    def interrupt(self) -> None:
        """Ctrl-C reaches every process of the terminal's foreground group."""
        os.killpg(self.process.pid, signal.SIGINT)
        assert self.process.wait(PATIENCE) == 0


@pytest.fixture
def state() -> Iterator[Path]:
    """A state folder that the account of the database can reach."""
    with tempfile.TemporaryDirectory(prefix="resarchive-demo-", ignore_cleanup_errors=True) as folder:
        os.chmod(folder, 0o711)
        yield Path(folder)


@pytest.fixture
def demo(state: Path) -> Iterator[Callable[[int], Demo]]:
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    started = []

    def start(port: int) -> Demo:
        process = subprocess.Popen(
            [sys.executable, "-u", "manage.py", "demo", f"--port={port}"],
            cwd=ROOT,
            env=environment | {"RESARCHIVE_STATE": str(state)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        started.append(process)
        demo = Demo(process)
        demo.wait_until_it_serves()
        return demo

    yield start
    for process in started:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.stdout.close()


def read(address: str) -> str:
    with urllib.request.urlopen(address, timeout=PATIENCE) as response:
        return response.read().decode()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_it_loads_serves_stops_and_loses_nothing(demo, state):
    port = free_port()
    first = demo(port)
    assert "4 created" in "\n".join(first.said)
    assert first.said.count("manifest.csv: a manifest of 4 lines") == 1
    assert first.addresses[0] == f"http://127.0.0.1:{port}/"
    text = next(address for address in first.addresses if address.endswith("/A/RES/66/152"))
    assert "Enhancement of international cooperation in the field of human rights" in read(text)
    assert f"http://127.0.0.1:{port}/admin/" in first.addresses
    first.interrupt()
    deadline = time.monotonic() + PATIENCE
    while locks.is_held(state / "server.lock"):
        assert time.monotonic() < deadline, "the database still runs"
        time.sleep(0.05)

    with socket.create_server(("127.0.0.1", port)):
        again = demo(port)
        assert "4 unchanged" in "\n".join(again.said)
        assert f"{port} is taken" in "\n".join(again.said)
        assert "Enhancement" in read(next(address for address in again.addresses if address.endswith("/152")))
        again.interrupt()
