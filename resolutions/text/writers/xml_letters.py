"""Letters that XML 1.0 cannot hold (its section 2.2): control characters, halves of pairs."""

from __future__ import annotations

import re

_NOT_IN_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """Each of them becomes U+FFFD, so that one sees that something stood there."""
    return _NOT_IN_XML.sub("\ufffd", text)
