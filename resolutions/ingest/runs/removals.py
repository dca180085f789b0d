"""Removes a text from the archive, one of its languages or one of its files; and restores it."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

from django.core import serializers
from django.db.models import QuerySet
from django.utils import timezone

from resolutions.models import (
    Correction,
    LanguageVersion,
    Note,
    Reading,
    ReadingChange,
    Removal,
    RemovedReading,
    Resolution,
    Version,
)
from resolutions.models.curation import OF_LANGUAGE, SEVERAL, SHOWN, CorrectionQuerySet, RemovalScope
from resolutions.text.document import Document
from resolutions.text.files import FileRead

from ..manifests.entries import ManifestEntry
from ..manifests.gathering import IncomingFile
from ..matching.claims import title_of
from ..matching.incoming_text import IncomingText
from ..matching.removed import NOTHING
from ..refusals import Refusal, Refused
from ..writing import citation_targets, cover, source_rank, votes
from ..writing.agenda import AgendaLookup
from ..writing.authority import Authority
from ..writing.copies import Copies
from ..writing.reapply_corrections import documents_of
from . import deleting
from .group import Group


def remove_version(version: Version, reason: str, editor: Any) -> Removal:
    """Remove a version in every language, with all its files."""
    title = title_of(version.titles)
    going = Reading.objects.filter(language_version__version=version)
    removal = _record(version, going, scope=RemovalScope.VERSION, title=title, reason=reason, editor=editor)
    deleting.delete_version(version, AgendaLookup())
    return removal


def remove_language(text: LanguageVersion, reason: str, editor: Any) -> Removal:
    """Remove one language version, with all its files."""
    about = {"language": text.language, "title": text.title, "reason": reason, "editor": editor}
    removal = _record(text.version, text.readings.all(), scope=RemovalScope.LANGUAGE, **about)
    deleting.delete_language_version(text, AgendaLookup())
    return removal


def remove_source(reading: Reading, reason: str, editor: Any) -> Removal:
    """Remove one file of a language version."""
    text = reading.language_version
    about = {"language": text.language, "title": text.title, "reason": reason, "editor": editor}
    removal = _record(text.version, text.readings.filter(pk=reading.pk), scope=RemovalScope.SOURCE, **about)
    deleting.delete_reading(reading, AgendaLookup())
    return removal


def keep_joined(version: Version) -> None:
    """Record a version whose language versions have all been moved to another, with everything that is not of one of
    them, so that ``recreate_joined`` can recreate it."""
    removal = Removal.objects.create(
        scope=RemovalScope.JOINED,
        version_pk=version.pk,
        label=str(version),
        title=title_of(version.titles),
        resolution=version.resolution,
        ended_at=timezone.now(),
    )
    _keep_version(removal, version)


def recreate_joined(version_pk: int) -> Version:
    """The version again, as yet without a language version."""
    kept = Removal.objects.filter(scope=RemovalScope.JOINED, version_pk=version_pk, put_back=False)
    removal = kept.latest("pk")
    version = _recreate_version(removal)
    _reattach_to(version, removal)
    Removal.objects.filter(pk=removal.pk).update(put_back=True)
    return version


def _record(version: Version, readings: QuerySet[Reading], **about: Any) -> Removal:
    """Record the removal with everything about the removed readings that their files do not contain, so that loads skip
    them and ``put_back`` can restore them."""
    going = list(readings.select_related("language_version").order_by("pk"))
    removal = Removal.objects.create(
        version_pk=version.pk,
        label=str(version),
        symbol_key=version.symbol_key,
        resolution=version.resolution,
        columns={"kind": version.kind},
        **about,
    )
    RemovedReading.objects.bulk_create(_removed(removal, reading) for reading in going)
    gone = [reading.pk for reading in going]
    _keep_corrections(removal, version, gone)
    if not Reading.objects.filter(language_version__version=version).exclude(pk__in=gone).exists():
        _keep_version(removal, version)
    return removal


def _removed(removal: Removal, reading: Reading) -> RemovedReading:
    return RemovedReading(
        removal=removal,
        source_id=reading.source_id,
        part=reading.part,
        language=reading.language_version.language,
        said=reading.parsed.get("symbol") or "",
        manifest=reading.manifest,
        chosen=reading.chosen,
    )


def _keep_corrections(removal: Removal, version: Version, gone: Collection[int]) -> None:
    """Attach to the removal the corrections of language versions that lose all their readings, and the choice of a file
    that is removed."""
    for text in version.language_versions.all():
        corrections = Correction.objects.filter(language_version=text)
        if text.readings.exclude(pk__in=gone).exists():
            corrections = corrections.standing().filter(field=SHOWN, value__in=list(gone))
        corrections.update(language_version=None, removal=removal, language=text.language)


def _keep_version(removal: Removal, version: Version) -> None:
    """Keep what no file contains of a version that is deleted with its last reading."""
    [row] = serializers.serialize("python", [version])
    removal.columns = row["fields"]
    removal.votes = [votes.as_record(vote) for vote in version.votes.filter(from_file=False)]
    removal.save(update_fields=["columns", "votes"])
    for kept in (Correction, Note):
        kept._default_manager.filter(version=version).update(version=None, removal=removal)


def put_back(removal: Removal) -> Version:
    """Recreate the rows as they were, then read the files into them as a load does. Raises ``Refused``, ``NotThere``
    and ``Unreadable``."""
    version = _find_version(removal) or _recreate_version(removal)
    _reattach_to(version, removal)
    held = set(version.language_versions.values_list("pk", flat=True))
    texts = _restore_readings(removal, version)
    cover.refresh_titles(version)
    group = Group(None, AgendaLookup(), Authority(), Copies(), NOTHING)
    if refused := next((one for one in group.store(texts) if isinstance(one, Refusal)), None):
        raise Refused(refused.message)
    group.copies.flush()
    # A text that was not in the archive meanwhile has no changes to log.
    ReadingChange.objects.filter(language_version__version=version).exclude(language_version__in=held).delete()
    version = Version.objects.get(pk=version.pk)
    citation_targets.resolve_to(version)
    return version


def _reattach_to(version: Version, removal: Removal) -> None:
    """Corrections, notes and votes that editors made of the version."""
    _reattach(Correction.objects.filter(removal=removal).exclude(field__in=OF_LANGUAGE), version=version)
    Note.objects.filter(removal=removal).update(removal=None, version=version)
    entered = set(version.votes.filter(from_file=False).values_list("body", "part"))
    for record in removal.votes:
        if (record["body"], record.get("part", "")) not in entered:
            votes.put(version, record)


def _find_version(removal: Removal) -> Version | None:
    """The version, if it is in the archive: under its own key, or as the one that has its symbol now."""
    own = Version.objects.filter(pk=removal.version_pk).first()
    return own or Version.objects.filter(symbol_key__in=[removal.symbol_key or ""]).first()


def _recreate_version(removal: Removal) -> Version:
    """The version, recreated. Its proposal may be gone; the text is matched to one when it is read. Raises ``Refused``
    for a text whose last language was removed by another removal."""
    if "symbol" not in removal.columns:
        raise Refused(f"{removal} is not in the archive: it was removed afterwards, and is to be put back first")
    row = {"model": "resolutions.version", "pk": removal.version_pk, "fields": removal.columns}
    [made] = serializers.deserialize("python", [row], ignorenonexistent=True)
    version = made.object
    assert isinstance(version, Version)
    version.resolution = removal.resolution or Resolution.objects.create()
    version.save(force_insert=True)
    return version


def _restore_readings(removal: Removal, version: Version) -> list[IncomingText]:
    """Create the rows of language versions and readings, and return the texts to be read into them."""
    texts: dict[str, LanguageVersion] = {}
    files: dict[int, FileRead] = {}
    incoming = []
    for removed in removal.readings.select_related("source"):
        if removed.language not in texts:
            texts[removed.language] = _restore_language(removal, version, removed.language)
        reading = Reading(source=removed.source, part=removed.part, manifest=removed.manifest)
        source, documents = removed.source, documents_of(reading)
        read = files.setdefault(source.pk, FileRead(bytes(source.content), tuple(documents)))
        entry = ManifestEntry(text_language=removed.manifest.get("text_language"))
        text = IncomingText.all_of(IncomingFile(source.name, Path(source.name), entry), read)[removed.part]
        _save(reading, removed, texts[removed.language], text.document)
        incoming.append(text)
    for restored in texts.values():
        if restored.shown_id is None:
            LanguageVersion.objects.filter(pk=restored.pk).update(shown=restored.readings.best_first().first())
    return incoming


def _restore_language(removal: Removal, version: Version, language: str) -> LanguageVersion:
    """The language version, with its corrections restored."""
    text, _ = LanguageVersion.objects.get_or_create(version=version, language=language)
    _reattach(
        Correction.objects.filter(removal=removal, field__in=OF_LANGUAGE, language=language), language_version=text
    )
    title = text.corrections.standing().filter(field="title").first()
    if title:
        text.title = title.value
        text.save(update_fields=["title"])
    return text


def _reattach(corrections: CorrectionQuerySet, **row: Any) -> None:
    """Attach the corrections to their row again. One whose field has another standing correction by now is ended."""
    taken = Correction.objects.standing().filter(**row).exclude(field__in=SEVERAL)
    corrections.standing().filter(field__in=list(taken.values_list("field", flat=True))).update(ended_at=timezone.now())
    corrections.update(removal=None, language="", **row)


def _save(reading: Reading, removed: RemovedReading, text: LanguageVersion, document: Document) -> None:
    """Save the reading as a load does before its text is read. If an editor chose it, the correction now points to the
    new row."""
    reading.language_version = text
    reading.parsed = cover.parsed(cover.with_manifest_symbol(document, removed.manifest))
    reading.chosen = removed.chosen and not text.readings.filter(chosen=True).exists()
    reading.reissued = source_rank.reissue_note(document.pieces)
    reading.rank = source_rank.rank(reading, document, removed.source.name)
    reading.save(force_insert=True)
    if reading.chosen:
        Correction.objects.standing().filter(language_version=text, field=SHOWN).update(value=reading.pk)
