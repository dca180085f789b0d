"""The entry for a WSGI server: ``gunicorn resarchive.wsgi``, with the settings of ``gunicorn.conf.py``."""

import os

from django.core.wsgi import get_wsgi_application

from resarchive.imported import import_for_good

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "resarchive.settings")
# Readers are told within a second that the database is away, and no page asks it for longer than may be (settings.py).
os.environ.setdefault("SERVING", "1")

application = get_wsgi_application()
import_for_good()
