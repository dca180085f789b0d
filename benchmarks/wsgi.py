"""The archive of the benchmarks, for a server."""

from django.core.handlers.wsgi import WSGIHandler

from benchmarks.archive import open_archive

open_archive()
application = WSGIHandler()
