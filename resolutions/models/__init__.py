"""The models of the archive. PostgreSQL is the only truth. ``resolutions.ingest`` is the only writer of what files say,
``resolutions.curation`` of what editors say.

One family a file, each QuerySet above its model.
"""

from . import lookups as lookups
from .agenda import AgendaItem, Committee, Session
from .citations import Citation
from .commitments import Commitment
from .curation import Correction, Removal, RemovedReading
from .desk import Note, SavedList
from .error_reports import ErrorReport
from .following import Following, Letter
from .instructions import Instruction
from .openings import OpeningVerb
from .outbox import OutboxEntry, SpellingVariant
from .paragraphs import Footnote, NoteAnchor, Paragraph, Table
from .problems import Problem
from .resolutions import Resolution
from .roll_calls import RollCall
from .runs import IngestRun, RunFile
from .series import Fingerprint, Series, SeriesEvidence, SeriesMerge
from .sources import Reading, SourceFile
from .sponsors import Alias, Sponsor, Sponsorship
from .subjects import Subject, SubjectHeading
from .tallies import ChangeTally
from .versions import FormerAnchor, LanguageVersion, ReadingChange, Version
from .visits import Visit
from .votes import Announcement, Ballot, Vote

__all__ = [
    "AgendaItem",
    "Announcement",
    "Alias",
    "Ballot",
    "ChangeTally",
    "Citation",
    "Commitment",
    "Committee",
    "Correction",
    "ErrorReport",
    "Fingerprint",
    "Following",
    "Footnote",
    "FormerAnchor",
    "IngestRun",
    "Instruction",
    "LanguageVersion",
    "Letter",
    "Note",
    "NoteAnchor",
    "OpeningVerb",
    "OutboxEntry",
    "Paragraph",
    "Problem",
    "Reading",
    "ReadingChange",
    "Removal",
    "RemovedReading",
    "Resolution",
    "RollCall",
    "RunFile",
    "SavedList",
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
    "Visit",
    "Vote",
]
