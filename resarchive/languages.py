"""The language of a page is in its address and nowhere else: ``/fr/sessions/`` is French, ``/sessions/`` English.

Django's own middleware also asks the browser's settings and a cookie. Then one address would have several answers, and
whoever keeps answers, here or on the way, could hand out the wrong one.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation


def language_of_the_address(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable:
    """Middleware. Speaks the language whose code is the first folder of the path."""

    def middleware(request: HttpRequest) -> HttpResponse:
        language = translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
        with translation.override(language):
            return get_response(request)

    return middleware
