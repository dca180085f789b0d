"""How text becomes terms: the one place where analyzers are made and registered, at every open of an index.

``stem``    words, lower case, accents folded, English stems: what a reader means. Words of other scripts (``scripts``)
            and those of French and Spanish texts (``latin``) are reduced before they are indexed, and pass through it
            as they are.
``literal`` words and every punctuation mark, lower case, nothing else changed: what stands on the page.
``pairs``   of neighbouring common words, cut as ``literal``: phrases such as "of the United Nations" are looked up by
            their pairs, because walking the places of "of" and "the" costs twenty times as much.

The same rules run here in Python (``words``, ``stems_of``, ``literal_tokens``), because marks on a page and the
re-check of a hit work on the row's own text. tests/search proves that both sides cut alike.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from tantivy import Filter, Index, TextAnalyzer, TextAnalyzerBuilder, Tokenizer

from resolutions.text.equality import APOSTROPHES, HYPHENS, QUOTATION_MARKS, letters_alone

from . import latin
from .scripts import HAN, by_script, has_chinese, has_other_scripts, is_chinese, pairs_of_characters, pieces
from .scripts import reduced as reduced_by_script

_LITERAL_PIECE = re.compile(rf"[^\W_{HAN}]+|[^\w\s]|_|[{HAN}]")
"""A word, a mark or a Chinese character: there are no blanks between those."""

_USUAL_MARKS = ",.;:-()'\"/"
_OTHER_MARKS = "!#$%&*+<=>?@[\\]^_`{|}~"

COMMON = frozenset(
    """
    a action all also an and appropriate are as assembly at be by cooperation countries development economic efforts
    encourages ensure for from further general global human implementation importance in including international is its
    member national nations of on or organizations other recalling regard regional relevant report requests resolution
    rights secretary security social states such support sustainable that the their this through to united upon well
    which with -
    """.split()
)
"""Words, and the hyphen, that stand in seven paragraphs of a hundred or more. Part of the index's shape."""

LONG_DASH = "\u2014"

_GAP = "_"
"""Stands between two pairs that would else seem to be of one run: no pair is written so."""

_SAME_SHAPE = [
    *((form, "-") for form in HYPHENS[1:] + LONG_DASH),
    *((form, "'") for form in APOSTROPHES[1:]),
    *((form, '"') for form in QUOTATION_MARKS[1:]),
    *((form, " ") for form in "\u00a0\u202f"),
]
"""Quotes, dashes and fixed spaces as the archive's one equality has them (``text.equality``), one character for one, so
that offsets stay true; the long dash, which readers type as a hyphen, among them."""


@lru_cache(maxsize=1)
def stemmer() -> TextAnalyzer:
    steps = TextAnalyzerBuilder(Tokenizer.simple())
    return steps.filter(Filter.lowercase()).filter(Filter.ascii_fold()).filter(Filter.stemmer("english")).build()


@lru_cache(maxsize=1)
def literal() -> TextAnalyzer:
    return TextAnalyzerBuilder(Tokenizer.whitespace()).filter(Filter.lowercase()).build()


def register(index: Index) -> Index:
    """Tantivy keeps an analyzer's name in the index but not the analyzer: call this at every open, to read or write."""
    index.register_tokenizer("stem", stemmer())
    index.register_tokenizer("literal", literal())
    return index


def plain_shapes(text: str) -> str:
    """The text with one shape of quote and dash, character for character."""
    if not text.isascii():
        for form, plain in _SAME_SHAPE:  # six times as fast as a table for ``translate``
            text = text.replace(form, plain)
    return text


def literal_form(text: str) -> str:
    """What the literal field is given: every mark a word of its own, so that a phrase is as exact as its punctuation.

    Done here and not by a pattern in the index, which is three times as slow; the usual marks one by one, which is
    four times as fast as a pattern.
    """
    text = plain_shapes(letters_alone(text))
    if not text.isascii() or any(mark in text for mark in _OTHER_MARKS):
        return " ".join(_LITERAL_PIECE.findall(text))
    for mark in _USUAL_MARKS:
        text = text.replace(mark, f" {mark} ")
    return text


def stems_of(text: str, language: str = "") -> list[str]:
    """As a text in this language is indexed."""
    if not _is_reduced(text, language):
        return stemmer().analyze(text)
    return [stem for *_, word in words(text) for stem in stemmer().analyze(reduced(word, language))]


def cuts_of(typed: str) -> list[tuple[str, ...]]:
    """The stems of what was typed, as a text in any language would have them; each way once."""
    meant = ((one, language) for language in ("", *latin.LANGUAGES) for one in latin.as_meant(typed, language))
    return list(dict.fromkeys(tuple(stems_of(one, language)) for one, language in meant))


def _is_reduced(text: str, language: str) -> bool:
    return language in latin.LANGUAGES or has_other_scripts(text)


@lru_cache(maxsize=200_000)
def reduced(word: str, language: str = "") -> str:
    """The form of a word of a text in this language, before English stems are made."""
    return latin.reduced(reduced_by_script(word), language)


def indexed_form(text: str, language: str = "") -> str:
    """What the stemmed fields are given: the text, with each word that has one in its reduced form."""
    text = letters_alone(text)
    if not _is_reduced(text, language):
        return text
    if _BEYOND_THE_SIX.search(text):
        return _with_care(text, language)
    parts = _RUN.split(text)
    apart = _pieces_apart if has_chinese(text) else _apart
    parts[1::2] = [apart(run, language) for run in parts[1::2]]
    return "".join(parts)


def _with_care(text: str, language: str) -> str:
    """The same of a text with letters that no official language has."""
    parts, at = [], 0
    for start, end, word in words(text):
        parts += [text[at:start], f" {word} " if is_chinese(word) else _apart(word, language)]
        at = end
    return "".join((*parts, text[at:]))


def _pieces_apart(run: str, language: str) -> str:
    """Chinese in pairs of characters, each between blanks."""
    parts = by_script(run)
    parts[::2] = [_apart(word, language) for word in parts[::2]]
    parts[1::2] = [f" {' '.join(pairs_of_characters(chinese))} " for chinese in parts[1::2]]
    return "".join(parts)


@lru_cache(maxsize=200_000)
def _apart(word: str, language: str) -> str:
    """A word in its reduced form, between blanks; as it is where that is the same."""
    form = reduced(word, language)
    return word if form == word else f" {form} "


def literal_tokens(text: str) -> list[str]:
    return literal().analyze(literal_form(text))


def pairs(tokens: Sequence[str]) -> list[str]:
    """Every two neighbours among literal tokens that are both common, in order. A phrase of common words stands in a
    text exactly where the phrase's pairs stand side by side among the text's: runs of common words that would seem to
    go on in one another are kept apart."""
    found: list[str] = []
    in_run, last = False, ""
    for one, other in zip(tokens, tokens[1:], strict=False):
        if one in COMMON and other in COMMON:
            if not in_run and one == last:
                found.append(_GAP)
            found.append(f"{one}_{other}")
            in_run, last = True, other
        else:
            in_run = False
    return found


@lru_cache(maxsize=100_000)
def stem(word: str, language: str = "") -> str:
    """The stem of one word as ``words`` cuts it, in a text in this language."""
    return " ".join(stemmer().analyze(reduced(word, language)))


def fold(text: str) -> str:
    """Lower case without accents, for comparing words a reader types with words the archive holds."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))


_WORD_CLASS: dict[str, bool] = {}


def _is_vowel_sign(character: str) -> bool:
    """Marks that belong to a word's letters (Arabic, Devanagari …); accents apart from their letter do not."""
    return unicodedata.category(character)[0] == "M" and not "\u0300" <= character <= "\u036f"


def _in_word(character: str) -> bool:
    known = _WORD_CLASS.get(character)
    if known is None:
        known = _WORD_CLASS[character] = character.isalnum() or _is_vowel_sign(character)
    return known


_WORD = re.compile(r"[^\W_]+")
_BEYOND_LATIN = re.compile("[^\u0000-\u024f\u2010-\u205e]")
_VOWEL_SIGNS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
_SIGNED_WORD = re.compile(rf"(?:[^\W_]+|[{_VOWEL_SIGNS}]+)+")
_RUN = re.compile(f"({_SIGNED_WORD.pattern})")
_BEYOND_THE_SIX = re.compile(f"[^\u0000-\u024f\u0400-\u04ff\u0600-\u06ff\u2010-\u205e\u3000-\u303f\uff00-\uff0f{HAN}]")
"""Letters and marks that no text in an official language needs."""
_CANDIDATE = re.compile(r"[^\s!-/:-@\[-`{-~]+")


def words(text: str) -> list[tuple[int, int, str]]:
    """(start, end, word) of every word, cut as the index cuts: a run of letters and figures, of Chinese two characters
    that overlap the next two."""
    if not _BEYOND_LATIN.search(text):
        return [(match.start(), match.end(), match[0]) for match in _WORD.finditer(text)]
    if not _BEYOND_THE_SIX.search(text):
        runs: Iterator[tuple[int, str]] = ((match.start(), match[0]) for match in _SIGNED_WORD.finditer(text))
    else:
        runs = ((start, word) for start, _, word in _words_with_care(text))
    return [piece for start, word in runs for piece in pieces(start, word)]


def _words_with_care(text: str) -> Iterator[tuple[int, int, str]]:
    """As ``words``, where a mark may belong to a word's letters."""
    for match in _CANDIDATE.finditer(text):
        chunk, base = match.group(), match.start()
        if chunk.isascii() and chunk.isalnum():
            yield base, base + len(chunk), chunk
            continue
        start = None
        for offset, character in enumerate(chunk):
            if _in_word(character):
                start = offset if start is None else start
            elif start is not None:
                yield base + start, base + offset, chunk[start:offset]
                start = None
        if start is not None:
            yield base + start, base + len(chunk), chunk[start:]
