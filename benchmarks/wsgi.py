"""The archive of the benchmarks, for a server."""

from django.core.handlers.wsgi import WSGIHandler

from .archive import open_archive

open_archive()
application = WSGIHandler()
