"""The archive in one file, and back: by PostgreSQL's own programs, on the real server."""

import json
import tarfile
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from resolutions.exports import backup
from resolutions.models import LanguageVersion, SourceFile, Version
from tests.builders import adopted, draft, store

pytestmark = pytest.mark.django_db(transaction=True)


def command(name: str, *arguments: object, **options: bool) -> str:
    out = StringIO()
    call_command(name, *map(str, arguments), stdout=out, **options)
    return out.getvalue()


@pytest.fixture
def archive():
    return [store(draft()).version_id, store(adopted()).version_id]


def test_everything_comes_back(archive, tmp_path):
    file = tmp_path / "archive.backup"
    said = command("backup", file)
    assert said.startswith(f"{file}: 2 texts, 2 files as received, ")
    words = list(
        LanguageVersion.objects.order_by("pk", "paragraphs__position").values_list("paragraphs__text", flat=True)
    )
    bytes_received = dict(SourceFile.objects.values_list("sha256", "content"))
    Version.objects.update(titles={})
    LanguageVersion.objects.all().first().paragraphs.all().delete()

    assert command("restore", file, replace=True).startswith("2 texts and 2 files are back as of ")
    assert (
        list(LanguageVersion.objects.order_by("pk", "paragraphs__position").values_list("paragraphs__text", flat=True))
        == words
    )
    assert {key: bytes(value) for key, value in SourceFile.objects.values_list("sha256", "content")} == {
        key: bytes(value) for key, value in bytes_received.items()
    }
    assert [version.titles for version in Version.objects.all()] == [{"en": "Right to the sea"}] * 2


def test_texts_that_are_held_are_not_replaced_unasked(archive, tmp_path):
    command("backup", tmp_path / "archive.backup")
    with pytest.raises(CommandError, match="the archive holds 2 texts; --replace"):
        command("restore", tmp_path / "archive.backup")
    assert Version.objects.count() == 2


@pytest.mark.parametrize("content", [b"", b"no tar file at all", b"\0" * 20_000])
def test_what_is_no_backup_is_refused_and_nothing_changes(archive, tmp_path, content):
    (tmp_path / "letter.txt").write_bytes(content)
    with pytest.raises(CommandError, match="is no backup of this program, or is damaged"):
        command("restore", tmp_path / "letter.txt", replace=True)
    assert Version.objects.count() == 2


def test_a_backup_cut_short_changes_nothing(archive, tmp_path):
    file = tmp_path / "archive.backup"
    command("backup", file)
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(CommandError):
        command("restore", file, replace=True)
    assert Version.objects.count() == 2


def test_what_came_back_is_held_against_the_list(archive, tmp_path, monkeypatch):
    file, other = tmp_path / "archive.backup", tmp_path / "other.backup"
    command("backup", file)
    with tarfile.open(file) as packed, tarfile.open(other, "w") as changed:
        said = json.load(packed.extractfile(backup.CONTENTS))
        said["rows"]["resolutions_version"] += 1
        backup._add(changed, backup.CONTENTS, json.dumps(said).encode())
        changed.addfile(packed.getmember(backup.DUMP), packed.extractfile(backup.DUMP))
    with pytest.raises(CommandError, match="not what the backup lists: rows"):
        command("restore", other, replace=True)


def test_a_folder_that_is_not_there_is_wrong_use(tmp_path):
    with pytest.raises(CommandError, match="is no folder") as refused:
        command("backup", tmp_path / "missing" / "archive.backup")
    assert refused.value.returncode == 2
    assert list(tmp_path.iterdir()) == []


def test_damaged_bytes_are_found(archive):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE resolutions_sourcefile SET content = content || 'x' WHERE name = 'draft.txt'")
    assert backup.damaged() == ["draft.txt"]
