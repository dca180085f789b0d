"""What readers are given is made without a word written to the database: their pages may come from a replica of it."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import DatabaseError, connection, transaction

from resolutions.models import Version
from tests.browser.kinds import KINDS
from tests.builders import adopted, draft, store

pytestmark = pytest.mark.django_db

FORMS = [f"/A/RES/66/152.{ending}" for ending in ("json", "txt", "md", "xml", "docx", "bib", "ris", "csl")]
MACHINES = ["/feed/", "/sitemap.xml", "/oai/?verb=Identify", "/api/v1/texts", "/search/json/?q=sea", "/due/csv/"]


@contextmanager
def read_only() -> Iterator[None]:
    """PostgreSQL refuses to write, as a replica does."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION READ ONLY")
        yield
        transaction.set_rollback(True)


def test_what_is_written_is_refused():
    with read_only(), pytest.raises(DatabaseError, match="read-only transaction"), transaction.atomic():
        Version.objects.update(organ="")


def test_pages_of_readers_are_made_all_the_same(client, search_index):
    store(draft())
    store(adopted())
    client.raise_request_exception = False
    with read_only():
        answered = {address: client.get(address).status_code for address in (*KINDS, *FORMS, *MACHINES)}
    assert [address for address, status in answered.items() if status >= 500] == []
    assert sum(status == 200 for status in answered.values()) > len(answered) / 2
