"""From files to rows: the only writer from a Document to the database.

One transaction a group of files (decision 15): all rows of a file, or none. Loading the same bytes again changes
nothing; a changed file updates its version, keeps the rows of paragraphs whose anchors stay, and never overwrites what
an editor entered. What cannot be loaded is refused in one line, and costs that file alone.
"""

from resolutions.models.choices import Change

from .given import Given
from .incoming import Gathering, Incoming, gather
from .loaded import Loaded
from .loading import load
from .refusals import Refused
from .store import Storage

__all__ = ["Change", "Gathering", "Given", "Incoming", "Loaded", "Refused", "Storage", "gather", "load"]
