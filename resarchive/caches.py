"""Kept comparisons: a full or read-only disk costs time, not pages."""

import logging
from functools import cache
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.filebased import FileBasedCache

_MISSING = object()
logger = logging.getLogger(__name__)


class ForgivingFileCache(FileBasedCache):
    """What cannot be written is not kept, and what cannot be read is not there."""

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        try:
            return super().get(key, default, version)
        except OSError as error:
            _tell_once(str(error))
            return default

    def set(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        try:
            super().set(key, value, timeout, version)
        except OSError as error:
            _tell_once(str(error))

    def get_or_set(self, key: Any, default: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> Any:
        """As Django's, but for reading again what has just been written: a long subject takes a tenth of a second."""
        value = self.get(key, _MISSING, version)
        if value is _MISSING:
            value = default() if callable(default) else default
            self.set(key, value, timeout, version)
        return value


@cache
def _tell_once(reason: str) -> None:
    logger.error("Comparisons are not kept: %s", reason)
