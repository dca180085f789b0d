"""What became of a file, for whoever asked for the load."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from resolutions.models import Removal
from resolutions.models.choices import Change, Kind
from resolutions.text.document import Problem

from .incoming import Incoming
from .known import Held
from .refusals import Refusal
from .rows import TextChanges


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of one text of a file. ``path`` is where the file lies and ``name`` what it is called in the archive;
    ``fields`` are (column, before, after); ``message`` says why, where there is a why."""

    path: str
    name: str
    change: Change
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

    def without_number(self) -> Loaded:
        """Of a dry run: a new version's number is taken back with it."""
        if self.change != Change.CREATED:
            return self
        label = self.label if self.label != f"document {self.version_id}" else "no symbol yet"
        return replace(self, label=label, version_id=None)

    @classmethod
    def unchanged(cls, incoming: Incoming, held: Held) -> Loaded:
        message = "" if held.name == incoming.name else f"the same bytes as {held.name}"
        where = (str(incoming.path), incoming.name)
        return cls(*where, Change.UNCHANGED, str(held), held.pk, message=message, kind=held.kind)

    @classmethod
    def left_out(cls, incoming: Incoming, removal: Removal) -> Loaded:
        where, kind = (str(incoming.path), incoming.name), removal.columns["kind"]
        return cls(*where, Change.LEFT_OUT, removal.label, message=removal.in_words, kind=kind)

    @classmethod
    def refused(cls, refusal: Refusal) -> Loaded:
        return cls(str(refusal.path), refusal.name, Change.REFUSED, message=refusal.message)
