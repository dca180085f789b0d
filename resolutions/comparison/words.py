"""Word by word: which words of one text stand in another, and what was put in or taken out.

A token is a whole word, with its hyphens, apostrophes and slashes (``high-level``, ``64/171``, ``A/CONF.157/24``), one
character of Chinese, which sets no blanks between its words, or one punctuation mark. White space belongs to the token
before it and is never a token of its own, so that a mark never splits a word and both texts can be rebuilt to the
letter.

Two tokens are the same word where the one equality of texts says so (``text.equality``): a hyphen that does not break,
a ligature, another quotation mark are no change. What is kept is shown as the second text writes it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple
from unicodedata import combining

from rapidfuzz.distance import Indel

from resolutions.text.equality import APOSTROPHES, HYPHENS, INVISIBLE, normal_form, same_text

from .readable import Block, readable

Op = tuple[str, str]
"""``("=" | "-" | "+", text)``. The ``=`` and ``-`` pieces give the first text, the ``=`` and ``+`` pieces the
second; kept words that the first writes otherwise are ``Kept``."""


class Kept(str):
    """Words of both texts, as the second writes them; ``before`` is how the first does."""

    before: str

    def __new__(cls, after: str, before: str) -> Kept:
        kept = super().__new__(cls, after)
        kept.before = before
        return kept

    def __reduce__(self) -> tuple[type, tuple[str, str]]:
        return Kept, (str(self), self.before)

    def place(self, offset: int) -> int:
        """Where in these words an offset of the first text's stands."""
        letters = len(normal_form(self.before[:offset]))
        place = bisect_left(range(len(self)), letters, key=lambda end: len(normal_form(self[:end])))
        while place < len(self) and combining(self[place]):
            place += 1
        return place


def written_before(text: str) -> str:
    """The text of a piece as the first of the two texts has it."""
    return text.before if isinstance(text, Kept) else text


def written_after(words: Iterable[Op], offset: int) -> int:
    """Where an offset of the first text stands once its kept words are written as the second writes them."""
    at = shift = 0
    for op, text in words:
        before = written_before(text) if op != "+" else ""
        if isinstance(text, Kept) and at <= offset < at + len(before):
            return at + shift + text.place(offset - at)
        if at + len(before) > offset:
            break
        at += len(before)
        shift += len(text) - len(before) if op == "=" else 0
    return offset + shift


# Letters and digits of any script, with what may stand inside a word: combining accents, soft hyphens, joiners.
_CHARACTERS = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_LETTER = rf"[^\W{_CHARACTERS}]"
_LETTERS = rf"{_LETTER}(?:{_LETTER}|[\u0300-\u036f\u064b-\u065f\u0670{INVISIBLE}])*+"
_JOINER = rf"(?:[/{APOSTROPHES}{re.escape(HYPHENS)}]|[.,](?=\d))"
_WORD = re.compile(rf"[{_CHARACTERS}]|{_LETTERS}(?:{_JOINER}{_LETTERS})*+")
_TOKEN = re.compile(rf"(?:{_WORD.pattern}|[^\s{INVISIBLE}])[\s{INVISIBLE}]*")
_HIDDEN = re.compile(rf"[{INVISIBLE}]")
_BLANKS = "".join(re.findall(rf"[\s{INVISIBLE}]", "".join(map(chr, range(0x10000)))))
"""White space, and what shows as none."""

# Beyond this many pairs of tokens a longest common subsequence would need more than about 30 MB.
_MAX_CELLS = 250_000_000
# Texts that are kept cut into words: those of a long resolution of several years; more would fill the memory.
_MOST_CUTS = 4_000
# A paragraph of which less than this share of tokens stays is shown whole, before and after.
_KEPT_AT_LEAST = 0.33
_SURROGATES = 0xD800


class Vocabulary(dict[str, str]):
    """One character for each distinct token, so that a sequence of tokens is a string and compares at full speed."""

    def __missing__(self, token: str) -> str:
        form = token if token.isascii() else normal_form(token)
        if form != token:
            self[token] = code = self[form]
            return code
        number = len(self) + 1
        self[token] = code = chr(number if number < _SURROGATES else number + 0x800)
        return code


@dataclass(frozen=True, slots=True)
class Tokens:
    """``words[i]`` begins at ``starts[i]`` of the ``source``; the last of ``starts`` is its end. ``code`` has one
    character for each word, from the vocabulary it was made with."""

    source: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    code: str

    def text(self, start: int, end: int) -> str:
        """The words ``start`` to ``end`` (not included), with the white space that follows each."""
        return self.source[self.starts[start] : self.starts[end]]

    def space(self, at: int) -> str:
        """The white space after a word; after word -1, what stands before the first."""
        end = self.starts[at] + len(self.words[at]) if at >= 0 else 0
        return self.source[end : self.starts[at + 1]]


class Cut(NamedTuple):
    """The ``words`` and ``starts`` of ``Tokens``."""

    words: tuple[str, ...]
    starts: tuple[int, ...]


class Cuts(dict[str, Cut]):
    """Texts already cut into words, for all comparisons of a chain: most paragraphs stand in several of its texts."""

    def __missing__(self, text: str) -> Cut:
        if len(self) >= _MOST_CUTS:
            self.clear()
        self[text] = cut = _cut(text)
        return cut


def _cut(text: str) -> Cut:
    pieces = _TOKEN.findall(text)
    hidden = not text.isascii() and _HIDDEN.search(text)
    words = tuple([piece.rstrip(_BLANKS) for piece in pieces]) if hidden else tuple(map(str.rstrip, pieces))
    return Cut(words, tuple(accumulate(map(len, pieces), initial=len(text) - len(text.lstrip(_BLANKS)))))


def tokenise(text: str, vocabulary: Vocabulary | None = None, cuts: Cuts | None = None) -> Tokens:
    codes = Vocabulary() if vocabulary is None else vocabulary
    words, starts = _cut(text) if cuts is None else cuts[text]
    return Tokens(text, words, starts, "".join(map(codes.__getitem__, words)))


def token_count(text: str) -> int:
    """How many tokens ``tokenise`` cuts a text into."""
    return len(_TOKEN.findall(text))


class Tokeniser(dict[str, Tokens]):
    """Texts already cut into tokens, all by one vocabulary. ``cuts`` are those of other comparisons."""

    def __init__(self, cuts: Cuts | None = None) -> None:
        super().__init__()
        self.vocabulary, self.cuts = Vocabulary(), cuts

    def __missing__(self, text: str) -> Tokens:
        self[text] = tokens = tokenise(text, self.vocabulary, self.cuts)
        return tokens


def words_of(text: str) -> list[str]:
    """The words alone, without punctuation."""
    return _WORD.findall(text)


def count(ops: Iterable[Op], wanted: str) -> int:
    """How many words of a redline were kept (``=``), taken out (``-``) or put in (``+``)."""
    return sum(len(words_of(text)) for op, text in ops if op == wanted)


def redline(a: str, b: str, tokeniser: Tokeniser | None = None) -> tuple[Op, ...]:
    """The words of ``a`` and ``b`` as pieces kept, taken out and put in; the mirror of ``redline(b, a)``."""
    if a == b:
        return (("=", a),) if a else ()
    if same_text(a, b) and a.count("\n") == b.count("\n"):
        return (("=", Kept(b, a)),)
    tokens = Tokeniser() if tokeniser is None else tokeniser
    old, new = tokens[a], tokens[b]
    if a > b:  # one direction is worked out, the other is its mirror
        return _render([(j, i, n) for i, j, n in _blocks(new, old)], old, new)
    return _render(_blocks(old, new), old, new)


def _blocks(a: Tokens, b: Tokens) -> list[Block]:
    """Runs of kept words as ``(start in a, start in b, length)``, ended by ``(len(a), len(b), 0)``."""
    end = (len(a.words), len(b.words), 0)
    if len(a.code) * len(b.code) > _MAX_CELLS:
        return [end]
    found = [(m.a, m.b, m.size) for m in Indel.opcodes(a.code, b.code).as_matching_blocks() if m.size]
    blocks = readable([*found, end], a.code, b.code, a.words, b.words)
    return blocks if _worth_marking(blocks, a, b) else [end]


def _worth_marking(blocks: list[Block], a: Tokens, b: Tokens) -> bool:
    kept = sum(size for _, _, size in blocks)
    return kept >= _KEPT_AT_LEAST * min(len(a.words), len(b.words))


def _render(blocks: list[Block], a: Tokens, b: Tokens) -> tuple[Op, ...]:
    """Pieces in order. White space around a change that both texts share is kept, not marked."""
    pieces: list[Op] = []
    i = j = size = 0
    for next_i, next_j, size in _evenly_spaced(blocks, a, b):
        _add_gap(pieces, a.space(i - 1) + a.text(i, next_i), b.space(j - 1) + b.text(j, next_j))
        i, j = next_i + size, next_j + size
        if size:
            before, after = a.text(next_i, i - 1) + a.words[i - 1], b.text(next_j, j - 1) + b.words[j - 1]
            _add(pieces, "=", after if after == before else Kept(after, before))
    if size:  # the last words are kept, and white space may stand behind them
        _add_gap(pieces, a.space(i - 1), b.space(j - 1))
    return tuple(pieces)


def _evenly_spaced(blocks: list[Block], a: Tokens, b: Tokens) -> Iterator[Block]:
    """The blocks cut wherever the white space inside them differs: where there is none in one of the texts, or a part
    of it ends."""
    for i, j, size in blocks:
        start = 0
        alike = not size or a.text(i, i + size - 1) == b.text(j, j + size - 1)
        for at in () if alike else range(size - 1):
            if not _same_space(a.space(i + at), b.space(j + at)):
                yield i + start, j + start, at + 1 - start
                start = at + 1
        yield i + start, j + start, size - start


def _same_space(a: str, b: str) -> bool:
    return a == b or (any(map(str.isspace, a)), "\n" in a) == (any(map(str.isspace, b)), "\n" in b)


def _add_gap(pieces: list[Op], old: str, new: str) -> None:
    if not old.strip(_BLANKS) and not new.strip(_BLANKS) and _same_space(old, new):
        _add(pieces, "=", new if new == old else Kept(new, old))
        return
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start] and old[start] in _BLANKS:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end] and old[-1 - end] in _BLANKS:
        end += 1
    _add(pieces, "=", old[:start])
    _add(pieces, "-", old[start : len(old) - end])
    _add(pieces, "+", new[start : len(new) - end])
    _add(pieces, "=", old[len(old) - end :])


def _add(pieces: list[Op], op: str, text: str) -> None:
    something = text or written_before(text)
    if something and pieces and pieces[-1][0] == op:
        pieces[-1] = (op, _joined(pieces[-1][1], text))
    elif something:
        pieces.append((op, text))


def _joined(first: str, second: str) -> str:
    if isinstance(first, Kept) or isinstance(second, Kept):
        return Kept(f"{first}{second}", written_before(first) + written_before(second))
    return first + second
