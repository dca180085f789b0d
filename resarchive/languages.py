"""The language of a page depends on its address and nothing else: ``/fr/sessions/`` is French, ``/sessions/`` English.

Django's own middleware also uses the browser's settings and a cookie. One address would then have several answers, and
a cache, here or on the way, could return the wrong one.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation


def language_of_the_address(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable:
    """Middleware. Activates the language whose code is the first part of the path."""

    def middleware(request: HttpRequest) -> HttpResponse:
        language = translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
        with translation.override(language):
            return get_response(request)

    return middleware
