"""Follows commitments through the texts of their subjects: six queries, however many there are.

A report is answered by a document of the due session ("A/81/…" for session 81) that a text on the subject takes note of
in words that name a report and whoever was asked for it; of several such documents the one whose words share most with
what was asked, and none where they are equal. An item that was promised came where the due session has an item of that
title or a text on the subject. Nothing is concluded from a session that is not held.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Q
from rapidfuzz import fuzz

from resolutions.models import AgendaItem, Citation, Commitment, NoteAnchor, Version
from resolutions.models.choices import SessionKind
from resolutions.models.commitments import ITEMS_PROMISED, CommitmentKind
from resolutions.models.coverage import adopted_by_session
from resolutions.models.titles import subject_key
from resolutions.text.commitments.addressees import ASSEMBLY, NAMES
from resolutions.text.ordinals import without_session_numbers

from .standing import Document, Followed, Standing

LEAST_HELD = 20
"""Adopted texts of a session of which the archive can say what was not adopted in it; a whole session has 300."""
SAME = 75
"""Likeness, of 100, from which on two clauses without the numbers of their sessions ask for the same."""
_MOST_ITEMS = 3
"""A number may have dozens of lettered items; so many are looked at."""
_REACH = 800
"""Letters before a reference that say what is referred to."""
_OWN_REACH = 260
"""The last so many of them are about this reference rather than another."""
_WRITTEN = (CommitmentKind.REPORT, CommitmentKind.BUDGET)
"""Kinds of which later texts tell; that somebody spoke to the Assembly they seldom do."""
_REPORTS = (*_WRITTEN, CommitmentKind.BRIEFING)
_REPORT = re.compile(r"\b(?:reports?|note by|note of|letter|study|update)\b", re.IGNORECASE)
_NAMED = re.compile("|".join(re.escape(name) for name in sorted(NAMES, key=len, reverse=True) if name != ASSEMBLY))
_DOCUMENT = re.compile(r"A/(?P<session>\d{2,3})/\d+(?:/ADD\.\d+|/REV\.\d+)*", re.IGNORECASE)
_IN_A_REPORT = re.compile(
    r"\b(?:in|as part of|through) (?:his|her|its|the|their) [^,;]{0,40}?reports? on (?![^;]{0,40}present resolution)"
    r"(?P<on>[^;]{4,200})"
)
_ON = re.compile(r"\breports?\b[^;]{0,120}? on (?P<on>.{4,})")
_SMALL = frozenset(
    "a an and as at by for from in of on or the to with its their his report reports general assembly session "
    "secretary implementation present resolution including progress".split()
)


def follow(commitments: Sequence[Commitment]) -> list[Followed]:
    """What became of each. The commitments come from ``Commitment.objects.with_listing()``."""
    subjects = _Subjects.of(commitments)
    return [subjects.follow(one) for one in commitments]


@dataclass(slots=True)
class _Cited:
    """A document cited in a text, with the words before the reference."""

    symbol: str
    session: int
    version: int
    anchor: str
    before: str
    own: str
    """Of the words before it, those behind the reference before."""


@dataclass(slots=True)
class _Subjects:
    """All that is held on the subjects of some commitments."""

    held: dict[int, int]
    """Adopted texts held of each regular session."""
    texts: dict[int, list[Version]] = field(default_factory=lambda: defaultdict(list))
    """Of each series, by session."""
    asked: dict[int, list[Commitment]] = field(default_factory=lambda: defaultdict(list))
    """Of each series, by session and place."""
    cited: dict[int, list[_Cited]] = field(default_factory=lambda: defaultdict(list))
    """By series."""
    items: dict[tuple[int, str], list[AgendaItem]] = field(default_factory=lambda: defaultdict(list))
    """By session and keys of the title."""

    @classmethod
    def of(cls, commitments: Sequence[Commitment]) -> _Subjects:
        series = {pk for one in commitments if (pk := one.version.resolution.series_id)}
        due = {session for one in commitments for session in one.due_sessions}
        subjects = cls(adopted_by_session())
        texts = (
            Version.objects.adopted()
            .texts()
            .filter(resolution__series__in=series, resolution__session__kind=SessionKind.REGULAR)
        )
        for version in texts.with_listing().order_by("resolution__session__ordinal", "symbol_sort"):
            subjects.texts[version.resolution.series_id].append(version)
        asked = Commitment.objects.of_adopted().filter(version__resolution__series__in=series).with_listing()
        for one in asked.order_by("version__resolution__session__ordinal", "version__symbol_sort", "pk"):
            subjects.asked[one.version.resolution.series_id or 0].append(one)
        subjects._look_up_documents(due)
        for item in (
            AgendaItem.objects.standing()
            .filter(session__ordinal__in=due, session__kind=SessionKind.REGULAR)
            .select_related("session")
        ):
            for key in item_keys(item.title):
                subjects.items[item.session.ordinal, key].append(item)
        return subjects

    def _look_up_documents(self, due: Iterable[int]) -> None:
        versions = {version.pk: series for series, texts in self.texts.items() for version in texts}
        begun = Q()
        for session in due:
            begun |= Q(symbol_key__startswith=f"A/{session}/")
        if not begun or not versions:
            return
        rows = Citation.objects.leading().filter(begun, language_version__version__in=versions)
        of_citation = (
            "symbol",
            "language_version__version",
            "paragraph__anchor",
            "paragraph__text",
            "start",
            "footnote",
        )
        cited = list(rows.order_by("pk").values_list(*of_citation))
        notes = {row[5] for row in cited if row[5]}
        places = NoteAnchor.objects.filter(footnote__in=notes).order_by("paragraph__position", "offset")
        anchored: dict[int, list[tuple]] = defaultdict(list)
        marks: dict[str, list[int]] = defaultdict(list)
        columns = ("footnote", "paragraph__anchor", "paragraph__text", "offset")
        for footnote, where, words, offset in places.values_list(*columns):
            anchored[footnote].append((where, words, offset))
            marks[words].append(offset)
        for symbol, version, anchor, text, start, footnote in cited:
            match = _DOCUMENT.fullmatch(symbol)
            for where, words, offset in [(anchor, text, start)] if text else anchored[footnote] if match else ():
                if match:
                    before = words[max(0, offset - _REACH) : offset].rstrip(" ;,.").rpartition(";")[2]
                    others = [place for place in marks[words] if place < offset]
                    own = words[max(0, offset - _OWN_REACH, *others) : offset]
                    one = _Cited(symbol, int(match["session"]), version, where, before, own)
                    self.cited[versions[version]].append(one)

    def follow(self, commitment: Commitment) -> Followed:
        found = Followed(commitment)
        series = commitment.version.resolution.series_id or 0
        self._set_history(found, series)
        if commitment.kind in _REPORTS:
            self._set_documents(found, series)
        if commitment.kind in ITEMS_PROMISED:
            self._set_items(found, series)
        found.standing = self._standing(found)
        return found

    def _set_history(self, found: Followed, series: int) -> None:
        """When the same was asked before, without a gap in the texts held, and when it was asked next."""
        own = _session_of(found.commitment)
        by_session: dict[int, Commitment] = {}
        for other in self.asked[series]:
            session = _session_of(other)
            if session and session != own and session not in by_session and _is_same(other, found.commitment):
                by_session[session] = other
        sessions = sorted({_session(version) for version in self.texts[series]})
        for session in reversed([one for one in sessions if own and one < own]):
            if session not in by_session:
                break
            found.before.insert(0, by_session[session])
        following = next((one for one in sessions if own and one > own), None)
        found.again = by_session.get(following or 0)

    def _set_documents(self, found: Followed, series: int) -> None:
        texts = {version.pk: version for version in self.texts[series]}
        candidates: dict[str, tuple[float, Document]] = {}
        for cited in self.cited[series]:
            if cited.session in found.commitment.due_sessions and _names_it(cited, found.commitment):
                likeness = _shared(found.commitment.about or found.commitment.words, cited.own)
                document = Document(cited.symbol, texts[cited.version], cited.anchor)
                if likeness > candidates.get(cited.symbol, (-1, document))[0]:
                    candidates[cited.symbol] = likeness, document
        ranked = sorted(candidates.values(), key=lambda each: -each[0])
        if len(ranked) == 1 or len(ranked) > 1 and ranked[0][0] > ranked[1][0] + _CLEARLY:
            found.documents = [ranked[0][1]]
        else:
            found.possible = [document for _likeness, document in ranked]

    def _set_items(self, found: Followed, series: int) -> None:
        one = found.commitment
        for title in filter(None, (one.sub_item, one.item)):
            if not found.items:
                key = subject_key(title)
                items = [item for session in one.due_sessions for item in self.items.get((session, key), [])]
                found.items = items[:_MOST_ITEMS]
                found.is_only_item = bool(found.items and one.sub_item and title != one.sub_item)
        came = [version for version in self.texts[series] if _session(version) in one.due_sessions]
        found.text = came[-1] if came else None

    def _standing(self, found: Followed) -> Standing:
        one, latest = found.commitment, max(self.held, default=0)
        if found.documents or (one.kind in ITEMS_PROMISED and (found.items or found.text)):
            return Standing.ANSWERED
        if found.again is not None:
            if one.due_sessions and (_session_of(found.again) or 0) < min(one.due_sessions):
                return Standing.SUPERSEDED
            return Standing.REPEATED
        if not one.due_sessions:
            return Standing.DUE if one.due_year and one.due_year > 1945 + latest else Standing.NOT_KNOWN
        last = max(one.due_sessions)
        if last >= latest:
            return Standing.DUE
        if found.possible or self.held.get(last, 0) < LEAST_HELD:
            found.gap = None if found.possible else last
            return Standing.NOT_KNOWN
        is_told = one.kind in _WRITTEN or one.kind in ITEMS_PROMISED
        return Standing.PAST_DUE if is_told and "due" not in one.inferred else Standing.NOT_KNOWN


_CLEARLY = 0.15
"""By how much the words of one document must be nearer than those of the next."""


def _session(version: Version) -> int:
    session = version.resolution.session
    return session.ordinal if session and session.kind == SessionKind.REGULAR else 0


def _session_of(commitment: Commitment) -> int:
    return _session(commitment.version)


def item_keys(title: str) -> set[str]:
    """By what a title of the agenda is found: as a whole, and a lettered item's by the title of its own and that of its
    number, which stands before it ("Sustainable development: combating sand and dust storms")."""
    parts = title.split(": ")
    pieces = [parts[at:] for at in range(len(parts))] + [parts[:1]]
    return {key for piece in pieces if (key := subject_key(": ".join(piece)))}


def _is_same(a: Commitment, b: Commitment) -> bool:
    if a.kind != b.kind or a.addressees[:1] != b.addressees[:1]:
        return False
    words = (without_session_numbers(each.words) for each in (a, b))
    return fuzz.ratio(*words) >= SAME


def _names_it(cited: _Cited, commitment: Commitment) -> bool:
    """Whether the words before a reference name a report, and whoever was asked for it as the last of those named:
    "the reports of the Secretary-General (A/77/1) and of the Special Committee (A/77/2)". Behind another reference the
    words that name a report of their own say whose it is: "the report of the Secretary-General (A/77/1) and the report
    on the work of the Tide Process (A/77/2)"."""
    asked = commitment.addressees[0] if commitment.addressees else ASSEMBLY
    if asked == ASSEMBLY or not _REPORT.search(cited.before):
        return False
    says_itself = _NAMED.search(cited.own) or len(cited.own) < _OWN_REACH and _REPORT.search(cited.own)
    return _is_named(asked, cited.own if says_itself else cited.before) and not _is_in_another(cited, commitment)


def _is_named(asked: str, words: str) -> bool:
    """Whether the words name somebody. A body that was asked for short, "the Board", is the end of a longer name, and
    not the Board of Auditors."""
    name = re.escape(asked.removeprefix("United Nations "))
    is_short = " " not in asked and asked not in NAMES
    return bool(re.search(rf"{name}(?! of )" if is_short else name, words))


def _is_in_another(cited: _Cited, commitment: Commitment) -> bool:
    """Whether it was asked for in a report on something else: "to include information in his report on tides"."""
    asked, said = _IN_A_REPORT.search(commitment.words), _ON.search(cited.own)
    return asked is not None and said is not None and not _shared(asked["on"], said["on"])


def _shared(asked: str, said: str) -> float:
    """The share of the words of the shorter that stand in the longer, from 0 to 1; small words do not count."""
    a, b = (set(re.findall(r"[a-z]{3,}", text.lower())) - _SMALL for text in (asked, said))
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0
