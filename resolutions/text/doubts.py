"""What in a reading may be wrong, told from the reading itself: each doubt names what it may cost a reader.

A text has a grammar: preambular paragraphs open with a participle and end with a comma, operative ones are counted and
end with a semicolon, a mark has its note. What breaks it is reported, whoever broke it. The rules fire on few of the
Secretariat's own texts (``make fidelity`` counts them), so that a problem is worth a look. Doubts that other texts of
the archive raise are found when a text is stored.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from .body import AMENDED
from .broken_words import misread
from .document import Document, Paragraph, Problem, Table
from .enumerators import BULLETS
from .joining import bare_end, finished
from .kinds import ABOUT_ANOTHER, BETWEEN_PARAGRAPHS, HEADING, OPERATIVE, PREAMBULAR, TEXT, DocumentKind, SymbolFrom
from .languages.vocabularies import words_of
from .levels import Reading, readings_of
from .numbering import canonical_number
from .openings import counted_opening, opens_operative, opens_preamble
from .ordinals import MONTHS
from .problems import ProblemCode
from .wholeness import doubts_of_the_whole

_LONGEST_TITLE = 300
_DRAFTS = (DocumentKind.DRAFT_RESOLUTION, DocumentKind.DRAFT_DECISION)
_WITHOUT_GRAMMAR = ABOUT_ANOTHER | {DocumentKind.OTHER}
"""Kinds whose paragraphs are sentences as in any other document."""
_IN_THE_TEXT = (SymbolFrom.TEXT, SymbolFrom.NUMBER)
_WITHOUT_NAMES = re.compile(
    r"\[?(?:revised )?draft (?:resolution|decision)s?(?: [IVX]{1,5})?[*.:\]]{0,4}", re.IGNORECASE
)
"""How a draft without sponsors says so: those words alone (Sixth Committee)."""
_YEAR = re.compile(r"(?:(?<![\d/-])|(?<=\d{4}-))(?:1[89]|20)\d\d$")
_NAMED = re.compile(r"(?:COVID-19|Agenda 21|[A-Z]\.\d{1,3})$")
_CITED = re.compile(r"[A-Z\d]/(\d{1,3})$")
_ASSEMBLY_CITED = re.compile(r"\b(?:resolution|decision)s? [3-9]\d/\d{3}$")
_ELEMENT_LEFT = re.compile(
    r"(?:LIMITED|GENERAL|RESTRICTED)\b|\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|Session \d{1,3}\b|(?:[\w-]+ ){1,3}session\b"
    r"|\d{1,2}(?:st|nd|rd|th) (?:Committee|session)|\d{1,2}\.? [A-Z][a-z]{2,8}\.? \d{4}\b"
    r"|\(?(?:[A-Z][\w-]*,? (?:and )?){0,6}\(?(?:First|Second|Third|Fourth|Fifth|Sixth|Decolonization) Committee\b"
    r"|Committee: |\([A-Z][^()]{2,60}\) |(?:Resolution|Decision) [Aa]dopted\b|[–—:;,-] |of the agenda\b"
)
"""What a cover says above or below the title of an agenda item, and is none of it."""
_ITEM_LEFT = re.compile(r"(?:Agenda )?items? [^\d]{0,6}\d{1,3}", re.IGNORECASE)
_GROUPS_OF_A_COVER = frozenset({"cover:agenda-title", "cover:title", "cover:proposal", "furniture:lead"})
_OWN_SYMBOL = re.compile(r"(?<!\w)A/(?:[\w.-]{1,12}/){0,6}(?:L\.\s?\d+|RES/)[^\s,;]{0,60}", re.IGNORECASE)
"""Of a draft or a resolution."""
_MOST_HEADINGS = 6
"""In a row above what they head."""
_MOST_FIGURES = 3
"""In the number of a resolution or decision within its session."""


class _Rare(NamedTuple):
    """A pattern that tries many places in vain, and a quick one that finds something wherever that one does."""

    sign: re.Pattern[str]
    pattern: re.Pattern[str]

    def search(self, text: str) -> re.Match[str] | None:
        return self.pattern.search(text) if self.sign.search(text) else None


_GLUED_DIGIT = _Rare(
    re.compile(r"\d(?:(?<=[a-z,;]\d)|\d{4})"),
    re.compile(
        r"(?<![A-Za-z])[a-z]{4,}\d{1,3}(?![\w-])"
        rf"|(?:{'|'.join(MONTHS)}) (?:19|20)\d{{3,5}}(?!\d)"
        r"|(?:[a-z]{3}|(?<!\d)(?:1[89]|20)\d\d|[)”])[,;]\d{1,3}(?=\s|$)"
    ),
)
"""Where a mark may have been left in the text: digits glued to a word, to a year, to a comma."""
_FURNITURE = _Rare(
    re.compile(r"-\d{5}|\*\d|Page \d"),
    re.compile(r"(?<![\w/-])\d{2}-\d{5}(?![\d-])|\*\d{7}\*|(?:^|[.;,] )Page \d{1,3}(?: of \d{1,3})?(?=$| )"),
)
_STRAY = _Rare(
    re.compile(r"[_*\ufffd&<?\]\u00c2\u00c3\u00e2¬]"),
    re.compile(
        r"(?<!\S)[_*]{1,3}(?=[A-Za-z])|(?<=[A-Za-z\d,;)”])[_*]{1,3}(?=\s|$)|\ufffd|&(?:nbsp|amp|lt|gt);|</?[a-z]{1,6}>"
        r"|[\u00c2\u00c3][\u0080-\u00bf]|\u00e2\u20ac|\[(?!G77|EU2\d)[A-Z]{1,4}\d{1,3}\]"
        r"|(?<=[a-z])\?(?=[a-z])|(?<!\S)\?(?=\w)|¬"
    ),
)
"""Signs of Markdown and HTML, letters decoded as those of another encoding ("â€"), initials and number of a comment
made in Word ("[JD1]"), and question marks where a quotation mark or an apostrophe was."""
_SPACED_OUT = re.compile(r"(?<!\S)(?:[^\W\d_] ){6,}")
"""Letters set apart, of which words cannot be told."""
_DIGIT_IN_WORD = re.compile(r"(?<![A-Za-z\d./-])(?:[a-z]{2,}[01][a-z]+|[lO]\d{1,4}|\d+[lO]\d*)(?![\w/])")
"""What a program took for a letter, or for a digit: "deve1opment", "2O35", "l5 November"."""
_NOTE_IN_TITLE = re.compile(r"\*")
"""The star of a note that stands above the title."""
_NEW_PREAMBULAR = re.compile(r", (?=[A-Z])")
_NEW_OPERATIVE = re.compile(r"; (?=(?:\d{1,3}\. )?[A-Z])")
_LETTER_WITHIN, _FIRST_LETTER = re.compile(r"; \([a-z]{1,4}\) (?=[A-Z])"), re.compile(r"\([ai]\) ")
"""The letter of an item within another one. A list that runs within a sentence begins there."""
_RUNS_ON = re.compile(r"[a-z)”] ")
_NUMBER_WITHIN = re.compile(r"\d{1,3}\. (?=[A-Z])")
_ATTRIBUTED_BEHIND = re.compile(r"(?<=[,;.:])(?:\s?\[[^\[\]]{1,80}\])+$")
"""Who wants the words, or what was agreed on them, behind the stop: "…; [EU, Norway]"."""
_NUMBER_BEFORE = re.compile(r"\d{1,3}\. ")
_BEGINS_WELL = re.compile(r"[A-Z“\"‘'(\[•●▪–—…]|[^\W\d_a-z]")
_COUNTED = re.compile(r"\D{0,3}(?:\d{1,3}\.)*(\d{1,3})")
_NUMBER_IN_TEXT = re.compile(
    r"\[?(?:\d{1,3}[.)]|\([a-zа-я]{1,4}\)|[a-z]{1,4}\)|[а-я]\)|\d{1,3} ?[-–](?= [\u0621-\u064a])|\([\u0621-\u064a]ـ?\)"
    r"|\d{1,3}\s?\.?\s?\(?(?:bis|ter|quater|alt|new)\b\)?\.?"
    r"|(?:(?:[Nn]ew|NEW|[Aa]lt\.?)\s(?:[OP][Pp]\.?\s?)?|[OP][Pp]\.?\s?)\d{1,3}[.:]?)(?=\s)"
    r"|[\u3220-\u3229]{1,2}|[(（][一二三四五六七八九十甲乙丙丁a-z]{1,3}[)）]|(?:\d{1,3}|[一二三四五六七八九十]{1,3})[.．、](?=[\u3400-\u9fff])"
)
"""The number of a paragraph, or of one that is put in while a text is negotiated, at the head of a block."""
_NUMBER_IN_CELL = re.compile(r"(?:(?:[OP]P ?)?\d{1,3}(?: ?bis)?[.)]?|\([a-z]{1,3}\)) ")
_LABEL = re.compile(r"^[OP][Pp]\.?\s?(?=\d)")
_JOINTS = re.compile(r"[^\w.]+")
_FIRST = frozenset({"1", "a", "i"})
_ITEM = re.compile(r"\d{1,3}(?:\.\d{1,3})*")

Doubt = tuple[ProblemCode, str]


def doubts(document: Document) -> tuple[Problem, ...]:
    """The problems of a reading, in the order of its lines."""
    found = [
        *_of_the_marks(document),
        *_of_symbols_in_titles(document),
        *_of_what_is_tabled(document),
        *(_of_the_cover(document) if document.language == "en" else ()),
    ]
    is_fragment = any(problem.code == ProblemCode.FRAGMENT for problem in document.problems)
    if not is_fragment:
        found += doubts_of_the_whole(document)
    if document.kind not in _WITHOUT_GRAMMAR and not is_fragment:
        found += _of_the_numbers(document.paragraphs)
    if document.language == "en" and document.kind not in _WITHOUT_GRAMMAR and not is_fragment:
        found += [*_of_the_ends(document.paragraphs), *_of_the_heads(document)]
        found += [*_of_the_headings(document.paragraphs), *_of_the_last(document)]
    for paragraph in document.paragraphs:
        if paragraph.kind != HEADING:
            found += [Problem(paragraph.lines[0], *doubt) for check in _CHECKS for doubt in check(paragraph, document)]
    for table in document.tables:
        if table.rows and all(len(row) == 1 for row in table.rows):
            message = "the file keeps no columns of this table: its cells stand one below the other"
            found.append(Problem(table.lines[0], ProblemCode.TABLE_GUESSED, message))
        elif document.language == "en" and _holds_paragraphs(table):
            message = "paragraphs of a text stand in this table: they are read as its cells"
            found.append(Problem(table.lines[0], ProblemCode.TABLE_GUESSED, message))
    return tuple(sorted(found, key=lambda problem: problem.line))


def _holds_paragraphs(table: Table) -> bool:
    """Do cells of several rows open and end as paragraphs do?"""
    prose = [
        row
        for row in table.rows
        if any(finished(cell) and counted_opening(_bare(cell)) for cell in row if len(cell) > 40)
    ]
    return len(prose) > 1


def _bare(cell: str) -> str:
    """The words of a paragraph behind its number."""
    return _NUMBER_IN_CELL.sub("", cell, count=1)


def _of_the_cover(document: Document) -> Iterator[Problem]:
    line = next((piece.line for piece in document.pieces if piece.role == "cover:title"), 1)
    if found := _STRAY.search(document.title or "") or _NOTE_IN_TITLE.match(document.title or ""):
        yield Problem(line, ProblemCode.STRAY_SIGN, f"“{found[0]}” in the title “{(document.title or '')[:60]}”")
    items = [item.title for item in document.agenda_items]
    for said in (document.title, *items):
        if found := _FURNITURE.search(said or ""):
            yield Problem(line, ProblemCode.FURNITURE_IN_TEXT, f"“{found[0]}” in the title “{(said or '')[:60]}”")
    for said in dict.fromkeys(filter(None, items)):
        if found := _ELEMENT_LEFT.match(said):
            yield Problem(line, ProblemCode.FURNITURE_IN_TEXT, f"“{found[0]}” in the title “{said[:60]}”")
    for piece in document.pieces:
        if not items and piece.role in _GROUPS_OF_A_COVER and (found := _ITEM_LEFT.match(piece.text)):
            yield Problem(line, ProblemCode.FURNITURE_IN_TEXT, f"“{found[0]}” in the title “{piece.text[:60]}”")
    if (own := _number_of(document)) and f"{own}. " in (document.title or ""):
        message = f"number {own} in the title “{(document.title or '')[:60]}”: words above it may be none of it"
        yield Problem(line, ProblemCode.FURNITURE_IN_TEXT, message)
    if len(document.title or "") > _LONGEST_TITLE:
        yield Problem(line, ProblemCode.LONG_TITLE, f"a title of {len(document.title or '')} characters")


def _of_what_is_tabled(document: Document) -> Iterator[Problem]:
    """In any language: a draft of whose sponsors nothing is read, and a symbol with nothing that says what it is."""
    line = next((piece.line for piece in document.pieces if piece.role == "cover:title"), 1)
    if document.kind in _DRAFTS and not document.sponsors and not _names_nobody(document):
        yield Problem(line, ProblemCode.WITHOUT_SPONSORS, "nothing is read of who tabled this draft")
    if document.kind is None and document.symbol_from in _IN_THE_TEXT:
        yield Problem(line, ProblemCode.WITHOUT_KIND, f"nothing says whether {document.symbol} is a draft or what else")


def _names_nobody(document: Document) -> bool:
    """Does the cover say what is tabled, and nothing of who tables it?"""
    said = " ".join(piece.text for piece in document.pieces if piece.role == "cover:proposal").strip()
    words = words_of(document.language)
    return bool(_WITHOUT_NAMES.fullmatch(said) or words.tabled.match(said) and words.proposal.fullmatch(said))


def _of_symbols_in_titles(document: Document) -> Iterator[Problem]:
    """Of a cover on which no symbol is read, in any language: one that stands in a title may be its own."""
    if document.symbol_from in _IN_THE_TEXT or document.kind in ABOUT_ANOTHER:
        return
    for said in dict.fromkeys((document.title, *(item.title for item in document.agenda_items))):
        if found := _OWN_SYMBOL.search(said or ""):
            line = next((piece.line for piece in document.pieces if piece.role.startswith("cover:")), 1)
            message = f"“{found[0]}” in the title “{(said or '')[:60]}”"
            yield Problem(line, ProblemCode.FURNITURE_IN_TEXT, message)


def _number_of(document: Document) -> str:
    """The number of a resolution as it stands above its title: ``90/7``."""
    return (document.symbol or "").removeprefix("A/RES/") if document.kind == DocumentKind.RESOLUTION else ""


def _of_the_marks(document: Document) -> Iterator[Problem]:
    known = {note.mark for note in document.footnotes}
    seen: set[str] = set()
    for paragraph in document.paragraphs:
        for mark in sorted(paragraph.notes, key=lambda mark: mark.offset):
            before = paragraph.text[: mark.offset]
            if mark.mark in seen and mark.mark.isdecimal():
                message = f"mark {mark.mark} after “…{before[-30:]}” stands above already: its number may be another"
                yield Problem(paragraph.lines[0], ProblemCode.DIGIT_AS_MARK, message)
            seen.add(mark.mark)
            if mark.mark not in known:
                message = f"mark {mark.mark} after “…{before[-30:]}” has no note"
                yield Problem(paragraph.lines[0], ProblemCode.MARK_WITHOUT_NOTE, message)
            if document.format == "text" and _may_be_cut(before, mark.mark):
                message = f"“…{before[-20:]}{mark.mark}”: its end was taken for the mark of note {mark.mark}"
                yield Problem(paragraph.lines[0], ProblemCode.DIGIT_AS_MARK, message)


def _may_be_cut(before: str, mark: str) -> bool:
    """Is the mark glued to a number that could go on with its digits? Not to a year, nor behind three figures of a
    resolution's number, which has no more."""
    if not (mark.isdigit() and before[-1:].isdigit()):
        return False
    cited = _CITED.search(before)
    whole = cited[1] + mark if cited else ""
    too_long = len(whole) > _MOST_FIGURES and (_ASSEMBLY_CITED.search(before) or not _YEAR.fullmatch(whole))
    return not (_YEAR.search(before) or _NAMED.search(before) or too_long)


def _of_the_numbers(paragraphs: Sequence[Paragraph]) -> Iterator[Problem]:
    """Gaps and jumps, in the numbers of paragraphs and the letters below each. An annex that amends another text
    ("Amend paragraph 8 to read:") begins with the number it names."""
    last: dict[tuple[int, int], str] = {}
    """By depth and points: "20" goes on after the "4.10" of another list."""
    place: tuple[object, ...] = ()
    amended: set[str] = set()
    headed = True
    """A heading or a formula stands above: numbers may begin again."""
    seen: dict[tuple[str, int], set[str]] = {}
    """The numbers of each list, by its kind and depth."""
    for paragraph in paragraphs:
        if (paragraph.section, paragraph.annex) != place:
            last, seen, place = {}, {}, (paragraph.section, paragraph.annex)
        if paragraph.kind in BETWEEN_PARAGRAPHS:
            headed, seen = True, {}
        if not paragraph.number or paragraph.number in BULLETS:
            if paragraph.annex and paragraph.text.endswith(":"):
                amended.update(AMENDED.findall(paragraph.text))
            printed = _NUMBER_IN_TEXT.match(paragraph.text)
            if paragraph.kind == TEXT and printed:
                message = f"number {printed[0]} continues no list: it was left in the text"
                yield Problem(paragraph.lines[0], ProblemCode.NUMBERS_JUMP, message)
            continue
        level = (paragraph.depth, paragraph.number.count("."))
        before = last.get(level)
        restarts = before is not None and paragraph.number == "1" and not (headed or paragraph.annex)
        if paragraph.number not in amended and (restarts or not _may_follow(before, paragraph.number)):
            message = f"number {paragraph.number} after {before or 'nothing'}"
            yield Problem(paragraph.lines[0], ProblemCode.NUMBERS_JUMP, message)
        elif paragraph.kind not in BETWEEN_PARAGRAPHS and _stands_twice(paragraph, seen):
            yield Problem(paragraph.lines[0], ProblemCode.NUMBERS_JUMP, f"number {paragraph.number} stands twice")
        last = {other: number for other, number in last.items() if other < level}
        last[level] = paragraph.number
        headed = paragraph.kind in BETWEEN_PARAGRAPHS or headed and paragraph.depth > 0


def _stands_twice(paragraph: Paragraph, seen: dict[tuple[str, int], set[str]]) -> bool:
    """Did the number stand in its list already, in the same joints or others: "1 bis", "1 (bis)", "OP1bis"? What is in
    the lists ``seen`` is kept up to date. Where numbers may begin again a first one begins a list."""
    printed = paragraph.number or ""
    number = _LABEL.sub("", canonical_number(printed) if printed.isascii() else printed)
    number = _JOINTS.sub("", number).casefold()
    for deeper in [each for each in seen if each[1] > paragraph.depth]:
        del seen[deeper]
    own = seen.setdefault((paragraph.kind, paragraph.depth), set())
    if number in _FIRST and own != {number}:
        own.clear()
    known = number in own
    own.add(number)
    return known


def _may_follow(before: str | None, number: str) -> bool:
    if _ITEM.fullmatch(number):
        value = int(number.rpartition(".")[2])
        counted = _COUNTED.match(before or "")
        if counted is None:
            return before is not None or value == 1
        return value == 1 or number != before and value - int(counted[1]) in (0, 1)
    readings = readings_of(number)
    if not readings or any(value == 1 for _, value in readings):
        return True
    earlier = readings_of(before)
    return bool(earlier) and any(_goes_on(one, other) for one in earlier for other in readings)


def _goes_on(one: Reading, other: Reading) -> bool:
    """Doubled letters are put in anywhere while a text is negotiated."""
    return one[0] == other[0] and other[1] - one[1] in (0, 1) or other[1] > 26 or one[1] > 26


def _openings(paragraph: Paragraph) -> Iterator[Doubt]:
    """A paragraph that has swallowed the next one, or the head of which was cut off."""
    text = paragraph.text
    if paragraph.kind == PREAMBULAR:
        starts = [found.end() for found in _NEW_PREAMBULAR.finditer(text)]
        opens: Callable[[str], bool] = opens_preamble
    else:
        starts = [found.end() for found in _NEW_OPERATIVE.finditer(text)]
        starts += [at for found in _NUMBER_WITHIN.finditer(text) if _RUNS_ON.match(text, (at := found.start()) - 2)]
        opens = opens_operative
    if "; (" in text and (found := _LETTER_WITHIN.search(text)) and not _FIRST_LETTER.search(text, 0, found.start()):
        yield ProblemCode.TWO_OPENINGS, f"two items in one? “…{text[max(found.start() - 30, 0) : found.end() + 30]}…”"
    for start in starts:
        rest = _NUMBER_BEFORE.sub("", text[start : start + 160], count=1)
        if not _is_quoted(text, start) and counted_opening(rest) and opens(rest):
            yield ProblemCode.TWO_OPENINGS, f"two paragraphs in one? “…{text[max(start - 30, 0) : start + 30]}…”"


def _is_quoted(text: str, at: int) -> bool:
    return text.count("“", 0, at) > text.count("”", 0, at)


def _of_the_heads(document: Document) -> Iterator[Problem]:
    above: Paragraph | None = None
    for paragraph in document.paragraphs:
        if paragraph.kind != HEADING:
            doubted = [*_openings(paragraph), *_beginning(paragraph, above)]
            yield from (Problem(paragraph.lines[0], *doubt) for doubt in doubted)
        above = paragraph


def _beginning(paragraph: Paragraph, above: Paragraph | None) -> Iterator[Doubt]:
    """Below the items of a list the sentence around it goes on: "and calls upon …"."""
    text = paragraph.text
    below_items = above is not None and above.depth > 0 and text[:1].islower()
    if paragraph.annex or paragraph.number and paragraph.depth or below_items:
        return
    bare = paragraph.kind == TEXT and not paragraph.number and not paragraph.section
    lost = paragraph.kind == PREAMBULAR and not paragraph.opening and not paragraph.depth and not text.startswith("[")
    if lost or (bare or paragraph.kind == OPERATIVE) and not _BEGINS_WELL.match(text):
        yield ProblemCode.NO_OPENING, f"“{text[:60]}” is no beginning of a paragraph"


def _of_the_ends(paragraphs: Sequence[Paragraph]) -> Iterator[Problem]:
    """Paragraphs that end in mid-sentence. Some texts end every operative paragraph with a comma."""
    ends = [one for one in paragraphs if one.kind in (PREAMBULAR, OPERATIVE) and not one.annex]
    operative = [one for one in ends if one.kind == OPERATIVE and not one.depth]
    commas = {one.id for one in operative if bare_end(one.text).endswith(",")}
    expected = len(commas) * 2 > len(operative)
    for paragraph in ends:
        text = _ATTRIBUTED_BEHIND.sub("", paragraph.text).rstrip("]*")
        if not finished(text) or paragraph.id in commas and not expected:
            message = f"“…{text[-60:]}” is no end of a paragraph"
            yield Problem(paragraph.lines[1], ProblemCode.UNFINISHED, message)


def _of_the_headings(paragraphs: Sequence[Paragraph]) -> Iterator[Problem]:
    """Headings in a row that head nothing: items of a list may have been taken for them."""
    run: list[Paragraph] = []
    for paragraph in paragraphs:
        if paragraph.kind == HEADING and not paragraph.number:
            run.append(paragraph)
            if len(run) == _MOST_HEADINGS:
                message = f"“{run[1].text[:60]}”: lines without a stop in a row, headings or items of a list"
                yield Problem(run[0].lines[0], ProblemCode.UNFINISHED, message)
        else:
            run = []


def _of_the_last(document: Document) -> Iterator[Problem]:
    """A heading that nothing stands below: who sent a text, or words of a site."""
    last = document.paragraphs[-1:]
    for paragraph in last:
        if (
            paragraph.kind == HEADING
            and not paragraph.annex
            and all(table.after != paragraph.id for table in document.tables)
        ):
            message = f"“{paragraph.text[:60]}” stands last, and heads nothing"
            yield Problem(paragraph.lines[0], ProblemCode.UNFINISHED, message)


def _furniture(paragraph: Paragraph, document: Document) -> Iterator[Doubt]:
    own = document.symbol if document.symbol and len(document.symbol) > 6 else None
    found = _FURNITURE.search(paragraph.text)
    at = found.start() if found else paragraph.text.find(f"{own} ") if own else -1
    if at >= 0:
        around = paragraph.text[max(at - 30, 0) : at + 30]
        yield ProblemCode.FURNITURE_IN_TEXT, f"head or foot of a page within the text? “…{around}…”"


def _signs(paragraph: Paragraph, document: Document) -> Iterator[Doubt]:
    if found := _STRAY.search(paragraph.text):
        around = paragraph.text[max(found.start() - 20, 0) : found.end() + 20]
        yield ProblemCode.STRAY_SIGN, f"“{found[0]}” in “…{around}…”"
    if found := _SPACED_OUT.search(paragraph.text):
        yield ProblemCode.STRAY_SIGN, f"“{found[0].strip()}”: letters set apart, as no word is"
    if found := _DIGIT_IN_WORD.search(paragraph.text):
        yield ProblemCode.STRAY_SIGN, f"“{found[0]}”: a letter taken for a digit, or a digit for a letter?"
    if document.language == "en" and (words := misread(paragraph.text)):
        yield ProblemCode.STRAY_SIGN, f"“{words[0]}”: was “{words[1]}” printed?"
    if found := _GLUED_DIGIT.search(paragraph.text):
        yield ProblemCode.DIGIT_AS_MARK, f"“{found[0]}”: the mark of a note left in the text?"


_CHECKS = (_furniture, _signs)
