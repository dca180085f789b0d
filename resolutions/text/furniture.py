"""Page furniture: what a page carries besides the text. Running heads, page and job numbers, rules, bar codes."""

from __future__ import annotations

import re

from .enumerators import read_enumerators
from .joining import finished
from .lines import without_marks
from .problems import ProblemCode
from .sheet import Row, Sheet, letters, plain

RULE = "furniture:rule"

_JOB = r"\d{2}-\d{5,6}(?:\s*\([A-Z]\))?"
_PAGE_OF = r"\d{1,3}\s?/\s?\d{1,3}"
DAY_OF_PRINT = r"\d{6}"
"""It stands behind the job number of a draft: "25-16855 (E) 201025"."""
ALONE = {
    "rule": r"[_\-—–=*]{3,}|(?:[_\-—–*]\s){2,}[_\-—–*]",
    "job-number": r"\d{2}-\d{5,6}\*{0,3}(?:\s*\d{4}[A-Z])?(?:\s*\([A-Z]\))?(?:\s+\d{6})*(?:\s*/\s?\.\s?\.\s?\.)?"
    r"(?:\s+\*\d{6,}\*)?",
    "continued": r"/\s?\.\s?\.\s?\.",
    "bar-code": r"\*\d{6,}\*",
    "page-number": r"\d{1,3}\s?/\s?\d{1,3}|-\s?\d{1,4}\s?-|Page \d{1,4}(?: of \d{1,4})?",
    "foot": rf"{_PAGE_OF}\s{{1,120}}{_JOB}|{_JOB}\s{{1,120}}{_PAGE_OF}",
    "page-comment": r"<!--.{0,200}-->",
    "notice": r"[Pp]lease recycle.{0,20}",
}
"""What is furniture wherever it stands alone on a line."""

_SYMBOL_ONLY = re.compile(r"A/(?:[A-Z0-9./ ()\-]|(?<=/)(?:Rev|Add|Corr|Amend)(?=\.\d)){3,40}")
_KEY = re.compile(r"[a-z][\w-]{0,40}:(?:\s|$)")
_LONGEST_FRONT_MATTER = 60
_SIGNATURE_BELOW = "--"
_LONGEST_SIGNATURE = 20
_LONGEST_LINE_OF_A_SIGNATURE = 120
_MOST_SAID = 80
"""Characters of what is left out."""
_FURNITURE = re.compile("|".join(f"(?P<{name.replace('-', '_')}>{form})" for name, form in ALONE.items()))
_DAY_OF_PRINT = re.compile(DAY_OF_PRINT)
_LONGEST_FURNITURE = 220

_OFFICIAL_RECORDS_HEAD = re.compile(
    r"(?:[IVXL]{1,6}\.\s{0,3})?(?:\d{1,4}\s{1,3})?"
    r"(?:Resolutions? adopted (?:on the reports? of|without reference|during).{0,80}"
    r"|General Assembly\s?[—–-].{0,40}[Ss]ession)(?:\s{1,3}\d{1,4})?",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"\d{1,4}")
_BEGINNING = 4
_LONGEST_HEAD = 12
"""A running title is set on a few lines at most."""

PAGE_MARKS = frozenset(
    f"furniture:{name}" for name in ("page-number", "job-number", "continued", "page-comment", "foot")
)


def take_furniture(sheet: Sheet) -> None:
    """Lines that are furniture by their own form, wherever they stand."""
    for index, row in enumerate(sheet.rows):
        found = _FURNITURE.fullmatch(row.text) if row.free and len(row.text) < _LONGEST_FURNITURE else None
        numbered = found and found.lastgroup == "page_number"
        if row.free and _DAY_OF_PRINT.fullmatch(row.text) and _below_job_number(sheet, index):
            sheet.take(row, "furniture:job-number")
        elif found and found.lastgroup and not (numbered and (sheet.laid_out or not _at_an_edge(sheet, index))):
            sheet.take(row, f"furniture:{found.lastgroup.replace('_', '-')}")


def _below_job_number(sheet: Sheet, index: int) -> bool:
    """Is a job number or its bar code the nearest line above, blank rows apart?"""
    above = _neighbour(sheet, index - 1, -1)
    return above is not None and above.role in ("furniture:job-number", "furniture:bar-code")


def _at_an_edge(sheet: Sheet, index: int) -> bool:
    """Is there a blank row or furniture next to it? "73/89" between two lines of text is the number of a resolution."""
    beside = [sheet.rows[at] for at in (index - 1, index + 1) if 0 <= at < len(sheet.rows)]
    return len(beside) < 2 or any(
        row.blank or row.role or _FURNITURE.fullmatch(row.text) or _SYMBOL_ONLY.fullmatch(row.text) for row in beside
    )


def take_signature(sheet: Sheet) -> None:
    """The signature of a mail, below the line that mails set above it (RFC 3676, 4.3). Paragraphs below such a line are
    text that it only parts from the rest."""
    start = next((at for at, row in enumerate(sheet.rows) if row.text.rstrip() == _SIGNATURE_BELOW), len(sheet.rows))
    signature = [row for row in sheet.rows[start:] if row.free]
    if not signature or len(signature) > _LONGEST_SIGNATURE or any(_is_of_a_text(row, sheet) for row in signature):
        return
    for row in signature:
        sheet.take(row, "furniture:signature")
    words = " ".join(plain(row.text) for row in signature)
    message = f"left out as the signature of a mail: “{words[:_MOST_SAID]}”"
    sheet.problem(signature[0].number, ProblemCode.SIGNATURE_LEFT_OUT, message)


def _is_of_a_text(row: Row, sheet: Sheet) -> bool:
    """Has it a number, or is it longer than the lines of a signature?"""
    text = plain(row.text)
    numbered = bool(read_enumerators(text)) or sheet.words.annex.fullmatch(text) is not None
    return numbered or len(text) > _LONGEST_LINE_OF_A_SIGNATURE


def take_front_matter(sheet: Sheet) -> None:
    """The "key: value" lines that a converter put above a Markdown text, between two rules."""
    rows = [row for row in sheet.rows[:_LONGEST_FRONT_MATTER] if not row.blank]
    end = next((i for i, row in enumerate(rows[1:], 1) if row.role == "furniture:rule"), 0)
    if rows and rows[0].role == "furniture:rule" and end and all(_KEY.match(row.text) for row in rows[1:end]):
        for row in rows[1:end]:
            sheet.take(row, "furniture:front-matter")


def take_running_heads(sheet: Sheet, start: int, symbol: str | None, title: str | None) -> None:
    """Symbol and title repeated at the head of a page, from row ``start`` on.

    A symbol line counts anywhere below the cover, a title only beside another piece of furniture or when it is the
    whole title to the letter: a heading may use the same words. So may a sentence that goes on overleaf: it begins with
    a small letter, or stands below a head that has the title already.
    """
    heads = [head for head in (letters(symbol or ""), letters(without_marks(title or ""))) if head]
    if not heads or sheet.laid_out:
        return
    capital = plain(title or "")[:1].isupper()
    whole = {"".join(heads), "".join(reversed(heads)), *heads}
    beginnings = tuple({head[:_BEGINNING] for head in heads})
    firsts = frozenset(beginning[0] for beginning in beginnings)
    index = start
    while index < len(sheet.rows):
        row = sheet.rows[index]
        taken = _head_at(sheet, index, whole, symbol) if row.free and _may_begin(row.text, firsts, beginnings) else 0
        if taken and (
            capital and plain(row.text)[:1].islower() or _runs_on_below_a_head(sheet, index, taken, heads[-1])
        ):
            taken = 0
        for each in sheet.rows[index : index + taken]:
            sheet.take(each, "furniture:running-head")
        index += taken or 1


def _runs_on_below_a_head(sheet: Sheet, start: int, taken: int, title: str) -> bool:
    """Do the words run on in the next row, on a page whose head has them already?"""
    end = start + taken
    if end >= len(sheet.rows) or not sheet.rows[end].free:
        return False
    head = ""
    for row in reversed(sheet.rows[:start]):
        if row.free:
            break
        head = letters(row.text) + head if row.role == "furniture:running-head" else head
    return bool(head) and title in head


def _may_begin(text: str, firsts: frozenset[str], beginnings: tuple[str, ...]) -> bool:
    """Most lines are told apart by their first character."""
    if text[0].isalnum() and text[0].casefold() not in firsts:
        return False
    return letters(text[: _BEGINNING * 3]).startswith(beginnings)


def _head_at(sheet: Sheet, index: int, whole: set[str], symbol: str | None) -> int:
    """How many rows from ``index`` on spell a running head; 0 if none does."""
    if _ends_a_sentence(sheet, index):
        return 0
    joined, own = "", letters(symbol or "")
    longest = max(map(len, whole))
    for taken, row in enumerate(sheet.rows[index : index + _LONGEST_HEAD], 1):
        if row.role:
            break
        joined += letters(row.text)
        if len(joined) > longest:
            break
        if joined in whole and (own and own in joined or _is_head(sheet, index, index + taken)):
            return taken
    return 0


def _ends_a_sentence(sheet: Sheet, index: int) -> bool:
    """Does the row end with a stop what the line above leaves open, as no head does?"""
    above = sheet.rows[index - 1] if index else None
    goes_on = above is not None and above.free and not finished(above.text)
    return goes_on and plain(sheet.rows[index].text).endswith((",", ";"))


def _is_head(sheet: Sheet, start: int, end: int) -> bool:
    """Do these rows, which spell the title, stand at the head of a page? A sentence may end with the same words: it
    comes from the line above, or ends with its own comma or in small letters."""
    above = sheet.rows[start - 1] if start else None
    goes_on = above is not None and above.free and not finished(above.text)
    last = plain(sheet.rows[end - 1].text)
    return not goes_on and not last.endswith((",", ";", ".")) and _beside_furniture(sheet, start, end)


def _beside_furniture(sheet: Sheet, start: int, end: int) -> bool:
    """Is there a page mark or a running head next to these rows, blank rows apart?"""
    return _is_page_furniture(_neighbour(sheet, start - 1, -1)) or _is_page_furniture(_neighbour(sheet, end, 1))


def _neighbour(sheet: Sheet, index: int, step: int) -> Row | None:
    while 0 <= index < len(sheet.rows) and sheet.rows[index].blank:
        index += step
    return sheet.rows[index] if 0 <= index < len(sheet.rows) else None


def _is_page_furniture(row: Row | None) -> bool:
    return row is not None and (row.role in PAGE_MARKS or row.role == "furniture:running-head" or _symbol_only(row))


def _symbol_only(row: Row) -> bool:
    return row.free and _SYMBOL_ONLY.fullmatch(plain(row.text)) is not None


def take_official_records_heads(sheet: Sheet) -> None:
    """Running heads and bare page numbers at the head of a page of the printed Official Records."""
    for index, row in enumerate(sheet.rows):
        if row.role != "furniture:page-comment" and index:
            continue
        seen = 0
        for below in sheet.rows[index + bool(row.role) : index + 12]:
            if below.blank:
                continue
            if not (_OFFICIAL_RECORDS_HEAD.fullmatch(below.text) or _BARE_NUMBER.fullmatch(below.text)):
                break
            sheet.take(below, "furniture:running-head")
            seen += 1
            if seen == 3:
                break


def take_lead(sheet: Sheet, lines: int) -> None:
    """The heads and contents of a volume above the first of its texts."""
    for row in sheet.rows[:lines]:
        if row.free:
            sheet.take(row, "furniture:lead")


def number_pages(sheet: Sheet) -> None:
    """Which page each row stands on, counted from 0: a page ends where its furniture stands.

    The furniture of one page break lies together; a run of it, blank rows between, is one break.
    """
    page, in_furniture = 0, False
    for row in sheet.rows:
        if row.role in PAGE_MARKS or row.role == "furniture:running-head":
            page, in_furniture = page + (not in_furniture), True
        elif not row.blank:
            in_furniture = False
        row.page = page
