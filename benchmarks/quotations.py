"""Quotations verified: 2,000 of them made by a seed, true and otherwise, each held against what the texts really say.

What is true is decided by looking through every text, without the index and the code that is measured. The figures
are of a seed that was not looked at while the rules were written. Processor time is that of the process that verifies:
on a busy machine it says more than the clock.
"""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from benchmarks import archive, data, filling
from benchmarks.options import options
from benchmarks.report import report
from benchmarks.times import p50, p95
from resolutions.text.equality import normal_form

SEED = 20_031
KINDS = ("true", "typographic", "changed", "left_out", "wrong_symbol", "wrong_paragraph", "joined")
NAMED = {"wrong_symbol", "wrong_paragraph"}
"""Kinds that make sense only where a text is named."""
TRUE = ("true", "typographic")

_TOKEN = re.compile(r"[^\W_]+|[^\w\s]|_")


@dataclass(frozen=True, slots=True)
class Quoted:
    kind: str
    words: str
    symbol: str = ""
    paragraph: str = ""


class Texts:
    """Every text of the archive in English: its paragraphs by anchor."""

    def __init__(self) -> None:
        from resolutions.models import Paragraph

        self.paragraphs: dict[str, dict[str, str]] = {}
        rows = Paragraph.objects.filter(
            language_version__language="en", language_version__version__symbol__isnull=False
        )
        columns = ("language_version__version__symbol", "anchor", "text")
        for symbol, anchor, text in rows.order_by("language_version", "position").values_list(*columns):
            self.paragraphs.setdefault(symbol, {})[anchor] = text
        self.whole = {symbol: tokens(" ".join(of.values())) for symbol, of in self.paragraphs.items()}

    def says(self, asked: Quoted) -> bool:
        wanted = tokens(asked.words)
        if asked.paragraph:
            return wanted in tokens(self.paragraphs[asked.symbol][asked.paragraph])
        return any(wanted in self.whole[symbol] for symbol in ([asked.symbol] if asked.symbol else self.whole))


class Draw:
    def __init__(self, texts: Texts, seed: int) -> None:
        self.chance, self.texts = random.Random(seed), texts
        self.symbols = sorted(texts.paragraphs)
        self.words = sorted({word for of in texts.paragraphs.values() for text in of.values() for word in text.split()})

    def quotations(self, count: int) -> Iterator[Quoted]:
        for number in range(count):
            kind = KINDS[number % len(KINDS)]
            yield self._made(kind, named=kind in NAMED or self.chance.random() < 0.5)

    def _made(self, kind: str, named: bool) -> Quoted:
        symbol, anchor, words = self._passage()
        make: Callable[[list[str]], str] = getattr(self, f"_{kind}", " ".join)
        if kind == "wrong_symbol":
            return Quoted(kind, " ".join(words), self.chance.choice(self.symbols))
        if kind == "wrong_paragraph":
            return Quoted(kind, " ".join(words), symbol, self.chance.choice(list(self.texts.paragraphs[symbol])))
        said = make(words)
        return Quoted(kind, said, symbol, anchor if kind in TRUE else "") if named else Quoted(kind, said)

    def _passage(self) -> tuple[str, str, list[str]]:
        while True:
            symbol = self.chance.choice(self.symbols)
            anchor, text = self.chance.choice(list(self.texts.paragraphs[symbol].items()))
            words = text.split()
            if len(words) >= 10:
                length = self.chance.randint(8, min(len(words), 45))
                start = self.chance.randint(0, len(words) - length)
                return symbol, anchor, words[start : start + length]

    def _typographic(self, words: list[str]) -> str:
        said = self.chance.choice([" ", "\n", "  ", "\u00a0"]).join(words)
        said = said.replace("-", "\u2011").replace("\u2019", "'").replace("\u201c", '"').replace("\u201d", '"')
        wrap = self.chance.choice(["“{}”", "«{}»", '"{}"', "{} …", "1. {}", "{}¹", "‘{}’"])
        return wrap.format(said[:1].upper() + said[1:] if self.chance.random() < 0.5 else said)

    def _changed(self, words: list[str]) -> str:
        at = self.chance.randrange(1, len(words) - 1)
        return " ".join([*words[:at], self.chance.choice(self.words), *words[at + 1 :]])

    def _left_out(self, words: list[str]) -> str:
        at = self.chance.randrange(1, len(words) - 1)
        return " ".join([*words[:at], *words[at + 1 :]])

    def _joined(self, words: list[str]) -> str:
        return " ".join([*words[: len(words) // 2], *self._passage()[2]])


def tokens(text: str) -> str:
    """The words and marks of a text in small letters, with blanks around each."""
    return f" {' '.join(_TOKEN.findall(normal_form(text).lower()))} "


def measure(texts: Texts, quotations: list[Quoted]) -> dict[str, float]:
    from resolutions.search.quotations import Verdict, verify

    verdicts: dict[str, list[tuple[Verdict, bool]]] = {kind: [] for kind in KINDS}
    times, processor = [], []
    for asked in quotations:
        begun, spent = time.perf_counter(), time.process_time()
        verdict = verify(asked.words, asked.symbol, asked.paragraph).verdict
        times.append((time.perf_counter() - begun) * 1000)
        processor.append((time.process_time() - spent) * 1000)
        stands = asked.kind in TRUE or texts.says(asked)
        verdicts[asked.kind].append((verdict, stands))
    every = [one for of in verdicts.values() for one in of]
    true = [verdict for kind in TRUE for verdict, _ in verdicts[kind]]
    altered = [verdict for kind in ("changed", "left_out") for verdict, stands in verdicts[kind] if not stands]
    figures: dict[str, float] = {
        "quotations": len(every),
        "false_verbatim": sum(verdict == Verdict.VERBATIM and not stands for verdict, stands in every),
        "true_found": round(true.count(Verdict.VERBATIM) / max(len(true), 1), 4),
        "altered_near": round(altered.count(Verdict.NEAR) / max(len(altered), 1), 4),
        "p50_ms": round(p50(times), 1),
        "p95_ms": round(p95(times), 1),
        "p95_processor_ms": round(p95(processor), 1),
        "max_ms": round(max(times), 1),
    }
    for kind in KINDS:
        judged = [(verdict == Verdict.VERBATIM) == stands for verdict, stands in verdicts[kind]]
        figures[f"{kind}_right"] = round(sum(judged) / max(len(judged), 1), 4)
    return figures


def main() -> None:
    parser = options(__doc__)
    parser.add_argument("--documents", type=int, default=3_000)
    parser.add_argument("--seed", type=int, default=SEED)
    asked = parser.parse_args()
    archive.open_archive()
    from resolutions.models import Version
    from resolutions.search import index_sync, store

    documents, count = (60, 70) if asked.tiny else (asked.documents, 2_000)
    if Version.objects.count() != documents:
        archive.empty_again()
        filling.fill(data.issues(data.read(asked.corpus), documents))
    index_sync.catch_up(store.store())
    texts = Texts()
    figures = measure(texts, list(Draw(texts, asked.seed).quotations(count)))
    title = "Quotations verified"
    reach = {"false_verbatim": 0, "true_found": 0.98, "p95_ms": 60}
    report("quotations", title, {"texts": documents, **figures}, reach, {}, [(__doc__ or "").strip()], tiny=asked.tiny)


if __name__ == "__main__":
    main()
