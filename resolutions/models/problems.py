"""Doubts about what was read, and files that were refused."""

from collections.abc import Iterable
from typing import Self

from django.db import connection, models
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from resolutions.text import problems as text_problems
from resolutions.text.problems import PROBLEMS, Gravity

from .fields import LabelledCharField
from .runs import IngestRun
from .sources import Reading
from .versions import LanguageVersion, Version

GRAVITY = {gravity: tuple(code for code, kind in PROBLEMS.items() if kind.gravity == gravity) for gravity in Gravity}
"""The codes of each gravity. A code that a later version of the program stored, unknown to this one, counts as a doubt
about the cover."""

GRAVITIES = {int(gravity): _(words) for gravity, words in text_problems.GRAVITIES.items()}
KINDS = {code: _(kind.words) for code, kind in PROBLEMS.items()}


_KINDS = """
WITH RECURSIVE kind AS (
    SELECT min(code) AS code FROM resolutions_problem
    UNION ALL
    SELECT (SELECT min(code) FROM resolutions_problem WHERE code > kind.code) FROM kind WHERE kind.code IS NOT NULL
)
SELECT code FROM kind WHERE code IS NOT NULL ORDER BY code
"""


class ProblemQuerySet(models.QuerySet["Problem"]):
    def refusals(self):
        """Files that were not stored at all."""
        return self.filter(version__isnull=True)

    def of_versions(self):
        return self.filter(version__isnull=False).select_related("version", "run")

    def open(self) -> Self:
        """Problems of texts that are held, not settled by an editor."""
        return self.filter(version__isnull=False, settled__isnull=True)

    WORST_FIRST = ("gravity", "-alike", "version_id", "line", "pk")

    def worst_first(self):
        """The gravest first, and of equally grave ones those of the text that has most of them."""
        return self.order_by(*self.WORST_FIRST)

    def count_alike(self, versions: Iterable[int]) -> None:
        """Count anew how many problems as grave each of these texts has. One query; who writes problems calls it."""
        of_texts = self.model._default_manager.filter(version__in=list(versions))
        alike = self.model._default_manager.filter(version=OuterRef("version"), gravity=OuterRef("gravity"))
        counted = Subquery(alike.order_by().values("version").annotate(n=Count("pk")).values("n"))
        of_texts.annotate(counted=counted).exclude(alike=F("counted")).update(alike=counted)

    def in_queue(self, code: str = "", session: str = ""):
        """Filtered by kind of problem, and by the code of a session. The gravity that follows from the kind leads to
        its rows by the index. The texts are looked up first: otherwise PostgreSQL scans the queue of all sessions
        until it has found enough of this one."""
        found = self.filter(code=code, gravity=text_problems.gravity_of(code)) if code else self
        if not session:
            return found
        texts = Version.objects.filter(resolution__session__code=session)
        return found.filter(version__in=list(texts.values_list("pk", flat=True)))

    def kinds(self) -> list[str]:
        """The codes that occur, in their order, whatever else is asked for. The index is looked into once for each; to
        find them among all rows takes the longer the more there are."""
        with connection.cursor() as cursor:
            cursor.execute(_KINDS)
            return [code for (code,) in cursor.fetchall()]

    def behind(self, problem):
        """The problem that follows this one, worst first; None after the last."""
        place = {name: getattr(problem, name) for name in ("gravity", "alike", "version_id", "line", "pk")}
        further, same = Q(), Q()
        for name in self.WORST_FIRST:
            column, beyond = name.removeprefix("-"), "lt" if name.startswith("-") else "gt"
            further |= same & Q(**{f"{column}__{beyond}": place[column]})
            same &= Q(**{column: place[column]})
        return self.worst_first().filter(further).first()


class Problem(models.Model):
    """Something the parser could not read well (with a version), or a file that was refused (without one). ``settled``
    is the correction by which an editor said that nothing is left to do about it. ``alike`` is how many as grave its
    text has, including settled ones, so that a text keeps its place in the queue while an editor works on it; it is
    kept since a queue of many thousand cannot be counted whenever it is looked at."""

    version = models.ForeignKey(
        Version, models.CASCADE, null=True, blank=True, related_name="problems", verbose_name=_("text")
    )
    language_version = models.ForeignKey(
        LanguageVersion,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="problems",
        verbose_name=_("text in one language"),
    )
    reading = models.ForeignKey(
        Reading, models.CASCADE, null=True, blank=True, related_name="problems", verbose_name=_("reading")
    )
    run = models.ForeignKey(
        IngestRun, models.SET_NULL, null=True, blank=True, related_name="problems", verbose_name=_("load")
    )
    file_name = models.CharField(max_length=1000, blank=True, verbose_name=_("file name"))
    line = models.PositiveIntegerField(default=0, verbose_name=_("line"))
    code = LabelledCharField(_("kind"), max_length=60, choices=KINDS)
    message = models.TextField(verbose_name=_("message"))
    settled = models.ForeignKey(
        "resolutions.Correction", models.SET_NULL, null=True, blank=True, editable=False, related_name="problems"
    )
    gravity = models.GeneratedField(
        expression=models.Case(
            *(
                models.When(code__in=[str(code) for code in codes], then=models.Value(int(gravity)))
                for gravity, codes in GRAVITY.items()
                if gravity != Gravity.COVER
            ),
            default=models.Value(int(Gravity.COVER)),
        ),
        output_field=models.PositiveSmallIntegerField(),
        db_persist=True,
    )

    alike = models.PositiveIntegerField(db_default=1, default=1, editable=False)

    objects = ProblemQuerySet.as_manager()

    class Meta:
        verbose_name = _("problem")
        verbose_name_plural = _("problems")
        ordering = ["version", "line", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(version__isnull=False) | models.Q(file_name__gt=""), name="problem_of_something"
            )
        ]
        indexes = [
            models.Index(fields=["gravity", "-alike", "version", "line", "id"], name="problem_worst_first"),
            models.Index(fields=["code"], name="problem_by_kind"),
        ]

    def __str__(self) -> str:
        if not self.line:
            return str(self.get_code_display())
        return gettext("%(kind)s, line %(line)s") % {"kind": self.get_code_display(), "line": self.line}
