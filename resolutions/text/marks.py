"""Footnote marks that a conversion glued to a word or a year, found again.

Text pulled from a PDF prints ``4 July 20253`` for the year 2025 and note 3, ``Peoples, 3`` for a comma and note 3. What
is known: which notes stand at the foot of which page, that a mark stands on the page of its note, and that marks come
in order. So every place where a number could be a mark is weighed, and the best places in order are taken.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .footnotes import Note
from .languages.en import WORDS as ENGLISH
from .languages.vocabularies import VOCABULARIES
from .languages.words import Words
from .lines import MARK, mark
from .printed_notes import stroked_marks
from .sheet import Row

_DIGITS = re.compile(r"\d+")
_MONTHS = sorted(
    {month for words in VOCABULARIES.values() for month in words.months if month[0].isalpha()}, key=len, reverse=True
)
_MONTH_YEAR = re.compile(rf"(?:{'|'.join(_MONTHS)}),?\s(?:del?\s)?(?:1[89]|20)\d\d$", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d$")
_CITED_NUMBER = re.compile(r"[A-Z\d]/\d{1,3}$")
_LONGEST_MARK = 3
_LONGEST_CITED = 3
"""Digits in the number of a resolution or decision within its session."""
_WORD_END = re.compile(r"[^\W\d_][’']?$")
_CLOSED = re.compile(r"[)\]”\"“’'»）》」』]$")
_STOPPED = re.compile(r"(?:[\w)\]”\"’'»）》][,;:،؛，；：、。]|[a-z]{3}\.|\d{4}\.|[)\]”\"’']\.)$")
_ABBREVIATED = re.compile(r"(?:[A-Z]|Add|Rev|Corr|Sub|Res|No|Supp|Amend|para|chap|sect|vol)\.$")
_YEAR_BRACKET = re.compile(r"\((?:19|20)\d\d\)$")
_SPACED_STOP = re.compile(r"(?:[,;:.،؛，；：、。]|[)\]”\"“’'»）》」』])\s+$")
_SPACED_WORD = re.compile(r"\w\s+$")
_WORD_GLUED_BEHIND = re.compile(r"[a-z)](?:\s+|[,;])$")
_NUMBERED_PART = re.compile(r"(?:[Aa]rticle|[Pp]aragraph|[Rr]ule|[Cc]hapter|annex|No\.|[Aa]genda) \d{1,2}$")
_NAMED_NUMBER = re.compile(r"(?:COVID-19|(?:Agenda|Action|Programa|القرن|القــرن) 21|[A-Z]\.\d{1,3})$")
_DECIMALS = re.compile(r"[.,]\d")
_IDEOGRAPH = re.compile("[\u2e80-\u9fff]")
_STILL_A_NUMBER = re.compile(r"[^\W\u2e80-\u9fff]|[/%-]")
"""What digits that are a mark do not stand before. Chinese goes on without a blank."""
_COUNTS = re.compile(r"\b(?:about|and|at|by|for|from|in|of|on|or|some|than|the|to|with)\s$")
_COUNTED = re.compile(r"\s[a-z]{3,}s\b")
_MONTH_BELOW = re.compile(rf"(?:{'|'.join(_MONTHS)})\s(?:del?\s)?\d{{4}}", re.IGNORECASE)
"""How the next line goes on with a date: the digits at the end of this one are the day."""

GLUED_WORD, GLUED_STOP, APART, GLUED_YEAR, SPACED, GLUED_NUMBER, DOUBTFUL = 10, 9, 8, 8, 4, 3, 1
MISSING = -2
"""Leaving a note without a place costs this much, so that even a doubtful place on its page is better than none."""


_FORMULA = re.compile(r"(?:^|[\s(\d])(?:[kcm]?m|CO|SO|NO|CH|PM)$")
"""Before the digit of a square, a cubic metre or a gas, which is none of a note."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place where the mark of a note could stand: row, span of its digits, and how likely it is."""

    row: int
    start: int
    end: int
    weight: int


class Unsure(NamedTuple):
    """Digits that may be the mark of a note as well as others that were taken for it: where, with the words around."""

    line: int
    mark: str
    around: str


def set_marks(
    rows: Sequence[Row], notes: Sequence[Note], *, laid_out: bool = False, words: Words = ENGLISH
) -> tuple[list[str], list[Unsure]]:
    """Turns the digits of each note's mark in ``rows`` (body rows, in order) into a hint.

    Where the source sets most of its marks apart, nothing is searched for: a note without one has none; nor where
    ``laid_out``, for there digits that are not raised are none. Returns the marks that have no place.
    """
    _set_stars(rows, notes)
    hinted = {found for row in rows if MARK in row.text for found in re.findall(rf"{MARK}(\w+)", row.text)}
    wanted = [note for note in notes if note.mark.isdigit() and note.mark not in hinted]
    if not wanted or laid_out or len(wanted) * 2 < len(notes):
        return [note.mark for note in wanted], []
    places = _places(rows, wanted, words)
    chosen = _best(places)
    unsure = list(_as_likely(rows, places, chosen, words))
    by_row: dict[int, list[tuple[Place, str]]] = defaultdict(list)
    for note, place in zip(wanted, chosen, strict=True):
        if place:
            by_row[place.row].append((place, note.mark))
    for index, found in by_row.items():
        for place, label in sorted(found, key=lambda pair: -pair[0].start):
            text = rows[index].text
            rows[index].text = text[: place.start] + mark(label) + text[place.end :]
    return [note.mark for note, place in zip(wanted, chosen, strict=True) if not place], unsure


def _set_stars(rows: Sequence[Row], notes: Sequence[Note]) -> None:
    """Makes a hint of the stars of a note that stand in the text once. Those of the sponsors stand on the cover."""
    for note in notes:
        if not note.mark.strip("*"):
            star = re.compile(rf"(?<=[\w,;.)”])(?<!\*){re.escape(note.mark)}(?=[\s,;.]|$)")
            starred = (row for row in rows if note.mark in row.text)
            found = [(row, each) for row in starred for each in star.finditer(row.text)]
            if len(found) == 1:
                [(row, each)] = found
                row.text = f"{row.text[: each.start()]}{mark(note.mark)}{row.text[each.end() :]}"


def _as_likely(
    rows: Sequence[Row], places: Sequence[Sequence[Place]], chosen: Sequence[Place | None], words: Words
) -> Iterator[Unsure]:
    """The places not chosen that are as likely as the chosen one, or likely by themselves. Digits at the end of another
    number are not, nor is a count ("10 years", "about 15")."""
    taken = {place for place in chosen if place}
    for choices, best in zip(places, chosen, strict=True):
        for place in choices:
            text = rows[place.row].text
            weight = place.weight if place.start else SPACED
            likely = best and weight >= max(SPACED, min(best.weight, APART))
            if likely and place not in taken and not _is_number(rows, place, words):
                around = text[max(place.start - 30, 0) : place.end + 10]
                yield Unsure(rows[place.row].number, text[place.start : place.end], around)


def _is_number(rows: Sequence[Row], place: Place, words: Words) -> bool:
    """Is it the number of something, a line of which may end right before it?"""
    text = rows[place.row].text
    before = text[: place.start] or f"{rows[place.row - 1].text} "
    if words.number_follows.search(before) or words.number_may_follow.search(before):
        return True
    return bool(before[-1:].isdigit() or _COUNTS.search(before[-12:]) or _COUNTED.match(text, place.end))


def _places(rows: Sequence[Row], notes: Sequence[Note], words: Words) -> list[list[Place]]:
    """For every note, the places on its page, in reading order; a mark with its stroke is one on any page."""
    marks = Counter(note.mark for note in notes)
    wanted = {(note.page, note.mark): position for position, note in enumerate(notes)}
    pages = {note.page for note in notes}
    places: list[list[Place]] = [[] for _ in notes]
    once = {note.mark: position for position, note in enumerate(notes) if marks[note.mark] == 1}
    for index, row in enumerate(rows):
        for stroked in stroked_marks(row.text):
            position = wanted.get((row.page, stroked[1]), once.get(stroked[1]))
            if position is not None:
                places[position].append(Place(index, stroked.start(1), stroked.end(), GLUED_WORD))
        below = rows[index + 1].text if index + 1 < len(rows) else ""
        for digits in _DIGITS.finditer(row.text) if row.page in pages else ():
            if digits.end() == len(row.text) and _MONTH_BELOW.match(below):
                continue
            for length in range(1, min(_LONGEST_MARK, len(digits[0])) + 1):
                start = digits.end() - length
                position = wanted.get((row.page, row.text[start : digits.end()]))
                if position is None:
                    continue
                if weight := _weight(row.text, digits.start(), start, digits.end(), words):
                    places[position].append(Place(index, start, digits.end(), weight))
    return places


def _weight(text: str, run: int, start: int, end: int, words: Words) -> int:
    """How likely the digits ``text[start:end]``, within the run of digits from ``run`` on, are a mark. 0: cannot be."""
    before, after = text[max(0, run - 24) : start], text[end : end + 14]
    if after[:1].islower() and start == run and _WORD_GLUED_BEHIND.search(before):
        return GLUED_NUMBER  # the blank between mark and next word is lost
    if _STILL_A_NUMBER.match(after) or (_IDEOGRAPH.match(after) and words.counts_something.match(after)):
        return 0
    if start > run:
        return 0 if _DECIMALS.match(after) else _weight_in_number(before, text[run:end], after, run == 0, words)
    if not before:
        return DOUBTFUL if after[:1].isspace() and after.strip() and not words.counts_something.match(after) else 0
    if _YEAR_BRACKET.search(before):
        return GLUED_NUMBER
    if _FORMULA.search(before):
        return DOUBTFUL
    if _WORD_END.search(before) or _CLOSED.search(before):
        return GLUED_WORD
    if _STOPPED.search(before):
        return 0 if _ABBREVIATED.search(before) else GLUED_STOP
    return 0 if _DECIMALS.match(after) else _weight_apart(before, after, words)


def _weight_apart(before: str, after: str, words: Words) -> int:
    """A number by itself: a mark where two blanks or the end of the line follow, else likely a number of the text."""
    if words.number_follows.search(before) or words.counts_something.match(after):
        return 0
    closed = not after.strip() or after.startswith("  ")
    if words.number_may_follow.search(before):
        return SPACED if closed else DOUBTFUL
    if _SPACED_STOP.search(before):
        return APART if closed else SPACED
    if _SPACED_WORD.search(before):
        return APART if closed and after else SPACED
    return 0


def _weight_in_number(before: str, whole: str, after: str, at_row_start: bool, words: Words) -> int:
    """A mark glued to another number: a year is likely, a resolution's number possible, a number in prose doubtful."""
    if _MONTH_YEAR.search(before) or at_row_start and _YEAR.fullmatch(before):
        return GLUED_YEAR
    if _NAMED_NUMBER.search(before):
        return GLUED_NUMBER + 1
    if _YEAR.search(before):
        return GLUED_YEAR - 2
    if _CITED_NUMBER.search(before):
        if len(whole) > _LONGEST_CITED:
            return GLUED_YEAR
        return DOUBTFUL if words.date_follows.match(after) else GLUED_NUMBER
    return DOUBTFUL if len(whole) < 4 and _NUMBERED_PART.search(before) else 0


class _State(NamedTuple):
    """A choice for the notes so far: its weight, where its last mark stands, and how it came about."""

    weight: int
    last: tuple[int, int]
    place: Place | None = None
    before: _State | None = None


def _best(places: Sequence[Sequence[Place]]) -> list[Place | None]:
    """For every note at most one of its places, in reading order, so that the weights add up to the most.

    A dynamic programme over the notes. It keeps the states that no other beats in both weight and position, so the best
    one that ends before a place is the last of those that do.
    """
    frontier = [_State(0, (-1, -1))]
    for choices in places:
        ends = [state.last for state in frontier]
        grown = [_State(state.weight + MISSING, state.last, None, state) for state in frontier]
        for place in choices:
            key = (place.row, place.start)
            if at := bisect_left(ends, key):
                best = frontier[at - 1]
                grown.append(_State(best.weight + place.weight, key, place, best))
        frontier = _undominated(grown)
    return _trail(frontier[-1])


def _undominated(states: list[_State]) -> list[_State]:
    """States by position, each heavier than all before it."""
    kept: list[_State] = []
    for state in sorted(states, key=lambda each: (each.last, -each.weight)):
        if not kept or state.weight > kept[-1].weight:
            kept.append(state)
    return kept


def _trail(state: _State) -> list[Place | None]:
    places = []
    while state.before is not None:
        places.append(state.place)
        state = state.before
    return places[::-1]
