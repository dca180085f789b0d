"""What kind of change it is: of every stretch of words put in, taken out or replaced, and of the paragraph as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from resolutions.text.ordinals import ordinal

from .openings import bare, verb_change
from .result import KINDS, Change
from .words import Op, tokenise, words_of

_MONTHS = frozenset("january february march april may june july august september october november december".split())
_SYMBOL = re.compile(r"(?=\S*\d)[\w.-]+(?:/[\w.-]+)+")
_IN_REFERENCE = re.compile(
    r"(?:\d+/\d+|\([IVXL]+\)|A/\S+)(?: [A-Z]+)?\)?,?(?: of(?: \d{1,2})?(?: \w+)?)?$|(?:resolutions?|decisions?)$"
)
_CONTEXT = 60
_SMALL_WORDS = frozenset("of and the resolution resolutions decision decisions".split())
_GRAMMAR = frozenset("a an the and at in of on".split())
# The digits of a footnote mark that a conversion has glued to a word, a comma or a year.
_GLUED_MARK = re.compile(r"(?<=[^\W\d])\d{1,3}$|(?<=[.,;:])\d{1,3}$|(?<=\b(?:19|20)\d\d)\d{1,2}$")


def changes_of(words: Sequence[Op], opening_a: str = "", opening_b: str = "") -> tuple[Change, ...]:
    """The changes a redline holds, in order. The openings are those of the two paragraphs, where they have any."""
    return tuple(_change(*stretch, opening_a, opening_b) for stretch in _stretches(words))


def heaviest(changes: Sequence[Change]) -> str | None:
    return min((change.kind for change in changes), key=list(KINDS).index, default=None)


_Stretch = tuple[str, str, str, int, int]


def _stretches(words: Sequence[Op]) -> Iterator[_Stretch]:
    """``(before, after, kept text to the left, offset in a, offset in b)`` of each change."""
    left, in_a, in_b = "", 0, 0
    old = new = ""
    for op, text in (*words, ("=", "")):
        if op == "-":
            old += text
        elif op == "+":
            new += text
        else:
            if old or new:
                yield old, new, left, in_a, in_b
            left = " ".join(f"{left} {new} {text}".split())[-_CONTEXT:]
            in_a, in_b, old, new = in_a + len(old) + len(text), in_b + len(new) + len(text), "", ""


def _change(before: str, after: str, left: str, in_a: int, in_b: int, opening_a: str, opening_b: str) -> Change:
    kind, note = _kind(before, after, left), ""
    if in_a < len(opening_a) or in_b < len(opening_b):
        note = verb_change(opening_a, opening_b)
        kind = (
            "opening"
            if note and _words(before) != _words(after)
            else "editorial"
            if bare(before) == bare(after)
            else kind
        )
    return Change(kind, before.strip(), after.strip(), note if kind == "opening" else "")


def _kind(before: str, after: str, left: str) -> str:
    if _words(before) == _words(after) or _GRAMMAR.issuperset(_words(before) + _words(after)):
        return "editorial"
    if _letters(before) == _letters(after) or _without_marks(before) == _without_marks(after):
        return "conversion"
    if before.strip() and after.strip():
        return _kind_of_replacement(tokenise(before).words, tokenise(after).words, left)
    return "substantive"


def _kind_of_replacement(before: Sequence[str], after: Sequence[str], left: str) -> str:
    """Numbers, dates and symbols for numbers, dates and symbols; anything else is of substance."""
    changed = [word for word in (*before, *after) if word.lower() not in _SMALL_WORDS and words_of(word)]
    if changed and all(map(_is_symbol_or_date, changed)):
        symbols = [any(map(_SYMBOL.fullmatch, side)) for side in (before, after)]
        return (
            "reference" if all(symbols) or _IN_REFERENCE.search(left) else "date" if not any(symbols) else "substantive"
        )
    return "substantive"


def _is_symbol_or_date(word: str) -> bool:
    return word.isdigit() or word.lower() in _MONTHS or ordinal(word) is not None or _SYMBOL.fullmatch(word) is not None


def _words(text: str) -> list[str]:
    return words_of(text.lower())


def _letters(text: str) -> str:
    return "".join(character for character in text.lower() if character.isalnum())


def _without_marks(text: str) -> list[str]:
    return [_GLUED_MARK.sub("", word) for word in text.split()]
