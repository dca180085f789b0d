"""How surely texts of one recurring subject find each other when its name changes.

python -m benchmarks.recurring CORPUS

What is true is taken from titles: of two texts of different sessions of which one cites the other, those with one title
are of one subject. The titles are then hidden, or one word in four of them is replaced, and the pairs must be found by
what is left. A pair of two titles counts as wrong, though many of them were renamed; they are listed, to be looked at.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

import django

from benchmarks.options import options
from benchmarks.report import report
from resolutions.text.document import Document
from resolutions.text.fingerprint import RUN, fingerprint, shared
from resolutions.text.readers.akn import read_akn

SESSIONS = ("75", "76", "77", "79")
HALF = 0.5


@dataclass(frozen=True, slots=True)
class Text:
    symbol: str
    session: int
    title: str
    key: str
    cites: frozenset[str]
    sample: bytes
    runs: frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Pair:
    later: Text
    earlier: Text

    @property
    def is_true(self) -> bool:
        return self.later.key == self.earlier.key

    @property
    def share(self) -> float:
        return shared(self.later.sample, self.earlier.sample)

    @property
    def exact_share(self) -> float:
        """Of all runs of words, not of a sample."""
        both = len(self.later.runs) + len(self.earlier.runs)
        return 2 * len(self.later.runs & self.earlier.runs) / both if both else 0.0


def texts(corpus: Path) -> Iterator[Text]:
    from resolutions.models.titles import subject_key

    for session in SESSIONS:
        for path in sorted((corpus / "akn" / session).glob("*.xml")):
            read = read_akn(path.read_bytes(), name=path.name)
            if read.symbol and read.title:
                yield _text(read, int(session), subject_key(read.title))


def _text(read: Document, session: int, key: str) -> Text:
    words = [word.strip(",;.") for each in read.paragraphs for word in each.text.casefold().split() if word.isalpha()]
    cites = frozenset(citation.symbol for citation in read.citations if not citation.where.startswith("fn"))
    sample = fingerprint(paragraph.text for paragraph in read.paragraphs)
    runs = frozenset(zip(*(words[offset:] for offset in range(RUN)), strict=False))
    return Text(read.symbol or "", session, read.title or "", key, cites, sample, runs)


def citing(held: list[Text]) -> list[Pair]:
    """Texts with those of earlier sessions that they cite."""
    by_symbol = {text.symbol: text for text in held}
    pairs = (Pair(text, by_symbol[symbol]) for text in held for symbol in sorted(text.cites & by_symbol.keys()))
    return [pair for pair in pairs if pair.earlier.session < pair.later.session]


def a_little_renamed(title: str) -> str:
    return " ".join(word if (at + 1) % 4 else "renamed" for at, word in enumerate(title.split()))


def found(pairs: list[Pair], called: Callable[[str], str]) -> list[Pair]:
    """Those that are taken for one subject when the later of the two is called otherwise."""
    from resolutions.ingest.matching.series_evidence import carries_on

    return [pair for pair in pairs if carries_on(pair.share, called(pair.later.title), pair.earlier.title)]


def measures(pairs: list[Pair], taken: list[Pair], name: str) -> dict[str, float]:
    right = sum(pair.is_true for pair in taken)
    true = sum(pair.is_true for pair in pairs)
    return {f"recall_{name}": share(right, true), f"precision_{name}_at_least": share(right, len(taken))}


def share(some: int, of: int) -> float:
    """0 of none."""
    return some / of if of else 0.0


def alike(held: list[Text]) -> list[Pair]:
    """The yardstick: any two texts of different sessions that share half of their wording, cited or not."""
    pairs = (Pair(later, earlier) for later, earlier in permutations(held, 2) if earlier.session < later.session)
    return [pair for pair in pairs if pair.share >= HALF]


def main() -> None:
    asked = options(__doc__).parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "resarchive.settings")
    django.setup()
    held = list(texts(asked.corpus))
    pairs = citing(held)
    hidden, little = found(pairs, lambda title: "hidden"), found(pairs, a_little_renamed)
    renamed = [pair for pair in found(pairs, str) if not pair.is_true]
    errors = sorted(abs(pair.share - pair.exact_share) for pair in pairs)
    figures = {
        "texts": len(held),
        "pairs_citing": len(pairs),
        "pairs_of_one_title": sum(pair.is_true for pair in pairs),
        **measures(pairs, hidden, "hidden"),
        **measures(pairs, little, "a_little_renamed"),
        "pairs_of_two_titles": len(renamed),
        "share_error_p95": errors[int(0.95 * len(errors))],
    }
    alone = alike(held)
    beside = {"precision_wording_alone": share(sum(pair.is_true for pair in alone), len(alone))}
    lines = [f"- {pair.earlier.symbol} → {pair.later.symbol}" for pair in renamed]
    listed = "\n".join(["## Taken for one subject under two titles", "", *lines])
    rounded = {name: round(value, 4) for name, value in figures.items()}
    beside = {name: round(value, 4) for name, value in beside.items()}
    title = "Recurring subjects under other names, measured"
    report("recurring", title, rounded, {}, beside, [listed], tiny=asked.tiny)


if __name__ == "__main__":
    main()
