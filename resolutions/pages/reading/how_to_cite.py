"""How a text or one paragraph of it is cited: as the United Nations does, by the Bluebook, by OSCOLA.

United Nations: Editorial Manual, "Footnotes and other references". Bluebook: 21st edition, rules 21.8 and T12.
OSCOLA: Citing International Law Sources, section 3. What is not known of a text is left out.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from resolutions.models import LanguageVersion, Paragraph
from resolutions.text.anchors import paragraph_label
from resolutions.text.ordinals import date_words, ordinal_words
from resolutions.text.symbols import Symbol

_BEFORE_1976 = re.compile(r"(?P<number>\d+)\((?P<session>.+)\) ?(?P<part>.*)")
_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
_LABEL = re.compile(r"(?P<kind>PP|OP) (?P<number>.+)")


@dataclass(frozen=True, slots=True)
class Spot:
    """A paragraph in the words of each style; all empty for the whole text."""

    un: str = ""
    bluebook: str = ""
    oscola: str = ""


class Citer:
    """Cites one text; what all its paragraphs share is worked out once."""

    def __init__(self, text: LanguageVersion) -> None:
        version = text.version
        symbol = Symbol.parse(version.symbol) if version.symbol else None
        self.symbol = version.symbol or ""
        self.number = resolution_number(symbol) if symbol and symbol.is_resolution else ""
        self.title = " ".join((text.title or "Untitled text").split())
        self.day = version.adopted_on or version.issued_on

    def ways(self, spot: Spot | None = None) -> list[tuple[str, str]]:
        """``(style, citation)`` of the text, or of the paragraph at ``spot``."""
        spot = spot or Spot()
        return [("United Nations", self._un(spot)), ("Bluebook", self._bluebook(spot)), ("OSCOLA", self._oscola(spot))]

    def _un(self, spot: Spot) -> str:
        name = f"General Assembly resolution {self.number}" if self.number else self.symbol or f"“{self.title}”"
        day = f" of {date_words(self.day)}" if self.day and (self.number or not self.symbol) else ""
        return ", ".join(filter(None, (f"{name}{day}", spot.un))).removesuffix(".") + "."

    def _bluebook(self, spot: Spot) -> str:
        name = f"G.A. Res. {self.number}" if self.number else self.title
        document = f"U.N. Doc. {self.symbol}" if self.symbol else ""
        day = f" ({_MONTHS[self.day.month - 1]} {self.day.day}, {self.day.year})" if self.day else ""
        return ", ".join(filter(None, (name, document, spot.bluebook))) + f"{day}."

    def _oscola(self, spot: Spot) -> str:
        name = f"UNGA Res {self.number}" if self.number else f"UNGA ‘{self.title}’"
        day = f" ({date_words(self.day)})" if self.day else ""
        document = f" UN Doc {self.symbol}" if self.symbol else ""
        return ", ".join(filter(None, (f"{name}{day}{document}", spot.oscola)))


def resolution_number(symbol: Symbol) -> str:
    """As it is said: ``66/152``, ``217 A (III)``, ``S-10/2``."""
    said = str(symbol).removeprefix("A/RES/")
    old = _BEFORE_1976.fullmatch(said)
    return " ".join(filter(None, (old["number"], old["part"], f"({old['session']})"))) if old else said


def spot_of(row: Paragraph) -> Spot | None:
    """None for what has no number to be cited by."""
    label = paragraph_label(row.anchor, row)
    if not label:
        return None
    found = _LABEL.fullmatch(label)
    number = found["number"] if found else label
    close = number.replace(" (", "(")
    if found and found["kind"] == "PP":
        ordinal = ordinal_words(int(number)).lower() if number.isdigit() else number
        said = Spot(f"{ordinal} preambular para.", f"pmbl. ¶ {close}", f"preamble para {close}")
    else:
        said = Spot(f"para. {number}", f"¶ {close}", f"para {close}")
    return _within(row.section, said)


def _within(section: Sequence[str], spot: Spot) -> Spot:
    if not section:
        return spot
    named = [part[:1].lower() + part[1:] if part.lower().startswith("annex") else f"sect. {part}" for part in section]
    plain = [part.replace("sect. ", "s ") for part in named]
    signs = [part.replace("sect. ", "§ ") for part in named]
    return Spot(", ".join([*named, spot.un]), ", ".join([*signs, spot.bluebook]), ", ".join([*plain, spot.oscola]))
