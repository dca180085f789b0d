"""The briefs of all subjects of an agenda, in one Word file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext, ngettext

from resolutions.models import Resolution, Series

from .brief import Brief
from .brief_docx import as_docx

MOST_SUBJECTS = 30
"""In a file made while a reader waits: a committee has some sixty subjects a session, an agenda item a few."""


class AgendaBriefs:
    """Of the subjects of ``proposals``, in the order of their agenda items; of the first ``most``, of all where that is
    None. Two queries, and those of each brief."""

    def __init__(self, title: Sequence[str], proposals: QuerySet[Resolution], most: int | None = MOST_SUBJECTS) -> None:
        self.title = ", ".join(title)
        ordered = proposals.order_by("agenda_items__number", "agenda_items__letter", "title", "pk")
        rows = dict(ordered.values_list("pk", "series"))
        subjects = list(dict.fromkeys(pk for pk in rows.values() if pk))
        self.alone = sum(pk is None for pk in rows.values())
        self.total = len(subjects)
        found = Series.objects.in_bulk(subjects[:most])
        self.subjects = [found[pk] for pk in subjects[:most]]

    @property
    def remarks(self) -> Iterator[str]:
        """What the file leaves out."""
        if self.total > len(self.subjects):
            yield gettext(
                "The first %(shown)s of %(total)s subjects. The briefs of one agenda item have the others."
            ) % {
                "shown": len(self.subjects),
                "total": self.total,
            }
        if self.alone:
            said = ngettext(
                "%(count)s proposal is on no recurring subject and has no brief.",
                "%(count)s proposals are on no recurring subject and have no brief.",
                self.alone,
            )
            yield said % {"count": self.alone}

    def as_docx(self) -> bytes:
        return as_docx((Brief(series) for series in self.subjects), self.title, self.remarks)
