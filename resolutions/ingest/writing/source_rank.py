"""Which of several sources of one language version is shown."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from resolutions.models import Reading
from resolutions.text.document import Document
from resolutions.text.languages import LANGUAGES
from resolutions.text.problems import Gravity, gravity_of
from resolutions.text.provenance import provenance_of
from resolutions.text.readers.formats import rank_of
from resolutions.text.symbols import Symbol, symbol_of_file


def rank(reading: Reading, document: Document, name: str) -> str:
    """The sort key of a reading among those of its language version, the smallest first: one that an editor chose; one
    in which no words may be missing (judged by the problems of the ``document`` read); by who made the file
    (``text.provenance``) and by its format (``text.readers.formats``); a file that is not named after another text's
    symbol; a reissued text before the one it replaces; finally by file name, so that the order of loading never
    decides."""
    may_lack_words = any(gravity_of(problem.code) == Gravity.WORDS for problem in document.problems)
    named = symbol_of_file(name)
    symbol = Symbol.parse(reading.parsed["symbol"]) if reading.parsed["symbol"] else named
    of_another = int(named is not None and symbol is not None and symbol.stem != named.stem)
    source = f"{provenance_of(document):d} {rank_of(document.format):02d}"
    parts = (int(not reading.chosen), int(may_lack_words), source, of_another, int(not reading.reissued))
    return " ".join(map(str, (*parts, name)))[:200]


def with_choice(reading: Reading) -> str:
    """Its rank, updated with whether an editor has chosen it since."""
    return f"{int(not reading.chosen)}{reading.rank[1:]}"


_OF_SOURCE = len("0 0 0 00")
_PLACE = {one.code: place for place, one in enumerate(LANGUAGES)}


def order_for_cover(rank: str, language: str) -> tuple[str, int, str]:
    """The order in which readings in several languages count for the cover: the better source first; of equally good
    ones, the language that comes first in the official table."""
    return rank[:_OF_SOURCE], _PLACE[language], rank


def reissue_note(pieces: Iterable[Any]) -> str:
    """The note of a reissued text, as printed."""
    return next((piece.text for piece in pieces if piece.role == "cover:reissued"), "")
