"""The questions the home page offers."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.pages import rows

pytestmark = pytest.mark.django_db


def test_citations_are_counted_once_in_some_minutes(client):
    paragraph = rows.a_paragraph(rows.a_version("A/RES/66/1"), "Recalling resolution 65/1,")
    rows.a_citation(paragraph, "resolution 65/1", "A/RES/65/1")
    counted = []
    for _ in range(2):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert "Who cites A/RES/65/1?" in client.get("/").content.decode()
        counted.append(sum("resolutions_citation" in query["sql"] for query in asked))
    assert counted == [1, 0]
