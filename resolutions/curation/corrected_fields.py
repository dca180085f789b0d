"""The values of fields that editors correct: as readers see them, and as files give them. Nothing is written here."""

from __future__ import annotations

from typing import Any

from resolutions.ingest.matching import claims
from resolutions.models import LanguageVersion, Resolution, Sponsor, Version

from .targets import Row, target_of

VERSION_FIELDS = tuple(target_of(Version).fields)
LANGUAGE_FIELDS = tuple(target_of(LanguageVersion).fields)
RESOLUTION_FIELDS = tuple(target_of(Resolution).fields)
SPONSOR_FIELDS = tuple(target_of(Sponsor).fields)


def current(row: Row, field: str) -> Any:
    """The value that readers see, as JSON."""
    return target_of(row).fields[field].current(row)


def said_by_file(row: Version | LanguageVersion, field: str) -> Any:
    """The value that the files and their manifests give, as JSON."""
    return target_of(row).fields[field].parsed(row)


def said_by_versions(resolution: Resolution, field: str) -> list[tuple[Version, str]]:
    """What each version of a resolution states about one of its fields, in words, the adopted text first."""
    versions = sorted(resolution.versions.all(), key=claims.precedence)
    said = ((version, claims.claim(version).words(field)) for version in versions)
    return [(version, words) for version, words in said if words]
