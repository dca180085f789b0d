"""Screenshots of the archive with its sample documents: ``make pictures``.

Serves the demo from a state folder of its own, looks at it in a headless Chromium, and writes docs/pictures/*.png for
README and docs; and of every kind of page, wide, less wide, narrow, dark and as it is printed, .pictures/*.png to be
looked at. These are not kept in git.
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

from django.utils.text import slugify
from playwright.sync_api import Browser, sync_playwright

from tests import chromium
from tests.browser.kinds import KINDS

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures"
EVERY_KIND = ROOT / ".pictures"
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

WAYS = {
    "1280": {"viewport": {"width": 1280, "height": 800}},
    "1024": {"viewport": {"width": 1024, "height": 768}},
    "375": {"viewport": {"width": 375, "height": 720}},
    "dark": {"viewport": {"width": 1280, "height": 800}, "color_scheme": "dark"},
    "print": {"viewport": {"width": 794, "height": 1123}},
}
"""How every kind of page is looked at; printed, a sheet of A4 at 96 dots an inch."""
LONGEST = 6_000
"""Pixels of a page that are looked at: what follows in a longer one is more of the same."""


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


def take_every_kind(browser: Browser, address: str) -> Iterator[Path]:
    for way, options in WAYS.items():
        page = browser.new_context(**options).new_page()
        page.emulate_media(media="print" if way == "print" else "screen")
        for path in KINDS:
            page.goto(address + path)
            height = min(LONGEST, page.evaluate("document.documentElement.scrollHeight"))
            clip = {"x": 0, "y": 0, "width": options["viewport"]["width"], "height": height}
            picture = EVERY_KIND / f"{slugify(path.replace('/', ' ')) or 'home'}-{way}.png"
            page.screenshot(path=picture, full_page=True, clip=clip)
            yield picture


def wait_for_the_index(browser: Browser, address: str) -> None:
    """The first search builds it."""
    page = browser.new_page()
    while page.goto(address + PAGES["search"]).status != 200:
        page.wait_for_timeout(200)


def main() -> None:
    for folder in (PICTURES, EVERY_KIND):
        folder.mkdir(parents=True, exist_ok=True)
    executable = chromium.install()
    with demo() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=chromium.arguments())
        wait_for_the_index(browser, address)
        take(browser, address)
        taken = len(list(take_every_kind(browser, address)))
        browser.close()
    for picture in sorted(PICTURES.glob("*.png")):
        print(f"{picture.relative_to(ROOT)}  {picture.stat().st_size // 1000} kB")
    print(f"{EVERY_KIND.relative_to(ROOT)}  {taken} pictures of every kind of page")


if __name__ == "__main__":
    main()
