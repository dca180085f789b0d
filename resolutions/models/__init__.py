"""The rows the archive keeps. PostgreSQL is the only truth; ``resolutions.ingest`` is the only writer from a
Document."""

from . import lookups as lookups
from .agenda import AgendaItem, Committee, Session
from .curation import Correction, Removal
from .loading import IngestRun, Problem, RunFile, SourceFile
from .openings import OpeningVerb
from .outbox import OutboxEntry, SpellingVariant
from .series import Fingerprint, Series, SeriesEvidence, SeriesMerge
from .sponsors import Alias, Sponsor, Sponsorship
from .subjects import Subject, SubjectHeading
from .texts import Citation, Footnote, NoteAnchor, Paragraph, Resolution, Table, Version
from .votes import Ballot, Vote

__all__ = [
    "AgendaItem",
    "Alias",
    "Ballot",
    "Citation",
    "Committee",
    "Correction",
    "Fingerprint",
    "Footnote",
    "IngestRun",
    "NoteAnchor",
    "OpeningVerb",
    "OutboxEntry",
    "Paragraph",
    "Problem",
    "Removal",
    "Resolution",
    "RunFile",
    "Series",
    "SeriesEvidence",
    "SeriesMerge",
    "Session",
    "SourceFile",
    "SpellingVariant",
    "Sponsor",
    "Sponsorship",
    "Subject",
    "SubjectHeading",
    "Table",
    "Version",
    "Vote",
]
