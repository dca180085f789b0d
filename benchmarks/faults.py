"""What becomes of an archive whose parts are killed, and whose database goes away."""

from __future__ import annotations

import random
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.parts import Parts
from benchmarks.visitors import Editor, Visitors

Readers = Callable[[], Visitors]
"""They come, and read until they are sent away."""

Kill = Callable[[Parts, subprocess.Popen, int], None]
"""Kills one part, by the number of its turn; the process is that of the load."""

SEED = 2026
WITHIN = 4.0
"""Seconds from the start of the first load within which a part is killed; then what the load before took."""
TRIES = 5
"""Times that a load is begun again."""


def kill_in_turn(parts: Parts, load: subprocess.Popen, number: int) -> None:
    """One part after the other; gunicorn starts its workers again, and PostgreSQL what answers its clients."""
    match number % 5:
        case 0:
            parts.database.kill()
            parts.database.start()
        case 1:
            load.kill()
        case 2:
            parts.web.kill_a_worker()
        case 3:
            parts.database.kill_a_connection()
        case 4:
            parts.web.kill()
            parts.web.start()


def killed(
    parts: Parts, come: Readers, folders: Sequence[Path], texts: Sequence[int], kill: Kill = kill_in_turn
) -> dict[str, float]:
    """One part is killed (SIGKILL) at a random moment while each of the folders is loaded, readers read, and an editor
    corrects. Who runs the archive starts again what ended, as the containers' restart policy does."""
    chance, waited, within = random.Random(SEED), [], WITHIN
    with come() as readers, Editor(parts.web.port, texts) as editor:
        for number, folder in enumerate(folders):
            begun, load = time.monotonic(), parts.load(folder)
            time.sleep(chance.uniform(0, within))
            killed_at = time.monotonic()
            kill(parts, load, number)
            for host in parts.hosts:
                host.seconds_until_answer()
            waited.append(time.monotonic() - killed_at)
            within = _finish(parts, folder, load, begun)
    lost, twice = compared(folders, editor.saved)
    statuses = readers.statuses()
    return {
        "kills": len(waited),
        "kill_lost": lost,
        "kill_twice": twice,
        "kill_back_s": max(waited),
        "kill_answers": len(readers.times()),
        "kill_500s": statuses[500],
        "kill_503s": statuses[503],
        "kill_unanswered": statuses[0],
        "kill_saved": len(editor.saved),
    }


def _finish(parts: Parts, folder: Path, load: subprocess.Popen, begun: float) -> float:
    """The seconds that the load took, or one like it, which came to its end."""
    for _ in range(TRIES):
        status = load.wait()
        if not status:
            return time.monotonic() - begun
        begun, load = time.monotonic(), parts.load(folder)
    raise RuntimeError(f"{folder} cannot be loaded: exit status {status}: {parts.log.read_text()[-2000:]}")


def compared(folders: Sequence[Path], saved: Sequence[str]) -> tuple[int, int]:
    """How many texts and corrections are lost or stored otherwise than they were read, and how many there are twice.
    The files of the folders are read again, one text in each."""
    from django.db import connection

    from resolutions.models import Correction, Paragraph, Reading, Version
    from resolutions.text.files import read_document

    connection.close()  # its server was killed since
    lost = twice = 0
    for path in (path for folder in folders for path in folder.rglob("*.*")):
        document = read_document(path, path.name)
        held = Version.objects.filter(symbol=document.symbol)
        stored = Paragraph.objects.filter(language_version__version__in=held).order_by("position")
        lost += list(stored.values_list("text", flat=True)) != [one.text for one in document.paragraphs]
        twice += held.count() > 1 or Reading.objects.filter(language_version__version__in=held).count() > 1
    for title in saved:
        times = Correction.objects.filter(field="title", value=title).count()
        lost, twice = lost + (times == 0), twice + (times > 1)
    return lost, twice


def away(parts: Parts, come: Readers, seconds: float) -> dict[str, float]:
    """The database is killed and comes back after so many seconds; readers have read for as long before."""
    with come():
        time.sleep(seconds)
    parts.database.kill()
    with come() as readers:
        time.sleep(seconds)
    parts.database.start()
    statuses = readers.statuses()
    return {
        "away_answers": statuses.total(),
        "away_worst_ms": max(readers.times()),
        "away_kept": statuses[200],
        "away_503s": statuses[503],
        "away_others": statuses.total() - statuses[200] - statuses[503],
        "away_back_s": parts.web.seconds_until_answer(),
    }
