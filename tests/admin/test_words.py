"""What parser and ingest have codes for, editors read in words."""

import re
from itertools import chain
from pathlib import Path

import pytest
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

import resolutions
from resolutions.admin.sheet import ROLES
from resolutions.curation import correcting, mending, removing
from resolutions.ingest.matching import proposals
from resolutions.ingest.writing import cover
from resolutions.models import IngestRun, Problem, Removal, Sponsor
from resolutions.models.cover_fields import COLUMNS
from resolutions.models.curation import FIELDS, SETTLED_BY_MENDING, SEVERAL
from resolutions.models.problems import GRAVITY, KINDS
from resolutions.models.sources import FORMATS
from resolutions.text import document as doc
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
class TestWhatEditorsRead:
    """Labels and names, never the words of the code."""

    def test_names_the_fields_of_forms_for_many_in_the_language_of_the_page(self, admin_client):
        version = stored(adopted())
        for name, pk, labels in (
            ("resolution", version.resolution_id, ("Commission", "Issue")),
            ("version", version.pk, ("Nature", "État d’avancement")),
        ):
            address = reverse(f"admin:resolutions_{name}_changelist")
            asked = {"action": "set_fields", "_selected_action": pk}
            html = admin_client.post(f"/fr{address}", asked).content.decode()
            assert all(f">{label}" in html for label in labels), name

    def test_names_committees_in_the_language_of_the_page(self, admin_client):
        row = stored(adopted(committee="Third Committee")).resolution
        address = f"/fr{reverse('admin:resolutions_resolution_changelist')}"
        listed = admin_client.get(address).content.decode()
        asked = admin_client.post(address, {"action": "set_fields", "_selected_action": row.pk}).content.decode()
        for html in (listed, asked):
            assert ">Troisième Commission<" in html and "Third Committee" not in html

    def test_names_committees_on_their_page_and_in_the_form_of_a_proposal(self, admin_client):
        row = stored(adopted(committee="Third Committee")).resolution
        pages = (("committee", row.committee_id), ("resolution", row.pk))
        for address in [reverse("admin:resolutions_committee_changelist")] + [
            reverse(f"admin:resolutions_{name}_change", args=[pk]) for name, pk in pages
        ]:
            assert "Troisième Commission" in admin_client.get(f"/fr{address}").content.decode(), address
        asked = {"app_label": "resolutions", "model_name": "resolution", "field_name": "committee", "term": "Third"}
        offered = admin_client.get(f"/fr{reverse('admin:autocomplete')}", asked).json()["results"]
        assert [one["text"] for one in offered] == ["Troisième Commission"]

    def test_names_states_in_authority_lists_and_finds_them_so(self, admin_client):
        stored(adopted(sponsors=[doc.Sponsor("Germany")]))
        state = Sponsor.objects.get(code="DEU")
        listed = f"/fr{reverse('admin:resolutions_sponsor_changelist')}"
        for address in (
            listed,
            f"{listed}?q=allemagne",
            f"/fr{reverse('admin:resolutions_sponsorship_changelist')}",
            f"/fr{reverse('admin:resolutions_sponsor_change', args=[state.pk])}",
        ):
            assert "Allemagne<" in admin_client.get(address).content.decode(), address
        assert 'value="Germany"' in admin_client.get(address).content.decode(), "the entry's own name is edited"

    def test_finds_no_state_by_the_code_of_a_language(self, admin_client):
        stored(adopted(sponsors=[doc.Sponsor("Germany"), doc.Sponsor("Finland")]))
        html = admin_client.get(reverse("admin:resolutions_sponsor_changelist"), {"q": "zh"}).content.decode()
        assert "Germany" not in html and "Finland" not in html

    def test_counts_the_rows_of_a_choice_beside_its_name(self, admin_client):
        stored(adopted(), name="a.txt")
        address = reverse("admin:resolutions_languageversion_changelist")
        html = admin_client.get(f"/fr{address}?_facets=True").content.decode()
        assert "texte (1)" in html and ">text (1)" not in html

    def test_says_what_became_of_a_file_without_brackets(self, admin_client):
        version, told = stored(adopted()), "outcome: the text says adopted_without_vote, the manifest adopted_by_vote"
        run = IngestRun.objects.create(asked="a")
        file = run.files.create(
            name="a.txt",
            change="updated",
            version=version,
            fields=[["outcome", None, "adopted"]],
            notes=["title: an editor's value stays"],
            problems=[[4, told, "manifest_differs"]],
            problem_count=1,
        )
        html = admin_client.get(reverse("admin:resolutions_runfile_change", args=[file.pk])).content.decode()
        assert "the text says adopted without a vote, the manifest adopted by vote" in html
        assert "Outcome: – → adopted" in html and "[" not in readonly_values(html)

    def test_says_what_a_manifest_said_in_words(self, admin_client):
        said = {"sponsors": ["Fiji", "Cuba"], "agenda_items": [{"number": "69", "letter": "b", "title": None}]}
        reading = text_of(stored(adopted())).shown
        reading.manifest = {**said, "outcome": "adopted_by_vote", "subject_identifiers": {"TIDES": "1001"}}
        reading.save()
        html = admin_client.get(reverse("admin:resolutions_reading_change", args=[reading.pk])).content.decode()
        for words in ("Sponsors: Fiji, Cuba", "Agenda items: 69 (b)", "Outcome: adopted by vote", "TIDES (1001)"):
            assert words in html

    def test_says_when_a_file_was_received_and_not_by_what_it_is_sorted(self, admin_client):
        reading = text_of(stored(adopted())).shown
        html = admin_client.get(reverse("admin:resolutions_reading_change", args=[reading.pk])).content.decode()
        assert "+00:00" not in html and reading.rank not in html

    def test_has_no_heading_of_the_program(self):
        """A method of a page without a description is headed by its name, in every language."""
        pages = [each for page in admin.site._registry.values() for each in (type(page), *page.inlines)]
        named = [
            (page, name)
            for page in pages
            for names in (page.list_display if hasattr(page, "list_display") else (), page.fields, page.readonly_fields)
            for name in names or ()
        ]
        methods = {(page, name) for page, name in named if isinstance(name, str) and name in dir(page)}
        assert len(methods) > 50
        headless = [one for one in methods if not hasattr(getattr(*one), "short_description") and one[1] != "__str__"]
        assert headless == []

    def test_names_the_role_of_a_sponsor_in_the_history(self, admin_client, admin_user):
        correcting.correct(stored(adopted()), "sponsors", [["Fiji", "sponsor"], ["Cuba", "additional"]], admin_user)
        html = admin_client.get(reverse("admin:resolutions_correction_changelist")).content.decode()
        assert "Fiji, Cuba (additional sponsor)" in html

    def test_says_in_the_language_of_the_page_that_a_problem_went_with_a_mending(self, admin_client, admin_user):
        version = stored(adopted())
        text = text_of(version)
        of_text = {"version": version, "language_version": text, "reading": text.shown, "code": "odd", "message": "odd"}
        mending.settle(Problem.objects.create(**of_text, line=4), SETTLED_BY_MENDING, admin_user)
        html = admin_client.get(f"/fr{reverse('admin:resolutions_correction_changelist')}").content.decode()
        assert ">corrigé<" in html and ">mended<" not in html

    def test_names_what_a_group_may_do_in_the_language_of_the_page(self, admin_client):
        for name in ("group_add", "user_change"):
            pks = [get_user_model().objects.get().pk] if name == "user_change" else []
            html = admin_client.get(f"/fr{reverse(f'admin:auth_{name}', args=pks)}").content.decode()
            assert "Votes – Modifier" in html and "Can change" not in html and "access attempt" not in html, name

    def test_names_roles_in_the_language_of_the_page(self, admin_client, admin_user):
        admin_user.groups.add(*Group.objects.filter(name__in=("Editor", "Librarian")))
        pages = [reverse(f"admin:auth_{name}_changelist") for name in ("group", "user")]
        pages += [reverse("admin:auth_user_change", args=[admin_user.pk]), reverse("account")]
        for address in pages:
            html = admin_client.get(f"/fr{address}").content.decode()
            assert "Bibliothécaire" in html and "Éditeur" in html and ">Librarian<" not in html, address

    def test_says_no_line_of_a_problem_that_has_none(self, admin_client):
        version = stored(adopted())
        of_text = {"version": version, "language_version": text_of(version), "code": "odd", "message": "odd"}
        pks = [Problem.objects.create(**of_text, line=line).pk for line in (0, 7)]
        asked = {"action": "settle", "_selected_action": pks, "asked": "yes"}
        html = admin_client.post(reverse("admin:resolutions_problem_changelist"), asked).content.decode()
        assert '<th scope="row">A/RES/66/152</th>' in html and '<th scope="row">A/RES/66/152, line 7</th>' in html


def readonly_values(html: str) -> str:
    return " ".join(re.findall(r'<div class="readonly">(.*?)</div>', html, re.DOTALL))


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
