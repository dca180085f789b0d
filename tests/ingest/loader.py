"""A loader that may be killed: ``loader.py STATE DATABASE FOLDER``. Says on stdout when it begins to load."""

import os
import sys

import django

if __name__ == "__main__":
    state, database, folder = sys.argv[1:]
    os.environ.update(RESARCHIVE_STATE=state, DJANGO_SETTINGS_MODULE="resarchive.settings")
    from django.conf import settings
    from django.core.management import call_command

    settings.DATABASES["default"]["NAME"] = database
    django.setup()
    print("begun", flush=True)
    call_command("ingest", folder, workers=1, verbosity=0)
