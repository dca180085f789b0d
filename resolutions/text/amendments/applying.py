"""An amendment applied: the text as it would read, and what could not be done, with the reason."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from ..anchors import assign_ids
from ..citations import cite
from ..document import Document, Instruction, Paragraph
from ..enumerators import read_enumerators
from ..inserted import INSERTED, INSERTED_PATTERN
from ..kinds import OPERATIVE, PREAMBULAR, WITH_OPENING, Operation, Where
from ..openings import opening_of
from .reasons import Cannot, Reason
from .targets import LAST, LAST_BUT_ONE, OPERATIVE_PART, PREAMBLE, TEXT, TITLE
from .words import edits, with_words

_PUT_BETWEEN = re.compile(rf"(?P<id>.*?\d)-(?:{INSERTED_PATTERN})")


@dataclass(frozen=True, slots=True)
class Amended:
    document: Document
    applied: tuple[Instruction, ...]
    unapplied: tuple[tuple[Instruction, Reason], ...]


@dataclass(slots=True)
class _Block:
    """A paragraph of the text, under the id that instructions know it by: empty for one that was inserted."""

    id: str
    paragraph: Paragraph


@dataclass(slots=True)
class _Text:
    """The text while it is amended. Instructions speak of it as it was: ids stay until all are applied."""

    title: str | None
    blocks: list[_Block]
    restarts: bool
    """Whether each section numbers its paragraphs anew."""
    gone: dict[str, str | None] = field(default_factory=dict)
    renumbered: bool = False

    def span(self, target: str) -> tuple[int, int]:
        """First and last, not included, of the blocks of a paragraph with all below it. Raises ``Cannot``."""
        target = self._known(target)
        at = next((i for i, block in enumerate(self.blocks) if target and block.id == target), None)
        if at is None:
            raise Cannot(Reason.NO_SUCH_PARAGRAPH)
        end = at + 1
        while end < len(self.blocks) and _is_below(self.blocks[end].id, target):
            end += 1
        return at, end

    def _known(self, target: str) -> str:
        """The id of the text that is meant: "the last preambular paragraph"; a declaration's paragraphs are no
        operative ones."""
        for part, kind in ((PREAMBLE, PREAMBULAR), (OPERATIVE_PART, OPERATIVE)):
            if target in (f"{part}-{LAST}", f"{part}-{LAST_BUT_ONE}"):
                outer = [b.id for b in self.blocks if b.paragraph.kind == kind and not b.paragraph.depth and b.id]
                wanted = -1 if target.endswith(LAST) else -2
                return outer[wanted] if len(outer) >= -wanted else ""
        if target.startswith("op") and not any(block.id == target for block in self.blocks):
            return f"para{target[2:]}"
        return target


def amend(document: Document, instructions: Iterable[Instruction]) -> Amended:
    """The document with the instructions applied, in their order. Its ids follow from what it is then."""
    text = _Text(document.title, [_Block(one.id, one) for one in document.paragraphs], _restarts(document.paragraphs))
    applied: list[Instruction] = []
    unapplied: list[tuple[Instruction, Reason]] = []
    for one in instructions:
        try:
            _apply(text, one)
            applied.append(one)
        except Cannot as error:
            unapplied.append((one, error.reason))
    return Amended(_assembled(document, text), tuple(applied), tuple(unapplied))


def _apply(text: _Text, one: Instruction) -> None:
    """Raises ``Cannot``, and nothing is changed."""
    if one.operation == Operation.OTHER:
        raise Cannot(Reason.NOT_UNDERSTOOD)
    if one.operation in (Operation.REPLACE, Operation.INSERT, Operation.REPLACE_WORDS, Operation.INSERT_WORDS) and not (
        one.by and one.by[0]
    ):
        raise Cannot(Reason.NO_NEW_TEXT)
    _DO[one.operation](text, one)


def _delete(text: _Text, one: Instruction) -> None:
    start, end = text.span(one.target)
    before = next((block.id for block in reversed(text.blocks[:start]) if block.id), None)
    for block in text.blocks[start:end]:
        text.gone[block.id] = before
    del text.blocks[start:end]


def _replace(text: _Text, one: Instruction) -> None:
    if one.target == TITLE:
        text.title = " ".join(one.by)
        return
    start, end = text.span(one.target)
    known, old = text.blocks[start].id, text.blocks[start].paragraph
    new = _paragraphs(one.by, old)
    if new[0].number is None:
        new[0] = replace(new[0], number=old.number, depth=old.depth)
    for block in text.blocks[start + 1 : end]:
        text.gone[block.id] = known
    text.blocks[start:end] = [_Block("" if place else known, paragraph) for place, paragraph in enumerate(new)]


def _insert(text: _Text, one: Instruction) -> None:
    """Behind what was inserted there already, so that several stand in the order in which they are told."""
    at, like = _place(text, one)
    text.blocks[at:at] = [_Block("", paragraph) for paragraph in _paragraphs(one.by, like, _kind_of(one.target))]


def _place(text: _Text, one: Instruction) -> tuple[int, Paragraph]:
    """Where new paragraphs go, and the paragraph whose kind they have. Raises ``Cannot``."""
    if one.beside:
        start, end = text.span(one.beside)
        like = text.blocks[start].paragraph
        if one.place in (Where.BEFORE, Where.BEGINNING):
            return start, like
        while end < len(text.blocks) and not text.blocks[end].id:
            end += 1
        return end, like
    if inserted := _PUT_BETWEEN.fullmatch(one.target):
        return _place(text, replace(one, target="", beside=inserted["id"], place=Where.AFTER))
    if not one.target:
        raise Cannot(Reason.NO_PLACE)
    start, _ = text.span(one.target)
    return start, text.blocks[start].paragraph


def _move(text: _Text, one: Instruction) -> None:
    start, end = text.span(one.target)
    there, behind = text.span(one.beside)
    if start <= there < end:
        raise Cannot(Reason.NO_PLACE)
    at = there if one.place == Where.BEFORE else behind
    moved = text.blocks[start:end]
    del text.blocks[start:end]
    at -= len(moved) if at >= end else 0
    text.blocks[at:at] = moved


def _renumber(text: _Text, one: Instruction) -> None:
    if not one.target:
        text.renumbered = True
        return
    start, _ = text.span(one.target)
    number, letter = re.fullmatch(r".*?(\d+)(?:-(\w+))?", one.beside).groups()  # type: ignore[union-attr]  # ids end so
    if letter:
        number = f"{number} {letter}" if letter in INSERTED else f"({letter})"
    text.blocks[start].paragraph = replace(text.blocks[start].paragraph, number=number)


def _change_words(text: _Text, one: Instruction) -> None:
    """In the paragraph meant and what stands below it."""
    if one.target == TITLE:
        text.title = edits([text.title or ""], one)[0][0]
        return
    start, end = (0, len(text.blocks)) if one.target == TEXT else text.span(one.target)
    blocks = text.blocks[start:end]
    for block, (words, moves) in zip(blocks, edits([b.paragraph.text for b in blocks], one), strict=True):
        if moves:
            block.paragraph = with_words(block.paragraph, words, moves)


_DO = {
    Operation.DELETE: _delete,
    Operation.REPLACE: _replace,
    Operation.INSERT: _insert,
    Operation.MOVE: _move,
    Operation.RENUMBER: _renumber,
    Operation.REPLACE_WORDS: _change_words,
    Operation.INSERT_WORDS: _change_words,
    Operation.DELETE_WORDS: _change_words,
}


def _kind_of(target: str) -> str:
    return next((part for part in (PREAMBLE, OPERATIVE_PART) if re.match(rf"(?:.*-)?{part}(?:\d|-|$)", target)), "")


def _paragraphs(texts: Sequence[str], like: Paragraph, part: str = "") -> list[Paragraph]:
    """New paragraphs of the kind of the one beside which they stand, each with the number it begins with."""
    kind = {PREAMBLE: PREAMBULAR, OPERATIVE_PART: OPERATIVE}.get(part, like.kind)
    found = []
    for text in texts:
        number = next(iter(read_enumerators(text)), None)
        words = text[number.end :].strip() if number else text
        depth = _DEPTHS.get(number.form, 0) if number else like.depth
        opening = opening_of(words, kind) if kind in WITH_OPENING else ""
        found.append(
            Paragraph(
                "",
                kind,
                words,
                number.printed if number else None,
                depth,
                like.section,
                like.annex,
                opening,
                (),
                (0, 0),
            )
        )
    return found


_DEPTHS = {"letter": 1, "closed-letter": 1, "roman": 2, "closed-roman": 2}


def _is_below(anchor: str, target: str) -> bool:
    """``op3-a`` is below ``op3``; ``op3-bis`` is a paragraph of its own."""
    rest = anchor.removeprefix(f"{target}-")
    return rest != anchor and rest.partition("-")[0] not in INSERTED


def _assembled(document: Document, text: _Text) -> Document:
    kept = _numbered(text) if text.renumbered else [block.paragraph for block in text.blocks]
    paragraphs = assign_ids(kept)
    ids: dict[str | None, str | None] = {None: None}
    ids |= {block.id: new.id for block, new in zip(text.blocks, paragraphs, strict=True) if block.id}
    was_anchored = {note.mark for one in document.paragraphs for note in one.notes}
    anchored = {note.mark for one in paragraphs for note in one.notes}
    made = replace(
        document,
        title=text.title,
        paragraphs=paragraphs,
        tables=tuple(replace(one, after=ids.get(_standing(one.after, text.gone))) for one in document.tables),
        footnotes=tuple(note for note in document.footnotes if note.mark in anchored or note.mark not in was_anchored),
        problems=(),
    )
    return replace(made, citations=cite(made))


def _standing(anchor: str | None, gone: dict[str, str | None]) -> str | None:
    """Of a paragraph that is gone, the one before it."""
    while anchor in gone:
        anchor = gone[anchor]
    return anchor


def _numbered(text: _Text) -> list[Paragraph]:
    """Operative paragraphs numbered in a row, anew in each section where the text did so."""
    counts: dict[tuple[str, ...], int] = {}
    found = []
    for block in text.blocks:
        one = block.paragraph
        if _is_counted(one):
            section = one.section if text.restarts else ()
            counts[section] = counts.get(section, 0) + 1
            one = replace(one, number=str(counts[section]))
        found.append(one)
    return found


def _is_counted(paragraph: Paragraph) -> bool:
    return paragraph.kind == OPERATIVE and not paragraph.depth and not paragraph.annex


def _restarts(paragraphs: Iterable[Paragraph]) -> bool:
    return sum(one.number == "1" for one in paragraphs if _is_counted(one)) > 1
