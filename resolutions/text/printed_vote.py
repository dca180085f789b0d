"""The vote that some texts print below their end: "Adopted by a recorded vote of 118 to 7, with 46 abstentions, as
follows: In favour: …". The forms are those of the Official Records and of the verbatim records they are copied from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .document import Vote
from .footnotes import Note
from .joining import join
from .kinds import Side
from .languages.cardinals import count_in_words
from .problems import ProblemCode
from .sheet import Row, Sheet, plain
from .states import split_names, state_named
from .vote_corrections import announced, unread, without_announced

_COUNT = r"(?:\d{1,3}|none|no|(?:[a-z]+[ -]){0,4}?[a-z]+)"
"""In figures or in words: "one hundred and twelve"."""
_COUNTED = (
    rf"(?P<in_favour>{_COUNT})(?: votes?)?(?: in favour)? to (?P<against>{_COUNT})(?: against)?"
    rf"(?:,? with (?P<abstaining>{_COUNT}) abstentions?)?"
)
_FIGURES = r"(?P<in_favour>\d{1,3})\s?[-–—]\s?(?P<against>\d{1,3})\s?[-–—]\s?(?P<abstaining>\d{1,3})"
_ANNOUNCED = re.compile(
    r"\W{0,3}(?:The (?:draft )?(?:resolution|decision)(?: as a whole)?"
    r",?(?: as (?:orally )?(?:amended|revised),?)? was )?"
    r"adopted (?:at the .{5,60}?,? )?(?:on .{8,30}?,? )?by (?:an? (?:(?:recorded|roll-call|roll call) )?vote of )?"
    rf"{_COUNTED}\W{{0,3}}(?: ?(?:The voting was )?as follows)?\W{{0,3}}",
    re.IGNORECASE,
)
_VOTING = r"\W{0,3}(?:(?:recorded|roll-call) )?vot(?:e|ing)(?: record)?\W{1,3}"
_IN_FIGURES = (
    re.compile(rf"{_VOTING}{_FIGURES}\W{{0,3}}", re.IGNORECASE),
    re.compile(
        r"\W{0,3}(?:The (?:draft )?(?:resolution|decision) was )?adopted by an? (?:(?:recorded|roll-call) )?vote"
        rf"(?: of)?\W{{1,3}}{_FIGURES}\W{{0,3}}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"{_VOTING}(?:yes\W{{1,3}})?(?P<in_favour>\d{{1,3}})(?: (?:in favou?r|for|yes))?\W{{1,3}}"
        r"(?:no\W{1,3})?(?P<against>\d{1,3})(?: (?:against|no))?\W{1,3}(?:and )?"
        r"(?:abst\w{1,9}\W{1,3})?(?P<abstaining>\d{1,3})(?: abst\w{1,9})?\W{0,3}",
        re.IGNORECASE,
    ),
)
"""For, against and abstaining, as lists of votes print them: "RECORDED VOTE: 118-7-46"."""
_DECIDED_BY_VOTE = re.compile(
    rf",? by an? (?:(?:recorded|roll-call) )?vote of {_COUNTED},? decide[sd]\b", re.IGNORECASE
)
"""Within the sentence of a decision: "…, by a recorded vote of 100 to 3, with 20 abstentions, decided …"."""
_LONGEST_BEGINNING = 600
"""Characters of the sentence of a decision up to what it decides."""
_OF_A_TEXT = r"\W{0,3}(?:The (?:draft )?(?:resolution|decision)\b.{0,60}? was )?adopted"
_WITHOUT = re.compile(
    rf"{_OF_A_TEXT} (?:at the .{{5,60}}?,? )?(?:on .{{8,30}}?,? )?"
    r"(?:without a vote|by consensus|by acclamation)\W{0,3}",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    rf"{_OF_A_TEXT}\b|\W{{0,3}}(?:(?:recorded|roll-call) )?vot(?:e|ing)\b",
    re.IGNORECASE,
)
_MOST_ROWS = 4
"""Rows that the sentence may be broken over."""
_MOST_ROWS_OF_CORRECTIONS = 12
_LATER = re.compile(
    r"[\W_]{0,3}(?:subsequently|later|afterwards|thereafter|after the vot|the (?:delegation|representative)s? of)\b",
    re.IGNORECASE,
)
_SIDES = {
    Side.IN_FAVOUR: re.compile(r"\W{0,3}In favour\s*:\s*", re.IGNORECASE),
    Side.AGAINST: re.compile(r"\W{0,3}Against\s*:\s*", re.IGNORECASE),
    Side.ABSTAINING: re.compile(r"\W{0,3}(?:Abstaining|Abstentions?|Abstained)\s*:\s*", re.IGNORECASE),
    None: re.compile(r"\W{0,3}(?:Absent|Non-voting|Not voting|Did not vote)\s*:\s*", re.IGNORECASE),
}
"""The head of each list of names; those who took no part are on no side."""
_NOBODY = frozenset({"none", "no", "nil", "–", "—", "-"})


def take_vote(sheet: Sheet, start: int) -> Vote | None:
    """The vote announced below the text, taken off the sheet with its lists of names. A problem where a list has other
    names than were counted. Lists that no sentence announces are left in the text."""
    free = [row for _, row in sheet.free(start)]
    for place, row in enumerate(free):
        if not _BEGINS.match(plain(row.text)):
            continue
        sentence = _sentence(free[place : place + _MOST_ROWS])
        if sentence is None:
            continue
        rows, found = sentence
        lists = list(_lists(sheet, free[place + len(rows) :]))
        taken = [*rows, *(one for _, of_list in lists for one in of_list)]
        vote = _vote(sheet, row, found, lists)
        later = _later(free[place + len(taken) :])
        text = _joined(later)
        said = announced(text)
        for each in (*taken, *(later if said else ())):
            sheet.take(each, "cover:vote")
        sheet.problems += unread(text, later[0].number if later else 0)
        return replace(vote, announced=said)
    return None


def vote_of_decision(text: str) -> Vote | None:
    """The vote in the sentence a decision begins with."""
    found = _DECIDED_BY_VOTE.search(text, 0, _LONGEST_BEGINNING)
    if found is None or not all(_is_figure(found[side.value]) for side in Side):
        return None
    return Vote(_figure(found["in_favour"]), _figure(found["against"]), _figure(found["abstaining"]))


def take_without_vote(sheet: Sheet, start: int) -> bool:
    """Takes the sentence off the sheet that says that the text was adopted without a vote; whether there is one."""
    said = [row for _, row in sheet.free(start) if "dopted" in row.text and _WITHOUT.fullmatch(plain(row.text))]
    for row in said:
        sheet.take(row, "cover:vote")
    return bool(said)


def take_announced(sheet: Sheet, vote: Vote | None, notes: Sequence[Note]) -> tuple[Vote | None, list[Note]]:
    """The vote with what States announced later in notes to it, and the notes that say anything else."""
    if vote is None:
        return vote, [*notes]
    later, kept = dict(vote.announced), []
    for note in notes:
        text = note.footnote().text
        said, problems = announced(text), unread(text, note.rows[0].number)
        later |= said
        sheet.problems += problems
        if not said or problems or without_announced(text):
            kept.append(note)
    return replace(vote, announced=later), kept


def _sentence(rows: Sequence[Row]) -> tuple[Sequence[Row], re.Match[str]] | None:
    """The rows of the sentence; as many as make it whole."""
    whole = None
    for end in range(1, len(rows) + 1):
        text = _joined(rows[:end])
        found = next(filter(None, (form.fullmatch(text) for form in (_ANNOUNCED, *_IN_FIGURES))), None)
        if found and all(_is_figure(found[side.value]) for side in Side):
            whole = rows[:end], found
    return whole


def _later(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows of a paragraph below the lists that tells how States had meant to vote. It goes on as long as each of
    its sentences does."""
    found: Sequence[Row] = ()
    for end in range(1, min(len(rows), _MOST_ROWS_OF_CORRECTIONS) + 1):
        text = _joined(rows[:end])
        ended = text.rstrip(" )]*").endswith(".") and _LATER.match(text)
        if ended and not (found and without_announced(text)) and (announced(text) or unread(text)):
            found = rows[:end]
    return found


def _joined(rows: Sequence[Row]) -> str:
    return join(plain(row.text) for row in rows)


def _lists(sheet: Sheet, rows: Sequence[Row]) -> Iterator[tuple[Side | None, list[Row]]]:
    """Each side with its rows. A list goes on in the row below as long as that stands right there, or it is the first
    row of another side."""
    current: tuple[Side | None, list[Row]] | None = None
    for row in rows:
        heads = [side for side, label in _SIDES.items() if label.match(plain(row.text))]
        if heads:
            if current:
                yield current
            current = heads[0], [row]
        elif current and _goes_on(sheet, current[1], row):
            current[1].append(row)
        else:
            break
    if current:
        yield current


def _goes_on(sheet: Sheet, of_list: Sequence[Row], row: Row) -> bool:
    """A list that has not ended, or a name of a State, with nothing but furniture in between."""
    between = sheet.rows[sheet.rows.index(of_list[-1]) + 1 : sheet.rows.index(row)]
    if any(each.blank for each in between) and not any(each.role for each in between):
        return False
    last, text = plain(of_list[-1].text).rstrip(), plain(row.text)
    return not last.endswith(".") and (last.endswith(",") or _is_list(text) or _breaks_a_name(last, text))


def _breaks_a_name(above: str, below: str) -> bool:
    """Do two lines part a State's name: "Bosnia and / Herzegovina"?"""
    return state_named(join((above.rpartition(",")[2].strip(), below.partition(",")[0]))) is not None


def _is_list(text: str) -> bool:
    return any(state_named(name.strip(" .*]")) for name in split_names(text))


def _vote(sheet: Sheet, first: Row, found: re.Match[str], lists: Sequence[tuple[Side | None, list[Row]]]) -> Vote:
    counts = {side: _figure(found[side.value]) for side in Side}
    by_state: dict[str, Side] = {}
    for side, rows in lists:
        if side is None:
            continue
        names = _names(_SIDES[side].sub("", _joined(rows), count=1))
        by_state |= dict.fromkeys(names, side)
        if counts[side] not in (None, len(names)):
            words = f"{counts[side]} {side.replace('_', ' ')}, but {len(names)} States are listed"
            sheet.problem(rows[0].number, ProblemCode.VOTE_COUNT, words)
    return Vote(counts[Side.IN_FAVOUR], counts[Side.AGAINST], counts[Side.ABSTAINING], by_state)


def _figure(printed: str | None) -> int | None:
    """None where the sentence does not say."""
    if printed is None:
        return None
    if printed.isdecimal():
        return int(printed)
    return 0 if printed.casefold() in _NOBODY else count_in_words(printed)


def _is_figure(printed: str | None) -> bool:
    """Is it no count at all, or one that is understood?"""
    return printed is None or _figure(printed) is not None


def _names(text: str) -> list[str]:
    names = (name.strip(" .*]") for part in text.split(";") for name in split_names(part))
    return [state_named(name) or name for name in dict.fromkeys(names) if name and name.casefold() not in _NOBODY]
