"""What gives rise to a problem, in words that pages translate: the forms of its message.

A message is kept in English, since what editors settled is found by it. Its form is recognized again when it is shown,
so that problems stored by any edition are told in the reader's language. ``tests/text/test_problem_words.py`` holds the
forms to the messages that are written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from .wording import N_

FORMS: tuple[str, ...] = (
    # The whole of a text
    N_("nothing in it reads as a resolution or a draft of one"),
    N_("the beginning of this text is not in the file"),
    N_("title and opening words of this text are not in the file"),
    N_("no title is read of this text"),
    N_("no operative paragraph of this text is in the file"),
    N_("“…%(words)s” is no end of a text: more may have stood below"),
    N_("“%(words)s” stands below the meeting that closes the text"),
    N_("no foot of page %(pages)s of %(count)s is in the file"),
    N_("the foot of page %(pages)s of %(count)s stands twice"),
    N_("the text is in %(language)s and %(second)s; it is read as %(third)s, as most of it is"),
    N_("the cover is in %(language)s, the text in %(second)s: what the cover says is not read"),
    N_("a line without a letter or a digit, left out of the text"),
    N_("words of the file left out of the text: %(words)s"),
    N_("left out as the signature of a mail: “%(words)s”"),
    N_("page %(pages)s is a picture: its words were recognized by a program"),
    N_("a paragraph may begin here: the page does not show it"),
    N_("the font does not say what one of its characters is"),
    N_("the font gives “%(words)s” for two letters of different shape"),
    # Paragraphs
    N_("“%(words)s” stands in line %(line)s already"),
    N_("“%(words)s” opens as no paragraph of a resolution does"),
    N_("“%(words)s” is no beginning of a paragraph"),
    N_("“…%(words)s” is no end of a paragraph"),
    N_("“%(words)s”: lines without a stop in a row, headings or items of a list"),
    N_("“%(words)s” stands last, and heads nothing"),
    N_("“%(words)s” has no number, though it is not the only operative paragraph"),
    N_("“%(words)s” stands below a colon without a letter: it may have had one"),
    N_("“%(words)s” may go on with the line above it, which has no stop"),
    N_("“%(words)s” may go on with the item above, or with the sentence around the list"),
    N_("“%(words)s” may go on with the paragraph of the page before"),
    N_("“%(words)s” stands on a line of its own within a sentence: the head or foot of a page?"),
    N_("“%(words)s” stands on lines of its own within %(count)s sentences: the head of the pages?"),
    N_("head or foot of a page within the text? “…%(words)s…”"),
    N_("two items in one? “…%(words)s…”"),
    N_("two paragraphs in one? “…%(words)s…”"),
    N_("several paragraphs stand on one line: they are told apart by their numbers and opening words"),
    N_("several paragraphs stand on one line: they are told apart where they have numbers"),
    N_("number %(number)s continues no list: it was left in the text"),
    N_("number %(number)s after nothing"),
    N_("number %(number)s after %(before)s"),
    N_("number %(number)s stands twice"),
    N_("number %(number)s has no text"),
    N_("the number is printed %(number)s"),
    N_("%(element)s is not expected in the body"),
    # Letters
    N_("letters that were stored in two encodings one after the other were put right: “%(words)s” is “%(second)s”"),
    N_("letters that were stored in two encodings one after the other were put right"),
    N_("%(count)s bytes are none of UTF-8: they are read as Windows-1252"),
    N_("the file does not say its encoding: it is read as %(words)s"),
    N_("“%(words)s”: a letter taken for a digit, or a digit for a letter?"),
    N_("“%(words)s”: was “%(second)s” printed?"),
    N_("number %(number)s in the title “%(words)s”: words above it may be none of it"),
    # Notes, signs and tables
    N_("note %(mark)s stands twice"),
    N_("brackets of note %(mark)s stand the wrong way round"),
    N_("“…%(words)s…” in note %(mark)s: are these words of the text?"),
    N_("mark %(mark)s after “…%(words)s” has no note"),
    N_("mark %(mark)s after “…%(words)s” stands above already: its number may be another"),
    N_("notes %(number)s to %(second)s stand apart from their numbers: which is which is not sure"),
    N_("“…%(words)s”: its end was taken for the mark of note %(mark)s"),
    N_("no place found in the text for the mark of note %(mark)s"),
    N_("“…%(words)s…”: this %(number)s may be the mark of note %(mark)s, which was found elsewhere"),
    N_("the mark of note %(mark)s stands inside a word"),
    N_("the sentence breaks off and goes on after a blank, as where a footnote mark was lost"),
    N_("“%(sign)s” in “…%(words)s…”"),
    N_("“%(words)s”: letters set apart, as no word is"),
    N_("“%(words)s”: the mark of a note left in the text?"),
    N_("the file keeps no columns of this table: its cells stand one below the other"),
    N_("the file keeps no columns of this table: they are told by the order of its words and figures"),
    N_("paragraphs of a text stand in this table: they are read as its cells"),
    N_("its words stand in columns, and no table was found"),
    # The cover
    N_("“%(sign)s” in the title “%(words)s”"),
    N_("a title of %(count)s characters"),
    N_("nothing is read of who tabled this draft"),
    N_("nothing says whether %(symbol)s is a draft or what else"),
    N_("symbol: the text says %(symbol)s, beside it %(other)s was given"),
    N_("symbol: the text says %(symbol)s, the file is called %(other)s"),
    N_("symbol: the cover says %(symbol)s, the number in the title is %(other)s"),
    N_("the date attribute is %(words)s"),
    N_("the attribute says %(words)s, the text %(other)s"),
    N_("adopted on %(words)s or on %(other)s"),
    N_("%(count)s %(side)s, but %(names)s States are listed"),
    N_("%(field)s: %(count)s characters, cut to %(most)s"),
    N_("%(count)s sponsor without letters, or of more than %(most)s characters, left out"),
    N_("%(count)s voter without letters, or of more than %(most)s characters, left out"),
    N_("%(count)s subject without letters, or of more than %(most)s characters, left out"),
    N_("“%(words)s” is on no list of States, groups and bodies; nearest: %(other)s"),
    N_("“%(words)s” is on no list of States, groups and bodies"),
    # What other sources, languages and records say
    N_("title: the text says “%(words)s”, the manifest “%(other)s”"),
    N_("%(field)s: the text says %(words)s, the manifest %(other)s"),
    N_("%(field)s: only the text names %(words)s; only the manifest names %(other)s"),
    N_("%(field)s: only the text names %(words)s"),
    N_("%(field)s: only the manifest names %(words)s"),
    N_("%(where)s: “%(words)s” here, “%(other)s” in %(file)s, which is shown"),
    N_("%(field)s: “%(words)s” here, “%(other)s” in %(file)s"),
    N_("differs in %(count)s places from %(file)s, which is shown: compare the two"),
    N_("%(where)s: opens with “%(words)s” in %(language)s, with a verb of another strength in %(second)s"),
    N_("%(where)s: %(item)s %(words)s in %(language)s, not in %(second)s"),
    N_("vote: %(words)s, in the Library's record %(record)s"),
    N_("vote: %(words)s here, %(other)s in the Library's record %(record)s"),
    N_("an editor mended %(where)s, “%(words)s”; the file is read otherwise now, so the mending is off"),
)
"""Of two that a message may have, the first is its form."""

TERMS: Mapping[str, tuple[str, ...]] = {
    "language": (N_("Arabic"), N_("Chinese"), N_("English"), N_("French"), N_("Russian"), N_("Spanish")),
    "side": (N_("in favour"), N_("against"), N_("abstaining")),
    "item": (N_("month"), N_("symbol"), N_("session"), N_("number"), N_("mark of note")),
    "field": (
        N_("day of issue"),
        N_("day of adoption"),
        N_("outcome"),
        N_("sponsors"),
        N_("additional sponsors"),
        N_("agenda items"),
        N_("subjects"),
    ),
}
"""Words of ours that are filled in, and are translated as well."""

HOW_VOTED = N_("(%(side)s here, %(other)s there)")
"""Behind the name of a State in a list of those whose vote a record has otherwise."""


def how_voted_pattern() -> str:
    """Finds what ``HOW_VOTED`` was filled in with."""
    sides = "|".join((*TERMS["side"], N_("not voting")))
    return rf"\((?P<side>{sides}) here, (?P<other>{sides}) there\)"


_FILLED_IN = re.compile(r"%\((\w+)\)s")


class Said(NamedTuple):
    """A message taken apart."""

    form: str
    values: Mapping[str, str]


@lru_cache(maxsize=10_000)
def taken_apart(message: str, forms: tuple[str, ...] = FORMS) -> Said | None:
    """None where it is of none of the forms."""
    for form, pattern in _patterns(forms).items():
        if found := pattern.fullmatch(message):
            return Said(form, found.groupdict())
    return None


@cache
def _patterns(forms: tuple[str, ...]) -> Mapping[str, re.Pattern[str]]:
    return {form: _pattern(form) for form in forms}


def _pattern(form: str) -> re.Pattern[str]:
    """Each place is filled in with as little as possible, and with something."""
    pieces = _FILLED_IN.split(form)
    literal, names = map(re.escape, pieces[::2]), pieces[1::2]
    filled = [f"(?P<{name}>{_value(name)})" for name in names]
    return re.compile("".join(part for pair in zip(literal, [*filled, ""], strict=True) for part in pair), re.DOTALL)


def _value(name: str) -> str:
    """Of words of ours, one of them; of what is counted, a number and words; otherwise anything."""
    if name.startswith("n_"):
        return r"\d+ [a-z ]+?"
    known = TERMS.get({"second": "language", "third": "language"}.get(name, name))
    strict = known and name != "field"
    return "|".join(map(re.escape, known)) if known and strict else ".+?"
