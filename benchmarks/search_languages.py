"""Are words found in all their forms, in each of the six languages?

python -m benchmarks.search_languages CORPUS [--session 77] [--show]

Loads sessions 77 and 79 in six languages (``akn`` of the corpus, and ``languages`` in it, else ``corpus-languages``
beside it) into a database of its own, if it is empty, and asks the queries of ``search_languages.tsv`` in their
language. What answers a query is known without the search: the table has all surface forms of its words, written out
by hand, and every title, paragraph and footnote is looked through for them as plain strings. ``&`` stands between the
words of a query, ``|`` between the forms of one, ``*`` for any further letters, and ``+`` for the article and the
particles that are written to an Arabic word; in Chinese a form may stand anywhere, elsewhere at the bounds of a word.
``--session`` asks for the texts of one of the two sessions alone, which takes a fifth of the time."""

from __future__ import annotations

import csv
import io
import os
import re
from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

os.environ.setdefault("BENCH_DATABASE", "resarchive_bench_search_languages")

from benchmarks import archive
from benchmarks.options import languages_of, options
from benchmarks.report import report

QUERIES = Path(__file__).with_suffix(".tsv")
SESSIONS = ("77", "79")
REACHED = 0.95
MOST = 1_000

PARTICLES = ["", *"وفبلك", "ال", "وال", "فال", "بال", "كال", "وبال", "لل", "ولل", "ول", "وب", "فل"]
"""Written to an Arabic word: and, so, in, for, as, the, and those of them that come together."""

Place = tuple[int, str]
"""A version, and the words of a title, paragraph or footnote of it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """``pattern``s, one a word of the query, all of which a place that answers has."""

    language: str
    query: str
    patterns: tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    asked: Asked
    wanted: set[Place]
    found: set[Place]

    @property
    def recall(self) -> float:
        return len(self.wanted & self.found) / len(self.wanted)

    @property
    def precision(self) -> float:
        return len(self.wanted & self.found) / len(self.found) if self.found else 1.0


def queries() -> list[Asked]:
    with open(QUERIES, newline="", encoding="utf-8") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Asked(language, query, _patterns(language, forms)) for language, query, forms in rows]


def _patterns(language: str, forms: str) -> tuple[re.Pattern[str], ...]:
    before, after = ("", "") if language == "zh" else (r"(?<![^\W_])", r"(?![^\W_])")
    words = ("|".join(map(_form, word.strip().split("|"))) for word in forms.split("&"))
    return tuple(re.compile(f"{before}(?:{word}){after}", re.IGNORECASE) for word in words)


def _form(written: str) -> str:
    particles = f"(?:{'|'.join(PARTICLES)})" if written.startswith("+") else ""
    ending = r"[^\W_]*" if written.endswith("*") else ""
    return particles + re.escape(written.strip("+*")) + ending


def load(corpus: Path) -> None:
    from django.core.management import call_command

    from resolutions.models import Version
    from resolutions.search.index_sync import catch_up
    from resolutions.search.store import store

    if not Version.objects.exists():
        folders = [str(corpus / "akn" / session) for session in SESSIONS]
        beside = languages_of(corpus)
        folders += [str(beside)] if beside.is_dir() else []
        call_command("ingest", *folders, workers=1, verbosity=0, stdout=io.StringIO())
    catch_up(store())


def places(language: str, sessions: Sequence[str]) -> list[Place]:
    """All that is held in a language of these sessions; of every session where none is named."""
    from resolutions.models import Footnote, LanguageVersion, Paragraph

    of_sessions = {"version__resolution__session__code__in": sessions} if sessions else {}
    held = LanguageVersion.objects.filter(language=language, **of_sessions)
    of = {"language_version__in": held}
    return [
        *held.values_list("version_id", "title"),
        *Paragraph.objects.filter(**of).values_list("language_version__version_id", "text"),
        *Footnote.objects.filter(**of).values_list("language_version__version_id", "text"),
    ]


def plain(text: str) -> str:
    """For the comparison with the table: one shape of apostrophe and hyphen, no vowel signs or soft hyphens."""
    text = re.sub("[\u00ad\u0640\u064b-\u0652\u0670]", "", text)
    return text.replace("\u2019", "'").replace("\u2011", "-").replace("\u00a0", " ")


def outcomes(language: str, asked: Sequence[Asked], sessions: Sequence[str]) -> Iterator[Outcome]:
    held = [(place, plain(place[1])) for place in places(language, sessions)]
    for one in asked:
        wanted = {place for place, text in held if all(pattern.search(text) for pattern in one.patterns)}
        if wanted:
            yield Outcome(one, wanted, found(one, sessions))


def found(asked: Asked, sessions: Sequence[str]) -> set[Place]:
    from resolutions.search.request import SearchRequest
    from resolutions.search.results import search

    hits: set[Place] = set()
    filters = {"language": (asked.language,)} | ({"session": tuple(sessions)} if sessions else {})
    request = SearchRequest(q=asked.query, by="paragraph", filters=filters, per_page=MOST)
    while True:
        answer = search(request, with_facets=False)
        if not answer.loosened:
            hits |= {(hit.version.id, hit.heading if hit.part == "title" else hit.text) for hit in answer.hits}
        if not answer.more:
            return hits
        request = request.on_page(request.page + 1)


def measure(given: Namespace) -> None:
    asked, sessions = queries(), [given.session] if given.session else []
    figures: dict[str, float] = {}
    lines = ["| language | queries | recall | precision |", "|---|---|---|---|"]
    for language in dict.fromkeys(one.language for one in asked):
        of = list(outcomes(language, [one for one in asked if one.language == language], sessions))
        if not of:
            continue
        recall, precision = mean(one.recall for one in of), mean(one.precision for one in of)
        figures |= {f"recall_{language}": round(recall, 3), f"precision_{language}": round(precision, 3)}
        lines.append(f"| {language} | {len(of)} | {recall:.3f} | {precision:.3f} |")
        if given.show:
            _show(of)
    reach = dict.fromkeys(figures, REACHED)
    said = (
        f"Texts of session {' and '.join(sessions or SESSIONS)}; every query of the table whose words stand there. The "
        "rules for words were written by people who knew these queries: other words may be found less well.\n"
    )
    about = [said, "\n".join(lines)]
    report("search_languages", "Words in six languages, measured", figures, reach, {}, about, tiny=given.tiny)


def _show(of: Sequence[Outcome]) -> None:
    for one in of:
        if min(one.recall, one.precision) < 1:
            print(f"{one.asked.language} {one.asked.query}: recall {one.recall:.2f} precision {one.precision:.2f}")
            for name, some in (("missed", one.wanted - one.found), ("wrong", one.found - one.wanted)):
                print(*(f"    {name}: {text[:300]}" for _, text in list(some)[:3]), sep="\n")


def main() -> None:
    parser = options(__doc__)
    parser.add_argument("--session", choices=SESSIONS, help="the texts of one session alone")
    parser.add_argument("--show", action="store_true", help="what was missed and what was wrong")
    given = parser.parse_args()
    archive.open_archive(empty=given.tiny)
    load(given.corpus)
    measure(given)


if __name__ == "__main__":
    main()
