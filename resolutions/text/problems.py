"""What may be wrong with a reading: every problem by its code, in words, and how bad it is.

Codes are those of the ``parse`` command, and are kept with what editors settled. Those of marked up files have hyphens
where the others have underscores.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum, StrEnum
from typing import NamedTuple

from .wording import N_


class Gravity(IntEnum):
    """How bad a problem is. ``GRAVITIES`` has the words."""

    WORDS = 1
    MARKS = 2
    COVER = 3
    UNSEEN = 4


GRAVITIES: Mapping[Gravity, str] = {
    Gravity.WORDS: N_("words may be lost"),
    Gravity.MARKS: N_("a mark or number is in doubt"),
    Gravity.COVER: N_("the cover is in doubt"),
    Gravity.UNSEEN: N_("readers see nothing of it"),
}
"""Words lost, or at a wrong place, are the worst; where nothing that readers see is wrong, it is the least."""


class ProblemCode(StrEnum):
    """In the order in which lists of kinds show them."""

    REFUSED = "refused"
    MENDING_CONFLICT = "mending_conflict"
    NOT_A_RESOLUTION = "not_a_resolution"
    FRAGMENT = "fragment"
    INCOMPLETE = "incomplete"
    REPEATED = "repeated"
    BROKEN_FONT = "broken_font"
    LEFT_OUT = "left_out"
    TWO_OPENINGS = "two_openings"
    UNFINISHED = "unfinished"
    NO_OPENING = "no_opening"
    FURNITURE_IN_TEXT = "furniture_in_text"
    TABLE_GUESSED = "table_guessed"
    LANGUAGES_MIXED = "languages_mixed"
    UNKNOWN_ELEMENT = "unknown-element"
    NUMBER_WITHOUT_TEXT = "number-without-text"
    DIGIT_AS_MARK = "digit_as_mark"
    RECOGNIZED = "recognized"
    BREAK_IN_DOUBT = "break_in_doubt"
    NUMBERS_JUMP = "numbers_jump"
    MARK_WITHOUT_NOTE = "mark_without_note"
    STRAY_SIGN = "stray_sign"
    MARK_NOT_FOUND = "mark_not_found"
    MARK_LOST = "mark_lost"
    MISPRINTED_NUMBER = "misprinted-number"
    WORDS_DIFFER = "words_differ"
    NUMBERS_DIFFER = "numbers_differ"
    LANGUAGES_DIFFER = "languages_differ"
    SYMBOL_DIFFERS = "symbol_differs"
    MANIFEST_DIFFERS = "manifest_differs"
    COVER_DIFFERS = "cover_differs"
    LONG_TITLE = "long_title"
    WITHOUT_KIND = "without_kind"
    WITHOUT_SPONSORS = "without_sponsors"
    VOTE_DIFFERS = "vote_differs"
    TOO_LONG = "too_long"
    NAME_UNKNOWN = "name_unknown"
    SPONSOR_LEFT_OUT = "sponsor_left_out"
    VOTER_LEFT_OUT = "voter_left_out"
    ANNOUNCEMENT_UNREAD = "announcement_unread"
    SUBJECT_LEFT_OUT = "subject_left_out"
    REPAIRED = "repaired"
    SIGNATURE_LEFT_OUT = "signature_left_out"
    UNREAD = "unread"
    MARK_IN_WORD = "mark-in-word"
    PLACEHOLDER_DATE = "placeholder-date"
    DATES_DIFFER = "dates-differ"
    VOTE_COUNT = "vote-count"


class ProblemKind(NamedTuple):
    words: str
    gravity: Gravity


PROBLEMS: Mapping[ProblemCode, ProblemKind] = {
    ProblemCode.REFUSED: ProblemKind(N_("file refused"), Gravity.WORDS),
    ProblemCode.MENDING_CONFLICT: ProblemKind(N_("mending that fits no longer"), Gravity.WORDS),
    ProblemCode.NOT_A_RESOLUTION: ProblemKind(N_("nothing that reads as a resolution"), Gravity.WORDS),
    ProblemCode.FRAGMENT: ProblemKind(N_("beginning of the text missing"), Gravity.WORDS),
    ProblemCode.INCOMPLETE: ProblemKind(N_("part of the text missing"), Gravity.WORDS),
    ProblemCode.REPEATED: ProblemKind(N_("words that stand twice"), Gravity.WORDS),
    ProblemCode.BROKEN_FONT: ProblemKind(N_("letters of a font that is wrong"), Gravity.WORDS),
    ProblemCode.LEFT_OUT: ProblemKind(N_("struck or hidden words left out"), Gravity.WORDS),
    ProblemCode.TWO_OPENINGS: ProblemKind(N_("paragraph with two openings"), Gravity.WORDS),
    ProblemCode.UNFINISHED: ProblemKind(N_("paragraph that ends unfinished"), Gravity.WORDS),
    ProblemCode.NO_OPENING: ProblemKind(N_("paragraph that begins in the middle"), Gravity.WORDS),
    ProblemCode.FURNITURE_IN_TEXT: ProblemKind(N_("head or foot of a page within a text"), Gravity.WORDS),
    ProblemCode.TABLE_GUESSED: ProblemKind(N_("rows and columns of a table lost"), Gravity.WORDS),
    ProblemCode.LANGUAGES_MIXED: ProblemKind(N_("text in two languages"), Gravity.WORDS),
    ProblemCode.UNKNOWN_ELEMENT: ProblemKind(N_("markup not expected"), Gravity.WORDS),
    ProblemCode.NUMBER_WITHOUT_TEXT: ProblemKind(N_("number without a text"), Gravity.WORDS),
    ProblemCode.DIGIT_AS_MARK: ProblemKind(
        N_("digit that may be a mark, or a mark that may be a digit"), Gravity.MARKS
    ),
    ProblemCode.RECOGNIZED: ProblemKind(N_("words recognized on the picture of a page"), Gravity.MARKS),
    ProblemCode.BREAK_IN_DOUBT: ProblemKind(N_("paragraph that may begin at the head of a page"), Gravity.MARKS),
    ProblemCode.NUMBERS_JUMP: ProblemKind(N_("gap in the numbers of paragraphs"), Gravity.MARKS),
    ProblemCode.MARK_WITHOUT_NOTE: ProblemKind(N_("mark without a note"), Gravity.MARKS),
    ProblemCode.STRAY_SIGN: ProblemKind(N_("sign of a conversion left in the text"), Gravity.MARKS),
    ProblemCode.MARK_NOT_FOUND: ProblemKind(N_("no place for the mark of a note"), Gravity.MARKS),
    ProblemCode.MARK_LOST: ProblemKind(N_("mark of a note lost"), Gravity.MARKS),
    ProblemCode.MISPRINTED_NUMBER: ProblemKind(N_("misprinted number"), Gravity.MARKS),
    ProblemCode.WORDS_DIFFER: ProblemKind(N_("another source has other words"), Gravity.MARKS),
    ProblemCode.NUMBERS_DIFFER: ProblemKind(N_("another source has other numbers"), Gravity.MARKS),
    ProblemCode.LANGUAGES_DIFFER: ProblemKind(N_("another language says otherwise"), Gravity.MARKS),
    ProblemCode.SYMBOL_DIFFERS: ProblemKind(N_("another symbol was given"), Gravity.COVER),
    ProblemCode.MANIFEST_DIFFERS: ProblemKind(N_("the manifest says otherwise"), Gravity.COVER),
    ProblemCode.COVER_DIFFERS: ProblemKind(N_("another source has another cover"), Gravity.COVER),
    ProblemCode.LONG_TITLE: ProblemKind(N_("title of unusual length"), Gravity.COVER),
    ProblemCode.WITHOUT_KIND: ProblemKind(N_("no word of what it is"), Gravity.COVER),
    ProblemCode.WITHOUT_SPONSORS: ProblemKind(N_("draft without sponsors"), Gravity.COVER),
    ProblemCode.VOTE_DIFFERS: ProblemKind(N_("the Library records another vote"), Gravity.COVER),
    ProblemCode.TOO_LONG: ProblemKind(N_("too long, cut"), Gravity.COVER),
    ProblemCode.NAME_UNKNOWN: ProblemKind(N_("name not understood"), Gravity.COVER),
    ProblemCode.SPONSOR_LEFT_OUT: ProblemKind(N_("sponsor left out"), Gravity.COVER),
    ProblemCode.VOTER_LEFT_OUT: ProblemKind(N_("voter left out"), Gravity.COVER),
    ProblemCode.ANNOUNCEMENT_UNREAD: ProblemKind(N_("vote announced later not understood"), Gravity.COVER),
    ProblemCode.SUBJECT_LEFT_OUT: ProblemKind(N_("subject left out"), Gravity.COVER),
    ProblemCode.REPAIRED: ProblemKind(N_("letters put right"), Gravity.UNSEEN),
    ProblemCode.SIGNATURE_LEFT_OUT: ProblemKind(N_("signature of a mail left out"), Gravity.UNSEEN),
    ProblemCode.UNREAD: ProblemKind(N_("line without letters left out"), Gravity.UNSEEN),
    ProblemCode.MARK_IN_WORD: ProblemKind(N_("mark of a note inside a word"), Gravity.UNSEEN),
    ProblemCode.PLACEHOLDER_DATE: ProblemKind(N_("date not filled in"), Gravity.UNSEEN),
    ProblemCode.DATES_DIFFER: ProblemKind(N_("two dates for one thing"), Gravity.UNSEEN),
    ProblemCode.VOTE_COUNT: ProblemKind(N_("votes counted and listed differ"), Gravity.UNSEEN),
}


def gravity_of(code: str) -> Gravity:
    """A code that no table knows puts the cover in doubt."""
    return PROBLEMS[ProblemCode(code)].gravity if code in PROBLEMS else Gravity.COVER
