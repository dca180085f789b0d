"""Facts about a text that its file does not state: from a manifest, or from the command line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from resolutions.text.document import AgendaItem
from resolutions.text.symbols import Symbol

from .voting_table import RecordedVote

SESSION = re.compile(r"(?:E?S-)?[1-9]\d{0,2}")


@dataclass(frozen=True, slots=True)
class ManifestEntry:
    """Values that fill the fields a text leaves empty; the symbol is passed to the reader.

    ``language`` is that of title and subjects where it is known: they fill texts of that language only.
    """

    symbol: str | None = None
    series: str | None = None
    title: str | None = None
    language: str | None = None
    session: str | None = None
    sponsors: tuple[str, ...] = ()
    additional_sponsors: tuple[str, ...] = ()
    agenda_items: tuple[AgendaItem, ...] = ()
    subjects: tuple[str, ...] = ()
    subject_identifiers: Mapping[str, str] = field(default_factory=dict, hash=False)
    related: tuple[str, ...] = ()
    """Symbols of other documents of the proposal."""
    issued_on: str | None = None
    adopted_on: str | None = None
    """Days, as in ISO 8601."""
    outcome: str | None = None
    """As ``Document.outcome``."""
    library_record: str | None = None
    """The number of the record of the text in the UN Digital Library."""
    text_language: str | None = None
    """The language of the text, if its file does not state it."""

    def as_dict(self) -> dict[str, Any]:
        """The values that are not empty, ready for JSON."""
        values = {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(self).items()}
        return {name: value for name, value in values.items() if value}

    def of_volume(self) -> ManifestEntry:
        """The values that apply to every text of a file with several."""
        return ManifestEntry(session=self.session, series=self.series, text_language=self.text_language)

    def or_else(self, other: ManifestEntry) -> ManifestEntry:
        """These values; where one is empty, the other entry's."""
        names = [one.name for one in fields(self)]
        return ManifestEntry(**{name: getattr(self, name) or getattr(other, name) for name in names})


NOTHING = ManifestEntry()


@dataclass(slots=True)
class Manifest:
    """The entries of a manifest: for files by their path relative to it, for files by their bare name wherever they
    are, and for texts by their symbol (``Symbol.key``). ``votes`` are the recorded votes in it. ``remarks`` are lines
    about records and fields that could not be used."""

    by_path: dict[str, ManifestEntry] = field(default_factory=dict)
    by_name: dict[str, ManifestEntry] = field(default_factory=dict)
    by_symbol: dict[str, ManifestEntry] = field(default_factory=dict)
    entries: int = 0
    votes: list[RecordedVote] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def of_file(self, path: str) -> ManifestEntry:
        return self.by_path.get(path) or self.by_name.get(path.rpartition("/")[2]) or NOTHING

    def below(self, folder: str) -> Manifest:
        """The same manifest, seen from a folder above: ``folder`` is where it is, with its final slash, or empty."""
        by_path = {folder + path: entry for path, entry in self.by_path.items()}
        return Manifest(by_path, self.by_name, self.by_symbol, self.entries, self.votes, self.remarks)

    def or_else(self, other: Manifest) -> Manifest:
        """These entries; where one has no value, the other manifest's."""
        return Manifest(
            _joined(self.by_path, other.by_path),
            _joined(self.by_name, other.by_name),
            _joined(self.by_symbol, other.by_symbol),
        )


def _joined(first: Mapping[str, ManifestEntry], second: Mapping[str, ManifestEntry]) -> dict[str, ManifestEntry]:
    both = {key: first[key].or_else(second[key]) for key in first.keys() & second.keys()}
    return {**second, **first, **both}


def read_symbol(text: str) -> str:
    """A symbol in its normal form. Raises ``ValueError``."""
    return str(Symbol.from_reader(text))


_ITEM = re.compile(r"(?P<number>\d{1,3})\s*\(?(?P<letter>[A-Za-z]{1,2})?\)?(?:\s*[.:–-]?\s+(?P<title>.+))?")


def read_item(text: str) -> AgendaItem:
    """``69 (b)``, ``69b`` or ``69 (b) Human rights questions``. Raises ``ValueError``."""
    found = _ITEM.fullmatch(" ".join(text.split()))
    if not found:
        raise ValueError(f"not an agenda item: {text!r} (69 (b))")
    return AgendaItem(found["number"], (found["letter"] or "").lower() or None, found["title"])
