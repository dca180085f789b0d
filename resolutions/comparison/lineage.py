"""Which version brought each paragraph and each word, over all versions of one subject, oldest first.

A chain of comparisons, each version with the one before, plus a memory of what was dropped: a paragraph that comes back
keeps its age. Words that only look alike elsewhere in an older text are not claimed from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum, auto
from itertools import groupby, pairwise
from typing import NamedTuple

from resolutions.text.document import Document, Paragraph
from resolutions.text.equality import normal_form

from .align import align
from .result import Row, RowOp
from .texts import compare_paragraphs
from .words import Cuts, Kept, Op, Tokeniser, count, redline, token_count, tokenise, words_of, written_before

_SHARE_OF_A_RETURN = 0.6


class Arrival(StrEnum):
    """How a paragraph came that was not in the version before."""

    NEW = auto()
    RETURNED = auto()
    REPEATED = auto()
    """Its words stand in an older version, in a paragraph that stayed: stock words said once more."""


StepOp = Arrival | RowOp


class Step(NamedTuple):
    """A paragraph in one version, and what the version did to it."""

    version: int
    id: str
    op: StepOp


@dataclass(frozen=True, slots=True)
class Ancestry:
    """A paragraph with the version (counted from 0) each of its tokens came with.

    ``steps`` are the versions it stood in, oldest first; between two of them it may have been absent. Of a merged
    paragraph they are those of its oldest part. ``changed`` is the last version that changed a word of it.
    """

    paragraph: Paragraph
    origins: tuple[int, ...]
    steps: tuple[Step, ...]
    changed: int

    @property
    def first(self) -> int:
        return self.steps[0].version

    def absent(self) -> tuple[int, ...]:
        """Versions between its first and its last in which it did not stand."""
        stood = {step.version for step in self.steps}
        return tuple(version for version in range(self.first, self.steps[-1].version) if version not in stood)

    def runs(self) -> Iterator[tuple[int, str]]:
        """``(version, text)`` of each stretch of words that came together; the texts joined are the paragraph's."""
        tokens = tokenise(self.paragraph.text)
        at = 0
        for version, group in groupby(self.origins):
            size = len(list(group))
            yield version, (tokens.space(-1) if at == 0 else "") + tokens.text(at, at + size)
            at += size


def lineage(
    documents: Sequence[Document], steps: Sequence[Sequence[Row]] = (), cuts: Cuts | None = None
) -> list[list[Ancestry]]:
    """For each version, oldest first, the ancestry of its paragraphs in their order.

    ``steps`` are what became of the paragraphs of each document in the next, where they have been compared already,
    with these ``cuts``.
    """
    cuts = Cuts() if cuts is None else cuts
    steps = steps or [compare_paragraphs(old, new, cuts=cuts) for old, new in pairwise(documents)]
    generations: list[list[Ancestry]] = []
    dropped: list[Ancestry] = []
    stood: dict[str, Ancestry] = {}
    for version, document in enumerate(documents):
        if not generations:
            generations.append([_newborn(paragraph, version) for paragraph in document.paragraphs])
            _remember(stood, generations[-1])
            continue
        before = {each.paragraph.id: each for each in generations[-1]}
        born = {paragraph.id: paragraph for paragraph in document.paragraphs}
        found: dict[str, Ancestry] = {}
        for row in steps[version - 1]:
            parents = [before[each] for each in row.a]
            found.update(_children(parents, [born[each] for each in row.b], row.words, version, row.op))
            dropped += [] if row.b else parents
        fresh = [paragraph for paragraph in document.paragraphs if paragraph.id not in found]
        returned, dropped = _returned(dropped, fresh, version, Tokeniser(cuts))
        found.update(returned)
        generations.append(
            [
                found.get(paragraph.id) or _repeated(paragraph, version, stood) or _newborn(paragraph, version)
                for paragraph in document.paragraphs
            ]
        )
        _remember(stood, generations[-1])
    return generations


def _remember(stood: dict[str, Ancestry], generation: Sequence[Ancestry]) -> None:
    """The oldest ancestry of each wording, as far as it has come."""
    here: dict[str, Ancestry] = {}
    for each in generation:
        words = normal_form(each.paragraph.text)
        if words not in here or each.first < here[words].first:
            here[words] = each
    stood.update(here)


def _repeated(paragraph: Paragraph, version: int, stood: dict[str, Ancestry]) -> Ancestry | None:
    former = stood.get(normal_form(paragraph.text))
    if former is None:
        return None
    size = token_count(paragraph.text)
    origins = former.origins if len(former.origins) == size else (former.first,) * size
    arrival = Arrival.REPEATED if former.steps[-1].version == version - 1 else Arrival.RETURNED
    return Ancestry(paragraph, origins, (*former.steps, Step(version, paragraph.id, arrival)), former.changed)


def words_by_version(ancestries: Sequence[Ancestry], versions: int) -> list[int]:
    """How many words of a text came with each version."""
    counts = [0] * versions
    for each in ancestries:
        for version, text in each.runs():
            counts[version] += len(words_of(text))
    return counts


def _newborn(paragraph: Paragraph, version: int) -> Ancestry:
    steps = (Step(version, paragraph.id, Arrival.NEW),)
    return Ancestry(paragraph, (version,) * token_count(paragraph.text), steps, version)


def _children(
    parents: Sequence[Ancestry], children: Sequence[Paragraph], words: Sequence[Op], version: int, op: StepOp
) -> Iterator[tuple[str, Ancestry]]:
    """The ancestry of what one or more paragraphs became; nothing for one without parents."""
    if not parents:
        return
    before = [origin for parent in parents for origin in parent.origins]
    unchanged = len(children) == len(words) == 1 and words[0][0] == "=" and not isinstance(words[0][1], Kept)
    origins = before if unchanged else _inherited(before, words, version)
    oldest = min(parents, key=lambda parent: parent.first)
    at = 0
    for child in children:
        size = len(origins) if unchanged else token_count(child.text)
        own = tuple(origins[at : at + size])
        changed = version if version in own or any(mark == "-" for mark, _ in words) else oldest.changed
        yield child.id, Ancestry(child, own, (*oldest.steps, Step(version, child.id, op)), changed)
        at += size


def _inherited(old: Sequence[int], words: Sequence[Op], version: int) -> list[int]:
    origins: list[int] = []
    at = 0
    for op, text in words:
        size = token_count(text)
        if op == "+":
            origins += [version] * size
            continue
        former = list(old[at : at + (token_count(written_before(text)) if isinstance(text, Kept) else size)])
        at += len(former)
        if op == "=":  # as many words as before, but where an invisible mark stood alone between two
            origins += [*former[:size], *former[-1:] * (size - len(former))]
    return origins


def _returned(
    dropped: list[Ancestry], fresh: list[Paragraph], version: int, tokeniser: Tokeniser
) -> tuple[dict[str, Ancestry], list[Ancestry]]:
    """Of the fresh paragraphs those that stood in an older version, and what stays dropped."""
    found: dict[str, Ancestry] = {}
    back: set[int] = set()
    for link in align([each.paragraph for each in dropped], fresh, tokeniser):
        parents, children = [dropped[i] for i in link.a], [fresh[j] for j in link.b]
        old, new = ("\n".join(each.text for each in side) for side in ([p.paragraph for p in parents], children))
        words = redline(old, new, tokeniser)
        kept = count(words, "=")
        if kept >= _SHARE_OF_A_RETURN * max(len(words_of(old)), len(words_of(new)), 1):
            found.update(_children(parents, children, words, version, Arrival.RETURNED))
            back.update(link.a)
    return found, [each for at, each in enumerate(dropped) if at not in back]
