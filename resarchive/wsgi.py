"""The entry for a WSGI server: ``gunicorn resarchive.wsgi``, with the settings of ``gunicorn.conf.py``."""

import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "resarchive.settings")
# Readers are told within a second that the database is away, and no page asks it for longer than may be (settings.py).
os.environ.setdefault("SERVING", "1")

application = get_wsgi_application()
# All pages, before the server forks its workers; Django by itself imports them for the first reader of each.
import_module(settings.ROOT_URLCONF)
