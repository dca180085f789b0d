"""Numbering, punctuation and the words that tell paragraphs with one verb apart.

UN Editorial Manual, "Resolutions and other formal decisions": preambular paragraphs are not numbered and end with a
comma, operative ones are numbered from 1 and end with a semicolon, the last with a full stop; a paragraph with a list
below it may end with a colon. In sessions 75 and 77 that is so of all but 21 of 26,900 paragraphs, and no text numbers
otherwise; "and" stands before the last item of a list in one of 184.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from ..document import Document, Paragraph
from ..kinds import OPERATIVE, PREAMBULAR
from .finding import Finding, FindingKind

_LIST = ":"
_ORDER = ("", "also", "further")
"""What follows the verb where it opens the first, second and third paragraph of a run; then it begins again."""


def check_form(document: Document) -> list[Finding]:
    """Of the body of an English text: its annexes and tables have forms of their own."""
    if document.language != "en":
        return []
    body = [one for one in document.paragraphs if not one.annex and one.depth == 0]
    preamble = [one for one in body if one.kind == PREAMBULAR]
    operative = [one for one in body if one.kind == OPERATIVE]
    numbered = [one for one in operative if one.number]
    return [*_numbering(numbered), *_ends(preamble, ","), *_operative_ends(numbered), *_order_words(preamble)]


def _numbering(paragraphs: Sequence[Paragraph]) -> Iterator[Finding]:
    """Each section may begin again at 1."""
    expected, section = 1, None
    for one in paragraphs:
        number = (one.number or "").rstrip(".")
        if one.section != section and number == "1":
            expected = 1
        section = one.section
        if number.isdecimal() and int(number) != expected:
            yield Finding(FindingKind.NUMBERING, one.id, 0, 0, number, str(expected))
        expected = int(number) + 1 if number.isdecimal() else expected


def _ends(paragraphs: Sequence[Paragraph], mark: str) -> Iterator[Finding]:
    for one in paragraphs:
        text = one.text.rstrip()
        if text and text[-1] not in (mark, _LIST):
            yield Finding(FindingKind.PUNCTUATION, one.id, len(text) - 1, len(text), text[-1], mark)


def _operative_ends(paragraphs: Sequence[Paragraph]) -> Iterator[Finding]:
    """The last paragraph of a part may end as the last of the text does."""
    for one, after in zip_longest(paragraphs, paragraphs[1:]):
        ends_part = after is not None and after.section != one.section
        if not (ends_part and one.text.rstrip().endswith(".")):
            yield from _ends([one], ";" if after else ".")


def _order_words(paragraphs: Sequence[Paragraph]) -> Iterator[Finding]:
    verb, place = "", 0
    section: tuple[str, ...] | None = None
    for one in paragraphs:
        verb, section = (verb if one.section == section else ""), one.section
        opening = one.opening.strip()
        bare, word = _split(opening)
        place = (place + 1) % len(_ORDER) if bare == verb else 0
        if bare and word != _ORDER[place] and (place or word) and bare == verb:
            right = f"{opening.split()[0]} {_ORDER[place]}".strip()
            yield Finding(FindingKind.ORDER_WORD, one.id, 0, len(opening), opening, right)
            place = _ORDER.index(word)
        verb = bare


def _split(opening: str) -> tuple[str, str]:
    """``Recalling also`` → (``recalling``, ``also``). An opening of several words stays whole."""
    words = opening.lower().split()
    if len(words) == 2 and words[1] in _ORDER:
        return words[0], words[1]
    return " ".join(words), ""
