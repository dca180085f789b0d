"""The editors' side of the archive.

What was read is shown and not changed here. What an editor may say goes through ``resolutions.curation``:
``correcting`` (fields), ``mending`` (the text), ``voting``, ``removing`` (whole texts), ``series_editing`` and
``authority`` (names), so that it is recorded, survives a reload and can be taken back.
"""

from . import (
    accounts,
    curating,
    error_reports,
    language_versions,
    loading,
    notes,
    openings,
    places,
    problems,
    proposals,
    removing,
    runs,
    saved_lists,
    searching,
    series,
    states,
    subjects,
    texts,
    versions,
    visits,
    votes,
)

__all__ = [
    "accounts",
    "curating",
    "error_reports",
    "language_versions",
    "loading",
    "notes",
    "openings",
    "places",
    "problems",
    "proposals",
    "removing",
    "runs",
    "saved_lists",
    "searching",
    "series",
    "states",
    "subjects",
    "texts",
    "versions",
    "visits",
    "votes",
]
