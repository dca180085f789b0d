"""Loads a folder into the benchmark's archive, in a process of its own as a librarian does.

python -m benchmarks.load FOLDER
"""

import sys
from io import StringIO

from benchmarks.archive import open_archive

if __name__ == "__main__":
    open_archive()
    from django.core.management import call_command

    call_command("ingest", sys.argv[1], verbosity=0, stdout=StringIO(), stderr=StringIO())
