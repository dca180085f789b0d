"""What stands beside a text before which sessions are not held."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django import template

from resolutions.models import Version
from resolutions.pages.coverage.sentences import nothing_held

register = template.Library()


@register.filter
def gap_before(gaps: Mapping[int, Sequence[int]], version: Version) -> str:
    """The sentence on the gap before a text; empty where there is none. ``gaps`` are those of a history."""
    return nothing_held(gaps.get(version.pk, ()))
