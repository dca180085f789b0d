"""Taking a text out of the archive."""

from __future__ import annotations

from resolutions.models import Citation, Version
from resolutions.search import outbox

from . import citing, proposals
from .places import Places


def remove(version: Version, places: Places) -> None:
    """With its rows, and with its proposal where that has no other text. Who cited it finds another language of it, or
    nothing."""
    resolution, pk = version.resolution, version.pk
    pointing = list(Citation.objects.filter(target=version).values_list("pk", flat=True))
    version.delete()
    citing.look_again(Citation.objects.filter(pk__in=pointing))
    outbox.record([pk, *proposals.settle(resolution, places)])
