"""The instructions of an amendment or a corrigendum: sentences that tell, lines that name, and the new paragraphs below
them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..document import Document, Instruction, Paragraph
from ..kinds import TELLING, Operation, ParagraphKind
from ..languages import ENGLISH
from .grammar import Told, at_end_of, names_only, read_correction, read_sentences, tells, with_text

_OPENS, _CLOSES = '“"«', '”"»'
_ADDED = re.compile(
    r"(?:(?:A )?[Nn]ew (?P<behind>[^“”:]{2,60}?)|(?P<before>[^“”:]{2,60}?):? \([Nn]ew\))\s?[:.–—-]?\s?(?P<words>“.*)?"
)
"""A paragraph that is put in, by its name alone: "New preambular paragraph 4 bis", "OP3 bis (new): “…”"."""


def instructions_of(document: Document) -> tuple[Instruction, ...]:
    """In their order; none of a document of another kind, or in another language than English. What is neither told nor
    the words of something told is an instruction that is not understood: nobody shall think that it was applied."""
    if document.kind not in TELLING or document.language != ENGLISH:
        return ()
    return tuple(_instructions(document.paragraphs))


def _instructions(paragraphs: Sequence[Paragraph]) -> Iterator[Instruction]:
    named: tuple[str, ...] = ()
    at = 0
    while at < len(paragraphs):
        here = paragraphs[at]
        at += 1
        text = _in_full(here)
        if only := names_only(text):
            named = tuple(only)
            continue
        correction = read_correction(text, named)
        found = [correction] if correction else read_sentences(text, named)
        if _introduces(here) and all(told.operation == Operation.OTHER for told in found):
            continue
        for told in found:
            if told.needs_text:
                end = _end_of_text(paragraphs, at)
                told = with_text(told, map(_printed, paragraphs[at:end]))
                at = end
            named = told.targets or named
            yield from _each(told, here.id)


def _in_full(paragraph: Paragraph) -> str:
    """Its words with the name that was read as its number ("OP3: delete …"); of a paragraph that is put in by its name
    alone, that it is inserted."""
    named = paragraph.number is not None and paragraph.number[:2].upper() in ("OP", "PP")
    text = f"{paragraph.number}: {paragraph.text}" if named else paragraph.text
    added = _ADDED.fullmatch(text)
    name = str(added["behind"] or added["before"]) if added else ""
    return f"Insert {name} reading: {added['words'] or ''}".strip() if added and names_only(name) else text


def _introduces(paragraph: Paragraph) -> bool:
    """A heading, or a line such as "The following is proposed:"."""
    return paragraph.kind == ParagraphKind.HEADING or paragraph.text.rstrip().endswith(":")


def _each(told: Told, where: str) -> Iterator[Instruction]:
    """One a paragraph named and a quotation deleted."""
    beside = at_end_of(told.beside) if told.operation == Operation.INSERT else told.beside
    words = told.words.split("\n") if told.operation == Operation.DELETE_WORDS else [told.words]
    for told_of_one in _of_each_target(told):
        for one in words:
            target, by = "".join(told_of_one.targets), _unquoted(told_of_one.by)
            yield Instruction(where, told_of_one.operation, target, one, by, told.place, beside)


def _of_each_target(told: Told) -> Iterator[Told]:
    """Several paragraphs are replaced each by its own, where there are as many; else all of them by what is new."""
    several = told.operation == Operation.REPLACE and len(told.targets) > 1
    each_its_own = several and len(told.targets) == len(told.by)
    for at, target in enumerate(told.targets or ("",)):
        if each_its_own:
            yield replace(told, targets=(target,), by=told.by[at : at + 1])
        elif several and at:
            yield replace(told, operation=Operation.DELETE, targets=(target,), by=())
        else:
            yield replace(told, targets=(target,))


def _end_of_text(paragraphs: Sequence[Paragraph], start: int) -> int:
    """Where the new paragraphs end that begin at ``start``: with the quotation mark that closes them, or where the next
    paragraph tells something."""
    if start < len(paragraphs) and paragraphs[start].text[:1] in tuple(_OPENS):
        for at in range(start, len(paragraphs)):
            if paragraphs[at].text.rstrip(" .;,")[-1:] in tuple(_CLOSES):
                return at + 1
    at = start
    while at < len(paragraphs) and not (at > start and _is_next(paragraphs[at].text)):
        at += 1
    return at


def _is_next(text: str) -> bool:
    return tells(text) or bool(names_only(text))


def _printed(paragraph: Paragraph) -> str:
    return f"{paragraph.number} {paragraph.text}" if paragraph.number else paragraph.text


def _unquoted(texts: Sequence[str]) -> tuple[str, ...]:
    """Without the quotation marks around them all, and around each."""
    return tuple(text.strip().strip(_OPENS + _CLOSES).strip() for text in texts)
