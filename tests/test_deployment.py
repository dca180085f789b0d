"""What a host gets: settings without warnings, headers on every page, a compose file that is valid and safe."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from django.test import Client

from resarchive.headers import POLICY

ROOT = Path(__file__).parent.parent
COMPOSE = ROOT / "docker-compose.yml"
HOST = {
    "PRODUCTION": "1",
    "SECRET_KEY": "not a secret, but fifty different characters long: 0123456789",
    "ALLOWED_HOSTS": "archive.example",
    "DATABASE_URL": "postgres://archive@127.0.0.1:1/archive",
}


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess:
    ours = {*HOST, "DJANGO_ALLOW_ASYNC_UNSAFE"}
    inherited = {name: value for name, value in os.environ.items() if name not in ours}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=inherited | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_production_host_gets_no_warning():
    checked = manage("check", "--deploy", "--fail-level", "WARNING", **HOST)
    assert checked.returncode == 0, checked.stderr


@pytest.mark.parametrize(
    ("asked", "promised"),
    [({}, (False, False)), ({"HSTS_SUBDOMAINS": "1", "HSTS_PRELOAD": "1"}, (True, True))],
)
def test_only_an_operator_binds_the_hosts_below_this_one(asked, promised):
    code = "from django.conf import settings as s; print((s.SECURE_HSTS_INCLUDE_SUBDOMAINS, s.SECURE_HSTS_PRELOAD))"
    shown = manage("shell", "--no-imports", "-c", code, **HOST | asked)
    assert shown.stdout.strip() == str(promised), shown.stderr


def test_a_production_host_must_bring_its_own_key():
    checked = manage("check", **HOST | {"SECRET_KEY": ""})
    assert checked.returncode != 0
    assert "SECRET_KEY" in checked.stderr


def test_a_given_server_is_used_and_none_is_started(tmp_path):
    asked = manage("migrate", **HOST | {"RESARCHIVE_STATE": str(tmp_path)})
    assert "127.0.0.1" in asked.stderr
    assert "refused" in asked.stderr
    assert not (tmp_path / "postgres").exists()


@pytest.mark.parametrize("command", [["check"], ["help"], ["parse", "--help"]])
def test_what_needs_no_database_starts_none(command, tmp_path):
    done = manage(*command, RESARCHIVE_STATE=str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "postgres").exists()


def test_the_key_is_made_once_and_only_its_owner_reads_it(tmp_path):
    kept = tmp_path / "secret_key"
    manage("check", RESARCHIVE_STATE=str(tmp_path))
    first = kept.read_text()
    manage("check", RESARCHIVE_STATE=str(tmp_path))
    assert kept.read_text() == first
    assert len(first) >= 50
    assert kept.stat().st_mode & 0o077 == 0


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/no/such/page", "/admin/login/"])
def test_every_page_carries_the_policy(address):
    headers = Client().get(address).headers
    assert headers["Content-Security-Policy"] == POLICY
    assert "unsafe" not in POLICY
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.django_db
def test_a_reader_gets_no_cookie():
    response = Client().get("/")
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


def test_the_compose_file_is_valid():
    checked = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec", COMPOSE],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout


def test_the_web_server_waits_for_the_migrations_and_those_for_the_database():
    services = yaml.safe_load(COMPOSE.read_text())["services"]
    assert services["web"]["depends_on"]["migrate"]["condition"] == "service_completed_successfully"
    assert services["migrate"]["depends_on"]["database"]["condition"] == "service_healthy"
    assert services["database"]["healthcheck"]["test"]
    assert services["database"]["volumes"]


def test_readers_of_several_machines_have_a_replica_and_a_state_of_their_own():
    services = yaml.safe_load(COMPOSE.read_text())["services"]
    web, readers = services["web"], services["readers"]
    assert readers["environment"].keys() == web["environment"].keys()
    changed = {name for name, value in readers["environment"].items() if value != web["environment"][name]}
    assert changed == {"DATABASE_URL"}
    assert "@replica:5432/" in readers["environment"]["DATABASE_URL"]
    assert readers["volumes"] != web["volumes"]
    assert {name for name, said in services.items() if said.get("profiles") == ["several"]} == {"replica", "readers"}


def test_no_container_may_take_all_the_memory():
    services = yaml.safe_load(COMPOSE.read_text())["services"]
    assert [name for name, said in services.items() if "mem_limit" not in said] == []


def test_the_containers_are_told_what_letters_need():
    services = yaml.safe_load(COMPOSE.read_text())["services"]
    settings = (ROOT / "resarchive/settings.py").read_text()
    needed = set(re.findall(r'(?:get|flag)\("(SITE|EMAIL_[A-Z]+)"', settings))
    assert len(needed) == 7
    for name in ("web", "letters"):
        assert needed <= services[name]["environment"].keys()
    assert "send_alerts" in services["letters"]["command"][-1]


def test_the_web_container_is_told_what_an_operator_may_choose():
    services = yaml.safe_load(COMPOSE.read_text())["services"]
    settings = (ROOT / "resarchive/settings.py").read_text()
    chosen = set(re.findall(r'"((?:OIDC|SECOND)_[A-Z_]+|METRICS|LOG_QUERIES)"', settings))
    assert {"OIDC_SERVER", "OIDC_SECRET", "SECOND_FACTOR", "SECOND_PAIR_OF_EYES", "METRICS", "LOG_QUERIES"} <= chosen
    assert chosen <= services["web"]["environment"].keys()


def test_the_image_does_not_run_as_root():
    lines = (ROOT / "Dockerfile").read_text().splitlines()
    user, command = lines.index("USER resarchive"), next(i for i, line in enumerate(lines) if line.startswith("CMD"))
    assert user < command
    [account] = [line for line in lines if line.startswith("RUN useradd")]
    assert "--create-home" in account and "--home-dir /app" not in account
