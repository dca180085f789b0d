"""One sentence of an amendment as instructions: "In operative paragraph 3, replace “may” by “shall”".

What is quoted and what is named stand as signs while a sentence is read, words that say nothing of what is done are
left away, and the passive is turned: few forms are left then (``forms``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ..kinds import Operation, Where
from .forms import (
    AT_LINE,
    CLAUSE,
    CORRECTED,
    EVERYWHERE,
    HAS_VERB,
    IN_PLACE,
    IS_TOLD,
    LEAD,
    MODAL,
    NOISE,
    OF_ONE_NAMED_BEFORE,
    OF_PARAGRAPHS,
    OF_WORDS,
    ONLY_NAMED,
    PASSIVE,
    QUOTED,
    SENTENCE,
    SIDES,
    SIGN,
    VERB_OF,
)
from .targets import LAST, OPERATIVE_PART, PREAMBLE, TEXT, WHOLE, find_targets


@dataclass(frozen=True, slots=True)
class Told:
    """An instruction without the place where it is told. ``needs_text``: its new paragraphs stand below it."""

    operation: Operation
    targets: tuple[str, ...] = ()
    words: str = ""
    by: tuple[str, ...] = ()
    place: Where | None = None
    beside: str = ""
    needs_text: bool = False


@dataclass(frozen=True, slots=True)
class _Signs:
    """A text with signs for what it quotes and names."""

    text: str
    quoted: list[str]
    named: list[list[str]]

    def words(self, sign: str | None) -> list[str]:
        return [self.quoted[int(number)] for number in SIGN.findall(sign or "")]

    def ids(self, sign: str | None) -> list[str]:
        return [name for number in SIGN.findall(sign or "") for name in self.named[int(number)]]


def tells(text: str) -> bool:
    """Does the text begin as an instruction does?"""
    return IS_TOLD.match(_signs(text).text) is not None


def names_only(text: str) -> list[str]:
    """The ids of a line that only names what the lines below it change: "Operative paragraph 5"."""
    signs = _signs(text)
    bare = ONLY_NAMED.fullmatch(signs.text)
    return signs.ids(bare["target"]) if bare else []


def read_sentences(text: str, before: Iterable[str]) -> list[Told]:
    """What a text tells, in its order. ``before`` is what was named above it. What is not understood is ``OTHER`` with
    its words."""
    signs = _signs(text)
    named = tuple(before)
    found: list[Told] = []
    for sentence in SENTENCE.split(signs.text):
        for told in _read(_plain(sentence), signs, named, _printed(sentence, text, signs)):
            named = told.targets or named
            found.append(told)
    return found


def _signs(text: str) -> _Signs:
    quoted: list[str] = []
    named: list[list[str]] = []

    def quote(found: re.Match[str]) -> str:
        quoted.append(found[0][1:-1].strip())
        return f"\ue000{len(quoted) - 1}\ue001"

    skeleton = QUOTED.sub(quote, text)
    parts, end = [], 0
    for start, stop, ids in find_targets(skeleton):
        parts += [skeleton[end:start], f"\ue002{len(named)}\ue003"]
        named.append(ids)
        end = stop
    return _Signs("".join([*parts, skeleton[end:]]), quoted, named)


def _printed(sentence: str, text: str, signs: _Signs) -> str:
    """A sentence with its quotations, as it may be shown where it is not understood; the whole text if it is all."""
    return text if sentence == signs.text else " ".join(sentence.split())


def _plain(sentence: str) -> str:
    """In small letters, active, without the words that say nothing of what is done."""
    text = WHOLE.sub("throughout", sentence.strip()).lower()
    text = NOISE.sub("", MODAL.sub("", text))
    text = re.sub(r"^\s*(?:\(?[a-z0-9]{1,3}[.)]\s+)?", "", " ".join(text.split()))
    if passive := PASSIVE.fullmatch(text):
        text = f"{VERB_OF[passive['done']]} {passive['what'].strip()}{passive['rest']}"
    return text.strip(" .;:,")


def _read(text: str, signs: _Signs, before: tuple[str, ...], printed: str) -> Iterator[Told]:
    if not text:
        return
    told = _whole(text, signs, before)
    if told:
        yield told
        return
    named = before
    if lead := LEAD.match(text):
        named, text = tuple(_in_full(signs.ids(lead["target"]), before)), text[lead.end() :]
    clauses = _clauses(text)
    if len(clauses) == 1:
        told = _whole(clauses[0].strip(" .;:,"), signs, named) if lead else None
        yield told or Told(Operation.OTHER, named, words=printed)
        return
    for clause in clauses:
        one = _whole(clause.strip(" .;:,"), signs, named) or Told(Operation.OTHER, words=printed)
        named = one.targets or named
        yield one


def _clauses(text: str) -> list[str]:
    """Each with its verb: a place that stands before one, parted by a comma, belongs to it."""
    clauses: list[str] = []
    for clause in filter(str.strip, CLAUSE.split(text)):
        if clauses and HAS_VERB.search(clauses[-1]) is None:
            clauses[-1] += f", {clause}"
        else:
            clauses.append(clause)
    return clauses


def _whole(text: str, signs: _Signs, before: tuple[str, ...]) -> Told | None:
    for operation, form in OF_PARAGRAPHS:
        if found := form.fullmatch(text):
            return _of_paragraphs(operation, found, signs, before)
    return _words(text, signs, before) or _of_one_before(text, signs, before)


def _of_paragraphs(operation: Operation, found: re.Match[str], signs: _Signs, before: tuple[str, ...]) -> Told | None:
    """None for several paragraphs that get several numbers, which is not understood."""
    groups = found.groupdict()
    side = SIDES.get(groups.get("side") or groups.get("ending") or "")
    targets = _in_full(signs.ids(groups.get("target")), before)
    beside = _in_full(signs.ids(groups.get("beside")), before)
    if operation == Operation.RENUMBER and max(len(targets), len(beside)) > 1:
        return None
    if operation == Operation.INSERT:
        targets = [_sibling(one, beside, before) for one in signs.ids(groups.get("as") or groups.get("as_"))]
    new = tuple(signs.words(groups.get("new")))
    words = new[0] if operation == Operation.DELETE and new else ""
    takes = operation in (Operation.REPLACE, Operation.INSERT)
    if operation == Operation.DELETE:
        takes = "read" in found[0] and not new
        new = ()
    return Told(operation, tuple(targets), words, new, side, next(iter(beside), ""), takes and not new)


def _of_one_before(text: str, signs: _Signs, before: tuple[str, ...]) -> Told | None:
    """An instruction that does not say itself what it changes: what was named above it."""
    bare = IN_PLACE.sub(" ", text).strip(" ,:—–-") if before == () else text
    named = before or tuple(_named(text, signs))
    for operation, form in OF_ONE_NAMED_BEFORE:
        if (found := form.fullmatch(bare)) and (named or operation == Operation.INSERT):
            new = tuple(signs.words(found.groupdict().get("new")))
            if operation == Operation.INSERT:
                return Told(operation, (), "", new, Where.AFTER if named else None, "".join(named[:1]), not new)
            return Told(operation, named, "", new, needs_text=operation == Operation.REPLACE and not new)
    return None


def _named(text: str, signs: _Signs) -> list[str]:
    return [name for found in IN_PLACE.finditer(text) for name in signs.ids(found["target"])]


def _words(text: str, signs: _Signs, before: tuple[str, ...]) -> Told | None:
    everywhere = EVERYWHERE.search(text)
    named = _in_full(_named(text, signs), before)
    bare = AT_LINE.sub("", IN_PLACE.sub(" ", EVERYWHERE.sub("", text)))
    bare = " ".join(bare.split()).strip(" ,:—–-.")
    bare = re.sub(r"\s,", ",", bare)
    for operation, form in OF_WORDS:
        if found := form.fullmatch(bare):
            groups = found.groupdict()
            old, new = (signs.words(groups.get(name)) for name in ("old", "new"))
            beside = signs.words(groups.get("beside"))
            side = SIDES.get(groups.get("side") or groups.get("ending") or "")
            place = Where.EVERYWHERE if everywhere and operation != Operation.INSERT_WORDS else side
            targets = tuple(named) or before or ((TEXT,) if everywhere else ())
            return Told(operation, targets, "\n".join(old), tuple(new), place, next(iter(beside), ""))
    return None


def _sibling(name: str, beside: Sequence[str], before: Sequence[str]) -> str:
    """A new subparagraph named alone stands in the paragraph of the one beside it, else in the one named before."""
    if not name.startswith("-"):
        return name
    return f"{beside[0].rpartition('-')[0] if beside else ''.join(before[:1])}{name}"


def _in_full(names: Iterable[str], before: Sequence[str]) -> list[str]:
    """A subparagraph named alone is one of the paragraph named before it: "Paragraph 2: in subparagraph (b)"."""
    found: list[str] = []
    for name in names:
        if not name.startswith("-"):
            found.append(name)
        elif found:
            found[-1] += name
        else:
            found.append(f"{before[0]}{name}" if before else name)
    return found


def read_correction(text: str, before: Iterable[str]) -> Told | None:
    """ "For rest read rest and leisure", as corrigenda have it."""
    found = CORRECTED.fullmatch(text.strip())
    if not found:
        return None
    old, new = (found[name].strip(' ,.“”"') for name in ("old", "new"))
    return Told(Operation.REPLACE_WORDS, tuple(before), old, (new,))


def at_end_of(part: str) -> str:
    """The last paragraph of the preamble or the operative part."""
    return f"{part}-{LAST}" if part in (PREAMBLE, OPERATIVE_PART) else part


def with_text(told: Told, paragraphs: Iterable[str]) -> Told:
    """With the new paragraphs that stand below an instruction; of a deletion, the words deleted."""
    texts = tuple(paragraphs)
    if told.operation == Operation.DELETE:
        return replace(told, words="\n".join(texts), needs_text=False)
    return replace(told, by=texts, needs_text=False)
