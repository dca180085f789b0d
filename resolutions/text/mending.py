"""What an editor mended in a text, put on the Document as it was parsed.

A mending replaces a run of paragraphs, or of footnotes, that stand one after the other: joined, split, with another
kind or number, with a mark at another place. It stands on the words of the run and on the former value of all it
changes. Where the file is read otherwise one day, a mending that has lost its ground is a conflict for the editor to
see; it is neither dropped nor forced on the new text.

In ``words`` a footnote mark is written ``[^1]``, at its place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from .amendments import instructions_of
from .anchors import assign_ids
from .citations import cite
from .document import Citation, Document, Footnote, NoteMark, Paragraph, Piece, Problem
from .doubts import doubts
from .inference import infer
from .kinds import WITH_OPENING, ParagraphKind
from .languages.en import WORDS
from .openings import opening_of

Block = Paragraph | Footnote
Said = Mapping[str, Any]
"""Some fields of a block, as JSON."""

PARTS = ("paragraphs", "footnotes")
AWAY = ("footnote", "furniture")
"""What a block that was read as a paragraph may be in truth: a note, or no text at all, as a running head is."""
DEEPEST = 9

_MARK = re.compile(r"\[\^([^\[\]\s]{1,40})\]")


class Unfit(ValueError):
    """The mended text is none: without words, or with an opening it does not begin with. One line, for the editor."""


class MendingOutcome(StrEnum):
    """``NEEDLESS``: the file now reads so by itself."""

    APPLIED = "applied"
    NEEDLESS = "needless"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Mending:
    """``before`` are the blocks it stands on, with all their fields and their id. ``after`` are the blocks in their
    place, each with the fields that change; the others stay as those of the block before that it comes from."""

    part: str
    before: tuple[Said, ...]
    after: tuple[Said, ...]


def said(block: Block) -> dict[str, Any]:
    """All an editor may mend in a block, as JSON, with a paragraph's id."""
    if isinstance(block, Footnote):
        return {"mark": block.mark, "words": block.text}
    return {
        "id": block.id,
        "kind": block.kind,
        "number": block.number or "",
        "depth": block.depth,
        "section": list(block.section),
        "opening": block.opening,
        "words": with_marks(block.text, block.notes),
    }


def with_marks(text: str, notes: Iterable[NoteMark]) -> str:
    """``text`` with each footnote mark written at its place."""
    pieces, start = [], 0
    for note in sorted(notes, key=lambda note: note.offset):
        pieces += [text[start : note.offset], f"[^{note.mark}]"]
        start = note.offset
    return "".join((*pieces, text[start:]))


def set_mark(paragraph: Paragraph, mark: NoteMark, glued: int = 0) -> str:
    """The paragraph's words with one more mark. ``glued`` characters behind it are its own, which a conversion left in
    the text: they go."""
    end = mark.offset + glued
    text = paragraph.text[: mark.offset] + paragraph.text[end:]
    moved = (replace(one, offset=one.offset - glued) if one.offset >= end else one for one in paragraph.notes)
    return with_marks(text, (*moved, mark))


def without_marks(words: str) -> tuple[str, tuple[NoteMark, ...]]:
    """The other way round: text and marks."""
    text, marks, start = "", [], 0
    for found in _MARK.finditer(words):
        text += words[start : found.start()]
        marks.append(NoteMark(found[1], len(text)))
        start = found.end()
    return text + words[start:], tuple(marks)


def mend(document: Document, mendings: Sequence[Mending]) -> tuple[Document, list[MendingOutcome]]:
    """The document with the mendings on it, in their order, and what became of each."""
    mended, outcomes = document, []
    for mending in mendings:
        mended, outcome = _put(mended, mending)
        outcomes.append(outcome)
    if mended is document:
        return document, outcomes
    mended = replace(mended, citations=tuple(_citations(document, mended)), problems=_left(document, mended))
    return replace(mended, instructions=instructions_of(mended), inferred=infer(mended)), outcomes


def _left(document: Document, mended: Document) -> tuple[Problem, ...]:
    """Without the doubts that were of what was mended; what is doubtful in their place stands instead."""
    before, now = doubts(document), doubts(mended)
    left = [problem for problem in document.problems if problem not in before or problem in now]
    if len(left) < len(document.problems):
        left += [doubt for doubt in now if doubt not in before]
    return tuple(left)


def check(mending: Mending) -> None:
    """Raises ``Unfit`` where what it makes is no text."""
    for block in _made(mending, [_block(mending.part, one) for one in mending.before]):
        if isinstance(block, Footnote):
            if not (block.mark and block.text):
                raise Unfit("a footnote needs a mark and words")
            continue
        if not block.text:
            raise Unfit("a paragraph needs words; to take it out, say that it is no text")
        if block.kind not in (*ParagraphKind, *AWAY):
            raise Unfit(f"there is no such kind of paragraph: {block.kind}")
        if not block.text.startswith(block.opening):
            raise Unfit(f"the paragraph does not begin with “{block.opening}”")
        if block.kind == "footnote" and not block.number:
            raise Unfit("a footnote needs its mark: write it where the number stands")


def _put(document: Document, mending: Mending) -> tuple[Document, MendingOutcome]:
    blocks: tuple[Block, ...] = getattr(document, mending.part)
    changed = [set(after) for after in mending.after]
    start = _find(blocks, mending.before, changed)
    if start is None:
        wanted = _made(mending, [_block(mending.part, one) for one in mending.before])
        is_so = _find(blocks, [said(block) for block in wanted], changed) is not None
        return document, MendingOutcome.NEEDLESS if is_so else MendingOutcome.CONFLICT
    end = start + len(mending.before)
    made = _made(mending, blocks[start:end])
    if mending.part == "footnotes":
        notes = [note for note in made if isinstance(note, Footnote)]
        footnotes = (*document.footnotes[:start], *notes, *document.footnotes[end:])
        return replace(document, footnotes=footnotes), MendingOutcome.APPLIED
    paragraphs = [one for one in made if isinstance(one, Paragraph)]
    return _replaced(document, start, end, paragraphs), MendingOutcome.APPLIED


def _find(blocks: Sequence[Block], run: Sequence[Said], changed: Sequence[set[str]]) -> int | None:
    """Where the run stands now; of several places alike the one with its id. None where none is sure."""
    fields = changed if len(changed) == len(run) else [{"words"}] * len(run)
    ends = range(len(run), len(blocks) + 1) if run else ()
    places = [end - len(run) for end in ends if all(map(_stands, blocks[end - len(run) : end], run, fields))]
    if len(places) > 1:
        places = [place for place in places if _id(blocks[place], place) == run[0].get("id")]
    return places[0] if len(places) == 1 else None


def _stands(block: Block, one: Said, fields: set[str]) -> bool:
    """The same words, and the same in ``fields``."""
    now = said(block)
    if isinstance(block, Footnote):
        return (now["mark"], now["words"]) == (one["mark"], one["words"])
    return block.text == without_marks(one["words"])[0] and all(now[field] == one[field] for field in fields)


def _id(block: Block, place: int) -> str:
    return block.id if isinstance(block, Paragraph) else f"note-{place + 1}"


def _made(mending: Mending, blocks: Sequence[Block]) -> list[Block]:
    """The blocks after it. Each comes from the block before at its place, or from the last of them."""
    if len(mending.before) != len(mending.after):
        lines = (blocks[0].lines[0], max(block.lines[1] for block in blocks))
        blocks = [replace(block, lines=lines) for block in blocks]
    return [_with(blocks[min(place, len(blocks) - 1)], after) for place, after in enumerate(mending.after)]


def _with(block: Block, after: Said) -> Block:
    if isinstance(block, Footnote):
        return replace(block, mark=after.get("mark", block.mark), text=after.get("words", block.text))
    text, notes = without_marks(after["words"]) if "words" in after else (block.text, block.notes)
    kind, depth = after.get("kind", block.kind), after.get("depth", block.depth)
    section = tuple(after.get("section", block.section))
    again = {"words", "kind", "depth"} & after.keys()
    opening = after.get("opening", _opening(text, kind, depth) if again else block.opening)
    return replace(
        block,
        text=text,
        notes=notes,
        kind=kind,
        depth=depth,
        number=after.get("number", block.number) or None,
        section=section,
        annex=bool(section and WORDS.annex.fullmatch(section[0])) if "section" in after else block.annex,
        opening=opening,
    )


def _opening(text: str, kind: ParagraphKind, depth: int) -> str:
    return opening_of(text, kind) if kind in WITH_OPENING and not depth else ""


def _block(part: str, one: Said) -> Block:
    """A block as it was said to be."""
    if part == "footnotes":
        return Footnote(one["mark"], one["words"])
    return _with(Paragraph(one["id"], one["kind"], ""), one)


def _replaced(document: Document, start: int, end: int, made: Sequence[Paragraph]) -> Document:
    """With paragraphs in the place of those from ``start`` to ``end``; what is none goes where it belongs."""
    former = document.paragraphs
    kept = [block for block in made if block.kind not in AWAY]
    paragraphs = assign_ids((*former[:start], *kept, *former[end:]))
    shift = len(paragraphs) - len(former)
    last = paragraphs[start + len(kept) - 1].id if start + len(kept) else None
    ids: dict[str | None, str | None] = {old.id: last for old in former[start:end]} | {None: None}
    ids |= {old.id: new.id for old, new in zip(former[:start], paragraphs, strict=False)}
    ids |= {old.id: paragraphs[place + shift].id for place, old in enumerate(former[end:], end)}
    notes = [Footnote(one.number or "", one.text, one.lines) for one in made if one.kind == "footnote"]
    pieces = [Piece(one.lines[0], "furniture:editor", one.text) for one in made if one.kind == "furniture"]
    return replace(
        document,
        paragraphs=paragraphs,
        tables=tuple(replace(table, after=ids[table.after]) for table in document.tables),
        footnotes=_with_notes(document.footnotes, notes),
        pieces=(*document.pieces, *pieces),
    )


def _with_notes(notes: tuple[Footnote, ...], found: Iterable[Footnote]) -> tuple[Footnote, ...]:
    """Each before the first note that stands below it in the file."""
    for note in found:
        place = next((i for i, other in enumerate(notes) if other.lines > note.lines), len(notes))
        notes = (*notes[:place], note, *notes[place:])
    return notes


def _citations(before: Document, after: Document) -> Iterable[Citation]:
    """Those of a text that is as it was stay as they were read; a mended one is searched anew."""
    places = dict(zip(_texts(before), _places(before), strict=True))
    same = {new: places[text] for text, new in zip(_texts(after), _places(after), strict=True) if text in places}
    former: dict[str, list[Citation]] = {}
    for citation in before.citations:
        former.setdefault(citation.where, []).append(citation)
    fresh: dict[str, list[Citation]] = {}
    for citation in cite(after):
        fresh.setdefault(citation.where, []).append(citation)
    for where in dict.fromkeys((*_places(after), "sponsor_note")):
        old = same.get(where, where if where == "sponsor_note" else None)
        found = fresh.get(where, []) if old is None else former.get(old, [])
        yield from (replace(citation, where=where) for citation in found)


def _places(document: Document) -> list[str]:
    return [one.id for one in document.paragraphs] + [f"fn{note.mark}" for note in document.footnotes]


def _texts(document: Document) -> list[tuple[str, int]]:
    """Each text with how often it came before."""
    seen: Counter[str] = Counter()
    texts = []
    for text in [one.text for one in document.paragraphs] + [note.text for note in document.footnotes]:
        texts.append((text, seen[text]))
        seen[text] += 1
    return texts
