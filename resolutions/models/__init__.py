"""The rows the archive keeps. PostgreSQL is the only truth; ``resolutions.ingest`` is the only writer from a
Document."""

from .curation import Correction
from .loading import IngestRun, Problem, RunFile, SourceFile
from .outbox import OutboxEntry, SpellingVariant
from .places import AgendaItem, Committee, Series, Session
from .sponsors import Sponsor, Sponsorship
from .texts import Citation, Footnote, NoteAnchor, Paragraph, Resolution, Table, Version

__all__ = [
    "AgendaItem",
    "Citation",
    "Committee",
    "Correction",
    "Footnote",
    "IngestRun",
    "NoteAnchor",
    "OutboxEntry",
    "Paragraph",
    "Problem",
    "Resolution",
    "RunFile",
    "Series",
    "Session",
    "SourceFile",
    "SpellingVariant",
    "Sponsor",
    "Sponsorship",
    "Table",
    "Version",
]
