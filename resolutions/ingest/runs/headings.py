"""Completes the archive's subject headings from a table of the library's."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction
from django.db.models.functions import Upper

from resolutions.models import Subject

from ..manifests.headings import Heading, read_headings
from . import run_record


@dataclass(slots=True)
class HeadingsLoaded:
    """What became of a table. ``differing`` are lines on what stands otherwise in the archive, and stays."""

    rows: int
    completed: int = 0
    unchanged: int = 0
    differing: list[str] = field(default_factory=list)

    @property
    def not_held(self) -> int:
        return self.rows - self.completed - self.unchanged


def load_headings(path: Path, dry_run: bool = False) -> HeadingsLoaded:
    """Fill the identifiers and names that headings in the archive lack. What stands there, as an editor or another file
    said it, stays. Raises ``Refused``; then nothing is stored."""
    headings = {heading.name.upper(): heading for heading in read_headings(path)}
    with transaction.atomic():
        run_record.wait_for_writers()
        loaded = HeadingsLoaded(len(headings))
        held = Subject.objects.annotate(capitals=Upper("name")).filter(capitals__in=headings)
        changed = [row for row in held.order_by("name") if _complete(row, headings[row.name.upper()], loaded)]
        Subject.objects.bulk_update(changed, ["identifier", "names"], batch_size=500)
        if dry_run:
            transaction.set_rollback(True)
    return loaded


def _complete(row: Subject, heading: Heading, loaded: HeadingsLoaded) -> bool:
    """Whether the row lacked something that the table has."""
    before = (row.identifier, row.names)
    row.names = {**heading.names, **row.names}
    row.identifier = row.identifier or heading.identifier
    said = {"identifier": heading.identifier, **heading.names}
    stands = {"identifier": row.identifier, **row.names}
    differing = [name for name, value in said.items() if value and stands[name] != value]
    loaded.differing += [f"{row.name}, {name}: “{stands[name]}” stays, not “{said[name]}”" for name in differing]
    is_changed = before != (row.identifier, row.names)
    loaded.completed += is_changed
    loaded.unchanged += not is_changed
    return is_changed
