"""Symbols as covers print them where a program set blanks into them, or took letters for others: "A / C.3/90/ L.7",
"Rev. 1", Cyrillic "А/С.3". What is meant is certain: the grammar of symbols (``symbols``) has no blanks around strokes,
and no letters in the numbers of drafts and revisions."""

from __future__ import annotations

import re

_SIGNS = {
    **str.maketrans("АСЕаеЅ∕⁄", "ACEaeS//"),
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
}
"""Letters of other scripts that look like those of a symbol, strokes of fractions, and the wide forms of Chinese."""
_NUMBERED = r"(?:L|CRP|PV|SR|Rev|Add|Corr|Amend)"
_STEP = rf"(?:{_NUMBERED}\s?\.\s?[\dlIO]{{1,4}}(?![\w.])|[A-Z0-9][A-Za-z0-9.-]{{0,11}})"
_LOOSE = re.compile(rf"(?<![\w/])[AES](?:\s?/\s?{_STEP}){{2,9}}(?:\s?(?=\*))?", re.IGNORECASE)
_NUMBER = re.compile(r"(?<=\.)[\dlIO]+(?=/|$)")
_DIGITS = str.maketrans("lIO", "110")
_STARS = re.compile(r"\*{0,8}")


def closed_up(text: str) -> str:
    """The text with its symbols without blanks, in the letters they are made of."""
    return _LOOSE.sub(_written, text) if "/" in text else text


def as_symbols_are_written(text: str) -> str:
    """A line of a cover that ends with a symbol; any other as it is."""
    if not any(stroke in text for stroke in "/∕⁄／"):
        return text
    letters = text.translate(_SIGNS)
    last = next((found for found in _LOOSE.finditer(letters) if _STARS.fullmatch(letters, found.end())), None)
    if last is None:
        return text
    above = text[: last.start()]
    return f"{'' if _STARS.fullmatch(above) else above}{_written(last)}{text[last.end() :]}"


def _written(found: re.Match[str]) -> str:
    return _NUMBER.sub(lambda number: number[0].translate(_DIGITS), "".join(found[0].split()))
