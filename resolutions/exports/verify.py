"""Whether every stored file still has its digest, and whether it still reads as the text that is shown."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from resolutions.ingest import IncomingFile, ManifestEntry
from resolutions.ingest.refusals import Refusal
from resolutions.ingest.runs.readers import reading
from resolutions.models import Correction, LanguageVersion
from resolutions.models.curation import MENDED
from resolutions.models.documents import as_documents
from resolutions.text import document as doc

BATCH = 64


@dataclass(frozen=True, slots=True)
class Difference:
    """A text that this version of the program would read otherwise than it is stored: ``what`` says where first."""

    text: LanguageVersion
    what: str


def read_anew(workers: int) -> Iterator[Difference]:
    """Reads the file of every text shown again, in ``workers`` processes; nothing is changed. Texts that an editor
    mended are left out: their words are not the file's."""
    mended = Correction.objects.standing().filter(field__in=MENDED).values("language_version")
    shown = LanguageVersion.objects.filter(shown__isnull=False).exclude(pk__in=mended).order_by("pk")
    keys = list(shown.values_list("pk", flat=True))
    with reading(workers) as readers:
        for start in range(0, len(keys), BATCH):
            held = LanguageVersion.objects.filter(pk__in=keys[start : start + BATCH])
            texts = list(held.select_related("version", "shown__source"))
            begun = [
                (text, document, readers.begin(_file_of(text)))
                for text, document in zip(texts, as_documents(texts), strict=True)
            ]
            for text, stored, file in begun:
                read = readers.finish(file)
                if isinstance(read, Refusal):
                    yield Difference(text, read.message)
                    continue
                part = text.shown_reading.part
                what = (
                    "it is not found in its file"
                    if part >= len(read.documents)
                    else _first(stored, read.documents[part])
                )
                if what:
                    yield Difference(text, what)


def _file_of(text: LanguageVersion) -> IncomingFile:
    source, reading = text.shown_reading.source, text.shown_reading
    entry = ManifestEntry(symbol=reading.manifest.get("symbol"), text_language=reading.parsed.get("language"))
    return IncomingFile(source.name, Path(source.name), entry, content=bytes(source.content))


def _first(stored: doc.Document, read: doc.Document) -> str:
    """Where two readings of the same bytes differ first; empty where they do not."""
    if len(stored.paragraphs) != len(read.paragraphs):
        return f"{len(read.paragraphs)} paragraphs instead of {len(stored.paragraphs)}"
    for old, new in zip(stored.paragraphs, read.paragraphs, strict=True):
        if (old.id, old.text) != (new.id, new.text):
            return f"{old.id} reads otherwise" if old.id == new.id else f"{old.id} would be {new.id}"
    notes = [[(note.mark, note.text) for note in one.footnotes] for one in (stored, read)]
    return "its notes read otherwise" if notes[0] != notes[1] else ""
