"""How references to resolutions move on: to the base itself, to the newest text on another subject, or to a blank."""

from __future__ import annotations

import re
from datetime import date

from resolutions.text.ordinals import date_words

from .known import Newest
from .moves import Filled, Move, session_cited, session_of
from .slots import BLANK, Certainty, Why

CALLED_LATEST = re.compile(r"\b(?:most\s+recent|latest|last)\s+(?:of\s+which|being)\b[^;]{0,60}$")
_LANDMARK_AFTER = re.compile(
    r",?\s+(?:by|in)\s+which\s+(?:it|the(?:\s+General)?(?:\s+Assembly)?)\s+(?:also\s+|inter\s+alia,?\s+)?"
    r"(?:adopt|declar|decided\s+to\s+(?:convene|establish)|endors|establish|launch|proclaim|welcomed)\w*\b"
    r"|\s+and\s+all\s+its\s+subsequent\b"
)
"""What a text did once, for which it goes on being cited."""
_ITS_RESOLUTION_BEFORE = re.compile(r"\bits\s+resolution\s+$")
_LIST_BEFORE = re.compile(r"(?:\d+/\d+(?: [A-Z])?(?:,? of \d+ \w+ \d{4})?,\s+){2}\S+(?: of \d+ \w+ \d{4})?,?\s+and\s+$")
"""Two references and more before the last: it has been a list for years, and grows."""
_COUNCIL_BEFORE = re.compile(r"\b(?:pursuant\s+to|and)\s+(?:Human\s+Rights\s+)?Council\s+resolution\s+$")


def next_reference(move: Move) -> Filled | None:
    cited = str(move.token.value)
    newest = move.known.newest.get(cited)
    is_overtaken = newest is not None and newest.symbol != cited and newest.when_cited == cited
    if move.stayed and not is_overtaken:
        return None
    if cited == move.last_symbol and not move.stayed:
        return _last_resolution(move)
    if newest and is_overtaken:
        return _newest(move, newest) or (None if move.stayed else move.left())
    latest = move.preceded_by(CALLED_LATEST)
    if not move.past:
        return move.blank() if latest or _is_of_the_year(move) else None
    others = session_cited(cited) == 0
    if latest or ((move.same_words or others) and _went_along(move)):
        return move.blank()
    return move.left()


def _newest(move: Move, newest: Newest) -> Filled | None:
    """The newest text on a subject that is cited; a blank where the one to cite is of a session not held. None where no
    older text of the same words has the reference, and the newest is not of the session that is due."""
    wanted = session_cited(str(move.token.value)) + move.step
    if wanted > session_cited(newest.symbol) and wanted < move.session and wanted not in move.known.sessions:
        return _not_held(move, wanted)
    due = wanted == session_cited(newest.symbol)
    if not (move.same_words if move.past else due):
        return None
    return Filled(_reference(move, newest.symbol, newest.adopted_on), Why.SUBJECT, Certainty.LIKELY)


def _is_of_the_year(move: Move) -> bool:
    """A resolution of the Human Rights Council on the same subject, of the base's own year."""
    day, adopted_on = move.token.date, move.base.adopted_on
    return (
        move.preceded_by(_COUNCIL_BEFORE) and day is not None and adopted_on is not None and day.year == adopted_on.year
    )


def _went_along(move: Move) -> bool:
    """Whether the resolution cited is as many sessions or years later than the one cited before as the base is later
    than the text before."""
    now, then = move.token, move.past[0].token
    sessions = [session_cited(str(each.value)) for each in (now, then)]
    moved_by = sessions[0] - sessions[1] if all(sessions) else 0
    if not all(sessions) and now.date and then.date:
        moved_by = now.date.year - then.date.year
    return moved_by == move.now - session_of(move.past[0].document)


def _last_resolution(move: Move) -> Filled:
    rhythm = move.now - session_cited(move.last_symbol)
    if 0 < rhythm < move.step and move.now + rhythm not in move.known.sessions:
        return _not_held(move, move.now + rhythm)
    assert move.base.adopted_on
    reference = _reference(move, move.base.symbol or "", move.base.adopted_on)
    if move.list_grew or (not move.past and move.preceded_by(_LIST_BEFORE)):
        assert move.previous
        certainty = Certainty.CERTAIN if _follows_an_older_text(move) else Certainty.LIKELY
        return Filled(f", {move.token.text} and {reference}", Why.LAST, certainty, move.previous.token.end)
    if not move.past and move.followed_by(_LANDMARK_AFTER):
        return move.left()
    is_shown = move.same_words or _stands_alone(move) or move.preceded_by(CALLED_LATEST)
    sure = is_shown and move.keeps_its_rhythm
    return Filled(reference, Why.LAST, Certainty.CERTAIN if sure else Certainty.LIKELY)


def _follows_an_older_text(move: Move) -> bool:
    """Whether the preamble recalls it, and it is an older text that is held."""
    return not move.operative and move.last_symbol in move.known.predecessors and move.keeps_its_rhythm


def _stands_alone(move: Move) -> bool:
    """Whether a paragraph of the preamble recalls it and nothing else."""
    is_first = move.previous is None and not move.operative and move.preceded_by(_ITS_RESOLUTION_BEFORE)
    return is_first and not move.text[move.token.end :].strip(" ,;.")


def _not_held(move: Move, session: int) -> Filled:
    text = f"{session}/{BLANK} of {BLANK}" if move.token.dated else f"{session}/{BLANK}"
    return Filled(text, Why.NOT_HELD, Certainty.BLANK)


def _reference(move: Move, symbol: str, adopted_on: date) -> str:
    """As references are written there: the number with or without its part, with or without its date."""
    number = symbol.partition("/RES/")[2] or symbol.partition("/DEC/")[2]
    written = re.match(r"\S+(?P<part> [A-Z](?:-[A-Z])?\b)?(?P<of>,? of (?=\d))?", move.token.text)
    if written and not written["part"]:
        number = number.partition(" ")[0]
    return f"{number}{written['of']}{date_words(adopted_on)}" if written and written["of"] else number
