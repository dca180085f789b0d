"""The rows that editors correct: versions, language versions, resolutions, and sponsors.

Each kind of row has a module with its fields. Each field is an object (``fields.Field``) with methods to read, check
and write its value, and to write it without a correction. ``target_of`` finds them. To let editors correct one more
field, add it to the module of its kind and to ``models.curation.FIELDS``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from resolutions.models import LanguageVersion, Resolution, Sponsor, Version

from .fields import Field
from .language_versions import LANGUAGE_VERSION
from .resolutions import RESOLUTION
from .sponsors import SPONSOR
from .versions import VERSION

Row = Version | LanguageVersion | Resolution | Sponsor


@dataclass(frozen=True, slots=True)
class Target:
    """One kind of row. ``column`` is the column of ``Correction`` that points to it."""

    column: str
    fields: Mapping[str, Field[Any]]


_TARGETS: dict[type, Target] = {
    Version: Target("version", VERSION),
    LanguageVersion: Target("language_version", LANGUAGE_VERSION),
    Resolution: Target("resolution", RESOLUTION),
    Sponsor: Target("sponsor", SPONSOR),
}


def target_of(row: Any) -> Target:
    """For a row, or for a model."""
    return _TARGETS[row if isinstance(row, type) else type(row)]
