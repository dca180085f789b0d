"""What stands beside a row by its primary key: a gap before a text, the position of a vote before."""

from __future__ import annotations

from collections.abc import Mapping

from django import template

from resolutions.models import Version
from resolutions.models.coverage import NotHeld
from resolutions.pages.coverage.sentences import not_held

register = template.Library()


@register.filter
def gap_before(gaps: Mapping[int, NotHeld], version: Version) -> str:
    """The sentence on the gap before a text; empty where there is none. ``gaps`` are those of a history."""
    return not_held(gaps.get(version.pk, NotHeld()))


@register.filter
def of_key(values: Mapping[int, object], key: int) -> object:
    """What stands under the key; empty where nothing does."""
    return values.get(key, "")
