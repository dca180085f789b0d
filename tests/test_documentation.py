"""What README and the other pages say is there, is there."""

import re
from pathlib import Path

import pytest

from resolutions.ingest.manifests.csv_table import COLUMNS

ROOT = Path(__file__).parent.parent
PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "docs" / "loading.md",
    ROOT / "docs" / "programs.md",
    *sorted((ROOT / "docs" / "decisions").glob("*.md")),
]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_and_folders_exist(page):
    text = page.read_text()
    links = [page.parent / link for link in re.findall(r"\]\(([^)#:]+)\)", text)]
    places = [ROOT / place for place in re.findall(r"`((?:resolutions|resarchive|docs|tests|fixtures)/[\w/.]*)`", text)]
    assert [place for place in links + places if not place.exists()] == []


def test_every_make_target_named_exists():
    targets = set(re.findall(r"^([\w%-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = {target for page in PAGES for target in re.findall(r"\bmake ([a-z-]+)", page.read_text())}
    benches = {target for target in named if target.startswith("bench-")}
    assert named - benches <= targets
    assert all((ROOT / "benchmarks" / f"{bench.removeprefix('bench-')}.py").exists() for bench in benches)


def test_every_column_of_a_manifest_is_told():
    told = (
        (ROOT / "docs" / "loading.md")
        .read_text()
        .replace("agenda items", "agenda_items")
        .replace("additional sp", "additional_sp")
    )
    assert [column for column in COLUMNS if f"`{column}`" not in told] == []
