"""What parser and ingest have codes for, editors read in words."""

import re
from itertools import chain
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone

import resolutions
from resolutions.admin.sheet import ROLES
from resolutions.curation import correcting, removing
from resolutions.ingest.matching import proposals
from resolutions.ingest.writing import cover
from resolutions.models import Problem, Removal
from resolutions.models.cover_fields import COLUMNS
from resolutions.models.curation import FIELDS, SEVERAL
from resolutions.models.problems import GRAVITY, KINDS
from resolutions.models.sources import FORMATS
from resolutions.text.furniture import ALONE
from resolutions.text.languages.vocabularies import VOCABULARIES
from resolutions.text.problems import ProblemCode
from resolutions.text.readers import formats
from tests.builders import adopted, stored, text_of

SOURCES = [path for part in ("text", "ingest") for path in (Path(resolutions.__path__[0]) / part).rglob("*.py")]


def written(pattern: str) -> set[str]:
    """What the pattern's group is in the source code of what reads and stores texts."""
    return {found for path in SOURCES for found in re.findall(pattern, path.read_text())}


def test_every_problem_that_is_made_has_a_name():
    made = {ProblemCode[name] for name in written(r"ProblemCode\.([A-Z_]+)")}
    assert len(made) > 10
    assert made | set(chain(*GRAVITY.values())) <= set(KINDS)


def test_every_role_of_a_line_has_a_name():
    elements = {f"cover:{name}" for words in VOCABULARIES.values() for name, _form in words.elements}
    furniture = {f"furniture:{name}" for name in ALONE}
    assert elements | furniture | written(r'"((?:cover|furniture):[\w-]+)"') <= set(ROLES)


def test_every_field_and_format_has_a_name():
    assert {*COLUMNS, *cover.OTHER_FIELDS, *proposals.CURATED, *SEVERAL} <= set(FIELDS)
    assert set(formats.FORMATS) == set(FORMATS)


@pytest.mark.django_db
def test_the_index_names_recurring_subjects_and_headings_as_the_public_pages_do(admin_client, client):
    index = admin_client.get(reverse("admin:index")).content.decode()
    for public, name in (("series_list", "Recurring subjects"), ("subjects", "Subject headings")):
        assert f"<h1>{name}</h1>" in client.get(reverse(public)).content.decode()
        assert f">{name}</a>" in index


@pytest.mark.django_db
class TestLists:
    def test_of_problems_are_narrowed_by_kinds_with_names(self, admin_client):
        version = stored(adopted())
        text = text_of(version)
        of_text = {"version": version, "language_version": text, "reading": text.shown}
        Problem.objects.create(**of_text, line=9, code="mark-in-word", message="inside a word")
        html = admin_client.get(reverse("admin:resolutions_problem_changelist")).content.decode()
        assert ">mark of a note inside a word</a>" in html and ">mark-in-word<" not in html
        for name, pk in (("version", version.pk), ("languageversion", text.pk)):
            html = admin_client.get(reverse(f"admin:resolutions_{name}_change", args=[pk])).content.decode()
            assert "mark of a note inside a word" in html and "mark-in-word" not in html

    def test_of_corrections_name_their_fields(self, admin_client, admin_user):
        correcting.correct(stored(adopted()), "sponsor_note", "Two.", admin_user)
        html = admin_client.get(reverse("admin:resolutions_correction_changelist")).content.decode()
        assert html.count(">Sponsors’ note</a>") == 2, "in the row and in the filter"

    def test_of_texts_taken_out_are_narrowed_by_what_became_of_them(self, admin_client, admin_user):
        texts = [stored(adopted(f"A/RES/66/{number}"), name=f"{number}.txt") for number in (1, 2, 3)]
        out, back, let_in = (removing.remove_version(text, "", admin_user) for text in texts)
        removing.let_in(let_in, admin_user)
        Removal.objects.filter(pk=back.pk).update(ended_at=timezone.now(), put_back=True)
        for state, removal in (("out", out), ("back", back), ("in", let_in)):
            address = reverse("admin:resolutions_removal_changelist")
            assert list(admin_client.get(address, {"state": state}).context["cl"].result_list) == [removal]
