"""Applies what editors mended in a text to every reading of it; a text is rewritten when that changes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from resolutions.models import Correction, LanguageVersion, Problem, Reading, Version
from resolutions.models.curation import MENDED, PROBLEM
from resolutions.search import outbox
from resolutions.text.citations import find_citations
from resolutions.text.commitments import commitments_to_follow
from resolutions.text.document import Document, Sponsor
from resolutions.text.document import Problem as Found
from resolutions.text.kinds import SponsorRole
from resolutions.text.mending import Mending, MendingOutcome, mend
from resolutions.text.problems import ProblemCode
from resolutions.text.sponsors import kind_of

from ..manifests.apply import DIFFERS, names_parsed, with_manifest
from . import citation_targets, combined_cover, cover_rows, source_differences, text_rows
from .authority import Authority
from .copies import Copies

CONFLICT = ProblemCode.MENDING_CONFLICT
OF_STORING = (
    ProblemCode.TOO_LONG,
    ProblemCode.NAME_UNKNOWN,
    ProblemCode.VOTE_DIFFERS,
    ProblemCode.SPONSOR_LEFT_OUT,
    ProblemCode.VOTER_LEFT_OUT,
    ProblemCode.ANNOUNCEMENT_UNREAD,
    ProblemCode.SUBJECT_LEFT_OUT,
    DIFFERS,
    combined_cover.DIFFERS,
    *source_differences.CODES,
)
"""Problems that are found when a text is stored. Some may be found when it is parsed, too."""


FOUND_AGAIN = (DIFFERS, *source_differences.CODES)
"""Those of them that are found anew whenever a reading is parsed again, or that only a reading kept beside has."""


class NotThere(ValueError):
    """The file no longer contains this text."""


def mended(text: LanguageVersion, document: Document) -> Document:
    """The document of a language version with all that editors mended in it, and with the citations of the sponsors'
    note as an editor corrected it. A mending that no longer fits the text becomes a problem; one that the source now
    agrees with is marked as needless."""
    corrections = list(Correction.objects.standing().filter(language_version=text, field__in=MENDED).order_by("pk"))
    if text.leads:
        document = _with_names(document, _name_corrections(text.version_id).filter(field="sponsor_note"))
    if not corrections:
        return document
    document, outcomes = mend(document, [as_mending(correction) for correction in corrections])
    _record_needless(corrections, outcomes)
    conflicts = [
        _conflict(correction, document)
        for correction, outcome in zip(corrections, outcomes, strict=True)
        if outcome == MendingOutcome.CONFLICT
    ]
    return replace(document, problems=(*conflicts, *document.problems))


def _record_needless(corrections: Collection[Correction], outcomes: Sequence[MendingOutcome]) -> None:
    for correction, outcome in zip(corrections, outcomes, strict=True):
        is_needless = outcome == MendingOutcome.NEEDLESS
        if correction.needless != is_needless:
            Correction.objects.filter(pk=correction.pk).update(needless=is_needless)


def _with_sponsors(document: Document, value: Iterable[tuple[str, SponsorRole]]) -> Document:
    return replace(document, sponsors=tuple(Sponsor(name, kind_of(name), role) for name, role in value))


def _with_note(document: Document, note: str) -> Document:
    """The document with this note, and with its citations."""
    others = (citation for citation in document.citations if citation.where != "sponsor_note")
    cited = (*others, *find_citations(note, where="sponsor_note", language=document.language))
    return replace(document, sponsor_note=note or None, citations=cited)


def _with_subjects(document: Document, names: Iterable[str]) -> Document:
    return replace(document, subjects=tuple(names))


NAMED: dict[str, Callable[[Document, Any], Document]] = {
    "sponsors": _with_sponsors,
    "subjects": _with_subjects,
    "sponsor_note": _with_note,
}
"""Fields of a version with the names on its cover, and how a corrected value is applied to the document."""


def _name_corrections(version: int):
    return Correction.objects.standing().filter(version=version, field__in=NAMED)


def _with_names(document: Document, corrections: Iterable[Correction]) -> Document:
    for one in corrections:
        document = NAMED[one.field](document, one.value)
    return document


def names_on_cover(version: Version, *, is_new: bool = False) -> Document:
    """Whom and what the cover names: as editors corrected it, else from all readings and manifests together. A version
    that ``is_new`` has no corrections, so none are queried."""
    document = with_manifest(names_parsed(version.parsed), version.manifest)
    return document if is_new else _with_names(document, _name_corrections(version.pk))


def as_mending(correction: Correction) -> Mending:
    return Mending(correction.field, tuple(correction.before), tuple(correction.value))


def documents_of(reading: Reading) -> Sequence[Document]:
    """Parse the file of a reading again, in the language it was read in and without the editors' corrections;
    ``reading.part`` is its place.

    Raises ``NotThere`` and ``Unreadable``.
    """
    # The parser is imported when a file is read: see resolutions.text.files.
    from resolutions.text.parse import parse_all

    source, language = reading.source, reading.parsed.get("language")
    symbol = reading.manifest.get("symbol")
    documents = parse_all(bytes(source.content), name=source.name, symbol=symbol, language=language)
    if reading.part >= len(documents):
        raise NotThere(f"{source.name} is not read as this text any more")
    return documents


def document_of(reading: Reading) -> Document:
    """Parse one reading again and complete it from its manifest values. Raises as ``documents_of`` does."""
    document = documents_of(reading)[reading.part]
    document = replace(document, language=reading.parsed.get("language", document.language))
    return with_manifest(document, reading.manifest)


def rewrite_text(text: LanguageVersion, parsed: Document) -> None:
    """Rewrite the text of a language version: what the parser reads in the reading shown (``parsed``), with editors'
    mendings. In the caller's transaction."""
    document = mended(text, parsed)
    reading = text.shown_reading
    found = text.problems.filter(code__in=OF_STORING)
    of_reading = found.filter(reading=reading).exclude(code__in=FOUND_AGAIN)
    of_storing = [Found(one.line, one.code, one.message) for one in of_reading]
    others = list(found.exclude(reading=reading))
    first = text.problems.select_related("run").first()
    copies = Copies()
    text_rows.check(document)
    targets = citation_targets.targets(text_rows.cited_in(document))
    text_rows.write_text(text, document, commitments_to_follow(document), targets, False, copies)
    problems = tuple(dict.fromkeys((*document.problems, *of_storing)))
    text_rows.write_problems(text, reading, problems, reading.source.name, first.run if first else None, False, copies)
    copies.flush()
    Problem.objects.bulk_create(others)
    follow_problems(text)
    outbox.record([text.version_id])


def rewrite_names(version: Version) -> None:
    """Rewrite whom and what the cover names, and the citations of the sponsors' note. In the caller's transaction."""
    document = names_on_cover(version)
    document = _with_note(document, document.sponsor_note or "")
    copies = Copies()
    cover_rows.clear_names([version.pk])
    cover_rows.add(version, replace(document, vote=None), Authority(), copies)
    if leading := LanguageVersion.objects.leading().filter(version=version).first():
        targets = citation_targets.targets(text_rows.cited_in(document))
        text_rows.write_note(leading, document, targets, copies)
    copies.flush()
    outbox.record([version.pk])


def follow_problems(text: LanguageVersion) -> None:
    """What follows once the problems of a text are written anew: its place in the queue, and that those are settled
    again which an editor settled: the same problem at the same words of the file."""
    Problem.objects.count_alike([text.version_id])
    standing = Correction.objects.standing().filter(language_version=text, field=PROBLEM)
    settled = {_key(one.before): one.pk for one in standing}
    if not settled:
        return
    open_ones = list(Problem.objects.open().filter(language_version=text).select_related("reading__source"))
    for reading in {problem.reading for problem in open_ones if problem.reading}:
        of_reading = [problem for problem in open_ones if problem.reading == reading]
        words = words_of_lines(reading, [problem.line for problem in of_reading])
        for problem in of_reading:
            record = {"code": problem.code, "message": problem.message, "words": words.get(problem.line, "")}
            problem.settled_id = settled.get(_key(record))
    Problem.objects.bulk_update([one for one in open_ones if one.settled_id], ["settled"])


def words_of_lines(reading: Reading, lines: Iterable[int]) -> dict[int, str]:
    """The text of these lines of a reading's file."""
    from resolutions.text.source import source_lines

    wanted = set(lines)
    return {number: text for number, text in source_lines(bytes(reading.source.content)) if number in wanted}


def _key(record: Mapping[str, str]) -> tuple[str, str, str]:
    return record["code"], record["message"], record["words"]


def _conflict(correction: Correction, document: Document) -> Found:
    first = correction.before[0]
    lines = {paragraph.id: paragraph.lines[0] for paragraph in document.paragraphs}
    where = f"note {first['mark']}" if "mark" in first else first["id"]
    message = (
        f"an editor mended {where}, “{first['words'][:60]}”; the file is read otherwise now, so the mending is off"
    )
    return Found(lines.get(first.get("id", ""), 0), CONFLICT, message)
