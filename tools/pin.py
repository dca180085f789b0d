"""The containers' images, each with the digest that its tag has at the moment: ``make pin``.

A tag may name another image tomorrow, a digest never does. Asks the registries (OCI Distribution Specification);
nothing is written unless every one of them answers.
"""

import json
import re
import sys
import urllib.request
from collections.abc import Iterable
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parent.parent
NAMED_IN = ("Dockerfile", "docker-compose.yml")

_IMAGE = re.compile(r"^(FROM |\s+image: )([\w.:/-]+:[\w.-]+)(?:@sha256:[0-9a-f]{64})?(?=\s|$)", re.MULTILINE)
"""Of a registry: it has a tag. The image that is built here has none."""

_KINDS = "application/vnd.oci.image.index.v1+json, application/vnd.docker.distribution.manifest.list.v2+json"
"""The list of an image's forms for all kinds of machines."""

SECONDS = 20


def main(root: Path = ROOT) -> int:
    texts = {root / name: (root / name).read_text() for name in NAMED_IN}
    try:
        digests = {image: digest_of(image) for image in images(texts.values())}
    except (OSError, ValueError) as error:
        print(f"Nothing is pinned: {error}", file=sys.stderr)
        return 1
    for path, text in texts.items():
        path.write_text(_IMAGE.sub(lambda found: f"{found[1]}{found[2]}@{digests[found[2]]}", text))
    for image, digest in digests.items():
        print(f"{image}  {digest}")
    return 0


def images(texts: Iterable[str]) -> list[str]:
    return sorted({found[2] for text in texts for found in _IMAGE.finditer(text)})


def digest_of(image: str) -> str:
    """Raises OSError where the registry does not answer, ValueError where it names no digest."""
    name, _, tag = image.rpartition(":")
    try:
        digest = _digest_at(_address(name) + f"/manifests/{tag}")
    except OSError as error:
        raise OSError(f"{image}: {error}") from error
    if not re.fullmatch(r"sha256:[0-9a-f]{64}", digest):
        raise ValueError(f"{image}: its registry names no digest")
    return digest


def _digest_at(address: str) -> str:
    """Of a manifest. Public registries refuse at first and say where to get a token."""
    try:
        return _asked(address)
    except HTTPError as error:
        if error.code != 401:
            raise
        return _asked(address, Authorization=f"Bearer {_token(error.headers.get('WWW-Authenticate', ''))}")


def _address(name: str) -> str:
    """As Docker finds an image: a first part with a dot or a colon is a registry, one of this machine speaks HTTP."""
    first, _, rest = name.partition("/")
    if rest and ("." in first or ":" in first):
        return f"{'http' if first.startswith('127.') else 'https'}://{first}/v2/{rest}"
    return f"https://registry-1.docker.io/v2/{name if rest else f'library/{name}'}"


def _token(challenge: str) -> str:
    """What anybody gets who asks (RFC 6750, "The WWW-Authenticate Response Header Field")."""
    asked = dict(re.findall(r'(\w+)="([^"]*)"', challenge))
    if "realm" not in asked:
        raise ValueError("the registry asks for a sign-in of another kind")
    with _opened(asked.pop("realm") + "?" + urlencode(asked)) as answer:
        said = json.load(answer)
    return said.get("token") or said["access_token"]


def _asked(address: str, **headers: str) -> str:
    with _opened(address, method="HEAD", Accept=_KINDS, **headers) as answer:
        return answer.headers.get("Docker-Content-Digest", "")


def _opened(address: str, method: str = "GET", **headers: str):
    return urllib.request.urlopen(urllib.request.Request(address, headers=headers, method=method), timeout=SECONDS)


if __name__ == "__main__":
    sys.exit(main())
