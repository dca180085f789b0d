"""What editors and librarians may do, and no more."""

import pytest
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from resarchive.editors import GROUPS
from resolutions.curation import correcting, roles
from resolutions.models import Correction, LanguageVersion, Reading, Version
from tests.admin.test_mending import fill
from tests.builders import draft, store
from tests.curation.test_mending import BROKEN, loaded
from tests.people import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["Editor", "Librarian"])
def role(request, client) -> str:
    sign_in(client, "someone", request.param)
    return request.param


def test_every_model_can_be_seen(role, client):
    groups = client.get(reverse("admin:index")).context["app_list"]
    registered = [model for model in admin.site._registry if model._meta.app_label == roles.APP]
    assert {group["app_label"] for group in groups} == {roles.APP}
    assert sorted(named(groups)) == sorted(model.__name__ for model in registered)


def named(groups: list[dict]) -> list[str]:
    return [model["object_name"] for group in groups for model in group["models"]]


def test_the_index_begins_with_what_there_is_to_do(admin_client):
    groups = admin_client.get(reverse("admin:index")).context["app_list"]
    assert [group["name"] for group in groups[:3]] == [name for name, _models in GROUPS]
    assert named(groups)[0] == "Problem"
    assert set(named(groups)) >= {model for _name, models in GROUPS for model in models}, (
        "there is a model of each name"
    )
    assert groups[-1]["app_label"] == "auth", "accounts come last"


def test_the_index_shows_what_may_be_seen_and_no_more(client):
    guest = get_user_model().objects.create_user("guest", is_staff=True)
    guest.user_permissions.add(*Permission.objects.filter(codename__in=["view_version", "view_footnote"]))
    client.force_login(guest)
    groups = client.get(reverse("admin:index")).context["app_list"]
    assert [named([group]) for group in groups] == [["Version"], ["Footnote"]]


def test_the_migrations_give_what_is_said_here():
    for name, codes in roles.ROLES.items():
        held = Group.objects.get(name=name).permissions.values_list("codename", flat=True)
        assert {code for code in held if not code.startswith("view_")} == set(codes)


def test_what_files_say_is_changed_by_corrections_alone(role, client):
    may = {code.removeprefix("resolutions.") for code in get_user_model().objects.get().get_all_permissions()}
    for model in ("paragraph", "footnote", "citation", "problem", "sourcefile", "sponsorship", "table"):
        assert not may & {f"{verb}_{model}" for verb in ("add", "change", "delete")}


def test_a_text_is_mended_and_taken_back(role, client):
    text = loaded(BROKEN)
    desk = reverse("admin:resolutions_languageversion_text", args=[text.pk])
    assert fill(client, f"{desk}?block=op3", "save", words="Calls upon all States.", settles="").status_code == 302
    correction = Correction.objects.get()
    assert correction.editor.username == "someone"
    client.post(desk, {"do": "take_back", "correction": correction.pk})
    assert not Correction.objects.standing().exists()


def test_somebody_without_a_role_takes_nothing_back(client):
    version = store(draft()).version_id
    guest = get_user_model().objects.create_user("guest", is_staff=True)
    correcting.correct(Version.objects.get(pk=version), "distribution", "Limited", guest)
    client.force_login(guest)
    data = {"_take_back": Correction.objects.get().pk}
    assert client.post(reverse("admin:resolutions_version_change", args=[version]), data).status_code == 403
    assert Correction.objects.standing().exists()


def test_a_version_can_be_corrected(role, client):
    version = store(draft()).version_id
    response = client.get(reverse("admin:resolutions_version_change", args=[version]))
    assert response.context["has_change_permission"]


def test_only_a_librarian_takes_a_document_out(role, client):
    version = store(draft()).version_id
    response = client.post(reverse("admin:resolutions_version_delete", args=[version]), {"post": "yes"})
    assert response.status_code == (302 if role == "Librarian" else 403)
    assert Version.objects.exists() == (role == "Editor")


@pytest.mark.parametrize("model", [LanguageVersion, Reading])
def test_only_a_librarian_takes_a_language_or_a_file_out(role, client, model):
    store(draft())
    response = client.post(
        reverse(f"admin:resolutions_{model._meta.model_name}_delete", args=[model.objects.get().pk]), {"post": "yes"}
    )
    assert response.status_code == (302 if role == "Librarian" else 403)
    assert Version.objects.exists() == (role == "Editor")


@pytest.mark.parametrize("name", ["auth_user", "auth_group"])
def test_accounts_are_not_theirs(role, client, name):
    assert client.get(reverse(f"admin:{name}_changelist")).status_code == 403
