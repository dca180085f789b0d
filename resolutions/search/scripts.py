"""Words of Russian, Arabic and Chinese, cut and reduced to what their forms share. They are told apart by their
letters, so that a reader need not say in which language a word is.

Russian   the dictionary form that ``pymorphy3`` gives, with е for ё.
Arabic    without vowel signs and the shapes of hamza, the article with the particles written before it, and the endings
          of number, gender and possession; never shorter than three letters. Particles written to a word without the
          article (``و ف ب ل ك``) may as well be its first letter: they stay, and a query asks for the word with each of
          them (``with_particles``).
Chinese   two characters at a time, each overlapping the next: there are no blanks between words.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

import pymorphy3

HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_HAN_RUN = re.compile(f"[{HAN}]+")
_HAN_APART = re.compile(f"([{HAN}]+)")
_CYRILLIC = re.compile("[\u0400-\u04ff]+")
_ARABIC = re.compile("[\u0600-\u06ff]+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]+")
_OTHER_SCRIPTS = re.compile(f"[\u0400-\u04ff\u0600-\u06ff{HAN}]")

_KEPT = 200_000


def has_other_scripts(text: str) -> bool:
    """Is any of it written in Cyrillic, Arabic or Chinese?"""
    return not text.isascii() and bool(_OTHER_SCRIPTS.search(text))


def pieces(start: int, word: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, word) of a run of letters and figures that begins at ``start``: Chinese in pairs of characters, what
    stands beside them by itself."""
    at = 0
    for run in _HAN_RUN.finditer(word):
        if at < run.start():
            yield start + at, start + run.start(), word[at : run.start()]
        first = start + run.start()
        yield from ((first + n, first + n + len(pair), pair) for n, pair in enumerate(pairs_of_characters(run[0])))
        at = run.end()
    if at < len(word):
        yield start + at, start + len(word), word[at:]


def has_chinese(text: str) -> bool:
    return _HAN_RUN.search(text) is not None


def by_script(word: str) -> list[str]:
    """A run of letters and figures in pieces: every second one is Chinese, those between may be empty."""
    return _HAN_APART.split(word)


def pairs_of_characters(chinese: str) -> list[str]:
    """Each character with the next; of one character that alone."""
    return [chinese[at : at + 2] for at in range(max(len(chinese) - 1, 1))]


def is_chinese(word: str) -> bool:
    return bool(_HAN_RUN.match(word))


def is_one_character(word: str) -> bool:
    """Of Chinese, which the index has in pairs."""
    return len(word) == 1 and is_chinese(word)


def is_latin(word: str) -> bool:
    return bool(_LATIN.fullmatch(word))


def is_arabic(word: str) -> bool:
    return bool(_ARABIC.fullmatch(word))


@lru_cache(_KEPT)
def reduced(word: str) -> str:
    """The form of a word that is indexed and looked up; of other scripts the word itself."""
    if _CYRILLIC.fullmatch(word):
        return _russian(word)
    return _arabic(word) if is_arabic(word) else word


@lru_cache(maxsize=1)
def _dictionary() -> pymorphy3.MorphAnalyzer:
    """Read when the first Russian word is met: it takes a fifth of a second and some 20 MB."""
    return pymorphy3.MorphAnalyzer(lang="ru")


def _russian(word: str) -> str:
    return _dictionary().parse(word.lower())[0].normal_form.replace("ё", "е")


_VOWEL_SIGNS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]")
_ONE_SHAPE = str.maketrans("أإآٱىؤئ", "اااايوي")
_ARTICLE = re.compile("^(?:[وف]?[بك]?ال)(?=..)")
_ENDINGS = ("هما", "كما", "ها", "هم", "هن", "كم", "نا", "ات", "ون", "ين", "ان", "ة", "ه", "ا")
_FEMININE_BEFORE_POSSESSION = ("ها", "هم", "هن", "هما", "كم", "كما", "نا", "ه")
_SHORTEST = 3
_MOST_ENDINGS = 2

PARTICLES = ("و", "ف", "ب", "ل", "ك", "لل", "ول", "وب", "ولل", "فل")
"""And, so, in, for, as; for the, and for, and in, and for the, so for."""


def _arabic(word: str) -> str:
    return _without_endings(_without_article(plain_arabic(word)))


def plain_arabic(word: str) -> str:
    """Without vowel signs, with one shape of each letter."""
    return _VOWEL_SIGNS.sub("", word).translate(_ONE_SHAPE)


def _without_article(word: str) -> str:
    bare = _ARTICLE.sub("", word, count=1)
    return bare if len(bare) >= _SHORTEST else word


def _without_endings(word: str) -> str:
    for _ in range(_MOST_ENDINGS):
        ending = next((one for one in _ENDINGS if word.endswith(one) and len(word) - len(one) >= _SHORTEST), "")
        if not ending:
            break
        word = word.removesuffix(ending)
        if ending in _FEMININE_BEFORE_POSSESSION and word.endswith("ت") and not word.endswith("ات"):
            word = word[:-1] if len(word) > _SHORTEST else word
    return word


def with_particles(word: str) -> list[str]:
    """The forms in which an Arabic word is indexed: by itself and with each particle; and the same of what would be
    left of it, were its first letters an article or a particle."""
    plain = plain_arabic(word)
    first = _arabic(plain)
    bases = dict.fromkeys([first, _without_endings(plain), _arabic(first)])
    for particle in PARTICLES:
        rest = plain.removeprefix(particle)
        if rest != plain and len(rest) > _SHORTEST:
            bases[_arabic(rest)] = None
    return [*bases, *(particle + base for base in bases for particle in PARTICLES)]
