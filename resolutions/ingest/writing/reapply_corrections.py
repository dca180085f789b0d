"""What editors mended in a text goes on every reading of its file; a text is read again when that changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from resolutions.models import Correction, Problem, Version
from resolutions.models.curation import MENDED, PROBLEM
from resolutions.search import outbox
from resolutions.text.citations import find_citations
from resolutions.text.document import Document, Sponsor
from resolutions.text.document import Problem as Found
from resolutions.text.mending import Mending, MendingOutcome, mend
from resolutions.text.sponsors import kind_of

from ..manifests.apply import DIFFERS, names_said, with_given
from . import citation_targets, cover_rows, text_rows
from .authority import Authority
from .copies import Copies

CONFLICT = "mending_conflict"
OF_COVER = ("too_long", "sponsor_left_out", "voter_left_out", "subject_left_out", DIFFERS)
"""Problems that storing finds, not reading."""


class NotThere(ValueError):
    """The file is not read as this text any more."""


def mended(version: Version, document: Document) -> Document:
    """The document with all that editors mended in the version, and whom and what they say its cover names. What does
    not fit it any more is a problem of it."""
    standing = Correction.objects.standing().filter(version=version, field__in=(*MENDED, *NAMED)).order_by("pk")
    corrections = [one for one in standing if one.field in MENDED]
    document = _as_named(document, standing)
    if not corrections:
        return document
    document, outcomes = mend(document, [as_mending(correction) for correction in corrections])
    conflicts = [
        _conflict(correction, document)
        for correction, outcome in zip(corrections, outcomes, strict=True)
        if outcome == MendingOutcome.CONFLICT
    ]
    return replace(document, problems=(*conflicts, *document.problems))


def _with_sponsors(document: Document, value: Iterable[tuple[str, str]]) -> Document:
    return replace(document, sponsors=tuple(Sponsor(name, kind_of(name), role) for name, role in value))


def _with_note(document: Document, note: str) -> Document:
    """With what the note cites."""
    others = (citation for citation in document.citations if citation.where != "sponsor_note")
    cited = (*others, *find_citations(note, where="sponsor_note"))
    return replace(document, sponsor_note=note or None, citations=cited)


def _with_subjects(document: Document, names: Iterable[str]) -> Document:
    return replace(document, subjects=tuple(names))


NAMED = {"sponsors": _with_sponsors, "subjects": _with_subjects, "sponsor_note": _with_note}
"""Fields of a version that say whom and what its cover names, and how a value goes on the document."""


def _as_named(document: Document, corrections: Iterable[Correction]) -> Document:
    for one in corrections:
        if one.field in NAMED:
            document = NAMED[one.field](document, one.value)
    return document


def as_mending(correction: Correction) -> Mending:
    return Mending(correction.field, tuple(correction.before), tuple(correction.value))


def documents_of(version: Version) -> Sequence[Document]:
    """What the parser says now of the file the version stands in, without the editors; ``version.part`` is its place.

    Raises ``NotThere`` and ``Unreadable``.
    """
    # The parser is imported when a file is read: see resolutions.text.files.
    from resolutions.text.parse import parse_all

    source = version.source
    documents = parse_all(bytes(source.content), name=source.name, symbol=version.given.get("symbol"))
    if version.part >= len(documents):
        raise NotThere(f"{source.name} is not read as this text any more")
    return documents


def read_again(version: Version, said: Document) -> None:
    """Write the text anew: what the parser ``said``, with what editors mended. In the caller's transaction."""
    document = mended(version, said)
    of_cover = [Found(one.line, one.code, one.message) for one in version.problems.filter(code__in=OF_COVER)]
    first = version.problems.select_related("run").first()
    copies = Copies()
    text_rows.check(document)
    targets = citation_targets.targets(text_rows.cited_in(document, version.language))
    text_rows.write_text(version, document, targets, False, copies)
    problems = (*document.problems, *of_cover)
    text_rows.write_problems(version, problems, version.source.name, first and first.run, False, copies)
    copies.flush()
    settle_again(version)
    outbox.record([version.pk])


def names_again(version: Version) -> None:
    """Write anew whom and what the cover names, and what the sponsors' note cites: as the editor says, else as the file
    did when it was read last, and what was said beside it. In the caller's transaction."""
    document = with_given(names_said(version.parsed), version.given)
    document = _with_note(document, document.sponsor_note or "")
    standing = Correction.objects.standing().filter(version=version, field__in=NAMED)
    document = _as_named(document, standing)
    copies = Copies()
    cover_rows.clear_names([version.pk])
    cover_rows.add(version.pk, document, Authority(), copies)
    text_rows.write_note(
        version, document, citation_targets.targets(text_rows.cited_in(document, version.language)), copies
    )
    copies.flush()
    outbox.record([version.pk])


def settle_again(version: Version) -> None:
    """A problem stays settled while the same problem stands at the same words of the file."""
    settled = {_key(one.before): one.pk for one in Correction.objects.standing().filter(version=version, field=PROBLEM)}
    if not settled:
        return
    open_ones = list(Problem.objects.open().filter(version=version))
    words = words_of_lines(version, [problem.line for problem in open_ones])
    for problem in open_ones:
        said = {"code": problem.code, "message": problem.message, "words": words.get(problem.line, "")}
        problem.settled_id = settled.get(_key(said))
    Problem.objects.bulk_update([one for one in open_ones if one.settled_id], ["settled"])


def words_of_lines(version: Version, lines: Iterable[int]) -> dict[int, str]:
    """What stands in these lines of the version's file."""
    from resolutions.text.source import source_lines

    wanted = set(lines)
    return {number: text for number, text in source_lines(bytes(version.source.content)) if number in wanted}


def _key(said: Mapping[str, str]) -> tuple[str, str, str]:
    return said["code"], said["message"], said["words"]


def _conflict(correction: Correction, document: Document) -> Found:
    first = correction.before[0]
    lines = {paragraph.id: paragraph.lines[0] for paragraph in document.paragraphs}
    where = f"note {first['mark']}" if "mark" in first else first["id"]
    message = (
        f"an editor mended {where}, “{first['words'][:60]}”; the file is read otherwise now, so the mending is off"
    )
    return Found(lines.get(first.get("id", ""), 0), CONFLICT, message)
