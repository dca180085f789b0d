"""The browser the tests drive: an installed Chromium or Chrome, else one that is installed here (``make test`` does).

Run as a program it makes sure that there is one, and says in one line where it is or why there is none.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = (
    *("chromium-headless-shell", "chromium", "chromium-browser"),
    *("google-chrome", "google-chrome-stable", "chrome"),
)
"""The one without windows goes first: it shows a page in less than half of the time."""
APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
ARGUMENTS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
]


class NoBrowserError(Exception):
    """There is no browser to test with; the message says what to do."""


def find() -> str | None:
    """Path of a browser, or None. ``CHROMIUM`` in the environment names one to use before all others."""
    installed = [os.environ.get("CHROMIUM"), *map(shutil.which, NAMES), *APPLICATIONS]
    found = next((path for path in installed if path and Path(path).exists()), None)
    return found or _playwrights_own()


def arguments() -> list[str]:
    """Chromium's sandbox does not work for root."""
    return [*ARGUMENTS, "--no-sandbox"] if os.geteuid() == 0 else ARGUMENTS


def install() -> str:
    """Path of a browser, after installing one where there was none. Raises ``NoBrowserError``."""
    for command in _ways_to_install():
        if found := find():
            return found
        subprocess.run(command, check=False)
    if found := find():
        return found
    raise NoBrowserError(
        "no browser to test with: install Chromium or Google Chrome, or set CHROMIUM to the path of one, and try again"
    )


def _ways_to_install() -> list[list[str]]:
    return [
        *with_apt("chromium-headless-shell"),
        *with_apt("chromium"),
        [sys.executable, "-m", "playwright", "install", "chromium"],
    ]


def with_apt(*packages: str) -> list[list[str]]:
    """Commands that install packages of Debian's; none where that is not possible."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return []
    return [["apt-get", "update", "-q"], ["apt-get", "install", "-q", "-y", "--no-install-recommends", *packages]]


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


if __name__ == "__main__":
    try:
        print(f"browser: {install()}")
    except NoBrowserError as error:
        sys.exit(str(error))
