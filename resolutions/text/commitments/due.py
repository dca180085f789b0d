"""When what is asked for falls due.

A session is the Assembly's where the words say so, or name no other body: "to the Human Rights Council at its
fifty-fourth session and to the General Assembly at its seventy-ninth session". Main Committees meet in the Assembly's
sessions (rules of procedure, rule 98). An ordinal that cannot be a coming session of the Assembly is another body's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..ordinals import MONTHS, ORDINAL_PATTERN, ordinal
from .commitment import Due
from .rhythms import rhythm_in

MOST_SESSIONS_AHEAD = 15
MOST_YEARS_AHEAD = 7
_FARTHEST = 120
"""Letters between a body and the session that may be its own."""
_ORDINALS = rf"(?:{ORDINAL_PATTERN})"
_MONTHS = "|".join(MONTHS)
_SESSIONS = re.compile(
    rf"\b(?=[1-9ofstehn])(?P<list>{_ORDINALS}(?:(?:,? (?:and|or) (?:at )?(?:its |the )?|, | to ){_ORDINALS})*)"
    rf"(?: \((?:\d{{4}}|[IVX]+)\))?(?: (?P<kind>regular|special|emergency special|annual|resumed))? sessions?\b",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"\b(?:at|during|in|to|for|by) (?:its|the|their) (?P<which>next|forthcoming|following|current|present"
    r"|resumed current)(?: regular)? "
    r"session\b|\bthe (?P<other>next|current|present) session of the (?:General )?Assembly"
)
_ITS = re.compile(r"\bits (?:[a-z]+ part of its |resumed )*$")
_EARLIER = re.compile(r"\b(?:at|during|in) its (?:previous|last|past) session")
_PERIOD = re.compile(
    r"\b(?:(?:at|during|in|to|by|before|for|of) )?(?:the )?(?:first|second|main"
    r"|opening)(?: resumed)? parts? of (?:its |the )?(?:resumed )?$"
)
_MAIN_PART = re.compile(r"\b(?:main part of (?:its|the) |(?:its|the) resumed )$")
"""Only the sessions of the Assembly have one, or are resumed by their number."""
_LEAD = re.compile(
    r"(?:(?:no|not) later than|by|before|until|prior to|during|at|in|to|for|from|of"
    r"|,)?(?: the)?(?: (?:beginning|start|end|opening|"
    r"general debate|high-level (?:week|segment)|margins) of)?(?: well in advance of)?(?: (?:its|the"
    r"|their))?(?: (?:main|first|second|opening) "
    r"part of (?:its|the))?(?: first| second)?(?: resumed)? ?$"
)
_LONGEST_LEAD = 120
"""Letters, more than ``_LEAD`` can take."""
_BODY = re.compile(
    r"(?P<before>\b[A-Z][\w-]{0,40} )?\b(?P<head>Assembly|Council|Commission|Committees?|Forum|Conference|Board"
    r"|Congress|Group|Panel|Meeting|"
    r"Parties|Subcommittees?|Mechanism|Tribunal|Agency|Union|Executive Director)\b(?!’s)"
)
_OTHER_ASSEMBLIES = ("Health ", "Habitat ", "Environment ")
_MAIN_COMMITTEES = ("First ", "Second ", "Third ", "Fourth ", "Fifth ", "Sixth ", "Main ")
_THROUGH = re.compile(r"\bthrough (?:the|its) (?:(?! to )[^,;])*$")
"""Before a body that passes on what is given to another."""
_OF_BODY = re.compile(
    r",? of the (?:(?P<assembly>(?:General )?Assembly)|(?P<other>[A-Z][\w-]*(?: (?:[A-Z][\w-]*|on|of|and|for|the))* ?"
    r"(?:Council|Commission|Committee|Forum|Conference|Board|Congress|Group|Parties|Subcommittee)))"
)
_SAID = (
    "proclaim",
    "proclaims",
    "Proclaims",
    "declare",
    "declares",
    "Declares",
    "designate",
    "designates",
    "Designates",
)
"""Verbs by which a year is made one of something: "proclaims 2026 the Year of Tides"."""
_YEAR = re.compile(
    r"\b(?<!period )(?:in|by|its|during|across|throughout|before|until|for|from|on|than|late|early|mid-|of|end of"
    r"|and)(?: the| both)?(?: year)?(?: end of"
    r"| beginning of| (?:first|second|third|fourth|last) (?:half|quarter) of| week of)?"
    rf"(?: (?:\d{{1,2}} (?:and \d{{1,2}} |to \d{{1,2}} )?)?(?:{_MONTHS}))?(?: of)? (?P<year>(?:19|20)\d\d)\b"
    rf"|(?<!of )(?<!dated )(?<!as at )\b\d{{1,2}} (?:{_MONTHS}) (?P<day_year>(?:19|20)\d\d)\b"
    rf"|(?:{'|'.join(f'(?<={verb} )' for verb in _SAID)})(?P<named>20\d\d)\b(?!–)"
)
_OF_A_DAY = re.compile(rf"of \d{{1,2}} (?:{_MONTHS}) ")
"""Of a resolution: "79/1 of 22 September 2024"; of a meeting: "the week of 8 September"."""
_LOOSELY = re.compile(
    rf"\b(?:in|by|during|before|each|every) (?:early |mid-|late |the (?:first|second) half of )?(?:{_MONTHS})\b(?! \d)"
    r"|\b(?:at least )?(?:once|twice|three times) (?:a|each|every|per) (?:year|session|month)\b"
    r"|\b(?:at least )?(?:quarterly|monthly|semi-annually|every (?:six|three) months)\b"
    r"|\b(?:at|by) (?:an early date|its earliest convenience"
    r"|(?:the|its|their) earliest (?:opportunity|possible date))\b"
    r"|\bas (?:soon|early) as (?:possible|practicable)\b"
    r"|\bduring the (?:first|second|third|final|opening) (?:part|half|day) of (?:the|its) [^,;]{0,60}?"
    r"(?:[Cc]onference|[Ss]ession|[Mm]eeting|[Ss]ummit)\b"
)
"""A time without a year or a session."""
_ENDS = re.compile(
    r"\b(?:until (?:the end of )?[^,;.]{3,60}|for (?:a|an)(?: (?:further|additional|initial|period of"
    r"|[a-z]+))* (?:period|term|duration) of [^,;.]{3,40}|"
    r"by (?:a|an) (?:further |additional )?(?:period of )?(?:one|two|three|four|five|\w+) (?:years?"
    r"|months?)[^,;.]{0,30}|"
    r"unless (?:otherwise decided|the (?:General )?Assembly decides otherwise|extended)[^,;.]{0,40}"
    r"|for (?:a further|another|an additional) (?:[a-z]+[- ])?(?:years?|months?|period)[^,;.]{0,30})"
)
_PAST = re.compile(
    r"(?:adopted|held|convened|made|considered|submitted|established|contained|agreed|presented|expressed|requested|"
    r"decided|concluded|taken|work (?:of|at)|outcome|report (?:of|on)(?: the work of)? [^,;]{0,60}"
    r"|deliberations|resolution [^,;]{0,60}) (?:[a-z ]{0,30})?$"
)


def due_in(clause: str, session: str, *, of_assembly: bool = False) -> Due:
    """When what a clause asks for falls due. ``session`` is the code of the text's own session;
    ``of_assembly``: the Assembly speaks of itself, so that "its session" is its own."""
    now = int(session) if session.isdigit() else None
    rhythm, rhythm_words = rhythm_in(clause)
    ends = _ENDS.search(clause)
    ends_words = ends[0] if ends else ""
    found = list(_named(clause, now, of_assembly))
    if found:
        words = "; ".join(words for words, _ in found)
        sessions = tuple(dict.fromkeys(str(number) for _, numbers in found for number in numbers))
        return Due(words, sessions, None, rhythm, ends_words)
    if now is not None and (coming := _NEXT.search(clause)) and _is_assemblys(clause, coming.start(), coming.end()):
        which = coming["which"] or coming["other"]
        number = now if which in ("current", "present", "resumed current") else now + 1
        return Due(coming[0], (str(number),), None, rhythm, ends_words, True)
    years = _YEAR.finditer(clause) if "20" in clause or "19" in clause else ()
    year = next((match for match in years if not _is_past(match, now, clause)), None)
    if year is not None:
        return Due(year[0], (), _number(year), rhythm, ends_words)
    if rhythm is not None and now is not None:
        step = list(type(rhythm)).index(rhythm) + 1
        return Due(rhythm_words, (str(now + step),), None, rhythm, ends_words, True)
    loosely = _LOOSELY.search(clause)
    return Due(loosely[0] if loosely else "", ends=ends_words, rhythm=rhythm)


def _named(clause: str, now: int | None, of_assembly: bool) -> Iterator[tuple[str, list[int]]]:
    """The words and numbers of each coming session of the Assembly that a clause names."""
    first = clause.lower().find("session")
    for match in _SESSIONS.finditer(clause, max(0, first - _FARTHEST)) if first >= 0 else ():
        if (match["kind"] or "").lower() in ("special", "emergency special") or now is None:
            continue
        numbers = [
            number
            for words in re.split(r",? (?:and|or) (?:at )?(?:its |the )?|, ", match["list"])
            if (number := ordinal(words))
        ]
        if (
            " to " in match["list"]
            and len(ends := [ordinal(w) for w in match["list"].split(" to ")]) == 2
            and all(ends)
        ):
            numbers = list(range(ends[0] or 0, (ends[1] or 0) + 1))
        coming = [number for number in numbers if now <= number <= now + MOST_SESSIONS_AHEAD]
        if not coming or not (
            _is_assemblys(clause, match.start(), match.end()) or of_assembly and _ITS.search(clause, 0, match.start())
        ):
            continue
        if coming[0] == now and _PAST.search(
            clause[: match.start()].removesuffix("its ").removesuffix("at ").rstrip() + " "
        ):
            continue
        lead = _LEAD.search(clause, max(0, match.start() - _LONGEST_LEAD), match.start())
        start = lead.start() if lead else match.start()
        yield clause[start : match.end()].strip(" ,"), coming


def _is_assemblys(clause: str, start: int, end: int) -> bool:
    """Whether the session named between these offsets is the Assembly's: the body it is said to be "of", else the last
    one named before it, or any of them ("at their eightieth and fiftieth sessions, respectively")."""
    behind = _OF_BODY.match(clause, end)
    if behind:
        return bool(behind["assembly"])
    if _MAIN_PART.search(clause, 0, start) or clause.startswith(", respectively", end) and "Assembly" in clause[:start]:
        return True
    last = None
    for body in _BODY.finditer(clause, 0, start):
        if not _THROUGH.search(clause, 0, body.start("head")):
            last = body
    if last is None or start - last.end() > _FARTHEST:
        return True
    if last["head"] in ("Group", "Panel") and clause.endswith(" the ", 0, start):
        return True
    before = last["before"] or ""
    if last["head"] == "Assembly":
        return before not in _OTHER_ASSEMBLIES
    return last["head"].startswith("Committee") and before in _MAIN_COMMITTEES


def _number(match: re.Match[str]) -> int:
    return int(match["year"] or match["day_year"] or match["named"])


def _is_past(match: re.Match[str], now: int | None, clause: str) -> bool:
    """A year before the text's own, or in the date of a resolution."""
    year = _number(match)
    dated = _OF_A_DAY.match(match[0]) and not clause[: match.start()].endswith("week ")
    return (
        year < 1945 + (55 if now is None else now)
        or bool(dated)
        or year > 1945 + (now or 75) + MOST_YEARS_AHEAD
        or "2030 Agenda" in clause[match.end() - 4 : match.end() + 8]
    )
