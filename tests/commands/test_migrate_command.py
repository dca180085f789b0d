"""``manage.py migrate``: an archive of another version of the program is left alone; one line says what to do."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db.migrations.recorder import MigrationRecorder

pytestmark = pytest.mark.django_db

BEFORE_0_1 = "made by a version before 0.1; load its files again into a new database"


def applied(name: str, app: str = "resolutions") -> None:
    """As if this migration had been applied."""
    MigrationRecorder.Migration.objects.create(app=app, name=name)


def migrate() -> str:
    call_command("migrate", stdout=(out := StringIO()), skip_checks=True)
    return out.getvalue()


@pytest.mark.parametrize("command", ["migrate", "demo"])
def test_an_archive_from_before_is_left_alone_and_says_how_to_go_on(command):
    applied("0001_the_archive")
    applied("0026_words_of_the_admin")
    with pytest.raises(CommandError, match=BEFORE_0_1) as stopped:
        call_command(command, stdout=StringIO(), skip_checks=True)
    assert stopped.value.returncode == 1
    assert len(str(stopped.value).splitlines()) == 1


def test_an_embedded_database_is_made_anew_in_another_folder(settings, monkeypatch):
    applied("0001_the_archive")
    monkeypatch.setattr("resolutions.management.database.is_embedded", lambda: True)
    with pytest.raises(CommandError) as stopped:
        migrate()
    assert f"(set RESARCHIVE_STATE to another folder, or delete {settings.STATE} while" in str(stopped.value)


def test_a_database_of_a_server_is_made_anew_under_another_name(monkeypatch):
    applied("0001_the_archive")
    monkeypatch.setattr("resolutions.management.database.is_embedded", lambda: False)
    with pytest.raises(CommandError, match=r"\(set DATABASE_URL to another\)$"):
        migrate()


def test_an_archive_of_a_later_version_is_left_alone():
    applied("9999_what_is_to_come")
    with pytest.raises(CommandError, match="made by a later version, which knows 9999_what_is_to_come: use that"):
        migrate()


def test_migrations_of_other_apps_are_theirs():
    applied("9999_what_is_to_come", "auth")
    assert "No migrations to apply." in migrate()
