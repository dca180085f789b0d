"""One text between matching and writing: which rows it is written to, and the outcome."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from resolutions.models import LanguageVersion, Reading, Version
from resolutions.models.choices import FileChange
from resolutions.text import document as doc
from resolutions.text.commitments import READ_FROM, Commitment, commitments_to_follow
from resolutions.text.fingerprint import fingerprint
from resolutions.text.languages import language_of

from ..matching.incoming_text import IncomingText
from ..writing import cover, text_rows
from ..writing.combined_cover import Contradiction
from .file_outcome import FileOutcome


@dataclass(slots=True)
class StoredText:
    """``document`` is the parsed document, completed from its manifest entry and mended by editors. ``others`` are the
    other readings of its language version. ``former`` is the reading shown before, if another is shown now."""

    text: IncomingText
    version: Version
    language_version: LanguageVersion
    reading: Reading
    document: doc.Document
    others: list[Reading] = field(default_factory=list)
    readings: list[tuple[Reading, str]] = field(default_factory=list)
    """All readings of the version, with their languages."""
    former: Reading | None = None
    filled: cover.Filled = field(default_factory=lambda: cover.Filled((), (), []))
    contradictions: tuple[Contradiction, ...] = ()
    fixed: frozenset[str] = frozenset()
    """Columns of the version that an editor corrected."""
    is_new_version: bool = False
    is_new_language: bool = False
    is_new_reading: bool = False
    source_changed: bool = False
    """Whether its bytes or its manifest entry differ from those stored."""
    left_version: int | None = None
    """The version whose language version the reading belonged to before, where that was another."""
    before: doc.Document | None = None
    """The former words of the language version, if they are rewritten."""

    @property
    def is_shown(self) -> bool:
        return self.language_version.shown_id == self.reading.pk

    @property
    def sample(self) -> bytes:
        """The fingerprint taken when the file was parsed; a text held already, which editors may have mended, gets a
        new one."""
        samples = self.text.read.samples
        if samples and self.is_new_language:
            return samples[self.text.part]
        return fingerprint(paragraph.text for paragraph in self.document.paragraphs)

    @property
    def commitments(self) -> tuple[Commitment, ...]:
        """What it asks for, as worked out when the file was parsed; anew where an editor mended its words."""
        worked_out, parsed = self.text.read.commitments, self.text.document
        if worked_out and all(getattr(parsed, name) == getattr(self.document, name) for name in READ_FROM):
            return worked_out[self.text.part]
        return commitments_to_follow(self.document)

    def change(self, changes: text_rows.TextChanges) -> FileChange:
        if self.is_new_version:
            return FileChange.CREATED
        if self.is_new_language:
            return FileChange.LANGUAGE_ADDED
        if self.is_new_reading or self.left_version:
            return FileChange.BETTER_SOURCE if self.is_shown else FileChange.KEPT_BESIDE
        nothing = not (self.source_changed or self.filled.changed or changes or self.former)
        return FileChange.UNCHANGED if nothing else FileChange.UPDATED

    def result(self, changes: text_rows.TextChanges, problems: tuple[doc.Problem, ...], shown_name: str) -> FileOutcome:
        """``shown_name`` is the name of the file that is shown, or was shown until now."""
        change = self.change(changes)
        incoming = self.text.incoming
        message = {
            FileChange.LANGUAGE_ADDED: language_of(self.language_version.language).name,
            FileChange.BETTER_SOURCE: f"read from this now, until now from {shown_name}",
            FileChange.KEPT_BESIDE: f"kept beside {shown_name}, which is shown",
        }.get(change, "held already" if incoming.content is not None and change == FileChange.UPDATED else "")
        return FileOutcome(
            str(incoming.path),
            incoming.name,
            change,
            str(self.version),
            self.version.pk,
            reading_id=self.reading.pk,
            fields=self.filled.changed,
            text=changes,
            kept=self.filled.kept,
            problems=problems,
            unread=len(self.document.unread),
            message=message,
            kind=self.version.kind,
        )

    def with_changed_field(self, name: str, before: str, after: str) -> None:
        """Add a field of the language version to the changes, if it changed."""
        if before != after and not self.is_new_language:
            self.filled = replace(self.filled, changed=(*self.filled.changed, (name, before, after)))

    def with_kept_field(self, name: str) -> None:
        """Record a field of the language version that an editor holds against the file."""
        self.filled = replace(self.filled, kept=(*self.filled.kept, name))
