"""Votes by which texts of a subject were adopted that are not held: the Library's records bound what is claimed of the
votes held."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from resolutions.models import RollCall, Version

from ..coverage.sentences import on_record, regular_session


class VotesOnRecord:
    """Of the subjects of ``texts``, which have their proposal and session. One query, made when first asked."""

    def __init__(self, texts: Iterable[Version]) -> None:
        self._subjects = {text.resolution.subject_key for text in texts}

    @cached_property
    def records(self) -> list[RollCall]:
        """The oldest first."""
        of_subjects = RollCall.objects.adopting().filter(subject_key__in=self._subjects).defer("ballots")
        return list(of_subjects.order_by("day", "symbol_sort", "pk"))

    def sessions(
        self, texts: Iterable[Version], after: Version | None = None, before: Version | None = None
    ) -> list[int]:
        """The numbers of the sessions of the records on the subject of ``texts``, in order: of sessions after and
        before those of two texts."""
        subjects = {text.resolution.subject_key for text in texts}
        found = {one.session_number for one in self.records if one.subject_key in subjects}
        first = regular_session(after) if after else None
        last = regular_session(before) if before else None
        return sorted(
            number for number in found if (first is None or first < number) and (last is None or number < last)
        )

    def said(self, texts: Iterable[Version], after: Version | None = None, before: Version | None = None) -> str:
        """``A vote of session 71 is on record, its text is not held``; empty where there is none."""
        return on_record(self.sessions(texts, after, before))
