"""What Lighthouse says of every kind of page: ``make lighthouse`` writes it to docs/lighthouse.md.

The sample documents are served as a public host serves them, and looked at as Lighthouse does by default: on a slow
telephone. Needs Lighthouse, which needs Node.js: ``npm install --global lighthouse``; ``LIGHTHOUSE`` in the environment
names another than the one on the path.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from urllib.error import HTTPError
from urllib.request import urlopen
from urllib.robotparser import RobotFileParser

from playwright.sync_api import sync_playwright

from benchmarks.machine import day_and_machine
from tests import chromium
from tests.browser.kinds import KINDS
from tools.pictures import ROOT, demo, wait_for_the_index

DOCS = ROOT / "docs" / "lighthouse.md"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
REACH = 0.98
TRIES = 3
"""A machine that is busy with something else makes a page slow: the best of so many is what the page can do."""
PRODUCTION = {"PRODUCTION": "1", "HTTPS": "0", "SECRET_KEY": "of-no-use-beyond-this-machine" * 2}
PRODUCTION["ALLOWED_HOSTS"] = "127.0.0.1"

Scores = tuple[float, ...]
"""0 to 1, in the order of ``CATEGORIES``."""
NOTHING: Scores = (0.0,) * len(CATEGORIES)


def scores(lighthouse: str, url: str, left_out: list[str]) -> Scores:
    """The best of each category, after as many tries as it takes."""
    best = NOTHING
    for _ in range(TRIES):
        best = tuple(map(max, best, _scores(lighthouse, url, left_out)))
        if min(best) >= REACH:
            break
    return best


def _scores(lighthouse: str, url: str, left_out: list[str]) -> Scores:
    command = [lighthouse, url, "--quiet", "--output=json", f"--only-categories={','.join(CATEGORIES)}"]
    command += [f"--chrome-flags=--headless=new {' '.join(chromium.arguments())}", "--ignore-status-code"]
    command += [f"--skip-audits={','.join(left_out)}"] if left_out else []
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    if done.returncode:  # Lighthouse has said why; on a busy machine it loses sight of a page
        return NOTHING
    categories = json.loads(done.stdout)["categories"]
    return tuple(categories[name]["score"] or 0 for name in CATEGORIES)


def left_out_of(url: str, robots: RobotFileParser) -> list[str]:
    """What Lighthouse would count against a page for what it is there for: it says that there is nothing at an address,
    or is closed to robots."""
    try:
        with urlopen(url):
            missing = False
    except HTTPError:
        missing = True
    closed = missing or not robots.can_fetch("*", url)
    return ["http-status-code", "errors-in-console"] * missing + ["is-crawlable"] * closed


def measured(lighthouse: str, address: str, paths: list[str]) -> Iterator[tuple[str, Scores]]:
    robots = RobotFileParser(f"{address}/robots.txt")
    robots.read()
    for path in paths:
        yield path, scores(lighthouse, address + path, left_out_of(address + path, robots))


def page(rows: list[tuple[str, Scores]]) -> str:
    heads = ["page", "performance", "accessibility", "best practices", "SEO"]
    table = [heads, ["---"] * len(heads), *([f"`{path}`", *map("{:g}".format, found)] for path, found in rows)]
    when = f"{day_and_machine()}; the best of at most {TRIES}, {REACH} to be reached."
    closed = "Pages that robots are kept from are not blamed for it, nor is one for saying that there is nothing."
    return "\n".join(["# Lighthouse", "", when, closed, "", *(f"| {' | '.join(cells)} |" for cells in table), ""])


def main() -> None:
    lighthouse = os.environ.get("LIGHTHOUSE") or shutil.which("lighthouse")
    if not lighthouse:
        sys.exit("no Lighthouse: npm install --global lighthouse, or set LIGHTHOUSE to the path of one, and try again")
    os.environ |= PRODUCTION | {"CHROME_PATH": chromium.install()}
    subprocess.run([sys.executable, "manage.py", "collectstatic", "--no-input", "-v0"], cwd=ROOT, check=True)
    rows = []
    with demo() as address:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(args=chromium.arguments(), executable_path=os.environ["CHROME_PATH"])
            wait_for_the_index(browser, address)
            browser.close()
        for path, found in measured(lighthouse, address, sys.argv[1:] or KINDS):
            print(path, *found, flush=True)
            rows.append((path, found))
    if not sys.argv[1:]:
        DOCS.write_text(page(rows))
    if low := [path for path, found in rows if min(found) < REACH]:
        sys.exit(f"below {REACH}: {' '.join(low)}")


if __name__ == "__main__":
    main()
