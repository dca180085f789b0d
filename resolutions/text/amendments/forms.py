"""The forms in which amendments tell what to do, on sentences whose quotations and names are signs (``_Q``, ``_T``), in
small letters, active, and without the words that say nothing of what is done."""

from __future__ import annotations

import re

from ..kinds import Operation, Where

QUOTED = re.compile(r"“(?:[^“”]|“[^“”]*”)*”|\"[^\"]*\"|«[^«»]*»|‘(?:[^‘’]|(?<=\w)’(?=\w))*’(?!\w)")
_Q, _T = "\ue000\\d+\ue001", "\ue002\\d+\ue003"
NOISE = re.compile(
    r"\b(?:the|an?|words?|phrases?|expressions?|terms?|sentences?|clauses?|following|below|existing|present|current"
    r"|original|new|additional|entire|whole|immediately|also|then|now|please|wording|figures?|date|comma|as appears?"
    r"|text(?: of)?|(?:chapeau|introductory (?:part|phrase|words))(?: of)?|as orally (?:amended|revised))\b\s*",
    re.IGNORECASE,
)
MODAL = re.compile(r"\b(?:should|shall|would|will|must|(?:is|are) to|ought to)\b\s*", re.IGNORECASE)
_WAS_DONE = r"(?:deleted|replaced|inserted|added|substituted|moved|placed|renumbered|amended|changed|revised|omitted)"
PASSIVE = re.compile(rf"(?P<what>.*?)\s(?:to )?(?:be|is|are)\s(?P<done>{_WAS_DONE})\b(?P<rest>.*)")
VERB_OF = {
    "deleted": "delete",
    "replaced": "replace",
    "inserted": "insert",
    "added": "add",
    "substituted": "replace",
    "moved": "move",
    "placed": "move",
    "renumbered": "renumber",
    "amended": "amend",
    "changed": "change",
    "revised": "revise",
    "omitted": "delete",
}
_VERBS = (
    r"(?:replace|substitute|delete|omit|remove|strike|insert|add|append|introduce|include|amend|change|revise|reword"
    r"|redraft|reformulate|modify|move|place|transfer|shift|renumber)"
)
CLAUSE = re.compile(
    r"(?:(?:[;,] ?| )?\b(?:and|then)\b|;),? ?"
    rf"(?=(?:(?:after|before|at|in|between|following) [^;]{{0,200}}?,? )?{_VERBS}\b)"
    rf"|(?<=[\ue001\ue003]), (?={_VERBS}\b)"
)
HAS_VERB = re.compile(rf"\b{_VERBS}\b")
SENTENCE = re.compile(r"(?<=[.;])\s+(?=[A-Z\ue000\ue002])")
IS_TOLD = re.compile(
    rf"(?:\W|\d|\b(?:OP|PP)\b)*(?:(?:in|after|before|at|between|following|throughout|for|as|on)\b.{{0,300}}?\b)?{_VERBS}\b",
    re.IGNORECASE,
)
_READS = r"(?:,?\s?(?:to read|reading|which reads?|that reads?|reads?|to be|as follows|namely)(?:,? as follows)?)"
_P = r"(?:(?:operative|preambular) )?(?:sub-?)?paragraphs?"
_WITH = r"(?:by|with)"
_SIDE = r"(?P<side>after|before|following|preceding|between)"
_ENDING = r"(?P<ending>end|beginning)"
_REWRITE = r"(?:amend|change|revise|reword|redraft|reformulate|modify)"
_NEW = rf"(?:{_READS}|:)?\s?:?\s?(?P<new>{_Q})?"
_BESIDE = rf"{_SIDE} (?P<beside>{_T})(?: and {_T})?"
_TAKE = r"(?:delete|omit|remove|strike(?: out)?)"
_PUT_INSTEAD = r"(?:insert|add|substitute|replace(?: it| them| these)? (?:by|with))"
_INSTEAD = r"(?: (?:in (?:its|their) (?:place|stead)|instead))?"
_INTO = r"(?:insert|add|append|introduce|include)"


def _forms(*pairs: tuple[Operation, str]) -> tuple[tuple[Operation, re.Pattern[str]], ...]:
    return tuple((operation, re.compile(pattern.replace("Q", _Q))) for operation, pattern in pairs)


OF_PARAGRAPHS = _forms(
    (Operation.RENUMBER, rf"renumber (?P<target>{_T}) (?:as|to) (?P<beside>{_T})"),
    (Operation.RENUMBER, r"renumber(?![^\ue000]*\b(?:as|to) [\ue002\d])[^\ue000]*"),
    (Operation.RENUMBER, rf"(?P<target>{_T}) becomes? (?P<beside>{_T})"),
    (Operation.MOVE, rf"(?:move|place|transfer|shift) (?P<target>{_T})(?: to)? {_SIDE} (?P<beside>{_T})(?: and {_T})?"),
    (Operation.REPLACE, rf"{_TAKE} (?P<target>{_T}),? and {_PUT_INSTEAD}(?: {_P})?{_INSTEAD}{_NEW}"),
    (Operation.DELETE, rf"{_TAKE} (?P<target>{_T}(?:(?:,| and|, and) {_T})*){_NEW}"),
    (Operation.REPLACE, rf"(?:replace|substitute|change) (?P<target>{_T}) (?:by|with|to)(?: {_P})?{_NEW}"),
    (Operation.REPLACE, rf"{_REWRITE} (?P<target>{_T})(?:,? (?:so )?as follows|,? (?:so as )?to|){_NEW}"),
    (Operation.REPLACE, rf"(?P<target>{_T}):? ?{_READS}\s?:?\s?(?P<new>Q)?"),
    (Operation.REPLACE, rf"substitute(?: {_P})? for (?P<target>{_T}){_NEW}"),
    (Operation.REPLACE, rf"for (?P<target>{_T}),? (?:substitute|read|replace)(?: {_P})?{_NEW}"),
    (Operation.INSERT, rf"{_INTO} (?:{_P}|Q|(?P<as>{_T}))(?: as (?P<as_>{_T}))?,? {_BESIDE}{_NEW}"),
    (Operation.INSERT, rf"{_BESIDE},? {_INTO}(?: {_P})?(?:,? ?(?:as )?(?P<as>{_T}))?{_NEW}"),
    (Operation.INSERT, rf"{_INTO},? {_BESIDE},? (?:{_P}|(?:as )?(?P<as>{_T})),?{_NEW}"),
    (Operation.INSERT, rf"{_INTO}(?: {_P})?(?: as)? (?P<as>{_T}),?{_NEW}"),
    (Operation.INSERT, rf"{_INTO} {_P} (?:at|to) {_ENDING} of (?P<beside>{_T}){_NEW}"),
    (Operation.INSERT, rf"at {_ENDING} of (?P<beside>{_T}),? {_INTO} {_P}{_NEW}"),
)  # fmt: skip
OF_ONE_NAMED_BEFORE = _forms(
    (Operation.DELETE, rf"{_TAKE}(?: (?:both|these|those|all)(?: (?:two|three|four|five|six))?)?(?: {_P}| it| them)"),
    (Operation.DELETE, r"deleted?"),
    (Operation.REPLACE, rf"(?:replace|substitute|{_REWRITE})(?: {_P}| it)?(?:,? (?:by|with|to))?(?: {_P})?{_NEW}"),
    (Operation.REPLACE, rf"(?:{_P} )?{_READS}\s?:?\s?(?P<new>Q)?"),
    (Operation.INSERT, rf"(?:after (?:it|{_P}),? )?{_INTO} {_P},?{_NEW}"),
)
OF_WORDS = _forms(
    (Operation.REPLACE_WORDS, rf"(?:replace|substitute|{_REWRITE}) (?P<old>Q),? (?:{_WITH}|to)(?: read)? (?P<new>Q)"),
    (Operation.REPLACE_WORDS, r"substitute (?P<new>Q) for (?P<old>Q)"),
    (Operation.REPLACE_WORDS, r"(?:for|instead of) (?P<old>Q),? (?:read|substitute|insert) (?P<new>Q)"),
    (Operation.REPLACE_WORDS, r"(?P<old>Q) (?:read|becomes?) (?P<new>Q)"),
    (Operation.REPLACE_WORDS, rf"delete (?P<old>Q),? and {_PUT_INSTEAD} (?P<new>Q){_INSTEAD}"),
    (Operation.DELETE_WORDS, rf"{_TAKE} (?P<old>Q(?:(?:,| and|, and) Q)*)(?: at (?:end|beginning))?"),
    (Operation.INSERT_WORDS, rf"{_INTO} (?P<new>Q),? {_SIDE} (?P<beside>Q)(?: and Q)?"),
    (Operation.INSERT_WORDS, rf"{_SIDE} (?P<beside>Q)(?: and Q)?,? {_INTO} (?P<new>Q)"),
    (Operation.INSERT_WORDS, rf"{_INTO} (?P<new>Q),? (?:at|to) {_ENDING}"),
    (Operation.INSERT_WORDS, rf"(?:at )?{_ENDING},? {_INTO} (?P<new>Q)"),
)  # fmt: skip
CORRECTED = re.compile(r"For (?P<old>.{1,300}?),? (?:read|substitute):? (?P<new>.{1,400}?)\.?")
"""As corrigenda set it, without quotation marks."""
SIDES = {"after": Where.AFTER, "following": Where.AFTER, "between": Where.AFTER, "end": Where.END}
SIDES |= {"before": Where.BEFORE, "preceding": Where.BEFORE, "beginning": Where.BEGINNING}
EVERYWHERE = re.compile(
    r"\s?\b(?:wherever (?:it|they) (?:appears?|occurs?)|where (?:it|they) (?:appears?|occurs?)|throughout|each time"
    r"(?: (?:it|they) (?:appears?|occurs?))?|in (?:both|all) (?:places|instances|cases|occurrences)|both times|twice)\b"
)
IN_PLACE = re.compile(
    rf"(?:,\s?|\s)?(?:\b(?:in|of|from|at|to|on|under)\s)?(?P<target>{_T}(?:(?:,| and|, and) {_T})*)\s?[,:—–-]?\s?"
)
LEAD = re.compile(rf"(?:in )?(?P<target>{_T}(?:(?:,| and|, and) {_T})*)\s?[,:—–-]\s?")
"""What a sentence of several instructions names first."""
AT_LINE = re.compile(
    r"(?:\b(?:in|at|of|on) (?:\w+ )?)?\b(?:lines?|part)(?: \d+(?: and \d+)?)?(?: of)?,?\s?|(?<=end|ing) of paragraph\b"
)
"""Where in a paragraph the words stand: they are looked for in all of it."""
SIGN = re.compile(r"[\ue000\ue002](\d+)")


ONLY_NAMED = re.compile(rf"\s*(?:in )?(?P<target>{_T}(?:(?:,| and|, and) {_T})*)\s*[.:—–-]?\s*", re.IGNORECASE)
