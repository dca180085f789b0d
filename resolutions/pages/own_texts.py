"""Texts that a reader brings: read as the archive reads its files, and kept nowhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from django.utils.translation import gettext

from resolutions.text.document import Document
from resolutions.text.files import why_not
from resolutions.text.kinds import OPERATIVE, PREAMBULAR, TEXT
from resolutions.text.parse import parse, parse_states

from .problems import translated

Read = TypeVar("Read")

MOST_MEGABYTES = 2
MOST_BYTES = MOST_MEGABYTES * 2**20
"""Of one text: a resolution of a hundred pages in Word has half a megabyte."""


FORM = {"most_bytes": MOST_BYTES, "most_megabytes": MOST_MEGABYTES}
"""What every form for texts of a reader's own shows."""


class NotRead(ValueError):
    """In one line what cannot be read, why, and what to do."""


def read_own(content: bytes, name: str) -> Document:
    """The document in a file or in pasted words. Raises NotRead."""
    return _read(partial(parse, content, name=name), content, name)


def read_own_states(content: bytes, name: str) -> tuple[Document, Document] | None:
    """The text of a Word file before its tracked changes and after them; None for a file without any. Raises
    NotRead."""
    return _read(partial(parse_states, content, name=name), content, name)


def _read(read: Callable[[], Read], content: bytes, name: str) -> Read:
    """Read as a task of its own, so that a fault of the program is one line too."""
    if len(content) > MOST_BYTES:
        raise NotRead(
            gettext("%(name)s is larger than %(size)s MB. Bring the text alone, without pictures.")
            % {"name": name, "size": MOST_MEGABYTES}
        )
    with ThreadPoolExecutor(1) as reader:
        reading = reader.submit(read)
    fault = reading.exception()
    if fault is not None:
        raise NotRead(
            gettext("%(name)s cannot be read: %(reason)s. Save it anew as Word (.docx), or paste its words.")
            % {"name": name, "reason": _reason(fault)}
        ) from fault
    return reading.result()


def as_read(document: Document) -> str:
    """What was found in what a reader brought, by which they see whether it was read well."""
    kinds = Counter(one.kind for one in document.paragraphs)
    return gettext(
        "%(name)s was read with: preambular paragraphs, %(preambular)s; operative, %(operative)s; others, %(others)s;"
        " footnotes, %(notes)s"
    ) % {
        "name": document.source,
        "preambular": kinds[PREAMBULAR],
        "operative": kinds[OPERATIVE],
        "others": kinds[TEXT],
        "notes": len(document.footnotes),
    }


def _reason(fault: BaseException) -> str:
    """In the language of the page, where it is known in it; the sentence around it has the full stop."""
    reason = why_not(fault).rstrip(".")
    return translated(reason) or reason
