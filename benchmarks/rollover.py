"""How much of a next text on a recurring subject is foretold by the base draft made of the text before.

python -m benchmarks.rollover CORPUS

Pairs are resolutions of one title, one or two sessions apart, the only ones of their title in their sessions. The base
draft of the earlier is made with what the archive would know: the subject's older texts, and of other subjects what was
adopted at least ``LEAD`` before the later one. It is then held against the later text, paragraph by paragraph.

Subjects are split in two halves by a hash of their title. The rules were written by one half; the figures are of the
other, which nobody looked at.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import django

from benchmarks.options import options
from benchmarks.report import report
from benchmarks.rollover_misses import UNKNOWABLE, Miss, misses
from resolutions.comparison import compare
from resolutions.comparison.base_draft import Certainty, Known, Newest, Slot, base_draft
from resolutions.comparison.words import redline, written_before
from resolutions.text.document import Document
from resolutions.text.equality import normal_form
from resolutions.text.ordinals import MONTHS, ordinal
from resolutions.text.readers.akn import read_akn

REACH = {
    "foretold": 0.78,
    "foretold_without_blanks": 0.88,
    "left_alone": 0.999,
    "certain_right": 0.99,
    "right_certain": 0.6,
    "blanks": 0.15,
}
LEAD = timedelta(days=60)
"""Before its adoption a text is drafted; what was adopted later than that was not known to its drafters."""
OLDER_TEXTS = 3
PUBLISHED_HALF = 1

_NOTES = """\
The figures above are of the half of the subjects that was not looked at while the rules were written; those named “half
written by” of the other. “With older texts” leaves out pairs whose base is the first text held, “without gap” those
with a session between that is not held. A paragraph is technical where only numbers, dates and ordinals changed. Slots
to be checked stay as they stand and are counted among the slots, not among the right ones.

Held when a draft is made are: the base, the subject’s older texts, and of other subjects what was adopted at least 60
days before the text that is foretold. Texts of the same December, which cite and are cited by it, are not, nor are
reports and resolutions of other organs.

Which reasons make a slot certain was set by the half written by, a reason with few cases not being one; of the other
half no text was looked at, only how many of its certain slots were right by reason. The blanks are amounts of
financing for the most part, and resolutions of sessions that are not held.

“Of what can be known” leaves out the paragraphs missed for an amount, a date, a document or a resolution that stands
in no text held: they are the first four rows of the table below.
"""

_MONTHS = {month.lower() for month in MONTHS}
_ROMAN = re.compile(r"\([IVXL]+\)")


class Archive:
    """The resolutions of regular sessions, by subject and by symbol."""

    def __init__(self, corpus: Path) -> None:
        from resolutions.models.titles import subject_key

        self.subjects: dict[str, list[Document]] = defaultdict(list)
        self.subject_of: dict[str, str] = {}
        for path in sorted(corpus.glob("akn/*/*.xml")):
            read = read_akn(path.read_bytes(), name=path.name)
            if read.symbol and read.title and read.adopted_on and (read.session or "").isdigit():
                self.subjects[subject_key(read.title)].append(read)
                self.subject_of[read.symbol] = subject_key(read.title)
        self.sessions = {int(each.session or 0) for texts in self.subjects.values() for each in texts}

    def alone_in_session(self, subject: str) -> list[Document]:
        """The subject's texts in the order of their sessions, without those of a session that has several."""
        texts = self.subjects[subject]
        several = Counter(each.session for each in texts)
        alone = [each for each in texts if several[each.session] == 1]
        return sorted(alone, key=lambda each: int(each.session or 0))

    def pairs(self) -> Iterator[Pair]:
        for subject in self.subjects:
            texts = self.alone_in_session(subject)
            for at, (base, later) in enumerate(zip(texts, texts[1:], strict=False)):
                if int(later.session or 0) - int(base.session or 0) <= 2:
                    yield Pair(subject, base, later, texts[max(0, at - OLDER_TEXTS) : at][::-1])

    def holds_all(self, pair: Pair) -> bool:
        """Whether texts of every session between the two are held."""
        return {*range(int(pair.base.session or 0), int(pair.later.session or 0))} <= self.sessions

    def known(self, pair: Pair) -> Known:
        assert pair.later.adopted_on and pair.base.adopted_on
        newest = {}
        for symbol in {each.symbol for each in pair.base.citations}:
            subject = self.subject_of.get(symbol)
            if subject and subject != pair.subject:
                now = self._newest(subject, pair.later.adopted_on - LEAD)
                then = self._newest(subject, pair.base.adopted_on)
                if now and now.symbol and now.adopted_on:
                    newest[symbol] = Newest(now.symbol, now.adopted_on, then.symbol if then else None)
        predecessors = {each.symbol for each in pair.older if each.symbol}
        return Known(predecessors, newest, {each for each in self.sessions if each < int(pair.later.session or 0)})

    def _newest(self, subject: str, before: date) -> Document | None:
        held = [each for each in self.subjects[subject] if (each.adopted_on or before) < before]
        return max(held, key=lambda each: each.adopted_on or before, default=None)


@dataclass(frozen=True, slots=True)
class Pair:
    """``older`` are the subject's texts before the base, the latest first."""

    subject: str
    base: Document
    later: Document
    older: Sequence[Document]

    @property
    def half(self) -> int:
        return int(hashlib.sha256(self.subject.encode()).hexdigest(), 16) % 2


@dataclass(slots=True)
class Tally:
    """``paragraphs`` counts what became of paragraphs, ``slots`` of slots by how sure they are."""

    pairs: int = 0
    paragraphs: Counter[str] = field(default_factory=Counter)
    slots: Counter[tuple[Certainty, bool]] = field(default_factory=Counter)
    in_notes: Counter[Certainty] = field(default_factory=Counter)
    misses: Counter[Miss] = field(default_factory=Counter)

    def add(self, pair: Pair, known: Known) -> None:
        draft, slots = base_draft(pair.base, pair.older, known, int(pair.later.session or 0))
        self.pairs += 1
        self.in_notes.update(slot.certainty for slot in slots if slot.where.startswith("fn"))
        base, later, foretold = ({p.id: p.text for p in each.paragraphs} for each in (pair.base, pair.later, draft))
        missed = []
        for row in compare(pair.base, pair.later).rows:
            if row.op in ("same", "edited", "moved"):
                own = [slot for slot in slots if slot.where == row.a[0]]
                if self._is_missed(base[row.a[0]], later[row.b[0]], foretold[row.a[0]], own):
                    missed.append(row.b[0])
                self._slots(later[row.b[0]], foretold[row.a[0]], own)
        self.misses.update(misses(pair.base, pair.later, missed, known.sessions))

    def _is_missed(self, base: str, later: str, foretold: str, slots: Sequence[Slot]) -> bool:
        """Count the paragraph; whether it is technical and not foretold."""
        if normal_form(base) == normal_form(later):
            self.paragraphs["unchanged"] += 1
            self.paragraphs["left"] += normal_form(foretold) == normal_form(base)
        elif _is_technical(base, later):
            self.paragraphs["technical"] += 1
            is_foretold = _without_end(foretold) == _without_end(later)
            self.paragraphs["foretold"] += is_foretold
            self.paragraphs["unmoved"] += _without_end(foretold) == _without_end(base)
            self.paragraphs["blank"] += any(slot.certainty == Certainty.BLANK for slot in slots)
            return not is_foretold
        return False

    def _slots(self, later: str, foretold: str, slots: Sequence[Slot]) -> None:
        kept = list(_kept(foretold, later))
        moved = 0
        for slot in sorted(slots, key=lambda slot: slot.start):
            start, end = slot.start + moved, slot.start + moved + len(slot.after)
            moved += len(slot.after) - len(slot.before)
            self.slots[slot.certainty, any(first <= start and end <= last for first, last in kept)] += 1

    @property
    def unknowable(self) -> int:
        """Technical paragraphs that say what stands in no text held."""
        return sum(self.misses[each] for each in UNKNOWABLE)

    def figures(self) -> dict[str, float]:
        seen, slots = self.paragraphs, self.slots
        filled = [Certainty.CERTAIN, Certainty.LIKELY]
        right = sum(slots[each, True] for each in filled)
        certain = slots[Certainty.CERTAIN, True]
        blanks = sum(slots[Certainty.BLANK, each] for each in (True, False))
        return {
            "foretold": _share(seen["foretold"], seen["technical"]),
            "foretold_without_blanks": _share(seen["foretold"], seen["technical"] - seen["blank"]),
            "foretold_of_what_can_be_known": _share(seen["foretold"], seen["technical"] - self.unknowable),
            "left_alone": _share(seen["left"], seen["unchanged"]),
            "certain_right": _share(certain, certain + slots[Certainty.CERTAIN, False]),
            "right_certain": _share(certain, right),
            "blanks": _share(blanks, slots.total()),
        }


def _kept(foretold: str, later: str) -> Iterator[tuple[int, int]]:
    """Stretches of the draft's paragraph that stand in the later text."""
    at = 0
    for op, text in redline(foretold, later):
        size = len(written_before(text)) if op != "+" else 0
        if op == "=":
            yield at, at + size
        at += size


def _is_technical(base: str, later: str) -> bool:
    """Whether only numbers, dates and ordinals changed; what a paragraph ends with follows from its place."""
    return _without_end(base) != _without_end(later) and _masked(base) == _masked(later)


def _without_end(text: str) -> str:
    return normal_form(text.rstrip(" .;,"))


def _masked(text: str) -> list[str]:
    """The words, any number of numbers, months and ordinals in a row standing as one sign."""
    words: list[str] = []
    for word in _without_end(text).split():
        bare = word.strip(".,;:()")
        counts = any(map(str.isdigit, bare)) or bare.lower() in _MONTHS or ordinal(bare) or _ROMAN.match(word)
        sign = "#" if counts else word
        if sign != "#" or words[-1:] != ["#"]:
            words.append(sign)
    return words


def _share(some: int, of: int) -> float:
    return round(some / of, 4) if of else 0.0


def main() -> None:
    asked = options(__doc__).parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "resarchive.settings")
    django.setup()
    archive = Archive(asked.corpus)
    published, with_past, without_gap, written_by = Tally(), Tally(), Tally(), Tally()
    for pair in archive.pairs():
        known = archive.known(pair)
        if pair.half != PUBLISHED_HALF and not asked.tiny:
            written_by.add(pair, known)
            continue
        tallies = [published, *([with_past] if pair.older else []), *([without_gap] if archive.holds_all(pair) else [])]
        for tally in tallies:
            tally.add(pair, known)
    seen = published.paragraphs
    figures = published.figures() | {
        "pairs": published.pairs,
        "technical_paragraphs": seen["technical"],
        "unchanged_paragraphs": seen["unchanged"],
        "slots": published.slots.total(),
        "slots_in_footnotes": published.in_notes.total(),
        "blanks_in_footnotes": published.in_notes[Certainty.BLANK],
        **{f"{name}_with_older_texts": value for name, value in with_past.figures().items()},
        **{f"{name}_without_gap": value for name, value in without_gap.figures().items()},
    }
    beside = {f"{name}_half_written_by": value for name, value in written_by.figures().items()}
    report(
        "rollover",
        "Next year’s base draft, measured",
        figures,
        REACH,
        beside,
        [_NOTES, _table(published, written_by)],
        tiny=asked.tiny,
    )


def _table(published: Tally, written_by: Tally) -> str:
    rows = [f"| {kind} | {published.misses[kind]} | {written_by.misses[kind]} |" for kind in Miss]
    head = ["## What was missed", "", "| hardest to know in it | paragraphs | half written by |", "|---|---|---|"]
    return "\n".join([*head, *rows])


if __name__ == "__main__":
    main()
