"""Addresses made to hurt, by a seeded generator: no page may take long, or fail."""

from __future__ import annotations

import random
import string
import time
from collections import Counter
from collections.abc import Callable, Sequence
from urllib.parse import quote, urlencode

from benchmarks.parts import Web

SEED = 2026

WORDS = ("sea", "the", "right", "nations", "a", "women", "session", "联合国", "моря", "البحر", "A/RES/66/152", "66/152")
FIELDS = ("session", "title", "sponsor", "symbol", "in", "vote", "asks", "language", "nonsense")
PLACES = (
    *("/search/", "/search/csv/", "/search/json/", "/search/suggest/", "/search/feed/", "/api/v1/search"),
    *("/agreed/", "/over-time/", "/verify/", "/api/v1/verify", "/sessions/", "/series/", "/due/", "/votes/records/"),
)


def _prefixes(chance: random.Random, many: int) -> str:
    drawn = chance.choices(string.ascii_lowercase, k=2 * many)
    return " OR ".join(f"{a}{b}*" for a, b in zip(drawn[::2], drawn[1::2], strict=True))


def _brackets(chance: random.Random, many: int) -> str:
    return "(" * many + chance.choice(WORDS) + ")" * (many - chance.randint(0, 1))


def _phrase(chance: random.Random, many: int) -> str:
    return '"' + " ".join(chance.choices(WORDS, k=many)) + chance.choice(('"', "", '"~99999'))


def _fields(chance: random.Random, many: int) -> str:
    return " ".join(f"{chance.choice(FIELDS)}:{word}" for word in chance.choices(WORDS, k=many))


def _signs(chance: random.Random, many: int) -> str:
    return "".join(chance.choices(string.punctuation + "\0\u202e\u0301 ", k=many))


def _without(chance: random.Random, many: int) -> str:
    return " NOT ".join(chance.choices(WORDS, k=many))


def _span(chance: random.Random, many: int) -> str:
    return f"session:{chance.randint(-9, 10**9)}..{chance.randint(-many, 10**18)}"


def _long_word(chance: random.Random, many: int) -> str:
    return chance.choice(WORDS) * many


def _both(chance: random.Random, many: int) -> str:
    drawn = chance.choices(WORDS, k=2 * many)
    return " AND ".join(f"({a} OR {b}*)" for a, b in zip(drawn[::2], drawn[1::2], strict=True))


QUERIES: tuple[Callable[[random.Random, int], str], ...] = (
    *(_prefixes, _brackets, _phrase, _fields, _signs, _without, _span, _long_word, _both),
)


def query(chance: random.Random, most: int = 3_000) -> str:
    """What somebody types who means harm."""
    return chance.choice(QUERIES)(chance, chance.choice((3, 40, 400)))[:most]


def address(chance: random.Random, texts: Sequence[str]) -> str:
    """Of a search for the most part; else of a comparison, of a text in languages, of a page that there cannot be."""
    text = chance.choice(texts)
    match chance.randrange(8):
        case 0:
            return "/compare/?" + urlencode({"a": text.strip("/"), "b": query(chance, 200)})
        case 1:
            return "/" + quote(query(chance, 2_000))
        case 2:
            languages = ",".join(chance.choices(("en", "fr", "xx", ""), k=9))
            return f"{text}?" + urlencode({"in": languages, "q": query(chance, 900)})
        case _:
            more = {"page": chance.choice(("1", "-1", "10000000000", "x")), "sort": chance.choice(("", "date", "x"))}
            return f"{chance.choice(PLACES)}?" + urlencode({"q": query(chance)} | more)


def ask(web: Web, texts: Sequence[str], number: int) -> tuple[dict[str, float], str]:
    """So many pages, one after the other; and a line on the worst."""
    chance, asked = random.Random(SEED), []
    for _ in range(number):
        place, begun = address(chance, texts), time.perf_counter()
        status = web.asked(place)
        asked.append((time.perf_counter() - begun, status, place))
    seconds, _, worst = max(asked)
    failed = [place for _, status, place in asked if status == 0 or status >= 500]
    figures = {"hostile_queries": number, "hostile_page_s": seconds, "hostile_500s": len(failed)}
    answers = ", ".join(f"{times:,} × {status}" for status, times in Counter(one for _, one, _ in asked).most_common())
    remarks = [f"Answers to the hostile queries: {answers}. The page that took longest: `{worst[:200]}`."]
    return figures, "\n\n".join([*remarks, *(f"Failed: `{place[:200]}`." for place in failed[:5])])
