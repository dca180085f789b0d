"""The instructions of an amendment or a corrigendum: sentences that tell, lines that name, and the new paragraphs below
them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..document import Document, Instruction, Paragraph
from ..kinds import TELLING, Operation, ParagraphKind
from ..languages import ENGLISH
from .grammar import Told, at_end_of, names_only, read_correction, read_sentences, tells, with_text

_OPENS, _CLOSES = '“"«', '”"»'


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
        if only := names_only(here.text):
            named = tuple(only)
            continue
        correction = read_correction(here.text, named)
        found = [correction] if correction else read_sentences(here.text, named)
        if _introduces(here) and all(told.operation == Operation.OTHER for told in found):
            continue
        for told in found:
            if told.needs_text:
                end = _end_of_text(paragraphs, at)
                told = with_text(told, map(_printed, paragraphs[at:end]))
                at = end
            named = told.targets or named
            yield from _each(told, here.id)


def _introduces(paragraph: Paragraph) -> bool:
    """A heading, or a line such as "The following is proposed:"."""
    return paragraph.kind == ParagraphKind.HEADING or paragraph.text.rstrip().endswith(":")


def _each(told: Told, where: str) -> Iterator[Instruction]:
    """One a paragraph named and a quotation deleted."""
    beside = at_end_of(told.beside) if told.operation == Operation.INSERT else told.beside
    words = told.words.split("\n") if told.operation == Operation.DELETE_WORDS else [told.words]
    for target in told.targets or ("",):
        for one in words:
            yield Instruction(where, told.operation, target, one, _unquoted(told.by), told.place, beside)


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
