"""The words paragraphs open with: participles above, verbs below.

UN Editorial Manual, "Resolutions": each preambular paragraph begins with a present, past or perfect participle or an
adjective, each operative paragraph with a verb in the present indicative. The italics of the print say which words
those are; a conversion that lost them leaves two means: the phrases counted in the Secretariat's files
(``languages/openings``), and for any other paragraph a rule. In English: adverbs, one verb or participle, and "also",
"further" or "again" behind it. In the other languages: the first word, where phrases that begin with it were counted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from .equality import letters_of
from .kinds import OPERATIVE, PREAMBULAR, ParagraphKind
from .languages import ENGLISH

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_COUNTED = Path(__file__).parent / "languages" / "openings"
_ALSO = frozenset("又还并再也")
"""Chinese for "also", "further", "again", which may stand before any phrase."""
_BEFORE_CHINESE = re.compile(
    r"(?:(?:在这方面|为此|因此|对此|就此|同时|连续第[一二三四五六七八九十]{1,3}[年次])[，,]?"
    r"|特别)?"
)
"""What may stand before a phrase in Chinese, where other languages set it behind: "in this regard", "to that end"."""
_WITHOUT_BLANKS = frozenset({"zh"})
"""Languages that set no blanks between words: what begins alike is found by the characters alone."""


_LEAST_TAIL = 3
"""First words behind which the same words were counted: they say how, whatever the verb."""


class _Phrases:
    """The counted phrases of one language, each with the kind of paragraph that it opens most."""

    def __init__(self, code: str) -> None:
        self.by_first_word: dict[str, list[str]] = {}
        self.kinds: dict[str, str] = {}
        self.first_words: dict[str, Counter[str]] = {}
        self.english: dict[str, tuple[str, ...]] = {}
        """The English openings in their place, the most frequent first."""
        self.longest = 0
        lines = (_COUNTED / f"{code}.txt").read_text("utf-8").split("\n")
        rows = ((line + "\t\t").split("\t")[:3] for line in lines if line and not line.startswith("#"))
        for phrase, kind, english in sorted(rows, key=lambda row: len(row[0]), reverse=True):
            self.kinds[phrase] = kind
            self.english[phrase] = tuple(filter(None, english.split("; ")))
            self.longest = max(self.longest, len(phrase))
            first = phrase.partition(" ")[0]
            self.by_first_word.setdefault(first, []).append(phrase)
            self.first_words.setdefault(first, Counter())[kind] += 1
        self.tails = _tails(self.by_first_word)

    def kind_of(self, phrase: str) -> str:
        """``p`` or ``o``; by the first word for a phrase that was not counted."""
        for at in _starts(phrase):
            if phrase[at:] in self.kinds:
                return self.kinds[phrase[at:]]
        counted = self.first_words.get(phrase.partition(" ")[0])
        return counted.most_common(1)[0][0] if counted else ""


def _tails(by_first_word: Mapping[str, Sequence[str]]) -> list[str]:
    """What stands behind several first words ("également", "avec inquiétude"), the longest first."""
    behind = Counter(phrase[len(first) :] for first, phrases in by_first_word.items() for phrase in phrases)
    return sorted((tail for tail, times in behind.items() if tail and times >= _LEAST_TAIL), key=len, reverse=True)


@cache
def _phrases(code: str) -> _Phrases:
    return _Phrases(code)


_REACH = 140
"""Characters from the start in which an opening ends."""
_HEAD = 2 * _REACH
"""Characters that are looked at, with accents set apart and signs without a width."""
_ADVERBS = frozenset(
    """
    also ever further again once more strongly deeply gravely firmly fully particularly especially equally likewise
    solemnly urgently specifically warmly sincerely highly profoundly seriously extremely unequivocally
    categorically vigorously keenly well similarly hereby additionally greatly acutely truly moreover
    """.split()
)
_ADJECTIVES = frozenset(
    """
    alarmed appalled aware cognizant concerned confident conscious convinced dedicated desirous determined
    disturbed encouraged gratified grateful guided inspired mindful outraged persuaded preoccupied resolved
    saddened satisfied shocked troubled impressed honoured pleased anxious eager committed heartened
    dismayed distressed indignant disappointed horrified perturbed worried reassured hopeful attentive seized
    """.split()
)
_BEHIND = frozenset({"also", "further", "again", "anew"})
_PARTICIPLE = re.compile(r"(?:re-)?[a-z]{2,}ing")
_NO_PARTICIPLES = frozenset(
    """
    during according regarding concerning including pending notwithstanding nothing everything
    """.split()
)
_VERB = re.compile(r"[a-z]{2,}[^s]s")
_NO_VERBS = frozenset(
    """
    this its his states nations various measures rights always perhaps thus countries persons efforts activities
    services members resources programmes governments parties besides across towards organizations others
    abbreviations notes sources targets
    """.split()
)


def opening_of(text: str, kind: ParagraphKind, code: str = ENGLISH) -> str:
    """The opening words of a preambular or operative paragraph, a prefix of ``text``; empty where it has none.

    "Recalling also its resolution" → "Recalling also"; "Also requests the Secretary-General" → "Also requests".
    """
    letters, places = letters_of(text[:_HEAD])
    counted = _counted(letters, code)
    if code == ENGLISH:
        return _as_printed(text, places, counted or _by_rule(letters, kind))
    return _as_printed(text, places, _with_tail(counted or _by_first_word(letters, code), letters, code))


def counted_opening(text: str, code: str = ENGLISH) -> str:
    """The opening, if it is one of those counted; empty for any other, however much it looks like one."""
    letters, places = letters_of(text[:_HEAD])
    return _as_printed(text, places, _counted(letters, code))


def _as_printed(text: str, places: list[int] | None, opening: str) -> str:
    """The opening as received: a PDF may have "ffi" as one letter. ``places`` as ``letters_of`` gives them."""
    return text[: places[len(opening)]] if places and opening else opening


def _counted(text: str, code: str) -> str:
    phrases = _phrases(code)
    if code in _WITHOUT_BLANKS:
        found = ((at, _longest(text[at:], phrases)) for at in _starts(text))
        return next((text[:at] + rest for at, rest in found if rest), "")
    first = _WORD.match(text)
    lowered = text[:_REACH].lower()
    for phrase in phrases.by_first_word.get(lowered[: first.end()], ()) if first else ():
        if lowered.startswith(phrase) and not lowered[len(phrase) : len(phrase) + 1].isalnum():
            return text[: len(phrase)]
    return ""


def english_openings(opening: str, code: str) -> tuple[str, ...]:
    """The English openings that stand in the place of one in another language, the most frequent first."""
    phrases = _phrases(code)
    lowered = opening.lower()
    places = _starts(lowered) if code in _WITHOUT_BLANKS else (0,)
    return next((phrases.english[lowered[at:]] for at in places if lowered[at:] in phrases.english), ())


def _longest(text: str, phrases: _Phrases) -> str:
    """The longest counted phrase that the text begins with, whatever follows."""
    return next((text[:end] for end in range(phrases.longest, 0, -1) if text[:end] in phrases.kinds), "")


def _starts(text: str) -> Iterator[int]:
    """Where a phrase may start: first of all, or in Chinese behind words that other languages set elsewhere."""
    yield 0
    before = _BEFORE_CHINESE.match(text)
    start = before.end() if before else 0
    if start:
        yield start
    if text[start : start + 1] in _ALSO:
        yield start + 1


def _by_first_word(text: str, code: str) -> str:
    """The first word, where phrases that begin with it were counted."""
    first = _WORD.match(text)
    return first[0] if first and first[0].lower() in _phrases(code).first_words else ""


def _with_tail(opening: str, text: str, code: str) -> str:
    """With what stands behind other openings too: "Constate de nouveau" where only "Constate" was counted."""
    behind = text[len(opening) : len(opening) + _REACH].lower() if opening else ""
    tails = (tail for tail in _phrases(code).tails if behind.startswith(tail))
    tail = next((tail for tail in tails if not behind[len(tail) : len(tail) + 1].isalnum()), "")
    return text[: len(opening) + len(tail)]


def _by_rule(text: str, kind: ParagraphKind) -> str:
    head = next((word for word in _WORD.finditer(text, 0, _REACH) if word[0].lower() not in _ADVERBS), None)
    opens = _opens_preamble if kind == PREAMBULAR else _opens_operative
    if head is None or not opens(head[0].lower()) or text[: head.start()].strip(" ").count(",") > 0:
        return ""
    behind = _WORD.match(text, head.end() + 1) if text[head.end() : head.end() + 1] == " " else None
    return text[: behind.end()] if behind and behind[0] in _BEHIND else text[: head.end()]


def opens_preamble(text: str, code: str = ENGLISH) -> bool:
    """Does the text begin as a preambular paragraph does: in English with a capital?"""
    if code != ENGLISH:
        return _kind_of_opening(text, PREAMBULAR, code) == "p"
    words = _words_of_opening(text, PREAMBULAR)
    return text[:1].isupper() and bool(words) and _opens_preamble(words[0])


def opens_operative(text: str, code: str = ENGLISH) -> bool:
    """Does the text begin as an operative paragraph does: in English with a capital?"""
    if code != ENGLISH:
        return _kind_of_opening(text, OPERATIVE, code) == "o"
    words = _words_of_opening(text, OPERATIVE)
    return text[:1].isupper() and bool(words) and not _opens_preamble(words[0])


def _kind_of_opening(text: str, kind: ParagraphKind, code: str) -> str:
    opening = letters_of(opening_of(text, kind, code))[0].lower()
    return _phrases(code).kind_of(opening) if opening else ""


def _words_of_opening(text: str, kind: ParagraphKind) -> list[str]:
    opening = letters_of(opening_of(text, kind))[0].lower()
    return [word for word in opening.split() if word not in _ADVERBS]


def _opens_preamble(word: str) -> bool:
    return word in _ADJECTIVES or bool(_PARTICIPLE.fullmatch(word)) and word not in _NO_PARTICIPLES


def _opens_operative(word: str) -> bool:
    return bool(_VERB.fullmatch(word)) and word not in _NO_VERBS or _opens_preamble(word)
