"""The examples of the documentation are run against an archive of the sample documents, as `make demo` serves it."""

import re
import subprocess
import sys
from urllib.parse import unquote
from urllib.request import urlopen

import pytest
from django.conf import settings
from django.core.management import call_command

from resolutions.search import index_sync, store

EXAMPLES = settings.BASE_DIR / "docs" / "examples"


@pytest.mark.django_db(transaction=True)
def test_the_examples_answer(live_server):
    call_command("ingest", str(settings.FIXTURES), verbosity=0)
    index_sync.catch_up(store.store())
    requests = re.findall(r"^GET \{\{host\}\}(\S+)$", (EXAMPLES / "questions.http").read_text(), re.MULTILINE)
    assert len(requests) == 5
    for address in requests:
        with urlopen(live_server.url + address) as answer:
            assert answer.status == 200
    ran = subprocess.run(
        [sys.executable, EXAMPLES / "questions.py", live_server.url], capture_output=True, text=True, check=True
    )
    assert len(ran.stdout.splitlines()) == 5
    assert "Agreed: ['verbatim']" in ran.stdout
    assert all(symbol in ran.stdout for symbol in ("A/RES/66/152", "A/C.3/80/L.35"))
    assert "What cites 55/2: []" not in ran.stdout
    in_r = re.findall(r'^ask\("([^"]+)"\)', (EXAMPLES / "questions.R").read_text(), re.MULTILINE)
    assert [f"/api/v1/{address}" for address in in_r] == [unquote(address) for address in requests]
