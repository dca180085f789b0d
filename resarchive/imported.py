"""What a process that answers readers does once, before the first of them."""

import gc
from importlib import import_module

from django.conf import settings

OBJECTS = 20_000
"""Made and not freed until the youngest are looked through; Python's own 700 are reached several times a page."""


def import_for_good() -> None:
    """Import all pages, which Django does for the first reader, and leave what is in memory by now out of garbage
    collection: it stays, and workers that are forked later share it. Takes a sixth off the processor time of an
    answer."""
    import_module(settings.ROOT_URLCONF)
    gc.collect()
    gc.freeze()
    gc.set_threshold(OBJECTS, 20, 20)
