"""An archive of any size in a database of its own: real texts re-issued over the sessions.

python -m benchmarks.data CORPUS [--documents 60000] [--languages FOLDER]

Every document of the corpus becomes a recurring subject. Each of its sessions brings a draft, a revised draft and an
adopted text; from session to session some words are exchanged for words drawn as often as the corpus uses them, some
paragraphs go and some come over from other subjects. The same seed makes the same archive. With the XML in other
languages every third subject is one that is held in them, and stands in all of them.
"""

from __future__ import annotations

import random
import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate, count, islice
from multiprocessing import get_context
from pathlib import Path

from benchmarks import archive, filling
from benchmarks.options import ask_languages, options
from resolutions.text.document import Document, Paragraph
from resolutions.text.files import read_document
from resolutions.text.parse import Unreadable
from resolutions.text.symbols import Symbol

SEED = 2026
FIRST_SESSION, LAST_SESSION = 35, 80
SESSIONS_A_SUBJECT = 15
STAGES = ("draft", "revised", "adopted")
FEW = 40

EDITED, DROPPED, BROUGHT = 0.15, 0.03, 0.03
"""Chances, a paragraph and a session."""

EVERY_TRANSLATED = 3
"""Of so many subjects one is held in all languages."""

_WORD = re.compile(r"[a-z]{4,}")
_WORDS = {
    "fr": re.compile(r"[a-zà-öø-ÿ]{4,}"),
    "es": re.compile(r"[a-zà-öø-ÿ]{4,}"),
    "ru": re.compile(r"[а-яё]{4,}"),
    "ar": re.compile(r"[\u0621-\u064a]{4,}"),
    "zh": re.compile(r"[\u4e00-\u9fff]{2}"),
}
"""What is exchanged in texts of these languages."""


@dataclass(frozen=True, slots=True)
class Translation:
    """What a text says in another language."""

    language: str
    title: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Issue:
    """One text to be stored. ``subject`` and ``proposal`` number what it belongs to."""

    subject: int
    proposal: int
    session: int
    stage: str
    symbol: Symbol
    title: str
    committee: str | None
    day: date
    document: Document
    paragraphs: tuple[Paragraph, ...]
    translations: tuple[Translation, ...] = ()


class Words:
    """Draws words as often as the texts use them."""

    def __init__(self, documents: Sequence[Document], chance: random.Random, word: re.Pattern[str] = _WORD) -> None:
        texts = (paragraph.text for document in documents for paragraph in document.paragraphs)
        counts = Counter(found for text in texts for found in word.findall(text))
        self.word = word
        self.words = list(counts)
        self.sums = list(accumulate(counts.values()))
        self.chance = chance

    def draw(self) -> str:
        return self.words[bisect(self.sums, self.chance.random() * self.sums[-1])]


def read(corpus: Path) -> list[Document]:
    """Every adopted text of the corpus with a title and at least three paragraphs."""
    return [one for one in _read_all(sorted(corpus.rglob("*.xml"))) if one and one.title and len(one.paragraphs) >= 3]


def _read_all(paths: Sequence[Path]) -> list[Document | None]:
    """Of a few at once: to start processes takes longer."""
    if len(paths) < FEW:
        return list(map(_read_one, paths))
    # Spawned, not forked: a forked child would hold our connection and our share in the embedded server.
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        return list(pool.map(_read_one, paths, chunksize=20))


def _read_one(path: Path) -> Document | None:
    try:
        return read_document(path, path.name)
    except Unreadable:
        return None


class Translated:
    """The documents of the corpus that are held in all other languages, and their words."""

    def __init__(self, documents: Sequence[Document], translations: Sequence[Document], chance: random.Random) -> None:
        of_symbol: dict[Symbol | None, dict[str, Document]] = {}
        for one in translations:
            of_symbol.setdefault(one.symbol, {})[one.language] = one
        self.of = {
            one.symbol: found for one in documents if (found := of_symbol.get(one.symbol, {})).keys() == _WORDS.keys()
        }
        self.documents = [one for one in documents if one.symbol in self.of]
        self.words = {
            language: Words([of[language] for of in self.of.values()], chance, word)
            for language, word in _WORDS.items()
        }


def issues(documents: Sequence[Document], wanted: int, translations: Sequence[Document] = ()) -> Iterator[Issue]:
    """``wanted`` texts: as many subjects as it takes, each over its run of sessions. ``translations`` are read from
    files in other languages."""
    chance = random.Random(SEED)
    words, numbers, proposals = Words(documents, chance), Counter(), count(1)
    translated = Translated(documents, translations, chance) if translations else None
    made = (
        issue
        for subject in count()
        for issue in _subject(subject, documents, chance, words, numbers, proposals, translated)
    )
    return islice(made, wanted)


def _subject(subject, documents, chance, words, numbers, proposals, translated=None) -> Iterator[Issue]:
    document, said = documents[subject % len(documents)], {}
    if translated and translated.documents and subject % EVERY_TRANSLATED == 0:
        document = translated.documents[subject // EVERY_TRANSLATED % len(translated.documents)]
        said = {language: one.paragraphs for language, one in translated.of[document.symbol].items()}
    title = document.title if subject < len(documents) else f"{document.title}: {words.draw()} {words.draw()}"
    first = chance.randint(FIRST_SESSION, LAST_SESSION - SESSIONS_A_SUBJECT + 1)
    paragraphs = document.paragraphs
    for session in range(first, first + SESSIONS_A_SUBJECT):
        proposal = next(proposals)
        for month, stage in enumerate(STAGES, start=10):
            paragraphs = tuple(_changed(paragraphs, documents, chance, words))
            committee = document.committee
            symbol = _symbol(session, stage, numbers)
            day = date(1945 + session, month, chance.randint(1, 28))
            for language, before in said.items():
                held = translated.of[document.symbol][language]
                said[language] = tuple(_changed(before, [held], chance, translated.words[language]))
            others = tuple(
                Translation(language, translated.of[document.symbol][language].title or title, of_language)
                for language, of_language in said.items()
            )
            yield Issue(subject, proposal, session, stage, symbol, title, committee, day, document, paragraphs, others)


def _symbol(session: int, stage: str, numbers: Counter[tuple[int, str]]) -> Symbol:
    numbers[session, stage] += 1
    number = numbers[session, stage]
    forms = {"draft": f"A/{session}/L.{number}", "revised": f"A/{session}/L.{number}/Rev.1"}
    return Symbol.parse(forms.get(stage, f"A/RES/{session}/{number}"))


def _changed(paragraphs, documents, chance: random.Random, words: Words) -> Iterator[Paragraph]:
    for paragraph in paragraphs:
        if chance.random() < DROPPED / len(STAGES) and len(paragraphs) > 3:
            continue
        edited = chance.random() < EDITED / len(STAGES)
        yield replace(paragraph, text=_edited(paragraph.text, chance, words)) if edited else paragraph
        if chance.random() < BROUGHT / len(STAGES):
            brought = chance.choice(chance.choice(documents).paragraphs)
            yield replace(brought, id=f"{brought.id}-{chance.randrange(10**6)}")


def _edited(text: str, chance: random.Random, words: Words) -> str:
    """One to three words exchanged; the opening stays."""
    places = list(words.word.finditer(text))[1:]
    for match in sorted(chance.sample(places, min(len(places), chance.randint(1, 3))), key=lambda m: -m.start()):
        text = text[: match.start()] + words.draw() + text[match.end() :]
    return text


def main() -> None:
    parser = options(__doc__)
    parser.add_argument("--documents", type=int)
    ask_languages(parser)
    asked = parser.parse_args()
    archive.open_archive(empty=True)
    wanted = asked.documents or (60 if asked.tiny else 60_000)
    translations = read(asked.languages) if asked.languages else ()
    stored = filling.fill(issues(read(asked.corpus), wanted, translations))
    print(f"{stored} texts stored in the database {archive.DATABASE}")


if __name__ == "__main__":
    main()
