"""How well differences between languages of one text are told: of changes seeded into real texts, and of the texts as
they are.

python -m benchmarks.concordance CORPUS [--languages FOLDER] [--half N] [--worst N]

A seed changes one thing in one of two languages: a figure, a date, a symbol or the mark of a note in either; a number
in words or the verb of the opening in English, so that the words of the other language are chosen by its text and not
by the list that is measured. It counts as found where a difference is told that the row did not have before. All that
is told of the texts as they are counts as false, though some of it is wrong in the texts themselves.
"""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from benchmarks.languages import OTHERS, SESSIONS, documents
from benchmarks.options import ask_languages, languages_asked, options
from benchmarks.report import report
from resolutions.comparison.bitext import align_languages
from resolutions.comparison.concordance import differences, said_in
from resolutions.comparison.facts import Said
from resolutions.comparison.openings import ladders_to_start_from
from resolutions.text.document import Document
from resolutions.text.languages import ENGLISH
from resolutions.text.languages.vocabularies import words_of

Seed = Callable[[Said, str, random.Random], Said | None]
"""Changes a paragraph in the language with this code; None where it has nothing of the kind."""

_FIGURE = re.compile(r"(?<![\w/.,-])\d{2,3}(?![\w/.,-])")
_SYMBOL = re.compile(r"(?<![\w/])(?:[AES]/\d{2,4}/|\d{2}/)\d{1,4}(?![\w/])")
_WORDS = "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty".split()
_IN_WORDS = re.compile(rf"(?<![\w-])(?:{'|'.join(_WORDS)})(?![\w-])")


def _other(value: str, chance: random.Random) -> str:
    """Another number of as many figures."""
    low = 10 ** (len(value) - 1)
    return str(chance.choice([n for n in range(low, low * 10) if n != int(value)][:400]))


def _one_of(found: list[re.Match[str]], text: str, new: Callable[[str], str], chance: random.Random) -> str | None:
    if not found:
        return None
    one = chance.choice(found)
    return text[: one.start()] + new(one[0]) + text[one.end() :]


def _figure(said: Said, code: str, chance: random.Random) -> Said | None:
    dated = [range(start, end) for start, end, _ in words_of(code).find_dates(said.text)]
    found = [one for one in _FIGURE.finditer(said.text) if not any(one.start() in each for each in dated)]
    text = _one_of(found, said.text, lambda value: _other(value, chance), chance)
    return replace(said, text=text) if text else None


def _date(said: Said, code: str, chance: random.Random) -> Said | None:
    dates = list(words_of(code).find_dates(said.text))
    if not dates:
        return None
    start, end, _ = chance.choice(dates)
    figures = list(re.finditer(r"\d+", said.text[start:end]))
    one = chance.choice(figures)
    value = _other(one[0], chance) if len(one[0]) == 4 else str(int(one[0]) % 12 + 1)
    return replace(said, text=said.text[: start + one.start()] + value + said.text[start + one.end() :])


def _symbol(said: Said, code: str, chance: random.Random) -> Said | None:
    def changed(symbol: str) -> str:
        head, _, number = symbol.rpartition("/")
        return f"{head}/{int(number) + chance.randint(1, 9)}"

    text = _one_of(list(_SYMBOL.finditer(said.text)), said.text, changed, chance)
    return replace(said, text=text) if text else None


def _mark(said: Said, code: str, chance: random.Random) -> Said | None:
    if not said.marks:
        return None
    dropped = chance.randrange(len(said.marks))
    return replace(said, marks=said.marks[:dropped] + said.marks[dropped + 1 :])


def _number_in_words(said: Said, code: str, chance: random.Random) -> Said | None:
    if code != ENGLISH:
        return None
    found = list(_IN_WORDS.finditer(said.text))
    text = _one_of(found, said.text, lambda word: chance.choice([one for one in _WORDS if one != word]), chance)
    return replace(said, text=text) if text else None


def _verb(said: Said, code: str, chance: random.Random) -> Said | None:
    opening = said.opening.lower()
    if code != ENGLISH:
        return None
    for ladder in ladders_to_start_from().values():
        others = [verb for verb, rung in ladder.items() if opening in ladder and rung != ladder[opening]]
        form = [verb for verb in others if verb.endswith("ing") == opening.endswith("ing")]
        if form:
            return replace(said, opening=chance.choice(form).capitalize())
    return None


SEEDS: Mapping[str, Seed] = {
    "figure": _figure,
    "date": _date,
    "symbol": _symbol,
    "note_mark": _mark,
    "number_in_words": _number_in_words,
    "verb": _verb,
}
_VERBS = """\
Verbs that are not found are for the most part those that the other language writes with one word: “souligne” stands for
“stresses” and “underlines”, of which the ladders say that one is stronger.
"""
EACH = 60
"""Seeds of a kind in a language."""


def rows(held: Mapping[str, Mapping[str, Document]], code: str) -> Iterator[tuple[str, dict[str, Said]]]:
    """The paragraphs that English and another language both have for certain, each with its place."""
    for symbol, texts in held.items():
        if code in texts:
            aligned = align_languages({one: [(p.id, p) for p in texts[one].paragraphs] for one in (ENGLISH, code)})
            said = {one: said_in(texts[one]) for one in (ENGLISH, code)}
            for row in aligned:
                if len(row.cells) == 2 and not row.inferred:
                    yield f"{symbol} {row.cells[code].id}", {one: said[one][p.id] for one, p in row.cells.items()}


def seeded(pairs: list[dict[str, Said]], kind: str, code: str) -> tuple[int, int]:
    """How many of the seeds of a kind were found, and how many there were."""
    chance, found, of = random.Random(f"1 {kind} {code}"), 0, 0
    for pair in chance.sample(pairs, len(pairs)):
        side = chance.choice([ENGLISH, code])
        changed = SEEDS[kind](pair[side], side, chance)
        if changed is None:
            continue
        of += 1
        found += len(differences({**pair, side: changed})) > len(differences(pair))
        if of == EACH:
            break
    return found, of


def main() -> None:
    parser = options(__doc__)
    ask_languages(parser)
    parser.add_argument("--half", type=int, choices=(0, 1), default=1)
    parser.add_argument("--worst", type=int, default=0, help="show so many of what is told of texts as they are")
    asked = parser.parse_args()
    folders = [
        *(asked.corpus / "akn" / session for session in SESSIONS),
        languages_asked(asked),
    ]
    held = documents(folders, None if asked.tiny else asked.half)
    figures: dict[str, float] = {}
    kinds: Counter[str] = Counter()
    totals: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    remarks: list[str] = []
    paragraphs = told = 0
    for code in OTHERS:
        pairs = list(rows(held, code))
        alarmed = 0
        for where, pair in pairs:
            found = differences(pair)
            alarmed += bool(found)
            kinds.update(one.kind for one in found)
            remarks += [f"- {code} {where}: {one.kind} {one.value}, not in {', '.join(one.missing)}" for one in found]
        figures[f"told_of_texts_as_they_are_{code}"] = round(alarmed / max(len(pairs), 1), 4)
        paragraphs, told = paragraphs + len(pairs), told + alarmed
        for kind in SEEDS:
            found_of = seeded([pair for _, pair in pairs], kind, code)
            for name in (f"seeded_{kind}", f"seeded_{code}", "seeded"):
                totals[name] = [total + one for total, one in zip(totals[name], found_of, strict=True)]
    figures |= {name: round(found / of, 4) for name, (found, of) in totals.items() if of}
    figures["told_of_texts_as_they_are"] = round(told / max(paragraphs, 1), 4)
    said = f"{len(held)} resolutions, {paragraphs} pairs of paragraphs, {totals['seeded'][1]} seeds, half {asked.half}."
    of_kinds = ", ".join(f"{kind} {count}" for kind, count in kinds.most_common())
    random.Random(1).shuffle(remarks)
    reach = {"seeded": 0.95, "told_of_texts_as_they_are": 0.02}
    sections = [said, "", f"Told of the texts as they are: {of_kinds}.", "", _VERBS, *remarks[: asked.worst]]
    report("concordance", "Differences between languages, measured", figures, reach, {}, sections, tiny=asked.tiny)


if __name__ == "__main__":
    main()
