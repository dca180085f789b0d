"""What a reader has to know of one language: the words that covers, formulas and closing lines are printed in."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

COMMITTEES = tuple(f"{which} Committee" for which in ("First", "Second", "Third", "Fourth", "Fifth", "Sixth"))
"""The Main Committees by their English names, which stand for them whatever the language of a text: as States do."""

ENGLISH_NAMES = tuple("English French Spanish Russian Chinese Arabic".split())


_BESIDE = 80
"""Characters before and behind the word "session" in which its ordinal and its kind stand."""


@dataclass(frozen=True, slots=True)
class Words:
    """The vocabulary of one official language. Patterns are matched at the beginning of a text without hints, unless
    they say otherwise."""

    code: str
    """Of the language, as the archive has it."""
    formula: re.Pattern[str]
    """The words a text begins with."""
    elements: tuple[tuple[str, re.Pattern[str]], ...]
    """The elements of a cover by their form. What is said of a document stands in a group ``value``."""
    status: re.Pattern[str]
    """ "Resolution adopted by the General Assembly on …", with the groups ``date`` and, of a decision, ``decision``."""
    status_begins: re.Pattern[str]
    status_goes_on: re.Pattern[str]
    """How a line begins that has the date of a status above it."""
    date: re.Pattern[str]
    """A date as the language writes it, anywhere, with the groups ``day``, ``month`` and ``year``."""
    months: Mapping[str, int]
    """The number of a month by each way to write it, in lower case."""
    origin_begins: re.Pattern[str]
    without_committee: re.Pattern[str]
    """ "Without reference to a Main Committee"."""
    proposal: re.Pattern[str]
    """ "Cuba: draft resolution", anywhere in a group of lines."""
    annex: re.Pattern[str]
    """The head of an annex, with its number in the group ``number``."""
    annex_name: str
    """What an annex without a printed head is called."""
    tabled: re.Pattern[str] = field(default=re.compile(r"(?!)"))
    """What is tabled, anywhere in such a line, each in a group that is called as its kind: ``amendment``,
    ``draft_decision``, ``draft_resolution``. English has a grammar of its own (``proposals``)."""
    committees: tuple[re.Pattern[str], ...] = ()
    """The names of the six Main Committees, in the order of ``COMMITTEES``, anywhere in a text."""
    committee_names: tuple[str, ...] = ()
    """What it calls them, in the same order."""
    session: re.Pattern[str] = field(default=re.compile(r"(?!)"))
    """A session named in words, with the groups ``ordinal`` and, for special and emergency ones, ``special`` and
    ``emergency``."""
    session_hint: str = "session"
    """What stands in every session that is named."""
    ordinals: Mapping[str, int] = field(default_factory=dict)
    """Numbers by their ordinals in words, letters only (``bare``)."""
    meeting: re.Pattern[str] = field(default=re.compile(r"(?!)"))
    """The line of the plenary meeting, with the group ``number`` or ``ordinal``."""
    parts: Mapping[str, str] = field(default_factory=dict)
    """Numbers of sections and annexes that are no roman numeral or Latin letter, with the one that they stand for."""
    distributions: Mapping[str, str] = field(default_factory=dict)
    """How widely a document is issued, by its word in lower case, with the English one."""
    languages: tuple[str, ...] = ()
    """The names of the six languages in this one, in the order of ``languages.LANGUAGES``."""
    named_part: re.Pattern[str] = field(default=re.compile(r"(?!)"))
    """ "Part I", "Chapter I", with the group ``number`` and one of ``part`` and ``chapter``."""
    label: re.Pattern[str] = field(default=re.compile(r"(?!)"))
    """How a numbered part of a declaration, a treaty or rules is named at the head of a line: "Article 1"."""
    number_follows: re.Pattern[str] = field(default=re.compile(r"(?!)"))
    """What stands before a number of the text, which is therefore no footnote's: "article ". At the end of a text."""
    number_may_follow: re.Pattern[str] = field(default=re.compile(r"(?!)"))
    """What often stands before a number of the text. At the end of a text."""
    date_follows: re.Pattern[str] = field(default=re.compile(r"(?!)"))
    """What stands between the number of a resolution and its date."""
    counts_something: re.Pattern[str] = field(default=re.compile(r"(?!)"))
    """What stands behind a number of the text: a month, "per cent"."""
    capitals: bool = True
    """Whether a preambular paragraph begins with a capital, as no text that goes on with another does."""
    opens_in_bold: bool = False
    """Whether the words a paragraph opens with are set in bold and not in italics."""

    def find_dates(self, text: str) -> Iterator[tuple[int, int, datetime.date]]:
        """Start, end and value of each date in a text, in order."""
        for found in self.date.finditer(text):
            name = " ".join(found["month"].lower().replace("/", " / ").split()).replace(" / ", "/")
            month = int(name) if name.isdecimal() else self.months[name]
            try:
                yield found.start(), found.end(), datetime.date(int(found["year"]), month, int(found["day"]))
            except ValueError:
                continue

    def committee_in(self, text: str) -> str | None:
        """The Main Committee that a text names, by its English name."""
        return next((name for name, form in zip(COMMITTEES, self.committees, strict=False) if form.search(text)), None)

    def distribution_in(self, text: str) -> str | None:
        """How widely a document is issued, in English: translations print it in English, too."""
        said = text.rpartition(":")[2].removeprefix("Distr.").strip()
        return self.distributions.get(said.lower(), said) or None

    def english_language(self, name: str) -> str:
        """The English name of a language named in this one; a name that is not known stays as it is."""
        known = (language.lower() for language in self.languages)
        return dict(zip(known, ENGLISH_NAMES, strict=True)).get(name.lower(), name)

    def meeting_number(self, line: str) -> int | None:
        """The number of the plenary meeting that a line names."""
        found = self.meeting.search(line)
        return self.ordinal(found["number"] or found["ordinal"]) if found else None

    def ordinal(self, words: str) -> int | None:
        """The number of an ordinal in words or figures; None for anything else."""
        figures = re.match(r"\d{1,4}", words)
        return int(figures[0]) if figures else self.ordinals.get(bare(words))

    def _ordinal_at_end(self, words: str) -> int | None:
        """The number of the longest ordinal that words end with: others may stand before it."""
        pieces = words.split()
        ends = (" ".join(pieces[start:]) for start in range(len(pieces)))
        return next((number for end in ends if (number := self.ordinal(end))), None)

    def _sessions_named(self, text: str) -> Iterator[re.Match[str]]:
        """Matches near the word that every session is named with: ordinals are looked for nowhere else."""
        end = 0
        for hint in re.finditer(self.session_hint, text, re.IGNORECASE):
            start, end = max(end, hint.start() - _BESIDE), max(end, hint.end() + _BESIDE)
            yield from self.session.finditer(text, start, end)

    def find_sessions(self, text: str) -> Iterator[str]:
        """The code of each session named in a text, in order: ``66``, ``ES-10``."""
        for found in self._sessions_named(text):
            number = self._ordinal_at_end(found["ordinal"])
            groups = found.groupdict()
            kind = "ES-" if groups.get("emergency") else "S-" if groups.get("special") else ""
            if number:
                yield f"{kind}{number}"


def bare(words: str) -> str:
    """Letters and figures without case, accents, blanks and hyphens, to look words up by."""
    plain = unicodedata.normalize("NFKD", words).casefold()
    return "".join(letter for letter in plain if letter.isalnum())


def spellings(names: str) -> dict[str, int]:
    """Numbers from 1 by names: ``"janvier février …"``; those of one month are joined by ``|``, ``_`` is a blank."""
    return {
        name.replace("_", " "): number for number, month in enumerate(names.split(), 1) for name in month.split("|")
    }


def one_of(names: Mapping[str, int]) -> str:
    """A pattern for any of the names, the longest first, with blanks of any kind."""
    forms = sorted(names, key=len, reverse=True)
    return "|".join(re.escape(name).replace(r"\ ", r"\s+").replace("/", r"\s?/\s?") for name in forms)
