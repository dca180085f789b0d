"""What the whole step was, in one plain sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from resolutions.text.document import Document

from .names import listed
from .result import Comparison, Row
from .tally import TECHNICAL, Tally, told_op
from .wording import ENGLISH, Wording, in_words
from .words import count

_NAMED_AT_MOST = 3
_REWORDED = ("edited", TECHNICAL)
_WITHIN = (*_REWORDED, "renumbered")
"""What leaves a paragraph where it is: where nothing else happened, the words are counted."""

Messages = Mapping[str, Callable[[Wording, int], str]]
"""What to say of each op, in the order in which it is said."""


def sentence(comparison: Comparison, a: Document, b: Document, say: Wording = ENGLISH) -> str:
    """What became of ``a`` in ``b``: "One word added, in operative paragraph 8; one footnote reworded."."""
    parts = (
        _of_paragraphs(comparison.rows, a, b, say),
        _of_all((row.op for table in comparison.tables for row in table.rows), _TABLE_ROWS, _FURTHER_ROWS, say),
        _of_all((note.op for note in comparison.footnotes), _FOOTNOTES, _FURTHER, say),
    )
    return _joined(parts, say)


def sentence_of_tally(found: Tally, say: Wording = ENGLISH) -> str:
    """Where only the numbers are kept: "Two paragraphs added, one brought up to date; one footnote reworded."."""
    messages = {"paragraphs": _PARAGRAPHS, "tables": _TABLE_ROWS, "footnotes": _FOOTNOTES}
    further = {"paragraphs": _FURTHER, "tables": _FURTHER_ROWS, "footnotes": _FURTHER}
    ops = {of: Counter(found.get(of, {})).elements() for of in messages}
    return _joined((_of_all(ops[of], messages[of], further[of], say) for of in messages), say)


def _joined(parts: Iterable[str], say: Wording) -> str:
    text = say.gettext("; ").join(filter(None, parts))
    if not text:
        return say.gettext("The two texts are the same, word for word.")
    return f"{text[0].upper()}{text[1:]}."


def _of_paragraphs(rows: Sequence[Row], a: Document, b: Document, say: Wording) -> str:
    old, new = ({paragraph.id: paragraph for paragraph in side.paragraphs} for side in (a, b))

    def where(told: Sequence[Row]) -> str:
        return listed((new[row.b[0]] if row.b else old[row.a[0]] for row in told), say)

    found: dict[str, list[Row]] = {op: [] for op in _PARAGRAPHS}
    for row in rows:
        if (op := told_op(row)) in found:
            found[op].append(row)
    found["renumbered"] = [row for row in rows if row.renumbered]
    if not any(found.values()):
        found["edited"] = [row for row in rows if row.only_last_mark]
    phrases: list[str] = []
    if all(op in _WITHIN for op in found if found[op]):
        edited = [row for row in rows if told_op(row) in _REWORDED] or found["edited"]
        found |= dict.fromkeys(_REWORDED, [])
        phrases = [_within(edited, where, say)] if edited else []
    for op, told in found.items():
        if told:
            named = op not in _WITHIN and len(told) <= _NAMED_AT_MOST
            phrase = _counted((_FURTHER if phrases else _PARAGRAPHS)[op], len(told), say)
            phrases.append(f"{phrase} ({where(told)})" if named else phrase)
    return say.gettext(", ").join(phrases)


def _within(edited: Sequence[Row], where: Callable[[Sequence[Row]], str], say: Wording) -> str:
    """``one word added, in operative paragraph 8``"""
    few = len(edited) <= _NAMED_AT_MOST
    place = where(edited) if few else _counted(_SINGLE["paragraphs"], len(edited), say)
    return say.gettext("%(words)s, in %(paragraphs)s") % {"words": _words(edited, say), "paragraphs": place}


def _words(rows: Sequence[Row], say: Wording) -> str:
    added, removed = (sum(count(row.words, wanted) for row in rows) for wanted in "+-")
    if added and removed:
        message = say.ngettext("%(count)s word replaced by %(other)s", "%(count)s words replaced by %(other)s", removed)
        return message % {"count": in_words(removed, say), "other": in_words(added, say)}
    if added or removed:
        return _counted(_SINGLE["added" if added else "removed"], added or removed, say)
    return say.gettext("punctuation changed")


def _of_all(ops: Iterable[str], messages: Messages, further: Messages, say: Wording) -> str:
    """``two footnotes added, one reworded``."""
    numbers = Counter(ops)
    phrases: list[str] = []
    for op in messages:
        if numbers[op]:
            phrases.append(_counted((further if phrases else messages)[op], numbers[op], say))
    return say.gettext(", ").join(phrases)


def _counted(message: Callable[[Wording, int], str], number: int, say: Wording) -> str:
    return message(say, number) % {"count": in_words(number, say)}


_SINGLE: Messages = {
    "paragraphs": lambda say, n: say.ngettext("%(count)s paragraph", "%(count)s paragraphs", n),
    "added": lambda say, n: say.ngettext("%(count)s word added", "%(count)s words added", n),
    "removed": lambda say, n: say.ngettext("%(count)s word removed", "%(count)s words removed", n),
}
_PARAGRAPHS: Messages = {
    "inserted": lambda say, n: say.ngettext("%(count)s paragraph added", "%(count)s paragraphs added", n),
    "deleted": lambda say, n: say.ngettext("%(count)s paragraph deleted", "%(count)s paragraphs deleted", n),
    "moved": lambda say, n: say.ngettext("%(count)s paragraph moved", "%(count)s paragraphs moved", n),
    "split": lambda say, n: say.ngettext("%(count)s paragraph split", "%(count)s paragraphs split", n),
    "merged": lambda say, n: say.ngettext("%(count)s paragraph merged", "%(count)s paragraphs merged", n),
    "edited": lambda say, n: say.ngettext("%(count)s paragraph reworded", "%(count)s paragraphs reworded", n),
    TECHNICAL: lambda say, n: say.ngettext(
        "%(count)s paragraph brought up to date", "%(count)s paragraphs brought up to date", n
    ),
    "renumbered": lambda say, n: say.ngettext("%(count)s paragraph renumbered", "%(count)s paragraphs renumbered", n),
}
_TABLE_ROWS: Messages = {
    "inserted": lambda say, n: say.ngettext("%(count)s table row added", "%(count)s table rows added", n),
    "deleted": lambda say, n: say.ngettext("%(count)s table row deleted", "%(count)s table rows deleted", n),
    "edited": lambda say, n: say.ngettext("%(count)s table row changed", "%(count)s table rows changed", n),
}
_FOOTNOTES: Messages = {
    "inserted": lambda say, n: say.ngettext("%(count)s footnote added", "%(count)s footnotes added", n),
    "deleted": lambda say, n: say.ngettext("%(count)s footnote deleted", "%(count)s footnotes deleted", n),
    "edited": lambda say, n: say.ngettext("%(count)s footnote reworded", "%(count)s footnotes reworded", n),
}
_FURTHER: Messages = {
    "inserted": lambda say, n: say.ngettext("%(count)s added", "%(count)s added", n),
    "deleted": lambda say, n: say.ngettext("%(count)s deleted", "%(count)s deleted", n),
    "moved": lambda say, n: say.ngettext("%(count)s moved", "%(count)s moved", n),
    "split": lambda say, n: say.ngettext("%(count)s split", "%(count)s split", n),
    "merged": lambda say, n: say.ngettext("%(count)s merged", "%(count)s merged", n),
    "edited": lambda say, n: say.ngettext("%(count)s reworded", "%(count)s reworded", n),
    TECHNICAL: lambda say, n: say.ngettext("%(count)s brought up to date", "%(count)s brought up to date", n),
    "renumbered": lambda say, n: say.ngettext("%(count)s renumbered", "%(count)s renumbered", n),
}
"""Where another count came before, and so what is counted need not be said again."""
_FURTHER_ROWS = {**_FURTHER, "edited": lambda say, n: say.ngettext("%(count)s changed", "%(count)s changed", n)}
