"""A row against a query: does it still answer it, and which stretches of it are to be marked.

What the row itself does not say (session, sponsors …) is taken on the index's word: the answer is then None, "not known
here", and only a plain False refuses a hit.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from resolutions.text.equality import letters_of

from ..analyzers import cuts_of, fold, literal_form, plain_shapes, stem, words
from ..scripts import is_chinese, is_one_character
from .terms import Spellings, Stems
from .tree import All, Any, Label, Near, Node, Not, Phrase, Prefix, Range, Within, Words

Span = tuple[int, int]

FUNCTION_WORDS = frozenset(
    "a an and are as at be been but by for from had has have in into is it its nor of on or that the their these this"
    " those to was were which with".split()
)
"""They stand in every paragraph and are marked in a phrase only, where the reader asked for them in their place."""

_NO_WORD = re.compile(r"[\W_]*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, marked or not."""

    text: str
    marked: bool


@lru_cache(maxsize=1_000)
def phrase_pattern(phrase: str) -> re.Pattern[str]:
    """Exactly this phrase, for a text in ``plain_shapes``: any case, any blank between words, whole words only. Marks
    and Chinese characters stand by themselves, with or without blanks beside them: ``literal_form`` cuts so."""
    tokens = literal_form(phrase).split()
    written = re.escape(tokens[0])
    for one, other in zip(tokens, tokens[1:], strict=False):
        written += (r"\s+" if _is_word(one) and _is_word(other) else r"\s*") + re.escape(other)
    before = r"(?<![^\W_])" if _is_word(tokens[0]) else ""
    after = r"(?![^\W_])" if _is_word(tokens[-1]) else ""
    return re.compile(before + written + after, re.IGNORECASE)


def _is_word(token: str) -> bool:
    """Has it other words only beyond a blank or a mark?"""
    return token[0].isalnum() and not is_chinese(token)


class MatchedText:
    """One text, cut once: spans of its words with their stems. Its letters are in the archive's one form
    (``text.equality``); ``in_text`` leads from there to the text as received."""

    def __init__(self, text: str, language: str) -> None:
        self.text, self.places = letters_of(text)
        self.words = words(self.text)
        self.stems = [stem(word[2], language) for word in self.words]

    @cached_property
    def folded(self) -> list[str]:
        """Its words as words with a star are compared."""
        return [fold(word) for *_, word in self.words]

    def in_text(self, span: Span) -> Span:
        start, end = span
        return (self.places[start], self.places[end]) if self.places else span

    def spans_of(self, sequence: Stems) -> Iterator[Span]:
        length = len(sequence)
        if length == 1 and is_one_character(sequence[0]):
            yield from ((match.start(), match.end()) for match in re.finditer(sequence[0], self.text))
            return
        if sequence[0] not in self.stems:  # of the dozen spellings that a word may have, most stand nowhere
            return
        for at, first in enumerate(self.stems):
            if first == sequence[0] and tuple(self.stems[at : at + length]) == sequence:
                yield self.words[at][0], self.words[at + length - 1][1]

    def spans_near(self, wanted: list[str], distance: int) -> Iterator[Span]:
        """Windows that hold all the wanted stems, each as often as wanted, with at most ``distance`` other words."""
        places = [(at, held) for at, held in enumerate(self.stems) if held in set(wanted)]
        for number, (first, _) in enumerate(places):
            missing = list(wanted)
            for at, held in places[number:]:
                if at - first + 1 > len(wanted) + distance:
                    break
                if held in missing:
                    missing.remove(held)
                if not missing:
                    yield from ((self.words[i][0], self.words[i][1]) for i, _ in places if first <= i <= at)
                    break


@lru_cache(maxsize=256)
def cut(text: str, language: str) -> MatchedText:
    """A text is asked twice, whether it answers and where: it is cut once."""
    return MatchedText(text, language)


def _is_marked(node: Node) -> bool:
    if isinstance(node, Words):
        return node.text.lower() not in FUNCTION_WORDS
    return not isinstance(node, (Not, Label, Range))


class Matcher:
    """One query, asked of many rows, each in the ``language`` of its language version."""

    def __init__(self, node: Node, spellings: Spellings) -> None:
        self.node = node
        self.spellings = spellings

    def refuses(self, text: str, title: str, language: str) -> bool:
        """True if a row with this text, of a version with this title, certainly does not answer the query."""
        return self._holds(self.node, cut(text, language), cut(title, language)) is False

    def spans(self, text: str, language: str, scope: str = "text") -> list[Span]:
        """Where the query's words and phrases stand in a text, in order and without overlap; neighbours with no word
        between them are one. ``scope`` is ``title`` for titles."""
        whole = cut(text, language)
        found = sorted(map(whole.in_text, self._spans(self.node, whole, scope, "text")))
        merged: list[Span] = []
        for start, end in found:
            if merged and _NO_WORD.fullmatch(text, merged[-1][1], max(start, merged[-1][1])):
                merged[-1] = merged[-1][0], max(end, merged[-1][1])
            else:
                merged.append((start, end))
        return merged

    def pieces(self, text: str, language: str, scope: str = "text") -> list[Piece]:
        """The whole text, cut at its marks."""
        pieces, at = [], 0
        for start, end in self.spans(text, language, scope):
            pieces += [Piece(text[at:start], False), Piece(text[start:end], True)]
            at = end
        return [piece for piece in (*pieces, Piece(text[at:], False)) if piece.text]

    def _holds(self, node: Node, text: MatchedText, title: MatchedText) -> bool | None:
        return _HOLDS.get(type(node), Matcher._leaf_holds)(self, node, text, title)

    def _leaf_holds(self, node: Node, text: MatchedText, title: MatchedText) -> bool:
        return any(True for _ in self._found(node, text))

    def _not_known_here(self, node: Label | Range, text: MatchedText, title: MatchedText) -> None:
        return None

    def _within_holds(self, node: Within, text: MatchedText, title: MatchedText) -> bool | None:
        return self._holds(node.inner, title if node.part == "title" else text, title)

    def _not_holds(self, node: Not, text: MatchedText, title: MatchedText) -> bool | None:
        inner = self._holds(node.inner, text, title)
        return None if inner is None else not inner

    def _all_hold(self, node: All, text: MatchedText, title: MatchedText) -> bool | None:
        answers = [self._holds(part, text, title) for part in node.parts]
        return False if False in answers else None if None in answers else True

    def _any_holds(self, node: Any, text: MatchedText, title: MatchedText) -> bool | None:
        answers = [self._holds(part, text, title) for part in node.parts]
        return True if True in answers else None if None in answers else False

    def _spans(self, node: Node, text: MatchedText, scope: str, within: str) -> Iterator[Span]:
        """Spans of what is asked for, not of what is excluded. ``within`` is the field the node stands in."""
        if isinstance(node, (All, Any)):
            for part in node.parts:
                yield from self._spans(part, text, scope, within)
        elif isinstance(node, Within):
            yield from self._spans(node.inner, text, scope, "title" if node.part == "title" else "text")
        elif _is_marked(node) and (within == "text" or scope == "title"):
            yield from self._found(node, text)

    def _found(self, node: Node, text: MatchedText) -> Iterator[Span]:
        return _FOUND[type(node)](self, node, text)

    def _words(self, node: Words, text: MatchedText) -> Iterator[Span]:
        for sequence in self.spellings.sequences(node.text):
            yield from text.spans_of(sequence)

    def _beginnings(self, node: Prefix, text: MatchedText) -> Iterator[Span]:
        beginning = fold(node.text)
        placed = zip(text.words, text.folded, strict=True)
        return ((start, end) for (start, end, _), word in placed if word.startswith(beginning))

    def _phrases(self, node: Phrase, text: MatchedText) -> Iterator[Span]:
        return (match.span() for match in phrase_pattern(node.text).finditer(plain_shapes(text.text)))

    def _near(self, node: Near, text: MatchedText) -> Iterator[Span]:
        for wanted in cuts_of(node.text):
            yield from text.spans_near(list(wanted), node.distance) if node.distance else text.spans_of(wanted)


# Not functools' dispatch: it makes a new function each time it is asked, and a page asks a thousand times.
_HOLDS: dict[type, Callable[..., bool | None]] = {
    Label: Matcher._not_known_here,
    Range: Matcher._not_known_here,
    Within: Matcher._within_holds,
    Not: Matcher._not_holds,
    All: Matcher._all_hold,
    Any: Matcher._any_holds,
}
_FOUND: dict[type, Callable[..., Iterator[Span]]] = {
    Words: Matcher._words,
    Prefix: Matcher._beginnings,
    Phrase: Matcher._phrases,
    Near: Matcher._near,
}
