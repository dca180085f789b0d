"""The editors' admin site. Its index and its menu begin with the work to be done."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.admin.apps import SimpleAdminConfig
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

ARCHIVE = "resolutions"
GROUPS = (
    (_("Work"), ("Problem", "ErrorReport", "Note", "SavedList", "IngestRun", "Correction", "Removal", "Visit")),
    (_("Texts"), ("Version", "LanguageVersion", "Reading", "Resolution", "Series", "SeriesMerge", "Vote", "RollCall")),
    (
        _("Authority lists"),
        ("Sponsor", "Alias", "Subject", "Session", "Committee", "AgendaItem", "OpeningVerb", "SpellingVariant"),
    ),
)
INTERNALS = _("What texts and loads are made of")


class EditorsSite(AdminSite):
    site_header = site_title = "Resarchive"
    index_title = _("Curating the archive")

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """At the page of django-allauth, where staff sign in at the institution's provider or with a second factor."""
        if not settings.SIGN_ON:
            return super().login(request, extra_context)
        from allauth.account.decorators import secure_admin_login

        return secure_admin_login(super().login)(request, extra_context)

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """With what there is to do above the menu."""
        from resolutions.admin.front_page import FrontPage  # what the admin needs is loaded with the addresses

        return super().index(request, {"desk": FrontPage(request.user), **(extra_context or {})})

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[dict[str, Any]]:
        """The archive's models that the account may see, by ``GROUPS``; accounts and other apps come last."""
        apps = super().get_app_list(request, app_label)
        archive = [group for app in apps if app["app_label"] == ARCHIVE for group in _groups(app)]
        return archive + [app for app in apps if app["app_label"] != ARCHIVE]


def _groups(app: dict[str, Any]) -> Iterator[dict[str, Any]]:
    left = {model["object_name"]: model for model in app["models"]}
    for name, models in GROUPS:
        if seen := [left.pop(model) for model in models if model in left]:
            yield {**app, "name": name, "models": seen}
    if left:
        yield {**app, "name": INTERNALS, "models": list(left.values())}


class EditorsConfig(SimpleAdminConfig):
    default_site = "resarchive.editors.EditorsSite"
