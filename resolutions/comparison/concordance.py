"""What differs between languages of one paragraph: facts that no translation changes, and verbs of another strength.

A symbol or the mark of a note counts that one language lacks. A figure, a month or a session counts where the language
that lacks it says another in its place: one that is merely not repeated is taken up by a pronoun.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from resolutions.text.document import Document
from resolutions.text.languages import ENGLISH
from resolutions.text.openings import english_openings

from .bitext import align_languages
from .facts import ARABIC, Fact, FactKind, Said, facts_of, turned_as_in
from .openings import Ladders, bare, ladders_to_start_from, verb_of

_ALWAYS = frozenset({FactKind.SYMBOL, FactKind.NOTE})
"""Kinds that no language leaves out."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A value that some languages of a paragraph have and others lack. Of a verb ``value`` is the opening of the first
    language; ``missing`` are those whose verb is of another strength."""

    kind: FactKind
    value: str
    present: tuple[str, ...]
    missing: tuple[str, ...]


def differences(texts: Mapping[str, Said], ladders: Ladders | None = None) -> list[Difference]:
    """Of one paragraph by language; none for fewer than two. ``ladders`` say how strong verbs are."""
    if len(texts) < 2:
        return []
    facts = {code: facts_of(said, code) for code, said in texts.items()}
    if ARABIC in facts:
        others = {fact for code, of in facts.items() if code != ARABIC for fact in of}
        facts[ARABIC] = turned_as_in(others, facts[ARABIC])
    return [*_facts_missing(facts), *_verbs(texts, ladders_to_start_from() if ladders is None else ladders)]


def _facts_missing(facts: Mapping[str, Counter[Fact]]) -> Iterator[Difference]:
    for kind, value in dict.fromkeys(fact for of in facts.values() for fact in sorted(of)):
        present = tuple(code for code, of in facts.items() if of[kind, value])
        missing = tuple(code for code in facts if code not in present)
        if missing and (
            kind in _ALWAYS or any(_has_another(facts[here], facts[there]) for here in missing for there in present)
        ):
            yield Difference(kind, value, present, missing)


def _has_another(here: Counter[Fact], there: Counter[Fact]) -> bool:
    """Whether it says a value, of kinds that may be left out, more often than the other language does."""
    return any(kind not in _ALWAYS for kind, _ in here - there)


def _verbs(texts: Mapping[str, Said], ladders: Ladders) -> Iterator[Difference]:
    (lead, first), *others = texts.items()
    rungs = _rungs(lead, first.opening, ladders)
    missing = tuple(code for code, said in others if _differ(rungs, _rungs(code, said.opening, ladders)))
    if missing:
        yield Difference(FactKind.VERB, first.opening, tuple(code for code in texts if code not in missing), missing)


def _rungs(code: str, opening: str, ladders: Ladders) -> dict[str, set[int]]:
    """By ladder, the rungs of the English verbs that an opening stands for."""
    english = [bare(opening)] if code == ENGLISH else english_openings(opening, code)
    rungs: dict[str, set[int]] = {}
    for verb in (verb_of(ladders, one) for one in english):
        for name, ladder in ladders.items():
            if verb in ladder:
                rungs.setdefault(name, set()).add(ladder[verb])
    return rungs


def _differ(one: Mapping[str, set[int]], other: Mapping[str, set[int]]) -> bool:
    """Whether they share a ladder and no rung of any."""
    shared = one.keys() & other.keys()
    return bool(shared) and not any(one[name] & other[name] for name in shared)


@dataclass(frozen=True, slots=True)
class Discord:
    """A difference between two languages of a text, at a paragraph: its id, and its lines in the second."""

    where: str
    line: int
    difference: Difference


def said_in(document: Document) -> dict[str, Said]:
    """What its paragraphs say, by their ids. A note goes to the paragraph that marks it first."""
    notes: dict[str, list[str]] = defaultdict(list)
    for note in document.footnotes:
        notes[note.mark].append(note.text)
    return {
        one.id: Said(one.text, one.opening, marks, tuple(text for mark in marks for text in notes.pop(mark, ())))
        for one in document.paragraphs
        for marks in [tuple(note.mark for note in one.notes)]
    }


def discords(first: Document, second: Document, ladders: Ladders | None = None) -> Iterator[Discord]:
    """What differs between two languages of one text, paragraph by paragraph."""
    texts = {one.language: [(p.id, p) for p in one.paragraphs] for one in (first, second)}
    said = {one.language: said_in(one) for one in (first, second)}
    for row in align_languages(texts):
        if len(row.cells) == 2 and not row.inferred:
            for difference in differences({code: said[code][p.id] for code, p in row.cells.items()}, ladders):
                there = row.cells[second.language]
                yield Discord(there.id, there.lines[0], difference)
