"""From files to rows: the only writer from a Document to the database.

One transaction a group of files (decision 15): all rows of a file, or none. Loading the same bytes again changes
nothing; a changed file updates its version, keeps the rows of paragraphs whose anchors stay, and never overwrites what
an editor entered. What cannot be loaded is refused in one line, and costs that file alone.
"""

from resolutions.models.choices import FileChange

from .manifests.entries import ManifestEntry
from .manifests.gathering import Gathering, IncomingFile, gather
from .refusals import Refused
from .runs.file_outcome import FileOutcome
from .runs.loading import load
from .runs.store import Storage

__all__ = [
    "FileChange",
    "Gathering",
    "ManifestEntry",
    "IncomingFile",
    "FileOutcome",
    "Refused",
    "Storage",
    "gather",
    "load",
]
