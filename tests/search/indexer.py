"""A process that keeps an index up to date until it is killed: ``indexer.py STATE DATABASE INDEX``."""

import os
import sys
import time

STATE, DATABASE, INDEX = sys.argv[1:]
os.environ["DJANGO_SETTINGS_MODULE"] = "resarchive.settings"
os.environ["RESARCHIVE_STATE"] = STATE

import django  # noqa: E402
from django.conf import settings  # noqa: E402

settings.DATABASES["default"]["NAME"] = DATABASE
settings.SEARCH_INDEX_DIR = INDEX
django.setup()

from resolutions.search import follow, store  # noqa: E402

print("ready", flush=True)
while True:
    follow.catch_up(store.store())
    time.sleep(0.001)
