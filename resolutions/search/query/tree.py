"""What a query is once it has been read. Frozen values, no behaviour."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """A word as typed, or a run such as ``non-governmental`` or ``66/152`` whose pieces must stand side by side."""

    text: str


@dataclass(frozen=True, slots=True)
class Prefix:
    """``develop*``: a word that begins so."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """``"…"``: exactly these characters, whatever their case, spacing and shape of quotes and dashes."""

    text: str


@dataclass(frozen=True, slots=True)
class Near:
    """``"…"~5``: these words, in any of their forms, at most ``distance`` other words between them."""

    text: str
    distance: int


@dataclass(frozen=True, slots=True)
class Label:
    """``session:66``: a value of what is known about the text."""

    field: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Range:
    """``session:75..80``: from and to, both included; None is open."""

    field: str
    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class Within:
    """``title:…``, ``op:…``: ``inner`` must stand in this part of the text."""

    part: str
    inner: "Node"


@dataclass(frozen=True, slots=True)
class Not:
    inner: "Node"


@dataclass(frozen=True, slots=True)
class All:
    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Any:
    parts: tuple["Node", ...]


Node = Words | Prefix | Phrase | Near | Label | Range | Within | Not | All | Any
