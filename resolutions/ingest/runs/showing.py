"""Which reading of a language version is shown, and what is updated when that changes: its rows, redirects of former
permalinks, the log for readers, and the differences from its other sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from resolutions.models import IngestRun, LanguageVersion, Problem, Reading, ReadingChange
from resolutions.models.wordings import wordings
from resolutions.search import outbox
from resolutions.text.document import Document
from resolutions.text.fingerprint import fingerprint
from resolutions.text.readers.errors import Unreadable

from ..matching import series_evidence
from ..writing import combined_cover, cover, former_anchors, source_rank, text_rows
from ..writing.copies import Copies
from ..writing.reapply_corrections import NotThere, document_of, follow_problems, rewrite_text
from ..writing.source_differences import MOST_SHOWN, differences, problems_of

if TYPE_CHECKING:
    from .stored_text import StoredText


def note_differences(one: StoredText, shown: Document | None, run: IngestRun | None, copies: Copies) -> None:
    """Record as problems of a reading that is not shown where it differs from the one that is (``shown``)."""
    text, reading = one.language_version, one.reading
    Problem.objects.filter(reading=reading).delete()
    if shown is not None:
        found = problems_of(differences(shown, one.document), text.shown_reading.source.name)
        text_rows.add_problems(reading, text, found, one.text.incoming.name, run, copies)


def keep_former_text(one: StoredText, before: Document, changes: text_rows.TextChanges) -> None:
    """Keep the former text, to compare it once the new rows are written."""
    one.before = before if changes or one.former else None


def after_writing(texts: Sequence[StoredText], run: IngestRun | None) -> None:
    """Update what depends on the text of versions stored earlier, once their rows are written."""
    for one in texts:
        text = one.language_version
        if one.before is not None:
            former_anchors.follow(text, one.before)
            log(text, one.before, one.document, one.former)
        if one.is_shown and one.others:
            compare_others(text, one.document, one.others, run)
        if not one.is_shown and one.former is not None:
            # The rows are still those of the former reading, whose permalinks are to be followed.
            text.shown = one.former
            show(text)
        _note_contradictions(one, run)
        follow_problems(text)


def _note_contradictions(one: StoredText, run: IngestRun | None) -> None:
    """Replace the problems about cover fields on which readings of the version disagree."""
    Problem.objects.filter(version=one.version, code=combined_cover.DIFFERS).delete()
    copies = Copies()
    texts = {text.pk: text for text in one.version.language_versions.all()} if one.contradictions else {}
    for contradiction in one.contradictions:
        text = texts[contradiction.reading.language_version_id]
        text_rows.add_problems(
            contradiction.reading, text, [contradiction.problem], contradiction.reading.source.name, run, copies
        )
    copies.flush()


def log(text: LanguageVersion, before: Document, now: Document, former: Reading | None) -> None:
    """Add a log entry for readers who quoted the text as it was before, if its words or its source changed."""
    changed = differences(before, now)
    if not before.paragraphs or (not changed and former is None):
        return
    ReadingChange.objects.create(
        language_version=text,
        former=(former or text.shown_reading).source.format,
        now=text.shown_reading.source.format,
        note=text.shown_reading.reissued,
        changed=len(changed),
        words=[[one.where, one.before, one.after] for one in changed[:MOST_SHOWN]],
    )


def compare_others(
    text: LanguageVersion, shown: Document, others: Iterable[Reading], run: IngestRun | None = None
) -> None:
    """Record where the other sources of a language version differ from the one shown, as problems of those sources."""
    copies = Copies()
    for reading in others:
        Problem.objects.filter(reading=reading).exclude(code=combined_cover.DIFFERS).delete()
        try:
            found = problems_of(differences(shown, document_of(reading)), text.shown_reading.source.name)
        except (NotThere, Unreadable):
            continue
        text_rows.add_problems(reading, text, found, reading.source.name, run, copies)
    copies.flush()


def show(text: LanguageVersion) -> None:
    """Show the best reading that a language version has now, after one was removed or an editor chose another.

    Updates its rows, permalinks, title, log and problems, in the caller's transaction. Raises ``NotThere`` and
    ``Unreadable`` if its file can no longer be read.
    """
    readings = list(Reading.objects.filter(language_version=text).select_related("source").order_by("rank", "pk"))
    former = text.shown if text.shown_id else None
    best = min(readings, key=lambda one: (source_rank.with_choice(one), one.pk))
    for reading in readings:
        reading.rank = source_rank.with_choice(reading)
        reading.save(update_fields=["rank"])
    before = wordings([text.pk])[text.pk]
    document = document_of(best)
    text.shown = best
    if not text.corrections.filter(field="title", ended_at=None).exists():
        text.title = document.title or ""
    text.save(update_fields=["shown", "title"])
    rewrite_text(text, document)
    copies = Copies()
    sample = (paragraph.text for paragraph in document.paragraphs)
    series_evidence.take_fingerprint(text, fingerprint(sample), False, copies)
    copies.flush()
    if former != best:
        former_anchors.follow(text, before)
        log(text, before, wordings([text.pk])[text.pk], former)
    compare_others(text, document, [one for one in readings if one != best])
    cover.refresh_titles(text.version)
    follow_problems(text)
    outbox.record([text.version_id])
