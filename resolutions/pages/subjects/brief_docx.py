"""The brief of a subject as a Word file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils import timezone
from django.utils.translation import get_language, gettext
from docx.document import Document as File

from resolutions.models import Version
from resolutions.text.languages import language_of
from resolutions.text.writers.docx_file import describe, finished, new_file
from resolutions.text.writers.xml_letters import clean

from ..naming import dated, meeting_in_language
from .brief import Brief


def as_docx(briefs: Iterable[Brief], title: str = "", remarks: Iterable[str] = ()) -> bytes:
    """Each on a page of its own, after a page with the title and the remarks where there is a title. A letter that XML
    cannot hold is written as U+FFFD."""
    file = new_file(language_of(get_language()))
    describe(file, title=title)
    if title:
        file.add_heading(clean(title), 0)
        for remark in remarks:
            file.add_paragraph(clean(remark))
    for number, brief in enumerate(briefs):
        if number or title:
            file.add_page_break()
        _write(file, brief)
    return finished(file, timezone.now())


def _write(file: File, brief: Brief) -> None:
    file.add_heading(clean(brief.series.heading), 1)
    for heading, lines in parts(brief):
        said = list(lines)
        if said:
            file.add_heading(heading, 2)
            for line in said:
                file.add_paragraph(clean(line))


def parts(brief: Brief) -> Iterator[tuple[str, Iterable[str]]]:
    """Heading and lines of each part of the brief; a part without lines has nothing to say."""
    yield gettext("Last text"), _last(brief)
    yield gettext("Vote"), _vote(brief)
    yield gettext("Sponsors"), _sponsors(brief)
    yield gettext("What changed"), _changes(brief)
    yield gettext("To bring up to date"), (f"{line.place}: {line.comment}" for line in brief.slots)
    sources = ", ".join(str(version) for version in brief.sources)
    yield (
        gettext("Made from"),
        [gettext("%(texts)s and their recorded votes. The issued documents decide.") % {"texts": sources}],
    )


def _last(brief: Brief) -> Iterator[str]:
    if brief.last is None:
        yield gettext("No adopted text on it is held.")
        return
    yield ", ".join(filter(None, (str(brief.last.text), dated(brief.last.text), _meeting(brief.last.text))))
    yield from (f"{item.session}: {item} {item.heading}" for item in brief.items)
    yield brief.timeline.consensus
    if brief.cites_most:
        cited = ", ".join(f"{symbol} ({count})" for symbol, count in brief.cites_most)
        yield gettext("Cites most: %(cited)s") % {"cited": cited}


def _meeting(version: Version) -> str:
    return meeting_in_language(version.meeting, version.leading_language)[0]


def _vote(brief: Brief) -> Iterator[str]:
    for entry in (brief.last, *brief.earlier):
        if entry and entry.vote:
            yield f"{entry.text}: {entry.vote.counts}"
    for one in brief.changed:
        yield f"{one.voter.name}: {one.before} → {one.after}"


def _sponsors(brief: Brief) -> Iterator[str]:
    sponsors = brief.sponsors
    if sponsors:
        yield gettext("%(now)s; before: %(before)s") % {"now": sponsors.now, "before": sponsors.before or "–"}
        for label, names in ((gettext("Joined"), sponsors.joined), (gettext("Left"), sponsors.left)):
            if names:
                yield f"{label}: {', '.join(names)}"


def _changes(brief: Brief) -> Iterator[str]:
    if brief.last and brief.last.step:
        yield brief.last.step.sentence
    if brief.gap:
        yield f"{brief.gap}."
    for line in brief.sentences:
        words = "".join(f"[{op}{text}]" if op != "=" else text for op, text in line.row.words)
        yield f"{line.name}, {line.op}: {words}"
