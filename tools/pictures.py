"""Screenshots of the archive with its sample documents, for README and docs: ``make pictures``.

Serves the demo from a state folder of its own, looks at it in a headless Chromium, and writes docs/pictures/*.png.
"""

import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests import chromium

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures"
PAGES = {
    "home": "/",
    "reading": "/A/RES/66/152",
    "compare": "/compare/?a=A/RES/66/152&b=A/C.3/80/L.35",
    "matrix": "/series/enhancement-of-international-cooperation-in-the-field-of-human-rights/matrix/",
    "search": "/search/?q=dialogue&by=version",
    "french": "/fr/A/RES/66/152",
    "arabic": "/ar/compare/?a=A/RES/66/152&b=A/C.3/80/L.35",
}
LOOKS = [
    ("", "light", {"width": 1200, "height": 820}),
    ("-dark", "dark", {"width": 1200, "height": 820}),
    ("-narrow", "light", {"width": 390, "height": 760}),
    ("-dark-narrow", "dark", {"width": 390, "height": 760}),
]


@contextmanager
def demo() -> Iterator[str]:
    """The address of a demo that is serving."""
    with tempfile.TemporaryDirectory() as state:
        Path(state).chmod(0o711)  # the database's account must be able to pass through
        process = subprocess.Popen(
            [sys.executable, "manage.py", "demo"],
            cwd=ROOT,
            env={**os.environ, "RESARCHIVE_STATE": state},
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            said = iter(process.stdout.readline, "")
            yield next(found[1] for line in said if (found := re.search(r"(http://[^/\s]+)/", line)))
        finally:
            process.send_signal(signal.SIGINT)
            process.wait()


def take(browser: Browser, address: str) -> None:
    for suffix, scheme, viewport in LOOKS:
        page = browser.new_context(color_scheme=scheme, viewport=viewport).new_page()
        for name, path in PAGES.items():
            page.goto(address + path)
            page.screenshot(path=PICTURES / f"{name}{suffix}.png")


def wait_for_the_index(browser: Browser, address: str) -> None:
    """The first search builds it."""
    page = browser.new_page()
    while page.goto(address + PAGES["search"]).status != 200:
        page.wait_for_timeout(200)


def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    executable = chromium.install()
    with demo() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=chromium.arguments())
        wait_for_the_index(browser, address)
        take(browser, address)
        browser.close()
    for picture in sorted(PICTURES.glob("*.png")):
        print(f"{picture.relative_to(ROOT)}  {picture.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
