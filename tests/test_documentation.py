"""What README and the other pages say is there, is there."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from django.core.management import get_commands

from resarchive.version import version
from resolutions.ingest import FileChange
from resolutions.ingest.manifests.csv_table import COLUMNS
from resolutions.pages.reading.formats import FORMATS
from resolutions.search.facets import FACETS

ROOT = Path(__file__).parent.parent
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
PAGES = [
    ROOT / "README.md",
    ROOT / "CHANGELOG.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "SECURITY.md",
    ROOT / "docs" / "extending.md",
    ROOT / "docs" / "loading.md",
    ROOT / "docs" / "programs.md",
    ROOT / "docs" / "scaling.md",
    *DECISIONS,
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


def test_every_word_for_what_became_of_a_file_is_told():
    told = (ROOT / "docs" / "loading.md").read_text()
    assert [change.label for change in FileChange if f"| `{change.label}` |" not in told] == []


def test_every_filter_and_every_form_of_a_text_is_told_to_programs():
    told = (ROOT / "docs" / "programs.md").read_text()
    assert f"`{' '.join(FACETS)}`" in told
    assert [ending for ending in FORMATS if f".{ending}" not in told] == []


def test_every_command_named_exists():
    named = {name for page in PAGES for name in re.findall(r"manage\.py ([a-z_]+)", page.read_text())}
    assert named - get_commands().keys() == set()


@pytest.mark.parametrize("page", DECISIONS, ids=lambda page: page.name)
def test_a_decision_that_is_replaced_says_by_which(page):
    replaced = re.findall(r"^\*Replaces \[\d+\]\(([^)]+)\)", page.read_text(), re.MULTILINE)
    assert all(
        f"*Replaced by [{int(page.name[:4])}]({page.name})" in (page.parent / one).read_text() for one in replaced
    )


class TestTheVersionNumber:
    def test_stands_in_one_place(self):
        assert version() == tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
        papers = [*PAGES, ROOT / "CITATION.cff", ROOT / "resarchive" / "version.py"]
        assert [page.name for page in papers if version() in page.read_text()] == ["CHANGELOG.md"]

    def test_has_its_notes(self):
        assert f"\n## {version()}\n" in (ROOT / "CHANGELOG.md").read_text()

    @pytest.mark.django_db
    def test_is_on_the_page_about(self, client):
        assert f"version {version()}," in client.get("/about/").content.decode()

    def test_is_of_an_application_that_is_not_built(self):
        assert "build-system" not in tomllib.loads((ROOT / "pyproject.toml").read_text())


class TestThePapers:
    def test_the_citation_is_valid(self):
        schema = "vendor.citation-file-format"
        checked = subprocess.run(
            [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, ROOT / "CITATION.cff"],
            capture_output=True,
            text=True,
            check=False,
        )
        assert checked.returncode == 0, checked.stdout

    def test_license_is_the_same_everywhere(self):
        project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
        cited = yaml.safe_load((ROOT / "CITATION.cff").read_text())
        license = (ROOT / "LICENSE").read_text()
        assert license.startswith("MIT License\n") and project["license"] == cited["license"] == "MIT"
        assert cited["authors"][0]["name"] == project["authors"][0]["name"] == "The Resarchive authors"
        assert "The Resarchive authors" in license and "texts of the United Nations" in license
