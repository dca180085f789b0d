"""One reader a format: bytes in; lines with hints, or a whole Document, out.

Every reader refuses what it cannot read with ``Unreadable`` and a one-line reason, and nothing else. No reader opens a
network connection, expands an entity or unpacks more than ``MAX_BYTES``.
"""

from .encoding import MAX_BYTES, decode
from .errors import Unreadable

__all__ = ["MAX_BYTES", "Unreadable", "decode"]
