"""What editors and librarians may do, and no more."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.urls import reverse

from resolutions.models import Version
from tests.builders import draft, store

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["Editor", "Librarian"])
def role(request, client) -> str:
    """A test that really commits empties every table after itself, the migrated roles too: they are given again."""
    import_module("resolutions.migrations.0004_roles").give_roles(apps)
    user = get_user_model().objects.create_user("someone", is_staff=True)
    user.groups.add(Group.objects.get(name=request.param))
    client.force_login(user)
    return request.param


def test_every_model_can_be_seen(role, client):
    apps = client.get(reverse("admin:index")).context["app_list"]
    assert [app["app_label"] for app in apps] == ["resolutions"]
    assert len(apps[0]["models"]) == 19


def test_a_version_can_be_corrected(role, client):
    version = store(draft()).version_id
    response = client.get(reverse("admin:resolutions_version_change", args=[version]))
    assert response.context["has_change_permission"]


def test_only_a_librarian_takes_a_document_out(role, client):
    version = store(draft()).version_id
    response = client.post(reverse("admin:resolutions_version_delete", args=[version]), {"post": "yes"})
    assert response.status_code == (302 if role == "Librarian" else 403)
    assert Version.objects.exists() == (role == "Editor")


@pytest.mark.parametrize("name", ["auth_user", "auth_group"])
def test_accounts_are_not_theirs(role, client, name):
    assert client.get(reverse(f"admin:{name}_changelist")).status_code == 403
