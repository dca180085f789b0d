"""Sign-on at an institution's own provider and with a second factor: a server of its own, and a provider asked over
HTTP."""

import base64
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import httpx
import oidc_provider_mock
import pytest
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.conf import settings

from tests.people import account

PEOPLE = (
    {"sub": "eda", "email": "eda@institution.example", "email_verified": True},
    {"sub": "guest", "email": "guest@institution.example", "email_verified": True},
    {"sub": "claims", "email": "eda@institution.example", "email_verified": False},
)
MAKE_ACCOUNTS = """
from django.contrib.auth import get_user_model
for name in ("eda", "pat"):
    get_user_model().objects.create_superuser(name, f"{name}@institution.example", "of the sea")
"""
PATIENCE = 60


class Server:
    """A server with sign-on at ``address``, over an archive of its own."""

    def __init__(self, state: Path, **asked: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.env = (
            os.environ | {"RESARCHIVE_STATE": str(state), "DJANGO_SETTINGS_MODULE": "resarchive.settings"} | asked
        )
        self.manage("migrate", "--verbosity=0")
        self.manage("shell", "--no-imports", f"--command={MAKE_ACCOUNTS}")
        command = [sys.executable, "-m", "gunicorn", "resarchive.wsgi", f"--bind=127.0.0.1:{self.port}", "--threads=4"]
        self.process = subprocess.Popen(command, cwd=settings.BASE_DIR, env=self.env, stderr=subprocess.DEVNULL)

    def manage(self, *command: str) -> None:
        run = [sys.executable, str(settings.BASE_DIR / "manage.py"), *command]
        done = subprocess.run(run, env=self.env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr

    def client(self) -> httpx.Client:
        return httpx.Client(base_url=f"http://127.0.0.1:{self.port}", follow_redirects=True, timeout=PATIENCE)

    def wait(self) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                return httpx.get(f"http://127.0.0.1:{self.port}/healthz").raise_for_status() and None
            except httpx.TransportError:
                time.sleep(0.1)
        raise AssertionError("the server did not begin")


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    state = Path(tempfile.mkdtemp(prefix="resarchive-sign-on-"))
    state.chmod(0o711)  # the database's account must be able to pass through
    people = [oidc_provider_mock.User(sub=one["sub"], claims=one) for one in PEOPLE]
    with oidc_provider_mock.run_server_in_thread(user_claims=people) as provider:
        address = f"http://localhost:{provider.server_port}"
        asked = {
            "OIDC_SERVER": address,
            "OIDC_CLIENT": "archive",
            "OIDC_SECRET": "secret",
            "OIDC_NAME": "The Institution",
        }
        started = Server(state, SECOND_FACTOR="1", **asked)
        try:
            started.wait()
            yield started
        finally:
            started.process.terminate()
            started.process.wait(PATIENCE)
            shutil.rmtree(state, ignore_errors=True)


def send(client: httpx.Client, page: httpx.Response, **fields: str) -> httpx.Response:
    """The page's form, filled in."""
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)
    hidden = {"csrfmiddlewaretoken": token[1]} if token else {}
    return client.post(str(page.url), data={**hidden, **fields}, headers={"Referer": str(page.url)})


def by_provider(client: httpx.Client, sub: str) -> httpx.Response:
    page = client.get("/admin/")
    link = re.search(r'href="([^"]*/oidc/institution/login/[^"]*)"[^>]*>\s*The Institution', page.text)
    assert link, page.text
    asked = client.get(unescape(link[1]))
    assert asked.url.host == "localhost", "the provider asks who it is"
    return client.post(str(asked.url), data={"sub": sub})


def code_of(secret: str) -> str:
    """Of an authenticator app (RFC 6238)."""
    return TOTP(base64.b32decode(secret), 6, SHA1(), 30).generate(int(time.time())).decode()


class TestTheProvider:
    def test_lets_in_whom_the_archive_knows(self, server):
        with server.client() as client:
            page = by_provider(client, "eda")
            assert page.status_code == 200
            assert page.url.path == "/admin/", "the provider asks for factors of its own"
            assert "eda@institution.example" in client.get("/account/").text

    @pytest.mark.parametrize("sub", ["guest", "claims"], ids=["unknown", "address not verified"])
    def test_gives_nobody_an_account(self, server, sub):
        with server.client() as client:
            page = by_provider(client, sub)
            assert "/admin/" not in str(page.url)
            assert "/login/" in str(client.get("/account/").url), "nobody is signed in"


class TestASecondFactor:
    def test_is_set_up_before_the_admin_opens_and_asked_for_ever_after(self, server):
        with server.client() as client:
            page = send(client, client.get("/admin/"), login="pat", password="of the sea")
            assert page.url.path == "/accounts/reauthenticate/", "who sets it up gives the password once more"
            page = send(client, page, password="of the sea")
            assert page.url.path == "/accounts/2fa/totp/activate/"
            assert "img-src 'self' data:" in page.headers["Content-Security-Policy"]
            secret = re.search(r'id="authenticator_secret"[^>]*value="([A-Z2-7]+)"', page.text)
            assert secret, page.text
            send(client, page, code=code_of(secret[1]))
            assert client.get("/admin/").url.path == "/admin/"
        with server.client() as client:
            page = send(client, client.get("/admin/"), login="pat", password="of the sea")
            assert page.url.path == "/accounts/2fa/authenticate/"
            assert client.get("/admin/").url.path != "/admin/", "the password alone opens nothing"
            wrong = send(client, page, code="000000")
            assert wrong.url.path == "/accounts/2fa/authenticate/"


@pytest.mark.django_db
class TestTheAccountPage:
    def test_is_of_who_is_signed_in(self, client):
        answer = client.get("/account/")
        assert answer.status_code == 302 and answer.url == "/admin/login/?next=/account/"
        client.force_login(account("eda", "Editor", email="eda@institution.example"))
        answer = client.get("/account/")
        assert answer.headers["Cache-Control"] == "private, no-store"
        page = answer.content.decode()
        assert "eda@institution.example" in page and "Editor" in page
        assert "/admin/password_change/" not in page, "an account without a password changes none"

    def test_leads_nowhere_that_is_not_there(self, client):
        """Sign-on is off here."""
        assert client.get("/accounts/login/").status_code == 404
