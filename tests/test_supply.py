"""What the archive is made of: images by their digests, packages without known vulnerabilities."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tools import audit, pin

DIGEST = f"sha256:{'5a' * 32}"


class Registry(BaseHTTPRequestHandler):
    """Asks for a token, as public registries do, and knows one image."""

    def do_HEAD(self) -> None:
        self.send_response(self._status())
        self.send_header("Docker-Content-Digest", DIGEST)
        here = f"http://127.0.0.1:{self.server.server_port}/token"
        self.send_header("WWW-Authenticate", f'Bearer realm="{here}",service="registry",scope="pull"')
        self.end_headers()

    def _status(self) -> int:
        if self.headers["Authorization"] != "Bearer for-anybody":
            return 401
        return 200 if self.path == "/v2/library/postgres/manifests/18" and "index" in self.headers["Accept"] else 404

    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/token?service=registry&scope=pull" else 404)
        self.end_headers()
        self.wfile.write(json.dumps({"token": "for-anybody"}).encode())

    def log_message(self, *_) -> None:
        pass


@pytest.fixture(scope="module")
def registry() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Registry) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def files(tmp_path, registry):
    image = f"{registry}/library/postgres"
    (tmp_path / "Dockerfile").write_text(f"FROM {image}:18 AS build\nRUN true\nFROM {image}:18\n")
    (tmp_path / "docker-compose.yml").write_text(
        f"a:\n  image: resarchive\nb:\n  image: {image}:18@sha256:{'0' * 64}\n"
    )
    return tmp_path


def test_every_image_gets_the_digest_of_its_tag_also_when_it_has_an_older_one(files, registry):
    assert pin.main(files) == 0
    image = f"{registry}/library/postgres:18@{DIGEST}"
    assert (files / "Dockerfile").read_text() == f"FROM {image} AS build\nRUN true\nFROM {image}\n"
    assert (files / "docker-compose.yml").read_text() == f"a:\n  image: resarchive\nb:\n  image: {image}\n"


def test_nothing_is_written_unless_all_are_found(files, registry, capsys):
    (files / "docker-compose.yml").write_text(f"b:\n  image: {registry}/library/caddy:2\n")
    before = (files / "Dockerfile").read_text()
    assert pin.main(files) == 1
    assert (files / "Dockerfile").read_text() == before
    assert "caddy:2: HTTP Error 404" in capsys.readouterr().err


def test_the_images_of_the_archive_are_found():
    texts = [(pin.ROOT / name).read_text() for name in pin.NAMED_IN]
    assert [image.partition(":")[0] for image in pin.images(texts)] == ["caddy", "postgres", "python"]


KNOWN = {"name": "lighthouse", "version": "1.0", "vulns": []}
WEAK = KNOWN | {"vulns": [{"id": "PYSEC-2026-1", "fix_versions": ["1.1"]}]}
SKIPPED = {"name": "harbour", "skip_reason": "Dependency not found"}
NOT_KNOWN = "1 of 2 packages were not audited: the index here knows nothing of them"


@pytest.mark.parametrize(
    ("packages", "said", "status"),
    [
        ([KNOWN], ["1 packages, no known vulnerability"], 0),
        ([KNOWN, WEAK], ["lighthouse 1.0: PYSEC-2026-1, mended in 1.1"], 1),
        ([KNOWN, SKIPPED], [NOT_KNOWN], 0),
        ([WEAK, SKIPPED], ["lighthouse 1.0: PYSEC-2026-1, mended in 1.1", NOT_KNOWN], 1),
    ],
)
def test_a_known_vulnerability_fails_and_what_is_not_known_is_said(packages, said, status):
    assert audit.verdict(json.dumps({"dependencies": packages, "fixes": []})) == (said, status)


def test_without_a_network_nothing_fails():
    said = audit.verdict("", "Traceback …\nrequests.exceptions.ConnectionError: no route to host\n")
    why = "requests.exceptions.ConnectionError: no route to host"
    assert said == ([f"requirements-dev.lock and requirements-install.lock were not audited: {why}"], 0)
