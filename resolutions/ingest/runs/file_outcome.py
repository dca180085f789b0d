"""What became of a file, for whoever asked for the load."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from resolutions.models import Removal
from resolutions.models.choices import FileChange, Kind
from resolutions.text.document import Problem

from ..manifests.gathering import IncomingFile
from ..matching.version_matching import Held
from ..refusals import Refusal
from ..writing.text_rows import TextChanges


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What became of one text of a file. ``path`` is where the file lies and ``name`` what it is called in the archive;
    ``fields`` are (column, before, after); ``message`` says why, where there is a why."""

    path: str
    name: str
    change: FileChange
    label: str = ""
    version_id: int | None = None
    fields: tuple[tuple[str, Any, Any], ...] = ()
    text: TextChanges | None = None
    kept: tuple[str, ...] = ()
    """Columns where the file says something else than an editor, who was left in the right."""
    problems: tuple[Problem, ...] = ()
    unread: int = 0
    message: str = ""
    kind: str = Kind.UNKNOWN

    def notes(self) -> list[str]:
        """In a line each, what the fields do not tell: what changed in the text, and what an editor holds."""
        changed = [f"{what}: {changes}" for what, changes in self.text.each()] if self.text else []
        return changed + [f"{column}: an editor's value stays" for column in self.kept]

    def without_number(self) -> FileOutcome:
        """Of a dry run: a new version's number is taken back with it."""
        if self.change != FileChange.CREATED:
            return self
        label = self.label if self.label != f"document {self.version_id}" else "no symbol yet"
        return replace(self, label=label, version_id=None)

    @classmethod
    def unchanged(cls, incoming: IncomingFile, held: Held) -> FileOutcome:
        message = "" if held.name == incoming.name else f"the same bytes as {held.name}"
        where = (str(incoming.path), incoming.name)
        return cls(*where, FileChange.UNCHANGED, str(held), held.pk, message=message, kind=held.kind)

    @classmethod
    def left_out(cls, incoming: IncomingFile, removal: Removal) -> FileOutcome:
        where, kind = (str(incoming.path), incoming.name), removal.columns["kind"]
        return cls(*where, FileChange.LEFT_OUT, removal.label, message=removal.in_words, kind=kind)

    @classmethod
    def refused(cls, refusal: Refusal) -> FileOutcome:
        return cls(str(refusal.path), refusal.name, FileChange.REFUSED, message=refusal.message)
