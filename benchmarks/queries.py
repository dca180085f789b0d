"""What the search benchmark asks: a mix of queries, and known items to find again; drawn by one seed."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

SEED = 66_152
COMMON_PHRASES = (
    "of the United Nations",
    "human rights",
    "promotion and protection of human rights",
    "of the General Assembly",
    "the Secretary-General",
    "in accordance with the",
    "Member States",
    "and the need to",
    "the implementation of the present resolution",
    "at its",
)

_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class Item:
    """A known item: the query, and what it must lead to: an address, or the ``text`` of a paragraph or title."""

    kind: str
    query: str
    address: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Mix:
    """``searches`` are (kind, query string parameters); ``passages`` are pasted into the finder."""

    searches: list[tuple[str, dict[str, str]]]
    passages: list[str]


class Draw:
    """Draws from paragraphs, (title, symbol) pairs and sponsors of an archive."""

    def __init__(self, paragraphs: Sequence[str], texts: Sequence[tuple[str, str]], sponsors: Sequence[str]) -> None:
        self.chance = random.Random(SEED)
        self.paragraphs, self.texts, self.sponsors = paragraphs, texts, sponsors
        counts = Counter(word.lower() for text in paragraphs for word in dict.fromkeys(_WORD.findall(text)))
        ranked = [word for word, _ in counts.most_common()]
        self.common, self.rare = ranked[:150], [word for word in ranked if counts[word] <= 3]

    def mix(self, count: int, passages: int) -> Mix:
        """So many searches, and passages for the finder."""
        draw, searches = self.chance, []
        kinds = {
            "rare word": (0.2, lambda: {"q": draw.choice(self.rare)}),
            "common words": (0.3, lambda: {"q": " ".join(draw.sample(self.common, draw.randint(2, 5)))}),
            "phrase": (0.2, lambda: {"q": f'"{self._phrase()}"'}),
            "field": (0.15, lambda: {"q": self._field()}),
            "filter": (0.15, self._filtered),
        }
        for kind, (share, ask) in kinds.items():
            searches += [(kind, ask()) for _ in range(round(share * count))]
        draw.shuffle(searches)
        return Mix(searches, [self.paragraph(20) for _ in range(passages)])

    def items(self, each: int) -> list[Item]:
        """Sentences with words dropped, inflected and misspelt; symbols oddly spelt; titles half remembered."""
        sentences = [self._sentence() for _ in range(each)]
        symbols = [self._symbol() for _ in range(each)]
        titles = [self._title() for _ in range(each)]
        return [*sentences, *symbols, *titles]

    def altered(self, passage: str, share: float) -> str:
        """The passage with that share of its words exchanged for others of the archive."""
        words = passage.split()
        for at in self.chance.sample(range(len(words)), round(share * len(words))):
            words[at] = self.chance.choice(self.common)
        return " ".join(words)

    def paragraph(self, least: int) -> str:
        """One of at least so many words."""
        while True:
            text = self.chance.choice(self.paragraphs)
            if len(text.split()) >= least:
                return text

    def _phrase(self) -> str:
        words = self.paragraph(8).replace('"', " ").split()
        length = self.chance.randint(2, 6)
        start = self.chance.randrange(len(words) - length)
        return " ".join(words[start : start + length]).strip(".,;:()“”'")

    def _field(self) -> str:
        word = self.chance.choice(self.common)
        title = self.chance.choice(_WORD.findall(self.chance.choice(self.texts)[0]) or ["rights"])
        sponsor = (_WORD.findall(self.chance.choice(self.sponsors)) or ["Cuba"])[0]
        form = self.chance.choice(
            (
                "title:{title} {word}",
                "op:{word}",
                "pp:({word} {title})",
                "session:60..70 {word}",
                "sponsor:{sponsor} {word}",
            )
        )
        return form.format(word=word, title=title, sponsor=sponsor)

    def _filtered(self) -> dict[str, str]:
        chosen = self.chance.choice(
            (
                {"session": "66"},
                {"stage": "adopted"},
                {"part": "op"},
                {"stage": "draft", "part": "pp"},
                {"sort": "newest"},
            )
        )
        return {"q": " ".join(self.chance.sample(self.common, 2)), **chosen}

    def _sentence(self) -> Item:
        text = self.paragraph(14)
        words = _WORD.findall(text)[:30]
        kept = self.chance.sample(range(len(words)), min(len(words), 9))
        query = [words[at] for at in sorted(kept)]
        query[1] = _inflected(query[1])
        longest = max(range(len(query)), key=lambda at: len(query[at]))
        query[longest] = self._misspelt(query[longest])
        return Item("sentence", " ".join(query), text=text)

    def _misspelt(self, word: str) -> str:
        at = self.chance.randrange(1, len(word) - 1)
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]

    def _symbol(self) -> Item:
        _, symbol = self.chance.choice(self.texts)
        spelt = self.chance.choice(
            (str.lower, lambda s: s.replace("/", " / "), lambda s: f" {s} ", lambda s: s.replace("A/RES/", "res "))
        )
        return Item("symbol", spelt(symbol), address="/" + symbol)

    def _title(self) -> Item:
        while True:
            title, _ = self.chance.choice(self.texts)
            words = _WORD.findall(title)
            if len(words) >= 4:
                break
        kept = sorted(self.chance.sample(range(len(words)), max(3, round(len(words) * 0.6))))
        return Item("title", " ".join(words[at].lower() for at in kept), text=title)


def _inflected(word: str) -> str:
    return word[:-1] if word.endswith("s") else f"{word}s"
