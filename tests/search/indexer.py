"""A process that works until it is killed: ``indexer.py STATE DATABASE INDEX [NUMBER]`` keeps an index up to date, or
stores texts from that number on."""

import os
import sys
import time
from itertools import count

STATE, DATABASE, INDEX, *NUMBER = sys.argv[1:]
os.environ["DJANGO_SETTINGS_MODULE"] = "resarchive.settings"
os.environ["RESARCHIVE_STATE"] = STATE

import django  # noqa: E402
from django.conf import settings  # noqa: E402

settings.DATABASES["default"]["NAME"] = DATABASE
settings.SEARCH_INDEX_DIR = INDEX
django.setup()

from resolutions.search import index_sync, store  # noqa: E402
from tests.builders import adopted, operative  # noqa: E402
from tests.builders import store as store_text  # noqa: E402

print("ready", flush=True)
for number in count(int(NUMBER[0]) if NUMBER else 0):
    if NUMBER:
        words = (operative("1", f"Decides to protect whales number {number}."),)
        store_text(adopted(f"A/RES/66/{number}", source=f"{number}.txt", paragraphs=words, footnotes=(), citations=()))
    else:
        index_sync.catch_up(store.store())
        time.sleep(0.001)
