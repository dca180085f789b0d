"""What a process does before it answers readers."""

import gc

import pytest
from django.db import connection

from resarchive.imported import import_for_good


@pytest.mark.django_db(transaction=True)
def test_no_worker_inherits_a_connection_or_looks_through_what_is_imported():
    connection.ensure_connection()
    import_for_good()
    assert connection.connection is None
    assert gc.get_freeze_count() > 100_000
