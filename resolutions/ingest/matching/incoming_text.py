"""One text of a parsed file, on its way into the archive."""

from __future__ import annotations

from dataclasses import dataclass, replace

from resolutions.text.document import Document
from resolutions.text.files import FileRead, digest
from resolutions.text.symbols import Symbol

from ..manifests.gathering import IncomingFile


@dataclass(frozen=True, slots=True)
class IncomingText:
    """``part`` is its place among the texts of its file."""

    incoming: IncomingFile
    read: FileRead
    sha256: str
    part: int

    @classmethod
    def all_of(cls, incoming: IncomingFile, read: FileRead) -> list[IncomingText]:
        file = incoming.in_volume() if len(read.documents) > 1 else incoming
        sha256 = digest(read.content)
        language = incoming.manifest.text_language
        if language:
            documents = tuple(_in_language(document, language) for document in read.documents)
            read = replace(read, documents=documents)
        return [cls(file, read, sha256, part) for part in range(len(read.documents))]

    @property
    def document(self) -> Document:
        return self.read.documents[self.part]

    @property
    def key(self) -> str | None:
        """The key of the symbol it states."""
        return Symbol.parse(self.document.symbol).key if self.document.symbol else None

    @property
    def marks(self) -> set[tuple]:
        """Texts that share one of these may belong to the same version."""
        by_symbol = {(self.key,)} if self.key else set()
        return by_symbol | {(self.sha256, self.part), (self.incoming.name, self.part)}


STATES_ITS_LANGUAGE = "akn"
"""The format whose files state their language."""


def _in_language(document: Document, language: str) -> Document:
    return document if document.format == STATES_ITS_LANGUAGE else replace(document, language=language)
