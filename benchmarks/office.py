"""Files as an office program saves them: written by us, then opened and saved by LibreOffice."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

_LONGEST = 600
"""Seconds for all files of one call."""


def saved_by_office(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The Word files as LibreOffice saves them, by the same names; empty where it is not installed, and without those
    that it could not save."""
    program = shutil.which("soffice")
    if program is None or not files:
        return {}
    with TemporaryDirectory() as folder:
        given, taken = Path(folder, "given"), Path(folder, "taken")
        given.mkdir()
        names = {f"{place}.docx": name for place, name in enumerate(files)}
        for file, name in names.items():
            (given / file).write_bytes(files[name])
        command = [program, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "docx"]
        command += ["--outdir", str(taken), *(str(given / file) for file in names)]
        subprocess.run(command, check=True, capture_output=True, timeout=_LONGEST)
        return {name: (taken / file).read_bytes() for file, name in names.items() if (taken / file).exists()}
