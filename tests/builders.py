"""Documents made by hand, for tests that are not about reading."""

from datetime import date
from pathlib import Path

from resolutions.ingest import FileChange, FileOutcome, IncomingFile, ManifestEntry, Refused, Storage
from resolutions.models import LanguageVersion, Version
from resolutions.text.anchors import assign_ids
from resolutions.text.document import AgendaItem, Citation, Document, Footnote, NoteMark, Origin, Paragraph, Sponsor
from resolutions.text.files import FileRead
from resolutions.text.parse import parse_all


def preambular(text: str, *notes: NoteMark) -> Paragraph:
    return Paragraph("", "preambular", text, opening=text.split()[0], notes=notes, lines=(1, 1))


def operative(number: str, text: str) -> Paragraph:
    return Paragraph("", "operative", text, number=number, opening=text.split()[0], lines=(2, 3))


def draft(**fields) -> Document:
    """A draft resolution of the sixty-sixth session with two paragraphs; ``fields`` replace its own."""
    values = {
        "source": "draft.txt",
        "format": "text",
        "kind": "draft_resolution",
        "title": "Right to the sea",
        "session": "66",
        "committee": "Third Committee",
        "agenda_items": (AgendaItem("69", "b", "Human rights questions"),),
        "issued_on": date(2011, 10, 20),
        "sponsors": (Sponsor("Cuba"), Sponsor("Group of 77", "group")),
        "paragraphs": (
            preambular("Recalling its resolution 55/2,", NoteMark("1", 9)),
            operative("1", "Requests the Secretary-General to report;"),
        ),
        "footnotes": (Footnote("1", "See resolution 60/1.", (9, 9)),),
        "citations": (
            Citation("pp1", 14, 29, "resolution 55/2", "A/RES/55/2", carrier="Recalling"),
            Citation("fn1", 4, 19, "resolution 60/1", "A/RES/60/1"),
        ),
    }
    values.update(fields)
    return Document(**{**values, "paragraphs": assign_ids(values["paragraphs"])})


def adopted(symbol: str = "A/RES/66/152", **fields) -> Document:
    values = {
        "source": "adopted.txt",
        "kind": "resolution",
        "symbol": symbol,
        "symbol_from": "text",
        "committee": None,
        "adopted_on": date(2011, 12, 19),
        "issued_on": date(2012, 3, 13),
        "sponsors": (),
        "origin": Origin(
            "on the report of the Third Committee (A/66/462/Add.2)", "Third Committee", ("A/66/462/Add.2",)
        ),
        "outcome": "adopted",
    }
    return draft(**{**values, **fields})


def store(
    document: Document,
    name: str | None = None,
    content: bytes | None = None,
    storage: Storage | None = None,
    **given: str,
) -> FileOutcome:
    """Store a document as if it had been read from a file of that name with those bytes."""
    name = name or document.source
    incoming = IncomingFile(name, Path(name), ManifestEntry(**given))
    [loaded] = (storage or Storage()).store(incoming, FileRead(content or repr(document).encode(), (document,)))
    if loaded.change == FileChange.REFUSED:
        raise Refused(loaded.message)
    return loaded


def stored(document: Document, name: str | None = None, **given: str) -> Version:
    """The version that comes of it."""
    return Version.objects.get(pk=store(document, name, **given).version_id)


def text_of(version: Version, language: str | None = None) -> LanguageVersion:
    """What the version says in this language, by default in the one that leads."""
    texts = version.language_versions.select_related("version", "shown__source")
    return texts.get(language=language) if language else texts.get(leads=True)


def store_volume(content: bytes, name: str, **given: str) -> list[FileOutcome]:
    """Store the documents that a file with these bytes is read as."""
    read = FileRead(content, parse_all(content, name=name, symbol=given.get("symbol")))
    return Storage().store(IncomingFile(name, Path(name), ManifestEntry(**given)), read)


def store_bytes(content: bytes, name: str, **given: str) -> FileOutcome:
    """The same of a file that is read as one."""
    [loaded] = store_volume(content, name, **given)
    return loaded
