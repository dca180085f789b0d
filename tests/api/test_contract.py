"""The API does what its description says: schemathesis asks the running server whatever the description allows, and
what it does not."""

import os
import re
import subprocess
import sys
from urllib.request import urlopen

import pytest
from django.conf import settings as known_settings
from django.core.management import call_command

from resolutions.search import index_sync, store

pytestmark = pytest.mark.django_db(transaction=True)

CHECKS = (
    "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,"
    "response_headers_conformance,negative_data_rejection,unsupported_method"
)
EXAMPLES = os.environ.get("CONTRACT_EXAMPLES", "3")
"""Of each operation; ``make contract`` asks for more."""
PHASES = os.environ.get("CONTRACT_PHASES", "examples,fuzzing,stateful")
"""``make contract`` also tries the bounds of every parameter, which takes as long as hundreds of other tests."""


def test_the_api_keeps_its_description(live_server, settings, tmp_path):
    settings.RATE_LIMITS = {}
    call_command("ingest", str(known_settings.FIXTURES), verbosity=0)
    index_sync.catch_up(store.store())
    with urlopen(f"{live_server.url}/api/v1/openapi.json", timeout=120) as described:
        described.read()  # put together once a process: the program that asks waits ten seconds at most
    ran = subprocess.run(
        [
            *(sys.executable, "-m", "schemathesis.cli", "run", f"{live_server.url}/api/v1/openapi.json"),
            *(
                "--checks",
                CHECKS,
                "--phases",
                PHASES,
                "--max-examples",
                EXAMPLES,
                "--seed",
                "7",
                "--no-color",
                "--workers",
                "1",
            ),
            *("--request-timeout", "30", "--suppress-health-check", "all"),
        ],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        timeout=250 * int(EXAMPLES),
    )
    assert ran.returncode == 0, re.sub(r"\S{300,}", "…", ran.stdout)[-8000:] + ran.stderr[-2000:]
