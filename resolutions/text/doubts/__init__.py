"""What in a reading may be wrong, told from the reading itself: each doubt names what it may cost a reader.

A text has a grammar: preambular paragraphs open with a participle and end with a comma, operative ones are counted and
end with a semicolon, a mark has its note. What breaks it is reported, whoever broke it. The rules fire on few of the
Secretariat's own texts (``make fidelity`` counts them), so that a problem is worth a look. Doubts that other texts of
the archive raise are found when a text is stored.
"""

from __future__ import annotations

from ..document import Document, Problem
from ..kinds import ABOUT_ANOTHER, DocumentKind
from ..languages import ENGLISH
from ..problems import ProblemCode
from .covers import of_symbols_in_titles, of_the_cover, of_what_is_tabled
from .letters import of_the_letters
from .marks import of_the_marks
from .numbers import of_the_numbers
from .paragraphs import of_the_ends, of_the_headings, of_the_heads, of_the_last
from .tables import of_the_tables
from .wholeness import doubts_of_the_whole

_WITHOUT_GRAMMAR = ABOUT_ANOTHER | {DocumentKind.OTHER}
"""Kinds whose paragraphs are sentences as in any other document."""


def doubts(document: Document) -> tuple[Problem, ...]:
    """The problems of a reading, in the order of its lines."""
    found = [*of_the_marks(document), *of_symbols_in_titles(document), *of_what_is_tabled(document)]
    if document.language == ENGLISH:
        found += of_the_cover(document)
    if all(problem.code != ProblemCode.FRAGMENT for problem in document.problems):
        found += doubts_of_the_whole(document)
        if document.kind not in _WITHOUT_GRAMMAR:
            found += _of_the_grammar(document)
    found += [*of_the_letters(document), *of_the_tables(document)]
    return tuple(sorted(found, key=lambda problem: problem.line))


def _of_the_grammar(document: Document) -> list[Problem]:
    found = [*of_the_numbers(document.paragraphs)]
    if document.language == ENGLISH:
        found += [*of_the_ends(document.paragraphs), *of_the_heads(document)]
        found += [*of_the_headings(document.paragraphs), *of_the_last(document)]
    return found
