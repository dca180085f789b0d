"""The editors' side of the archive.

What was read is shown and not changed here; what an editor may say goes through ``resolutions.curation``, so that it is
recorded, survives a reload and can be taken back.
"""

from . import curating, loading, places, proposals, searching, texts, versions

__all__ = ["curating", "loading", "places", "proposals", "searching", "texts", "versions"]
