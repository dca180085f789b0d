"""The admin's first page: what there is to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from django.conf import settings
from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from resolutions.models import Correction, ErrorReport, IngestRun, Note, Problem, SavedList, Session
from resolutions.models.problems import GRAVITIES, KINDS
from resolutions.pages.sessions.gaps import SessionLacks, overview

from .curating import TARGETS, name_rows, shown
from .runs import outcome_of
from .saved_lists import address_of

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

SHOWN = 6
"""Loads, sessions, tasks and corrections listed; the lists have them all."""
WEEK, MONTH = timedelta(days=7), timedelta(days=30)


class ProblemsOfKind(NamedTuple):
    """How many there are of a kind that nobody has settled, by the age of the load that found them."""

    words: StrOrPromise
    gravity: StrOrPromise
    address: str
    open: int
    week: int
    month: int
    older: int


class FrontPage:
    """Each part is looked up when the page shows it."""

    def __init__(self, editor: Any) -> None:
        self.editor = editor

    @cached_property
    def problems(self) -> list[ProblemsOfKind]:
        """The gravest kinds first, and of those as grave the most frequent."""
        now, found_at = timezone.now(), "run__started_at__gte"
        ages = {"week": now - WEEK, "month": now - MONTH}
        counted = {name: Count("pk", filter=Q(**{found_at: since})) for name, since in ages.items()}
        kinds = Problem.objects.open().order_by().values("gravity", "code").annotate(n=Count("pk"), **counted)
        return [_of_kind(cast("Any", row)) for row in kinds.order_by("gravity", "-n", "code")]

    @property
    def loads(self) -> list[tuple[IngestRun, str]]:
        """The latest first, with what became of their files."""
        return [(run, outcome_of(run)) for run in IngestRun.objects.order_by("-pk")[:SHOWN]]

    @property
    def sessions(self) -> list[SessionLacks]:
        return overview(Session.objects.filter(resolutions__isnull=False).distinct()[:SHOWN])

    @cached_property
    def tasks(self) -> list[Note]:
        return list(Note.objects.to_do().filter(assigned_to=self.editor).select_related("version", "author"))

    @property
    def reports(self) -> int:
        """Errors reported by readers that nobody has settled."""
        return ErrorReport.objects.open().count()

    @property
    def corrections(self) -> Iterator[tuple[Correction, str, str]]:
        """The editor's own, the latest first, with their values."""
        made = Correction.objects.filter(editor=self.editor).select_related(*TARGETS)[:SHOWN]
        name_rows(made)
        return ((one, shown(one, one.before), shown(one, one.value)) for one in made)

    @cached_property
    def unchecked(self) -> int | None:
        """Corrections of others that wait for a second pair of eyes; None where the archive asks for none."""
        if not settings.SECOND_PAIR_OF_EYES:
            return None
        return Correction.objects.waiting_for(self.editor).count()

    @cached_property
    def lists(self) -> list[tuple[str, str]]:
        return [(saved.name, address_of(saved)) for saved in SavedList.objects.filter(editor=self.editor)]


def _of_kind(row: Mapping[str, Any]) -> ProblemsOfKind:
    code, open_, week, month = row["code"], row["n"], row["week"], row["month"]
    address = f"{reverse('admin:resolutions_problem_changelist')}?code={code}"
    words = KINDS.get(code, code)
    return ProblemsOfKind(words, GRAVITIES[row["gravity"]], address, open_, week, month - week, open_ - month)
