"""Rows for tests of pages, made by hand so that a page can be asked for any state of the archive."""

import hashlib
from itertools import count

from resolutions.models import (
    AgendaItem,
    Citation,
    Footnote,
    LanguageVersion,
    NoteAnchor,
    Paragraph,
    Reading,
    Resolution,
    Series,
    Session,
    SourceFile,
    Sponsor,
    Sponsorship,
    Version,
)
from resolutions.text.languages import best_of
from resolutions.text.states import name_key
from resolutions.text.symbols import Symbol

_serial = count(1)


def a_session(code: str = "66") -> Session:
    kind, _, ordinal = code.rpartition("-")
    names = {"": "regular", "S": "special", "ES": "emergency"}
    return Session.objects.get_or_create(code=code, defaults={"kind": names[kind], "ordinal": int(ordinal)})[0]


def a_series(title: str = "Care of the oceans", slug: str = "care-of-the-oceans") -> Series:
    return Series.objects.get_or_create(slug=slug, defaults={"title": title, "title_key": slug})[0]


def an_item(session: str = "66", number: int = 69, letter: str = "", title: str = "Oceans") -> AgendaItem:
    wanted = {"session": a_session(session), "number": number, "letter": letter}
    return AgendaItem.objects.get_or_create(**wanted, defaults={"title": title})[0]


def a_file(content: bytes | None = None, name: str | None = None, format: str = "text") -> SourceFile:
    number = next(_serial)
    content = b"text %d" % number if content is None else content
    digest = hashlib.sha256(content + b"%d" % number).hexdigest()
    return SourceFile.objects.create(sha256=digest, name=name or f"file-{number}.txt", format=format, content=content)


def a_version(symbol: str | None = "A/RES/66/1", *, resolution: Resolution | None = None, **columns) -> Version:
    """A version in one language with its file, in a resolution of its own unless one is given. ``session`` and
    ``series`` go to it; ``title``, ``language`` and ``source`` are those of its language version."""
    session, series = columns.pop("session", "66"), columns.pop("series", None)
    title, language = columns.pop("title", "Care of the oceans"), columns.pop("language", "en")
    if resolution is None:
        place = a_session(session) if session else None
        resolution = Resolution.objects.create(session=place, series=series, title=title)
    if symbol:
        read = Symbol.parse(symbol)
        columns |= {"symbol": str(read), "symbol_key": read.key, "symbol_sort": read.sort_key, "symbol_from": "option"}
    source = columns.pop("source", None)
    version = Version.objects.create(resolution=resolution, **columns)
    in_language(version, language, title, source)
    return version


def in_language(
    version: Version, language: str, title: str = "Care of the oceans", source: SourceFile | None = None, **parsed
) -> LanguageVersion:
    """The version in another language; ``parsed`` is what its file says of the cover."""
    text = LanguageVersion.objects.create(version=version, language=language, title=title)
    text.shown = a_reading(text, source, parsed=parsed)
    text.save()
    version.titles[language] = title
    version.save()
    version.language_versions.update(leads=False)
    version.language_versions.filter(language=best_of(version.titles)).update(leads=True)
    text.refresh_from_db()
    return text


def a_reading(text: LanguageVersion, source: SourceFile | None = None, **columns) -> Reading:
    return Reading.objects.create(language_version=text, source=source or a_file(), **columns)


def words_of(version: Version | LanguageVersion) -> LanguageVersion:
    """Those of the language that leads, of a version."""
    return version.language_versions.leading().get() if isinstance(version, Version) else version


def a_paragraph(
    version: Version | LanguageVersion, text: str = "Recalling its resolution 66/2,", **columns
) -> Paragraph:
    held = words_of(version)
    position = held.paragraphs.count() + 1
    columns.setdefault("anchor", f"pp{position}")
    columns.setdefault("kind", "preambular")
    return Paragraph.objects.create(language_version=held, position=position, text=text, **columns)


def a_note(paragraph: Paragraph, text: str = "Resolution 66/2.", *, mark: str = "1", offset: int = 5) -> Footnote:
    held = paragraph.language_version
    note = Footnote.objects.create(language_version=held, position=held.footnotes.count() + 1, mark=mark, text=text)
    NoteAnchor.objects.create(paragraph=paragraph, footnote=note, mark=mark, offset=offset)
    return note


def a_citation(place: Paragraph | Footnote, as_written: str, symbol: str, target: Version | None = None) -> Citation:
    start = place.text.index(as_written)
    where = {"paragraph": place} if isinstance(place, Paragraph) else {"footnote": place}
    return Citation.objects.create(
        language_version=place.language_version,
        start=start,
        end=start + len(as_written),
        as_written=as_written,
        symbol=symbol,
        symbol_key=Symbol.parse(symbol).key,
        target=target,
        **where,
    )


def a_sponsor(version: Version, name: str = "Cuba", role: str = "sponsor") -> Sponsor:
    slug = name.lower().replace(" ", "-")
    sponsor = Sponsor.objects.get_or_create(name=name, defaults={"slug": slug, "key": name_key(name)})[0]
    position = version.sponsorships.count() + 1
    Sponsorship.objects.create(version=version, sponsor=sponsor, as_written=name, role=role, position=position)
    return sponsor
