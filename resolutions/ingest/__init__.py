"""From files to rows: the only code that writes a Document to the database.

One transaction a group of files (decision 15): all rows of a file are stored, or none. Loading the same bytes again
changes nothing; a changed file updates its version, keeps the rows of paragraphs whose anchors stay, and never
overwrites what an editor entered. A file that cannot be loaded is refused with one line and does not affect the others.
"""

from resolutions.models.choices import FileChange

from .manifests.entries import ManifestEntry
from .manifests.gathering import Gathering, IncomingFile, VotesFound, gather
from .refusals import Refused
from .runs.file_outcome import FileOutcome
from .runs.headings import HeadingsLoaded, load_headings
from .runs.loading import load
from .runs.roll_calls import RollCallsLoaded, load_votes, load_voting_table
from .runs.store import Storage

__all__ = [
    "FileChange",
    "Gathering",
    "HeadingsLoaded",
    "ManifestEntry",
    "IncomingFile",
    "FileOutcome",
    "Refused",
    "RollCallsLoaded",
    "Storage",
    "VotesFound",
    "gather",
    "load",
    "load_headings",
    "load_votes",
    "load_voting_table",
]
