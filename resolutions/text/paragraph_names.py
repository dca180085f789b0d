"""A paragraph by the name people give it, in the six languages: "OP 9", "paragraphe 9 a) du dispositif", "第9段".

What pages print, what texts cite and what readers type is read alike. ``anchors`` goes the other way.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from .languages.zh import NUMERALS
from .numbering import canonical_number
from .ordinals import ORDINAL_PATTERN, ordinal

_ENDS = r"(?![^\W\d_])"
"""No letter follows; a number may."""
_PREAMBULAR = (
    rf"(?:(?:pp|p\.p\.|preambular|(?:du |del |of the )?pr[eéè][aá]mb(?:ule|ulo|le)|al(?:\.|in[ée]as?)|пр|преамбул[аыеу]"
    rf"|(?:من )?(?:ال)?ديباجة){_ENDS}|序言(?:部分)?)"
)
_OPERATIVE = (
    rf"(?:(?:op|o\.p\.|operative|(?:du )?dispositif|(?:de la )?parte dispositiva|постановляющ\w+ част\w"
    rf"|(?:من )?(?:ال)?منطوق){_ENDS}|执行(?:部分)?)"
)
_PARAGRAPH = rf"(?:(?:para(?:graphe?)?s?|pars?|p[áa]rr(?:afo)?s?|пп?|пункт\w{{0,2}}|(?:ال)?فقرة){_ENDS}|段落?|¶{{1,2}})"
_GAP = r"\s{0,3}"
"""Bounded, so that a run of blanks is not tried in every division."""
_LABEL = rf"(?:{_PREAMBULAR}|{_OPERATIVE}|{_PARAGRAPH})"
_BELOW = (
    rf"(?:{_GAP}[(（]\s?(?:[^\W\d_]{{1,4}}|\d{{1,2}})\s?[)）]|{_GAP}(?<![^\W\d_])[^\W\d_]{{1,4}}\s?[)）]|{_GAP}(?:bis|ter)\b"
    r"|(?<=\d)[a-z](?![^\W_])|-[a-z]{1,4}\b){0,6}"
)
_NAMED = re.compile(
    rf"(?:(?<![^\W_])|(?<=[\u3400-\u9fff]))(?P<before>(?:{_LABEL}[\s.:-]{{0,4}}){{0,3}})第?{_GAP}"
    rf"(?P<number>{ORDINAL_PATTERN}|\d{{1,3}}(?!\d)|[一二三四五六七八九十]{{1,4}})(?P<below>{_BELOW})"
    rf"(?P<behind>(?:{_GAP}{_LABEL}\.?){{0,2}})",
    re.IGNORECASE,
)
_KINDS = {"pp": re.compile(_PREAMBULAR, re.IGNORECASE), "op": re.compile(_OPERATIVE, re.IGNORECASE)}
_PIECE = re.compile(r"[^\W\d_]+|\d+")


@dataclass(frozen=True, slots=True)
class NamedParagraph:
    """``kind`` is ``pp``, ``op``, or empty where the name does not tell; ``span`` is its place in what was read."""

    kind: str
    number: str
    below: tuple[str, ...]
    span: tuple[int, int]

    @property
    def anchors(self) -> tuple[str, ...]:
        """In the body of a text, the closest first: ``op12-a``, ``op12``. A number by itself is an operative one."""
        path = (f"{self.kind or 'op'}{self.number}", *self.below)
        return tuple("-".join(path[:depth]) for depth in range(len(path), 0, -1))


def paragraph_named(text: str) -> NamedParagraph | None:
    """What a field for a paragraph holds: a name, or a number alone."""
    match = _NAMED.fullmatch(unicodedata.normalize("NFKC", text).strip(" \t.,;:#"))
    return _read(match) if match and _value(match["number"]) else None


def paragraph_named_in(text: str) -> NamedParagraph | None:
    """The first that is named among other words, in a text in NFKC; a number alone names none."""
    found = (match for match in _NAMED.finditer(text) if _value(match["number"]))
    named = (match for match in found if match["before"] or _kind(match) or "段" in match["behind"])
    return next(map(_read, named), None)


def _read(match: re.Match[str]) -> NamedParagraph:
    below = (canonical_number(f"({piece.lower()})").strip("()") for piece in _PIECE.findall(match["below"]))
    return NamedParagraph(_kind(match), str(_value(match["number"])), tuple(below), match.span())


def _kind(match: re.Match[str]) -> str:
    words = f"{match['before']} {match['behind']}"
    return next((kind for kind, pattern in _KINDS.items() if pattern.search(words)), "")


def _value(number: str) -> int:
    """Of digits in any script, of an ordinal in English, of a Chinese numeral; 0 where it is none of these."""
    return int(number) if number.isdigit() else NUMERALS.get(number) or ordinal(number) or 0
