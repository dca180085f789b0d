"""Taking a text out of the archive, and putting it back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core import serializers

from resolutions.models import Citation, Correction, Removal, Resolution, Version
from resolutions.search import outbox
from resolutions.text.files import FileRead

from ..manifests.gathering import IncomingFile
from ..matching import proposals
from ..matching.removed import NOTHING
from ..refusals import Refusal, Refused
from ..writing import citation_targets, votes
from ..writing.agenda import AgendaLookup
from ..writing.authority import Authority
from ..writing.copies import Copies
from ..writing.reapply_corrections import documents_of
from .group import Group, IncomingText


def delete_rows(version: Version, places: AgendaLookup) -> None:
    """With its rows, and with its proposal where that has no other text. Who cited it finds another language of it, or
    nothing."""
    resolution, pk = version.resolution, version.pk
    pointing = list(Citation.objects.filter(target=version).values_list("pk", flat=True))
    version.delete()
    citation_targets.look_again(Citation.objects.filter(pk__in=pointing))
    outbox.record([pk, *proposals.settle(resolution, places)])


def remove(version: Version, reason: str, editor: Any) -> Removal:
    """Remove it and keep what no file says, so that loads leave it out and ``put_back`` brings it back."""
    [row] = serializers.serialize("python", [version])
    removal = Removal.objects.create(
        version_pk=version.pk,
        label=str(version),
        title=version.title,
        symbol_key=version.symbol_key,
        source=version.source,
        resolution=version.resolution,
        columns=row["fields"],
        votes=[votes.said(vote) for vote in version.votes.filter(from_file=False)],
        reason=reason,
        editor=editor,
    )
    Correction.objects.filter(version=version).update(version=None, removal=removal)
    delete_rows(version, AgendaLookup())
    return removal


def put_back(removal: Removal) -> Version:
    """Make the row again as it was, then read its file into it as a load would. Raises ``Refused``, ``NotThere`` and
    ``Unreadable``."""
    version = _row(removal)
    Correction.objects.filter(removal=removal).update(version=version, removal=None)
    for said in removal.votes:
        votes.put(version, said)
    source = version.source
    read = FileRead(bytes(source.content), tuple(documents_of(version)))
    text = IncomingText(IncomingFile(source.name, Path(source.name)), read, source.sha256, version.part)
    group = Group(None, AgendaLookup(), Authority(), Copies(), NOTHING)
    [outcome] = group.store([text])
    if isinstance(outcome, Refusal):
        raise Refused(outcome.message)
    group.copies.flush()
    version = Version.objects.get(pk=version.pk)
    citation_targets.resolve_to(version)
    return version


def _row(removal: Removal) -> Version:
    """Its proposal may be gone; the text finds its own when it is read. As nothing has read it yet, a load would."""
    row = {"model": "resolutions.version", "pk": removal.version_pk, "fields": removal.columns}
    [made] = serializers.deserialize("python", [row], ignorenonexistent=True)
    version = made.object
    version.resolution = removal.resolution or Resolution.objects.create()
    version.read_by = ""
    version.save(force_insert=True)
    return version
