"""The expected agenda as a Word file, in the manner of an annotated preliminary list, and as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils import timezone
from django.utils.translation import get_language, gettext
from docx.document import Document as File

from resolutions.models import Commitment
from resolutions.text.languages import language_of
from resolutions.text.ordinals import session_words
from resolutions.text.writers.docx_file import describe, finished, new_file
from resolutions.text.writers.xml_letters import clean

from .expected import Expected, ExpectedAgenda
from .files import place_of

TABLE_HEAD = ("certain", "item", "title", "promised_in", "pattern", "texts", "documents_of_last_text", "reports_due")


def expected_rows(agenda: ExpectedAgenda) -> Iterator[tuple[str, ...]]:
    for one in agenda.items:
        yield (
            "certain" if one.is_certain else "likely",
            one.item,
            one.title,
            "; ".join(map(_promise, one.promised_in)),
            str(one.pattern.label) if one.pattern else "",
            "; ".join(map(str, one.history)),
            "; ".join(one.documents),
            "; ".join(map(_promise, one.reports)),
        )


def expected_docx(agenda: ExpectedAgenda, held: str) -> bytes:
    """Certain items first, each with its annotation. A letter that XML cannot hold is written as U+FFFD."""
    file = new_file(language_of(get_language()))
    title = gettext("Agenda expected at the %(session)s")
    title %= {"session": session_words(str(agenda.session)).lower()}
    describe(file, title=title)
    file.add_heading(title, 1)
    said = gettext(
        "Not a document of the United Nations. Foretold from adopted texts held of sessions %(held)s: what they "
        "promise in words, and what came back in a pattern or has a report due."
    )
    file.add_paragraph(said % {"held": held})
    _part(file, gettext("Certain: promised in words"), agenda.certain)
    _part(file, gettext("Likely: by pattern, or since a report falls due"), agenda.likely)
    return finished(file, timezone.now())


def _part(file: File, heading: str, items: Sequence[Expected]) -> None:
    file.add_heading(heading, 2)
    for number, one in enumerate(items, 1):
        file.add_heading(clean(f"{number}. {one.title}"), 3)
        for line in annotation(one):
            file.add_paragraph(clean(line))


def annotation(one: Expected) -> Iterator[str]:
    """Why it is expected, its last texts, the documents of last time, the reports that fall due."""
    if one.item and one.item != one.title:
        yield gettext("Under the item “%(item)s”.") % {"item": one.item}
    for promise in one.promised_in:
        yield f"{_promise(promise)}: {promise.words.removesuffix('.')}."
    if one.pattern:
        yield gettext("A text on it was adopted %(pattern)s.") % {"pattern": one.pattern.label}
    if one.history:
        yield gettext("Last texts: %(texts)s.") % {"texts": ", ".join(map(str, one.history))}
    if one.documents:
        yield gettext("Documents cited in the last of them: %(documents)s.") % {"documents": ", ".join(one.documents)}
    for report in one.reports:
        yield gettext("Due: %(report)s, %(whom)s") % {"report": _promise(report), "whom": ", ".join(report.addressees)}


def _promise(one: Commitment) -> str:
    return f"{one.version}, {place_of(one)}"
