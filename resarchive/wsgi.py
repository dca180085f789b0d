"""The entry for a WSGI server: ``gunicorn resarchive.wsgi``."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "resarchive.settings")
# While the database is away readers are told so within a second.
os.environ.setdefault("DATABASE_PATIENCE", "1")

application = get_wsgi_application()
