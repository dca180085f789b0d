"""What a session still lacks, as a page beside it."""

from __future__ import annotations

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from resolutions.models import Session
from resolutions.pages.sessions.gaps import gaps


class GapsMixin(admin.ModelAdmin):
    """For the list of sessions: a column that leads to the page, and the page."""

    def get_urls(self) -> list:
        page = path("<int:pk>/gaps/", self.admin_site.admin_view(self.gaps), name="resolutions_session_gaps")
        return [page, *super().get_urls()]

    @admin.display(description=gettext_lazy("what is missing"))
    def missing(self, session: Session) -> str:
        address = reverse("admin:resolutions_session_gaps", args=[session.pk])
        return format_html('<a href="{}">{}</a>', address, _("what session %(code)s lacks") % {"code": session.code})

    def gaps(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The same as ``manage.py check_session`` says."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        session = get_object_or_404(Session.objects.with_counts(), pk=pk)
        title = _("What session %(code)s lacks") % {"code": session.code}
        context = {**self.admin_site.each_context(request), "opts": self.opts, "title": title}
        context |= {"session": session, "gaps": gaps(session)}
        return TemplateResponse(request, "admin/resolutions/session/gaps.html", context)
