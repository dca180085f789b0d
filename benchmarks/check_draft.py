"""How surely a draft's faults are found, and how seldom a right reference is called wrong.

python -m benchmarks.check_draft CORPUS

An archive holds sessions 75 to 77; the drafts are adopted texts of session 79, which it does not hold. As they are,
their references count as right. Then one fault at a time is put in by a seeded generator: another year, another number,
the reference to the last text turned into one to the text before it, a paragraph of the last text gone, a State
misspelt.
"""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks import archive
from benchmarks.options import options
from benchmarks.report import report
from resolutions.text.citations import cite
from resolutions.text.document import Citation, Document, Paragraph
from resolutions.text.files import read_document
from resolutions.text.symbols import Symbol

HELD, DRAFTS = ("75", "76", "77"), "79"
SEED = 19
PASSAGES = 100
NOTES = """\
Of session 78 nothing is held and nothing is cited: a wrong number of it is found only where other sessions have that
number at another time of the year. So most wrong numbers not found are of that session, with the date of the right one.
"""
REACH = {
    "found_wrong_year": 0.95,
    "found_wrong_number": 0.95,
    "found_old_reference": 0.95,
    "found_lost_paragraph": 0.95,
    "found_misspelt_state": 0.95,
    "called_wrong_of_clean": 0.02,
    "s_100_passages": 3,
}
_YEAR = re.compile(r"\d{4}$")
_NUMBER = re.compile(r"(?<=/)\d+")


@dataclass(frozen=True, slots=True)
class Fault:
    """A draft with one fault, and whether a check finds it."""

    draft: Document
    is_found: Callable[[object], bool]


def as_draft(document: Document) -> Document:
    """The text as it might have been tabled: without symbol, meeting or date of adoption, its references found in its
    words as those of any uploaded file are."""
    draft = replace(document, symbol=None, adopted_on=None, meeting=None, origin=None, outcome=None, citations=())
    return replace(draft, citations=cite(draft))


def with_words(draft: Document, where: str, start: int, end: int, words: str) -> Document:
    """The draft with other words at a place of a paragraph, its references read again."""

    def changed(one: Paragraph) -> Paragraph:
        return replace(one, text=one.text[:start] + words + one.text[end:], notes=()) if one.id == where else one

    draft = replace(draft, paragraphs=tuple(map(changed, draft.paragraphs)), citations=())
    return replace(draft, citations=cite(draft))


def dated(draft: Document) -> list[Citation]:
    """References of paragraphs to resolutions of the Assembly that give their date."""
    ids = {one.id for one in draft.paragraphs}
    return [
        one
        for one in draft.citations
        if one.date and one.where in ids and _YEAR.search(one.as_written) and Symbol.parse(one.symbol).organ == "A"
        if Symbol.parse(one.symbol).is_resolution and "/" in one.symbol.removeprefix("A/RES/")
    ]


def wrong_year(draft: Document, chance: random.Random) -> Fault | None:
    found = dated(draft)
    if not found:
        return None
    one = chance.choice(found)
    other = _YEAR.sub(str(one.date.year + chance.choice((-2, -1, 1, 2))), one.as_written)  # type: ignore[union-attr]
    return Fault(
        with_words(draft, one.where, one.start, one.end, other), _at(one, "reference_date", "reference_unknown")
    )


def wrong_number(draft: Document, chance: random.Random) -> Fault | None:
    found = [one for one in dated(draft) if _NUMBER.search(one.as_written)]
    if not found:
        return None
    one = chance.choice(found)
    number = str(chance.choice([n for n in range(1, 330) if f"/{n}" not in one.as_written]))
    other = _NUMBER.sub(number, one.as_written, count=1)
    kinds = ("reference_date", "reference_unknown", "reference_number")
    return Fault(with_words(draft, one.where, one.start, one.end, other), _at(one, *kinds))


def old_reference(draft: Document, chance: random.Random) -> Fault | None:
    """The reference to the last text becomes one to the text before that, with its right date."""
    from resolutions.models import Version
    from resolutions.text.ordinals import date_words

    for one in dated(draft):
        last = Version.objects.filter(symbol_key=Symbol.parse(one.symbol).key).first()
        if last is None or not last.resolution.series_id:
            continue
        texts = list(Version.objects.adopted().in_series(last.resolution.series_id).order_by("-adopted_on", "-pk"))
        older = [text for text in texts if text.adopted_on and last.adopted_on and text.adopted_on < last.adopted_on]
        if texts[0] != last or not older or sum(each.symbol == one.symbol for each in draft.citations) > 1:
            continue
        if any(each.symbol == older[0].symbol for each in draft.citations):
            continue
        words = f"resolution {(older[0].symbol or '').removeprefix('A/RES/')} of {date_words(older[0].adopted_on)}"
        start = one.start + one.as_written.find("resolution") if "resolution" in one.as_written else one.start
        return Fault(with_words(draft, one.where, start, one.end, words), _at(one, "superseded"))
    return None


def lost_paragraph(draft: Document, chance: random.Random) -> Fault | None:
    from resolutions.pages.checking.last_text import LastText, last_text_of

    version = last_text_of(draft)
    last = LastText(draft, version) if version else None
    kept = sorted(last.kept) if last else []
    of_resolution = [one for one in draft.paragraphs if one.id in kept and one.kind in ("preambular", "operative")]
    if not of_resolution:
        return None
    gone = chance.choice(of_resolution)
    left = replace(draft, paragraphs=tuple(one for one in draft.paragraphs if one.id != gone.id))
    left = replace(left, citations=tuple(one for one in draft.citations if one.where != gone.id))
    start = gone.text[:60]
    return Fault(left, lambda one: one.kind == "lost" and one.words.startswith(start))  # type: ignore[attr-defined]


def misspelt_state(draft: Document, chance: random.Random) -> Fault | None:
    from resolutions.text.checking.names import words_of_states

    places = [
        (one, match)
        for one in draft.paragraphs
        for match in re.finditer(r"\b[A-Z][a-z]{5,}\b", one.text)
        if match[0].lower() in words_of_states()
    ]
    if not places:
        return None
    paragraph, match = chance.choice(places)
    word = match[0]
    at = chance.randrange(2, len(word) - 1)
    forms = (
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
        word[:at] + chance.choice("aeiou") + word[at + 1 :],
    )
    other = next((form for form in chance.sample(forms, len(forms)) if form != word), None)
    if other is None or other.lower() in words_of_states():
        return None
    where = paragraph.id
    found = with_words(draft, where, match.start(), match.end(), other)
    return Fault(found, lambda one: one.kind == "name" and one.where == where and one.words == other)  # type: ignore[attr-defined]


def _at(one: Citation, *kinds: str) -> Callable[[object], bool]:
    where, start = one.where, one.start
    return lambda found: found.kind in kinds and found.where == where and abs(found.start - start) < 12  # type: ignore[attr-defined]


KINDS = {
    "wrong_year": wrong_year,
    "wrong_number": wrong_number,
    "old_reference": old_reference,
    "lost_paragraph": lost_paragraph,
    "misspelt_state": misspelt_state,
}


def clean(drafts: list[Document]) -> dict[str, float]:
    from resolutions.pages.checking.references import References

    references = wrong = 0
    for draft in drafts:
        found = [one for one in References(draft).findings() if one.kind.startswith("reference")]
        references += sum(Symbol.parse(one.symbol).is_resolution for one in draft.citations)
        wrong += len(found)
    return {"references": references, "called_wrong_of_clean": wrong / references if references else 0.0}


def faults(drafts: list[Document], most: int) -> Iterator[tuple[str, float]]:
    from resolutions.pages.checking.draft_check import DraftCheck

    for name, put_in in KINDS.items():
        chance = random.Random(f"{SEED} {name}")
        tried = found = 0
        for draft in chance.sample(drafts, len(drafts)):
            fault = put_in(draft, chance) if tried < most else None
            if fault is not None:
                tried += 1
                found += any(map(fault.is_found, DraftCheck(fault.draft).findings))
        yield f"found_{name}", found / tried if tried else 1.0
        yield f"tried_{name}", tried


def speed(drafts: list[Document]) -> float:
    """Seconds for a draft of ``PASSAGES`` passages, the second time: the first loads the program."""
    from resolutions.pages.checking.draft_check import DraftCheck

    longest = max(drafts, key=lambda draft: len(draft.paragraphs))
    draft = replace(longest, paragraphs=longest.paragraphs[:PASSAGES], citations=())
    draft = replace(draft, citations=cite(draft), footnotes=(), tables=())
    taken = 0.0
    for _time in range(2):
        begun = time.perf_counter()
        check = DraftCheck(draft)
        assert check.findings is not None and check.lines
        taken = time.perf_counter() - begun
    return taken


def main() -> None:
    asked = options(__doc__).parse_args()
    archive.open_archive(empty=True)
    from django.core.management import call_command

    call_command("ingest", *[str(asked.corpus / "akn" / session) for session in HELD], workers=1, verbosity=0)
    paths: list[Path] = sorted((asked.corpus / "akn" / DRAFTS).glob("*.xml"))
    drafts = [as_draft(read_document(path, path.name)) for path in paths]
    drafts = [draft for draft in drafts if len(draft.paragraphs) > 2]
    figures = clean(drafts) | dict(faults(drafts, 2 if asked.tiny else 80)) | {"s_100_passages": speed(drafts)}
    rounded = {name: round(value, 4) for name, value in figures.items()}
    report("check_draft", "Faults of drafts, found", rounded, REACH, {}, [NOTES], tiny=asked.tiny)


if __name__ == "__main__":
    main()
