"""The outcome of loading a file, as reported to the caller."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from resolutions.models import Removal
from resolutions.models.choices import FileChange, Kind
from resolutions.text.document import Problem

from ..manifests.gathering import IncomingFile
from ..matching.version_matching import HeldReading
from ..refusals import Refusal
from ..writing.text_rows import TextChanges


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """The outcome of one text of a file. ``path`` is where the file is and ``name`` what it is called in the archive;
    ``fields`` are (column, before, after); ``message`` gives the reason, if there is one."""

    path: str
    name: str
    change: FileChange
    label: str = ""
    version_id: int | None = None
    reading_id: int | None = None
    fields: tuple[tuple[str, Any, Any], ...] = ()
    text: TextChanges | None = None
    kept: tuple[str, ...] = ()
    """Columns where the file has another value than an editor entered; the editor's value stays."""
    problems: tuple[Problem, ...] = ()
    unread: int = 0
    message: str = ""
    kind: str = Kind.UNKNOWN

    def notes(self) -> list[str]:
        """One line each for what ``fields`` does not cover: changes in the text, and columns that an editor
        corrected."""
        changed = [f"{what}: {changes}" for what, changes in self.text.each()] if self.text else []
        return changed + [f"{column}: an editor's value stays" for column in self.kept]

    def of_dry_run(self, created: Collection[int | None]) -> FileOutcome:
        """Without the primary keys that a dry run rolls back: those of readings, and of versions it ``created``."""
        if self.version_id not in created:
            return replace(self, reading_id=None)
        label = self.label if self.label != f"document {self.version_id}" else "no symbol yet"
        return replace(self, label=label, version_id=None, reading_id=None)

    @classmethod
    def unchanged(cls, incoming: IncomingFile, held: HeldReading) -> FileOutcome:
        message = "" if held.name == incoming.name else f"the same bytes as {held.name}"
        where = (str(incoming.path), incoming.name)
        return cls(*where, FileChange.UNCHANGED, str(held), held.version, held.pk, message=message, kind=held.kind)

    @classmethod
    def left_out(cls, incoming: IncomingFile, removal: Removal) -> FileOutcome:
        where, kind = (str(incoming.path), incoming.name), removal.columns["kind"]
        return cls(*where, FileChange.LEFT_OUT, removal.label, message=removal.in_words, kind=kind)

    @classmethod
    def refused(cls, refusal: Refusal) -> FileOutcome:
        return cls(str(refusal.path), refusal.name, FileChange.REFUSED, message=refusal.message)
