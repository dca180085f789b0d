"""In which of the six languages a text is written, from its letters and its commonest words.

Chinese, Arabic and Russian are told by their scripts, and by letters that their neighbours in the script do or do not
have (Persian, Urdu, Ukrainian, Bulgarian, Japanese, Korean). English, French and Spanish are told by small words that
stand in every sentence and in no other language of the script to that measure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from . import LANGUAGES

_SCRIPTS = {
    "zh": re.compile("[\u3400-\u9fff\uf900-\ufaff]"),
    "ar": re.compile("[\u0620-\u064a\u0671-\u06d3]"),
    "ru": re.compile("[\u0400-\u04ff]"),
}
_FOREIGN = {
    "zh": re.compile("[\u3040-\u30ff\uac00-\ud7af]"),
    "ar": re.compile("[پچژگکیٹڈڑے]"),
    "ru": re.compile("[іїєґјљњћђџў]", re.IGNORECASE),
}
"""Letters of other languages in the same script: more than one in fifty, and it is one of them."""
_OWN_RUSSIAN = re.compile("[ыэё]", re.IGNORECASE)
_SMALL_WORDS = {
    "en": frozenset("the of and to its with for by that".split()),
    "fr": frozenset("le les et du une aux qui dans sur ses".split()),
    "es": frozenset("el los las y del sus una por su al".split()),
}
_BY_SMALL_WORD = {word: code for code, words in _SMALL_WORDS.items() for word in words}
_LATIN_WORD = re.compile(r"[a-zà-öø-ÿœ]+", re.IGNORECASE)
_ENOUGH_WORDS = 60
"""Fewer words of a Latin script tell nothing: a table, a cover, a list of names."""
_ENOUGH_LETTERS = 200
_SHARE_OF_SMALL_WORDS = 0.08
_SHARE_OF_FOREIGN_LETTERS = 0.02
_SHARE_OF_OWN_LETTERS = 0.003
_LINES = 150
_MIXED = 0.2
"""The share of a second language from which on a text counts as mixed."""


class NotOfficial(ValueError):
    """A text that is in none of the six languages. One line, for the person who gave it."""

    def __init__(self) -> None:
        super().__init__("its language is none of the six official ones: " + ", ".join(one.name for one in LANGUAGES))


def recognize(texts: Sequence[str]) -> tuple[str | None, str | None]:
    """The language of most of a text, by the code of the archive, and another that a fifth of it or more is in.

    ``texts`` are its lines; of long texts lines from all over it are looked at. None where too
    little is there to tell. Raises ``NotOfficial``.
    """
    weights: Counter[str] = Counter()
    small: Counter[str] = Counter()
    latin = 0
    kept: list[str] = []
    for text in texts[:: len(texts) // _LINES + 1]:
        if text.isascii():
            words = [] if not text else _LATIN_WORD.findall(text)
        else:
            words = _LATIN_WORD.findall(text)
            for code, letters_of in _SCRIPTS.items():
                weights[code] += len(letters_of.findall(text))
            kept.append(text)
        latin += len(words)
        for word in words:
            if found := _BY_SMALL_WORD.get(word.lower()):
                small[found] += 1
    script, letters = max(weights.items(), key=lambda one: one[1], default=("", 0))
    latin_letters = latin * 6
    if letters > latin_letters / (2 if script == "zh" else 1):
        return _in_script(script, letters, kept, latin, small)
    return _in_latin(latin, small, weights)


def _in_script(
    code: str, letters: int, texts: list[str], latin: int, small: Counter[str]
) -> tuple[str | None, str | None]:
    if letters >= _ENOUGH_LETTERS:
        whole = "".join(texts)
        foreign = len(_FOREIGN[code].findall(whole))
        lacks_own = code == "ru" and len(_OWN_RUSSIAN.findall(whole)) < letters * _SHARE_OF_OWN_LETTERS
        if foreign > letters * _SHARE_OF_FOREIGN_LETTERS or lacks_own:
            raise NotOfficial
    second = _most(small) if latin * 6 > letters * _MIXED and _is_told(latin, small) else None
    return code, second


def _in_latin(latin: int, small: Counter[str], weights: Counter[str]) -> tuple[str | None, str | None]:
    if latin < _ENOUGH_WORDS:
        return (_most(small) if small and latin >= _ENOUGH_WORDS // 3 else None), None
    if not _is_told(latin, small):
        raise NotOfficial
    [(code, most), *others] = small.most_common()
    second = next((other for other, times in others if times > most * _MIXED), None)
    script = next((other for other, letters in weights.items() if letters > latin * 6 * _MIXED), None)
    return code, second or script


def _is_told(latin: int, small: Counter[str]) -> bool:
    return latin >= _ENOUGH_WORDS and max(small.values(), default=0) >= latin * _SHARE_OF_SMALL_WORDS


def _most(small: Counter[str]) -> str | None:
    return small.most_common(1)[0][0] if small else None
