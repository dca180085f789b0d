"""Aligned paragraphs of one text or of many in several languages, for translators' programs: TMX 1.4b and CSV.

TMX (LISA OSCAR, "TMX 1.4b Specification") is what translation memories exchange. Each unit says the text and the
paragraph it is from and whether its alignment is certain. A paragraph that a language lacks has no variant there.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import StringIO
from xml.sax.saxutils import escape, quoteattr

from .cells import as_cell
from .xml_letters import clean

_HEADER = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
<header creationtool="Resarchive" creationtoolversion="1" segtype="paragraph" o-tmf="Resarchive" adminlang="en"
 srclang={source} datatype="plaintext"/>
<body>
"""


@dataclass(frozen=True, slots=True)
class Unit:
    """One paragraph: its text by language. ``inferred`` are the languages whose alignment is not certain."""

    symbol: str
    anchor: str
    texts: Mapping[str, str]
    inferred: frozenset[str] = field(default_factory=frozenset)

    @property
    def alignment(self) -> str:
        return "inferred" if self.inferred else "certain"


def as_tmx(units: Iterable[Unit], source: str) -> Iterator[str]:
    """Pieces of a TMX file; ``source`` is the code of the language that comes first."""
    yield _HEADER.format(source=quoteattr(source))
    for unit in units:
        variants = "".join(
            f'<tuv xml:lang="{code}"><seg>{escape(clean(text))}</seg></tuv>\n' for code, text in unit.texts.items()
        )
        props = f'<prop type="x-alignment">{unit.alignment}</prop>\n'
        yield f"<tu tuid={quoteattr(f'{unit.symbol}#{unit.anchor}')}>\n{props}{variants}</tu>\n"
    yield "</body>\n</tmx>\n"


def as_csv(units: Iterable[Unit], codes: Sequence[str]) -> Iterator[str]:
    """Lines of a table: symbol, paragraph, alignment, and a column for each language; empty where it lacks one."""
    yield _line(["symbol", "paragraph", "alignment", *codes])
    for unit in units:
        yield _line([unit.symbol, unit.anchor, unit.alignment, *(unit.texts.get(code, "") for code in codes)])


def _line(cells: Sequence[str]) -> str:
    out = StringIO()
    csv.writer(out).writerow(map(as_cell, cells))
    return out.getvalue()
