"""Who made a file: the Secretariat, somebody who pulled the text out of its file, or others.

The Secretariat marks its XML, writes its texts in Word, and prints a job number and its bar code in the foot of the
cover of what it issues (``24-23526 (E)``, ``*2423526*``). Text pulled out of a file has them too. What has none was
made by others: a library's page, a conversion, a print of either.
"""

from __future__ import annotations

import re
from enum import IntEnum

from .document import Document

_JOB_NUMBER = re.compile(r"(?<!\d)\d{2}-\d{5,6}(?!\d)|\*\d{6,}\*")
_FEET = frozenset({"furniture:job-number", "furniture:bar-code", "furniture:foot"})
_OF_THE_SECRETARIAT = frozenset({"akn", "docx"})


class Provenance(IntEnum):
    """The best first."""

    ISSUED = 0
    PULLED_OUT = 1
    OTHERS = 2


def provenance_of(document: Document) -> Provenance:
    """By the format of the file, and by whether it bears the Secretariat's job number."""
    if document.format in _OF_THE_SECRETARIAT:
        return Provenance.ISSUED
    if not any(piece.role in _FEET and _JOB_NUMBER.search(piece.text) for piece in document.pieces):
        return Provenance.OTHERS
    return {"pdf": Provenance.ISSUED, "text": Provenance.PULLED_OUT}.get(document.format, Provenance.OTHERS)
