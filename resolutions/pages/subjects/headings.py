"""Texts under one of the library's headings, session by session."""

from functools import cached_property

from django.db.models import Count
from django.utils.translation import gettext as _

from resolutions.models import Subject, SubjectHeading
from resolutions.text.elsewhere import thesaurus_heading

from ..by_session import Counts, chart_by_session, count_by_session, latest_first
from ..charts import Chart


class SubjectPage:
    """What stands above the list of a subject's texts. One query."""

    def __init__(self, subject: Subject) -> None:
        self.subject = subject

    @cached_property
    def _texts(self) -> Counts:
        headings = SubjectHeading.objects.filter(subject=self.subject)
        return count_by_session(headings, "version", "subject", Count("pk"))

    @property
    def thesaurus(self) -> str:
        """Its address in the UNBIS Thesaurus; empty where that is not known."""
        return thesaurus_heading(self.subject.identifier)

    @property
    def sessions(self) -> list[str]:
        return latest_first(self._texts)

    @property
    def chart(self) -> Chart | None:
        heads = [(self.subject.pk, "first", _("texts"))]
        return chart_by_session("texts", _("Texts by session"), heads, self._texts)
