"""How long a dump of 60,000 texts takes, and how much memory.

python -m benchmarks.export CORPUS [--documents 60000]

The texts are real ones re-issued over the sessions (see ``benchmarks.data``); they are made once and kept, in the same
database as for ``benchmarks.api``. The command runs in a process of its own, whose largest resident size the system
tells. The rows of every Parquet file are counted again.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from pyarrow import parquet

from benchmarks import archive
from benchmarks.api import TINY, Scale, fill
from benchmarks.options import options
from benchmarks.report import report

REACH = {"seconds": 300, "memory_mb": 500, "rows_differing": 0}
_CHILD = (
    "import sys; from benchmarks import archive; archive.open_archive(); "
    "from django.core.management import call_command; call_command('export', '--to', sys.argv[1])"
)
_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in which the system tells a process's size."""


def export(folder: Path) -> dict[str, float]:
    begun = perf_counter()
    process = subprocess.Popen([sys.executable, "-c", _CHILD, str(folder)], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"the command ended with {process.returncode}")
    return {"seconds": round(perf_counter() - begun, 1), "memory_mb": round(_megabytes(used), 1)}


def counted(folder: Path) -> dict[str, float]:
    """What was written, and of how many tables a Parquet file has not the rows that the manifest states."""
    from resolutions.exports.dumps import dumps

    (dump,) = dumps(folder)
    rows = {name: parquet.read_metadata(dump.folder / f"{name}.parquet").num_rows for name in dump.rows}
    size = sum(path.stat().st_size for path in dump.folder.iterdir())
    return {
        "rows": sum(rows.values()),
        "rows_differing": sum(rows[name] != stated for name, stated in dump.rows.items()),
        "written_mb": round(size / 2**20, 1),
    }


def _megabytes(used: resource.struct_rusage) -> float:
    return used.ru_maxrss * _UNIT / 2**20


def main() -> None:
    parser = options(__doc__)
    parser.add_argument("--documents", type=int, default=Scale().documents)
    asked = parser.parse_args()
    archive.open_archive()
    from resolutions.models import Version

    fill(asked.corpus, TINY.documents if asked.tiny else asked.documents)
    figures: dict[str, float] = {"texts": Version.objects.count()}
    with tempfile.TemporaryDirectory() as folder:
        figures |= export(Path(folder)) | counted(Path(folder))
    report("export", "The dump", figures, REACH, {}, [(__doc__ or "").strip()], tiny=asked.tiny)


if __name__ == "__main__":
    main()
