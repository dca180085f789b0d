"""Whether the numbers beside a search are those of the rows.

python -m benchmarks.counts CORPUS [--languages FOLDER] [--searches 200]

The XML and drafts of the corpus and the XML in other languages are loaded into a database of their own, if it is empty.
Searches are drawn from the places of the texts: one to three filters that a place answers to, most with a phrase of it
in quotation marks. For each, the places, the texts, every value of every facet and the places on all its pages are
compared with a count made from the rows by plain Python: a phrase is found by its words and marks one after the other,
a value by what the rows say. A facet that says it is an estimate is counted as such and not compared.
"""

from __future__ import annotations

import os
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

os.environ.setdefault("BENCH_DATABASE", "resarchive_bench_counts")

from benchmarks import archive
from benchmarks.options import ask_languages, languages_asked, options
from benchmarks.quotations import tokens
from benchmarks.report import report

SEED = 2026
REACH = {"wrong_totals": 0, "wrong_texts": 0, "wrong_values": 0, "wrong_pages": 0}
READER = "en"
WITH_PHRASE = 0.7
SHOWN_WHOLE = 2_000
"""Places, up to which all pages of a search are turned."""

_SAYABLE = re.compile(r"[\w\s,.;()/’-]+")
"""Of what a phrase in quotation marks is drawn: no mark of the query language."""

Values = dict[str, frozenset[str]]
"""What a place answers to, by facet."""


@dataclass(frozen=True, slots=True)
class Place:
    """A title, paragraph or footnote. ``tokens`` are its words and marks, in small letters, with blanks around each."""

    version: int
    shown: bool
    text: str
    tokens: str
    values: Values


@dataclass(frozen=True, slots=True)
class Asked:
    phrase: str
    filters: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Truth:
    places: int
    texts: int
    facets: dict[str, Counter[str]]


def places() -> Iterator[Place]:
    from resolutions.models import Footnote, LanguageVersion, Paragraph
    from resolutions.search.entries import verb
    from resolutions.text.languages import best_of

    of_version = _values_of_versions()
    rows = {"paragraphs": defaultdict(list), "notes": defaultdict(list)}
    parts = {"preambular": "pp", "operative": "op", "heading": "heading"}
    for of, kind, opening, text in Paragraph.objects.values_list("language_version", "kind", "opening", "text"):
        named = {"part": parts.get(kind, "text")} | ({"verb": verb(opening)} if opening else {})
        rows["paragraphs"][of].append((named, text))
    for of, text in Footnote.objects.values_list("language_version", "text"):
        rows["notes"][of].append(({"part": "note"}, text))
    for one in LanguageVersion.objects.select_related("version__resolution"):
        shown = best_of(one.version.titles, READER) == one.language
        common = of_version[one.version_id] | {"language": frozenset([one.language])}
        named = one.version.resolution.titles.get(one.language) or one.version.resolution.title
        every = [({"part": "title"}, one.title or named), *rows["paragraphs"][one.pk], *rows["notes"][one.pk]]
        for own, text in every:
            values = common | {name: frozenset([value]) for name, value in own.items()}
            yield Place(one.version_id, shown, text, tokens(text), values)


def _values_of_versions() -> dict[int, Values]:
    from resolutions.models import Commitment, Sponsorship, SubjectHeading, Version

    found: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    known = Version.objects.values_list(
        "pk", "stage", "resolution__outcome", "resolution__session__code", "resolution__committee__name"
    )
    for pk, *values in known:
        for name, value in zip(("stage", "outcome", "session", "committee"), values, strict=True):
            found[pk][name].add(value)
    for pk, number, letter in Version.objects.values_list(
        "pk", "resolution__agenda_items__number", "resolution__agenda_items__letter"
    ):
        if number is not None:
            found[pk]["item"].add(f"{number}({letter})" if letter else str(number))
    for pk, kind, name in Sponsorship.objects.values_list("version", "sponsor__kind", "sponsor__name"):
        found[pk]["group" if kind == "group" else "sponsor"].add(name)
    for pk, name in SubjectHeading.objects.values_list("version", "subject__name"):
        found[pk]["subject"].add(name)
    for pk, kind in Commitment.objects.values_list("version", "kind"):
        found[pk]["asks"].add(kind)
    return {
        pk: {name: frozenset(filter(None, values)) for name, values in of.items() if any(values)}
        for pk, of in found.items()
    }


class Draw:
    def __init__(self, held: list[Place]) -> None:
        self.chance, self.held = random.Random(SEED), [place for place in held if place.shown]

    def asked(self) -> Asked:
        place = self.chance.choice(self.held)
        names = [name for name, values in place.values.items() if values and name != "item"]
        chosen = self.chance.sample(names, min(len(names), self.chance.randint(1, 3)))
        if "session" in chosen and "item" in place.values and self.chance.random() < 0.5:
            chosen.append("item")
        filters = {name: (self.chance.choice(sorted(place.values[name])),) for name in chosen}
        return Asked(self._phrase(place) if self.chance.random() < WITH_PHRASE else "", filters)

    def _phrase(self, place: Place) -> str:
        words = place.text.split()
        for _ in range(10):
            length = self.chance.randint(1, 5)
            start = self.chance.randint(0, max(len(words) - length, 0))
            phrase = " ".join(words[start : start + length])
            if _SAYABLE.fullmatch(phrase) and any(map(str.isalnum, phrase)):
                return phrase
        return ""


def counted(held: list[Place], asked: Asked) -> Truth:
    """By the rows. A value is counted as if nothing were chosen in its own facet; languages, in every language."""
    wanted = tokens(asked.phrase) if asked.phrase else ""
    names_language = "language" in asked.filters
    facets: dict[str, Counter[str]] = defaultdict(Counter)
    found, texts = 0, set()
    for place in held:
        if wanted not in place.tokens:
            continue
        missed = {name for name, (value,) in asked.filters.items() if value not in place.values.get(name, ())}
        if len(missed) > 1:
            continue
        if not missed - {"language"}:
            facets["language"].update(place.values["language"])
        if not (place.shown or names_language):
            continue
        for name in missed or place.values.keys() - {"language"}:
            if name != "language":
                facets[name].update(place.values.get(name, ()))
        if not missed:
            found += 1
            texts.add(place.version)
    return Truth(found, len(texts), facets)


class Compared:
    """What a search says beside what the rows say."""

    def __init__(self) -> None:
        self.figures = Counter(dict.fromkeys((*REACH, "searches", "values", "estimated"), 0))
        self.wrong: list[str] = []

    def compare(self, asked: Asked, truth: Truth) -> None:
        from resolutions.search.request import SearchRequest
        from resolutions.search.results import search

        request = SearchRequest(q=f'"{asked.phrase}"' if asked.phrase else "", filters=asked.filters, by="paragraph")
        answer = search(request)
        self.figures["searches"] += 1
        self._say("totals", asked, answer.total, truth.places)
        if answer.facets.estimated:
            self.figures["estimated"] += 1
        else:
            self._say("texts", asked, answer.facets.texts, truth.texts)
        for one in answer.facets.counted:
            self._compare_facet(asked, one, truth.facets[one.facet.name])
        if truth.places <= SHOWN_WHOLE:
            self._say("pages", asked, _on_all_pages(request), truth.places)

    def _compare_facet(self, asked: Asked, one, expected: Counter[str]) -> None:
        if one.estimated:
            self.figures["estimated"] += 1
            return
        shown = {choice.value: choice.count for choice in one.choices}
        for value in shown if one.more else shown.keys() | expected.keys():
            self.figures["values"] += 1
            self._say("values", asked, shown.get(value, 0), expected[value], f"{one.facet.name} {value}")

    def _say(self, what: str, asked: Asked, said: int, counted: int, where: str = "") -> None:
        if said != counted:
            self.figures[f"wrong_{what}"] += 1
            self.wrong.append(f"{what} {where}: {said} said, {counted} counted; “{asked.phrase}” {asked.filters}")


def _on_all_pages(request) -> int:
    from resolutions.search.results import search

    shown, page = 0, replace(request, per_page=100)
    while True:
        answer = search(page, with_facets=False)
        shown += len(answer.hits)
        if not answer.left:
            return shown
        page = page.on_page(page.page + 1)


def load(corpus: Path, languages: Path) -> None:
    from django.core.management import call_command

    folders = [corpus / "akn", corpus / "pdf-text" / "80-drafts", languages]
    call_command("ingest", *[str(folder) for folder in folders if folder.is_dir()], verbosity=0)


def main() -> None:
    parser = options(__doc__)
    ask_languages(parser)
    parser.add_argument("--searches", type=int, default=200)
    asked = parser.parse_args()
    archive.open_archive()
    from resolutions.models import Version
    from resolutions.search import index_sync, store

    if asked.tiny:
        archive.empty_again()
    if not Version.objects.exists():
        load(asked.corpus, languages_asked(asked))
    index_sync.catch_up(store.store())
    held = list(places())
    draw, compared = Draw(held), Compared()
    for _ in range(12 if asked.tiny else asked.searches):
        search = draw.asked()
        compared.compare(search, counted(held, search))
    figures = {**compared.figures, "places": len(held), "texts": len({one.version for one in held})}
    print(*compared.wrong[:40], sep="\n")
    title = "Numbers beside a search, and in the rows"
    report("counts", title, figures, REACH, {}, [(__doc__ or "").strip()], tiny=asked.tiny)


if __name__ == "__main__":
    main()
