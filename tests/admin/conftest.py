"""In the admin whoever works is signed in."""

import pytest

from tests.people import sign_in


@pytest.fixture
def editor(client, db):
    return sign_in(client, "eda", "Editor")


@pytest.fixture
def librarian(client, db):
    return sign_in(client, "lib", "Librarian")
