"""What differs between the languages of one text, as problems for editors. It is found for a whole session at a time,
since it takes longer than the loading of one text may."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from resolutions.models import LanguageVersion, OpeningVerb, Paragraph, Problem, Version
from resolutions.models.wordings import wordings
from resolutions.text.languages import best_of, language_of
from resolutions.text.problems import ProblemCode

from .reapply_corrections import follow_problems

CODE = ProblemCode.LANGUAGES_DIFFER
_TOGETHER = 20
"""Versions whose words are read and whose problems are replaced at once."""


@dataclass(frozen=True, slots=True)
class Found:
    """How many texts are held in several languages, and how many differences there are between them."""

    texts: int
    differences: int


def compare_languages(session: str | None = None) -> Found:
    """Replace the problems of this kind, of one session by its code or of all texts."""
    found = Version.objects.filter(language_versions__leads=False).distinct().order_by("pk")
    if session:
        found = found.filter(resolution__session__code=session)
    keys = list(found.values_list("pk", flat=True))
    ladders = OpeningVerb.objects.ladders()
    told = sum(_compare(keys[start : start + _TOGETHER], ladders) for start in range(0, len(keys), _TOGETHER))
    return Found(len(keys), told)


def _compare(versions: Sequence[int], ladders: Mapping[str, Mapping[str, int]]) -> int:
    texts = list(
        LanguageVersion.objects.filter(version__in=versions)
        .select_related("shown__source")
        .defer("shown__parsed", "shown__source__content")
    )
    documents = wordings([text.pk for text in texts])
    lines = _lines(texts)
    problems: list[Problem] = []
    for version in versions:
        held = {text.language: text for text in texts if text.version_id == version}
        lead = held.pop(best_of(held) or "")
        for text in held.values():
            found = _differences(documents[lead.pk], documents[text.pk], ladders)
            problems += (_problem(text, lines.get((text.pk, where), 0), message) for where, message in found)
    with transaction.atomic():
        Problem.objects.filter(version__in=versions, code=CODE).delete()
        Problem.objects.bulk_create(problems)
        for text in {problem.language_version for problem in problems if problem.language_version}:
            follow_problems(text)
    return len(problems)


def _lines(texts: Iterable[LanguageVersion]) -> dict[tuple[int, str], int]:
    rows = Paragraph.objects.filter(language_version__in=texts)
    return {(text, anchor): line for text, anchor, line in rows.values_list("language_version", "anchor", "first_line")}


def _differences(lead, document, ladders) -> Iterator[tuple[str, str]]:
    # Imported only where texts are compared: the import takes longer than most commands.
    from resolutions.comparison.concordance import discords

    first, second = (language_of(one.language).name for one in (lead, document))
    for one in discords(lead, document, ladders):
        has, lacks = (first, second) if document.language in one.difference.missing else (second, first)
        kind, value = one.difference.kind, one.difference.value
        if kind == "verb":
            yield (
                one.where,
                f"{one.where}: opens with “{value}” in {first}, with a verb of another strength in {second}",
            )
        else:
            yield one.where, f"{one.where}: {_NAMES[kind]} {value} in {has}, not in {lacks}"


_NAMES = {"date": "month", "symbol": "symbol", "session": "session", "number": "number", "note": "mark of note"}


def _problem(text: LanguageVersion, line: int, message: str) -> Problem:
    reading = text.shown_reading
    return Problem(
        version_id=text.version_id,
        language_version=text,
        reading=reading,
        file_name=reading.source.name,
        line=line,
        code=CODE,
        message=message,
    )
