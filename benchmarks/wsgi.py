"""The archive of the benchmarks, for a server."""

from django.core.handlers.wsgi import WSGIHandler

from benchmarks.archive import open_archive
from resarchive.imported import import_for_good

open_archive()
application = WSGIHandler()
import_for_good()
