"""Stored files are held against their digests and, read again, against the texts that are shown."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from resolutions.exports.verify import read_anew
from resolutions.ingest import gather, load
from resolutions.models import Paragraph, SourceFile

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def samples(seeds):
    list(load(gather(seeds.values())))


def verify(**options: bool) -> tuple[int, list[str]]:
    out = StringIO()
    try:
        call_command("verify", stdout=out, **options)
    except SystemExit as end:
        return int(end.code or 0), out.getvalue().splitlines()
    return 0, out.getvalue().splitlines()


def test_an_archive_as_it_was_loaded():
    assert verify() == (0, ["4 files: each has its digest."])
    assert list(read_anew(0)) == []


def test_bytes_that_changed_on_the_disk():
    name = SourceFile.objects.first().name
    with connection.cursor() as cursor:
        cursor.execute("UPDATE resolutions_sourcefile SET content = content || 'x' WHERE name = %s", [name])
    assert verify() == (1, [f"{name}: its bytes are not those that came"])


def test_words_that_the_file_does_not_have():
    row = Paragraph.objects.filter(kind="operative").first()
    Paragraph.objects.filter(pk=row.pk).update(text="Decides otherwise;")
    [found] = read_anew(0)
    assert (found.text.pk, found.what) == (row.language_version_id, f"{row.anchor} reads otherwise")
    status, lines = verify(read=True)
    assert (status, len(lines)) == (1, 1)


def test_a_paragraph_that_is_lost():
    row = Paragraph.objects.filter(kind="operative").first()
    held = Paragraph.objects.filter(language_version=row.language_version_id).count()
    row.delete()
    [found] = read_anew(0)
    assert found.what == f"{held} paragraphs instead of {held - 1}"
