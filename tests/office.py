"""The LibreOffice that opens our Word files and spreadsheets: an installed one, else one that is installed here
(``make test`` does).

Run as a program it makes sure that there is one, and says in one line where it is or why there is none.
"""

import shutil
import subprocess
import sys
from pathlib import Path

from tests.chromium import with_apt

NONE = "no LibreOffice to open Word files with: install its Writer, so that there is a program soffice, and try again"
NO_CALC = "the LibreOffice here opens no spreadsheets: install its Calc, and try again"
_OF_A_MAC = "/Applications/LibreOffice.app/Contents/MacOS/soffice"


def find() -> str | None:
    """Path of the program, or None."""
    return shutil.which("soffice") or (_OF_A_MAC if Path(_OF_A_MAC).exists() else None)


def _has_calc() -> bool:
    """Is the library of Calc beside the program?"""
    return bool((program := find()) and next(Path(program).resolve().parents[1].rglob("libsclo.*"), None))


def main() -> None:
    for command in [] if _has_calc() else with_apt("libreoffice-writer-nogui", "libreoffice-calc-nogui"):
        subprocess.run(command, check=False)
    sys.exit(NONE) if find() is None else print(f"office: {find()}")


if __name__ == "__main__":
    main()
