"""What the archive knows beyond a subject's own texts: the newest text on each subject that a text cites."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Newest:
    """The newest held text on the subject of a resolution that is cited: ``symbol`` and its date of adoption.
    ``when_cited`` is the symbol of the newest that stood before the session of the text that cites, by which a
    reference that is meant to stay is told: it did not go along when it could have."""

    symbol: str
    adopted_on: date
    when_cited: str | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """``predecessors`` are symbols of older resolutions on the subject; ``newest`` is by the symbol cited;
    ``sessions`` are those of which texts are held."""

    predecessors: Collection[str] = ()
    newest: Mapping[str, Newest] = field(default_factory=dict)
    sessions: Collection[int] = ()
